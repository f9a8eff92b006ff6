"""How deep each heading lies, by its kind; see `reader.article.sections.headings`."""

from __future__ import annotations

from collections import Counter

from reader.article.dom.drafts import Draft
from reader.article.furniture.phrases import is_own
from reader.article.sections.heading_candidates import HeadingCandidate
from reader.corpus.site_labels import bare


def deeper(outer: HeadingCandidate, inner: HeadingCandidate) -> bool:
    """Tell whether `inner` may be a subheading of `outer`, with no text between."""
    if outer.rank is not None and inner.rank is not None:
        return inner.rank > outer.rank
    return inner.kind != outer.kind


def set_levels(drafts: list[Draft], candidates: dict[int, HeadingCandidate]) -> None:
    """Give each heading its level: one deeper than the nearest that lies over it."""
    if not candidates and not any(draft.kind == "heading" for draft in drafts):
        return
    over: list[tuple[str, int | None]] = []
    last_number = max((at for at, found in candidates.items() if found.numbered), default=-1)
    unnumbered = Counter(found.kind for found in candidates.values() if not found.numbered)
    real = (at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.level)
    last_real = max(real, default=-1)
    for at, draft in enumerate(drafts):
        if draft.kind != "heading":
            continue
        found = candidates.get(at)
        key = (found.kind, found.rank) if found else (f"h{draft.level}", draft.level - 10)
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


def _outranks(rank: int | None, other: int | None, real: bool) -> bool:
    if other is None:
        return real
    return rank is not None and rank < other
