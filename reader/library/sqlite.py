"""SQLite as both files use it: a connection for each thread, migrations, errors in one place.

Knows nothing of posts or marks. Files are private to the user (0600) in folders of 0700.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reader.errors import LibraryUnavailable

BUSY_SECONDS = 10.0


class Damaged(Exception):
    """The file is no database, or not ours, or is broken."""


class Database:
    """A database file, for any number of threads.

    `migrations` are scripts, one a version, the first making the empty schema; each runs
    in one transaction. `application` marks the file as ours (SQLite's application_id).
    """

    def __init__(
        self,
        path: Path,
        *,
        application: int,
        migrations: Sequence[str],
        durable: bool,
        what: str,
    ) -> None:
        self.path = path
        self._what = what
        self._durable = durable
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._all_lock = threading.Lock()
        make_private_folder(path.parent, what)
        with self.errors():
            self._prepare(application, migrations)

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection."""
        known = getattr(self._local, "connection", None)
        if known is not None:
            return known  # type: ignore[no-any-return]
        with self.errors():
            connection = self._connect()
        self._local.connection = connection
        with self._all_lock:
            self._all.append(connection)
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction that is committed at the end, or rolled back."""
        connection = self.connection()
        with self.errors():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn the driver's errors into a sentence (LibraryUnavailable), or Damaged."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise LibraryUnavailable(
                f"{self._what}不能用：{_reason(error)}（{self.path}）"
            ) from error
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
                raise
            raise Damaged(str(error)) from error

    def close(self) -> None:
        """Close every thread's connection."""
        with self._all_lock:
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._local = threading.local()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'NORMAL'}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -65536")
        return connection

    def _prepare(self, application: int, migrations: Sequence[str]) -> None:
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        os.close(descriptor)
        connection = self._connect()
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            marked = connection.execute("PRAGMA application_id").fetchone()[0]
            if version and marked != application:
                raise Damaged("not a file of ours")
            if version > len(migrations):
                raise LibraryUnavailable(
                    f"{self._what}是更新版本的看报写的，请升级看报（{self.path}）"
                )
            for script in migrations[version:]:
                for statement in _statements(script):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {application}")
            connection.execute(f"PRAGMA user_version = {len(migrations)}")
            connection.execute("COMMIT")
        finally:
            connection.close()


def make_private_folder(folder: Path, what: str) -> None:
    """Make `folder`, for the user alone. Raises LibraryUnavailable."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryUnavailable(f"{what}的文件夹 {folder} 建不了：{reason}") from error


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would end our transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _reason(error: sqlite3.OperationalError) -> str:
    text = str(error)
    if "full" in text:
        return "磁盘已满"
    if "readonly" in text or "unable to open" in text:
        return "没有写入的权限"
    if "locked" in text:
        return "另一个看报正在写，过一会儿再试"
    return text
