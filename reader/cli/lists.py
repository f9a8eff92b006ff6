"""`kanbao list`, `categories`, `themes`: what there is, as text, JSON Lines, TSV."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from reader.cli import output
from reader.cli.columns import in_columns
from reader.corpus.pinyin import matches
from reader.errors import KanbaoError
from reader.library import Library, View
from reader.library.query.conditions import AllOf, Condition, InCategories
from reader.model import UNCATEGORISED, Category, Entry
from reader.safe import Clean, clean_line
from reader.texts import _
from reader.texts.categories import shown_labels, uncategorised_in_every_language
from reader.texts.errors import sentence

_POSTS_A_BATCH = 500
_CATEGORIES_NAMED = 5
"""Categories named where none answers to a name, or several do."""


def print_entries(library: Library, category: str | None, limit: int | None, form: str) -> None:
    """Print the entries of a category, by default all, newest first.

    Raises KanbaoError, naming some, where there is no such category.
    """
    view = View(category=_slug(library, category) if category is not None else None)
    _print(_entries(library, view, limit), form)


def print_found(
    library: Library, category: str | None, condition: Condition, limit: int | None, form: str
) -> None:
    """Print the entries, of a category, that meet a condition, newest first.

    Raises KanbaoError, naming some, where there is no such category.
    """
    from reader.cli.search import hits_of

    if category is not None:
        condition = AllOf((condition, InCategories((_slug(library, category),))))
    hits = hits_of(library, condition, limit, "date", scored=False)
    _print((hit.entry for hit in hits), form)


def print_categories(library: Library, form: str) -> None:
    """Print every category, the fullest first."""
    categories = library.categories()
    labels = shown_labels(categories)
    for category in categories:
        record = {
            "slug": category.slug,
            "label": labels[category.slug],
            "posts": category.posts,
            "unread": category.unread,
        }
        if form == "json":
            output.print_json(record)
        elif form == "tsv":
            output.print_tsv(record.values())
        else:
            name = labels[category.slug]
            slug = f"  ({category.slug})" if category.slug not in ("", name) else ""
            output.print_text(f"{category.posts:>9,}  {name}{slug}")


def print_themes(form: str) -> None:
    """Print every theme; one of the reader's own stands for ours of the same name.

    A file that is no theme is told, and passed over.
    """
    from reader.tui.themes import known_themes, shipped_folder

    known, no_themes = known_themes()
    for error in no_themes.values():
        output.tell(f"kanbao: {sentence(error)}")
    rows = []
    for theme in known.values():
        record = {
            "name": theme.name,
            "label": theme.label,
            "dark": theme.dark,
            "shipped": theme.path.parent == shipped_folder(),
        }
        if form == "json":
            output.print_json(record)
        elif form == "tsv":
            output.print_tsv(record.values())
        else:
            kind = _("dark") if theme.dark else _("light")
            path = clean_line(str(theme.path))
            whose = _("(kanbao's)") if record["shipped"] else _("(yours: {path})").format(path=path)
            rows.append((kind, clean_line(theme.name), clean_line(theme.label), whose))
    for line in in_columns(rows):
        output.print_text(line)


def _print(entries: Iterable[Entry], form: str) -> None:
    for entry in entries:
        if form == "json":
            output.print_json(output.post_record(entry, entry))
        elif form == "tsv":
            record = output.post_record(entry, entry)
            record["problems"] = [problem.code for problem in entry.problems]
            output.print_tsv(record.values())
        else:
            output.print_text(output.entry_line(entry))


def _entries(library: Library, view: View, limit: int | None) -> Iterator[Entry]:
    total = library.count(view) if limit is None else min(limit, library.count(view))
    for start in range(0, total, _POSTS_A_BATCH):
        yield from library.page(view, start, min(_POSTS_A_BATCH, total - start))


def _slug(library: Library, wanted: str) -> Clean:
    """Return the category called so: by slug, label, or a part, as written or by pinyin."""
    categories = library.categories()
    name = clean_line(wanted)
    for category in categories:
        if name in (category.slug, category.label):
            return category.slug
    names = {category.slug: _names(category) for category in categories}
    if UNCATEGORISED in names and name.casefold() in map(str.casefold, names[UNCATEGORISED]):
        return UNCATEGORISED
    near = [c for c in categories if any(matches(each, name) for each in names[c.slug])]
    near = [c for c in near if c.slug != UNCATEGORISED] or near  # our word is last to be meant
    if len(near) == 1:
        return near[0].slug
    labels = shown_labels(categories)
    if near:
        known = _some(near, labels)
        raise KanbaoError("category-ambiguous", name=name, count=len(near), known=known)
    from difflib import get_close_matches

    alike = set(get_close_matches(name, [n for each in names.values() for n in each], 5))
    near = [c for c in categories if not alike.isdisjoint(names[c.slug])]
    code = "category-unknown-alike" if near else "category-unknown"
    raise KanbaoError(code, name=name, known=_some(near or categories, labels))


def _names(category: Category) -> Collection[str]:
    """Return what a category may be called; that of no category in every language."""
    if category.slug == UNCATEGORISED:
        return uncategorised_in_every_language()
    return category.label, category.slug


def _some(categories: Sequence[Category], labels: Mapping[Clean, Clean]) -> list[str]:
    more = ["…"] if len(categories) > _CATEGORIES_NAMED else []
    return [labels[category.slug] for category in categories[:_CATEGORIES_NAMED]] + more
