"""The lists of the index: pages, counts, places and neighbours, each one indexed query.

A page far down is not reached by stepping over all rows before it: the ends of pages
already read are remembered as anchors, and the query starts from the nearest one.
"""

from __future__ import annotations

import os
import sqlite3
from bisect import bisect_right, insort
from datetime import datetime, timedelta
from threading import Lock

from reader.library.index.schema import ENTRY, age_of, entry_of
from reader.library.model import Show, View
from reader.model import Category, Entry
from reader.safe import Clean

_ANCHORS_HELD = 4096

Place = tuple[int, int]
"""Age and id: where a row stands in every list."""


class Anchors:
    """Rows whose number in a view is known, as long as the index stays as it is."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._generation = -1
        self._known: dict[View, list[tuple[int, Place]]] = {}

    def before(self, generation: int, view: View, row: int) -> tuple[int, Place] | None:
        """Return the last known row at or before `row`: its number and place."""
        with self._lock:
            self._renew(generation)
            known = self._known.get(view, [])
            at = bisect_right(known, row, key=lambda anchor: anchor[0])
            return known[at - 1] if at else None

    def learn(self, generation: int, view: View, row: int, place: Place) -> None:
        """Remember that row number `row` stands at `place`."""
        with self._lock:
            self._renew(generation)
            known = self._known.setdefault(view, [])
            at = bisect_right(known, row, key=lambda anchor: anchor[0])
            if (not at or known[at - 1][0] != row) and len(known) < _ANCHORS_HELD:
                insort(known, (row, place))

    def _renew(self, generation: int) -> None:
        if generation != self._generation:
            self._generation = generation
            self._known.clear()


class Lists:
    """Queries on a connection to an index; sqlite3 errors are the caller's."""

    def __init__(self, connection: sqlite3.Connection, anchors: Anchors) -> None:
        self._connection = connection
        self._anchors = anchors

    def count(self, view: View) -> int:
        """Return how many entries `view` has."""
        if view.show is Show.TODAY:
            source, where, values = self._source(view)
            return self._number(f"SELECT count(*) FROM {source} WHERE {where}", values)
        column = {Show.ALL: "posts", Show.UNREAD: "unread", Show.STARRED: "starred"}[view.show]
        if view.category is None:
            return self._number(f"SELECT {column} FROM totals", ())
        return self._number(f"SELECT {column} FROM categories WHERE slug = ?", (view.category,))

    def page(self, view: View, offset: int, limit: int) -> list[Entry]:
        """Return the entries from row `offset` on, at most `limit`, newest first."""
        total = self.count(view)
        limit = min(limit, total - offset)
        if limit <= 0 or offset < 0:
            return []
        generation = self._number("SELECT generation FROM totals", ())
        anchor = self._anchors.before(generation, view, offset - 1)
        forward = offset - anchor[0] - 1 if anchor else offset
        backward = total - offset - limit
        if backward < forward:
            places = self._places(view, None, backward, limit, newest_first=False)[::-1]
        else:
            places = self._places(
                view, anchor[1] if anchor else None, forward, limit, newest_first=True
            )
        if not places:
            return []
        self._anchors.learn(generation, view, offset + len(places) - 1, places[-1])
        return self._entries([post for _, post in places])

    def position(self, view: View, entry_id: int) -> int | None:
        """Return the row of an entry in `view`, or None where it is not in it."""
        place = self.place(entry_id)
        if place is None:
            return None
        source, where, values = self._source(view)
        post = "id" if view.category is None else "post"
        there = f"SELECT count(*) FROM {source} WHERE {where} AND age = ? AND {post} = ?"
        if not self._number(there, (*values, *place)):
            return None
        before = f"SELECT count(*) FROM {source} WHERE {where} AND (age, {post}) < (?, ?)"
        return self._number(before, (*values, *place))

    def neighbour(self, view: View, entry_id: int, step: int) -> Entry | None:
        """Return the entry of `view` next after (step 1) or before (-1) another, in it or not."""
        place = self.place(entry_id)
        if place is None:
            return None
        places = self._places(view, place, 0, 1, newest_first=step > 0)
        return self.entry(places[0][1]) if places else None

    def place(self, entry_id: int) -> Place | None:
        """Return where an entry stands in every list."""
        row = self._connection.execute("SELECT age, id FROM posts WHERE id = ?", (entry_id,))
        found: Place | None = row.fetchone()
        return found

    def entry(self, entry_id: int) -> Entry | None:
        """Return an entry."""
        entries = self._entries([entry_id])
        return entries[0] if entries else None

    def categories(self) -> list[Category]:
        """Return the categories that have posts, the fullest first."""
        rows = self._connection.execute(
            "SELECT slug, label, posts, unread FROM categories WHERE posts > 0"
            " ORDER BY posts DESC, label"
        )
        return [Category(Clean(slug), Clean(label), p, u) for slug, label, p, u in rows]

    def keys(self, view: View) -> list[tuple[str, str]]:
        """Return key and path of every entry of `view`."""
        source, where, values = self._source(view)
        post = "id" if view.category is None else "post"
        rows = self._connection.execute(
            f"SELECT key, path FROM posts WHERE id IN (SELECT {post} FROM {source} WHERE {where})",
            values,
        )
        return [(key, os.fsdecode(path)) for key, path in rows]

    def _places(
        self, view: View, beyond: Place | None, skip: int, limit: int, *, newest_first: bool
    ) -> list[Place]:
        source, where, values = self._source(view)
        post = "id" if view.category is None else "post"
        if beyond is not None:
            where += f" AND (age, {post}) {'>' if newest_first else '<'} (?, ?)"
            values = (*values, *beyond)
        order = "ASC" if newest_first else "DESC"
        return self._connection.execute(
            f"SELECT age, {post} FROM {source} WHERE {where}"
            f" ORDER BY age {order}, {post} {order} LIMIT ? OFFSET ?",
            (*values, limit, skip),
        ).fetchall()

    def _source(self, view: View) -> tuple[str, str, tuple[object, ...]]:
        conditions: list[str] = []
        values: list[object] = []
        if view.category is not None:
            conditions.append("category = (SELECT id FROM categories WHERE slug = ?)")
            values.append(view.category)
        if view.show is Show.UNREAD:
            conditions.append("read = 0")
        elif view.show is Show.STARRED:
            conditions.append("starred = 1")
        elif view.show is Show.TODAY:
            conditions.append("age BETWEEN ? AND ?")
            values += today()
        table = "posts" if view.category is None else "filed"
        return table, " AND ".join(conditions) or "1", tuple(values)

    def _entries(self, ids: list[int]) -> list[Entry]:
        marks = ", ".join("?" * len(ids))
        rows = self._connection.execute(f"SELECT {ENTRY} FROM posts WHERE id IN ({marks})", ids)
        known = {row[0]: entry_of(row) for row in rows}
        return [known[post] for post in ids if post in known]

    def _number(self, query: str, values: tuple[object, ...]) -> int:
        row = self._connection.execute(query, values).fetchone()
        return int(row[0]) if row else 0


def today() -> tuple[int, int]:
    """Return the ages that today, in local time, ends and begins with."""
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return age_of(midnight + timedelta(days=1)) + 1, age_of(midnight)
