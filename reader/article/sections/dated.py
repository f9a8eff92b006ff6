"""Plain lines that date what is below them: the days of a diary, the hours of a report.

5月1日 晴            three and more, one after the other in time, each over text
第一天在码头等到天黑，船家说潮水不对。…
"""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from reader.article.content import Tone
from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import ends_open
from reader.patterns import regex

_BEHIND = (
    r"(?:\s?[,，、]?\s?[（(]?(?:星期|周|礼拜|週)?[一二三四五六日天月火水木金土][)）]?)?"
    r"(?:[ 　,，、]+[^\s。，\d]{1,8}){0,2}$"
)
"""What may stand behind a day: its weekday, the weather."""

_DAY = regex(rf"(?:(?:19|20)\d\d\s?年\s?)?(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?[日号]?{_BEHIND}")
_FULL_DAY = regex(rf"(?:19|20)\d\d([./-])(\d{{1,2}})\1(\d{{1,2}}){_BEHIND}")
_HOUR = regex(
    r"(\d{1,2})[:：](\d\d)(?:\s?[—–~-]\s?\d{1,2}[:：]\d\d)?[ 　]+[^\s\d][^。；!?！？]{1,20}$"
)
_LONGEST = 32
_LEAST = 3
_LEAST_BELOW = 20
"""Characters of a text that a day is over."""


def dated(drafts: list[Draft], others: Container[int]) -> list[int]:
    """Return the places of such lines. Linear."""
    for pattern in (_DAY, _FULL_DAY, _HOUR):
        found: list[int] = []
        times: list[tuple[int, int]] = []
        for at, draft in enumerate(drafts[:-1]):
            text = draft.text
            if len(text) > _LONGEST or at in others or not text[:1].isdecimal():
                continue
            if draft.kind != "text" or draft.inside or (match := pattern.match(text)) is None:
                continue
            if not _is_text(drafts[at + 1]) or (at and _is_title(drafts[at - 1])):
                return []
            found.append(at)
            times.append((int(match.groups()[-2]), int(match.groups()[-1])))
        if len(found) >= _LEAST and _is_in_order(times):
            return found
    return []


def _is_text(draft: Draft) -> bool:
    return draft.kind == "image" or (draft.is_body and len(draft.text) >= _LEAST_BELOW)


def _is_title(draft: Draft) -> bool:
    """Tell whether the day of a title is below it."""
    is_line = draft.kind == "text" and len(draft.text) <= _LONGEST and draft.tone is not Tone.TITLE
    return is_line and ends_open(draft.text)


def _is_in_order(times: list[tuple[int, int]]) -> bool:
    """Tell whether times rise, or fall, but for a new year once."""
    rises = sum(a < b for a, b in pairwise(times))
    falls = sum(a > b for a, b in pairwise(times))
    return (
        min(rises, falls) <= (1 if len(times) > _LEAST else 0) and rises + falls == len(times) - 1
    )
