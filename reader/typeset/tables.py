"""Tables: by column width, wrapped inside cells; as records where the columns are too many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.article.model import Cell, Table
from reader.safe import Clean
from reader.typeset.breaking import Breaker
from reader.typeset.margins import Margin
from reader.typeset.measure import Ruler, Widths
from reader.typeset.model import Line, Role, Run
from reader.typeset.runs import Ink, blanks, plain, total
from reader.typeset.setting import Page, Piece

_SAMPLED_ROWS = 500
_SAMPLED_TEXT = 400
"""Rows, and characters of a cell, that have a say in the widths of the columns."""
_NARROWEST = 6
"""Cells below which no column is squeezed; where that is not enough, records."""
_WIDEST = 60
"""Cells of the widest column of a table that scrolls sideways."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a table's columns, None for records; `ruled` when rows need parting."""

    widths: tuple[int, ...] | None
    ruled: bool = False


def columns_of(page: Page, block: Table, room: int) -> Columns:
    """Return the widths of the columns that fit `room`, or none."""
    natural = _natural(block, page.widths)
    if not natural:
        return Columns(None)
    rules = _seam(page.widths) * (len(natural) - 1)
    if page.options.wide == "scroll":
        widths = tuple(min(cells, _WIDEST) for cells in natural)
        return Columns(widths, widths != natural)
    free = room - rules
    if sum(natural) <= free:
        return Columns(natural)
    least = [min(cells, _NARROWEST) for cells in natural]
    if sum(least) > free:
        return Columns(None)
    return Columns(_squeezed(natural, free), True)


def set_table(
    page: Page, piece: Piece, block: Table, margin: Margin, columns: Columns
) -> Iterator[Line]:
    """Yield the lines of rows `[piece.low, piece.high)` of a table."""
    if columns.widths is None:
        yield from _records(page, piece, block, margin)
        return
    left = margin.first if piece.first else margin.rest
    for number in range(piece.low, piece.high):
        if columns.ruled and number > max(block.header_rows, 0):
            yield _rule(page, piece, block, number, left, columns.widths, "┼", "─")
            left = margin.rest
        for line in _row(page, piece, block, number, left, columns.widths):
            yield line
            left = margin.rest
        if number == block.header_rows - 1:
            yield _rule(page, piece, block, number + 1, left, columns.widths, "┼", "─")


def _natural(block: Table, widths: Widths) -> tuple[int, ...]:
    cells: list[int] = []
    for row in block.rows[:_SAMPLED_ROWS]:
        at = 0
        for cell in row:
            cells.extend([1] * (at + cell.columns - len(cells)))
            if cell.columns == 1:
                text = cell.text[:_SAMPLED_TEXT]
                cells[at] = max(cells[at], widths.of(text))
            at += cell.columns
    return tuple(cells)


def _squeezed(natural: Sequence[int], free: int) -> tuple[int, ...]:
    """Return widths that sum to `free`: narrow columns keep theirs, the wide ones share."""
    order = sorted(range(len(natural)), key=natural.__getitem__)
    widths = [0] * len(natural)
    for rank, column in enumerate(order):
        widths[column] = min(natural[column], free // (len(order) - rank))
        free -= widths[column]
    return tuple(widths)


def _seam(widths: Widths) -> int:
    return 2 + widths["│"]


def _rule(
    page: Page,
    piece: Piece,
    block: Table,
    number: int,
    left: tuple[Run, ...],
    columns: tuple[int, ...],
    cross: str,
    dash: str,
) -> Line:
    width = max(page.widths[dash], 1)
    seam = f"{dash}{cross}{dash}" if width == 1 else f" {cross} "
    text = seam.join(dash * (cells // width) + " " * (cells % width) for cells in columns)
    at = _row_start(block, number, piece.end)
    return Line((*left, plain(text, Role.RULE, page.widths)), piece.block, at, at)


def _row_start(block: Table, number: int, default: int) -> int:
    if number < len(block.rows) and block.rows[number]:
        return min(block.start + block.rows[number][0].start, default)
    return default


def _row(
    page: Page,
    piece: Piece,
    block: Table,
    number: int,
    left: tuple[Run, ...],
    columns: tuple[int, ...],
) -> Iterator[Line]:
    base = Role.TABLE_HEAD if number < block.header_rows else Role.TEXT
    fitted: list[tuple[int, list[tuple[Run, ...]]]] = []
    at = 0
    for cell in block.rows[number]:
        across = columns[at : at + cell.columns]
        cells = sum(across) + _seam(page.widths) * (len(across) - 1)
        if across:
            fitted.append((cells, _cell(page, block, cell, base, cells)))
        at += cell.columns
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
        yield Line((*left, *runs), piece.block, start, end, height > 0)


def _cell(page: Page, block: Table, cell: Cell, base: Role, room: int) -> list[tuple[Run, ...]]:
    text = cell.text
    start = block.start + cell.start
    ruler = Ruler(text, page.widths)
    ink = Ink(cell.spans, base, start)
    lines = []
    for fold in Breaker(ruler).fold(0, len(text), room, room):
        runs = ink.runs(ruler, start, fold.start, fold.shown)
        slack = room - total(runs)
        pad = {"left": 0, "center": slack // 2, "right": slack}[cell.align]
        lines.append((*blanks(pad), *runs))
    return lines


def _records(page: Page, piece: Piece, block: Table, margin: Margin) -> Iterator[Line]:
    """Yield `header: value` lines, a row after the other, a blank line between rows."""
    names = block.rows[block.header_rows - 1] if block.header_rows else ()
    only_names = len(block.rows) <= block.header_rows
    left = margin.first if piece.first else margin.rest
    for number in range(piece.low, piece.high):
        if number < block.header_rows and not only_names:
            continue
        if number > block.header_rows:
            at = _row_start(block, number, piece.end)
            yield Line((), piece.block, at, at)
        column = 0
        for cell in block.rows[number]:
            name = _name(names, column) if number >= block.header_rows else None
            for line in _field(page, piece, block, cell, name, left, margin, number):
                yield line
                left = margin.rest
            column += cell.columns


def _name(names: Sequence[Cell], column: int) -> Cell | None:
    at = 0
    for cell in names:
        if at <= column < at + cell.columns:
            return cell
        at += cell.columns
    return None


def _field(
    page: Page,
    piece: Piece,
    block: Table,
    cell: Cell,
    name: Cell | None,
    left: tuple[Run, ...],
    margin: Margin,
    number: int,
) -> Iterator[Line]:
    label = f"{name.text[:_SAMPLED_TEXT]}: " if name is not None and name.text else ""
    start = block.start + cell.start
    text = label + cell.text
    ruler = Ruler(text, page.widths)
    ink = Ink(cell.spans, Role.TEXT, start)
    room, size = page.room - margin.cells, len(label)
    for fold in Breaker(ruler).fold(0, len(text), page.room - total(left), room):
        runs: list[Run] = []
        split = min(max(size, fold.start), fold.shown)
        if fold.start < split:
            # The first record shows the header's own text, so that it can be found.
            own = number == block.header_rows and name is not None
            shown = Clean(text[fold.start : split])
            named = split - (split == size) * 2 if own else fold.start
            named = max(named, fold.start)
            if own and name is not None and fold.start < named:
                words = Clean(text[fold.start : named])
                at = block.start + name.start + fold.start
                runs.append(Run(words, Role.TABLE_HEAD, at, None, ruler.cells(fold.start, named)))
                shown = Clean(text[named:split])
            if shown:
                cells = ruler.cells(split - len(shown), split)
                runs.append(Run(shown, Role.TABLE_HEAD, None, None, cells))
        runs.extend(ink.runs(ruler, start - size, split, fold.shown))
        low, high = start + max(split - size, 0), start + max(fold.end - size, 0)
        yield Line((*left, *runs), piece.block, low, max(high, low), fold.start > 0)
        left = margin.rest
