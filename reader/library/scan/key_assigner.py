"""Which post each new file is: the questions of `identity.identify`, asked of index and marks."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.corpus import Archive
from reader.library.marks.journal import Marks
from reader.library.records import Record
from reader.library.scan.identity import APART, Identity, Known, identify, plain_key
from reader.library.store import Listed, WritableIndex
from reader.model import Key

_SAME_TEXTS_ASKED = 20


@dataclass(slots=True)
class KeyAssigner:
    """The keys given out in one batch of a scan.

    `nothing_known`: index and marks were empty when the scan began, so that no file can be
    one that was known before; that saves most of the questions.
    """

    index: WritableIndex
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
        self._taken.update(self.index.paths_of(list(set(self._names.values()))))

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
        if not identity.is_listed:
            self._given.add(identity.key)
        return identity

    def keep(self) -> None:
        """Write into the marks the keys that files do not tell, when all posts are added."""
        for key, path in self.index.paths_of(list(self._contested)).items():
            self._keep.setdefault(key, path)
        self.marks.keep_keys(self._keep.items())

    def _is_moved_mark(self, identity: Identity) -> bool:
        return identity.known is not None and self.marks.knows(identity.key)

    def _relatives(self, record: Record, name: Key) -> list[Known]:
        relatives = [_known(listed, record) for listed in self.index.family(name, APART)]
        relatives += [
            Known(key, path)
            for key, path in self.marks.relatives(record.path, name, name + APART)
            if not self._is_listed(key) and key not in self._given
        ]
        return relatives

    def _same_text(self, record: Record) -> list[Known]:
        if record.fingerprint is None:
            return []
        same = self.index.with_fingerprint(record.fingerprint, _SAME_TEXTS_ASKED)
        return [_known(listed, record) for listed in same]

    def _is_taken(self, key: Key) -> bool:
        if key in self._given or key in self._taken:
            return True
        # All plain keys were looked up by `expect`.
        if APART in key and self._is_listed(key):
            return True
        return not self.nothing_known and self.marks.knows(key)

    def _is_listed(self, key: Key) -> bool:
        return bool(self.index.paths_of([key]))

    def _vanished(self, path: str) -> bool:
        return not os.path.lexists(self.archive.file(path))


def _known(listed: Listed, record: Record) -> Known:
    text = record.fingerprint
    same_text = text is not None and text == listed.fingerprint
    return Known(listed.key, listed.path, is_listed=True, same_text=same_text)
