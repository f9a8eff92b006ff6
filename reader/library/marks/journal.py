"""The marks file: a journal of what the reader marked, and the state that it adds up to.

Both change in one transaction, so that nothing acknowledged is lost and nothing is half
done. The index mirrors the state and asks `since` for what it has not applied yet.

A post is named by its key. A key other than its file's stem, and the path of every post
that carries a mark, are kept here, since they could not be made again from the files.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import time
from typing import Any

from reader.errors import Coded, LibraryUnavailable
from reader.library.marks import kept_searches
from reader.library.marks.kept_searches import KeptSearch
from reader.library.marks.marked_rows import (
    STATE_COLUMNS,
    mark_posts,
    place,
    place_where_free,
    set_mark,
    state_of,
    take_newer_place,
)
from reader.library.marks.migrations import APPLICATION, MIGRATIONS
from reader.library.marks.state import READ, STARRED, Marking, Position, State, Undone
from reader.library.sqlite.database import Damaged, Database, chunks, placeholders
from reader.model import Key

_MARKED_BATCH = 5000
"""Posts marked by one statement."""

_JOURNAL_ENTRIES_HELD = 1000
"""Journal entries held: an index further behind mirrors the whole state."""


class Marks:
    """The marks of one archive, for any number of threads. Raises LibraryUnavailable."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._sentences():
            self._database = Database(
                path,
                application=APPLICATION,
                migrations=MIGRATIONS,
                durable=True,
                what=Coded("the-marks"),
            )
        self.id = self._identity()
        """16 bytes that no other marks file has, by which an index knows this one."""
        self._ours: deque[int] = deque(maxlen=_JOURNAL_ENTRIES_HELD)
        """The numbers of the journal entries that were marked through this object."""

    def be_another(self) -> None:
        """Be no more the file that this is a copy of: an index must not take one for the other."""
        self.id = os.urandom(16)
        self.set_about("id", self.id)

    def close(self) -> None:
        """Close every thread's connection."""
        self._database.close()

    # -- marking -----------------------------------------------------------------------

    def mark(self, mark: str, value: bool, posts: Iterable[tuple[Key, str | None]]) -> int:
        """Write one journal entry for `posts`, (key, path) each; return how many it marks.

        A path is None where it is not known now. Posts that are marked so already are left
        out; with none left nothing is written.
        """
        rest = iter(posts)
        with self._writing() as connection:
            now = time()
            keys: list[Key] = []
            while some := dict(islice(rest, _MARKED_BATCH)):
                keys += mark_posts(connection, mark, value, now, some)
            seq = _append(connection, mark, value, keys, can_undo=True) if keys else None
        if seq is not None:
            self._ours.append(seq)
        return len(keys)

    def undo(self) -> Undone | None:
        """Take the newest of our own markings that stands back; return what that was.

        None without one: what was marked before this file was opened, or by another kanbao
        meanwhile, is not ours to take back.
        """
        with self._writing() as connection:
            row = connection.execute(
                "SELECT seq, mark, value, keys FROM journal"
                " WHERE can_undo AND seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT 1",
                (json.dumps(list(self._ours)),),
            ).fetchone()
            if row is None:
                return None
            seq, mark, value, packed = row
            keys = _unpack(packed)
            connection.execute("UPDATE journal SET can_undo = 0 WHERE seq = ?", (seq,))
            _set_mark(connection, mark, not value, keys)
            _append(connection, mark, not value, keys, can_undo=False)
            return Undone(mark, bool(value), len(keys), keys[0] if len(keys) == 1 else None)

    def set_position(self, key: Key, path: str | None, position: Position) -> None:
        """Remember where the reader left off."""
        with self._writing() as connection:
            place(connection, key, path)
            connection.execute(
                "UPDATE marked SET position = ?, words = ?, position_at = ? WHERE key = ?",
                (position.offset, position.words, time(), key),
            )

    def set_visited(self, key: Key, path: str | None) -> None:
        """Remember that a post was opened just now."""
        with self._writing() as connection:
            place(connection, key, path)
            connection.execute("UPDATE marked SET visited_at = ? WHERE key = ?", (time(), key))

    # -- searches ----------------------------------------------------------------------

    def searches(self) -> list[KeptSearch]:
        """Return the searches kept, in the order in which they were first kept."""
        with self._sentences(), self._database.errors():
            return kept_searches.kept(self._database.connection())

    def keep_search(self, search: KeptSearch, instead_of: str | None = None) -> None:
        """Keep a search, in the place of the one of its name, and of the one called `instead_of`."""
        with self._writing() as connection:
            kept_searches.keep(connection, search, instead_of)

    def remove_search(self, name: str) -> None:
        """Keep a search no longer."""
        with self._writing() as connection:
            kept_searches.remove(connection, name)

    def looks(self) -> dict[str, int]:
        """Return how many hits each query had when it was last looked at."""
        with self._sentences(), self._database.errors():
            return kept_searches.looks(self._database.connection())

    def looked_at(self, query: str, hits: int) -> None:
        """Remember how many hits a query has, now that they are looked at."""
        with self._writing() as connection:
            kept_searches.look(connection, query, hits)

    def merge(self, states: Iterable[State]) -> int:
        """Take over marks from elsewhere, the newer winning; return how many posts changed.

        Read and starred are written as journal entries, so that the index hears of them.
        """
        taken: dict[tuple[str, bool], list[tuple[Key, float]]] = {}
        changed = 0
        with self._writing() as connection:
            for theirs in states:
                row = connection.execute(
                    f"SELECT {STATE_COLUMNS} FROM marked WHERE key = ?", (theirs.key,)
                ).fetchone()
                mine = state_of(row) if row else State(theirs.key)
                place_where_free(connection, theirs.key, theirs.path)
                if theirs.read_at > mine.read_at:
                    taken.setdefault((READ, theirs.read), []).append((theirs.key, theirs.read_at))
                if theirs.starred_at > mine.starred_at:
                    taken.setdefault((STARRED, theirs.starred), []).append(
                        (theirs.key, theirs.starred_at)
                    )
                take_newer_place(connection, mine, theirs)
                changed += _is_newer(theirs, mine)
            for (mark, value), marked in taken.items():
                keys = [key for key, _ in marked]
                _set_mark(connection, mark, value, keys)
                _append(connection, mark, value, keys, can_undo=False)
                connection.executemany(
                    f"UPDATE marked SET {mark}_at = ? WHERE key = ?",
                    [(at, key) for key, at in marked],
                )
        return changed

    # -- what is marked ----------------------------------------------------------------

    def state(self, key: Key) -> State:
        """Return what is marked of `key`."""
        row = self._one(f"SELECT {STATE_COLUMNS} FROM marked WHERE key = ?", key)
        return state_of(row) if row else State(key)

    def states(self) -> Iterator[State]:
        """Yield everything that is marked, by key."""
        last = ""
        while rows := self._all(
            f"SELECT {STATE_COLUMNS} FROM marked WHERE key > ? ORDER BY key LIMIT 1000", last
        ):
            yield from (state_of(row) for row in rows)
            last = rows[-1][0]

    def states_of(self, keys: Iterable[Key]) -> dict[Key, tuple[bool, bool]]:
        """Return read and starred of those of `keys` that are known."""
        found: dict[Key, tuple[bool, bool]] = {}
        for chunk in chunks(keys):
            rows = self._all(
                f"SELECT key, read, starred FROM marked WHERE key IN ({placeholders(chunk)})",
                *chunk,
            )
            found.update((key, (bool(read), bool(starred))) for key, read, starred in rows)
        return found

    def history(self, limit: int) -> list[Key]:
        """Return the keys of posts that were opened, the latest first."""
        rows = self._all(
            "SELECT key FROM marked WHERE visited_at > 0 ORDER BY visited_at DESC LIMIT ?", limit
        )
        return [key for (key,) in rows]

    def since(self, seq: int) -> list[Marking] | None:
        """Return the journal entries after `seq`, in order; None when some are held no longer."""
        ((first, last),) = self._all("SELECT min(seq), max(seq) FROM journal")
        if not (first or 1) - 1 <= seq <= (last or 0):
            return None
        rows = self._all(
            "SELECT seq, mark, value, keys FROM journal WHERE seq > ? ORDER BY seq", seq
        )
        return [
            Marking(number, mark, bool(value), tuple(_unpack(keys)))
            for number, mark, value, keys in rows
        ]

    @property
    def last(self) -> int:
        """The number of the newest journal entry."""
        ((last,),) = self._all("SELECT coalesce(max(seq), 0) FROM journal")
        return int(last)

    def is_empty(self) -> bool:
        """Return whether nothing was ever marked or kept."""
        return self._one("SELECT 1 FROM marked LIMIT 1") is None

    # -- keys --------------------------------------------------------------------------

    def knows(self, key: Key) -> bool:
        """Return whether anything is kept under `key`."""
        return self._one("SELECT 1 FROM marked WHERE key = ?", key) is not None

    def relatives(self, path: str, name: str, apart: str) -> list[tuple[Key, str | None]]:
        """Return key and path of what is kept for `path`, under `name`, or under keys that
        begin with `apart`.
        """  # fmt: skip
        rows = self._all(
            "SELECT key, path FROM marked WHERE path = ? OR key = ? OR (key > ? AND key < ?)",
            os.fsencode(path),
            name,
            apart,
            apart[:-1] + chr(ord(apart[-1]) + 1),
        )
        return [(key, os.fsdecode(kept) if kept is not None else None) for key, kept in rows]

    def keep_keys(self, keys: Iterable[tuple[Key, str]]) -> None:
        """Keep the keys of posts, (key, path) each, that their files do not tell."""
        posts = list(keys)
        if posts:
            with self._writing() as connection:
                for key, path in posts:
                    place(connection, key, path)

    # -- what the file says of itself ----------------------------------------------------

    def about(self, name: str) -> bytes | None:
        """Return a value kept under `name`."""
        row = self._one("SELECT value FROM about WHERE name = ?", name)
        return bytes(row[0]) if row else None

    def set_about(self, name: str, value: bytes) -> None:
        """Keep a value under `name`; nothing is written where it stands already."""
        if self.about(name) != value:
            with self._writing() as connection:
                connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def _identity(self) -> bytes:
        known = self.about("id")
        if known is None:
            with self._writing() as connection:
                connection.execute(
                    "INSERT OR IGNORE INTO about VALUES ('id', ?)", (os.urandom(16),)
                )
            known = self.about("id") or b""
        return known

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with self._sentences(), self._database.errors():
            row: tuple[Any, ...] | None = (
                self._database.connection().execute(query, values).fetchone()
            )
            return row

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._sentences(), self._database.errors():
            return self._database.connection().execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._sentences(), self._database.writing() as connection:
            yield connection

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        """Say what to do with a damaged file: it is theirs, so it is left as it is."""
        try:
            yield
        except Damaged as error:
            raise LibraryUnavailable("marks-damaged", path=self.path, why=error.why) from error


def _is_newer(theirs: State, mine: State) -> bool:
    return (
        theirs.read_at > mine.read_at
        or theirs.starred_at > mine.starred_at
        or theirs.position_at > mine.position_at
        or theirs.visited_at > mine.visited_at
    )


def _set_mark(connection: sqlite3.Connection, mark: str, on: bool, keys: Sequence[Key]) -> None:
    now = time()
    for start in range(0, len(keys), _MARKED_BATCH):
        set_mark(connection, mark, on, now, keys[start : start + _MARKED_BATCH])


def _append(
    connection: sqlite3.Connection, mark: str, value: bool, keys: Sequence[Key], *, can_undo: bool
) -> int:
    """Write a journal entry; the oldest is let go. Return its number."""
    cursor = connection.execute(
        "INSERT INTO journal (mark, value, keys, can_undo) VALUES (?, ?, ?, ?)",
        (mark, value, _pack(keys), can_undo),
    )
    seq = cursor.lastrowid or 0
    connection.execute("DELETE FROM journal WHERE seq <= ?", (seq - _JOURNAL_ENTRIES_HELD,))
    return seq


def _pack(keys: Sequence[Key]) -> bytes:
    return zlib.compress("\0".join(keys).encode(), 1)


def _unpack(keys: bytes) -> list[Key]:
    return [Key(key) for key in zlib.decompress(keys).decode().split("\0")]
