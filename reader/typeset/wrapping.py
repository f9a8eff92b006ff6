"""A sentence of ours → lines: for help and messages, which have no article."""

from __future__ import annotations

from reader.typeset.breaking import Breaker
from reader.typeset.lines import Measure
from reader.typeset.measure import Ruler, Widths


def wrapped(text: str, room: int, measure: Measure, *, first: int | None = None) -> list[str]:
    """Return the lines of `text`, at most `room` cells each, the first at most `first`."""
    breaker = Breaker(Ruler(text, Widths(measure)))
    folds = breaker.fold(0, len(text), room if first is None else first, room)
    return [text[fold.start : fold.shown] for fold in folds]
