"""Body → tidy HTML that knows its lines: the tags of its program, then kramdown's Markdown, then `tidy`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.article.content import Context
from reader.article.markup.plain_body import plain_html
from reader.article.markup.tidy import LINE_ATTRIBUTE, sync, tidy
from reader.article.markup.written import Source
from reader.patterns import regex

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_COMMONMARK = ("hexo", "hugo", "zola")
"""Kinds whose programs (marked, goldmark, pulldown-cmark) end HTML blocks as CommonMark does."""

_INDENTED = regex(
    r"(?:[ \t]*\n)*(?:\t| {4})[ \t]*<(?:article|center|div|h[1-6]|ol|p|section|table|ul)\b",
    begins=" \t\n",
)
_OUT_OF_HTML = regex(r"^[^\s<]", re.MULTILINE)

_SURROGATES = regex("[\ud800-\udfff]")


def normalised(body: str) -> str:
    """Return a body whose lines end in `\\n` and that UTF-8 can write."""
    try:
        body.encode()
    except UnicodeEncodeError:
        body = _SURROGATES.sub("\ufffd", body)
    return body.replace("\r\n", "\n").replace("\r", "\n")


def to_html(source: Source, context: Context) -> str:
    """Return a body whose tags were run as tidy HTML, each start tag marked with its line of the file."""
    if context.markup == "html" or _is_indented(source.text):
        return tidy(sync(source.line(0)) + source.text)
    plain = None if context.keeps_breaks else plain_html(source.text, source.line)
    if plain is not None:
        return tidy(plain)
    md = _parser()
    env: dict[str, Any] = {
        "kramdown": context.kind in ("jekyll", "plain"),
        "commonmark_html": context.kind in _COMMONMARK,
    }
    tokens = md.parse(source.text, env)
    _mark_lines(tokens, source)
    md.options["breaks"] = context.keeps_breaks
    return tidy(str(md.renderer.render(tokens, md.options, env)))


def _is_indented(text: str) -> bool:
    """Tell whether a body is HTML cut out of its page, indent and all: no code, as Markdown has it.

    So where it begins with an indented element, and no line that is not indented begins with words.
    """
    return _INDENTED.match(text) is not None and _OUT_OF_HTML.search(text) is None


@cache
def _parser() -> MarkdownIt:
    from reader.article.markup.kramdown import parser

    return parser()


def _mark_lines(tokens: Sequence[Token], source: Source) -> None:
    for token in tokens:
        if token.map is None:
            continue
        if token.type == "html_block":
            token.content = sync(source.line(token.map[0])) + token.content
        elif token.nesting > 0 or token.type in ("fence", "code_block", "hr"):
            token.attrSet(LINE_ATTRIBUTE, str(source.line(token.map[0])))
