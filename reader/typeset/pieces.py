"""Blocks → pieces, the parts that are laid out at once, and guesses of their heights.

Most blocks are one piece. A long one is cut, so that its thousandth screen costs what its
first does: text after a sentence (where the last line of a piece may stay short), code after
a line, tables between rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.article.content import Article, Code, Image, Table
from reader.patterns import regex
from reader.typeset.breaking import LineBreaker
from reader.typeset.measure import MeasuredText, Widths
from reader.values import Value

LONGEST_PIECE = 6000
"""Characters of the longest piece."""
_ROWS_A_PIECE = 40
_CUT_REACH = 1500
"""Characters searched backwards for a good place to cut."""
_BREAK_REACH = 80
"""Characters searched for any place to break, where no sentence ends."""
_SENTENCE = regex("[。！？!?…][^\\w\\s]*\\s*")


class Piece(NamedTuple):
    """A part of a block that is laid out at once.

    `[start, end)` is its stretch of `Article.text`; of a table, `[low, high)` are its rows,
    or `cell` is the one cell of row `low` that it is a part of. `goes_on` tells that it begins
    within a line of the text.
    """

    block: int
    start: int
    end: int
    first: bool = True
    last: bool = True
    low: int = 0
    high: int = 0
    cell: int | None = None
    goes_on: bool = False


class Pieces(Value):
    """The pieces of all blocks of an article, in order; the same for every width.

    Beside each, apart for speed: its start, its block, its length in characters, and how
    many lines it takes, or about so many, however wide the page is. `images` are the blocks
    that are images, which are numbered.
    """

    all: list[Piece]
    starts: list[int]
    blocks: list[int]
    lengths: list[int]
    least: list[int]
    images: list[int]

    def guesses(self, room: int, density: float, gap: int) -> list[int]:
        """Return about how many lines each takes in `room` cells, `gap` blank ones above it.

        `density` is the cells of a character.
        """
        each = density / max(room, 1)
        return [
            max(int(length * each) + 1, least) + gap
            for length, least in zip(self.lengths, self.least, strict=True)
        ]


def pieces_of(article: Article) -> Pieces:
    """Cut every block of `article`: some microseconds each."""
    pieces = list(_cut_blocks(article))
    return Pieces(
        pieces,
        [piece.start for piece in pieces],
        [piece.block for piece in pieces],
        [piece.end - piece.start for piece in pieces],
        [_least(piece, article) for piece in pieces],
        [number for number, block in enumerate(article.blocks) if isinstance(block, Image)],
    )


def _least(piece: Piece, article: Article) -> int:
    block = article.blocks[piece.block]
    if isinstance(block, Table) and piece.cell is None:
        return max(piece.high - piece.low, 1)
    if isinstance(block, Code):
        return article.text.count("\n", piece.start, piece.end) + 1
    return 1


def _cut_blocks(article: Article) -> Iterator[Piece]:
    blocks, text = article.blocks, article.text
    for number, block in enumerate(blocks):
        start = block.start
        end = blocks[number + 1].start - 1 if number + 1 < len(blocks) else len(text)
        if isinstance(block, Table):
            yield from _row_pieces(number, block, text, end)
        elif end - start <= LONGEST_PIECE:
            yield Piece(number, start, end)
        else:
            for low, high in _cut(text, start, end, sentences=not isinstance(block, Code)):
                first, last = low == start, high == end
                yield Piece(number, low, high, first, last, goes_on=_within_line(text, start, low))


def _row_pieces(number: int, block: Table, text: str, end: int) -> Iterator[Piece]:
    """Yield rows together; of a row too long for that, its cells by themselves."""
    rows = block.rows
    starts = [end] * (len(rows) + 1)
    for row in reversed(range(len(rows))):
        starts[row] = block.start + rows[row][0].start if rows[row] else starts[row + 1]
    low = 0
    for row, start in enumerate(starts[:-1]):
        immense = starts[row + 1] - start > LONGEST_PIECE
        if low < row and (
            immense or row - low == _ROWS_A_PIECE or start - starts[low] > LONGEST_PIECE
        ):
            yield Piece(number, starts[low], start, low == 0, True, low, row)
            low = row
        if immense:
            yield from _cell_pieces(number, block, row, text)
            low = row + 1
    if low < len(rows) or not rows:
        yield Piece(number, starts[low], end, low == 0, True, low, len(rows))


def _cell_pieces(number: int, block: Table, row: int, text: str) -> Iterator[Piece]:
    for index, cell in enumerate(block.rows[row]):
        start = block.start + cell.start
        for low, high in _cut(text, start, start + len(cell.text), sentences=True):
            first = row == index == 0 and low == start
            goes_on = _within_line(text, start, low)
            yield Piece(number, low, high, first, True, row, row, index, goes_on)


def _within_line(text: str, start: int, at: int) -> bool:
    return at > start and text[at - 1] != "\n"


def _cut(text: str, start: int, end: int, *, sentences: bool) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` in stretches of at most `LONGEST_PIECE`, cut after lines or `sentences`."""
    while end - start > LONGEST_PIECE:
        stop = _good_cut(text, start + LONGEST_PIECE, sentences)
        yield start, stop
        start = stop
    yield start, end


def _good_cut(text: str, limit: int, sentences: bool) -> int:
    low = limit - _CUT_REACH
    around = text[low : limit + 1]
    if around.isascii() and around.isalnum():
        return limit  # a word without end: there are thousands of such cuts, and no good one
    line_end = text.rfind("\n", low, limit)
    if line_end >= 0:
        return line_end + 1
    if sentences:
        ends = [match.end() for match in _SENTENCE.finditer(text, low, limit)]
        for end in reversed(ends):
            if end < limit and _breaker(text, end - _BREAK_REACH, end + 1).allows(_BREAK_REACH):
                return end
    low = limit - _BREAK_REACH
    breaker = _breaker(text, low, limit + 1)
    for rule in (breaker.allows, breaker.spares):
        for index in range(_BREAK_REACH, 1, -1):
            if rule(index):
                return low + index
    return limit


def _breaker(text: str, start: int, end: int) -> LineBreaker:
    return LineBreaker(MeasuredText(text[start:end], Widths(len)))
