"""The lines in which one types what is to be found, what narrows a pane, the date to go to."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from reader.session.date_search import mistake_in
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.widgets.prompt import Prompt


class FindBar(Prompt):
    """What is typed is found in the article as it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.FIND)


class FilterBar(Prompt):
    """What is typed narrows a pane, in which arrows move meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.FILTER)

    class Moved(Message):
        """The cursor of the pane, which is narrowed by `words` by now, is to move."""

        def __init__(self, words: str, move: str) -> None:
            super().__init__()
            self.words = words
            self.move = move

    def action_move(self, move: str) -> None:
        """Move in the pane."""
        self.post_message(self.Moved(self.value, move))


class DateBar(Prompt):
    """A date is typed into it; what is none is refused."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.DATE)

    def mistake_in(self, words: str) -> str:
        """Return what is wrong with words that are no date."""
        return mistake_in(words, date.today())
