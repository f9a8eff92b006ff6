"""Views, the lists that a reader looks at, and the numbers of the whole archive."""

from __future__ import annotations

from enum import Enum

from reader.safe import Clean
from reader.values import Value


class Show(Enum):
    """Which entries a view shows.

    Of today are those whose date, as its row shows it, is the local one now; a post that has
    only its file's time is of no day.
    """

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    TODAY = "today"


class View(Value):
    """A list of entries: of one category (its slug) or all, newest first, ties by path.

    The slug UNCATEGORISED stands for those that name no category.

    The newest is the one whose row shows the latest day, and of one day the one that came
    out last. Entries whose date is guessed come after all others, whatever their files say.
    With a `title`, only entries whose title has these words, as written or by pinyin
    (`reader.corpus.title_words`).
    """

    category: Clean | None = None
    show: Show = Show.ALL
    title: str = ""


class Totals(Value):
    """The numbers of the whole archive."""

    posts: int
    unread: int
    starred: int
    today: int
