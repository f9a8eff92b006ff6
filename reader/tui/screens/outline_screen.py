"""The outline over the other panes, where there is no room for it beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.screen import ModalScreen

from reader.tui.widgets.outline import Outline

if TYPE_CHECKING:
    from reader.article.content import Section
    from reader.tui.keys.keymap import Keymap


class OutlineScreen(ModalScreen[int | None]):
    """Returns the index of the section to jump to, or None."""

    CSS = """
    OutlineScreen { align: center middle; background: $kb-background 60%; }
    OutlineScreen Outline { width: 64; max-width: 90%; max-height: 80%; }
    """

    def __init__(self, sections: Sequence[Section], current: int | None, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap
        self._sections = sections
        self._current = current

    def compose(self) -> ComposeResult:
        """The outline."""
        yield Outline(self._keymap)

    def on_mount(self) -> None:
        """Start on the section being read."""
        outline = self.query_one(Outline)
        outline.make_room_for(len(self._sections))
        outline.take_focus()
        outline.show(self._sections, self._current)

    @on(Outline.Picked)
    def _picked(self, message: Outline.Picked) -> None:
        self.dismiss(message.index)

    @on(Outline.Left)
    @on(Outline.Closed)
    def _given_up(self) -> None:
        self.dismiss(None)
