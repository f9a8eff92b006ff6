"""The lines of an article in a pane: only those in view are laid out and drawn.

Whatever else changes (width, heights that were guessed), the text on top stays there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.timer import Timer

from reader.tui.styles import RoleStyles
from reader.tui.widgets.pane import Move, Pane
from reader.typeset import Head, Line, Options, Role
from reader.values import Value, replace

if TYPE_CHECKING:
    from reader.article import Article
    from reader.typeset import Layout, LinePlace, Pieces

_SETTLE_SECONDS = 0.004
"""How long one slice of laying out unseen lines may take: a quarter of a frame."""

_SETTLE_PAUSE = 0.01
"""Seconds between two slices, for keys to come through."""

_IDLE_SECONDS = 0.15
"""How long the reader must not have scrolled for unseen lines to be laid out."""

_CORRECTION_SECONDS = 0.25
"""Seconds between two corrections of the scroll bar while that goes on."""

AIR_LEFT, AIR_RIGHT = 2, 1
"""Blank cells beside the text; at the right, the scroll bar is one more."""


class Whereabouts(Value):
    """Where a reader is in an article: the line, as long as it is laid out so, and its text."""

    layout: Layout | None
    place: LinePlace | None
    offset: int
    shifts: Mapping[int, int]


class TextPane(Pane):
    """Shows one article and knows which of its text is in view."""

    def __init__(self, options: Options, empty: Callable[[], str], id: str) -> None:
        """Set articles as `options` say; where there is none, say what `empty` tells."""
        super().__init__(id=id)
        self._empty = empty
        self.article: Article | None = None
        self._pieces: Pieces | None = None
        self._options = replace(options, wide="scroll", above=1)
        self._head: Head | None = None
        self._layout: Layout | None = None
        self._styles = RoleStyles(self)
        self._shifts: dict[int, int] = {}
        self._settling: Timer | None = None
        self._told = 0.0
        self._laid = (0, 0)
        self._title_end = 0

    # -- what is shown -----------------------------------------------------------------

    def show_article(self, article: Article, pieces: Pieces, head: Head, offset: int) -> None:
        """Show an article, cut into `pieces`, from `offset` of its text on."""
        self.article = article
        self._pieces = pieces
        self._head = head
        self._shifts = {}
        self._lay_out(offset)

    def clear(self) -> None:
        """Show no article."""
        self.article = self._layout = None
        self._laid = (0, 0)
        self.set_height(0)
        self.refresh()

    def place_changed(self) -> None:
        """Take note that other lines are in view, or that there are more or fewer in all."""

    @property
    def numbers_hold(self) -> bool:
        """Whether lines must keep their numbers for the moment."""
        return False

    @property
    def offset_in_text(self) -> int:
        """The offset of the first text in view; 0 at the very top.

        Of an article that was never in view, where it will begin.
        """
        if self._layout is None:
            return self._laid[1]
        return self._layout.offset_of(self.top) if self.top else 0

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the reader is, to come back to with `return_to`, whatever the width then."""
        place = self._layout.place_of(self.top) if self._layout else None
        return Whereabouts(self._layout, place, self.offset_in_text, dict(self._shifts))

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        if self._layout is None:
            return self.article is None
        return self.top + self.page >= self._layout.height

    @property
    def text_width(self) -> int:
        """Columns for the text."""
        return max(self.inner_width - AIR_LEFT - AIR_RIGHT, 1)

    @property
    def top(self) -> int:
        """The first line in view."""
        return round(self.scroll_y)

    @property
    def shows_title(self) -> bool:
        """Whether the title, or some of it, is in view."""
        return self.top < self._title_end

    def lines_in_view(self) -> list[Line]:
        """Return the lines in view, as they are drawn."""
        if self._layout is None:
            return []
        return self._layout.lines(self.top, self.page, self._shifts)

    # -- moving ------------------------------------------------------------------------

    def move(self, move: Move, count: int = 0) -> None:
        """Scroll. A page begins with text, not with the blank lines above it."""
        if self._layout is None:
            return
        if move.is_to_end and count:
            line = min(count - 1, self._layout.height - 1)
        elif move is Move.BOTTOM:
            line = self._bottom(self._layout)
        elif move is Move.TOP:
            line = 0
        else:
            line = self._line_from_top(
                self._layout, self.distance(move, self._layout.height, count)
            )
        if move in (Move.PAGE_DOWN, Move.PAGE_UP) and line > 0:
            nonblank = self._layout.nonblank_from(line)
            line = nonblank if move.down or nonblank < self.top else line
        self.scroll_to_line(line)

    def _line_from_top(self, layout: Layout, rows: int) -> int:
        """Return the line `rows` below what is on top now, or above it (negative).

        What lies between is laid out for it: where its height was guessed wrongly, the line
        on top gets another number.
        """
        place = layout.place_of(self.top)
        while True:
            height = layout.height
            line = layout.line_at(place) + rows
            layout.lines(line, abs(rows))
            if layout.height == height:
                return line

    def scroll_to_line(self, line: int) -> None:
        """Put `line` on top, or as high as the article's end allows."""
        if self._layout is not None:
            self._put_on_top(self._layout, self._layout.place_of(line))

    def _put_on_top(self, layout: Layout, place: LinePlace) -> None:
        """Whoever hears of it may lay out more, which gives the line another number."""
        while True:
            height = layout.height
            lowest = self.lowest(layout.line_at(place))
            self.set_height(max(layout.height, lowest + self.page if lowest else 0))
            line = max(min(layout.line_at(place), lowest), 0)
            if line == self.top:
                self.place_changed()
            else:
                self.jump_to_row(line)
            if layout.height == height:
                return

    def scroll_to_block(self, block: int) -> None:
        """Put a block on top, or as high as the article's end allows, and so in any other size."""
        if self.article is None:
            return
        if self._layout is not None:
            self.scroll_to_line(self._layout.block_line(block))
        self._laid = (self.top, self.article.blocks[block].start)

    def lowest(self, line: int) -> int:
        """Return the last line that may stand on top, where `line` is wanted there.

        It is the one from which the rest fills the pane, or the next one that is not blank.
        """
        if self._layout is None:
            return 0
        bottom = max(self._layout.height - self.page, 0)
        if line < bottom:
            return bottom
        bottom = self._bottom(self._layout)
        nonblank = self._layout.nonblank_from(bottom)
        return nonblank if bottom and nonblank < self._layout.height else bottom

    def _bottom(self, layout: Layout) -> int:
        """Return the line from which the rest, laid out, just fills the pane."""
        while True:
            height = layout.height
            bottom = max(height - self.page, 0)
            layout.lines(bottom, self.page)
            if layout.height == height:
                return bottom

    def return_to(self, whereabouts: Whereabouts) -> None:
        """Put on top what was there: the very line, or after a resize the line of its text."""
        if self._layout is None:
            return
        self._shifts = dict(whereabouts.shifts)
        if whereabouts.place is not None and whereabouts.layout is self._layout:
            self.scroll_to_line(self._layout.line_at(whereabouts.place))
        else:
            self.scroll_to_line(
                self._layout.line_of(whereabouts.offset) if whereabouts.offset else 0
            )

    @property
    def sideways(self) -> tuple[bool, bool]:
        """Whether `move_sideways` to the left, to the right, would show something else."""
        if self._layout is None:
            return False, False
        over = self._layout.overhang(self.top, self.page).items()
        left = any(self._shifts.get(line.block) for line in self.lines_in_view())
        return left, any(self._shifts.get(block, 0) < most for block, most in over)

    def move_sideways(self, step: int) -> None:
        """Shift the wide blocks in view by half the pane, to the left (-1) or right (1)."""
        if self._layout is None:
            return
        over = self._layout.overhang(self.top, self.page)
        for block in {line.block for line in self.lines_in_view()}:
            most = over.get(block, 0)
            shift = min(self._shifts.get(block, 0), most) + step * max(self.text_width // 2, 1)
            self._shifts[block] = min(max(shift, 0), most)
        self.place_changed()
        self.refresh()

    def bring_sideways(self, offset: int, length: int) -> None:
        """Shift the block that shows `length` characters from `offset` until they are in view."""
        if self._layout is None:
            return
        block = self._layout.lines(self._layout.line_of(offset), 1)[0].block
        self._shifts[block] = self._layout.shift_to(offset, length, self._shifts.get(block, 0))

    # -- laying out --------------------------------------------------------------------

    def _lay_out(self, offset: int) -> None:
        if self.article is None:
            return
        if not self.size.width:  # hidden: it is laid out as soon as it comes into view
            self._layout = None
            self._laid = (self.top, offset)
            return
        from reader.typeset import Layout

        self._layout = Layout(
            self.article,
            self.text_width,
            options=self._options,
            measure=cell_len,
            head=self._head,
            pieces=self._pieces,
        )
        self._title_end = _end_of_title(self._layout)  # first: it corrects the height of the head
        self._show_from(self._layout, offset)
        over = self._layout.overhang(self.top, self.page)
        self._shifts = {
            block: min(self._shifts.get(block, 0), most) for block, most in over.items()
        }
        self.refresh()
        self._look_ahead()

    def _show_from(self, layout: Layout, offset: int) -> None:
        self.scroll_to_line(layout.line_of(offset) if offset else 0)
        self._laid = (self.top, offset)

    def _settle_after(self, seconds: float) -> None:
        if self._settling:
            self._settling.stop()
        self._settling = self.set_timer(seconds, self._look_ahead)

    def _look_ahead(self) -> None:
        """Lay out what is out of sight in slices, until every number is exact."""
        if self._layout is None:
            return
        done = self._layout.look_ahead(_SETTLE_SECONDS)
        if not self.numbers_hold and (done or monotonic() - self._told > _CORRECTION_SECONDS):
            self._settle(self._layout)
        if not self._layout.exact:
            self._settle_after(_CORRECTION_SECONDS if done else _SETTLE_PAUSE)

    def _settle(self, layout: Layout) -> None:
        """Correct every number; the line on top stays there, whatever its number is now."""
        self._told = monotonic()
        top, place = self.top, layout.place_of(self.top)
        layout.settle()
        self._put_on_top(layout, place)
        if self._laid[0] == top:
            self._laid = (self.top, self._laid[1])

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Leave what is out of sight for later while the reader scrolls."""
        super().watch_scroll_y(old_value, new_value)
        if self._layout is not None and not self._layout.exact:
            self._settle_after(_IDLE_SECONDS)

    def on_resize(self, event: events.Resize) -> None:
        """Set the lines anew, if the width is another; the first word in view stays on top.

        However often: what it was when the reader last scrolled, not where it drifted since.
        """
        if not self.size.width:
            return
        top, offset = self._laid
        offset = offset if top == self.top else self.offset_in_text
        if self._layout is None or self._layout.width != self.text_width:
            self._lay_out(offset)
        else:
            self._show_from(self._layout, offset)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._styles.forget()

    # -- drawing -----------------------------------------------------------------------

    def draw_line(self, y: int) -> Strip:
        """Draw the line that stands at line `y` of the viewport."""
        base = self.base
        strip = Strip([Segment(" " * AIR_LEFT, base), *self._drawn(y)])
        return strip.adjust_cell_length(self.inner_width, base)

    def _drawn(self, y: int) -> list[Segment]:
        if self._layout is None:
            words = self._empty() if y == 1 and self.article is None else ""
            return [Segment(words, self._styles.of(Role.BYLINE))]
        lines = self._layout.lines(self.top + y, 1, self._shifts)
        return self.segments(lines[0], self.top + y) if lines else []

    def segments(self, line: Line, number: int) -> list[Segment]:
        """Return what to draw of `line`, the article's line `number`."""
        return [Segment(run.text, self._styles.of(run.role)) for run in line.runs]


def _end_of_title(layout: Layout) -> int:
    """Return the number of the line below the title; 0 where none stands at the head."""
    number, seen = 0, False
    while lines := layout.lines(number, 1):
        titled = any(Role.TITLE in run.role for run in lines[0].runs)
        if not titled and (seen or lines[0].runs):
            break
        seen = seen or titled
        number += 1
    return number if seen else 0
