"""The words around a match: what is shown, where the match stands in it."""

from __future__ import annotations

import pytest

from reader.article import parse
from reader.library.fulltext.snippets import SNIPPET_CHARACTERS, Snippet, snippet_of
from reader.library.query import parser
from reader.library.query.mistakes import Mistake
from reader.safe import Clean

BODY = """\
# 夜里的灯

近年来，图书馆把“一盏灯”留给夜里读书的人。灯亮着，人就会来。

## 借书的人

常来的有出租车司机，用 App 借书，也有 Wind 的分析师。

"""
LONG = "前面的话，" * 100 + "要找的早市在这里。" + "后面的话，" * 100


def snippet(body: str, query: str, *, variants: bool = False) -> Snippet:
    condition = parser.parse(query)
    assert not isinstance(condition, Mistake)
    return snippet_of(parse(body), condition, variants=variants)


def lit(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.matches]


@pytest.mark.parametrize(
    "query, matches",
    [
        ("灯", ["灯", "灯", "灯"]),
        ("一盏灯", ["一盏灯"]),
        ("app", ["App"]),
        ("ＡＰＰ", ["App"]),
        ("ap", []),
        ("wi*", ["Wind"]),
        ("灯 -人", ["灯", "灯", "灯"]),
        ("title:灯", []),
        ("灯亮着 OR 司机", ["灯亮着", "司机"]),
        ("heading:借书", ["借书"]),
        ("is:unread", []),
    ],
)
def test_where_the_matches_stand(query: str, matches: list[str]) -> None:
    assert lit(snippet(BODY, query)) == matches


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        (
            "A release of the reader that somebody had expected so soon, ",
            "…had expected so soon, Wind",
        ),
        ("Donaudampfschifffahrtsgesellschaftskapitän ", "…Wind"),
        ("分析师在清晨的第一班渡船上说起了这样一件多年以前的小事，说的是", "…析师在清晨"),
    ],
)
def test_a_snippet_begins_in_no_word(before: str, shown: str) -> None:
    assert snippet(f"{before}Wind", "Wind").text.startswith(shown)


def test_a_heading_that_is_looked_for_is_where_one_lands() -> None:
    found = snippet(BODY, "heading:借书 灯")
    assert found.anchor == "借书的人"
    assert parse(BODY).text[found.offset or 0 :].startswith("借书的人")
    assert snippet(BODY, "灯").anchor is None


def test_a_long_text_is_cut_around_the_match() -> None:
    found = snippet(LONG, "早市")
    assert lit(found) == ["早市"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) <= SNIPPET_CHARACTERS + 2
    assert parse(LONG).text[found.offset or 0 :].startswith("早市")


def test_the_stretch_with_most_of_the_words_is_shown() -> None:
    body = "早市。" + "前面的话，" * 60 + "早市里有茶。" + "后面的话，" * 60
    found = snippet(body, "早市 茶")
    assert lit(found) == ["早市", "茶"]


def test_where_nothing_is_in_the_text_its_beginning_is_shown() -> None:
    found = snippet(LONG, "title:题")
    assert found.text.startswith("前面的话")
    assert (found.matches, found.offset) == ((), None)
    assert snippet("", "灯") == Snippet(Clean(""))


def test_traditional_characters_are_lit_by_simplified_ones() -> None:
    assert lit(snippet("以後再說", "以后", variants=True)) == ["以後"]
    assert lit(snippet("以後再說", "以后")) == []
