"""Asks for a name: of a search that is to be kept."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.texts import _
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.keys.keymap import Keymap
from reader.tui.widgets.line import Line


class NameScreen(ModalScreen[str | None]):
    """Returns the name typed, which may be empty, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.NAME)

    CSS = """
    NameScreen { align: center middle; background: $kb-background 60%; }
    NameScreen Vertical { width: 64; max-width: 96%; height: 3; border: round $kb-accent;
        border-title-color: $kb-accent; border-subtitle-color: $kb-muted; background: $kb-panel; }
    """

    def __init__(self, title: str, name: str, keymap: Keymap) -> None:
        """Ask, under `title`, for a name to take the place of `name`."""
        super().__init__()
        self._title = title
        self._name_so_far = name
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """A frame with a line in it."""
        frame = Vertical()
        frame.border_title = Content(self._title)
        ways = self._keymap.offers(("line.enter", _("keep")), ("name.close", _("give up")))
        frame.border_subtitle = Content(ways)
        with frame:
            yield Line()

    def on_mount(self) -> None:
        """Let the reader type: in place of what is offered, or, once they moved in it, more of it."""
        line = self.query_one(Line)
        line.value = self._name_so_far
        line.select_all()
        line.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)

    def action_close(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
