"""Find the post that a name on the command line, or in a link, names."""

from __future__ import annotations

import os
import sqlite3

from reader.errors import PostNotFound
from reader.library.index.schema import ENTRY, entry_of
from reader.library.index.titles import escaped
from reader.model import Entry
from reader.safe import Clean, clean_line

_CANDIDATES = 10


def find(connection: sqlite3.Connection, name: str, archive: Clean) -> Entry:
    """Return the post whose path or key is `name`, or which alone has it as a part of them.

    Raises PostNotFound, with some candidates where several have it; `archive` is what to
    call the archive there.
    """
    key = clean_line(name)
    tries: tuple[tuple[str, object], ...] = (
        ("path = ?", _in_bytes(name)),
        ("key = ?", key),
        ("key LIKE ? ESCAPE '\\'", f"%{escaped(key)}%"),
        ("CAST(path AS TEXT) LIKE CAST(? AS TEXT) ESCAPE '\\'", _in_bytes(f"%{escaped(name)}%")),
    )
    for where, value in tries if key else ():
        rows = connection.execute(
            f"SELECT {ENTRY} FROM posts WHERE {where} ORDER BY age, path LIMIT ?",
            (value, _CANDIDATES + 1),
        )
        found = [entry_of(row) for row in rows]
        if len(found) == 1:
            return found[0]
        if found:
            raise _several(key, found)
    raise PostNotFound(f"归档 {archive} 里没有“{key}”这篇文章")


def _in_bytes(name: str) -> bytes:
    """Return a path as the index holds it; an empty one where no file can be called so."""
    try:
        return os.fsencode(name)
    except UnicodeEncodeError:
        return b""


def _several(name: Clean, found: list[Entry]) -> PostNotFound:
    shown = found[:_CANDIDATES]
    many = "不止" if len(found) > _CANDIDATES else ""
    return PostNotFound(
        f"“{name}”有{many} {len(shown)} 篇都对得上，请写得再全一些：",
        [f"{entry.key}  {entry.title}" for entry in shown],
    )
