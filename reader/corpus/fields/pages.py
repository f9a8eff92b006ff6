"""What a page of HTML that was saved from the web says of itself: title, date, address, medium.

<meta property="og:title" content="渡口的早班船 - 江海晨报">, <title>…</title>, and the <h1> that it begins with
<meta property="article:published_time" content="2022-02-21T09:54:33+08:00">
<meta property="og:url" content="https://…">, <link rel="canonical" href="https://…">
<em id="publish_time">2024-02-29 07:47</em>, var ct = "1709164020";      WeChat
<a id="js_name">江海晨报</a>                                              WeChat
<meta property="og:site_name" content="江海晨报">
<time datetime="2022-02-21T09:54:33+08:00">, <span id="post-date">2022-02-21 09:54</span>      where no head says
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from itertools import islice
from typing import Final

from reader.characters import unescaped
from reader.corpus.fields import dates
from reader.corpus.fields.titles import stripped
from reader.folding import fold
from reader.patterns import regex

_ENDINGS: Final = (".html", ".htm", ".xhtml")
_HEAD: Final = 64 * 1024
"""Characters in which the tags of a head are looked for."""

_NEAR: Final = 300
"""Characters in which what a mark stands before is looked for."""

_META: Final = regex(r"<(?:meta|link)\b[^<>]{1,1000}>")
_ATTRIBUTE: Final = regex(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TEXT: Final = regex(r"[^<>]*>\s*([^<>]{1,60}?)\s*<")
_TITLE: Final = regex(r"<title\b[^<>]*>([^<>]{1,500})</title", re.IGNORECASE)
_HEADING: Final = regex(r"<h1\b[^<>]*>(.{1,600}?)</h1\s*>", re.IGNORECASE | re.DOTALL)
_HEADINGS_SEARCHED: Final = 8
_NO_WORD: Final = regex(r"[\W_]+")
_EPOCH: Final = regex(r"var ct\s*=\s*[\"'](\d{10})[\"']")
_TIME: Final = regex(
    r"<time\b[^<>]{0,300}?\bdatetime\s*=\s*[\"']([^\"'<>]{8,40})[\"']", re.IGNORECASE
)
_DATED: Final = regex(
    r"\b(?:id|class)=\"(?:[\w-]{1,40} ){0,3}(?:post|pub|publish|article|entry|news)?[-_]?(?:time|date)(?:_baidu)?(?: [\w-]{1,40}){0,3}\""
    r"[^<>]{0,300}>[^<>\d]{0,12}(\d{4}[-/.年]\d[^<>]{3,30})<"
    r"|>\s*(?:发布于|发表于|发布时间)\s*[:：]?\s*(\d{4}[-/.年]\d[^<>]{3,30})<"
)
_BREAKS: Final = regex(r"</?(?:p|div|br|li|ul|header|section|h[1-6])\b[^<>]*>", re.IGNORECASE)
_BELOW: Final = 4096
"""Characters below a title in which a line that is a date is looked for."""
_MARKS_TRIED: Final = 8
_DATES: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "created",
)
_ADDRESSES: Final = ("og:url", "canonical", "source-url")
_PLATFORMS: Final = frozenset({"微信公众平台", "知乎专栏", "知乎"})
"""Sites of others' media."""


def is_page(path: str, body: str) -> bool:
    """Tell whether a file without a header is a page with a head, or of WeChat."""
    return path.lower().endswith(_ENDINGS) and body.lstrip()[:1] == "<"


class Page:
    """What the head of one page says."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._told: dict[str, str] = {}
        for tag in _META.findall(body[:_HEAD]):
            said = {name.lower(): one or two for name, one, two in _ATTRIBUTE.findall(tag)}
            name = (
                said.get("property") or said.get("name") or said.get("itemprop") or said.get("rel")
            )
            value = said.get("content") or said.get("href")
            if name and value:
                self._told.setdefault(name.lower(), unescaped(value).strip())

    @property
    def title(self) -> str:
        """Its title: the `<h1>` that the title of its head names, beside the site; else that of `og:title`.

        Empty where neither says.
        """
        told = self._told.get("og:title", "")
        tag = _TITLE.search(self._body[:_HEAD])
        named = _words(told or (unescaped(tag[1]) if tag else ""))
        found = islice(_HEADING.finditer(self._body), _HEADINGS_SEARCHED)
        heads = [head for match in found if _words(head := " ".join(stripped(match[1]).split()))]
        begun = [head for head in heads if named.startswith(_words(head))]
        within = [head for head in heads if _words(head) in named]
        return max(begun or within, key=len, default=told)

    def date(self, zone: tzinfo | None) -> datetime | None:
        """Return when it was published, None where it does not say."""
        texts = [self._told.get(name, "") for name in _DATES]
        texts.append(self._text_of('id="publish_time"'))
        at = self._body.find("var ct")
        if at >= 0 and (found := _EPOCH.match(self._body, at)):
            texts.append(found[1])
        title = max(self._body.find("<h1"), 0)  # above it stand dates of other articles
        for marks in (_TIME, _DATED):
            found_in_text = islice(marks.finditer(self._body, title), _MARKS_TRIED)
            texts += [match[match.lastindex or 0].strip() for match in found_in_text]
        named = next(filter(None, (dates.parse_date(text, zone) for text in texts if text)), None)
        return named or self._date_below(title, zone)

    def _date_below(self, title: int, zone: tzinfo | None) -> datetime | None:
        """Return the date on one of the lines below the title, as a text has it at its head."""
        ends = self._body.find("</h1", title)
        if ends < 0:
            return None
        shown = _BREAKS.sub("\n", self._body[ends : ends + _BELOW])
        lines = (stripped(line) for line in shown.split("\n"))
        return dates.from_body("\n".join(line for line in lines if _words(line)), zone)

    @property
    def source(self) -> str:
        """Its address on the web, empty where it does not say."""
        known = (self._told.get(name, "") for name in _ADDRESSES)
        return next((address for address in known if address.startswith(("http:", "https:"))), "")

    @property
    def media(self) -> str:
        """The medium, empty where it does not say."""
        name = self._text_of('id="js_name"') or self._told.get("og:site_name", "")
        return "" if name in _PLATFORMS else unescaped(name)

    def _text_of(self, mark: str) -> str:
        """Return the text of the element that holds `mark` in its tag."""
        at = self._body.find(mark)
        found = _TEXT.match(self._body, at + len(mark), at + len(mark) + _NEAR) if at >= 0 else None
        return found[1] if found else ""


def _words(text: str) -> str:
    return _NO_WORD.sub("", fold(text))
