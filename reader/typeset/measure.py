"""Cells: how wide a grapheme cluster is, and the running width of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from copy import copy
from itertools import accumulate, pairwise
from operator import itemgetter

from reader.patterns import regex
from reader.typeset.lines import Measure

_JOINING = (
    ("\x00", "\x09"),
    ("\x0b", "\x1f"),
    ("\x7f", "\x9f"),
    ("\u0300", "\u036f"),
    ("\u0483", "\u0489"),
    ("\u0591", "\u200f"),
    ("\u2028", "\u202e"),
    ("\u205f", "\u206f"),
    ("\u20d0", "\u20ff"),
    ("\u2c00", "\u2fff"),
    ("\u302a", "\u302f"),
    ("\u3099", "\u309a"),
    ("\ua4d0", "\uabff"),
    ("\ud7a4", "\uf8ff"),
    ("\ufb00", "\ufe2f"),
    ("\ufe70", "\uff00"),
    ("\uff9e", "\uffdf"),
    ("\uffef", "\uffff"),
    ("\U00010000", "\U0001ffff"),
    ("\U00040000", "\U0010ffff"),
)
"""Ranges, first and last, of the characters that UAX #29 may join to those beside them."""
_ONES = "".join(f"{first}-{last}" for first, last in _JOINING)
_CLUSTERED = regex(f"[^{_ONES}]?(?:[{_ONES}]+[^{_ONES}]?)++")
"""Where clusters of several characters may lie."""


_WIDE = frozenset(
    "　、。〈〉《》「」『』【】〔〕！（），．／：；？［］｛｜｝～０１２３４５６７８９％＋－"
)
_AMBIGUOUS = frozenset("“”‘’—…·■─")
"""What most articles hold beside ideographs and ASCII, by wcwidth's tables."""


def stdout_measure(ambiguous: int = 1) -> Measure:
    """Return the measure of a plain terminal, by wcwidth's tables.

    `ambiguous` is what characters of East Asian width "ambiguous" (UAX #11) take: 1 or 2.
    """

    def measure(cluster: str) -> int:
        if len(cluster) == 1:
            if " " <= cluster <= "~" or cluster == "\N{NO-BREAK SPACE}":
                return 1
            if cluster == "\n":
                return 0
            if "\u4e00" <= cluster <= "\u9fff" or cluster in _WIDE:
                return 2
            if cluster in _AMBIGUOUS:
                return ambiguous
        from wcwidth import width  # its tables take longer to load than most articles to lay out

        return width(cluster, control_codes="ignore", ambiguous_width=ambiguous)

    return measure


def _may_join(char: str) -> bool:
    at = bisect_right(_JOINING, char, key=itemgetter(0)) - 1
    return char <= _JOINING[at][1]


class Widths(dict[str, int]):
    """Cells by cluster, measured once. One for each layout: measures disagree."""

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self._measure = measure
        self._joining: set[str] = set()

    def __missing__(self, cluster: str) -> int:
        if len(cluster) == 1 and _may_join(cluster):
            self._joining.add(cluster)
        cells = self[cluster] = max(self._measure(cluster), 0)
        return cells

    def in_clusters(self, text: str) -> bool:
        """Tell whether clusters of several characters may lie in a text measured by character."""
        return not self._joining.isdisjoint(text)

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
        if widths.in_clusters(text):
            self._join_clusters(cells, widths)
        self.before = list(accumulate(cells, initial=0))

    def _join_clusters(self, cells: list[int], widths: Widths) -> None:
        from wcwidth import iter_graphemes

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
