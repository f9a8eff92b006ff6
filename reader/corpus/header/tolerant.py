"""What can be had from a header that no parser accepts, line by line.

A scraper that pastes titles between double quotes, a tab, a colon in a title, a quote
that never closes: the lines still say `key: value`, and people can read them. Values are
strings, or lists of strings; nothing is resolved to numbers, dates or booleans.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.patterns import regex

LIST_KEYS: Final = frozenset({"categories", "category", "tags", "tag", "keywords"})
"""Keys whose value may be a list in brackets; elsewhere brackets are text (`[图]快讯`)."""

KNOWN_KEYS: Final = LIST_KEYS | {
    "title",
    "date",
    "layout",
    "author",
    "published",
    "draft",
    "source",
}
"""Keys that mark a line as part of a header wherever it stands."""

_KEY: Final = regex(r"(?P<key>[A-Za-z_][\w.-]{0,60})[ \t]*(?P<mark>[:：=])(?P<value>.*)")
_SEPARATORS: Final = regex(r"[,，、]")
_CLOSES_THEN_OPENS: Final = regex(r"\S\"(?=[\s,;:.!?]).*\s\"\S")
_BLOCK_INDICATOR: Final = regex(r"[|>][+-]?\d?[+-]?")


class HeaderLines(NamedTuple):
    """What the lines said: the values, and how many of the lines were header."""

    values: dict[str, str | list[str]]
    used: int
    unclosed_quote: int | None
    """Index of the line whose quote never closes, if any."""


def read_lines(lines: list[str], *, fenced: bool) -> HeaderLines:
    """Return what `lines` say. Never raises; linear.

    `fenced` says that a closing fence follows them, so a line that is no `key: value` is
    a part of the value before it as long as another known key comes later. Without a fence
    the header ends at the first such line.
    """
    reader = _Reader(lines, _last_known(lines) if fenced else -1)
    return reader.read()


def is_key(line: str) -> bool:
    """Say whether `line` opens with `key:`, as the first line of a header does."""
    match = _KEY.match(line)
    return bool(match and _is_value(match))


def scalar(text: str) -> str:
    """Return a value without the quotes around it; quotes within stay as written."""
    text = text.strip()
    quote, inner = text[:1], text[1:-1]
    if quote not in ("'", '"') or len(text) < 2 or text[-1] != quote:
        return text
    if quote == "'":
        return inner.replace("''", "'")
    return text if _CLOSES_THEN_OPENS.search(inner) else inner.replace('\\"', '"')


def _is_value(match: re.Match[str]) -> bool:
    """Tell `title:x` from `http://…`, where a colon ends no key."""
    return not match["value"].startswith("//")


def _last_known(lines: list[str]) -> int:
    for index in range(len(lines) - 1, -1, -1):
        match = _KEY.match(lines[index])
        if match and match["key"].lower() in KNOWN_KEYS and _is_value(match):
            return index
    return -1


class _Reader:
    """Walks the lines once, holding the key whose value a following line may continue."""

    def __init__(self, lines: list[str], last_known: int) -> None:
        self._lines = lines
        self._last_known = last_known
        self._values: dict[str, str | list[str]] = {}
        self._key = ""
        self._parts: list[str] = []
        self._is_list = False
        self._quote = ""
        self._quote_line = 0
        self._unclosed: int | None = None

    def read(self) -> HeaderLines:
        used = 0
        for index, line in enumerate(self._lines):
            bare = line.strip()
            if not bare or bare[0] == "#":
                continue
            if not self._take(index, line, bare):
                break
            used = index + 1
        self._finish()
        return HeaderLines(self._values, used, self._unclosed)

    def _take(self, index: int, line: str, bare: str) -> bool:
        """Take one line; False when it is no header any more."""
        match = _KEY.match(bare)
        if match and _is_value(match) and self._opens_key(line, match["key"].lower()):
            self._finish()
            self._start(index, match["key"], match["value"].strip())
        elif not self._key:
            return index <= self._last_known
        elif bare == "-" or bare[:2] == "- ":
            self._append(bare)
        elif self._quote or line[0] in " \t" or index <= self._last_known:
            self._parts.append(bare)
            if self._quote and bare[-1] == self._quote:
                self._quote = ""
        else:
            return False
        return True

    def _opens_key(self, line: str, key: str) -> bool:
        """An indented line is a nested one, unless it is a known key after a whole value."""
        if line[0] not in " \t":
            return not self._quote or key in KNOWN_KEYS
        return (
            key in KNOWN_KEYS and key not in self._values and (bool(self._parts) or not self._key)
        )

    def _start(self, index: int, key: str, value: str) -> None:
        self._key = key
        if key.lower() in LIST_KEYS and value[:1] == "[":
            self._is_list = True
            self._parts = [part for part in _SEPARATORS.split(value.strip("[]")) if part.strip()]
        elif value and not _BLOCK_INDICATOR.fullmatch(value):
            self._parts = [value]
            if value[0] in "\"'" and value[0] not in value[1:]:
                self._quote, self._quote_line = value[0], index

    def _append(self, bare: str) -> None:
        if not self._parts:
            self._is_list = True
        self._parts.append(bare[1:] if self._is_list else bare)

    def _finish(self) -> None:
        """Keep the value that ends here, without the quotes around it."""
        if not self._key:
            return
        if self._is_list:
            self._values[self._key] = [text for part in self._parts if (text := scalar(part))]
        else:
            text = " ".join(self._parts)
            if self._quote:
                text = text[1:]
                self._unclosed = self._quote_line if self._unclosed is None else self._unclosed
            self._values[self._key] = scalar(text)
        self._key, self._parts, self._is_list, self._quote = "", [], False, ""
