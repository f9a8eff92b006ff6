"""What a reader does to narrow lists and to go to dates, and what has to come of it: rules for a machine."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from search_rules import SearchRules
from world import FIRST_DAY

from reader.library import View
from reader.model import Entry, Key
from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.values import replace

IN_TITLES = ["", " ", "标题", "post-3", "p2bt", "bt", "没有的"]
IN_CATEGORIES = ["", "江州", "hwwb", "晚报", "没有的"]


class ListRules(SearchRules):
    """To be mixed into a machine that carries out effects and delivers facts."""

    def __init__(self) -> None:
        super().__init__()
        self.typed_from: tuple[View, Key | None] | None = None
        """What was listed when the line was opened that words are typed into; None: it is not open."""
        self.is_to_enter = False
        """Whether the reader wants to read what the cursor comes to stand on."""
        self.day_asked: int | None = None
        """The day on the way."""
        self.rows_ahead = 0
        """Rows moved down while a view was on its way, since `sent_to` was `sent_when_moved`."""
        self.sent_when_moved: object = None
        self.rows_past_day = 0
        """Rows moved down while a day was."""

    def leaves_list(self) -> None:
        """The reader goes elsewhere: nothing is typed or looked for in the list any more."""
        self.typed_from, self.is_to_enter, self.day_asked = None, False, None
        self.rows_past_day = 0

    # -- what the reader does ----------------------------------------------------------------

    @precondition(
        lambda self: not (self.session.searching.is_on or self.session.searching.is_typing)
    )
    @rule()
    def begin_narrowing(self) -> None:
        self.begins_to_type()
        self.typed_from = self.listed_or_asked_for
        self.carry_out(self.session.begin_narrowing())
        assert self.session.destination is None

    @precondition(lambda self: self.typed_from is not None)
    @rule(words=st.sampled_from(IN_TITLES))
    def narrow_titles(self, words: str) -> None:
        assert self.typed_from is not None
        view, key = self.typed_from
        self.carry_out_narrowing(self.session.narrow_titles(words), None if words.strip() else key)
        assert self.session.catalogue.view == replace(view, title=words.strip())

    @precondition(lambda self: self.typed_from is not None)
    @rule(words=st.sampled_from(IN_CATEGORIES))
    def narrow_categories(self, words: str) -> None:
        assert self.typed_from is not None
        view, key = self.typed_from
        catalogue, narrowing = self.session.catalogue, self.session.narrowing
        before = narrowing.categories
        effects = self.session.narrow_categories(words)
        self.carry_out_narrowing(effects, None if words else key)
        assert narrowing.categories == words
        if words and words != before and narrowing.shown:
            assert catalogue.view.category == narrowing.shown[0].slug
        elif before and not words:
            assert catalogue.view == view

    @precondition(lambda self: self.typed_from is not None)
    @rule(in_categories=st.booleans())
    def give_narrowing_up(self, in_categories: bool) -> None:
        assert self.typed_from is not None
        view, key = self.typed_from
        if in_categories:
            self.carry_out_narrowing(self.session.give_up_categories(), key)
            assert not self.session.narrowing.categories
            assert self.session.catalogue.view == view
        else:
            self.carry_out_narrowing(self.session.give_up_titles(), key)
            assert self.session.catalogue.view == replace(view, title="")
        self.typed_from = None

    @precondition(lambda self: not self.session.searching.is_on)
    @rule()
    def widen(self) -> None:
        key = self.listed_or_asked_for[1]
        if self.session.catalogue.view.title:
            self.carry_out_narrowing(self.session.widen(), key)
            assert not self.session.catalogue.view.title

    @precondition(lambda self: not self.session.searching.is_typing)
    @rule(days=st.integers(-1, 7), gives_up=st.booleans())
    def go_to_date(self, days: int, gives_up: bool) -> None:
        day = (FIRST_DAY + timedelta(days=days)).date()
        self.begins_to_type()
        self.carry_out(self.session.begin_date())
        if not gives_up:
            self.carry_out(self.session.go_to_date(day.isoformat(), day))
            assert self.day_asked is not None

    @precondition(lambda self: not self.session.searching.is_typing)
    @rule()
    def enter(self) -> None:
        """Read what the cursor stands on, or comes to stand on with what is on its way."""
        entry = self.session.catalogue.entry
        is_on_the_way = self.is_cursor_on_the_way
        effects = self.session.enter()
        assert (do.EnterBody() in effects) == (entry is not None and not is_on_the_way)
        if entry is not None and not is_on_the_way:
            self.wants(entry.key)
        self.typed_from = None
        self.is_to_enter |= is_on_the_way
        self.carry_out(effects, entry)

    @property
    def is_cursor_on_the_way(self) -> bool:
        """Whether the cursor is yet to come to where the reader goes, or its row to be known."""
        catalogue = self.session.catalogue
        is_elsewhere = catalogue.view != catalogue.listing.view or self.day_asked is not None
        return is_elsewhere or self.is_row_awaited

    @property
    def is_row_awaited(self) -> bool:
        """Whether the row under the cursor, or, where there is none, the list, is yet to come."""
        catalogue = self.session.catalogue
        if catalogue.listing.total:
            return catalogue.entry is None
        return self.list_asked is not None or not self.session.is_scanned

    def moved(self, rows: int) -> None:
        """Take note of a move: what it starts from may be on its way; else nothing else is pointed at."""
        catalogue = self.session.catalogue
        if catalogue.view != catalogue.listing.view:
            before = self.rows_ahead if self.sent_when_moved is self.sent_to else 0
            self.rows_ahead, self.sent_when_moved = before + rows, self.sent_to
        if self.day_asked is not None:
            self.rows_past_day += rows
        elif rows and catalogue.view == catalogue.listing.view:
            self.is_to_enter = False

    # -- what has to come of it ----------------------------------------------------------------

    def carry_out_narrowing(self, effects: list[Effect], target: Key | None) -> None:
        """The cursor comes to `target`, or, without one, to the top."""
        if any(isinstance(effect, do.LoadList) for effect in effects):
            typed_from = self.typed_from
            self.moves_on()
            self.typed_from = typed_from
            self.sent_to = (target, self.standing)
        self.carry_out(effects)

    def check_day(self, fact: facts.Fact, effects: list[Effect]) -> None:
        """The cursor comes to the day that was asked for last, wherever nothing else was since."""
        if not isinstance(fact, facts.DayFound):
            return
        is_awaited = fact.ticket == self.day_asked
        assert (do.EnterList() in effects) == (is_awaited and fact.entry is not None)
        if not is_awaited:
            return
        self.day_asked = None
        if fact.entry is None:
            self.is_to_enter = False
        elif any(isinstance(effect, do.LoadList) for effect in effects):
            self.sent_to = self.sent_when_moved = (fact.entry.key, self.standing)
            self.rows_ahead = self.rows_past_day
        elif not self.rows_past_day:
            assert self.session.catalogue.key == fact.entry.key
        self.rows_past_day = 0

    @property
    def is_moved_on(self) -> bool:
        """Whether the cursor was moved on from where it was sent; its row may be held a little later."""
        return self.sent_to is not None and self.sent_when_moved is self.sent_to

    def moved_on_from(self, target: Key | None, order: list[Key]) -> Key | None:
        """Return the post so many rows below `target` as the reader moved meanwhile; None: unknown."""
        if not self.is_moved_on or target not in order:
            return target
        row = max(order.index(target) + self.rows_ahead, 0)
        return order[row] if row < len(order) else None

    def entered_by(self, fact: facts.Fact, effects: list[Effect]) -> Entry | None:
        """Return what the cursor has come to stand on, if it is read now, as was wanted."""
        if not self.is_to_enter:
            return None
        catalogue = self.session.catalogue
        if do.EnterBody() in effects:
            entry = catalogue.entry
            assert entry is not None
            assert catalogue.view == catalogue.listing.view
            assert self.day_asked is None
            self.wants(entry.key)
            return entry
        if isinstance(fact, facts.ListLoaded) and do.ShowList() in effects:
            assert not catalogue.listing.total or self.day_asked is not None or self.is_row_awaited
            self.is_to_enter = self.is_row_awaited or bool(self.day_asked or self.list_asked)
        elif isinstance(fact, facts.ScanEnded):
            self.is_to_enter = self.is_cursor_on_the_way
        return None
