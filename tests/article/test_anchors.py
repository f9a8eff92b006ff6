"""Anchors: how they are made, and how forgiving it is to name one."""

from __future__ import annotations

import pytest
from telling import telling

from reader.article import Context, parse, resolve
from reader.article.sections.anchors import slug
from reader.errors import AnchorNotFound


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("建章立制规范服务", "建章立制规范服务"),
        ("一、春：一年只争十五天", "一春一年只争十五天"),
        ("What you don't", "what-you-dont"),
        ("ET7 发布 v2.0", "et7-发布-v20"),
        ("snake_case - x", "snake_case---x"),
        ("！！", "section"),
    ],
)
def test_slug(title: str, anchor: str) -> None:
    assert slug(title) == anchor


def anchors(body: str) -> list[str]:
    return [str(section.anchor) for section in parse(body).sections]


def test_repeats_are_numbered_past_what_is_taken() -> None:
    assert anchors("# a\n\n# a\n\n# a-1\n\n# a\n\n# a-1") == ["a", "a-1", "a-1-1", "a-2", "a-1-2"]


@pytest.mark.parametrize(
    "body",
    [
        "# 节 {#mine}",
        "节 {#mine}\n===",
        "# 节 {: #mine .x}",
        "# 节\n{: #mine}",
        "{: #mine}\n# 节",
        '<h1 id="mine">节</h1>',
        '<h2><a name="mine"></a>节</h2>',
        '<a id="mine"></a>\n\n## 节',
        '<p>字。</p><p id="mine" align="center">节</p><p>字。</p>',
    ],
)
def test_the_authors_id(body: str) -> None:
    assert anchors(body) == ["mine"]


ARTICLE = parse("# Read On\n\n# 双花括号里的戏 {#Liquid}\n\n字[^1]\n\n[^1]: 注")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("read-on", "Read On"),
        ("#read-on", "Read On"),
        ("READ-ON", "Read On"),
        ("ｒｅａｄ－ｏｎ", "Read On"),
        ("ＲＥＡＤ　ＯＮ", "Read On"),
        ("Read On", "Read On"),
        ("liquid", "双花括号里的戏"),
        ("双花括号里的戏", "双花括号里的戏"),
        ("fn1", "[1]"),
    ],
)
def test_resolve(name: str, title: str) -> None:
    assert resolve(ARTICLE, name).title == title


def test_the_title_repeated_in_the_body_is_a_place_too() -> None:
    article = parse("# Read On\n\n字\n\n## 节\n\n字", Context(title="Read On"))
    assert (resolve(article, "read-on").block, len(article.sections)) == (0, 1)


def test_an_unknown_anchor_names_the_nearest() -> None:
    with telling(AnchorNotFound, "#read-on"):
        resolve(ARTICLE, "red-on")
    with telling(AnchorNotFound, "没有小标题"):
        resolve(parse("字"), "x")
