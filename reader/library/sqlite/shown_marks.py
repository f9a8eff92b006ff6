"""Read and starred in the rows of an index, and in every count, by the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from reader.model import Key

_BULK_POSTS = 1000
_BULK_SHARE = 0.1
"""Posts marked, and their share of all, from which counting anew is less work than counting each."""

_KEYS_LOOKED_UP = 5000
"""By one statement."""

_COLUMNS = {"read": "read", "starred": "starred"}
"""Of the tables `posts` and `filed`, for each mark."""

_COUNTS = {"read": ("unread", -1), "starred": ("starred", 1)}
"""What counts a mark, and by how much that goes up for a post that is given it."""


def mark(connection: sqlite3.Connection, mark: str, on: bool, keys: Sequence[Key]) -> None:
    """Give posts a mark, or take it from them; keys that the index does not hold are passed over."""
    (posts,) = connection.execute("SELECT posts FROM totals").fetchone()
    if len(keys) > max(_BULK_POSTS, _BULK_SHARE * posts):
        _mark_in_bulk(connection, _COLUMNS[mark], on, keys)
    else:
        for key in keys:
            _mark_one(connection, mark, on, key)


def _mark_one(connection: sqlite3.Connection, mark: str, on: bool, key: Key) -> None:
    column, (count, given) = _COLUMNS[mark], _COUNTS[mark]
    more = given if on else -given
    post = connection.execute(
        f"SELECT id, age, path, categories FROM posts WHERE key = ? AND {column} != ?", (key, on)
    ).fetchone()
    if post is None:
        return
    number, age, path, slugs = post
    connection.execute(f"UPDATE posts SET {column} = ? WHERE id = ?", (on, number))
    connection.execute(f"UPDATE totals SET {count} = {count} + ?, marked = marked + 1", (more,))
    filed = connection.execute(
        "SELECT id FROM categories WHERE slug IN (SELECT value FROM json_each(?))", (slugs,)
    ).fetchall()
    for (category,) in filed:
        connection.execute(
            f"UPDATE filed SET {column} = ? WHERE category = ? AND age = ? AND path = ?",
            (on, category, age, path),
        )
        connection.execute(
            f"UPDATE categories SET {count} = {count} + ? WHERE id = ?", (more, category)
        )


def _mark_in_bulk(
    connection: sqlite3.Connection, column: str, on: bool, keys: Sequence[Key]
) -> None:
    """Mark many posts, each table in one go, and count anew."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (post INTEGER PRIMARY KEY)")
    for start in range(0, len(keys), _KEYS_LOOKED_UP):
        connection.execute(
            "INSERT OR IGNORE INTO chosen SELECT id FROM posts"
            " WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(keys[start : start + _KEYS_LOOKED_UP]),),
        )
    for table, number in (("posts", "id"), ("filed", "post")):
        connection.execute(
            f"UPDATE {table} SET {column} = ?1"
            f" WHERE {column} != ?1 AND {number} IN (SELECT post FROM chosen)",
            (on,),
        )
    connection.execute("DELETE FROM chosen")
    _count_anew(connection)


def mark_only(connection: sqlite3.Connection, states: Iterable[tuple[Key, bool, bool]]) -> None:
    """Make every row say what `states` (key, read, starred) say, and no mark where they are silent."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS stated"
        " (key TEXT PRIMARY KEY, read INTEGER, starred INTEGER) WITHOUT ROWID"
    )
    connection.executemany("INSERT INTO stated VALUES (?, ?, ?)", states)
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
    connection.execute(
        "UPDATE filed SET read = posts.read, starred = posts.starred FROM posts"
        " WHERE posts.id = filed.post"
        " AND (filed.read != posts.read OR filed.starred != posts.starred)"
    )
    _count_anew(connection)


def _count_anew(connection: sqlite3.Connection) -> None:
    """Count what `filed` and `posts` say."""
    connection.execute(
        "UPDATE categories SET unread = found.unread, starred = found.starred FROM"
        " (SELECT category, sum(read = 0) AS unread, sum(starred) AS starred FROM filed"
        "  GROUP BY category) AS found WHERE categories.id = found.category"
    )
    connection.execute(
        "UPDATE totals SET marked = marked + 1,"
        " unread = (SELECT count(*) FROM posts WHERE read = 0),"
        " starred = (SELECT count(*) FROM posts WHERE starred = 1)"
    )
