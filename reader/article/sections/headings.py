"""Headings: real ones, and lines that only look like them; how deep each lies.

| rule | heading | not a heading |
|---|---|---|
| real | `## 一、开园`, `<h3>尾声</h3>`, Setext | `<h2></h2>`, `<h3>* * *</h3>`, one in a quotation |
| centred | `<p align="center">建章立制规范服务</p>` | a poem: three and more in a row |
| bold | `<p><strong>什么是HFO-1234yf</strong></p>` | `<b>他说，不。</b>`; over 40 cells |
| numbered | 一、春：一年只争十五天 · （一）开园 · 1. 洗葱 · 01 设计 · 第一章 | one that occurs once; 1.5万亿 |
| marked | ■ 建章立制 · ▍市场 · 【隔夜行情】 | 【本报讯】followed by its sentence |
| captions | | 图：讲价 · 周禾 摄 · a centred line next to an image |
| bylines, credits | | 本报记者 林小满 · 文/季南 · （文章来源：X） · Photos by Ann Rowan · 版权声明 |
| code | | sudo zypper ref · a fingerprint in hexadecimals |
| sentences | | **So more time** · a line that the next paragraph goes on with: “was the answer” |
| datelines | | 2022年2月21日 · 09:54 |
| signatures | | a line at the right edge: `<p align="right">青桥县图书馆</p>` |
| the site | | 相关文章, 发表评论 and what lies below (`reader.article.furniture.around`) · `# Tabs {.tabset}` · `<h2>zhaopian.jpg</h2>` |
| stops | 为什么是硅？ | a line ending in 。，； or, after a dozen characters, ： |
| lists | | three and more look-alikes in a row, none deeper than the last |
| text | 一、春 then （一）开园 then text | a line with no text after it |
| quotations | | `> **引文**`, cells of tables, items of lists |
| own title | | the post's title again (`reader.article.sections.repeated_title`); a line over its byline; dress not taken up later |
| labels | 您最想改变什么？ asked twice | 主持人 · 罗小西 · 主持人, repeated word for word; `1.來源:` over a few words, and so on |
| calls | | 转发，让更多人看到！ alone or as the last of its kind |
| timelines | **2015年3月** … three and more dates | one or two dates |
| lead | | the only bold line of an article, when it opens it |
| weight | | bold, where most of the article is bold; centred likewise |
| number lines | 01 over 浇水与施肥 is 01 浇水与施肥 (`reader.article.sections.number_lines`) | 01 that numbers no title |
| more series | ㈠ 浇水 · ⒈浇水 · 甲、浇水 · 壹丨浇水 · 0x01 浇水 · 楔子 beside 第一章 | 第九部队上来了！ · 第二回合开始了！ · 第五部 before 第一部 · 甲、乙两队 |
| prompts | | kali > ls · C:\\> · root@host:~# ls |
| series | 一、… 二、… each on its own line | numbers that mostly open running text (run-in heads) |
| real first | `## 功能` … **安装** … **升级** | look-alikes above, or once only below, real headings |

Depth follows the kind: h-level; 第一部 over 第一章 over 第一节 over 一、 over （一） over 1. over （1） over ①; other
kinds nest in the order they are met. No level is skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from reader.article.content import Span, Style, Tone
from reader.article.dom.drafts import Draft, join_lines
from reader.article.facts.notices import is_beside, is_byline, is_caption
from reader.article.furniture.around import heads_of_site
from reader.article.furniture.phrases import is_own
from reader.article.sections.chapters import out_of_order
from reader.article.sections.depth import deeper, set_levels
from reader.article.sections.heading_candidates import (
    MAX_TITLE_CELLS,
    HeadingCandidate,
    cells,
    ends_open,
    heading_candidate,
    is_quotation,
    is_title,
    opening,
)
from reader.article.sections.plain_lines import plain_lines
from reader.corpus.site_labels import bare
from reader.patterns import regex
from reader.safe import Clean

_CANDIDATES_IN_A_ROW = 3
"""So many look-alikes without text between are a list or a poem."""

_MAX_PASSES = 10
"""What one rule takes away another may have leant on; more rounds than this are an attack."""

_GOES_ON = regex(
    r"(?:is|are|was|were|will|would|can|has|have|had|and|or|but|that|which|who|whose|than|because)\b",
    begins="iawhcobt",
)

_FILE_NAME = regex(
    r"[^\s/]+\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|pdf|docx?|xlsx?|pptx?|zip|rar|mp[34]|mov|avi)",
    re.IGNORECASE,
    holds=".",
)
_TABS = regex(r"\{[^{}]*\.tabset\b[^{}]*\}$", begins="{")

_BY_MORE_THAN_OPENING = frozenset(("centred", "bold", "date", "bare"))
"""Kinds that no line is of by what it begins with alone."""

_Candidates = dict[int, HeadingCandidate]
"""What is still held to be a heading, by its place among the drafts."""


def judge(drafts: list[Draft], title: str, leads: Sequence[str | None]) -> list[Draft]:
    """Return the drafts, headings among them marked and given their depth. Linear.

    Paragraphs broken into lines are split where a line of them is a heading. `title` is
    the post's own, which is no heading where it is repeated; `leads` tells of each link where
    it leads: "" to a page of this site, None within the article, else the host.
    """
    drafts = _unfold(drafts)
    _demote(drafts)
    _mark_captions(drafts)
    candidates = {
        at: found for at, draft in enumerate(drafts) if (found := heading_candidate(draft))
    }
    _drop(candidates, _rows(drafts, candidates))  # a poem is none of the site's, either
    _leave_out_site(drafts, candidates, title, leads)
    _drop(candidates, [at for at in candidates if drafts[at].text == title])
    if candidates:
        _weigh(drafts, candidates)
    if not candidates:
        candidates |= {at: HeadingCandidate("plain") for at in plain_lines(drafts)}
    for at in candidates:
        drafts[at].kind = "heading"
    set_levels(drafts, candidates)
    return drafts


def _weigh(drafts: list[Draft], candidates: _Candidates) -> None:
    """Take out of `candidates` what the lines around it, or the whole article, speak against."""
    first = (
        _quotations,
        _common_dress,
        _run_ins,
        _labels,
        _fields,
        _continued,
        _counted,
        _own_title,
    )
    for rule in first:
        _drop(candidates, rule(drafts, candidates))
    for _ in range(_MAX_PASSES):
        before = len(candidates)
        for rule in (_rows, _textless, _lone, _lead, _calls, _above_or_alone_below_real):
            _drop(candidates, rule(drafts, candidates))
        if len(candidates) == before:
            break


def _drop(candidates: _Candidates, doomed: list[int]) -> None:
    for at in doomed:
        candidates.pop(at, None)


# Rules: each returns the places of lines that are no headings


def _quotations(drafts: list[Draft], candidates: _Candidates) -> list[int]:
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


def _common_dress(drafts: list[Draft], candidates: _Candidates) -> list[int]:
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


def _run_ins(drafts: list[Draft], candidates: _Candidates) -> list[int]:
    """A series whose numbers or marks open running text more often than a line of their own."""
    own = Counter(found.kind for found in candidates.values())
    if own.keys() <= _BY_MORE_THAN_OPENING:
        return []
    running: Counter[str] = Counter()
    for at, draft in enumerate(drafts):
        is_text = at not in candidates and draft.is_body
        if is_text and (found := opening(draft.text)):
            running[found.kind] += 1
    return [at for at, found in candidates.items() if running[found.kind] > own[found.kind]]


def _labels(drafts: list[Draft], candidates: _Candidates) -> list[int]:
    """Lines repeated word for word (the speakers of an interview), and kinds made of them.

    A question may be put to several people.
    """
    texts = Counter((found.kind, drafts[at].text) for at, found in candidates.items())
    if len(texts) == len(candidates):
        return []
    repeated = [
        at
        for at, found in candidates.items()
        if texts[found.kind, drafts[at].text] > 1 and not drafts[at].text.endswith(("?", "？"))
    ]
    kinds, labels = (
        Counter(candidates[at].kind for at in places) for places in (list(candidates), repeated)
    )
    return [
        at for at, found in candidates.items() if 2 * labels[found.kind] >= kinds[found.kind]
    ] + (repeated)


def _fields(drafts: list[Draft], candidates: _Candidates) -> list[int]:
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


def _continued(drafts: list[Draft], candidates: _Candidates) -> list[int]:
    """The first words of a sentence, which the next paragraph goes on with."""
    return [
        at
        for at in candidates
        if at + 1 < len(drafts)
        and drafts[at + 1].kind == "text"
        and _GOES_ON.match(drafts[at + 1].text)
    ]


def _counted(drafts: list[Draft], candidates: _Candidates) -> list[int]:
    """Dates that are no timeline, numbers alone that do not count from one, chapters that do not rise."""
    dates = [at for at, found in candidates.items() if found.kind == "date"]
    bare = [at for at, found in candidates.items() if found.kind == "bare"]
    first = drafts[bare[0]].text.strip("（()）.、") if bare else ""
    counting = first in ("1", "一", "01", "I", "Ⅰ")
    chapters = [
        (at, drafts[at].text) for at, found in candidates.items() if found.kind == "chapter"
    ]
    return [
        *(dates if len(dates) < _CANDIDATES_IN_A_ROW else []),
        *([] if counting else bare),
        *out_of_order(chapters),
    ]


def _own_title(drafts: list[Draft], candidates: _Candidates) -> list[int]:
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


def _rows(drafts: list[Draft], candidates: _Candidates) -> list[int]:
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


def _in_a_row(candidates: _Candidates) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(sorted(candidates)), key=lambda pair: pair[1] - pair[0]):
        row = [at for _, at in run]
        if len(row) >= _CANDIDATES_IN_A_ROW:
            yield row


def _textless(drafts: list[Draft], candidates: _Candidates) -> list[int]:
    """A line with no text before the next heading as high, or before the end."""
    doomed = []
    following: HeadingCandidate | None = None
    text = False
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if at in candidates:
            if not text and (following is None or not deeper(candidates[at], following)):
                doomed.append(at)
            following, text = candidates[at], False
        elif draft.kind == "heading":
            following, text = None, False
        elif draft.kind != "rule" and draft.tone not in (Tone.CREDIT, Tone.SOURCE):
            text = True
    return doomed


def _lone(drafts: list[Draft], candidates: _Candidates) -> list[int]:
    """The only one of its number."""
    counts = Counter(found.kind for found in candidates.values() if found.numbered)
    return [at for at, found in candidates.items() if found.numbered and counts[found.kind] == 1]


def _lead(drafts: list[Draft], candidates: _Candidates) -> list[int]:
    """The only line of its dress, when it opens the article."""
    first = next((at for at, draft in enumerate(drafts) if not _opens_none(draft)), 0)
    found = candidates.get(first)
    if found is None or found.rank is not None:
        return []
    return [first] if sum(other.kind == found.kind for other in candidates.values()) == 1 else []


def _opens_none(draft: Draft) -> bool:
    """Tell whether an article that begins with this has not begun yet."""
    return draft.kind == "image" or draft.tone is Tone.TITLE


def _calls(drafts: list[Draft], candidates: _Candidates) -> list[int]:
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


def _above_or_alone_below_real(drafts: list[Draft], candidates: _Candidates) -> list[int]:
    first = next((at for at, draft in enumerate(drafts) if draft.kind == "heading"), None)
    if first is None:
        return []
    counts = Counter(found.kind for at, found in candidates.items() if at > first)
    return [
        at
        for at, found in candidates.items()
        if at < first or (counts[found.kind] < 2 and not is_own(bare(drafts[at].text)))
    ]


# Before judging


def _unfold(drafts: list[Draft]) -> list[Draft]:
    """Split paragraphs of several lines at lines that could be headings over the next."""
    unfolded: list[Draft] = []
    for draft in drafts:
        if draft.kind != "text" or draft.inside or "\n" not in draft.text:
            unfolded.append(draft)
            continue
        lines = draft.by_line()
        heads = [_is_head_of(*two) for two in pairwise(map(heading_candidate, lines))]
        pieces = [[lines[0]]]
        for number, line in enumerate(lines[1:], start=1):
            if heads[number - 1] or (number < len(heads) and heads[number]):
                pieces.append([line])
            else:
                pieces[-1].append(line)
        unfolded += [join_lines(piece) for piece in pieces] if len(pieces) > 1 else [draft]
    return unfolded


def _is_head_of(found: HeadingCandidate | None, below: HeadingCandidate | None) -> bool:
    """Tell whether a line is dressed or numbered as a title and the next line is not."""
    if found is None or found.kind == "centred":
        return False
    return below is None or deeper(found, below)


def _demote(drafts: list[Draft]) -> None:
    """Make bold text of real headings that are quoted, are passages, or name nothing."""
    for draft in drafts:
        if draft.kind == "heading" and (
            _FILE_NAME.fullmatch(draft.text)
            or _TABS.search(draft.text)
            or not any(char.isalnum() for char in draft.text)
            or is_byline(draft.text)
            or any(frame.kind == "quote" for frame in draft.inside)
            or _is_passage(draft.text)
        ):
            _make_text(draft)


def _leave_out_site(
    drafts: list[Draft], candidates: _Candidates, title: str, leads: Sequence[str | None]
) -> None:
    """Make bold text of real headings that are the site's, and no candidates of others."""
    dresses = {
        at: f"n{found.kind}" if found.numbered else f"c{found.kind}"
        for at, found in candidates.items()
    }
    dresses |= {at: f"h{draft.level}" for at, draft in enumerate(drafts) if draft.kind == "heading"}
    for at in heads_of_site(drafts, dresses, title, leads):
        if candidates.pop(at, None) is None and drafts[at].kind == "heading":
            _make_text(drafts[at])


def _make_text(draft: Draft) -> None:
    draft.kind, draft.level = "text", 0
    draft.spans = tuple(
        Span(Clean(span.text.replace("\n", " ")), span.style | Style.STRONG, span.link)
        for span in draft.spans
    )


def _is_passage(text: str) -> bool:
    """Tell whether a heading holds what is plainly running text: several long sentences."""
    return (
        cells(text) > MAX_TITLE_CELLS and text.endswith("。") and sum(map(text.count, "。！？")) > 1
    )


def _mark_captions(drafts: list[Draft]) -> None:
    """Mark what stands under an image, and says so or is centred like it, as its caption."""
    image: Draft | None = None
    for draft in drafts:
        if not draft.is_body:
            image = draft if draft.kind in ("image", "table") else None
            under_image = draft.kind == "image"
            continue
        if image and (
            is_caption(draft.text)
            or (
                under_image
                and draft.centred
                and is_title(draft)
                # Bold it may be in the image's own paragraph; in another it is a heading.
                and (not draft.bold or draft.lines[0] == image.lines[-1])
            )
        ):
            draft.tone = Tone.CAPTION
            under_image = False
        else:
            image = None
