"""A view's rows, of which only the pages in use are held.

A listing is what one person looks at, so a row does not vanish under their eyes: an entry
that left its view (read, in the list of the unread) is *kept* where it stood until the
view is loaded anew. Rows are counted as shown; `_shown_to_stored` and `_stored_to_shown`
translate to places in the library, which has closed the gap already.

No thread of its own and no I/O but `fetch`, which a worker calls.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.model import Entry, Key
from reader.session.shown_dates import DateColumn
from reader.values import Value

if TYPE_CHECKING:
    from reader.library import Library, View

PAGE_ROWS = 64
"""Rows fetched at once: a tall screen's worth."""

_PAGES_HELD = 24
_ANY_DATES = DateColumn()


def never() -> bool:
    """Go on: nobody has lost interest."""
    return False


class Rows(Value):
    """The rows of a page, fetched for `version` of a listing: each row kept or let go makes one."""

    page: int
    entries: list[Entry]
    version: int

    @property
    def rows(self) -> range:
        """Where they stand in the list."""
        first = self.page * PAGE_ROWS
        return range(first, first + len(self.entries))


class Listing:
    """The rows of `view`, `total` of them when it was loaded; `dates` is how they show theirs.

    `so_far` is how many were found while the rest is still looked for; then only the first of
    them are its rows.
    """

    def __init__(
        self, view: View, total: int, dates: DateColumn = _ANY_DATES, so_far: int | None = None
    ) -> None:
        self.view = view
        self.so_far = so_far
        self.dates = dates
        self._stored_total = total
        self._pages: OrderedDict[int, list[Entry]] = OrderedDict()
        self._kept: dict[int, Entry] = {}
        self._kept_rows: list[int] = []
        self._version = 0

    @classmethod
    def load(cls, library: Library, view: View) -> Listing:
        """Return `view` as `library` has it now, no row held yet. Blocking."""
        total = library.count(view)
        ends = [next(iter(library.page(view, row, 1)), None) for row in (0, total - 1)]
        return cls(view, total, DateColumn.between(*ends))

    @classmethod
    def begun(cls, view: View, first: Sequence[Entry], so_far: int) -> Listing:
        """Return the `first` rows of `view`, of which that many are found so far."""
        ends = (first[0], first[-1]) if first else (None, None)
        listing = cls(view, len(first), DateColumn.between(*ends), so_far)
        for row in range(0, len(first), PAGE_ROWS):
            listing.store(Rows(row // PAGE_ROWS, list(first[row : row + PAGE_ROWS]), 0))
        return listing

    @property
    def total(self) -> int:
        """Rows shown, the kept ones among them."""
        return self._stored_total + len(self._kept_rows)

    def row(self, index: int) -> Entry | None:
        """Return the entry at row `index`, or None where its page is not held (yet)."""
        if kept := self._kept.get(index):
            return kept
        page = self._pages.get(index // PAGE_ROWS)
        if page is None or index % PAGE_ROWS >= len(page):
            return None
        self._pages.move_to_end(index // PAGE_ROWS)
        return page[index % PAGE_ROWS]

    def missing(self, first: int, count: int) -> list[int]:
        """Return the pages that rows `first` … `first + count - 1` need and are not held."""
        last = min(first + count, self.total) - 1
        if last < 0:
            return []
        wanted = range(max(first, 0) // PAGE_ROWS, last // PAGE_ROWS + 1)
        return [page for page in wanted if page not in self._pages]

    def is_in_part(self, page: int) -> bool:
        """Return whether more of a page is to be fetched than is held."""
        return False

    def fetch(
        self, library: Library, page: int, cancelled: Callable[[], bool] = never
    ) -> Rows | None:
        """Return the rows of a page, read from `library`, None where `cancelled`. Blocking."""
        version = self._version
        first = page * PAGE_ROWS
        last = min(first + PAGE_ROWS, self.total)
        kept = dict(self._kept)
        stored = self._shown_to_stored(first)
        wanted = last - first - sum(first <= row < last for row in kept)
        fresh = iter(library.page(self.view, stored, wanted) if wanted > 0 else ())
        rows = (kept.get(row) or next(fresh, None) for row in range(first, last))
        return Rows(page, [row for row in rows if row is not None], version)

    def store(self, rows: Rows) -> bool:
        """Hold the rows of a page, letting go of the page not looked at for longest.

        Return whether that is done: rows counted otherwise than now are to be fetched again.
        """
        if rows.version != self._version:
            return False
        self._pages[rows.page] = rows.entries
        while len(self._pages) > _PAGES_HELD:
            self._pages.popitem(last=False)
        return True

    def index_of(self, key: Key) -> int | None:
        """Return the row of a post among the pages held, else None."""
        for row, kept in self._kept.items():
            if kept.key == key:
                return row
        for number, page in self._pages.items():
            for offset, entry in enumerate(page):
                if entry.key == key:
                    return number * PAGE_ROWS + offset
        return None

    def held(self) -> Iterator[Entry]:
        """Yield the entries of the pages held."""
        for page in self._pages.values():
            yield from page

    def shown(self, stored: int) -> int:
        """Return the row that shows what the library has at place `stored` of the view."""
        row = stored
        for kept in self._kept_rows:
            if kept > row:
                break
            row += 1
        return row

    def refile(self, key: Key, *, belongs: bool) -> None:
        """Keep a post in place that its marks took out of the view, or count it in again."""
        index = self.index_of(key)
        if index is None or belongs != (index in self._kept):
            return
        if belongs:
            del self._kept[index]
            self._kept_rows.remove(index)
            self._stored_total += 1
        else:
            page = self._pages[index // PAGE_ROWS]
            self._kept[index] = page[index % PAGE_ROWS]
            insort(self._kept_rows, index)
            self._stored_total -= 1
        self._version += 1

    def _shown_to_stored(self, row: int) -> int:
        return row - bisect_left(self._kept_rows, row)
