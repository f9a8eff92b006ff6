"""Days as they are typed in a query: `2022`, `2022-02`, `2022-02-21`, and from one to another."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from reader.folding import fold
from reader.patterns import regex

_DAY = regex(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_BETWEEN = ".."


def stretch(text: str) -> tuple[date | None, date | None] | None:
    """Return the first and the last day of `A`, `A..B`, `A..` or `..B`, None where it is none.

    An end left out is None. The first may come after the last.
    """
    text = fold(text)
    if _BETWEEN not in text:
        return days(text)
    begin, _, end = text.partition(_BETWEEN)
    first, last = days(begin), days(end)
    if (begin and first is None) or (end and last is None) or not (first or last):
        return None
    return first and first[0], last and last[1]


def days(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a year, a month, or a day; None where it is none."""
    matched = _DAY.fullmatch(fold(text))
    if matched is None:
        return None
    year, month, day = (int(part) if part else None for part in matched.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:  # there is no such day; a month out of range is one as well
        return None
