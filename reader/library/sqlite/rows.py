"""Write rows of posts, their categories and the counts of both, by the batch.

All in the transaction of the connection given. What is taken away is counted by the
schema's triggers, what is added here.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from reader.folding import fold
from reader.library.records import NewPost, Record, Rest
from reader.library.sqlite.database import chunks, placeholders
from reader.library.sqlite.schema import EMPTY_LIST, POST_COLUMNS, make_late_index
from reader.model import Key, listed_under
from reader.safe import Clean

_INSERT = (
    f"INSERT INTO posts (id, sig, key, read, starred, {', '.join(POST_COLUMNS)}) VALUES ({{}})"
)
_INSERT = _INSERT.format(placeholders([0] * (5 + len(POST_COLUMNS))))
_FILE = "INSERT INTO filed VALUES (?, ?, ?, ?, ?, ?)"
_SAME = f"SELECT {', '.join(POST_COLUMNS)}, id, read, starred FROM posts WHERE key = ?"
_ASSIGNMENTS = ", ".join(f"{name} = ?" for name in POST_COLUMNS)
_UPDATE = f"UPDATE posts SET doc = NULL, sig = ?, {_ASSIGNMENTS} WHERE id = ?"
REST = "source = ?, media = ?, problems = ?, fingerprint = ?, complete = 1"
"""The columns that a header does not tell, set to what `rest_columns` returns."""

STALE = "UPDATE categories SET stale = 1 WHERE id = ?"


class Rows:
    """Rows to be written through one connection.

    `categories` holds the numbers of categories by slug, and is added to.
    """

    def __init__(self, connection: sqlite3.Connection, categories: dict[Clean, int]) -> None:
        self._connection = connection
        self._ids = categories

    def add(self, posts: Sequence[NewPost]) -> None:
        """Insert posts that the index does not have; their keys and paths are new."""
        if not posts:
            return
        first = self._number("SELECT coalesce(max(id), 0) + 1 FROM posts")
        self._connection.executemany(
            _INSERT,
            (
                (number, post.record.sig, post.key, post.read, post.starred, *_columns(post.record))
                for number, post in enumerate(posts, first)
            ),
        )
        self._connection.execute(
            "UPDATE totals SET posts = posts + ?, unread = unread + ?, starred = starred + ?,"
            " placed = placed + 1",
            (
                len(posts),
                sum(not post.read for post in posts),
                sum(post.starred for post in posts),
            ),
        )
        self._file(
            (category, *_place(post.record), number, post.read, post.starred)
            for number, post in enumerate(posts, first)
            for category in self._categories(post.record)
        )

    def replace(self, key: Key, record: Record) -> bool:
        """Let a post be what its file says now; return whether that is anything new."""
        values = _columns(record)
        row = self._connection.execute(_SAME, (key,)).fetchone()
        number, read, starred = row[len(POST_COLUMNS) :]
        if row[: len(POST_COLUMNS)] == values:
            self._connection.execute("UPDATE posts SET sig = ? WHERE id = ?", (record.sig, number))
            return False
        self._connection.execute(_UPDATE, (record.sig, *values, number))
        self._file(
            (category, *_place(record), number, read, starred)
            for category in self._categories(record)
        )
        return True

    def fill_in(self, records: Iterable[Record]) -> None:
        """Add what a header does not tell to posts, if their files are as they were listed."""
        rows = []
        stale: set[tuple[int]] = set()
        for record in records:
            rows.append((*rest_columns(record), record.sig))
            stale.update((category,) for category in self._categories(record))
        self._connection.executemany(f"UPDATE posts SET {REST} WHERE sig = ?", rows)
        self._connection.executemany(STALE, stale)

    def remove(self, sigs: Iterable[int], is_kept: Callable[[str], bool]) -> int:
        """Delete the posts whose files had these signatures; return how many there were.

        Those whose path `is_kept` stay.
        """
        gone = 0
        for chunk in chunks(sigs):
            make_late_index(self._connection, "posts_by_sig")
            paths = self._connection.execute(
                f"SELECT path, id FROM posts WHERE sig IN ({placeholders(chunk)})", chunk
            ).fetchall()
            numbers = [(number,) for path, number in paths if not is_kept(os.fsdecode(path))]
            self._connection.executemany("DELETE FROM posts WHERE id = ?", numbers)
            gone += len(numbers)
            self._connection.execute(
                f"DELETE FROM withheld WHERE sig IN ({placeholders(chunk)})", chunk
            )
        return gone

    def _file(self, rows: Iterable[tuple[Any, ...]]) -> None:
        # In the order of the table, which it is written in several times as fast.
        filed = sorted(set(rows))
        self._connection.executemany(_FILE, filed)
        posts = Counter(row[0] for row in filed)
        read = Counter(row[0] for row in filed if row[4])
        starred = Counter(row[0] for row in filed if row[5])
        self._connection.executemany(
            "UPDATE categories SET posts = posts + ?, unread = unread + ?, starred = starred + ?,"
            " stale = 1 WHERE id = ?",
            [
                (count, count - read[category], starred[category], category)
                for category, count in posts.items()
            ],
        )

    def _categories(self, record: Record) -> list[int]:
        return [
            self._ids.get(slug) or self._category(slug) for slug in listed_under(record.categories)
        ]

    def _category(self, slug: Clean) -> int:
        self._connection.execute(
            "INSERT OR IGNORE INTO categories (slug, label) VALUES (?, ?)", (slug, slug)
        )
        found = self._number("SELECT id FROM categories WHERE slug = ?", slug)
        self._ids[slug] = found
        return found

    def _number(self, query: str, *values: object) -> int:
        return int(self._connection.execute(query, values).fetchone()[0])


def rest_columns(read: Record | Rest) -> tuple[Any, ...]:
    """Return the values of the columns `REST`."""
    return (read.source, read.media, _packed(read.problems), read.fingerprint)


def _columns(record: Record) -> tuple[Any, ...]:
    """Return the values of the columns `POST_COLUMNS`."""
    return (
        record.age,
        os.fsencode(record.path),
        record.title,
        fold(record.title),
        record.date,
        record.date_guessed,
        _packed(listed_under(record.categories)),
        _packed(record.tags),
        record.source,
        record.media,
        _packed(record.problems),
        record.fingerprint,
        record.is_whole,
    )


def _place(record: Record) -> tuple[int, bytes]:
    return record.age, os.fsencode(record.path)


_encode = json.JSONEncoder(ensure_ascii=False).encode


@lru_cache(maxsize=4096)
def _packed(values: tuple[object, ...]) -> str:
    """Return `values` as JSON; a category's posts mostly carry the same."""
    return _encode(values) if values else EMPTY_LIST
