"""Attributes in braces, which Pandoc, goldmark, markdown-it and others know: never text.

    ## 浇水 {#water .wp-block-heading}      the id names the section
    ## 前言 {-}
    [浇水]{.underline} · [站点](https://…){target="_blank"} · `x`{.py} · ![](a.png){width="50%"}
    一段话 {.lead}                          at the end of a paragraph, or on a line of its own

Words in braces that set nothing, `{name}`, are text. Sources: https://pandoc.org/MANUAL.html
(header_attributes, bracketed_spans, link_attributes), https://gohugo.io/content-management/markdown-attributes/.
"""

from __future__ import annotations

from typing import Any

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from reader.patterns import regex

_SETS = (
    r"(?:#[\w:.-]{1,200}|\.[A-Za-z_\u0080-\uffff-][\w:./%-]{0,200}"
    r"|[A-Za-z][\w:.@-]{0,40}=(?:\"[^\"{}\n]{0,500}\"|'[^'{}\n]{0,500}'|[^\s{}\"'=]{1,200}))"
)
_LIST = rf"\{{:?[ \t]{{0,4}}{_SETS}(?:[ \t]{{1,4}}{_SETS}){{0,20}}[ \t]{{0,4}}\}}"
_AT_END = regex(rf"(?:^|[ \t\n])[ \t\n]{{0,3}}{_LIST}[ \t]*$")
_OF_HEADING = regex(
    rf"[ \t]*(?:{_LIST}|\{{[ \t]?(?:-|\.?unnumbered|\.?unlisted)(?:[ \t]{{1,4}}{_SETS}){{0,20}}[ \t]?\}})[ \t#]*$"
)
_BEHIND = regex(_LIST)
_ID = regex(r"[{ \t]#([\w:.-]+)")
_NO_SECTION = regex(r"\.(?:tabset|graf--(?:subtitle|kicker))\b")
_LONGEST = 1_000
"""Characters of the end of a heading, or a paragraph, that are looked at."""

_KNOWN = "has_spans"
_WORDS_BEHIND = ("strong_close", "em_close", "s_close", "link_close", "image", "code_inline")


def note_spans(state: StateCore) -> None:
    """Note whether a body has words in brackets with attributes; before what stands in paragraphs is read."""
    state.env[_KNOWN] = "]{" in state.src


def take_off_heading(content: str) -> tuple[str, str, bool]:
    """Return what a heading says without the attributes at its end, the id among them, whether it is one.

    What R Markdown's `.tabset` stands at is no more than the place of tabs; Medium's subtitle is none.
    """
    if not content.rstrip(" \t#").endswith("}"):
        return content, "", True
    start = max(content.rfind("{", -_LONGEST), 0)
    while start and content[start - 1] in " \t":
        start -= 1
    found = _OF_HEADING.match(content, start)
    if found is None:
        return content, "", True
    name = _ID.search(found[0])
    return content[: found.start()], name[1] if name else "", not _NO_SECTION.search(found[0])


def ends_of_paragraphs(state: StateCore) -> None:
    """Leave out the attributes that end a paragraph; a rule of the core, before it is read."""
    if "{" not in state.src:
        return
    for token in state.tokens:
        if token.type == "inline" and token.content.rstrip().endswith("}"):
            start = max(len(token.content) - _LONGEST, 0)
            if found := _AT_END.search(token.content, max(token.content.rfind("{") - 4, start)):
                token.content = token.content[: found.start()]


def behind_words(state: StateInline) -> bool:
    """Leave out attributes right behind a link, an image, emphasised words or code, if they stand here."""
    last = state.tokens[-1]
    is_mark = last.type == "text" and last.content in ("*", "_", "**", "~~")
    if last.type not in _WORDS_BEHIND and not is_mark:
        return False
    found = _BEHIND.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pos = found.end()
    return True


def span(state: StateInline, silent: bool) -> bool:
    """Read words in brackets with attributes behind them, `[words]{.mark}`; a rule before links."""
    if state.src[state.pos] != "[" or not state.env.get(_KNOWN):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    if end < 0 or (found := _BEHIND.match(state.src, end + 1, state.posMax)) is None:
        return False
    if not silent:
        limit: Any = state.posMax
        state.posMax, state.pos = end, state.pos + 1
        state.md.inline.tokenize(state)
        state.posMax = limit
    state.pos = found.end()
    return True
