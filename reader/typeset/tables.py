"""Tables: by column width, wrapped inside cells; as records where the columns are too many.

Where a table may scroll sideways, it does so before its columns become too narrow to read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.article.content import Cell, Table
from reader.patterns import regex
from reader.safe import Clean
from reader.typeset.breaking import LineBreaker
from reader.typeset.lines import Line, Role, Run
from reader.typeset.margins import Margin
from reader.typeset.measure import MeasuredText, Widths
from reader.typeset.pieces import Piece
from reader.typeset.runs import SpanRoles, blanks, plain, total
from reader.typeset.setting import Page, gaps_of, set_text
from reader.values import replace

_ROWS_SAMPLED = 500
_CHARACTERS_SAMPLED = 400
"""Rows, and characters of a cell, that have a say in the widths of the columns."""
_NARROWEST_COLUMN = 6
"""Cells below which no column is squeezed; where that is not enough, records."""
_READABLE_COLUMN = 8
"""The same where a table may scroll sideways: no need for columns of three characters."""
_FEW_COLUMNS = 4
"""Columns up to which a table never scrolls: a screen would show but one or two of them."""
_SCREENS_WIDE = 4
"""Past so many times the room nobody scrolls to compare: records."""
_MOST_COLUMNS = 500
"""Columns past which a table is shown as records."""
_LABEL_CHARACTERS = 30
"""Characters of a column's name that a record repeats."""
_WIDEST_COLUMN = 60
"""Cells of the widest column of a table that scrolls sideways."""
_WORD = regex(r"[\w.,'’%+-]+", re.ASCII)
_LONGEST_WORD = 24
"""Characters of a word past which a column does not make room for it."""


Columns = tuple[int, ...]
"""The widths of a table's columns."""


def columns_of(page: Page, block: Table, room: int) -> Columns | None:
    """Return columns that fit `room`, or may reach beyond it; None for records."""
    natural = _natural(page, block)
    if not natural:
        return None
    rules = _seam(page.widths) * (len(natural) - 1)
    free = room - rules
    if sum(natural) <= free:
        return _spanned(page, block, natural, free)
    scrolls = page.options.wide == "scroll" and len(natural) > _FEW_COLUMNS
    narrowest = _READABLE_COLUMN if scrolls else _NARROWEST_COLUMN
    if sum(min(cells, narrowest) for cells in natural) <= free:
        return _squeezed(natural, _least(page, block, natural), free)
    widths = tuple(min(cells, _WIDEST_COLUMN, room) for cells in natural)
    return widths if scrolls and sum(widths) + rules <= _SCREENS_WIDE * room else None


def set_table(
    page: Page, piece: Piece, block: Table, margin: Margin, columns: Columns | None
) -> Iterator[Line]:
    """Yield the lines of rows `[piece.low, piece.high)` of a table; at least one.

    Part of an immense cell is set as text.
    """
    if piece.cell is not None:
        cell = block.rows[piece.low][piece.cell]
        roles = SpanRoles(cell.spans, _role(block, piece.low), block.start + cell.start)
        yield from set_text(page, piece, roles, margin)
        return
    if columns is None:
        lines = _records(page, piece, block, margin)
    else:
        left = margin.first if piece.first else margin.rest
        lines = _ruled(page, piece, block, columns, left, margin.rest)
    empty = True
    for line in lines:
        yield line
        empty = False
    if empty:
        yield Line(margin.first, piece.block, piece.start, piece.start)


def _ruled(
    page: Page,
    piece: Piece,
    block: Table,
    columns: Columns,
    left: tuple[Run, ...],
    rest: tuple[Run, ...],
) -> Iterator[Line]:
    """Yield rows side by side, a rule below the header and around rows of several lines."""
    rule = _rule(page.widths, columns)
    wrapped = _wraps(page, block, piece.low - 1, columns)
    for number in range(piece.low, piece.high):
        after_wrapped, wrapped = wrapped, _wraps(page, block, number, columns)
        parted = number > block.header_rows and (wrapped or after_wrapped)
        if number and (number == block.header_rows or parted):
            at = _row_start(block, number, piece.end)
            yield Line((*left, rule), piece.block, at, at)
            left = rest
        for line in _row(page, piece, block, number, columns):
            yield replace(line, runs=(*left, *line.runs))
            left = rest


def _wraps(page: Page, block: Table, number: int, columns: Columns) -> bool:
    """Tell whether a cell of row `number`, if there is one, takes more than one line."""
    cells = block.rows[number] if number >= 0 else ()
    return any(_wanted(page, cell) > room for cell, room in _rooms(page, cells, columns))


def _rooms(page: Page, row: Sequence[Cell], columns: Columns) -> Iterator[tuple[Cell, int]]:
    """Yield each cell of a row with the room it has; those past the last column have none."""
    at = 0
    for cell in row:
        across = columns[at : at + cell.columns]
        if across:
            yield cell, sum(across) + _seam(page.widths) * (len(across) - 1)
        at += cell.columns


def _role(block: Table, number: int) -> Role:
    return Role.TABLE_HEAD if number < block.header_rows else Role.TEXT


def _sampled(block: Table) -> Iterator[tuple[int, Cell]]:
    """Yield the cells that have a say in the widths, each with its column."""
    for row in block.rows[:_ROWS_SAMPLED]:
        at = 0
        for cell in row:
            yield at, cell
            at += cell.columns


def _wanted(page: Page, cell: Cell) -> int:
    """Return the cells that a cell takes on one line."""
    measured = MeasuredText(cell.text[:_CHARACTERS_SAMPLED], page.widths)
    return measured.cells(0, len(measured.text)) + len(gaps_of(page, measured))


def _natural(page: Page, block: Table) -> tuple[int, ...]:
    """Return the width of each column that wraps none of its own cells; none where too many."""
    cells: list[int] = []
    for at, cell in _sampled(block):
        if at + cell.columns > _MOST_COLUMNS:
            return ()
        cells.extend([1] * (at + cell.columns - len(cells)))
        if cell.columns == 1:
            cells[at] = max(cells[at], _wanted(page, cell))
    return tuple(cells)


def _spanned(page: Page, block: Table, natural: tuple[int, ...], free: int) -> tuple[int, ...]:
    """Return `natural` widened, as far as `free` goes, for what stands across several columns."""
    cells = list(natural)
    for at, cell in _sampled(block):
        if cell.columns > 1:
            seams = _seam(page.widths) * (cell.columns - 1)
            lacking = _wanted(page, cell) - seams - sum(cells[at : at + cell.columns])
            given = max(min(lacking, free - sum(cells)), 0)
            for column in range(cell.columns):
                cells[at + column] += (given + column) // cell.columns
    return tuple(cells)


def _least(page: Page, block: Table, natural: tuple[int, ...]) -> tuple[int, ...]:
    """Return the width of each column that breaks none of its words, if they are not immense."""
    cells = [min(width, _NARROWEST_COLUMN) for width in natural]
    for at, cell in _sampled(block):
        if cell.columns == 1:
            words = _WORD.findall(cell.text[:_CHARACTERS_SAMPLED])
            fitting = [page.widths.of(word) for word in words if len(word) <= _LONGEST_WORD]
            cells[at] = max(cells[at], *fitting, 0)
    return tuple(cells)


def _squeezed(natural: Sequence[int], least: Sequence[int], free: int) -> tuple[int, ...]:
    """Return widths that sum to `free`: narrow columns keep theirs, the wide ones share.

    None gets less than `least`, as long as there is room for that.
    """
    if sum(least) > free:
        least = [0] * len(natural)
    level = bisect_right(
        range(free + 1), free, key=lambda level: sum(_levelled(natural, least, level))
    )
    widths = _levelled(natural, least, level - 1)
    for column, width in enumerate(widths):
        if sum(widths) < free and width < natural[column]:
            widths[column] += 1
    return tuple(widths)


def _levelled(natural: Sequence[int], least: Sequence[int], level: int) -> list[int]:
    return [min(most, max(some, level)) for most, some in zip(natural, least, strict=True)]


def _seam(widths: Widths) -> int:
    return 2 + widths["│"]


def _rule(widths: Widths, columns: Sequence[int]) -> Run:
    dash = max(widths["─"], 1)
    seam = "─┼─" if dash == 1 else " ┼ "
    text = seam.join("─" * (cells // dash) + " " * (cells % dash) for cells in columns)
    return plain(text, Role.RULE, widths)


def _row_start(block: Table, number: int, default: int) -> int:
    if number < len(block.rows) and block.rows[number]:
        return min(block.start + block.rows[number][0].start, default)
    return default


def _row(
    page: Page,
    piece: Piece,
    block: Table,
    number: int,
    columns: Columns,
) -> Iterator[Line]:
    base = _role(block, number)
    fitted = [
        (cells, _cell(page, block, cell, base, cells))
        for cell, cells in _rooms(page, block.rows[number], columns)
    ]
    start = _row_start(block, number, piece.end)
    end = _row_start(block, number + 1, piece.end)
    seam = plain(" │ ", Role.RULE, page.widths)
    for height in range(max((len(lines) for _, lines in fitted), default=1)):
        runs: list[Run] = []
        for column, (cells, lines) in enumerate(fitted):
            if column:
                runs.append(seam)
            shown = lines[height] if height < len(lines) else ()
            runs.extend(shown)
            if column < len(fitted) - 1:
                runs.extend(blanks(cells - total(shown)))
        yield Line(tuple(runs), piece.block, start, end, height > 0)


def _cell(page: Page, block: Table, cell: Cell, base: Role, room: int) -> list[tuple[Run, ...]]:
    text = cell.text
    start = block.start + cell.start
    measured = MeasuredText(text, page.widths)
    roles = SpanRoles(cell.spans, base, start)
    gaps = gaps_of(page, measured)
    lines = []
    for broken in LineBreaker(measured, frozenset(gaps)).lines(0, len(text), room, room):
        runs = roles.runs(measured, start, broken.start, broken.shown, gaps)
        slack = room - total(runs)
        pad = {"left": 0, "center": slack // 2, "right": slack}[cell.align]
        lines.append((*blanks(pad), *runs))
    return lines


def _records(page: Page, piece: Piece, block: Table, margin: Margin) -> Iterator[Line]:
    """Yield the names of the columns, then rows as lines of `name: value`, parted by blank lines."""
    labels = _labels(block)
    left = margin.first if piece.first else margin.rest
    for number in range(piece.low, piece.high):
        row = block.rows[number]
        at = _row_start(block, number, piece.end)
        if number and number >= block.header_rows:
            yield Line(left, piece.block, at, at)
            left = margin.rest
        for parts in _fields(block, row, number, labels):
            goes_on = False
            for runs in _flowed(page, parts, page.room - total(left), page.room - margin.cells):
                start = min((run.start for run in runs if run.start is not None), default=at)
                end = max(
                    (run.start + len(run.text) for run in runs if run.start is not None),
                    default=at,
                )
                yield Line((*left, *runs), piece.block, start, end, goes_on)
                left, goes_on = margin.rest, True


def _labels(block: Table) -> dict[int, str]:
    """Return what a record calls each column: the last header row's words."""
    labels: dict[int, str] = {}
    column = 0
    for cell in block.rows[block.header_rows - 1] if block.header_rows else ():
        if column > _MOST_COLUMNS:
            break
        if cell.text.strip():
            short = cell.text[:_LABEL_CHARACTERS] + "…" * (len(cell.text) > _LABEL_CHARACTERS)
            labels.update(dict.fromkeys(range(column, column + cell.columns), f"{short}: "))
        column += cell.columns
    return labels


class _Part(NamedTuple):
    """Text within a line: a cell's, which begins at `start` of the article, or a label."""

    text: str
    roles: SpanRoles | None = None
    start: int = 0


def _fields(
    block: Table, row: Sequence[Cell], number: int, labels: dict[int, str]
) -> Iterator[list[_Part]]:
    """Yield what stands together: a header row in one, of other rows each cell and its label."""
    role = _role(block, number)
    names: list[_Part] = []
    column = 0
    for cell in row:
        start = block.start + cell.start
        part = _Part(cell.text, SpanRoles(cell.spans, role, start), start)
        if number < block.header_rows:
            names.extend([_Part(" · "), part] if names else [part])
        else:
            yield [_Part(labels.get(column, "")), part]
        column += cell.columns
    if names:
        yield names


def _flowed(page: Page, parts: Sequence[_Part], first: int, room: int) -> Iterator[list[Run]]:
    text = "".join(part.text for part in parts)
    measured = MeasuredText(text, page.widths)
    gaps = gaps_of(page, measured)
    starts = list(accumulate((len(part.text) for part in parts), initial=0))
    for broken in LineBreaker(measured, frozenset(gaps)).lines(0, len(text), first, room):
        runs: list[Run] = []
        begun = max(bisect_right(starts, broken.start) - 1, 0)
        ended = bisect_left(starts, broken.shown)
        for part, at in zip(parts[begun:ended], starts[begun:ended], strict=True):
            low, high = max(at, broken.start), min(at + len(part.text), broken.shown)
            if low < high and part.roles:
                runs.extend(part.roles.runs(measured, part.start - at, low, high, gaps))
            elif low < high:
                words = Clean(text[low:high])
                runs.append(Run(words, Role.TABLE_HEAD, None, None, measured.cells(low, high)))
        yield runs
