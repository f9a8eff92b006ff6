"""Headings whose dress was lost: short lines of plain text, each alone over a paragraph.

    火塘邊的第一堂課
    每年夏天，部落會帶孩子們上山住五天。沒有課本，第一堂課是生火。…

So where an article has no other headings: three such lines, no two alike, each between two
paragraphs of sentences; those between shorter ones are headings, too, where there are three. One
with a comma is the beginning of a sentence, one that is called like the site's things is the site's.
"""

from __future__ import annotations

from reader.article.dom.drafts import Draft
from reader.article.furniture.phrases import CALL, IMPRINT, LINKS, STAMP
from reader.article.sections.heading_candidates import cells, is_title
from reader.corpus.site_labels import label_of
from reader.patterns import regex

_LEAST = 3
_LONGEST = 32
_ABOVE = 40
_BELOW = 80
"""Cells of the paragraph that ends above such a line, of that which it stands over, …"""

_SHORT = 24
"""… and of both where there are three."""

_NO_HEADING = regex(r"^[\[【]|[，,；;：:@/|｜（(“\"「『\d.…]")
_ENDS = ("。", "！", "？", ".", "!", "?", "”", "」", "…", '"', "）", ")", "』")


def plain_lines(drafts: list[Draft]) -> list[int]:
    """Return the places of such lines in an article that has no other headings."""
    if any(draft.kind == "heading" for draft in drafts):
        return []
    found = [
        at
        for at in range(1, len(drafts) - 1)
        if len(drafts[at].text) <= _LONGEST
        and _says(drafts[at + 1], _SHORT)
        and _says(drafts[at - 1], _SHORT)
        and _is_heading(drafts[at])
    ]
    sure = [at for at in found if _says(drafts[at + 1], _BELOW) and _says(drafts[at - 1], _ABOVE)]
    distinct = {drafts[at].text for at in found}
    return found if len(sure) >= _LEAST and len(found) == len(distinct) else []


def _is_heading(draft: Draft) -> bool:
    text = draft.text
    if draft.kind != "text" or not is_title(draft):
        return False
    if cells(text) > _LONGEST or any(span.link is not None for span in draft.spans):
        return False
    lower = text.lower()
    if any(what.search(lower) for what in (CALL, IMPRINT, LINKS, STAMP)):
        return False
    return _NO_HEADING.search(text.rstrip("0123456789:：")) is None and label_of(text) is None


def _says(draft: Draft, least: int) -> bool:
    """Tell whether a draft is a paragraph of sentences, `least` cells long."""
    if draft.kind != "text" or draft.inside or len(draft.text) * 2 < least:
        return False
    return draft.text.endswith(_ENDS) and cells(draft.text[:least]) >= least
