"""Help, made from the bindings as they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.bindings import GROUPS

Keys = Mapping[str, tuple[Sequence[str], str]]
"""A binding's id → the keys it has now, and what it does."""


class HelpScreen(ModalScreen[None]):
    """Every key that works, by group."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,？", "dismiss", "关闭", id="help.close"),
        Binding("j", "scroll(1)", "下移", id="help.down"),
        Binding("k", "scroll(-1)", "上移", id="help.up"),
    ]

    CSS = """
    HelpScreen { align: center middle; background: $kb-background 60%; }
    HelpScreen > VerticalScroll { width: 72; max-width: 96%; height: auto; max-height: 90%;
        border: round $kb-accent; border-title-color: $kb-accent; background: $kb-background;
        padding: 0 1; }
    """

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self.keys = keys

    def compose(self) -> ComposeResult:
        """One scrolling table."""
        with VerticalScroll() as box:
            box.border_title = "帮助 · esc 关闭"
            yield Static(self._table())

    def action_scroll(self, rows: int) -> None:
        """Scroll by `rows`."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def _table(self) -> Table:
        table = Table.grid(padding=(0, 2))
        key_style = f"bold {self.app.theme_variables['kb-accent']}"
        heading_style = f"bold {self.app.theme_variables['kb-muted']}"
        for group, label in GROUPS.items():
            table.add_row(Text(label, heading_style), "")
            for binding_id, (keys, what) in self.keys.items():
                if binding_id.startswith(f"{group}."):
                    table.add_row(Text("  " + "  ".join(keys), key_style), what)
        return table
