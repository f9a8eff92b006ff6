"""How long something takes, in words."""

from __future__ import annotations

from typing import Final

from reader.texts.catalogue import _, ngettext

_LONG_SECONDS: Final = 90
"""From where on minutes are told."""


def left(seconds: float | None) -> str:
    """Return how long something still takes, empty where nobody can tell."""
    if seconds is None:
        return ""
    if seconds < _LONG_SECONDS:
        return _("{seconds} s left").format(seconds=max(round(seconds), 1))
    minutes = round(seconds / 60)
    return ngettext("{minutes} minute left", "{minutes} minutes left", minutes).format(
        minutes=minutes
    )
