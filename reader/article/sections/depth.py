"""How deep each heading lies, by its kind; see `reader.article.sections.headings`."""

from __future__ import annotations

from collections import Counter

from reader.article.dom.drafts import Draft
from reader.article.furniture.phrases import is_own
from reader.article.sections.announced import announced
from reader.article.sections.heading_candidates import HeadingCandidate, opening
from reader.corpus.site_labels import bare
from reader.patterns import regex

_ASKED = regex(r"[^：:]{1,8}[：:].*[?？]$", holds="?？")

_LEAST_LIKE = 2
_MARK = "☀"
"""The kind of lines with a sign before them."""

_OUTER = 1
"""Rank of 一、; what is no deeper lies over numbered headings of Markdown."""


_Key = tuple[str, float | None]
_PLAIN: _Key = ("plain", None)
_UNDRESSED = ("plain", "plain below")
_DRESSES = ("bold", "slanted", "centred", "lined")
"""No line without a dress lies over one that has one."""


def deeper(outer: HeadingCandidate, inner: HeadingCandidate) -> bool:
    """Tell whether `inner` may be a subheading of `outer`, with no text between."""
    if outer.rank is not None and inner.rank is not None:
        return inner.rank > outer.rank
    return inner.kind != outer.kind


def set_levels(drafts: list[Draft], candidates: dict[int, HeadingCandidate]) -> None:
    """Give each heading its level: one deeper than the nearest that lies over it."""
    if not candidates and not any(draft.kind == "heading" for draft in drafts):
        return
    over: list[_Key] = []
    last_number = max((at for at, found in candidates.items() if found.numbered), default=-1)
    first_number = min((at for at, found in candidates.items() if found.numbered), default=-1)
    unnumbered = Counter(found.kind for found in candidates.values() if not found.numbered)
    real = (at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.level)
    last_real = max(real, default=-1)
    has_plain = any(found.kind == "plain" for found in candidates.values())
    plain = _level_of_plain(candidates) if has_plain else _PLAIN
    below = announced(drafts, {at for at, found in candidates.items() if not found.numbered})
    among_real = _among_real(drafts, candidates)
    lone = _lone_like_bold(drafts, candidates)
    beside = _beside_series(drafts, candidates, first_number)
    closing = _closing(drafts, candidates, max(last_real, last_number))
    numbers_alone: _Key | None = None
    """What numbers alone on their lines are, the first of them telling it for all."""
    for at, draft in enumerate(drafts):
        if draft.kind != "heading":
            continue
        found = candidates.get(at)
        if found and at in below:
            found = found._replace(kind=f"{found.kind} below")
        key = _key(found, draft, plain) if found else (f"h{draft.level}", draft.level - 10)
        if at == lone:
            key = ("bold", None)
        elif found and found.kind in among_real:
            key = among_real[found.kind]
        if (
            found
            and not over
            and at < first_number
            and not found.numbered
            and (is_own(bare(draft.text)) or at in beside)
        ):
            draft.level = 1  # what articles begin with lies over no series
            continue
        if draft.text.isdecimal():
            key = numbers_alone = numbers_alone or key
        if key in over:
            del over[over.index(key) :]
        if has_plain and (not found or found.kind in _DRESSES):
            over = [other for other in over if other[0] not in _UNDRESSED]
        if (
            found
            and not found.numbered
            and at > max(last_real, last_number)
            and (
                found.kind in closing
                or is_own(bare(draft.text))
                or (last_number >= 0 and unnumbered[found.kind] == 1)
            )
        ):
            over.clear()  # what articles end with lies under nothing
        while over and _outranks(key[1], over[-1][1], found is None):
            over.pop()
        over.append(key)
        draft.level = len(over)


def _among_real(drafts: list[Draft], candidates: dict[int, HeadingCandidate]) -> dict[str, _Key]:
    """Return the keys of numbered lines among real headings that are numbered, by their kind.

    As theirs of the same kind; else over the highest of a deeper kind: 一、 over `### 1、`. Lines with one
    mark, 🔸, above the first real one and again below it lie over all of those.
    """
    keys = _marked_around_real(drafts, candidates)
    kinds = {found.kind: found.rank for found in candidates.values() if found.numbered}
    if not kinds:
        return keys
    levels: dict[str, tuple[int, int | None]] = {}
    for draft in drafts:
        if draft.kind == "heading" and draft.level and (found := opening(draft.text)):
            level = min(draft.level, levels.get(found.kind, (9, None))[0])
            levels[found.kind] = (level, found.rank if found.numbered else None)
    for kind, rank in kinds.items():
        if kind in levels:
            keys[kind] = (f"h{levels[kind][0]}", levels[kind][0] - 10)
            continue
        if rank is None or rank > _OUTER:
            continue
        below = [level for level, other in levels.values() if other is not None and other > rank]
        if below:
            keys[kind] = (kind, min(below) - 10.5)
    return keys


def _marked_around_real(
    drafts: list[Draft], candidates: dict[int, HeadingCandidate]
) -> dict[str, _Key]:
    real = [at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.level]
    marked = {at: found.kind for at, found in candidates.items() if found.kind == _MARK}
    if not real or not marked or not min(marked) < real[0] < max(marked):
        return {}
    return {_MARK: (_MARK, min(drafts[at].level for at in real) - 10.5)}


def _lone_like_bold(drafts: list[Draft], candidates: dict[int, HeadingCandidate]) -> int | None:
    """Return the place of the one real heading that is bold beside a picture as all bold lines are: one of them."""
    real = [at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.level]
    bold = [at for at, found in candidates.items() if found.kind == "bold"]
    if len(real) != 1 or len(bold) < _LEAST_LIKE or not drafts[real[0]].bold:
        return None
    beside = [at for at in (*real, *bold) if _has_picture(drafts, at)]
    return real[0] if len(beside) == len(bold) + 1 else None


def _has_picture(drafts: list[Draft], at: int) -> bool:
    """Tell whether a picture stands on the line of a heading."""
    return any(
        draft.kind == "image" and draft.lines[0] == drafts[at].lines[0]
        for draft in drafts[max(at - 1, 0) : at + 2]
    )


def _beside_series(
    drafts: list[Draft], candidates: dict[int, HeadingCandidate], first: int
) -> set[int]:
    """Return the plain lines above a series of numbers, text of their own between: they lie beside it."""
    plain = {at for at, found in candidates.items() if found.kind == "plain"}
    if not plain or max(plain) > first or drafts[first - 1].kind == "heading":
        return set()
    return plain


def _closing(drafts: list[Draft], candidates: dict[int, HeadingCandidate], last: int) -> set[str]:
    """Return the kinds whose lines stand below the last other heading, what articles end with among them."""
    if last < 0:
        return set()
    kinds = {
        found.kind
        for at, found in candidates.items()
        if at > last and not found.numbered and is_own(bare(drafts[at].text))
    }
    return kinds - {found.kind for at, found in candidates.items() if at <= last}


def _key(found: HeadingCandidate, draft: Draft, plain: _Key) -> _Key:
    """Return what headings of one depth share; the questions of an interview have their own."""
    if found.kind == "plain":
        return plain
    if found.kind == "bold" and _ASKED.match(draft.text):
        return ("asked", None)
    return (found.kind, found.rank)


def _level_of_plain(candidates: dict[int, HeadingCandidate]) -> _Key:
    """Return the key of plain lines: that of the one series of steps, of chapters that is as plain.

    Among many plain lines a short series is a lower one.
    """
    kinds: Counter[_Key] = Counter((found.kind, found.rank) for found in candidates.values())
    series = [key for key in kinds if key[0].endswith("#1") or key[0] in ("chapter", "#", "##")]
    if len(series) != 1 or kinds[series[0]] < kinds[_PLAIN]:
        return _PLAIN
    return series[0]


def _outranks(rank: float | None, other: float | None, real: bool) -> bool:
    if other is None:
        return real
    return rank is not None and rank < other
