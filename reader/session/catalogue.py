"""What can be read: the view that is listed, its rows and the cursor on them, the categories."""

from __future__ import annotations

from reader.library import Show, Totals, View
from reader.model import Category, Entry, Key
from reader.safe import Clean
from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.session.hits import HitsView
from reader.session.listing import PAGE_ROWS, Listing
from reader.session.marks import MarksMade, lists
from reader.session.tickets import Tickets
from reader.texts.categories import shown_labels
from reader.values import Value, replace


class Counts(Value):
    """The numbers of the archive and of its categories."""

    totals: Totals
    categories: tuple[Category, ...]


POSTS = ("article", "day", "last", "place", "post", "unread")
"""Kinds of requests whose answer brings a post as it is marked."""

_NOTHING = Counts(Totals(0, 0, 0, 0), ())


class Catalogue:
    """The lists as the reader sees them, the marks made laid over what was loaded."""

    def __init__(self, tickets: Tickets, marks: MarksMade) -> None:
        self._tickets = tickets
        self._marks = marks
        self.view = View()
        """What is to be listed."""
        self.listing = Listing(self.view, 0)
        """What is listed: another view than `view` while that is being loaded."""
        self.row = 0
        """The row that the cursor stands on."""
        self._cursor: Entry | None = None
        """Its post: it stands on that, whatever row that has; None where it is not known yet."""
        self._in_view = (0, 0)
        self.counts = _NOTHING
        self._labels = shown_labels(())
        self._asked: do.LoadList | None = None
        self._cursor_when_asked: tuple[Key | None, int] = (None, 0)
        self._rows_ahead = 0
        """Rows that the reader moved down from where the cursor will stand in the view on its way."""
        self._marks_known: int | None = None
        """Up to which ticket the list asked for knows the marks; None: not all were written."""

    @property
    def is_on_the_way(self) -> bool:
        """Whether another view is wanted than is listed."""
        return self.view != self.listing.view

    # -- rows --------------------------------------------------------------------------

    def entry_at(self, row: int) -> Entry | None:
        """Return the entry of a row as it is marked now, None where it is not known (yet)."""
        entry = self.listing.row(row)
        return None if entry is None else self._marks.applied_to(entry)

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return None if self._cursor is None else self._marks.applied_to(self._cursor)

    @property
    def key(self) -> Key | None:
        """The post under the cursor."""
        return None if self._cursor is None else self._cursor.key

    def entry_of(self, key: Key) -> Entry | None:
        """Return the entry of a post as it is marked now, where it is among the rows held."""
        row = self.listing.index_of(key)
        return None if row is None else self.entry_at(row)

    def put_cursor(self, row: int) -> None:
        """Let the cursor stand on a row, or the nearest there is."""
        self.row = min(max(row, 0), max(self.listing.total - 1, 0))
        self._cursor = self.listing.row(self.row)

    def move_to(self, row: int) -> None:
        """Move the cursor to a row of what is listed; in a view on its way, as far from its own."""
        before = self.row
        self.put_cursor(row)
        if self.is_on_the_way:
            self._rows_ahead += self.row - before

    def move_on(self, rows: int) -> None:
        """Move the cursor down from where it stands, or will stand in the view on its way."""
        if self.is_on_the_way:
            self._rows_ahead += rows
        elif rows:
            self.put_cursor(self.row + rows)

    def stand_on(self, entry: Entry, row: int | None = None) -> list[Effect]:
        """Let the cursor stand on a post of the list; at `row`, where that is not held.

        Without either, it stays where it is.
        """
        held = self.listing.index_of(entry.key)
        at = row if held is None else held
        if at is None:
            return []
        self.put_cursor(at)
        there, self._cursor = self._cursor, entry
        is_elsewhere = self.row != at or (there is not None and there.key != entry.key)
        return [do.ShowCursor(), *([self._load(entry.key, at)] if is_elsewhere else [])]

    def refile(self, key: Key) -> None:
        """Take note in the list that a post is marked otherwise."""
        entry = self.entry_of(key)
        if entry is not None:
            self.listing.refile(key, belongs=lists(self.listing.view, entry))

    def unread_at_hand(self) -> frozenset[Key]:
        """Return the unread posts among the rows held."""
        marked = map(self._marks.applied_to, self.listing.held())
        return frozenset(entry.key for entry in marked if not entry.read)

    # -- loading -----------------------------------------------------------------------

    def open_view(self, view: View) -> list[Effect]:
        """List another view, from its top."""
        self.view = view
        return [do.PointAtView(), self._load(None, 0)]

    def show_view(self, view: View, key: Key | None, row: int | None = None) -> list[Effect]:
        """List another view, the cursor on `key` or what is nearest to it there.

        Without one on `row`, or on the row that it is on.
        """
        self.view = view
        return [do.PointAtView(), self._load(key, self.row if row is None else row)]

    @property
    def standing(self) -> tuple[View, Key | None, int]:
        """What is listed, and the post and the row of the cursor; or what is on its way to be so."""
        asked = self._asked
        if asked is None or not self._tickets.is_open("list") or self._has_moved(asked.view):
            return self.view, self.key, self.row
        return asked.view, asked.key, asked.row

    def reload(self) -> list[Effect]:
        """Load the list and the numbers anew, the cursor staying on its post."""
        return [self.load_counts(), self._load_again()]

    def load_counts(self) -> do.LoadCounts:
        """Load the numbers anew."""
        return do.LoadCounts(self._tickets.take("counts"))

    def load_list(self, key: Key | None) -> do.LoadList:
        """Load the view anew, the cursor on `key`, or, without one, on the row it is on."""
        return self._load(key, self.row)

    def want_rows(self, first: int, count: int, goes: int = 0) -> list[Effect]:
        """Fetch what is not held of `count` rows from `first` on, which are in view or near it.

        Then a page on where the list `goes`, down (1) or up (-1): so rows are held before they come
        into view, and are drawn once.
        """
        self._in_view = (first, count)
        pages = self.listing.missing(first, count)
        if goes:
            ahead = first + count if goes > 0 else max(first - PAGE_ROWS, 0)
            pages += self.listing.missing(ahead, PAGE_ROWS if goes > 0 else first - ahead)
        return [do.FetchRows(self.listing, tuple(dict.fromkeys(pages)))] if pages else []

    def want_around(self, row: int) -> list[Effect]:
        """Fetch what is not held around a row that is gone to, whether the list is in view or not."""
        pages = self.listing.missing(row - PAGE_ROWS // 2, PAGE_ROWS)
        return [do.FetchRows(self.listing, tuple(pages))] if pages else []

    def list_loaded(self, fact: facts.ListLoaded) -> list[Effect]:
        """List the rows awaited, the cursor on its post wherever that stands now."""
        row = fact.row + self._rows_ahead
        if self._has_moved(fact.listing.view):
            found = self.row if self.key is None else fact.listing.index_of(self.key)
            if found is None:
                return [self.load_list(self.key)]
            row = found
        # A post that is being looked for may come as it was before a mark.
        if self._marks_known is not None and not any(map(self._tickets.is_open, POSTS)):
            self._marks.forget(self._marks_known)
        self.listing, self._rows_ahead = fact.listing, 0
        self.put_cursor(row)
        for key in self._marks.marked_singly():
            self.refile(key)
        return [do.ShowList()]

    def list_failed(self) -> list[Effect]:
        """Go on with the list that there is: the one asked for does not come.

        Keys act on the post that is seen under the cursor, be it another than the one awaited.
        """
        self.view, self._rows_ahead = self.listing.view, 0
        there = self.listing.row(self.row)
        if there is None or there.key == self.key:
            return [do.PointAtView()]
        self._cursor = there
        return [do.PointAtView(), do.ShowCursor()]

    def rows_fetched(self, fact: facts.RowsFetched) -> list[Effect]:
        """Hold a page of rows; ask again where rows are counted otherwise by now."""
        before = fact.listing.total, fact.listing.dates
        is_stored = fact.listing.store(fact.rows)
        # A listing that is shown no more takes its rows all the same: nobody sees it.
        if fact.listing is not self.listing:
            return []
        if not is_stored:
            return self.want_rows(*self._in_view)
        is_in_part = fact.listing.is_in_part(fact.rows.page)
        is_as_before = before == (fact.listing.total, fact.listing.dates)  # not of hits
        shown = do.ShowRows(fact.rows.rows if is_as_before else None)
        return [*self._rows_held(shown), *(self.want_rows(*self._in_view) if is_in_part else [])]

    def _rows_held(self, shown: do.ShowRows) -> list[Effect]:
        there, key = self.listing.row(self.row), self.key
        if self.row >= self.listing.total > 0:  # of hits there are fewer than it seemed
            self.put_cursor(self.row)
            return [shown, do.ShowCursor()]
        if there is None or there.key == key:
            return [shown]
        if key is None:
            self._cursor = there
            return [shown, do.ShowCursor()]
        return [shown, self._load_again()]

    def counts_loaded(self, fact: facts.CountsLoaded) -> list[Effect]:
        """Show other numbers, unless they will be loaded anew, once many marks are written."""
        if not self._tickets.end("counts", fact.ticket) or self._marks.awaits_many:
            return []
        self.count(Counts(fact.totals, fact.categories))
        return [do.ShowCounts()]

    def _load_again(self) -> do.LoadList:
        """Load the list on its way anew, else the view, the cursor staying on its post."""
        asked = self._asked
        if asked is None or not self._tickets.is_open("list") or self._has_moved(asked.view):
            return self.load_list(self.key)
        return self._ask(asked.key, asked.row)

    def _load(self, key: Key | None, row: int) -> do.LoadList:
        self._cursor_when_asked, self._rows_ahead = (self.key, self.row), 0
        return self._ask(key, row)

    def _ask(self, key: Key | None, row: int) -> do.LoadList:
        ticket = self._tickets.take("list")
        self._marks_known = ticket if self._marks.all_written else None
        is_other = self.view != self.listing.view
        self._asked = do.LoadList(
            ticket, self.view, key, row, before=self.listing if is_other else None
        )
        return self._asked

    def _has_moved(self, view: View) -> bool:
        """Return whether the reader moved the cursor in `view` while that was being loaded."""
        return view == self.listing.view and (self.key, self.row) != self._cursor_when_asked

    # -- counts ------------------------------------------------------------------------

    def count(self, counts: Counts) -> None:
        """Take the numbers as they are now."""
        self.counts = counts
        self._labels = shown_labels(counts.categories)

    def all_read(self, view: View) -> Counts:
        """Return the numbers once all of `view` is read, as far as they can be told."""
        now = self.counts
        if view.show not in (Show.ALL, Show.UNREAD) or view.title or isinstance(view, HitsView):
            return now
        left = tuple(
            replace(category, unread=0) if view.category in (None, category.slug) else category
            for category in now.categories
        )
        read = sum(category.unread for category in now.categories if category.slug == view.category)
        unread = 0 if view.category is None else max(now.totals.unread - read, 0)
        return Counts(replace(now.totals, unread=unread), left)

    def label_of(self, slug: Clean) -> Clean:
        """Return what people call a category."""
        return self._labels.get(slug, slug)
