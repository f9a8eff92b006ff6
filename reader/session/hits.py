"""What a search lists: its hits, of which only those seen so far are known, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from reader.folding import Folded
from reader.library import View
from reader.model import Entry, Key
from reader.session.listing import PAGE_ROWS, Listing, Rows, never
from reader.session.matches import Matches, Span
from reader.session.shown_dates import DateColumn

if TYPE_CHECKING:
    from reader.article import Article
    from reader.library import Library
    from reader.library.fulltext.snippets import Snippet
    from reader.library.query.conditions import Condition
    from reader.library.query.matching import Matcher
    from reader.library.store import Cursor


_HITS_AT_ONCE = 200

_MOMENT = 0.03
"""Seconds after which what is found is shown, if anything is, and the rest looked for then."""


class HitsView(View):
    """The posts of the whole archive that `query` finds."""

    query: str = ""


class HitRows(Rows):
    """A page of hits, and the place after the last of them; None where there are no more."""

    after: Cursor | None = None
    estimate: int | None = None
    """About how many hits there are in all, where that can be told."""


class HitListing(Listing):
    """The hits of `view`: one row more than are known, as long as there may be more.

    `matcher` finds in an article what was looked for.
    """

    def __init__(self, view: HitsView, condition: Condition, matcher: Matcher) -> None:
        super().__init__(view, 1, DateColumn.down_to(None))
        self.query = view.query
        self.condition = condition
        self.matcher = matcher
        self.snippets: dict[Key, Snippet] = {}
        """What hits say where they have what was looked for, of those asked for so far."""
        self.estimate: int | None = None
        """About how many hits there are, where they are many; None also where nobody can tell."""
        self._goes_on = True
        self._places: list[Cursor | None] = [None]
        """Where each page that is known to be there begins."""
        self._after: Cursor | None = None
        """The place after the last hit known."""

    @classmethod
    def load_hits(
        cls,
        library: Library,
        view: HitsView,
        condition: Condition,
        key: Key | None,
        row: int,
        cancelled: Callable[[], bool],
        among: Sequence[Key] | None = None,
    ) -> tuple[HitListing, int] | None:
        """Return the hits as they are now, held as far as `key`, at most a page below `row`.

        And the row of `key`, where it is among them, else `row` or the last before. None where
        `cancelled`. All hits are `among` some posts, if that is known. Blocking.
        """
        from reader.library.query.matching import Matcher

        listing = cls(view, condition, Matcher.of(condition, variants=library.variants))
        page = 0
        while page * PAGE_ROWS <= row + PAGE_ROWS and page < len(listing._places):
            rows = listing.fetch(library, page, cancelled, among)
            if rows is None:
                return None
            listing.store(rows)
            found = None if key is None else listing.index_of(key)
            if found is not None or (key is None and listing.known > row):
                return listing, row if found is None else found
            page += not listing.is_in_part(page)
        return listing, min(row, max(listing.total - 1, 0))

    @property
    def known(self) -> int:
        """How many hits are known to be there."""
        return self.total - self.may_go_on

    @property
    def may_go_on(self) -> bool:
        """Whether there may be more hits than are known."""
        return self._goes_on

    def is_in_part(self, page: int) -> bool:
        """Return whether there may be more hits of a page than are held."""
        held = self._pages.get(page, ())
        return self._goes_on and page == len(self._places) - 1 and 0 < len(held) < PAGE_ROWS

    def missing(self, first: int, count: int) -> list[int]:
        """Return the pages that are not held whole, of those that begin at a known place."""
        pages = [page for page in super().missing(first, count) if page < len(self._places)]
        last = len(self._places) - 1
        is_wanted = first // PAGE_ROWS <= last <= (first + count - 1) // PAGE_ROWS
        return [*pages, last] if is_wanted and self.is_in_part(last) else pages

    def fetch(
        self,
        library: Library,
        page: int,
        cancelled: Callable[[], bool] = never,
        among: Sequence[Key] | None = None,
    ) -> HitRows | None:
        """Return a page of hits, or what is found of it in a moment; None where `cancelled`.

        What is found in a moment is one hit at least, if there is one. All are `among` some posts,
        if that is known. Blocking.
        """
        held, place = [], self._places[page]
        if self.is_in_part(page):
            held, place = self._pages[page], self._after
        due = monotonic() + _MOMENT
        found = library.search(
            self.condition,
            place,
            PAGE_ROWS - len(held),
            cancelled,
            lambda: monotonic() >= due,
            among=among,
        )
        if found is None:
            return None
        entries = [*held, *(hit.entry for hit in found.hits)]
        estimate = None
        if page == 0 and len(entries) == PAGE_ROWS and found.after is not None:
            estimate = library.estimate_hits(self.condition, entries[-1].key, PAGE_ROWS)
        return HitRows(page, entries, self._version, found.after, estimate)

    def store(self, rows: Rows) -> bool:
        """Hold a page of hits; where it is the last that was known of, know of the next."""
        if len(rows.entries) < len(self._pages.get(rows.page, ())):
            return True  # found before what is held
        is_stored = super().store(rows)
        if is_stored and isinstance(rows, HitRows) and rows.page == len(self._places) - 1:
            self._goes_on = rows.after is not None
            self.estimate = rows.estimate or self.estimate
            self._after = rows.after
            if rows.entries:
                self.dates = DateColumn.down_to(rows.entries[-1])
            self._stored_total = rows.page * PAGE_ROWS + len(rows.entries) + self._goes_on
            if rows.after is not None and len(rows.entries) == PAGE_ROWS:
                self._places.append(rows.after)
        return is_stored

    def refile(self, key: Key, *, belongs: bool) -> None:
        """Let a post stay where it stands, whatever its marks: it was found."""


def hits_of(
    library: Library, condition: Condition, cancelled: Callable[[], bool] = never
) -> Iterator[Entry]:
    """Yield the posts that meet a condition, the newest first, until `cancelled`. Blocking."""
    cursor: Cursor | None = None
    while found := library.search(condition, cursor, _HITS_AT_ONCE, cancelled):
        for hit in found.hits:
            yield hit.entry
        cursor = found.after
        if cursor is None:
            return


def matches_by(matcher: Matcher, text: Folded) -> Matches:
    """Return where a text, folded, has what `matcher` looks for."""
    return Matches.first_of(Span(start, end) for start, end, _ in matcher.spans(text))


def heading_start(article: Article, condition: Condition, matcher: Matcher) -> int:
    """Return where the first section begins whose heading a condition looks for; else 0."""
    from reader.library.query.conditions import Field, wanted_words

    if any(words.field is Field.HEADING for words in wanted_words(condition)):
        for section in article.sections:
            if next(matcher.spans(section.title), None):
                return article.blocks[section.block].start
    return 0
