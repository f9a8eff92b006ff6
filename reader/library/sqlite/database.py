"""SQLite as both files use it: a connection for each thread, migrations, errors in one place.

Knows nothing of posts or marks. Files are private to the user (0600) in folders of 0700.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from errno import EACCES, EPERM, EROFS
from itertools import islice
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar
from weakref import WeakSet

from reader.errors import Coded, LibraryUnavailable

VALUES_PER_STATEMENT = 500
"""Values given to one statement; SQLite bounds them, and a statement is compiled for each."""

_BUSY_SECONDS = 10.0
_BUSY_PAUSE = 0.01
_CACHE_KIB = 4096
"""Pages held by each connection; the system's own cache holds the rest."""

_STEPS_UNASKED = 10_000
"""Steps of SQLite's machine from one question whether to go on to the next: under a millisecond."""

_PAGE_BYTES = 8192
"""Bytes of a page of a new file: rows go in a sixth faster than into SQLite's own 4096."""

_FAMILY_BITS = 16
"""Bits to shift an application_id by, for the part that all our files share."""

_NO_PERMISSION = Coded("no-permission")
_FORBIDDEN = EACCES, EPERM, EROFS

T = TypeVar("T")


class Damaged(Exception):
    """The file is no database, or not ours, or broken, or gone: `why`."""

    def __init__(self, why: Coded) -> None:
        super().__init__(why)
        self.why = why


class Interrupted(Exception):
    """What was asked is not wanted any more."""


class Outdated(Damaged):
    """The file is ours, but holds other tables than those we know."""


class _Connection(sqlite3.Connection):
    """One that may be held weakly, so that it goes with its thread."""


class Database:
    """A database file, for any number of threads.

    `migrations` are scripts, one a version, the first making the empty schema; those that a
    file lacks run in one transaction. `application` marks the file as ours (SQLite's
    application_id). `durable`: a commit survives a power failure. `what` names it to people.
    `functions` may be called by statements; they are pure.
    Raises LibraryUnavailable and Damaged, here and at every use inside `errors`.
    """

    def __init__(
        self,
        path: Path,
        *,
        application: int,
        migrations: Sequence[str],
        durable: bool,
        what: Coded,
        functions: Sequence[Callable[..., int | str | None]] = (),
    ) -> None:
        self.path = path
        self._functions = functions
        self._what = what
        self._durable = durable
        self._local = threading.local()
        self._open: WeakSet[_Connection] = WeakSet()
        self._lock = threading.Lock()
        make_private_folder(path.parent, what)
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise unavailable(what, path, error) from error
        with self.errors():
            self._prepare(application, migrations)
            self._file = _identity(path)

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection."""
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if known is not None:
            return known
        with self.errors():
            connection = self._connect()
        self._local.connection = connection
        with self._lock:
            self._open.add(connection)
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction that is committed at the end, or rolled back."""
        connection = self.connection()
        with self.errors():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself when, for one, the disk is full.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn the driver's errors into LibraryUnavailable or Damaged."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise
        except sqlite3.OperationalError as error:
            if not self.path.exists():
                raise Damaged(Coded("file-gone")) from error
            raise LibraryUnavailable(
                "file-unusable", what=self._what, why=_reason(error), path=self.path
            ) from error
        except sqlite3.DatabaseError as error:
            raise Damaged(_as_told(error)) from error

    def in_place(self) -> bool:
        """Return whether the file that is open is still the one at its path."""
        return _identity(self.path) == self._file

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            for connection in list(self._open):
                connection.close()
            self._open.clear()
        self._local = threading.local()

    def _connect(self) -> _Connection:
        # mode=rw: a file that was deleted meanwhile must not come back empty.
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            factory=_Connection,
        )
        connection.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'NORMAL'}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        for function in self._functions:
            connection.create_function(function.__name__, -1, function, deterministic=True)
        return connection

    def _prepare(self, application: int, migrations: Sequence[str]) -> None:
        connection = self._connect()
        try:
            if self._lacking(connection, application, migrations):
                connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
                _keep_a_log(connection)
                connection.execute("BEGIN IMMEDIATE")
                # Asked again: another kanbao may have done it while this one waited.
                for script in self._lacking(connection, application, migrations):
                    for statement in _statements(script):
                        connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {application}")
                connection.execute(f"PRAGMA user_version = {len(migrations)}")
                connection.execute("COMMIT")
        finally:
            connection.close()

    def _lacking(
        self, connection: sqlite3.Connection, application: int, migrations: Sequence[str]
    ) -> Sequence[str]:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        marked: int = connection.execute("PRAGMA application_id").fetchone()[0]
        if marked != application and (
            marked or version or connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        ):
            if marked >> _FAMILY_BITS == application >> _FAMILY_BITS:
                raise Outdated(Coded("file-other-version"))
            raise Damaged(Coded("file-foreign"))
        if version > len(migrations):
            raise LibraryUnavailable("file-newer", what=self._what, path=self.path)
        return migrations[version:]


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Turn to write-ahead logging; SQLite itself does not wait for another who does so too."""
    until = monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_BUSY_PAUSE)


@contextmanager
def interruptible(connection: sqlite3.Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Let statements of a block break off where `cancelled`, with Interrupted.

    It is asked before, and now and then meanwhile.
    """
    if cancelled():
        raise Interrupted
    connection.set_progress_handler(cancelled, _STEPS_UNASKED)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise Interrupted from error
    finally:
        connection.set_progress_handler(None, 0)


def make_private_folder(folder: Path, what: Coded) -> None:
    """Make `folder`, for the user alone. Raises LibraryUnavailable."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise unavailable(what, folder, error) from error


def unavailable(what: Coded, path: Path, error: OSError) -> LibraryUnavailable:
    """Return the error for a file or folder that the system refuses."""
    why = _NO_PERMISSION if error.errno in _FORBIDDEN else error
    return LibraryUnavailable("file-unusable", what=what, why=why, path=path)


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield `values` in lists short enough for one statement."""
    iterator = iter(values)
    while chunk := list(islice(iterator, VALUES_PER_STATEMENT)):
        yield chunk


def placeholders(values: Sequence[object]) -> str:
    """Return the `?, ?` that stand for `values` in a statement."""
    return ", ".join("?" * len(values))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would end our transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _reason(error: sqlite3.OperationalError) -> Coded:
    text = str(error)
    if "full" in text:
        return Coded("disk-full")
    if "readonly" in text or "unable to open" in text:
        return _NO_PERMISSION
    if "I/O" in text:
        return Coded("disk-failed")
    if "locked" in text:
        return Coded("locked")
    return _as_told(error)


def _as_told(error: sqlite3.Error) -> Coded:
    return Coded("as-told", {"why": str(error)})
