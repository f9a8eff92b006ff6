"""What is written to an index in one transaction: `reader.library.store.Writer` in SQL."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

from reader.corpus.fields.category_labels import Evidence
from reader.library.records import NewPost, PostText, Record
from reader.library.sqlite import shown_marks, texts
from reader.library.sqlite.rows import Rows
from reader.library.sqlite.schema import LATE_INDEXES, make_late_index
from reader.model import Key, Problem
from reader.safe import Clean


class IndexWriter:
    """A transaction of `connection`. `categories` holds their numbers by slug, for `Rows`."""

    def __init__(self, connection: sqlite3.Connection, categories: dict[Clean, int]) -> None:
        self._connection = connection
        self._rows = Rows(connection, categories)
        self._categories = categories

    def add(self, posts: Sequence[NewPost]) -> None:
        """Add posts that the index does not hold; their keys and paths are new."""
        self._rows.add(posts)

    def replace(self, key: Key, record: Record) -> bool:
        """Let a post be what its file says now; return whether that is anything new."""
        return self._rows.replace(key, record)

    def fill_in(self, records: Sequence[Record]) -> None:
        """Add what their headers did not tell to posts whose files are as they were listed."""
        self._rows.fill_in(records)

    def remove(self, sigs: Iterable[int], is_kept: Callable[[str], bool]) -> int:
        """Remove the posts whose files had these signatures; return how many there were."""
        return self._rows.remove(sigs, is_kept)

    def withhold(self, sigs: Iterable[int]) -> None:
        """Remember files that are not to be shown, so that they are not read at every scan."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO withheld VALUES (?)", ((sig,) for sig in sigs)
        )

    def end_listing(self) -> None:
        """Make the indexes that a first listing does without."""
        for name in LATE_INDEXES:
            make_late_index(self._connection, name)

    def index_texts(self, texts_of: Sequence[PostText]) -> int:
        """Let posts be found by their words; return how many."""
        if not self._categories:
            rows = self._connection.execute("SELECT slug, id FROM categories")
            self._categories.update((Clean(slug), number) for slug, number in rows)
        return texts.write(self._connection, texts_of, self._categories)

    def merge_texts(self) -> bool:
        """Put together some of what came at different times; return whether there is more of it."""
        return texts.merge(self._connection)

    def forget_texts(self, scheme: bytes) -> None:
        """Let no post be found by its words, and keep by which scheme they will be cut."""
        texts.make_anew(self._connection)
        self._set_about(scheme=scheme)

    def set_archive_problems(self, problems: Sequence[Problem]) -> None:
        """Keep what is wrong with the archive itself, in the place of what was."""
        self._connection.execute("DELETE FROM archive_problems")
        self._connection.executemany(
            "INSERT INTO archive_problems VALUES (?, ?, ?, ?)",
            [(os.fsencode(p.path), p.code, p.line, json.dumps(p.values)) for p in problems],
        )

    def set_site(self, site: bytes) -> None:
        """Keep by which rules of the archive's site its files were read."""
        self._set_about(site=site)

    def set_folders(self, folders: Mapping[str, int]) -> None:
        """Keep which folders posts lie in, and when those had changed."""
        self._connection.execute("DELETE FROM folders")
        self._connection.executemany(
            "INSERT INTO folders VALUES (?, ?)",
            [(os.fsencode(path), mtime_ns) for path, mtime_ns in folders.items()],
        )

    def set_evidence(self, slug: Clean, evidence: Evidence, *, is_final: bool) -> None:
        """Keep what posts of a category say. `is_final`: it needs no label until it changes."""
        packed = json.dumps(
            [evidence.posts, dict(evidence.tags), dict(evidence.media)], ensure_ascii=False
        )
        self._connection.execute(
            "UPDATE categories SET evidence = ?, stale = ? WHERE slug = ?",
            (packed, not is_final, slug),
        )

    def set_labels(self, labels: Mapping[Clean, Clean]) -> None:
        """Call categories, slug → label, so."""
        self._connection.executemany(
            "UPDATE categories SET label = ? WHERE slug = ?",
            [(label, slug) for slug, label in labels.items()],
        )

    def mark(self, mark: str, on: bool, keys: Sequence[Key]) -> None:
        """Show posts as read or starred, or no longer."""
        shown_marks.mark(self._connection, mark, on, keys)

    def mark_only(self, states: Iterable[tuple[Key, bool, bool]]) -> None:
        """Show these posts as read and starred, or not, as said, and all others as neither."""
        shown_marks.mark_only(self._connection, states)

    def set_mirrored(self, marks: bytes, seq: int) -> None:
        """Keep which marks file the index shows, and up to which entry of its journal."""
        self._set_about(marks=marks, applied=seq)

    def _set_about(self, **values: object) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO about VALUES (?, ?)", list(values.items())
        )
