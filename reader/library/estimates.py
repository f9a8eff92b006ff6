"""About how many posts a search finds, told by the newest of them before all are counted."""

from __future__ import annotations

from typing import Final

from reader.library.query.conditions import Condition, is_of_words
from reader.library.store import Answers
from reader.model import Key

LEAST: Final = 10_000
"""Fewer are counted, not estimated."""


def estimated(store: Answers, condition: Condition, last: Key, count: int) -> int | None:
    """Return about how many posts meet a condition, of which the newest `count` end with `last`.

    As many among all posts as among those that the newest hits were found in. None where that
    comes to less than `LEAST`; where the store cannot tell how many those are; and where a day or
    a mark decides, since then the newest posts say nothing of the others.
    """
    if not is_of_words(condition):
        return None
    searchable = store.indexed().done
    among = store.indexed_down_to(last, count * searchable // LEAST)
    return count * searchable // among if among else None
