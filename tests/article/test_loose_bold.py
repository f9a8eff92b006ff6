"""Bold words whose marks stand on the wrong side of a blank, and stars that are none of theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import parse
from reader.article.content import Paragraph, Style


def bold(body: str) -> tuple[list[str], str]:
    """Return the bold words of a body, and its text."""
    article = parse(body)
    spans = [
        span for block in article.blocks if isinstance(block, Paragraph) for span in block.spans
    ]
    return [span.text for span in spans if Style.STRONG in span.style], article.text


@pytest.mark.parametrize(
    ("body", "words", "text"),
    [
        ("the **Z Bau). **If you", ["Z Bau)."], "the Z Bau). If you"),
        ("a little project -** Xfce**. So", ["Xfce"], "a little project - Xfce. So"),
        ("follow the** old ways**, which", ["old ways"], "follow the old ways, which"),
        ("**浇水 **之后", ["浇水"], "浇水 之后"),
        ("他说** 浇水**之后", ["浇水"], "他说 浇水之后"),
        ("** 浇水 **", ["浇水"], "浇水"),
        ("**[甲](https://a.b/) **乙", ["甲"], "甲 乙"),
        ("**first words. **Then", ["first words."], "first words. Then"),
    ],
)
def test_it_is_bold_without_its_blank(body: str, words: list[str], text: str) -> None:
    assert bold(body) == (words, text)


def test_a_mark_behind_the_line_end_closes_a_heading() -> None:
    body = "**Governance\n**We had two sessions on how it works.\n\n**Twitter\n**It was busy.\n"
    assert [section.title for section in parse(body).sections] == ["Governance", "Twitter"]


@pytest.mark.parametrize(
    "body",
    [
        "2**10 ** 3",
        "2** x**3",
        "a ** 3 ** b",
        "call(**nil) and **{}",
        "**nil is like **{}",
        "**opts and **more",
        "*甲 **乙* 丙 **丁",
        "**甲 " + "字" * 201 + "**丁 **",
    ],
)
def test_what_is_nobodys_stays(body: str) -> None:
    assert "**" in bold(body)[1]


@given(st.text("甲A .*_\n", max_size=60))
def test_nothing_but_stars_and_blanks_is_lost(body: str) -> None:
    """Letters are those of the text without any star."""
    letters = [char for char in parse(body).text if char in "甲A"]
    without = [char for char in parse(body.replace("*", "")).text if char in "甲A"]
    assert sorted(letters) == sorted(without)
