"""The fast way into a header: plain `key: value` lines, answered as the YAML reader would.

Most headers are a handful of such lines, and a YAML parser takes several times as long
as reading the file. `parse` answers only where it agrees with
`frontmatter.load(…).metadata`, value for value and type for type (a property test proves
it), and returns None for everything else: flow mappings, block scalars, escapes, anchors,
fractions, times it does not know, a key given twice.

The rules of what is *not* plain come from YAML 1.1 (indicators, 5.3; plain scalars, 9.1.3)
and from PyYAML's implicit resolvers (bool, float, int, merge, null, timestamp, value).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final, TypeAlias

from reader.patterns import regex

_NOT_PLAIN_CHARACTER: Final = regex(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What YAML refuses, breaks lines at, or treats as more than a character (tabs)."""

_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NOT_TEXT_OPENERS: Final = frozenset("-+.0123456789<~=")
"""First characters that PyYAML may resolve to something else than a string."""

_RESERVED_WORDS: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_LONGEST_NUMBER: Final = 18
_INLINE_STOPS: Final = frozenset("[]{},:\"'#")
_KEY: Final = regex("[A-Za-z_][A-Za-z0-9_-]*")
_USUAL_LINE: Final = regex(
    r"^([A-Za-z_][A-Za-z0-9_-]*): (?:\"([^\"\\\n]+)\""
    r"|([^\x00-@FINOTY\[-`finoty{-\xff][^:# \n]*"
    r"|[12]\d{3}-[01]\d-[0-3]\d \d\d:\d\d:\d\d [+-]\d{4}))$",
    re.MULTILINE,
)
"""The lines most headers have: a key with a text in quotes, with a single word that starts
like no truth value, or with a time whose zone makes it a string."""

_STAMP: Final = regex(
    r"\d{4}-\d\d-\d\d(?:(?P<time> \d\d:\d\d:\d\d)(?:(?P<text> [+-]\d{4})|[+-]\d\d:\d\d)?)?"
)

_TRUTHS: Final = {"true": True, "false": False}

Scalar: TypeAlias = str | int | date | None
Value: TypeAlias = Scalar | list[Scalar]


class _NotPlain(Exception):
    """The header needs the YAML reader."""


def parse(head: str) -> dict[str, Value] | None:
    """Return the mapping that the lines of `head` (between the fences) say, or None."""
    if not head.replace("\n", " ").isprintable() and _NOT_PLAIN_CHARACTER.search(head):
        return None
    pairs = _USUAL_LINE.findall(head)
    if len(pairs) == head.count("\n") + 1:
        usual: dict[str, Value] = {key: quoted or text for key, quoted, text in pairs}
        if len(usual) == len(pairs) and _RESERVED_WORDS.isdisjoint(map(str.lower, usual)):
            return usual
    try:
        return _mapping(head)
    except _NotPlain:
        return None


def _mapping(head: str) -> dict[str, Value]:
    mapping: dict[str, Value] = {}
    last = ""
    indent = -1
    for line in head.split("\n"):
        if not line or line[0] == "#":
            continue
        dashed = line.lstrip(" ")
        if dashed[:2] == "- ":
            indent = _item(mapping, last, line, dashed, indent)
            continue
        key, value = _key_value(line)
        if key in mapping or key.lower() in _RESERVED_WORDS:
            raise _NotPlain
        mapping[key] = value
        last, indent = key, -1
    return mapping


def _key_value(line: str) -> tuple[str, Value]:
    key, colon, value = line.partition(":")
    if not colon or not _KEY.fullmatch(key) or (value and value[0] != " "):
        raise _NotPlain
    return key, _value(value.strip(" "))


def _item(mapping: dict[str, Value], key: str, line: str, dashed: str, indent: int) -> int:
    """Add a `- item` line to the list under `key`; return how far the list is indented."""
    here = len(line) - len(dashed)
    items = mapping.get(key)
    if items is None and key and indent < 0:
        items = mapping[key] = []
    elif not isinstance(items, list) or here != indent:
        raise _NotPlain
    item = dashed[2:].strip(" ")
    if not item:
        raise _NotPlain
    items.append(_scalar(item))
    return here


def _value(text: str) -> Value:
    if not text:
        return None
    if text[0] == "[" and text[-1] == "]":
        return _inline(text[1:-1])
    return _scalar(text)


def _inline(text: str) -> Value:
    if not text.strip(" "):
        return []
    items: list[Scalar] = []
    for part in text.split(","):
        item = part.strip(" ")
        is_quoted = len(item) > 1 and item[0] in "\"'" and item[-1] == item[0]
        if not item or not _INLINE_STOPS.isdisjoint(item[1:-1] if is_quoted else item):
            raise _NotPlain
        items.append(_scalar(item))
    return items


def _scalar(text: str) -> Scalar:
    first = text[0]
    if first in "\"'":
        inner = text[1:-1]
        if len(text) < 2 or text[-1] != first or first in inner or "\\" in inner:
            raise _NotPlain
        return inner
    if first in _INDICATORS or ": " in text or text[-1] == ":" or " #" in text:
        raise _NotPlain
    if not text.isascii():
        return text
    if first in _NOT_TEXT_OPENERS:
        return _number(text)
    if text.lower() in _RESERVED_WORDS:
        if text not in _TRUTHS:
            raise _NotPlain
        return _TRUTHS[text]
    return text


def _number(text: str) -> Scalar:
    """Return what PyYAML makes of a number or a time.

    A zone without a colon, ` +0800`, leaves the time a string.
    """
    if text.isdigit() and len(text) < _LONGEST_NUMBER and (text[0] != "0" or text == "0"):
        return int(text)
    match = _STAMP.fullmatch(text)
    if not match:
        raise _NotPlain
    try:
        if match["text"]:
            return text
        return datetime.fromisoformat(text) if match["time"] else date.fromisoformat(text)
    except ValueError as error:
        raise _NotPlain from error
