"""Write rows of posts, their categories and the counts of both, by the batch.

All in the transaction of the connection given. What is taken away is counted by the
schema's triggers, what is added here.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.library.scan.record import Record
from reader.library.sqlite.database import chunks, placeholders
from reader.library.sqlite.schema import POST
from reader.model import Key
from reader.safe import Clean

_INSERT = f"INSERT INTO posts (id, sig, key, read, starred, {', '.join(POST)}) VALUES ({{}})"
_INSERT = _INSERT.format(placeholders([0] * (5 + len(POST))))
_FILE = "INSERT INTO filed VALUES (?, ?, ?, ?, ?, ?)"
_SAME = f"SELECT {', '.join(POST)}, read, starred FROM posts WHERE id = ?"
_UPDATE = f"UPDATE posts SET sig = ?, {', '.join(f'{name} = ?' for name in POST)} WHERE id = ?"
_COMPLETE = "UPDATE posts SET {} WHERE sig = ?"
_AGE, _PATH = POST.index("age"), POST.index("path")


@dataclass(frozen=True, slots=True)
class NewRow:
    """A post to be added, with the marks that it has already."""

    key: Key
    record: Record
    read: bool = False
    starred: bool = False


@dataclass(slots=True)
class Rows:
    """Rows to be written through one connection, for the length of a scan."""

    connection: sqlite3.Connection
    _ids: dict[Clean, int] = field(default_factory=dict)

    def add(self, rows: Sequence[NewRow]) -> None:
        """Insert posts that the index does not have; their keys and paths are new."""
        if not rows:
            return
        first = self._number("SELECT coalesce(max(id), 0) + 1 FROM posts")
        stored = [
            (post_id, row.record.sig, row.key, row.read, row.starred, *row.record.values)
            for post_id, row in enumerate(rows, first)
        ]
        self.connection.executemany(_INSERT, stored)
        self.connection.execute(
            "UPDATE totals SET posts = posts + ?, unread = unread + ?, starred = starred + ?,"
            " placed = placed + 1",
            (
                len(rows),
                sum(not row.read for row in rows),
                sum(row.starred for row in rows),
            ),
        )
        self._file(
            (category, values[5 + _AGE], values[5 + _PATH], values[0], row.read, row.starred)
            for row, values in zip(rows, stored, strict=True)
            for category in self._categories(row.record)
        )

    def replace(self, post_id: int, record: Record) -> bool:
        """Let a post be what its file says now; return whether that is anything new."""
        sig, values = record.sig, record.values
        row = self.connection.execute(_SAME, (post_id,)).fetchone()
        if row[: len(POST)] == values:
            self.connection.execute("UPDATE posts SET sig = ? WHERE id = ?", (sig, post_id))
            return False
        self.connection.execute(_UPDATE, (sig, *values, post_id))
        read, starred = row[len(POST) :]
        self._file(
            (category, values[_AGE], values[_PATH], post_id, read, starred)
            for category in self._categories(record)
        )
        return True

    def fill_in(self, records: Iterable[Record]) -> None:
        """Add what a header does not tell to posts, if their files are as they were listed."""
        names = ("source", "media", "problems", "fingerprint", "complete")
        places = [POST.index(name) for name in names]
        changes = ", ".join(f"{name} = ?" for name in names)
        rows = []
        stale: set[tuple[int]] = set()
        for record in records:
            rows.append((*(record.values[place] for place in places), record.sig))
            stale.update((category,) for category in self._categories(record))
        self.connection.executemany(_COMPLETE.format(changes), rows)
        self.connection.executemany("UPDATE categories SET stale = 1 WHERE id = ?", stale)

    def remove(self, sigs: Iterable[int], is_kept: Callable[[str], bool]) -> int:
        """Delete the posts whose files had these signatures; return how many there were.

        Those whose path `is_kept` stay.
        """
        gone = 0
        for chunk in chunks(sigs):
            paths = self.connection.execute(
                f"SELECT path, id FROM posts WHERE sig IN ({placeholders(chunk)})", chunk
            ).fetchall()
            ids = [(post_id,) for path, post_id in paths if not is_kept(os.fsdecode(path))]
            self.connection.executemany("DELETE FROM posts WHERE id = ?", ids)
            gone += len(ids)
            self.connection.execute(
                f"DELETE FROM withheld WHERE sig IN ({placeholders(chunk)})", chunk
            )
        return gone

    def _file(self, rows: Iterable[tuple[Any, ...]]) -> None:
        # In the order of the table, which it is written in several times as fast.
        filed = sorted(set(rows))
        self.connection.executemany(_FILE, filed)
        posts = Counter(row[0] for row in filed)
        read = Counter(row[0] for row in filed if row[4])
        starred = Counter(row[0] for row in filed if row[5])
        self.connection.executemany(
            "UPDATE categories SET posts = posts + ?, unread = unread + ?, starred = starred + ?,"
            " stale = 1 WHERE id = ?",
            [
                (count, count - read[category], starred[category], category)
                for category, count in posts.items()
            ],
        )

    def _categories(self, record: Record) -> list[int]:
        return [self._ids.get(slug) or self._category(slug) for slug in record.categories]

    def _category(self, slug: Clean) -> int:
        self.connection.execute(
            "INSERT OR IGNORE INTO categories (slug, label) VALUES (?, ?)", (slug, slug)
        )
        found = self._number("SELECT id FROM categories WHERE slug = ?", slug)
        self._ids[slug] = found
        return found

    def _number(self, query: str, *values: object) -> int:
        return int(self.connection.execute(query, values).fetchone()[0])
