"""What a session asks for: work to be done behind the screen, and things to show on it.

Work carries a ticket, a number that its fact brings back, so that the session can tell the
answer it waits for from one that is late. A newer request of a kind makes the older one
unwanted; what is written (`Written`) is never dropped, and done in the order asked.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from reader.model import Key
from reader.safe import Clean
from reader.session.places import Place
from reader.values import Value

if TYPE_CHECKING:
    from reader.library import Position, Progress, TextProgress, View
    from reader.library.marks.kept_searches import KeptSearch
    from reader.library.query.conditions import Condition
    from reader.model import Entry
    from reader.session.hits import HitListing
    from reader.session.listing import Listing
    from reader.session.named_searches import SavedSearch
    from reader.session.opening import Opened

MarkName = Literal["read", "starred"]


class Effect(Value):
    """What a session asks for."""


class Work(Effect):
    """To be done behind the screen."""


class Lengthy(Work):
    """Keeps the processor busy: not to be begun before a first list is on the screen."""


class Unhurried(Work):
    """Is of no use before the reader rests from typing: what they type next makes it stale."""


class Written(Work):
    """To be written, in order, and never dropped."""


class Shown(Effect):
    """To be shown on the screen, at once."""


class LoadCounts(Work):
    """Load the totals and the categories. Answered by `CountsLoaded`."""

    ticket: int


class LoadList(Work):
    """Load `view` with the page that holds `key`, or what is nearest to it there.

    Without a key, the page of row `row`. Answered by `ListLoaded`. Of hits, those listed `before`
    may have those looked for among them.
    """

    ticket: int
    view: View
    key: Key | None
    row: int
    before: Listing | None = None


class FetchRows(Unhurried):
    """Fetch pages of a listing. Each is answered by `RowsFetched`."""

    listing: Listing
    pages: tuple[int, ...]


class CountHits(Unhurried):
    """Count the posts that meet `condition`.

    Answered by `HitsCounted`, `HitsByDay` and `HitsByFacet`, in this order.
    """

    ticket: int
    condition: Condition


class MakeSnippets(Unhurried):
    """Read in `entries`, hits of `listing`, what they say. Answered by `SnippetsMade`, several times."""

    listing: HitListing
    entries: tuple[Entry, ...]


class ParseArticle(Lengthy):
    """Parse the article of a post; `left` is where the reader left it, None: the library knows.

    `label` is what its category is called.

    Answered by `ArticleParsed`, of a long one twice: its beginning first; by `ArticleGone`
    where the post is no more.
    """

    ticket: int
    key: Key
    label: Clean | None
    left: Position | None


class FindUnread(Work):
    """Find the unread entry of `view` that is `steps` on from `key` (back, where negative).

    Answered by `UnreadFound`.
    """

    ticket: int
    view: View
    key: Key
    steps: int


class FindDay(Work):
    """Find the newest entry of `view` that is of `day`, or else the next older one.

    Where all are newer, the oldest. Answered by `DayFound`.
    """

    ticket: int
    view: View
    day: date


class FindPlace(Work):
    """Find the post that `place` names. Answered by `PlaceFound`."""

    ticket: int
    place: Place


class FindPost(Work):
    """Find a post by its key. Answered by `PostFound`."""

    ticket: int
    key: Key


class FindLast(Work):
    """Find the post that was read last. Answered by `LastFound`."""

    ticket: int


class LoadSaved(Lengthy):
    """Load the searches kept by name, after those of the config, and count what is new in each.

    Answered by `SavedLoaded`, at first without the numbers.
    """

    ticket: int
    of_config: tuple[SavedSearch, ...]


class LoadSearches(Lengthy):
    """Load what was looked for in earlier sessions. Answered by `SearchesKept`."""


class ScanArchive(Lengthy):
    """Look for what changed in the archive, first for the post that `wanted` names.

    Answered by `ScanAdvanced`, several times, and `ScanEnded`.
    """

    ticket: int
    wanted: str | None


class IndexTexts(Lengthy):
    """Let every post be found by its words.

    Answered by `TextsAdvanced`, several times, and `TextsIndexed`.
    """

    ticket: int


class FollowOthers(Work):
    """Look whether another kanbao wrote something. Answered by `OthersWrote` if so."""


class WriteMark(Written):
    """Write a mark of a post. Answered by `MarkWritten` or `MarkFailed`."""

    ticket: int
    key: Key
    mark: MarkName
    on: bool


class WriteAllRead(Written):
    """Mark all of `view` as read. Answered by `AllReadWritten` or `MarkFailed`."""

    ticket: int
    view: View


class UndoMark(Written):
    """Take the newest marking back. Answered by `MarkUndone` or `MarkFailed`.

    `of` is that marking's ticket, None where this session made none that stands: then, or if it
    came to nothing, nothing is taken back.
    """

    ticket: int
    of: int | None


class WriteVisit(Written):
    """Remember that a post is being read."""

    key: Key


class WritePosition(Written):
    """Remember where in a post the reader is."""

    key: Key
    position: Position


class KeepSearch(Written):
    """Keep a search, in the place of the one called `instead_of`. Answered by `SavedChanged`."""

    search: KeptSearch
    instead_of: str | None


class RemoveSearch(Written):
    """Keep a search no longer. Answered by `SavedChanged`."""

    name: str


class WriteLook(Written):
    """Remember how many hits a query has, now that they are looked at."""

    query: str
    hits: int


class WriteSearches(Written):
    """Remember what was looked for, the latest first."""

    searches: tuple[str, ...]


class OpenUrl(Work):
    """Open an address in the browser; where there is none, copy it."""

    url: Clean


class OpenImage(Work):
    """Open an image of the archive, named in the post at `path`; else copy its path."""

    href: Clean
    path: str


class Copy(Work):
    """Put text on the clipboard and say so."""

    text: Clean


class Quit(Work):
    """End, once all that was to be written is on disk."""


# -- to be shown -----------------------------------------------------------------------------


class Say(Shown):
    """Tell the reader something, for a while."""

    sentence: str
    offer: tuple[str, str] | None = None
    """A command that is of use now: its id among the keys, and a word for it."""


class ShowCounts(Shown):
    """The numbers of the sidebar and the title bar are others now."""


class ShowList(Shown):
    """Other rows are listed now."""


class ShowCursor(Shown):
    """The cursor of the list stands on another row now."""


class ShowRows(Shown):
    """Rows of the list are others now: these, which were not known before; None: any."""

    rows: range | None = None


class PointAtView(Shown):
    """The view that the list shows, or will show, is another now."""


class ShowArticle(Shown):
    """Show an article from `offset` of its text on."""

    opened: Opened
    offset: int


class ShowAnew(Shown):
    """Show the open article as it is now, the reader staying at the same words."""

    opened: Opened


class ClearArticle(Shown):
    """Show no article."""


class EnterList(Shown):
    """Bring the list into view and let keys act there."""


class ShowCategories(Shown):
    """Other categories are shown in the sidebar now."""


class ShowBody(Shown):
    """Bring the body into view, where it is not."""


class EnterBody(Shown):
    """Bring the body into view and let keys act there."""


class GoToAnchor(Shown):
    """Go to the section that `anchor` names in the open article."""

    anchor: str


class ShowMatches(Shown):
    """The matches marked in the body are others now; `jump`: go to the one stood on."""

    jump: bool


class ReturnFromFinding(Shown):
    """Go back to where the reader was before they looked for words."""


class ShowSearch(Shown):
    """The search of the archive is another now, or is on no longer, or its hits were counted."""


class ShowScan(Shown):
    """Tell how far the look through the archive is; None: it is over."""

    progress: Progress | None


class ShowTexts(Shown):
    """Tell how far the full text is; None: it is whole, or will not be for now."""

    progress: TextProgress | None
