"""Full-width twins: what a Chinese input method types where a key has punctuation on it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_TO_WIDE = ord("！") - ord("!")
"""From an ASCII character to its full-width form."""

_CHINESE: Mapping[str, str] = MappingProxyType(
    {
        "\\": "、",
        "[": "【",
        "]": "】",
        "<": "《",
        ">": "》",
        "{": "「",
        "}": "」",
        ".": "。",
        "$": "￥",
        "`": "·",
    }
)
"""Punctuation that Chinese writes otherwise than by its full-width form."""


def twins(key: str) -> tuple[str, ...]:
    """Return the characters that come where `key` was meant; none, if it is no punctuation.

    The one that an input method usually types is first.
    """
    if not (len(key) == 1 and key.isascii() and key.isprintable()) or key.isalnum():
        return ()
    return tuple(filter(None, (_CHINESE.get(key), chr(ord(key) + _TO_WIDE))))
