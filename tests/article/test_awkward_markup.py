"""Markup as people write it, by the rules of the programs that read it."""

from __future__ import annotations

import pytest

from reader.article import parse, text
from reader.article.content import Code, Context, Table


def rows(body: str) -> list[list[str]]:
    table = next(block for block in parse(body).blocks if isinstance(block, Table))
    return [[str(cell.text) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| `a|b` | c |", ["a|b", "c"]),
        ("| x `a|b | c` y | d |", ["x a|b | c y", "d"]),
        ("| ``a`|b`` | c |", ["a`|b", "c"]),
        ("| a\\|b | c |", ["a|b", "c"]),
        ("| `a\\|b` | c |", ["a|b", "c"]),
        ("| `a | c |", ["`a", "c"]),
    ],
)
def test_a_bar_in_code_parts_no_cells(row: str, cells: list[str]) -> None:
    assert rows(f"| 甲 | 乙 |\n|---|---|\n{row}\n")[1] == cells


def test_bars_in_code_beside_a_table_stay() -> None:
    body = "| a | b |\n|---|---|\n| c | d |\n\n写 `x|y` 吧\n\n```\n`p|q`\n```\n\n[l](http://a.b/`x|y`)\n"
    shown = parse(body).text
    assert "写 x|y 吧" in shown
    assert "`p|q`" in shown
    assert "\ufdd0" not in shown + "".join(link.href for link in parse(body).links)


@pytest.mark.parametrize("kind", ["jekyll", "plain"])
def test_only_a_line_alone_is_underlined_into_a_heading(kind: str) -> None:
    context = Context(kind=kind)  # type: ignore[arg-type]
    assert [s.title for s in parse("甲\n---\n\n字\n\n乙\n===\n", context).sections] == ["甲", "乙"]
    assert parse("行一\n行二\n------\n\n字", context).sections == ()
    assert [s.title for s in parse("10. 款\n\n    丙\n    ---\n", context).sections] == ["丙"]
    assert parse("行一\n行二\n------\n\n字", Context(kind="hugo")).sections != ()


def test_entities_that_windows_meant() -> None:
    assert parse("&#147;船&#148; &#x85; `&#147;`").text == "“船” … &#147;"
    assert parse("<p>&#147;船&#148;</p>").text == "“船”"


@pytest.mark.parametrize(
    ("ruby", "shown"),
    [
        ("<ruby>渡<rt>dù<rt></ruby>口", "渡(dù)口"),
        ("<ruby>渡<rp>(<rt>dù<rp>)</ruby>口", "渡(dù)口"),
        ("<ruby>渡<rt>dù</rt></ruby>口", "渡(dù)口"),
        ("渡<rt>口", "渡口"),
    ],
)
def test_ruby_without_end_tags(ruby: str, shown: str) -> None:
    assert parse(f"<p>{ruby}</p>").text.replace("()", "") == shown


def test_wechats_code_of_one_element_a_line() -> None:
    body = (
        '<section><ul class="code-snippet__line-index"><li></li></ul>'
        "<pre><code>a = 1</code><code>b = 2</code><code><br></code><code>c</code></pre></section>"
    )
    (code,) = parse(body).blocks
    assert isinstance(code, Code)
    assert code.code.split("\n")[:2] == ["a = 1", "b = 2"]
    assert code.code.endswith("c")


def test_diagrams_and_verse_keep_their_lines() -> None:
    diagram = parse('<div class="mermaid">\ngraph TD\n  A --> B\n</div>').blocks[0]
    assert isinstance(diagram, Code)
    assert (diagram.code, diagram.language) == ("graph TD\n  A --> B", "mermaid")
    verse = '<div style="white-space: pre-wrap">船开\n水长\n<b>月</b>明</div>'
    assert parse(verse).text == "船开\n水长\n月明" == text(verse)


def test_an_image_that_says_nothing_shows_no_file_name_in_a_cell() -> None:
    assert rows("| 甲 | 乙 |\n|---|---|\n| ![](a/b.png) | 丙 |\n")[1] == ["", "丙"]
    assert rows("| 甲 | 乙 |\n|---|---|\n| ![灯](a/b.png) | 丙 |\n")[1] == ["灯", "丙"]


@pytest.mark.parametrize(
    "head",
    [
        '<p style="font-weight:bold">浇水与施肥</p>',
        '<div style="font-weight:700"><p>浇水与施肥</p></div>',
        '<p><font size="5">浇水与施肥</font></p>',
        '<p><font size="+2">浇水与施肥</font></p>',
    ],
)
def test_bold_by_the_blocks_style_or_a_large_font(head: str) -> None:
    sentence = "<p>春天隔日一次，夏天早晚各一次。</p>"
    body = f"{sentence}{head}{sentence}{head.replace('浇水', '修剪')}{sentence}"
    assert [s.title for s in parse(body).sections] == ["浇水与施肥", "修剪与施肥"]


def test_a_heading_that_is_marked_twice_is_one() -> None:
    article = parse("开头。\n\n## ### 灯塔\n\n它亮了。\n\n## C# 与灯\n\n写完了。\n")
    assert [section.title for section in article.sections] == ["灯塔", "C# 与灯"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("&nbsp;&nbsp; 灯&amp;塔\n&#26032;&gt;&gt;", "灯&塔\n新>>"),
        (
            "&nbsp&nbsp灯&nbspX https://a.example/?nbsp=1&nbsp=2",
            "灯&nbspX https://a.example/?nbsp=1&nbsp=2",
        ),
        ("AT&T 与 a&copy b; &nosuch;", "AT&T 与 a&copy b; &nosuch;"),
        ("&#27;[2J&#0;灯", "[2J\ufffd灯"),
    ],
)
def test_references_in_texts_are_what_they_stand_for(body: str, shown: str) -> None:
    context = Context(markup="text")
    assert parse(body, context).text.split("\n") == shown.split("\n")
    assert text(body, context) == parse(body, context).text
