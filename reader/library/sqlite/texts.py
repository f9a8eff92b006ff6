"""Write the full text: its rows are numbered so that their order is that of every list.

A number is that of the post's stretch (`ages.stretch_of`: its day, mostly) with a running one
in it, so newest first needs no sort, a stretch of time is a stretch of numbers, and the number
alone says of which day a hit is. Within a stretch posts are numbered in their lists' order as
long as they come in it, as they do at first; a stretch into which one came later is
`unordered`, and to be sorted when it is read.

A row cannot be taken out (SQLite can since 3.43): a post that changed takes a new row, the
old one is dead and passed over, until there are so many that the index is made anew.

A token of headings, tags, sources or categories begins with a mark, so that words are found
in texts and titles alone without FTS5 looking at which column each stands in.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from reader.library.ages import stretch_of
from reader.library.records import PostText
from reader.library.sqlite.database import chunks, placeholders
from reader.library.sqlite.rows import REST, STALE, rest_columns
from reader.library.sqlite.schema import TEXTS, unpacked
from reader.library.store import Indexed
from reader.model import Key
from reader.safe import Clean

_RUNNING_BITS = 22
"""Hold four million posts of one stretch, as a fresh clone of undated ones may have."""

_BIAS = 1 << 22
"""Makes the least stretch positive, that of the last day there is."""

HEADING, TAG, SOURCE = (
    "\N{FULLWIDTH LATIN CAPITAL LETTER H}",
    "\N{FULLWIDTH LATIN CAPITAL LETTER T}",
    "\N{FULLWIDTH LATIN CAPITAL LETTER S}",
)
"""Marks: letters that folding leaves in no text."""

_FILED = "\N{FULLWIDTH LATIN CAPITAL LETTER F}"

EVERY_POST = f"{_FILED}all"
"""A token of every row: what to begin with where nothing is looked for."""

NO_POST = f"{_FILED}none"
"""A token of no row."""

_WORN_SHARE, _WORN_TEXTS = 0.05, 1000
"""Dead rows, of all and at least, from which on the index is better made anew."""

_HASH_BYTES = 64 * 1024 * 1024
"""Held in memory until it is written, at most; a batch is."""

_SEGMENTS_MERGED = 64
"""Batches, and what was merged of them, that are merged into one when there are as many.

Each time all is written once more: of 100,000 posts in the end alone.
"""

_PAGES_MERGED = 500
"""Of some 4000 bytes, at once: what others wait for who want to write."""


def first_number(stretch: int) -> int:
    """Return the number before all of a stretch; the next stretch's is after all of them."""
    return (stretch + _BIAS) << _RUNNING_BITS


def stretch_numbered(doc: int) -> int:
    """Return the stretch of a row."""
    return (doc >> _RUNNING_BITS) - _BIAS


def category_token(number: int) -> str:
    """Return the token of a category."""
    return f"{_FILED}c{number}"


def marked(tokens: str, mark: str) -> str:
    """Return tokens, a blank between each two, each with a mark before it."""
    return tokens and mark + tokens.replace(" ", f" {mark}")


class _Row(NamedTuple):
    """A post whose text is to be written, in the order of lists."""

    age: int
    path: bytes
    id: int
    categories: str
    text: PostText


def write(
    connection: sqlite3.Connection, texts: Sequence[PostText], categories: Mapping[Clean, int]
) -> int:
    """Write the texts of posts that have none; return how many there were. `categories`: numbers."""
    found = list(_rows(connection, texts))
    numbered = [
        (doc, row)
        for stretch, rows in groupby(sorted(found), lambda row: stretch_of(row.age))
        for doc, row in enumerate(list(rows), _next_number(connection, stretch, found))
    ]
    connection.executemany(
        "INSERT INTO texts (rowid, text, title, headings, tags, source, filed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((doc, *_columns(row.text), _filed(row.categories, categories)) for doc, row in numbered),
    )
    connection.executemany(
        "UPDATE posts SET doc = ? WHERE id = ?",
        [(doc, row.id) for doc, row in numbered if row.text.rest is None],
    )
    _fill_in(connection, numbered, categories)
    connection.execute("UPDATE totals SET indexed = indexed + ?", (len(numbered),))
    return len(numbered)


def _fill_in(
    connection: sqlite3.Connection,
    numbered: Sequence[tuple[int, _Row]],
    categories: Mapping[Clean, int],
) -> None:
    """Write what their headers did not tell of posts, with their numbers: each row but once."""
    filled = [(doc, row.id, row.text.rest) for doc, row in numbered if row.text.rest is not None]
    connection.executemany(
        f"UPDATE posts SET doc = ?, {REST} WHERE id = ?",
        [(doc, *rest_columns(rest), number) for doc, number, rest in filled],
    )
    slugs = {row.categories for _, row in numbered if row.text.rest is not None}
    stale = {categories[slug] for each in slugs for slug in unpacked(each)}
    connection.executemany(STALE, [(number,) for number in stale])


def make_anew(connection: sqlite3.Connection) -> None:
    """Take every text out."""
    connection.execute("UPDATE posts SET doc = NULL WHERE doc IS NOT NULL")
    connection.execute("DELETE FROM dead_texts")
    connection.execute("DELETE FROM unordered")
    connection.execute("DROP TABLE texts")
    connection.execute(TEXTS)
    options = {
        "hashsize": _HASH_BYTES,
        "automerge": _SEGMENTS_MERGED,
        "crisismerge": 2 * _SEGMENTS_MERGED,  # at as many, a batch would wait for all of it
    }
    for option, value in options.items():
        connection.execute(f"INSERT INTO texts (texts, rank) VALUES ('{option}', ?)", (value,))


def merge(connection: sqlite3.Connection) -> bool:
    """Merge the batches where there are four of a size, for a moment; return whether to go on."""
    before = connection.total_changes
    connection.execute("INSERT INTO texts (texts, rank) VALUES ('merge', ?)", (_PAGES_MERGED,))
    # The statement itself is a change: fewer than two say that nothing was left to merge.
    return connection.total_changes - before > 1


def indexed(connection: sqlite3.Connection) -> Indexed:
    """Return how many posts have their text written, of how many."""
    return Indexed(*connection.execute("SELECT indexed, posts FROM totals").fetchone())


def indexed_down_to(connection: sqlite3.Connection, key: Key, most: int) -> int | None:
    """Return how many posts whose text is written stand down to this, if not more than `most`.

    None also in a stretch whose numbers do not follow the order of lists.
    """
    row = connection.execute("SELECT doc FROM posts WHERE key = ?", (key,)).fetchone()
    if row is None or row[0] is None:
        return None
    (doc,) = row
    if connection.execute(
        "SELECT 1 FROM unordered WHERE stretch = ?", (stretch_numbered(doc),)
    ).fetchone():
        return None
    (count,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM posts WHERE doc <= ? LIMIT ?)", (doc, most + 1)
    ).fetchone()
    return int(count) if count <= most else None


def is_worn(connection: sqlite3.Connection) -> bool:
    """Return whether so many rows are dead that the index is better made anew."""
    (dead,) = connection.execute("SELECT count(*) FROM dead_texts").fetchone()
    return bool(dead > max(_WORN_TEXTS, _WORN_SHARE * indexed(connection).total))


def _rows(connection: sqlite3.Connection, texts: Sequence[PostText]) -> Iterator[_Row]:
    """Yield the posts of texts, but for those that have one already, or are others now."""
    by_path = {os.fsencode(text.path): text for text in texts}
    for paths in chunks(by_path):
        posts = connection.execute(
            "SELECT sig, age, path, id, categories FROM posts"
            f" WHERE path IN ({placeholders(paths)}) AND doc IS NULL",
            paths,
        )
        for sig, age, path, number, categories in posts:
            text = by_path[path]
            if text.sig == sig:
                yield _Row(age, path, number, categories, text)


def _next_number(connection: sqlite3.Connection, stretch: int, rows: Sequence[_Row]) -> int:
    """Return the number for the first of `rows` of a stretch, noting where that breaks the order."""
    bounds = (first_number(stretch), first_number(stretch + 1))
    live = connection.execute(
        "SELECT doc, age, path FROM posts WHERE doc > ? AND doc < ? ORDER BY doc DESC LIMIT 1",
        bounds,
    ).fetchone()
    (dead,) = connection.execute(
        "SELECT max(doc) FROM dead_texts WHERE doc > ? AND doc < ?", bounds
    ).fetchone()
    if live is not None:
        first = min((row.age, row.path) for row in rows if stretch_of(row.age) == stretch)
        if first < live[1:]:
            connection.execute("INSERT OR IGNORE INTO unordered VALUES (?)", (stretch,))
    return max(live[0] if live else 0, dead or 0, bounds[0]) + 1


def _columns(text: PostText) -> tuple[str | bytes, ...]:
    """Return what goes into the columns of words; FTS5 takes bytes for UTF-8."""
    return (
        text.text,
        text.title,
        marked(text.headings, HEADING),
        marked(text.tags, TAG),
        marked(text.source, SOURCE),
    )


def _filed(slugs: str, numbers: Mapping[Clean, int]) -> str:
    """Return the tokens of a post's categories, and the one of every post."""
    return " ".join([EVERY_POST, *[category_token(numbers[slug]) for slug in unpacked(slugs)]])
