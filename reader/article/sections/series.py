"""Series whose numbers must count: 办法一 办法二, 第一步 第二步, 2.1 2.2.

A word before a number opens many a line (附件1, 周一, 版本 2); a series of headings counts from one,
or down to it, and its word stays the same. Decimals count within their section.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.article.dom.drafts import Draft
from reader.article.sections.chapters import number_of
from reader.article.sections.heading_candidates import (
    Candidates,
    HeadingCandidate,
    cells,
    dress_of,
    opening,
)
from reader.patterns import regex

_NUMBER = regex(
    r"(\d{1,2}(?:[.．-]\d{1,2}){0,2})|([一二三四五六七八九十]{1,3})(?![\u4e00-\u9fff]{3})"
)
_HASHED = regex(r"[A-Za-z]{2,12} ?# ?(\d{1,4})")
_HEX = regex(r"0x([0-9A-Fa-f]{2})")
_LETTER = regex(r"[A-Za-z]\s?[.、．)）]")
_BETWEEN = regex("[.．-]")
_NO_SERIES = ("bare", "date")
_LEAST = 2

_SAID = (
    (HeadingCandidate("一、", 1, True), frozenset("一二三四五六七八九十")),
    (HeadingCandidate("（一）", 2, True), frozenset("（(【[")),
)
"""Kinds whose lines may be sentences, and what they begin with."""

_LEAST_SAID = 3
_LONGEST_SAID = 52
"""Cells."""


def drop_uncounted(drafts: list[Draft], candidates: Candidates) -> None:
    """Leave to their dress, if they have one, the lines of series that do not count.

    Real headings may be among a series; decimals over images alone are none.
    """
    titles = []
    for at, draft in enumerate(drafts):
        found = candidates.get(at)
        if found is None and draft.kind == "heading":
            found = opening(draft.text)
        if found is not None and found.numbered:
            titles.append((at, found.kind, draft.text))
    if not titles:
        return
    over_image = [
        at
        for at, found in candidates.items()
        if found.kind == "1.1" and drafts[min(at + 1, len(drafts) - 1)].kind == "image"
    ]
    for at in _first_of_other(titles):
        if at in candidates:
            candidates[at] = HeadingCandidate("1.", candidates[at].rank, True)
    for at in (*_out_of_count(titles), *over_image):
        if at in candidates and (dressed := dress_of(drafts[at])) is not None:
            candidates[at] = dressed
        else:
            candidates.pop(at, None)


def _out_of_count(titles: Iterable[tuple[int, str, str]]) -> list[int]:
    """Return the places of lines whose series does not count; `titles`: places, kinds, texts."""
    series: dict[str, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for at, kind, text in titles:
        if counts(kind):
            series[kind].append((at, numbers(text)))
    return [
        at
        for kind, members in series.items()
        if not is_counted([number for _, number in members], anywhere=kind.endswith("##1"))
        for at, _ in members
    ]


def _first_of_other(titles: Sequence[tuple[int, str, str]]) -> list[int]:
    """Return the place of a first line that goes without the dot of the others: 1 购买, 2. 拆封."""
    dotted = [(at, numbers(text)) for at, kind, text in titles if kind == "1."]
    bare = [(at, numbers(text)) for at, kind, text in titles if kind == "1"]
    if len(bare) != 1 or bare[0][1] != (1,):
        return []
    later = [number for at, number in dotted if at > bare[0][0]]
    return [bare[0][0]] if later[:1] == [(2,)] else []


def said_in_series(drafts: Sequence[Draft], candidates: Candidates) -> Candidates:
    """Return sentences that head what is below them, as only a series of 一、 or of （一） tells.

    一、我们主张，先看消费。 over paragraphs, then 二、 and 三、; among those that end without a stop they are
    bold. Where one of the kind is more than a line, they are the points of a text.
    """
    found: Candidates = {}
    for kind, begins in _SAID:
        found |= _said(drafts, candidates, kind, begins)
    return found


def _said(
    drafts: Sequence[Draft], candidates: Candidates, kind: HeadingCandidate, begins: frozenset[str]
) -> Candidates:
    found: Candidates = {}
    titles: list[int] = []
    for at, draft in enumerate(drafts):
        if draft.text[:1] not in begins or not draft.is_body or draft.inside:
            continue
        if opening(draft.text) != kind:
            continue
        if at in candidates:
            titles.append(at)
            continue
        below = drafts[at + 1] if at + 1 < len(drafts) else None
        if (
            draft.text.find("。") != len(draft.text) - 1
            or cells(draft.text) > _LONGEST_SAID
            or below is None
            or not below.is_body
            or len(below.text) < len(draft.text)
            or opening(below.text) == kind
        ):
            return {}
        found[at] = kind
    if len(found) + len(titles) < _LEAST_SAID or (
        titles and not all(drafts[at].bold for at in (*titles, *found))
    ):
        return {}
    series = sorted((*titles, *found))
    return found if is_counted([numbers(drafts[at].text) for at in series]) else {}


def begun_in(drafts: Sequence[Draft], doomed: Iterable[int], candidates: Candidates) -> set[int]:
    """Return of numbered lines that are taken for the site's those that begin a series of the article's.

    So where its numbers do not count without them, and do with them; and where a line lies right over one
    of the article's.
    """
    series: dict[str, list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        if at in candidates or (draft.kind == "heading" and draft.level):
            found = candidates.get(at) or opening(draft.text)
            if found is not None and found.numbered and found.kind not in _NO_SERIES:
                series[found.kind].append(at)
    lost = set(doomed)
    begun = {
        at
        for places in series.values()
        for at in places
        if at in lost and _is_over_kept(drafts, at, candidates, lost)
    }
    for places in series.values():
        first = [at for at in places if at in lost]
        if not first or len(first) == len(places) or first != places[: len(first)]:
            continue
        counted = [numbers(drafts[at].text) for at in places]
        if is_counted(counted) or (counted[0] == (2,) and is_counted([(1,), *counted])):
            begun.update(first)
    return begun


def _is_over_kept(drafts: Sequence[Draft], at: int, candidates: Candidates, lost: set[int]) -> bool:
    """Tell whether nothing but a rule is between a line and a heading that is not lost."""
    below = at + 1
    while below < len(drafts) and drafts[below].kind == "rule":
        below += 1
    if below == len(drafts) or below in lost:
        return False
    if drafts[below].level:
        return True
    found, other = candidates.get(at), candidates.get(below)
    return bool(other and other.numbered and found and other.kind != found.kind)


def counts(kind: str) -> bool:
    """Tell whether the lines of a kind must count from one."""
    return (kind.endswith("#1") and kind != "#1") or kind in (
        "1.1",
        "1.1.1",
        "A.",
        "1️⃣",
        "1：",
        "1 -",
    )


def numbers(text: str) -> tuple[int, ...]:
    """Return the number that a line opens with, in its parts: (2, 1) of 2.1; (3,) of 第三步."""
    if _LETTER.match(text):
        return (ord(text[0].upper()) - ord("A") + 1,)
    if counted := _HEX.match(text):
        return (int(counted[1], 16) + 1,)  # from 0x00 or 0x01 on
    if hashed := _HASHED.match(text):
        return (int(hashed[1]),)
    match = _NUMBER.search(text)
    if match is None:
        return ()
    if match[1]:
        return tuple(int(part) for part in _BETWEEN.split(match[1]))
    return (number_of(match[2]),)


def is_counted(found: Sequence[tuple[int, ...]], *, anywhere: bool = False) -> bool:
    """Tell whether numbers count from one, or down to it; or up or down, three at least, `anywhere`."""
    if len(found) < _LEAST or not all(found):
        return False
    if anywhere and len(found) > _LEAST:
        steps = {b[0] - a[0] for a, b in pairwise(found)}
        if steps in ({1}, {-1}):
            return True
    if found[-1] == (1,) and all(a[0] == b[0] + 1 for a, b in pairwise(found)):
        return True
    return found[0][-1] == 1 and all(
        _follows(*two) or (two[1] == found[0] and len(found[0]) > 1) for two in pairwise(found)
    )


def _follows(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if number[:-1] == before[:-1]:
        return number[-1] == before[-1] + 1 or (len(number) == 1 and number[-1] == 1)
    return number[-1] == 1 and number[:-1] > before[:-1]
