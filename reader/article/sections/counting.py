"""How the numbers of lines that look like headings count, and which lines are none by that.

As in `reader.article.sections.objections`, a rule returns the places of lines that are no headings.
"""

from __future__ import annotations

from collections import Counter

from reader.article.dom.drafts import Draft
from reader.article.sections.chapters import out_of_order
from reader.article.sections.heading_candidates import Candidates, opening
from reader.article.sections.series import is_counted, numbers

_LEAST = 3
"""Members of a series that are sure to be one."""


def counting(drafts: list[Draft], candidates: Candidates) -> set[str]:
    """Return the kinds whose numbers count from one, to three at least."""
    found: dict[str, list[tuple[int, ...]]] = {}
    for at in sorted(candidates):
        if candidates[at].numbered:
            found.setdefault(candidates[at].kind, []).append(numbers(drafts[at].text))
    return {
        kind for kind, members in found.items() if len(members) >= _LEAST and is_counted(members)
    }


def series_begun(drafts: list[Draft], candidates: Candidates) -> dict[int, int]:
    """Return of each numbered line how many series of its kind began anew above it."""
    begun: dict[int, int] = {}
    last: dict[str, tuple[tuple[int, ...], int]] = {}
    for at in sorted(candidates):
        kind = candidates[at].kind
        if candidates[at].numbered and (number := numbers(drafts[at].text)):
            before, count = last.get(kind, ((), 0))
            count += number < before
            last[kind] = (number, count)
            begun[at] = count
    return begun


def uncounted(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Dates that are no timeline, numbers alone that do not count from one, chapters that do not rise."""
    dates = [at for at, found in candidates.items() if found.kind == "date"]
    bare = [at for at, found in candidates.items() if found.kind == "bare"]
    doomed = dates if len(dates) < _LEAST else []
    below = [at for at in bare if at and drafts[at - 1].kind == "heading"]
    if 2 * len(below) > len(bare):  # the numbers of the headings above them
        return [*bare, *doomed]
    if bare and not _are_counting(drafts, bare):
        doomed = [*doomed, *bare]
    chapters = [
        (at, drafts[at].text) for at, found in candidates.items() if found.kind == "chapter"
    ]
    return [*doomed, *out_of_order(chapters)]


def _are_counting(drafts: list[Draft], bare: list[int]) -> bool:
    """Tell whether numbers alone count from one, or go on with real headings that are such, too."""
    real = any(draft.kind == "heading" for draft in drafts)
    first = drafts[bare[0]].text.strip("（()）.、")
    if first in ("1", "一", "01", "I", "Ⅰ") and len(bare) > max(1, 2 * real):
        return True
    return real and _counts_on(drafts, bare)


def _counts_on(drafts: list[Draft], bare: list[int]) -> bool:
    """Tell whether numbers alone go on with the real headings that are numbers alone: 01, 02, 03."""
    alone = [
        at
        for at, draft in enumerate(drafts)
        if at in bare or (draft.kind == "heading" and draft.text.isdecimal())
    ]
    counted = [numbers(drafts[at].text) for at in alone]
    return len(alone) > 2 * len(bare) and len(alone) >= _LEAST and is_counted(counted)


def begun_elsewhere(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Two plain numbered lines that do not count from one: those of lists that were torn up."""
    places = [at for at, found in candidates.items() if found.kind == "1." and not drafts[at].bold]
    if len(places) != 2:
        return []
    kinds = Counter(found.kind for found in candidates.values())
    if kinds["1."] != 2 or real_kinds(drafts)["1."]:
        return []
    found = [numbers(drafts[at].text) for at in sorted(places)]
    return [] if found[0] == (1,) or found[1] == (found[0][0] + 1,) else places


def real_kinds(drafts: list[Draft]) -> Counter[str]:
    """Return how many real headings open with a number of each kind."""
    heads = [draft for draft in drafts if draft.kind == "heading" and draft.level]
    found = [opening(draft.text) for draft in heads]
    return Counter([one.kind for one in found if one is not None and one.numbered])
