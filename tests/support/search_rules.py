"""What a reader does with the search of the archive, and what has to come of it: rules for a machine."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from searching_world import REFUSED, SearchingWorld

from reader.library import View
from reader.library.query.mistakes import Mistake
from reader.model import UNCATEGORISED, Entry, Key
from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.session.facets import FORMATS, narrowed
from reader.session.finding import Finding
from reader.session.hits import HitListing, HitsView
from reader.session.opening import Opened
from reader.session.session import Session

WORDS = [
    *(
        "",
        " ",
        "河",
        "第1版",
        "第2版",
        "第8段",
        "标题",
        "没有的",
        "po",
        "post-3",
        "post",
        "第1版 po",
    ),
    *("is:unread", "-is:read 河", "category:江州报", "date:2026-01-03", "第2版 OR post-4"),
    *("date:2026-01-02..2026-01-04", "河 OR date:2026-01-03"),
    *("(", '河 "', "第1版 -", REFUSED, f"河 {REFUSED}"),
]
"""Some that nothing has, some that every post has, some only in a title, some that make no sense."""


class SearchRules(RuleBasedStateMachine):
    """To be mixed into a machine that carries out effects and delivers facts."""

    session: Session
    world: SearchingWorld
    displayed: Opened | None
    finds: dict[type[Effect], int]
    sent_to: tuple[Key | None, tuple[Key | None, int]] | None
    list_asked: int | None

    def __init__(self) -> None:
        super().__init__()
        self.came_from: tuple[View, Key | None] = (View(), None)
        """What was listed before the search, and the post that the cursor was to stand on."""
        self.stood_before: tuple[Key | None, int] = (None, 0)
        """Where the cursor did stand then."""
        self.entered: str | None = None
        """The words that stood in the line when their first hit was asked for."""
        self.found_when_loaded: dict[int, list[Key]] = {}

    def carry_out(self, effects: list[Effect], seen: Entry | None = None) -> None:
        raise NotImplementedError

    def wants(self, key: Key) -> None:
        raise NotImplementedError

    def moves_on(self) -> None:
        raise NotImplementedError

    @property
    def standing(self) -> tuple[Key | None, int]:
        raise NotImplementedError

    # -- what the reader does ----------------------------------------------------------------

    @rule()
    def begin_search(self) -> None:
        self.note_list()
        self.begins_to_type()
        missed = self.session.finding.missed
        self.carry_out_search(self.session.begin_search())
        assert self.session.searching.is_typing
        assert missed is None or self.session.searching.words == missed
        assert self.session.destination is None

    @precondition(lambda self: self.session.searching.is_typing)
    @rule(words=st.sampled_from(WORDS))
    def type_words(self, words: str) -> None:
        searching, view = self.session.searching, self.session.catalogue.view
        self.entered = None
        self.note_list()
        effects = self.session.search(words)
        self.carry_out_search(effects, leaves=not words.strip())
        assert searching.words == words
        if not words.strip():
            assert not searching.is_on
        elif searching.mistake is None:
            self.check_is_of(words)
        else:
            assert self.session.catalogue.view == view

    @precondition(lambda self: self.session.searching.is_typing)
    @rule()
    def press_enter(self) -> None:
        searching, catalogue = self.session.searching, self.session.catalogue
        words = searching.words if searching.words.strip() else next(iter(searching.past), "")
        entry = catalogue.entry
        is_there = self.list_asked is None
        self.note_list()
        effects = self.session.end_search_typing()
        seen = None
        if do.EnterBody() in effects:
            assert entry is not None
            assert is_there
            self.check_is_of(words)
            assert catalogue.listing.view == catalogue.view
            self.wants(entry.key)
            seen = entry
        elif not searching.is_typing and words.strip():
            self.entered = words
            self.check_is_of(words)
        self.carry_out_search(effects, seen)

    @precondition(lambda self: self.session.searching.is_typing)
    @rule()
    def go_to_a_pane_while_typing(self) -> None:
        self.carry_out_search(self.session.stop_typing_search())
        assert not self.session.searching.is_typing

    @rule()
    def leave_search(self) -> None:
        was_on = self.session.searching.is_on
        self.moves_on()
        effects = self.session.leave_search()
        self.carry_out_search(effects, leaves=was_on)
        searching = self.session.searching
        assert not (searching.is_on or searching.is_typing or searching.words)
        assert not self.session.finding.is_of_archive
        if was_on:
            assert self.session.catalogue.view == self.came_from[0]

    @rule(steps=st.sampled_from([1, -1]))
    def narrow_to_time(self, steps: int) -> None:
        catalogue, searching = self.session.catalogue, self.session.searching
        entry, listing, query = catalogue.entry, catalogue.listing, searching.query
        was_on, entered = searching.is_on, self.entered
        self.moves_on()
        effects = self.session.narrow_to_time(steps)
        is_other = any(isinstance(effect, do.LoadList) for effect in effects)
        if not is_other:
            self.entered = entered
        self.carry_out_search(effects)
        assert searching.is_on == was_on
        if is_other and steps > 0:
            assert entry is not None
            assert isinstance(listing, HitListing)
            assert searching.query != query
            hits, left = self.world.found(listing.query), self.world.found(searching.query)
            assert {each.key for each in left} <= {each.key for each in hits}
            assert entry.date is not None
            times = {f"date:{entry.date:{span}}" for span in FORMATS.values()}
            assert searching.query.split()[-1] in times
            if (entry.key, entry.date) in [(each.key, each.date) for each in hits]:
                assert entry.key in [each.key for each in left]

    @rule(time=st.sampled_from(["2026", "2026-01", "2026-01-03"]))
    def narrow_to(self, time: str) -> None:
        was_on, entered = self.session.searching.is_on, self.entered
        self.moves_on()
        if not was_on:
            self.entered = entered
        self.carry_out_search(self.session.narrow_to(time))
        assert self.session.searching.is_on == was_on
        if was_on:
            assert f"date:{time}" in self.session.searching.query

    @precondition(lambda self: self.session.searching.facets and self.session.searching.is_on)
    @rule(which=st.integers(0))
    def pick(self, which: int) -> None:
        searching = self.session.searching
        none = self.session.catalogue.label_of(UNCATEGORISED)
        facets = narrowed(searching.facet_words, searching.facets, none)
        rows = [words for _, _, _, words in facets]
        words = [searching.facet_words, *rows][which % (len(rows) + 1)]
        assert not isinstance(self.world.understood(words), Mistake)
        self.open_hits(words)

    @rule(which=st.integers(0))
    def open_saved(self, which: int) -> None:
        if saved := self.session.saved.all:
            self.note_list()
            self.open_hits(saved[which % len(saved)].query)

    def open_hits(self, query: str) -> None:
        if self.session.catalogue.view != HitsView(query=query):
            self.moves_on()
            self.sent_to = (None, self.standing)
        self.carry_out_search(self.session.open_view(HitsView(query=query)))
        assert self.session.searching.query == query

    @rule(name=st.sampled_from(["", "甲", "乙"]), which=st.integers(0), another=st.booleans())
    def keep_search(self, name: str, which: int, another: bool) -> None:
        saved, searching = self.session.saved.all, self.session.searching
        named = saved[which % len(saved)] if another and saved else None
        effects = self.session.keep_search(name, named)
        for effect in effects:
            if isinstance(effect, do.KeepSearch):
                assert effect.search.name == name
                assert effect.search.query == (named.query if named else searching.query)
                assert effect.search.query
        self.carry_out_search(effects)

    # -- what has to come of it ----------------------------------------------------------------

    def note_list(self) -> None:
        """Take note of what is listed, or on its way, if that are no hits."""
        if not isinstance(self.session.catalogue.view, HitsView):
            self.came_from = self.listed_or_asked_for
            self.stood_before = self.standing

    def sent_by_failure(self) -> tuple[Key | None, tuple[Key | None, int]] | None:
        """Return where the cursor is sent when the list asked for does not come.

        That is nowhere, unless the first hits of a search were asked for while the reader was on
        the way to a post, and they did not move the cursor since.
        """
        catalogue, (view, key) = self.session.catalogue, self.came_from
        is_first = not isinstance(catalogue.listing, HitListing)
        if not (self.session.searching.is_on and is_first):
            return None
        if catalogue.listing.view == view and self.standing != self.stood_before:
            return None
        return key, self.standing

    @property
    def listed_or_asked_for(self) -> tuple[View, Key | None]:
        """What is listed, or on its way, and the post that the cursor stands on there."""
        catalogue = self.session.catalogue
        key = catalogue.key
        if self.list_asked is not None and self.sent_to is not None:
            target, stood = self.sent_to
            if catalogue.listing.view != catalogue.view or stood == self.standing:
                key = target
        elif catalogue.listing.view != catalogue.view:
            key = None
        return catalogue.view, key

    def begins_to_type(self) -> None:
        """Nothing that was looked for is to take the reader from the line."""
        self.moves_on()
        self.finds.clear()

    def carry_out_search(
        self, effects: list[Effect], seen: Entry | None = None, *, leaves: bool = False
    ) -> None:
        if any(isinstance(effect, do.LoadList) for effect in effects):
            self.sent_to = (self.came_from[1] if leaves else None, self.standing)
        self.carry_out(effects, seen)

    def read_by(self, fact: facts.Fact, effects: list[Effect]) -> Entry | None:
        """Return the first hit, if it is read now that it is there."""
        if not isinstance(fact, facts.ListLoaded) or do.EnterBody() not in effects:
            return None
        assert self.entered is not None
        self.check_is_of(self.entered)
        assert fact.listing.view == self.session.catalogue.view
        entry = self.session.catalogue.entry
        assert entry is not None
        assert entry.key in self.found_when_loaded[id(fact.listing)]
        self.wants(entry.key)
        return entry

    def step_match(self, step: int, seen_from: int | None) -> None:
        session = self.session
        entry = session.catalogue.entry_at(session.catalogue.row + (1 if step > 0 else -1))
        finding, wanted, at, shown = (
            session.finding,
            session.wanted,
            session.finding.at,
            session.shown,
        )
        effects = session.step_match(step, seen_from)
        if do.ShowBody() not in effects:
            entry = None
        else:
            assert entry is not None
            assert session.searching.is_on
            assert finding.is_of_archive
            assert wanted is not None
            assert self.displayed is not None
            assert shown is not None
            assert wanted.key == shown.key
            assert is_past(finding, at, step, seen_from)
            self.wants(entry.key)
        self.carry_out(effects, entry)

    def check_is_of(self, words: str) -> None:
        """What is searched for is what the words say."""
        assert self.session.searching.query in (words, f"{words}*"), words

    def check_matches(self) -> None:
        """What is marked in the body is what was looked for in it, all of it and nothing else."""
        finding, listing = self.session.finding, self.session.catalogue.listing
        if not finding.matches:
            return
        assert self.displayed is not None
        text = self.displayed.article.text
        marked = {text[span.start : span.end] for span in finding.matches.spans}
        if not finding.is_of_archive:
            assert marked == {finding.query}
            assert len(finding.matches) == text.count(finding.query)
            return
        assert isinstance(listing, HitListing)
        assert finding.query == listing.query
        assert listing.index_of(self.session.shown.key) is not None  # type: ignore[union-attr]
        for words in marked:
            assert words in listing.query or words.startswith("po")

    def check_search_at_end(self) -> None:
        session, world = self.session, self.world
        searching, finding = session.searching, session.finding
        assert not searching.is_read_when_listed
        assert {each.query: each for each in session.saved.all} == {
            each.query: each for each in world.saved()
        }
        hits = searching.hits
        assert searching.is_on == (hits is not None)
        if hits is None:
            assert searching.is_typing or not searching.words
            assert not finding.is_of_archive
            return
        condition = world.understood(searching.query)
        assert not isinstance(condition, Mistake)
        found = world.meeting(condition)
        assert searching.count == len(found)
        assert searching.days == world.days(condition)
        if searching.mistake is None and not searching.is_typing:
            self.check_is_of(searching.words)
        assert searching.mistake is None or searching.is_typing
        rows = [hits.row(row) for row in range(hits.known)]
        listed = [row and row.key for row in rows]
        assert listed == [entry.key for entry in found[: hits.known]], (listed, found)
        assert hits.may_go_on == (len(found) > hits.known)
        if session.shown is not None and hits.index_of(session.shown.key) is not None:
            assert finding.is_on
            assert finding.query == hits.query or not finding.is_of_archive
        else:
            assert not finding.is_of_archive


def is_past(finding: Finding, at: int, step: int, seen_from: int | None) -> bool:
    """Whether no match is left on that side of where the reader stands, or looks."""
    if seen_from is None:
        return not 0 <= at + step < len(finding.matches)
    starts = [span.start for span in finding.matches.spans]
    return not [s for s in starts if (s >= seen_from if step > 0 else s < seen_from)]
