"""The way to a date in a list: from what is typed to the post that the cursor is put on."""

from __future__ import annotations

from datetime import date

from reader.library.query.date_words import Days, days_meant
from reader.session import effects as do
from reader.session import facts
from reader.session.catalogue import Catalogue
from reader.session.effects import Effect
from reader.session.tickets import Tickets
from reader.texts import _


def mistake_in(words: str, today: date) -> str:
    """Return what is wrong with words that mean no days, in a sentence; nothing wrong: empty.

    No words at all are no mistake: nothing is looked for.
    """
    if not words.strip() or days_meant(words, today) is not None:
        return ""
    return _("Not a date: try 2022-02-21, 2022-02, 02-21, yesterday, 3d, 2w, 5m, 1y")


class DateSearch:
    """One date at a time; the newest wins."""

    def __init__(self, tickets: Tickets, catalogue: Catalogue) -> None:
        self._tickets = tickets
        self._catalogue = catalogue
        self._days: Days = (date.min, date.max)
        self._rows_ahead = 0
        """Rows that the reader moved down since they asked: from the day, once that is found."""

    @property
    def is_on(self) -> bool:
        """Whether a date is being looked for."""
        return self._tickets.is_open("day")

    def look_for(self, words: str, today: date) -> list[Effect]:
        """Look for the newest post of the days that `words` mean, or the next older one."""
        days = days_meant(words, today)
        if days is None:
            mistake = mistake_in(words, today)
            return [do.Say(mistake)] if mistake else []
        self._days, self._rows_ahead = days, 0
        return [do.FindDay(self._tickets.take("day"), self._catalogue.view, days[1])]

    def moved(self, rows: int) -> None:
        """Take note that the reader moved so many rows down."""
        self._rows_ahead += rows

    def found(self, fact: facts.DayFound) -> list[Effect]:
        """Put the cursor on the post found, and tell where that is."""
        if not self._tickets.end("day", fact.ticket):
            return []
        entry, row, catalogue = fact.entry, fact.row, self._catalogue
        if entry is None or row is None or entry.date is None:
            return [do.Say(_("No article here has a date"))]
        if catalogue.is_on_the_way:
            moved: list[Effect] = [catalogue.load_list(entry.key)]
        else:
            moved = catalogue.stand_on(entry, catalogue.listing.shown(row))
        catalogue.move_on(self._rows_ahead)
        return [*moved, do.EnterList(), do.Say(self._where(entry.date.date()))]

    def _where(self, day: date) -> str:
        first, last = self._days
        if first <= day <= last:
            return _("At {day}").format(day=day)
        asked = (
            str(last) if first == last else _("{first} to {last}").format(first=first, last=last)
        )
        if day < first:
            return _("Nothing of {asked}; the next older is of {day}").format(asked=asked, day=day)
        return _("Nothing so old as {asked}; the oldest is of {day}").format(asked=asked, day=day)
