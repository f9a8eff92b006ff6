"""What is known of an archive: the index (a cache) and the marks (the reader's own)."""

from reader.library.library import Library, open_library
from reader.library.model import Changes, Progress, Show, Totals, View

__all__ = ["Changes", "Library", "Progress", "Show", "Totals", "View", "open_library"]
