"""One expression for a million titles finds what asking each of them finds."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.corpus.pinyin import is_latin, readings
from reader.corpus.title_words import has_words, words_pattern
from reader.folding import fold

PIECES = (
    "中国劳动保障报", "重庆", "西安", "先", "Career In", "小城职场", "投行PEVC", "ETF", "2022年",
    "绿", "女", "·", "，", "iPhone 14", "Wind", "嗯", "啊", "an", "ang", "。", "长沙", "银行", "zh",
    "沙", "h", "abc def", " ", "_", "に", "é", "한", "单", "ＡＰＰ", "CO₂", "coming very ", "he said",
)  # fmt: skip
TITLES = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)


@st.composite
def typed(draw: st.DrawFn) -> str:
    """What one may type to find a title: a stretch of it, its pinyin, its initials, or neither."""
    title = draw(TITLES)
    start = draw(st.integers(0, max(len(title) - 1, 0)))
    part = title[start : start + draw(st.integers(1, 8))]
    match draw(st.sampled_from(["written", "whole", "initials", "of words", "anything"])):
        case "written":
            return part
        case "whole":
            spelled = "".join(draw(st.sampled_from(readings(c) or (c,))) for c in part)
            return spelled[: draw(st.integers(1, 40))]
        case "initials":
            initials = (
                draw(
                    st.sampled_from([reading[:n] for reading in readings(c) for n in (1, 2)] or [c])
                )
                for c in part
            )
            return "".join(initials)
        case "of words":
            words = re.findall(r"[0-9A-Za-z]+|[一-龥]", title[start:])
            return "".join((readings(w) or (w,))[0][: draw(st.integers(1, 2))] for w in words[:6])
    return draw(st.text("azhgnsc xian2_中", max_size=6))


def found(titles: list[str], words: str) -> set[str]:
    """Return the titles that the expression finds in one text of them all."""
    pattern = words_pattern(words)
    text = "\n".join(map(fold, titles))
    lines = {text.count("\n", 0, match.start()) for match in pattern.regex.finditer(text)}
    return {
        titles[line] for line in lines if pattern.is_exact or has_words(fold(titles[line]), words)
    }


@settings(max_examples=250, deadline=None)
@given(titles=st.lists(TITLES, min_size=1, max_size=30), words=typed())
def test_one_expression_finds_what_asking_each_title_finds(titles: list[str], words: str) -> None:
    expected = {title for title in titles if has_words(title, words)}
    assert found(titles, words) == expected
    required = words_pattern(words).required
    for title in expected:
        rest = iter(fold(title))
        assert all(c in rest for c in required)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("中国劳动保障报", "zgldbzb"),
        ("中国劳动保障报", "laodo"),
        ("中国劳动保障报", "lao dong"),
        ("重庆的“渡口”", "渡口"),
        ("重庆的“渡口”", "“渡口”"),
        ("重庆的渡口", "dk"),
        ("西安", "xi'an"),
        ("Career In小城职场", "carinxczc"),
        ("Career In小城职场", "cixc"),
        ("Ruby 3.4 发布", "r34fb"),
        ("一种 very easy 的办法", "zved"),
        ("CVE-2026-41316", "cve"),
        ("Coming soon", "ming"),
        ("Coming soon", "comingso"),
        ("a b c d e f g h i 中", "abcdefghiz"),
        ("100% 的事", "100%"),
        ("甲", " "),
    ],
)
def test_found_by_what_one_types(title: str, words: str) -> None:
    assert has_words(title, words)
    assert found([title], words) == {title}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("重庆的渡口", "“渡口”"),
        ("百分之一", "%"),
        ("C 语言", "c++"),
        ("Career In", "cerin"),
        ("coming very soon", "cve"),
        ("中 coming very soon 国", "cve"),
        ("a b c d e f g h i j", "abcdefghjj"),
        ("A Big Day Out", "abdo"),
        ("he said", "hs"),
    ],
)
def test_not_found(title: str, words: str) -> None:
    assert not has_words(title, words)
    assert not found([title], words)


def test_a_latin_word_is_the_same_for_both() -> None:
    title = "".join(chr(code) for code in range(0x20, 0x3000) if is_latin(chr(code)))
    assert found([title], "a") == {title}
    assert found(["aß中", "aб中"], "az") == {"aß中"}
    assert [has_words(title, "az") for title in ("aß中", "aб中")] == [True, False]


@pytest.mark.parametrize("words", ["a" * 12 + "b", "an" * 20, "zh" * 15, "z" * 300, "aab" * 5])
def test_no_title_takes_long(words: str) -> None:
    titles = ["aa " * 60, "a" * 190, "安啊" * 90, "a啊an安 " * 40, "张" * 200]
    start = time.process_time()
    found(titles, words)
    assert time.process_time() - start < 3
