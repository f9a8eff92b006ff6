"""From an archive and two folders to its library."""

from __future__ import annotations

import os
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

    Its index lies in a folder of its own below `cache`, its marks below `data`. Where the
    cache cannot be written the index goes to a passing folder, with a notice. Raises
    LibraryUnavailable.
    """
    name = sha256(os.fsencode(root_of(archive))).hexdigest()[:16]
    marks = Marks(data / "marks" / f"{name}.db")
    notices: list[Coded] = []
    passing: TemporaryDirectory[str] | None = None
    try:
        store = SqliteStore(cache / (f"{name}-drafts" if drafts else name), variants=variants)
    except LibraryUnavailable:
        from tempfile import TemporaryDirectory

        passing = TemporaryDirectory(prefix="kanbao-", ignore_cleanup_errors=True)
        store = SqliteStore(Path(passing.name), variants=variants)
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
    )
    library.refresh()  # and so take note of how it looks now
    return library
