"""The reading screen: three panes, two or one, and the keys that move between them.

The screen routes. What a list shows comes from the desk as a message, what the reader
does goes to a pane or to the desk; the panes do not know each other.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from reader.corpus import Archive
from reader.library import Library
from reader.session.places import Place
from reader.tui import bindings, messages
from reader.tui.screens.find_keys import FindKeys
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.link_keys import LinkKeys
from reader.tui.screens.list_keys import ListKeys
from reader.tui.widgets.bars import HintBar, TitleBar, scan_status
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.pane import Move
from reader.tui.widgets.panes import BODY, LIST, Panes
from reader.tui.widgets.row_pane import RowPane
from reader.typeset import Options

LOOK_SECONDS = 2.0
"""How often to look whether another kanbao wrote something."""


class ReadingScreen(ListKeys, LinkKeys, FindKeys):
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
        super().__init__(archive, library, place)
        self._options = options

    def compose(self) -> ComposeResult:
        """Bars at head and foot, panes between."""
        yield TitleBar()
        yield Panes(self._options)
        yield FindBar()
        yield HintBar(self._key_of)

    def on_mount(self) -> None:
        """Show what the index knows, then look through the archive."""
        self.query_one(TitleBar).archive = self.archive.name
        self.panes.go(LIST)
        self.desk.load_counts()
        self.desk.load_view(self.view)
        if self.place:
            self.desk.find_place(self.place)
        else:
            self.desk.find_last()
        self.desk.scan()
        self.set_interval(LOOK_SECONDS, self.desk.look_around)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to the line that one types in."""
        return not (action in bindings.ACTIONS and isinstance(self.focused, Input))

    # -- panes -------------------------------------------------------------------------

    @on(Panes.Entered)
    @on(BodyPane.Moved)
    @on(events.DescendantFocus)
    def _hints_changed(self) -> None:
        self.refresh_hints()

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
        if self.panes.is_narrow and self.panes.at == BODY:
            self.say("窗口窄，已经只看正文")
        else:
            self.panes.toggle_zoom()

    def action_move(self, move: str) -> None:
        """Move in the focused pane."""
        self.panes.current.move(Move(move))

    def action_sideways(self, step: int) -> None:
        """Shift wide code and tables in view."""
        if self.body.display and any(self.body.sideways):
            self.body.move_sideways(step)
        else:
            self.say("这一屏没有要横着看的代码或表格")

    def action_enter(self) -> None:
        """Into what the cursor stands on."""
        pane = self.panes.current
        if isinstance(pane, RowPane):
            pane.choose()
        else:
            pane.move(Move.LINE_DOWN)

    # -- the archive -------------------------------------------------------------------

    def action_scan(self) -> None:
        """Look for new, changed and deleted posts now."""
        self.desk.scan()

    @on(messages.ScanAdvanced)
    def _scan_advanced(self, message: messages.ScanAdvanced) -> None:
        self.query_one(TitleBar).status = scan_status(message.progress)
        if message.progress.written:
            self.desk.load_counts()
            self.reload()

    @on(messages.ScanEnded)
    def _scan_ended(self, message: messages.ScanEnded) -> None:
        self.query_one(TitleBar).status = ""
        if message.changes is not None and message.changes.any:
            self.desk.load_counts()
            self.reload()

    # -- the rest ----------------------------------------------------------------------

    def action_help(self) -> None:
        """Every key, as bound now."""
        self.app.push_screen(HelpScreen(self._keys()))

    def action_theme(self) -> None:
        """Choose a theme."""
        self.app.search_themes()

    async def action_quit(self) -> None:
        """Quit, once every mark is on disk."""
        if self.shown is not None and (position := self.body.unsaved_position) is not None:
            self.desk.write_position(self.shown, position)
        await self.desk.finish_writing()
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
        """Return the key of a binding; where one types, so that it is not active, its usual one."""
        for active in self.active_bindings.values():
            if active.binding.id == binding_id:
                return self.app.get_key_display(active.binding)
        usual = bindings.USUAL.get(binding_id)
        return self.app.get_key_display(usual) if usual else ""
