"""What became of the work that a session asked for. Each brings its request's ticket back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from reader.model import Category, Entry, Key
from reader.safe import Clean
from reader.values import Value

if TYPE_CHECKING:
    from reader.library import Changes, Position, Progress, TextProgress, Totals, Undone, View
    from reader.library.fulltext.snippets import Snippet
    from reader.library.query.mistakes import Mistake
    from reader.library.store import Indexed
    from reader.session.facets import Facets
    from reader.session.hits import HitListing
    from reader.session.listing import Listing, Rows
    from reader.session.named_searches import SavedSearch
    from reader.session.opening import Opened


class CountsLoaded(Value):
    """The numbers of the sidebar and the title bar."""

    ticket: int
    totals: Totals
    categories: tuple[Category, ...]


class ListLoaded(Value):
    """A view, with the page that row `row`, the one asked for, stands on.

    Where the listing is not whole yet, it comes once more.
    """

    ticket: int
    listing: Listing
    row: int


class QueryRefused(Value):
    """A list was asked for by a query that makes no sense in this archive."""

    ticket: int
    mistake: Mistake


class HitsCounted(Value):
    """So many posts meet a condition, of those that can be found by their words by now."""

    ticket: int
    count: int
    indexed: Indexed


class HitsByDay(Value):
    """So many of the posts that meet a condition are of each day, or of none."""

    ticket: int
    days: Mapping[date | None, int]


class HitsByFacet(Value):
    """So many of them there are of each category (its slug), medium and year."""

    ticket: int
    facets: Facets


class SnippetsMade(Value):
    """What some hits of a listing say."""

    listing: HitListing
    snippets: Mapping[Key, Snippet]


class SavedLoaded(Value):
    """The searches kept by name; not `is_counted`: what is new in them is not known yet."""

    ticket: int
    searches: tuple[SavedSearch, ...]
    is_counted: bool


class SavedChanged(Value):
    """Another search is kept by name now, or one no longer."""


class SearchesKept(Value):
    """What was looked for in earlier sessions, the latest first."""

    searches: tuple[str, ...]


class RowsFetched(Value):
    """A page of a listing."""

    listing: Listing
    rows: Rows


class ArticleParsed(Value):
    """A post, parsed, or its beginning. `left` is where the reader left it."""

    ticket: int
    entry: Entry
    opened: Opened
    left: Position


class ArticleGone(Value):
    """The post whose article was asked for is no more."""

    ticket: int


class UnreadFound(Value):
    """The unread entry asked for and its row among those stored; None past the last."""

    ticket: int
    entry: Entry | None
    row: int | None


class DayFound(Value):
    """The entry of a day that was looked for in `view`, and its row among those stored.

    None where no entry has a date.
    """

    ticket: int
    view: View
    entry: Entry | None
    row: int | None


class PlaceFound(Value):
    """The post that a place names; None if none.

    Where the post's own name has a `#` in it, what follows is no section: not `has_section`.
    """

    ticket: int
    entry: Entry | None
    has_section: bool = True


class PostFound(Value):
    """The post of a key; None where it is no more."""

    ticket: int
    entry: Entry | None


class LastFound(Value):
    """The post that was read last, in an earlier session; None if none."""

    ticket: int
    entry: Entry | None


class ScanAdvanced(Value):
    """The archive is being looked through."""

    ticket: int
    progress: Progress


class ScanEnded(Value):
    """The archive has been looked through; `changes` is None when that was broken off."""

    ticket: int
    changes: Changes | None


class TextsAdvanced(Value):
    """The texts of posts are being indexed."""

    ticket: int
    progress: TextProgress


class TextsIndexed(Value):
    """The texts of posts are indexed, as far as that went; `filled` are known whole since then."""

    ticket: int
    filled: int = 0


class OthersWrote(Value):
    """Another kanbao wrote marks or posts: lists may look different.

    Not `is_whole`: the index in use does not hold all of the archive; it was lost and begun anew.
    """

    is_whole: bool = True


class IndexLost(Value):
    """The index was damaged or gone, and the one in its place does not hold all of the archive.

    `sentence` says so, where a person is to hear it.
    """

    sentence: str | None = None


class MarkWritten(Value):
    """A mark is safe on disk."""

    ticket: int


class AllReadWritten(Value):
    """So many posts were marked as read."""

    ticket: int
    count: int


class MarkUndone(Value):
    """The marking that was taken back, None where there was none.

    `title` is that of the post that it was of, None of several, or of one that is not known now.
    """

    ticket: int
    undone: Undone | None
    title: Clean | None = None


class MarkFailed(Value):
    """A marking could not be written; `sentence` says why."""

    ticket: int
    sentence: str


class WorkFailed(Value):
    """Other work could not be done; `ticket` is None where it has none."""

    ticket: int | None
    sentence: str


class ImageNotShown(Value):
    """An image of the archive that nothing here can show; its path is for copying."""

    path: Clean


Fact = (
    CountsLoaded
    | ListLoaded
    | QueryRefused
    | HitsCounted
    | HitsByDay
    | HitsByFacet
    | SnippetsMade
    | SavedLoaded
    | SavedChanged
    | SearchesKept
    | RowsFetched
    | ArticleParsed
    | ArticleGone
    | UnreadFound
    | DayFound
    | PlaceFound
    | PostFound
    | LastFound
    | ScanAdvanced
    | ScanEnded
    | TextsAdvanced
    | TextsIndexed
    | OthersWrote
    | IndexLost
    | MarkWritten
    | AllReadWritten
    | MarkUndone
    | MarkFailed
    | WorkFailed
    | ImageNotShown
)
