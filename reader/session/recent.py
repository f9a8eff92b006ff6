"""What the reader chose last, kept with their data: which archive, which theme, what to search for.

Only they may read it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reader import demo
from reader.settings import data_folder

_ARCHIVE_FILE = "last-archive"
_THEME_FILE = "last-theme"
_SEARCHES_FILE = "searches"


def last_archive() -> Path | None:
    """Return where the last archive was, be it there or not; None where none was read."""
    kept = _kept(_ARCHIVE_FILE)
    return Path(os.fsdecode(kept)) if kept else None


def remember(root: Path) -> None:
    """Remember `root` as the last archive; where it cannot be written, it is forgotten.

    The demo is nobody's archive, and not remembered.
    """
    if root != demo.ARCHIVE.resolve():
        _keep(_ARCHIVE_FILE, os.fsencode(root))


def last_theme(instead_of: str) -> str | None:
    """Return the theme chosen in the reader instead of `instead_of`, the settings' one.

    None where none was, or the settings said something else then: the later word counts.
    """
    chosen, _, before = (_kept(_THEME_FILE) or b"").decode("utf-8", "replace").partition("\n")
    return chosen if chosen and before == instead_of else None


def remember_theme(chosen: str, instead_of: str) -> None:
    """Remember that `chosen` was taken while the settings said `instead_of`."""
    _keep(_THEME_FILE, f"{chosen}\n{instead_of}".encode("utf-8", "replace"))


def searches() -> tuple[str, ...]:
    """Return what archives were searched for, the latest first."""
    return tuple((_kept(_SEARCHES_FILE) or b"").decode("utf-8", "replace").splitlines())


def remember_searches(latest_first: Iterable[str]) -> None:
    """Remember what archives were searched for, each of one line."""
    _keep(_SEARCHES_FILE, "\n".join(latest_first).encode("utf-8", "replace"))


def _kept(name: str) -> bytes | None:
    try:
        return (data_folder() / name).read_bytes().rstrip(b"\n")
    except OSError:
        return None


def _keep(name: str, value: bytes) -> None:
    file = data_folder() / name
    fresh = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.touch(mode=0o600)
        fresh.write_bytes(value)
        fresh.replace(file)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
