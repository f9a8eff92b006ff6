"""Show in the index what is marked: the marks' journal, entry by entry, or the whole state.

The index remembers which marks file it mirrors and up to which entry of its journal.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable

from reader.library.marks.journal import READ, STARRED, Marking, Marks, State
from reader.library.sqlite import Database

ANY_NUMBER = sys.maxsize
"""Of markings shown, where the whole state was."""

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
    connection.executemany(
        f"UPDATE posts SET {_COLUMNS[marking.mark]} = ? WHERE key = ?",
        ((marking.value, key) for key in marking.keys),
    )


def _apply_all(connection: sqlite3.Connection, states: Iterable[State]) -> None:
    """Make every row say what `states` say, and no mark where they say nothing."""
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
