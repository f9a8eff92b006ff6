"""What became of the work that a session asked for. Each brings its request's ticket back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Category, Entry
from reader.safe import Clean

if TYPE_CHECKING:
    from reader.library import Changes, Position, Progress, Totals, Undone
    from reader.session.listing import Listing, Rows
    from reader.session.opening import Opened


@dataclass(frozen=True, slots=True)
class CountsLoaded:
    """The numbers of the sidebar and the title bar."""

    ticket: int
    totals: Totals
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class ListLoaded:
    """A view, with the page that row `row`, the one asked for, stands on."""

    ticket: int
    listing: Listing
    row: int


@dataclass(frozen=True, slots=True)
class RowsFetched:
    """A page of a listing."""

    listing: Listing
    rows: Rows


@dataclass(frozen=True, slots=True)
class ArticleParsed:
    """A post, parsed, or its beginning. `left` is where the reader left it."""

    ticket: int
    entry: Entry
    opened: Opened
    left: Position


@dataclass(frozen=True, slots=True)
class ArticleGone:
    """The post whose article was asked for is no more."""

    ticket: int


@dataclass(frozen=True, slots=True)
class UnreadFound:
    """The unread entry asked for and its row among those stored; None past the last."""

    ticket: int
    entry: Entry | None
    row: int | None


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """The post that a place names; None if none."""

    ticket: int
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class PostFound:
    """The post of a key; None where it is no more."""

    ticket: int
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class LastFound:
    """The post that was read last, in an earlier session; None if none."""

    ticket: int
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class ScanAdvanced:
    """The archive is being looked through."""

    ticket: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class ScanEnded:
    """The archive has been looked through; `changes` is None when that was broken off."""

    ticket: int
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class OthersWrote:
    """Another kanbao wrote marks or posts: lists may look different.

    Not `is_whole`: the index in use does not hold all of the archive; it was lost and begun anew.
    """

    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class MarkWritten:
    """A mark is safe on disk."""

    ticket: int


@dataclass(frozen=True, slots=True)
class AllReadWritten:
    """So many posts were marked as read."""

    ticket: int
    count: int


@dataclass(frozen=True, slots=True)
class MarkUndone:
    """The marking that was taken back; None where there was none."""

    ticket: int
    undone: Undone | None


@dataclass(frozen=True, slots=True)
class MarkFailed:
    """A marking could not be written; `sentence` says why."""

    ticket: int
    sentence: str


@dataclass(frozen=True, slots=True)
class WorkFailed:
    """Other work could not be done; `ticket` is None where it has none."""

    ticket: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class ImageNotShown:
    """An image of the archive that nothing here can show; its path is for copying."""

    path: Clean


Fact = (
    CountsLoaded
    | ListLoaded
    | RowsFetched
    | ArticleParsed
    | ArticleGone
    | UnreadFound
    | PlaceFound
    | PostFound
    | LastFound
    | ScanAdvanced
    | ScanEnded
    | OthersWrote
    | MarkWritten
    | AllReadWritten
    | MarkUndone
    | MarkFailed
    | WorkFailed
    | ImageNotShown
)
