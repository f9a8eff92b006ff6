"""Bodies made to hurt: each ends, as an article, in time that grows with its length."""

from __future__ import annotations

from time import process_time

import pytest

from reader.article import parse, text
from reader.article.markup.tidy import MAX_DEPTH, tidy
from reader.article.parsing import LINES_A_BLOCK
from reader.corpus.markup_amount import MAX_MARKS

UNITS = {
    "tags": ["<div>", "<b>", "<b><p>", "<font color=1>", "<a href=x>", "<table><tr><td>", "<ul><li>", "<pre>"],
    "ends": ["</p>", "</div>", "<b></i>", "<p>x</b>", "<br>", "<li>x", "<h2>a", "<dd>x", "<blockquote>"],
    "broken": ["<", "<a ", '<a x="', "<!--", "<?", "<![CDATA[", "<script>", "<svg>", "<title>", "<p\n"],
    "markdown": [">", "> ", "- ", "1. ", "[", "![", "[](", "[a](", "*", "**a ", "*a_ ", "`", "`a``", "~~a ", "\\", "|"],
    "lines": ["a\n", "# x\n", "---\n", "a\n=\n", ":\n", "a\n: b\n\n", "a|b\n-|-\n", "```\n", "`\n", "[^a]: x\n\n"],
    "kramdown": ["{:", "{: .a}\n", "{::comment}\n", "{::comment}{:/}\n", "$$", '<div markdown="1">\n', "*[a]: b\n", "^\n"],
    "liquid": ["{{", "{% ", "{% raw %}", "{% if x %}", "{{ x }}"],
    "text": ["字", "a ", "&", "&#x", "http://", "http://a)", "www.", "—", '"', "\0", "\ud800", "\x1b[31m", "\u0301", "\u3000"],
}  # fmt: skip
ALL = [unit for units in UNITS.values() for unit in units]
PAIRS = [
    ("[", "]"),
    ("![", "]"),
    ("<div>", "</div>"),
    ("<b>", "</b>"),
    ("(", ")"),
    ("**", "**"),
    ("<q>", "</q>"),
    ('<li markdown="1">\n', "</li>"),
    ('- <div markdown="1">\n', "\n</div>"),
]


def seconds(make: str, after: str, times: int) -> float:
    body = make * times + after * times
    start = process_time()
    parse(body)
    return process_time() - start


def grows_like_its_length(make: str, after: str = "") -> bool:
    """Compare a body that takes a moment with one five times as long.

    Three tries, and three times what is due, before it is held to be steeper than linear.
    """
    times = 500
    while times < 4000 and seconds(make, after, times) < 0.008:
        times *= 2
    for _ in range(3):
        base = max(seconds(make, after, times), 0.008)
        if seconds(make, after, 5 * times) < 15 * base:
            return True
    return False


@pytest.mark.parametrize("unit", ALL, ids=ascii)
def test_repeated(unit: str) -> None:
    assert grows_like_its_length(unit)


@pytest.mark.parametrize("pair", PAIRS, ids=ascii)
def test_nested(pair: tuple[str, str]) -> None:
    assert grows_like_its_length(*pair)


def test_text_survives_any_nesting() -> None:
    for opening, closing in (("<div>", "</div>"), ("<b>", "</b>"), ("<ul><li>", "</li></ul>")):
        assert parse(opening * 5000 + "字" + closing * 5000).text == "字"
    assert parse("> " * 5000 + "字").text.endswith("字")
    assert parse("- " * 5000 + "字").text.endswith("字")
    assert "字" in parse('<div markdown="1">\n' * 5000 + "字" + "</div>" * 5000).text


def test_tags_are_dropped_below_the_depth() -> None:
    html = tidy("<div>" * 1000 + "字" + "</div>" * 1000)
    assert html.count("<div") == html.count("</div>") == MAX_DEPTH
    assert tidy("<p>a" * 1000).count("<p") == 1000


def test_inline_tags_are_not_opened_anew_for_ever() -> None:
    fonts = "".join(f"<font class=c{number}>" for number in range(150))
    body = f"<p>{fonts}</p>" + "<p>字</p>" * 1000 + "</font>" * 150
    assert parse(body).text == "\n".join(["字"] * 1000)


def test_an_immense_body_is_its_lines() -> None:
    article = parse("<b>甲</b>" + "\n" * 400_000 + "乙")
    assert article.text == "<b>甲</b>\n乙"


def test_an_article_may_be_one_long_line() -> None:
    assert len(parse("字" * 1_000_000).text) == 1_000_000


def test_a_body_too_immense_for_markup_is_its_lines() -> None:
    body = "第 <b>一</b> 行\n\n## 行\n" * (MAX_MARKS // 4)
    article = parse(body)
    assert article.text == text(body) == "\n".join(line for line in body.split("\n") if line)
    assert article.sections == ()
    assert len(article.blocks) <= len(article.text) // LINES_A_BLOCK
