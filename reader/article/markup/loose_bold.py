"""Bold words whose marks stand on the wrong side of a blank.

    **Governance
    **We had two sessions on how governance does work.
    the **Z Bau). **If you have reached it, you have gone too far.
    the little big project -** Xfce**.
    **作者：****林小满****@江海晨报
    **

In HTML a blank or a line end may lie within `<strong>`; converters put the mark where the tag was,
and to Markdown it then opens or closes nothing. Two marks that are left over are taken for such
words' ends, unless they are a program's: `**nil`, `2 ** 3`. One that is left over beside bold words, or
at an end of a line of Chinese, was the end of words that are gone:

    ** **标题**
    标题**
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reader.characters import CJK
from reader.patterns import regex

_LONGEST = 200
"""Characters of bold words; more are a text between two other marks."""

_LONGEST_LINE = 48
"""Characters of a line from which one mark is left over."""

_IS_CJK = regex(f"[{CJK}]")
_BREAKS = ("softbreak", "hardbreak")
_NAMED = regex(rf"[A-Z0-9{CJK}“「『《\"]")
_STOPS = tuple(".:!?,;)。：！？，；）")
_IN_A_WORD = regex("[A-Za-z0-9_]")


def rule(state: StateInline) -> None:
    """Make bold what stands between two marks that are left over; linear.

    A rule of the round in which markdown-it pairs marks, after its own for emphasis.
    """
    tokens = state.tokens
    first: int | None = None
    for mark in _left_over(tokens):
        if first is not None and _is_bold(tokens, first, mark):
            blank, words = _parted(tokens[first + 2], str.lstrip)
            opening = Token("strong_open", "strong", 1, markup="**")
            tokens[first : first + 3] = blank, opening, words
            blank, words = _parted(tokens[mark - 1], str.rstrip)
            closing = Token("strong_close", "strong", -1, markup="**")
            tokens[mark - 1 : mark + 2] = words, closing, blank
            first = None
        else:
            first = mark
    if first and first + 2 == len(tokens) and tokens[first - 1].type in _BREAKS:
        del tokens[first - 1 :]  # nothing is left to be bold below the last line
    if first is not None:
        _drop_torn(tokens)


def _drop_torn(tokens: list[Token]) -> None:
    """Leave out the one mark that is left over at an end of a short line, the other end gone."""
    left = _left_over(tokens)
    if len(left) != 1 or any(token.type in _BREAKS for token in tokens):
        return
    (at,) = left
    before, after = tokens[:at], tokens[at + 2 :]
    rest = [*before, *after]
    if any(_text(token).strip() for token in before) and any(map(str.strip, map(_text, after))):
        return
    words = "".join(map(_text, rest))
    if not words.strip() or len(words) > _LONGEST_LINE:
        return
    if any(token.type == "strong_open" for token in rest):
        tokens[at : at + 2] = []
    elif words != words.strip():
        tokens[:] = rest
    elif _IS_CJK.search(words):
        bold = Token("strong_open", "strong", 1, markup="**")
        tokens[:] = [bold, *rest, Token("strong_close", "strong", -1, markup="**")]


def _left_over(tokens: Sequence[Token]) -> list[int]:
    """Return where each `**` begins that opens and closes nothing: two tokens of a star each."""
    found, at = [], 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end].type == "text" and tokens[end].content == "*":
            end += 1
        if end == at + 2:
            found.append(at)
        at = max(end, at + 1)
    return found


def _is_bold(tokens: Sequence[Token], first: int, last: int) -> bool:
    within = tokens[first + 2 : last]
    depths = list(accumulate((token.nesting for token in within), initial=0))
    if depths[-1] or min(depths) < 0:
        return False
    written = "".join(map(_text, within))
    words = written.strip()
    if not words or len(words) > _LONGEST:
        return False
    before = _text(tokens[first - 1])[-1:] if first else ""
    after = _text(tokens[last + 2])[:1] if last + 2 < len(tokens) else ""
    if written[0].isspace() and written[-1].isspace():
        return before in ("", "\n") and after in ("", "\n")
    if written[-1] == "\n" and not after:
        return True
    if before.isdecimal() or before == "_" or not (written[0].isspace() or written[-1].isspace()):
        return False
    if written[0].isspace() and before.strip():  # the** little project**, which
        return not _IN_A_WORD.match(after)
    is_named = _NAMED.match(words) is not None or words.endswith(_STOPS)
    return is_named and not _IN_A_WORD.match(before)


def _text(token: Token) -> str:
    return "\n" if token.type in _BREAKS else token.content


def _parted(token: Token, strip: Callable[[str], str]) -> tuple[Token, Token]:
    """Return the blank at one side of bold words, and the words without it."""
    nothing = Token("text", "", 0)
    if token.type in _BREAKS:
        return token, nothing
    words = strip(token.content)
    if token.type != "text" or words == token.content:
        return nothing, token
    token.content = words
    return Token("text", "", 0, content=" "), token
