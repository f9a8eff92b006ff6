"""Why the system refused, in words for people."""

from __future__ import annotations

import errno
from types import MappingProxyType
from typing import Final

_REASONS: Final = MappingProxyType(
    {
        errno.ENOENT: "没有这个文件或文件夹",
        errno.ENOTDIR: "路径中间有一段不是文件夹",
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
        errno.ELOOP: "符号链接绕成了圈",
        errno.ENAMETOOLONG: "名字太长",
        errno.ENOSPC: "磁盘已满",
        errno.EDQUOT: "磁盘配额已满",
        errno.EROFS: "磁盘只读",
        errno.EISDIR: "这是文件夹",
        errno.ENXIO: "设备不在",
        errno.EIO: "磁盘读写出错",
        errno.EBADF: "输出已经关上",
    }
)


def reason(error: OSError) -> str:
    """Return why `error` came about; in the system's own words where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
