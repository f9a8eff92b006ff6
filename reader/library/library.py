"""The library of one archive: its index and its marks, joined by the marks' journal.

May be used from any thread. Methods raise LibraryUnavailable when a file cannot be read or
written; an index that turns out damaged is deleted, and made anew by the next scan.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import RLock

from reader.corpus import Archive
from reader.errors import LibraryUnavailable, PostNotFound
from reader.library.index import files
from reader.library.index.lists import Anchors, Lists, today
from reader.library.index.lock import writer_lock
from reader.library.index.schema import ENTRY, entry_of
from reader.library.index.sync import Scan
from reader.library.marks.journal import READ, STARRED, Marking, Marks
from reader.library.model import Changes, Progress, Show, Totals, View
from reader.library.sqlite import Damaged, Database
from reader.model import Category, Entry, Problem
from reader.safe import Clean, clean_line

_CANDIDATES = 10
_SIZE_LIMIT = 16 * 1024 * 1024


def _ignore(progress: Progress) -> None:
    """Take no notice."""


def _never() -> bool:
    return False


def open_library(
    archive: Archive,
    *,
    cache: Path,
    data: Path,
    size_limit: int = _SIZE_LIMIT,
    drafts: bool = False,
) -> Library:
    """Return the library of `archive`, with what was indexed and marked so far.

    Its index lies in a folder of its own below `cache`, its marks below `data`. Where the
    cache cannot be written the index goes to a passing folder, with a notice. Raises
    LibraryUnavailable.
    """
    root = str(archive.root / archive.only) if archive.only else str(archive.root)
    name = sha256(os.fsencode(root)).hexdigest()[:16]
    try:
        marks = Marks(data / "marks" / f"{name}.db", archive.root)
    except Damaged as error:
        place = data / "marks" / f"{name}.db"
        raise LibraryUnavailable(
            f"标记文件 {place} 坏了（{error}），看报没有动它；把它移走就能继续，原文件请留着"
        ) from error
    notices = []
    folder = cache / (f"{name}-drafts" if drafts else name)
    try:
        index, was_damaged = files.opened(files.current(folder))
    except (LibraryUnavailable, OSError):
        folder = Path(tempfile.mkdtemp(prefix="kanbao-"))
        index, was_damaged = files.opened(files.current(folder))
        notices.append(f"缓存文件夹 {cache} 不能写，索引这次放在 {folder}")
    if was_damaged:
        notices.append("索引坏了，已经删去，正在重建")
    library = Library(
        archive,
        index,
        marks,
        folder=folder,
        notices=notices,
        size_limit=size_limit,
        drafts=drafts,
    )
    library.refresh()
    return library


class Library:
    """What is known of an archive."""

    def __init__(
        self,
        archive: Archive,
        index: Database,
        marks: Marks,
        *,
        folder: Path,
        notices: Sequence[str],
        size_limit: int,
        drafts: bool,
    ) -> None:
        self.archive = archive
        self.notices = tuple(notices)
        """Sentences that a person should hear once."""
        self._index = index
        self._marks = marks
        self._folder = folder
        self._size_limit = size_limit
        self._drafts = drafts
        self._anchors = Anchors()
        self._applying = RLock()

    def close(self) -> None:
        """Close both files, when no thread uses them any more."""
        self._index.close()
        self._marks.database.close()

    # -- the archive -------------------------------------------------------------------

    def sync(
        self,
        *,
        progress: Callable[[Progress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
    ) -> Changes:
        """Bring the index up to date with the archive; return what had changed.

        `progress` is called now and then, after each commit; `cancelled` is asked then.
        """
        with writer_lock(self._folder / "lock") as free:
            if not free:
                return Changes(total=self.totals().posts, busy=True)
            with self._errors():
                return self._scan(self._index, progress, cancelled)

    def rebuild(
        self,
        *,
        progress: Callable[[Progress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
    ) -> Changes:
        """Make a new index beside the old one and switch to it when it is whole."""
        with writer_lock(self._folder / "lock") as free:
            if not free:
                return Changes(total=self.totals().posts, busy=True)
            fresh = files.fresh(self._folder)
            changes = self._scan(fresh, progress, cancelled)
            if cancelled():
                fresh.close()
                files.delete(fresh.path)
                return changes
            path = files.take_over(fresh, self._folder)
            self._follow(path)
            return changes

    def refresh(self) -> bool:
        """Take over what another kanbao wrote; return whether lists may look different."""
        followed = False
        with self._applying:
            path = files.current(self._folder)
            if path != self._index.path and path.exists():
                self._follow(path)
                followed = True
        return self._apply_marks() or followed

    def _scan(
        self,
        index: Database,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Changes:
        return Scan(
            self.archive, index, self._marks, self._size_limit, self._drafts, progress, cancelled
        ).run()

    def _follow(self, path: Path) -> None:
        self._index, _ = files.opened(path)
        self._anchors = Anchors()
        self._apply_marks()

    # -- lists -------------------------------------------------------------------------

    def count(self, view: View) -> int:
        """Return how many entries `view` has."""
        with self._errors():
            return self._lists().count(view)

    def page(self, view: View, offset: int, limit: int) -> list[Entry]:
        """Return the entries of `view` from row `offset` on, at most `limit`, newest first."""
        with self._errors():
            return self._lists().page(view, offset, limit)

    def position(self, view: View, entry_id: int) -> int | None:
        """Return the row of an entry in `view`, or None where it is not in it."""
        with self._errors():
            return self._lists().position(view, entry_id)

    def neighbour(
        self, view: View, entry_id: int, step: int, *, unread: bool = False
    ) -> Entry | None:
        """Return the entry after (1) or before (-1) another in `view`, or the next unread there."""
        if unread and view.show is Show.ALL:
            view = View(view.category, Show.UNREAD)
        with self._errors():
            found = self._lists().neighbour(view, entry_id, step)
            while unread and found is not None and found.read:
                found = self._lists().neighbour(view, found.id, step)
            return found

    def entry(self, entry_id: int) -> Entry | None:
        """Return an entry, None where it is gone."""
        with self._errors():
            return self._lists().entry(entry_id)

    def categories(self) -> list[Category]:
        """Return the categories with their labels and counts, the fullest first."""
        with self._errors():
            return self._lists().categories()

    def totals(self) -> Totals:
        """Return the numbers of the whole archive."""
        with self._errors():
            connection = self._index.connection()
            posts, unread, starred = connection.execute(
                "SELECT posts, unread, starred FROM totals"
            ).fetchone()
            new = connection.execute(
                "SELECT count(*) FROM posts WHERE age BETWEEN ? AND ?", today()
            ).fetchone()
            return Totals(posts, unread, starred, new[0])

    def find(self, name: str) -> Entry:
        """Return the post that `name` names: a path, a key, or a part that only one has.

        Raises PostNotFound, with some candidates where several have it.
        """
        part = f"%{_escaped(name)}%"
        tries: Iterable[tuple[str, object]] = (
            ("path = ?", os.fsencode(name)),
            ("key = ?", clean_line(name)),
            ("key LIKE ? ESCAPE '\\'", part),
            ("CAST(path AS TEXT) LIKE ? ESCAPE '\\'", part),
        )
        with self._errors():
            for where, value in tries:
                rows = self._index.connection().execute(
                    f"SELECT {ENTRY} FROM posts WHERE {where} ORDER BY age LIMIT ?",
                    (value, _CANDIDATES + 1),
                )
                found = [entry_of(row) for row in rows]
                if len(found) == 1:
                    return found[0]
                if found:
                    many = "不止" if len(found) > _CANDIDATES else ""
                    raise PostNotFound(
                        f"“{clean_line(name)}”有{many} {min(len(found), _CANDIDATES)} 篇都对得上，"
                        "请写得再全一些：",
                        [f"{entry.key}  {entry.title}" for entry in found[:_CANDIDATES]],
                    )
        raise PostNotFound(f"归档 {self.archive.name} 里没有“{clean_line(name)}”这篇文章")

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong, by path: with the posts, and with the archive itself."""
        with self._errors():
            connection = self._index.connection()
            for path, code, line, message in connection.execute(
                "SELECT path, code, line, message FROM strays"
            ).fetchall():
                yield Problem(code, path, line, Clean(message))
            for row in connection.execute(
                f"SELECT {ENTRY} FROM posts WHERE problems != '[]' ORDER BY path"
            ):
                yield from entry_of(row).problems

    def _lists(self) -> Lists:
        return Lists(self._index.connection(), self._anchors)

    # -- marks -------------------------------------------------------------------------

    def set_read(self, ids: Iterable[int], on: bool) -> None:
        """Mark entries as read, or as unread again. Durable when this returns."""
        self._mark(READ, on, self._keys(ids))

    def set_starred(self, ids: Iterable[int], on: bool) -> None:
        """Star entries, or no longer. Durable when this returns."""
        self._mark(STARRED, on, self._keys(ids))

    def mark_all_read(self, view: View) -> int:
        """Mark every entry of `view` as read, as one marking; return how many were not."""
        lists_unread = View(view.category, Show.UNREAD) if view.show is Show.ALL else view
        with self._errors():
            posts = self._lists().keys(lists_unread)
        self._mark(READ, True, posts)
        return len(posts)

    def undo(self) -> bool:
        """Take the last marking back; return whether there was one."""
        undone = self._marks.undo()
        self._apply_marks()
        return undone

    def set_position(self, entry_id: int, offset: int) -> None:
        """Remember where in an article the reader is, as an offset into its text."""
        key = self._key_path(entry_id)
        if key is not None:
            self._marks.set_position(key[0], offset)

    def position_of(self, entry_id: int) -> int:
        """Return where in an article the reader was; 0 at first."""
        key = self._key_path(entry_id)
        return self._marks.state(key[0]).position if key else 0

    def _keys(self, ids: Iterable[int]) -> list[tuple[str, str]]:
        return [found for entry_id in ids if (found := self._key_path(entry_id))]

    def _mark(self, mark: str, on: bool, posts: list[tuple[str, str]]) -> None:
        if posts and self._marks.mark(mark, on, posts):
            self._apply_marks()

    def _key_path(self, entry_id: int) -> tuple[str, str] | None:
        with self._errors():
            row = (
                self._index.connection()
                .execute("SELECT key, path FROM posts WHERE id = ?", (entry_id,))
                .fetchone()
            )
        return (row[0], os.fsdecode(row[1])) if row else None

    def _apply_marks(self) -> bool:
        """Show in the index what the journal says since it was last looked at."""
        with self._applying, self._errors():
            connection = self._index.connection()
            row = connection.execute("SELECT value FROM about WHERE name = 'applied'").fetchone()
            news = list(self._marks.since(int(row[0]) if row else 0))
            if not news:
                return False
            with self._index.writing() as writer:
                for marking in news:
                    _apply(writer, marking)
                writer.execute(
                    "INSERT OR REPLACE INTO about VALUES ('applied', ?)", (news[-1].seq,)
                )
            return True

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            with self._index.errors():
                yield
        except Damaged as error:
            files.delete(self._index.path)
            raise LibraryUnavailable(
                f"索引坏了（{error}），已经删去；再打开一次看报就会重建，标记都在"
            ) from error


def _apply(connection: sqlite3.Connection, marking: Marking) -> None:
    column = {READ: "read", STARRED: "starred"}[marking.mark]
    connection.executemany(
        f"UPDATE posts SET {column} = ? WHERE key = ?",
        ((marking.value, key) for key in marking.keys),
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
