"""The article list: a window on a `Listing`, however many rows that has."""

from __future__ import annotations

from textual.message import Message

from reader.library import View
from reader.model import Entry
from reader.session.dates import TIME_CELLS, time_of
from reader.session.listing import Listing
from reader.tui.widgets.row_pane import Parts, RowPane, fit

_TITLE_BY_DAY = 12
"""Cells that a title keeps beside a day: in a list too narrow for both, no row shows a day."""

_TITLE_BY_TIME = 31
"""Cells that it keeps beside day and time."""


class EntryList(RowPane):
    """The entries of one view, newest first."""

    EMPTY = "这里没有文章"

    class RowsWanted(Message):
        """Pages of `listing` came into view, or near it, that it does not hold."""

        def __init__(self, listing: Listing, pages: list[int]) -> None:
            super().__init__()
            self.listing = listing
            self.pages = pages

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.listing = Listing(View(), 0)
        self.set_titles("文章")

    def show(self, listing: Listing, cursor: int, label: str) -> None:
        """Show the rows of `listing` with the cursor on row `cursor`, as high as it was."""
        above = self.cursor - round(self.scroll_y)
        self.listing = listing
        self.set_titles(f"文章 · {label}")
        self.rows_changed()
        self.put_cursor(cursor)
        self.jump_to_row(max(self.cursor - max(above, 0), 0))
        self.want_rows()

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor, where it is known."""
        return self.listing.row(self.cursor)

    def row_count(self) -> int:
        """Return the entries of the view."""
        return self.listing.total

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self.want_rows()

    def on_resize(self) -> None:
        """Ask for what comes into view."""
        self.want_rows()

    def want_rows(self) -> None:
        """Ask for the pages in view, and half a page around them."""
        first = max(round(self.scroll_y) - self.page // 2, 0)
        if pages := self.listing.missing(first, self.page * 2):
            self.post_message(self.RowsWanted(self.listing, pages))

    def row_parts(self, row: int, width: int) -> Parts | None:
        """Return `● 02-21 09:54 让“民生窗口”更有温…`, its title as far in as the others'."""
        entry = self.listing.row(row)
        if entry is None:
            return None
        parts: Parts = [
            ("★", "row--star") if entry.starred else (" ", ""),
            ("●", "row--unread") if not entry.read else (" ", ""),
            ("!", "row--problem") if entry.problems else (" ", ""),
        ]
        left = width - len(parts)
        dates = self.listing.dates
        if left - dates.cells - 1 >= _TITLE_BY_DAY:
            parts.append((dates.day(entry), "row--muted"))
            left -= dates.cells + 1
            if left - TIME_CELLS >= _TITLE_BY_TIME:
                parts.append((time_of(entry), "row--muted"))
                left -= TIME_CELLS
            parts.append((" ", ""))
        parts.append((fit(entry.title, left), "row--muted" if entry.read else ""))
        return parts
