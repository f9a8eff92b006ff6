"""Where an index lies: `index.VERSION.NUMBER.db`, of which the highest number is in use.

The version is that of the tables. Two kanbao that differ in it each have an index of their own,
and neither deletes the other's, until nobody has opened it for a month.

A rebuild writes beside it and takes the next number when it is whole, so that readers, in
this process or another, never see half an index; they follow when they look for the
current file again. What is damaged is deleted: an index can be made anew.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.errors import Coded, LibraryUnavailable
from reader.library.sqlite import schema
from reader.library.sqlite.database import (
    Damaged,
    Database,
    Outdated,
    make_private_folder,
    unavailable,
)
from reader.library.sqlite.folded_text import contains_folded, equals_folded
from reader.patterns import regex

_NAME = regex(r"index\.(?:(\d+)\.)?(\d+)\.db")
"""Version and number; the first versions did not stand in the name."""
UNUSED_SECONDS = 30 * 24 * 3600
"""After which an index of another version is deleted."""
WHAT = Coded("the-index")


def current(folder: Path) -> Path:
    """Return the index file in use, or the first there will be."""
    numbers = _numbers(folder)
    return _numbered(folder, max(numbers) if numbers else 1)


def opened(folder: Path) -> tuple[Database, bool]:
    """Return the index in `folder`, made where it is not there, and whether it was damaged."""
    path = current(folder)
    try:
        database, was_damaged = _database(path), False
    except Outdated:
        database, was_damaged = replaced(path), False
    except Damaged:
        database, was_damaged = replaced(path), True
    with suppress(OSError, LibraryUnavailable):
        os.utime(database.path)
        _delete_unused(folder)
    return database, was_damaged


def replaced(path: Path) -> Database:
    """Delete an index that is damaged; return an empty one under the next number.

    The next number, since others who have the old file open would not follow otherwise.
    """
    number = _number(path) + 1
    delete(path)
    return _database(_numbered(path.parent, number))


def fresh(folder: Path) -> Database:
    """Return an empty index under a passing name, for a rebuild."""
    path = folder / f"index.{schema.VERSION}.new"
    delete(path)
    return _database(path)


def delete_unfinished(folder: Path) -> None:
    """Delete what is left of rebuilds that were killed. Nobody may be at one."""
    with suppress(LibraryUnavailable):
        for path in folder.glob("index.*.new*"):
            delete(path)


def take_over(database: Database, folder: Path) -> Path:
    """Give a rebuilt index the next number and delete the older ones; return its path."""
    older = _numbers(folder)
    with database.errors():
        database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    path = _numbered(folder, max(older, default=0) + 1)
    database.path.replace(path)
    delete(database.path)
    for number in older:
        delete(_numbered(folder, number))
    return path


def delete(path: Path) -> None:
    """Delete an index with the files that SQLite keeps beside it. Raises LibraryUnavailable."""
    try:
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise unavailable(WHAT, path, error) from error


def _delete_unused(folder: Path) -> None:
    """Delete the indexes of other versions that were not opened for long."""
    for path, version, _ in _indexes(folder):
        if version != schema.VERSION and time.time() - path.stat().st_mtime > UNUSED_SECONDS:
            delete(path)


def _indexes(folder: Path) -> Iterator[tuple[Path, int, int]]:
    """Yield every index in `folder` with its version and number."""
    for path in folder.glob("index.*.db"):
        if match := _NAME.fullmatch(path.name):
            yield path, int(match[1] or 0), int(match[2])


def _numbers(folder: Path) -> list[int]:
    return [number for _, version, number in _indexes(folder) if version == schema.VERSION]


def _number(path: Path) -> int:
    match = _NAME.fullmatch(path.name)
    return int(match[2]) if match else 0


def _numbered(folder: Path, number: int) -> Path:
    return folder / f"index.{schema.VERSION}.{number}.db"


def _database(path: Path) -> Database:
    make_private_folder(path.parent, WHAT)
    return Database(
        path,
        application=schema.APPLICATION,
        migrations=schema.MIGRATIONS,
        durable=False,
        what=WHAT,
        functions=(contains_folded, equals_folded),
    )
