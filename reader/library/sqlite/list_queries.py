"""The lists of the index: pages, counts, places and neighbours, each one indexed query.

A page far down is not reached by stepping over all rows before it: the ends of pages
already read are remembered as seek_points, and the query starts from the nearest one, or from
the end of the list. A title filter looks through all titles once (`title_looks`), and holds
what it found.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, cast

from reader.library.ages import ages_of_day
from reader.library.sqlite.database import chunks, placeholders
from reader.library.sqlite.schema import ENTRY_COLUMNS, entry_of
from reader.library.sqlite.seek_points import ABOVE_ALL_ROWS, BELOW_ALL_ROWS, Place, SeekPoints
from reader.library.store import Cursor, Found, Page
from reader.library.views import Show, Totals, View
from reader.model import Category, Entry, Key
from reader.safe import Clean
from reader.values import replace

if TYPE_CHECKING:
    from reader.library.sqlite.title_looks import TitleLook

_HOP_ROWS = 8192
"""Rows from one anchor to the next on the way to a far row."""

_MOST_ROWS = 2**63 - 1
"""That SQLite can be asked for."""

_COUNT_COLUMNS = {Show.ALL: "posts", Show.UNREAD: "unread", Show.STARRED: "starred"}


class Lists:
    """Queries on a connection to an index; sqlite3 errors are the caller's."""

    def __init__(self, connection: sqlite3.Connection, seek_points: SeekPoints) -> None:
        self._connection = connection
        self._seek_points = seek_points

    def count(self, view: View) -> int:
        """Return how many entries `view` has."""
        if view.title:
            return len(self._hits(view))
        if view.show is Show.TODAY:
            source = _Source(view)
            return self._number(f"SELECT count(*) {source.clause}", *source.values)
        column = _COUNT_COLUMNS[view.show]
        if view.category is None:
            return self._number(f"SELECT {column} FROM totals")
        return self._number(f"SELECT {column} FROM categories WHERE slug = ?", view.category)

    def cursor_at(self, view: View, row: int) -> Cursor | None:
        """Return the place before row `row` of a view, None where it has fewer rows."""
        total = self.count(view)
        if not 0 <= row <= total:
            return None
        if row in (0, total):
            return Cursor(BELOW_ALL_ROWS if row else ABOVE_ALL_ROWS[1])
        if view.title:
            return _cursor(self._place_numbered(self._hits(view)[row]))
        return _cursor(self._place_at(view, row, total))

    def page_after(self, view: View, cursor: Cursor | None, limit: int) -> Page:
        """Return the first `limit` entries after a place; None is the beginning."""
        start = ABOVE_ALL_ROWS[1] if cursor is None else _place(cursor)
        if not view.title:
            return _page(self._walk(view, start, limit, newest_first=True), start)
        hits = self._hits(view)
        at = self._hits_before(hits, start)
        return _page(self._numbered(hits[at : at + max(limit, 0)]), start)

    def page_before(self, view: View, cursor: Cursor | None, limit: int) -> Page:
        """Return the last `limit` entries before a place; None is the end."""
        end = BELOW_ALL_ROWS if cursor is None else _place(cursor)
        if not view.title:
            return _page(self._walk(view, end, limit, newest_first=False)[::-1], end)
        hits = self._hits(view)
        at = self._hits_before(hits, end)
        return _page(self._numbered(hits[max(at - max(limit, 0), 0) : at]), end)

    def row_of(self, view: View, key: Key) -> int | None:
        """Return the row of a post in `view`, or None where it is not in it."""
        place = self._place_of(key)
        if place is None:
            return None
        if view.title:
            hits = self._hits(view)
            at = self._hits_before(hits, place)
            is_hit = at < len(hits) and self._place_numbered(hits[at]) == place
            return at if is_hit else None
        source = _Source(view)
        if not self._number(
            f"SELECT EXISTS (SELECT 1 {source.clause} AND {source.age} = ? AND {source.path} = ?)",
            *source.values,
            *place,
        ):
            return None
        row = self._rows_up_to(view, place) - 1
        self._seek_points.learn(view, self._stamp(view), row, place)
        return row

    def row_at(self, view: View, age: int) -> int:
        """Return how many entries of a view are of less age than this."""
        place: Place = (age, b"")
        if view.title:
            return self._hits_before(self._hits(view), place)
        return self._rows_up_to(view, place)

    def _rows_up_to(self, view: View, place: Place) -> int:
        """Return how many rows of a view stand before a place, or at it."""
        source, stamp = _Source(view), self._stamp(view)
        row, known = self._seek_points.up_to(view, stamp, place) or ABOVE_ALL_ROWS
        while (hop := self._skipped(source, known, _HOP_ROWS, newest_first=True)) and hop <= place:
            row, known = row + _HOP_ROWS, hop
            self._seek_points.learn(view, stamp, row, hop)
        between = f"({source.age}, {source.path})"
        beyond = self._number(
            f"SELECT count(*) {source.clause} AND {between} > (?, ?) AND {between} <= (?, ?)",
            *source.values,
            *known,
            *place,
        )
        return row + beyond + 1

    def neighbour(self, view: View, key: Key, step: int, *, unread: bool) -> Entry | None:
        """Return the entry of `view` next after (step 1) or before (-1) a post, in it or not.

        `unread`: the next that is not read.
        """
        place = self._place_of(key)
        if place is None:
            return None
        start = _after(place) if step > 0 else place
        if view.title:
            hits = self._hits(view)
            at = self._hits_before(hits, start)
            near = self._unread_of(hits[at:] if step > 0 else hits[:at][::-1], anyhow=not unread)
            return next((entry for _, entry in near), None)
        rows = self._walk(view, start, 1, newest_first=step > 0, unread=unread)
        return rows[0][1] if rows else None

    def unread_after(
        self, view: View, cursor: Cursor | None, limit: int
    ) -> tuple[list[tuple[Key, str]], Cursor]:
        """Return key and path of unread entries after a place, and where they end."""
        start = ABOVE_ALL_ROWS[1] if cursor is None else _place(cursor)
        if view.title:
            hits = self._hits(view)
            due = list(islice(self._unread_of(hits[self._hits_before(hits, start) :]), limit))
            posts = [(entry.key, entry.path) for _, entry in due]
            return posts, Cursor(_after(due[-1][0]) if due else start)
        source = _Source(view, unread=True)
        rows = self._connection.execute(
            f"SELECT key, at, tie FROM"
            f" (SELECT {source.post} AS listed, {source.age} AS at, {source.path} AS tie"
            f"  {source.clause} AND (at, tie) >= (?, ?) ORDER BY at, tie LIMIT ?)"
            f" JOIN posts ON posts.id = listed ORDER BY at, tie",
            (*source.values, *start, limit),
        ).fetchall()
        end = _after((rows[-1][1], rows[-1][2])) if rows else start
        return [(Key(key), os.fsdecode(path)) for key, _, path in rows], Cursor(end)

    def entries(self, keys: Sequence[Key]) -> list[Entry]:
        """Return the entries of those of `keys` that are in the index, in the same order."""
        known: dict[Key, Entry] = {}
        for chunk in chunks(keys):
            rows = self._connection.execute(
                f"SELECT {ENTRY_COLUMNS} FROM posts WHERE key IN ({placeholders(chunk)})", chunk
            )
            known.update((entry.key, entry) for entry in map(entry_of, rows))
        return [known[key] for key in keys if key in known]

    def categories(self) -> list[Category]:
        """Return the categories that have posts, the fullest first."""
        rows = self._connection.execute(
            "SELECT slug, label, posts, unread FROM categories WHERE posts > 0"
            " ORDER BY posts DESC, label"
        )
        return [Category(Clean(slug), Clean(label), p, u) for slug, label, p, u in rows]

    def totals(self) -> Totals:
        """Return the numbers of the whole archive."""
        posts, unread, starred = self._connection.execute(
            "SELECT posts, unread, starred FROM totals"
        ).fetchone()
        return Totals(posts, unread, starred, self.count(View(show=Show.TODAY)))

    def stamp(self) -> tuple[int, int]:
        """Return what changes whenever any list may: by posts, and by marks."""
        placed, marked = self._connection.execute("SELECT placed, marked FROM totals").fetchone()
        return placed, marked

    def _stamp(self, view: View) -> Hashable:
        """Return what changes whenever the rows of `view` may."""
        placed, marked = self.stamp()
        if view.show in (Show.UNREAD, Show.STARRED):
            return placed, marked
        return (placed, date.today()) if view.show is Show.TODAY else placed

    # -- places --------------------------------------------------------------------------

    def _place_of(self, key: Key) -> Place | None:
        """Return where a post stands in every list, None where it is not in the index."""
        return self._place("SELECT age, path FROM posts WHERE key = ?", key)

    def _place_numbered(self, number: int) -> Place | None:
        return self._place("SELECT age, path FROM posts WHERE id = ?", number)

    def _place_at(self, view: View, row: int, total: int) -> Place | None:
        """Return where row `row` of a view of `total` rows stands, None if it has fewer.

        Walks there from the nearest row that is known, noting seek points on the way.
        """
        source = _Source(view)
        stamp = self._stamp(view)
        before, after = self._seek_points.around(view, stamp, row)
        above, below = before or ABOVE_ALL_ROWS, after or (total, BELOW_ALL_ROWS)
        newest_first = row - above[0] <= below[0] - row
        at, place = above if newest_first else below
        while at != row:
            hop = min(abs(row - at), _HOP_ROWS)
            found = self._skipped(source, place, hop, newest_first=newest_first)
            if found is None:
                return None
            at, place = at + (hop if newest_first else -hop), found
            self._seek_points.learn(view, stamp, at, place)
        return place

    def _skipped(
        self, source: _Source, place: Place, hop: int, *, newest_first: bool
    ) -> Place | None:
        """Return where the `hop`th row beyond `place` stands."""
        order = "ASC" if newest_first else "DESC"
        return self._place(
            f"SELECT {source.age}, {source.path} {source.clause}"
            f" AND ({source.age}, {source.path}) {'>' if newest_first else '<'} (?, ?)"
            f" ORDER BY {source.age} {order}, {source.path} {order} LIMIT 1 OFFSET ?",
            *source.values,
            *place,
            hop - 1,
        )

    def _walk(
        self, view: View, start: Place, limit: int, *, newest_first: bool, unread: bool = False
    ) -> list[tuple[Place, Entry]]:
        """Return the `limit` rows of `view` from a place on, or those before it, backwards."""
        source = _Source(view, unread=unread)
        beyond, order = (">=", "ASC") if newest_first else ("<", "DESC")
        rows = self._connection.execute(
            f"SELECT {ENTRY_COLUMNS}, posts.age FROM"
            f" (SELECT {source.post} AS listed, {source.age} AS at, {source.path} AS tie"
            f"  {source.clause} AND (at, tie) {beyond} (?, ?)"
            f"  ORDER BY at {order}, tie {order} LIMIT ?)"
            f" JOIN posts ON posts.id = listed ORDER BY at {order}, tie {order}",
            (*source.values, *start, min(max(limit, 0), _MOST_ROWS)),
        )
        return [((row[-1], row[1]), entry_of(row[:-1])) for row in rows]

    # -- views with a title filter ---------------------------------------------------------

    def look_further(self, view: View, limit: int) -> Found:
        """Look through the next titles of a view with a title filter; return what was found so far.

        Of the entries, the first `limit`.
        """
        look = self._seek_points.look(view, self._stamp(view))
        with look.lock:
            self._look_further(view, look)
            hits, is_whole = look.hits[:limit], look.is_whole
            count = len(look.hits)
        return Found(count, [entry for _, entry in self._numbered(hits)], is_whole)

    def _hits(self, view: View) -> array[int]:
        """Return the numbers of the entries of a view with a title filter, in order."""
        look = self._seek_points.look(view, self._stamp(view))
        with look.lock:
            while not look.is_whole:
                self._look_further(view, look)
            return look.hits

    def _look_further(self, view: View, look: TitleLook) -> None:
        if look.is_whole:
            return
        from reader.library.sqlite.title_looks import found, pattern_of  # with all of pinyin

        among = replace(view, title="")
        total = self.count(among)
        row = min(look.rows + _HOP_ROWS, total)
        start = self._place_at(among, look.rows, total) if look.rows else ABOVE_ALL_ROWS[1]
        end = self._place_at(among, row, total) if row < total else BELOW_ALL_ROWS
        if start is not None and end is not None:
            source = _Source(among, joined=True)
            between = f"({source.age}, {source.path})"
            stretch = (
                f"SELECT {source.post} AS number, posts.folded {source.clause}"
                f" AND {between} >= (?, ?) AND {between} < (?, ?)"
                f" ORDER BY {source.age}, {source.path}"
            )
            values = [*source.values, *start, *end]
            look.hits.extend(found(self._connection, pattern_of(view.title), stretch, values))
        look.rows, look.is_whole = row, row == total

    def _unread_of(
        self, numbers: array[int], *, anyhow: bool = False
    ) -> Iterator[tuple[Place, Entry]]:
        """Yield those of the rows of these numbers that are not read, or, `anyhow`, all."""
        for chunk in chunks(numbers):
            for place, entry in self._numbered(chunk):
                if anyhow or not entry.read:
                    yield place, entry

    def _hits_before(self, hits: array[int], place: Place) -> int:
        """Return how many of `hits` stand before a place."""
        return bisect_left(
            hits, place, key=lambda number: self._place_numbered(number) or BELOW_ALL_ROWS
        )

    def _numbered(self, numbers: Sequence[int]) -> list[tuple[Place, Entry]]:
        """Return the rows of the table of these numbers, in the same order."""
        known: dict[int, tuple[Place, Entry]] = {}
        for chunk in chunks(numbers):
            rows = self._connection.execute(
                f"SELECT {ENTRY_COLUMNS}, age, id FROM posts WHERE id IN ({placeholders(chunk)})",
                chunk,
            )
            known.update((row[-1], ((row[-2], row[1]), entry_of(row[:-2]))) for row in rows)
        return [known[number] for number in numbers if number in known]

    def _place(self, query: str, *values: object) -> Place | None:
        found: Place | None = self._connection.execute(query, values).fetchone()
        return found

    def _number(self, query: str, *values: object) -> int:
        row = self._connection.execute(query, values).fetchone()
        return int(row[0]) if row else 0


def paths_of(connection: sqlite3.Connection, keys: Sequence[Key]) -> dict[Key, str]:
    """Return where the posts of `keys` lie, those left out that are not in the index."""
    paths: dict[Key, str] = {}
    for chunk in chunks(keys):
        rows = connection.execute(
            f"SELECT key, path FROM posts WHERE key IN ({placeholders(chunk)})", chunk
        )
        paths.update((Key(key), os.fsdecode(path)) for key, path in rows)
    return paths


def keys_at(connection: sqlite3.Connection, paths: Sequence[str]) -> dict[str, Key]:
    """Return the keys of the posts at `paths`, by path."""
    keys: dict[str, Key] = {}
    for chunk in chunks(os.fsencode(path) for path in paths):
        rows = connection.execute(
            f"SELECT path, key FROM posts WHERE path IN ({placeholders(chunk)})", chunk
        )
        keys.update((os.fsdecode(path), Key(key)) for path, key in rows)
    return keys


def _page(rows: Sequence[tuple[Place, Entry]], start: Place) -> Page:
    """Return a page of `rows`, one that was looked for from `start` on."""
    before, after = (rows[0][0], _after(rows[-1][0])) if rows else (start, start)
    return Page([entry for _, entry in rows], Cursor(before), Cursor(after))


def _cursor(place: Place | None) -> Cursor | None:
    return None if place is None else Cursor(place)


def _place(cursor: Cursor) -> Place:
    """Return the place that a cursor stands before."""
    return cast(Place, cursor)


def _after(place: Place) -> Place:
    """Return the first place after the row at `place`: no path holds a NUL."""
    age, path = place
    return age, path + b"\0"


class _Source:
    """Where the rows of a view come from: a clause of FROM and WHERE, and its columns."""

    def __init__(self, view: View, *, unread: bool = False, joined: bool = False) -> None:
        """Rows of `view`, but for its title; `joined`: with the columns of `posts`."""
        self.values: list[object] = []
        table = "posts" if view.category is None else "filed"
        self.post = "posts.id" if view.category is None else "filed.post"
        self.age, self.path = f"{table}.age", f"{table}.path"
        conditions: list[str] = []
        if view.category is not None:
            conditions.append("category = (SELECT id FROM categories WHERE slug = ?)")
            self.values.append(view.category)
        if view.show is Show.UNREAD or unread:
            conditions.append(f"{table}.read = 0")
        if view.show is Show.STARRED:
            conditions.append(f"{table}.starred = 1")
        if view.show is Show.TODAY:
            conditions.append(f"{self.age} BETWEEN ? AND ?")
            self.values += ages_of_day(date.today())
        if joined and view.category is not None:
            table = "filed JOIN posts ON posts.id = filed.post"
        self.clause = f"FROM {table} WHERE {' AND '.join(conditions) or '1'}"
