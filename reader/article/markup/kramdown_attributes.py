"""What kramdown alone writes on a line of its own, or right behind a span.

`{: #id .class}` sets attributes of the block above or below, or of the span before (`{#id}` at the end
of a heading, and what others know: `attribute_lists`); `{::comment}` … `{:/}` is left out; `*[HTML]: …` defines no text; `^` parts lists.
Source: https://kramdown.gettalong.org/syntax.html#block-inline-attribute-lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from reader.article.markup import attribute_lists
from reader.patterns import regex

_ATTRIBUTE_LINE = regex(r"\{:(?![:/])([^{}\n]*)\}[ \t]*$")
_EXTENSION = regex(r"\{::(\w+)([^{}\n]*?)(/?)\}[ \t]*")
_ABBREVIATION = regex(r"\*\[[^\]\n]+\]:.*$")
_SPAN_ATTRIBUTES = regex(r"\{:(?![:/])[^{}]*\}")
_MARKED_TWICE = regex(r"^#{1,6}[ \t]+(?=\S)", holds="#")
"""`## ### 标题`, which a script put together."""

_ONE_ATTRIBUTE = regex(r"#([\w:.-]+)|\.([\w-]+)|([\w-]+)=(?:\"([^\"]*)\"|'([^']*)')|([\w-]+)")


def line_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line that is kramdown's own: attributes, an extension, an abbreviation, `^`."""
    if state.is_code_block(start):
        return False
    position, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    first = state.src[position : position + 1]
    if first == "{":
        if match := _ATTRIBUTE_LINE.match(state.src, position, stop):
            if not silent:
                token = state.push("kramdown_attributes", "", 0)
                token.map, token.hidden = [start, start + 1], True
                token.meta = {
                    "attributes": match[1],
                    "before": start > 0 and not state.isEmpty(start - 1),
                    "after": start + 1 < end and not state.isEmpty(start + 1),
                }
                state.line = start + 1
            return True
        if match := _EXTENSION.match(state.src, position, stop):
            if not silent:
                _extension(state, match, start, end)
            return True
    elif first == "*" and not silent and _ABBREVIATION.match(state.src, position, stop):
        state.line = start + 1
        return True
    elif first == "^" and state.src[position:stop].strip() == "^":
        if not silent:
            state.line = start + 1
        return True
    return False


def _extension(state: StateBlock, match: re.Match[str], start: int, end: int) -> None:
    """Leave out `{::comment}` with what it holds; `{::options /}` and the like alone."""
    state.line = start + 1
    if match[3] or match[1] not in ("comment", "nomarkdown"):
        return
    name = match[1]
    closers: dict[str, list[int]] = state.env.setdefault("kramdown_closers", {})
    if name not in closers:
        closing = re.compile(rf"\{{:/(?:{name})?\}}")
        closers[name] = [found.start() for found in closing.finditer(state.src)]
    position = match.end()
    index = bisect_left(closers[name], position)
    if index == len(closers[name]):
        return
    closer = closers[name][index]
    line = start
    while line < end and state.eMarks[line] < closer:
        line += 1
    if name == "nomarkdown":
        token = state.push("html_block", "", 0)
        token.map = [start, line + 1]
        token.content = state.src[position:closer] + "\n"
    state.line = min(line + 1, end)


def _read_attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for ident, klass, key, double, single, reference in _ONE_ATTRIBUTE.findall(text):
        if ident:
            found["id"] = ident
        elif klass:
            found["class"] = f"{found.get('class', '')} {klass}".strip()
        elif key:
            found[key] = double or single
        elif reference == "toc":
            found["class"] = "kramdown-toc"
    return found


def block_rule(state: StateCore) -> None:
    """Give attribute lines to the block above, else the one below; take ids out of headings."""
    waiting: dict[str, str] = {}
    openers: list[int] = []
    last_at: dict[int, int] = {}
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type == "kramdown_attributes":
            found = _read_attributes(token.meta["attributes"])
            target = last_at.get(token.level) if token.meta["before"] else None
            if target is not None:
                _set(tokens[target].attrs, found)
            elif token.meta["after"]:
                waiting = found
        elif token.nesting >= 0 and token.block and token.type != "inline":
            last_at[token.level] = index
            if waiting:
                _set(token.attrs, waiting)
                waiting = {}
        if token.nesting > 0:
            openers.append(index)
        elif token.nesting < 0 and openers:
            openers.pop()
        elif token.type == "inline" and openers:
            opener = tokens[openers[-1]]
            if opener.type == "heading_open":
                token.content, name, names = attribute_lists.take_off_heading(token.content)
                if not names:
                    for mark in (opener, tokens[index + 1]):
                        mark.tag = "p"
                elif name:
                    opener.attrs.setdefault("id", name)
                token.content = _MARKED_TWICE.sub("", token.content)


def _set(attributes: dict[str, Any], found: dict[str, str]) -> None:
    for key, value in found.items():
        attributes.setdefault(key, value)


def span_rule(state: StateInline, silent: bool) -> bool:
    """Drop `{: …}`, and what others than kramdown write so, right after a span (after text it is text)."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    if attribute_lists.behind_words(state):
        return True
    match = _SPAN_ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if state.tokens[-1].type == "text" and state.tokens[-1].content not in ("*", "_", "**", "~~"):
        return False
    state.pos = match.end()
    return True
