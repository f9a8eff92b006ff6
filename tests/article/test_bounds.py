"""Bodies that would hang the parser or fill the memory: what they come to, and how that is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from reader.article import parse
from reader.article.content import Context, Table
from reader.article.context import context_of
from reader.article.markup import labels, padded_tables
from reader.article.markup.kramdown import parser
from reader.article.markup.liquid import WRITTEN_A_CHARACTER, WRITTEN_AT_LEAST, render
from reader.corpus import load, open_archive, read_post
from reader.corpus.markup_amount import SHORTEST_FLOOD, has_too_much_markup
from reader.session.opening import open_post
from reader.texts.problems import sentence
from reader.values import replace

SENTENCE = "近年来，河湾的渡口一直照常开船，风大的日子也不例外，船工说总有人要过江。\n\n"
FLOODS = (
    "[a][",
    "- [ ] x\n",
    "- 短\n",
    "# 短\n",
    "<p>短",
    "**a** ",
    "|a|b|\n",
    "> a\n\n",
    "<br>字",
    "1、a\n2、b\n",
)


@pytest.mark.parametrize("unit", FLOODS)
def test_a_flood_of_marks_is_a_text(unit: str, tmp_path: Path) -> None:
    body = unit * (SHORTEST_FLOOD // len(unit) + 10)
    (tmp_path / "a.md").write_text(f"---\ntitle: 洪水\n---\n{body}", "utf-8")
    archive = open_archive(tmp_path)
    loaded = load(archive, "a.md")
    assert [problem.code for problem in loaded.post.problems] == ["markup-immense"]
    assert replace(read_post(archive, "a.md"), fingerprint="") == loaded.post
    article = parse(loaded.body, context_of(loaded, archive.site))
    assert article.sections == ()
    assert article.text.replace("\n", "").replace(" ", "") == body.replace("\n", "").replace(
        " ", ""
    )
    assert unit.strip() in parse(body).text


def test_lines_of_a_few_letters_are_not_judged_one_by_one_and_verses_are() -> None:
    context = Context(markup="text")
    letters = "一、\n" + "ab cd\n" * 8_000
    parts = "".join(f"PART {number}\n\n" for number in range(5_000))
    verses = "一、渡口\n\n" + "船到桥头\n灯在河上\n\n" * 4_000
    assert parse(letters, context).sections == parse(parts, context).sections == ()
    assert len(verses) > SHORTEST_FLOOD
    assert len(parse(verses, context).blocks) == 4_001


@pytest.mark.parametrize("unit", FLOODS)
def test_as_much_of_it_among_text_is_markup(unit: str) -> None:
    body = f"{unit * 20}\n\n" + SENTENCE * 2000
    assert len(body) > SHORTEST_FLOOD
    assert not has_too_much_markup(body)


def test_what_people_write_is_no_flood() -> None:
    link = (
        "* [第一百二十三号提案：河湾渡口的开放时间](https://example.org/issues/123)，由村民提出\n"
    )
    row = "| 2022-02-21 | 江海晨报 | 1,234.56 | 35% |\n"
    for body in (
        link * 1500,
        "|a|b|c|d|\n|-|-|-|-|\n" + row * 2000,
        "<p>一段话，说了几句。</p>\n" * 9000,
    ):
        assert len(body) > SHORTEST_FLOOD
        assert not has_too_much_markup(body)


def test_labels_are_looked_for_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    skip = ParserInline.skipToken

    def counted(self: ParserInline, state: StateInline) -> None:
        nonlocal looks
        looks += 1
        skip(self, state)

    monkeypatch.setattr(ParserInline, "skipToken", counted)
    for unit in ("[a][", "[[a]", "[`a][", "![a][", "[a\\]"):
        for times in (1_000, 10_000):
            body, looks = unit * times, 0
            html = parser().render(body)
            assert looks <= 20_100 + labels.LOOKS_A_CHARACTER * len(body)
            assert html.count("a") >= times


def test_links_within_links_are_still_read() -> None:
    links = parse("[![图](a.png)](b.html) [a][b]\n\n[b]: c\n").links
    assert [link.href for link in links] == ["b.html", "a.png", "c"]


def test_values_that_feed_each_other_are_left_as_they_stand() -> None:
    context = Context(url="https://news.example.org", baseurl="/blog")
    short = render('{% assign a = "/x" %}{{ a | absolute_url }}', context)
    assert (short.text, short.is_immense) == ("https://news.example.org/blog/x", False)
    value = "字" * 2_000
    body = f"{{% assign a = '{value}' %}}" + "{{ a }}" * 1_000
    run = render(body, context)
    assert (run.text, run.is_immense) == (body, True)
    within = render(f"{{% assign a = '{value}' %}}" + "{{ a }}" * 40, context)
    assert within.text == value * 40
    assert len(within.text) <= WRITTEN_AT_LEAST + WRITTEN_A_CHARACTER * len(body)


def test_values_may_not_write_a_flood() -> None:
    body = "{% assign a = '" + "[a][" * 600 + "' %}" + "{{ a }}" * 40
    run = render(body, Context())
    assert run.is_immense
    assert run.text == body


def test_liquid_left_alone_is_told_where_the_post_is_opened(tmp_path: Path) -> None:
    body = "{% assign a = '" + "字" * 2_000 + "' %}正文。" + "{{ a }}" * 200
    file = tmp_path / "_posts" / "2022-02-21-a.md"
    file.parent.mkdir()
    (tmp_path / "_config.yml").write_text("title: 报\n", "utf-8")
    file.write_text(f"---\ntitle: 题\n---\n{body}", "utf-8")
    opened = open_post(open_archive(tmp_path), "_posts/2022-02-21-a.md")
    assert [problem.code for problem in opened.post.problems] == ["liquid-immense"]
    assert opened.head.problems == (sentence(opened.post.problems[0]),)
    assert opened.article.text.endswith("{{ a }}" * 200)


def test_cells_are_filled_up_within_bounds() -> None:
    wide = "|a" * 500 + "|\n" + "|-" * 500 + "|\n"
    body = wide + "|b|\n" * 4_000
    article = parse(body)
    table = article.blocks[0]
    assert isinstance(table, Table)
    most = 2_000 + len(body) // padded_tables.CHARACTERS_A_FILLED_CELL
    assert sum(len(row) for row in table.rows) <= 500 + most + len(table.rows)
    assert article.text.count("b") == 4_000


def test_short_rows_of_a_table_are_filled_up() -> None:
    table = parse("|a|b|\n|-|-|\n|1|\n|2|3|\n").blocks[0]
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2, 2]


def test_lines_of_next_to_nothing_are_few_blocks() -> None:
    article = parse("a\n" * 500_000, Context(markup="text"))
    assert article.text == "\n".join(["a"] * 500_000)
    assert len(article.blocks) < 1_000
