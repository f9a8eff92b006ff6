"""Help, made from the bindings as they are now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from rich.console import Group
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.texts import _
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.keys.keymap import Keymap
from reader.tui.widgets.pane import BAR_CELLS, Move, Pane
from reader.typeset import wrapped

_TWO_COLUMNS = 91
"""Cells inside the frame from which the groups stand in two columns."""


_GAP = 2
"""Cells between what stands side by side."""

_Groups = list[tuple[str, list[tuple[list[str], str]]]]
"""By group: of each command its keys, and what it does."""


class HelpText(Pane):
    """Every key that works, by group; in two columns where there is room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--group", "help--key", "help--what"}
    DEFAULT_CSS = """
    HelpText {
        & > .help--group { color: $kb-muted; text-style: bold; }
        & > .help--key { color: $kb-accent; text-style: bold; }
        & > .help--what { color: $kb-foreground; }
    }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        bound = [
            (command, keys)
            for command in (*table.READING, *table.APP)
            if (keys := keymap.shown(command.id))
        ]
        self._groups: _Groups = [
            (_(group), rows)
            for name, group in table.GROUPS.items()
            if (
                rows := [
                    (keys, _(command.what))
                    for command, keys in bound
                    if command.id.startswith(f"{name}.")
                ]
            )
        ]
        self._groups.append(
            (_("Mouse"), [([_(act)], _(what)) for act, what in table.MOUSE.items()])
        )
        self._twins = " ".join(keymap.usual_twins("reading"))
        self._lines: list[list[Segment]] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are in `width` columns."""
        return len(self._lines_in(width - BAR_CELLS))

    def on_resize(self, event: events.Resize) -> None:
        """Set the lines anew for the new width."""
        self._lines = self._lines_in(self.inner_width)
        self.set_height(len(self._lines))
        self.refresh()

    def _lines_in(self, width: int) -> list[list[Segment]]:
        options = self.app.console.options.update_width(width)
        return self.app.console.render_lines(self._text(width), options)

    def move(self, move: Move, count: int = 0) -> None:
        """Scroll."""
        self.jump_to_row(round(self.scroll_y) + self.distance(move, len(self._lines), count))

    def draw_line(self, y: int) -> Strip:
        """Draw the line that stands at line `y` of the viewport."""
        base = self.base
        row = y + round(self.scroll_y)
        line = self._lines[row] if row < len(self._lines) else []
        strip = Strip(Segment.apply_style(line, base))
        return strip.adjust_cell_length(self.inner_width, base)

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(part, partial=True)

    def _text(self, width: int) -> Group:
        if width < _TWO_COLUMNS:
            keys: Table = self._table(self._groups, width)
        else:
            keys = Table.grid(expand=True, padding=(0, _GAP))
            keys.add_column(ratio=1)
            keys.add_column(ratio=1)
            half = self._first_half()
            column = (width - _GAP) // 2
            keys.add_row(
                self._table(self._groups[:half], column), self._table(self._groups[half:], column)
            )
        sentences = [_("A number before a key repeats it so many times: 5j, 4].")]
        if self._twins:
            same = _("Typed by a Chinese input method, {keys} do the same as the ASCII keys.")
            sentences.append(same.format(keys=self._twins))
        lines = [line for each in sentences for line in wrapped(each, width, cell_len)]
        return Group(keys, Text("\n".join(["", *lines]), self._style("help--group")))

    def _first_half(self) -> int:
        """Return how many groups go into the first column, so that both are about as high."""
        heights = [len(rows) + 1 for _, rows in self._groups]
        return min(
            range(1, len(heights)), key=lambda cut: abs(sum(heights[:cut]) - sum(heights[cut:]))
        )

    def _table(self, groups: _Groups, width: int) -> Table:
        table = Table.grid(padding=(0, _GAP))
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        shown = {label: [(_shown(keys), what) for keys, what in rows] for label, rows in groups}
        widest = max(cell_len(keys) for rows in shown.values() for keys, what in rows)
        for label, rows in shown.items():
            table.add_row(Text(label, self._style("help--group")), "")
            for keys, what in rows:
                told = "\n".join(wrapped(what, max(width - widest - _GAP, 1), cell_len))
                table.add_row(
                    Text(keys, self._style("help--key")), Text(told, self._style("help--what"))
                )
        return table


def _shown(keys: Iterable[str]) -> str:
    return "  " + "  ".join(keys)


class HelpScreen(ModalScreen[None]):
    """The help over the other panes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.HELP)

    CSS = """
    HelpScreen { align: center middle; background: $kb-background 60%; }
    HelpScreen HelpText { width: 116; max-width: 96%; height: auto; max-height: 90%;
        border: round $kb-accent; border-title-color: $kb-accent; background: $kb-background;
        color: $kb-foreground; padding: 0 1; }
    """

    def __init__(self, keymap: Keymap) -> None:
        """Tell of the keys of `keymap`."""
        super().__init__()
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """The text, which scrolls."""
        text = HelpText(self.keymap)
        ways = self.keymap.offers(("help.close", _("close")))
        text.set_titles(_("Help · {keys}").format(keys=ways))
        yield text

    def on_mount(self) -> None:
        """Let keys scroll the text."""
        self.query_one(HelpText).focus()

    def action_move(self, move: str) -> None:
        """Scroll the text."""
        self.query_one(HelpText).move(Move(move))
