"""Every error and notice has a sentence, and every sentence somebody who tells it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader
from reader import texts
from reader.errors import Coded, KanbaoError, LibraryUnavailable
from reader.texts.errors import SENTENCES, sentence

ROOT = Path(reader.__file__).parent


def strings_of_the_code() -> Iterator[str]:
    for path in ROOT.rglob("*.py"):
        if path.parent.name == "texts":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def codes_told() -> Iterator[str]:
    """The codes that stand where an error is raised or something coded is made."""
    makers = {"Coded", *(each.__name__ for each in all_errors(KanbaoError))}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Name):
                code = node.args[0]
                if node.func.id in makers and isinstance(code, ast.Constant):
                    yield str(code.value)


def all_errors(error: type[KanbaoError]) -> Iterator[type[KanbaoError]]:
    yield error
    for each in error.__subclasses__():
        yield from all_errors(each)


def test_every_code_has_a_sentence() -> None:
    assert sorted(set(codes_told()) - set(SENTENCES)) == []


def test_every_sentence_is_told_by_somebody() -> None:
    assert sorted(set(SENTENCES) - set(strings_of_the_code())) == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The index cannot be used: the disk is full (/tmp/a)"),
        ("zh", "索引不能用：磁盘已满（/tmp/a）"),
    ],
)
def test_what_is_coded_within_is_told_too(language: str, told: str) -> None:
    texts.use(language)
    error = LibraryUnavailable(
        "file-unusable", what=Coded("the-index"), why=Coded("disk-full"), path=Path("/tmp/a")
    )
    assert sentence(error) == told


def test_a_value_cannot_move_the_cursor() -> None:
    assert "\x1b" not in sentence(Coded("theme-no-colours", {"path": "\x1b[2J"}))


def test_names_are_parted_as_the_language_does() -> None:
    told = Coded("theme-unknown", {"name": "x", "known": ["ink", "paper"]})
    assert sentence(told).endswith("ink、paper")
    texts.use("en")
    assert sentence(told).endswith("ink, paper")
