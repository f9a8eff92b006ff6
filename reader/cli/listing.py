"""`kanbao list` and `kanbao categories`: entries and categories as text, JSON Lines, TSV."""

from __future__ import annotations

from collections.abc import Iterator

from reader.cli import output
from reader.errors import WrongUsage
from reader.library import Library, View
from reader.model import Entry
from reader.safe import Clean

_BATCH = 500


def print_entries(library: Library, category: str | None, limit: int | None, form: str) -> None:
    """Print the entries of a category, by default all, newest first."""
    view = View(category=_slug(library, category) if category is not None else None)
    for entry in _entries(library, view, limit):
        if form == "json":
            output.print_json(output.post_record(entry, entry))
        elif form == "tsv":
            record = output.post_record(entry, entry)
            record["problems"] = [problem.code for problem in entry.problems]
            output.print_tsv(record.values())
        else:
            output.print_text(output.entry_line(entry))


def print_categories(library: Library, form: str) -> None:
    """Print every category, the fullest first."""
    for category in library.categories():
        record = {
            "slug": category.slug,
            "label": category.label,
            "posts": category.posts,
            "unread": category.unread,
        }
        if form == "json":
            output.print_json(record)
        elif form == "tsv":
            output.print_tsv(record.values())
        else:
            name = category.label
            slug = f"  ({category.slug})" if category.slug != name else ""
            output.print_text(f"{category.posts:>9,}  {name}{slug}")


def _entries(library: Library, view: View, limit: int | None) -> Iterator[Entry]:
    total = library.count(view) if limit is None else min(limit, library.count(view))
    for start in range(0, total, _BATCH):
        yield from library.page(view, start, min(_BATCH, total - start))


def _slug(library: Library, wanted: str) -> Clean:
    categories = library.categories()
    for category in categories:
        if wanted in (category.slug, category.label):
            return category.slug
    near = [c.label for c in categories if wanted.casefold() in c.label.casefold()]
    hint = f"；相近的有：{'、'.join(near[:5])}" if near else ""
    raise WrongUsage(f"没有叫“{wanted}”的分类{hint}")
