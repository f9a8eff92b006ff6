"""Heights of many pieces and the sums before them, both in logarithmic time (Fenwick, 1994)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """A list of heights that knows on which line each begins."""

    def __init__(self, heights: Iterable[int]) -> None:
        self._heights = list(heights)
        before = list(accumulate(self._heights, initial=0))
        self._sums = [total - before[index & (index - 1)] for index, total in enumerate(before)]
        self.total = before[-1]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    def __setitem__(self, index: int, height: int) -> None:
        change = height - self._heights[index]
        if not change:
            return
        self._heights[index] = height
        self.total += change
        index += 1
        while index < len(self._sums):
            self._sums[index] += change
            index += index & -index

    def before(self, index: int) -> int:
        """Return the sum of the first `index` heights."""
        found = 0
        while index:
            found += self._sums[index]
            index &= index - 1
        return found

    def at(self, line: int) -> int:
        """Return the index of the piece that holds `line`; the number of pieces when none does."""
        index, step = 0, 1 << len(self._heights).bit_length()
        while step:
            further = index + step
            if further < len(self._sums) and self._sums[further] <= line:
                index = further
                line -= self._sums[further]
            step >>= 1
        return index
