"""Article → lines, for any width, without a terminal."""

from typing import TYPE_CHECKING

from reader.on_demand import loader_of

if TYPE_CHECKING:
    from reader.typeset.layout import Layout, LinePlace
    from reader.typeset.lines import HEAD, Head, Line, Measure, Options, Role, Run, Words
    from reader.typeset.measure import stdout_measure
    from reader.typeset.pieces import Pieces, pieces_of
    from reader.typeset.selection import selection_text
    from reader.typeset.wrapping import wrapped

__all__ = [
    "HEAD",
    "Head",
    "Layout",
    "Line",
    "LinePlace",
    "Measure",
    "Options",
    "Pieces",
    "Role",
    "Run",
    "Words",
    "pieces_of",
    "selection_text",
    "stdout_measure",
    "wrapped",
]

__getattr__ = loader_of(
    __name__,
    {
        "layout": ("Layout", "LinePlace"),
        "lines": ("HEAD", "Head", "Line", "Measure", "Options", "Role", "Run", "Words"),
        "measure": ("stdout_measure",),
        "pieces": ("Pieces", "pieces_of"),
        "selection": ("selection_text",),
        "wrapping": ("wrapped",),
    },
)
