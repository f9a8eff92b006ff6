"""The age of a post: the number that every list is in order of, the least first.

It is the day that a row shows, negated, and within the day the moment; so a day's posts
are one stretch of every list, whatever zones they are of. A post of which a folder tells
only the month stands on its first day, one of a year on that year's. Posts that have only their
file's time follow in a stretch of their own, the newest file first, and undated ones after
those. Posts of one age stand by path.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from reader.model import DateGuess

_MOMENT_BITS = 18
"""Hold the seconds from a day's beginning in UTC, less a day, to its end in any zone."""

_DAY = timedelta(days=1)
_BY_FILE_TIME = 1 << 50
"""The age of a post without a date begins here, beyond that of any date."""

_UNDATED = 1 << 51

NO_DAY = 0
"""Posts that are of a day are of less age than this, all others are not."""


def age_of(when: datetime | None, *, guessed: DateGuess) -> int:
    """Return the age of a post of this date, as far as that is a guess."""
    if when is None:
        return _UNDATED
    since_midnight = timedelta(hours=when.hour, minutes=when.minute, seconds=when.second)
    moment = since_midnight - (when.utcoffset() or timedelta()) + _DAY
    place = (when.toordinal() << _MOMENT_BITS) + int(moment.total_seconds())
    return _BY_FILE_TIME - place if guessed is DateGuess.FILE_TIME else -place


def ages_of_day(day: date) -> tuple[int, int]:
    """Return the least and the greatest age of a post that is dated `day` in its own zone."""
    first = day.toordinal() << _MOMENT_BITS
    return 1 - first - (1 << _MOMENT_BITS), -first


def stretch_of(age: int) -> int:
    """Return the number of the stretch that a post of this age stands in, the newest's the least.

    Posts that show the same day have a stretch of their own; so have those that have only
    their file's time, for each day that tells, and those that have none.
    """
    return age >> _MOMENT_BITS


def day_of_stretch(stretch: int) -> date | None:
    """Return the day that the posts of a stretch show, None where that is no day."""
    ordinal = -stretch - 1
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def stretches_of_days(first: date | None, last: date | None) -> tuple[int, int]:
    """Return the least and the greatest stretch of the days from `first` to `last`, None: all."""
    return -1 - (last or date.max).toordinal(), -1 - (first or date.min).toordinal()
