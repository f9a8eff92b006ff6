"""Regular expressions: compiled at their first use, and all of the reader's are sound."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import reader
from reader.patterns import regex


def test_a_pattern_answers_as_the_compiled_one() -> None:
    word = regex(r"(\w)\w*", re.ASCII)
    assert [match[1] for match in word.finditer("ab 渡 cd")] == ["a", "c"]
    assert word.sub("x", "ab cd") == "x x"
    assert (word.match("-"), word.groups, word.pattern) == (None, 1, r"(\w)\w*")
    assert regex(b"a+").findall(b"aab") == [b"aa"]


def test_a_pattern_is_compiled_once_and_not_before_its_use(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = re.compile

    def counted(source: str, flags: int = 0) -> re.Pattern[str]:
        made.append(source)
        return real(source, flags)

    monkeypatch.setattr("reader.patterns.re.compile", counted)
    digits = regex(r"\d+")
    assert made == []
    assert [bool(digits.match(text)) for text in ("1", "a")] == [True, False]
    assert digits.findall("1 2") == ["1", "2"]
    assert made == [r"\d+"]


def all_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every pattern that stands at the top of a module."""
    for found in pkgutil.walk_packages(reader.__path__, "reader."):
        if found.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(found.name)).items():
            if type(value) is type(regex("")):
                yield f"{found.name}.{name}", value


def test_every_pattern_of_the_reader_compiles() -> None:
    """A mistake in one would show only when it is used."""
    sound = [name for name, pattern in all_patterns() if isinstance(pattern.groups, int)]
    assert len(sound) > 100
