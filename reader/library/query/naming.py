"""The categories that a person means by a name in a query."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.corpus.pinyin import matches
from reader.folding import fold
from reader.library.query.conditions import (
    AllOf,
    AnyOf,
    CategoryNamed,
    Condition,
    InCategories,
    Not,
)
from reader.model import UNCATEGORISED, Category
from reader.safe import Clean


def names_categories(condition: Condition) -> bool:
    """Return whether a condition names a category."""
    match condition:
        case CategoryNamed():
            return True
        case Not(inner):
            return names_categories(inner)
        case AllOf(parts) | AnyOf(parts):
            return any(map(names_categories, parts))
    return False


def with_categories(
    condition: Condition, categories: Sequence[Category], uncategorised: Collection[str] = ()
) -> Condition:
    """Return a condition with the categories that it names in the place of their names.

    `uncategorised` is what a person may call the one of posts that name none.
    """
    match condition:
        case CategoryNamed(name):
            return InCategories(_called(name, categories, uncategorised))
        case Not(inner):
            return Not(with_categories(inner, categories, uncategorised))
        case AllOf(parts):
            return AllOf(tuple(with_categories(p, categories, uncategorised) for p in parts))
        case AnyOf(parts):
            return AnyOf(tuple(with_categories(p, categories, uncategorised) for p in parts))
    return condition


def _called(
    name: Clean, categories: Sequence[Category], uncategorised: Collection[str]
) -> tuple[Clean, ...]:
    """Return the slugs of the categories called so; of none, of those that have it in their name,
    as written or by pinyin.

    The word for posts that name none counts where no category goes by that name, and may stand
    in brackets.
    """
    wanted = fold(name)
    names = {each.slug: (each.slug, each.label) for each in categories if each.slug}
    none = (UNCATEGORISED,) if any(not each.slug for each in categories) else ()
    if exact := [slug for slug, known in names.items() if wanted in map(fold, known)]:
        return tuple(exact)
    if none and fold(name.strip("()（）")) in map(fold, uncategorised):
        return none

    def is_near(known: Collection[str]) -> bool:
        return any(wanted in fold(each) or matches(each, name) for each in known)

    near = [slug for slug, known in names.items() if is_near(known)]
    return tuple(near) or (none if is_near(uncategorised) else ())
