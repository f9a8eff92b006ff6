"""`kanbao search`: hits with the words around the match; counts of them, whole or by facet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import archives as opening
from reader.cli import output
from reader.cli.ansi import emphasised, wants_colour
from reader.library.query.conditions import Condition, Field, wanted_words
from reader.library.query.mistakes import Mistake, QueryWrong
from reader.library.query.parser import parse
from reader.library.store import Cursor, Facet, Hit
from reader.texts import _
from reader.texts.categories import shown_labels, uncategorised_in_every_language

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.fulltext.snippets import Snippet
    from reader.settings import Settings

_HITS_A_BATCH = 200
_MOST_RANKED = 3000
"""Hits that are told by relevance, where no limit is given."""


def prepared(path: Path | None, chosen: Settings, query: str) -> tuple[Library, Condition]:
    """Return a library in which all can be found, and what a query asks of it.

    Where another kanbao is still indexing its texts, tell how far that is. Raises QueryWrong,
    with the place of what is wrong.
    """
    archive = opening.archive_at(path)
    mistake = parse(query)  # before anything is waited for
    if isinstance(mistake, Mistake):
        raise QueryWrong(mistake)
    library, __ = opening.listed(archive, chosen, texts=True)
    indexed = library.indexed()
    if not indexed.is_whole:
        indexed = opening.indexed(library, wait=False)
    if not indexed.is_whole:
        output.tell(
            _("Only {done:,} posts of {total:,} can be searched so far").format(
                done=indexed.done, total=indexed.total
            )
        )
    condition = library.understood(query, uncategorised_in_every_language())
    if isinstance(condition, Mistake):
        raise QueryWrong(condition)
    return library, condition


def print_hits(
    library: Library, condition: Condition, limit: int | None, by: str, form: str
) -> None:
    """Print the hits, newest first or best first, each with a snippet."""
    colour = wants_colour("auto")
    is_any = False
    has_anchor = any(words.field is Field.HEADING for words in wanted_words(condition))
    for hit in hits_of(library, condition, limit, by, scored=form != "text"):
        is_any = True
        snippet = library.snippet(hit.entry, condition)
        if form == "text":
            output.print_text(_shown(hit, snippet, colour))
            continue
        record = output.post_record(hit.entry, hit.entry)
        record |= {"snippet": snippet.text, "score": _rounded(hit.score)}
        if has_anchor:
            record["anchor"] = snippet.anchor
        if form == "json":
            output.print_json(record)
        else:
            record["problems"] = [problem.code for problem in hit.entry.problems]
            output.print_tsv(record.values())
    if not is_any and limit != 0:
        output.tell(_("Nothing found"))


def hits_of(
    library: Library, condition: Condition, limit: int | None, by: str, *, scored: bool
) -> Iterator[Hit]:
    """Yield the hits, newest first, or the best of the newest first."""
    if by == "relevance":
        yield from library.ranked(condition, _MOST_RANKED if limit is None else limit) or ()
        return
    cursor: Cursor | None = None
    left = limit
    while left is None or left > 0:
        wanted = _HITS_A_BATCH if left is None else min(left, _HITS_A_BATCH)
        hits = library.search(condition, cursor, wanted, scored=scored)
        if hits is None:
            return
        yield from hits.hits
        left = None if left is None else left - len(hits.hits)
        cursor = hits.after
        if cursor is None:
            return


def print_count(library: Library, condition: Condition, form: str) -> None:
    """Print how many posts there are."""
    count = library.count_hits(condition) or 0
    if form == "json":
        output.print_json({"count": count})
    else:
        output.print_text(str(count))


def print_facet(library: Library, condition: Condition, facet: str, form: str) -> None:
    """Print how many posts there are of each medium, category or year."""
    by = Facet(facet)
    labels = shown_labels(library.categories())
    counts = library.facet(condition, by) or ()
    if not counts:
        output.tell(_("Nothing found"))
    for value, count in counts:
        if form == "json":
            output.print_json({facet: value, "count": count})
        elif form == "tsv":
            output.print_tsv((value, count))
        else:
            shown = value
            if by is Facet.CATEGORY and value is not None:
                shown = labels.get(value, value)
            output.print_text(f"{count:>9,}  {shown or '—'}")


def _shown(hit: Hit, snippet: Snippet, colour: bool) -> str:
    """Return a hit as two lines: the post, and below it what it says."""
    line = output.entry_line(hit.entry)
    if snippet.anchor:
        line = type(line)(f"{line[:-1]}#{snippet.anchor})")
    if not snippet.text:
        return line
    text = emphasised(snippet.text, snippet.matches) if colour else snippet.text
    return f"{line}\n     {text}"


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 4)
