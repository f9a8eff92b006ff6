"""Carries out what a session asks for: everything that touches disk or desktop, in workers.

Each piece of work runs in a thread and comes back as a fact, in a message to the screen;
no worker touches a widget. A newer request of a kind cancels the older one (exclusive
groups); what arrives late all the same the session tells apart by its ticket. Marks and
positions are written one after another, in the order they were asked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock
from time import monotonic, sleep
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen
from textual.worker import NoActiveWorker, get_current_worker

from reader.bugs import bug_report
from reader.errors import KanbaoError, LibraryUnavailable, PostNotFound
from reader.model import Entry, Key
from reader.safe import clean_line
from reader.session import effects as do
from reader.session import facts, recent
from reader.session.facts import Fact
from reader.session.hits import HitsView
from reader.session.links import image_of, names_of
from reader.session.listing import PAGE_ROWS, Listing, never
from reader.session.places import Place
from reader.session.positions import holds
from reader.texts import _
from reader.texts.errors import sentence
from reader.tui.desktop import open_image, open_url
from reader.tui.search_work import SearchWork
from reader.tui.write_work import WriteWork

if TYPE_CHECKING:
    from reader.library import Library, Progress, TextProgress, View

_PROGRESS_SECONDS = 0.25
"""Seconds between two notices of a running scan."""

_FOUND_SECONDS = 0.05
"""Seconds until the first notice of what is found of a list, which mostly is whole before."""

_PAINTING_SECONDS = 0.1
"""How long painting an article takes, and more."""


class FactLearned(Message):
    """Something that was asked for is done, or came to nothing."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact = fact


class Runner:
    """Does the work that a session asks for. Facts go to `screen`, as `FactLearned`."""

    def __init__(self, screen: Screen[None], library: Library) -> None:
        self._screen = screen
        self._library = library
        self._searching = SearchWork(library, self._tell)
        self._in_order = asyncio.Lock()
        self._asked = 0
        """How many writes were asked for."""
        self._refused = 0, ""
        """How many of them had been when one could last not be done, and why it could not."""
        self._writing = WriteWork(library, self._searching)
        self._parsing = Lock()
        """One article at a time: those that are no longer wanted are not even begun."""
        self._told = library.notices
        library.when_lost(self._tell_of_loss)

    def work(self, effect: do.Work) -> None:
        """Do, or begin, what an effect says."""
        if isinstance(effect, do.Written):
            self._write(effect)
        else:
            self._run(effect)

    async def at_once(self, effects: Sequence[do.Work], seconds: float) -> list[Fact]:
        """Do what effects say and return what came of it; what takes longer is told later."""

        def learn() -> list[Fact]:
            return [fact for effect in effects if (fact := self._fact_of(effect)) is not None]

        def tell(late: asyncio.Task[list[Fact]]) -> None:
            for fact in [] if late.cancelled() else late.result():
                self._tell(fact)

        task = asyncio.create_task(asyncio.to_thread(learn))
        done, _ = await asyncio.wait([task], timeout=seconds)
        if done:
            return task.result()
        task.add_done_callback(tell)
        return []

    async def finish_writing(self) -> None:
        """Return when all that was to be written is on disk."""
        pending = [worker for worker in self._screen.workers if worker.group == "written"]
        if pending:
            await self._screen.workers.wait_for_complete(pending)

    # -- reading -----------------------------------------------------------------------

    def _counts(self, ticket: int) -> Fact:
        library = self._library
        return facts.CountsLoaded(ticket, library.totals(), tuple(library.categories()))

    def _list(self, wanted: do.LoadList) -> Fact | None:
        view = wanted.view
        if isinstance(view, HitsView):
            return self._searching.hits(wanted, view, _is_unwanted())
        if view.title and not self._look_through(wanted):
            return None
        listing = Listing.load(self._library, view)
        row = None if wanted.key is None else self._nearest_row(view, wanted.key)
        row = min(wanted.row if row is None else row, max(listing.total - 1, 0))
        for page in listing.missing(row - PAGE_ROWS // 2, PAGE_ROWS):
            if rows := listing.fetch(self._library, page):
                listing.store(rows)
        return facts.ListLoaded(wanted.ticket, listing, row)

    def _look_through(self, wanted: do.LoadList) -> bool:
        """Tell what is found of a view with a title filter meanwhile; return whether it is wanted.

        Not where the cursor is to stand on a post, which may be among the last found.
        """
        worker = get_current_worker()
        due = monotonic() + _FOUND_SECONDS
        for found in self._library.look_through(wanted.view, PAGE_ROWS * 2):
            if worker.is_cancelled:
                return False
            if monotonic() >= due and not found.is_whole and wanted.key is None:
                due = monotonic() + _PROGRESS_SECONDS
                listing = Listing.begun(wanted.view, found.first, found.count)
                self._tell(facts.ListLoaded(wanted.ticket, listing, 0))
        return True

    def _nearest_row(self, view: View, key: Key) -> int | None:
        """Return the row of a post in `view`, or of the next one that is in it, or the one before."""
        row = self._library.row_of(view, key)
        for step in (1, -1) if row is None else ():
            near = self._library.neighbour(view, key, step)
            if near is not None:
                return self._library.row_of(view, near.key)
        return row

    def _fetch_rows(self, wanted: do.FetchRows) -> Fact | None:
        worker = get_current_worker()
        for page in wanted.pages:
            if worker.is_cancelled:
                break
            if rows := wanted.listing.fetch(self._library, page, _is_unwanted()):
                self._tell(facts.RowsFetched(wanted.listing, rows))
        return None

    def _parse(self, wanted: do.ParseArticle) -> Fact | None:
        from reader.session.opening import open_in_parts

        worker = get_current_worker()

        def is_unwanted() -> bool:
            return worker.is_cancelled

        with self._parsing:
            if is_unwanted():
                return None
            entry = self._library.entry(wanted.key)
            if entry is None:
                return facts.ArticleGone(wanted.ticket)
            left = wanted.left or self._library.reading_position(wanted.key)
            loaded = self._library.load(entry)
            site = self._library.archive.site
            for opened in open_in_parts(loaded, site, wanted.label, is_unwanted):
                if opened.is_whole or holds(opened.article.text, left):
                    self._tell(facts.ArticleParsed(wanted.ticket, entry, opened, left))
                if not opened.is_whole:
                    _wait_unless(is_unwanted)
        return None

    def _find_unread(self, wanted: do.FindUnread) -> Fact | None:
        if isinstance(wanted.view, HitsView):
            return self._searching.find_unread(wanted, wanted.view, _is_unwanted())
        step = 1 if wanted.steps > 0 else -1
        key, found = wanted.key, None
        for _step in range(abs(wanted.steps)):
            found = self._library.neighbour(wanted.view, key, step, unread=True)
            if found is None:
                return facts.UnreadFound(wanted.ticket, None, None)
            key = found.key
        return facts.UnreadFound(wanted.ticket, found, self._library.row_of(wanted.view, key))

    def _find_day(self, wanted: do.FindDay) -> Fact:
        if isinstance(wanted.view, HitsView):
            return self._searching.find_day(wanted, wanted.view, _is_unwanted())
        row = self._library.row_of_day(wanted.view, wanted.day)
        found = [] if row is None else self._library.page(wanted.view, row, 1)
        return facts.DayFound(wanted.ticket, wanted.view, next(iter(found), None), row)

    def _find_place(self, ticket: int, place: Place) -> Fact:
        if place.anchor is not None and (entry := self._named(str(place))):
            return facts.PlaceFound(ticket, entry, has_section=False)
        return facts.PlaceFound(ticket, self._named(place.post))

    def _named(self, name: str) -> Entry | None:
        for each in names_of(name):
            with suppress(PostNotFound):
                return self._library.find(each)
        return None

    def _find_last(self, ticket: int) -> Fact:
        last = self._library.history(1)
        return facts.LastFound(ticket, last[0] if last else None)

    def _scan(self, wanted: do.ScanArchive) -> Fact:
        worker = get_current_worker()
        told = 0.0

        def progress(now: Progress) -> None:
            nonlocal told
            if monotonic() - told >= _PROGRESS_SECONDS:
                told = monotonic()
                self._tell(facts.ScanAdvanced(wanted.ticket, now))

        changes = self._library.sync(
            wanted=wanted.wanted,
            progress=progress,
            cancelled=lambda: bool(worker.is_cancelled),
            bodies=False,
        )
        return facts.ScanEnded(wanted.ticket, None if worker.is_cancelled else changes)

    def _index_texts(self, ticket: int) -> Fact:
        worker = get_current_worker()
        told, filled = 0.0, 0

        def progress(now: TextProgress) -> None:
            nonlocal told, filled
            filled = now.filled
            if monotonic() - told >= _PROGRESS_SECONDS:
                told = monotonic()
                self._tell(facts.TextsAdvanced(ticket, now))

        self._library.index_texts(
            progress=progress, cancelled=lambda: bool(worker.is_cancelled), wait=True
        )
        return facts.TextsIndexed(ticket, filled)

    def _follow_others(self) -> Fact | None:
        has_news = self._library.refresh()
        return facts.OthersWrote(self._library.is_whole) if has_news else None

    def _tell_of_loss(self) -> None:
        """Tell that the index was lost, unless another kanbao has made it anew already.

        Whoever found it is answered from an empty one after that, which the session knows then.
        """
        if self._library.is_whole:
            return
        said = next((notice for notice in self._library.notices if notice not in self._told), None)
        self._told = self._library.notices
        self._tell(facts.IndexLost(None if said is None else sentence(said)))

    def _open_image(self, href: str, path: str) -> Fact | None:
        image = image_of(href, path, self._library.archive.root)
        if image is None:
            return facts.WorkFailed(
                None, _("The archive has no such file: {path}").format(path=href)
            )
        return None if open_image(image) else facts.ImageNotShown(clean_line(str(image)))

    # -- writing -----------------------------------------------------------------------

    def _write(self, effect: do.Written) -> None:
        """Write after what is already under way, in a thread.

        Where that could not be written, what waited for it fails with it, and at once: each would
        wait as long again for another process, and be shown meanwhile as if it were done.
        """
        self._asked += 1
        number = self._asked
        ticket = _ticket_of(effect)

        def failed(why: str) -> Fact:
            return facts.WorkFailed(None, why) if ticket is None else facts.MarkFailed(ticket, why)

        async def written() -> Fact | None:
            asked, why = self._refused
            if number <= asked:
                return failed(why)
            try:
                return await asyncio.to_thread(self._writing.written, effect)
            except LibraryUnavailable as error:
                self._refused = self._asked, _sentence(error)
                return failed(_sentence(error))
            except Exception as error:
                return failed(_sentence(error))

        async def work() -> None:
            async with self._in_order:
                fact = await written()
            if fact is not None:
                self._tell(fact)

        self._screen.run_worker(work(), group="written")

    # -- workers -----------------------------------------------------------------------

    def _run(self, effect: do.Work) -> None:
        """Do what an effect says in a thread, in place of older work of its kind."""

        def work() -> None:
            fact = self._fact_of(effect)
            if fact is not None and not get_current_worker().is_cancelled:
                self._tell(fact)

        self._screen.run_worker(work, thread=True, exclusive=True, group=_group_of(effect))

    def _fact_of(self, effect: do.Work) -> Fact | None:
        """Do what an effect says; return what came of it, be it that it failed."""
        try:
            return self._done(effect)
        except Exception as error:
            return facts.WorkFailed(_ticket_of(effect), _sentence(error))

    def _done(self, effect: do.Work) -> Fact | None:
        match effect:
            case do.LoadCounts(ticket):
                return self._counts(ticket)
            case do.LoadList():
                return self._list(effect)
            case do.FetchRows():
                return self._fetch_rows(effect)
            case do.CountHits():
                return self._searching.count_hits(effect, _is_unwanted())
            case do.MakeSnippets():
                self._searching.make_snippets(effect, _is_unwanted())
            case do.LoadSaved():
                return self._searching.load_saved(effect, _is_unwanted())
            case do.LoadSearches():
                return facts.SearchesKept(recent.searches())
            case do.ParseArticle():
                return self._parse(effect)
            case do.FindUnread():
                return self._find_unread(effect)
            case do.FindDay():
                return self._find_day(effect)
            case do.FindPlace(ticket, place):
                return self._find_place(ticket, place)
            case do.FindPost(ticket, key):
                return facts.PostFound(ticket, self._library.entry(key))
            case do.FindLast(ticket):
                return self._find_last(ticket)
            case do.ScanArchive():
                return self._scan(effect)
            case do.IndexTexts(ticket):
                return self._index_texts(ticket)
            case do.FollowOthers():
                return self._follow_others()
            case do.OpenImage(href, path):
                return self._open_image(href, path)
            case do.OpenUrl(url):
                return _open_url(url)
        return None

    def _tell(self, fact: Fact) -> None:
        self._screen.post_message(FactLearned(fact))


def _is_unwanted() -> Callable[[], bool]:
    """Return what tells whether the work under way is wanted no longer."""
    try:
        worker = get_current_worker()
    except NoActiveWorker:
        return never
    return lambda: bool(worker.is_cancelled)


def _ticket_of(effect: do.Work) -> int | None:
    ticket: int | None = getattr(effect, "ticket", None)
    return ticket


def _group_of(effect: do.Work) -> str:
    """Return the name of what a newer effect of the kind makes unwanted."""
    is_link = isinstance(effect, do.OpenImage | do.OpenUrl)
    return "link" if is_link else type(effect).__name__


def _open_url(url: str) -> Fact | None:
    return (
        None
        if open_url(url)
        else facts.WorkFailed(None, _("Cannot open the browser: {url}").format(url=url))
    )


def _wait_unless(is_unwanted: Callable[[], bool]) -> None:
    """Let the beginning of an article be painted before the rest takes the processor."""
    until = monotonic() + _PAINTING_SECONDS
    while monotonic() < until and not is_unwanted():
        sleep(_PAINTING_SECONDS / 10)


def _sentence(error: Exception) -> str:
    """Return what became of work that failed, for a person."""
    return sentence(error) if isinstance(error, KanbaoError) else bug_report(error)
