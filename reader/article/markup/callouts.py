"""Notes that dialects of Markdown mark in their own way: their marks are left out, their titles stand out.

    > [!TIP] Title            GitHub, Obsidian, Hugo
    > What it says.

    ::: tip Title             VuePress, Docusaurus, Qiita, Zenn
    What it says.
    :::

What the second kind holds stays where it is: there is no need to know where it ends. A line that is
nothing but `[toc]`, or `@[toc](…)`, asks for a table of contents, which is no text of the article.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from reader.patterns import regex

_ALERT = regex(r"\[!([A-Za-z][\w -]{0,30})\][+-]?[ \t]*(.*)(?:\n|$)")
_UNNAMED = frozenset("quote cite".split())
_CONTAINER = regex(
    r":{3,}[ \t]*(?:([A-Za-z][\w-]{0,30}(?:\[[^\]\n]*\]|(?=[ \t{]|$))|\{[^{}\n]*\})[ \t]*(.*?))?[ \t]*$"
)
_LOOKS = frozenset("info warn warning alert tip danger note open success error".split())
_IN_BRACES = regex(r"\{[^{}]*\}")
_CONTENTS = regex(r"@?\[{1,2}_?toc_?\]{1,2}(?:\([^()\n]*\))?[ \t]*(?:\n|$)", re.IGNORECASE)


def container(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Read a line that begins a note (`::: tip Title`) or ends one; a rule for blocks."""
    position, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if not state.src.startswith(":::", position) or state.is_code_block(start):
        return False
    found = _CONTAINER.match(state.src, position, stop)
    if found is None:
        return False
    if not silent:
        state.line = start + 1
        name, bracket, label = (found[1] or "").partition("[")
        title = label.removesuffix("]") if bracket else _without_looks(found[2] or "")
        if title and name:
            _push_title(state, title, start)
    return True


def _without_looks(said: str) -> str:
    words = _IN_BRACES.sub("", said).split()
    return "" if len(words) == 1 and words[0].lower() in _LOOKS else " ".join(words)


def _push_title(state: StateBlock, title: str, line: int) -> None:
    for token in _title(title, line):
        token.level += state.level
        state.tokens.append(token)


def _title(words: str, line: int) -> list[Token]:
    """Return a paragraph of bold words."""
    opened = Token("paragraph_open", "p", 1, map=[line, line + 1], block=True)
    inline = Token("inline", "", 0, map=[line, line + 1], block=True, level=1, children=[])
    inline.content = f"**{words.strip()}**"
    return [opened, inline, Token("paragraph_close", "p", -1, block=True)]


def alerts(state: StateCore) -> None:
    """Take the marks off notes that are quotations, and lines that ask for a table of contents.

    A rule of markdown-it's core, before what stands in the paragraphs is read.
    """
    if "[!" not in state.src and "toc" not in state.src.lower():
        return
    tokens: list[Token] = []
    for at, token in enumerate(state.tokens):
        if token.type == "inline" and token.content[:1] in ("[", "@"):
            title = _taken_off(token, state.tokens[at - 2] if at > 1 else None)
            if title and tokens:
                opened = tokens.pop()
                line = token.map[0] if token.map else 0
                for new in _title(title, line):
                    new.level += opened.level
                    tokens.append(new)
                tokens.append(opened)
        tokens.append(token)
    state.tokens = tokens


def _taken_off(token: Token, around: Token | None) -> str:
    """Take the mark off what stands in a paragraph; return the title that the mark names."""
    if contents := _CONTENTS.match(token.content):
        token.content = token.content[contents.end() :]
    if around is None or around.type != "blockquote_open":
        return ""
    found = _ALERT.match(token.content)
    if found is None:
        return ""
    token.content = token.content[found.end() :]
    return found[2] or ("" if found[1].lower() in _UNNAMED else found[1].capitalize())
