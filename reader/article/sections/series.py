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
    dress_of,
    opening,
)
from reader.patterns import regex

_NUMBER = regex(
    r"(\d{1,2}(?:[.．-]\d{1,2}){0,2})|([一二三四五六七八九十]{1,3})(?![\u4e00-\u9fff]{3})"
)
_LETTER = regex(r"[A-Z]\s?[.、．)）]")
_BETWEEN = regex("[.．-]")
_LEAST = 2


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
        for members in series.values()
        if not is_counted([number for _, number in members])
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


def counts(kind: str) -> bool:
    """Tell whether the lines of a kind must count from one."""
    return (kind.endswith("#1") and kind != "#1") or kind in ("1.1", "1.1.1", "A.", "1️⃣", "1：")


def numbers(text: str) -> tuple[int, ...]:
    """Return the number that a line opens with, in its parts: (2, 1) of 2.1; (3,) of 第三步."""
    if _LETTER.match(text):
        return (ord(text[0]) - ord("A") + 1,)
    match = _NUMBER.search(text)
    if match is None:
        return ()
    if match[1]:
        return tuple(int(part) for part in _BETWEEN.split(match[1]))
    return (number_of(match[2]),)


def is_counted(found: Sequence[tuple[int, ...]]) -> bool:
    """Tell whether numbers count from one, or down to it."""
    if len(found) < _LEAST or not all(found):
        return False
    if found[-1] == (1,) and all(a[0] == b[0] + 1 for a, b in pairwise(found)):
        return True
    return found[0][-1] == 1 and all(_follows(*two) for two in pairwise(found))


def _follows(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if number[:-1] == before[:-1]:
        return number[-1] == before[-1] + 1 or (len(number) == 1 and number[-1] == 1)
    return number[-1] == 1 and number[:-1] > before[:-1]
