"""Waits for the label of a link to be typed; the labels themselves stand in the body pane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.texts import _
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings


class LabelScreen(ModalScreen[int | None]):
    """Returns the link whose label was typed, or None at any other key."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.LABELS, priority=True)

    CSS = """
    LabelScreen { background: transparent; align: left bottom; }
    LabelScreen > Static { dock: bottom; height: 1; background: $kb-panel; color: $kb-muted;
        padding: 0 1; }
    """

    def __init__(self, labels: Mapping[str, int], way_out: str) -> None:
        """Wait for one of `labels`; `way_out` is the key to give up by, as people write it."""
        super().__init__()
        self._way_out = way_out
        self._labels = labels
        self._typed = ""

    def compose(self) -> ComposeResult:
        """One line that says what is waited for."""
        yield Static(
            _("Type the letters of a link, {key} cancels").format(key=self._way_out),
            markup=False,
        )

    def on_key(self, event: events.Key) -> None:
        """Take a letter; stop at one that begins no label."""
        event.stop()
        self._typed += event.character or ""
        if self._typed in self._labels:
            self.dismiss(self._labels[self._typed])
        elif not event.character or not any(
            label.startswith(self._typed) for label in self._labels
        ):
            self.dismiss(None)
