r"""Sentences that a converter tore after bold words: it ended the line wherever an element ended.

    三个**零日漏洞**␠␠
    ，在系统中获取权限。该漏洞由**某某**␠␠
    公开，此前他曾批评。

A line that begins with `，` shows what happened; where it happened twice, line ends behind bold words are
no line ends in all of the body.

    一、概述␠␠

    -------

A line break within a heading moved its underline (turndown, which counts the break's characters, too).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from reader.characters import CJK
from reader.patterns import regex

_PARTED = regex(r"^(?![#>*+\s-])([^\n]{1,80}?) {2,4}\n\n(-{4,84}|={4,84})[ \t]*$", re.MULTILINE)
_MORE = 5
"""Characters by which such an underline is longer than its line."""

_TIMES = 2
_GOES_ON = regex("[，。、；：！？）》」』】]")
_IS_CJK = regex(f"[{CJK}]")


def underlines(state: StateCore) -> None:
    """Make a heading of a line that a break parted from its underline; a rule before blocks are read."""
    if "  \n\n--" in state.src or "  \n\n==" in state.src:
        state.src = _PARTED.sub(_as_heading, state.src)


def _as_heading(found: re.Match[str]) -> str:
    text, line = found[1], found[2]
    if not 0 < len(line) - len(text) <= _MORE:
        return found[0]
    return f"{'#' if line[0] == '=' else '##'} {text}\n\n"


def rule(state: StateCore) -> None:
    """Join what was torn; a rule of markdown-it's core, after what stands in paragraphs is read."""
    if "**  \n" not in state.src and "**\\\n" not in state.src:
        return
    torn = [found for token in state.tokens if token.children for found in _torn(token.children)]
    if sum(_GOES_ON.match(parts[at + 1].content) is not None for parts, at, _ in torn) < _TIMES:
        return
    for parts, at, words in torn:
        beside = words[-1:], parts[at + 1].content[:1]
        blank = "" if any(map(_IS_CJK.match, beside)) or not all(beside) else " "
        parts[at] = Token("text", "", 0, content=blank)


def _torn(parts: list[Token]) -> Iterator[tuple[list[Token], int, str]]:
    """Yield where a line ends right behind bold words, with text below, and these."""
    words, is_behind = "", False
    for at, part in enumerate(parts[:-1]):
        if part.type == "hardbreak" and is_behind:
            yield parts, at, words
        words = part.content or words
        if part.content or part.type != "text":
            is_behind = part.type == "strong_close"
