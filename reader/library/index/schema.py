"""The tables of the index, and how a post stands in them.

`age` is the publication time negated (seconds since 1970, UTC), so that every list is one
walk up an index: newest first, ties in the order they were found. `sig` tells at a glance
whether a file is as it was: a hash of path, size and time of change. `withheld` holds the signatures of posts that are not to
be shown (`published: false`), so that they are not read again at every scan; `strays` the
problems that belong to no post.

Counters are kept by triggers, in the transaction that changes what they count; so is
`generation`, which is another whenever a list may be.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from typing import Any

from reader.model import Entry, Post, Problem
from reader.safe import Clean

APPLICATION = 0x6B62_0002
"""Counted up with every change of the tables: an index of other tables is made anew."""

_UNDATED = 0

MIGRATIONS = (
    """
    CREATE TABLE about (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE posts (
        id INTEGER PRIMARY KEY,
        sig INTEGER NOT NULL,
        age INTEGER NOT NULL,
        path BLOB NOT NULL UNIQUE,
        key TEXT NOT NULL UNIQUE,
        fingerprint INTEGER NOT NULL,
        title TEXT NOT NULL,
        date TEXT,
        guessed INTEGER NOT NULL,
        tags TEXT NOT NULL,
        source TEXT,
        media TEXT,
        problems TEXT NOT NULL,
        read INTEGER NOT NULL,
        starred INTEGER NOT NULL
    );
    CREATE INDEX posts_by_sig ON posts (sig);
    CREATE INDEX posts_by_age ON posts (age);
    CREATE INDEX posts_unread ON posts (age) WHERE read = 0;
    CREATE INDEX posts_starred ON posts (age) WHERE starred = 1;
    CREATE INDEX posts_by_fingerprint ON posts (fingerprint);
    CREATE INDEX posts_broken ON posts (id) WHERE problems != '[]';
    CREATE TABLE categories (
        id INTEGER PRIMARY KEY,
        slug TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        posts INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE filed (
        category INTEGER NOT NULL REFERENCES categories (id),
        age INTEGER NOT NULL,
        post INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        read INTEGER NOT NULL,
        starred INTEGER NOT NULL,
        PRIMARY KEY (category, age, post)
    ) WITHOUT ROWID;
    CREATE INDEX filed_by_post ON filed (post);
    CREATE INDEX filed_unread ON filed (category, age, post) WHERE read = 0;
    CREATE INDEX filed_starred ON filed (category, age, post) WHERE starred = 1;
    CREATE TABLE totals (
        posts INTEGER NOT NULL, unread INTEGER NOT NULL, starred INTEGER NOT NULL,
        generation INTEGER NOT NULL
    );
    INSERT INTO totals VALUES (0, 0, 0, 0);
    CREATE TABLE withheld (sig INTEGER PRIMARY KEY);
    CREATE TABLE strays (path TEXT NOT NULL, code TEXT NOT NULL, line INTEGER, message TEXT NOT NULL);

    CREATE TRIGGER post_added AFTER INSERT ON posts BEGIN
        UPDATE totals SET posts = posts + 1, unread = unread + 1 - new.read,
            starred = starred + new.starred, generation = generation + 1;
    END;
    CREATE TRIGGER post_gone AFTER DELETE ON posts BEGIN
        UPDATE totals SET posts = posts - 1, unread = unread - 1 + old.read,
            starred = starred - old.starred, generation = generation + 1;
    END;
    CREATE TRIGGER post_redated AFTER UPDATE OF age ON posts BEGIN
        UPDATE totals SET generation = generation + 1;
    END;
    CREATE TRIGGER post_marked AFTER UPDATE OF read, starred ON posts
    WHEN old.read != new.read OR old.starred != new.starred BEGIN
        UPDATE totals SET unread = unread + old.read - new.read,
            starred = starred - old.starred + new.starred, generation = generation + 1;
        UPDATE filed SET read = new.read, starred = new.starred WHERE post = new.id;
    END;
    CREATE TRIGGER filed_added AFTER INSERT ON filed BEGIN
        UPDATE categories SET posts = posts + 1, unread = unread + 1 - new.read,
            starred = starred + new.starred WHERE id = new.category;
    END;
    CREATE TRIGGER filed_gone AFTER DELETE ON filed BEGIN
        UPDATE categories SET posts = posts - 1, unread = unread - 1 + old.read,
            starred = starred - old.starred WHERE id = old.category;
    END;
    CREATE TRIGGER filed_marked AFTER UPDATE OF read, starred ON filed BEGIN
        UPDATE categories SET unread = unread + old.read - new.read,
            starred = starred - old.starred + new.starred WHERE id = new.category;
    END;
    """,
)

ENTRY = (
    "id, key, path, title, date, guessed, tags, source, media, read, starred, problems,"
    " (SELECT json_group_array(slug) FROM"
    "  (SELECT slug FROM filed JOIN categories ON categories.id = category"
    "   WHERE post = posts.id ORDER BY place))"
)
"""The columns of `entry_of`, of the table `posts`."""


def age_of(date: datetime | None) -> int:
    """Return the place of a date in every list."""
    if date is None:
        return _UNDATED
    try:
        return -int(date.timestamp())
    except (OverflowError, OSError, ValueError):
        return -int(date.replace(tzinfo=UTC).timestamp())


COLUMNS = (
    "id, sig, key, read, starred, age, path, fingerprint, title, date, guessed,"
    " tags, source, media, problems"
)
"""The columns of a row of `posts`; all from `age` on are those of `columns_of`."""


def columns_of(post: Post) -> tuple[Any, ...]:
    """Return what a row of `posts` holds of a post itself."""
    return (
        age_of(post.date),
        os.fsencode(post.path),
        fingerprint_of(post),
        post.title,
        post.date.isoformat() if post.date else None,
        post.date_guessed,
        json.dumps(post.tags, ensure_ascii=False) if post.tags else "[]",
        post.source,
        post.media,
        json.dumps([(p.code, p.line, p.message) for p in post.problems], ensure_ascii=False)
        if post.problems
        else "[]",
    )


def fingerprint_of(post: Post) -> int:
    """Return 64 bits of the hash of a post's text; 0 where there is none."""
    return int(post.fingerprint[:16] or "0", 16) - (1 << 63)


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Return the entry of a row of the columns `ENTRY`.

    What is in the index was clean when it was written, by us.
    """
    (
        post_id,
        key,
        raw_path,
        title,
        date,
        guessed,
        tags,
        source,
        media,
        read,
        starred,
        problems,
        slugs,
    ) = row
    path = os.fsdecode(raw_path)
    return Entry(
        id=post_id,
        key=key,
        path=path,
        title=Clean(title),
        date=datetime.fromisoformat(date) if date else None,
        date_guessed=bool(guessed),
        categories=tuple(Clean(slug) for slug in json.loads(slugs)),
        tags=tuple(Clean(tag) for tag in json.loads(tags)),
        source=Clean(source) if source is not None else None,
        media=Clean(media) if media is not None else None,
        read=bool(read),
        starred=bool(starred),
        problems=tuple(
            Problem(code, path, line, Clean(message))
            for code, line, message in json.loads(problems)
        ),
    )
