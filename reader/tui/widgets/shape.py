"""The hits of a search in time: one row of bars, by day, month or year."""

from __future__ import annotations

from datetime import date, datetime

from rich.text import Text
from textual import events
from textual.message import Message

from reader.session.catalogue import Catalogue
from reader.session.facets import Bars, bars
from reader.session.searching import Searching
from reader.tui.widgets.laid_out_once import LaidOutOnce
from reader.tui.widgets.pane import LEFT

_HEIGHTS = " ▁▂▃▄▅▆▇█"
_MARGIN = 2
_NAMES_CELLS = 2 * (len("2022-02-21") + 2)
"""Cells for the first and the last day, at both ends."""


class Shape(LaidOutOnce):
    """Draws the bars there are so far; empty until hits were counted by day."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Shape { height: 1; background: $kb-panel; color: $kb-muted; }
    """

    class Chosen(Message):
        """The hits of this time are wanted alone: `2022-02`."""

        def __init__(self, stretch: str) -> None:
            super().__init__()
            self.stretch = stretch

    def __init__(self, searching: Searching, catalogue: Catalogue) -> None:
        super().__init__()
        self._searching = searching
        self._catalogue = catalogue

    def render(self) -> Text:
        """Draw first day, bars, last day; the bar of the hit under the cursor stands out."""
        shown = self._bars()
        text = Text(" " * _MARGIN, no_wrap=True, overflow="crop", end="")
        if shown is None:
            return text
        days = list(shown.counts)
        text.append(f"{shown.named(days[0])} ")
        here = self._day_here(shown)
        style = self.app.theme_variables
        most = max(shown.counts.values())
        wide = self._cells_each(len(days))
        for day, count in shown.counts.items():
            height = -(-count * (len(_HEIGHTS) - 1) // most)
            colour = style["kb-match-here"] if day == here else style["kb-accent"]
            text.append(_HEIGHTS[height] * wide, colour)
        if len(days) > 1:
            text.append(f" {shown.named(days[-1])}")
        return text

    def on_click(self, event: events.Click) -> None:
        """Narrow the search to the time of the bar clicked."""
        shown = self._bars()
        if shown is None or event.button != LEFT:
            return
        days = list(shown.counts)
        begin = _MARGIN + len(shown.named(days[0])) + 1
        number, beside = divmod(event.x - begin, self._cells_each(len(days)))
        if 0 <= number < len(days) and beside >= 0:
            self.post_message(self.Chosen(shown.named(days[number])))

    def _bars(self) -> Bars | None:
        return bars(self._searching.days, max(self.size.width - _NAMES_CELLS - _MARGIN, 1))

    def _cells_each(self, number: int) -> int:
        return max(min((self.size.width - _NAMES_CELLS - _MARGIN) // number, 3), 1)

    def _day_here(self, shown: Bars) -> date | None:
        entry = self._catalogue.entry
        moment = entry.date if entry is not None else None
        if moment is None:
            return None
        named = datetime.strptime(shown.named(moment), _FORMATS[len(shown.named(moment))])
        return named.date()


_FORMATS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}
