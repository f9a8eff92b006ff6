"""What is known of an archive: the index (a cache) and the marks (the reader's own)."""

from typing import TYPE_CHECKING

from reader.on_demand import loader_of

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.locations import open_library
    from reader.library.marks.state import Position, Undone
    from reader.library.scan.changes import Changes, Progress, TextProgress
    from reader.library.views import Show, Totals, View

__all__ = [
    "Changes",
    "Library",
    "Position",
    "Progress",
    "Show",
    "TextProgress",
    "Totals",
    "Undone",
    "View",
    "open_library",
]

__getattr__ = loader_of(
    __name__,
    {
        "library": ("Library",),
        "locations": ("open_library",),
        "marks.state": ("Position", "Undone"),
        "scan.changes": ("Changes", "Progress", "TextProgress"),
        "views": ("Show", "Totals", "View"),
    },
)
