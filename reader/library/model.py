"""The words of the library: views and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reader.safe import Clean


class Show(Enum):
    """Which entries a view shows.

    Of today are those whose date, as its row shows it, is the local one now; a post that has
    only its file's time is of no day.
    """

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class View:
    """A list of entries: of one category (its slug) or all, newest first, ties by path.

    The newest is the one whose row shows the latest day, and of one day the one that came
    out last. Entries whose date is guessed come after all others, whatever their files say.
    With a `title`, only entries whose title has that in it, in any case.
    """

    category: Clean | None = None
    show: Show = Show.ALL
    title: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where in an article a reader was: an offset into its text, and the words that stood there."""

    offset: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of the whole archive."""

    posts: int
    unread: int
    starred: int
    today: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scan is: files looked at, how many there are (0 while unknown), posts written."""

    done: int
    total: int
    written: int


@dataclass(frozen=True, slots=True)
class Changes:
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


@dataclass(frozen=True, slots=True)
class Undone:
    """The marking that was taken back: `posts` posts had been given `mark`, or, not `on`, lost it.

    `mark` is "read" or "starred".
    """

    mark: str
    on: bool
    posts: int
