"""What the terminal is asked of the keyboard: nothing.

Textual asks for Kitty's protocol with every key reported as an escape sequence. Several
terminals (iTerm2, VS Code, WezTerm) then lose or double what an input method commits. kanbao
needs none of it: the request is not sent. Textual goes on decoding such reports, for a
terminal that sends them all the same (left so by another program); its own switch,
`TEXTUAL_DISABLE_KITTY_KEY`, would have it take them for keys, letter by letter.
"""

from __future__ import annotations

import os

from textual.driver import Driver

from reader.patterns import regex

SWITCH = "TEXTUAL_DISABLE_KITTY_KEY"
"""Textual's own switch; where the reader set it, either way, it decides."""

_REQUEST = regex(r"\x1b\[(?:>\d+|<)u")
"""Kitty's protocol on, with these flags; and as it was."""


def without_protocol(driver: type[Driver]) -> type[Driver]:
    """Return a driver as `driver` is that does not ask for Kitty's protocol."""
    if SWITCH in os.environ:
        return driver

    def write(self: Driver, data: str) -> None:
        if not _REQUEST.fullmatch(data):
            driver.write(self, data)

    return type(f"PlainKeyboard{driver.__name__}", (driver,), {"write": write})
