"""Breaking: the rules one by one, and the promises over any text at any width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes, width

from reader.typeset import Measure, stdout_measure
from reader.typeset.breaking import LineBreaker
from reader.typeset.classes import CLASS, NEVER_END, NEVER_START
from reader.typeset.measure import MeasuredText, Widths

NO_START = "，。、；：！？）》」』】〉〕”’…・·々～％,.;:!?)]}%"
NO_END = "（《「『【〈〔“‘([{"


def broken(text: str, room: int, first: int | None = None, hang: int = 0) -> list[str]:
    measured = MeasuredText(text, Widths(stdout_measure()))
    broken_lines = LineBreaker(measured, hang=hang).lines(
        0, len(text), room if first is None else first, room
    )
    return [text[broken.start : broken.shown] for broken in broken_lines]


def test_every_mark_of_the_promise_is_classed() -> None:
    assert {mark for mark in NO_START if CLASS[mark] not in NEVER_START} == set()
    assert {mark for mark in NO_END if CLASS[mark] not in NEVER_END} == set()


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("中文排版很好", 8, ["中文排版", "很好"]),
        ("中文排版，很好", 8, ["中文排", "版，很好"]),  # a stop starts no line
        ("中文排（版很好）", 8, ["中文排", "（版很", "好）"]),  # an opening mark ends none
        ("说：“你好。”他说", 10, ["说：“你", "好。”他说"]),
        ("他说了——好的", 7, ["他说了", "——好的"]),  # a dash stays whole
        ("他们说……好的", 7, ["他们", "说……好", "的"]),
        ("增长了35%左右", 8, ["增长了", "35%左右"]),  # a number keeps its unit
        ("共计约35％左右", 8, ["共计约", "35％左右"]),
        ("气温约35℃左右", 8, ["气温约", "35℃左右"]),
        ("花了大约¥35块钱", 10, ["花了大约", "¥35块钱"]),  # a currency its number
        ("共有大约300万人", 12, ["共有大约", "300万人"]),
        ("看英文Python的书", 10, ["看英文", "Python的书"]),  # words stay whole
        ("Python的中文书很好", 10, ["Python的中", "文书很好"]),  # Chinese fills the line
        ("antidisestablishment", 8, ["antidise", "stablish", "ment"]),
        ("the quick brown fox", 10, ["the quick", "brown fox"]),
        ("don’t stop", 5, ["don’t", "stop"]),
        ("a well-known man", 8, ["a well-", "known", "man"]),
        ("run it with -x now", 12, ["run it with", "-x now"]),  # a hyphen opens an option
        ("see 3-4 of 12:30", 6, ["see", "3-4 of", "12:30"]),
        ("100\u00a0km away", 6, ["100\u00a0km", "away"]),  # what is glued is a word
        ("한국어는 단어로 나눈다", 10, ["한국어는", "단어로", "나눈다"]),  # Korean by words
        ("東京へ行っています", 8, ["東京へ", "行ってい", "ます"]),  # small kana start none
        ("私のコンピュータ", 10, ["私のコン", "ピュータ"]),
        ("見たスーパー", 6, ["見た", "スー", "パー"]),  # nor a prolonged sound mark
        ("https://a.example/one/two?x=1&y=2", 19, ["https://a.example/", "one/two?x=1&y=2"]),
        ("网址http://a.example/one好", 16, ["网址http://a.", "example/one好"]),
        ("总额为3万亿元整", 10, ["总额为", "3万亿元整"]),  # units on units, after a number
        ("全程约3小时多", 8, ["全程约", "3小时多"]),  # a unit of several characters is one
        ("要读大约2\u00a0分钟", 12, ["要读大约", "2\u00a0分钟"]),
        ("要读大约2 分钟好", 12, ["要读大约2", "分钟好"]),  # a blank parts, a unit does not
        ("涨了5万美元多", 10, ["涨了", "5万美元多"]),
        ("房间宽度分配表", 8, ["房间宽度", "分配表"]),  # and not elsewhere
        ("大約300萬元左右", 9, ["大約", "300萬元左", "右"]),
        ("约五5‰好", 5, ["约五", "5‰好"]),
        ("角为30°左右", 6, ["角为", "30°左", "右"]),
        ("조금 3.5%는 넘지", 9, ["조금", "3.5%는", "넘지"]),  # particles stay with their word
        ("이것은 「한국」은", 15, ["이것은", "「한국」은"]),
        ("a version .0 now", 9, ["a version", ".0 now"]),  # a decimal opens a word (LB15c)
        ("ｶｷｸｹｯﾄ", 4, ["ｶｷｸ", "ｹｯﾄ"]),  # nor a half-width small kana
        ("see f(x) now", 5, ["see", "f(x)", "now"]),  # LB30
        ("用华为-Mate好", 10, ["用华为-", "Mate好"]),  # a hyphen within a word
        ("🇨🇳🇯🇵🇺🇸", 4, ["🇨🇳🇯🇵", "🇺🇸"]),  # flags are no word
        ("一行\n又一行", 20, ["一行", "又一行"]),
        ("一行\n", 20, ["一行", ""]),
        ("", 10, [""]),
        ("。。。。", 4, ["。。", "。。"]),  # no choice, and still an end
        ("中", 1, ["中"]),
        ("ab中", 1, ["a", "b", "中"]),
        ("foo   bar", 4, ["foo", "bar"]),
        ("( foo ) bar", 5, ["( fo", "o )", "bar"]),
    ],
)
def test_rules(text: str, room: int, lines: list[str]) -> None:
    assert broken(text, room) == lines


def test_first_line_may_be_narrower() -> None:
    assert broken("中文排版很好", 8, first=4) == ["中文", "排版很好"]


def test_hanging_stop() -> None:
    assert broken("中文排版，很好", 8, hang=2) == ["中文排版，", "很好"]
    assert broken("中文排版，，很好", 8, hang=2)[0] == "中文排"


MIXED = st.lists(
    st.sampled_from(
        [
            *"中文排版很好，。、；：！？（）《》「」“”‘’…—・々～％一万亿元",
            *"abXY 019.,;:!?()[]-/&=_%$¥\"'\u00a0\n",
            *"ぁっゃーアカ한국어는 \u3000",
            "e\u0301",
            "กำ",
            "नि",
            "😀",
            "👨\u200d👩\u200d👧",
            "🇨🇳",
            "👍🏽",
            "☎\ufe0f",
            "……",
            "——",
            "https://a.example/x?y=1",
            "Python",
            "35％",
        ]
    ),
    max_size=60,
).map("".join)


@pytest.mark.parametrize("ambiguous", [1, 2])
def test_the_usual_characters_are_as_wide_as_wcwidth_has_them(ambiguous: int) -> None:
    measure = stdout_measure(ambiguous)
    usual = map(chr, [10, *range(0x20, 0x7F), *range(0x2010, 0x2800), *range(0x3000, 0xFF70)])
    assert {
        char
        for char in usual
        if measure(char) != width(char, control_codes="ignore", ambiguous_width=ambiguous)
    } == set()


@given(st.text(max_size=12))
def test_a_cluster_is_never_taken_for_single_characters(text: str) -> None:
    widths = Widths(stdout_measure())
    measured = MeasuredText(text, widths)
    clusters = [len(cluster) for cluster in iter_graphemes(text)]
    assert len(text) - len(measured.inner) == len(clusters)


@settings(max_examples=200, deadline=None)
@given(MIXED, st.integers(1, 40), st.sampled_from([stdout_measure(), stdout_measure(2), cell_len]))
def test_promises_over_any_text(text: str, room: int, measure: Measure) -> None:
    measured = MeasuredText(text, Widths(measure))
    breaker = LineBreaker(measured)
    broken_lines = list(breaker.lines(0, len(text), room, room))

    assert "".join(text[broken.start : broken.end] for broken in broken_lines) == text
    for broken, following in pairwise(broken_lines):
        assert broken.end == following.start
    for broken in broken_lines:
        assert not text[broken.shown : broken.end].strip(" \u3000\n")
        one = broken.shown <= measured.after(broken.start)
        assert measured.cells(broken.start, broken.shown) <= room or one
        assert broken.end not in measured.inner
        if broken.end == len(text) or text[broken.end - 1] == "\n":
            continue
        # A line that ends badly held no place where it could have ended well.
        if not breaker.spares(broken.end, broken.start):
            better = range(broken.start + 1, broken.end)
            assert not any(breaker.spares(index, broken.start) for index in better)
        elif not breaker.allows(broken.end, broken.start):
            assert not any(
                breaker.allows(i, broken.start) for i in range(broken.start + 1, broken.end)
            )


@settings(max_examples=100, deadline=None)
@given(MIXED, st.integers(1, 40))
def test_lines_are_as_full_as_the_rules_allow(text: str, room: int) -> None:
    measured = MeasuredText(text, Widths(stdout_measure()))
    breaker = LineBreaker(measured)
    for broken in breaker.lines(0, len(text), room, room):
        hard = text.find("\n", broken.start)
        limit = len(text) if hard < 0 else hard
        for index in range(broken.end + 1, limit):
            if measured.cells(broken.start, index) > room or text[broken.end - 1] == "\n":
                break
            assert not breaker.allows(index, broken.start)


@settings(max_examples=200, deadline=None)
@given(MIXED)
def test_clusters_are_those_of_the_standard(text: str) -> None:
    measured = MeasuredText(text, Widths(stdout_measure()))
    starts, at = set(), 0
    for cluster in iter_graphemes(text):
        starts.add(at)
        at += len(cluster)
    assert set(range(len(text))) - measured.inner == starts
