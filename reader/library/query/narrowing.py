"""Whether a query asks for less than the one before: whoever types on mostly does."""

from __future__ import annotations

from reader.library.fulltext.tokens import tokens
from reader.library.query.conditions import (
    Condition,
    Dated,
    InCategories,
    Words,
    side_by_side,
)


def is_narrower(condition: Condition, than: Condition, *, variants: bool) -> bool:
    """Return whether whatever meets `condition` surely meets `than`. `variants`: as texts are cut."""
    parts = list(side_by_side(condition))
    return all(
        any(_implies(part, wanted, variants=variants) for part in parts)
        for wanted in side_by_side(than)
    )


def _implies(part: Condition, wanted: Condition, *, variants: bool) -> bool:
    if part == wanted:
        return isinstance(part, Words | InCategories | Dated)  # marks change meanwhile
    if not isinstance(part, Words) or not isinstance(wanted, Words) or part.field != wanted.field:
        return False
    has, wants = (tokens(words.text, variants=variants).split() for words in (part, wanted))
    last = len(wants) - 1
    if len(has) <= last or has[:last] != wants[:last]:
        return False
    if wanted.is_start:
        return has[last].startswith(wants[last])
    return has[last] == wants[last] and not (part.is_start and len(has) == len(wants))
