"""`kanbao demo`: whoever comes first is welcomed in their language."""

from __future__ import annotations

import re

import pytest
from real_terminal import Terminal

from reader import texts
from reader.demo import ARCHIVE, WELCOME
from reader.texts.languages import Language
from reader.tui.keys.keymap import usual_keymap
from reader.tui.keys.twins import twins

LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
FIRST_WORDS = {"en": "This is the English front page of", "zh": "这是「灯下看报」的第一页"}
WORDS_TO_TYPE = {"lxjh"}
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def demo(*arguments: str, language: str, columns: int = 100) -> Terminal:
    environment = {"LC_MESSAGES": LOCALES[language]}
    return Terminal("-m", "reader", *arguments, columns=columns, env=environment)


@pytest.mark.parametrize("columns", [50, 100, 140])
@pytest.mark.parametrize("arguments", [[], ["demo"]], ids=["first-run", "demo"])
@pytest.mark.parametrize("language", WELCOME)
def test_the_first_article_is_the_welcome_in_the_readers_language(
    language: Language, arguments: list[str], columns: int
) -> None:
    terminal = demo(*arguments, language=language, columns=columns)
    terminal.until(FIRST_WORDS[language])
    terminal.press("q")
    assert terminal.wait() == 0


def test_who_comes_again_goes_on_where_they_were() -> None:
    terminal = demo("demo", "--at", "2026-11-19-jinze", language="zh")
    terminal.until("旧时报馆里")
    terminal.press("q")
    assert terminal.wait() == 0
    terminal = demo("demo", language="en")
    terminal.until("旧时报馆里")
    assert FIRST_WORDS["en"] not in terminal.shown()
    terminal.press("q")
    assert terminal.wait() == 0


@pytest.mark.parametrize("language", WELCOME)
def test_every_key_that_the_welcome_names_is_one(language: Language) -> None:
    texts.use(language)
    text = (ARCHIVE / WELCOME[language]).read_text("utf-8")
    keymap = usual_keymap()
    bound = {key for id in keymap.ids for key in keymap.shown(id)}
    bound |= {twin for key in set(bound) for twin in twins(key)}
    named = set(CODE.findall(text)) - WORDS_TO_TYPE
    assert sorted(named - bound) == []
    assert {"]", "?", "q"} <= named


def test_how_to_open_ones_own_is_told_whole_in_the_narrowest_terminal() -> None:
    terminal = demo(language="en", columns=40)
    terminal.until("This is the demo; yours: kanbao FOLDER")
    terminal.press("q")
    assert terminal.wait() == 0
