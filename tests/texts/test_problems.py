"""Every problem has its sentence and its explanation, in every language, with its values."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from reader import texts
from reader.corpus.problems import CODES, REASONS, WHY, problem
from reader.safe import Clean
from reader.texts.problems import (
    EXPLANATIONS,
    FOR_A_REASON,
    SENTENCES,
    explanation,
    sentence,
)
from reader.texts.problems import REASONS as REASON_TEXTS

HAN = re.compile("[\u4e00-\u9fff]")
A_VALUE = {"errno": 13, "most": 50, "character": 0x1B, "size": 12_345, "limit": 10_000}
CASES = [
    (code, reason)
    for code, names in CODES.items()
    for reason in (REASONS if WHY in names else [None])
]


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_codes_and_sentences_are_of_the_same_problems() -> None:
    assert list(CODES) == list(SENTENCES) == list(EXPLANATIONS)
    assert list(REASONS) == list(REASON_TEXTS)
    assert {code for code, _ in FOR_A_REASON} <= {c for c in CODES if WHY in CODES[c]}
    assert {reason for _, reason in FOR_A_REASON} <= set(REASONS)


def test_sentences_name_the_values_that_there_are() -> None:
    for code, names in CODES.items():
        assert names_in(SENTENCES[code]) == set(names), code
    for reason, names in REASONS.items():
        assert names_in(REASON_TEXTS[reason]) == set(names), reason
    for text in FOR_A_REASON.values():
        assert names_in(text) == {WHY}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("code", "reason"), CASES)
def test_a_problem_is_told_in_the_language_spoken(
    code: str, reason: str | None, language: str
) -> None:
    texts.use(language)
    names = (*CODES[code], *(REASONS[reason] if reason else ()))
    values: dict[str, str | int] = {name: A_VALUE.get(name, "value") for name in names}
    if reason:
        values[WHY] = reason
    told = sentence(problem(code, "a.md", 1, **values))
    assert bool(HAN.search(told)) == bool(HAN.search(explanation(code))) == (language == "zh")
    assert "{" not in told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Cannot be opened: permission denied", "Makes no sense: found <x>"]),
        ("zh", ["打不开：没有权限", "读不懂：found <x>"]),
    ],
)
def test_the_reason_chooses_the_words(language: str, told: list[str]) -> None:
    texts.use(language)
    problems = (
        problem("config-unreadable", "_config.yml", None, why="refused", errno=13),
        problem("config-unreadable", "_config.yml", None, why="told", told="found <x>"),
    )
    assert [sentence(each) for each in problems] == told


def test_numbers_are_told_as_people_read_them() -> None:
    assert "12,345" in sentence(problem("too-large", "a", None, size=12345, limit=1))
    forbidden = problem("header-unreadable", "a", 1, why="character-forbidden", character=0x1B)
    assert sentence(forbidden).endswith("U+001B")


def test_a_value_is_text_and_no_part_of_the_sentence() -> None:
    made = problem("key-duplicate", "a.md", 2, key="{why}\x1b[2J")
    assert made.values == (("key", Clean("{why}␛[2J")),)
    assert sentence(made) == "键 {why}␛[2J 又出现了一次"
