"""A second process for work of many parts, so that it takes another processor.

Started as `python -m reader.library.worker_process`, it takes a job from standard input, then
the parts of it by the chunk, and answers each chunk on standard output, in the same order; it
ends with its input, that is, when this process does, however that ends. Where it cannot start,
or dies, whoever asked it does the job themselves.
"""

from __future__ import annotations

import gc
import marshal
import pickle
import struct
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, Protocol

from reader.processes import spawn

_LENGTH = struct.Struct("<I")
_NO_MORE = b""

_OBJECTS_UNCOLLECTED = 50_000
"""Objects made, and not gone yet, from one look of a worker's collector to the next."""


class Job(Protocol):
    """What a process can be given to do: `pickle` carries it, `marshal` its parts and answers."""

    def do(self, parts: Sequence[Any]) -> list[Any]:
        """Return the answer to each part."""
        ...


class WorkerProcess:
    """A process at a job. Not for several threads."""

    def __init__(self, job: Job, most_unanswered: int) -> None:
        """Start it; it takes as many chunks before it has answered. Raises OSError."""
        self._process = spawn(__name__)
        self._most_unanswered = most_unanswered
        self._messages: SimpleQueue[bytes] = SimpleQueue()
        self._answers: SimpleQueue[list[Any] | None] = SimpleQueue()
        self._unanswered = 0
        self._is_alive = True
        self._messages.put(pickle.dumps(job))
        # Threads of their own, so that no process waits for the other to empty a pipe.
        for work in (self._speak, self._listen):
            Thread(target=work, name="kanbao-helper", daemon=True).start()

    def give(self, parts: Sequence[Any]) -> bool:
        """Have a chunk done; return whether it took that: not when it has enough, or is dead."""
        if not self._is_alive or self._unanswered >= self._most_unanswered:
            return False
        self._messages.put(marshal.dumps(list(parts)))
        self._unanswered += 1
        return True

    def take(self, *, wait: bool, seconds: float | None = None) -> list[Any] | None:
        """Return the answers to the oldest chunk given; None: not yet, or it is dead.

        `wait`: until there are some, or for as many `seconds`.
        """
        if not self._is_alive:
            return None
        try:
            answers = self._answers.get(wait, seconds)
        except Empty:
            return None
        if answers is None:
            self._is_alive = False
            return None
        self._unanswered -= 1
        return answers

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
                self._answers.put(marshal.loads(message))
        self._answers.put(None)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the process was started without pipes")
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
    job: Job = pickle.loads(_received(asked) or b"")
    for number, message in enumerate(iter(partial(_received, asked), None)):
        _send(answers, marshal.dumps(job.do(marshal.loads(message))))
        if not number:
            # What is loaded by now stays: the collector need not look through it any more, nor
            # often through what is read, which has no cycles and goes by itself.
            gc.freeze()
            gc.set_threshold(_OBJECTS_UNCOLLECTED)


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
