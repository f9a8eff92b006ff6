"""What the three panes share: focus, movement by the same keys, scrolling, a title on the border."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from functools import partial
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.widgets.laid_out_once import LaidOutOnce
from reader.tui.widgets.scroll_bar import BarColours, Extent, ScrollBar

LEFT = 1
"""The mouse button that chooses."""

BAR_CELLS = 1
"""Columns of the scroll bar."""


class Move(Enum):
    """How far to move in a pane."""

    LINE_DOWN = "line_down"
    LINE_UP = "line_up"
    HALF_DOWN = "half_down"
    HALF_UP = "half_up"
    PAGE_DOWN = "page_down"
    PAGE_UP = "page_up"
    TOP = "top"
    BOTTOM = "bottom"

    @property
    def down(self) -> bool:
        """Whether the move goes towards the end."""
        return self in (Move.LINE_DOWN, Move.HALF_DOWN, Move.PAGE_DOWN, Move.BOTTOM)

    @property
    def is_to_end(self) -> bool:
        """Whether the move goes as far as there is anything."""
        return self in (Move.TOP, Move.BOTTOM)


class Pane(ScrollView, LaidOutOnce, can_focus=True, inherit_bindings=False):
    """A pane that draws its lines itself (Line API) and moves as the screen's keys say.

    Bindings are not inherited: movement keys belong to the screen, so that one table
    holds every key (`reader.tui.keys.table`).
    """

    ALLOW_SELECT = False
    """Rows are no text to copy; the body marks text itself (`selecting`)."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--thumb", "pane--held", "pane--tick"}

    DEFAULT_CSS = """
    Pane {
        overflow: hidden hidden;
        & > .pane--thumb { color: $kb-border; }
        & > .pane--held { color: $kb-accent; }
        & > .pane--tick { color: $kb-match-here; }
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._bar = ScrollBar(lambda: self._extent, self.ticks)
        self._base: Style | None = None
        self._bar_colours: BarColours | None = None

    @property
    def base(self) -> Style:
        """The pane's own style, which Textual works out anew each time it is asked."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._base = self._bar_colours = None

    @property
    def page(self) -> int:
        """Lines in view."""
        return max(self.container_size.height, 1)

    @property
    def _extent(self) -> Extent:
        return Extent(self.virtual_size.height, self.page, round(self.scroll_y))

    @property
    def rows_in_view(self) -> int:
        """What `distance` counts, of that as many as are in view."""
        return self.page

    @property
    def inner_width(self) -> int:
        """Columns to draw in; the scroll bar has one more."""
        return max(self.container_size.width - BAR_CELLS, 1)

    def move(self, move: Move, count: int = 0) -> None:
        """Move the cursor, or the view where there is none.

        So often as `count` says; to the very row of that number where `move` goes to an end.
        """
        raise NotImplementedError

    def distance(self, move: Move, total: int, count: int = 0) -> int:
        """Return by how many rows `move` goes in a pane of `total` rows, `count` times, signed.

        A page leaves one row of the old one in view, as less and vim do.
        """
        rows = {
            Move.LINE_DOWN: 1,
            Move.LINE_UP: 1,
            Move.HALF_DOWN: max(self.rows_in_view // 2, 1),
            Move.HALF_UP: max(self.rows_in_view // 2, 1),
            Move.PAGE_DOWN: max(self.rows_in_view - 1, 1),
            Move.PAGE_UP: max(self.rows_in_view - 1, 1),
        }.get(move, total) * max(count, 1)
        return rows if move.down else -rows

    def set_height(self, rows: int) -> None:
        """Take note of how many rows there are; none but these may be in view."""
        if rows != self.virtual_size.height:
            self.virtual_size = Size(self.inner_width, rows)
            self.refresh()
        if self.scroll_y > self.max_scroll_y:
            self.jump_to_row(self.max_scroll_y)

    def jump_to_row(self, y: int) -> None:
        """Scroll so that row `y` is on top, at once."""
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def set_titles(self, title: str, subtitle: str = "") -> None:
        """Write on the border. The text is shown as it is, never as markup."""
        self.border_title = Content(title)
        self.border_subtitle = Content(subtitle) if subtitle else None

    # -- drawing -----------------------------------------------------------------------

    def draw_line(self, y: int) -> Strip:
        """Draw what stands at line `y` of the viewport, `inner_width` cells wide."""
        raise NotImplementedError

    def ticks(self, rows: int) -> Collection[int]:
        """Return in which rows of a scroll bar of so many a tick stands."""
        return ()

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the viewport, and its cell of the scroll bar."""
        line = self.draw_line(y)
        return Strip([*line, self._bar.cell(y, self._colours, self.base)], line.cell_length + 1)

    @property
    def _colours(self) -> BarColours:
        if self._bar_colours is None:
            part = partial(self.get_component_rich_style, partial=True)
            self._bar_colours = BarColours(
                part("pane--thumb").color, part("pane--held").color, part("pane--tick").color
            )
        return self._bar_colours

    # -- the mouse ---------------------------------------------------------------------

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel scrolls: as long as there is more than what is in view."""
        return self._extent.furthest > 0

    def offset_in_lines(self, event: events.MouseEvent) -> Offset | None:
        """Return where in what `draw_line` draws the mouse is; None on the frame, or the bar."""
        offset = event.get_content_offset(self)
        return None if offset is None or offset.x >= self.inner_width else offset

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        offset = event.get_content_offset(self)
        is_on_bar = offset is not None and offset.x >= self.inner_width
        if is_on_bar and event.button == LEFT and self.allow_vertical_scroll:
            self.capture_mouse()
            self.jump_to_row(self._bar.hold(self._line_of(event)))
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll by the bar."""
        if self._bar.is_held:
            self.jump_to_row(self._bar.drag(self._line_of(event)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the scroll bar go."""
        if self._bar.is_held:
            self.release_mouse()

    def on_mouse_release(self) -> None:
        """Let the scroll bar go: the mouse was let go, or taken away."""
        if self._bar.is_held:
            self._bar.let_go()
            self.refresh()

    def _line_of(self, event: events.MouseEvent) -> int:
        return event.offset.y - self.gutter.top
