"""A second process that reads files while this one writes what they say into the index.

It writes nothing and holds no lock. Where it cannot start, or dies, whoever asked it reads the
files themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from reader.corpus import Archive, PostFile
from reader.library.records import Record
from reader.library.scan.delta import Wanted
from reader.library.scan.record import read_record
from reader.library.worker_process import WorkerProcess

_HEADERS_UNANSWERED, _FILES_UNANSWERED = 24, 8
"""Chunks that the helper is given before it has answered: what it still has in the end is waited for."""


class Task(NamedTuple):
    """How to read the files of a scan: `whole`, or only their headers."""

    archive: Archive
    size_limit: int
    whole: bool

    def read(self, wanted: Wanted) -> Record:
        """Return what a file says."""
        found, sig = wanted
        return read_record(self.archive, found, sig, size_limit=self.size_limit, whole=self.whole)

    def do(self, parts: Sequence[Any]) -> list[Any]:
        """Return what files say, as `marshal` carries it."""
        return [tuple(self.read((PostFile._make(found), sig))) for found, sig in parts]


class Helper:
    """A process that reads files of one archive. Not for several threads."""

    def __init__(self, task: Task) -> None:
        """Start it. Raises OSError where the system does not let us."""
        unanswered = _FILES_UNANSWERED if task.whole else _HEADERS_UNANSWERED
        self._process = WorkerProcess(task, unanswered)

    def ask(self, wanted: Sequence[Wanted]) -> bool:
        """Have files read; return whether it took them: not when it has enough, or is dead."""
        return self._process.give([(tuple(found), sig) for found, sig in wanted])

    def answer(self, *, wait: bool) -> list[Record] | None:
        """Return the answer to the oldest chunk asked; None: not yet, or, having waited, dead."""
        records = self._process.take(wait=wait)
        return None if records is None else [Record._make(record) for record in records]

    @property
    def is_alive(self) -> bool:
        """Whether it may still answer."""
        return self._process.is_alive

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._process.close()
