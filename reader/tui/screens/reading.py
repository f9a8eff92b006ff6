"""The reading screen: three panes, two or one, and the keys that move between them.

The screen routes. What a list shows comes from the desk as a message, what the reader
does goes to a pane or to the desk; the panes do not know each other.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from reader.corpus import Archive
from reader.library import Library, Show, View
from reader.model import Entry
from reader.safe import Clean
from reader.session.listing import with_marks
from reader.session.places import Place
from reader.tui import bindings, desk
from reader.tui.screens.article_keys import ArticleKeys
from reader.tui.screens.help import HelpScreen
from reader.tui.widgets.bars import HintBar, TitleBar, scan_status
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.pane import Move
from reader.tui.widgets.panes import BODY, LIST, Panes
from reader.tui.widgets.row_pane import RowPane
from reader.tui.widgets.sidebar import Sidebar
from reader.typeset import Options

LOOK_SECONDS = 2.0
"""How often to look whether another kanbao wrote something."""

PREVIEW_SECONDS = 0.08
"""How long the cursor rests on an entry before its article opens beside it."""


class ReadingScreen(ArticleKeys):
    """Where one reads."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = list(bindings.READING)

    def __init__(
        self,
        archive: Archive,
        library: Library,
        options: Options,
        place: Place | None = None,
    ) -> None:
        """Read `archive` as `library` knows it, set as `options` say, from `place` on."""
        super().__init__()
        self._archive = archive
        self._desk = desk.Desk(self, archive, library)
        self._options = options
        self._place = place
        self._view = View()
        self._entry: Entry | None = None
        self._asked: Entry | None = None
        self._scanned = False
        self._seeking = False
        self._further = 0
        self._preview: Timer | None = None

    # -- what is on it -----------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Bars at head and foot, panes between."""
        yield TitleBar()
        yield Panes(self._options)
        yield FindBar()
        yield HintBar(self._key_of)

    def on_mount(self) -> None:
        """Show what the index knows, then look through the archive."""
        self.query_one(TitleBar).archive = self._archive.name
        self.panes.go(LIST)
        self._desk.load_counts()
        self._desk.load_view(self._view)
        if self._place:
            self._desk.find_place(self._place)
        self._desk.scan()
        self.set_interval(LOOK_SECONDS, self._desk.look_around)

    @property
    def sidebar(self) -> Sidebar:
        """The category sidebar."""
        return self.panes.sidebar

    @property
    def entries(self) -> EntryList:
        """The article list."""
        return self.panes.entries

    # -- panes -------------------------------------------------------------------------

    @on(Panes.Entered)
    def _pane_entered(self, message: Panes.Entered) -> None:
        bar = self.query_one(HintBar)
        bar.pane = message.pane
        bar.refresh()

    def action_pane(self, step: int) -> None:
        """Go to the next or previous pane."""
        self.panes.step(step)

    def action_step_out(self) -> None:
        """One step back out: of a search, then of the pane; never quits."""
        if self.body.finding and self.panes.at == BODY:
            self.body.stop_finding()
        else:
            self.panes.step_out()

    def action_toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self.panes.toggle_sidebar()

    def action_zoom(self) -> None:
        """Only the body, or all panes again."""
        self.panes.toggle_zoom()

    def action_move(self, move: str) -> None:
        """Move in the focused pane."""
        self.panes.current.move(Move(move))

    def action_enter(self) -> None:
        """Into what the cursor stands on."""
        pane = self.panes.current
        if isinstance(pane, RowPane):
            pane.choose()
        else:
            pane.move(Move.LINE_DOWN)

    # -- the sidebar -------------------------------------------------------------------

    @on(RowPane.Highlighted, "#sidebar")
    def _sidebar_moved(self) -> None:
        if (view := self.sidebar.view) and view != self._view:
            self._show_view(view)

    @on(RowPane.Chosen, "#sidebar")
    def _sidebar_chosen(self) -> None:
        self._sidebar_moved()
        self.panes.go(LIST)

    def _show_view(self, view: View) -> None:
        self._view = view
        self._desk.load_view(view)

    def action_list(self, show: str) -> None:
        """List all, unread or starred articles of the category."""
        view = View(category=self._view.category, show=Show(show))
        self.sidebar.point_at(view)
        self._desk.load_view(view, self._entry)
        self._view = view

    @on(desk.CountsLoaded)
    def _counts_loaded(self, message: desk.CountsLoaded) -> None:
        totals = message.totals
        self.sidebar.show(totals, message.categories)
        self.query_one(TitleBar).numbers = f"{totals.posts:,} 篇 · {totals.unread:,} 未读"

    # -- the list ----------------------------------------------------------------------

    @on(desk.ListingLoaded)
    def _listing_loaded(self, message: desk.ListingLoaded) -> None:
        if message.listing.view != self._view:
            return
        self.entries.show(message.listing, message.cursor, self.sidebar.title_of(self._view))
        if self.panes.at != BODY:
            self._preview_soon()

    @on(EntryList.RowsWanted)
    def _rows_wanted(self, message: EntryList.RowsWanted) -> None:
        self._desk.fetch_rows(message.listing, message.pages)

    @on(desk.RowsFetched)
    def _rows_fetched(self, message: desk.RowsFetched) -> None:
        message.listing.store(message.page, message.rows)
        if message.listing is self.entries.listing:
            self.entries.refresh()
            if self._asked is None and self.panes.at != BODY:
                self._preview_soon()

    @on(RowPane.Highlighted, "#list")
    def _list_moved(self) -> None:
        self._preview_soon()

    @on(RowPane.Chosen, "#list")
    def _list_chosen(self) -> None:
        if entry := self.entries.entry:
            self._read(entry)
            self.panes.go(BODY)

    def _preview_soon(self) -> None:
        if self._preview:
            self._preview.stop()
        self._preview = self.set_timer(PREVIEW_SECONDS, self._open_preview)

    def _open_preview(self) -> None:
        entry = self.entries.entry
        if self.body.display and self.panes.at != BODY and (entry is None or entry != self._asked):
            self._open(entry)

    # -- reading -----------------------------------------------------------------------

    def _open(self, entry: Entry | None) -> None:
        self._asked = entry
        if entry is None:
            self._entry = None
            self.body.clear()
        else:
            self._desk.open_entry(entry, self._label(entry))

    def _read(self, entry: Entry) -> None:
        if self._asked is None or entry.id != self._asked.id:
            self._open(entry)
        if not entry.read:
            self._set_read(entry, True)

    def _label(self, entry: Entry) -> Clean:
        return self.sidebar.label_of(entry.categories[0])

    @on(desk.ArticleOpened)
    def _article_opened(self, message: desk.ArticleOpened) -> None:
        if self._asked is None or message.entry.id != self._asked.id:
            return
        self._entry = message.entry
        self.body.show(message.opened, message.offset)
        if self._place and self._place.anchor:
            self.jump_to_anchor(self._place.anchor)
        self._place = None

    @on(BodyPane.Settled)
    def _body_settled(self, message: BodyPane.Settled) -> None:
        if self._entry is not None and message.article is self.body.article:
            self._desk.write_position(self._entry, message.offset)

    def current(self) -> Entry | None:
        """The entry that keys act on: what is being read, or what the cursor stands on."""
        return self._asked if self.panes.at == BODY else self.entries.entry

    def action_read_on(self) -> None:
        """A page down; at the end of the article, the next unread one."""
        entry = self.current()
        if entry is None:
            return
        if not self.body.display:
            self.panes.go(BODY)
        if self._asked is None or entry.id != self._asked.id:
            self._read(entry)
        elif self._entry is not None and self._entry.id == entry.id:
            self._read(entry)
            if self.body.at_end:
                self.action_unread(1)
            else:
                self.body.move(Move.PAGE_DOWN)

    def action_read_back(self) -> None:
        """A page up in the body."""
        self.body.move(Move.PAGE_UP)

    def action_article(self, step: int) -> None:
        """Read the next or previous article of the list."""
        row = self.entries.cursor + step
        entry = self.entries.listing.row(row)
        if entry is None:
            self.say("这里是列表的末尾" if step > 0 else "这里是列表的开头")
            return
        self.entries.put_cursor(row)
        self._read(entry)

    def action_unread(self, step: int) -> None:
        """The next or previous match while a search is on, else unread article."""
        if self.body.finding:
            self.body.step_match(step)
        elif self._seeking:
            self._further += step
        elif entry := self.current():
            self._seek(entry, step)

    def _seek(self, entry: Entry, step: int) -> None:
        self._seeking = True
        self._desk.find_neighbour(self._view, entry, step)

    @on(desk.NeighbourFound)
    def _neighbour_found(self, message: desk.NeighbourFound) -> None:
        self._seeking = False
        if message.entry is None or message.stored is None:
            self._further = 0
            self.say("后面没有未读的了" if message.step > 0 else "前面没有未读的了")
            return
        self.entries.put_cursor(self.entries.listing.shown(message.stored))
        if self._further:
            step = 1 if self._further > 0 else -1
            self._further -= step
            self._seek(message.entry, step)
        else:
            self._read(message.entry)

    # -- marks -------------------------------------------------------------------------

    def _set_read(self, entry: Entry, read: bool) -> None:
        marked = with_marks(entry, read=read)
        self._desk.write_read(marked)
        self._show_marks(marked)

    def _show_marks(self, entry: Entry) -> None:
        self.entries.listing.update([entry])
        self.entries.refresh()
        if self._asked is not None and self._asked.id == entry.id:
            self._asked = entry

    def action_toggle_read(self) -> None:
        """Mark as read, or as unread again."""
        if entry := self.current():
            self._set_read(entry, not entry.read)

    def action_toggle_star(self) -> None:
        """Star, or no longer."""
        if entry := self.current():
            starred = with_marks(entry, starred=not entry.starred)
            self._desk.write_star(starred)
            self._show_marks(starred)

    def action_read_all(self) -> None:
        """Mark everything in the list as read."""
        self._desk.read_all(self._view)

    def action_undo(self) -> None:
        """Take the last marking back."""
        self._desk.undo()

    @on(desk.MarksWritten)
    def _marks_written(self, message: desk.MarksWritten) -> None:
        self._desk.load_counts()
        if message.sentence:
            self.say(message.sentence)
        if message.many:
            self._reload()

    def _reload(self) -> None:
        self._desk.load_view(self._view, self.entries.entry, self.entries.cursor)

    # -- the archive -------------------------------------------------------------------

    def action_scan(self) -> None:
        """Look for new, changed and deleted posts now."""
        self._desk.scan()

    @on(desk.ScanAdvanced)
    def _scan_advanced(self, message: desk.ScanAdvanced) -> None:
        self.query_one(TitleBar).status = scan_status(message.progress)
        if message.progress.written:
            self._desk.load_counts()
            self._reload()

    @on(desk.ScanEnded)
    def _scan_ended(self, message: desk.ScanEnded) -> None:
        self.query_one(TitleBar).status = ""
        self._scanned = True
        if message.changes is not None and message.changes.any:
            self._desk.load_counts()
            self._reload()
        if self._place:
            self._desk.find_place(self._place)

    def go_to(self, place: Place) -> None:
        """Read what `place` names."""
        self._place = place
        self._desk.find_place(place)

    def open_link(self, url: Clean) -> None:
        """Open `url` in the desktop's browser."""
        self._desk.open_link(url)

    @on(desk.PlaceFound)
    def _place_found(self, message: desk.PlaceFound) -> None:
        if message.entry is None or message.stored is None:
            if self._scanned:
                self.say(f"归档里没有这一篇：{self._place}")
                self._place = None
            return
        if self._view != View():
            self._view = View()
            self.sidebar.point_at(self._view)
            self._desk.load_view(self._view, message.entry)
        self.entries.put_cursor(message.stored)
        if self._entry is not None and self._entry.id == message.entry.id:
            if self._place and self._place.anchor:
                self.jump_to_anchor(self._place.anchor)
            self._place = None
        self._read(message.entry)
        self.panes.go(BODY)

    @on(desk.WorkFailed)
    def _work_failed(self, message: desk.WorkFailed) -> None:
        self._seeking = False
        self.say(message.sentence)

    # -- the rest ----------------------------------------------------------------------

    def action_help(self) -> None:
        """Every key, as bound now."""
        self.app.push_screen(HelpScreen(self._keys()))

    def action_theme(self) -> None:
        """Choose a theme."""
        self.app.search_themes()

    async def action_quit(self) -> None:
        """Quit, once every mark is on disk."""
        if self._entry is not None and (offset := self.body.unsaved_offset) is not None:
            self._desk.write_position(self._entry, offset)
        await self._desk.finish_writing()
        self.app.exit()

    def _keys(self) -> dict[str, tuple[list[str], str]]:
        keys: dict[str, tuple[list[str], str]] = {}
        for active in self.active_bindings.values():
            binding = active.binding
            if binding.id and binding.id.partition(".")[0] in bindings.GROUPS:
                shown, _ = keys.setdefault(binding.id, ([], binding.description))
                shown.append(self.app.get_key_display(binding))
        return keys

    def _key_of(self, binding_id: str) -> str:
        shown, _ = self._keys().get(binding_id, ([], ""))
        return shown[0] if shown else ""
