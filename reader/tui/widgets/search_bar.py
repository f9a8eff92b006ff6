"""The line that the archive is searched by, and what came of it; over the panes, while that is on."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from reader.safe import clean_line
from reader.session.catalogue import Catalogue
from reader.session.searching import Searching
from reader.texts import _, ngettext
from reader.texts.errors import sentence
from reader.texts.numbers import about
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.widgets.laid_out_once import LaidOutOnce
from reader.tui.widgets.line import Line
from reader.tui.widgets.pane import Move
from reader.tui.widgets.row_pane import shortened
from reader.tui.widgets.shape import Shape


class SearchLine(Line):
    """Takes the words; keys beside them move among the hits, or through what was typed before."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.SEARCH)

    class Moved(Message):
        """The cursor is to go elsewhere among the hits."""

        def __init__(self, move: Move) -> None:
            super().__init__()
            self.move = move

    class Left(Message):
        """Nothing is to be searched for any more."""

    def __init__(self, searching: Searching) -> None:
        super().__init__(placeholder=_("search the archive"))
        self._searching = searching
        self._recalled = -1

    def begin(self) -> None:
        """Take the focus, what stands there selected, so that typing takes its place."""
        self._recalled = -1
        if self.value != self._searching.words:
            with self.prevent(Input.Changed):
                self.value = self._searching.words
        self.action_end()
        self.screen.set_focus(self)  # at once: the next key may be here already

    def action_step(self, move: str) -> None:
        """Move among the hits; in an empty line, through what was searched for before."""
        step = Move(move)
        is_recalling = not self.value or self._is_recalled
        if is_recalling and step in (Move.LINE_UP, Move.LINE_DOWN) and self._searching.past:
            self._recall(1 if step is Move.LINE_UP else -1)
        else:
            self.post_message(self.Moved(step))

    @property
    def _is_recalled(self) -> bool:
        past = self._searching.past
        return 0 <= self._recalled < len(past) and self.value == past[self._recalled]

    def _recall(self, step: int) -> None:
        past = self._searching.past
        self._recalled = min(max(self._recalled + step, -1), len(past) - 1)
        self.value = past[self._recalled] if self._recalled >= 0 else ""
        self.action_end()

    def action_leave(self) -> None:
        """Search for nothing."""
        self.post_message(self.Left())


_LEAST_CELLS = 12
"""Room for the number of hits, kept from the start on."""

_ROOM_TO_SPARE = 8
"""Cells more than are needed that are not worth another layout."""


class SearchStatus(LaidOutOnce):
    """How many hits there are, or what is wrong with the words."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SearchStatus { height: 1; width: 12; background: $kb-panel; color: $kb-muted; text-align: right; }
    """

    def __init__(self, searching: Searching) -> None:
        super().__init__()
        self._searching = searching
        self._words = ""
        self._cells = _LEAST_CELLS

    def update(self) -> None:
        """Show what is known now, in as much room as before where that is about enough.

        To lay out the screen anew takes longer than all else that a key typed sets off.
        """
        words = self._told()
        if words == self._words:
            return
        self._words = words
        needed = max(cell_len(words), _LEAST_CELLS)
        if not 0 <= self._cells - needed <= _ROOM_TO_SPARE:
            self._cells = needed
            self.styles.width = needed
        self.refresh()

    def render(self) -> Text:
        """Draw it, on one line."""
        is_wrong = self._searching.mistake is not None
        style = self.app.theme_variables["kb-warning"] if is_wrong else ""
        return Text(self._words, style, no_wrap=True, justify="right")

    def _told(self) -> str:
        searching = self._searching
        if searching.mistake is not None:
            room = max(self.app.size.width * 2 // 3, 1)
            return shortened(f"{sentence(searching.mistake.coded)} ", room)
        told = " · ".join(filter(None, (self._counted(), self._searchable())))
        return f"{told} " if told else ""

    def _searchable(self) -> str:
        indexed = self._searching.indexed
        if indexed is None or indexed.is_whole:
            return ""
        share = 100 * indexed.done // indexed.total
        return _("{share}% can be searched").format(share=share)

    def _counted(self) -> str:
        hits, count = self._searching.hits, self._searching.count
        if hits is None:
            return ""
        if count is None and hits.may_go_on:
            if hits.estimate is not None and hits.estimate > hits.known:
                return about(hits.estimate)
            return _("{count:,}+ articles").format(count=hits.known)
        number = hits.known if count is None else count
        return ngettext("{count:,} article", "{count:,} articles", number).format(count=number)


class _Row(Horizontal, LaidOutOnce):
    """The line and its status."""


class SearchBar(Vertical, LaidOutOnce):
    """The line and its status, the bars below; in view while the archive is searched."""

    DEFAULT_CSS = """
    SearchBar { height: auto; display: none; background: $kb-panel; }
    SearchBar _Row { height: 1; }
    SearchBar Line { width: 1fr; }
    """

    class Typed(Message):
        """Something is typed, and shown already: what follows from it takes longer than a key may."""

    class Entered(Message):
        """The words are done."""

    def __init__(self, searching: Searching, catalogue: Catalogue) -> None:
        super().__init__()
        self._searching = searching
        self.line = SearchLine(searching)
        self._status = SearchStatus(searching)
        self._shape = Shape(searching, catalogue)

    def compose(self) -> ComposeResult:
        """Line and status."""
        with _Row():
            yield self.line
            yield self._status
        yield self._shape

    @property
    def typed(self) -> str:
        """What stands in the line; it may be ahead of what the session has heard of."""
        return self.line.value

    def refresh_status(self) -> None:
        """Show what the search is now; go out of view where none is on."""
        searching = self._searching
        self.display = searching.is_on or searching.is_typing
        if searching.is_typing:
            if self.screen.focused is not self.line:
                self.line.begin()
        elif self.line.value != searching.words:
            with self.line.prevent(Input.Changed):
                self.line.value = clean_line(searching.words)
        self._status.update()
        self._shape.refresh()

    def refresh_shape(self) -> None:
        """Show in which bar the hit under the cursor is."""
        self._shape.refresh()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.call_after_refresh(self.post_message, self.Typed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered())
