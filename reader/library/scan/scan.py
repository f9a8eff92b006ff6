"""Bring an index up to date with its archive: files → records → posts, in short transactions.

What changed (`delta`) is read and written, some at a time. What was written stays written,
so an interrupted run goes on where it stopped.

The first run lists what the headers say, and fills in the rest afterwards: lists are whole
in less time than it takes to read the bodies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from time import monotonic

from reader.corpus import Archive, PostFile
from reader.library.marks.journal import Marks
from reader.library.records import NewPost, Record
from reader.library.scan.changes import Changes, Progress
from reader.library.scan.delta import Delta, Look, delta_of
from reader.library.scan.file_reader import FileReader
from reader.library.scan.folders import changed_folders, holds_all, site_digest
from reader.library.scan.helper import Task
from reader.library.scan.key_assigner import KeyAssigner
from reader.library.scan.labelling import label_anew, label_new
from reader.library.scan.record import NOT_READ
from reader.library.store import Cursor, WritableIndex, Writer
from reader.model import Key

_FIRST_BATCH_SECONDS = 0.05
_FIRST_BATCH_POSTS = 200
"""Until the first batch is written, so that a list has something to show."""

_BATCH_SECONDS = 0.25
_BATCH_POSTS = 4000
_FILL_IN_BATCH = 500
_FIRST_LABELLED_POSTS = 1000
"""Posts written until categories get a first label; four times as many until the next do."""


@dataclass(slots=True)
class _Counts:
    new: int = 0
    changed: int = 0
    moved: int = 0
    gone: int = 0

    @property
    def written(self) -> int:
        return self.new + self.changed + self.moved


@dataclass(slots=True)
class Scan:
    """One run over an archive, writing into `index`.

    `progress` is told how far it is after each commit, `cancelled` asked then whether to
    break off. `bodies`: what a first listing leaves open is filled in by this run, too.
    """

    archive: Archive
    index: WritableIndex
    marks: Marks
    size_limit: int
    drafts: bool
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    bodies: bool = True
    _counts: _Counts = field(default_factory=_Counts)
    _batch: list[Record] = field(default_factory=list)
    _withheld: list[int] = field(default_factory=list)
    _look: Look | None = None
    _nothing_known: bool = False
    """Whether index and marks were empty when this began: no file is one of old."""
    _index_is_empty: bool = False

    def __post_init__(self) -> None:
        self._nothing_known = self._is_index_empty() and self.marks.is_empty()

    def run(self, wanted: str | None = None) -> Changes:
        """Do it; return what had changed. Broken off by `cancelled`, what is done stays done.

        The post that `wanted` names, by path, key, or a part of its path, is read and
        written before all others.
        """
        with self.index.scanning():
            if (wanted is None or self._take_in_first(wanted)) and self._take_in_all():
                label_anew(self.index, self.archive)
        return self._changes()

    def catch_up(self) -> Changes:
        """Take in what changed in folders that are not as they were; return what had changed.

        Where the index does not hold all of the archive yet, do what `run` does.
        """
        known = self.index.folders()
        if not holds_all(self.archive, self.index, known, bodies=self.bodies):
            return self.run()
        with self.index.scanning():
            if self._take_in_changed(known):
                label_anew(self.index, self.archive)
        return self._changes()

    def apply(self, delta: Delta, *, whole: bool = True) -> bool:
        """Read and write what changed; return whether nothing broke it off.

        Of new and changed posts it reads all, `whole`, or the header alone.
        """
        self._index_is_empty = self._is_index_empty()
        due, most = monotonic() + _FIRST_BATCH_SECONDS, _FIRST_BATCH_POSTS
        label_at = _FIRST_LABELLED_POSTS
        with closing(self._file_reader(whole=whole)) as reader:
            for files in delta.files:
                for wanted in files:
                    reader.put(wanted)
                self._take(reader.done())
                if monotonic() >= due or len(self._batch) >= most:
                    self._write()
                    if self.cancelled():
                        return False
                    if self._counts.written >= label_at:
                        label_new(self.index, self.archive)
                        label_at = 4 * self._counts.written
                    due, most = monotonic() + _BATCH_SECONDS, _BATCH_POSTS
            self._take(reader.done(wait=True))
        self._write()
        if self.cancelled():
            return False
        with self.index.writing() as writer:
            self._counts.gone += writer.remove(delta.gone, _below(delta.closed))
        return True

    def _take_in_first(self, wanted: str) -> bool:
        """List the post that `wanted` names; return whether nothing broke it off."""
        known = self.index.signatures()
        return self.apply(delta_of(self.archive, wanted, known, drafts=self.drafts), whole=False)

    def _take_in_all(self) -> bool:
        """Look through the whole archive; return whether nothing broke it off."""
        known = self.index.signatures()
        is_listing = not known or bool(self.index.unfilled(None, 1)[0])
        look = self._look = Look(self.archive, self.drafts, known, self._doubted(known))
        if not self.apply(look.delta(), whole=not is_listing):
            return False
        with self.index.writing() as writer:
            writer.end_listing()
            writer.set_archive_problems(look.problems)
            writer.set_site(site_digest(self.archive))
            writer.set_folders(look.folders)
        return self._fill_in() if self.bodies else not self.cancelled()

    def _take_in_changed(self, known: Mapping[str, int]) -> bool:
        """Look through the folders that changed; return whether nothing broke it off."""
        changed = changed_folders(self.archive, known)
        look = self._look = Look(self.archive, self.drafts, self.index.signatures())
        if not self.apply(look.delta_in(changed, known, self.index.signatures_in)):
            return False
        same = {path: time for path, time in known.items() if path not in changed}
        with self.index.writing() as writer:
            writer.set_folders({**same, **look.folders})
        return True

    def _doubted(self, known: Sequence[int]) -> frozenset[int]:
        """Return those of `known` signatures whose files are to be read again all the same."""
        site = self.index.site()
        if site is not None and site != site_digest(self.archive):
            return frozenset(known)
        return frozenset(self.index.signatures_with(*NOT_READ))

    def _file_reader(self, *, whole: bool) -> FileReader:
        return FileReader(Task(self.archive, self.size_limit, whole))

    def _take(self, records: Iterable[Record]) -> None:
        for record in records:
            if record.is_published or self.drafts:
                self._batch.append(record)
            else:
                self._withheld.append(record.sig)

    def _write(self) -> None:
        if self._batch or self._withheld:
            with self.index.writing() as writer:
                self._write_batch(writer)
                writer.withhold(self._withheld)
            self._batch.clear()
            self._withheld.clear()
        self._tell()

    def _write_batch(self, writer: Writer) -> None:
        assigner = KeyAssigner(self.index, self.archive, self.marks, self._nothing_known)
        paths = [] if self._index_is_empty else [record.path for record in self._batch]
        known = self.index.keys_at(paths)
        assigner.expect(record for record in self._batch if record.path not in known)
        new: list[tuple[Key, Record]] = []
        for record in self._batch:
            here = known.get(record.path)
            if here is not None:
                if writer.replace(here, record):
                    self._counts.changed += 1
                continue
            identity = assigner.identity(record)
            if identity.is_listed:
                writer.replace(identity.key, record)
                self._counts.moved += 1
            else:
                new.append((identity.key, record))
                self._counts.new += 1
        states = {} if self._nothing_known else self.marks.states_of(key for key, _ in new)
        writer.add([NewPost(key, record, *states.get(key, ())) for key, record in new])
        assigner.keep()

    def _fill_in(self) -> bool:
        """Read the bodies of posts listed by their headers; return whether it got to the end."""
        cursor: Cursor | None = None
        with closing(self._file_reader(whole=True)) as reader:
            while True:
                files, cursor = self.index.unfilled(cursor, _FILL_IN_BATCH)
                if not files:
                    break
                for sig, path in files:
                    reader.put((PostFile(path, size=0, mtime_ns=0), sig))
                self._complete(reader.done())
                if self.cancelled():
                    return False
            self._complete(reader.done(wait=True))
        return not self.cancelled()

    def _complete(self, records: Iterable[Record]) -> None:
        if read := list(records):
            with self.index.writing() as writer:
                writer.fill_in(read)
        self._tell()

    def _tell(self) -> None:
        known, done = (len(self._look.known), self._look.looked_at) if self._look else (0, 0)
        self.progress(Progress(done, max(known, done) if known else 0, self._counts.written))

    def _is_index_empty(self) -> bool:
        return self.index.numbers() == (0, 0)

    def _changes(self) -> Changes:
        counts = self._counts
        total, withheld = self.index.numbers()
        return Changes(
            new=counts.new,
            changed=counts.changed,
            moved=counts.moved,
            gone=counts.gone,
            unchanged=total - counts.written,
            withheld=withheld,
            total=total,
        )


def _below(folders: Collection[str]) -> Callable[[str], bool]:
    """Return what says whether a path lies below one of `folders` (`.` is the archive)."""

    def is_below(path: str) -> bool:
        return any(str(above) in folders for above in PurePosixPath(path).parents)

    return is_below if folders else lambda path: False
