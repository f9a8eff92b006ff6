"""Bring the index up to date with the archive: what changed, and its writing."""
