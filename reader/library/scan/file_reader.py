"""Read the files of a scan in the order given, with a helper's help where there are many.

The order matters: of posts that want the same key, the first gets it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.library.records import Record
from reader.library.scan.delta import Wanted
from reader.library.scan.helper import Helper, Task

_HELPER_WORTH_FILES = 1000
"""Files read until it is worth a helper's start (some 0.2 s of a processor)."""

_CHUNK_FILES = 250
_CHUNKS_AHEAD = 48
"""Chunks that may be read ahead of one that the helper has not answered."""


@dataclass(slots=True)
class _Chunk:
    wanted: list[Wanted]
    records: list[Record] | None = None
    """None while it is with the helper."""


@dataclass(slots=True)
class FileReader:
    """Files are put in, and come out as records in the same order. Close it in the end."""

    task: Task
    _taken: int = 0
    _open: list[Wanted] = field(default_factory=list)
    _chunks: deque[_Chunk] = field(default_factory=deque)
    _helper: Helper | None = None
    _is_alone: bool = False
    """Whether a helper would not start, or has died."""

    def put(self, wanted: Wanted) -> None:
        """Have a file read, after those before it."""
        self._taken += 1
        self._open.append(wanted)
        if self._helper is None or len(self._open) >= _CHUNK_FILES:
            self._begin()

    def done(self, *, wait: bool = False) -> Iterator[Record]:
        """Yield what has been read; with `wait`, all that was put in."""
        if wait and self._open:
            self._begin()
        while self._chunks:
            self._collect(wait=wait or len(self._chunks) > _CHUNKS_AHEAD)
            records = self._chunks[0].records
            if records is None:
                return
            self._chunks.popleft()
            yield from records

    def close(self) -> None:
        """Let the helper go, read or not."""
        if self._helper is not None:
            self._helper.close()
            self._helper = None

    def _begin(self) -> None:
        chunk = _Chunk(self._open)
        self._open = []
        self._chunks.append(chunk)
        helper = self._helped()
        if helper is None or not helper.ask(chunk.wanted):
            self._read(chunk)

    def _helped(self) -> Helper | None:
        if self._helper is None and self._taken >= _HELPER_WORTH_FILES and not self._is_alone:
            try:
                self._helper = Helper(self.task)
            except OSError:
                self._is_alone = True
        return self._helper

    def _collect(self, *, wait: bool) -> None:
        """Give the helper's answers to the chunks they belong to."""
        helper = self._helper
        for chunk in self._chunks:
            if chunk.records is not None or helper is None:
                continue
            chunk.records = helper.answer(wait=wait)
            if chunk.records is None and not helper.is_alive:
                self._read(chunk)
            if chunk.records is None or wait:
                return

    def _read(self, chunk: _Chunk) -> None:
        chunk.records = [self.task.read(wanted) for wanted in chunk.wanted]
