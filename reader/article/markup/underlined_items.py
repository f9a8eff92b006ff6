"""Headings underlined whose number makes of them items of a list: SimpRead and others escape it not.

    1. 添加日志类
    ------------

To kramdown and CommonMark that is a list of one item, and a rule. It is a heading where the line stands
alone between blank lines, and the line below is drawn longer than a rule is written.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from reader.patterns import regex

_NUMBERED = regex(r"\d{1,2}[.)][ \t]+\S")
_UNDERLINE = regex(r"(?:={3,}|-{4,})[ \t]*")
_INDENTED = 4


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read such a heading; a rule for blocks before that for lists."""
    if silent or start + 1 >= end or (start and not state.isEmpty(start - 1)):
        return False
    begin, below = (state.bMarks[at] + state.tShift[at] for at in (start, start + 1))
    if not _NUMBERED.match(state.src, begin, state.eMarks[start]):
        return False
    if not _UNDERLINE.fullmatch(state.src, below, state.eMarks[start + 1]):
        return False
    if any(state.sCount[at] - state.blkIndent not in range(_INDENTED) for at in (start, start + 1)):
        return False
    if start + 2 < end and not state.isEmpty(start + 2):
        return False
    tag, mark = ("h1", "=") if state.src[below] == "=" else ("h2", "-")
    state.line = start + 2
    opener = state.push("heading_open", tag, 1)
    opener.markup, opener.map = mark, [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = state.src[begin : state.eMarks[start]].strip()
    inline.map, inline.children = [start, start + 1], []
    state.push("heading_close", tag, -1).markup = mark
    return True
