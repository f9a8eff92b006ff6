"""A second process that reads files while this one writes what they say into the index.

Started as `python -m reader.library.scan.helper`, it takes chunks of files from standard
input and answers each on standard output, in the same order; it ends with its input, that
is, when this process does, however that ends. It writes nothing and holds no lock. Where
it cannot start, or dies, whoever asked it reads the files themselves.
"""

from __future__ import annotations

import marshal
import pickle
import struct
import sys
from collections.abc import Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, NamedTuple

from reader.corpus import Archive, PostFile
from reader.library.scan.delta import Wanted
from reader.library.scan.record import read_record
from reader.library.store import Record
from reader.processes import spawn

_CHUNKS_UNANSWERED = 24
"""Chunks that the helper is given before it has answered."""

_LENGTH = struct.Struct("<I")
_NO_MORE = b""


class Task(NamedTuple):
    """How to read the files of a scan: `whole`, or only their headers."""

    archive: Archive
    size_limit: int
    whole: bool

    def read(self, wanted: Wanted) -> Record:
        """Return what a file says."""
        found, sig = wanted
        return read_record(self.archive, found, sig, size_limit=self.size_limit, whole=self.whole)


class Helper:
    """A process that reads files of one archive. Not for several threads."""

    def __init__(self, task: Task) -> None:
        """Start it. Raises OSError where the system does not let us."""
        self._process = spawn(__name__)
        self._messages: SimpleQueue[bytes] = SimpleQueue()
        self._answers: SimpleQueue[list[Record] | None] = SimpleQueue()
        self._outstanding = 0
        self._is_alive = True
        self._messages.put(pickle.dumps(task))
        # Threads of their own, so that no process waits for the other to empty a pipe.
        for work in (self._speak, self._listen):
            Thread(target=work, name="kanbao-helper", daemon=True).start()

    def ask(self, wanted: Sequence[Wanted]) -> bool:
        """Have files read; return whether it took them: not when it has enough, or is dead."""
        if not self._is_alive or self._outstanding >= _CHUNKS_UNANSWERED:
            return False
        self._messages.put(marshal.dumps([(tuple(found), sig) for found, sig in wanted]))
        self._outstanding += 1
        return True

    def answer(self, *, wait: bool) -> list[Record] | None:
        """Return the answer to the oldest chunk asked; None: not yet, or, having waited, dead."""
        if not self._is_alive:
            return None
        try:
            records = self._answers.get(block=wait)
        except Empty:
            return None
        if records is None:
            self._is_alive = False
            return None
        self._outstanding -= 1
        return records

    @property
    def is_alive(self) -> bool:
        """Whether it may still answer."""
        return self._is_alive

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._is_alive = False
        self._process.kill()
        self._messages.put(_NO_MORE)
        self._process.wait()

    def _speak(self) -> None:
        with suppress(OSError), _pipe(self._process.stdin) as pipe:
            while (message := self._messages.get()) != _NO_MORE:
                _send(pipe, message)

    def _listen(self) -> None:
        with _pipe(self._process.stdout) as pipe:
            while (message := _received(pipe)) is not None:
                records: list[tuple[Any, ...]] = marshal.loads(message)
                self._answers.put([Record._make(record) for record in records])
        self._answers.put(None)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the helper was started without pipes")
    return pipe


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)) + message)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes | None:
    """Return the next message, None at the end, or where it breaks off."""
    try:
        head = pipe.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return None
        length: int = _LENGTH.unpack(head)[0]
        message = pipe.read(length)
    except OSError:
        return None
    return message if len(message) == length else None


def _serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    task: Task = pickle.loads(_received(asked) or b"")
    while (message := _received(asked)) is not None:
        wanted = [(PostFile._make(found), sig) for found, sig in marshal.loads(message)]
        records = [tuple(task.read(one)) for one in wanted]
        _send(answers, marshal.dumps(records))


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
