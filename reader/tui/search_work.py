"""What a search asks of the library: hits, their numbers and snippets, the searches kept by name.

Everything here blocks; the runner calls it in a thread. What takes long is given a function that
says whether the answer is still wanted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from reader.library.query.conditions import AllOf, Condition, Mark, Marked
from reader.library.query.mistakes import Mistake
from reader.library.query.narrowing import is_narrower
from reader.library.store import Facet
from reader.model import DateGuess, Entry, Key
from reader.safe import clean_line
from reader.session import effects as do
from reader.session import facts
from reader.session.facts import Fact
from reader.session.hits import HitListing, HitsView, hits_of
from reader.session.listing import Listing
from reader.session.named_searches import SavedSearch
from reader.texts.categories import uncategorised_in_every_language

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.fulltext.snippets import Snippet

_IsUnwanted = Callable[[], bool]

_TELLING_SECONDS = 0.03
"""How long snippets are gathered before they are told."""


class SearchWork:
    """Answers with facts. Those of which there are several, as they come, go to `tell`."""

    def __init__(self, library: Library, tell: Callable[[Fact], None]) -> None:
        self._library = library
        self._tell = tell

    def _understood(self, query: str) -> Condition | Mistake:
        return self._library.understood(query, uncategorised_in_every_language())

    def hits(self, wanted: do.LoadList, view: HitsView, is_unwanted: _IsUnwanted) -> Fact | None:
        """Return the hits to be listed, or what is wrong with the query; None if unwanted."""
        condition = self._understood(view.query)
        if isinstance(condition, Mistake):
            return facts.QueryRefused(wanted.ticket, condition)
        among = self._surely_among(wanted.before, condition)
        found = HitListing.load_hits(
            self._library, view, condition, wanted.key, wanted.row, is_unwanted, among
        )
        return None if found is None else facts.ListLoaded(wanted.ticket, *found)

    def _surely_among(self, before: Listing | None, condition: Condition) -> list[Key] | None:
        """Return the hits listed before, where those that meet `condition` are surely among them.

        That is so while one types on. Not while texts are being indexed: more may be found by now.
        """
        library = self._library
        if not isinstance(before, HitListing) or before.may_go_on or not library.indexed().is_whole:
            return None
        if not is_narrower(condition, before.condition, variants=library.variants):
            return None
        hits = [entry.key for entry in before.held()]
        return hits if len(hits) == before.known else None

    def count_hits(self, wanted: do.CountHits, is_unwanted: _IsUnwanted) -> Fact | None:
        """Tell how many hits there are, and of each day; return how many of each facet's values."""
        library, condition = self._library, wanted.condition
        count = library.count_hits(condition, is_unwanted)
        if count is None:
            return None
        self._tell(facts.HitsCounted(wanted.ticket, count, library.indexed()))
        days = library.days(condition, is_unwanted)
        if days is None:
            return None
        self._tell(facts.HitsByDay(wanted.ticket, days))
        counted = {facet: library.facet(condition, facet, is_unwanted) for facet in Facet}
        facets = {facet: values for facet, values in counted.items() if values is not None}
        return facts.HitsByFacet(wanted.ticket, facets)

    def make_snippets(self, wanted: do.MakeSnippets, is_unwanted: _IsUnwanted) -> None:
        """Tell of the hits what each says where it has what was looked for: as many at once as come
        in a moment, since each telling is a painting.
        """  # fmt: skip
        made: dict[Key, Snippet] = {}
        due = monotonic() + _TELLING_SECONDS
        for entry in wanted.entries:
            if is_unwanted():
                break
            made[entry.key] = self._library.snippet(entry, wanted.listing.condition)
            if monotonic() >= due:
                self._tell(facts.SnippetsMade(wanted.listing, made))
                made, due = {}, monotonic() + _TELLING_SECONDS
        if made:
            self._tell(facts.SnippetsMade(wanted.listing, made))

    def load_saved(self, wanted: do.LoadSaved, is_unwanted: _IsUnwanted) -> Fact | None:
        """Tell which searches are kept; return them with what is unread and new in each."""
        library = self._library
        own = [SavedSearch(clean_line(kept.name), kept.query) for kept in library.searches()]
        saved = (*wanted.of_config, *own)
        if not saved:
            return facts.SavedLoaded(wanted.ticket, (), True)
        self._tell(facts.SavedLoaded(wanted.ticket, saved, False))
        looks, counted = library.looks(), []
        for each in saved:
            condition = self._understood(each.query)
            if isinstance(condition, Mistake):  # its category is gone, say
                counted.append(each)
                continue
            counts = [
                library.count_hits(part, is_unwanted) for part in (condition, _unread(condition))
            ]
            if counts[0] is None or counts[1] is None:
                return None
            new = max(counts[0] - looks.get(each.query, 0), 0)
            counted.append(SavedSearch(each.name, each.query, each.is_of_config, counts[1], new))
        return facts.SavedLoaded(wanted.ticket, tuple(counted), True)

    def find_unread(self, wanted: do.FindUnread, view: HitsView, is_unwanted: _IsUnwanted) -> Fact:
        """Walk through the hits: only their order tells which row one has."""
        condition = self._understood(view.query)
        if isinstance(condition, Mistake):
            return facts.UnreadFound(wanted.ticket, None, None)
        before: deque[tuple[int, Entry]] = deque(maxlen=abs(wanted.steps))
        left = wanted.steps
        is_after = False
        for row, entry in enumerate(hits_of(self._library, condition, is_unwanted)):
            if entry.key == wanted.key:
                is_after = True
                if wanted.steps < 0:
                    break
            elif not entry.read and wanted.steps < 0:
                before.append((row, entry))
            elif not entry.read and is_after:
                left -= 1
                if not left:
                    return facts.UnreadFound(wanted.ticket, entry, row)
        if wanted.steps < 0 and len(before) == -wanted.steps:
            row, entry = before[0]
            return facts.UnreadFound(wanted.ticket, entry, row)
        return facts.UnreadFound(wanted.ticket, None, None)

    def find_day(self, wanted: do.FindDay, view: HitsView, is_unwanted: _IsUnwanted) -> Fact:
        """Walk through the hits as far as the day; those of no day come last."""
        condition = self._understood(view.query)
        found: tuple[Entry | None, int | None] = (None, None)
        if isinstance(condition, Mistake):
            return facts.DayFound(wanted.ticket, view, *found)
        for row, entry in enumerate(hits_of(self._library, condition, is_unwanted)):
            if entry.date is None or entry.date_guessed is DateGuess.FILE_TIME:
                break
            found = (entry, row)
            if entry.date.date() <= wanted.day:
                break
        return facts.DayFound(wanted.ticket, view, *found)

    def mark_read(self, view: HitsView) -> int:
        """Mark the hits as read that are not; return how many were."""
        condition = self._understood(view.query)
        if isinstance(condition, Mistake):
            return 0
        unread = hits_of(self._library, _unread(condition))
        return self._library.set_read([entry.key for entry in unread], True)


def _unread(condition: Condition) -> Condition:
    return AllOf((condition, Marked(Mark.UNREAD)))
