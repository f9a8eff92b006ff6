"""Bring an index up to date with its archive: files → Post → rows, in short transactions.

Each file's signature (path, size, time of change) is looked up among those of the index,
8 bytes a post in memory; only what is not found there is read. What was written stays
written, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from time import monotonic
from typing import Any

from reader.corpus import Archive, Found, read_post, walk
from reader.corpus.labels import Evidence, label_categories
from reader.library.index.keys import Identity, Known, identify, plain_key
from reader.library.index.schema import COLUMNS, columns_of, fingerprint_of
from reader.library.marks.journal import Marks
from reader.library.model import Changes, Progress
from reader.library.sqlite import Database
from reader.model import Post, Problem
from reader.safe import Clean

_BATCH_SECONDS = 0.25
_BATCH_POSTS = 500
_RARE = 0.3
"""The share of a category's posts below which a tag cannot name it."""


@dataclass(slots=True)
class _Counts:
    new: int = 0
    changed: int = 0
    moved: int = 0
    gone: int = 0
    unchanged: int = 0
    done: int = 0


@dataclass(slots=True)
class Scan:
    """One run over an archive, writing into `index`."""

    archive: Archive
    index: Database
    marks: Marks
    size_limit: int
    drafts: bool
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    _counts: _Counts = field(default_factory=_Counts)
    _batch: list[tuple[int, Post]] = field(default_factory=list)
    _withheld: list[int] = field(default_factory=list)
    _strays: list[Problem] = field(default_factory=list)
    _total: int = 0

    def run(self) -> Changes:
        """Do it; return what had changed. Broken off by `cancelled`, what is done stays done."""
        known = self._signatures()
        self._total = len(known)
        seen = bytearray(len(known))
        due = monotonic() + _BATCH_SECONDS
        for found in walk(self.archive, drafts=self.drafts, report=self._strays.append):
            self._counts.done += 1
            sig = signature(found)
            at = bisect_left(known, sig)
            if at < len(known) and known[at] == sig:
                seen[at] = 1
                self._counts.unchanged += 1
            else:
                self._take(found, sig)
            if monotonic() >= due or len(self._batch) >= _BATCH_POSTS:
                self._write()
                if self.cancelled():
                    return self._changes()
                due = monotonic() + _BATCH_SECONDS
        self._write()
        if self.cancelled():
            return self._changes()
        self._forget(sig for sig, was_seen in zip(known, seen, strict=True) if not was_seen)
        changes = self._changes()
        if changes.any or not self._labelled():
            self._label()
        return changes

    def _signatures(self) -> array[int]:
        with self.index.errors():
            rows = self.index.connection().execute(
                "SELECT sig FROM posts UNION SELECT sig FROM withheld ORDER BY sig"
            )
            return array("q", (sig for (sig,) in rows))

    def _take(self, found: Found, sig: int) -> None:
        post = read_post(self.archive, found, size_limit=self.size_limit)
        if post.published or self.drafts:
            self._batch.append((sig, post))
        else:
            self._withheld.append(sig)

    def _write(self) -> None:
        if self._batch or self._withheld:
            with self.index.writing() as connection:
                _Writer(
                    connection, self.archive, self.marks, self._counts, empty=not self._total
                ).write(self._batch)
                connection.executemany(
                    "INSERT OR IGNORE INTO withheld VALUES (?)",
                    ((sig,) for sig in self._withheld),
                )
            self._batch.clear()
            self._withheld.clear()
        counts = self._counts
        written = counts.new + counts.changed + counts.moved
        self.progress(
            Progress(counts.done, max(self._total, counts.done) if self._total else 0, written)
        )

    def _forget(self, sigs: Iterable[int]) -> None:
        """Delete the rows of files that are no more; moved and changed ones have a new sig."""
        with self.index.writing() as connection:
            for sig in sigs:
                gone = connection.execute("DELETE FROM posts WHERE sig = ?", (sig,)).rowcount
                self._counts.gone += gone
                connection.execute("DELETE FROM withheld WHERE sig = ?", (sig,))
            connection.execute("DELETE FROM strays")
            connection.executemany(
                "INSERT INTO strays VALUES (?, ?, ?, ?)",
                ((p.path, p.code, p.line, p.message) for p in self._strays),
            )

    def _changes(self) -> Changes:
        with self.index.errors():
            total, withheld = (
                self.index.connection()
                .execute("SELECT posts, (SELECT count(*) FROM withheld) FROM totals")
                .fetchone()
            )
        counts = self._counts
        return Changes(
            new=counts.new,
            changed=counts.changed,
            moved=counts.moved,
            gone=counts.gone,
            unchanged=counts.unchanged,
            withheld=withheld,
            total=total,
        )

    def _labelled(self) -> bool:
        with self.index.errors():
            row = self.index.connection().execute("SELECT 1 FROM about WHERE name = 'labelled'")
            return row.fetchone() is not None

    def _label(self) -> None:
        with self.index.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO about VALUES ('labelled', 0)")
            labels = label_categories(_evidence(connection), self.archive.pages)
            connection.executemany(
                "UPDATE categories SET label = ? WHERE slug = ?",
                ((label, slug) for slug, label in labels.items()),
            )
            connection.execute("INSERT OR REPLACE INTO about VALUES ('labelled', 1)")


_INSERT = f"INSERT INTO posts ({COLUMNS}) VALUES ({', '.join('?' * (COLUMNS.count(',') + 1))})"
_OF_POST = COLUMNS[COLUMNS.index("age") :].split(", ")
_UPDATE = f"UPDATE posts SET sig = ?, {', '.join(f'{name} = ?' for name in _OF_POST)} WHERE id = ?"


class _Writer:
    """Writes posts as rows, within a transaction.

    New rows are gathered and inserted together; `empty` says that the index was empty when
    the scan began, so that no post can have been in it under any name.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        archive: Archive,
        marks: Marks,
        counts: _Counts,
        *,
        empty: bool,
    ) -> None:
        self._connection = connection
        self._archive = archive
        self._marks = marks
        self._marked = not marks.blank
        self._counts = counts
        self._empty = empty
        self._categories: dict[str, int] = {}
        self._keep: list[tuple[str, str]] = []
        self._rows: list[tuple[Any, ...]] = []
        self._filed: list[tuple[Any, ...]] = []
        self._fresh: dict[str, Known] = {}
        self._next = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM posts").fetchone()[0]

    def write(self, batch: list[tuple[int, Post]]) -> None:
        """Write `batch`: signature and post of each."""
        for sig, post in batch:
            known = None if self._empty else self._by_path(post.path)
            if known is not None:
                self._counts.changed += 1
                self._update(known, sig, post)
                continue
            identity = self._identity(post)
            if identity.known is not None:
                self._counts.moved += 1
                self._update(identity.known.id, sig, post)
            else:
                self._counts.new += 1
                self._insert(identity.key, sig, post)
            if identity.key != plain_key(post.path) or identity.known is not None:
                self._keep.append((identity.key, post.path))
        self._connection.executemany(_INSERT, self._rows)
        self._connection.executemany(
            "INSERT OR IGNORE INTO filed VALUES (?, ?, ?, ?, ?, ?)", self._filed
        )
        self._marks.keep_keys(self._keep)

    def _identity(self, post: Post) -> Identity:
        return identify(
            post,
            kept=self._marks.key_at(post.path) if self._marked else None,
            by_key=self._by_key,
            by_text=self._by_text,
            vanished=lambda path: not os.path.lexists(self._archive.file(path)),
            reserved=lambda key: self._marked and self._reserved(key, post.path),
        )

    def _by_path(self, path: str) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM posts WHERE path = ?", (os.fsencode(path),)
        ).fetchone()
        return row[0] if row else None

    def _by_key(self, key: str) -> Known | None:
        if fresh := self._fresh.get(key):
            return fresh
        row = self._connection.execute(
            "SELECT id, key, path FROM posts WHERE key = ?", (key,)
        ).fetchone()
        return Known(row[0], row[1], os.fsdecode(row[2])) if row else None

    def _by_text(self, post: Post) -> list[Known]:
        if self._empty or not post.fingerprint:
            return []
        rows = self._connection.execute(
            "SELECT id, key, path FROM posts WHERE fingerprint = ? LIMIT 20",
            (fingerprint_of(post),),
        )
        return [Known(known, key, os.fsdecode(path)) for known, key, path in rows]

    def _reserved(self, key: str, path: str) -> bool:
        others = [other for other in self._marks.paths_of(key) if other != path]
        return any(os.path.lexists(self._archive.file(other)) for other in others)

    def _insert(self, key: str, sig: int, post: Post) -> None:
        read = starred = False
        if self._marked:
            state = self._marks.state(key)
            read, starred = state.read, state.starred
        columns = columns_of(post)
        self._rows.append((self._next, sig, key, read, starred, *columns))
        self._file(self._next, columns[0], post, read, starred)
        self._fresh[key] = Known(self._next, key, post.path)
        self._next += 1

    def _update(self, post_id: int, sig: int, post: Post) -> None:
        columns = columns_of(post)
        self._connection.execute(_UPDATE, (sig, *columns, post_id))
        self._connection.execute("DELETE FROM filed WHERE post = ?", (post_id,))
        read, starred = self._connection.execute(
            "SELECT read, starred FROM posts WHERE id = ?", (post_id,)
        ).fetchone()
        self._file(post_id, columns[0], post, read, starred)

    def _file(self, post_id: int, age: int, post: Post, read: bool, starred: bool) -> None:
        for place, slug in enumerate(post.categories):
            self._filed.append((self._category(slug), age, post_id, place, read, starred))

    def _category(self, slug: Clean) -> int:
        known = self._categories.get(slug)
        if known is None:
            self._connection.execute(
                "INSERT OR IGNORE INTO categories (slug, label) VALUES (?, ?)", (slug, slug)
            )
            known = self._connection.execute(
                "SELECT id FROM categories WHERE slug = ?", (slug,)
            ).fetchone()[0]
            self._categories[slug] = known
        return known


def signature(found: Found) -> int:
    """Return 64 bits that change when a file does: of its path, size and time of change."""
    text = b"%b\0%d\0%d" % (os.fsencode(found.path), found.size, found.mtime_ns)
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


def _evidence(connection: sqlite3.Connection) -> dict[Clean, Evidence]:
    """Return what the posts of each category say of its name."""
    posts = dict(connection.execute("SELECT slug, posts FROM categories WHERE posts > 0"))
    counted: dict[str, tuple[dict[Clean, int], dict[Clean, int]]] = defaultdict(lambda: ({}, {}))
    tags = connection.execute(
        "SELECT slug, tag.value, count(*) FROM filed JOIN categories ON categories.id = category"
        " JOIN posts ON posts.id = post, json_each(posts.tags) AS tag"
        " GROUP BY category, tag.value HAVING count(*) >= ? * categories.posts",
        (_RARE,),
    )
    for slug, tag, count in tags:
        counted[slug][0][Clean(tag)] = count
    media = connection.execute(
        "SELECT slug, media, count(*) FROM filed JOIN categories ON categories.id = category"
        " JOIN posts ON posts.id = post WHERE media IS NOT NULL"
        " GROUP BY category, media HAVING count(*) >= ? * categories.posts",
        (_RARE,),
    )
    for slug, medium, count in media:
        counted[slug][1][Clean(medium)] = count
    return {Clean(slug): Evidence(count, *counted[slug]) for slug, count in posts.items()}
