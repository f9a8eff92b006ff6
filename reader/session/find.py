"""Find words in an article: in its text, not its lines, so a match may span a wrap or a link.

Case and width do not matter, nor does what is raised or lowered: `ＡＰＰ`, `App` and `app`
are one, `m²` is found by `m2`. The folding keeps every character in its place, so an
offset in the folded text is one in the text. A text is folded once, when it is opened.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import NewType

Folded = NewType("Folded", str)
"""A text as `fold` leaves it."""

_OTHER_WIDTHS = (*range(0xFF01, 0xFF9E), *range(0xFFE0, 0xFFE3), *range(0xFFE4, 0xFFE7))
_WIDTHS = {code: unicodedata.normalize("NFKC", chr(code)) for code in _OTHER_WIDTHS}
_BLANKS = {0x3000: " ", 0x0A: " "}
_SCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()ni0123456789+-=()")
_LETTERS = {ord("Σ"): "σ", ord("ς"): "σ", ord("İ"): "i"}
"""The one whose lower case hangs on its neighbours, and the one whose is two characters."""
_FOLDED: dict[int, str | int] = {**_WIDTHS, **_BLANKS, **_SCRIPTS, **_LETTERS}
_PART = 50_000
"""Characters folded at once; other threads get their turn between."""


def fold(text: str) -> Folded:
    """Return `text` in lower case, half width and on the line, as long as it was."""
    parts = (text[at : at + _PART] for at in range(0, len(text), _PART))
    return Folded("".join(part.translate(_FOLDED).lower() for part in parts))


@dataclass(frozen=True, slots=True)
class Found:
    """The places of `query` in a text, `length` characters each, in order, none overlapping."""

    query: str
    starts: tuple[int, ...]
    length: int

    def next_from(self, offset: int) -> int | None:
        """Return the index of the first match at or after `offset`, going round; None if none."""
        if not self.starts:
            return None
        return bisect_left(self.starts, offset) % len(self.starts)

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the matches, as (index, start), that touch the text from `start` to `end`."""
        first = bisect_left(self.starts, start - self.length + 1)
        found = []
        for index in range(first, len(self.starts)):
            if self.starts[index] >= end:
                break
            found.append((index, self.starts[index]))
        return found


def find(folded: Folded, query: str) -> Found:
    """Return where `query` stands in a text, `folded`. Linear in its length."""
    wanted = fold(query)
    starts = []
    place = folded.find(wanted) if wanted else -1
    while place >= 0:
        starts.append(place)
        place = folded.find(wanted, place + len(wanted))
    return Found(query, tuple(starts), len(wanted))
