"""What speaks against lines that look like headings: the lines around them, and the whole article.

Each rule returns the places of lines that are no headings; the table in
`reader.article.sections.headings` has an example of each. Those of the lines right above and below are in
`reader.article.sections.beside`, those of numbers in `reader.article.sections.counting`.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise

from reader.article.content import Tone
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_beside
from reader.article.furniture.phrases import is_own
from reader.article.sections.beside import (
    answered,
    continued,
    fields,
    over_lines,
    over_lists,
    over_pictures,
    pointing,
    records,
    under_pictures,
)
from reader.article.sections.counting import (
    begun_elsewhere,
    counting,
    real_kinds,
    series_begun,
    uncounted,
)
from reader.article.sections.depth import deeper
from reader.article.sections.heading_candidates import (
    Candidates,
    HeadingCandidate,
    ends_open,
    is_quotation,
    opening,
)
from reader.article.sections.rows import MANY_IN_A_ROW, rows
from reader.article.sections.series import counts, numbers
from reader.corpus.site_labels import bare

_OPENS_QUOTATION = frozenset("“「『❝〝")
_CLOSES_QUOTATION = frozenset("”」』❞〞")

_MAX_PASSES = 10
"""What one rule takes away another may have leant on; more rounds than this are an attack."""

_REAL = HeadingCandidate("real")

_TAKEN_UP = 3
"""Lines of one dress, each over a list, that are more than a title: sections of a list of links."""

_DRESSES = ("bold", "slanted", "lined")

_BY_MORE_THAN_OPENING = frozenset(("centred", "bold", "slanted", "lined", "date", "bare"))
"""Kinds that no line is of by what it begins with alone."""


def weigh(drafts: list[Draft], candidates: Candidates) -> None:
    """Take out of `candidates` what the lines around it, or the whole article, speak against."""
    first = (
        _quotations,
        _common_dress,
        _run_ins,
        _labels,
        fields,
        answered,
        over_lists,
        over_lines,
        records,
        pointing,
        continued,
        uncounted,
        _own_title,
        under_pictures,
        over_pictures,
    )
    for rule in first:
        drop(candidates, rule(drafts, candidates))
    for _ in range(_MAX_PASSES):
        before = len(candidates)
        drop(candidates, rows(candidates))
        for rule in (
            _textless,
            _lone,
            begun_elsewhere,
            _lead,
            _calls,
            _above_or_alone_below_real,
        ):
            drop(candidates, rule(drafts, candidates))
        if len(candidates) == before:
            break


def drop(candidates: Candidates, doomed: list[int]) -> None:
    """Take the lines at these places out of the candidates."""
    for at in doomed:
        candidates.pop(at, None)


# Rules: each returns the places of lines that are no headings


def _quotations(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """A pull quote, or one between marks on lines of their own; where a kind has several, they may be titles."""
    marked = [
        at
        for at in candidates
        if (at and drafts[at - 1].text in _OPENS_QUOTATION)
        or (at + 1 < len(drafts) and drafts[at + 1].text in _CLOSES_QUOTATION)
    ]
    quotations = [
        at
        for at, found in candidates.items()
        if not found.numbered and is_quotation(drafts[at].text)
    ]
    if not quotations:
        return marked
    kinds = Counter(found.kind for found in candidates.values())
    return marked + [at for at in quotations if kinds[candidates[at].kind] == 1]


def in_centred_text(drafts: list[Draft], candidates: Candidates) -> None:
    """Let the centre tell nothing where most of the article is set in it: what is bold there is bold."""
    centred = [at for at, found in candidates.items() if found.kind == "centred"]
    if not centred or not _is_common(drafts, "centred"):
        return
    for at in centred:
        if drafts[at].bold:
            candidates[at] = HeadingCandidate("slanted" if drafts[at].slanted else "bold")
        else:
            del candidates[at]


def _common_dress(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Bold, or a line below, where most of the article is set in it."""
    dresses = {found.kind for found in candidates.values()}.intersection(_DRESSES)
    common = {dress for dress in dresses if _is_common(drafts, dress)}
    return [at for at, found in candidates.items() if found.kind in common]


def _is_common(drafts: list[Draft], dress: str) -> bool:
    texts = [draft for draft in drafts if draft.is_body]
    dressed = sum(len(draft.text) for draft in texts if getattr(draft, dress))
    return 2 * dressed > sum(len(draft.text) for draft in texts)


def _run_ins(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """A series whose numbers or marks open running text more often than a line of their own.

    What counts by itself, to three at least, has nothing to do with the numbers of the text.
    """
    if all(found.kind in _BY_MORE_THAN_OPENING for found in candidates.values()):
        return []
    own = Counter(found.kind for found in candidates.values())
    running: Counter[str] = Counter()
    for at, draft in enumerate(drafts):
        is_text = at not in candidates and draft.is_body
        if is_text and (found := opening(draft.text)):
            running[found.kind] += 1
    doomed = {kind for kind in own if running[kind] > own[kind]} - counting(drafts, candidates)
    return [at for at, found in candidates.items() if found.kind in doomed]


def _labels(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Lines repeated word for word (the speakers of an interview), and kinds made of them.

    A question may be put to several people, and sections may have parts called alike: 【案例】, or
    3. 定时功能 in a series that begins anew. Those that count have such parts if these are marked; in
    bold they may be who answers.
    """
    if len({drafts[at].text for at in candidates}) == len(candidates):
        return []
    sections = list(accumulate(draft.kind == "heading" for draft in drafts))
    marked = _parts_of_series(drafts, candidates)
    series = series_begun(drafts, candidates)
    keys = {
        at: (
            found.kind,
            drafts[at].text,
            series.get(at, 0)
            if found.numbered
            else sections[at]
            if found.kind in _BY_MORE_THAN_OPENING
            else marked[at],
        )
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


def _parts_of_series(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Return of each draft how many real headings, and lines of series that count, are above it."""
    counted = counting(drafts, candidates)
    return list(
        accumulate(
            draft.kind == "heading"
            or (
                at in candidates and (candidates[at].kind in counted or counts(candidates[at].kind))
            )
            for at, draft in enumerate(drafts)
        )
    )


def _own_title(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """What stands before the first sentence and is not taken up again; or over a byline."""
    head = next((at for at, draft in enumerate(drafts) if _is_running(draft)), len(drafts))
    later = {found.kind for at, found in candidates.items() if at > head}
    before = [at for at, found in candidates.items() if at < head and not found.numbered]
    often = Counter(candidates[at].kind for at in before if _is_over_list(drafts, at))
    return [
        at
        for at in before
        if (candidates[at].kind not in later and often[candidates[at].kind] < _TAKEN_UP)
        or (at + 1 < len(drafts) and at + 1 not in candidates and is_beside(drafts[at + 1].text))
    ]


def _is_over_list(drafts: list[Draft], at: int) -> bool:
    """Tell whether an item of a list, or a link alone on its line, is right below a line."""
    if at + 1 == len(drafts):
        return False
    below = drafts[at + 1]
    return below.kind == "text" and (
        bool(below.inside) or all(span.link is not None for span in below.spans)
    )


def _is_running(draft: Draft) -> bool:
    return draft.kind == "heading" or (draft.is_body and not ends_open(draft.text))


def _textless(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """A line with no text before the next heading as high, or before the end.

    Over a real heading lies only what belongs to a series of real ones, or counts by itself.
    """
    doomed = []
    following: HeadingCandidate | None = None
    text = False
    real = real_kinds(drafts)
    counted = counting(drafts, candidates)
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if at in candidates:
            found = candidates[at]
            if following is _REAL:
                is_over = real[found.kind] > 0 or found.kind in counted
            else:
                is_over = following is not None and (
                    deeper(found, following) or _names_parts(drafts, candidates, at)
                )
            if not text and not is_over:
                doomed.append(at)
            following, text = candidates[at], False
        elif draft.kind == "heading":
            following, text = _REAL, False
        elif draft.kind != "rule" and draft.tone not in (Tone.CREDIT, Tone.SOURCE):
            text = True
    return doomed


def _names_parts(drafts: list[Draft], candidates: Candidates, at: int) -> bool:
    """Tell whether a bold line with a colon stands over the first of several that it announces: 案例： over 现象, 分析."""
    return (
        candidates[at].kind == "bold"
        and drafts[at].text.endswith((":", "："))
        and candidates.get(at + 1) == candidates[at]
        and not drafts[at + 1].text.endswith((":", "："))
    )


def _lone(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """The only one of its number, real headings among them, of its written mark, underlined, or after a dash.

    Two such that open a text at its beginning, one over the other, are kept: 一、 over （一）.
    """
    lone = [
        at
        for at, found in candidates.items()
        if (found.numbered or found.kind == "lined" or found.kind[0] in "#[☀＜=—–~～+*-|｜丨┃│")
        and found.kind != "bare"
    ]
    if lone:
        kinds = Counter(found.kind for found in candidates.values())
        kinds.update(real_kinds(drafts))
        lone = [
            at
            for at in lone
            if kinds[kind := candidates[at].kind] == 1
            and not (kind[:2] == "==" and kinds[kind[1:]] > 1)  # below == others ==
        ]
    dashed = [at for at in candidates if drafts[at].text.startswith("——")]
    lone += dashed if len(dashed) == 1 else []  # who said what is above: ——研究所 研究员
    nested = [at for at in sorted(lone) if candidates[at].numbered]
    is_begun = (
        len(nested) > 1
        and all(numbers(drafts[at].text) == (1,) for at in nested)
        and all(deeper(candidates[a], candidates[b]) for a, b in pairwise(nested))
    )
    return [at for at in lone if at not in nested] if is_begun else lone


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
    kinds = Counter(found.kind for found in candidates.values())
    last = {found.kind: at for at, found in candidates.items()}
    return [
        at for at in calls if kinds[candidates[at].kind] <= 2 or last[candidates[at].kind] == at
    ]


def _above_or_alone_below_real(drafts: list[Draft], candidates: Candidates) -> list[int]:
    """Lines above the first real heading; the only one of its dress below, unless real ones wear it."""
    first = next((at for at, draft in enumerate(drafts) if draft.kind == "heading"), None)
    if first is None:
        return []
    kinds = Counter(found.kind for at, found in candidates.items() if at > first)
    above = Counter(found.kind for at, found in candidates.items() if at < first)
    real = real_kinds(drafts)
    counted = counting(drafts, candidates)
    around = {
        found.kind
        for found in candidates.values()
        if above[found.kind] and kinds[found.kind] and _tells_its_kind(found, counted)
    }
    return [
        at
        for at, found in candidates.items()
        if not real[found.kind]
        and found.kind not in around
        and found.kind != "bare"
        and not (at < first and above[found.kind] >= MANY_IN_A_ROW)
        and (at < first or (kinds[found.kind] < 2 and not is_own(bare(drafts[at].text))))
        and not (at > first and found.kind == "bold" and _is_real_bold(drafts))
    ]


def _tells_its_kind(found: HeadingCandidate, counted: set[str]) -> bool:
    """Tell whether a line is sure to be of one kind with others: they count, or bear one mark."""
    if found.numbered:
        return found.kind in counted
    return found.kind not in _BY_MORE_THAN_OPENING


def _is_real_bold(drafts: list[Draft]) -> bool:
    """Tell whether most real headings are bold besides, `### **缺点**`: one may have lost its mark."""
    real = [draft.bold for draft in drafts if draft.kind == "heading"]
    return len(real) >= MANY_IN_A_ROW and 4 * sum(real) >= 3 * len(real)
