"""What comes back from the desk: facts, as messages to the reading screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.library import Changes, Progress, Totals, View
from reader.model import Category, Entry
from reader.safe import Clean
from reader.session.listing import Listing, Rows
from reader.session.opening import Opened
from reader.session.places import Place


@dataclass
class CountsLoaded(Message):
    """The numbers of the sidebar and the title bar."""

    totals: Totals
    categories: list[Category]


@dataclass
class ListingLoaded(Message):
    """A view, with the page that its cursor stands on."""

    listing: Listing
    cursor: int


@dataclass
class RowsFetched(Message):
    """A page of a listing."""

    listing: Listing
    rows: Rows


@dataclass
class ArticleOpened(Message):
    """A post, parsed, or its beginning. `offset` is where the reader left it."""

    entry: Entry
    opened: Opened
    offset: int


@dataclass
class NeighbourFound(Message):
    """The next unread entry of `view` in the direction of `step`, and its place; None at the end."""

    view: View
    step: int
    entry: Entry | None
    stored: int | None


@dataclass
class PlaceFound(Message):
    """The post that `place` names; None if none."""

    place: Place
    entry: Entry | None


@dataclass
class LastFound(Message):
    """The post that was read last, in an earlier session."""

    entry: Entry


@dataclass
class ImageNotOpened(Message):
    """An image of the archive that nothing here can show; its path is for copying."""

    path: Clean


@dataclass
class ScanAdvanced(Message):
    """The archive is being looked through."""

    progress: Progress


@dataclass
class ScanEnded(Message):
    """The archive has been looked through; `changes` is None when that was broken off."""

    changes: Changes | None


@dataclass
class MarksWritten(Message):
    """Marks are safe on disk. `many` says that lists may show other rows now."""

    sentence: str = ""
    many: bool = False


@dataclass
class MarkFailed(Message):
    """A mark could not be written; `entry` is as it is on disk, `sentence` says why."""

    entry: Entry
    sentence: str


@dataclass
class WorkFailed(Message):
    """Something the reader should know, in one sentence."""

    sentence: str
