"""A condition → SQL: what FTS5 is asked for, between which numbers, and what rows must meet.

What stands side by side is told apart: words and categories go into one match, days become a
range of numbers, marks a comparison of the row. What FTS5 cannot mix with them (an OR of words
and a mark, say) is asked for part by part.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from types import MappingProxyType

from reader.library.ages import stretches_of_days
from reader.library.fulltext.tokens import tokens
from reader.library.query.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Dated,
    Field,
    InCategories,
    Mark,
    Marked,
    Not,
    Words,
    is_of_words,
    side_by_side,
)
from reader.library.sqlite.texts import (
    EVERY_POST,
    HEADING,
    NO_POST,
    SOURCE,
    TAG,
    category_token,
    first_number,
    marked,
)
from reader.values import Value

_COLUMNS = MappingProxyType({Field.TEXT: "text : ", Field.TITLE: "title : "})
"""Where to look, of fields whose words stand in others, too."""

_MARKS_OF_TOKENS = MappingProxyType({Field.HEADING: HEADING, Field.TAG: TAG, Field.SOURCE: SOURCE})
_MARKS = MappingProxyType(
    {Mark.UNREAD: "posts.read = 0", Mark.READ: "posts.read = 1", Mark.STARRED: "posts.starred = 1"}
)
_EVERY = f'"{EVERY_POST}"'
_NONE = f'"{NO_POST}"'
_ANY_NUMBER = (0, 2**63 - 1)


class TextPlan(Value):
    """How to find the rows: those of `match` from number `low` to `high` that meet `condition`.

    `condition`, empty where there is none, is of columns of `posts`; `values` are for its places.
    """

    match: str
    low: int
    high: int
    condition: str
    values: Sequence[object]


class Planner:
    """Makes plans. `variants`: as texts are cut. The numbers of categories are asked for."""

    def __init__(self, connection: sqlite3.Connection, *, variants: bool) -> None:
        self._connection = connection
        self._variants = variants

    def plan(self, condition: Condition) -> TextPlan:
        """Return how to find the posts that meet `condition`, in which categories are slugs."""
        matched: list[Condition] = []
        low, high = _ANY_NUMBER
        others: list[str] = []
        values: list[object] = []
        for part in side_by_side(condition):
            if is_of_words(part):
                matched.append(part)
            elif isinstance(part, Dated):
                first, last = _numbers(part)
                low, high = max(low, first), min(high, last)
            else:
                others.append(f"({self._sql(part, values)})")
        match = self._match(AllOf(tuple(matched)))
        return TextPlan(match, low, high, " AND ".join(others), values)

    def _match(self, condition: Condition) -> str:
        """Return a condition of words and categories in FTS5's language."""
        match condition:
            case Words(text, field, is_start):
                cut = tokens(text, variants=self._variants)
                phrase = marked(cut, _MARKS_OF_TOKENS.get(field, ""))
                return f'{_COLUMNS.get(field, "")}"{phrase}"{" *" if is_start else ""}'
            case InCategories(slugs):
                numbers = [number for slug in slugs if (number := self._number(slug)) is not None]
                return " OR ".join(f'"{category_token(number)}"' for number in numbers) or _NONE
            case Not(inner):
                return f"{_EVERY} NOT ({self._match(inner)})"
            case AnyOf(parts):
                return " OR ".join(f"({self._match(part)})" for part in parts)
            case AllOf(parts):
                return self._match_all(parts)
        raise AssertionError(condition)

    def _match_all(self, parts: Sequence[Condition]) -> str:
        wanted = [self._match(part) for part in parts if not isinstance(part, Not)]
        unwanted = [self._match(part.condition) for part in parts if isinstance(part, Not)]
        match = " AND ".join(f"({part})" for part in wanted) or _EVERY
        if unwanted:
            match = f"({match}) NOT ({' OR '.join(f'({part})' for part in unwanted)})"
        return match

    def _sql(self, condition: Condition, values: list[object]) -> str:
        """Return a condition as one of columns of `posts`; what is for its places goes to `values`."""
        if is_of_words(condition):
            values.append(self._match(condition))
            return "posts.doc IN (SELECT rowid FROM texts WHERE texts MATCH ?)"
        match condition:
            case Dated():
                values.extend(_numbers(condition))
                return "posts.doc BETWEEN ? AND ?"
            case Marked(mark):
                return _MARKS[mark]
            case Not(inner):
                return f"NOT ({self._sql(inner, values)})"
            case AllOf(parts) | AnyOf(parts):
                joint = " AND " if isinstance(condition, AllOf) else " OR "
                return joint.join(f"({self._sql(part, values)})" for part in parts)
        raise AssertionError(condition)

    def _number(self, slug: str) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM categories WHERE slug = ?", (slug,)
        ).fetchone()
        return int(row[0]) if row else None


def _numbers(dated: Dated) -> tuple[int, int]:
    """Return between which numbers the rows of these days lie."""
    newest, oldest = stretches_of_days(dated.first, dated.last)
    return first_number(newest), first_number(oldest + 1)
