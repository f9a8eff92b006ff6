"""The library of one archive: its index and its marks, joined by the marks' journal.

May be used from any thread. Methods raise LibraryUnavailable when a file cannot be read or
written. An index that turns out damaged, or is gone, is replaced by an empty one, which the
next scan fills; `notices` says so, and who must not be answered from that says `when_lost`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from threading import RLock
from time import sleep
from typing import TYPE_CHECKING

from reader.errors import Coded, LibraryUnavailable, PostNotFound
from reader.library.ages import NO_DAY, ages_of_day
from reader.library.lookup import find
from reader.library.marks import portable
from reader.library.marks.journal import Marks
from reader.library.marks.kept_searches import KeptSearch
from reader.library.marks.state import READ, STARRED, Position, State, Undone
from reader.library.mirror import mirror
from reader.library.runs import Runs
from reader.library.scan.changes import Changes, Progress, TextProgress
from reader.library.store import (
    Cursor,
    Facet,
    Found,
    Hit,
    Hits,
    Indexed,
    Store,
    Work,
    WritableIndex,
)
from reader.library.views import Totals, View
from reader.model import Category, Entry, Key, Problem
from reader.safe import Clean
from reader.values import replace

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from reader.corpus import Archive, Loaded
    from reader.library.fulltext.snippets import Snippet
    from reader.library.query.conditions import Condition
    from reader.library.query.mistakes import Mistake

DAMAGED = Coded("index-damaged")

_WAIT_SECONDS = 0.5
"""From one look at what another kanbao has indexed to the next."""

UNREAD_BATCH = 5000
"""Posts of a list taken at once, where all of them are wanted."""

_LISTED = ("title", "date", "date_guessed", "categories", "tags", "source", "media")
"""What a list knows of a post that its file says."""


def _ignore(progress: object) -> None:
    """Take no notice."""


def _of_texts(
    progress: Callable[[TextProgress], None],
) -> Callable[[Progress | TextProgress], None]:
    """Return what hears of the full text alone how far it is."""
    return lambda now: None if isinstance(now, Progress) else progress(now)


def _never() -> bool:
    return False


def _as_listed(loaded: Loaded, entry: Entry) -> Loaded:
    """Return `loaded` under what `entry` knows of it, if its file could not be read."""
    from reader.library.scan.record import NOT_READ

    if NOT_READ.isdisjoint(known.code for known in loaded.post.problems):
        return loaded
    listed = {name: getattr(entry, name) for name in _LISTED}
    return replace(loaded, post=replace(loaded.post, **listed))


class Library:
    """What is known of an archive; `open_library` makes it."""

    def __init__(
        self,
        archive: Archive,
        store: Store,
        marks: Marks,
        *,
        notices: Sequence[Coded],
        size_limit: int,
        drafts: bool,
        variants: bool,
        passing: Sequence[TemporaryDirectory[str]],
        unkept: LibraryUnavailable | None,
    ) -> None:
        """`passing` go when it is closed; `unkept` is why marks are not kept, if they are not."""
        self.archive = archive
        self._store = store
        self._marks = marks
        self._notices = tuple(notices)
        self._size_limit = size_limit
        self.drafts = drafts
        self.variants = variants
        self._runs = Runs(archive, marks, size_limit, drafts, variants)
        self._passing = passing
        self._unkept = unkept
        self._mirroring = RLock()
        self._stamp: object = None
        self._news = False

    @property
    def notices(self) -> tuple[Coded, ...]:
        """Sentences that a person should hear once."""
        return self._notices + ((DAMAGED,) if self._store.was_damaged else ())

    def when_lost(self, fill: Callable[[], None]) -> None:
        """Call `fill` from now on where the index turns out damaged or gone.

        That is before the one in its place, empty mostly, is asked what the old one was: where
        `fill` brings it up to date, the answer is that of a whole index.
        """
        self._store.when_lost(fill)

    def close(self) -> None:
        """Close both files, when no thread uses them any more."""
        self._store.close()
        self._marks.close()
        for folder in self._passing:
            folder.cleanup()

    # -- the archive -------------------------------------------------------------------

    def sync(
        self,
        *,
        wanted: str | None = None,
        progress: Callable[[Progress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
        bodies: bool = True,
    ) -> Changes:
        """Bring the index up to date with the archive; return what had changed.

        The post that `wanted` names, by path, key, or a part of its path, is read before
        all others, and can be found when `progress` is first called, which is done after
        each commit; `cancelled` is asked then. Whoever has the texts indexed next does without
        `bodies`: a first look reads headers alone then, and `index_texts` what they leave open.
        """
        bodies = bodies and self._is_free_for_texts()  # else who is at them reads the bodies
        return self._changed_by(
            lambda index: self._runs.look(index, progress, cancelled, bodies=bodies).run(wanted)
        )

    def catch_up(
        self, *, progress: Callable[[Progress], None] = _ignore, bodies: bool = True
    ) -> Changes:
        """Do what `sync` does, but look only into the folders that changed since the last time.

        Where none did, that takes no longer for many posts than for few. What was written
        into a file in place, so that its folder did not change, only `sync` sees.
        """
        from reader.library.scan.folders import is_as_it_was

        bodies = bodies and self._is_free_for_texts()
        if self._store.write(lambda index: is_as_it_was(self.archive, index, bodies=bodies)):
            total = self.totals().posts
            return Changes(unchanged=total, total=total)
        return self._changed_by(
            lambda index: self._runs.look(index, progress, _never, bodies=bodies).catch_up()
        )

    def _changed_by(self, scan: Callable[[WritableIndex], Changes]) -> Changes:
        with self._store.exclusive(Work.SCAN) as is_free:
            if not is_free:
                return Changes(total=self.totals().posts, busy=True)
            self._runs.settle()
            self._news |= self.refresh()  # to be told to whoever asks for it
            changes = self._store.write(scan)
            if changes.any:
                self._stamp = self._store.stamp()
            return changes

    def rebuild(
        self,
        *,
        progress: Callable[[Progress | TextProgress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
    ) -> Changes:
        """Make a new index beside the old one and switch to it when it is whole."""

        with self._store.exclusive(Work.SCAN) as is_free:
            if not is_free:
                return Changes(total=self.totals().posts, busy=True)
            self._runs.settle()
            changes = self._store.rebuild(
                lambda index: self._runs.fill(index, progress, cancelled), lambda: not cancelled()
            )
            self.refresh()
            return changes

    @property
    def is_whole(self) -> bool:
        """Whether the index was up to date with all of the archive once; not where it was lost."""
        from reader.library.scan.folders import lists_all

        return self._store.write(lambda index: lists_all(self.archive, index, index.folders()))

    def refresh(self) -> bool:
        """Take over what another kanbao wrote; return whether lists may look different."""
        with self._mirroring:
            followed = self._store.follow()
            news = self._mirror() > 0 or self._news or followed
            self._news = False
            return news

    # -- full text ---------------------------------------------------------------------

    def index_texts(
        self,
        *,
        progress: Callable[[TextProgress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
        wait: bool = False,
    ) -> Indexed:
        """Let every post in the index be found by its words; return how far that is.

        Newest first, and what is done stays done; what only bodies tell of a post is filled in
        with its text. Where another kanbao is at it, this one leaves it to that; or, `wait`, tells
        of its progress, and goes on where it breaks off.
        """
        while True:
            with self._store.exclusive(Work.TEXTS) as is_free:
                if is_free:
                    return self._index_texts(progress, cancelled)
            now = self.indexed()
            if not wait or cancelled():
                return now
            progress(TextProgress(now.done, now.total))
            sleep(_WAIT_SECONDS)

    def _index_texts(
        self, progress: Callable[[TextProgress], None], cancelled: Callable[[], bool]
    ) -> Indexed:
        if self._store.write(lambda index: index.is_worn()):
            self.rebuild(progress=_of_texts(progress), cancelled=cancelled)
        while True:
            done = self._store.write(
                lambda index: self._runs.texts(index, progress, cancelled).run()
            )
            if not self._store.is_elsewhere() or cancelled():
                return done
            self.refresh()

    def indexed(self) -> Indexed:
        """Return how many posts can be found by their words, of how many."""
        return self._store.indexed()

    def understood(self, query: str, uncategorised: Collection[str] = ()) -> Condition | Mistake:
        """Return what a query asks for, of this archive's categories, or what is wrong with it.

        `uncategorised` is what a person may call the category of posts that name none.
        """
        from reader.library.query.mistakes import Mistake
        from reader.library.query.naming import names_categories, with_categories
        from reader.library.query.parser import parse

        found = parse(query)
        if isinstance(found, Mistake) or not names_categories(found):
            return found
        return with_categories(found, self.categories(), uncategorised)

    # Where `cancelled`, which is asked now and then, says yes, the answer is None.

    def search(
        self,
        condition: Condition,
        cursor: Cursor | None,
        limit: int,
        cancelled: Callable[[], bool] = _never,
        enough: Callable[[], bool] = _never,
        *,
        among: Sequence[Key] | None = None,
        scored: bool = False,
    ) -> Hits | None:
        """Return the first `limit` posts after a place that meet a condition, newest first.

        `enough` is asked after each: where it says yes, no more are looked for. Where it is known
        that all are `among` some posts, that may spare most of the work.
        """
        return self._store.search(
            condition, cursor, limit, cancelled, enough, among=among, scored=scored
        )

    def ranked(
        self, condition: Condition, limit: int, cancelled: Callable[[], bool] = _never
    ) -> Sequence[Hit] | None:
        """Return the best of the newest some thousand posts that meet a condition, best first."""
        return self._store.ranked(condition, limit, cancelled)

    def count_hits(
        self, condition: Condition, cancelled: Callable[[], bool] = _never
    ) -> int | None:
        """Return how many posts meet a condition."""
        return self._store.count_hits(condition, cancelled)

    def estimate_hits(self, condition: Condition, last: Key, count: int) -> int | None:
        """Return about how many posts meet a condition, if they are many and that can be told.

        The newest `count` of them are known; `last` is the oldest of these. Takes no time.
        """
        from reader.library.estimates import estimated

        return estimated(self._store, condition, last, count)

    def days(
        self, condition: Condition, cancelled: Callable[[], bool] = _never
    ) -> Mapping[date | None, int] | None:
        """Return how many posts of each day meet a condition; None are those of no day."""
        return self._store.days(condition, cancelled)

    def facet(
        self, condition: Condition, facet: Facet, cancelled: Callable[[], bool] = _never
    ) -> Sequence[tuple[Clean | None, int]] | None:
        """Return how many hits there are of each medium, category (its slug) or year."""
        return self._store.facet(condition, facet, cancelled)

    def snippet(self, entry: Entry, condition: Condition) -> Snippet:
        """Return what an article says where a condition is met. Reads its file."""
        from reader.article import parse
        from reader.article.context import context_of
        from reader.library.fulltext.snippets import snippet_of

        loaded = self.load(entry)
        article = parse(loaded.body, context_of(loaded, self.archive.site))
        return snippet_of(article, condition, variants=self.variants)

    def _is_free_for_texts(self) -> bool:
        with self._store.exclusive(Work.TEXTS) as is_free:
            return is_free

    # -- lists -------------------------------------------------------------------------

    def count(self, view: View) -> int:
        """Return how many entries `view` has."""
        return self._store.count(view)

    def page(self, view: View, row: int, limit: int) -> list[Entry]:
        """Return the entries of `view` from row `row` on, at most `limit`, newest first."""
        cursor = self._store.cursor_at(view, row)
        if cursor is None:
            return []
        return list(self._store.page_after(view, cursor, limit).entries)

    def row_of(self, view: View, key: Key) -> int | None:
        """Return the row of a post in `view`, or None where it is not in it."""
        return self._store.row_of(view, key)

    def row_of_day(self, view: View, day: date) -> int | None:
        """Return the row of the newest entry of `view` that is of a day, or of one before.

        Where all are of later days, that of the oldest; None where none is of any day.
        """
        newest, _ = ages_of_day(day)
        row = min(self._store.row_at(view, newest), self._store.row_at(view, NO_DAY) - 1)
        return None if row < 0 else row

    def look_through(self, view: View, limit: int) -> Iterator[Found]:
        """Yield what is found of a view with a title filter while it is looked for, newest first.

        Of the entries, the first `limit`. After the last, `count` and `page` need not look.
        """
        return self._store.look_through(view, limit)

    def neighbour(self, view: View, key: Key, step: int, *, unread: bool = False) -> Entry | None:
        """Return the entry after (step 1) or before (-1) a post in `view`, None at its ends.

        `unread`: the next one there that is not read. The post need not be in `view` (any
        more), only in the archive.
        """
        return self._store.neighbour(view, key, step, unread=unread)

    def entry(self, key: Key) -> Entry | None:
        """Return what is known of a post, None where it is not in the index."""
        return next(iter(self.entries([key])), None)

    def entries(self, keys: Iterable[Key]) -> list[Entry]:
        """Return the entries of those of `keys` that are in the index, in the same order."""
        return self._store.entries(list(keys))

    def categories(self) -> list[Category]:
        """Return the categories with their labels and counts, the fullest first."""
        return self._store.categories()

    def totals(self) -> Totals:
        """Return the numbers of the whole archive."""
        return self._store.totals()

    def find(self, name: str) -> Entry:
        """Return the post that `name` names: a path, key, title, or a part that only one has.

        Raises PostNotFound, PostAmbiguous where several have it, with candidates.
        """
        return find(self._store, name, self.archive.name)

    def load(self, post: Key | Entry) -> Loaded:
        """Return a post with its body, read from its file just now.

        `post` is its key, or its entry, which serves where the index does not hold it now.
        Where the file cannot be read, it is still called and dated as listed.
        Raises PostNotFound for a key that nothing is known of.
        """
        from reader.corpus import load

        entry = post if isinstance(post, Entry) else self.entry(post)
        if entry is None:
            raise PostNotFound("post-unknown", archive=self.archive.name, name=post)
        here = self.entry(entry.key) or entry
        loaded = load(self.archive, here.path, size_limit=self._size_limit)
        return _as_listed(loaded, here) if loaded.post.problems else loaded

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong: with the archive itself, then with its posts, by path."""
        return self._store.problems()

    # -- marks -------------------------------------------------------------------------

    # A post that the index does not hold just now, while it is made anew, is marked as well.

    # What is marked is durable when a method returns, unless a notice says that it is not kept.

    def set_read(self, keys: Iterable[Key], on: bool) -> int:
        """Mark posts as read, or as unread again; return how many were not so already."""
        return self._mark(READ, on, self._with_paths(keys))

    def set_starred(self, keys: Iterable[Key], on: bool) -> int:
        """Star posts, or no longer; return how many were not so already."""
        return self._mark(STARRED, on, self._with_paths(keys))

    def mark_all_read(self, view: View) -> int:
        """Mark every entry of `view` as read, as one marking; return how many were not."""
        return self._mark(READ, True, self._unread(view))

    def undo(self) -> Undone | None:
        """Take the newest marking made through this library back; return it, None without one."""
        undone = self._marks.undo()
        if undone is not None:
            self._mirror(ours=1)
        return undone

    def set_position(self, key: Key, position: Position) -> None:
        """Remember where in an article the reader is."""
        for _, path in self._with_paths([key]):
            self._marks.set_position(key, path, position)

    def reading_position(self, key: Key) -> Position:
        """Return where in an article the reader was; its beginning at first."""
        state = self._marks.state(key)
        return Position(state.position, state.words)

    def visited(self, key: Key) -> None:
        """Remember that an article was opened just now."""
        from reader.library.marks.adoption import note_text

        for _, path in self._with_paths([key]):
            self._marks.set_visited(key, path)
            if path is not None:
                note_text(self._marks, self.archive, path)

    def history(self, limit: int = 100) -> list[Entry]:
        """Return the entries that were opened, the latest first, each once."""
        return self.entries(self._marks.history(limit))

    def searches(self) -> list[KeptSearch]:
        """Return the searches kept by name, in the order in which they were first kept."""
        return self._marks.searches()

    def keep_search(self, search: KeptSearch, instead_of: str | None = None) -> None:
        """Keep a search, in the place of the one of its name, and of the one called `instead_of`."""
        self._marks.keep_search(search, instead_of)

    def remove_search(self, name: str) -> None:
        """Keep a search no longer."""
        self._marks.remove_search(name)

    def looks(self) -> dict[str, int]:
        """Return how many hits each query had when it was last looked at."""
        return self._marks.looks()

    def looked_at(self, query: str, hits: int) -> None:
        """Remember how many hits a query has, now that they are looked at."""
        self._marks.looked_at(query, hits)

    def export_marks(self) -> Iterator[str]:
        """Yield everything that is marked as lines of text, for `import_marks` elsewhere."""
        return portable.written(self._marks.states())

    def import_marks(self, lines: Iterable[str]) -> int:
        """Merge exported marks, the newer winning; return how many posts changed.

        Raises WrongUsage, with nothing changed, where a line is not what was exported, and
        LibraryUnavailable where they would not be kept.
        """
        if self._unkept is not None:
            raise self._unkept
        states = list(portable.parsed(lines))
        changed = self._marks.merge(self._as_called_here(states))
        self._mirror()
        return changed

    def _as_called_here(self, states: Iterable[State]) -> Iterator[State]:
        """Yield marks from elsewhere, under the keys that posts at their paths have here."""
        theirs = list(states)
        paths = [state.path for state in theirs if state.path is not None]
        keys = self._store.keys_at(paths)
        return (replace(state, key=keys.get(state.path or "", state.key)) for state in theirs)

    def _with_paths(self, keys: Iterable[Key]) -> list[tuple[Key, str | None]]:
        """Return posts, each with where it lies, None where the index does not hold it now."""
        posts = list(keys)
        paths = self._store.paths_of(posts)
        return [(key, paths.get(key)) for key in posts]

    def _unread(self, view: View) -> Iterator[tuple[Key, str | None]]:
        """Yield key and path of every entry of `view` that is not read, some at a time."""
        cursor: Cursor | None = None
        while True:
            posts, cursor = self._store.unread_after(view, cursor, UNREAD_BATCH)
            if not posts:
                return
            yield from posts

    def _mark(self, mark: str, on: bool, posts: Iterable[tuple[Key, str | None]]) -> int:
        marked = self._marks.mark(mark, on, posts)
        if marked:
            self._mirror(ours=1)
        return marked

    def _mirror(self, ours: int = 0) -> int:
        """Show in the index what was marked, `ours` markings by us; return how many in all.

        What another kanbao changed meanwhile is noted for `refresh`.
        """
        with self._mirroring:
            before = self._store.stamp()
            shown = self._store.write(lambda index: mirror(index, self._marks))
            self._news |= before != self._stamp or shown > ours
            self._stamp = self._store.stamp()
            return shown
