"""The tables of the index, and how a post stands in them.

`age` (see `library.ages`) says where a post stands, so that every list is one walk up an
index: newest first, ties by path. `sig` tells at a glance whether a file is as it was.
`complete` is 0 as long as only the header was read. `folded` is the title folded
(`reader.folding`), by which lists are narrowed. `filed` has a row for each category of a
post, of one that names none for the slug UNCATEGORISED; `withheld` the signatures of posts that
are not to be shown (`published: false`), so that they are not read again at every scan;
`folders` when folders had changed before they were last looked through;
`archive_problems` the problems that belong to no post. A category is `stale` while
its label may not be what its posts say.

Counts are kept in the transaction that changes what they count. What is taken away is
counted by triggers; `rows` counts what it adds by the batch, `shown_marks` what it marks.
`placed` is another number whenever rows come, go or move, `marked` whenever marks change.

`doc` is the number of a post in the full text, `texts`, NULL while it is not in there (see
`texts`). A row of `texts` cannot be deleted: `dead_texts` are those of posts that are no more,
or others now. `unordered` are the stretches whose numbers do not follow the lists' order.
"""

from __future__ import annotations

import json
import os
import sqlite3
from datetime import datetime
from functools import lru_cache
from typing import Any

from reader.model import UNCATEGORISED, DateGuess, Entry, Key, Problem, Values
from reader.safe import Clean

APPLICATION = 0x6B62_0012
"""Counted up with every change of the tables: an index of other tables is made anew."""

VERSION = APPLICATION & 0xFFFF
"""That count: part of the name of an index."""

EMPTY_LIST = "[]"
"""A list of nothing, packed."""

OF_NO_CATEGORY = f'["{UNCATEGORISED}"]'
"""The slugs under which a post of no category is filed, packed."""

FILED_OF_OLD = """
    age = old.age AND path = old.path AND category IN (
        SELECT id FROM categories WHERE slug IN (SELECT value FROM json_each(old.categories)))
"""

TEXTS = """
    CREATE VIRTUAL TABLE texts USING fts5 (
        text, title, headings, tags, source, filed,
        content = '', detail = full, tokenize = 'ascii'
    );
"""
"""The full text. Its values are tokens already: the tokenizer has only to cut at blanks."""

MIGRATIONS = (
    f"""
    CREATE TABLE about (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE posts (
        id INTEGER PRIMARY KEY,
        sig INTEGER NOT NULL,
        age INTEGER NOT NULL,
        path BLOB NOT NULL UNIQUE,
        key TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        folded TEXT NOT NULL,
        date TEXT,
        guessed INTEGER NOT NULL,
        categories TEXT NOT NULL,
        tags TEXT NOT NULL,
        source TEXT,
        media TEXT,
        problems TEXT NOT NULL,
        fingerprint INTEGER,
        complete INTEGER NOT NULL,
        read INTEGER NOT NULL,
        starred INTEGER NOT NULL,
        doc INTEGER
    );
    CREATE INDEX posts_by_doc ON posts (doc) WHERE doc IS NOT NULL;
    CREATE INDEX posts_by_age ON posts (age, path, folded);
    CREATE INDEX posts_starred ON posts (age, path) WHERE starred = 1;
    CREATE INDEX posts_by_fingerprint ON posts (fingerprint) WHERE fingerprint IS NOT NULL;
    CREATE INDEX posts_broken ON posts (path) WHERE problems != '{EMPTY_LIST}';
    CREATE INDEX posts_incomplete ON posts (id) WHERE complete = 0;
    CREATE TABLE categories (
        id INTEGER PRIMARY KEY,
        slug TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        evidence TEXT NOT NULL DEFAULT '{{}}',
        stale INTEGER NOT NULL DEFAULT 0,
        posts INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE filed (
        category INTEGER NOT NULL,
        age INTEGER NOT NULL,
        path BLOB NOT NULL,
        post INTEGER NOT NULL,
        read INTEGER NOT NULL,
        starred INTEGER NOT NULL,
        PRIMARY KEY (category, age, path)
    ) WITHOUT ROWID;
    CREATE INDEX filed_starred ON filed (category, age, path, post) WHERE starred = 1;
    CREATE TABLE totals (
        posts INTEGER NOT NULL, unread INTEGER NOT NULL, starred INTEGER NOT NULL,
        placed INTEGER NOT NULL, marked INTEGER NOT NULL, indexed INTEGER NOT NULL
    );
    INSERT INTO totals VALUES (0, 0, 0, 0, 0, 0);
    {TEXTS}
    CREATE TABLE dead_texts (doc INTEGER PRIMARY KEY);
    CREATE TABLE unordered (stretch INTEGER PRIMARY KEY);
    CREATE TABLE withheld (sig INTEGER PRIMARY KEY);
    CREATE TABLE folders (path BLOB PRIMARY KEY, mtime_ns INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE archive_problems (path BLOB NOT NULL, code TEXT NOT NULL, line INTEGER, told TEXT NOT NULL);

    CREATE TRIGGER post_gone AFTER DELETE ON posts BEGIN
        UPDATE totals SET posts = posts - 1, unread = unread - 1 + old.read,
            starred = starred - old.starred, placed = placed + 1,
            indexed = indexed - (old.doc IS NOT NULL);
        DELETE FROM filed WHERE {FILED_OF_OLD};
        INSERT INTO dead_texts SELECT old.doc WHERE old.doc IS NOT NULL;
    END;
    CREATE TRIGGER text_gone AFTER UPDATE OF doc ON posts
        WHEN old.doc IS NOT NULL AND new.doc IS NULL
    BEGIN
        UPDATE totals SET indexed = indexed - 1;
        INSERT INTO dead_texts VALUES (old.doc);
    END;
    CREATE TRIGGER post_refiled AFTER UPDATE OF age, path, categories ON posts BEGIN
        UPDATE totals SET placed = placed + 1;
        DELETE FROM filed WHERE {FILED_OF_OLD};
    END;
    CREATE TRIGGER filed_gone AFTER DELETE ON filed BEGIN
        UPDATE categories SET posts = posts - 1, unread = unread - 1 + old.read,
            starred = starred - old.starred, stale = 1 WHERE id = old.category;
    END;
    """,
)

LATE_INDEXES = {
    "posts_by_sig": "posts (sig)",
    "posts_unindexed": "posts (age, path) WHERE doc IS NULL",
    "posts_unread": "posts (age, path) WHERE read = 0",
    "filed_unread": "filed (category, age, path, post) WHERE read = 0",
}
"""Indexes that a first listing does without, and makes at its end in a third of the time."""

POST_COLUMNS = (
    "age", "path", "title", "folded", "date", "guessed", "categories", "tags", "source", "media",
    "problems", "fingerprint", "complete",
)  # fmt: skip
"""The columns that a file tells."""

ENTRY_COLUMNS = (
    "posts.key, posts.path, posts.title, posts.date, posts.guessed, posts.categories, posts.tags,"
    " posts.source, posts.media, posts.read, posts.starred, posts.problems"
)
"""The columns that `entry_of` takes, of the table `posts`."""


_GUESSES = tuple(DateGuess)
"""By number: to call the class costs more than all else of a row."""


def make_late_index(connection: sqlite3.Connection, name: str) -> None:
    """Make one of `LATE_INDEXES`, in the caller's transaction, where it is not there yet."""
    connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {LATE_INDEXES[name]}")


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Return the entry of a row of the columns `ENTRY_COLUMNS`.

    What is in the index was clean when it was written, by us.
    """
    (key, raw_path, title, date, guessed, categories, tags) = row[:7]
    (source, media, read, starred, problems) = row[7:]
    path = os.fsdecode(raw_path)
    return Entry(
        key=Key(key),
        path=path,
        title=Clean(title),
        date=datetime.fromisoformat(date) if date else None,
        date_guessed=_GUESSES[guessed],
        categories=() if categories == OF_NO_CATEGORY else unpacked(categories),
        tags=unpacked(tags),
        source=Clean(source) if source is not None else None,
        media=Clean(media) if media is not None else None,
        read=bool(read),
        starred=bool(starred),
        problems=()
        if problems == EMPTY_LIST
        else tuple(
            Problem(code, path, line, values_of(values))
            for code, line, values in json.loads(problems)
        ),
    )


@lru_cache(maxsize=1024)
def unpacked(names: str) -> tuple[Clean, ...]:
    """Return a list of names, from JSON: many posts have the same."""
    return tuple(json.loads(names))


def values_of(pairs: list[list[Any]]) -> Values:
    """Return the values of a problem, from JSON."""
    return tuple((name, value) for name, value in pairs)
