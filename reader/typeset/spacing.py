"""Blank cells that the layout adds within a line: between scripts, and to even the right edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reader.characters import HAN, KANA, LATIN
from reader.patterns import regex
from reader.safe import Clean
from reader.typeset.lines import Run
from reader.typeset.measure import MeasuredText, Widths
from reader.typeset.runs import total

_IDEOGRAPHS = f"{KANA}{HAN}"
_LETTERS = f"0-9{LATIN}"
_SEAM = regex(f"(?<=[{_IDEOGRAPHS}])(?=[{_LETTERS}])|(?<=[{_LETTERS}%])(?=[{_IDEOGRAPHS}])")
_OPENING = "（《「『【〈〔“‘"
_CLOSING = "，。、；：！？）》」』】〉〕”’"
_IDEOGRAPH = regex(f"(?<=[^{_OPENING} ])(?=[{_IDEOGRAPHS}])")
_STOP = regex(f"(?<=[{_CLOSING}])(?=[^{_CLOSING} ])(?!(?<=’)[{_LETTERS}])")
_BLANK = regex("(?<= )(?=[^ ])")
_MOST_STRETCH = 4
"""A line that lacks more than a fourth of its room is left ragged."""


def gaps_in(measured: MeasuredText) -> tuple[int, ...]:
    """Return the indices between Chinese and Latin, where a blank cell is to stand."""
    return tuple(
        index
        for match in _SEAM.finditer(measured.text)
        if (index := match.start()) not in measured.inner
    )


def justified(runs: Iterable[Run], room: int, widths: Widths) -> list[Run]:
    """Return `runs` widened to `room` cells: at blanks first, then after stops, then anywhere.

    A cell each, evenly spread, before any takes a second one (JLReq 3.8.4, clreq 3.3).
    """
    line = list(runs)
    slack = room - total(line)
    if slack <= 0 or slack > room // _MOST_STRETCH:
        return line
    text = "".join(run.text for run in line)
    measured = MeasuredText(text, widths)
    return _widened(line, _shares(measured, slack), measured)


def _shares(measured: MeasuredText, slack: int) -> Mapping[int, int]:
    """Return how many of `slack` cells each place of the text takes."""
    shares: Counter[int] = Counter()
    kinds = [
        [match.start() for match in pattern.finditer(measured.text)]
        for pattern in (_BLANK, _STOP, _IDEOGRAPH)
    ]
    rounds = [[place for place in places if place not in measured.inner] for places in kinds]
    while slack and any(rounds):
        for places in rounds:
            taken = min(slack, len(places))
            shares.update(places[(2 * at + 1) * len(places) // (2 * taken)] for at in range(taken))
            slack -= taken
    return shares


def _widened(line: list[Run], shares: Mapping[int, int], measured: MeasuredText) -> list[Run]:
    runs: list[Run] = []
    offset = 0
    for run in line:
        low = offset
        high = offset + len(run.text)
        for place in sorted(place for place in shares if low <= place < high):
            if place > low:
                runs.append(_cut(run, offset, low, place, measured))
            runs.append(Run(Clean(" " * shares[place]), run.role, None, run.link, shares[place]))
            low = place
        runs.append(_cut(run, offset, low, high, measured))
        offset = high
    return runs


def _cut(run: Run, offset: int, low: int, high: int, measured: MeasuredText) -> Run:
    start = None if run.start is None else run.start + low - offset
    return Run(Clean(measured.text[low:high]), run.role, start, run.link, measured.cells(low, high))
