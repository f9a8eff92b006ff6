"""The article list: a window on a `Listing`, however many rows that has."""

from __future__ import annotations

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from reader.library import View
from reader.safe import Clean, clean_line
from reader.session.catalogue import Catalogue
from reader.session.hits import HitListing
from reader.session.shown_dates import TIME_CELLS, time_of
from reader.texts import _
from reader.tui.widgets.lit import lit
from reader.tui.widgets.row_pane import Parts, RowPane, fit, narrowed_title, shortened

_TITLE_BY_DAY = 12
"""Cells that a title keeps beside a day: in a list too narrow for both, no row shows a day."""

_INDENT = "    "
_MEDIUM_CELLS = 14
_WIDTH_FOR_MEDIUM = 48
"""Cells from which the second line of a hit names the medium too."""

_TITLE_BY_TIME = 31
"""Cells that it keeps beside day and time."""


class EntryList(RowPane):
    """The entries of one view, newest first."""

    nothing: reactive[Clean] = reactive(Clean(""))
    """Said where the archive has no post (yet)."""

    class RowsWanted(Message):
        """`count` rows from `first` on came into view, or near it, as the list `goes` down or up."""

        def __init__(self, first: int, count: int, goes: int) -> None:
            super().__init__()
            self.first = first
            self.count = count
            self.goes = goes

    def __init__(self, catalogue: Catalogue, id: str) -> None:
        """Draw the rows of `catalogue`."""
        super().__init__(id=id)
        self.catalogue = catalogue
        self._label = ""
        self._rows_above = 0
        """Rows above the cursor where one was before one typed."""
        self._returns = False
        self._is_placed = True
        """Whether the list stands where it should; not before it has a size."""
        self.set_titles(_("Articles"))

    def show(self, label: str) -> None:
        """Show the rows that there are now, the cursor as high as it was.

        Where the list stood at its top it stays there, as long as the cursor is in view.
        """
        above = self._rows_above if self._returns else self._above_cursor
        was_at_top = not self._returns and not self.first_row
        if not self.size.height:  # what is in view shows with the first frame
            self._is_placed = False
        self._returns = False
        self._label = label
        self._show_title()
        self.rows_changed()
        self.put_cursor(self.catalogue.row)
        if self._is_placed and (not was_at_top or self.first_row):
            self.jump_to_row(max(self.cursor - max(above, 0), 0) * self.row_lines)
        self.want_rows()

    def call_it(self, label: str) -> None:
        """Show the name that the list has now."""
        self._label = label
        self._show_title()

    @property
    def _above_cursor(self) -> int:
        return self.cursor - self.first_row

    def remember_place(self) -> None:
        """Take note of how high the cursor stands."""
        self._rows_above = self._above_cursor

    def return_to_place(self) -> None:
        """Let the cursor stand as high as it did then, in the rows that come next."""
        self._returns = True

    def _show_title(self) -> None:
        listing = self.catalogue.listing
        if not listing.view.title:
            self.set_titles(_("Articles · {view}").format(view=self._label))
            return
        told = _("“{words}” {count:,}") if listing.so_far is None else _("“{words}” {count:,}…")
        count = listing.total if listing.so_far is None else listing.so_far
        found = told.format(words=clean_line(listing.view.title), count=count)
        self.set_titles(narrowed_title(self._label, found, self.outer_size.width))

    @property
    def empty(self) -> str:
        """No entry is in the view, or none in the archive."""
        if self.hits is not None:
            return _("Nothing found")
        listing = self.catalogue.listing
        if self.nothing:
            return self.nothing
        if listing.view == View():  # there are some, which are on their way
            return _("Looking for articles…")
        if not listing.view.title:
            return _("No articles here")
        if listing.so_far is not None:
            return _("Looking through the titles…")
        return _("No title here has “{words}”").format(words=clean_line(listing.view.title))

    def row_count(self) -> int:
        """Return the entries of the view."""
        return self.catalogue.listing.total

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self.want_rows(1 if new_value > old_value else -1)

    def on_resize(self) -> None:
        """Ask for what comes into view."""
        if self._label:
            self._show_title()
        if not self._is_placed and self.size.height:
            self._is_placed = True
            self.jump_to_row(0 if self.cursor < self.rows_in_view else self.cursor * self.row_lines)
        self.want_rows()

    def want_rows(self, goes: int = 0) -> None:
        """Ask for the pages in view, and half a page around them; the list `goes` down (1) or up (-1).

        Where all in view is held, that waits until it is painted: it would share the processor.
        """
        if self.catalogue.listing.missing(self.first_row, self.rows_in_view):
            self._ask_for_rows(goes)
        else:
            self.call_after_refresh(self._ask_for_rows, goes)

    def _ask_for_rows(self, goes: int) -> None:
        first = max(self.first_row - self.rows_in_view // 2, 0)
        self.post_message(self.RowsWanted(first, self.rows_in_view * 2, goes))

    def show_rows(self, rows: range | None) -> None:
        """Draw what is in view anew, if any of `rows` is, or any row at all may be another now."""
        seen = range(self.first_row, self.first_row + -(-self.page // self.row_lines))
        if rows is None or (rows.start < seen.stop and seen.start < rows.stop):
            self.rows_changed()

    @property
    def hits(self) -> HitListing | None:
        """What is listed, where that was searched for."""
        listing = self.catalogue.listing
        return listing if isinstance(listing, HitListing) else None

    @property
    def row_lines(self) -> int:
        """A hit has a second line for what it says."""
        return 1 if self.hits is None else 2

    def row_below(self, row: int, width: int) -> Parts:
        """Return `   河湾晚报 · …馆员说：灯亮着，人就会来…`, what was looked for lit."""
        hits, entry = self.hits, self.catalogue.entry_at(row)
        if hits is None or entry is None:
            return []
        snippet = hits.snippets.get(entry.key)
        start = _INDENT
        medium = entry.media or next(map(self.catalogue.label_of, entry.categories), None)
        if medium and (width >= _WIDTH_FOR_MEDIUM or not (snippet and snippet.text)):
            start += shortened(medium, _MEDIUM_CELLS)
        parts: Parts = [(start, "row--muted")]
        if snippet and snippet.text:
            between = "" if start == _INDENT else " · "
            room = width - cell_len(start) - len(between)
            parts += [(between, ""), *lit(snippet.text, snippet.matches, room, "row--muted")]
        return parts

    def row_parts(self, row: int, width: int) -> Parts | None:
        """Return `● 02-21 09:54 让“民生窗口”更有温…`.

        Its title stands as far in as the others'. In a list of several years without room for
        the time of day, each row tells its year, whose cells would be blank.
        """
        entry = self.catalogue.entry_at(row)
        if entry is None:
            return None
        parts: Parts = [
            ("★", "row--star") if entry.starred else (" ", ""),
            ("●", "row--unread") if not entry.read else (" ", ""),
            ("!", "row--problem") if entry.problems else (" ", ""),
        ]
        left = width - len(parts)
        dates = self.catalogue.listing.dates
        if left - dates.cells - 1 >= _TITLE_BY_DAY:
            if left - dates.cells - 1 - TIME_CELLS >= _TITLE_BY_TIME:
                day = dates.day(entry) + time_of(entry)
            else:
                day = dates.with_years.day(entry)
            parts.append((day, "row--muted"))
            left -= cell_len(day) + 1
            parts.append((" ", ""))
        tone = "row--muted" if entry.read else ""
        if self.hits is None:
            return [*parts, (fit(entry.title, left), tone)]
        spans = [(start, end) for start, end, _ in self.hits.matcher.spans(entry.title)]
        return [*parts, *lit(entry.title, spans, left, tone)]
