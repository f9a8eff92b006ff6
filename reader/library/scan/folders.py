"""Which folders of an archive changed: what tells, at any size, that nothing did.

A folder's time changes when a file comes into it, goes or is renamed, as editors and git
do when they write one. What is written into a file in place changes only the file's own
time, which a look at every file sees, and a look at the folders does not.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from time import time_ns

from reader.corpus import Archive
from reader.library.store import WritableIndex

_SETTLED_NS = 3_000_000_000
"""How old a time must be to tell of every change: clocks of file systems tick that slowly."""

_UNSETTLED = -1
"""In the place of a time that may hide a change: no folder has it."""


def is_as_it_was(archive: Archive, index: WritableIndex, *, bodies: bool) -> bool:
    """Return whether an index holds all of an archive, and no folder changed since."""
    known = index.folders()
    return holds_all(archive, index, known, bodies=bodies) and not changed_folders(archive, known)


def holds_all(
    archive: Archive, index: WritableIndex, known: Mapping[str, int], *, bodies: bool
) -> bool:
    """Return whether an index with the folders `known` was once up to date with all files.

    `bodies`: with all that stands in them, not their headers alone.
    """
    is_read = not bodies or not index.unfilled(None, 1)[0]
    return is_read and lists_all(archive, index, known)


def lists_all(archive: Archive, index: WritableIndex, known: Mapping[str, int]) -> bool:
    """Return whether an index with the folders `known` once listed all files, by their headers."""
    return bool(known) and index.site() == site_digest(archive)


def changed_folders(archive: Archive, known: Mapping[str, int]) -> list[str]:
    """Return those of the folders `known`, path → time, that are otherwise now, or no more."""
    return [path for path, time in known.items() if _time_of(archive.file(path)) != time]


def settled(mtime_ns: int) -> int:
    """Return the time to keep of a folder that had changed at `mtime_ns` before it was read."""
    return mtime_ns if time_ns() - mtime_ns > _SETTLED_NS else _UNSETTLED


def site_digest(archive: Archive) -> bytes:
    """Return a hash of what the archive's config says, which dates and categories follow."""
    return blake2b(repr(archive.site).encode(errors="replace"), digest_size=16).digest()


def _time_of(folder: str) -> int | None:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - a Path costs as much again
    except OSError:
        return None
