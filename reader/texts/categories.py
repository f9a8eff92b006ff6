"""What categories are called where they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reader.model import UNCATEGORISED, Category
from reader.safe import Clean
from reader.texts.catalogue import N_, _, in_every_language

_UNCATEGORISED: Final = N_("Uncategorised")
_NO_CATEGORY: Final = N_("No category")
"""Where the archive has a category that is called like the first."""

_CALLED_SO: Final = frozenset({"uncategorised", "uncategorized", "未分类", "未分類"})


def shown_labels(categories: Iterable[Category]) -> dict[Clean, Clean]:
    """Return what people call categories, by slug.

    Posts that name none go by a word of ours, be there any or not; beside a category that is
    called so, in whatever language or spelling, by another.
    """
    labels = {category.slug: category.label for category in categories}
    labels.pop(UNCATEGORISED, None)
    return {**labels, UNCATEGORISED: _word_beside(labels.values())}


def uncategorised_in_every_language() -> tuple[str, ...]:
    """Return what the posts that name no category are called in each language."""
    return (*in_every_language(_UNCATEGORISED), *in_every_language(_NO_CATEGORY))


def _word_beside(labels: Iterable[str]) -> Clean:
    taken = {label.casefold() for label in labels}
    word = _(_UNCATEGORISED)
    if taken.isdisjoint({word.casefold(), *_CALLED_SO}):
        return Clean(word)
    word = _(_NO_CATEGORY)
    while word.casefold() in taken:
        word = f"({word})"
    return Clean(word)
