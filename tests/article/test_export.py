"""Markdown and HTML out of an article."""

from __future__ import annotations

import pytest

from reader.article import html, markdown, parse
from reader.article.content import Context


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲<b>乙</b>丙</p>", "甲**乙**丙"),
        ("<p>甲<b>“乙”</b>丙</p>", "甲<strong>“乙”</strong>丙"),
        ("<p># 不是标题</p>", "\\# 不是标题"),
        ("<p>1. 不是列表</p>", "1\\. 不是列表"),
        ("<p>- 不是列表</p>", "\\- 不是列表"),
        ("<p>2 * 3 &lt; 7 &amp;lt;</p>", "2 \\* 3 \\< 7 \\&lt;"),
        ("<p>{{ x }} {: .y}</p>", "\\{: .y\\}"),
        ("# 节 {#mine}", "# 节 {#mine}"),
        ("# 节", "# 节"),
        ("```ruby\nx\n```", "```ruby\nx\n```"),
        ("`a` ~~b~~ *c*", "`a` ~~b~~ *c*"),
        ("字<sub>小字</sub>", "字<sub>小字</sub>"),
        ("<http://a.example/x_y>", "<http://a.example/x_y>"),
        ("[字](http://a.example)", "[字](<http://a.example>)"),
        ("![图](a.png)", "![图](<a.png>)"),
        ("- a\n- b\n  - c", "- a\n- b\n\n  - c"),
        ("- [x] a\n- [ ] b", "- [x] a\n- [ ] b"),
        ("字\n\n> a\n>\n> b", "字\n\n> a\n>\n> b"),
        ("甲  \n乙", "甲  \n乙"),
        ("字[^a]\n\n[^a]: 注", "字[^1]\n\n[^1]: 注"),
        ("泡\n: 细密", "泡\n\n: 细密"),
        ("|a|b|\n|-|:-:|\n|1|x\\|y|", "| a | b |\n| --- | :-: |\n| 1 | x\\|y |"),
        ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
    ],
)
def test_markdown(body: str, expected: str) -> None:
    written = markdown(body).rstrip("\n")
    assert written == expected or written.endswith(expected)
    assert parse(written).text == parse(body).text


def test_markdown_keeps_sections_and_their_anchors() -> None:
    body = '<p>字。</p><p align="center">甲</p><p>字。</p><h2 id="x">乙</h2><p>字。</p><h2>乙</h2>'
    article = parse(body)
    again = parse(markdown(article))
    assert [(s.level, s.title, s.anchor) for s in again.sections] == [
        (s.level, s.title, s.anchor) for s in article.sections
    ]


def test_liquid_in_code_is_not_run_again() -> None:
    body = "{% raw %}`{{ x }}`\n\n```\n{% if %}\n```{% endraw %}"
    assert parse(body).text == "{{ x }}\n{% if %}"
    assert parse(markdown(body)).text == parse(body).text


def test_page() -> None:
    body = "## 节\n\n1. a\n2. <b>b</b>\n\n> [字](http://a.example/?x=1&y=2)\n\n<script>x</script>"
    page = html(body, Context(title="<题>"))
    assert "<title>&lt;题&gt;</title>" in page
    assert '<h2 id="节">节</h2>' in page
    assert "<ol>" in page
    assert '<li value="2">' in page
    assert "<strong>b</strong>" in page
    assert '<a href="http://a.example/?x=1&amp;y=2">字</a>' in page
    assert "<script" not in page
    assert parse(page).text.split("\n") == ["<题>", "节", "a", "b", "字"]


def test_page_nests_lists() -> None:
    page = html("- a\n  1. b\n- c\n\nd")
    order = [
        page.index(part)
        for part in ("<ul>", "a</p>", "<ol>", "b</p>", "</ol>", "c</p>", "</ul>", "d</p>")
    ]
    assert order == sorted(order)
