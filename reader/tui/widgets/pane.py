"""What the three panes share: focus, movement by the same keys, a title on the border."""

from __future__ import annotations

from enum import Enum

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView

LEFT = 1
"""The mouse button that chooses."""


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


class Pane(ScrollView, can_focus=True, inherit_bindings=False):
    """A pane that draws its lines itself (Line API) and moves as the screen's keys say.

    Bindings are not inherited: movement keys belong to the screen, so that one table
    holds every key (`reader.tui.keys.table`).
    """

    ALLOW_SELECT = False
    """Rows are no text to copy; the body marks text itself (`selecting`)."""

    DEFAULT_CSS = """
    Pane {
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        overflow-y: auto;
    }
    """

    @property
    def page(self) -> int:
        """Lines in view."""
        return max(self.scrollable_content_region.height, 1)

    @property
    def rows_in_view(self) -> int:
        """What `distance` counts, of that as many as are in view."""
        return self.page

    @property
    def inner_width(self) -> int:
        """Columns to draw in."""
        return max(self.scrollable_content_region.width, 1)

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
        """Tell the scroll bar how many rows there are."""
        self.virtual_size = Size(self.inner_width, rows)

    def jump_to_row(self, y: int) -> None:
        """Scroll so that row `y` is on top, at once."""
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def set_titles(self, title: str, subtitle: str = "") -> None:
        """Write on the border. The text is shown as it is, never as markup."""
        self.border_title = Content(title)
        self.border_subtitle = Content(subtitle) if subtitle else None
