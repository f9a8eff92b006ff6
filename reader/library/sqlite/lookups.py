"""Posts by a text: their path, their key, their title, or a part of one of them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from itertools import chain

from reader.library.sqlite.folded_text import contains, equals, escaped
from reader.library.sqlite.schema import ENTRY_COLUMNS, entry_of
from reader.library.store import Match
from reader.model import Entry

_PATH_CONTAINS = "CAST(path AS TEXT) LIKE CAST(? AS TEXT) ESCAPE '\\'"


def matching(connection: sqlite3.Connection, match: Match, text: str, limit: int) -> list[Entry]:
    """Return the first `limit` entries that `text` is the path, key or title of, or a part."""
    return _entries(connection, *_condition(match, text), limit)


def resembling(connection: sqlite3.Connection, parts: Sequence[str], limit: int) -> list[Entry]:
    """Return the first `limit` entries of whose key or title any of `parts` is a part."""
    if not parts:
        return []
    found = [contains(column, part) for part in parts for column in ("key", "title")]
    conditions, values = zip(*found, strict=True)
    return _entries(connection, " OR ".join(conditions), [*chain.from_iterable(values)], limit)


def _condition(match: Match, text: str) -> tuple[str, Sequence[object]]:
    match match:
        case Match.PATH:
            return "path = ?", [_in_bytes(text)]
        case Match.KEY:
            return "key = ?", [text]
        case Match.TITLE:
            return equals("title", text)
        case Match.PART_OF_KEY:
            return contains("key", text)
        case Match.PART_OF_PATH:
            return _PATH_CONTAINS, [_in_bytes(f"%{escaped(text)}%")]


def _entries(
    connection: sqlite3.Connection, condition: str, values: Sequence[object], limit: int
) -> list[Entry]:
    rows = connection.execute(
        f"SELECT {ENTRY_COLUMNS} FROM posts WHERE {condition} ORDER BY age, path LIMIT ?",
        (*values, limit),
    )
    return [entry_of(row) for row in rows]


def _in_bytes(name: str) -> bytes:
    """Return a path as the index holds it; an empty one where no file can be called so."""
    try:
        return os.fsencode(name)
    except UnicodeEncodeError:
        return b""
