"""Labels of links, drawn into a line."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def labelled(
    segments: list[Segment], labels: list[tuple[int, str]], style: Style, width: int
) -> list[Segment]:
    """Return `segments` with labels before the cells given.

    They are put in where the line has the room in `width`, blanks at its left giving way; else
    they stand on the blanks before those cells, or over what is there.
    """
    line = Strip(segments)
    indent = segments[0].cell_length if segments and segments[0].text.isspace() else 0
    excess = line.cell_length + sum(len(label) for _, label in labels) - width
    fits = excess <= indent
    for at, label in reversed(labels):
        start, end = at, at
        if not fits and line.crop(max(at - len(label), 0), at).text.isspace():
            start = max(at - len(label), 0)
        elif not fits:
            end = min(at + len(label), line.cell_length)
        mark = Strip([Segment(label, style)])
        line = Strip.join([line.crop(0, start), mark, line.crop(end)])
    return list(line.crop(max(excess, 0) if fits else 0, None if fits else width))
