"""The search of the archive: what is typed, what it lists, and the list that one came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from reader.library import Show, View
from reader.model import Key
from reader.session import effects as do
from reader.session import facts
from reader.session.catalogue import Catalogue
from reader.session.effects import Effect
from reader.session.facets import (
    Facets,
    is_date,
    marks_in,
    mean_the_same,
    parts_of,
    with_mark,
    with_part,
)
from reader.session.hits import HitListing, HitsView
from reader.session.tickets import Tickets
from reader.texts import _
from reader.values import Value

if TYPE_CHECKING:
    from reader.library import TextProgress
    from reader.library.query.mistakes import Mistake
    from reader.library.store import Indexed

_MARKS: Final = {Show.ALL: "", Show.UNREAD: "is:unread", Show.STARRED: "is:starred"}
"""How a query asks for what a list can be narrowed to."""

_SEARCHES_KEPT: Final = 100
_LOOKS_MEANWHILE: Final = 20
"""How often a search is done anew, at most, while all texts are being indexed."""


class _Wider(Value):
    """What was looked for before it was narrowed, and what the sidebar told of it."""

    query: str
    facets: Facets
    facet_words: str
    facet_count: int
    is_picked: bool


class Searching:
    """One search at a time; it is on while the catalogue lists, or is to list, its hits."""

    def __init__(self, tickets: Tickets, catalogue: Catalogue) -> None:
        self._tickets = tickets
        self._catalogue = catalogue
        self.words = ""
        """What stands in the line."""
        self.is_typing = False
        """Whether the line is being typed in."""
        self.is_read_when_listed = False
        """Whether the first hit is to be read as soon as it is there."""
        self.mistake: Mistake | None = None
        """What is wrong with the words, where the list is of those before."""
        self.count: int | None = None
        """How many hits there are, None while they are being counted."""
        self.indexed: Indexed | None = None
        """How many posts could be found when the hits were counted, None while that is done."""
        self._searchable = 0
        """How many posts could be found when the hits were last looked for."""
        self.days: Mapping[date | None, int] = {}
        """How many hits there are of each day; None: of no day."""
        self.facets: Facets = {}
        self.facet_words = ""
        """The words that `facets` are of: those typed, or narrowed in time, not yet to one of them."""
        self.facet_count = 0
        """How many hits those words have."""
        self._wider: list[_Wider] = []
        """What was looked for before each narrowing, the last narrowing last."""
        self._is_picked = False
        """Whether only the hits of one category, medium or year are listed."""
        self.past: list[str] = []
        """What was looked for earlier, the latest first."""
        self._before: tuple[View, Key | None, int] = (View(), None, 0)
        """The list that one came from, and the post and the row that the cursor was to stand on there."""
        self._stood: tuple[Key | None, int] = (None, 0)
        """Where the cursor did stand then."""

    @property
    def is_on(self) -> bool:
        """Whether hits are listed, or will be."""
        return isinstance(self._catalogue.view, HitsView)

    @property
    def hits(self) -> HitListing | None:
        """The hits listed; None where none are."""
        listing = self._catalogue.listing
        return listing if isinstance(listing, HitListing) else None

    @property
    def came_from(self) -> View:
        """The list that one came from."""
        return self._before[0]

    def begin(self, words: str | None = None) -> list[Effect]:
        """Let words be typed, after those that stand there; `words` take their place."""
        self.is_typing, self.is_read_when_listed = True, False
        typed = [] if words is None else self.type(words)
        return [do.ShowSearch(), *typed]

    @property
    def query(self) -> str:
        """What is searched for, as it is understood: a word that is being typed may go on."""
        view = self._catalogue.view
        return view.query if isinstance(view, HitsView) else ""

    def show(self, words: str) -> list[Effect]:
        """Look for words that are kept by name; the sidebar stays as it is."""
        self.is_typing = self.is_read_when_listed = False
        self._wider = []
        self.facets, self.facet_words, self._is_picked = {}, words, True
        return self._look_for(words, words)

    def kept_no_longer(self) -> list[Effect]:
        """Have the sidebar tell of the hits listed: they have no row of their own in it any more."""
        if self.facets:
            return []
        self._is_picked = False
        hits = self.hits
        return self.listed() if hits is not None and hits.query == self.query else []

    def type(self, words: str) -> list[Effect]:
        """Look for what is typed so far; where it makes no sense yet, stay with the hits there are."""
        self.words, self.mistake, self.is_read_when_listed = words, None, False
        self._wider = []
        if not words.strip():
            shown = self._back() if self.is_on else []
            return [*shown, do.ShowSearch()]
        query, self.mistake = _as_typed(words)
        if self.mistake is not None:
            return [do.ShowSearch()]
        return self._look_anew(words, query)

    def enter(self) -> list[Effect]:
        """Want the first hit read; where the words make no sense, let them be mended.

        Without any words, look for the last ones once more.
        """
        effects: list[Effect] = []
        if not self.words.strip() and self.past:
            effects = self.type(self.past[0])
        elif self.words.strip() and self.query not in (self.words, f"{self.words}*"):
            effects = self.type(self.words)  # what they found did not come
        if self.mistake is not None:
            return [*effects, do.ShowSearch()]
        effects += self.end_typing()
        self.is_read_when_listed = self.is_on
        return effects

    def end_typing(self) -> list[Effect]:
        """Stay with the hits; words that have none, since they make no sense, are dropped."""
        self.is_typing = False
        if not self.is_on or self.mistake is not None:
            self._say_what_is_listed()
        if not self.is_on:
            return [do.ShowSearch()]
        self._remember(self.words)
        return [do.ShowSearch(), do.WriteSearches(tuple(self.past))]

    def failed(self, mistake: Mistake | None = None) -> list[Effect]:
        """Go on without the list that was asked for: with the hits there are, or that one came from.

        The cursor stays where the reader moved it meanwhile. Words in which there is a `mistake`
        are typed on.
        """
        self.is_read_when_listed = False
        is_first = self.is_on and self.hits is None
        effects = self._stay() if is_first else self._catalogue.list_failed()
        self.mistake, self.is_typing = mistake, self.is_typing or mistake is not None
        if not self.is_typing:
            self._say_what_is_listed()
        return [*effects, *self.listed(), do.ShowSearch()]

    def _say_what_is_listed(self) -> None:
        self.words, self.mistake = self.query, None

    def _look_anew(self, words: str, query: str, key: Key | None = None) -> list[Effect]:
        """Look for what has numbers of its own by category, medium and year."""
        self.facets, self._is_picked = {}, False
        return self._look_for(words, query, key)

    def _look_for(self, words: str, query: str, key: Key | None = None) -> list[Effect]:
        if not self.is_on:
            self._before = self._catalogue.standing
            self._stood = self._catalogue.key, self._catalogue.row
        self._forget_counts()
        self.words, self.mistake = words, None
        view, catalogue = HitsView(query=query), self._catalogue
        listed = catalogue.open_view(view) if key is None else catalogue.show_view(view, key)
        return [*listed, do.ShowSearch()]

    def leave(self) -> list[Effect]:
        """Show the list that one came from, as it was."""
        self._want_nothing()
        return [*(self._back() if self.is_on else []), do.ShowSearch()]

    def left(self) -> list[Effect]:
        """Take note that another list is to be shown."""
        self._want_nothing()
        self._forget_counts()
        return [do.ShowSearch()]

    def _want_nothing(self) -> None:
        self.words, self.mistake = "", None
        self.is_typing = self.is_read_when_listed = False

    def _forget_counts(self) -> None:
        self.count, self.indexed, self.days = None, None, {}
        self._tickets.drop("hits")

    def listed(self) -> list[Effect]:
        """Have the hits that are listed now counted."""
        hits = self.hits
        if hits is None:
            return []
        return [do.ShowSearch(), do.CountHits(self._tickets.take("hits"), hits.condition)]

    def counted(
        self, fact: facts.HitsCounted | facts.HitsByDay | facts.HitsByFacet
    ) -> list[Effect]:
        """Tell how many hits there are, and of what."""
        if not self._tickets.awaits("hits", fact.ticket):
            return []
        match fact:
            case facts.HitsCounted():
                self.count, self.indexed = fact.count, fact.indexed
                self._searchable = fact.indexed.done
            case facts.HitsByDay():
                self.days = fact.days
            case facts.HitsByFacet():
                self._tickets.drop("hits")
                if not self._is_picked:
                    self.facets, self.facet_words = fact.facets, self.query
                    self.facet_count = self.count or 0
        return [do.ShowSearch()]

    def pick(self, words: str) -> list[Effect]:
        """Look for the hits of one category, medium or year; the numbers of the others stay."""
        self.is_typing = self.is_read_when_listed = False
        self._is_picked = words != self.facet_words
        return self._look_for(words, words)

    def narrow(self, words: str) -> list[Effect]:
        """Look for more words than before; `widen` goes back."""
        self._note_wider()
        self.is_read_when_listed = False
        return [*self._look_anew(words, words), *self.end_typing()]

    def _note_wider(self) -> None:
        told = self.facets, self.facet_words, self.facet_count
        self._wider.append(_Wider(self.query, *told, self._is_picked))

    def widen(self) -> list[Effect]:
        """Look for what was looked for before it was narrowed."""
        if self.is_on and self._is_picked and self.query != self.facet_words:
            return self.pick(self.facet_words)
        if not (self.is_on and self._wider):
            return [do.Say(_("The search is as wide as it was typed"))]
        return self._look_for_wider(self._wider.pop())

    @property
    def shows(self) -> Show:
        """Whether the hits are unread ones alone, or starred ones."""
        marks = marks_in(self.query)
        return next((show for show, mark in _MARKS.items() if mark in marks), Show.ALL)

    def show_only(self, show: Show, key: Key | None) -> list[Effect]:
        """List all hits, or the unread or starred ones alone, the cursor on `key` or near it.

        The words say so. Nothing is done where they would say nothing then.
        """
        before, words = self.query, with_mark(self.query, _MARKS.get(show, ""))
        if not self.is_on or show not in _MARKS or not words:
            return []
        self.is_read_when_listed = False
        if mean_the_same(words, before):
            looked_for = self._look_for(before, before, key)
        elif self._wider and mean_the_same(words, self._wider[-1].query):
            return self._look_for_wider(self._wider.pop(), key)
        else:
            if not marks_in(before):
                self._note_wider()
            looked_for = self._look_anew(words, words, key)
        return [*looked_for, *self.end_typing()]

    def _look_for_wider(self, wider: _Wider, key: Key | None = None) -> list[Effect]:
        """Look for what was looked for before; of the hits of one category, the others stay in view."""
        self.is_read_when_listed = False
        self.facets, self._is_picked = wider.facets, wider.is_picked
        self.facet_words, self.facet_count = wider.facet_words, wider.facet_count
        return [*self._look_for(wider.query, wider.query, key), *self.end_typing()]

    def narrow_to(self, time: str) -> list[Effect]:
        """Look in a year, month or day alone."""
        return self.narrow(with_part(self.query, f"date:{time}")) if self.is_on else []

    def narrow_to_time_of(self, moment: date | None) -> list[Effect]:
        """Look in the day, month or year of `moment` alone, whichever is the next shorter time.

        It is that of a row: nothing is done while no hits are listed of what is looked for now.
        """
        hits = self.hits if self.is_on else None
        looked_for = [self.query, *(wider.query for wider in self._wider)]
        if moment is None or hits is None or hits.query not in looked_for:
            return [do.Say(_("First search for something, and go to a hit with a date"))]
        in_force = next(filter(is_date, reversed(parts_of(self.query))), "")
        spans = ("%Y", "%Y-%m", "%Y-%m-%d")
        asked = [f"date:{moment:{span}}" for span in spans]
        following = asked.index(in_force) + 1 if in_force in asked else self._first_span()
        if following >= len(asked):
            return [do.Say(_("These are the hits of a single day"))]
        return self.narrow(with_part(self.query, asked[following]))

    def _first_span(self) -> int:
        years = {day.year for day in self.days if day is not None}
        months = {(day.year, day.month) for day in self.days if day is not None}
        return 0 if len(years) > 1 else 1 if len(months) > 1 else 2

    def has_more_to_find(self, progress: TextProgress) -> bool:
        """Return whether so many more posts can be found by now that it is worth another look."""
        hits = self.hits
        if hits is None or hits.may_go_on:
            return False
        return progress.done - self._searchable >= progress.total // _LOOKS_MEANWHILE

    def remembered(self, fact: facts.SearchesKept) -> list[Effect]:
        """Take over what was looked for in earlier sessions."""
        self.past += [words for words in fact.searches if words.strip() and words not in self.past]
        return []

    def want_snippets(self, first: int, count: int) -> list[Effect]:
        """Have the hits in view read for what they say."""
        hits = self.hits
        if hits is None:
            return []
        rows = (hits.row(row) for row in range(first, first + count))
        wanted = [row for row in rows if row is not None and row.key not in hits.snippets]
        return [do.MakeSnippets(hits, tuple(wanted))] if wanted else []

    def snippets_made(self, fact: facts.SnippetsMade) -> list[Effect]:
        """Show what some hits say."""
        fact.listing.snippets.update(fact.snippets)
        return [do.ShowRows()] if fact.listing is self._catalogue.listing else []

    def _stay(self) -> list[Effect]:
        """Go on with the list that one came from, wherever in it the reader went meanwhile."""
        view, catalogue = self._before[0], self._catalogue
        if catalogue.listing.view == view and (catalogue.key, catalogue.row) != self._stood:
            self._before = view, catalogue.key, catalogue.row
        return self._back()

    def _back(self) -> list[Effect]:
        self._forget_counts()
        return self._catalogue.show_view(*self._before)

    def _remember(self, words: str) -> None:
        self.past = [words, *(each for each in self.past if each != words)][:_SEARCHES_KEPT]


def _as_typed(words: str) -> tuple[str, Mistake | None]:
    """Return the query for words of which the last, in Latin letters, may go on; or what is wrong.

    Not after its first letter, with which too many words begin to be found at once.
    """
    from reader.library.query.mistakes import Mistake
    from reader.library.query.parser import parse

    is_begun = words[-2:].isascii() and words[-2:].isalnum() and len(words) > 1
    if is_begun and not isinstance(parse(f"{words}*"), Mistake):
        return f"{words}*", None
    found = parse(words)
    return words, found if isinstance(found, Mistake) else None
