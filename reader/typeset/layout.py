"""Layout: an article as lines, laid out on demand."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from time import perf_counter
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

from reader.article.content import Article, Block, Code, Heading, Image, Paragraph, Rule, Table
from reader.typeset.code import CodeRoles, set_code
from reader.typeset.heights import Heights
from reader.typeset.lines import HEAD, Head, Line, Measure, Options, Role
from reader.typeset.margins import Margin, bars, blank_lines, margin
from reader.typeset.measure import Widths
from reader.typeset.pieces import Piece, Pieces, pieces_of
from reader.typeset.runs import blanks, extent, marked, text_at, total, windowed
from reader.typeset.setting import (
    Page,
    roles_of,
    set_head,
    set_heading,
    set_image,
    set_paragraph,
    set_rule,
)
from reader.typeset.tables import columns_of, set_table
from reader.values import replace

Told = TypeVar("Told")

_LINES_KEPT = 4000
"""Lines kept; what was laid out before them is laid out again when asked for."""
_CHARACTERS_SAMPLED = 2000
"""Characters by which heights are guessed."""
_HEAD_LINES_GUESSED = 4


class LinePlace(NamedTuple):
    """A line, named so that the name stays true when lines above it are laid out."""

    piece: int
    row: int


class Layout:
    """The lines of an article at one width.

    Only what is asked for is laid out. The height of the rest is guessed, so line numbers
    may shift when lines above become exact: by `settle`, or by jumping back. To keep
    a line on top of a pane, hold its place: `place = place_of(top)`, later
    `top = line_at(place)`. Across widths, hold `offset_of(top)` and ask `line_of`.
    """

    def __init__(
        self,
        article: Article,
        width: int,
        *,
        options: Options | None = None,
        measure: Measure,
        head: Head | None = None,
        centred: bool = True,
        pieces: Pieces | None = None,
    ) -> None:
        """Lay out `article` in `width` cells (at least 1), by cells as `measure` counts them.

        The text is `options.measure` wide at most, and centred in `width` if so asked. A title
        that the article repeats stands in `head`, not twice. `pieces` are the article's, if at
        hand: making them is most of the work.
        """
        options = options or Options()
        self.width = width = max(width, 1)
        hang = 2 if options.hanging and width > 8 else 0
        room = max(min(width - hang, options.measure), 1)
        if options.hanging and not hang:
            options = replace(options, hanging=False)
        self._left = blanks(min((width - room) // 2, width - hang - room)) if centred else ()
        reach = width - total(self._left) if options.wide == "scroll" else room
        self._page = Page(article, room, reach, Widths(measure), options)
        self._head = head
        self._repeated = head is not None and article.repeats_title
        pieces = pieces or pieces_of(article)
        above = [Piece(HEAD, 0, 0)] if head else []
        skipped = bisect_right(pieces.blocks, 0) if self._repeated else 0
        self._pieces = [*above, *pieces.all[skipped:]]
        self._starts = [*(piece.start for piece in above), *pieces.starts[skipped:]]
        self._blocks = [*(piece.block for piece in above), *pieces.blocks[skipped:]]
        guesses = pieces.guesses(room, self._density(), options.gap)
        self._images = pieces.images
        self._heights = Heights([*(_HEAD_LINES_GUESSED for _ in above), *guesses[skipped:]])
        self._unseen = set(range(len(self._pieces)))
        self._ahead: dict[int, int] = {}
        self._next = 0
        self._kept: OrderedDict[int, list[Line]] = OrderedDict()
        self._kept_lines = 0
        self._told: tuple[int, object] = HEAD, None
        self._grounds: dict[int, int] = {}

    @property
    def height(self) -> int:
        """The lines in all: exact where laid out, guessed elsewhere."""
        return self._heights.total

    @property
    def exact(self) -> bool:
        """Whether nothing of `height` is guessed any more."""
        return not self._unseen

    def lines(
        self, first: int, count: int, shifts: Mapping[int, int] = MappingProxyType({})
    ) -> list[Line]:
        """Return up to `count` lines from line `first` on; fewer at the end, or none.

        Code and tables that scroll sideways (`Options.wide`) stand shifted to the left by the
        cells that `shifts` gives for their block; a mark at the edge says that there is more.
        The ground of code is even on the right.
        """
        found = self._whole(first, count)
        if self._page.options.wide == "scroll":
            return [self._windowed(line, shifts.get(line.block, 0)) for line in found]
        return found

    def overhang(self, first: int, count: int) -> dict[int, int]:
        """Return, for each block that these lines show too wide, the largest shift of any use."""
        found: dict[int, int] = {}
        for line in self._whole(first, count):
            over = self._over(line)
            if over > 0:
                found[line.block] = max(over, found.get(line.block, 0))
        return found

    def shift_to(self, offset: int, length: int, shift: int) -> int:
        """Return the shift nearest to `shift` by which `length` characters from `offset` show."""
        lines = self._whole(self.line_of(offset), 1)
        over = self._over(lines[0]) if lines else 0
        if over <= 0:
            return 0
        low, high = extent(lines[0], offset, offset + length, self._page.widths)
        room = self._page.reach + total(self._left)
        edge = 1 + total(self._left)
        if high > room - 1 + shift:
            shift = high - room + 1
        if low < edge + shift:
            shift = low - edge
        return min(max(shift, 0), over)

    def line_of(self, offset: int) -> int:
        """Return the line that shows `offset` of `Article.text`; the nearest before it if none."""
        if not self._pieces:
            return 0
        piece = max(bisect_right(self._starts, offset) - 1, 0)
        return self._heights.before(piece) + _row_of(self._lay(piece), offset)

    def nonblank_from(self, line: int) -> int:
        """Return the first line from `line` on that is not blank; the line after the last if none."""
        while shown := self._whole(line, 1):
            if not shown[0].is_blank:
                break
            line += 1
        return line

    def offset_of(self, line: int) -> int:
        """Return the offset of `Article.text` at which `line` begins."""
        shown = self.lines(line, 1)
        return shown[0].start if shown else len(self._page.article.text)

    def text_at(
        self, line: int, cell: int, shifts: Mapping[int, int] = MappingProxyType({})
    ) -> tuple[int, int]:
        """Return start and end of the text that stands at `cell` of `line`; empty where none does."""
        shown = self.lines(line, 1, shifts)
        if not shown:
            end = len(self._page.article.text)
            return end, end
        return text_at(shown[0], cell, self._page.widths)

    def block_line(self, block: int) -> int:
        """Return the first line of a block, without the blank lines above it."""
        if not block and self._repeated:
            return 0
        piece = bisect_right(self._blocks, block - 1)
        self._lay(piece)  # the guess of its height may have no room for the lines above it
        return self._heights.before(piece) + self._above(self._pieces[piece])

    def about_line(self, offset: int) -> int:
        """Return about where in the article the text at `offset` stands; nothing is laid out for it."""
        blocks = self._page.article.blocks
        block = bisect_right(blocks, offset, key=lambda block: block.start) - 1
        return self._heights.before(bisect_right(self._blocks, block - 1))

    def block_begun_by(self, line: int) -> int:
        """Return the last block whose text begins at `line` or above it; HEAD before the first.

        Nothing above is laid out for it, so that lines in view keep their numbers.
        """
        if line < 0 or not self._pieces:
            return HEAD
        number, row = self._locate(line)
        if number == len(self._pieces):
            return self._blocks[-1]
        piece = self._pieces[number]
        return piece.block - 1 if row < self._above(piece) else piece.block

    def place_of(self, line: int) -> LinePlace:
        """Return the place of `line`, good for this layout however much of it is exact."""
        return LinePlace(*self._locate(max(line, 0)))

    def line_at(self, place: LinePlace) -> int:
        """Return the line that stands at `place` now."""
        return self._heights.before(place.piece) + place.row

    def look_ahead(self, seconds: float) -> bool:
        """Lay out unseen lines for about so long, at least one piece; return whether all are.

        No line gets another number before `settle`.
        """
        end = perf_counter() + seconds
        while self._next < len(self._pieces):
            if self._next in self._unseen:
                self._ahead[self._next] = len(list(self._set(self._next)))
            self._next += 1
            if perf_counter() >= end:
                break
        return self._next == len(self._pieces)

    def settle(self) -> None:
        """Let the numbers of lines be what `look_ahead` found."""
        for piece in self._unseen & self._ahead.keys():
            self._measure(piece, self._ahead[piece])
        self._ahead.clear()

    def mark(self, line: Line, start: int, end: int, role: Role = Role.MATCH) -> Line:
        """Return `line` with `role` added to what it shows of `Article.text[start:end]`."""
        return marked(line, start, end, self._page.widths, role)

    def _density(self) -> float:
        text = self._page.article.text[:_CHARACTERS_SAMPLED]
        return self._page.widths.of(text) / max(len(text), 1)

    def _whole(self, first: int, count: int) -> list[Line]:
        found: list[Line] = []
        piece, row = self._locate(max(first, 0))
        while piece < len(self._pieces) and len(found) < count:
            found.extend(self._lay(piece)[row : row + count - len(found)])
            piece, row = piece + 1, 0
        return found

    def _locate(self, line: int) -> tuple[int, int]:
        """Return the piece that shows `line`, and its row there; lays out what it passes."""
        while True:
            piece = self._heights.at(line)
            if piece == len(self._pieces):
                return piece, line - self.height
            if piece not in self._unseen:
                return piece, line - self._heights.before(piece)
            self._lay(piece)

    def _lay(self, number: int) -> list[Line]:
        lines = self._kept.get(number)
        if lines is not None:
            self._kept.move_to_end(number)
            return lines
        lines = self._kept[number] = list(self._set(number))
        self._measure(number, len(lines))
        self._kept_lines += len(lines)
        while self._kept_lines > _LINES_KEPT and len(self._kept) > 1:
            self._kept_lines -= len(self._kept.popitem(last=False)[1])
        return lines

    def _measure(self, number: int, height: int) -> None:
        self._heights[number] = height
        self._unseen.discard(number)

    def _before(self, piece: Piece) -> Block | None:
        before = piece.block - 1
        if before < 0 or (not before and self._repeated):
            return None
        return self._page.article.blocks[before]

    def _above(self, piece: Piece) -> int:
        if piece.block == HEAD or not piece.first:
            return 0
        block = self._page.article.blocks[piece.block]
        return blank_lines(block, self._before(piece), self._page.options.gap)

    def _set(self, number: int) -> Iterator[Line]:
        piece = self._pieces[number]
        if piece.block == HEAD:
            assert self._head is not None
            lines = set_head(self._page, self._head)
        else:
            lines = self._set_block(piece)
        for line in lines:
            if self._left and line.runs:
                yield Line(
                    (*self._left, *line.runs), line.block, line.start, line.end, line.continues
                )
            else:
                yield line

    def _set_block(self, piece: Piece) -> Iterator[Line]:
        page = self._page
        block = page.article.blocks[piece.block]
        before = self._before(piece)
        outer = before.inside if before else ()
        above = self._above(piece)
        if above:
            bar = bars(block.inside, outer, page.room, page.widths)
            for _ in range(above):
                yield Line(bar.rest, piece.block, piece.start, piece.start)
        left = margin(block.inside, outer, page.room, page.widths)
        yield from self._set_kind(piece, block, left)

    def _set_kind(self, piece: Piece, block: Block, left: Margin) -> Iterator[Line]:
        page = self._page
        match block:
            case Paragraph():
                roles = self._once(piece.block, lambda: roles_of(block))
                return set_paragraph(page, piece, block, left, roles)
            case Heading():
                return set_heading(page, piece, block, left)
            case Code():
                code_roles = self._once(piece.block, lambda: CodeRoles(block))
                return set_code(page, piece, block, left, code_roles)
            case Table():
                room = page.reach - left.most
                columns = self._once(piece.block, lambda: columns_of(page, block, room))
                return set_table(page, piece, block, left, columns)
            case Image():
                number = bisect_right(self._images, piece.block)
                return set_image(page, piece, block, left, number)
            case Rule():
                return set_rule(page, piece, left)
        raise TypeError(f"no setting for {type(block).__name__}")

    def _once(self, block: int, tell: Callable[[], Told]) -> Told:
        """Return what `tell` says of a whole block, asked once while its pieces are laid out."""
        if self._told[0] != block:
            self._told = block, tell()
        return cast("Told", self._told[1])

    def _over(self, line: Line) -> int:
        """Return by how many cells `line` reaches beyond the edge, if it is of those that scroll."""
        if line.block == HEAD or not isinstance(
            self._page.article.blocks[line.block], Code | Table
        ):
            return 0
        return line.cells - total(self._left) - self._page.reach

    def _windowed(self, line: Line, shift: int) -> Line:
        if shift or self._over(line) > 0:
            runs = line.runs[len(self._left) :]
            shown = windowed(runs, shift, self._page.reach, self._page.widths)
            line = replace(line, runs=(*self._left, *shown) if line.runs else ())
        if line.start < line.end and self._is_code(line.block):
            ground = blanks(self._right_of_ground(line.block) - line.cells, Role.CODE)
            return replace(line, runs=(*line.runs, *ground))
        return line

    def _is_code(self, block: int) -> bool:
        return block != HEAD and isinstance(self._page.article.blocks[block], Code)

    def _right_of_ground(self, block: int) -> int:
        right = self._grounds.get(block)
        if right is None:
            page = self._page
            lines = page.article.blocks[block].text.split("\n")
            is_wide = any(page.widths.of(line) > page.room for line in lines)
            right = total(self._left) + (page.reach if is_wide else page.room)
            self._grounds[block] = right
        return right


def _row_of(lines: list[Line], offset: int) -> int:
    """Return the row that shows `offset`: in a run of its own, else within its bounds."""
    bounded = [row for row, line in enumerate(lines) if line.start <= offset < line.end]
    for row in bounded:
        for run in lines[row].runs:
            if run.start is not None and run.start <= offset < run.start + len(run.text):
                return row
    if bounded:
        return bounded[0]
    return max((row for row, line in enumerate(lines) if line.start <= offset), default=0)
