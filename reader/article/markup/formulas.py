r"""Mathematics in TeX: what stands between its marks is no Markdown.

    $$                         a block between `$$`, or of an environment of its own
    a_1 &= b \\                (`\begin{align}` … `\end{align}`): shown as code
    - c_2
    $$

    $\{a_n\}$, `\\(x_1\\)`     in the line: shown as it stands

Kramdown knows `$$` alone; scripts that most sites load (MathJax, KaTeX) read the others in the page.
Two dollars in a line are prices or a shell's, unless what stands between them has a sign of TeX.
"""

from __future__ import annotations

from bisect import bisect_left

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from reader.patterns import regex

_LONGEST = 300
"""Characters of a formula in the line."""

_LONGEST_BLOCK = 8000
_MOST_LINES = 200
"""Characters and lines of a block."""

_OPENS = regex(r"(\$\$)(?!\$)|\\begin\{([A-Za-z]{1,20}\*?)\}")
_TEX = regex(r"\\[A-Za-z]|\\\\|[_^=]")
_IN_LINE = regex(
    rf"\$(?![\s$\d,.])([^$\n]{{1,{_LONGEST}}}?)(?<![\s\\])\$(?![0-9A-Za-z$])"
    rf"|\$(\d[^$\n]{{1,{_LONGEST}}}?)(?<![\s\\])\$(?![0-9A-Za-z$])"
    rf"|\\\\\((?!\s*\\\\\))([^\n]{{1,{_LONGEST}}}?)\\\\\)"
)
_SIGN = regex(r"\\[A-Za-z{}|,;!]|[_^]")
_BLANK = regex(r"\s")
_DISPLAYED = regex(r"\$\$([^$]++)\$\$")


def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a block of TeX as code; a rule for blocks."""
    position, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.src[position : position + 1] not in ("$", "\\") or state.is_code_block(start):
        return False
    opened = _OPENS.match(state.src, position, stop)
    if opened is None:
        return False
    closer = "$$" if opened[1] else f"\\end{{{opened[2]}}}"
    if state.src.find(closer, opened.end(), stop) >= 0:
        return False
    last = _last_line(state, start, end, closer)
    if last is None:
        return False
    lines = state.getLines(start, last + 1, state.blkIndent, False)
    if not _TEX.search(lines, len(closer)):
        return False
    if silent:
        return True
    if opened[1]:
        lines = lines.strip().removeprefix("$$").removesuffix("$$").strip("\n")
    state.line = last + 1
    token = state.push("fence", "code", 0)
    token.info, token.content, token.map = "latex", lines.strip() + "\n", [start, last + 1]
    token.markup = "```"
    return True


def _last_line(state: StateBlock, start: int, end: int, closer: str) -> int | None:
    """Return the line that ends with `closer`, None where text or a heading comes before it."""
    begin = state.eMarks[start]
    found = state.src.find(closer, begin, begin + _LONGEST_BLOCK)
    if found < 0:
        return None
    last = bisect_left(state.eMarks, found, start, end)
    if last >= end or last - start > _MOST_LINES or "\n#" in state.src[begin:found]:
        return None
    if state.src[found + len(closer) : state.eMarks[last]].strip(" \t.,;"):
        return None
    inside = range(start + 1, last + 1)
    if any(state.sCount[at] < state.blkIndent and not state.isEmpty(at) for at in inside):
        return None
    return last


def _displayed(state: StateInline, silent: bool) -> bool:
    """Read `$$…$$` in a line, kramdown's own."""
    match = _DISPLAYED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("code_inline", "code", 0)
        token.content = match[1].strip().replace("\n", " ")
    state.pos = match.end()
    return True


def in_line(state: StateInline, silent: bool) -> bool:
    """Leave a formula as it stands; a rule for what stands in a paragraph."""
    mark = state.src[state.pos]
    if mark not in "$\\":
        return False
    if mark == "$" and _displayed(state, silent):
        return True
    found = _IN_LINE.match(state.src, state.pos, state.posMax)
    if found is None or not (found[3] or _is_formula(found[1] or found[2])):
        return False
    if not silent:
        state.pending += f"\\({found[3]}\\)" if found[3] else found[0]
    state.pos = found.end()
    return True


def _is_formula(words: str) -> bool:
    """Tell whether what stands between two dollars is TeX: `x_1`, `a*b`."""
    return _SIGN.search(words) is not None or ("*" in words and not _BLANK.search(words))
