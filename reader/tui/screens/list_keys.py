"""Keys that narrow the list or the categories by what is typed, and go to a date."""

from __future__ import annotations

from datetime import date

from textual import events, on

from reader.session import effects as do
from reader.texts import _
from reader.tui.screens.article_keys import ArticleKeys
from reader.tui.widgets.pane import Move, Pane
from reader.tui.widgets.panes import BODY, LIST, SIDEBAR
from reader.tui.widgets.prompts import DateBar, FilterBar


class ListKeys(ArticleKeys):
    """The pane that one is in is narrowed; from the body, the list."""

    # -- filter ----------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Type words that narrow the categories or the list; of hits, what is searched for."""
        if self.session.searching.is_on:
            self.action_search()
            return
        if self.panes.at == BODY:
            self.panes.go(LIST)
        self.entries.remember_place()
        self.carry_out(self.session.begin_narrowing())
        narrowing = self.session.narrowing
        if self._narrows_categories:
            self.ask(self._filter_bar, _("Categories: name or pinyin"), narrowing.categories)
        else:
            self.ask(self._filter_bar, _("Titles: words or pinyin"), narrowing.titles)

    @property
    def _narrows_categories(self) -> bool:
        return self.panes.at == SIDEBAR

    @on(FilterBar.Typed, "FilterBar")
    def _filter_typed(self, message: FilterBar.Typed) -> None:
        self._narrow(message.words)

    def _narrow(self, words: str) -> None:
        session = self.session
        narrow = session.narrow_categories if self._narrows_categories else session.narrow_titles
        self.carry_out(narrow(words))

    @on(FilterBar.Moved)
    def _moved_beside(self, message: FilterBar.Moved) -> None:
        self._narrow(message.words)
        self.move_cursor(Move(message.move))

    @on(FilterBar.Entered, "FilterBar")
    def _filter_entered(self, message: FilterBar.Entered) -> None:
        self._narrow(message.words)
        self._hint_bar.display = True
        self.panes.go(LIST)

    @on(FilterBar.GivenUp, "FilterBar")
    def _filter_given_up(self) -> None:
        self._hint_bar.display = True
        session = self.session
        give_up = session.give_up_categories if self._narrows_categories else session.give_up_titles
        effects = give_up()
        if any(isinstance(effect, do.LoadList) for effect in effects):
            self.entries.return_to_place()
        self.carry_out(effects)
        self.panes.go(self.panes.at)

    def move_cursor(self, move: Move, count: int = 0) -> None:
        """Move in the pane that one is in; the session learns where its cursor stands."""
        raise NotImplementedError

    # -- date ------------------------------------------------------------------------------

    def action_date(self) -> None:
        """Type a date to go to."""
        self.carry_out(self.session.begin_date())
        self.ask(self._date_bar, _("Date: 2022-02-21, 2022-02, 02-21, yesterday, 3d, 2w, 5m, 1y"))

    @on(DateBar.Entered, "DateBar")
    def _date_entered(self, message: DateBar.Entered) -> None:
        self._hint_bar.display = True
        self.panes.go(self.panes.at)
        self.remember_position()
        self.carry_out(self.session.go_to_date(message.words, date.today()))

    @on(DateBar.GivenUp, "DateBar")
    def _date_given_up(self) -> None:
        self._hint_bar.display = True
        self.panes.go(self.panes.at)

    # -- both ------------------------------------------------------------------------------

    @on(events.DescendantFocus)
    def _prompt_left(self) -> None:
        """Whoever goes to a pane types no more; what is narrowed stays so."""
        if isinstance(self.focused, Pane):
            for prompt in (self._filter_bar, self._date_bar):
                if prompt.display:
                    prompt.close()
                    self._hint_bar.display = True
