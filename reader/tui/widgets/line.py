"""A line to type in."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input

from reader.safe import clean_line
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.widgets.laid_out_once import LaidOutOnce


class Line(Input, LaidOutOnce):
    """Takes what is typed, and what is pasted whole: line breaks in it become blanks."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.LINE)

    DEFAULT_CSS = """
    Line, Line:focus { border: none; height: 1; padding: 0 1; background: $kb-panel;
        color: $kb-foreground; }
    Line:nocolor > .input--selection { text-style: reverse; }
    """

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False)

    def on_paste(self, event: events.Paste) -> None:
        """Put the text in at the cursor, or in place of what is selected."""
        event.stop()
        event.prevent_default()  # Textual's own takes the first line alone
        self.replace(clean_line(" ".join(event.text.splitlines())), *self.selection)
