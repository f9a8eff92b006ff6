"""Which post each new file is: the questions of `keys.identify`, asked of index and marks."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.corpus import Archive
from reader.library.marks.journal import Marks
from reader.library.scan.identity import APART, Identity, Known, identify, plain_key
from reader.library.scan.record import Record
from reader.library.sqlite.database import chunks, placeholders
from reader.model import Key

_AFTER_APART = chr(ord(APART) + 1)
_SAME_TEXTS_ASKED = 20


@dataclass(slots=True)
class KeyAssigner:
    """The keys given out in one batch of a scan, through one connection to the index.

    `nothing_known`: index and marks were empty when the scan began, so that no file can be
    one that was known before; that saves most of the questions.
    """

    connection: sqlite3.Connection
    archive: Archive
    marks: Marks
    nothing_known: bool
    _given: set[Key] = field(default_factory=set)
    _taken: set[Key] = field(default_factory=set)
    _keep: dict[Key, str] = field(default_factory=dict)
    _contested: set[Key] = field(default_factory=set)
    _names: dict[str, Key] = field(default_factory=dict)

    def expect(self, records: Iterable[Record]) -> None:
        """Look up in one go the keys that `records` will want."""
        self._names.update((record.path, plain_key(record.path)) for record in records)
        for chunk in chunks(set(self._names.values())):
            rows = self.connection.execute(
                f"SELECT key FROM posts WHERE key IN ({placeholders(chunk)})", chunk
            )
            self._taken.update(key for (key,) in rows)

    def identity(self, record: Record) -> Identity:
        """Return which post a file is, one of those expected, whose path the index lacks."""
        name = self._names[record.path]
        if self.nothing_known and not self._is_taken(name):
            self._given.add(name)
            return Identity(name)
        identity = identify(
            record.path,
            relatives=self._relatives(record, name),
            same_text=self._same_text(record),
            vanished=self._vanished,
            taken=self._is_taken,
        )
        if identity.key != name:
            self._contested.add(name)
        if identity.collides or identity.key != name or self._is_moved_mark(identity):
            self._keep[identity.key] = record.path
        if identity.known is None or identity.known.id is None:
            self._given.add(identity.key)
        return identity

    def keep(self) -> None:
        """Write into the marks the keys that files do not tell, when all posts are added."""
        for chunk in chunks(self._contested):
            holders = self.connection.execute(
                f"SELECT key, path FROM posts WHERE key IN ({placeholders(chunk)})", chunk
            )
            for key, path in holders:
                self._keep.setdefault(key, os.fsdecode(path))
        self.marks.keep_keys(self._keep.items())

    def _is_moved_mark(self, identity: Identity) -> bool:
        return identity.known is not None and self.marks.knows(identity.key)

    def _relatives(self, record: Record, name: Key) -> list[Known]:
        text = record.fingerprint
        rows = self.connection.execute(
            "SELECT key, path, id, fingerprint FROM posts WHERE key = ? OR (key > ? AND key < ?)",
            (name, name + APART, name + _AFTER_APART),
        )
        relatives = [
            Known(key, os.fsdecode(path), post_id, text is not None and text == other)
            for key, path, post_id, other in rows
        ]
        relatives += [
            Known(key, path)
            for key, path in self.marks.relatives(record.path, name, name + APART)
            if not self._in_index(key) and key not in self._given
        ]
        return relatives

    def _same_text(self, record: Record) -> list[Known]:
        rows = self.connection.execute(
            "SELECT key, path, id FROM posts WHERE fingerprint = ? LIMIT ?",
            (record.fingerprint, _SAME_TEXTS_ASKED),
        )
        return [Known(key, os.fsdecode(path), post_id, True) for key, path, post_id in rows]

    def _is_taken(self, key: Key) -> bool:
        if key in self._given or key in self._taken:
            return True
        # All plain keys were looked up by `expect`.
        if APART in key and self._in_index(key):
            return True
        return not self.nothing_known and self.marks.knows(key)

    def _in_index(self, key: Key) -> bool:
        row = self.connection.execute("SELECT 1 FROM posts WHERE key = ?", (key,)).fetchone()
        return row is not None

    def _vanished(self, path: str) -> bool:
        return not os.path.lexists(self.archive.file(path))
