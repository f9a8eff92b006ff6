"""What can be had from a header that no parser accepts, line by line.

A scraper that pastes titles between double quotes, a tab, a colon in a title, a quote
that never closes: the lines still say `key: value`, and people can read them. Values are
strings, or lists of strings; nothing is resolved to numbers, dates or booleans.

Lines that are no key and go on with no value are passed over, where a fence follows: the marks
that git leaves around a conflict (`<<<<<<< HEAD`), YAML's mappings as keys (`? [x, y]`), text.
Much text before a fence is a body below a header that is not closed (`HeaderLines.is_whole`).
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

_KEY: Final = regex(
    r"(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w.-]{0,60})(?P=quote)[ \t]*[:：=](?P<value>.*)"
)
_FOREIGN_KEY: Final = regex(r"(?P<quote>[\"']?)(?P<key>\w{1,60})(?P=quote):(?P<value>[ \t].*|)")
"""A key in another script, or a number. Where no fence follows, it is who speaks in a text."""

_CONFLICT: Final = regex(r"(?:<{7}|\|{7}|>{7})(?: .*)?")
_CONFLICT_MIDDLE: Final = "=" * 7
_KEY_OF_PARTS: Final = regex(r"[?:](?:[ \t].*)?")
_NO_VALUE: Final = regex(r"<<[ \t]*:.*|[\]}{],?")
"""YAML's merge, and brackets that stand alone."""

_OPENS: Final = regex(r"<<[ \t]*:|\?[ \t]|\{$")
_TABLE: Final = regex(r"\[.*\][ \t]*(?:#.*)?")

_SEPARATORS: Final = regex(r"[,，、]")
_CLOSES_THEN_OPENS: Final = regex(r"\S\"(?=[\s,;:.!?]).*\s\"\S")
_BLOCK_INDICATOR: Final = regex(r"[|>][+-]?\d?[+-]?")


class HeaderLines(NamedTuple):
    """What the lines said: the values, and how many of the lines were header.

    `unclosed_quote` is the index of the line whose quote never closes, `odd` that of the first
    that was passed over, if any. `has_text` says whether text was passed over, and `is_whole`
    whether the lines are a header all the same, and no body below one that is not closed.
    """

    values: dict[str, str | list[str]]
    used: int
    unclosed_quote: int | None
    odd: int | None
    has_text: bool
    is_whole: bool


def read_lines(
    lines: list[str], *, fenced: bool, is_long: bool = False, is_toml: bool = False
) -> HeaderLines:
    """Return what `lines` say. Never raises; linear.

    `fenced` says that a closing fence follows them, so a line that is no `key: value` is
    a part of the value before it as long as another known key comes later, and is passed over
    after that. Without a fence the header ends at the first such line. In a long one, which may
    be a body, no such line is part of a value. In TOML a line in brackets names a table.
    """
    last_known = _last_known(lines) if fenced and not is_long else -1
    return _Reader(lines, last_known, fenced=fenced, is_toml=is_toml).read()


def opens_header(line: str) -> bool:
    """Say whether a header may begin with `line`, be its value read or not."""
    return is_key(line) or bool(_OPENS.match(line))


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

    def __init__(self, lines: list[str], last_known: int, *, fenced: bool, is_toml: bool) -> None:
        self._lines = lines
        self._fenced = fenced
        self._is_toml = is_toml
        self._last_known = last_known
        self._values: dict[str, str | list[str]] = {}
        self._key = ""
        self._parts: list[str] = []
        self._is_list = False
        self._quote = ""
        self._quote_line = 0
        self._unclosed: int | None = None
        self._odd: int | None = None
        self._texts: list[int] = []
        self._key_lines: list[int] = []
        self._in_conflict = False

    def read(self) -> HeaderLines:
        used = 0
        for index, line in enumerate(self._lines):
            bare = line.strip()
            if not bare or bare[0] == "#":
                continue
            if not self._take(index, line, bare):
                if not self._fenced:
                    break
                self._texts.append(index)
                self._note_odd(index)
            used = index + 1
        self._finish()
        return HeaderLines(
            self._values,
            used,
            self._unclosed,
            self._odd,
            bool(self._texts),
            self._is_whole(),
        )

    def _is_whole(self) -> bool:
        """Tell stray lines of a header from a body: few, in one run with keys, by no blank line.

        They stand below a key, since a text may begin with a rule.
        """
        if not self._texts:
            return True
        first, last = self._texts[0], self._texts[-1]
        start = next((at for at, line in enumerate(self._lines) if line.strip()), 0)
        blanks = (at for at in range(start, len(self._lines)) if not self._lines[at].strip())
        end = next(blanks, len(self._lines))
        is_edge = first == start or last == end - 1 < len(self._lines) - 1
        keys = sum(at < end for at in self._key_lines)
        return last < end and not is_edge and len(self._texts) <= keys

    def _take(self, index: int, line: str, bare: str) -> bool:
        """Take one line; False when it is no header any more."""
        if self._passes_over(index, line, bare):
            return True
        match = _KEY.match(bare)
        if not match and self._fenced and not self._quote and line[0] not in " \t":
            match = _FOREIGN_KEY.match(bare)
        if match and _is_value(match) and self._opens_key(line, match["key"].lower()):
            self._finish()
            self._key_lines.append(index)
            value = match["value"].strip()
            # As in JSON, where a comma parts the pairs.
            self._start(index, match["key"], value.rstrip(",") if match["quote"] else value)
        elif not self._key:
            if index <= self._last_known:
                self._note_odd(index)
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

    def _passes_over(self, index: int, line: str, bare: str) -> bool:
        """Say whether a line is none of text, but gives no value either."""
        if line[0] in " \t":
            return False
        if self._fenced and self._is_mark(bare):
            self._note_odd(index)
            return True
        if self._quote or not (self._fenced or bare[0] == "<"):
            return False
        if self._fenced and _KEY_OF_PARTS.fullmatch(bare):
            self._note_odd(index)
            return True
        return bool(_NO_VALUE.fullmatch(bare) or (self._is_toml and _TABLE.fullmatch(bare)))

    def _is_mark(self, bare: str) -> bool:
        """Say whether git wrote the line, around the two sides of a conflict."""
        if self._in_conflict and bare == _CONFLICT_MIDDLE:
            return True
        if not _CONFLICT.fullmatch(bare) or not (self._in_conflict or bare[0] == "<"):
            return False
        self._in_conflict = bare[0] != ">"
        return True

    def _note_odd(self, index: int) -> None:
        if self._odd is None:
            self._odd = index

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
