"""What is marked of a post, and the markings that led there."""

from __future__ import annotations

from reader.model import Key
from reader.values import Value

READ, STARRED = "read", "starred"
"""The two marks that lists show."""


class Position(Value):
    """Where in an article a reader was: an offset into its text, and the words that stood there."""

    offset: int = 0
    words: str = ""


class Marking(Value):
    """One entry of the journal: these keys have this mark from now on, or no longer."""

    seq: int
    mark: str
    value: bool
    keys: tuple[Key, ...]


class Undone(Value):
    """The marking that was taken back: `posts` posts had been given `mark`, or, not `on`, lost it.

    `mark` is "read" or "starred"; `post` is the one that it was, None where they were several.
    """

    mark: str
    on: bool
    posts: int
    post: Key | None = None


class State(Value):
    """What is marked of one post, and when (seconds since 1970, 0 for never)."""

    key: Key
    path: str | None = None
    read: bool = False
    read_at: float = 0.0
    starred: bool = False
    starred_at: float = 0.0
    position: int = 0
    words: str = ""
    position_at: float = 0.0
    visited_at: float = 0.0
