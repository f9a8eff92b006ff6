"""The reading screen: three panes, two or one, and what each key and each click comes to.

The screen routes. A key becomes a command of the session, or moves a pane; what the session
answers is shown (`showing`) or done behind the screen (`runner`), and what became of it goes
back to the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType

from reader.library import Show
from reader.model import Entry
from reader.texts import _
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.screens.list_keys import ListKeys
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.pane import Move
from reader.tui.widgets.panes import BODY, LIST, SIDEBAR, Panes
from reader.tui.widgets.row_pane import RowPane

if TYPE_CHECKING:
    from reader.tui.screens.palette import Offer


class ReadingScreen(ListKeys):
    """Where one reads."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.READING, priority=True)

    # -- panes -----------------------------------------------------------------------------

    @on(Panes.Entered)
    @on(BodyPane.Moved)
    @on(events.DescendantFocus)
    def _hints_changed(self) -> None:
        self._showing.refresh_hints()

    def action_pane(self, step: int) -> None:
        """Go to the next or previous pane."""
        self.panes.step(step)

    def action_step_out(self) -> None:
        """One step back out: of words marked, of a search or a filter, of the pane; never quits."""
        finding, narrowing, at = self.session.finding, self.session.narrowing, self.panes.at
        if at == BODY and finding.is_on and not finding.is_of_archive:
            self.carry_out(self.session.stop_finding())
        elif at == LIST and self.session.searching.is_on:
            self.carry_out(self.session.leave_search())
        elif at == LIST and narrowing.titles:
            self.carry_out(self.session.widen())
        elif at == SIDEBAR and narrowing.categories and not self.session.searching.is_on:
            self.carry_out(narrowing.show_all_categories())
        elif at == SIDEBAR and (self.session.searching.is_on or narrowing.titles):
            self.panes.go(LIST)  # from where the next step leads out of these
        else:
            self.panes.step_out()

    def action_toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self.panes.toggle_sidebar()

    def action_zoom(self) -> None:
        """Only the body, or all panes again."""
        if self.panes.is_narrow and self.panes.at == BODY:
            self.say(_("Only the article has room already"))
        else:
            self.panes.toggle_zoom()

    def action_move(self, move: str) -> None:
        """Move in the focused pane; the next key acts on what the cursor stands on then."""
        self.move_cursor(Move(move), self.count.given)

    def move_cursor(self, move: Move, count: int = 0) -> None:
        """Move in the pane that one is in; the session learns where its cursor stands."""
        pane = self.panes.current
        pane.move(move, count)
        if pane is self.panes.sidebar:
            self._open_view()
        elif pane is self.entries:
            self.cursor_moved()

    def action_enter(self) -> None:
        """Into what the cursor stands on."""
        pane = self.panes.current
        if pane is self.panes.sidebar:
            self._into_list()
        elif pane is self.entries:
            self._into_article()
        else:
            pane.move(Move.LINE_DOWN, self.count.given)

    # -- lists -----------------------------------------------------------------------------

    def _open_view(self) -> None:
        if view := self.panes.sidebar.view:
            self.carry_out(self.session.open_view(view))

    @on(RowPane.Chosen, "#sidebar")
    def _into_list(self) -> None:
        self._open_view()
        self.panes.go(LIST)

    @on(RowPane.Chosen, "#list")
    def _list_clicked(self, message: RowPane.Chosen) -> None:
        self.carry_out(self.session.put_cursor(message.row))
        self._into_article(is_pointed_at=True)

    def _into_article(self, *, is_pointed_at: bool = False) -> None:
        entry, wanted = self.session.catalogue.entry, self.session.wanted
        if entry is not None and (wanted is None or wanted.key != entry.key):
            self.wait_with_painting()
        self.remember_position()
        self.carry_out(self.session.enter(is_pointed_at=is_pointed_at))

    @on(EntryList.RowsWanted)
    def _rows_wanted(self, message: EntryList.RowsWanted) -> None:
        self.carry_out(self.session.want_rows(message.first, message.count, message.goes))

    def action_list(self, show: str) -> None:
        """List all, unread or starred articles of the category; of a search, among its hits."""
        current = self.current()
        self.carry_out(self.session.show_only(Show(show), current.key if current else None))

    # -- articles --------------------------------------------------------------------------

    def _read(self, entry: Entry) -> None:
        wanted = self.session.wanted
        if wanted is None or wanted.key != entry.key:
            self.wait_with_painting()
        self.remember_position()
        self.carry_out(self.session.read(entry.key))

    @on(BodyPane.Settled)
    def _body_settled(self, message: BodyPane.Settled) -> None:
        self.carry_out(self.session.reader_is_at(message.opened, message.offset))

    def action_read_on(self) -> None:
        """A page down; at the end of the article, the next unread one."""
        entry, shown = self.current(), self.session.shown
        if entry is None:
            self.say(_("No article to read"))
            return
        if not self.body.display:
            self.panes.go(BODY)
        is_shown = shown is not None and shown.key == entry.key
        self._read(entry)
        if is_shown and self.body.at_end:
            self._to_unread(1)
        elif is_shown:
            self.body.move(Move.PAGE_DOWN, self.count.given)

    def action_read_back(self) -> None:
        """A page up in the body."""
        if self.has_body_in_view():
            self.body.move(Move.PAGE_UP, self.count.given)

    def action_article(self, step: int) -> None:
        """Read the next or previous article of the list."""
        self.wait_with_painting()
        self.remember_position()
        self.carry_out(self.session.step_article(step * self.count.times))

    def action_unread(self, step: int) -> None:
        """In the body, while a search is on, the next or previous match, else unread article."""
        if self.session.finding.is_on and self.panes.at == BODY:
            self.carry_out(self.session.step_match(step * self.count.times, self.body.seen_from))
        else:
            self._to_unread(step * self.count.times)

    def _to_unread(self, step: int) -> None:
        if entry := self.current():
            self.remember_position()
            self.carry_out(self.session.next_unread(step, entry.key))

    def action_history(self, step: int) -> None:
        """Back or forward through what was read."""
        self.remember_position()
        self.carry_out(self.session.go_through_history(step * self.count.times))

    # -- marks -----------------------------------------------------------------------------

    def action_toggle_read(self) -> None:
        """Mark as read, or as unread again."""
        if entry := self.acted_on():
            self.carry_out(self.session.toggle_read(entry.key))

    def action_toggle_star(self) -> None:
        """Star, or no longer."""
        if entry := self.acted_on():
            self.carry_out(self.session.toggle_star(entry.key))

    def action_read_all(self) -> None:
        """Mark everything in the list as read."""
        self.carry_out(self.session.read_all())

    def action_undo(self) -> None:
        """Take the last marking back."""
        self.carry_out(self.session.undo())

    # -- the rest --------------------------------------------------------------------------

    def action_scan(self) -> None:
        """Look for new, changed and deleted posts now."""
        self.carry_out(self.session.look_for_changes())

    def action_help(self) -> None:
        """Every key, as bound now."""
        from reader.tui.screens.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.keymap))

    def action_theme(self) -> None:
        """Choose a theme."""
        self.app.search_themes()

    async def action_quit(self) -> None:
        """Quit, once every mark is on disk."""
        self.remember_position()
        self.carry_out(self.session.quit())

    async def action_palette(self) -> None:
        """Show what can be done, to choose from; it is done in the pane one was in."""
        from reader.tui.screens.palette import PaletteScreen

        async def run(action: str | None) -> None:
            if action is not None:
                await self.run_action(action)

        self.set_focus(self.panes.current)
        self.app.push_screen(PaletteScreen(self._offers(), self.keymap), run)

    def _offers(self) -> list[Offer]:
        """What the palette offers: the common first, moving by a line or a page last."""
        from reader.tui.screens.palette import Offer

        known = {command.id: command for command in table.READING}
        moves = [id for id in known if id.startswith("move.")]
        others = [id for id in known if id not in moves and id != "app.palette"]
        return [
            Offer(_(known[id].what), "  ".join(self.keymap.shown(id)), known[id].action)
            for id in dict.fromkeys([*table.COMMON, *others, *moves])
        ]
