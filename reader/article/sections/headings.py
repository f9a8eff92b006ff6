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
| series by a word | 办法一：… 办法二：… · 第一步 第二步 · Phase 1: · DAY1 · A. 浇水 · 1：浇水 · 1️⃣ 浇水 | one that does not count from one (`reader.article.sections.series`) |
| decimals | 2.1 under 2., 2.2 | 1.8 series · 3.1 before 2.1 · 1.1 over a picture alone |
| left marks | `# 优缺点` written `\\# 优缺点` · ##优缺点 · == 浇水 == · —— 浇水 —— · [Constraints] · 🌱 浇水 · twice at least | `# ls` · [1] · 👉 |
| questions | three long ones of an interview, wholly bold, over plain paragraphs | where other bold paragraphs do not ask |
| headlines | | long real headings one after the other, over the first text |
| plain lines | short ones over paragraphs (`reader.article.sections.plain_lines`) | where headings have a dress |
| records | | 【编号】X over 【等级】Y · a label over an address, or, with a colon, over a list, code, a table · 1、[title](link) over a word on it |
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
from collections.abc import Sequence
from itertools import pairwise

from reader.article.content import Span, Style, Tone
from reader.article.dom.drafts import Draft, join_lines
from reader.article.facts.notices import is_beside, is_byline, is_caption
from reader.article.furniture.around import heads_of_site
from reader.article.sections.depth import deeper, set_levels
from reader.article.sections.heading_candidates import (
    MAX_TITLE_CELLS,
    Candidates,
    HeadingCandidate,
    cells,
    ends_open,
    heading_candidate,
    is_title,
)
from reader.article.sections.objections import drop, rows, weigh
from reader.article.sections.plain_lines import could_be_plain, plain_lines
from reader.article.sections.repeated_title import words
from reader.article.sections.series import drop_uncounted
from reader.patterns import regex
from reader.safe import Clean

_FILE_NAME = regex(
    r"[^\s/]+\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|pdf|docx?|xlsx?|pptx?|zip|rar|mp[34]|mov|avi)",
    re.IGNORECASE,
    holds=".",
)
_TABS = regex(r"\{[^{}]*\.tabset\b[^{}]*\}$", begins="{")


_HEADLINE = 60
"""Cells of a heading that tells the news rather than name a section."""

_LONGEST_QUESTION = 240
"""Characters."""

_LEAST_QUESTIONS = 3


def judge(drafts: list[Draft], title: str, leads: Sequence[str | None]) -> list[Draft]:
    """Return the drafts, headings among them marked and given their depth. Linear.

    Paragraphs broken into lines are split where a line of them is a heading. `title` is
    the post's own, which is no heading where it is repeated; `leads` tells of each link where
    it leads: "" to a page of this site, None within the article, else the host.
    """
    drafts = _unfold(drafts)
    _demote(drafts)
    _demote_headlines(drafts)
    _mark_captions(drafts)
    candidates = {
        at: found for at, draft in enumerate(drafts) if (found := heading_candidate(draft))
    }
    candidates |= {at: HeadingCandidate("bold") for at in _questions(drafts)}
    drop_uncounted(drafts, candidates)
    drop(candidates, rows(drafts, candidates))  # a poem is none of the site's, either
    _leave_out_site(drafts, candidates, title, leads)
    drop(candidates, [at for at in candidates if drafts[at].text == title])
    for draft in drafts:
        if draft.kind == "heading" and title and words(draft.text) == words(title):
            _make_text(draft)
    if candidates:
        weigh(drafts, candidates)
    if not _is_dressed(drafts, candidates):
        more = plain_lines(drafts, candidates.keys())
        candidates |= {at: HeadingCandidate("plain") for at in more}
    for at in candidates:
        drafts[at].kind = "heading"
    set_levels(drafts, candidates)
    return drafts


def _questions(drafts: list[Draft]) -> list[int]:
    """Return the places of an interview's long questions: paragraphs wholly bold, over plain ones.

    So where three such paragraphs ask, and hardly one does not.
    """
    if sum(draft.text.endswith(("?", "？")) for draft in drafts) < _LEAST_QUESTIONS:
        return []
    bold = [
        at
        for at, draft in enumerate(drafts[:-1])
        if draft.is_body
        and not draft.inside
        and len(draft.text) <= _LONGEST_QUESTION
        and draft.bold
        and drafts[at + 1].is_body
        and not drafts[at + 1].bold
    ]
    asked = [
        at for at in bold if drafts[at].text.endswith(("?", "？")) and "\n" not in drafts[at].text
    ]
    return asked if len(asked) >= _LEAST_QUESTIONS and 4 * len(asked) >= 3 * len(bold) else []


def _is_dressed(drafts: list[Draft], candidates: Candidates) -> bool:
    """Tell whether headings have a dress here; one that opens the page tells nothing of the others."""
    if any(drafts[at].bold or drafts[at].centred for at in candidates):
        return True
    says = False
    for draft in drafts:
        if draft.kind == "heading" and says:
            return True
        says = says or (draft.is_body and not draft.inside and not ends_open(draft.text))
    return False


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
        for number, line in enumerate(lines[:-1]):
            above = lines[number - 1] if number else (unfolded[-1] if unfolded else None)
            heads[number] = heads[number] or could_be_plain(line, above, lines[number + 1])
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


def _demote_headlines(drafts: list[Draft]) -> None:
    """Make text of long real headings that follow each other over the first text: headline, deck."""
    head: list[Draft] = []
    for draft in drafts:
        if draft.kind == "heading":
            head.append(draft)
        elif draft.is_body and not is_beside(draft.text):
            break
    levels = {draft.level for draft in head}
    if len(head) > 1 and len(levels) == 1 and all(cells(one.text) > _HEADLINE for one in head):
        for draft in head:
            _make_text(draft)


def _leave_out_site(
    drafts: list[Draft], candidates: Candidates, title: str, leads: Sequence[str | None]
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
