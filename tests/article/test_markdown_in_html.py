"""Which HTML holds Markdown: by what kramdown does with `markdown=` (its tests and its parser), and
what plainly is Markdown where nothing says so.
"""  # fmt: skip

from __future__ import annotations

import pytest

from reader.article import parse, text
from reader.article.content import Code, Context
from reader.corpus.kinds.site import KindName


def shown(body: str) -> list[tuple[str, str]]:
    """Return what each block lies in, and its text."""
    article = parse(body)
    assert article.text == text(body)
    return [
        (" ".join(frame.kind for frame in block.inside), block.text) for block in article.blocks
    ]


@pytest.mark.parametrize("told", ["1", "block"])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<div markdown="{}">\n- *甲*\n</div>', [("item", "甲")]),
        (
            '- 项\n\n  <div markdown="{}">\n  *甲*\n\n  - 乙\n  </div>\n- 尾',
            [("item", "项"), ("item", "甲"), ("item item", "乙"), ("item", "尾")],
        ),
        (
            '> <div markdown="{}">\n> *甲*\n>\n> - 乙\n> </div>\n> 尾 *丙*',
            [("quote", "甲"), ("quote item", "乙"), ("quote", "尾 丙")],
        ),
        ('- > <div markdown="{}">\n  > - *甲*\n  > </div>\n', [("item quote item", "甲")]),
        (
            '> <div>\n> 原文\n> <p>丁</p>\n> <section markdown="{}">\n> *甲*\n> </section>\n> 末\n> </div>',
            [("quote", "原文"), ("quote", "丁"), ("quote", "甲"), ("quote", "末")],
        ),
        ('词\n: <div markdown="{}">\n  *甲*\n  </div>', [("", "词"), ("definition", "甲")]),
        ('<ul><li markdown="{}">\n\n- *甲*\n\n</li><li>*乙*</li></ul>', [("item item", "甲"), ("item", "*乙*")]),
        ('<section><div markdown="{}">\n*甲*\n<p>*乙*</p>\n</div></section>', [("", "甲"), ("", "*乙*")]),
        ('<div markdown="{}">*甲*</div>', [("", "甲")]),
        ("<div markdown='{}'>\n*甲*\n</div>", [("", "甲")]),
    ],
)  # fmt: skip
def test_blocks_are_read(told: str, body: str, expected: list[tuple[str, str]]) -> None:
    assert shown(body.format(told)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('- <p markdown="span">\n  - *甲*\n  </p>', [("item", "- 甲")]),
        ('- <div markdown="span">- *甲*</div>', [("item", "- 甲")]),
        ('<h2 markdown="1">*甲* 乙</h2>', [("", "甲 乙")]),
        ("<table><tr><td markdown=\"span\">*甲*</td><td>*乙*</td></tr></table>", [("", "甲\t*乙*")]),
    ],
)  # fmt: skip
def test_spans_are_read(body: str, expected: list[tuple[str, str]]) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        '- <div markdown="0">*甲*</div>',
        '<ul markdown="1"><li>*甲*</li></ul>',
        '<table markdown="1"><tr><td>*甲*</td></tr></table>',
        '- <pre markdown="1">*甲*</pre>',
        '<div markdown="1">\n<div>*甲*</div>\n</div>',
        '<div markdown="yes">*甲*</div>',
    ],
)
def test_what_is_raw_stays(body: str) -> None:
    assert [words for _, words in shown(body)] == ["*甲*"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><tr><td>\n\n## 甲\n\n* [乙](//a.b/)\n  * 丙\n</td></tr></table>",
         [("", "甲"), ("item", "乙"), ("item item", "丙")]),
        ("<blockquote>[甲](https://a.b/)说：**乙**</blockquote>", [("quote", "甲说：乙")]),
        ("<div>\n  <p>[甲](/x) *乙*</p>\n  <p>*丙*</p>\n</div>", [("", "甲 乙"), ("", "*丙*")]),
        ("<div>\n\n    [甲](/x)\n\n    *乙*\n\n</div>", [("", "甲"), ("", "乙")]),
        ("<center>![甲](/a.png)</center>", [("", "甲")]),
        ("<ul><li>[甲](/x)</li><li>*乙*</li></ul>", [("item", "甲"), ("item", "*乙*")]),
    ],
)  # fmt: skip
def test_what_plainly_is_markdown_is_read(body: str, expected: list[tuple[str, str]]) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<div>\n<pre>\n# 甲\n[乙](https://a.b/)\n</pre>\n<p>*丙*</p>\n</div>",
        "<div><code>[甲](https://a.b/)</code> *丙*</div>",
        "<div>第一 [甲] (乙) *丙* #话题</div>",
    ],
)
def test_what_shows_markdown_or_only_looks_like_it_stays(body: str) -> None:
    assert "*丙*" in shown(body)[-1][1]


def test_its_headings_know_their_lines_and_its_notes_are_the_articles() -> None:
    body = '1. 项[^1]\n\n   <div markdown="1">\n   ## 甲\n\n   [乙][l][^1]\n   </div>\n\n[l]: http://a.b/\n[^1]: 注\n'
    article = parse(body)
    assert [(section.title, section.line) for section in article.sections] == [("甲", 4)]
    assert "http://a.b/" in [link.href for link in article.links]
    assert "注" in article.text


@pytest.mark.parametrize(
    ("kind", "second"),
    [("jekyll", "*乙*"), ("plain", "*乙*"), ("hexo", "乙"), ("hugo", "乙"), ("zola", "乙")],
)
def test_where_the_sites_program_reads_commonmark_a_blank_line_ends_it(
    kind: KindName, second: str
) -> None:
    body = "<div>\n<p>*甲*</p>\n\n*乙*\n\n</div>\n\n*丙*"
    article = parse(body, Context(kind=kind))
    assert article.text == f"*甲*\n{second}\n丙" == text(body, Context(kind=kind))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><tr><td>**甲：**</td><td>乙</td></tr></table>", [("", "甲：\t乙")]),
        ("<div>\n\n```c\n# *a*\n```\n\n</div>", [("", "# *a*")]),
        (
            "<details>\n<summary>看</summary>\n\n甲 *乙*\n\n- 丙\n\n</details>",
            [("", "看"), ("", "甲 乙"), ("item", "丙")],
        ),
        ("<p>p < 0.05 **, p < 0.01 ***</p>", [("", "p < 0.05 **, p < 0.01 ***")]),
        ("<div>2 ** 3 和 a**b**c</div>", [("", "2 ** 3 和 a**b**c")]),
        ("<div><code>**甲**</code> *乙*</div>", [("", "**甲** *乙*")]),
        ("<details><summary>看</summary>甲 *乙*</details>", [("", "看"), ("", "甲 *乙*")]),
    ],
)
def test_bold_words_and_code_tell_too(body: str, expected: list[tuple[str, str]]) -> None:
    assert shown(body) == expected


def test_html_that_begins_indented_was_cut_out_of_its_page() -> None:
    cut = "\n\t\t<h3>渡口</h3>\n\t\t<p>船从北岸开出。</p>\n\n\t\t<h3>灯塔</h3>\n\t\t\t<p>三十年没有灭过。</p>\n"
    assert [section.title for section in parse(cut).sections] == ["渡口", "灯塔"]
    assert shown(cut)[1] == ("", "船从北岸开出。")
    code = "    <p>一个例子</p>\n\n上面是一段代码。\n"
    assert isinstance(parse(code).blocks[0], Code)
