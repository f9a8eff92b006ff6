"""What is typed with an input method, reported by the terminal or pasted arrives whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from real_terminal import Terminal

TYPED = {
    "as UTF-8": "借书，的】人？",
    "as Kitty reports text": "\x1b[0;;20511:20070u\x1b[0;;65292u\x1b[0;;30340u】\x1b[0;;20154:65311u",
    "pasted": "\x1b[200~借书，的】人？\x1b[201~",
    "pasted in two lines": "\x1b[200~借书，的\n】人？\n\x1b[201~",
}
"""Ways for the same words to come; typed as keys, they would act."""


def words(way: str) -> str:
    return "借书，的 】人？" if "two lines" in way else "借书，的】人？"


@pytest.mark.parametrize("way", TYPED)
def test_all_of_it_arrives_in_the_line(archive_folder: Path, way: str) -> None:
    terminal = Terminal("-m", "reader", str(archive_folder))
    terminal.until("第12号短讯")
    terminal.press("\r")
    terminal.until("■ 夜里的灯")
    terminal.press("/" + TYPED[way])
    terminal.until(words(way))
    terminal.press("\x1b")
    terminal.until(words(way), gone=True)
    terminal.press("t")
    terminal.until("目录 · 4")
    terminal.press(TYPED[way])
    terminal.until(words(way))
    terminal.press("\x1b")
    terminal.until("目录 · 4", gone=True)
    terminal.press("q")
    assert terminal.wait() == 0
    assert b"\x1b[>1u" not in terminal.raw
    assert b"\x1b[>25u" not in terminal.raw
    assert b"\x1b[<u" not in terminal.raw


def test_whoever_asks_for_the_keyboard_protocol_gets_it(archive_folder: Path) -> None:
    terminal = Terminal("-m", "reader", str(archive_folder), env={"TEXTUAL_DISABLE_KITTY_KEY": "0"})
    terminal.until("第12号短讯")
    terminal.press("q")
    assert terminal.wait() == 0
    assert b"\x1b[>25u" in terminal.raw
