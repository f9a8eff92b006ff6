"""Conditions on a column of text that compare it folded (`reader.folding`), as a person types it.

SQLite's LIKE knows the case of ASCII and nothing else. Where the text looked for has other
letters with case (é), every row is folded in Python; where it has none, only rows that hold
another form of one of its characters (`ａ` for a, `²` for 2), and those are few.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.folding import Folded, fold, other_forms

Condition = tuple[str, list[str]]
"""An expression of SQL, and the values of its places."""


def contains(column: str, part: str) -> Condition:
    """Return the condition that `part` is in the column's text."""
    folded = fold(part)
    return _condition(column, f"%{escaped(folded)}%", folded, contains_folded)


def equals(column: str, text: str) -> Condition:
    """Return the condition that `text` is the column's."""
    folded = fold(text)
    return _condition(column, escaped(folded), folded, equals_folded)


def contains_folded(text: str, part: str) -> bool:
    """Return whether `part`, which is folded, is in `text`. A function of the index's statements."""
    return part in fold(text)


def equals_folded(text: str, other: str) -> bool:
    """Return whether `other`, which is folded, is `text`. A function of the index's statements."""
    return fold(text) == other


def escaped(text: str) -> str:
    """Return `text` as it stands for itself in a LIKE with `\\` as its escape."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _condition(
    column: str, pattern: str, folded: Folded, compare: Callable[[str, str], bool]
) -> Condition:
    in_python = f"{compare.__name__}({column}, ?)"
    if not all(c.isascii() or c.lower() == c.upper() for c in folded):
        return in_python, [folded]
    like = f"{column} LIKE ? ESCAPE '\\'"
    forms = "".join(map(other_forms, sorted(set(folded))))
    if not forms:
        return like, [pattern]
    return f"({like} OR ({column} GLOB ? AND {in_python}))", [pattern, f"*[{forms}]*", folded]
