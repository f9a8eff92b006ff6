"""Where words stand in an article: in its text, not its lines, so a match may span a wrap or a link.

A text is folded once, when it is opened (`reader.folding`); an offset in the folded text is
one in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from typing import NamedTuple

from reader.folding import Folded, fold
from reader.values import Value

MOST = 10_000
"""Matches that are known, the first ones: to look for more would take longer than a key may."""


class Span(NamedTuple):
    """A stretch of text: the offsets of its first character and after its last."""

    start: int
    end: int


class Matches(Value):
    """The places of terms in a text, in order, none overlapping another: all, or the first `MOST`."""

    spans: tuple[Span, ...] = ()
    has_more: bool = False
    """Whether there are others behind these."""

    @classmethod
    def first_of(cls, spans: Iterator[Span]) -> Matches:
        """Return the first of `spans`, which come in order."""
        first = tuple(islice(spans, MOST))
        return cls(first, len(first) == MOST and next(spans, None) is not None)

    def __len__(self) -> int:
        return len(self.spans)

    def next_from(self, offset: int) -> int | None:
        """Return the index of the first match at or after `offset`, going round; None if none."""
        if not self.spans:
            return None
        return bisect_left(self.spans, offset, key=_start) % len(self.spans)

    def last_before(self, offset: int) -> int | None:
        """Return the index of the last match that starts before `offset`, going round."""
        if not self.spans:
            return None
        return (bisect_left(self.spans, offset, key=_start) - 1) % len(self.spans)

    def within(self, start: int, end: int) -> list[tuple[int, Span]]:
        """Return the matches, as (index, span), that touch the text from `start` to `end`."""
        first = bisect_left(self.spans, start + 1, key=_end)
        found = []
        for index in range(first, len(self.spans)):
            if self.spans[index].start >= end:
                break
            found.append((index, self.spans[index]))
        return found


def matches_of(folded: Folded, terms: Iterable[str]) -> Matches:
    """Return where any of `terms` stands in a text, `folded`; of two that overlap the earlier.

    Linear in the length of the text, for each term.
    """
    found = [_places(folded, fold(term)) for term in terms]
    return Matches.first_of(_apart(merge(*found, key=lambda span: (span.start, -span.end))))


def _places(folded: Folded, wanted: str) -> Iterator[Span]:
    place = folded.find(wanted) if wanted else -1
    while place >= 0:
        yield Span(place, place + len(wanted))
        place = folded.find(wanted, place + len(wanted))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
