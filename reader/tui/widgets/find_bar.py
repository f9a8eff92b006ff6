"""The line to type what is to be found in."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.widgets.line import Line


class FindBar(Line):
    """Tells what is typed as it is typed; hidden while nothing is looked for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.FIND)

    DEFAULT_CSS = """
    FindBar { dock: bottom; display: none; }
    """

    class Typed(Message):
        """The words so far."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Entered(Message):
        """The words, done."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class GivenUp(Message):
        """Nothing is to be looked for."""

    def open(self, placeholder: str) -> None:
        """Come into view, empty but for `placeholder`, with the focus."""
        self.value = ""
        self.placeholder = placeholder
        self.display = True
        self.screen.set_focus(self)  # at once: the next key may be here already

    def close(self) -> None:
        """Go out of view."""
        self.display = False

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(event.value))

    def action_give_up(self) -> None:
        """Look for nothing."""
        self.post_message(self.GivenUp())
