"""Which archive was read last, kept with the reader's data."""

from __future__ import annotations

import os
from pathlib import Path

from reader.settings import data_folder

_NAME = "last-archive"


def last_archive() -> Path | None:
    """Return the folder of the last archive that still exists, or None."""
    try:
        path = Path(os.fsdecode((data_folder() / _NAME).read_bytes().strip()))
    except OSError:
        return None
    return path if path.exists() else None


def remember(root: Path) -> None:
    """Remember `root` as the last archive; where it cannot be written, it is forgotten."""
    file = data_folder() / _NAME
    fresh = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.write_bytes(os.fsencode(root))
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
