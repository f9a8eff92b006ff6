"""A title on two lines, all of it bold: one line. WeChat's editors set titles so, and translators.

    **会员可以停掉分期吗？**
    **三家门店的答复**          →   会员可以停掉分期吗？ 三家门店的答复

So it is where two such lines stand together over text, twice at least, be they two paragraphs or two
lines of one; three in a row are a list or verse. Two lines with numbers of their own, with what
credits and captions say, with a stop, or a colon between are none; nor is one whose second line stands
below others, too: who answers, 上午.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from reader.article.content import Span
from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import MAX_LINE_CELLS, cells, is_title, opening
from reader.safe import Clean

_LINES = 2
_LEAST = 2
"""Titles so set, for one to be sure."""


def two_lined(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, titles on two lines joined by a blank. Linear."""
    runs = _runs(drafts)
    broken = {
        first: lines
        for first, end in runs
        if end == first + 1 and "\n" in drafts[first].text and (lines := _broken(drafts, first))
    }
    if len(broken) >= _LEAST:
        return [_one(*broken[at]) if at in broken else draft for at, draft in enumerate(drafts)]
    pairs = [at for first, end in runs if (at := _pair(drafts, first, end)) is not None]
    second = Counter(drafts[at + 1].text for at in pairs)
    pairs = [at for at in pairs if second[drafts[at + 1].text] == 1]
    if len(pairs) < _LEAST:
        return drafts
    below = {at + 1 for at in pairs}
    return [
        _one(draft, drafts[at + 1]) if at + 1 in below else draft
        for at, draft in enumerate(drafts)
        if at not in below
    ]


def _runs(drafts: list[Draft]) -> list[tuple[int, int]]:
    """Return where bold paragraphs begin and end that stand together."""
    runs: list[tuple[int, int]] = []
    for at, draft in enumerate(drafts):
        if draft.kind != "text" or not draft.bold or draft.inside or not draft.text:
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _pair(drafts: list[Draft], first: int, end: int) -> int | None:
    """Return where a title of two lines begins, a number alone above it or not; None for others."""
    if end - first == _LINES + 1 and drafts[first].text.isdecimal():
        first += 1
    if end - first != _LINES or end == len(drafts) or drafts[end].kind not in ("text", "image"):
        return None
    return first if _go_together(drafts[first], drafts[end - 1]) else None


def _broken(drafts: list[Draft], at: int) -> list[Draft]:
    """Return the two lines of a paragraph that is a title over text; none of others."""
    lines = drafts[at].by_line()
    is_over = at + 1 < len(drafts) and drafts[at + 1].kind in ("text", "image")
    return lines if is_over and len(lines) == _LINES and _go_together(*lines) else []


def _go_together(above: Draft, below: Draft) -> bool:
    """Tell whether two bold lines could be one title."""
    if not (is_title(above) and is_title(below)) or _dress(above) != _dress(below):
        return False
    if above.text.endswith((":", "：")) or opening(below.text) is not None:
        return False
    return cells(above.text + below.text) <= MAX_LINE_CELLS


def _dress(draft: Draft) -> tuple[bool, bool]:
    return draft.centred, draft.slanted


def _one(above: Draft, below: Draft) -> Draft:
    blank = Span(Clean(" "), above.spans[-1].style)
    return replace(above, spans=(*above.spans, blank, *below.spans))
