"""Regular expressions: compiled at their first use, and all of the reader's are sound."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import reader
from reader.patterns import regex


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was compiled."""
    sources: list[str] = []
    real = re.compile

    def counted(source: str, flags: int = 0) -> re.Pattern[str]:
        sources.append(source)
        return real(source, flags)

    monkeypatch.setattr("reader.patterns.re.compile", counted)
    return sources


def test_a_pattern_answers_as_the_compiled_one() -> None:
    word = regex(r"(\w)\w*", re.ASCII)
    assert [match[1] for match in word.finditer("ab 渡 cd")] == ["a", "c"]
    assert word.sub("x", "ab cd") == "x x"
    assert (word.match("-"), word.groups, word.pattern) == (None, 1, r"(\w)\w*")
    assert regex(b"a+").findall(b"aab") == [b"aa"]


def test_a_pattern_is_compiled_once_and_not_before_its_use(made: list[str]) -> None:
    digits = regex(r"\d+")
    assert made == []
    assert [bool(digits.match(text)) for text in ("1", "a")] == [True, False]
    assert digits.findall("1 2") == ["1", "2"]
    assert made == [r"\d+"]


def test_a_pattern_is_not_compiled_for_texts_in_which_it_cannot_match(made: list[str]) -> None:
    amount = regex(r"\d+ (?:元|圆)", holds="元圆")
    assert (amount.search("3 天"), amount.match("3"), amount.fullmatch("")) == (None, None, None)
    assert amount.sub("x", "3 天") == "3 天"
    letter = regex("[ab]c*", begins="ab")
    assert (letter.match("ca"), letter.fullmatch(""), letter.search("c")) == (None, None, None)
    assert made == []


def test_a_pattern_answers_as_the_compiled_one_once_it_could_match(made: list[str]) -> None:
    letter = regex("([ab])c*", begins="ab")
    assert [found and found[1] for found in map(letter.match, ("b", "x"))] == ["b", None]
    assert (letter.sub("-", "xacx"), letter.search("xb") is None) == ("x-x", False)
    assert (letter.findall("a b"), letter.fullmatch("ab"), letter.groups) == (["a", "b"], None, 1)
    amount = regex(r"\d+(元)", holds="元")
    assert (amount.search("元"), amount.sub(r"\1", "3元 4元", 1)) == (None, "元 4元")
    assert made == ["([ab])c*", r"\d+(元)"]


def all_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every pattern that stands at the top of a module."""
    for found in pkgutil.walk_packages(reader.__path__, "reader."):
        if found.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(found.name)).items():
            if isinstance(value, type(regex(""))):
                yield f"{found.name}.{name}", value


def test_every_pattern_of_the_reader_compiles() -> None:
    """A mistake in one would show only when it is used."""
    sound = [name for name, pattern in all_patterns() if isinstance(pattern.groups, int)]
    assert len(sound) > 100


def gives_up_midway(parsed: object) -> bool:
    """Tell whether a turn of a possessive group may give up behind where it began."""
    if isinstance(parsed, _parser.SubPattern):
        parsed = parsed.data
    if not isinstance(parsed, list | tuple):
        return False
    match parsed:
        case (_parser.POSSESSIVE_REPEAT, (_, _, turn)) if not is_sure(turn.data):
            return True
    return any(map(gives_up_midway, parsed))


def is_sure(turn: list[Any]) -> bool:
    match turn:
        case [(_parser.BRANCH, (_, ways))]:
            return str(ways[-1]) == str(_parser.parse("(?!)")) or all(
                is_sure(way.data) for way in ways
            )
    return all(name is _parser.MAX_REPEAT and not told[0] for name, told in turn[1:])


@pytest.mark.parametrize(
    ("source", "may"),
    [
        ("(?:ab?c)*+", True),
        ("(?:a[bc]|d|(?!))*+", False),
        ("(?:a|b+c?)++", False),
        ("[ab]*+c", False),
    ],
)
def test_which_groups_give_up_midway(source: str, may: bool) -> None:
    assert gives_up_midway(_parser.parse(source)) is may


def test_possessive_groups_go_on_where_a_turn_began() -> None:
    """As older Pythons do not, but for an alternative that says so (`reader.patterns`)."""
    wrong = [name for name, one in all_patterns() if gives_up_midway(_parser.parse(one.pattern))]
    assert wrong == []


HINTED = {
    name: pattern for name, pattern in all_patterns() if type(pattern) is type(regex("", holds="a"))
}


@pytest.mark.parametrize("name", HINTED)
@given(st.data())
def test_what_a_pattern_matches_begins_with_and_holds_what_it_says(
    name: str, data: st.DataObject
) -> None:
    """Else it would find a thing only once another line had it compiled."""
    pattern = re.compile(HINTED[name].pattern, HINTED[name].flags)
    text = data.draw(st.from_regex(pattern))
    found = pattern.search(text)
    assert found
    text = text[found.start() :]
    assume(pattern.search(text))
    hints = vars(HINTED[name])
    assert not hints["_holds"].isdisjoint(text)
    if hints["_begins"]:
        assert text[0] in hints["_begins"]
