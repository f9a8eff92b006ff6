"""Layout on demand: whatever the order of calls, the lines are those of the whole."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from building import LONG, QUOTE, article_of, blocks_of_all_kinds, code, heading, para, table
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.article import Article, Context, parse
from reader.article.content import Block, Code, Frame, Image, Span, Style, Tone
from reader.safe import Clean
from reader.typeset import (
    HEAD,
    Head,
    Layout,
    Line,
    Options,
    Role,
    Words,
    pieces_of,
    selection_text,
    stdout_measure,
)
from reader.typeset.breaking import LineBreaker
from reader.typeset.measure import MeasuredText, Widths

MEASURE = stdout_measure()
ALL = 10**9
TOP = Head(Clean("标题很长" * 12), Clean("中国劳动保障报 · 2022"), (Clean("日期读不懂"),))


def layout(
    article: Article,
    width: int,
    centred: bool = False,
    head: Head | None = TOP,
    **options: Any,
) -> Layout:
    return Layout(
        article,
        width,
        options=Options(**options),
        measure=MEASURE,
        head=head,
        centred=centred,
    )


def bare(article: Article, width: int, centred: bool = False, **options: Any) -> Layout:
    return layout(article, width, centred, None, **options)


def texts(block: Block, width: int, **options: Any) -> list[str]:
    return [line.text for line in bare(article_of(block), width, **options).lines(0, ALL)]


def shown(article: Article, line: Line) -> None:
    """Every run with a start is that text, verbatim, and its cells are as measured."""
    for run in line.runs:
        assert run.cells == Widths(MEASURE).of(run.text)
        assert run.text
        if run.start is not None:
            assert article.text[run.start : run.start + len(run.text)] == run.text


PIECES = st.lists(
    st.sampled_from(
        [
            *["中文", "，", "。”", "“（", "Latin ", "https://a.example/b-c?d=1", "——", "……", "35%"],
            *["\n", "한국어 ", "っー", "e\u0301", "👨\u200d👩\u200d👧", "\u3000", "กำ"],
        ]
    ),
    max_size=25,
).map("".join)
FRAMES = st.lists(
    st.builds(
        Frame,
        st.sampled_from(["quote", "item", "definition", "note"]),
        st.integers(0, 3),
        st.sampled_from([Clean(""), Clean("•"), Clean("12."), Clean("一百二十三、")]),
    ),
    max_size=5,
).map(tuple)
SPANS = st.lists(
    st.builds(
        Span,
        PIECES.map(Clean),
        st.sampled_from([Style.PLAIN, Style.STRONG, Style.STRONG | Style.CODE]),
        st.sampled_from([None, 0, 1]),
    ),
    min_size=1,
    max_size=4,
)
BLOCKS = st.lists(
    st.one_of(
        st.builds(
            lambda spans, inside, centred: para(*spans, inside=inside, centred=centred),
            SPANS,
            FRAMES,
            st.booleans(),
        ),
        st.builds(heading, PIECES.map(lambda text: text.replace("\n", "")), st.integers(1, 6)),
        st.builds(code, PIECES, st.sampled_from(["", "python", "no such language"])),
        st.builds(lambda alt: Image(0, (), Clean(alt), 0), PIECES),
        st.builds(
            lambda rows, names, inside: table(rows, min(names, len(rows)), inside),
            st.lists(st.lists(PIECES, max_size=4), min_size=1, max_size=4),
            st.integers(0, 2),
            FRAMES,
        ),
    ),
    max_size=6,
)
OPTIONS = st.fixed_dictionaries(
    {
        "gap": st.integers(0, 2),
        "indent": st.integers(0, 3),
        "hanging": st.booleans(),
        "spacing": st.booleans(),
        "justify": st.booleans(),
        "wide": st.sampled_from(["wrap", "scroll"]),
    }
)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.integers(1, 200), OPTIONS, st.booleans())
def test_no_line_is_wider_than_asked(
    blocks: list[Block], width: int, options: dict[str, Any], centred: bool
) -> None:
    article = article_of(*blocks)
    for line in layout(article, width, centred, **options).lines(0, ALL):
        shown(article, line)
        if line.cells > width:
            written = [run for run in line.runs if run.text.strip(" ")]
            assert len(written) == 1
            assert MeasuredText(written[0].text, Widths(MEASURE)).after(0) == len(written[0].text)


@settings(max_examples=100, deadline=None)
@given(BLOCKS, st.integers(1, 200), OPTIONS)
def test_text_is_whole(blocks: list[Block], width: int, options: dict[str, Any]) -> None:
    article = article_of(*blocks)
    lines = layout(article, width, **options | {"wide": "wrap"}).lines(0, ALL)
    runs = [run for line in lines for run in line.runs if run.start is not None]
    covered = {
        run.start + at for run in runs for at in range(len(run.text)) if run.start is not None
    }
    assert len(covered) == sum(len(run.text) for run in runs)  # and nothing twice
    for offset, character in enumerate(article.text):
        assert offset in covered or character in " \n\t\u3000"


@settings(max_examples=100, deadline=None)
@given(BLOCKS, st.integers(1, 60), st.data())
def test_order_of_calls_does_not_matter(
    blocks: list[Block], width: int, data: st.DataObject
) -> None:
    article = article_of(*blocks * 3)
    full = layout(article, width).lines(0, ALL)
    laid = layout(article, width)
    for _ in range(8):
        first = data.draw(st.integers(0, laid.height + 2))
        place = laid.place_of(first)
        some = laid.lines(first, data.draw(st.integers(0, 9)))
        laid.line_of(data.draw(st.integers(0, len(article.text))))
        assert laid.lines(laid.line_at(place), len(some)) == some
        start = laid.line_at(place)
        if some:
            assert laid.block_begun_by(start + len(some) - 1) <= some[-1].block
            assert laid.line_at(place) == start
        if blocks:
            laid.block_line(data.draw(st.integers(0, len(article.blocks) - 1)))
        while not laid.look_ahead(0) and data.draw(st.booleans()):
            pass
        assert laid.lines(laid.line_at(place), len(some)) == some
        laid.settle()
        assert laid.lines(laid.line_at(place), len(some)) == some
        assert start >= 0
    while not laid.look_ahead(0):
        pass
    laid.settle()
    assert laid.exact
    assert laid.height == len(full)
    assert laid.lines(0, ALL) == full


@settings(max_examples=100, deadline=None)
@given(BLOCKS, st.integers(1, 60))
def test_offsets_lead_to_lines_and_back(blocks: list[Block], width: int) -> None:
    article = article_of(*blocks)
    laid = layout(article, width)
    lines = laid.lines(0, ALL)
    for number, line in enumerate(lines):
        assert laid.offset_of(number) == line.start
        for run in line.runs:
            if run.start is not None:
                assert laid.line_of(run.start) == number
                assert laid.line_of(run.start + len(run.text) - 1) == number
    for number, block in enumerate(article.blocks):
        first = laid.block_line(number)
        assert laid.block_begun_by(first - 1) < number <= laid.block_begun_by(first)
        assert lines[first].block == number
        assert not any(line.block == number and line.runs for line in lines[:first]) or (
            block.inside
        )
    assert lines[0].block == HEAD
    for one, other in pairwise(lines):
        assert one.block <= other.block


@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_kind_is_set(width: int) -> None:
    article = article_of(*blocks_of_all_kinds())
    lines = layout(article, width).lines(0, ALL)
    assert {line.block for line in lines} == {HEAD, *range(len(article.blocks))}
    assert max(line.cells for line in lines) <= width
    roles = Role.TEXT
    for line in lines:
        shown(article, line)
        for run in line.runs:
            roles |= run.role
    for role in (
        "TITLE BYLINE PROBLEM HEADING STRONG EMPHASIS LINK IMAGE QUOTE DIGEST CAPTION "
        "CREDIT SOURCE TERM MARKER RULE TABLE_HEAD CODE CODE_KEYWORD"
    ).split():
        assert Role[role] in roles, role


def test_long_blocks_are_not_laid_out_whole() -> None:
    asked = 0

    def measure(cluster: str) -> int:
        nonlocal asked
        asked += 1
        return MEASURE(cluster)

    long = [
        para("".join(map(chr, range(0x4E00, 0x9FA0))) * 20),
        code("x = 1\n" * 100_000, "python"),
    ]
    laid = Layout(article_of(*long), 80, measure=measure)
    laid.lines(0, 50)
    assert asked < 10_000  # of some 21,000 characters
    assert not laid.exact
    before = laid.height
    last = laid.lines(before - 30, 30)
    assert last
    assert last[-1].end <= 20 * 20_896 + 600_001


def test_a_long_paragraph_is_whole_and_ends_no_piece_badly() -> None:
    article = article_of(para(LONG * 800), para("“" * 9000), para("x" * 9000), code("y" * 9000))
    lines = layout(article, 60).lines(0, ALL)
    parts = [run.text for line in lines for run in line.runs if run.start is not None]
    assert "".join(parts) == article.text.replace("\n", "")
    body = [line for line in lines if line.block == 0]
    assert not any(line.text.lstrip()[0] in "，。”" for line in body)


def test_matches_are_marked_over_wraps_and_styles() -> None:
    article = article_of(
        para("前面的话", Span(Clean("着重"), Style.STRONG), "后面的话还有很多很多")
    )
    laid = layout(article, 10, indent=0)
    found = ""
    for line in laid.lines(0, ALL):
        marked = laid.mark(line, 2, 11)
        assert marked.text == line.text
        assert marked.cells == line.cells
        found += "".join(run.text for run in marked.runs if Role.MATCH in run.role)
        assert all(
            (Role.STRONG in run.role) == (run.text in "着重")
            for run in marked.runs
            if run.start and Role.MATCH in run.role
        )
    assert found == article.text[2:11]


def test_selection_is_the_text_as_written() -> None:
    item = Frame("item", 1, Clean("•"))
    other = Frame("item", 2, Clean("•"))
    article = article_of(
        para("第一段话"), para("甲", inside=(item,)), para("乙", inside=(other,)), para("末段")
    )
    assert selection_text(article, 0, len(article.text)) == "第一段话\n\n• 甲\n• 乙\n\n末段"
    assert selection_text(article, 2, 6) == "段话\n\n• 甲"
    assert selection_text(article, 3, 3) == ""


def test_no_article_and_no_head() -> None:
    laid = Layout(article_of(), 40, measure=MEASURE)
    assert (laid.height, laid.exact, laid.lines(0, 5)) == (0, True, [])
    assert laid.line_of(0) == laid.offset_of(0) == 0
    assert laid.look_ahead(0)


def test_centred_in_a_wide_pane() -> None:
    article = article_of(para(LONG))
    lines = layout(article, 120, centred=True, measure=60).lines(0, ALL)
    assert all(line.text.startswith(" " * 30) for line in lines if line.runs)
    assert max(line.cells for line in lines) <= 90


NO_START = "，。、；：！？）》」』】〉〕”’…・·々～％"
NO_END = "（《「『【〈〔“‘"


def test_a_signature_stands_at_the_right_and_a_poem_flush_left() -> None:
    body = (
        "两岸的人都在等这一班船，等了一个上午。\n\n"
        "天晴了<br>船来了<br>人散了\n\n"
        '<p style="text-align:right">一九七六年冬</p>\n'
    )
    lines = [line.text for line in bare(parse(body, Context()), 40).lines(0, 20) if line.text]
    assert lines == [
        "    两岸的人都在等这一班船，等了一个上",
        "午。",
        "天晴了",
        "船来了",
        "人散了",
        " " * 28 + "一九七六年冬",
    ]


@pytest.mark.parametrize(
    ("body", "verse"),
    [
        ("灯亮的时候<br>海是近的<br>灯灭的时候", True),
        ("灯亮的时候<br>海是近的", False),
        (f"灯亮的时候<br>海是近的<br>{'长' * 31}", False),
    ],
)
def test_verse_is_three_short_lines_and_more(body: str, verse: bool) -> None:
    first = bare(parse(f"<p>{body}</p>", Context()), 70).lines(0, 1)[0]
    assert first.text.startswith(" ") is not verse


def test_founding_article_at_every_width(corpus: Path) -> None:
    path = corpus / "finews/_posts/2022-02-21-NW202202212282783085.md"
    article = parse(path.read_text("utf-8").split("---", 2)[2], Context())
    for width in range(20, 121):
        laid = Layout(article, width, measure=cell_len)
        for line, following in pairwise(laid.lines(0, ALL)):
            if following.continues:
                assert following.text.strip()[0] not in NO_START
                assert line.text[-1] not in NO_END
            assert line.cells <= width


def test_breaks_between_spans_are_those_of_the_text() -> None:
    text = LONG * 3
    spans = [text[at : at + 3] for at in range(0, len(text), 3)]
    assert texts(para(*spans), 30) == texts(para(text), 30)
    measured = MeasuredText(text, Widths(MEASURE))
    broken_lines = LineBreaker(measured).lines(0, len(text), 26, 30)
    assert [line.lstrip() for line in texts(para(text), 30)] == [
        text[broken.start : broken.shown] for broken in broken_lines
    ]


def test_code_keeps_its_lines() -> None:
    article = article_of(code("a\n\n  b\n", "python"), para("x", inside=(QUOTE,)))
    block = [line for line in layout(article, 40).lines(0, ALL) if line.block == 0]
    assert [line.text for line in block] == ["  a", "", "    b", ""]
    assert isinstance(article.blocks[0], Code)


def test_spacing_sets_chinese_and_latin_apart() -> None:
    text = "中文Python很好ok"
    assert texts(para(text), 40, spacing=True, indent=0) == ["中文 Python 很好 ok"]
    assert texts(para(text), 10, spacing=True, indent=0) == ["中文", "Python 很", "好 ok"]
    assert texts(para("中文abcd"), 8, spacing=True, indent=0) == ["中文", "abcd"]


def test_justified_lines_are_even_but_the_last() -> None:
    text = "今年前三季度，全市GDP增长35％，比“十三五”时期末提高了2个百分点，好。" * 4
    lines = texts(para(text), 37, justify=True)
    assert {MEASURE(line) for line in lines[:-1]} == {37}
    english = texts(
        para("the quick brown fox jumps over the lazy dog again and again"), 25, justify=True
    )
    assert {len(line) for line in english[:-1]} == {25}


def test_hanging_marks_stand_out_by_no_more_than_the_pane() -> None:
    text = "今年前三季度，全市增长，比“十三五”时期末提高了，好。" * 4
    lines = [line.cells for line in layout(article_of(para(text)), 38, hanging=True).lines(0, ALL)]
    assert max(lines) == 38


def test_code_scrolls_sideways_by_block_with_marks_where_there_is_more() -> None:
    article = article_of(code("0123456789" * 9 + "\n\nend"), para("文字"), code("abcdefgh" * 9))
    laid = bare(article, 40, wide="scroll")
    lines = laid.lines(0, ALL)
    assert [line.text for line in lines[:3]] == ["  " + "0123456789" * 3 + "0123456›", "", "  end"]
    over = laid.overhang(0, ALL)
    assert over == {0: 52, 2: 34}
    shifted = laid.lines(0, ALL, {0: 30})
    assert [line.text for line in shifted[:3]] == ["‹" + "9012345678" * 3 + "90123456›", "", "‹"]
    assert shifted[4:] == lines[4:]
    assert laid.lines(0, 1, {0: 52})[0].text == "‹" + ("0123456789" * 9)[-39:]
    for line in (*lines, *shifted):
        shown(article, line)
        assert line.cells <= 40


def test_code_may_go_beyond_the_measure_before_it_scrolls() -> None:
    article = article_of(para(LONG * 3), code("0123456789" * 6))
    laid = bare(article, 100, centred=True, wide="scroll", measure=40)
    assert laid.overhang(0, ALL) == {}
    assert laid.lines(0, ALL)[-1].text.endswith("0123456789")
    assert bare(article, 100, centred=True, measure=40).lines(0, ALL)[-1].cells <= 70


def test_a_place_to_the_side_is_scrolled_to_no_further_than_needed() -> None:
    article = article_of(code("0123456789" * 9), para("文字"))
    laid = bare(article, 40, wide="scroll")
    assert laid.shift_to(3, 2, 0) == 0
    right = laid.shift_to(80, 4, 0)
    assert "0123" in laid.lines(0, 1, {0: right})[0].text[-8:]
    left = laid.shift_to(10, 4, right)
    assert laid.lines(0, 1, {0: left})[0].text.startswith("‹0123")
    assert laid.shift_to(len(article.text) - 1, 1, 9) == 0


@settings(max_examples=100, deadline=None)
@given(BLOCKS, st.integers(4, 120), st.integers(0, 400), st.integers(1, 8), st.integers(0, 300))
def test_what_is_scrolled_to_lies_within_the_overhang(
    blocks: list[Block], width: int, offset: int, length: int, shift: int
) -> None:
    article = article_of(*blocks)
    laid = bare(article, width, wide="scroll")
    over = laid.overhang(laid.line_of(offset), 1)
    assert 0 <= laid.shift_to(offset, length, shift) <= max(over.values(), default=0)


@settings(max_examples=100, deadline=None)
@given(BLOCKS, st.integers(4, 90), OPTIONS)
def test_what_stands_at_a_cell_is_the_text_drawn_there(
    blocks: list[Block], width: int, options: dict[str, Any]
) -> None:
    article = article_of(*blocks)
    laid = bare(article, width, **options)
    for number, line in enumerate(laid.lines(0, 20)):
        drawn = "".join(run.text for run in line.runs if run.start is not None and run.cells)
        spans = [laid.text_at(number, cell) for cell in range(line.cells)]
        found = "".join(article.text[start:end] for start, end in dict.fromkeys(spans))
        assert [mark for mark in found if MEASURE(mark)] == [
            mark for mark in drawn if MEASURE(mark)
        ]
        start, end = laid.text_at(number, line.cells + 5)
        assert start == end


def test_tables_wrap_before_they_scroll_and_scroll_before_they_are_records() -> None:
    cell = "一列很长的文字要说的话"
    two = bare(article_of(table([[cell] * 2] * 2)), 40, wide="scroll")
    assert two.overhang(0, ALL) == {}
    five = bare(article_of(table([[cell] * 5] * 2)), 40, wide="scroll")
    assert five.overhang(0, ALL) == {0: 5 * 22 + 4 * 3 - 40}
    assert five.lines(0, 1)[0].text == f"{cell} │ 一列很长的文字›"
    many = bare(article_of(table([[cell] * 9] * 2)), 40, wide="scroll")
    assert many.overhang(0, ALL) == {}
    assert any(line.text.startswith(f"{cell}: ") for line in many.lines(0, ALL))


def test_tables_as_columns_and_as_records() -> None:
    rows = [["名称", "涨跌"], ["巨化股份", "+1.5%"]]
    assert texts(table(rows), 40) == ["名称     │ 涨跌", "─────────┼──────", "巨化股份 │ +1.5%"]
    assert texts(table(rows), 8) == ["名称 ·", "涨跌", "", "名称: 巨", "化股份", "涨跌:", "+1.5%"]
    assert texts(table([], 0), 8) == [""]


def test_a_title_that_the_article_repeats_is_set_once() -> None:
    head = Head(Clean("标题"), Clean("来源"))
    title = para(Span(Clean("标题"), link=1), tone=Tone.TITLE)
    article = article_of(title, para("文字"), heading("后面", 2))
    laid = layout(article, 10, head=head)
    rule = "─" * 10
    assert [line.text for line in laid.lines(0, ALL)][:5] == ["标题", "来源", rule, "", "   文字"]
    assert laid.block_line(0) == laid.line_of(1) == 0
    (line,) = laid.lines(0, 1)
    shown(article, line)
    assert [(run.start, run.link, run.role) for run in line.runs] == [
        (0, 1, Role.TITLE | Role.LINK)
    ]
    alone = layout(article_of(title), 10, head=head)
    assert [line.text for line in alone.lines(0, ALL)] == ["标题", "来源", rule, ""]
    assert alone.block_line(0) == 0


def test_what_is_blank_and_where_text_goes_on() -> None:
    article = parse("一\n\n> 二\n>\n> 三\n\n---\n\n![](a.png)\n")
    laid = bare(article, 20)
    lines = laid.lines(0, ALL)
    assert "".join("_" if line.is_blank else "x" for line in lines) == "x_x_x_x_x"
    assert [laid.nonblank_from(line) for line in (0, 1, 3, 8, 9)] == [0, 2, 4, 8, 9]


def test_air_above_the_title_where_asked() -> None:
    laid = layout(article_of(para("文字")), 10, head=Head(Clean("标题")), above=1)
    assert [line.text for line in laid.lines(0, 3)] == ["", "标题", "─" * 10]


def test_levels_are_told_apart_by_mark_and_indent_the_deep_ones_by_weight_too() -> None:
    marks = [texts(heading("标题", level), 40)[0].partition("标题")[0] for level in range(1, 7)]
    assert len(set(marks)) == 6
    roles = [
        bare(article_of(heading("标题", level)), 40).lines(0, 1)[0].runs[-1].role
        for level in range(1, 7)
    ]
    assert roles == [Role.HEADING] * 3 + [Role.SUBHEADING] * 3


@pytest.mark.parametrize(
    ("opening", "indent"),
    [
        ("“灯亮着，人就会来。”她说。", 4),
        ("2022年2月，他来了。", 4),
        ("OpenTelemetry Collector 发布", 4),
        ("An English paragraph that merely names 鲁迅 in passing, at length.", 0),
        ("42", 0),
    ],
)
def test_paragraphs_of_a_chinese_article_are_indented_whatever_they_open_with(
    opening: str, indent: int
) -> None:
    lines = bare(article_of(para(LONG), para(opening)), 80).lines(0, ALL)
    text = next(line.text for line in lines if opening[:6] in line.text)
    assert len(text) - len(text.lstrip()) == indent


def test_margins_never_pile_up() -> None:
    deep = tuple(Frame("quote", number) for number in range(200))
    lines = texts(para(LONG, inside=deep), 30)
    assert all(line.startswith("│ " * 5) for line in lines)
    assert all(len(line) > 12 for line in lines[:-1])


def test_lists_hang_and_stand_close() -> None:
    one, ten = Frame("item", 1, Clean("•")), Frame("item", 2, Clean("10."))
    article = article_of(
        para("甲乙丙丁戊己庚辛壬癸", inside=(one,)),
        para("子丑寅卯辰巳午未申酉", inside=(one, ten)),
        para("又一段", inside=(one, ten)),
        para("末项", inside=(Frame("item", 3, Clean("•")),)),
    )
    laid = Layout(article, 20, measure=MEASURE, centred=False)
    assert [line.text for line in laid.lines(0, ALL)] == [
        "• 甲乙丙丁戊己庚辛壬",
        "  癸",
        "  10. 子丑寅卯辰巳午",
        "      未申酉",
        "",
        "      又一段",
        "• 末项",
    ]


@pytest.mark.parametrize(
    ("title", "level", "shows"),
    [
        ("建章立制", 1, "■ 建章立制"),
        ("建章立制", 2, "▪ 建章立制"),
        ("建章立制", 3, "  建章立制"),
        ("建章立制", 6, "        建章立制"),
        ("建章立制", 60, "        建章立制"),
        ("一、建章立制", 1, "一、建章立制"),
        ("1. 建章立制", 3, "  1. 建章立制"),
        ("（二）建章立制", 1, "（二）建章立制"),
        ("03建章", 1, "03建章"),
        ("第三章 建章", 1, "第三章 建章"),
        ("【市场】建章", 1, "【市场】建章"),
        ("“双减”之后", 1, "■ “双减”之后"),
        ("《办法》发布", 2, "▪ 《办法》发布"),
        ("2022年的建章", 1, "■ 2022年的建章"),
    ],
)
def test_heading_marks(title: str, level: int, shows: str) -> None:
    assert texts(heading(title, level), 40) == [shows]


def test_indents_follow_the_language() -> None:
    assert texts(para("中文的一段"), 40) == ["    中文的一段"]
    assert texts(para("ひらがなの文"), 40) == ["  ひらがなの文"]
    assert texts(para("An English one, by 王"), 40) == ["An English one, by 王"]
    assert texts(para("2022年2月"), 40, indent=1) == ["  2022年2月"]
    assert texts(para("引文", inside=(QUOTE,)), 40) == ["│ 引文"]


HOSTILE = {
    "<" * 16_000: "scala",
    "(" * 16_000: "html",
    "\n".join(["<" * 290] * 50): "scala",
    "\n".join(['"' * 290] * 50): "python",
    "x\n" * 200_000: "python",
}


@pytest.mark.parametrize(("text", "language"), HOSTILE.items(), ids=range(len(HOSTILE)))
def test_hostile_code_is_shown_whole(text: str, language: str) -> None:
    article = article_of(code(text, language))
    lines = layout(article, 80).lines(0, ALL)
    runs = [run.text for line in lines for run in line.runs if run.start is not None]
    assert "".join(runs) == text.replace("\n", "")


def test_known_languages_are_coloured_and_others_are_not() -> None:
    def roles(language: str) -> Role:
        found = Role.TEXT
        for line in layout(article_of(code("def f(): return '1'", language)), 40).lines(0, ALL):
            for run in line.runs:
                found |= run.role
        return found

    assert Role.CODE_KEYWORD | Role.CODE_STRING in roles("Python")
    assert Role.CODE_KEYWORD not in roles("no such language")
    assert Role.CODE in roles("")


def test_looking_ahead_changes_no_number_before_it_is_settled() -> None:
    article = article_of(*(para(LONG) for _ in range(40)))
    laid = layout(article, 30)
    laid.lines(laid.height - 5, 5)
    before = [laid.height, laid.line_of(len(article.text) - 1), laid.block_line(20)]
    while not laid.look_ahead(0):
        assert [laid.height, laid.line_of(len(article.text) - 1), laid.block_line(20)] == before
    was_exact = laid.exact
    laid.settle()
    assert (was_exact, laid.exact) == (False, True)
    assert laid.height == len(layout(article, 30).lines(0, ALL)) != before[0]


def test_pieces_serve_every_width() -> None:
    article = article_of(heading("题", 1), para(LONG * 300), table([["甲", "乙"]] * 90, 1))
    pieces = pieces_of(article)
    for width in (20, 60):
        shared = Layout(article, width, measure=MEASURE, pieces=pieces)
        assert shared.lines(0, ALL) == Layout(article, width, measure=MEASURE).lines(0, ALL)


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_a_block_begins_where_it_is_said_to_before_anything_is_laid_out(gap: int) -> None:
    blocks = [block for n in range(30) for block in (para(LONG), heading(f"第{n}节", 1), code("x"))]
    article = article_of(*blocks)
    for number in (1, 40, 88):
        laid = layout(article, 30, gap=gap)
        shown = laid.lines(laid.block_line(number), 1)[0]
        assert (shown.block, bool(shown.runs)) == (number, True)


def test_the_mark_of_a_note_starts_no_line() -> None:
    mark = Span(Clean("[1]"), Style.SUPERSCRIPT, 0)
    for width in range(8, 40):
        article = article_of(
            para("一句话说完了，", Span(Clean("又一句说完了。")), mark, "再说一句话")
        )
        lines = layout(article, width, indent=0).lines(0, ALL)
        assert not any(line.text.startswith("[") for line in lines)


def test_the_ground_of_code_is_even_on_the_screen() -> None:
    article = article_of(para("前"), code("x = 1\n\ny = add(1, 2)"), para("后"))
    lines = layout(article, 40, wide="scroll").lines(0, ALL)
    shown = [line for line in lines if line.block == 1 and line.start < line.end]
    assert [line.cells for line in shown] == [40, 40, 40]
    assert all(Role.CODE in line.runs[-1].role for line in shown)
    wide = article_of(code("x = 1\n" + "y" * 100))
    lines = layout(wide, 60, measure=40, wide="scroll").lines(0, ALL)
    assert [line.cells for line in lines if line.start < line.end] == [60, 60]


def test_an_even_edge_widens_blanks_and_stops_a_cell_each_before_any_twice() -> None:
    article = article_of(
        para("春天来了，图书馆里 Linux 系统的书，借的人多了起来，都说好看得很。" * 3)
    )
    lines = layout(article, 37, indent=0, justify=True).lines(0, ALL)
    for line in lines[:-1]:
        if line.start < line.end:
            assert line.cells == 37
            assert "   " not in line.text
    plain = "".join(run.text for line in lines for run in line.runs if run.start is not None)
    assert plain.replace(" ", "") == article.text.replace(" ", "")


@pytest.mark.parametrize(
    "title", ["50强企业名单公布", "13亿元减税落地", "3.5万亿市场", "2022 年终"]
)
def test_an_amount_is_no_mark(title: str) -> None:
    assert texts(heading(title, 1), 40) == [f"■ {title}"]


def test_what_stands_across_columns_widens_them_as_far_as_there_is_room() -> None:
    title = "2022年第一季度各地区社会保险基金收支情况一览表"
    rows = "<tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr>"
    article = parse(f'<table><tr><td colspan="2">{title}</td></tr>{rows}</table>', Context())
    assert [line.text for line in bare(article, 80).lines(0, 1)] == [title]
    assert all(line.cells <= 20 for line in bare(article, 20).lines(0, ALL))


def test_a_squeezed_column_keeps_its_words_where_another_has_cells_to_give() -> None:
    rows = [
        ["Parameter", "Description", "Default"],
        ["max_connections", "连接的最大数目，超过它的会被拒绝，直到别的断开", "100"],
        ["shared_buffers", "共享内存的大小", "128MB"],
    ]
    for wide in ("wrap", "scroll"):
        lines = texts(table(rows, 1), 40, wide=wide)
        assert any("max_connections" in line for line in lines)
        assert any("shared_buffers" in line for line in lines)


def test_blanks_between_chinese_and_latin_stand_in_titles_and_tables_too() -> None:
    article = article_of(table([["在2022年买iPhone的人"]]))
    laid = Layout(
        article,
        60,
        measure=MEASURE,
        options=Options(spacing=True),
        head=Head(Clean("GDP增长8.1%以上")),
    )
    shown = [line.text.strip(" ─") for line in laid.lines(0, ALL)]
    assert [text for text in shown if text] == ["GDP 增长 8.1% 以上", "在 2022 年买 iPhone 的人"]


@pytest.mark.parametrize(
    "sentence",
    [
        "他读了《为什么？》这本书，",
        "他说：“真的！！！”然后走了，",
        "他问【是吗？】没有人答，",
        "什么？……没有人知道，",
        "Did you see the quick brown fox? It jumps over the lazy dog! ",
    ],
)
def test_a_long_paragraph_is_cut_where_a_line_may_end(sentence: str) -> None:
    article = article_of(para(sentence * 700))
    for width in (37, 60):
        lines = [line for line in layout(article, width, indent=0).lines(0, ALL) if line.runs]
        assert not any(line.text[0] in " 》】”！？…，。" for line in lines)


def written(markdown: str, width: int, **options: Any) -> list[str]:
    lines = bare(parse(markdown, Context()), width, **options).lines(0, ALL)
    return [line.text for line in lines]


def test_cells_stand_left_centred_or_right() -> None:
    source = "| 甲甲甲甲 | 乙乙乙乙 | 丙丙丙丙 |\n|:--|:-:|--:|\n| 一 | 二 | 三 |\n"
    assert written(source, 60)[2] == "一       │    二    │       三"


def test_a_quote_has_its_bar_between_paragraphs_too() -> None:
    assert written("> 第一段\n>\n> 第二段\n", 40) == ["│ 第一段", "│", "│ 第二段"]


def test_an_image_is_a_line_that_leads_to_its_file() -> None:
    article = parse("![渡口的早晨](/a.png)\n", Context())
    (line,) = bare(article, 40).lines(0, ALL)
    assert line.text == "[Image 1] 渡口的早晨"
    links = {run.link for run in line.runs if run.text.strip()}
    assert [article.links[link].href for link in links if link is not None] == ["/a.png"]
    assert None not in links


def test_images_are_numbered_and_one_without_words_still_leads_to_its_file() -> None:
    article = parse("![渡口](/a.png)\n\n字\n\n![](/b.png)\n\n![桥](/c.png)\n")
    lines = [line for line in bare(article, 40).lines(0, ALL) if "Image" in line.text]
    assert [line.text for line in lines] == ["[Image 1] 渡口", "[Image 2]", "[Image 3] 桥"]
    assert [article.links[line.runs[0].link or 0].href for line in lines] == [
        "/a.png",
        "/b.png",
        "/c.png",
    ]
    assert article.text == "渡口\n字\n\n桥"


@pytest.mark.parametrize("word", ["Image", "图"])
def test_the_word_for_an_image_is_the_readers_and_gives_way_to_the_width(word: str) -> None:
    article = parse("![渡口](/a.png)\n\n![](/b.png)\n", Context())
    cells = Widths(MEASURE).of(word)
    for width in range(cells, 30):
        lines = [
            line
            for line in bare(article, width, words=Words(image=word)).lines(0, ALL)
            if line.runs
        ]
        assert all(line.cells <= width for line in lines)
        assert lines[-1].text == (f"[{word} 2]" if width >= cells + 4 else word)
        assert ("".join(line.text for line in lines[:-1])) == (
            f"[{word} 1] 渡口" if width >= cells + 7 else "渡口"
        )
    assert article.text == "渡口\n"


def test_rules_part_rows_of_which_one_is_of_several_lines() -> None:
    rows = [["甲", "乙"], ["一", "短"], ["二", "短"], ["三", "长" * 20], ["四", "短"], ["五", "短"]]
    lines = texts(table(rows), 30)
    kinds = "".join("-" if "┼" in line else line[0] for line in lines)
    assert kinds == "甲-一二-三 -四五"
    many = [["甲", "乙"], *([["行", "短"]] * 38), ["长", "长" * 20], *([["行", "短"]] * 5)]
    kinds = "".join("-" if "┼" in line else line[0] for line in texts(table(many), 30))
    assert kinds == "甲-" + "行" * 38 + "-长 -" + "行" * 5  # wherever the table is cut in pieces


def test_notes_stand_at_the_end_under_their_marks() -> None:
    source = "一句话。[^甲]\n\n[^甲]: 这是注，写得长一些，要折行才放得下。\n"
    assert written(source, 24, indent=0) == [
        "一句话。[1]",
        "",
        "[1] 这是注，写得长一些，",
        "    要折行才放得下。",
    ]


def test_lists_hang_under_their_words() -> None:
    source = "- 第一项，写得长一些，要折行\n  1. 里面的一项，也要折行才行\n- 第二项\n"
    assert written(source, 20) == [
        "• 第一项，写得长一",
        "  些，要折行",
        "  1. 里面的一项，也",
        "     要折行才行",
        "• 第二项",
    ]


def test_a_line_of_text_takes_eighty_columns_unless_told_otherwise() -> None:
    article = article_of(para("天地玄黄" * 40))
    assert max(line.cells for line in bare(article, 200).lines(0, ALL)) == 80


def test_a_selection_keeps_the_indents_of_lists_in_lists() -> None:
    article = parse("- 甲\n  - 乙\n    - 丙\n- 丁\n", Context())
    assert selection_text(article, 0, len(article.text)).split("\n") == [
        "• 甲",
        "  • 乙",
        "    • 丙",
        "• 丁",
    ]
