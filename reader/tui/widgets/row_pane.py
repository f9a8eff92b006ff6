"""A pane of rows with a cursor, of which only those in view are drawn."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.tui.widgets.pane import LEFT, Move, Pane

_BORDER_CELLS = 6
"""Cells of a border that a title on it leaves to corners and blanks."""

Parts = list[tuple[str, str]]
"""A row to draw: texts, each with the name of a component class (or "" for the row's own)."""


class RowPane(Pane):
    """Rows numbered from 0, of `row_lines` each; subclasses say how many and what is in them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--plain",
        "row--cursor",
        "row--muted",
        "row--strong",
        "row--unread",
        "row--star",
        "row--problem",
        "row--match",
    }

    DEFAULT_CSS = """
    RowPane {
        & > .row--cursor { background: $kb-cursor-blurred; }
        &:focus > .row--cursor { background: $kb-cursor; text-style: bold; }
        &:nocolor > .row--cursor { text-style: reverse; }
        &:nocolor:focus > .row--cursor { text-style: bold reverse; }
        & > .row--muted { color: $kb-muted; }
        & > .row--strong { color: $kb-foreground; text-style: bold; }
        & > .row--unread { color: $kb-accent; }
        & > .row--star { color: $kb-warning; }
        & > .row--problem { color: $kb-error; }
        & > .row--match { color: $kb-match-here; text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0, init=False, repaint=False)

    class Highlighted(Message):
        """The cursor came to another row, by the reader's hand."""

        def __init__(self, pane: RowPane, row: int) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

        @property
        def control(self) -> RowPane:
            """The pane."""
            return self.pane

    class Chosen(Highlighted):
        """The row was clicked."""

    def row_count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of all rows."""
        return self.row_count() * self.row_lines

    def row_parts(self, row: int, width: int) -> Parts | None:
        """Return what row `row` shows in `width` cells, or None where it is not known yet."""
        raise NotImplementedError

    def row_below(self, row: int, width: int) -> Parts:
        """Return what the second line of row `row` shows, where rows have two."""
        return []

    @property
    def row_lines(self) -> int:
        """The lines of each row: 1 or 2."""
        return 1

    @property
    def rows_in_view(self) -> int:
        """The whole rows that are in view."""
        return max(self.page // self.row_lines, 1)

    @property
    def first_row(self) -> int:
        """The row on top of the view."""
        return round(self.scroll_y) // self.row_lines

    @property
    def empty(self) -> str:
        """What is said where there are no rows."""
        return ""

    def selectable(self, row: int) -> bool:
        """Return whether the cursor may stand on `row`."""
        return 0 <= row < self.row_count()

    def move(self, move: Move, count: int = 0) -> None:
        """Move the cursor, skipping rows it may not stand on."""
        total = self.row_count()
        if not total:
            return
        goes = self.distance(move, total, count)
        wanted = count - 1 if count and move.is_to_end else self.cursor + goes
        target = min(max(wanted, 0), total - 1)
        step = 1 if move.down else -1
        while 0 <= target < total and not self.selectable(target):
            target += step
        if self.selectable(target) and target != self.cursor:
            self.cursor = target
            self.post_message(self.Highlighted(self, target))

    def put_cursor(self, row: int) -> None:
        """Place the cursor without saying so: the screen asked for it."""
        self.cursor = min(max(row, 0), max(self.row_count() - 1, 0))
        self.show_cursor()

    def watch_cursor(self, old: int, new: int) -> None:
        """Bring the cursor into view and draw the two rows that changed."""
        self.show_cursor()
        self.refresh_row(old)
        self.refresh_row(new)

    def show_cursor(self) -> None:
        """Scroll just so far that the cursor is in view."""
        top, lines = round(self.scroll_y), self.row_lines
        first, last = self.cursor * lines, self.cursor * lines + lines - 1
        if first < top:
            self.jump_to_row(first)
        elif last >= top + self.page:
            self.jump_to_row(last - self.page + 1)

    def refresh_row(self, row: int) -> None:
        """Draw one row anew."""
        self.refresh_lines(row * self.row_lines, self.row_lines)

    def rows_changed(self) -> None:
        """Draw all that is in view anew: the rows are others now."""
        self.set_height(self.row_count() * self.row_lines)
        if self.cursor >= self.row_count():
            self.cursor = max(self.row_count() - 1, 0)
        self.refresh()

    def draw_line(self, y: int) -> Strip:
        """Draw what stands at line `y` of the viewport."""
        row, below = divmod(y + round(self.scroll_y), self.row_lines)
        width, base = self.inner_width, self.base
        if row >= self.row_count():
            words = "" if self.row_count() else self._empty_line(y, width)
            return self._strip([(words, "row--muted")], width, base)
        if row == self.cursor and self.selectable(row):
            base += self.get_component_rich_style("row--cursor", partial=True)
        parts = self.row_below(row, width) if below else self.row_parts(row, width)
        if parts is None:
            parts = [(" ···", "row--muted")]
        return self._strip(parts, width, base)

    def _empty_line(self, y: int, width: int) -> str:
        if not self.empty:
            return ""
        from reader.typeset import wrapped

        lines = wrapped(self.empty, max(width - 2, 1), cell_len)
        return f" {lines[y]}" if y < len(lines) else ""

    def _strip(self, parts: Parts, width: int, base: Style) -> Strip:
        segments = [
            Segment(
                text, base + self.get_component_rich_style(name, partial=True) if name else base
            )
            for text, name in parts
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.set_height(self.row_count() * self.row_lines)
        self.show_cursor()

    def on_click(self, event: events.Click) -> None:
        """Choose the row clicked, with the left button alone."""
        offset = self.offset_in_lines(event)
        if offset is None or event.button != LEFT:
            return
        row = (offset.y + round(self.scroll_y)) // self.row_lines
        if self.selectable(row):
            self.cursor = row
            self.post_message(self.Chosen(self, row))


def fit(text: str, cells: int) -> str:
    """Return `text` in exactly `cells` cells: padded, or cut with an ellipsis."""
    return set_cell_size(shortened(text, cells), max(cells, 0))


def narrowed_title(label: str, found: str, width: int) -> str:
    """Return `中国劳动保障报 · “渡口” 12` for a border `width` cells wide; the label gives way."""
    room = width - _BORDER_CELLS - cell_len(found) - cell_len(" · ")
    return f"{shortened(label, room)} · {found}" if room > 1 else found


def shortened(text: str, cells: int) -> str:
    """Return `text` in at most `cells` cells, cut with an ellipsis where it takes more."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + "…"
