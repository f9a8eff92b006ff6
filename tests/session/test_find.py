from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.session.find import find, fold


def test_case_and_width_do_not_matter() -> None:
    text = "推广“社保App”，用ＡＰＰ办事；app 也行。"
    found = find(fold(text), "ａｐｐ")
    assert [text[start : start + found.length] for start in found.starts] == [
        "App",
        "ＡＰＰ",
        "app",
    ]


def test_a_match_may_span_a_line_end() -> None:
    assert find(fold("上一行\n下一行"), "行 下").starts == (2,)


def test_going_round() -> None:
    found = find(fold("甲乙甲乙甲"), "甲")
    assert found.starts == (0, 2, 4)
    assert [found.next_from(offset) for offset in (0, 1, 4, 5)] == [0, 1, 2, 0]
    assert find(fold("甲"), "丙").next_from(0) is None


def test_matches_that_touch_a_stretch() -> None:
    found = find(fold("甲乙甲乙甲乙"), "甲乙")
    assert found.within(1, 3) == [(0, 0), (1, 2)]
    assert found.within(2, 4) == [(1, 2)]
    assert found.within(6, 9) == []


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text(min_size=1, max_size=3))
def test_every_match_reads_as_the_query(text: str, query: str) -> None:
    found = find(fold(text), query)
    assert all(fold(text[s : s + found.length]) == fold(query) for s in found.starts)
    assert len(found.starts) == fold(text).count(fold(query))


def test_what_is_raised_or_lowered_is_found_as_typed() -> None:
    assert find(fold("占地 300 m²，排放 CO₂、10⁻⁵ 克"), "m2").starts == (7,)
    assert find(fold("占地 300 m²，排放 CO₂、10⁻⁵ 克"), "co2").starts == (13,)
    assert find(fold("10-5"), "10⁻⁵").starts == (0,)


@pytest.mark.parametrize(
    ("text", "query", "start"),
    [
        ("半角ｶﾀｶﾅです", "ｶﾀｶﾅ", 2),
        ("半角ｶﾀｶﾅです", "カタカナ", 2),
        ("全角カタカナです", "ｶﾀｶﾅ", 2),
        ("見たのはﾃﾚﾋﾞ", "ﾃﾚﾋﾞ", 4),
        ("見たのはﾃﾚﾋﾞ", "ﾋﾞ", 6),
        ("售价￥100", "￥100", 2),
        ("售价￥100", "¥100", 2),
        ("售价¥100", "￥100", 2),
        ("￠￡￦", "¢£₩", 0),
        ("推广Ａｐｐ", "Ａｐｐ", 2),
        ("推广Ａｐｐ", "app", 2),
        ("推广app", "ＡＰＰ", 2),
        ("１２３（四）", "123(四)", 0),
    ],
)
def test_either_width_is_found_as_typed(text: str, query: str, start: int) -> None:
    found = find(fold(text), query)
    assert found.starts == (start,)
    assert found.length == len(query)


def test_a_sigma_is_found_at_the_end_of_a_word_and_within_it() -> None:
    assert find(fold("ΟΔΟΣ οδος Οδοστρωμα"), "οδος").starts == (0, 5, 10)


def test_a_long_text_is_folded_as_a_short_one_is() -> None:
    text = "甲ＡΣ²\n" * 30_000
    assert fold(text) == fold(text[:5]) * 30_000


@pytest.mark.parametrize(
    ("text", "query"), [("￣ＡＰＰ", "app"), ("İＡＰＰ", "app"), ("İm²", "m2")]
)
def test_one_odd_character_does_not_stop_the_folding(text: str, query: str) -> None:
    assert find(fold(text), query).starts == (1,)
