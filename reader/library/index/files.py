"""Where an index lies: numbered files, of which the highest is the one in use.

A rebuild writes the next number beside it and takes its final name when it is whole, so
that readers, in this process or another, never see half an index; they follow when they
look for the current file again. What is damaged is deleted: an index can be made anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from reader.library.index import schema
from reader.library.sqlite import Damaged, Database, make_private_folder

_NAME = re.compile(r"index\.(\d+)\.db")
WHAT = "索引"


def current(folder: Path) -> Path:
    """Return the index file in use, or the first there will be."""
    numbered = [
        (int(match[1]), path)
        for path in folder.glob("index.*.db")
        if (match := _NAME.fullmatch(path.name))
    ]
    return max(numbered)[1] if numbered else folder / "index.1.db"


def opened(path: Path) -> tuple[Database, bool]:
    """Return the index at `path`, made where it is not there, and whether it was damaged."""
    make_private_folder(path.parent, WHAT)
    try:
        return _database(path), False
    except Damaged:
        delete(path)
        return _database(path), True


def fresh(folder: Path) -> Database:
    """Return an empty index under a passing name, for a rebuild."""
    path = folder / "index.new"
    delete(path)
    return _database(path)


def take_over(database: Database, folder: Path) -> Path:
    """Give a rebuilt index its number and delete the older ones; return its path."""
    old = current(folder)
    match = _NAME.fullmatch(old.name)
    number = int(match[1]) + 1 if match and old.exists() else 1
    database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    path = folder / f"index.{number}.db"
    database.path.replace(path)
    delete(database.path)
    for other in folder.glob("index.*.db"):
        if other != path:
            delete(other)
    return path


def delete(path: Path) -> None:
    """Delete an index with the files that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _database(path: Path) -> Database:
    return Database(
        path,
        application=schema.APPLICATION,
        migrations=schema.MIGRATIONS,
        durable=False,
        what=WHAT,
    )
