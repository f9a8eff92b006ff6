"""Headings that are none: what a thread of a forum puts over each post, and lists set in headings.

#### 东风夜放                         who wrote, and
##### 2# 发表于 2024-5-20 15:29      on which floor: what they wrote is read

### 1、本地判断，不会半夜发消息       three and more of one level, none over text
### 2、支持多盆
### 3、用的是常见的探头
"""

from __future__ import annotations

import re
from collections.abc import Container

from reader.article.dom.drafts import Draft
from reader.patterns import regex

_FLOOR = regex(
    r"[\W_]*(?:第\s?)?\d{1,5}\s?(?:[#＃]|楼|樓|层|層|F\b)|\W*[#＃]\s?\d{1,5}(?:\s|$|[|｜·])|\W*(?:楼主|樓主|板凳|沙发|地板)(?:\W|$)"
)
_WRITTEN = regex(
    r"(?:发表|發表|回复|回覆|回答|发布|發布)(?:于|於|在)?\s?[:：]?\s*(?:(?:19|20)\d\d|\d|昨|今|前)"
    r"|\b(?:posted|replied|commented|wrote|said)\b.{0,20}\d|(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?\s.{0,6}\d{1,2}:\d\d|\d+ ?(?:秒|分钟|小时|天|个?月|年)前|\d+ (?:min(?:ute)?s?|hours?|days?|months?|years?) ago",
    re.IGNORECASE,
)
_SAID_ON = regex(
    r"@?\S{1,40} (?:commented|replied|posted|wrote|said)(?: on| at)? .{0,24}(?:\d|ago)"
    r"|(?!\d)@?\S{1,30}(?: \S{1,20})?\s*[·|•—–-]\s*\d+ ?(?:(?:sec|min|hour|day|week|month|year)\w* ago|(?:秒|分钟|小时|天|周|个月|年)前)$"
    r"|(?![\d第])\S{1,24} (?:(?:19|20)\d\d)[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d\d(?::\d\d)?$"
    r"|(?:楼主|樓主|回复|回覆|跟帖|评论|Reply|Post)\s?#?\d{0,4}\s?[:：]\s?\S{1,20}$|\S{1,24}\s+\d{1,5}\s?(?:#|楼|樓)$|第?\s?\d{1,5}\s?(?:楼|樓|#)$"
    r"|(?:Re: .{1,80} by|Post by|Reply by|Comment by|Posted by) \S.{0,40}\d.{0,30}",
    re.IGNORECASE,
)
_MASTER = regex(r"\S\s?(?:[（(\[【](?:楼主|樓主|OP|lz|LZ)[)）\]】])$")
_LONGEST = 100
_LEAST_SAID = 2
_LEAST_LISTED = 3


def of_thread(drafts: list[Draft], candidates: Container[int]) -> set[int]:
    """Return the places of headings that name floors of a thread, and who is on them. Linear."""
    heads = [at for at, draft in enumerate(drafts) if draft.kind == "heading" or at in candidates]
    floors = [at for at in heads if _is_floor(drafts[at].text)]
    said = [at for at in heads if _is_said(drafts[at].text)]
    found = {*floors, *(said if len(said) >= _LEAST_SAID else ())}
    masters = {drafts[at].level for at in heads if _MASTER.search(drafts[at].text)} - {0}
    found |= {at for at in heads if drafts[at].level in masters}
    found |= {at - 1 for at in found if at and drafts[at - 1].kind == "heading"}
    named = [at for at in heads if at not in found and _is_over_floor(drafts, at)]
    return found | {*named} if len(named) >= _LEAST_SAID else found


def _is_floor(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return _FLOOR.match(text) is not None and _WRITTEN.search(text) is not None


def _is_said(text: str) -> bool:
    return len(text) <= _LONGEST and _SAID_ON.match(text) is not None


def _is_over_floor(drafts: list[Draft], at: int) -> bool:
    """Tell whether a line of text below a heading says on which floor somebody wrote."""
    if at + 1 == len(drafts) or drafts[at + 1].kind != "text":
        return False
    return _is_floor(drafts[at + 1].text.partition("\n")[0])


def listed(drafts: list[Draft]) -> set[int]:
    """Return the places of real headings that are a list: all of a level below one, and none over text."""
    found: set[int] = set()
    run: list[int] = []
    above = 0
    for at, draft in enumerate(drafts):
        if draft.kind != "heading":
            above = drafts[run[-1]].level if run else above
            run = []
        elif run and draft.level == drafts[run[0]].level:
            run.append(at)
        else:
            if len(run) >= _LEAST_LISTED and draft.level < drafts[run[0]].level:
                found.update(run)
            above = drafts[run[-1]].level if run else above
            run = [at] if 0 < above < draft.level else []
            above = draft.level
    return found
