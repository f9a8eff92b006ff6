"""The outline: an article's sections, narrowed by typing, chosen with enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.article.model import Section
from reader.corpus.pinyin import matches
from reader.tui.widgets.pane import Move
from reader.tui.widgets.row_pane import Parts, RowPane, fit


class SectionList(RowPane):
    """The sections that match what was typed, the current one marked."""

    EMPTY = "没有这样的小标题"

    def __init__(self, sections: Sequence[Section], current: int | None) -> None:
        super().__init__()
        self._sections = sections
        self._current = current
        self._shown = list(range(len(sections)))

    def narrow(self, typed: str) -> None:
        """Show the sections whose title holds every word typed, as written or by pinyin."""
        words = typed.split()
        self._shown = [
            index
            for index, section in enumerate(self._sections)
            if all(matches(section.title, word) for word in words)
        ]
        self.rows_changed()
        self.put_cursor(0)

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


class OutlineScreen(ModalScreen[int | None]):
    """Returns the index of the section to jump to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "关闭", id="outline.close"),
        Binding("down,ctrl+n", "move('line_down')", "下移", id="outline.down", priority=True),
        Binding("up,ctrl+p", "move('line_up')", "上移", id="outline.up", priority=True),
        Binding("pagedown", "move('page_down')", "下页", id="outline.page_down", priority=True),
        Binding("pageup", "move('page_up')", "上页", id="outline.page_up", priority=True),
    ]

    CSS = """
    OutlineScreen { align: center middle; background: $kb-background 60%; }
    OutlineScreen > Vertical { width: 64; max-width: 90%; height: auto; max-height: 80%;
        border: round $kb-accent; border-title-color: $kb-accent; background: $kb-background; }
    OutlineScreen Input { border: none; height: 1; background: $kb-panel; padding: 0 1; }
    OutlineScreen SectionList { height: auto; max-height: 30; border: none; }
    """

    def __init__(self, sections: Sequence[Section], current: int | None) -> None:
        super().__init__()
        self._sections = sections
        self._current = current

    def compose(self) -> ComposeResult:
        """A line to type in, the sections below."""
        with Vertical() as box:
            box.border_title = f"目录 · {len(self._sections)}"
            yield Input(placeholder="输入以筛选，enter 跳转", select_on_focus=False)
            yield SectionList(self._sections, self._current)

    def on_mount(self) -> None:
        """Start on the section being read."""
        self.query_one(Input).focus()
        self.query_one(SectionList).rows_changed()
        self.call_after_refresh(self.query_one(SectionList).put_cursor, self._current or 0)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self.query_one(SectionList).narrow(event.value)

    @on(Input.Submitted)
    def _choose(self) -> None:
        self.dismiss(self.query_one(SectionList).section)

    @on(RowPane.Chosen)
    def _clicked(self) -> None:
        self.dismiss(self.query_one(SectionList).section)

    def action_move(self, move: str) -> None:
        """Move in the list while the input keeps the focus."""
        self.query_one(SectionList).move(Move(move))
