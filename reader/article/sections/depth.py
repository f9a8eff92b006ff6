"""How deep each heading lies, by its kind; see `reader.article.sections.headings`."""

from __future__ import annotations

from collections import Counter

from reader.article.dom.drafts import Draft
from reader.article.furniture.phrases import is_own
from reader.article.sections.heading_candidates import HeadingCandidate
from reader.corpus.site_labels import bare
from reader.patterns import regex

_ASKED = regex(r"[^：:]{1,8}[：:].*[?？]$", holds="?？")

_Key = tuple[str, int | None]
_PLAIN: _Key = ("plain", None)


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
    unnumbered = Counter(found.kind for found in candidates.values() if not found.numbered)
    plain = _level_of_plain(candidates)
    real = (at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.level)
    last_real = max(real, default=-1)
    for at, draft in enumerate(drafts):
        if draft.kind != "heading":
            continue
        found = candidates.get(at)
        key = _key(found, draft, plain) if found else (f"h{draft.level}", draft.level - 10)
        if key in over:
            del over[over.index(key) :]
        if (
            found
            and not found.numbered
            and at > max(last_real, last_number)
            and (is_own(bare(draft.text)) or (last_number >= 0 and unnumbered[found.kind] == 1))
        ):
            over.clear()  # what articles end with lies under nothing
        while over and _outranks(key[1], over[-1][1], found is None):
            over.pop()
        over.append(key)
        draft.level = len(over)


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
    kinds = Counter((found.kind, found.rank) for found in candidates.values())
    series = [key for key in kinds if key[0].endswith("#1") or key[0] in ("chapter", "#", "##")]
    if len(series) != 1 or kinds[series[0]] < kinds[_PLAIN]:
        return _PLAIN
    return series[0]


def _outranks(rank: int | None, other: int | None, real: bool) -> bool:
    if other is None:
        return real
    return rank is not None and rank < other
