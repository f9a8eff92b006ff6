"""Where what may stand: SQL and its driver in the two rooms that keep files of it."""

from __future__ import annotations

import re
from pathlib import Path

import reader.library

LIBRARY = Path(reader.library.__file__).parent
KEEPERS = (LIBRARY / "sqlite", LIBRARY / "marks")
SQL = re.compile(
    r"\bimport sqlite3|\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA) "
)


def test_sql_stands_in_the_rooms_that_keep_files_of_it_alone() -> None:
    modules = LIBRARY.parent.rglob("*.py")
    speaking = {path for path in modules if SQL.search(path.read_text("utf-8"))}
    assert {path.parent for path in speaking} == set(KEEPERS)
