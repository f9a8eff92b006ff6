"""Days as a person types them: `2022-02`, `02-21`, `昨天`, `3d`, `last week`; from one to another."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from reader.folding import fold
from reader.patterns import regex

Days = tuple[date, date]
"""The first and the last of some days."""
_BETWEEN = ".."

_MARKS = r"[-/.年月]"
_YEAR = regex(rf"(\d{{4}})(?:{_MARKS}(\d{{1,2}})(?:{_MARKS}(\d{{1,2}}))?)?[年月日号]?")
_EIGHT_DIGITS = regex(r"(\d{4})(\d\d)(\d\d)")
_DAY_OF_YEAR = regex(rf"(\d{{1,2}}){_MARKS}(\d{{1,2}})[日号]?")
_AGO = regex(
    r"(\d{1,4}) ?(?:(d|days?|天|日)|(w|weeks?|周|个?星期)|(m|months?|个?月)|(y|years?|年))"
    r"(?: ?ago|以?前)?"
)

_NAMED: Mapping[str, Callable[[date], Days]] = MappingProxyType(
    {
        name: days
        for names, days in (
            ("今天 今日 today", lambda today: _day_before(today, 0)),
            ("昨天 昨日 yesterday", lambda today: _day_before(today, 1)),
            ("前天 前日", lambda today: _day_before(today, 2)),
            ("大前天", lambda today: _day_before(today, 3)),
            ("本周 这周 thisweek", lambda today: _week_before(today, 0)),
            ("上周 上星期 lastweek", lambda today: _week_before(today, 1)),
            ("本月 这个月 thismonth", lambda today: _month_before(today, 0)),
            ("上月 上个月 lastmonth", lambda today: _month_before(today, 1)),
            ("今年 thisyear", lambda today: _year(today.year)),
            ("去年 lastyear", lambda today: _year(today.year - 1)),
            ("前年", lambda today: _year(today.year - 2)),
        )
        for name in names.split()
    }
)


def days_meant(words: str, today: date) -> Days | None:
    """Return the first and the last day that `words` mean on the day `today`, None: no such days.

    A day without a year is the latest one that has been.
    """
    words = fold(words).strip()
    named = _NAMED.get(words.replace(" ", ""))
    try:
        return named(today) if named else _in_figures(words, today)
    except (ValueError, OverflowError):  # there is no such day
        return None


def stretch_meant(words: str, today: date) -> tuple[date | None, date | None] | None:
    """Return the first and the last day of `A`, `A..B`, `A..` or `..B`, None where it is none.

    An end left out is None. The first may come after the last.
    """
    begin, between, end = fold(words).partition(_BETWEEN)
    if not between:
        return days_meant(words, today)
    first, last = days_meant(begin, today), days_meant(end, today)
    if (begin and first is None) or (end and last is None) or not (first or last):
        return None
    return first and first[0], last and last[1]


def _in_figures(words: str, today: date) -> Days | None:
    if matched := _EIGHT_DIGITS.fullmatch(words):
        return _one(date(*map(int, matched.groups())))
    if matched := _YEAR.fullmatch(words):
        year, month, day = (int(part) if part else None for part in matched.groups())
        if year is None or month is None:
            return _year(year or 0)
        return _month(year, month) if day is None else _one(date(year, month, day))
    if matched := _DAY_OF_YEAR.fullmatch(words):
        return _one(_latest(today, *map(int, matched.groups())))
    if matched := _AGO.fullmatch(words):
        count, *units = matched.groups()
        return _ago(today, int(count), next(n for n, unit in enumerate(units) if unit))
    return None


def _ago(today: date, count: int, unit: int) -> Days:
    if unit < 2:
        return _day_before(today, count * (1, 7)[unit])
    months = count * (12 if unit == 3 else 1)
    first, last = _month_before(today, months)
    return _one(min(first.replace(day=1) + timedelta(days=today.day - 1), last))


def _latest(today: date, month: int, day: int) -> date:
    """Return the latest such day up to today; of a leap day, that of a leap year."""
    for year in range(today.year, today.year - 9, -1):
        is_there = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
        if is_there and date(year, month, day) <= today:
            return date(year, month, day)
    raise ValueError(f"{month}-{day}")


def _one(day: date) -> Days:
    return day, day


def _day_before(today: date, days: int) -> Days:
    return _one(today - timedelta(days=days))


def _week_before(today: date, weeks: int) -> Days:
    monday = today - timedelta(days=today.weekday() + 7 * weeks)
    return monday, monday + timedelta(days=6)


def _month_before(today: date, months: int) -> Days:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return _month(year, month + 1)


def _month(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)
