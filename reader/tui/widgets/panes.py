"""The three panes side by side: which of them are in view, and which one has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from reader.session.session import Session
from reader.texts import _
from reader.tui.keys.keymap import Keymap
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.laid_out_once import LaidOutOnce
from reader.tui.widgets.outline import Outline
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from reader.typeset import Options

THREE_PANES_COLUMNS = 110
"""Columns from which all three panes stand side by side."""

THREE_WHILE_READING_COLUMNS = 132
"""Columns from which they do while the body is read; below, the sidebar gives way to it."""

TWO_PANES_COLUMNS = 70
"""Columns from which two do."""

OUTLINE_COLUMNS = 150
"""Columns from which the outline stands beside three panes, the body keeping some 60."""

OUTLINE_ALONE_COLUMNS = 100
"""Columns from which it stands beside the body alone."""

ORDER = SIDEBAR, LIST, BODY = "sidebar", "list", "body"


class Panes(Horizontal, LaidOutOnce):
    """Sidebar, list and body. One of them is current: it has the focus and is in view."""

    DEFAULT_CSS = """
    Panes { height: 1fr; layers: base over; }
    Panes > Pane { border: round $kb-border; border-title-color: $kb-muted;
        border-subtitle-color: $kb-muted; background: $kb-background; color: $kb-foreground; }
    Panes > Pane:focus { border: round $kb-accent; border-title-color: $kb-accent;
        border-title-style: bold; border-subtitle-color: $kb-accent; }
    Panes > #sidebar { width: 26; }
    Panes > #list { width: 2fr; min-width: 30; max-width: 64; }
    Panes > #body { width: 3fr; }
    Panes > Outline { width: 30; display: none; }
    Panes.-medium > #sidebar { layer: over; dock: left; width: 28; }
    Panes.-medium > #list { max-width: 44; }
    Panes.-narrow > #sidebar { width: 1fr; }
    Panes.-narrow > #list { width: 1fr; max-width: 100%; }
    """

    class Entered(Message):
        """Another pane is current now."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, session: Session, options: Options, keymap: Keymap) -> None:
        """Draw what `session` holds, articles set as `options` say; `keymap` has the keys to name."""
        super().__init__()
        self.sidebar = Sidebar(
            session.catalogue, session.narrowing, session.searching, session.saved, id=SIDEBAR
        )
        self.entries = EntryList(session.catalogue, id=LIST)
        self.body = BodyPane(options, session.finding, self._nothing_open, id=BODY)
        self._session = session
        self._enter_key = keymap.key("pane.enter")
        self.at = LIST
        self._sidebar_wanted = True
        self._reading = False
        self._zoomed = False
        self.outline = Outline(keymap)
        self._outline_wanted = False

    def _nothing_open(self) -> str:
        """Return what to say where no article is open: nothing, if one comes without being asked for."""
        is_coming = self._session.wanted is not None or self.at != BODY
        if is_coming or self._session.catalogue.entry is None:
            return ""
        way = _("Choose an article, {key} opens it") if self._enter_key else _("Choose an article")
        return way.format(key=self._enter_key)

    def compose(self) -> ComposeResult:
        """From left to right; the outline is mounted by whoever has time for it."""
        yield self.sidebar
        yield self.entries
        yield self.body

    @property
    def current(self) -> Pane:
        """The pane that keys move in."""
        return {SIDEBAR: self.sidebar, LIST: self.entries, BODY: self.body}[self.at]

    def go(self, pane: str) -> None:
        """Make `pane` the current one."""
        self._reading = pane == BODY
        self._enter(pane)

    def _enter(self, pane: str) -> None:
        self.at = pane
        if pane != BODY:
            self._zoomed = False
        self._arrange()
        self.screen.set_focus(self.current, scroll_visible=False)
        self.post_message(self.Entered(pane))

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) pane; stop at the ends."""
        place = ORDER.index(self.at) + step
        if 0 <= place < len(ORDER):
            self.go(ORDER[place])

    def step_out(self) -> None:
        """One step back out: all panes again, then list, then sidebar; where that slid in over
        the list, back to the list."""
        if self._zoomed:
            self.toggle_zoom()
        elif self.at == SIDEBAR and self.has_class("-medium"):
            self.go(LIST)
        else:
            self.step(-1)

    def toggle_zoom(self) -> None:
        """Only the body, or all panes again."""
        self._zoomed = not self._zoomed
        self.go(BODY)

    @property
    def is_narrow(self) -> bool:
        """Whether only one pane fits."""
        return self._columns() < TWO_PANES_COLUMNS

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar; where it has no place of its own, go to it and back."""
        if self._columns() < THREE_PANES_COLUMNS or self._zoomed:
            self.go(LIST if self.at == SIDEBAR else SIDEBAR)
        elif self._gives_way:
            self._sidebar_wanted = True
            self.go(SIDEBAR)
        else:
            self._sidebar_wanted = not self._sidebar_wanted
            self.go(LIST if self.at == SIDEBAR else self.at)

    @property
    def has_room_for_outline(self) -> bool:
        """Whether the outline can stand beside the body."""
        return self._columns() >= (OUTLINE_ALONE_COLUMNS if self._zoomed else OUTLINE_COLUMNS)

    def dock_outline(self, wanted: bool) -> None:
        """Let the outline stand beside the body, where there is room, or no longer."""
        self._outline_wanted = wanted
        self._arrange()

    def on_resize(self) -> None:
        """Show as many panes as fit."""
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may bring another pane into focus; news of an older focus does not count.

        No pane moves under the mouse: the sidebar stays, or stays away, as it was.
        """
        pane = event.widget.id
        if event.widget is self.screen.focused and pane in ORDER and pane != self.at:
            self._enter(pane)

    @property
    def _gives_way(self) -> bool:
        """Whether the sidebar gives way to the body that is read."""
        return self._reading and self._columns() < THREE_WHILE_READING_COLUMNS

    def _columns(self) -> int:
        return self.size.width or self.app.size.width

    def _arrange(self) -> None:
        width = self._columns()
        wide, narrow = width >= THREE_PANES_COLUMNS, self.is_narrow
        self.set_class(not wide and not narrow, "-medium")
        self.set_class(narrow, "-narrow")
        alone = self._zoomed or narrow
        beside = wide and self._sidebar_wanted and not alone and not self._gives_way
        self.sidebar.display = self.at == SIDEBAR or beside
        self.entries.display = self.at == LIST or not alone
        self.body.display = self.at == BODY or not alone
        docked = self._outline_wanted and self.has_room_for_outline
        if not docked and self.outline.has_focus_within:
            self.screen.set_focus(self.current, scroll_visible=False)
        self.outline.display = docked
