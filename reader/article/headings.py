"""Which lines are headings.

judge placeholder"""

from __future__ import annotations
from reader.article.drafts import Draft


def judge(drafts: list[Draft]) -> list[Draft]:
    """Real headings only."""
    open_levels: list[int] = []
    for draft in drafts:
        if draft.kind == "heading":
            while open_levels and open_levels[-1] >= draft.level:
                open_levels.pop()
            open_levels.append(draft.level)
            draft.level = len(open_levels)
    return drafts
