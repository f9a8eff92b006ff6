"""Bytes of a file, without trusting that it is a file: devices, pipes and giants end here."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_OPEN_FLAGS |= getattr(os, "O_BINARY", 0)
_BYTES_A_READ = 1 << 24


class Refused(OSError):
    """A file that kanbao does not open; `code` says why, one of `problems.REASONS`."""

    def __init__(self, code: str, path: str) -> None:
        super().__init__(f"{code}: {path}")
        self.code = code


class Contents(NamedTuple):
    """What was read, and the size and time of change that the file had."""

    raw: bytes
    size: int
    mtime_ns: int


def read_bytes(path: str, limit: int, head: int | None = None) -> Contents:
    """Return the bytes of the regular file at `path`; of one over `limit`, the first `head`.

    `head` is by default the limit. Opens without waiting, so a pipe without a writer does not hang. Raises OSError when
    it cannot be opened or read, or is no regular file.
    """
    file = os.open(path, _OPEN_FLAGS)
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise Refused("not-regular", path)
        wanted = status.st_size
        if wanted > limit:
            wanted = limit if head is None else head
        raw = os.read(file, wanted) if wanted else b""
        if len(raw) < wanted:
            raw = _rest(file, raw, wanted)
        return Contents(raw, status.st_size, status.st_mtime_ns)
    finally:
        os.close(file)


def glance(path: str, count: int) -> bytes:
    """Return the first `count` bytes of a file that was seen to be a regular one, or fewer.

    Should it be one no longer, this does not hang. Raises OSError as `read_bytes` does.
    """
    file = os.open(path, _OPEN_FLAGS)
    try:
        return os.read(file, count)
    finally:
        os.close(file)


def _rest(file: int, raw: bytes, wanted: int) -> bytes:
    """Read on: one read gives at most 2 GiB on Linux, and a file may shrink meanwhile."""
    parts = [raw]
    missing = wanted - len(raw)
    while missing > 0 and (part := os.read(file, min(missing, _BYTES_A_READ))):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
