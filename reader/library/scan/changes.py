"""What a scan, and indexing after it, tell: how far they are, and what was found in the end."""

from __future__ import annotations

from reader.values import Value


class Progress(Value):
    """How far a scan is: files looked at, how many there are (0 while unknown), posts written."""

    done: int
    total: int
    written: int


class TextProgress(Value):
    """How far the full text is, and how many seconds are left, None while nobody can tell.

    `filled` posts were listed by their headers, and are known whole now.
    """

    done: int
    total: int
    seconds_left: float | None = None
    filled: int = 0


class Changes(Value):
    """What a scan found.

    `withheld` posts are there but unpublished, so not shown; `busy` says that another
    kanbao is scanning, so this one did not.
    """

    new: int = 0
    changed: int = 0
    moved: int = 0
    gone: int = 0
    unchanged: int = 0
    withheld: int = 0
    total: int = 0
    busy: bool = False

    @property
    def any(self) -> bool:
        """Whether lists look different now."""
        return bool(self.new or self.changed or self.moved or self.gone)
