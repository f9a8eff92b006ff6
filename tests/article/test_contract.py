"""What holds for the article of any text whatever."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from reader.article import Article, html, markdown, parse, text
from reader.article.content import Context, Heading, Image, Paragraph, Table
from reader.safe import clean_line, clean_text

PIECES = [
    *"*_`~[]()<>#!|>-+=:{}$^\\&\"'. \n\t0aA中。，“”（）：■◆一①\x00\x1b\x7f\u200b\u202e\u3000\xa0\r\ud800",
    "\n\n", "    ", "\n> ", "\n- ", "\n1. ", "\n# ", "\n## 节\n", "\n---\n", "\n```\n", "\n$$\n", "**", "~~",
    "一、", "（二）", "【甲】", "<p>", "</p>", '<p align="center">题</p>', "<b>", "</b>", "<br>", "<div>", "</div>",
    "<table><tr><td>", "</td></tr></table>", "<th rowspan=3 colspan=2>", "<ul><li>", "</ul>", "<h2 id=x>", "</h2>",
    "<pre>", "</pre>", "<!--", "-->", "<script>", "</script>", "<a href='javascript:x'>", "<a href=//x/y>", "</a>",
    '<img src="a.png" alt="图">', "<blockquote>", "</blockquote>", "<dl><dt>", "<dd>", '<div markdown="1">',
    "{{ site.title }}", "{% raw %}", "{% endraw %}", "{% if x %}", "{: .a #b}", "{:toc}", "{::comment}", "{:/}",
    "<sup>", "</sup>", "<sub>2", "</sub>", "5</sup>", "{{ x.y }}", '<p align="right">',
    "[^1]", "\n[^1]: 注", "\n: 义", "| a | b |\n|---|---|\n", "http://a.b/c", "<http://a.b>", "&#27;", "&lt;", "字" * 30,
]  # fmt: skip

bodies = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


def check(article: Article) -> None:
    assert article.text == "\n".join(block.text for block in article.blocks)
    untabbed = article.text.replace("\t", " ")  # tabs part the cells of tables, nothing else
    assert clean_text(untabbed) == untabbed
    headings = []
    for block in article.blocks:
        assert article.text[block.start : block.start + len(block.text)] == block.text
        if isinstance(block, Heading):
            headings.append(block)
        if isinstance(block, Paragraph):
            assert block.text.strip() == block.text != ""
            assert "\t" not in block.text
            assert all(span.text for span in block.spans)
            links = [span.link for span in block.spans]
        elif isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                assert block.text[cell.start : cell.start + len(cell.text)] == cell.text
            links = [span.link for row in block.rows for cell in row for span in cell.spans]
        else:
            links = [block.link] if isinstance(block, Image) else []
        assert all(link is None or 0 <= link < len(article.links) for link in links)
    assert [article.blocks[section.block] for section in article.sections] == headings
    assert len({section.anchor for section in article.sections}) == len(headings)
    for before, after in pairwise([0, *(heading.level for heading in headings)]):
        assert 1 <= after <= before + 1
    for section, heading in zip(article.sections, headings, strict=True):
        assert (section.title, section.level, section.anchor) == (
            heading.title,
            heading.level,
            heading.anchor,
        )


@given(bodies)
@example("<table><tr><td>a\tb</td><td>c</td></tr></table>")
@example("> ## 引\n\n<h2>甲<br>乙</h2>")
@example("一、　甲\n\n字。\n\n二、乙\n\n字。")
def test_any_text_is_an_article(body: str) -> None:
    article = parse(body)
    check(article)
    assert text(body) == article.text
    assert parse(body) == article


@given(bodies)
@example("[^1]: 注\n\n<p>字</p><sup>\n[^1]: 注")
@example("<blockquote><sup>\n\n5</sup>")
@example("<sub>2\u3000</sub>")
def test_markdown_parses_into_the_same_text(body: str) -> None:
    article = parse(body)
    written = markdown(article)
    assert clean_text(written) == written
    assert parse(written).text == article.text


@given(bodies, st.text(max_size=20))
def test_the_page_is_safe(body: str, title: str) -> None:
    page = html(body, Context(title=title))
    assert clean_text(page) == page
    assert not re.search(r"<script|javascript:[^<]*\">|\son\w+=", page)


WORDS = st.text(
    st.characters(categories=["Lo", "Ll", "Lu", "Nd"], exclude_characters="\u115f\u1160"),
    min_size=1,
    max_size=8,
)


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_the_words_of_a_paragraph_survive(words: list[str]) -> None:
    sentence = " ".join(words)
    assert parse(f"<p>{sentence}</p>").text == clean_line(sentence)
    assert parse(f"字 {sentence}").text == clean_line(f"字 {sentence}")


@given(st.lists(st.sampled_from(["节", "节 ", "A b", "a-b", "a b", "!", "节-1", "x"]), max_size=12))
def test_anchors_are_stable_when_text_is_added(titles: list[str]) -> None:
    plain = "\n\n".join(f"## {title}" for title in titles)
    longer = "\n\n".join(f"## {title}\n\n字。" for title in titles)
    assert [s.anchor for s in parse(plain).sections] == [s.anchor for s in parse(longer).sections]
