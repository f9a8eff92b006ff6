"""A text cut to fit, with what was looked for lit."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from reader.tui.widgets.row_pane import Parts, shortened

_BEFORE = 3
"""The share of the room, one in so many, that may go to what stands before the first match."""


def lit(text: str, spans: Sequence[tuple[int, int]], cells: int, tone: str) -> Parts:
    """Return `text` in at most `cells` cells, its `spans` lit, the first of them always in view.

    `tone` is the style of the rest; `spans` are in order and apart.
    """
    begin = _begin(text, *spans[0], cells) if spans else 0
    before = "…" if begin else ""
    shown = shortened(f"{before}{text[begin:]}", cells)
    shift = len(before) - begin
    parts: Parts = []
    at = 0
    for start, end in spans:
        first, last = start + shift, min(end + shift, len(shown))
        if first >= len(shown):
            break
        parts += [(shown[at:first], tone), (shown[first:last], "row--match")]
        at = last
    return [*parts, (shown[at:], tone)]


def _begin(text: str, first: int, last: int, cells: int) -> int:
    """Return where to begin so that what stands from `first` to `last` is in view."""
    if cell_len(text) <= cells or cell_len(text[:last]) < cells:
        return 0
    begin = first
    room = cells // _BEFORE
    while begin and cell_len(text[begin - 1 : first]) < room:
        begin -= 1
    return begin
