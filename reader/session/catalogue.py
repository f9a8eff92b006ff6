"""What can be read: the view that is listed, its rows and the cursor on them, the categories."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.library import Show, Totals, View
from reader.model import Category, Entry, Key
from reader.safe import Clean
from reader.session.listing import Listing
from reader.session.marks import MarksMade, lists


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of the archive and of its categories."""

    totals: Totals
    categories: tuple[Category, ...]


_NOTHING = Counts(Totals(0, 0, 0, 0), ())


class Catalogue:
    """The lists as the reader sees them, the marks made laid over what was loaded."""

    def __init__(self, marks: MarksMade) -> None:
        self._marks = marks
        self.view = View()
        """What is to be listed."""
        self.listing = Listing(self.view, 0)
        """What is listed: another view than `view` while that is being loaded."""
        self.row = 0
        """The row that the cursor stands on."""
        self.counts = _NOTHING
        self._labels: dict[Clean, Clean] = {}

    # -- rows --------------------------------------------------------------------------

    def entry_at(self, row: int) -> Entry | None:
        """Return the entry of a row as it is marked now, None where it is not known (yet)."""
        entry = self.listing.row(row)
        return None if entry is None else self._marks.applied_to(entry)

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entry_at(self.row)

    @property
    def key(self) -> Key | None:
        """The post under the cursor."""
        entry = self.listing.row(self.row)
        return None if entry is None else entry.key

    def entry_of(self, key: Key) -> Entry | None:
        """Return the entry of a post as it is marked now, where it is among the rows held."""
        row = self.listing.index_of(key)
        return None if row is None else self.entry_at(row)

    def put_cursor(self, row: int) -> None:
        """Let the cursor stand on a row, or the nearest there is."""
        self.row = min(max(row, 0), max(self.listing.total - 1, 0))

    def take(self, listing: Listing, row: int) -> None:
        """List other rows, the cursor on `row`."""
        self.listing = listing
        self.put_cursor(row)
        for key in self._marks.marked_singly():
            self.refile(key)

    def refile(self, key: Key) -> None:
        """Take note in the list that a post is marked otherwise."""
        entry = self.entry_of(key)
        if entry is not None:
            self.listing.refile(key, belongs=lists(self.listing.view, entry))

    def unread_at_hand(self) -> frozenset[Key]:
        """Return the unread posts among the rows held."""
        marked = map(self._marks.applied_to, self.listing.held())
        return frozenset(entry.key for entry in marked if not entry.read)

    # -- counts ------------------------------------------------------------------------

    def count(self, counts: Counts) -> None:
        """Take the numbers as they are now."""
        self.counts = counts
        self._labels = {category.slug: category.label for category in counts.categories}

    def all_read(self, view: View) -> Counts:
        """Return the numbers once all of `view` is read, as far as they can be told."""
        now = self.counts
        if view.show not in (Show.ALL, Show.UNREAD) or view.title:
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
