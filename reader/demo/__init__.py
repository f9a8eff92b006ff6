"""The demo archive that ships with kanbao."""

from pathlib import Path

ARCHIVE = Path(__file__).parent / "archive"
"""A Jekyll site of our own posts; read only, like any archive."""
