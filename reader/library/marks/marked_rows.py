"""The rows of the table `marked`: what is marked of a post, and where its file was last seen.

All in the transaction of the connection given. No two rows have one path.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reader.library.marks.state import State
from reader.model import Key

STATE_COLUMNS = (
    "key, path, read, read_at, starred, starred_at, position, words, position_at, visited_at"
)
"""The columns that `state_of` takes."""

_OF_KEYS = "key IN (SELECT value FROM json_each(?))"


def state_of(row: tuple[Any, ...]) -> State:
    """Return what a row of `STATE_COLUMNS` says."""
    key, path, read, read_at, starred, starred_at, position, words, position_at, visited_at = row
    return State(
        key,
        os.fsdecode(path) if path is not None else None,
        bool(read),
        read_at,
        bool(starred),
        starred_at,
        position,
        words,
        position_at,
        visited_at,
    )


def mark_posts(
    connection: sqlite3.Connection,
    mark: str,
    on: bool,
    now: float,
    posts: Mapping[Key, str | None],
) -> list[Key]:
    """Mark `posts`, key → path, so from `now` on; return the keys of those that were not.

    A path is None where it is not known.
    """
    rows = connection.execute(
        f"SELECT key, {mark}, path FROM marked WHERE {_OF_KEYS}", (_listed(posts),)
    )
    known = {key: (bool(is_on), path) for key, is_on, path in rows}
    new: list[tuple[Key, bytes | None]] = []
    marked: list[Key] = []
    moved: list[tuple[Key, bytes]] = []
    for key, path in posts.items():
        is_on, old = known.get(key, (False, None))
        if is_on == on:
            continue
        place = in_bytes(path)
        if key not in known:
            new.append((key, place))
            continue
        marked.append(key)
        if place is not None and place != old:
            moved.append((key, place))
    set_mark(connection, mark, on, now, marked)
    _move(connection, moved)
    _insert(connection, mark, on, now, sorted(new))
    return [*marked, *(key for key, _ in new)]


def set_mark(
    connection: sqlite3.Connection, mark: str, on: bool, now: float, keys: Sequence[Key]
) -> None:
    """Mark the posts of `keys`, which have rows, so from `now` on."""
    connection.execute(
        f"UPDATE marked SET {mark} = ?, {mark}_at = ? WHERE {_OF_KEYS}", (on, now, _listed(keys))
    )


def place(connection: sqlite3.Connection, key: Key, path: str | None) -> None:
    """Keep where the post of `key` lies, if that is known; no other post lies there any more."""
    there = in_bytes(path)
    connection.execute("UPDATE marked SET path = NULL WHERE path = ? AND key != ?", (there, key))
    connection.execute(
        "INSERT INTO marked (key, path) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET path = coalesce(excluded.path, path)",
        (key, there),
    )


def place_where_free(connection: sqlite3.Connection, key: Key, path: str | None) -> None:
    """Keep where the post of `key` lay elsewhere, unless more is known here."""
    connection.execute(
        "INSERT INTO marked (key, path)"
        " VALUES (?1, iif(EXISTS (SELECT 1 FROM marked WHERE path = ?2), NULL, ?2))"
        " ON CONFLICT (key) DO UPDATE SET path = coalesce(path, excluded.path)",
        (key, in_bytes(path)),
    )


def take_newer_place(connection: sqlite3.Connection, mine: State, theirs: State) -> None:
    """Let the reading position and the visit be those that are newer."""
    if theirs.position_at > mine.position_at:
        connection.execute(
            "UPDATE marked SET position = ?, words = ?, position_at = ? WHERE key = ?",
            (theirs.position, theirs.words, theirs.position_at, mine.key),
        )
    if theirs.visited_at > mine.visited_at:
        connection.execute(
            "UPDATE marked SET visited_at = ? WHERE key = ?", (theirs.visited_at, mine.key)
        )


def in_bytes(path: str | None) -> bytes | None:
    """Return a path as it stands in a row."""
    return None if path is None else os.fsencode(path)


def _insert(
    connection: sqlite3.Connection,
    mark: str,
    on: bool,
    now: float,
    posts: Sequence[tuple[Key, bytes | None]],
) -> None:
    """Add rows of posts that have none."""

    def insert() -> int:
        return connection.executemany(
            f"INSERT OR IGNORE INTO marked (key, path, {mark}, {mark}_at) VALUES (?, ?, ?, ?)",
            ((key, there, on, now) for key, there in posts),
        ).rowcount

    if posts and insert() < len(posts):
        # Some lie where others did: seldom, so that it is only looked into when it happens.
        _leave(connection, [there for _, there in posts])
        insert()


def _move(connection: sqlite3.Connection, posts: Sequence[tuple[Key, bytes]]) -> None:
    _leave(connection, [there for _, there in posts])
    connection.executemany(
        "UPDATE marked SET path = ? WHERE key = ?", ((there, key) for key, there in posts)
    )


def _leave(connection: sqlite3.Connection, paths: Iterable[bytes | None]) -> None:
    """Let no post lie at `paths` any more."""
    connection.executemany(
        "UPDATE marked SET path = NULL WHERE path = ?", ((path,) for path in paths)
    )


def _listed(keys: Iterable[Key]) -> str:
    return json.dumps(list(keys))
