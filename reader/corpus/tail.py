"""The end of a scraper's body: where an article came from, and what is not article at all.

A body of the founding archive ends like this:

    …热情周到。</p><p class="em_media">（文章来源：中国劳动保障报）</p>

    <http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW2022…>

    [返回中国劳动保障报新闻](//finews…/zhongguolaodongbaozhangbao.html)｜[返回首页](//finews…/)

`read_tail` looks at the last few lines and takes them apart from the end:

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

import html
import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["media", "editor", "source", "navigation"]

_WINDOW: Final = 4096
_MOST: Final = 12
_REACH: Final = 300
"""Characters before the end of a line in which a medium or an editor is looked for."""

_LONGEST_NAME: Final = 40
_LONGEST_LINE: Final = 2000

_OPENERS: Final = r"(?:<(?:p|div|span|center|strong|b|em|i|font|small|section)\b[^<>]*>\s*)*"
_CLOSERS: Final = r"(?:\s|&nbsp;|</[a-z]{1,10}>|<br\s*/?>|\*\*)*$"
_MEDIA_LABEL: Final = (
    r"(?:(?:文章|本文|新闻|稿件|信息|内容|消息)?(?:来源|來源)|稿源|转载自|转自|轉載自)"
)
_EDITOR_LABEL: Final = (
    r"(?:责任编辑|責任編輯|责编|責編|值班编辑|编辑|編輯|主编|校对|校對|审核|審核|审校|监制|原标题)"
)
_MEDIA: Final = re.compile(
    _OPENERS + r"\*{0,2}(?:[（(]\s*" + _MEDIA_LABEL + r"\s*[:：]\s*(?P<within>[^（）()\n]{1,200})[）)]"
    r"|(?:^|(?<=>)|(?<=\*))\s*" + _MEDIA_LABEL + r"\s*[:：]\s*(?P<bare>[^（）()\n。；]{1,200}?))" + _CLOSERS
)  # fmt: skip
_EDITOR: Final = re.compile(
    _OPENERS + r"\*{0,2}(?:[（(【\[]\s*" + _EDITOR_LABEL + r"\s*[:：][^（）()【】\n]{0,60}[）)】\]]"
    r"|(?:^|(?<=>)|(?<=\*))\s*" + _EDITOR_LABEL + r"\s*[:：][^（）()\n。；]{1,60}?)" + _CLOSERS
)  # fmt: skip
_ANYWHERE: Final = re.compile(
    r"[（(]\s*(?:文章|本文|新闻|稿件)(?:来源|來源)\s*[:：]\s*(?P<within>[^（）()\n]{1,200})[）)]"
)
_NEXT_CREDIT: Final = re.compile(
    r"[\s|｜/／]*(?:作者|记者|記者|责任编辑|责编|编辑|原标题|时间|日期|发布)\s*[:：].*"
)
_TAG: Final = re.compile(r"<[^<>]*>")

_LINK: Final = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,80})\]\((?P<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+[\"'][^\"'\n]*[\"'])?\)"
    r"|<a\b[^<>]*?href=[\"']?(?P<ahref>[^\"'<>\s]*)[^<>]*>(?P<atext>[^<>]{1,80})</a\s*>"
)  # fmt: skip
_BETWEEN: Final = re.compile(
    r"(?:[\s|｜│·•/／、,，—–-]|&nbsp;|&middot;|</?(?:p|div|span|center)\b[^<>]*>)*"
)
_GOES: Final = re.compile(
    r"\s*[<«‹←\[【]?\s*(?:返回|回到|回首|首页|首頁|主页|主頁|上一|下一|前一|后一|目录|目錄|更多"
    r"|back\b|home\b|return\b|prev|next\b|older\b|newer\b|index$)",
    re.IGNORECASE,
)
_ORIGINAL: Final = (
    r"(?:(?:阅读|查看|閱讀|点击查看)?原文(?:链接|地址|网址|连结|連結|鏈接|出处|來源|来源)?"
    r"|(?:来源|來源|本文|文章)?(?:链接|連結|鏈接|地址|网址)|出处|出處"
    r"|source|original(?: (?:link|article|post))?|read (?:the )?original|via|link)"
)
_SOURCE: Final = re.compile(
    _OPENERS + r"(?P<label>" + _ORIGINAL + r"\s*[:：]?\s*)?"
    r"(?:<(?P<auto>https?://[^<>\s]{1,2000})>|(?P<plain>https?://[^<>\s]{1,2000})"
    r"|\[(?P<text>[^\[\]\n]{1,80})\]\((?P<href>https?://[^()\s]{1,2000})\)"
    r"|<a\b[^<>]*?href=[\"']?(?P<ahref>https?://[^\"'<>\s]{1,2000})[^<>]*>(?P<atext>[^<>]{1,2000})</a\s*>)"
    + _CLOSERS,
    re.IGNORECASE,
)
_SAYS_ORIGINAL: Final = re.compile(rf"\W*{_ORIGINAL}\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the tail: `body[start:end]`. `text` is the link or the medium it names."""

    kind: Kind
    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tail:
    """The pieces of a body's tail, in the order of the body.

    `start` is where the tail begins: the article's own text is `body[:start]`, without
    trailing blanks. It is the body's length where there is no tail.
    """

    start: int
    pieces: tuple[Piece, ...] = ()

    @property
    def source(self) -> str:
        """The link to the original (http or https), not cleaned; empty where none."""
        return next((piece.text for piece in self.pieces if piece.kind == "source"), "")

    @property
    def media(self) -> str:
        """The medium, not cleaned; empty where none is named."""
        return next((piece.text for piece in self.pieces if piece.kind == "media"), "")


def read_tail(body: str) -> Tail:
    """Return the tail of `body`; `\\n` ends its lines. Pure, never raises."""
    base = max(len(body) - _WINDOW, 0)
    window = body[base:]
    end = len(window.rstrip())
    pieces: list[Piece] = []
    while end and len(pieces) < _MOST:
        line = window.rfind("\n", 0, end) + 1
        piece = _piece(window, line, end)
        if piece is None:
            break
        pieces.append(Piece(piece.kind, base + piece.start, base + end, piece.text))
        end = len(window[: piece.start].rstrip())
    pieces.reverse()
    if not pieces:
        return _mentioned(body, window, base)
    if not any(piece.kind == "media" for piece in pieces):
        pieces = [*_mentioned(body, window[:end], base).pieces, *pieces]
    return Tail(base + end, tuple(pieces))


def _mentioned(body: str, window: str, base: int) -> Tail:
    """Find a medium named in brackets a little before the end, with text behind it."""
    found = list(_ANYWHERE.finditer(window)) if "来源" in window or "來源" in window else []
    match = found[-1] if found else None
    name = _medium(match["within"]) if match else ""
    if not match or not name:
        return Tail(len(body))
    return Tail(len(body), (Piece("media", base + match.start(), base + match.end(), name),))


def _piece(window: str, line: int, end: int) -> Piece | None:
    """Return what the text before `end`, on the line that starts at `line`, ends with."""
    last = window[end - 1]
    if end - line <= _LONGEST_LINE:
        text = window[line:end]
        if last in ")>" and _is_navigation(text):
            return Piece("navigation", line, end)
        if "://" in text and (href := _source(text)):
            return Piece("source", line, end, href)
    start = max(line, end - _REACH)
    near = window[start:end]
    if "来源" in near or "來源" in near or "自" in near or "稿源" in near:
        media = _MEDIA.search(near)
        name = _medium(media["within"] or media["bare"]) if media else ""
        if media and name and not (media["bare"] and start > line and not media.start()):
            return Piece("media", start + media.start(), end, name)
    if (":" in near or "：" in near) and (editor := _EDITOR.search(near)):
        return Piece("editor", start + editor.start(), end)
    return None


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
    match = _SOURCE.fullmatch(text)
    if not match:
        return ""
    named = match["text"] or match["atext"]
    if not match["label"] and not match["auto"]:
        bare = named is not None and "://" in named
        if not bare and not (named and _SAYS_ORIGINAL.match(named)):
            return ""
    href = match["auto"] or match["plain"] or match["href"] or match["ahref"] or ""
    return html.unescape(href)


def _medium(text: str) -> str:
    name = _NEXT_CREDIT.sub("", html.unescape(_TAG.sub("", text))).strip(" \t　*_：:")
    return name if 0 < len(name) <= _LONGEST_NAME else ""
