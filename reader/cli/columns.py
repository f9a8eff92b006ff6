"""Columns of text, measured in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.typeset import stdout_measure
from reader.typeset.measure import Widths

_GAP = 2


def in_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line for each row, its fields below one another; the last is not padded."""
    cells = Widths(stdout_measure()).of
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (
            field + " " * (width - cells(field))
            for field, width in zip(row[:-1], widths, strict=False)
        )
        yield (" " * _GAP).join([*padded, row[-1]])


def with_comment(statement: str, comment: str, column: int) -> str:
    """Return a statement of TOML and a comment that begins `column` cells on, or further."""
    gap = " " * max(column - Widths(stdout_measure()).of(statement), 0)
    return f"{statement}{gap} # {comment}"
