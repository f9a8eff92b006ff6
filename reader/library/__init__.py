"""What is known of an archive: the index (a cache) and the marks (the reader's own)."""

from reader.library.library import Library
from reader.library.locations import open_library
from reader.library.marks.state import Position, Undone
from reader.library.scan.changes import Changes, Progress
from reader.library.views import Show, Totals, View

__all__ = [
    "Changes",
    "Library",
    "Position",
    "Progress",
    "Show",
    "Totals",
    "Undone",
    "View",
    "open_library",
]
