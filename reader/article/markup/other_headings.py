"""Headings of other markup languages, which stand in posts of any program as lines of text.

| of | heading |
|---|---|
| Textile | `h2. 看潮水` |
| AsciiDoc | `== 看潮水`, with no `=` behind it |
| LaTeX | `\\section{看潮水}` |

Two of a kind make it sure, of LaTeX's one. Code is no paragraph, so what it shows is none.
"""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from reader.patterns import regex

_TEXTILE = regex(r"h([1-6])(?:\([^()\n]{0,40}\))?\. +(\S[^\n]{0,120})$")
_ASCIIDOC = regex(r"(={2,6}) +([^=\s](?:[^\n]{0,120}[^=\s])?)$")
_LATEX = regex(r"\\((?:sub){0,2})section\*?\{([^{}\n]{1,120})\}$")
_KINDS = ((_TEXTILE, "h", ". ", 2), (_ASCIIDOC, "=", "== ", 2), (_LATEX, "\\", "section", 1))
"""Pattern, what a line begins with, what a body holds, how many make it sure."""


def rule(state: StateCore) -> None:
    """Make headings of such lines; a rule of markdown-it's core, before what they hold is read."""
    for pattern, begins, holds, least in _KINDS:
        if holds not in state.src:
            continue
        found = [
            at
            for at, token in enumerate(state.tokens)
            if token.type == "inline"
            and token.level == 1
            and token.content.startswith(begins)
            and state.tokens[at - 1].type == "paragraph_open"
            and pattern.match(token.content.split("\n", 1)[0])
        ]
        if len(found) >= least:
            for at in reversed(found):
                first, _, rest = state.tokens[at].content.partition("\n")
                level, words = _read(first)
                state.tokens[at - 1 : at + 2] = _heading(state.tokens[at], level, words, rest)


def _read(line: str) -> tuple[int, str]:
    """Return the level of such a line, and its words."""
    if found := _TEXTILE.match(line):
        return int(found[1]), found[2]
    if found := _ASCIIDOC.match(line):
        return len(found[1]), found[2]
    found = _LATEX.match(line)
    return (1 + len(found[1]) // 3, found[2]) if found else (1, line)


def _heading(inline: Token, level: int, words: str, rest: str) -> list[Token]:
    """Return a heading, and the paragraph of what stood on the lines below it."""
    line = inline.map[0] if inline.map else 0
    tag = f"h{level}"
    made = []
    for name, kind, content, first in (
        ("heading", tag, words, line),
        ("paragraph", "p", rest, line + 1),
    ):
        if content:
            lines = [first, first + 1]
            said = Token(
                "inline", "", 0, map=lines, block=True, level=1, children=[], content=content
            )
            made += [
                Token(f"{name}_open", kind, 1, map=lines, block=True),
                said,
                Token(f"{name}_close", kind, -1, block=True),
            ]
    return made
