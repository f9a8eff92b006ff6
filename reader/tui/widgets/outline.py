"""The outline: an article's sections, narrowed by typing, chosen with enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from reader.article.model import Section
from reader.corpus.pinyin import matches
from reader.tui.widgets.line import Line
from reader.tui.widgets.pane import Move
from reader.tui.widgets.row_pane import Parts, RowPane, fit


class SectionList(RowPane, can_focus=False):
    """The sections that match what was typed, the current one marked."""

    EMPTY = "没有小标题"

    def __init__(self) -> None:
        super().__init__()
        self._sections: Sequence[Section] = ()
        self._current: int | None = None
        self._shown: list[int] = []

    def show(self, sections: Sequence[Section], typed: str) -> None:
        """Show the sections whose title holds every word typed, as written or by pinyin."""
        words = typed.split()
        self._sections = sections
        self._shown = [
            index
            for index, section in enumerate(sections)
            if all(matches(section.title, word) for word in words)
        ]
        self.rows_changed()
        self.put_cursor(0)

    def follow(self, current: int | None) -> None:
        """Mark the section being read, and put the cursor on it."""
        self._current = current
        if current in self._shown:
            self.put_cursor(self._shown.index(current))
        self.refresh()

    @property
    def section(self) -> int | None:
        """The section under the cursor."""
        return self._shown[self.cursor] if self.cursor < len(self._shown) else None

    def row_count(self) -> int:
        """Return the sections shown."""
        return len(self._shown)

    def row_parts(self, row: int, width: int) -> Parts:
        """Return the title, indented by its level."""
        index = self._shown[row]
        section = self._sections[index]
        here = index == self._current
        indent = "  " * (section.level - 1)
        title = fit(f"{indent}{section.title}", width - 3)
        return [(" ▸ " if here else "   ", "row--unread"), (title, "row--strong" if here else "")]


class Outline(Vertical):
    """A line to type in, the sections below. Knows nothing of where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "关闭", id="outline.close"),
        Binding("tab,shift+tab", "leave", "回到正文", id="outline.leave"),
        Binding("down", "move('line_down')", "下移", id="outline.down"),
        Binding("up", "move('line_up')", "上移", id="outline.up"),
        Binding("pagedown", "move('page_down')", "下页", id="outline.page_down"),
        Binding("pageup", "move('page_up')", "上页", id="outline.page_up"),
    ]

    DEFAULT_CSS = """
    Outline { border: round $kb-border; border-title-color: $kb-muted;
        background: $kb-background; }
    Outline:focus-within { border: round $kb-accent; border-title-color: $kb-accent; }
    Outline SectionList { border: none; }
    """

    class Picked(Message):
        """A section is to be jumped to."""

        def __init__(self, section: int) -> None:
            super().__init__()
            self.section = section

    class Left(Message):
        """The reader goes back to the text; the outline may stay."""

    class Closed(Message):
        """The outline is of no more use."""

    def __init__(self) -> None:
        super().__init__()
        self._sections: Sequence[Section] = ()
        self._input = Line("输入以筛选，enter 跳转")
        self._list = SectionList()

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self._input
        yield self._list

    def show(self, sections: Sequence[Section], current: int | None) -> None:
        """List the sections of an article, `current` being the one that is read."""
        if sections is not self._sections:
            self._sections = sections
            self.border_title = Content(f"目录 · {len(sections)}")
            with self.prevent(Input.Changed):
                self._input.value = ""
            self._list.show(sections, "")
        if not self._input.value:
            self._list.follow(current)

    def take_focus(self) -> None:
        """Let the reader type, from the next key on, which may be here already."""
        self.screen.set_focus(self._input)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._list.show(self._sections, event.value)

    @on(Input.Submitted)
    @on(RowPane.Chosen)
    def _pick(self, event: Message) -> None:
        event.stop()
        if (section := self._list.section) is not None:
            self._input.value = ""
            self.post_message(self.Picked(section))

    def action_move(self, move: str) -> None:
        """Move in the list while the input keeps the focus."""
        self._list.move(Move(move))

    def action_leave(self) -> None:
        """Back to the text, which the outline follows again."""
        self._input.value = ""
        self.post_message(self.Left())

    def action_close(self) -> None:
        """Away with the outline."""
        self.post_message(self.Closed())
