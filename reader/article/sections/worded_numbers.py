"""A word and its number alone on a line, 案例一, Day 1, 第一步, and the title on the next: one line.

    案例一
    旧船买卖合同纠纷案        →   案例一 旧船买卖合同纠纷案

So it is where the words are the same and their numbers count from one, two of them over titles that
have a dress, three over plain ones; each title is the only line of its dress before the next number.
A subtitle, ——船东诉买家, is none of these. Day 1 over 上午, with 下午 below it, is over sections of its own; a title with a number of its own, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import is_subtitle, is_title, opening
from reader.article.sections.series import numbers
from reader.patterns import regex

_WORDED = regex(
    r"第 ?[一二三四五六七八九十0-9]{1,3} ?(?:章|节|回|部分?|篇|讲|课|步|站|天|夜|幕|卷|封|则|个[\u4e00-\u9fff]{2})"
    r"|(?!周|星期|礼拜|附|图|表|注|初|十)[\u4e00-\u9fff]{1,4} ?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
    r"|[A-Z][A-Za-z]{2,8} ?[0-9]{1,2}"
)
_WORD = regex(r"[\s0-9一二三四五六七八九十]+")
_LONGEST = 14
_LEAST, _LEAST_PLAIN = 2, 3


def worded(drafts: Sequence[Draft]) -> dict[int, int]:
    """Return the places of such lines, and for each that of its title. Linear."""
    series: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts[:-2]):
        if (
            len(draft.text) <= _LONGEST
            and _WORDED.fullmatch(draft.text)
            and _is_over_title(drafts, at)
        ):
            series[_WORD.sub("", draft.text), draft.kind, draft.level].append(at)
    found: dict[int, int] = {}
    for places in series.values():
        is_plain = any(_dress(drafts[at + 1]) == ("text", False, False) for at in places)
        if (
            len(places) >= (_LEAST_PLAIN if is_plain else _LEAST)
            and [numbers(drafts[at].text) for at in places]
            == [(n,) for n in range(1, len(places) + 1)]
            and len({drafts[at + 1].text for at in places}) == len(places)
            and _are_only(drafts, places)
        ):
            found |= {at: at + 1 for at in places}
    return found


def _is_over_title(drafts: Sequence[Draft], at: int) -> bool:
    """Tell whether a title, over something said, lies right below a line."""
    line, title, below = drafts[at : at + 3]
    if line.inside or title.inside or (line.kind, line.level) != (title.kind, title.level):
        return False
    if opening(title.text) is not None or title.text.endswith((":", "：")):
        return False
    return (title.kind == "heading" or (is_title(line) and is_title(title))) and (
        is_subtitle(below) or not _is_like(below, title)
    )


def _are_only(drafts: Sequence[Draft], places: list[int]) -> bool:
    """Tell whether no line between the numbers is dressed as the titles are."""
    for at, end in zip(places, [*places[1:], len(drafts)], strict=True):
        last = end == len(drafts)
        below = (draft for draft in drafts[at + 2 : end] if not is_subtitle(draft))
        if not last and any(_is_like(draft, drafts[at + 1]) for draft in below):
            return False
    return True


def _is_like(draft: Draft, title: Draft) -> bool:
    if draft.kind == "heading" or title.kind == "heading":
        return (draft.kind, draft.level) == (title.kind, title.level)
    return _dress(draft) == _dress(title) and is_title(draft)


def _dress(draft: Draft) -> tuple[str, bool, bool]:
    return draft.kind, draft.kind == "text" and draft.bold, draft.centred
