"""What changed in an archive: its files against the signatures that an index holds.

A signature is of path, size and time of change, so a file is as it was where its signature
is known, and needs reading where not. Whether such a file is new, changed or was moved
shows when it is written, by its path and its key. What was known and met nowhere is gone.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePosixPath
from stat import S_ISREG
from typing import TypeAlias

from reader.corpus import Archive, PostFile, walk, walk_in
from reader.library.scan.folders import settled
from reader.library.scan.identity import APART, plain_key
from reader.library.scan.known_files import KnownFiles
from reader.library.scan.record import signature
from reader.model import Key, Problem
from reader.safe import clean_line
from reader.values import Value

_LOOKED_AT_ONCE = 50
"""Files looked at between two chances to break off."""

_WANTED_FILES = 10
"""Files that are read first, at most, where a part of a path names them."""

Wanted: TypeAlias = tuple[PostFile, int]
"""A file to read, and its signature."""


class Delta(Value):
    """Files that lie otherwise in an archive than its index says.

    `files` are to be read, some at a time; of posts that want the same key, the first gets
    it. `gone` are signatures of files that are no more, to be asked for when all files were
    taken; but what lies below one of the folders `closed`, which could not be read, may be
    there yet.
    """

    files: Iterable[Sequence[Wanted]] = ()
    gone: Iterable[int] = ()
    closed: Collection[str] = ()


@dataclass(slots=True)
class Look:
    """One look through an archive, against the signatures `known`, which are in order.

    `doubted` are those of files to be read again all the same.
    """

    archive: Archive
    drafts: bool
    known: Sequence[int]
    doubted: frozenset[int] = frozenset()
    looked_at: int = 0
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with the archive itself, as far as it was looked through."""
    folders: dict[str, int] = field(default_factory=dict)
    """The folders that were looked through, and when they had changed."""
    _closed: list[str] = field(default_factory=list)
    _files_known: KnownFiles = field(init=False)

    def __post_init__(self) -> None:
        self._files_known = KnownFiles(self.known)

    def delta(self) -> Delta:
        """Return what changed. It is looked for while it is taken, the newest names first."""
        found = walk(
            self.archive, drafts=self.drafts, report=self._report, entered=self._note_folder
        )
        return Delta(self._files(found), self._files_known.not_met(), self._closed)

    def delta_in(
        self,
        folders: Sequence[str],
        known_folders: Container[str],
        lying_in: Callable[[str], Sequence[int]],
    ) -> Delta:
        """Return what changed in `folders`, and below them in others than `known_folders`.

        `lying_in` tells which signatures were known of what lies in a folder itself.
        """
        found = walk_in(
            self.archive,
            folders,
            known_folders,
            drafts=self.drafts,
            report=self._report,
            entered=self._note_folder,
        )
        has_met = self._files_known.has_met
        gone = (sig for folder in folders for sig in lying_in(folder) if not has_met(sig))
        return Delta(self._files(found), gone, self._closed)

    def _files(self, found: Iterator[PostFile]) -> Iterator[list[Wanted]]:
        while some := list(islice(found, _LOOKED_AT_ONCE)):
            self.looked_at += len(some)
            yield self._files_known.unmet(some, self.doubted)

    def _note_folder(self, path: str, mtime_ns: int) -> None:
        self.folders[path] = settled(mtime_ns)

    def _report(self, problem: Problem) -> None:
        self.problems.append(problem)
        if problem.code == "folder-unreadable":
            self._closed.append(problem.path)


def delta_of(archive: Archive, name: str, known: Sequence[int], *, drafts: bool) -> Delta:
    """Return the files that `name` may name: a path, a key, or else a part of a path.

    For those of its posts that are to be read before all others. Files of the signatures
    `known`, which are in order, are as they were, and left out.
    """
    signed = ((file, signature(file)) for file in _named(archive, name, drafts=drafts))
    return Delta([[(file, sig) for file, sig in signed if _index_of(sig, known) is None]])


def _index_of(sig: int, known: Sequence[int]) -> int | None:
    at = bisect_left(known, sig)
    return at if at < len(known) and known[at] == sig else None


def _named(archive: Archive, name: str, *, drafts: bool) -> list[PostFile]:
    if not PurePosixPath(name).parts:
        return []
    file = _at_path(archive, name, drafts=drafts)
    if file is not None:
        return [file]
    key = Key(clean_line(name))
    plain, is_apart, _ = key.partition(APART)
    near: list[PostFile] = []
    for found in walk(archive, drafts=drafts):
        theirs = plain_key(found.path)
        if theirs == key:
            return [found]
        is_near = name in found.path or (is_apart and theirs == plain)
        if is_near and len(near) < _WANTED_FILES:
            near.append(found)
    return near


def _at_path(archive: Archive, path: str, *, drafts: bool) -> PostFile | None:
    """Return the post at `path`; None also where a walk alone can tell, past a link."""
    file = archive.file(path)
    is_owned = path == archive.only if archive.only else archive.rules(drafts=drafts).owns(path)
    try:
        if not is_owned or os.path.realpath(file) != file:
            return None
        status = os.stat(file)  # noqa: PTH116 - the path may hold any byte
    except (OSError, ValueError):
        return None
    return PostFile(path, status.st_size, status.st_mtime_ns) if S_ISREG(status.st_mode) else None
