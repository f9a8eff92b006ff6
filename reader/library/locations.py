"""From an archive and two folders to its library."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reader.corpus import Archive
from reader.errors import Coded, LibraryUnavailable
from reader.library.library import Library
from reader.library.marks.journal import Marks
from reader.library.runs import root_of
from reader.library.sqlite.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

_SIZE_LIMIT = 16 * 1024 * 1024
_UNWRITABLE = Coded("no-permission"), Coded("disk-full")


def open_library(
    archive: Archive,
    *,
    cache: Path,
    data: Path,
    size_limit: int = _SIZE_LIMIT,
    drafts: bool = False,
    variants: bool = False,
) -> Library:
    """Return the library of `archive`, with what was indexed and marked so far.

    Its index lies in a folder of its own below `cache`, its marks below `data`. Where one of them
    cannot be written, what would be written there goes to a passing folder, with a notice. Raises
    LibraryUnavailable.
    """
    name = sha256(os.fsencode(root_of(archive))).hexdigest()[:16]
    notices: list[Coded] = []
    passing: list[TemporaryDirectory[str]] = []

    def passing_folder() -> Path:
        from tempfile import TemporaryDirectory

        passing.append(TemporaryDirectory(prefix="kanbao-", ignore_cleanup_errors=True))
        return Path(passing[-1].name)

    unkept: LibraryUnavailable | None = None
    kept = data / "marks" / f"{name}.db"
    try:
        marks = Marks(kept)
    except LibraryUnavailable as error:
        if not _is_unwritable(error):
            raise
        unkept = error
        marks = _passing_marks(kept, passing_folder(), error)
        notices.append(Coded("marks-unkept", error.values))
    try:
        store = SqliteStore(cache / (f"{name}-drafts" if drafts else name), variants=variants)
    except LibraryUnavailable:
        store = SqliteStore(passing_folder(), variants=variants)
        notices.append(Coded("cache-unwritable", {"path": cache}))
    library = Library(
        archive,
        store,
        marks,
        notices=notices,
        size_limit=size_limit,
        drafts=drafts,
        variants=variants,
        passing=passing,
        unkept=unkept,
    )
    library.refresh()  # and so take note of how it looks now
    return library


def _is_unwritable(error: LibraryUnavailable) -> bool:
    """Tell whether there is no writing a file at all; damage, or another writer, is no such thing."""
    why = error.values.get("why")
    return error.code == "file-unusable" and (isinstance(why, OSError) or why in _UNWRITABLE)


def _passing_marks(kept: Path, folder: Path, unkept: LibraryUnavailable) -> Marks:
    """Return marks that begin as those of a file that cannot be written, where it can be read."""
    from shutil import copyfile

    copy = folder / kept.name
    with suppress(OSError):
        for part in ("", "-wal"):
            copyfile(f"{kept}{part}", f"{copy}{part}")
    try:
        marks = Marks(copy)
    except LibraryUnavailable:
        raise unkept from None  # what is wrong with the copy is nothing that a person could mend
    marks.be_another()
    return marks
