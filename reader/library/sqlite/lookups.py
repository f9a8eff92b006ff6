"""Posts by a text: their path, their key, their title, or a part of one of them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence

from reader.library.sqlite.schema import ENTRY_COLUMNS, entry_of
from reader.library.sqlite.title_filter import escaped
from reader.library.store import Match
from reader.model import Entry

_CONDITIONS = {
    Match.PATH: "path = ?",
    Match.KEY: "key = ?",
    Match.TITLE: "title = ?",
    Match.PART_OF_KEY: "key LIKE ? ESCAPE '\\'",
    Match.PART_OF_PATH: "CAST(path AS TEXT) LIKE CAST(? AS TEXT) ESCAPE '\\'",
}
_RESEMBLES = "key LIKE ? ESCAPE '\\' OR title LIKE ? ESCAPE '\\'"


def matching(connection: sqlite3.Connection, match: Match, text: str, limit: int) -> list[Entry]:
    """Return the first `limit` entries that `text` is the path, key or title of, or a part."""
    is_part = match in (Match.PART_OF_KEY, Match.PART_OF_PATH)
    value = f"%{escaped(text)}%" if is_part else text
    is_path = match in (Match.PATH, Match.PART_OF_PATH)
    return _entries(connection, _CONDITIONS[match], [_in_bytes(value) if is_path else value], limit)


def resembling(connection: sqlite3.Connection, parts: Sequence[str], limit: int) -> list[Entry]:
    """Return the first `limit` entries of whose key or title any of `parts` is a part."""
    if not parts:
        return []
    values = [f"%{escaped(part)}%" for part in parts for _ in ("key", "title")]
    return _entries(connection, " OR ".join([_RESEMBLES] * len(parts)), values, limit)


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
