"""What is wrong in an archive, as the last scan found it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from reader.library.sqlite.schema import ENTRY_COLUMNS, entry_of, values_of
from reader.model import Problem

_PROBLEM_BATCH = 500

Rows = list[tuple[Any, ...]]


def problems(ask: Callable[[Callable[[sqlite3.Connection], Rows]], Rows]) -> Iterator[Problem]:
    """Yield what is wrong: with the archive itself, then with its posts, by path.

    `ask` puts a question to the index; each takes a few posts, so that memory stays flat
    and the index may change meanwhile.
    """
    for path, code, line, told in ask(
        lambda connection: connection.execute(
            "SELECT path, code, line, told FROM archive_problems ORDER BY path, line"
        ).fetchall()
    ):
        yield Problem(code, os.fsdecode(path), line, values_of(json.loads(told)))
    last = b""
    while rows := ask(partial(_broken, last)):
        for row in rows:
            yield from entry_of(row).problems
        last = os.fsencode(entry_of(rows[-1]).path)


def _broken(after: bytes, connection: sqlite3.Connection) -> Rows:
    return connection.execute(
        f"SELECT {ENTRY_COLUMNS} FROM posts WHERE problems != '[]' AND path > ? ORDER BY path LIMIT ?",
        (after, _PROBLEM_BATCH),
    ).fetchall()
