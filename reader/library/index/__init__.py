"""The index: posts, categories and counts in one SQLite file that may be deleted at any time."""
