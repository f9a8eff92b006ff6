"""Why the system refused, in words for people."""

from __future__ import annotations

import errno
import os
from types import MappingProxyType
from typing import Final

from reader.texts.catalogue import N_, _

_REASONS: Final = MappingProxyType(
    {
        errno.ENOENT: N_("no such file or folder"),
        errno.ENOTDIR: N_("a part of the path is not a folder"),
        errno.EACCES: N_("permission denied"),
        errno.EPERM: N_("permission denied"),
        errno.ELOOP: N_("the symbolic links form a loop"),
        errno.ENAMETOOLONG: N_("the name is too long"),
        errno.ENOSPC: N_("the disk is full"),
        errno.EDQUOT: N_("the disk quota is used up"),
        errno.EROFS: N_("the disk is read-only"),
        errno.EISDIR: N_("it is a folder"),
        errno.ENXIO: N_("there is no such device"),
        errno.EIO: N_("the disk failed to read or write"),
        errno.EBADF: N_("the output is closed"),
    }
)


def reason(error: OSError) -> str:
    """Return why `error` came about; in the system's own words where we have none."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)


def reason_of(number: int) -> str:
    """Return what the system's error of this number (`errno`) means."""
    known = _REASONS.get(number)
    return _(known) if known else os.strerror(number)
