"""Show in the index what is marked: the marks' journal, entry by entry, or the whole state.

The index remembers which marks file it mirrors and up to which entry of its journal.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable

from reader.library.marks.journal import READ, STARRED, Marking, Marks, State
from reader.library.sqlite.database import Database

ANY_NUMBER = sys.maxsize
"""Of markings shown, where the whole state was."""

_BULK_POSTS = 1000
_BULK_SHARE = 0.1
"""Posts marked, and their share of all, from which counting anew is less work than counting each."""

_COLUMNS = {READ: "read", STARRED: "starred"}


def mirror(database: Database, marks: Marks) -> int:
    """Bring the index up to date with the marks; return how many markings it showed."""
    if _mirrored(database.connection()) == (marks.id, marks.last):
        return 0
    with database.writing() as connection:
        # Asked again: in one transaction, or a slower kanbao would undo what another showed.
        known, seq = _mirrored(connection)
        last = marks.last
        news = marks.since(seq) if known == marks.id else None
        if news is None:
            _apply_all(connection, marks.states())
            shown = ANY_NUMBER
        else:
            for marking in news:
                _apply(connection, marking)
                last = marking.seq
            shown = len(news)
        connection.executemany(
            "INSERT OR REPLACE INTO about VALUES (?, ?)", [("marks", marks.id), ("applied", last)]
        )
    return shown


def _mirrored(connection: sqlite3.Connection) -> tuple[bytes | None, int]:
    """Return which marks file the index shows, and up to which entry of its journal."""
    about = dict(
        connection.execute("SELECT name, value FROM about WHERE name IN ('marks', 'applied')")
    )
    return about.get("marks"), int(about.get("applied", 0))


def _apply(connection: sqlite3.Connection, marking: Marking) -> None:
    column = _COLUMNS[marking.mark]
    (posts,) = connection.execute("SELECT posts FROM totals").fetchone()
    in_bulk = len(marking.keys) > max(_BULK_POSTS, _BULK_SHARE * posts)
    if in_bulk:
        connection.execute("UPDATE totals SET in_bulk = 1")
    connection.executemany(
        f"UPDATE posts SET {column} = ? WHERE key = ?",
        ((marking.value, key) for key in marking.keys),
    )
    if in_bulk:
        _count_anew(connection)


def _count_anew(connection: sqlite3.Connection) -> None:
    """Make categories say what posts say, and end what the triggers were held back for."""
    connection.execute(
        "UPDATE filed SET read = posts.read, starred = posts.starred FROM posts"
        " WHERE posts.id = filed.post"
        " AND (filed.read != posts.read OR filed.starred != posts.starred)"
    )
    connection.execute(
        "UPDATE categories SET unread = found.unread, starred = found.starred FROM"
        " (SELECT category, sum(read = 0) AS unread, sum(starred) AS starred FROM filed"
        "  GROUP BY category) AS found WHERE categories.id = found.category"
    )
    connection.execute(
        "UPDATE totals SET in_bulk = 0, marked = marked + 1,"
        " unread = (SELECT count(*) FROM posts WHERE read = 0),"
        " starred = (SELECT count(*) FROM posts WHERE starred = 1)"
    )


def _apply_all(connection: sqlite3.Connection, states: Iterable[State]) -> None:
    """Make every row say what `states` say, and no mark where they say nothing."""
    connection.execute("UPDATE totals SET in_bulk = 1")
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS stated"
        " (key TEXT PRIMARY KEY, read INTEGER, starred INTEGER) WITHOUT ROWID"
    )
    connection.executemany(
        "INSERT INTO stated VALUES (?, ?, ?)",
        ((state.key, state.read, state.starred) for state in states),
    )
    connection.execute(
        "UPDATE posts SET read = 0, starred = 0 WHERE (read = 1 OR starred = 1)"
        " AND key NOT IN (SELECT key FROM stated)"
    )
    connection.execute(
        "UPDATE posts SET read = stated.read, starred = stated.starred FROM stated"
        " WHERE posts.key = stated.key"
        " AND (posts.read != stated.read OR posts.starred != stated.starred)"
    )
    connection.execute("DELETE FROM stated")
    _count_anew(connection)
