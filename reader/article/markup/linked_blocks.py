r"""Links that a converter wrote around whole blocks, as HTML allows and Markdown does not.

    [

    ![](a.png)

    渡口的早班船

    ](https://e.example/ferry)

The two lines are the link's tags. Turndown, and what is built on it, write it so.
"""

from __future__ import annotations

from html import escape

from markdown_it.rules_block import StateBlock

from reader.patterns import regex

_MOST_LINES = 40
"""Lines that such a link may hold."""

_CLOSING = regex(r"\]\(<?((?:[^\s()<>]|\([^\s()<>]*\))*)>?(?:[ \t]+\"[^\"]*\")?\)[ \t]*")


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the first or the last line of such a link; a rule for lines that begin with `[` or `]`."""
    if silent or state.is_code_block(start):
        return False
    closings: set[int] = state.env.setdefault("linked_blocks", set())
    if start in closings:
        _push(state, start, "</a>")
        return True
    if _line(state, start).rstrip() != "[":
        return False
    for at in range(start + 1, min(end, start + _MOST_LINES)):
        line = _line(state, at)
        if line.rstrip() == "[":
            return False
        if line.startswith("](") and (found := _CLOSING.fullmatch(line)) is not None:
            if at == start + 1 or not state.isEmpty(at - 1):
                return False  # no block, or one that this line belongs to
            closings.add(at)
            _push(state, start, f'<a href="{escape(found[1])}">')
            return True
    return False


def _line(state: StateBlock, at: int) -> str:
    return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]


def _push(state: StateBlock, at: int, tag: str) -> None:
    token = state.push("html_block", "", 0)
    token.content, token.map = f"{tag}\n", [at, at + 1]
    state.line = at + 1
