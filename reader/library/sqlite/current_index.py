"""The index in use: it follows a rebuild, and is replaced where it turns out damaged or gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TypeVar

from reader.library.sqlite import index_files
from reader.library.sqlite.database import Damaged, Database
from reader.library.sqlite.seek_points import SeekPoints

T = TypeVar("T")

DAMAGED = "索引坏了，已经删去，正在重建"


class Index:
    """The index in `folder`, for any number of threads; made where it is not there.

    Raises LibraryUnavailable where it cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seek_points = SeekPoints()
        self.was_damaged = False
        """Whether an index was found damaged and replaced by an empty one."""
        self._lock = RLock()
        self._database, self.was_damaged = index_files.opened(folder)

    @property
    def database(self) -> Database:
        """The file in use now."""
        return self._database

    def ask(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `query` finds; of an empty index where the one in use is damaged."""
        return self.with_recovery(lambda database: query(database.connection()))

    def with_recovery(self, work: Callable[[Database], T]) -> T:
        """Return what `work` does with the file in use; with an empty one if that is damaged."""
        database = self._database
        try:
            with database.errors():
                return work(database)
        except Damaged:
            self._replace(database)
        with self._database.errors():
            return work(self._database)

    def follow(self) -> bool:
        """Turn to the file that is in use now; return whether it is another."""
        with self._lock:
            if (
                self._database.in_place()
                and index_files.current(self.folder) == self._database.path
            ):
                return False
            self._database, damaged = index_files.opened(self.folder)
            self.was_damaged |= damaged
            self.seek_points = SeekPoints()
            return True

    def close(self) -> None:
        """Close every thread's connection."""
        self._database.close()

    def _replace(self, damaged: Database) -> None:
        with self._lock:
            if self._database is damaged:
                self.was_damaged |= damaged.in_place()
                self._database = index_files.replaced(damaged.path)
                self.seek_points = SeekPoints()
