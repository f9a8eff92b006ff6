"""Headings that rules part: plain lines right below them, as newsletters set their sections."""

from __future__ import annotations

from collections.abc import Container

from reader.article.content import Tone
from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import (
    MAX_TITLE_CELLS,
    cells,
    is_quotation,
    is_title,
)

_LEAST_RULES = 3


def below_rules(drafts: list[Draft], others: Container[int]) -> list[int]:
    """Return the places of plain lines right below rules, over text: newsletters part their sections so.

    So below most of the rules, three at least; or on top of all parts, the first of the page among them.
    """
    rules = [at for at, draft in enumerate(drafts) if draft.kind == "rule"]
    if len(rules) < _LEAST_RULES - 1:
        return []
    top = 0 if drafts[0].tone is Tone.TITLE else -1
    found = [
        at + 1
        for at in (top, *rules)
        if at + 2 < len(drafts)
        and at + 1 not in others
        and is_title(drafts[at + 1])
        and _is_over_prose(drafts[at + 2 : at + 5])
        and not is_quotation(drafts[at + 1].text)
        and not drafts[at + 1].text[:1].islower()
    ]
    if len(found) == len(rules) + 1:
        return found
    found = [at for at in found if at != top + 1]
    return found if len(found) >= _LEAST_RULES and 3 * len(found) >= 2 * len(rules) else []


def _is_over_prose(below: list[Draft]) -> bool:
    """Tell whether something longer than verse is soon below a line."""
    for draft in below:
        if draft.kind == "rule":
            return False
        if draft.kind != "text" or max(map(cells, draft.text.split("\n"))) > MAX_TITLE_CELLS:
            return True
    return False
