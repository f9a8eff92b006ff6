"""The plain words that every room speaks.

Three things that must not be confused:

`Post`
    what a file says, right now, read from disk by `reader.corpus`;
`Entry`
    what the library knows of a post: its key, and whether it is read or starred;
`Article`
    (in `reader.article`) the body of a post, parsed.

All are frozen. Text in them is `Clean`: it came through `reader.safe`.
"""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from typing import NewType, TypeAlias

from reader.safe import Clean
from reader.values import Value

Key = NewType("Key", str)
"""What a post is called, everywhere and for good: given once, and kept with the marks.

Its file's stem, or, where that is taken, the stem with what sets it apart.
"""

UNCATEGORISED = Clean("")
"""The slug under which posts that name no category are listed; nothing else has it."""


Values: TypeAlias = tuple[tuple[str, Clean | int], ...]
"""Names and values, in order."""


class DateGuess(IntEnum):
    """How far the date of a post is a guess; true where it is one.

    A month or a year is what a folder is named for, and its beginning stands for it.
    """

    NONE = 0
    FILE_TIME = 1
    MONTH = 2
    YEAR = 3


class Problem(Value):
    """Something wrong with a post, of which `reader.texts.problems` makes a sentence.

    `code` is a stable word of `kanbao check --explain`; `path` is the post's path in the
    archive; `line` counts from 1 in the file, None where no line is to blame; `values` are
    what the sentence names, each with its name.
    """

    code: str
    path: str
    line: int | None
    values: Values = ()


class Post(Value):
    """What one file says: its header and its place, without the body.

    `path` is POSIX, relative to the archive's root, and may hold any byte the file
    system allows (surrogate escapes): it names a file, it is not for showing.
    `date` carries its offset; `date_guessed` says how far it is a guess.
    `body_line` is the line of the file, from 1, on which the body begins. `published` is
    False for drafts and for what its header holds back. `fingerprint` is a hash of the body.
    """

    path: str
    title: Clean
    date: datetime | None
    date_guessed: DateGuess = DateGuess.NONE
    categories: tuple[Clean, ...] = ()
    tags: tuple[Clean, ...] = ()
    source: Clean | None = None
    media: Clean | None = None
    problems: tuple[Problem, ...] = ()
    body_line: int = 1
    published: bool = True
    fingerprint: str = ""


class Entry(Value):
    """A post as the library lists it."""

    key: Key
    path: str
    title: Clean
    date: datetime | None
    date_guessed: DateGuess
    categories: tuple[Clean, ...]
    tags: tuple[Clean, ...]
    source: Clean | None
    media: Clean | None
    read: bool
    starred: bool
    problems: tuple[Problem, ...]


def listed_under(categories: tuple[Clean, ...]) -> tuple[Clean, ...]:
    """Return the slugs of the lists that a post of these categories stands in."""
    return categories or (UNCATEGORISED,)


class Category(Value):
    """A category with the label that people read and its two counts.

    Slug and label of the posts that name none are empty: what they are called is made when it
    is shown (`reader.texts.categories`).
    """

    slug: Clean
    label: Clean
    posts: int
    unread: int
