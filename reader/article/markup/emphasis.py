"""Where `*`, `**`, `_` and `~~` open and close: beside Chinese wherever no blank forbids it.

Source: kramdown's `parse_emphasis`, https://kramdown.gettalong.org/syntax.html#emphasis; elsewhere
CommonMark, 6.2.
"""

from __future__ import annotations

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from reader.characters import CJK
from reader.patterns import regex

IS_CJK = regex(f"[{CJK}\uff61-\uff9f\u2014\u2018\u2019\u201c\u201d\u2026\u00b7]")
_STRONG = 2
"""Marks before and after bold words."""

_LONGEST_BOLD = 80
"""Characters of bold words that marks torn from the words before them may begin."""


def _flanks(state: StateInline) -> tuple[int, bool, bool]:
    """Return the length of the run of markers here, and whether it can open and can close.

    Beside Chinese, kramdown's rule (`parse_emphasis`): a run opens unless a blank follows
    and closes unless a blank comes before; elsewhere CommonMark's (6.2).
    """
    source, start, marker = state.src, state.pos, state.src[state.pos]
    end = start
    while end < state.posMax and source[end] == marker:
        end += 1
    before = source[start - 1] if start > 0 else " "
    after = source[end] if end < state.posMax else " "
    if marker != "_" and (IS_CJK.match(before) or IS_CJK.match(after)):
        return end - start, after not in " \t\n", before not in " \t\n"
    scanned = state.scanDelims(start, marker != "_")
    return scanned.length, scanned.can_open, scanned.can_close


def emphasis(state: StateInline, silent: bool) -> bool:
    """Read a run of `*` or `_`: a rule of markdown-it's, instead of its own."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    length, opens, closes = _flanks(state)
    runs = [(length, opens, closes)]
    if length > _STRONG and not length % _STRONG and _is_in_strong(state, marker):
        # **bold****bold again**, and empty bold words at the end, which are nothing.
        opens = opens or state.src.find(marker * 2, state.pos + length, _near(state)) >= 0
        if closes or (opens and length == 2 * _STRONG):
            runs = [(_STRONG, False, True), (_STRONG, True, False)][: 1 + opens]
    for size, opens, closes in runs:
        for _ in range(size):
            token = state.push("text", "", 0)
            token.content = marker
            state.delimiters.append(
                Delimiter(ord(marker), size, len(state.tokens) - 1, -1, opens, closes)
            )
    state.pos += length
    return True


def _near(state: StateInline) -> int:
    return min(state.posMax, state.pos + _LONGEST_BOLD)


def _is_in_strong(state: StateInline, marker: str) -> bool:
    """Tell whether the marks nearest before may open bold words."""
    if not state.delimiters:
        return False
    last = state.delimiters[-1]
    return last.marker == ord(marker) and last.length == _STRONG and last.open


def strikethrough(state: StateInline, silent: bool) -> bool:
    """Read a run of `~`: a rule of markdown-it's, instead of its own."""
    if silent or state.src[state.pos] != "~":
        return False
    length, opens, closes = _flanks(state)
    if length < 2:
        return False
    if length % 2:
        state.push("text", "", 0).content = "~"
    for _ in range(length // 2):
        token = state.push("text", "", 0)
        token.content = "~~"
        state.delimiters.append(Delimiter(ord("~"), 0, len(state.tokens) - 1, -1, opens, closes))
    state.pos += length
    return True
