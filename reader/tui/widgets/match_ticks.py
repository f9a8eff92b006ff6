"""A scroll bar that tells where in the article the matches stand."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

TICK = "━"


class TickedBar(ScrollBarRender):
    """Textual's own bar, with a tick in each of some of its rows."""

    def __init__(
        self, ticks: Callable[[int], Collection[int]], colour: Callable[[], str], **bar: Any
    ) -> None:
        """`ticks` gives, for a bar of so many rows, those that have one; `colour` is theirs."""
        super().__init__(**bar)
        self._ticks = ticks
        self._colour = colour

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the bar, then the ticks over it."""
        for drawn in super().__rich_console__(console, options):
            if not isinstance(drawn, Segments):
                yield drawn
                continue
            rows = list(drawn.segments)
            for row in self._ticks(len(rows)):
                rows[row] = self._ticked(rows[row])
            yield Segments(rows, new_lines=drawn.new_lines)

    def _ticked(self, segment: Segment) -> Segment:
        style = segment.style or Style()
        ground = style.color if style.reverse else style.bgcolor
        return Segment(TICK, Style(color=self._colour(), bgcolor=ground, meta=style.meta))
