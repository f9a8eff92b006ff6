"""What speaks against lines that look like headings: the lines around them, and the whole article.

Each rule returns the places of lines that are no headings; the table in
`reader.article.sections.headings` has an example of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise

from reader.article.content import Tone
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_beside
from reader.article.furniture.phrases import is_own
from reader.article.sections.chapters import out_of_order
from reader.article.sections.depth import deeper
from reader.article.sections.heading_candidates import (
    MAX_TITLE_CELLS,
    Candidates,
    HeadingCandidate,
    ends_open,
    is_quotation,
    opening,
)
from reader.article.sections.series import is_counted, numbers
from reader.corpus.site_labels import bare
from reader.patterns import regex

_CANDIDATES_IN_A_ROW = 3
"""So many look-alikes without text between are a list or a poem."""

_MAX_PASSES = 10
"""What one rule takes away another may have leant on; more rounds than this are an attack."""

_GOES_ON = regex(
    r"(?:is|are|was|were|will|would|can|has|have|had|and|or|but|that|which|who|whose|than|because)\b",
    begins="iawhcobt",
)

_REAL = HeadingCandidate("real")

_BY_MORE_THAN_OPENING = frozenset(("centred", "bold", "date", "bare"))
"""Kinds that no line is of by what it begins with alone."""


def weigh(drafts: list[Draft], candidates: Candidates) -> None:
    """Take out of `candidates` what the lines around it, or the whole article, speak against."""
    first = (
        _quotations,
        _common_dress,
        _run_ins,
        _labels,
        _fields,
        _over_lists,
        _link_items,
        _records,
        _continued,
        _counted,
        _own_title,
    )
    for rule in first:
        drop(candidates, rule(drafts, candidates))
    for _ in range(_MAX_PASSES):
        before = len(candidates)
        for rule in (rows, _textless, _lone, _lead, _calls, _above_or_alone_below_real):
            drop(candidates, rule(drafts, candidates))
        if len(candidates) == before:
            break


def drop(candidates: Candidates, doomed: list[int]) -> None:
    """Take the lines at these places out of the candidates."""
    for at in doomed:
        candidates.pop(at, None)


# Rules: each returns the places of lines that are no headings


def _quotations(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """A pull quote; where a kind has several members, quotations may be titles."""
    quotations = [
        at
        for at, found in candidates.items()
        if not found.numbered and is_quotation(drafts[at].text)
    ]
    if not quotations:
        return []
    counts = Counter(found.kind for found in candidates.values())
    return [at for at in quotations if counts[candidates[at].kind] == 1]


def _common_dress(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Bold, or the centre, where most of the article is set in it."""
    dresses = {found.kind for found in candidates.values()}.intersection(("bold", "centred"))
    if not dresses:
        return []
    texts = [draft for draft in drafts if draft.is_body]
    size = sum(len(draft.text) for draft in texts)
    common = {
        dress
        for dress in dresses
        if 2 * sum(len(draft.text) for draft in texts if getattr(draft, dress)) > size
    }
    return [at for at, found in candidates.items() if found.kind in common]


def _run_ins(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """A series whose numbers or marks open running text more often than a line of their own.

    What counts by itself, to three at least, has nothing to do with the numbers of the text.
    """
    own = Counter(found.kind for found in candidates.values())
    if own.keys() <= _BY_MORE_THAN_OPENING:
        return []
    running: Counter[str] = Counter()
    for at, draft in enumerate(drafts):
        is_text = at not in candidates and draft.is_body
        if is_text and (found := opening(draft.text)):
            running[found.kind] += 1
    doomed = {kind for kind in own if running[kind] > own[kind]} - _counting(drafts, candidates)
    return [at for at, found in candidates.items() if found.kind in doomed]


def _counting(drafts: list[Draft], candidates: Candidates) -> set[str]:
    """Return the kinds whose numbers count from one, to three at least."""
    found: dict[str, list[tuple[int, ...]]] = {}
    for at in sorted(candidates):
        if candidates[at].numbered:
            found.setdefault(candidates[at].kind, []).append(numbers(drafts[at].text))
    return {
        kind
        for kind, members in found.items()
        if len(members) >= _CANDIDATES_IN_A_ROW and is_counted(members)
    }


def _labels(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Lines repeated word for word (the speakers of an interview), and kinds made of them.

    A question may be put to several people, and sections may have parts called alike: 【案例】.
    """
    if len({drafts[at].text for at in candidates}) == len(candidates):
        return []
    sections = list(accumulate(draft.kind == "heading" for draft in drafts))
    keys = {
        at: (found.kind, drafts[at].text, sections[at] if found.kind == "【】" else 0)
        for at, found in candidates.items()
    }
    texts = Counter(keys.values())
    repeated = [
        at
        for at, key in keys.items()
        if texts[key] > 1 and not drafts[at].text.endswith(("?", "？"))
    ]
    kinds, labels = (
        Counter(candidates[at].kind for at in places) for places in (list(candidates), repeated)
    )
    return [
        at for at, found in candidates.items() if 2 * labels[found.kind] >= kinds[found.kind]
    ] + (repeated)


def _over_lists(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """A label over an address; one that ends in a colon over a list, code, a table."""
    return [
        at
        for at, found in candidates.items()
        if not found.numbered
        and at + 1 < len(drafts)
        and (
            _is_address(drafts[at + 1])
            or (drafts[at].text.endswith((":", "：")) and _is_listed(drafts[at + 1]))
        )
    ]


def _is_address(draft: Draft) -> bool:
    return draft.kind == "text" and draft.text.startswith("http") and " " not in draft.text


def _link_items(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """The numbers of a list of links with words on each: 1、[title](address) over a sentence."""
    kinds = Counter(found.kind for found in candidates.values())
    linked = Counter(
        found.kind
        for at, found in candidates.items()
        if found.numbered and _is_mostly_linked(drafts[at])
    )
    return [at for at, found in candidates.items() if 2 * linked[found.kind] > kinds[found.kind]]


def _is_mostly_linked(draft: Draft) -> bool:
    linked = sum(len(span.text) for span in draft.spans if span.link is not None)
    return 2 * linked > len(draft.text)


def _is_listed(draft: Draft) -> bool:
    return draft.kind in ("code", "table") or (
        draft.kind == "text" and (bool(draft.inside) or "://" in draft.text[:20])
    )


def _records(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """The fields of a record, 【编号】X over 【等级】Y: marked lines most of which follow another."""
    kinds = Counter(found.kind for found in candidates.values())
    leading = Counter(
        found.kind
        for at, found in candidates.items()
        if at + 1 in candidates and candidates[at + 1].kind == found.kind == "【】"
    )
    return [at for at, found in candidates.items() if 2 * leading[found.kind] >= kinds[found.kind]]


def _fields(drafts: list[Draft], candidates: Candidates) -> list[int]:
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


def _continued(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """The first words of a sentence, which the next paragraph goes on with."""
    return [
        at
        for at in candidates
        if at + 1 < len(drafts)
        and drafts[at + 1].kind == "text"
        and _GOES_ON.match(drafts[at + 1].text)
    ]


def _counted(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Dates that are no timeline, numbers alone that do not count from one, chapters that do not rise."""
    dates = [at for at, found in candidates.items() if found.kind == "date"]
    bare = [at for at, found in candidates.items() if found.kind == "bare"]
    first = drafts[bare[0]].text.strip("（()）.、") if bare else ""
    real = any(draft.kind == "heading" for draft in drafts)
    counting = first in ("1", "一", "01", "I", "Ⅰ") and len(bare) > 2 * real
    chapters = [
        (at, drafts[at].text) for at, found in candidates.items() if found.kind == "chapter"
    ]
    return [
        *(dates if len(dates) < _CANDIDATES_IN_A_ROW else []),
        *([] if counting else bare),
        *out_of_order(chapters),
    ]


def _own_title(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """What stands before the first sentence and is not taken up again; or over a byline."""
    head = next((at for at, draft in enumerate(drafts) if _is_running(draft)), len(drafts))
    later = {found.kind for at, found in candidates.items() if at > head}
    before = [at for at, found in candidates.items() if at < head and not found.numbered]
    return [
        at
        for at in before
        if candidates[at].kind not in later
        or (at + 1 < len(drafts) and at + 1 not in candidates and is_beside(drafts[at + 1].text))
    ]


def _is_running(draft: Draft) -> bool:
    return draft.kind == "heading" or (draft.is_body and not ends_open(draft.text))


def rows(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Three and more in a row, unless each lies deeper than the one before."""
    doomed: list[int] = []
    for row in _in_a_row(candidates):
        kinds = Counter(candidates[at].kind for at in row)
        flat = [at for at in row if kinds[candidates[at].kind] >= _CANDIDATES_IN_A_ROW]
        rest = [at for at in row if kinds[candidates[at].kind] < _CANDIDATES_IN_A_ROW]
        steps = pairwise(rest)
        if len(rest) >= _CANDIDATES_IN_A_ROW and not all(
            deeper(candidates[a], candidates[b]) for a, b in steps
        ):
            flat = row
        doomed += flat
    return doomed


def _in_a_row(candidates: Candidates) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(sorted(candidates)), key=lambda pair: pair[1] - pair[0]):
        row = [at for _, at in run]
        if len(row) >= _CANDIDATES_IN_A_ROW:
            yield row


def _textless(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """A line with no text before the next heading as high, or before the end.

    Over a real heading lies only what belongs to a series of real ones, or counts by itself.
    """
    doomed = []
    following: HeadingCandidate | None = None
    text = False
    real = _real_kinds(drafts)
    counting = _counting(drafts, candidates)
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if at in candidates:
            found = candidates[at]
            if following is _REAL:
                is_over = real[found.kind] > 0 or found.kind in counting
            else:
                is_over = following is not None and deeper(found, following)
            if not text and not is_over:
                doomed.append(at)
            following, text = candidates[at], False
        elif draft.kind == "heading":
            following, text = _REAL, False
        elif draft.kind != "rule" and draft.tone not in (Tone.CREDIT, Tone.SOURCE):
            text = True
    return doomed


def _lone(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """The only one of its number, real headings among them, or of its written mark."""
    kinds = Counter(found.kind for found in candidates.values())
    kinds.update(_real_kinds(drafts))
    return [
        at
        for at, found in candidates.items()
        if (found.numbered or found.kind[0] in "#[☀=—–~～+*-|｜丨┃│") and kinds[found.kind] == 1
    ]


def _real_kinds(drafts: list[Draft]) -> Counter[str]:
    """Return how many real headings open with a number of each kind."""
    found = (opening(draft.text) for draft in drafts if draft.kind == "heading" and draft.level)
    return Counter(one.kind for one in found if one is not None and one.numbered)


def _lead(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """The only line of its dress, when it opens the article."""
    first = next((at for at, draft in enumerate(drafts) if not _opens_none(draft)), 0)
    found = candidates.get(first)
    if found is None or found.rank is not None:
        return []
    return [first] if sum(other.kind == found.kind for other in candidates.values()) == 1 else []


def _opens_none(draft: Draft) -> bool:
    """Tell whether an article that begins with this has not begun yet."""
    return draft.kind == "image" or draft.tone is Tone.TITLE


def _calls(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """A call (！) that is the last of its kind, or has not two others beside it."""
    calls = [
        at
        for at, found in candidates.items()
        if not found.numbered and drafts[at].text.endswith(("!", "！"))
    ]
    if not calls:
        return []
    counts = Counter(found.kind for found in candidates.values())
    last = {found.kind: at for at, found in candidates.items()}
    return [
        at for at in calls if counts[candidates[at].kind] <= 2 or last[candidates[at].kind] == at
    ]


def _above_or_alone_below_real(drafts: list[Draft], candidates: Candidates) -> list[int]:
    first = next((at for at, draft in enumerate(drafts) if draft.kind == "heading"), None)
    if first is None:
        return []
    kinds = Counter(found.kind for at, found in candidates.items() if at > first)
    above = Counter(found.kind for at, found in candidates.items() if at < first)
    real = _real_kinds(drafts)
    return [
        at
        for at, found in candidates.items()
        if not real[found.kind]
        and not (at < first and above[found.kind] >= _CANDIDATES_IN_A_ROW)
        and (at < first or (kinds[found.kind] < 2 and not is_own(bare(drafts[at].text))))
    ]
