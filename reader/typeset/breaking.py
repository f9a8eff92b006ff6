"""Where lines break: greedy, streaming, linear; the rules are those of `classes`.

Every line takes the last break of the best kind that it holds:

1. one that UAX #14, clreq and JLReq allow;
2. where there is none (a word longer than the line), one that at least starts no line
   with a closing mark, ends none with an opening one, and keeps —— and …… whole;
3. where there is none either, any between two grapheme clusters.

So a line is never wider than asked, unless one cluster is, and always ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.patterns import regex
from reader.typeset.classes import (
    CLASS,
    CLOSE_WIDE,
    GLUE,
    HANGUL,
    HYPHEN,
    IDEOGRAPH,
    INFIX,
    JOINED,
    LETTER,
    NEVER_END,
    NEVER_START,
    NUMBER,
    SPACE,
    UNIT,
    UNITS,
    WHOLE,
    characters_of,
)
from reader.typeset.measure import MeasuredText

_ADDRESS = regex(r"(?:https?|ftp)://[!-~]+|www\.[!-~]+", re.IGNORECASE)
_ADDRESS_BREAKS = frozenset("/.-_?&=")
_AMOUNT = regex(
    rf"\d[{characters_of(GLUE)} ]?"
    rf"((?:{'|'.join(sorted(UNITS, key=len, reverse=True))}|[{characters_of(UNIT)}])+)"
)
"""A number and its unit: 3万亿元, 90分钟, 2 小时. No such unit in 宽度分配."""
_BRACKETS = frozenset("」』》〉】〕）")
"""Closing marks that a Korean particle follows without a break: 「한국」은."""
_SCHEME_CHARACTERS = 8
"""An address does not break within its first characters, `https://`."""


class BrokenLine(NamedTuple):
    """A line of text: `[start, shown)` is set, blanks up to `end`, where the next starts, are not."""

    start: int
    shown: int
    end: int


class LineBreaker:
    """Breaks one text, `measured`, into lines; `gaps` are indices before which a cell stands free.

    What begins at one of `clinging` starts no line: the mark of a note stays with its word.
    """

    def __init__(
        self,
        measured: MeasuredText,
        gaps: frozenset[int] = frozenset(),
        *,
        clinging: frozenset[int] = frozenset(),
        hang: int = 0,
    ) -> None:
        self._measured = measured.spaced(gaps) if gaps else measured
        self._text = measured.text
        self._gaps = gaps
        self._clinging = clinging
        self._hang = hang
        self._addresses = [match.span() for match in _ADDRESS.finditer(self._text)]
        self._units = {
            index for match in _AMOUNT.finditer(self._text) for index in range(*match.span(1))
        }

    def lines(self, start: int, end: int, first: int, room: int) -> Iterator[BrokenLine]:
        """Yield the lines of `text[start:end]`, the first `first` cells wide, the rest `room`.

        The lines tile the text. Line ends in it are hard breaks.
        """
        text = self._text
        hard = start - 1
        while True:
            if hard < start:
                hard = text.find("\n", start, end)
                hard = end if hard < 0 else hard
            stop = self._line_end(start, hard, first)
            if stop == hard:
                closed = hard < end
                yield BrokenLine(start, self._without_blanks(start, hard), hard + closed)
                if not closed:
                    return
                start = hard + 1
            else:
                yield BrokenLine(start, self._without_blanks(start, stop), stop)
                start = stop
            first = room

    def _line_end(self, start: int, end: int, room: int) -> int:
        room += start in self._gaps
        stop = self._measured.fitting(start, end, room)
        while stop < end and CLASS[self._text[stop]] == SPACE:
            stop += 1
        if stop >= end or self.allows(stop, start):
            return stop
        if self._hang and self._hangs(start, stop, end, room):
            return stop + 1
        return self._last(start, stop, self.allows) or self._last(start, stop, self.spares) or stop

    def _last(self, start: int, stop: int, rule: Callable[[int, int], bool]) -> int:
        for index in range(stop, start, -1):
            if rule(index, start):
                return index
        return 0

    def _hangs(self, start: int, stop: int, end: int, room: int) -> bool:
        return (
            CLASS[self._text[stop]] in (CLOSE_WIDE, INFIX)
            and self._measured.cells(start, stop + 1) <= room + self._hang
            and (stop + 1 == end or self.allows(stop + 1, stop))
        )

    def _without_blanks(self, start: int, end: int) -> int:
        while end > start and CLASS[self._text[end - 1]] == SPACE:
            end -= 1
        return end

    def allows(self, index: int, start: int = 0) -> bool:
        """Whether a line that began at `start` may end before `index`, by all the rules."""
        pair = self._pair(index, start)
        if pair is None:
            return False
        last, kind, following = pair
        if last < index - 1 and CLASS[self._text[index - 1]] == SPACE:
            starts = following not in NEVER_START or self._opens_name(index)
            return starts and kind not in NEVER_END
        if self._addresses:
            address = self._address(index)
            if address is not None:
                return self._parts_address(index, address)
        if kind + following in JOINED or index in self._units:
            return False
        if following == HANGUL and self._text[last] in _BRACKETS:
            return False
        return not (kind == HYPHEN and following == LETTER and self._opens_word(last))

    def spares(self, index: int, start: int = 0) -> bool:
        """Whether a break before `index` at least starts and ends lines as it should."""
        pair = self._pair(index, start)
        if pair is None:
            return False
        _, kind, following = pair
        return (
            following not in NEVER_START and kind not in NEVER_END and kind + following not in WHOLE
        )

    def _pair(self, index: int, start: int) -> tuple[int, str, str] | None:
        """Return the last mark before `index`, its class and that of the one at `index`."""
        text = self._text
        if index in self._measured.inner or index in self._clinging:
            return None
        following = CLASS[text[index]]
        if following == SPACE:
            return None
        last = index
        while True:
            last = self._measured.base(last)
            if last < start:
                return None
            kind = CLASS[text[last]]
            if kind != SPACE:
                return last, kind, following

    def _opens_word(self, index: int) -> bool:
        """Whether a hyphen stands before a word, as in `--help`, not within one (LB20a)."""
        within = (LETTER, NUMBER, IDEOGRAPH, HANGUL, UNIT)
        return not index or CLASS[self._text[index - 1]] not in within

    def _opens_name(self, index: int) -> bool:
        """Whether a mark that else ends a word opens one: `.5` (LB15c), `%name`."""
        after = CLASS[self._text[index + 1]] if index + 1 < len(self._text) else SPACE
        return (self._text[index], after) in ((".", NUMBER), ("%", LETTER))

    def _address(self, index: int) -> tuple[int, int] | None:
        at = bisect_right(self._addresses, (index, 0)) - 1
        if at >= 0 and self._addresses[at][0] < index < self._addresses[at][1]:
            return self._addresses[at]
        return None

    def _parts_address(self, index: int, address: tuple[int, int]) -> bool:
        return (
            index > address[0] + _SCHEME_CHARACTERS
            and self._text[index - 1] in _ADDRESS_BREAKS
            and self._text[index] not in _ADDRESS_BREAKS
            and CLASS[self._text[index]] not in NEVER_START
        )
