"""Dates as a reader sees them: short in a list, whole above an article."""

from __future__ import annotations

from datetime import datetime, time

SHORT_CELLS = 11
"""The width of `short_date`, whatever the date."""

DAY_CELLS = 5
"""The width of `day`, whatever the date."""


def long_date(date: datetime | None, guessed: bool = False) -> str:
    """Return `2022-02-21 09:54`, in the post's own zone; no time where none was given.

    A guessed date says so; an unknown one is empty.
    """
    if date is None:
        return ""
    shown = f"{date:%Y-%m-%d}" if date.time() == time() else f"{date:%Y-%m-%d %H:%M}"
    return f"约 {shown}" if guessed else shown


def short_date(date: datetime | None, today: datetime) -> str:
    """Return 11 cells: `02-21 09:54` within the year of `today`, else ` 2021-02-21`."""
    if date is None:
        return " " * SHORT_CELLS
    if date.year == today.year:
        return f"{date:%m-%d}      " if date.time() == time() else f"{date:%m-%d %H:%M}"
    return f"{date.year:04}-{date:%m-%d} "


def day(date: datetime | None, today: datetime) -> str:
    """Return 5 cells: `02-21` within the year of `today`, else ` 2021`."""
    if date is None:
        return " " * DAY_CELLS
    return f"{date:%m-%d}" if date.year == today.year else f" {date.year:04}"
