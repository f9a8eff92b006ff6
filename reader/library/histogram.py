"""Posts by day → posts by day, month or year, without gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum


class Span(Enum):
    """What one bar stands for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def histogram(days: Mapping[date | None, int], span: Span) -> dict[date, int]:
    """Return how many posts there are in each span, named by its first day, in order of time.

    Spans without posts are there too, from the first that has some to the last.
    """
    counts: Counter[date] = Counter()
    for day, count in days.items():
        if day is not None:
            counts[_first_day(day, span)] += count
    if not counts:
        return {}
    return {day: counts[day] for day in _days(min(counts), max(counts), span)}


def _first_day(day: date, span: Span) -> date:
    match span:
        case Span.DAY:
            return day
        case Span.MONTH:
            return day.replace(day=1)
        case Span.YEAR:
            return day.replace(month=1, day=1)


def _days(first: date, last: date, span: Span) -> Iterator[date]:
    """Yield the first day of each span from `first` to `last`."""
    day = first
    while day < last:
        yield day
        match span:
            case Span.DAY:
                day += timedelta(days=1)
            case Span.MONTH:
                day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
            case Span.YEAR:
                day = date(day.year + 1, 1, 1)
    yield last
