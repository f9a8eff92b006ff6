"""Bodies that hardly are Markdown: read without the parser, and letter for letter as by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article.context import context_of
from reader.article.markup.html import normalised
from reader.article.markup.kramdown import parser
from reader.article.markup.plain_body import plain_html
from reader.article.markup.tidy import LINE_ATTRIBUTE, sync
from reader.corpus import load, open_archive
from reader.corpus.walking import walk

FIRST_LINE = 7


def line_of(index: int) -> int:
    return FIRST_LINE + index


def parsed(text: str) -> str:
    """Return what the Markdown parser makes of a body, its lines marked."""
    md = parser()
    tokens = md.parse(text)
    for token in tokens:
        if token.map and token.type == "html_block":
            token.content = sync(line_of(token.map[0])) + token.content
        elif token.map and (token.nesting > 0 or token.type in ("fence", "code_block", "hr")):
            token.attrSet(LINE_ATTRIBUTE, str(line_of(token.map[0])))
    return str(md.renderer.render(tokens, md.options, {}))


PLAIN = [
    "<p>船改到六点开。</p>",
    ' <p align="center">船期</p>',
    "<p>真的。</p><p class='em_media'>（来源：渡口报）</p>",
    "   <p>有<strong>两班</strong>，<br/>都开。</p>",
    '<p>看<a href="http://a.example/?x=1&y=2" title="a b">船</a><img src=\'b/c.png\' /></p>',
    "<http://a.example/show.html?code=NW1&page=2#x>",
    "船改到六点开，真的。",
    '　　船“改到”"六点" 7:30 开 (真的)',
    "",
]
ODD = [
    *(
        "1. 船",
        "- 船",
        "+ 船",
        "#船",
        "# 船",
        "===",
        "--",
        ": 船",
        "*船*",
        "_船_",
        "[船]",
        "![船](a)",
    ),
    *(
        "a & b",
        "&amp;",
        "船\\",
        "`船`",
        "船|票",
        "|-|",
        "~~船~~",
        "$$船$$",
        "^",
        "{: .a}",
        "[^1]: 船",
    ),
    *(
        "    船",
        "\t船",
        " 船",
        "船 ",
        "船  ",
        "船\x00",
        "船\x0b",
        "\xa0船\xa0",
        "\u2028船",
        "\x85船",
    ),
    *("<p>船", "船</p>", "<p/>", "<p a / >", "<p hidden/>船</p>", "<p a=b/ >船</p>", "<P>船</P>"),
    *(
        "<p><p>船</p></p>",
        "<p>船</p> ",
        "<p>船</p>票",
        "船<p>票</p>",
        "    <p>船</p>",
        "<p\t>船</p>",
    ),
    *(
        "<div>",
        "</div>",
        "<pre>",
        "</pre>",
        "<!-- 船 -->",
        '<p markdown="1">*船*</p>',
        "<p\xa0a>船</p>",
    ),
    *(
        '<p a="</p>">船</p>',
        "<p><a title='</p>'>船</a></p>",
        "<p>a < b</p>",
        '<p "a>船</p>',
        "<b>船</b>",
    ),
    *(
        " <http://a.example>",
        "<http://a.example> 船",
        "<http://a b>",
        "<a@b.example>",
        "<o:p>船</o:p>",
    ),
]


@pytest.mark.parametrize("line", PLAIN)
def test_what_a_plain_body_is_made_of(line: str) -> None:
    assert plain_html(line, line_of) == parsed(line)


@given(st.lists(st.sampled_from(PLAIN + ODD) | st.text(max_size=8), max_size=8))
@settings(max_examples=400)
def test_a_body_read_without_the_parser_is_read_as_by_it(lines: list[str]) -> None:
    body = normalised("\n".join(lines))
    assert plain_html(body, line_of) in (None, parsed(body))


@given(st.lists(st.sampled_from(PLAIN), max_size=8))
def test_a_body_of_plain_lines_is_always_read_without_the_parser(lines: list[str]) -> None:
    body = "\n".join(lines)
    assert plain_html(body, line_of) == parsed(body)


def test_every_real_body_read_without_the_parser_is_read_as_by_it(corpus: Path) -> None:
    roots = [root for root in corpus.iterdir() if root.is_dir()]
    archives = [open_archive(root) for root in roots]
    posts = ((archive, file) for archive in archives for file in walk(archive))
    plain = 0
    for archive, file in posts:
        loaded = load(archive, file.path)
        body = normalised(loaded.body)
        html = plain_html(body, line_of)
        if html is not None and context_of(loaded, archive.site).markup == "markdown":
            assert html == parsed(body), file.path
            plain += 1
    assert plain
