"""The marks file: a journal of what the reader marked, and the state that it adds up to.

Both change in one transaction, so that nothing acknowledged is lost and nothing is half
done. The index mirrors the state and asks `since` for what it has not applied yet.

A post is named by its key. A key other than its file's stem, and the path of every post
that carries a mark, are kept here, since they could not be made again from the files.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import time

from reader.library.sqlite import Database

_APPLICATION = 0x6B62_6D6B  # "kbmk"

_MIGRATIONS = (
    """
    CREATE TABLE about (name TEXT PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        at REAL NOT NULL,
        mark TEXT NOT NULL,
        value INTEGER NOT NULL,
        keys BLOB NOT NULL,
        undoes INTEGER REFERENCES journal(seq),
        undone INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE state (
        key TEXT PRIMARY KEY,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0,
        at REAL NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE known (path BLOB PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX known_by_key ON known (key);
    """,
)

READ, STARRED = "read", "starred"


@dataclass(frozen=True, slots=True)
class Marking:
    """One entry of the journal: these keys have this mark from now on, or no longer."""

    seq: int
    mark: str
    value: bool
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What is marked of one post."""

    key: str
    read: bool
    starred: bool
    position: int
    at: float


class Marks:
    """The marks of one archive. Methods raise LibraryUnavailable."""

    def __init__(self, path: Path, root: Path) -> None:
        self.database = Database(
            path, application=_APPLICATION, migrations=_MIGRATIONS, durable=True, what="标记文件"
        )
        with self.database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO about VALUES ('root', ?)", (os.fsencode(root),)
            )

    def mark(self, mark: str, value: bool, posts: Iterable[tuple[str, str]]) -> int:
        """Write one journal entry for `posts`, (key, path) each; return its number.

        Posts that are marked so already are left out; with none left nothing is written,
        and the number is 0.
        """
        with self.database.writing() as connection:
            changed = []
            for key, path in posts:
                row = connection.execute(f"SELECT {mark} FROM state WHERE key = ?", (key,))
                if bool((row.fetchone() or (0,))[0]) != value:
                    changed.append(key)
                    connection.execute(
                        "INSERT OR REPLACE INTO known VALUES (?, ?)", (os.fsencode(path), key)
                    )
            if not changed:
                return 0
            return self._append(connection, mark, value, changed, None)

    def undo(self) -> bool:
        """Take the newest journal entry that stands back; return whether there was one."""
        with self.database.writing() as connection:
            row = connection.execute(
                "SELECT seq, mark, value, keys FROM journal"
                " WHERE undone = 0 AND undoes IS NULL ORDER BY seq DESC LIMIT 1"
            ).fetchone()
            if row is None:
                return False
            seq, mark, value, keys = row
            connection.execute("UPDATE journal SET undone = 1 WHERE seq = ?", (seq,))
            self._append(connection, mark, not value, _unpack(keys), seq)
            return True

    def since(self, seq: int) -> Iterator[Marking]:
        """Yield the journal entries after `seq`, in order."""
        with self.database.errors():
            rows = self.database.connection().execute(
                "SELECT seq, mark, value, keys FROM journal WHERE seq > ? ORDER BY seq", (seq,)
            )
            for number, mark, value, keys in rows.fetchall():
                yield Marking(number, mark, bool(value), tuple(_unpack(keys)))

    @property
    def last(self) -> int:
        """The number of the newest journal entry."""
        with self.database.errors():
            row = self.database.connection().execute("SELECT max(seq) FROM journal").fetchone()
            return int(row[0] or 0)

    @property
    def blank(self) -> bool:
        """Whether nothing is marked or kept yet."""
        with self.database.errors():
            row = self.database.connection().execute(
                "SELECT EXISTS (SELECT 1 FROM state) OR EXISTS (SELECT 1 FROM known)"
            )
            return not row.fetchone()[0]

    def state(self, key: str) -> State:
        """Return what is marked of `key`."""
        with self.database.errors():
            row = (
                self.database.connection()
                .execute("SELECT key, read, starred, position, at FROM state WHERE key = ?", (key,))
                .fetchone()
            )
        return _state(row) if row else State(key, False, False, 0, 0.0)

    def states(self) -> Iterator[State]:
        """Yield everything that is marked."""
        with self.database.errors():
            for row in self.database.connection().execute(
                "SELECT key, read, starred, position, at FROM state ORDER BY key"
            ):
                yield _state(row)

    def set_position(self, key: str, position: int) -> None:
        """Remember where the reader left off: an offset into the article's text."""
        with self.database.writing() as connection:
            connection.execute(
                "INSERT INTO state (key, position, at) VALUES (?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET position = excluded.position, at = excluded.at",
                (key, position, time()),
            )

    def key_at(self, path: str) -> str | None:
        """Return the key that the post at `path` was given, where that was kept."""
        with self.database.errors():
            row = (
                self.database.connection()
                .execute("SELECT key FROM known WHERE path = ?", (os.fsencode(path),))
                .fetchone()
            )
        return row[0] if row else None

    def paths_of(self, key: str) -> list[str]:
        """Return the paths under which `key` was kept."""
        with self.database.errors():
            rows = self.database.connection().execute(
                "SELECT path FROM known WHERE key = ?", (key,)
            )
            return [os.fsdecode(path) for (path,) in rows]

    def keep_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """Keep the keys of posts, (key, path) each, that their files do not tell."""
        rows = [(os.fsencode(path), key) for key, path in keys]
        if rows:
            with self.database.writing() as connection:
                connection.executemany("INSERT OR REPLACE INTO known VALUES (?, ?)", rows)

    def merge(self, states: Iterable[State]) -> int:
        """Take over marks from elsewhere, the newer winning; return how many were newer.

        Written as journal entries, so that the index hears of them.
        """
        taken: dict[tuple[str, bool], list[str]] = {}
        count = 0
        with self.database.writing() as connection:
            for state in states:
                mine = connection.execute(
                    "SELECT at FROM state WHERE key = ?", (state.key,)
                ).fetchone()
                if mine is not None and mine[0] >= state.at:
                    continue
                count += 1
                connection.execute(
                    "INSERT OR REPLACE INTO state VALUES (?, 0, 0, ?, ?)",
                    (state.key, state.position, state.at),
                )
                taken.setdefault((READ, state.read), []).append(state.key)
                taken.setdefault((STARRED, state.starred), []).append(state.key)
            for (mark, value), keys in taken.items():
                self._append(connection, mark, value, keys, None, undone=True, touch=False)
        return count

    def _append(
        self,
        connection: sqlite3.Connection,
        mark: str,
        value: bool,
        keys: Sequence[str],
        undoes: int | None,
        *,
        undone: bool = False,
        touch: bool = True,
    ) -> int:
        cursor = connection.execute(
            "INSERT INTO journal (at, mark, value, keys, undoes, undone) VALUES (?, ?, ?, ?, ?, ?)",
            (time(), mark, value, _pack(keys), undoes, undone),
        )
        at = time() if touch else None
        connection.executemany(
            f"INSERT INTO state (key, {mark}, at) VALUES (?, ?, coalesce(?, 0))"
            f" ON CONFLICT (key) DO UPDATE SET {mark} = excluded.{mark}, at = coalesce(?, at)",
            ((key, value, at, at) for key in keys),
        )
        return cursor.lastrowid or 0


def _state(row: tuple[str, int, int, int, float]) -> State:
    key, read, starred, position, at = row
    return State(key, bool(read), bool(starred), position, at)


def _pack(keys: Sequence[str]) -> bytes:
    return zlib.compress("\0".join(keys).encode("utf-8", "surrogatepass"), 1)


def _unpack(keys: bytes) -> list[str]:
    return zlib.decompress(keys).decode("utf-8", "surrogatepass").split("\0")
