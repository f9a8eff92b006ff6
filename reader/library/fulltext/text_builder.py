"""Index the texts of all posts that are not yet, newest first, by the batch, in one process.

Workers read and cut, on the processors there are; this process alone writes. Each batch is a
transaction: what was written stays written, so that whoever is broken off goes on there.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import islice
from time import monotonic

from reader.library.fulltext.post_texts import File, PostTexts, unpacked
from reader.library.records import PostText
from reader.library.scan.changes import TextProgress
from reader.library.scan.labelling import label_anew
from reader.library.store import Cursor, Indexed, WritableIndex
from reader.library.worker_process import WorkerProcess

_FIRST_BATCH_SECONDS = 0.5
"""Until the first batch is written, so that there is something to find; twice as long for the next."""

_BATCH_SECONDS = 2.0
_BATCH_POSTS = 2000
"""Written in a third of a second; half as many cost more each, and leave more to merge."""

_QUEUED = 500
"""Posts asked of the index at once."""

_CHUNK_POSTS = 25
_CHUNKS_UNANSWERED = 24
"""Chunks that a worker is given before it has answered: more than it does while a batch is written."""

_WORTH_POSTS = 100
_WORTH_BYTES = 200_000
"""Posts, and bytes of one, from which on it is worth a worker's start."""

_CANCEL_CHECK_SECONDS = 0.1


@dataclass(slots=True)
class TextBuilder:
    """One run over the posts of an index.

    `progress` is told after each batch how far it is, `cancelled` asked whether to break off.
    """

    index: WritableIndex
    texts: PostTexts
    progress: Callable[[TextProgress], None]
    cancelled: Callable[[], bool]
    _batch: list[PostText] = field(default_factory=list)
    _filled: int = 0
    """Posts of which this run read what a listing leaves open."""
    _seconds: float = _FIRST_BATCH_SECONDS
    """From one batch to the next."""
    _due: float = 0.0
    _begun: float = 0.0
    _done_before: int = 0

    def run(self) -> Indexed:
        """Do it; return how far it got."""
        if self.index.scheme() != self.texts.scheme:
            with self.index.writing() as writer:
                writer.forget_texts(self.texts.scheme)
        at_first = self.index.indexed()
        self._begun, self._done_before = monotonic(), at_first.done
        self._due = self._begun + self._seconds
        left = at_first.total - at_first.done
        # Once more, where posts came or changed meanwhile.
        while left and self._run_once(left) and not self.cancelled():
            now = self.index.indexed()
            left = now.total - now.done
        while not self.cancelled() and self._merge():
            pass
        if self._filled and not self.cancelled():
            label_anew(self.index, self.texts.archive)
        return self.index.indexed()

    def _run_once(self, left: int) -> int:
        """Index what is not; return how many it were."""
        before = self.index.indexed().done
        files = self._files()
        with closing(_Cutter(self.texts, left, self.cancelled)) as cutter:
            for texts in cutter.cut(files):
                self._batch.extend(texts)
                if monotonic() >= self._due or len(self._batch) >= _BATCH_POSTS:
                    self._write()
        if not self.cancelled():
            self._write()
        self._batch.clear()
        return self.index.indexed().done - before

    def _files(self) -> Iterator[File]:
        cursor: Cursor | None = None
        while True:
            files, cursor = self.index.unindexed(cursor, _QUEUED)
            if not files:
                return
            yield from files

    def _write(self) -> None:
        if self._batch:
            with self.index.writing() as writer:
                writer.index_texts(self._batch)
            self._filled += sum(text.rest is not None for text in self._batch)
            self._batch.clear()
        now = self.index.indexed()
        self.progress(TextProgress(now.done, now.total, self._seconds_left(now), self._filled))
        self._seconds = min(2 * self._seconds, _BATCH_SECONDS)
        self._due = monotonic() + self._seconds

    def _merge(self) -> bool:
        with self.index.writing() as writer:
            return writer.merge_texts()

    def _seconds_left(self, now: Indexed) -> float | None:
        done = now.done - self._done_before
        if done <= 0:
            return None
        return (now.total - now.done) * (monotonic() - self._begun) / done


class _Cutter:
    """Has files read and cut, by workers where there are many of them, or large ones."""

    def __init__(self, texts: PostTexts, left: int, cancelled: Callable[[], bool]) -> None:
        self._texts = texts
        self._is_worth = left >= _WORTH_POSTS
        self._cancelled = cancelled
        self._workers: list[WorkerProcess] = []
        self._given: deque[tuple[WorkerProcess, list[File]]] = deque()
        """Chunks that workers have, the oldest first."""

    def cut(self, files: Iterator[File]) -> Iterator[list[PostText]]:
        """Yield what files say, by the chunk, in their order; end early where `cancelled`."""
        while not self._cancelled():
            chunk = list(islice(files, _CHUNK_POSTS))
            if not chunk:
                break
            while not self._give(chunk) and not self._cancelled():
                if self._given:
                    yield self._oldest()
                else:  # nobody works for us
                    yield self._cut_here(chunk)
                    break
        while self._given and not self._cancelled():
            yield self._oldest()

    def close(self) -> None:
        """Let the workers go, whatever they are doing."""
        for worker in self._workers:
            worker.close()

    def _give(self, chunk: list[File]) -> bool:
        """Give a chunk to the worker that has the least to do; return whether one took it."""
        if not self._workers and (self._is_worth or any(map(self._is_large, chunk))):
            self._start()
        loads = [sum(worker is busy for busy, _ in self._given) for worker in self._workers]
        for _, worker in sorted(zip(loads, self._workers, strict=True), key=lambda pair: pair[0]):
            if worker.give(chunk):
                self._given.append((worker, chunk))
                return True
        return False

    def _oldest(self) -> list[PostText]:
        """Return what the oldest chunk came to; nothing where `cancelled` meanwhile."""
        worker, chunk = self._given[0]
        while not self._cancelled():
            answers = worker.take(wait=True, seconds=_CANCEL_CHECK_SECONDS)
            if answers is None and worker.is_alive:
                continue
            self._given.popleft()
            if answers is None:
                return self._cut_here(chunk)
            return [unpacked(answer) for answer in answers]
        return []

    def _start(self) -> None:
        with suppress(OSError):
            for _ in range(os.cpu_count() or 1):
                self._workers.append(WorkerProcess(self._texts, _CHUNKS_UNANSWERED))
        self._is_worth = False

    def _cut_here(self, chunk: list[File]) -> list[PostText]:
        return self._texts.read(chunk)

    def _is_large(self, file: File) -> bool:
        try:
            size = os.stat(self._texts.archive.file(file[1])).st_size  # noqa: PTH116
        except OSError:
            return False
        return size > _WORTH_BYTES
