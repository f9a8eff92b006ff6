"""Escape answers at once: it is a key of its own as soon as its delay is over.

A terminal sends for Escape the very byte that every other sequence of a key begins with. What
follows within `ESCDELAY` milliseconds belongs to it (curses has the name, and the rule). Textual
looks for the end of that delay every tenth of a second only, and after it has taken in what came
since: a key typed meanwhile is joined to the Escape, neither acts, and while one types on, nor does
what follows.
"""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from collections.abc import Callable
from selectors import EVENT_READ, SelectSelector
from typing import Any

from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.driver import Driver
from textual.message import Message

_LOOK_SECONDS = 0.1
"""How often to look whether the reader has left, while nothing comes."""

_DELAY_SECONDS = ESCAPE_DELAY + 0.002
"""After what came, until that is surely over."""

_READ_BYTES = 4096


def with_prompt_escape(driver: type[Driver]) -> type[Driver]:
    """Return a driver as `driver` is that tells Escape from the key typed after it."""
    if not hasattr(driver, "run_input_thread"):
        return driver

    def run_input_thread(self: Any) -> None:
        take_keys(
            self.fileno, XTermParser(self._debug), self.process_message, self.exit_event.is_set
        )

    return type(f"Prompt{driver.__name__}", (driver,), {"run_input_thread": run_input_thread})


def take_keys(
    fileno: int,
    parser: XTermParser,
    tell: Callable[[Message], None],
    is_ended: Callable[[], bool],
) -> None:
    """Tell what is typed into a terminal, as `parser` reads it, until `is_ended` or it is closed.

    Raises OSError where the terminal is gone.
    """
    decode = getincrementaldecoder("utf-8")().decode
    has_begun = False
    """Whether something came just now, which may be the beginning of more."""
    with SelectSelector() as selector:
        selector.register(fileno, EVENT_READ)
        while not is_ended():
            has_come = selector.select(_DELAY_SECONDS if has_begun else _LOOK_SECONDS)
            for event in parser.tick():  # before what came since
                tell(event)
            if has_come:
                sent = os.read(fileno, _READ_BYTES)
                if not sent:
                    return
                if text := decode(sent):
                    for event in parser.feed(text):
                        tell(event)
            has_begun = bool(has_come)
