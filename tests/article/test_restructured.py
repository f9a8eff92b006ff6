"""Posts in reStructuredText: what docutils makes of them is what is read."""

from __future__ import annotations

import pytest

from reader.article import Context, parse
from reader.article.content import Article
from reader.article.markup.restructured import render


def article(body: str, line: int = 1) -> Article:
    return parse(body, Context(title="T", kind="pelican", markup="restructured", body_line=line))


def links(body: str) -> list[str]:
    found = article(body)
    return [link.href for link in found.links]


def test_titles_have_levels_by_the_order_of_their_marks() -> None:
    body = "One\n===\n\na\n\n-----\nTwo\n-----\n\nb\n\nThree\n-----\n\nc\n\nFour\n====\n\nd\n"
    sections = article(body, 10).sections
    assert [(s.level, s.title, s.line) for s in sections] == [
        (1, "One", 10),
        (2, "Two", 15),
        (3, "Three", 21),
        (1, "Four", 26),
    ]


def test_links_lead_where_they_say() -> None:
    body = (
        "`one\n<http://a.org/x y>`_ `<http://b.org>`__ `three`_ four_ `five`_ six_seven\n\n"
        ".. _three: http://c.org\n.. _Four: http://d.org\n"
    )
    assert links(body) == [
        "http://a.org/xy",
        "http://b.org",
        "http://c.org",
        "http://d.org",
    ]
    assert article(body).text == "one http://b.org three four five six_seven"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("*a* **b** ``c*d`` `e` :abbr:`f` |g| 1 < 2 h\\ i", "a b c*d e f |g| 1 < 2 hi"),
        ("|g| x\n\n.. |g| replace:: good\n", "good x"),
        ("So::\n\n  x = *1*\n    y\n\nend", "So:\nx = *1*\n  y\nend"),
        ("So ::\n\n  x\n", "So\nx"),
        ("::\n\n  x\n", "x"),
        (".. code-block:: python\n   :linenos:\n\n   `a`\n", "`a`"),
        (".. note:: one\n   two\n\n   three\n", "one two\nthree"),
        (".. figure:: a.png\n   :alt: A lamp\n\n   Caption\n", "A lamp\nCaption"),
        (".. raw:: html\n\n   <p>a <b>b</b></p>\n", "a b"),
        (".. raw:: latex\n\n   a\n\nb", "b"),
        (".. unknown:: 7\n   :a: b\n\n   words\n", "words"),
        (".. contents::\n   :depth: 2\n\na", "a"),
        (".. a comment\n   goes on\n\na", "a"),
        ("..\n\na", "a"),
        (".. [1] A *note*.\n", "[1] A note."),
        ("+--+--+\n| a| b|\n+--+--+\n", "+--+--+\n| a| b|\n+--+--+"),
        ("| one\n| two\n", "one\ntwo"),
        ("#. one\n#. two\n", "one\ntwo"),
        ("- one\n  two\n\n  three\n", "one two\nthree"),
        ("a\n\n    quoted\n\nb", "a\nquoted\nb"),
        ("term\n    meaning\n", "term\nmeaning"),
        ("a\n\n----\n\nb", "a\n\nb"),
        (".. topic:: one\n\n   two\n", "one\ntwo"),
        ("__ http://a.org\n\nb", "b"),
    ],
)
def test_what_is_read(body: str, text: str) -> None:
    assert article(body).text == text


def test_a_line_of_what_is_written_is_one_of_the_file() -> None:
    body = "a\n\n.. note::\n   b\n\n``c``::\n\n   d\n"
    context = Context(title="T", kind="pelican", markup="restructured", body_line=5)
    source = render(body, context)
    stood = {text: source.line(n) for n, text in enumerate(source.text.split("\n")) if text}
    assert {stood["a"], stood["> b"], stood["``c``:"], stood["d"]} == {5, 8, 10, 12}


@pytest.mark.parametrize(
    ("part", "count"),
    [
        (":a", 200_000),
        ("``a ", 100_000),
        ("`<a", 100_000),
        ("a_", 100_000),
        ("|a ", 100_000),
        (" \n", 100_000),
        ("=\n", 100_000),
        ("===\n", 100_000),
        (".. a::\n", 50_000),
        ("  a\n", 50_000),
        ("- a\n\n  - b\n\n", 20_000),
    ],
)
def test_no_body_takes_long(part: str, count: int) -> None:
    """A rule that is not linear would not come to an end."""
    context = Context(title="T", kind="pelican", markup="restructured", body_line=1)
    body = f"a\n\n{part * count}\n  b"
    assert len(render(body, context).text) < 20 * len(body)


def test_blocks_in_blocks_end() -> None:
    body = "".join(f"{' ' * n}.. note::\n\n" for n in range(0, 3000, 3))
    context = Context(title="T", kind="pelican", markup="restructured", body_line=1)
    assert len(render(body, context).text) < 2 * len(body)
