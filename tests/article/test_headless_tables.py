"""Rows between bars are a table, with a head or without."""

from __future__ import annotations

import pytest

from reader.article import Article, parse
from reader.article.content import Context, Table
from reader.corpus.kinds.site import KindName

KINDS: tuple[KindName, ...] = ("jekyll", "plain", "hexo", "hugo")


def rows(article: Article) -> list[list[str]]:
    (table,) = [block for block in article.blocks if isinstance(block, Table)]
    return [[str(cell.text) for cell in row] for row in table.rows]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("| 灯塔 | **三十**米 |\n| 渡口 | 两条 |\n", [["灯塔", "三十米"], ["渡口", "两条"]]),
        ("字：\n| 灯 | 30 |\n| 船 | 2 |\n\n后", [["灯", "30"], ["船", "2"]]),
        ("|---|---|\n| 灯 | 30 |\n| 船 | 2 |", [["灯", "30"], ["船", "2"]]),
        ("| 灯 | 30 |\n|----+---|\n| 船 | 2 |", [["灯", "30"], ["船", "2"]]),
        ("| 灯 | 30 |\n|---|\n| 船 | 2 |", [["灯", "30"], ["船", "2"]]),
        (r"| `a|b` | x\|y |" + "\n| 船 | |", [["a|b", "x|y"], ["船", ""]]),
        ("> | 灯 | 30 |\n> | 船 | 2 |", [["灯", "30"], ["船", "2"]]),
    ],
)
def test_a_table_without_a_head(kind: KindName, body: str, expected: list[list[str]]) -> None:
    assert rows(parse(body, Context(kind=kind))) == expected


def test_a_table_with_a_head_keeps_it() -> None:
    (table,) = parse("| 名 | 高 |\n|---|---|\n| 灯 | 30 |\n").blocks
    assert isinstance(table, Table) and table.header_rows == 1
    title, table = parse("| 一览 |\n| 名 | 高 |\n|---|---|\n| 灯 | 30 |\n").blocks
    assert isinstance(table, Table) and table.header_rows == 1
    assert title.text == "| 一览 |"


@pytest.mark.parametrize(
    "body",
    [
        "19:00 | 三教 | 主讲\n20:00 | 四教 | 主讲",
        "| 只有一行 | 字 |",
        "| 灯 | 30\n| 船 | 2",
        "    | 灯 | 30 |\n    | 船 | 2 |",
        "| |\n| |",
    ],
)
def test_what_is_no_table(body: str) -> None:
    assert not any(isinstance(block, Table) for block in parse(body).blocks)


def test_one_column_is_lines() -> None:
    assert parse("| 灯塔 |\n| 渡口 |").text == "灯塔\n渡口"
