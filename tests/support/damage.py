"""Indexes that are really damaged: one b-tree of the file is no longer one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def index_in(cache: Path) -> Path:
    """Return the one index below a cache folder."""
    (index,) = cache.rglob("index.*.db")
    return index


def damage(index: Path, tree: str) -> None:
    """Overwrite the root of a table or an index of SQLite in a file that nobody has open."""
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        found = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        page = connection.execute(found, (tree,)).fetchone()[0]
    with index.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
