"""What WeChat's page says of the account above an article, where nothing but its words tell it.

html2text and other converters write it as lines:

    **纸鸢研究所** ![]()        who publishes, over
    微信号 zhiyuan-lab          its name in WeChat, and
    功能介绍 关于纸鸢的一切。    what it is about
    ____
    收录于话题 #纸鸢 3个         the topics; more of them on lines of their own
"""

from __future__ import annotations

import re

from reader.article.dom.drafts import Draft
from reader.patterns import regex

_SEARCHED = 12
"""Blocks at the head of an article."""

_LONGEST_NAME = 40
_ACCOUNT = regex(r"微信号[ \u00a0]+\S{2,40}", holds="微")
_ABOUT = regex("功能介绍", begins="功")
_TOPICS = regex(r"收录于(?:话题|合集)(?:\s*#[^。]{0,200})?", begins="收")
_TOPIC = regex(r"#\s*[^#。]{1,40}|[0-9]{1,4}\s*个", begins="#0123456789")


def of_account(drafts: list[Draft]) -> set[int]:
    """Return the places of such lines at the head of an article."""
    found: set[int] = set()
    for at, draft in enumerate(drafts[:_SEARCHED]):
        if draft.kind != "text":
            continue
        if _ACCOUNT.fullmatch(draft.text) and _is_text(drafts, at + 1, _ABOUT):
            found |= {at, at + 1}
            found |= {at - 1} if at and _is_name(drafts[at - 1]) else set()
            if at + 2 < len(drafts) and drafts[at + 2].kind == "rule":
                found.add(at + 2)
        elif _TOPICS.fullmatch(draft.text):
            found.add(at)
            end = at + 1
            while _is_text(drafts, end, _TOPIC) and _TOPIC.fullmatch(drafts[end].text):
                found.add(end)
                end += 1
    return found if len(found) < len(drafts) else set()


def _is_text(drafts: list[Draft], at: int, pattern: re.Pattern[str]) -> bool:
    return (
        at < len(drafts)
        and drafts[at].kind == "text"
        and pattern.match(drafts[at].text) is not None
    )


def _is_name(draft: Draft) -> bool:
    return draft.kind == "text" and draft.bold and len(draft.text) <= _LONGEST_NAME
