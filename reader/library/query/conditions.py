"""What a query asks of a post, as a tree of conditions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import TypeAlias

from reader.safe import Clean
from reader.values import Value


class Field(Enum):
    """Where words are looked for; its value is what it is called in a query."""

    ANY = "any"
    """In the text or the title."""
    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    TAG = "tag"
    SOURCE = "source"
    """In the name of the medium, or the address of the original."""


class Words(Value):
    """The field holds `text`, as it stands but for its folding, and no word cut short.

    `is_start`: the last word of it may go on. `text` is one clean line, not empty.
    """

    text: Clean
    field: Field = Field.ANY
    is_start: bool = False


class CategoryNamed(Value):
    """The post is in a category that a person calls so: stands for `InCategories`."""

    name: Clean


class InCategories(Value):
    """The post is in one of the categories of these slugs."""

    slugs: tuple[Clean, ...]


class Dated(Value):
    """The day that the post's row shows is from `first` to `last`, None where that end is open.

    A post that has only its file's time is of no day.
    """

    first: date | None
    last: date | None


class Mark(Enum):
    """What a reader did with a post, or did not."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"


class Marked(Value):
    """The post is unread, read, or starred."""

    mark: Mark


class Not(Value):
    """The post does not meet a condition."""

    condition: Condition


class AllOf(Value):
    """The post meets all of these; of none, every post does."""

    conditions: tuple[Condition, ...]


class AnyOf(Value):
    """The post meets one of these, or several."""

    conditions: tuple[Condition, ...]


Condition: TypeAlias = Words | CategoryNamed | InCategories | Dated | Marked | Not | AllOf | AnyOf


def side_by_side(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that all have to be met for one to be."""
    if isinstance(condition, AllOf):
        for part in condition.conditions:
            yield from side_by_side(part)
    else:
        yield condition


def is_of_words(condition: Condition) -> bool:
    """Return whether a condition is of words and categories alone: no day or mark decides it."""
    match condition:
        case Words() | InCategories():
            return True
        case Not(inner):
            return is_of_words(inner)
        case AllOf(parts) | AnyOf(parts):
            return all(map(is_of_words, parts))
        case Dated() | Marked() | CategoryNamed():
            return False


def wanted_words(condition: Condition) -> Iterator[Words]:
    """Yield the words of a condition that are looked for, not those that are excluded."""
    match condition:
        case Words():
            yield condition
        case AllOf(conditions) | AnyOf(conditions):
            for part in conditions:
                yield from wanted_words(part)
