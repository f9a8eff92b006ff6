"""Tables without a head: kramdown needs no row of dashes, and takes one above all rows for a border.

    | 灯塔 | 三十米 |
    | 渡口 | 两条船 |

To kramdown a line with one `|` is a row; here it is one that begins and ends with a bar, and has another
like it below or above: `甲 | 乙` is said in running text, too. Whatever program the site is made for, nobody
writes bars at both ends of two lines for anything else.
Source: https://kramdown.gettalong.org/syntax.html#tables.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as gfm_table
from markdown_it.rules_block.table import escapedSplit

from reader.patterns import regex

_SAYS_SOMETHING = regex(r"\w")
_BORDER = regex(r"\|(?:[ \t]*:?[-=]+:?[ \t]*[|+])+[ \t]*$")
_MOST_BARS = 64
"""In a row; a line of more is a drawing."""


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read such a table; a rule of markdown-it's block parser, after its own for tables."""
    begin, stop = _begin(state, start), start
    if state.src[begin : begin + 1] != "|":
        return False
    while (
        stop < end and _is_row(state, stop) and not (stop > start and _has_head(state, stop, end))
    ):
        stop += 1
        if silent and stop > start + 1:
            return True
    if stop < start + 2:
        return False
    _push(state, "table_open", "table", start)
    _push(state, "tbody_open", "tbody", start)
    for line in range(start, stop):
        if not _is_border(state, line):
            _push_row(state, line)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = stop
    return True


def _has_head(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether a table begins that has one."""
    return line + 1 < end and _is_border(state, line + 1) and gfm_table(state, line, end, True)


def _is_border(state: StateBlock, line: int) -> bool:
    return _BORDER.match(state.src, _begin(state, line), state.eMarks[line]) is not None


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _is_row(state: StateBlock, line: int) -> bool:
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    row = state.src[_begin(state, line) : state.eMarks[line]].strip()
    if row[:1] != "|" or row[-1:] != "|" or row[-2:] == "\\|":
        return False
    if row.count("|") > _MOST_BARS:
        return False
    return _SAYS_SOMETHING.search(row) is not None or _is_border(state, line)


def _push(state: StateBlock, kind: str, tag: str, line: int) -> None:
    token = state.push(kind, tag, 1)
    token.map = [line, line + 1]


def _push_row(state: StateBlock, line: int) -> None:
    _push(state, "tr_open", "tr", line)
    cells = escapedSplit(state.src[_begin(state, line) : state.eMarks[line]].strip())
    for words in cells[1:-1]:
        _push(state, "td_open", "td", line)
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = words.strip(), [line, line + 1], []
        state.push("td_close", "td", -1)
    state.push("tr_close", "tr", -1)
