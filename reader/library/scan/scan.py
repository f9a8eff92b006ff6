"""Bring an index up to date with its archive: files → Post → rows, in short transactions.

Each file's signature (path, size, time of change) is looked up among those of the index,
8 bytes a post in memory; only what is not found there is read. What was written stays
written, so an interrupted run goes on where it stopped.

The first run lists what the headers say, and fills in the rest afterwards: lists are whole
in less time than it takes to read the bodies.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import PurePosixPath
from time import monotonic

from reader.corpus import Archive, Found, walk
from reader.library.marks.journal import Marks
from reader.library.model import Changes, Progress
from reader.library.scan.file_reader import FileReader
from reader.library.scan.helper import Task
from reader.library.scan.key_assigner import KeyAssigner
from reader.library.scan.record import Record, signature
from reader.library.sqlite.database import Database, chunks, placeholders
from reader.library.sqlite.labelling import is_due, label_anew, label_new
from reader.library.sqlite.rows import NewRow, Rows
from reader.library.sqlite.schema import make_late_indexes
from reader.model import Key, Problem

_FIRST_BATCH_SECONDS = 0.05
_FIRST_BATCH_POSTS = 200
"""Until the first batch is written, so that a list has something to show."""

_BATCH_SECONDS = 0.25
_BATCH_POSTS = 4000
_FILL_IN_BATCH = 500
_FIRST_LABELLED_POSTS = 1000
"""Posts written until categories get a first label; four times as many until the next do."""

_SCAN_CACHE_KIB = 32 * 1024


@dataclass(slots=True)
class _Counts:
    new: int = 0
    changed: int = 0
    moved: int = 0
    gone: int = 0
    done: int = 0

    @property
    def written(self) -> int:
        return self.new + self.changed + self.moved


@dataclass(slots=True)
class _Seen:
    """The signatures of the index, in order, and which of them the walk met."""

    known: array[int]
    doubted: set[int]
    """Signatures of files to be read again all the same."""
    met: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.met = bytearray(len(self.known))

    def meet(self, sig: int) -> bool:
        """Return whether a file of this signature is known and needs no reading."""
        at = bisect_left(self.known, sig)
        if at == len(self.known) or self.known[at] != sig:
            return False
        self.met[at] = 1
        return sig not in self.doubted

    def missed(self) -> Iterator[int]:
        return (sig for sig, met in zip(self.known, self.met, strict=True) if not met)


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
    _batch: list[Record] = field(default_factory=list)
    _withheld: list[int] = field(default_factory=list)
    _rows: Rows = field(init=False)
    _archive_problems: list[Problem] = field(default_factory=list)
    _total: int = 0
    _nothing_known: bool = False

    def run(self) -> Changes:
        """Do it; return what had changed. Broken off by `cancelled`, what is done stays done."""
        with self.index.errors():
            connection = self.index.connection()
            cache = connection.execute("PRAGMA cache_size").fetchone()[0]
            connection.execute(f"PRAGMA cache_size = -{_SCAN_CACHE_KIB}")
            try:
                return self._run(connection)
            finally:
                connection.execute(f"PRAGMA cache_size = {cache}")

    def _run(self, connection: sqlite3.Connection) -> Changes:
        seen = self._seen(connection)
        self._total = len(seen.known)
        self._nothing_known = not seen.known and self.marks.is_empty()
        self._rows = Rows(connection)
        if not self._nothing_known:
            self._make_late_indexes()
        heads_only = not seen.known or _incomplete(connection, 0, 1) != []
        if self._walk(connection, seen, whole=not heads_only) and self._fill_in(connection):
            self._label(connection)
        return self._changes(connection)

    def _walk(self, connection: sqlite3.Connection, seen: _Seen, *, whole: bool) -> bool:
        """List what changed; return whether nothing broke it off."""
        due, most = monotonic() + _FIRST_BATCH_SECONDS, _FIRST_BATCH_POSTS
        label_at = _FIRST_LABELLED_POSTS
        with closing(self._file_reader(whole=whole)) as files:
            for found in walk(
                self.archive, drafts=self.drafts, report=self._archive_problems.append
            ):
                self._counts.done += 1
                sig = signature(found)
                if not seen.meet(sig):
                    files.put((found, sig))
                    self._take(files.done())
                if monotonic() >= due or len(self._batch) >= most:
                    self._write(connection)
                    if self.cancelled():
                        return False
                    if self._counts.written >= label_at:
                        with self.index.writing():
                            label_new(connection, self.archive)
                        label_at = 4 * self._counts.written
                    due, most = monotonic() + _BATCH_SECONDS, _BATCH_POSTS
            self._take(files.done(wait=True))
        self._write(connection)
        if self.cancelled():
            return False
        self._end_walk(seen)
        return True

    def _file_reader(self, *, whole: bool) -> FileReader:
        return FileReader(Task(self.archive, self.size_limit, whole))

    def _take(self, records: Iterable[Record]) -> None:
        for record in records:
            if record.is_published or self.drafts:
                self._batch.append(record)
            else:
                self._withheld.append(record.sig)

    def _write(self, connection: sqlite3.Connection) -> None:
        if self._batch or self._withheld:
            with self.index.writing():
                self._write_batch(connection)
                connection.executemany(
                    "INSERT OR IGNORE INTO withheld VALUES (?)",
                    [(sig,) for sig in self._withheld],
                )
            self._batch.clear()
            self._withheld.clear()
        self._tell()

    def _write_batch(self, connection: sqlite3.Connection) -> None:
        rows = self._rows
        keys = KeyAssigner(connection, self.archive, self.marks, self._nothing_known)
        known = {} if self._nothing_known else self._at_their_paths(connection)
        keys.expect(record for record in self._batch if record.path not in known)
        new: list[tuple[Key, Record]] = []
        for record in self._batch:
            here = known.get(record.path)
            if here is not None:
                if rows.replace(here, record):
                    self._counts.changed += 1
                continue
            identity = keys.identity(record)
            if identity.known is not None and identity.known.id is not None:
                rows.replace(identity.known.id, record)
                self._counts.moved += 1
            else:
                new.append((identity.key, record))
                self._counts.new += 1
        states = {} if self._nothing_known else self.marks.states_of(key for key, _ in new)
        rows.add([NewRow(key, record, *states.get(key, ())) for key, record in new])
        keys.keep()

    def _at_their_paths(self, connection: sqlite3.Connection) -> dict[str, int]:
        known: dict[str, int] = {}
        for chunk in chunks(os.fsencode(record.path) for record in self._batch):
            rows = connection.execute(
                f"SELECT path, id FROM posts WHERE path IN ({placeholders(chunk)})", chunk
            )
            known.update((os.fsdecode(path), post_id) for path, post_id in rows)
        return known

    def _end_walk(self, seen: _Seen) -> None:
        """Forget files that are no more; moved and changed ones have a new signature."""
        self._make_late_indexes()
        with self.index.writing() as connection:
            self._counts.gone += self._rows.remove(seen.missed(), _below(self._closed()))
            connection.execute("DELETE FROM archive_problems")
            connection.executemany(
                "INSERT INTO archive_problems VALUES (?, ?, ?, ?)",
                [(os.fsencode(p.path), p.code, p.line, p.message) for p in self._archive_problems],
            )
            connection.execute("INSERT OR REPLACE INTO about VALUES ('site', ?)", (self._site(),))

    def _closed(self) -> frozenset[str]:
        """Return the folders that could not be read: what lies below may be there yet."""
        return frozenset(
            known.path for known in self._archive_problems if known.code == "folder-unreadable"
        )

    def _make_late_indexes(self) -> None:
        with self.index.writing() as connection:
            make_late_indexes(connection)

    def _fill_in(self, connection: sqlite3.Connection) -> bool:
        """Read the bodies of posts listed by their headers; return whether it got to the end."""
        last = 0
        with closing(self._file_reader(whole=True)) as files:
            while rows := _incomplete(connection, last, _FILL_IN_BATCH):
                last = rows[-1][0]
                for _, sig, path in rows:
                    files.put((Found(os.fsdecode(path), size=0, mtime_ns=0), sig))
                self._complete(files.done())
                if self.cancelled():
                    return False
            self._complete(files.done(wait=True))
        return not self.cancelled()

    def _complete(self, records: Iterable[Record]) -> None:
        read = list(records)
        with self.index.writing():
            self._rows.fill_in(read)
        self._tell()

    def _label(self, connection: sqlite3.Connection) -> None:
        if is_due(connection):
            with self.index.writing():
                label_anew(connection, self.archive)

    def _tell(self) -> None:
        counts = self._counts
        total = max(self._total, counts.done) if self._total else 0
        self.progress(Progress(counts.done, total, counts.written))

    def _seen(self, connection: sqlite3.Connection) -> _Seen:
        rows = connection.execute("SELECT sig FROM posts UNION SELECT sig FROM withheld ORDER BY 1")
        known = array("q", (sig for (sig,) in rows))
        site = connection.execute("SELECT value FROM about WHERE name = 'site'").fetchone()
        if site is not None and site[0] != self._site():
            return _Seen(known, set(known))
        unread = connection.execute(
            "SELECT sig FROM posts WHERE problems != '[]' AND problems LIKE '%\"unreadable\"%'"
        )
        return _Seen(known, {sig for (sig,) in unread})

    def _site(self) -> bytes:
        """Return a hash of what the archive's config says, which dates and categories follow."""
        return blake2b(repr(self.archive.site).encode(errors="replace"), digest_size=16).digest()

    def _changes(self, connection: sqlite3.Connection) -> Changes:
        total, withheld = connection.execute(
            "SELECT posts, (SELECT count(*) FROM withheld) FROM totals"
        ).fetchone()
        counts = self._counts
        return Changes(
            new=counts.new,
            changed=counts.changed,
            moved=counts.moved,
            gone=counts.gone,
            unchanged=total - counts.written,
            withheld=withheld,
            total=total,
        )


def _below(folders: frozenset[str]) -> Callable[[str], bool]:
    """Return what says whether a path lies below one of `folders` (`.` is the archive)."""
    if not folders:
        return lambda path: False
    return lambda path: any(str(above) in folders for above in PurePosixPath(path).parents)


def _incomplete(
    connection: sqlite3.Connection, after: int, limit: int
) -> list[tuple[int, int, bytes]]:
    """Return id, signature and path of posts listed by their headers alone, newest names first."""
    return connection.execute(
        "SELECT id, sig, path FROM posts WHERE complete = 0 AND id > ? ORDER BY id LIMIT ?",
        (after, limit),
    ).fetchall()
