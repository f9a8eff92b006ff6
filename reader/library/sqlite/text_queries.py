"""What is found by words: pages of hits, counts, days and facets."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from reader.library.ages import day_of_stretch
from reader.library.query.conditions import Condition
from reader.library.sqlite.database import chunks, placeholders
from reader.library.sqlite.schema import ENTRY_COLUMNS, entry_of
from reader.library.sqlite.text_plan import Planner, TextPlan
from reader.library.sqlite.texts import first_number, stretch_numbered
from reader.library.store import Cursor, Facet, Hit, Hits
from reader.model import Key
from reader.safe import Clean
from reader.values import replace

_RANKED = 3000
"""Hits that are weighed against each other, the newest: to weigh all takes as long as they are many."""

_WEIGHTS = "1.0, 8.0, 4.0, 2.0, 1.0, 0.0"
"""What a word counts for in each column of `texts`."""

_SCORE = f"-bm25(texts, {_WEIGHTS})"
_HIT_COLUMNS = f"{ENTRY_COLUMNS}, texts.rowid, posts.age"
_ALIVE = "texts.rowid NOT IN (SELECT doc FROM dead_texts)"

_Place = tuple[int, bytes]
_Where = tuple[int, _Place]
"""Number of a row, and its post's place in lists."""
_Row = tuple[Any, ...]


class TextQueries:
    """Questions on a connection to an index; sqlite3 errors are the caller's."""

    def __init__(self, connection: sqlite3.Connection, *, variants: bool) -> None:
        self._connection = connection
        self._planner = Planner(connection, variants=variants)

    def page(
        self,
        condition: Condition,
        cursor: Cursor | None,
        limit: int,
        enough: Callable[[], bool],
        among: Sequence[Key] | None,
        *,
        scored: bool,
    ) -> Hits:
        """Return the first hits after a place, in the order of lists: `limit`, or `enough`.

        All are `among` some posts, if that is known.
        """
        plan, most = self._planner.plan(condition), -1
        if among is not None:
            numbers = self._numbers(among)
            if not numbers:
                return Hits([], None)
            low, high = max(plan.low, min(numbers)), min(plan.high, max(numbers))
            plan, most = replace(plan, low=low, high=high), len(numbers)
        after = None if cursor is None else _where(cursor)
        rows = self._in_order(plan, after, most=most, scored=scored)
        hits: list[_Row] = []
        for row in rows:
            if len(hits) >= limit:
                return Hits([_hit(hit) for hit in hits], _cursor(hits[-1]) if hits else cursor)
            hits.append(row)
            if enough():
                return Hits([_hit(hit) for hit in hits], _cursor(row))
        return Hits([_hit(hit) for hit in hits], None)

    def ranked(self, condition: Condition, limit: int) -> Sequence[Hit]:
        """Return the best of the newest hits, best first."""
        plan = self._planner.plan(condition)
        rows = self._rows(plan, f"{_SCORE}, texts.rowid", low=plan.low, most=_RANKED)
        best = sorted(rows, key=lambda row: (-row[0], row[1]))[: max(limit, 0)]
        hits = []
        for score, doc in best:
            row = self._connection.execute(
                f"SELECT {ENTRY_COLUMNS} FROM posts WHERE doc = ?", (doc,)
            ).fetchone()
            hits.append(Hit(entry_of(row), score))
        return hits

    def count(self, condition: Condition) -> int:
        """Return how many posts meet a condition."""
        return sum(count for _, count in self._counted(condition, "0"))

    def days(self, condition: Condition) -> Mapping[date | None, int]:
        """Return how many posts of each day meet a condition; None are those of no day."""
        by_day: Counter[date | None] = Counter()
        of_stretch = f"texts.rowid / {first_number(1) - first_number(0)}"
        for group, count in self._counted(condition, of_stretch):
            stretch = stretch_numbered(group * (first_number(1) - first_number(0)))
            by_day[day_of_stretch(stretch)] += count
        return by_day

    def facet(self, condition: Condition, facet: Facet) -> Sequence[tuple[Clean | None, int]]:
        """Return how many hits there are of each medium, category or year."""
        if facet is Facet.YEAR:
            years: Counter[int | None] = Counter()
            for day, count in self.days(condition).items():
                years[day.year if day else None] += count
            known = sorted(years.items(), key=lambda item: -(item[0] or 0))
            return [(None if year is None else Clean(str(year)), n) for year, n in known]
        counts: Counter[Clean | None] = Counter()
        if facet is Facet.MEDIUM:
            counts.update(dict(self._counted(condition, "posts.media", of_posts=True)))
        else:
            for packed, count in self._counted(condition, "posts.categories", of_posts=True):
                for slug in json.loads(packed):
                    counts[slug] += count
        return sorted(counts.items(), key=lambda item: (-item[1], item[0] or ""))

    # -- rows ----------------------------------------------------------------------------------

    def _numbers(self, keys: Sequence[Key]) -> list[int]:
        """Return the numbers of the rows of posts, of those that have one."""
        return [
            number
            for chunk in chunks(keys)
            for (number,) in self._connection.execute(
                f"SELECT doc FROM posts WHERE key IN ({placeholders(chunk)}) AND doc NOT NULL",
                chunk,
            )
        ]

    def _in_order(
        self, plan: TextPlan, after: _Where | None, *, most: int, scored: bool
    ) -> Iterator[_Row]:
        """Yield the hits after a place, in the order of lists: score, columns, number, age.

        There are no more than `most`: FTS5 would go through all that follows to see that.
        """
        unordered = {
            stretch for (stretch,) in self._connection.execute("SELECT stretch FROM unordered")
        }
        low = plan.low
        if after is not None:
            stretch = stretch_numbered(after[0])
            start = first_number(stretch) if stretch in unordered else after[0] + 1
            low = max(low, start)
        columns = f"{_SCORE if scored else 'NULL'}, {_HIT_COLUMNS}"
        held: list[_Row] = []
        """Those of a stretch that has to be sorted."""
        for row in self._rows(plan, columns, low=low, most=most):
            stretch = stretch_numbered(row[-2])
            if held and stretch_numbered(held[0][-2]) != stretch:
                yield from _sorted(held, after)
                held = []
            if stretch in unordered:
                held.append(row)
            else:
                yield row
        yield from _sorted(held, after)

    def _rows(self, plan: TextPlan, columns: str, *, low: int, most: int = -1) -> Iterator[_Row]:
        """Yield columns of the hits from number `low` on, in the order of numbers."""
        condition = f" AND {plan.condition}" if plan.condition else ""
        return self._connection.execute(
            f"SELECT {columns} FROM texts CROSS JOIN posts ON posts.doc = texts.rowid"
            f" WHERE texts MATCH ? AND texts.rowid BETWEEN ? AND ?{condition}"
            " ORDER BY texts.rowid LIMIT ?",
            (plan.match, low, plan.high, *plan.values, most),
        )

    def _counted(
        self, condition: Condition, group: str, *, of_posts: bool = False
    ) -> Iterator[tuple[Any, int]]:
        """Yield each value of an expression with how many hits have it.

        `of_posts`: it is one of columns of `posts`, which otherwise are not looked at.
        """
        plan = self._planner.plan(condition)
        if of_posts or plan.condition:
            source = "texts CROSS JOIN posts ON posts.doc = texts.rowid"
            alive = plan.condition or "1"
        else:
            source, alive = "texts", _ALIVE
        return self._connection.execute(
            f"SELECT {group} AS value, count(*) FROM {source}"
            f" WHERE texts MATCH ? AND texts.rowid BETWEEN ? AND ? AND {alive} GROUP BY value",
            (plan.match, plan.low, plan.high, *plan.values),
        )


def _sorted(rows: list[_Row], after: _Where | None) -> list[_Row]:
    """Return the rows of one stretch in the order of lists, those after a place alone."""
    rows = sorted(rows, key=_place)
    if after is None or not rows or stretch_numbered(rows[0][-2]) != stretch_numbered(after[0]):
        return rows
    return [row for row in rows if _place(row) > after[1]]


def _hit(row: _Row) -> Hit:
    return Hit(entry_of(row[1:-2]), row[0])


def _place(row: _Row) -> _Place:
    """Return where the post of a row stands in every list: its age, its path."""
    return row[-1], row[2]


def _cursor(row: _Row) -> Cursor:
    return Cursor((row[-2], _place(row)))


def _where(cursor: Cursor) -> _Where:
    return cast(_Where, cursor)
