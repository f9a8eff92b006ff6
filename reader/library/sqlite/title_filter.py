"""The title filter of a view: a part of a title, in any case."""

from __future__ import annotations

from reader.safe import clean_line


def title_condition(title: str) -> tuple[str, str]:
    """Return a condition on the column `title`, and its value."""
    part = clean_line(title)
    if all(c.isascii() or c.lower() == c.upper() for c in part):
        return "title LIKE ? ESCAPE '\\'", f"%{escaped(part)}%"
    return f"{holds_folded.__name__}(title, ?)", part.casefold()


def holds_folded(title: str, part: str) -> bool:
    """Return whether `title` has `part`, which is folded, in any case.

    A function of the index's statements: SQLite's own LIKE knows the case of ASCII only.
    """
    return part in title.casefold()


def escaped(text: str) -> str:
    """Return `text` as it stands for itself in a LIKE with `\\` as its escape."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
