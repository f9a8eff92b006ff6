"""What is known of an archive: the index (a cache) and the marks (the reader's own)."""

from reader.library.library import Library
from reader.library.model import Changes, Position, Progress, Show, Totals, Undone, View
from reader.library.opening import open_library

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
