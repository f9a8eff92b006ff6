"""Tables with fewer cells in their rows than in their header: markdown-it fills them up, within bounds.

A header of a thousand columns over rows of three characters makes a thousand cells of each. How
many cells may be filled up is bounded for a whole body; past it what looks like a table is text.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as gfm_table

CHARACTERS_A_FILLED_CELL = 20
"""For so many characters of its own a body may have one cell that it does not hold."""

_FILLED_AT_LEAST = 2_000
_LEFT = "filled_cells_left"


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a table as far as cells may be filled up; a rule of markdown-it's block parser."""
    if not gfm_table(state, start, end, True):
        return False
    if silent:
        return True
    at_least = _FILLED_AT_LEAST + len(state.src) // CHARACTERS_A_FILLED_CELL
    left: int = state.env.setdefault(_LEFT, at_least)
    stop, filled = _rows_within(state, start, end, left)
    is_table: bool = gfm_table(state, start, stop, False)
    # Rows that were looked at and are none count too: the next table may look at them again.
    state.env[_LEFT] = left - filled - (stop - state.line)
    return is_table


def _rows_within(state: StateBlock, start: int, end: int, left: int) -> tuple[int, int]:
    """Return the line that ends the table at the latest, and how many cells are filled up till there."""
    columns = _bars(state, start + 1) - 1
    filled = 0
    for line in range(start + 2, end):
        if state.isEmpty(line):
            return line, filled
        missing = max(columns - _bars(state, line), 0)
        if filled + missing > left:
            return line, filled
        filled += missing
    return end, filled


def _bars(state: StateBlock, line: int) -> int:
    return state.src.count("|", state.bMarks[line], state.eMarks[line])
