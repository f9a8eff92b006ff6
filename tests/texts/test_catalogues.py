"""The catalogues: none lags behind the code, and each sentence names the values it is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import catalogues
import pytest

import reader
from reader import texts
from reader.texts.languages import language_for

PO_FILES = catalogues.po_files()
NAMES = [path.parent.parent.name for path in PO_FILES]


@pytest.fixture(params=PO_FILES, ids=NAMES)
def po_file(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_chinese_has_a_catalogue() -> None:
    assert "zh_CN" in NAMES


def test_a_catalogue_holds_what_the_code_says_and_no_more(po_file: Path) -> None:
    assert po_file.read_bytes() == catalogues.written(catalogues.updated(po_file))


def test_no_sentence_of_the_code_is_overlooked() -> None:
    """As one in an f-string would be, which is not looked into."""
    extracted = {
        each.id[0] if isinstance(each.id, tuple) else each.id
        for each in catalogues.sentences_in_code()
    }
    assert sorted(set(sentences_marked()) - extracted) == []


def test_every_sentence_is_translated(po_file: Path) -> None:
    catalogue = catalogues.catalogue(po_file)
    assert [each.id for each in catalogues.untranslated(catalogue)] == []
    assert [each.id for each in catalogue if each.id and each.fuzzy] == []


def test_a_translation_names_the_values_of_its_sentence(po_file: Path) -> None:
    for message in catalogues.catalogue(po_file):
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        theirs = message.string if isinstance(message.string, tuple) else (str(message.string),)
        for text in theirs if message.id else ():
            assert values_of(text) <= values_of(*english), message.id
            assert values_of(text) >= values_of(*english) - {"count"}, message.id


def test_what_is_installed_is_what_the_catalogue_says(po_file: Path) -> None:
    """If this fails: `.venv/bin/python tools/catalogues.py compile`."""
    compiled = po_file.with_suffix(".mo").read_bytes()
    assert compiled == catalogues.compiled(catalogues.catalogue(po_file))


@pytest.mark.parametrize(
    ("choice", "environment", "language"),
    [
        ("auto", {}, "en"),
        ("auto", {"LANG": "C"}, "en"),
        ("auto", {"LANG": "POSIX"}, "en"),
        ("auto", {"LANG": "C.UTF-8"}, "en"),
        ("auto", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("auto", {"LANG": "zh_TW"}, "zh"),
        ("auto", {"LANG": "zh"}, "zh"),
        ("auto", {"LANG": "zh.UTF-8"}, "zh"),
        ("auto", {"LANG": "de_DE.UTF-8"}, "en"),
        ("auto", {"LANG": "zha_CN"}, "en"),
        ("auto", {"LANG": "zh_CN", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ("auto", {"LANG": "en_US", "LC_MESSAGES": "zh_CN"}, "zh"),
        ("auto", {"LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "zh_CN"}, "zh"),
        ("auto", {"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
        ("auto", {"LANG": "zh_CN", "LC_ALL": "C"}, "en"),
        ("en", {"LANG": "zh_CN"}, "en"),
        ("zh", {"LANG": "en_US"}, "zh"),
    ],
)
def test_the_setting_decides_then_the_locale(
    choice: str, environment: dict[str, str], language: str
) -> None:
    assert language_for(choice, environment) == language


def test_the_language_is_asked_for_with_the_first_sentence() -> None:
    asked: list[None] = []

    def choice() -> str:
        asked.append(None)
        return "zh"

    texts.chosen_by(choice)
    assert asked == []
    assert texts._("permission denied") == "没有权限"
    assert texts.language() == "zh"
    assert len(asked) == 1


def test_english_needs_no_catalogue() -> None:
    texts.use("en")
    assert texts._("permission denied") == "permission denied"
    assert texts.ngettext("{count} post", "{count} posts", 1) == "{count} post"
    assert texts.ngettext("{count} post", "{count} posts", 0) == "{count} posts"


def values_of(*sentences: str) -> set[str]:
    return {
        name.partition(".")[0].partition("[")[0]
        for sentence in sentences
        for _, name, _, _ in Formatter().parse(sentence)
        if name is not None
    }


def sentences_marked() -> Iterator[str]:
    """The sentences that the code marks, read as Python reads it."""
    for path in Path(reader.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "N_", "ngettext")
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)
