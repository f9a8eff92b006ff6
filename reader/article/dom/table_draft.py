"""Tables in the making: which tables hold data, and rows whose cells line up in columns."""

from __future__ import annotations

from typing import Literal

from selectolax.lexbor import LexborNode

from reader.article.content import Cell, Span
from reader.patterns import regex

MAX_COLUMNS = 1000
"""As many columns as HTML lets one cell span."""

_MAX_SPANNED_CELLS = 10_000
"""Cells that a table's `rowspan`s may add; more is an attack."""

_NUMBER = regex(r"\s*(\d{1,5})")


def is_layout(table: LexborNode) -> bool:
    """Tell whether a table only places things on a page: it is then read cell after cell.

    So is one that holds another table or a heading, and one of a single column without
    header cells.
    """
    if len(table.css("table")) > 1 or table.css_first("h1, h2, h3, h4, h5, h6") is not None:
        return True
    cells = len(table.css("td"))
    return cells <= len(table.css("tr")) and table.css_first("th") is None


def number(text: str | None, most: int) -> int:
    """Return the number that an attribute begins with, between 1 and `most`."""
    match = _NUMBER.match(text or "")
    return min(max(int(match[1]), 1), most) if match else 1


class TableDraft:
    """Collects the rows of a table."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.rows: list[list[Cell]] = []
        self.header_rows = 0
        self._heads: list[bool] = []
        self._below: dict[int, tuple[int, int]] = {}
        self._starting: dict[int, tuple[int, int]] = {}
        self._column = 0
        self._added = 0

    def open_row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self._heads.append(True)
        self._column = 0

    def add(
        self,
        spans: tuple[Span, ...],
        align: Literal["left", "center", "right"],
        columns: int,
        rows: int,
        head: bool,
    ) -> None:
        """Add a cell that covers `columns` columns and `rows` rows."""
        if not self.rows:
            self.open_row()
        self._pass_covered()
        self.rows[-1].append(Cell(0, spans, align, columns))
        self._heads[-1] = self._heads[-1] and head
        if rows > 1:
            self._starting[self._column] = (rows - 1, columns)
        self._column += columns

    def close_row(self) -> None:
        """End a row."""
        if self.rows:
            self._pass_covered()
            left = {at: (rows - 1, n) for at, (rows, n) in self._below.items() if rows > 1}
            self._below, self._starting = left | self._starting, {}

    def _pass_covered(self) -> None:
        """Put empty cells where a cell of a row above reaches down."""
        while self._added < _MAX_SPANNED_CELLS and (covered := self._below.get(self._column)):
            self.rows[-1].append(Cell(0, (), "left", covered[1]))
            self._column += covered[1]
            self._added += 1

    def finish(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows that hold text, cells told where in the table's text they start."""
        kept = [
            (row, head)
            for row, head in zip(self.rows, self._heads, strict=True)
            if any(cell.spans for cell in row)
        ]
        for _, head in kept:
            if not head or self.header_rows == len(kept) - 1:
                break
            self.header_rows += 1
        placed, start = [], 0
        for row, _ in kept:
            cells = []
            for cell in row:
                cells.append(Cell(start, cell.spans, cell.align, cell.columns))
                start += len(cell.text) + 1
            placed.append(tuple(cells))
        return tuple(placed)
