"""Hostile blocks: immense, or of a great many parts; shown whole, a screen at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from building import ITEM, article_of, code, para, table

from reader.article import Article
from reader.article.content import Block, Cell, Span, Style
from reader.safe import Clean
from reader.typeset import Layout, Options, Role, stdout_measure

MEASURE = stdout_measure()


class Asked:
    """A measure that counts what it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, cluster: str) -> int:
        self.times += 1
        return MEASURE(cluster)


def words(count: int) -> str:
    """Return text of `count` characters, each of its own, so that a measure is asked for each."""
    return "".join(chr(0x20000 + at) for at in range(count))


IMMENSE: dict[str, Block] = {
    "a paragraph": para(words(40_000)),
    "a line of code": code(words(40_000)),
    "a cell": table([["名称", "说明"], ["一", words(40_000)], ["二", "短"]]),
    "a row": table([["名称"], list(words(20_000)), ["二"]]),
    "a header": table([list(words(20_000)), ["二"]]),
}


@pytest.mark.parametrize("block", IMMENSE.values(), ids=IMMENSE.keys())
def test_the_first_screen_costs_no_more_than_a_piece(block: Block) -> None:
    asked = Asked()
    article = article_of(para("开头"), block, para("结尾"))
    laid = Layout(article, 60, measure=asked)
    assert len(laid.lines(0, 30)) == 30
    assert asked.times < 10_000
    assert_whole(article, laid)


def assert_whole(article: Article, laid: Layout) -> None:
    lines = laid.lines(0, 10**9)
    offset = 0
    for line in lines:
        assert line.cells <= 60
        for run in line.runs:
            if run.start is not None:
                assert not article.text[offset : run.start].strip()
                assert article.text.startswith(run.text, run.start)
                offset = run.start + len(run.text)
    assert offset == len(article.text)
    for offset in (0, len(article.text) // 2, len(article.text) - 1):
        shown = lines[laid.line_of(offset)]
        assert shown.start <= offset <= shown.end


def test_a_cell_in_parts_keeps_its_styles_and_says_where_a_line_goes_on() -> None:
    long = Cell(0, (Span(Clean("x" * 7_000)), Span(Clean("粗" * 7_000), Style.STRONG)))
    article = article_of(table([["名称", "说明"], ["一", long]]))
    lines = Layout(article, 60, measure=MEASURE).lines(0, 10**9)
    cell = [line for line in lines if "x" in line.text or "粗" in line.text]
    assert [line.continues for line in cell] == [False] + [True] * (len(cell) - 1)
    for line in cell:
        for run in line.runs:
            assert (Role.STRONG in run.role) == ("粗" in run.text)


def test_a_span_for_every_character_is_told_once() -> None:
    spans = [Span(Clean(f"{at % 10}")) for at in range(60_000)]
    told = 0

    class Counted(tuple[Span, ...]):
        def __iter__(self) -> Iterator[Span]:
            nonlocal told
            told += 1
            return super().__iter__()

    article = article_of(para("头"), para(*spans))
    object.__setattr__(article.blocks[1], "spans", Counted(spans))
    laid = Layout(article, 60, measure=MEASURE)
    while not laid.look_ahead(0):
        pass
    assert told == 1


def test_columns_that_claim_to_be_many_are_records() -> None:
    wide = Cell(0, (Span(Clean("甲")),), "left", 1000)
    article = article_of(table([[wide] * 2000, [wide] * 2000]))
    lines = Layout(article, 60, measure=MEASURE).lines(0, 40)
    assert len(lines) == 40
    assert max(line.cells for line in lines) <= 60


def test_a_long_marker_pushes_neither_code_nor_table_out() -> None:
    frame = type(ITEM)("item", 1, Clean("一百二十三、"))
    inside = (frame,)
    blocks = [
        type(code("x"))(0, inside, Clean("x" * 100)),
        table([["名称" * 5, "说明" * 5]] * 2, inside=inside),
        para("文字" * 30, inside=inside),
    ]
    for block in blocks:
        lines = Layout(article_of(block), 30, measure=MEASURE).lines(0, 100)
        assert max(line.cells for line in lines) <= 30


def test_overhang_is_how_far_there_is_to_scroll() -> None:
    article = article_of(para("文字" * 100), code("0123456789" * 9))

    laid = Layout(article, 50, measure=MEASURE, options=Options(wide="scroll", measure=40))
    most = laid.overhang(0, 100)[1]
    assert most > 0
    assert laid.overhang(0, 2) == {}
    assert any(line.text.endswith("89") for line in laid.lines(0, 100, {1: most}))
    assert not any(line.text.endswith("89") for line in laid.lines(0, 100, {1: most - 1}))
