"""Which lines that could be headings head the site around an article and not the article.

| what | example | a heading? |
|---|---|---|
| a sure label, anywhere | 猜你喜欢, Leave a Reply, 関連記事, 微信扫一扫，关注公众号 | no |
| a label and what it leads to | **>>>相关链接：[甲](…)**, 延伸閱讀》[乙](…) | no |
| another label over links, short lines, nothing | 广告 over `[甲](…)`, 相关链接 over two links, 全站热搜 over 留言列表 | no |
| another label over text that the article goes on after | 评论, Newsletter, 作者简介 over sentences, then 故事 | yes |
| another label over text at the end | Comments, About the author, 会社概要, 免责声明 over what the law wants | no |
| 更多, See also, dressed as the article's headings are | over links to other sites, which its writer chose | yes |
| a line not dressed as those are, at the end, over links to this site | `#### Elsewhere here` over `[甲](/1)` below an article of `##` | no |
| 目录 over names that are no headings of the article | 第一章　钟表 under it, of a book | yes |
| … that holds links elsewhere, over a long sentence | Related over “Photographs taken within an hour …” | yes |
| … dressed as one that the article had for its own | 版权声明 after 免责声明 and 责任编辑, each over text | yes |
| what follows the first of these, or END | post titles under 推荐阅读, readers' names under 评论 | no |
| … where the article clearly comes back | its next section, over sentences | yes |

It comes back under a line that is dressed as its headings were before and has a sentence under
it, or under any with long sentences, unless readers have the word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from reader.article.dom.drafts import Draft
from reader.corpus.site_labels import LONGEST, Label, bare, calls, label_of
from reader.patterns import regex

_LONG = 80
"""Cells of one paragraph that no box around an article has."""

_TOLD = 40
"""Cells of a paragraph that says something: more than a box's `Monthly tips.`"""

_MANY = 3
"""So many sections called like the site's things, and no other: the article is about those."""

_STOP = regex(r"[。！？!?…]|\.(?:\W|$)")
_SPLIT = regex(
    r"\W*(\w[^:：》】〉|｜丨>]{0,24}?)\s*[:：》】〉|｜丨>]+\s*(.+)", holds=":：》】〉|｜丨>"
)
_TOLD_IN_LINE = regex(r"\W*(\w[^:：\n]{0,14}?)\s*[:：]", holds=":：")
_TO_SUBSCRIBE = regex(
    r"inbox|newsletter|unsubscribe|spam|sign up|subscri|e-?mail|订阅|訂閱|退订|邮箱|关注|關注|メール|登録|会員",
)
_OF_RIGHTS = regex(
    r"转载|轉載|版权|版權|侵权|侵權|著作权|著作權|不构成|不構成|自担|自擔|自负|不代表|立场|無關|无关|仅供参考|僅供參考|责任|責任|原创|授权|授權"
    r"|copyright|rights|liab|advice|reproduc|licen[cs]e|permission|著作権|転載"
)
_ENDS_THERE = ("talk", "about", "call", "advert", "tags", "tools", "contents")


_Leads = Literal["", "away", "home", "both"]
_LEADS: dict[frozenset[bool], _Leads] = {
    frozenset(): "",
    frozenset({True}): "away",
    frozenset({False}): "home",
    frozenset({True, False}): "both",
}


class _Part(NamedTuple):
    """A line that could be a heading, or labels what follows, and what lies below it."""

    at: int
    end: int
    """The place of the next."""
    dress: str
    label: Label | None
    longest: int
    """Cells of its longest paragraph that says something in sentences, links left out."""
    linked: bool
    """All its words lead elsewhere."""
    leads: _Leads
    """Where the links below it lead: to other sites, or to pages of this one."""


def heads_of_site(
    drafts: list[Draft], heads: Mapping[int, str], title: str, away: frozenset[int]
) -> set[int]:
    """Return which of `heads` are the site's: places among the drafts, by their dress. Linear.

    `title` is the post's; `away` are the links that lead to other sites, or within the article.
    """
    labels = [_label(draft, heads.get(at, "")) for at, draft in enumerate(drafts)]
    if not any(labels) and not _lead_home(drafts, away):
        return set()  # as of most articles: what lies below lines need not be looked at
    return _Judge(_parts(drafts, heads, labels, away), drafts, bare(title)).site()


class _Judge:
    """Goes through the parts, from the first to the last."""

    def __init__(self, parts: list[_Part], drafts: list[Draft], title: str) -> None:
        self._parts = parts
        self._drafts = drafts
        self._title = title
        self._dresses: set[str] = set()
        self._own_labels: set[str] = set()
        self._only_labels = _only_labels(parts)
        first = next((number for number, part in enumerate(parts) if part.label), len(parts))
        self._before = {part.dress for part in parts[:first] if part.longest}
        ends = (part.at for part in parts if part.label and part.label.kind == "end")
        self._end = next(ends, len(drafts))
        self._last_return = max(
            (number for number, part in enumerate(parts) if self._returns(part)), default=-1
        )

    def site(self) -> set[int]:
        """Return the places of those that are the site's."""
        found: set[int] = set()
        inside: _Part | None = None
        for number, part in enumerate(self._parts):
            goes_on = number < self._last_return
            if part.label is not None:
                is_site = self._is_site(part, part.label, goes_on)
                if not is_site:
                    self._own_labels.add(part.dress)
            elif inside is not None:
                is_site = (part.linked and not part.longest) or number > self._last_return
            else:
                is_site = self._leads_home(number, part)
            if is_site:
                found.add(part.at)
                inside = part if part.label else inside
            elif part.dress:
                inside = None
        return found

    def _is_site(self, part: _Part, label: Label, goes_on: bool) -> bool:
        if label.sure:
            return True
        if not part.dress:
            return not part.longest or not goes_on
        if label.kind == "contents" and not part.leads:
            return self._lists_heads(part)
        if part.dress in self._before and (
            label.kind == "references" or (label.kind == "links" and part.leads == "away")
        ):
            return False
        if not part.longest:
            return label.kind != "about" or not goes_on
        if label.kind == "call" and part.longest < _LONG and self._says_below(part, _TO_SUBSCRIBE):
            return True
        if goes_on or part.dress in self._own_labels | self._only_labels or self._is_of(part):
            return False
        if label.kind == "legal":
            return self._says_below(part, _OF_RIGHTS)
        if label.kind in _ENDS_THERE:
            return label.kind not in ("talk", "call") or part.longest < _LONG
        return part.longest < _TOLD

    def _leads_home(self, number: int, part: _Part) -> bool:
        """Tell whether a line at the end, not dressed as the article's are, heads links to its site."""
        at_end = number > self._last_return >= 0 and part.dress not in self._before
        return at_end and part.leads == "home" and not part.longest

    def _is_of(self, part: _Part) -> bool:
        """Tell whether the post is about what the label names."""
        said = bare(self._drafts[part.at].text)
        return len(said) > 1 and said in self._title

    def _says_below(self, part: _Part, what: re.Pattern[str]) -> bool:
        below = self._drafts[part.at + 1 : part.end]
        return any(what.search(draft.text.lower()) for draft in below[:2])

    def _lists_heads(self, part: _Part) -> bool:
        """Tell whether the lines below name what is a line of its own later: contents."""
        end = max(part.end, part.at + 2)
        below = self._drafts[part.at + 1 : end]
        return any(
            self._last_place.get(bare(line), -1) >= end
            for draft in below
            for line in draft.text.split("\n")
            if len(line) <= LONGEST
        )

    @cached_property
    def _last_place(self) -> dict[str, int]:
        """The last line that could be a heading, by its words."""
        return {bare(self._drafts[part.at].text): part.at for part in self._parts}

    def _returns(self, part: _Part) -> bool:
        """Tell whether the article goes on under a line."""
        if part.label is not None or not part.dress or part.linked:
            return False
        if part.at < self._end and (not self._before or part.dress in self._before):
            return part.longest > 0
        return part.longest >= _LONG


def _only_labels(parts: list[_Part]) -> set[str]:
    """Return the dresses that nothing but labels over sentences have, three and more."""
    over = Counter(part.dress for part in parts if part.longest and part.label)
    others = {part.dress for part in parts if part.longest and not part.label}
    return {dress for dress, count in over.items() if count >= _MANY and dress not in others}


def _lead_home(drafts: list[Draft], away: frozenset[int]) -> bool:
    """Tell whether the last words of an article are links to pages of its site."""
    for draft in reversed(drafts):
        if draft.kind == "text":
            return any(span.link is not None and span.link not in away for span in draft.spans)
    return False


def _parts(
    drafts: list[Draft],
    heads: Mapping[int, str],
    labels: list[Label | None],
    away: frozenset[int],
) -> list[_Part]:
    """Return the lines that could be headings, with what lies below each of them."""
    found: list[_Part] = []
    longest = 0
    end = len(drafts)
    leads: set[bool] = set()
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        dress = heads.get(at, "")
        label = labels[at]
        if not dress and label is None:
            longest = max(longest, _says(draft))
            leads |= {span.link in away for span in draft.spans if span.link is not None}
            continue
        words = [span for span in draft.spans if any(map(str.isalnum, span.text))]
        linked = bool(words) and all(span.link is not None for span in words)
        found.append(_Part(at, end, dress, label, longest, linked, _LEADS[frozenset(leads)]))
        longest, leads, end = 0, set(), at
    found.reverse()
    return _with_subsections(found)


def _with_subsections(parts: list[_Part]) -> list[_Part]:
    """Return the parts, each real heading with what the deeper ones below it hold."""
    made = list(parts)
    for number in range(len(parts) - 2, -1, -1):
        part, below = parts[number], made[number + 1]
        deeper = part.dress[:1] == "h" == below.dress[:1] and part.dress < below.dress
        if deeper and below.label is None and not below.linked and not part.longest:
            made[number] = part._replace(longest=below.longest)
    return made


def _label(draft: Draft, dress: str) -> Label | None:
    """Return what a line that could be a heading, or a short one of text, labels."""
    if draft.kind not in ("text", "heading") or (draft.inside and not dress):
        return None
    text = draft.text
    if len(text) > LONGEST or "\n" in text:
        return None
    found = label_of(text)
    if found is not None:
        return found if dress or found.sure or found.kind == "end" else None
    if not dress:
        return None
    if told := _SPLIT.fullmatch(text):
        first = label_of(told[1])
        linked = any(span.link is not None for span in draft.spans)
        if first is not None and (first.sure or linked or first.kind in ("advert", "legal")):
            return Label(first.kind, True)
    return Label("call", True) if not dress.startswith("n") and calls(text) else None


def _says(draft: Draft) -> int:
    """Return the cells, about, of what a draft says in sentences; 0 where it says nothing."""
    if draft.kind in ("code", "table"):
        return _TOLD
    if draft.kind != "text":
        return 0
    if (told := _TOLD_IN_LINE.match(draft.text)) and label_of(told[1]) is not None:
        return 0
    own = "".join(span.text for span in draft.spans if span.link is None)
    if not _STOP.search(own) or 2 * len(own) < len(draft.text):
        return 0
    return len(own) if own.isascii() else len(own.encode("gb18030", "replace"))
