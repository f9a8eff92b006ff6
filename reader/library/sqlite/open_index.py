"""An index that is being written to: `reader.library.store.WritableIndex` in SQL."""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any, cast

from reader.corpus.fields.category_labels import Evidence
from reader.library.sqlite import texts
from reader.library.sqlite.database import Database, placeholders
from reader.library.sqlite.index_writer import IndexWriter
from reader.library.sqlite.list_queries import keys_at, paths_of
from reader.library.sqlite.schema import unpacked
from reader.library.sqlite.seek_points import ABOVE_ALL_ROWS, Place
from reader.library.store import Cursor, Indexed, Labelled, Listed
from reader.model import Key
from reader.safe import Clean

_SCAN_CACHE_KIB = 32 * 1024


class OpenIndex:
    """An index in `database`, for the thread that writes to it; sqlite3 errors are the caller's."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection = database.connection()
        self._category_numbers: dict[Clean, int] = {}

    @contextmanager
    def writing(self) -> Iterator[IndexWriter]:
        """Give what writes, in a transaction that is kept at the end, or not at all."""
        try:
            with self._database.writing() as connection:
                yield IndexWriter(connection, self._category_numbers)
        except BaseException:
            self._category_numbers.clear()
            raise

    @contextmanager
    def scanning(self) -> Iterator[None]:
        """Let SQLite hold more pages meanwhile."""
        cache = self._value("PRAGMA cache_size")
        self._connection.execute(f"PRAGMA cache_size = -{_SCAN_CACHE_KIB}")
        try:
            yield
        finally:
            self._connection.execute(f"PRAGMA cache_size = {cache}")

    def mirrored(self) -> tuple[bytes | None, int]:
        """Return which marks file the index shows, and up to which entry of its journal."""
        return self._about("marks"), int(self._about("applied") or 0)

    # -- files ---------------------------------------------------------------------------

    def signatures(self) -> Sequence[int]:
        """Return the signatures of all files known, withheld ones among them, in order."""
        rows = self._connection.execute(
            "SELECT sig FROM posts UNION SELECT sig FROM withheld ORDER BY 1"
        )
        return array("q", chain.from_iterable(rows))

    def signatures_in(self, folder: str) -> list[int]:
        """Return the signatures of the posts that lie in a folder itself."""
        start = os.fsencode(f"{folder}/") if folder else b""
        rows = self._connection.execute(
            "SELECT sig FROM posts WHERE path >= :start AND (:start = x'' OR path < :end)"
            " AND instr(substr(path, :length + 1), x'2f') = 0",
            {"start": start, "end": start[:-1] + b"0", "length": len(start)},
        )
        return [sig for (sig,) in rows]

    def signatures_with(self, *codes: str) -> list[int]:
        """Return the signatures of the posts that have a problem of one of these codes."""
        rows = self._connection.execute(
            "SELECT sig FROM posts WHERE problems != '[]' AND EXISTS"
            " (SELECT 1 FROM json_each(problems)"
            f" WHERE json_extract(value, '$[0]') IN ({placeholders(codes)}))",
            codes,
        )
        return [sig for (sig,) in rows]

    def site(self) -> bytes | None:
        """Return by which rules files were read, None at first."""
        site: bytes | None = self._about("site")
        return site

    def folders(self) -> dict[str, int]:
        """Return the folders that were looked through, and when they had changed then."""
        rows = self._connection.execute("SELECT path, mtime_ns FROM folders")
        return {os.fsdecode(path): mtime_ns for path, mtime_ns in rows}

    def unfilled(
        self, cursor: Cursor | None, limit: int
    ) -> tuple[Sequence[tuple[int, str]], Cursor | None]:
        """Return signature and path of posts of which only the header was read."""
        rows = self._connection.execute(
            "SELECT id, sig, path FROM posts WHERE complete = 0 AND id > ? ORDER BY id LIMIT ?",
            (cursor or 0, limit),
        ).fetchall()
        files = [(sig, os.fsdecode(path)) for _, sig, path in rows]
        return files, Cursor(rows[-1][0]) if rows else cursor

    def numbers(self) -> tuple[int, int]:
        """Return how many posts the index holds, and how many files are withheld."""
        return (
            self._value("SELECT posts FROM totals"),
            self._value("SELECT count(*) FROM withheld"),
        )

    # -- full text -------------------------------------------------------------------------

    def scheme(self) -> bytes | None:
        """Return by which scheme texts are cut, None at first."""
        scheme: bytes | None = self._about("scheme")
        return scheme

    def unindexed(
        self, cursor: Cursor | None, limit: int
    ) -> tuple[Sequence[tuple[int, str, bool]], Cursor | None]:
        """Return signature, path, and whether its body was read, of posts whose text is not indexed."""
        start = ABOVE_ALL_ROWS[1] if cursor is None else cursor
        rows = self._connection.execute(
            "SELECT age, path, sig, complete FROM posts WHERE doc IS NULL AND (age, path) > (?, ?)"
            " ORDER BY age, path LIMIT ?",
            (*cast(Place, start), limit),
        ).fetchall()
        files = [(sig, os.fsdecode(path), bool(complete)) for _, path, sig, complete in rows]
        return files, Cursor(rows[-1][:2]) if rows else cursor

    def indexed(self) -> Indexed:
        """Return how far the full text is."""
        return texts.indexed(self._connection)

    def is_worn(self) -> bool:
        """Return whether the full text is better made anew."""
        return texts.is_worn(self._connection)

    # -- telling posts apart -------------------------------------------------------------

    def keys_at(self, paths: Sequence[str]) -> dict[str, Key]:
        """Return the keys of the posts at `paths`, by path."""
        return keys_at(self._connection, paths)

    def paths_of(self, keys: Sequence[Key]) -> dict[Key, str]:
        """Return where the posts of `keys` lie, of those that are held."""
        return paths_of(self._connection, keys)

    def family(self, key: Key, apart: str) -> list[Listed]:
        """Return the post of `key`, and those whose keys begin with it and `apart`, by key."""
        first = key + apart
        beyond = first[:-1] + chr(ord(first[-1]) + 1)
        return self._listed("key = ? OR (key > ? AND key < ?) ORDER BY key", key, first, beyond)

    def with_fingerprint(self, fingerprint: int, limit: int) -> list[Listed]:
        """Return the first `limit` posts of this fingerprint, by path."""
        return self._listed("fingerprint = ? ORDER BY path LIMIT ?", fingerprint, limit)

    # -- labels --------------------------------------------------------------------------

    def unlabelled(self, *, new: bool) -> list[Clean]:
        """Return the categories whose label may be wrong; or, `new`, that have none yet."""
        which = "stale = 1 AND evidence = '{}'" if new else "stale = 1"
        rows = self._connection.execute(f"SELECT slug FROM categories WHERE {which}")
        return [Clean(slug) for (slug,) in rows]

    def said(self, slug: Clean, limit: int) -> list[tuple[tuple[Clean, ...], Clean | None]]:
        """Return tags and media of the newest posts of a category."""
        rows = self._connection.execute(
            "SELECT tags, media FROM filed JOIN posts ON posts.id = post"
            " WHERE category = (SELECT id FROM categories WHERE slug = ?)"
            " ORDER BY filed.age, filed.path LIMIT ?",
            (slug, limit),
        )
        return [(unpacked(tags), media) for tags, media in rows]

    def labelled(self) -> dict[Clean, Labelled]:
        """Return the categories that have posts, by slug."""
        rows = self._connection.execute(
            "SELECT slug, label, posts, evidence FROM categories WHERE posts > 0"
        )
        return {
            Clean(slug): Labelled(Clean(label), posts, _evidence(packed))
            for slug, label, posts, packed in rows
        }

    def _listed(self, where: str, *values: object) -> list[Listed]:
        rows = self._connection.execute(
            f"SELECT key, path, fingerprint FROM posts WHERE {where}", values
        )
        return [Listed(Key(key), os.fsdecode(path), text) for key, path, text in rows]

    def _about(self, name: str) -> Any:
        row = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _value(self, query: str) -> int:
        return int(self._connection.execute(query).fetchone()[0])


def _evidence(packed: str) -> Evidence:
    return Evidence(*(json.loads(packed) or (0, {}, {})))
