"""Titles that stand each in a quotation of its own: editors offer one as an ornament, and Naver's writers take it.

    > **1. 막힌 구들부터**        numbered, counting from one, or bold, three at least,
    방바닥 장판을 걷었더니 …       each alone in its quotation, over text that is not quoted

They lose it, and are judged as other lines are. What is quoted besides stays: a saying, a note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import HeadingCandidate, heading_candidate
from reader.article.sections.series import is_counted, numbers

_LEAST, _LEAST_BOLD = 2, 3


def out_of_quotations(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, titles taken out of their quotations. Linear."""
    series: dict[HeadingCandidate, list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts[:-1]):
        if draft.inside and _is_alone(drafts, at):
            found = heading_candidate(replace(draft, inside=()))
            if found is not None:
                series[found].append(at)
    titles = {
        at
        for found, places in series.items()
        if (found.numbered and _are_counted(drafts, places))
        or (len(places) >= _LEAST_BOLD and all(drafts[at].bold for at in places))
        for at in places
    }
    if not titles:
        return drafts
    return [replace(draft, inside=()) if at in titles else draft for at, draft in enumerate(drafts)]


def _is_alone(drafts: Sequence[Draft], at: int) -> bool:
    """Tell whether a paragraph is all of its quotation, and what is below it is not quoted."""
    draft, below = drafts[at], drafts[at + 1]
    if draft.kind != "text" or len(draft.inside) > 1 or draft.inside[0].kind != "quote":
        return False
    is_first = not at or draft.inside[0] not in drafts[at - 1].inside
    return is_first and below.kind in ("text", "image") and not below.inside


def _are_counted(drafts: Sequence[Draft], places: list[int]) -> bool:
    return len(places) >= _LEAST and is_counted([numbers(drafts[at].text) for at in places])
