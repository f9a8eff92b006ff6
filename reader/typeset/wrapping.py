"""A sentence of ours → lines: for help and messages, which have no article."""

from __future__ import annotations

from reader.typeset.breaking import LineBreaker
from reader.typeset.lines import Measure
from reader.typeset.measure import MeasuredText, Widths


def wrapped(text: str, room: int, measure: Measure, *, first: int | None = None) -> list[str]:
    """Return the lines of `text`, at most `room` cells each, the first at most `first`."""
    breaker = LineBreaker(MeasuredText(text, Widths(measure)))
    broken_lines = breaker.lines(0, len(text), room if first is None else first, room)
    return [text[broken.start : broken.shown] for broken in broken_lines]
