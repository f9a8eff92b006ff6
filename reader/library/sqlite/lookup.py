"""Find the post that a name on the command line, or in a link, names."""

from __future__ import annotations

import os
import sqlite3
from difflib import SequenceMatcher
from operator import itemgetter

from reader.errors import PostNotFound
from reader.library.sqlite.schema import ENTRY, entry_of
from reader.library.sqlite.title_filter import escaped
from reader.model import Entry
from reader.safe import Clean, clean_line

_CANDIDATES = 10
_WEIGHED = 200
"""Posts compared with a name that none has."""
_SUGGESTED = 5
_ALIKE = 0.6
_LONGEST = 100
"""Characters compared: the time grows with their square."""


def find(connection: sqlite3.Connection, name: str, archive: Clean) -> Entry:
    """Return the post whose path or key is `name`, or which alone has it as a part of them.

    Raises PostNotFound, with candidates: some of several that have it, or, where none has,
    posts that are nearly called so. `archive` is what to call the archive there.
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
    alike = _alike(connection, key) if key else []
    hint = "；相近的有：" if alike else ""
    raise PostNotFound(f"归档 {archive} 里没有“{key}”这篇文章{hint}", alike)


def _alike(connection: sqlite3.Connection, name: Clean) -> list[str]:
    """Return posts whose key or title is nearly `name`, or whose title has it, the likest first.

    A slip of one character leaves one half of a name whole: only posts that have either
    half are weighed, the newest first, so that a large archive costs no more than a look.
    """
    middle = len(name) // 2
    halves = [f"%{escaped(half)}%" for half in (name[:middle], name[middle:]) if len(half) > 1]
    if not halves:
        return []
    either = " OR ".join(["key LIKE ? ESCAPE '\\' OR title LIKE ? ESCAPE '\\'"] * len(halves))
    rows: list[tuple[str, str]] = connection.execute(
        f"SELECT key, title FROM posts WHERE {either} ORDER BY age, path LIMIT ?",
        (*(half for half in halves for _ in "kt"), _WEIGHED),
    ).fetchall()
    weighed = sorted(
        ((_likeness(name, *row), row) for row in rows), key=itemgetter(0), reverse=True
    )
    return [f"{key}  {title}" for share, (key, title) in weighed if share > _ALIKE][:_SUGGESTED]


def _likeness(name: str, key: str, title: str) -> float:
    """Return how much of `name` is in a key or a title, from 0 to 1."""
    if name.casefold() in title.casefold():
        return 1
    matcher = SequenceMatcher(None, "", name[:_LONGEST], autojunk=False)
    shares = []
    for text in (key, title):
        matcher.set_seq1(text[:_LONGEST])
        shares.append(matcher.ratio())
    return max(shares)


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
