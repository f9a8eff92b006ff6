"""The hits of a search by category, medium and year, and by day, month or year in a row of bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.library.histogram import Span, histogram
from reader.library.store import Facet
from reader.model import UNCATEGORISED
from reader.safe import Clean
from reader.values import Value

if TYPE_CHECKING:
    from reader.library.query.conditions import Condition, Dated
    from reader.library.query.mistakes import Mistake

Facets = Mapping[Facet, Sequence[tuple[Clean | None, int]]]
"""How many hits there are of each category (its slug), medium, year; None: of none."""

_PARTS = re.compile(r'(?:"[^"]*"?|“[^”]*”?|[^\s"“])+')
"""What blanks part in a query, phrases whole."""

FORMATS = {Span.DAY: "%Y-%m-%d", Span.MONTH: "%Y-%m", Span.YEAR: "%Y"}
"""A day, a month, a year, as a query has them."""


class Bars(Value):
    """Hits by day, month or year, each bar named by the first day of its time."""

    span: Span
    counts: Mapping[date, int]

    def named(self, day: date) -> str:
        """Return the time of `day`, as a query has it: `2022-02`."""
        return f"{day:{FORMATS[self.span]}}"


def bars(days: Mapping[date | None, int], most: int) -> Bars | None:
    """Return hits by the shortest span that makes at most `most` bars, else by year; None if none."""
    for span in Span:
        counts = histogram(days, span)
        if counts and (len(counts) <= most or span is Span.YEAR):
            return Bars(span, counts)
    return None


def narrowed(
    words: str, facets: Facets, uncategorised: Clean
) -> Iterator[tuple[Facet, Clean, int, str]]:
    """Yield each value of the facets: whose it is, what it is, its hits, and the words for those.

    `uncategorised` is what the category of posts that name none is called.
    """
    names = {Facet.CATEGORY: "category", Facet.MEDIUM: "source", Facet.YEAR: "date"}
    for facet, name in names.items():
        for value, count in facets.get(facet, ()):
            if value is not None:
                is_none = facet is Facet.CATEGORY and value == UNCATEGORISED
                asked = _asked_for(facet, uncategorised if is_none else value)
                yield facet, value, count, with_part(words, f"{name}:{asked}")


def _asked_for(facet: Facet, value: Clean) -> str:
    """Return a value as a query asks for it: quoted, but for a year."""
    return value if facet is Facet.YEAR else f'"{value.replace(chr(34), "")}"'


def parts_of(words: str) -> list[str]:
    """Return what blanks part in a query."""
    return _PARTS.findall(words)


def is_date(part: str) -> bool:
    """Return whether a part of a query asks for a date."""
    return part.startswith("date:")


def with_part(words: str, part: str) -> str:
    """Return words that ask for `part` too: `渡口 date:2022-02`.

    A date in them gives way to one that lies within it, or that rules it out: of several that
    were picked the last holds. What else was typed stays, `date:2022-01-20..2022-02-10` too.
    """
    kept = " ".join(parts_of(words))
    if is_date(part):
        for date_typed in filter(is_date, parts_of(words)):
            if _gives_way(date_typed, part):
                kept = _without(kept, date_typed)
    if _is_either(kept):
        kept = f"({kept})"
    return f"{kept} {part}".strip()


def with_mark(words: str, part: str) -> str:
    """Return words that ask for posts so marked, `is:unread`, in place of other marks; "": of any."""
    for mark in marks_in(words):
        words = _without(words, mark)
    return with_part(words, part) if part else words


def marks_in(words: str) -> list[str]:
    """Return the parts of a query that ask for marks: `is:unread`."""
    from reader.library.query.conditions import Marked

    if "is:" not in words:
        return []
    return [part for part in parts_of(words) if isinstance(_condition(part), Marked)]


def mean_the_same(words: str, others: str) -> bool:
    """Return whether both queries ask for the same."""
    return _condition(words) == _condition(others)


def _gives_way(old: str, new: str) -> bool:
    """Return whether one date need not be asked for beside another: it says no more, or excludes it."""
    from reader.library.query.conditions import Dated

    before, now = _condition(old), _condition(new)
    if not (isinstance(before, Dated) and isinstance(now, Dated)):
        return False
    (first, last), (begin, end) = _ends(before), _ends(now)
    return (first <= begin and end <= last) or end < first or last < begin


def _ends(dated: Dated) -> tuple[date, date]:
    return dated.first or date.min, dated.last or date.max


def _without(words: str, part: str) -> str:
    """Return words without one of their parts, if all others mean what they did: no OR is between."""
    others = " ".join(each for each in parts_of(words) if each != part)
    gone = _condition(part)
    left = [each for each in _all(words) if each != gone]
    return (
        others if not others or left == [each for each in _all(others) if each != gone] else words
    )


def _all(words: str) -> tuple[Condition | Mistake, ...]:
    """Return the conditions that all have to hold."""
    from reader.library.query.conditions import AllOf

    condition = _condition(words)
    return condition.conditions if isinstance(condition, AllOf) else (condition,)


def _is_either(words: str) -> bool:
    """Return whether what stands beside words would belong to one side of an OR alone."""
    from reader.library.query.conditions import AnyOf

    return "OR" in words and isinstance(_condition(f"{words} is:read"), AnyOf)


@lru_cache(maxsize=8)  # every row of the sidebar asks for the same words
def _condition(words: str) -> Condition | Mistake:
    from reader.library.query.parser import parse

    return parse(words)
