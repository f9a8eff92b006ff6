"""Give categories the labels that their posts speak for, where those changed.

What the posts of a category say is kept with it, so that a scan asks only those of the
categories that it changed, and of a large one only the newest.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter

from reader.corpus import Archive
from reader.corpus.labels import Evidence, label_categories
from reader.safe import Clean

_POSTS_ASKED = 100
"""Posts of a category that are asked at most."""

_LEAST_SHARE = 0.3
"""The share of a category's posts below which a tag cannot name it."""


_STALE = "stale = 1"
_UNLABELLED = "stale = 1 AND evidence = '{}'"


def is_due(connection: sqlite3.Connection) -> bool:
    """Return whether any category's label may be wrong."""
    return connection.execute(f"SELECT 1 FROM categories WHERE {_STALE}").fetchone() is not None


def label_new(connection: sqlite3.Connection, archive: Archive) -> None:
    """Label the categories that have no label yet, by the posts they have so far."""
    _label(connection, archive, _UNLABELLED, stale=1)


def label_anew(connection: sqlite3.Connection, archive: Archive) -> None:
    """Label the categories, in the caller's transaction, by what their posts say now."""
    _label(connection, archive, _STALE, stale=0)


def _label(connection: sqlite3.Connection, archive: Archive, which: str, *, stale: int) -> None:
    chosen = connection.execute(f"SELECT id FROM categories WHERE {which}").fetchall()
    connection.executemany(
        "UPDATE categories SET evidence = ?, stale = ? WHERE id = ?",
        [(_packed(_asked(connection, category)), stale, category) for (category,) in chosen],
    )
    evidence: dict[Clean, Evidence] = {}
    now: dict[str, str] = {}
    for slug, label, posts, packed in connection.execute(
        "SELECT slug, label, posts, evidence FROM categories WHERE posts > 0"
    ):
        evidence[Clean(slug)] = _unpacked(posts, packed)
        now[slug] = label
    labels = label_categories(evidence, archive.pages)
    connection.executemany(
        "UPDATE categories SET label = ? WHERE slug = ?",
        [(label, slug) for slug, label in labels.items() if now[slug] != label],
    )


def _asked(connection: sqlite3.Connection, category: int) -> Evidence:
    """Return what the newest posts of a category say, rare tags and media left out."""
    rows = connection.execute(
        "SELECT tags, media FROM filed JOIN posts ON posts.id = post WHERE category = ?"
        " ORDER BY filed.age, filed.path LIMIT ?",
        (category, _POSTS_ASKED),
    ).fetchall()
    tags: Counter[Clean] = Counter()
    media: Counter[Clean] = Counter()
    for packed, medium in rows:
        tags.update(set(json.loads(packed)))
        if medium is not None:
            media[medium] += 1
    few = _LEAST_SHARE * len(rows)
    return Evidence(
        len(rows),
        {tag: count for tag, count in tags.items() if count >= few},
        {medium: count for medium, count in media.items() if count >= few},
    )


def _packed(evidence: Evidence) -> str:
    return json.dumps([evidence.posts, evidence.tags, evidence.media], ensure_ascii=False)


def _unpacked(posts: int, packed: str) -> Evidence:
    """Return the evidence of a category of `posts` posts, of which some were asked."""
    asked, tags, media = json.loads(packed) or (0, {}, {})
    share = posts / asked if asked else 0
    return Evidence(
        posts,
        {tag: round(count * share) for tag, count in tags.items()},
        {medium: round(count * share) for medium, count in media.items()},
    )
