from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.folding import Folded, fold
from reader.session.matches import MOST, Matches, Span, matches_of


def find(folded: Folded, query: str) -> Matches:
    return matches_of(folded, [query])


def starts(matches: Matches) -> tuple[int, ...]:
    return tuple(span.start for span in matches.spans)


def test_case_and_width_do_not_matter() -> None:
    text = "推广“社保App”，用ＡＰＰ办事；app 也行。"
    found = find(fold(text), "ａｐｐ")
    assert [text[span.start : span.end] for span in found.spans] == [
        "App",
        "ＡＰＰ",
        "app",
    ]


def test_a_match_may_span_a_line_end() -> None:
    assert starts(find(fold("上一行\n下一行"), "行 下")) == (2,)


def test_going_round() -> None:
    found = find(fold("甲乙甲乙甲"), "甲")
    assert starts(found) == (0, 2, 4)
    assert [found.next_from(offset) for offset in (0, 1, 4, 5)] == [0, 1, 2, 0]
    assert find(fold("甲"), "丙").next_from(0) is None


def test_matches_that_touch_a_stretch() -> None:
    found = find(fold("甲乙甲乙甲乙"), "甲乙")
    assert found.within(1, 3) == [(0, Span(0, 2)), (1, Span(2, 4))]
    assert found.within(2, 4) == [(1, Span(2, 4))]
    assert found.within(6, 9) == []


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text(min_size=1, max_size=3))
def test_every_match_reads_as_the_query(text: str, query: str) -> None:
    found = find(fold(text), query)
    assert all(fold(text[s:e]) == fold(query) for s, e in found.spans)
    assert len(found) == fold(text).count(fold(query))


def test_what_is_raised_or_lowered_is_found_as_typed() -> None:
    assert starts(find(fold("占地 300 m²，排放 CO₂、10⁻⁵ 克"), "m2")) == (7,)
    assert starts(find(fold("占地 300 m²，排放 CO₂、10⁻⁵ 克"), "co2")) == (13,)
    assert starts(find(fold("10-5"), "10⁻⁵")) == (0,)


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
    assert found.spans == (Span(start, start + len(query)),)


def test_a_sigma_is_found_at_the_end_of_a_word_and_within_it() -> None:
    assert starts(find(fold("ΟΔΟΣ οδος Οδοστρωμα"), "οδος")) == (0, 5, 10)


def test_a_long_text_is_folded_as_a_short_one_is() -> None:
    text = "甲ＡΣ²\n" * 30_000
    assert fold(text) == fold(text[:5]) * 30_000


@pytest.mark.parametrize(
    ("text", "query"), [("￣ＡＰＰ", "app"), ("İＡＰＰ", "app"), ("İm²", "m2")]
)
def test_one_odd_character_does_not_stop_the_folding(text: str, query: str) -> None:
    assert starts(find(fold(text), query)) == (1,)


def test_of_several_terms_each_is_found_and_none_overlaps_another() -> None:
    found = matches_of(fold("河湾的渡口，渡口的船"), ["渡口", "口，渡", "船", ""])
    assert found.spans == (Span(3, 5), Span(6, 8), Span(9, 10))


@given(st.text(alphabet="甲乙丙", max_size=40), st.lists(st.text(alphabet="甲乙丙", max_size=3)))
def test_matches_stand_in_order_and_apart(text: str, terms: list[str]) -> None:
    spans = matches_of(fold(text), terms).spans
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s:e] in terms for s, e in spans)
    assert bool(spans) == any(term and term in text for term in terms)


def test_of_very_many_matches_the_first_are_known() -> None:
    for count in (MOST - 1, MOST, MOST + 1):
        found = matches_of(fold("灯。" * count), ["灯", "火"])
        assert len(found) == min(count, MOST)
        assert found.has_more == (count > MOST)
        assert found.spans[-1] == Span(2 * len(found) - 2, 2 * len(found) - 1)
