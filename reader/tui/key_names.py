"""How keys are written for people: as they stand on the keyboard."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from textual.keys import format_key

_NAMES = {
    "space": "空格",
    "enter": "enter",
    "tab": "tab",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}

_WIDE_PREFIX = "fullwidth_"
_TO_WIDE = ord("！") - ord("!")
"""From a character to its full-width twin."""


def written(key: str) -> str:
    """Return Textual's name of a key as people write it: `]`, `＜`, `ctrl+d`, `空格`."""
    if key in _NAMES:
        return _NAMES[key]
    narrow = format_key(key.removeprefix(_WIDE_PREFIX))
    if key.startswith(_WIDE_PREFIX) and len(narrow) == 1:
        return chr(ord(narrow) + _TO_WIDE)
    try:
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return format_key(key)


def without_twins(keys: Sequence[str]) -> list[str]:
    """Return keys as written, those for an input method left out where there is another."""
    narrow = [key for key in keys if not _is_wide(key)]
    return narrow or list(keys)


def _is_wide(key: str) -> bool:
    return len(key) == 1 and unicodedata.east_asian_width(key) in "FW"
