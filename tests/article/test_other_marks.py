"""Marks in the line that say nothing to a reader, and sentences that were torn behind bold words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import parse, text
from reader.article.content import Code, Context
from reader.corpus.kinds.site import KindName

KINDS: tuple[KindName, ...] = ("jekyll", "plain", "hexo", "hugo")
DEFINED = "\n\n[known one]: https://e.example/a\n"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("这是==重点*内容*==吧", "这是重点内容吧"),
        ("see ==this== now", "see this now"),
        ("a == b == c", "a == b == c"),
        ("a==b==c", "a==b==c"),
        ("==== 甲 ====", "==== 甲 ===="),
        ("== 甲 ==", "== 甲 =="),
        ("`==甲==`", "==甲=="),
    ],
)
def test_highlighted_words(body: str, shown: str) -> None:
    assert parse(body).text == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("水是 H~2~O 与 19^th^ 和 x^2^", "水是 H₂O 与 19th 和 x²"),
        ("等 3~5~7 天，~~删~~ a~~b~~", "等 3~5~7 天，删 ab"),
        ("a^b^c 与 ~2~ 与 ^2^", "a^b^c 与 ~2~ 与 ^2^"),
        ("`H~2~O`", "H~2~O"),
    ],
)
def test_lowered_and_raised(body: str, shown: str) -> None:
    assert parse(body).text == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("见[静默**支付**][topic silent payments]的地址", "见静默支付的地址"),
        ("by [BIP78][] and [Core #27213][]", "by BIP78 and Core #27213"),
        ("the [changelog][3] says", "the changelog says"),
        ("[上海][拼多多] 招聘", "[上海][拼多多] 招聘"),
        ("[Beijing][Full time] job", "[Beijing][Full time] job"),
        ("table[ab][cd ef] and x[ii][]", "table[ab][cd ef] and x[ii][]"),
        ("[a-z][0-9]", "[a-z][0-9]"),
        ("[ ][ ] and [x][]", "[ ][ ] and [x][]"),
        ("[go][known one]", "go"),
    ],
)
def test_links_that_lead_nowhere(body: str, shown: str) -> None:
    assert parse(body + DEFINED).text == shown


def test_without_any_definition_brackets_are_text() -> None:
    assert parse("by [BIP78][] and [静默][topic x]").text == "by [BIP78][] and [静默][topic x]"


TORN = (
    "三个**漏洞**  \n，在系统中。由**Ann Lee**  \nand **Bob**  \n公开，他们批评**某事**  \n的办法。"
)
JOINED = "三个漏洞，在系统中。由Ann Lee and Bob公开，他们批评某事的办法。"


@pytest.mark.parametrize("kind", KINDS)
def test_torn_sentences_are_whole(kind: KindName) -> None:
    body = f"{TORN}\n\n又有**一个**  \n：坏的。"
    assert parse(body, Context(kind=kind)).text == f"{JOINED}\n又有一个：坏的。"


@pytest.mark.parametrize("kind", KINDS)
def test_lines_below_bold_words_are_lines(kind: KindName) -> None:
    body = "**甲**  \n第一。\n\n**乙**  \n第二。"
    assert parse(body, Context(kind=kind)).text == "甲\n第一。\n乙\n第二。"


@pytest.mark.parametrize("body", ["甲乙  \n，丙丁", "甲乙<br>，丙丁", "<p>甲乙<br/>，丙丁</p>"])
def test_no_line_begins_with_a_comma(body: str) -> None:
    assert parse(body, Context(kind="plain")).text == "甲乙，丙丁"


def test_a_last_mark_alone_is_none() -> None:
    assert parse("**作者：****林****@报  \n**\n\n下。").text == "作者：林@报\n下。"
    (code,) = parse("```\na  \n**\n```").blocks
    assert isinstance(code, Code) and code.code.endswith("**")


@pytest.mark.parametrize(
    ("body", "markers", "shown"),
    [
        ("1. 1. 甲\n\n1. 2. 乙\n", ["1.", "2."], "甲\n乙"),
        ("- 1. 甲\n- 2. 乙\n", ["1.", "2."], "甲\n乙"),
        ("* • 甲\n* •  乙\n", ["•", "•"], "甲\n乙"),
        ("<ul><li>· 甲</li><li><b>●</b> 乙</li></ul>", ["•", "•"], "甲\n● 乙"),
        ("- •\n- ·甲\n", ["•", "•"], "•\n·甲"),
    ],
)
def test_items_have_one_mark(body: str, markers: list[str], shown: str) -> None:
    article = parse(body)
    assert [[frame.marker for frame in block.inside] for block in article.blocks] == [
        [marker] for marker in markers
    ]
    assert article.text == shown


def test_lists_in_items_stay() -> None:
    article = parse("- 甲\n  1. 乙\n- 1. 丙\n  2. 丁\n")
    depths = [[str(frame.marker) for frame in block.inside] for block in article.blocks]
    assert depths == [["•"], ["•", "1."], ["•", "1."], ["•", "2."]]


PIECES = [
    "==",
    "[",
    "][",
    "]",
    "**",
    "  \n",
    "\n",
    "\n\n",
    "，",
    "字",
    "• ",
    "- ",
    "1. ",
    "a",
    " ",
    "`",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_words_are_lost(body: str) -> None:
    article = parse(body)
    assert article.text == text(body)
    assert article.text.count("字") == body.count("字")
