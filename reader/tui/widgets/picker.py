"""Rows narrowed by typing, one of them chosen with enter or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from reader.corpus.pinyin import matches
from reader.texts import _
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.widgets.line import Line
from reader.tui.widgets.pane import Move
from reader.tui.widgets.row_pane import Parts, RowPane

_ROWS_AROUND = 3
"""Rows of a picker that are no candidates: the frame's two, and the line to type in."""


class Candidates(RowPane, can_focus=False):
    """What there is to choose from; of that, the rows that match what was typed."""

    NONE: ClassVar[str]
    """Said where there is nothing to choose from."""

    NO_MATCH: ClassVar[str]
    """Said where nothing matches."""

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[str] = ()
        self._shown: list[int] = []

    def offer(self, names: Sequence[str]) -> None:
        """Offer these, known by their names."""
        self._names = names
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Show those whose name holds every word typed, as written or by pinyin."""
        words = typed.split()
        self._shown = [
            index
            for index, name in enumerate(self._names)
            if all(matches(name, word) for word in words)
        ]
        self.rows_changed()
        self.put_cursor(0)

    def point_at(self, index: int | None) -> None:
        """Put the cursor on one of them, where it is shown."""
        if index in self._shown:
            self.put_cursor(self._shown.index(index))

    @property
    def candidate(self) -> int | None:
        """The one under the cursor."""
        return self._shown[self.cursor] if self.cursor < len(self._shown) else None

    @property
    def empty(self) -> str:
        """Nothing to choose from, or nothing that matches."""
        return _(self.NO_MATCH if self._names else self.NONE)

    def row_count(self) -> int:
        """Return how many match."""
        return len(self._shown)

    def row_parts(self, row: int, width: int) -> Parts:
        """Return what the row's candidate shows."""
        return self.candidate_parts(self._shown[row], width)

    def candidate_parts(self, index: int, width: int) -> Parts:
        """Return what one of them shows in `width` cells."""
        raise NotImplementedError


class Picker(Vertical):
    """A line to type in, candidates below. Knows nothing of where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.PICKER)

    DEFAULT_CSS = """
    Picker { border: round $kb-border; border-title-color: $kb-muted;
        background: $kb-background; color: $kb-foreground; }
    Picker:focus-within { border: round $kb-accent; border-title-color: $kb-accent;
        border-title-style: bold; }
    Picker > Candidates { border: none; height: 1fr; }
    Picker:focus-within Candidates > .row--cursor { background: $kb-cursor; text-style: bold; }
    Picker:nocolor:focus-within Candidates > .row--cursor { text-style: bold reverse; }
    """

    class Picked(Message):
        """One was chosen, told by its index."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Closed(Message):
        """The picker is of no more use."""

    def __init__(self, candidates: Candidates, placeholder: str) -> None:
        """Let one of `candidates` be chosen."""
        super().__init__()
        self.candidates = candidates
        self._line = Line(placeholder)

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self._line
        yield self.candidates

    @property
    def typed(self) -> str:
        """What narrows the candidates."""
        return self._line.value

    def make_room_for(self, candidates: int) -> None:
        """Be as high as so many need, at most what the screen's `max-height` allows."""
        self.styles.height = max(candidates, 1) + _ROWS_AROUND

    def forget_typed(self) -> None:
        """Empty the line; the candidates are narrowed by it no more."""
        with self.prevent(Input.Changed):
            self._line.value = ""
        self.candidates.narrow("")

    def take_focus(self) -> None:
        """Let the reader type, from the next key on, which may be here already."""
        self.screen.set_focus(self._line)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.candidates.narrow(event.value)

    @on(Input.Submitted)
    @on(RowPane.Chosen)
    def _pick(self, event: Message) -> None:
        event.stop()
        if (index := self.candidates.candidate) is not None:
            self.forget_typed()
            self.post_message(self.Picked(index))

    def action_move(self, move: str) -> None:
        """Move among the candidates while the line keeps the focus."""
        self.candidates.move(Move(move))

    def action_close(self) -> None:
        """Away with it."""
        self.post_message(self.Closed())
