"""The sidebar and the list: which view is shown, and the rows that come in for it."""

from __future__ import annotations

from textual import on

from reader.library import Show, View
from reader.tui import messages
from reader.tui.screens.read_keys import ReadKeys
from reader.tui.widgets.bars import TitleBar
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.panes import BODY, LIST
from reader.tui.widgets.row_pane import RowPane


class ListKeys(ReadKeys):
    """Rows are fetched by the desk as they come into view."""

    @on(RowPane.Highlighted, "#sidebar")
    def _sidebar_moved(self) -> None:
        if (view := self.sidebar.view) and view != self.view:
            self.view = view
            self.desk.load_view(view)

    @on(RowPane.Chosen, "#sidebar")
    def _sidebar_chosen(self) -> None:
        self._sidebar_moved()
        self.panes.go(LIST)

    def action_list(self, show: str) -> None:
        """List all, unread or starred articles of the category."""
        view = View(category=self.view.category, show=Show(show))
        self.sidebar.point_at(view)
        self.desk.load_view(view, self.shown)
        self.view = view

    @on(messages.CountsLoaded)
    def _counts_loaded(self, message: messages.CountsLoaded) -> None:
        totals = message.totals
        self.sidebar.show(totals, message.categories)
        self.query_one(TitleBar).numbers = f"{totals.posts:,} 篇 · {totals.unread:,} 未读"

    @on(messages.ListingLoaded)
    def _listing_loaded(self, message: messages.ListingLoaded) -> None:
        if message.listing.view != self.view:
            return
        message.listing.update(self.desk.marked)
        self.entries.show(message.listing, message.cursor, self.sidebar.title_of(self.view))
        self.refresh_hints()
        if self.panes.at != BODY:
            self.preview_soon()

    @on(EntryList.RowsWanted)
    def _rows_wanted(self, message: EntryList.RowsWanted) -> None:
        self.desk.fetch_rows(message.listing, message.pages)

    @on(messages.RowsFetched)
    def _rows_fetched(self, message: messages.RowsFetched) -> None:
        is_stored = message.listing.store(message.rows)
        if message.listing is self.entries.listing:
            if not is_stored:
                self.entries.want_rows()
            self.entries.refresh()
            if self.asked is None and self.panes.at != BODY:
                self.preview_soon()

    @on(RowPane.Highlighted, "#list")
    def _list_moved(self) -> None:
        self.preview_soon()

    @on(RowPane.Chosen, "#list")
    def _list_chosen(self) -> None:
        if entry := self.entries.entry:
            self.read(entry)
            self.panes.go(BODY)
