"""Blocks → pieces, the parts that are laid out at once, and a guess of their heights.

Most blocks are one piece. A long one is cut, so that its thousandth screen costs what its
first does: text after a sentence (where the last line of a piece may stay short), code after
a line, tables between rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article.model import Article, Block, Code, Table
from reader.typeset.breaking import Breaker
from reader.typeset.measure import Ruler, Widths
from reader.typeset.setting import Piece

LONGEST = 6000
"""Characters of the longest piece."""
_MOST_ROWS = 40
_REACH = 1500
"""Characters searched backwards for a good place to cut."""
_NEAR = 200
"""Characters searched for any place to break, where no sentence ends."""
_SENTENCE = re.compile("[。！？!?][”’」』）\"')]*")


def pieces_of(article: Article) -> Iterator[Piece]:
    """Yield the pieces of all blocks, in order."""
    blocks, text = article.blocks, article.text
    for number, block in enumerate(blocks):
        start = block.start
        end = blocks[number + 1].start - 1 if number + 1 < len(blocks) else len(text)
        if isinstance(block, Table):
            yield from _row_pieces(number, block, start, end)
        elif end - start <= LONGEST:
            yield Piece(number, start, end)
        else:
            yield from _text_pieces(number, block, text, start, end)


def guess(piece: Piece, block: Block, article: Article, room: int, density: float) -> int:
    """Return about how many lines a piece takes; `density` is the cells of a character."""
    if isinstance(block, Table):
        return max(2 * (piece.high - piece.low), 1)
    lines = int((piece.end - piece.start) * density / max(room, 1)) + 1
    if isinstance(block, Code):
        return max(article.text.count("\n", piece.start, piece.end) + 1, lines)
    return lines


def _row_pieces(number: int, block: Table, start: int, end: int) -> Iterator[Piece]:
    count, at = len(block.rows), 0
    low, low_start = 0, start
    for row, cells in enumerate(block.rows):
        size = sum(len(cell.text) + 1 for cell in cells) or 1
        full = row - low >= _MOST_ROWS or at + start - low_start > LONGEST
        if full and row > block.header_rows:
            yield Piece(number, low_start, at + start, low == 0, False, low, row)
            low, low_start = row, at + start
        at += size
    yield Piece(number, low_start, end, low == 0, True, low, count)


def _text_pieces(number: int, block: Block, text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    while end - at > LONGEST:
        cut = _cut(block, text, at + LONGEST)
        yield Piece(number, at, cut, at == start, False)
        at = cut
    yield Piece(number, at, end, at == start)


def _cut(block: Block, text: str, limit: int) -> int:
    low = limit - _REACH
    line_end = text.rfind("\n", low, limit)
    if line_end >= 0:
        return line_end + 1
    if not isinstance(block, Code):
        ends = [match.end() for match in _SENTENCE.finditer(text, low, limit)]
        if ends and ends[-1] < limit:
            return ends[-1]
    low = limit - _NEAR
    ruler = Ruler(text[low : limit + 1], Widths(len))
    breaker = Breaker(ruler)
    for rule in (breaker.allows, breaker.spares):
        for index in range(_NEAR, 1, -1):
            if rule(index):
                return low + index
    return limit
