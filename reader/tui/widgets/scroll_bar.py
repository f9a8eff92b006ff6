"""The scroll bar of a pane: one column at its right edge, drawn with the pane's own lines.

Textual's is a widget of its own, which is drawn whole at every layout: some milliseconds for
one column of cells, a third of many a frame.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

TICK = "━"
_LOWER = " ▁▂▃▄▅▆▇█"
"""Blocks that fill so many eighths of a cell from below."""
_EIGHTHS = 8


class Extent(NamedTuple):
    """How much there is to scroll: `total` lines, of which `page` are in view, from `top` on."""

    total: int
    page: int
    top: int

    @property
    def furthest(self) -> int:
        """The last line that may stand on top."""
        return max(self.total - self.page, 0)

    @property
    def thumb(self) -> tuple[int, int]:
        """Where the thumb of a bar of `page` cells starts and ends, in eighths of a cell.

        At least a cell; nowhere (0, 0) where everything is in view.
        """
        if not self.furthest:
            return 0, 0
        cells = self.page * _EIGHTHS
        size = max(cells * self.page // self.total, _EIGHTHS)
        start = (cells - size) * min(self.top, self.furthest) // self.furthest
        return start, start + size

    def top_with_thumb_at(self, start: int) -> int:
        """Return the line on top when the thumb starts at so many eighths of a cell."""
        thumb = self.thumb
        room = self.page * _EIGHTHS - (thumb[1] - thumb[0])
        return round(self.furthest * min(max(start, 0), room) / room) if room else 0


class BarColours(NamedTuple):
    """The colours of a bar; None: the terminal's own."""

    thumb: Color | None
    held: Color | None
    """Of a thumb that the mouse holds."""
    tick: Color | None


class ScrollBar:
    """Draws the bar, cell by cell, and follows the mouse that holds its thumb."""

    def __init__(
        self,
        extent: Callable[[], Extent],
        ticks: Callable[[int], Collection[int]],
    ) -> None:
        """`extent` says what is in view; `ticks` which cells of a bar of so many have a tick."""
        self._extent = extent
        self._ticks = ticks
        self._held: int | None = None
        """Eighths from the thumb's start to where the mouse holds it."""

    @property
    def is_held(self) -> bool:
        """Whether the mouse holds the thumb."""
        return self._held is not None

    def hold(self, y: int) -> int:
        """Hold the thumb in cell `y`, bringing it there first; return the line on top then."""
        extent = self._extent()
        start, end = extent.thumb
        at = y * _EIGHTHS + _EIGHTHS // 2
        self._held = at - start if start <= at < end else (end - start) // 2
        return self.drag(y)

    def drag(self, y: int) -> int:
        """Drag what is held to cell `y`; return the line on top then."""
        at = y * _EIGHTHS + _EIGHTHS // 2
        return self._extent().top_with_thumb_at(at - (self._held or 0))

    def let_go(self) -> None:
        """Hold the thumb no longer."""
        self._held = None

    def cell(self, y: int, colours: BarColours, base: Style) -> Segment:
        """Draw cell `y` of the bar, in these colours, on the ground of `base`."""
        thumb = colours.thumb if self._held is None else colours.held
        extent = self._extent()
        start, end = extent.thumb
        above = y * _EIGHTHS
        first, last = max(start - above, 0), min(end - above, _EIGHTHS)
        if y in self._ticks(extent.page):
            is_on_thumb = last - first > _EIGHTHS // 2
            ground = thumb if is_on_thumb else base.bgcolor
            return Segment(TICK, _style(colours.tick, ground))
        if last <= first:
            return Segment(" ", base)
        if first == 0:  # there are no blocks that fill a cell from above
            return Segment(_LOWER[_EIGHTHS - last], _style(thumb, base.bgcolor, is_reversed=True))
        return Segment(_LOWER[_EIGHTHS - first], _style(thumb, base.bgcolor))


@lru_cache(maxsize=32)
def _style(colour: Color | None, ground: Color | None, *, is_reversed: bool = False) -> Style:
    return Style(color=colour, bgcolor=ground, reverse=is_reversed)
