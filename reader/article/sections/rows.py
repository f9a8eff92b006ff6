"""Lines that look like headings, one right below the other: a list, a poem, contents; or one over the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from reader.article.sections.depth import deeper
from reader.article.sections.heading_candidates import Candidates
from reader.article.sections.series import counts

MANY_IN_A_ROW = 3
"""So many look-alikes without text between are a list or a poem."""


def rows(candidates: Candidates) -> list[int]:
    """Return the places of three and more in a row, unless each lies deeper than the one before. Linear."""
    doomed: list[int] = []
    if len(candidates) < MANY_IN_A_ROW:
        return doomed
    everywhere = Counter(found.kind for found in candidates.values())
    for row in _in_a_row(candidates):
        kinds = Counter(candidates[at].kind for at in row)
        rest = [at for at in row if kinds[candidates[at].kind] < MANY_IN_A_ROW]
        if len(rest) < MANY_IN_A_ROW or _lie_deeper(candidates, rest):
            doomed += [at for at in row if kinds[candidates[at].kind] >= MANY_IN_A_ROW]
        elif _is_over_items(candidates, rest):
            doomed += [at for at in row if at != rest[0]]
        else:
            doomed += row[: _end_of_list(candidates, row, kinds, everywhere)]
    return doomed


def _in_a_row(candidates: Candidates) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(sorted(candidates)), key=lambda pair: pair[1] - pair[0]):
        row = [at for _, at in run]
        if len(row) >= MANY_IN_A_ROW:
            yield row


def _lie_deeper(candidates: Candidates, row: list[int]) -> bool:
    return all(deeper(candidates[a], candidates[b]) for a, b in pairwise(row))


def _is_over_items(candidates: Candidates, row: list[int]) -> bool:
    """Tell whether the first of a row counts, and lies over the first items of a list: 一. over 1., 2."""
    first, *items = (candidates[at] for at in row)
    return first.numbered and len({*items}) == 1 and items[0].numbered and deeper(first, items[0])


def _end_of_list(
    candidates: Candidates, row: list[int], kinds: Counter[str], everywhere: Counter[str]
) -> int:
    """Return where in a row those at its end begin that are over the text below it.

    They lie each under the one before, and are of kinds met elsewhere alone, the first of them one that counts.
    """
    end = len(row)
    for at in range(len(row) - 1, 0, -1):
        kind = candidates[row[at]].kind
        if kinds[kind] > 1 or everywhere[kind] == 1:
            break
        if not _lie_deeper(candidates, row[at : at + 2]):
            break
        if counts(kind):
            end = at
    return end
