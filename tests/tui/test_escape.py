"""Escape is told from the key typed after it, and from the sequences that begin with it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from real_terminal import Terminal
from textual import events
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.message import Message

from reader.tui.escape import take_keys

BETWEEN = 3 * ESCAPE_DELAY
"""Longer than what belongs to an Escape may take."""


class Keyboard:
    """A terminal's end that is typed into, and the keys that were told at the other."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe()
        self._told: list[str] = []
        self._is_over = Event()
        parser = XTermParser(False)
        arguments = (self._reading, parser, self._hear, self._is_over.is_set)
        self._thread = Thread(target=take_keys, args=arguments)
        self._thread.start()

    def _hear(self, message: Message) -> None:
        if isinstance(message, events.Key):
            self._told.append(message.key)

    def type(self, *parts: bytes, apart: float = BETWEEN) -> list[str]:
        """Type parts, so many seconds apart; return the keys told after the last of them."""
        for part in parts:
            os.write(self._writing, part)
            time.sleep(apart)
        time.sleep(BETWEEN)
        return self._told

    def close(self) -> None:
        os.close(self._writing)
        self._thread.join(5)
        assert not self._thread.is_alive()
        os.close(self._reading)


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    made = Keyboard()
    yield made
    made.close()


def test_escape_alone_is_a_key(keyboard: Keyboard) -> None:
    assert keyboard.type(b"\x1b") == ["escape"]


def test_a_key_after_escape_is_another(keyboard: Keyboard) -> None:
    assert keyboard.type(b"\x1b", b"/", b"j") == ["escape", "slash", "j"]


def test_a_sequence_is_one_key_also_in_two_parts(keyboard: Keyboard) -> None:
    assert keyboard.type(b"\x1b[A", b"\x1b[", b"B", apart=0) == ["up", "down"]


def test_a_character_may_come_in_parts(keyboard: Keyboard) -> None:
    sent = "渡".encode()
    assert keyboard.type(sent[:1], sent[1:]) == ["渡"]


def test_who_goes_back_and_types_on_is_followed(archive_folder: Path) -> None:
    terminal = Terminal("-m", "reader", str(archive_folder))
    terminal.until("14 篇 · 14 未读")
    terminal.press("\r")
    terminal.until("■ 夜里的灯")
    for key in ("\x1b", "/", "早", "班", "船"):
        terminal.press(key)
        time.sleep(0.06)
    terminal.until("搜索“早班船”")
    terminal.press("\x1b")
    terminal.until("搜索“早班船”", gone=True)
    terminal.press("q")
    assert terminal.wait() == 0
