"""Body → tidy HTML that knows its lines: Liquid, then kramdown's Markdown, then `tidy`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.article import liquid
from reader.article.model import Context
from reader.article.tags import LINE, sync, tidy

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SURROGATES = re.compile("[\ud800-\udfff]")


def to_html(body: str, context: Context) -> str:
    """Return the body as tidy HTML, each start tag marked with its line of the file."""
    body = _SURROGATES.sub("\ufffd", body).replace("\r\n", "\n").replace("\r", "\n")
    source = liquid.render(body, context)
    md = _parser()
    env: dict[str, Any] = {}
    tokens = md.parse(source.text, env)
    _mark_lines(tokens, source)
    return tidy(str(md.renderer.render(tokens, md.options, env)))


@cache
def _parser() -> MarkdownIt:
    from reader.article.kramdown import parser  # noqa: PLC0415 - 60 ms that listing never pays

    return parser()


def _mark_lines(tokens: Sequence[Token], source: liquid.Source) -> None:
    for token in tokens:
        if token.map is None:
            continue
        if token.type == "html_block":
            token.content = sync(source.line(token.map[0])) + token.content
        elif token.nesting > 0 or token.type in ("fence", "code_block", "hr"):
            token.attrSet(LINE, str(source.line(token.map[0])))
