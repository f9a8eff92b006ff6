"""What speaks against lines that look like headings: the lines right above and below them.

As in `reader.article.sections.objections`, each rule returns the places of lines that are none.
"""

from __future__ import annotations

from collections import Counter

from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import (
    MAX_TITLE_CELLS,
    Candidates,
    ends_open,
    is_subtitle,
)
from reader.patterns import regex

_IN_A_ROW = 3
_POINTING = frozenset("▲△▼▽")
_GOES_ON = regex(
    r"(?:is|are|was|were|will|would|can|has|have|had|and|or|but|that|which|who|whose|than|because)\b",
    begins="iawhcobt",
)
_COMMA = regex("[，,、]")
_QUESTION = regex(r"(?:Q|q|问|問|Question)\s?\d{0,2}\s?[:：.、]", begins="Qq问問")
_ANSWER = regex(r"(?:A|a|答|Answer)\s?\d{0,2}\s?[:：.、]", begins="Aa答")


def over_lists(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """A label over an address; one that ends in a colon over a list, code, a table.

    Of numbered lines, and of those over an address without a colon, so where most of their kind are.
    """
    doomed, many = [], []
    for at, found in candidates.items():
        if at + 1 == len(drafts):
            continue
        leads_on = drafts[at].text.endswith((":", "："))
        if leads_on and not found.numbered:
            if _is_address(drafts[at + 1]) or _is_listed(drafts[at + 1]):
                doomed.append(at)
        elif _is_listed(drafts[at + 1]) if leads_on else _is_address(drafts[at + 1]):
            many.append(at)
    if not many:
        return doomed
    kinds, labels = (
        Counter(candidates[at].kind for at in places) for places in (list(candidates), many)
    )
    return doomed + [
        at for at in many if 2 * labels[candidates[at].kind] >= kinds[candidates[at].kind]
    ]


def _is_address(draft: Draft) -> bool:
    return draft.kind == "text" and draft.text.startswith("http") and " " not in draft.text


def _is_listed(draft: Draft) -> bool:
    return draft.kind in ("code", "table") or (
        draft.kind == "text" and (bool(draft.inside) or "://" in draft.text[:20])
    )


def records(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """The fields of a record, 【编号】X over 【等级】Y: marked lines most of which follow another."""
    marked = [at for at, found in candidates.items() if found.kind == "【】"]
    leading = [at for at in marked if at + 1 in candidates and candidates[at + 1].kind == "【】"]
    return marked if 2 * len(leading) >= len(marked) else []


def fields(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """The numbered fields of a form, `1.來源:`, plain lines most of which stand over a few words."""
    fields: dict[str, list[bool]] = {}
    for at, found in candidates.items():
        below = drafts[at + 1 : at + 3]
        plain = found.numbered and not drafts[at].bold and drafts[at].text.endswith((":", "："))
        filled = plain and len(below) == 2 and len(below[0].text) <= MAX_TITLE_CELLS
        fields.setdefault(found.kind, []).append(filled and at + 2 in candidates)
    return [
        at
        for at, found in candidates.items()
        if 2 * sum(fields[found.kind]) > len(fields[found.kind])
    ]


def over_lines(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Labels each over one line alone, 一等奖 over who won it, and the next below that: a list."""
    last: dict[str, int] = {}
    counts: Counter[str] = Counter()
    others: set[str] = set()
    for at, found in sorted(candidates.items()):
        kind = found.kind
        if (
            found.numbered
            or kind == "date"
            or not _is_over_line(drafts, at)
            or last.get(kind, at - 2) != at - 2
        ):
            others.add(kind)
        last[kind] = at
        counts[kind] += 1
    lists = {kind for kind, count in counts.items() if count > 1} - others
    return [at for at, found in candidates.items() if found.kind in lists]


def subtitles(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """What adds to the title right above it: ——船东诉买家."""
    return [at for at in candidates if at - 1 in candidates and is_subtitle(drafts[at])]


def _is_over_line(drafts: list[Draft], at: int) -> bool:
    """Tell whether a short line that is no sentence lies below a line."""
    below = drafts[at + 1] if at + 1 < len(drafts) else None
    return (
        below is not None
        and below.is_body
        and not below.inside
        and "\n" not in below.text
        and len(below.text) <= MAX_TITLE_CELLS
        and ends_open(below.text)
    )


def continued(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """The first words of a sentence, which the next paragraph goes on with."""
    return [
        at
        for at in candidates
        if at + 1 < len(drafts)
        and drafts[at + 1].kind == "text"
        and _GOES_ON.match(drafts[at + 1].text)
    ]


def over_pictures(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """What names a picture or a film that is all below it, where most of its dress stand over text."""
    alone: dict[str, list[int]] = {}
    kinds = Counter(found.kind for found in candidates.values() if not found.numbered)
    for at, found in candidates.items():
        if found.kind in kinds and _is_over_pictures_alone(drafts, candidates, at):
            alone.setdefault(found.kind, []).append(at)
    return [at for kind, places in alone.items() if 2 * len(places) < kinds[kind] for at in places]


def _is_over_pictures_alone(drafts: list[Draft], candidates: Candidates, at: int) -> bool:
    """Tell whether nothing but pictures is below a line up to the next heading, or one like it."""
    end = at + 1
    while end < len(drafts) and _is_shown(drafts[end]):
        end += 1
    if end == at + 1:
        return False
    if end == len(drafts):
        return True
    return drafts[end].kind == "heading" or candidates.get(end) == candidates[at]


def _is_shown(draft: Draft) -> bool:
    """Tell whether a draft is a picture, or the address of a film that stood there."""
    if draft.kind == "image":
        return True
    is_link = draft.kind == "text" and all(span.link is not None for span in draft.spans)
    return is_link and "/" in draft.text and " " not in draft.text


def pointing(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """What points at a picture, ▼ 第五代, and all with its mark; a mark that stands once does, too."""
    marked = [at for at, found in candidates.items() if found.kind in _POINTING]
    if not marked:
        return []
    kinds = Counter(candidates[at].kind for at in marked)
    pointing = {
        candidates[at].kind
        for at in marked
        if kinds[candidates[at].kind] == 1 or _is_beside_picture(drafts, at)
    }
    return [at for at in marked if candidates[at].kind in pointing]


def _is_beside_picture(drafts: list[Draft], at: int) -> bool:
    return any(draft.kind == "image" for draft in drafts[max(at - 1, 0) : at + 2])


def under_pictures(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """What a picture shows: the only line of its dress right under one, with a comma as no other.

    Or centred, as none elsewhere is.
    """
    under = [
        at
        for at, found in candidates.items()
        if at
        and drafts[at - 1].kind == "image"
        and not found.numbered
        and drafts[at].kind == "text"
    ]
    if not under:
        return []
    centred = [at for at, found in candidates.items() if found.kind == "centred"]
    if len(centred) == 1 and centred[0] in under:
        return centred
    if len(candidates) <= _IN_A_ROW:
        return []
    kinds = Counter(candidates[at].kind for at in under)
    commas = Counter(
        found.kind for at, found in candidates.items() if _COMMA.search(drafts[at].text)
    )
    return [
        at
        for at in under
        if kinds[candidates[at].kind] == commas[candidates[at].kind] == 1
        and _COMMA.search(drafts[at].text)
    ]


def answered(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Plain questions over their answers, Q1：… over A1：…: both are text."""
    return [
        at
        for at in candidates
        if at + 1 < len(drafts)
        and not drafts[at].bold
        and not drafts[at].centred
        and is_asked(drafts[at].text)
        and _ANSWER.match(drafts[at + 1].text)
    ]


def is_asked(text: str) -> bool:
    """Tell whether a line says that somebody asks it: `Q1：`, `问：`."""
    return _QUESTION.match(text) is not None
