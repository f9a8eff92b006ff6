"""The index that ships: `reader.library.store.Store` in files of SQLite.

It follows a rebuild, and is replaced by an empty one where it turns out damaged or gone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from reader.errors import LibraryUnavailable
from reader.library.sqlite import archive_problems, index_files, lookups, texts
from reader.library.sqlite.database import Damaged, Database, Interrupted, interruptible
from reader.library.sqlite.list_queries import Lists, keys_at, paths_of
from reader.library.sqlite.open_index import OpenIndex
from reader.library.sqlite.seek_points import SeekPoints
from reader.library.sqlite.writer_lock import writer_lock
from reader.library.store import (
    Cursor,
    Facet,
    Found,
    Hit,
    Hits,
    Indexed,
    Match,
    Page,
    Work,
    WritableIndex,
)
from reader.library.views import Totals, View
from reader.model import Category, Entry, Key, Problem
from reader.safe import Clean

if TYPE_CHECKING:
    from reader.library.query.conditions import Condition
    from reader.library.sqlite.text_queries import TextQueries

T = TypeVar("T")

_LOCKS = MappingProxyType({Work.SCAN: "lock", Work.TEXTS: "lock.texts"})
"""The file that each kind of work is locked by."""


class SqliteStore:
    """The index in `folder`, for any number of threads; made where it is not there.

    Raises LibraryUnavailable where it cannot be made, read or written.
    """

    def __init__(self, folder: Path, *, variants: bool = False) -> None:
        """`variants`: as texts are cut (`reader.library.fulltext.tokens`)."""
        self._folder = folder
        self._variants = variants
        self._seek_points = SeekPoints()
        self._lock = RLock()
        self._has_turned = False
        """Whether another file is in use than when that was last told."""
        self._filling = RLock()
        self._is_filling = False
        self._fill: Callable[[], None] | None = None
        self._database, self._was_damaged = index_files.opened(folder)

    @property
    def was_damaged(self) -> bool:
        """Whether an index was found damaged and replaced by an empty one."""
        return self._was_damaged

    def when_lost(self, fill: Callable[[], None]) -> None:
        """From now on, call `fill` where the index turns out damaged or gone."""
        self._fill = fill

    def close(self) -> None:
        """Close every thread's connection."""
        self._database.close()

    # -- lists ---------------------------------------------------------------------------

    def count(self, view: View) -> int:
        """Return how many entries `view` has."""
        return self._of_lists(lambda lists: lists.count(view))

    def cursor_at(self, view: View, row: int) -> Cursor | None:
        """Return the place before row `row` of a view, None where it has fewer rows."""
        return self._of_lists(lambda lists: lists.cursor_at(view, row))

    def page_after(self, view: View, cursor: Cursor | None, limit: int) -> Page:
        """Return the first `limit` entries after a place; None is the beginning."""
        return self._of_lists(lambda lists: lists.page_after(view, cursor, limit))

    def page_before(self, view: View, cursor: Cursor | None, limit: int) -> Page:
        """Return the last `limit` entries before a place; None is the end."""
        return self._of_lists(lambda lists: lists.page_before(view, cursor, limit))

    def row_of(self, view: View, key: Key) -> int | None:
        """Return the row of a post in `view`, or None where it is not in it."""
        return self._of_lists(lambda lists: lists.row_of(view, key))

    def row_at(self, view: View, age: int) -> int:
        """Return how many entries of `view` are of less age than this."""
        return self._of_lists(lambda lists: lists.row_at(view, age))

    def look_through(self, view: View, limit: int) -> Iterator[Found]:
        """Yield what is found of a view with a title filter, newest first."""
        is_whole = False
        while not is_whole:
            found = self._of_lists(lambda lists: lists.look_further(view, limit))
            yield found
            is_whole = found.is_whole

    def neighbour(self, view: View, key: Key, step: int, *, unread: bool) -> Entry | None:
        """Return the entry of `view` next after (step 1) or before (-1) a post, in it or not."""
        return self._of_lists(lambda lists: lists.neighbour(view, key, step, unread=unread))

    def unread_after(
        self, view: View, cursor: Cursor | None, limit: int
    ) -> tuple[Sequence[tuple[Key, str]], Cursor]:
        """Return key and path of unread entries after a place, and where they end."""
        return self._of_lists(lambda lists: lists.unread_after(view, cursor, limit))

    def stamp(self) -> Hashable:
        """Return what is another value whenever any list may be."""
        return self._of_lists(lambda lists: lists.stamp())

    # -- posts ---------------------------------------------------------------------------

    def entries(self, keys: Sequence[Key]) -> list[Entry]:
        """Return the entries of those of `keys` that are held, in the same order."""
        return self._of_lists(lambda lists: lists.entries(keys))

    def paths_of(self, keys: Sequence[Key]) -> dict[Key, str]:
        """Return where the posts of `keys` lie, of those that are held."""
        return self._ask(lambda connection: paths_of(connection, keys))

    def keys_at(self, paths: Sequence[str]) -> dict[str, Key]:
        """Return the keys of the posts at `paths`, by path."""
        return self._ask(lambda connection: keys_at(connection, paths))

    def matching(self, match: Match, text: str, limit: int) -> list[Entry]:
        """Return the first entries that `text` is the path or key of, or a part of it."""
        return self._ask(lambda connection: lookups.matching(connection, match, text, limit))

    def resembling(self, parts: Sequence[str], limit: int) -> list[Entry]:
        """Return the first entries of whose key or title any of `parts` is a part."""
        return self._ask(lambda connection: lookups.resembling(connection, parts, limit))

    # -- full text -------------------------------------------------------------------------

    def indexed(self) -> Indexed:
        """Return how far the full text is."""
        return self._ask(texts.indexed)

    def indexed_down_to(self, key: Key, most: int) -> int | None:
        """Return how many posts whose text is indexed stand down to a post, if not more than `most`."""
        return self._ask(lambda connection: texts.indexed_down_to(connection, key, most))

    def search(
        self,
        condition: Condition,
        cursor: Cursor | None,
        limit: int,
        cancelled: Callable[[], bool],
        enough: Callable[[], bool],
        *,
        among: Sequence[Key] | None = None,
        scored: bool = False,
    ) -> Hits | None:
        """Return the first posts after a place that meet a condition: `limit`, or `enough`."""
        return self._of_texts(
            lambda texts: texts.page(condition, cursor, limit, enough, among, scored=scored),
            cancelled,
        )

    def ranked(
        self, condition: Condition, limit: int, cancelled: Callable[[], bool]
    ) -> Sequence[Hit] | None:
        """Return the best of the newest some thousand posts that meet a condition, best first."""
        return self._of_texts(lambda texts: texts.ranked(condition, limit), cancelled)

    def count_hits(self, condition: Condition, cancelled: Callable[[], bool]) -> int | None:
        """Return how many posts meet a condition."""
        return self._of_texts(lambda texts: texts.count(condition), cancelled)

    def days(
        self, condition: Condition, cancelled: Callable[[], bool]
    ) -> Mapping[date | None, int] | None:
        """Return how many posts of each day meet a condition; None are those of no day."""
        return self._of_texts(lambda texts: texts.days(condition), cancelled)

    def facet(
        self, condition: Condition, facet: Facet, cancelled: Callable[[], bool]
    ) -> Sequence[tuple[Clean | None, int]] | None:
        """Return how many hits there are of each medium, category or year."""
        return self._of_texts(lambda texts: texts.facet(condition, facet), cancelled)

    # -- the whole archive ---------------------------------------------------------------

    def totals(self) -> Totals:
        """Return the numbers of the whole archive."""
        return self._of_lists(lambda lists: lists.totals())

    def categories(self) -> list[Category]:
        """Return the categories that have posts, the fullest first, ties by label."""
        return self._of_lists(lambda lists: lists.categories())

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong: with the archive itself, then with its posts, by path."""
        return archive_problems.problems(self._ask)

    # -- writing -------------------------------------------------------------------------

    def write(self, work: Callable[[WritableIndex], T]) -> T:
        """Return what `work` does with the index in use, or an empty one if that is damaged."""
        return self._with_recovery(lambda database: work(OpenIndex(database)))

    def rebuild(self, work: Callable[[WritableIndex], T], is_kept: Callable[[], bool]) -> T:
        """Return what `work` does with an empty index, which, `is_kept`, is then the one in use."""
        fresh = index_files.fresh(self._folder)
        try:
            with fresh.errors():
                done = work(OpenIndex(fresh))
            if is_kept():
                index_files.take_over(fresh, self._folder)
                self.follow()
            return done
        except Damaged as error:
            raise LibraryUnavailable("index-unbuilt", why=error.why, path=fresh.path) from error
        finally:
            fresh.close()
            index_files.delete(fresh.path)

    def follow(self) -> bool:
        """Turn to the file that is in use now; return whether it is another than last time."""
        with self._lock:
            if self.is_elsewhere():
                self._turn()
            has_turned, self._has_turned = self._has_turned, False
            return has_turned

    def is_elsewhere(self) -> bool:
        """Return whether another file is in use now."""
        database = self._database
        return not database.in_place() or index_files.current(self._folder) != database.path

    @contextmanager
    def exclusive(self, work: Work) -> Iterator[bool]:
        """Give whether nobody else is at this work, and keep others from it meanwhile."""
        with writer_lock(self._folder, _LOCKS[work]) as is_free:
            if is_free and work is Work.SCAN:  # under which alone one is built
                index_files.delete_unfinished(self._folder)
            yield is_free

    def _of_lists(self, question: Callable[[Lists], T]) -> T:
        seek_points = self._seek_points
        return self._ask(lambda connection: question(Lists(connection, seek_points)))

    def _of_texts(
        self, question: Callable[[TextQueries], T], cancelled: Callable[[], bool]
    ) -> T | None:
        """Return the answer to a question, None where it was `cancelled` meanwhile."""

        from reader.library.sqlite.text_queries import TextQueries  # lists do without

        def ask(connection: sqlite3.Connection) -> T | None:
            try:
                with interruptible(connection, cancelled):
                    return question(TextQueries(connection, variants=self._variants))
            except Interrupted:
                return None

        return self._ask(ask)

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        return self._with_recovery(lambda database: question(database.connection()))

    def _with_recovery(self, work: Callable[[Database], T]) -> T:
        """Return what `work` does with the file in use; with another one if that is damaged.

        That is empty, unless another process or `when_lost` filled it.
        """
        database = self._database
        try:
            with database.errors():
                return work(database)
        except Damaged:
            with self._filling:  # whoever else found it waits until it is filled
                if self._replace(database):
                    self._let_fill()
        with self._database.errors():
            return work(self._database)

    def _let_fill(self) -> None:
        """Call what was to be called when the index is lost; not for what is lost in there."""
        if self._fill is None or self._is_filling:
            return
        self._is_filling = True
        try:
            self._fill()
        finally:
            self._is_filling = False

    def _replace(self, damaged: Database) -> bool:
        """Let another file be in use than a damaged one; return whether none was yet."""
        with self._lock:
            if self._database is not damaged:
                return False
            if damaged.in_place():
                self._was_damaged = True
                self._database = index_files.replaced(damaged.path)
                self._seek_points = SeekPoints()
            else:  # it was made anew elsewhere, before this process looked
                self._turn()
            return True

    def _turn(self) -> None:
        self._database, damaged = index_files.opened(self._folder)
        self._was_damaged |= damaged
        self._seek_points = SeekPoints()
        self._has_turned = True
