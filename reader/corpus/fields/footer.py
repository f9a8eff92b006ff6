"""The end of a scraper's body: where an article came from, and what is not article at all.

A body of the founding archive ends like this:

    …热情周到。</p><p class="em_media">（文章来源：中国劳动保障报）</p>

    <http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW2022…>

    [返回中国劳动保障报新闻](//finews…/zhongguolaodongbaozhangbao.html)｜[返回首页](//finews…/)

`read_footer` looks at the last few lines and takes them apart from the end:

`navigation`
    a line of nothing but links, at least one of which goes back, home, up, on or about
    (返回…, 首页, 上一篇, 下一篇, 目录, Back to…); to be dropped;
`source`
    a line that is only the link to the original: `<http://…>`, `原文链接：http://…`,
    `[阅读原文](http://…)`; to be shown as the source;
`media`
    `（文章来源：X）`, `来源：X` and its kin, at the end of a paragraph or on a line of its
    own; X is the medium. 图片来源 and 资料来源 name other things;
`editor`
    `责任编辑：X`, `（编辑：X）`: no text of the article either, a credit.

Offsets are into the body that was given; everything is linear in the last few kilobytes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from reader.characters import unescaped
from reader.patterns import regex

Kind = Literal["media", "editor", "source", "navigation"]

_CHARACTERS_SEARCHED: Final = 3072
_ITEMS_HELD: Final = 12
_CREDIT_REACH: Final = 300
"""Characters before the end of a line in which a medium or an editor is looked for."""

_EDITOR_HINTS: Final = ("编", "編", "校", "核", "审校", "监制", "原标题")
_LONGEST_NAME: Final = 40
_LONGEST_LINE: Final = 2000

_OPENERS: Final = r"(?:<(?:p|div|span|center|strong|b|em|i|font|small|section)\b[^<>]*>\s*)*"
_OPENER: Final = regex(_OPENERS)
_CLOSERS: Final = r"(?:\s|&nbsp;|</[a-z]{1,10}>|<br\s*/?>|\*\*)*$"
_MEDIA_LABEL: Final = (
    r"(?:(?:文章|本文|新闻|稿件|信息|内容|消息)?(?:来源|來源)|稿源|转载自|转自|轉載自)"
)
_EDITOR_LABEL: Final = (
    r"(?:责任编辑|責任編輯|责编|責編|值班编辑|编辑|編輯|主编|校对|校對|审核|審核|审校|监制|原标题)"
)
_MEDIA_IN_BRACKETS: Final = regex(
    r"[（(]\s*" + _MEDIA_LABEL + r"\s*[:：]\s*([^（）()\n]{1,200})[）)]" + _CLOSERS
)
_MEDIA_BARE: Final = regex(
    r"\s*" + _MEDIA_LABEL + r"\s*[:：]\s*([^（）()\n。；]{1,200}?)" + _CLOSERS
)
_EDITOR_IN_BRACKETS: Final = regex(
    r"[（(]\s*" + _EDITOR_LABEL + r"\s*[:：]([^（）()\n]{0,60})[）)]" + _CLOSERS
)
_EDITOR_BARE: Final = regex(
    r"\s*[【\[]?" + _EDITOR_LABEL + r"\s*[:：]([^（）()\n。；]{1,60}?)" + _CLOSERS
)
_USUAL_START: Final = '<p class="em_media">（文章来源：'
_USUAL_MEDIUM: Final = regex(_USUAL_START + r"([^\s（）()<>&*_:：/／|｜]{1,40})）</p>\n\n")
_USUAL_END: Final = regex(
    r"<(https?://[^<>\s&]{1,1000})>\n\n"
    r"(\[返回[^\[\]\n]{1,70}\]\([^()\s]{0,900}\)｜\[返回首页\]\([^()\s]{0,900}\))\s*\Z"
)
_ANYWHERE: Final = regex(
    r"[（(]\s*(?:文章|本文|新闻|稿件)(?:来源|來源)\s*[:：]\s*([^（）()\n]{1,200})[）)]"
)
_NEXT_CREDIT: Final = regex(
    r"[\s|｜/／]*(?:作者|记者|記者|责任编辑|责编|编辑|原标题|时间|日期|发布)\s*[:：].*"
)
_TAG: Final = regex(r"<[^<>]*>")

_LINK: Final = regex(
    r"\[(?P<text>[^\[\]\n]{1,80})\]\((?P<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+[\"'][^\"'\n]*[\"'])?\)"
    r"|<a\b[^<>]*?href=[\"']?(?P<ahref>[^\"'<>\s]*)[^<>]*>(?P<atext>[^<>]{1,80})</a\s*>"
)  # fmt: skip
_BETWEEN: Final = regex(
    r"(?:[\s|｜│·・•/／、,，—–-]|&nbsp;|&middot;|</?(?:p|div|span|center)\b[^<>]*>)*"
)
_GOES: Final = regex(
    r"\s*[<«‹←\[【]?\s*(?:返回|回到|回首|首页|首頁|主页|主頁|上一|下一|前一|后一|目录|目錄|更多"
    r"|back\b|home\b|return\b|prev|next\b|older\b|newer\b|index$)",
    re.IGNORECASE,
)
_ORIGINAL: Final = (
    r"(?:(?:阅读|查看|閱讀|点击查看)?原文(?:链接|地址|网址|连结|連結|鏈接|出处|來源|来源)?"
    r"|(?:来源|來源|本文|文章)?(?:链接|連結|鏈接|地址|网址)|出处|出處"
    r"|source|original(?: (?:link|article|post))?|read (?:the )?original|via|link)"
)
_SOURCE: Final = regex(
    _OPENERS + r"(?P<label>" + _ORIGINAL + r"\s*[:：]?\s*)?"
    r"(?:<(?P<auto>https?://[^<>\s]{1,2000})>|(?P<plain>https?://[^<>\s]{1,2000})"
    r"|\[(?P<text>[^\[\]\n]{1,80})\]\((?P<href>https?://[^()\s]{1,2000})\)"
    r"|<a\b[^<>]*?href=[\"']?(?P<ahref>https?://[^\"'<>\s]{1,2000})[^<>]*>(?P<atext>[^<>]{1,2000})</a\s*>)"
    + _CLOSERS,
    re.IGNORECASE,
)
_SAYS_ORIGINAL: Final = regex(rf"\W*{_ORIGINAL}\W*$", re.IGNORECASE)


_LABELS_ABOVE: Final = ("via", "Via", "原文")
_SOURCE_ABOVE: Final = regex(
    r"^[ \t>*]*(?:[Vv]ia|原文(?:链接|地址|网址)?)[ \t]*[:：][ \t]*<?(https?://[^<>\s()]{1,1000})>?[ \t*]*$",
    re.MULTILINE,
)


class FooterItem(NamedTuple):
    """A stretch of the footer: `body[start:end]`. `text` is the link or the medium it names."""

    kind: Kind
    start: int
    end: int
    text: str = ""


class Footer(NamedTuple):
    """What stands below an article's own text, as HTML's `footer` does: items in the body's order.

    `start` is where the footer begins: the article's own text is `body[:start]`, without
    trailing blanks. It is the body's length where there is no footer.
    """

    start: int
    items: tuple[FooterItem, ...] = ()

    @property
    def source(self) -> str:
        """The link to the original (http or https), not cleaned; empty where none."""
        return self._first("source")

    @property
    def media(self) -> str:
        """The medium, not cleaned; empty where none is named."""
        return self._first("media")

    def _first(self, kind: Kind) -> str:
        for item in self.items:
            if item.kind == kind:
                return item.text
        return ""


_NO_FOOTER: Final = Footer(0, ())


def read_footer(body: str) -> Footer:
    """Return the footer of `body`; `\\n` ends its lines. Pure, never raises."""
    if not body:
        return _NO_FOOTER
    floor = max(len(body) - _CHARACTERS_SEARCHED, 0)
    footer = _footer_of(body[floor:])
    if not floor:
        return footer
    items = [item._replace(start=item.start + floor, end=item.end + floor) for item in footer.items]
    return Footer(footer.start + floor, tuple(items))


@lru_cache(maxsize=64)  # posts are asked for it by who lists some and by who parses them
def _footer_of(body: str) -> Footer:
    """Return the footer of a body, or of the last characters of a longer one."""
    items = _usual(body)
    end = _trimmed(body, items[-1].start if items else len(body))
    while end > 0 and len(items) < _ITEMS_HELD:
        item = _last_item(body, body.rfind("\n", 0, end) + 1, end)
        if item is None:
            break
        end = _trimmed(body, item.start)
        items.append(item)
    start = end if items else len(body)
    kinds = {item.kind for item in items}
    if "media" not in kinds:
        items += _mentioned(body, end)
    if "source" not in kinds:
        items += _told_above(body, end)
    items.sort(key=lambda item: item.start)
    return Footer(start, tuple(items))


def _trimmed(body: str, end: int) -> int:
    while end > 0 and body[end - 1].isspace():
        end -= 1
    return end


def _usual(body: str) -> list[FooterItem]:
    """Return the founding archive's footer, last item first, in two looks; nothing for others.

    What `_last_item` would find item by item, four times as fast.
    """
    at = body.rfind("\n<http") + 1
    match = _USUAL_END.match(body, at) if at else None
    if not match:
        return []
    source, navigation = match.regs[1:]
    items = [
        FooterItem("navigation", *navigation),
        FooterItem("source", source[0] - 1, source[1] + 1, match[1]),
    ]
    above = body.rfind(_USUAL_START, 0, at)
    if above >= 0 and (medium := _USUAL_MEDIUM.fullmatch(body, above, at)):
        items.append(FooterItem("media", above, medium.end(1) + len("）</p>"), medium[1]))
    return items


def _last_item(body: str, line: int, end: int) -> FooterItem | None:
    """Return what the text before `end`, on the line that starts at `line`, ends with."""
    if end - line <= _LONGEST_LINE:
        text = body[line:end]
        if _may_be_links(text) and _is_navigation(text):
            return FooterItem("navigation", line, end)
        if "://" in text and (href := _source(text)):
            return FooterItem("source", line, end, href)
    start = max(line, end - _CREDIT_REACH)
    near = body[start:end]
    if "：" not in near and ":" not in near:
        return None
    label = near.rfind("源")
    if label < 0:
        label = max(near.rfind("转自"), near.rfind("载自"), near.rfind("載自"))
    if label >= 0 and (found := _credit(near, label, _MEDIA_IN_BRACKETS, _MEDIA_BARE)):
        at, named = found
        if name := _medium(named):
            return FooterItem("media", start + at, end, name)
    label = max(map(near.rfind, _EDITOR_HINTS))
    if label >= 0 and (found := _credit(near, label, _EDITOR_IN_BRACKETS, _EDITOR_BARE)):
        return FooterItem("editor", start + found[0], end)
    return None


def _credit(
    near: str, label: int, in_brackets: re.Pattern[str], bare: re.Pattern[str]
) -> tuple[int, str] | None:
    """Return where the credit around `label` begins, with its tags, and whom it names.

    It stands in brackets, or alone in its paragraph (from the line's or a tag's end on).
    """
    bracket = max(near.rfind("（", 0, label), near.rfind("(", 0, label))
    match = in_brackets.match(near, bracket) if bracket >= 0 else None
    if match is None:
        begin = near.rfind(">", 0, label) + 1
        match = bare.match(near, begin + 2 if near.startswith("**", begin) else begin)
    if match is None:
        return None
    return _before_openers(near, match.start()), match[1]


def _before_openers(near: str, at: int) -> int:
    """Return where the tags and stars that open what stands at `at` begin."""
    at -= len(near[:at]) - len(near[:at].rstrip("*"))
    while at and near[at - 1] == ">":
        tag = near.rfind("<", 0, at)
        if tag < 0 or not _OPENER.fullmatch(near, tag, at):
            break
        at = tag
    return at


def _mentioned(body: str, end: int) -> list[FooterItem]:
    """Return the medium named in brackets a little before the end, with text behind it."""
    if all(body.find(label, 0, end) < 0 for label in ("来源", "來源")):
        return []
    found = list(_ANYWHERE.finditer(body, 0, end))
    name = _medium(found[-1][1]) if found else ""
    return [FooterItem("media", found[-1].start(), found[-1].end(), name)] if name else []


def _told_above(body: str, end: int) -> list[FooterItem]:
    """Return the source that a line of its own tells a little before the end, with others below it."""
    if not any(label in body for label in _LABELS_ABOVE):
        return []
    found = list(_SOURCE_ABOVE.finditer(body, 0, end))
    return [FooterItem("source", *found[-1].span(), unescaped(found[-1][1]))] if found else []


def _may_be_links(text: str) -> bool:
    return (text[-1] in ")>|｜" and "](" in text) or "</a" in text


def _is_navigation(text: str) -> bool:
    goes = False
    at = 0
    for link in _LINK.finditer(text):
        gap = _BETWEEN.match(text, at, link.start())
        if gap is None or gap.end() != link.start():
            return False
        goes = goes or bool(_GOES.match(link["text"] or link["atext"] or ""))
        at = link.end()
    return goes and _BETWEEN.fullmatch(text, at) is not None


def _source(text: str) -> str:
    if text[:5] == "<http" and text.find(">") == len(text) - 1 and " " not in text:
        return unescaped(text[1:-1]) if len(text) <= _LONGEST_LINE else ""
    match = _SOURCE.fullmatch(text)
    if not match:
        return ""
    named = match["text"] or match["atext"]
    if not match["label"] and not match["auto"]:
        bare = named is not None and "://" in named
        if not bare and not (named and _SAYS_ORIGINAL.match(named)):
            return ""
    href = match["auto"] or match["plain"] or match["href"] or match["ahref"] or ""
    return unescaped(href)


def _medium(text: str) -> str:
    name = _NEXT_CREDIT.sub("", unescaped(_TAG.sub("", text))).strip(" \t　*_：:")
    return name if 0 < len(name) <= _LONGEST_NAME else ""
