"""Dates as a reader sees them: short in a list, whole above an article."""

from __future__ import annotations

from datetime import datetime, time
from unicodedata import east_asian_width

from reader.model import DateGuess, Entry
from reader.texts import _
from reader.values import Value, replace

TIME_CELLS = 6
"""The width of `time_of`, whatever the date."""

_WHOLE_CELLS = len("2022-02-21")
_LONG_CELLS = len("2022-02-21 09:54")
_WIDEST_CELLS = _WHOLE_CELLS + 2
"""Of a guessed day in any language."""


_WHOLE_FORMS = {
    DateGuess.NONE: "%Y-%m-%d",
    DateGuess.FILE_TIME: "%Y-%m-%d",
    DateGuess.MONTH: "%Y-%m",
    DateGuess.YEAR: "%Y",
}
_SHORT_FORMS = _WHOLE_FORMS | {
    DateGuess.NONE: "%m-%d",
    DateGuess.FILE_TIME: "%m-%d",
    DateGuess.MONTH: "%m",
}


def long_date(date: datetime | None, guessed: DateGuess = DateGuess.NONE) -> str:
    """Return `2022-02-21 09:54`, in the post's own zone; no time where none was given.

    A guessed date says so, and no more than is known (`~2022-02`); an unknown one is empty.
    """
    if date is None:
        return ""
    if guessed:
        return _("~{date}").format(date=f"{date:{_WHOLE_FORMS[guessed]}}")
    return f"{date:%Y-%m-%d}" if date.time() == time() else f"{date:%Y-%m-%d %H:%M}"


def padded_date(entry: Entry) -> str:
    """Return `long_date` of an entry in 16 cells."""
    shown = long_date(entry.date, entry.date_guessed)
    return shown + " " * (_LONG_CELLS - _cells(shown))


def time_of(entry: Entry) -> str:
    """Return 6 cells that follow a day: ` 09:54`, or nothing where no time was given."""
    date = entry.date
    if date is None or entry.date_guessed or date.time() == time():
        return " " * TIME_CELLS
    return f" {date:%H:%M}"


class DateColumn(Value):
    """The days of one list, in as many cells for every row of it.

    Days of `year`, that of the newest row, go without it; where it is None, none do.
    """

    year: int | None = None
    cells: int = _WIDEST_CELLS
    is_one_year: bool = False
    """Whether no row is of another year."""

    @classmethod
    def between(cls, newest: Entry | None, oldest: Entry | None) -> DateColumn:
        """Return the column for a list whose first and last row these are.

        What is dated by its file's time stands below all others, so these two tell what is
        between them.
        """
        if newest is None or newest.date is None:
            return cls()
        year = newest.date.year
        if oldest is None or oldest.date is None:
            return cls(year)
        by_file = DateGuess.FILE_TIME
        is_one_year = oldest.date.year == year and (
            (newest.date_guessed is by_file) == (oldest.date_guessed is by_file)
        )
        cells = _widest(oldest.date, oldest.date_guessed, is_whole=not is_one_year)
        return cls(year, cells, is_one_year)

    @classmethod
    def down_to(cls, oldest: Entry | None) -> DateColumn:
        """Return the column of whole days for a list that is known down to this row."""
        if oldest is None:
            return cls(cells=_WHOLE_CELLS)
        if oldest.date is None:
            return cls()
        return cls(cells=_widest(oldest.date, oldest.date_guessed, is_whole=True))

    @property
    def with_years(self) -> DateColumn:
        """The same for where there is no room to leave blank: of several years, each row tells its."""
        return self if self.is_one_year else replace(self, year=None)

    def day(self, entry: Entry) -> str:
        """Return `cells` cells: `02-21` in `year`, else `2021-02-21`; guessed, `约 02-21`."""
        date = entry.date
        if date is None:
            return " " * self.cells
        shown = _day(date, entry.date_guessed, is_whole=date.year != self.year)
        return " " * (self.cells - _cells(shown)) + shown


def _widest(oldest: datetime, guessed: DateGuess, *, is_whole: bool) -> int:
    """Return the cells of the widest day in a list of which the oldest is this."""
    by_file = guessed is DateGuess.FILE_TIME
    told = DateGuess.FILE_TIME if by_file else DateGuess.NONE
    return _cells(_day(oldest, told, is_whole=is_whole))


def _day(date: datetime, guessed: DateGuess, *, is_whole: bool) -> str:
    if is_whole:
        shown = f"{date:{_WHOLE_FORMS[guessed]}}"
        # Chinese leaves out the space here, for which a list has no room.
        return _("~{whole_date}").format(whole_date=shown) if guessed else shown
    shown = f"{date:{_SHORT_FORMS[guessed]}}"
    if guessed is DateGuess.YEAR:
        return _("~{year}").format(year=shown)
    return _("~{date}").format(date=shown) if guessed else shown


def _cells(shown: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in shown)
