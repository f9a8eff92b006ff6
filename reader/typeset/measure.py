"""Cells: how wide a grapheme cluster is, and the running width of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from copy import copy
from itertools import accumulate, pairwise

from wcwidth import iter_graphemes, width

from reader.typeset.lines import Measure

_SIMPLE = (
    "\n -~\u00a0-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u202f-\u205e\u2070-\u20cf"
    "\u2100-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff01-\uff9d\uffe0-\uffee\U00020000-\U0003ffff"
)
_CLUSTERED = re.compile(f"[{_SIMPLE}]?(?:[^{_SIMPLE}]+[{_SIMPLE}]?)++")
"""Where clusters of several characters may lie: UAX #29 joins nothing but to these."""


def stdout_measure(ambiguous: int = 1) -> Measure:
    """Return the measure of a plain terminal, by wcwidth's tables.

    `ambiguous` is what characters of East Asian width "ambiguous" (UAX #11) take: 1 or 2.
    """

    def measure(cluster: str) -> int:
        return width(cluster, control_codes="ignore", ambiguous_width=ambiguous)

    return measure


class Widths(dict[str, int]):
    """Cells by cluster, measured once. One for each layout: measures disagree."""

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, cluster: str) -> int:
        cells = self[cluster] = max(self._measure(cluster), 0)
        return cells

    def of(self, text: str) -> int:
        """Return the cells of a whole text."""
        return MeasuredText(text, self).cells(0, len(text))


class MeasuredText:
    """A text with its running width, so that any stretch of it is measured in one subtraction.

    `before[i]` is the cells of `text[:i]`; a cluster's cells count at its first character,
    so that no place inside one is nearer than its end. `inner` holds the indices that
    lie inside a cluster.
    """

    __slots__ = ("before", "inner", "text")

    def __init__(self, text: str, widths: Widths) -> None:
        self.text = text
        self.inner: set[int] = set()
        cells = list(map(widths.__getitem__, text))
        if _CLUSTERED.search(text):
            self._join_clusters(cells, widths)
        self.before = list(accumulate(cells, initial=0))

    def _join_clusters(self, cells: list[int], widths: Widths) -> None:
        for match in _CLUSTERED.finditer(self.text):
            at = match.start()
            for cluster in iter_graphemes(match[0]):
                if len(cluster) > 1:
                    cells[at] = widths[cluster]
                    inside = range(at + 1, at + len(cluster))
                    self.inner.update(inside)
                    for index in inside:
                        cells[index] = 0
                at += len(cluster)

    def spaced(self, gaps: Iterable[int]) -> MeasuredText:
        """Return this text with one cell more for each character that `gaps` names."""
        cells = [after - before for before, after in pairwise(self.before)]
        for gap in gaps:
            cells[gap] += 1
        measured = copy(self)
        measured.before = list(accumulate(cells, initial=0))
        return measured

    def cells(self, start: int, end: int) -> int:
        """Return the cells of `text[start:end]`."""
        return self.before[end] - self.before[start]

    def fitting(self, start: int, end: int, room: int) -> int:
        """Return how far `text[start:end]` goes into `room` cells; at least one cluster."""
        if start >= end:
            return end
        stop = bisect_right(self.before, self.before[start] + room, start, end + 1) - 1
        return stop if stop > start else min(self.after(start), end)

    def after(self, index: int) -> int:
        """Return the end of the cluster that starts at `index`."""
        index += 1
        while index in self.inner:
            index += 1
        return index

    def base(self, index: int) -> int:
        """Return the start of the cluster that ends at `index`."""
        index -= 1
        while index in self.inner:
            index -= 1
        return index
