"""Text marked with the mouse: by the article's own offsets, so that it is copied as written.

What is marked stands among the screen's selections, as Textual keeps them (ctrl+c copies, a
click elsewhere clears), with offsets into `Article.text` for columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection
from textual.timer import Timer

from reader.patterns import regex
from reader.safe import Clean
from reader.tui.widgets.pane import LEFT
from reader.tui.widgets.text_pane import AIR_LEFT, TextPane

if TYPE_CHECKING:
    from reader.article import Article

_EDGE_SECONDS = 0.05
"""Seconds between two lines scrolled while the mouse is held beyond the edge."""

_WORD = regex(r"[A-Za-z0-9\u00c0-\u024f'’_-]+|[\u3400-\u9fff]+|\w+")
_WORD_REACH = 200
"""Characters searched for the ends of a word."""


class SelectableText(TextPane):
    """A text pane in which dragging the mouse marks text."""

    class Selected(Message):
        """The mouse was released over marked text."""

        def __init__(self, text: Clean) -> None:
            super().__init__()
            self.text = text

    _anchor: tuple[int, int] | None = None
    """The text under the mouse where it was pressed, while it is held."""
    _dragged = False
    """Whether it was moved since."""
    _edge: Timer | None = None
    _held_at = Offset(0, 0)

    @property
    def selected(self) -> tuple[int, int] | None:
        """Start and end of the text marked."""
        marked = self.text_selection
        if marked is None or marked.start is None or marked.end is None:
            return None
        return marked.start.x, marked.end.x

    def select(self, start: int, end: int) -> None:
        """Mark `Article.text[start:end]`."""
        self.screen.selections = {self: Selection(Offset(start, 0), Offset(end, 0))}

    def forget_selection(self) -> None:
        """Mark nothing: the text is another."""
        self._let_go()
        self.screen.clear_selection()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the marked text as written, without the layout, and what ends it."""
        if self.article is None or selection.start is None or selection.end is None:
            return None
        return _text_of(self.article, selection.start.x, selection.end.x), ""

    def _text_at(self, at: Offset) -> tuple[int, int]:
        assert self._layout is not None
        row = min(max(at.y, 0), self.page - 1)
        return self._layout.text_at(self.top + row, max(at.x - AIR_LEFT, 0), self._shifts)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to mark."""
        self._dragged = False
        is_on_text = self.offset_in_lines(event) is not None
        if self._layout is not None and event.button == LEFT and is_on_text:
            self._held_at = event.offset - self.gutter.top_left
            self._anchor = self._text_at(self._held_at)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark up to the mouse; beyond the edge, scroll."""
        if self._anchor is None:
            return
        self._held_at = event.offset - self.gutter.top_left
        self._mark_to_mouse()
        beyond = not 0 <= self._held_at.y < self.page
        if beyond and self._edge is None:
            self._edge = self.set_interval(_EDGE_SECONDS, self._scroll_at_edge)
        elif not beyond:
            self._stop_at_edge()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Say what was marked."""
        self._let_go()
        if self._dragged:
            self._tell()

    def on_mouse_release(self) -> None:
        """Mark no further: the mouse was taken away."""
        self._anchor = None
        self._stop_at_edge()

    def on_click(self, event: events.Click) -> None:
        """Mark the word that was clicked twice."""
        at = self.offset_in_lines(event)
        if (
            event.button != LEFT
            or event.chain != 2
            or at is None
            or self._layout is None
            or self.article is None
        ):
            return
        place = self._text_at(at)[0]
        low = max(place - _WORD_REACH, 0)
        for word in _WORD.finditer(self.article.text, low, place + _WORD_REACH):
            if word.start() <= place < word.end():
                self.select(word.start(), word.end())
                self._tell()

    def _mark_to_mouse(self) -> None:
        if self._anchor is not None and self._layout is not None:
            start, end = self._text_at(self._held_at)
            start, end = min(start, self._anchor[0]), max(end, self._anchor[1])
            self._dragged = True
            self.select(start, end)

    def _scroll_at_edge(self) -> None:
        self.scroll_to_line(self.top + (1 if self._held_at.y > 0 else -1))
        self._mark_to_mouse()

    def _stop_at_edge(self) -> None:
        if self._edge:
            self._edge.stop()
            self._edge = None

    def _let_go(self) -> None:
        if self._anchor is not None:
            self._anchor = None
            self.release_mouse()
        self._stop_at_edge()

    def _tell(self) -> None:
        marked = self.selected
        if self.article is not None and marked and marked[0] < marked[1]:
            self.post_message(self.Selected(_text_of(self.article, *marked)))


def _text_of(article: Article, start: int, end: int) -> Clean:
    from reader.typeset import selection_text

    return selection_text(article, start, end)
