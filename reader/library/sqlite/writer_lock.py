"""One writer at a time: a lock on a file, which dies with the process that holds it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EAGAIN
from pathlib import Path

from reader.library.sqlite.database import make_private_folder, unavailable
from reader.library.sqlite.index_files import WHAT


@contextmanager
def writer_lock(folder: Path, name: str = "lock") -> Iterator[bool]:
    """Give whether the lock `name` in `folder` was free; it is held until the end of the block.

    Raises LibraryUnavailable where nothing can be written there.
    """
    make_private_folder(folder, WHAT)
    path = folder / name
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise unavailable(WHAT, path, error) from error
    try:
        yield _try_to_lock(descriptor)
    finally:
        os.close(descriptor)


def _try_to_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Any other error: a file system without locks, where one has to do without.
        return error.errno not in (EACCES, EAGAIN)
    return True
