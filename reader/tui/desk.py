"""The desk behind the screen: everything that touches disk, in workers.

Each request runs in a thread and comes back as a message to the screen; nothing here is
awaited by the screen and no worker touches a widget. A newer request of a kind cancels
the older one (exclusive groups), and what arrives late all the same is told apart by
what it carries. Marks are written one after another, in the order they were made.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock
from time import monotonic, sleep
from typing import TypeVar

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.bugs import bug_report
from reader.corpus import Archive
from reader.errors import KanbaoError, PostNotFound
from reader.library import Library, Position, Progress, View
from reader.model import Entry, Key
from reader.safe import Clean, clean_line
from reader.session.links import image_of, names_of
from reader.session.listing import PAGE, Listing, with_marks
from reader.session.opening import open_in_parts
from reader.session.places import Place
from reader.session.positions import holds, offset_of
from reader.tui.links import open_image, open_url
from reader.tui.messages import (
    ArticleOpened,
    CountsLoaded,
    ImageNotOpened,
    LastFound,
    ListingLoaded,
    MarkFailed,
    MarksWritten,
    NeighbourFound,
    PlaceFound,
    RowsFetched,
    ScanAdvanced,
    ScanEnded,
    WorkFailed,
)

_Result = TypeVar("_Result")

_PROGRESS_EVERY = 0.25
"""Seconds between two notices of a running scan."""

_PAINTED_SECONDS = 0.1
"""How long painting an article takes, and more."""


class Desk:
    """What the screen asks for, done behind it. Messages go to `screen`."""

    def __init__(self, screen: Screen[None], archive: Archive, library: Library) -> None:
        self.archive = archive
        self.library = library
        self._screen = screen
        self._writing = asyncio.Lock()
        self._unwritten: dict[Key, Entry] = {}
        self._marked: dict[Key, Entry] = {}
        self._parsing = Lock()
        """One article at a time: those that are no longer wanted are not even begun."""

    def load_counts(self) -> None:
        """Ask for the totals and the categories."""

        def work() -> Message:
            return CountsLoaded(self.library.totals(), self.library.categories())

        self._run("counts", work)

    @property
    def marked(self) -> list[Entry]:
        """What was marked of late, as it is now: the listing asked for last may not know."""
        return list(self._marked.values())

    def load_view(self, view: View, entry: Entry | None = None, row: int = 0) -> None:
        """Ask for `view`, the cursor on `entry` where that is in it, else on row `row`."""
        self._marked = dict(self._unwritten)

        def work() -> Message:
            listing = Listing.load(self.library, view)
            place = self.library.row_of(view, entry.key) if entry else None
            cursor = min(row if place is None else place, max(listing.total - 1, 0))
            for page in listing.missing(cursor - PAGE // 2, PAGE):
                listing.store(listing.fetch(self.library, page))
            return ListingLoaded(listing, cursor)

        self._run("view", work)

    def fetch_rows(self, listing: Listing, pages: Sequence[int]) -> None:
        """Ask for pages of `listing`, one message each."""

        def work() -> None:
            worker = get_current_worker()
            for page in pages:
                if worker.is_cancelled:
                    return
                rows = listing.fetch(self.library, page)
                self._screen.post_message(RowsFetched(listing, rows))

        self._run("rows", work)

    def open_entry(self, entry: Entry, label: Clean | None) -> None:
        """Ask for the article of `entry`."""

        def work() -> None:
            worker = get_current_worker()

            def is_unwanted() -> bool:
                return worker.is_cancelled

            with self._parsing:
                if is_unwanted():
                    return
                left = self.library.reading_position(entry.key)
                for opened in open_in_parts(self.archive, entry.path, label, is_unwanted):
                    text = opened.article.text
                    if opened.is_whole or holds(text, left):
                        offset = offset_of(text, left)
                        self._screen.post_message(ArticleOpened(entry, opened, offset))
                    if not opened.is_whole:
                        _wait_unless(is_unwanted)

        self._run("article", work)

    def find_neighbour(self, view: View, entry: Entry, step: int) -> None:
        """Ask for the next (1) or previous (-1) unread entry of `view`, seen from `entry`."""

        def work() -> Message:
            found = self.library.neighbour(view, entry.key, step, unread=True)
            stored = self.library.row_of(view, found.key) if found else None
            return NeighbourFound(view, step, found, stored)

        self._run("neighbour", work)

    def find_place(self, place: Place) -> None:
        """Ask for the post that `place` names."""

        def work() -> Message:
            for name in names_of(place.post):
                with suppress(PostNotFound):
                    return PlaceFound(place, self.library.find(name))
            return PlaceFound(place, None)

        self._run("place", work)

    def find_last(self) -> None:
        """Ask for the post that was read last."""

        def work() -> Message | None:
            last = self.library.history(1)
            return LastFound(last[0]) if last else None

        self._run("place", work)

    def open_link(self, url: Clean) -> None:
        """Open `url` in the desktop's browser."""

        def work() -> Message | None:
            return None if open_url(url) else WorkFailed(f"打不开浏览器：{url}")

        self._run("link", work)

    def open_image(self, href: Clean, path: str) -> None:
        """Open the image that a link in the post at `path` names with the desktop's viewer."""

        def work() -> Message | None:
            image = image_of(href, path, self.archive.root)
            if image is None:
                return WorkFailed(f"归档里没有这个文件：{href}")
            return None if open_image(image) else ImageNotOpened(clean_line(str(image)))

        self._run("link", work)

    def scan(self) -> None:
        """Bring the index up to date with the archive."""

        def work() -> Message:
            worker = get_current_worker()
            told = 0.0

            def progress(now: Progress) -> None:
                nonlocal told
                if monotonic() - told >= _PROGRESS_EVERY:
                    told = monotonic()
                    self._screen.post_message(ScanAdvanced(now))

            changes = self.library.sync(
                progress=progress, cancelled=lambda: bool(worker.is_cancelled)
            )
            return ScanEnded(None if worker.is_cancelled else changes)

        self._run("scan", work)

    def look_around(self) -> None:
        """Take over what another kanbao wrote meanwhile: marks, or a rebuilt index."""

        def work() -> Message | None:
            return MarksWritten(many=True) if self.library.refresh() else None

        self._run("around", work)

    def write_read(self, entry: Entry) -> None:
        """Write whether `entry` is read, as it says."""

        def write() -> MarksWritten:
            self.library.set_read([entry.key], entry.read)
            return MarksWritten()

        self._mark(entry, write, with_marks(entry, read=not entry.read))

    def write_star(self, entry: Entry) -> None:
        """Write whether `entry` is starred, as it says."""

        def write() -> MarksWritten:
            self.library.set_starred([entry.key], entry.starred)
            return MarksWritten()

        self._mark(entry, write, with_marks(entry, starred=not entry.starred))

    def write_visit(self, entry: Entry) -> None:
        """Remember that `entry` is being read."""

        def write() -> None:
            self.library.visited(entry.key)

        self._write(write)

    def write_position(self, entry: Entry, position: Position) -> None:
        """Remember where in `entry` the reader is."""

        def write() -> None:
            self.library.set_position(entry.key, position)

        self._write(write)

    def read_all(self, view: View) -> None:
        """Mark every entry of `view` as read."""

        def write() -> MarksWritten:
            count = self.library.mark_all_read(view)
            if not count:
                return MarksWritten("这里没有未读的")
            return MarksWritten(f"{count:,} 篇标为已读，u 撤销", many=True)

        self._write(write)

    def undo(self) -> None:
        """Take the last marking back."""

        def write() -> MarksWritten:
            undone = self.library.undo()
            return MarksWritten("已撤销" if undone else "没有可撤销的标记", many=bool(undone))

        self._write(write)

    def _mark(self, entry: Entry, write: Callable[[], MarksWritten], before: Entry) -> None:
        """Write the marks of `entry`; where that fails, it is as `before`."""
        self._unwritten[entry.key] = self._marked[entry.key] = entry

        def finished(message: Message | None) -> Message | None:
            if self._unwritten.get(entry.key) is entry:
                del self._unwritten[entry.key]
            if isinstance(message, WorkFailed):
                self._marked[entry.key] = before
                return MarkFailed(before, message.sentence)
            return message

        self._write(write, finished)

    def _write(
        self,
        write: Callable[[], MarksWritten | None],
        finished: Callable[[Message | None], Message | None] = lambda message: message,
    ) -> None:
        """Write after what is already under way, in a thread; tell what `finished` makes of it."""

        async def work() -> None:
            async with self._writing:
                message = finished(await asyncio.to_thread(_told, write))
            if message is not None:
                self._screen.post_message(message)

        self._screen.run_worker(work(), group="marks")

    async def finish_writing(self) -> None:
        """Return when every mark made so far is on disk."""
        pending = [worker for worker in self._screen.workers if worker.group == "marks"]
        if pending:
            await self._screen.workers.wait_for_complete(pending)

    def _run(self, group: str, work: Callable[[], Message | None]) -> None:
        def guarded() -> None:
            worker = get_current_worker()
            message = _told(work)
            if message is not None and not worker.is_cancelled:
                self._screen.post_message(message)

        self._screen.run_worker(guarded, thread=True, exclusive=True, group=group)


def _wait_unless(is_unwanted: Callable[[], bool]) -> None:
    """Let the beginning of an article be painted before the rest takes the processor."""
    until = monotonic() + _PAINTED_SECONDS
    while monotonic() < until and not is_unwanted():
        sleep(_PAINTED_SECONDS / 10)


def _told(work: Callable[[], _Result]) -> _Result | WorkFailed:
    """Return what `work` returns, or what became of it in a sentence."""
    try:
        return work()
    except KanbaoError as error:
        return WorkFailed(str(error))
    except Exception as error:
        return WorkFailed(bug_report(error))
