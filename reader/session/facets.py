"""The hits of a search by category, medium and year, and by day, month or year in a row of bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reader.library.histogram import Span, histogram
from reader.library.store import Facet
from reader.safe import Clean
from reader.texts.categories import shown_label
from reader.values import Value

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


def narrowed(words: str, facets: Facets) -> Iterator[tuple[Facet, Clean, int, str]]:
    """Yield each value of the facets: whose it is, what it is, its hits, and the words for those."""
    names = {Facet.CATEGORY: "category", Facet.MEDIUM: "source", Facet.YEAR: "date"}
    for facet, name in names.items():
        for value, count in facets.get(facet, ()):
            if value is not None:
                yield facet, value, count, with_part(words, f"{name}:{_asked_for(facet, value)}")


def _asked_for(facet: Facet, value: Clean) -> str:
    """Return a value as a query asks for it: quoted, a category that is none by its word."""
    if facet is Facet.YEAR:
        return value
    name = shown_label(value) if facet is Facet.CATEGORY else value
    return f'"{name.replace(chr(34), "")}"'


def parts_of(words: str) -> list[str]:
    """Return what blanks part in a query."""
    return _PARTS.findall(words)


def is_date(part: str) -> bool:
    """Return whether a part of a query asks for a date."""
    return part.startswith("date:")


def with_part(words: str, part: str) -> str:
    """Return words that ask for `part` too: `渡口 date:2022-02`; of several dates the last holds.

    Unless the words make no sense without theirs: `(渡口 OR date:2021) date:2022`.
    """
    kept = parts_of(words)
    if is_date(part):
        others = [each for each in kept if not is_date(each)]
        if not others or _makes_sense(" ".join(others)):
            kept = others
    either = any(word == "OR" for word in kept)
    joined = " ".join(kept)
    return f"({joined}) {part}" if either else f"{joined} {part}".strip()


def _makes_sense(words: str) -> bool:
    from reader.library.query.mistakes import Mistake
    from reader.library.query.parser import parse

    return not isinstance(parse(words), Mistake)
