"""Typeset lines → text for stdout, coloured where that is wanted.

Of all escape sequences only SGR is written ("select graphic rendition": colours and
weights, ECMA-48 §8.3.117), in the sixteen colours that every terminal has.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Literal

from reader.typeset import Line, Role

When = Literal["auto", "always", "never"]

_BOLD, _DIM, _ITALIC, _UNDERLINE, _STRIKE = "1", "2", "3", "4", "9"
_RED, _GREEN, _YELLOW, _BLUE, _MAGENTA, _CYAN = "31", "32", "33", "34", "35", "36"

_MATCH = f"{_RED};{_BOLD}"

_CODES: dict[Role, str] = {
    Role.TITLE: _BOLD,
    Role.BYLINE: _DIM,
    Role.PROBLEM: _RED,
    Role.HEADING: f"{_YELLOW};{_BOLD}",
    Role.SUBHEADING: _YELLOW,
    Role.QUOTE: _DIM,
    Role.CAPTION: _DIM,
    Role.CREDIT: _DIM,
    Role.SOURCE: _DIM,
    Role.TERM: _BOLD,
    Role.MARKER: _YELLOW,
    Role.RULE: _DIM,
    Role.TABLE_HEAD: _BOLD,
    Role.CODE: _CYAN,
    Role.CODE_KEYWORD: _MAGENTA,
    Role.CODE_NAME: _BLUE,
    Role.CODE_STRING: _GREEN,
    Role.CODE_NUMBER: _YELLOW,
    Role.CODE_COMMENT: _DIM,
    Role.STRONG: _BOLD,
    Role.EMPHASIS: _ITALIC,
    Role.STRIKE: _STRIKE,
    Role.UNDERLINE: _UNDERLINE,
    Role.LINK: f"{_BLUE};{_UNDERLINE}",
}
"""What sets each role; where two set a colour, the later one shows."""


def wants_colour(when: When) -> bool:
    """Return whether stdout is to have colours.

    `auto`: on a terminal that knows them, unless the environment says NO_COLOR
    (https://no-color.org: set to anything but nothing).
    """
    if when != "auto":
        return when == "always"
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") != "dumb"
    )


def painted(line: Line) -> str:
    """Return `line` with its colours; without them it reads as `line.text` does."""
    left = len(line.text)
    pieces = []
    for run in line.runs:
        text = run.text[:left]
        left -= len(text)
        codes = ";".join(code for role, code in _CODES.items() if role in run.role)
        pieces.append(f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text)
    return "".join(pieces)


def emphasised(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return `text` with stretches of it standing out; `spans` are in order and do not overlap."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], f"\x1b[{_MATCH}m{text[start:end]}\x1b[0m"]
        at = end
    return "".join([*pieces, text[at:]])
