"""What clippers of the web write at the head of a text: where it was clipped from.

    > 本文由 [简悦 SimpRead](http://ksria.com/simpread/) 转码， 原文地址 [mp.weixin.qq.com](https://mp.weixin.qq.com/s/…)
    > 原文地址: [https://…](https://…)
    原创 硬件笔记本 2024-02-29 07:47 四川

Such a line is no title, and a text that begins with one has been saved under its title.
"""

from __future__ import annotations

from typing import Final

from reader.characters import unescaped
from reader.patterns import regex

_CHARACTERS_SEARCHED: Final = 1500
_LINES_SEARCHED: Final = 6
_LONGEST_LINE: Final = 1000

_NOTICE: Final = regex(
    r"[\s>]*本文由\s*\[简悦[^\[\]]{0,20}\]\([^()\s]*\)\s*转码[，,]?\s*原文地址\s*"
    r"(?:\[[^\[\]]{0,300}\]\(\s*)?<?(https?://[^\s()<>]{1,1000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)"
)
_LABELLED: Final = regex(
    r"[\s>*_-]*(?:(?:阅读|查看)?原文(?:链接|地址|网址|連結|鏈接|出处)?|(?:转载|转自|来源|出处|轉載|來源)(?:链接|地址|自|于)?"
    r"|(?i:source|original(?: (?:link|article|post|url))?|clipped from|via))\**\s*[:：]\s*\**\s*"
    r"(?:\[[^\[\]]{0,300}\]\(\s*)?<?(https?://[^\s()<>]{1,1000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)"
    r"[>)\s*_]*$"
)
_WORDED: Final = regex(r"[^\x00-\x7f]|[A-Za-z]{2}.*[ _-][A-Za-z]{2}")


def is_clipped(body: str) -> bool:
    """Tell whether a clipper's notice stands at the head of `body`."""
    return "简悦" in body[:100] and _NOTICE.match(body) is not None


def source_of(body: str) -> str:
    """Return the address that a line at the head of `body` says it is from, else nothing."""
    head = body[:_CHARACTERS_SEARCHED]
    if "://" not in head:
        return ""
    for line in [line for line in head.split("\n") if line.strip()][:_LINES_SEARCHED]:
        if len(line) <= _LONGEST_LINE and "://" in line:
            found = _NOTICE.match(line) or _LABELLED.match(line)
            if found:
                return unescaped(found[1])
    return ""


def title_of_file(stem: str) -> str:
    """Return the title that a clipped text was saved under, nothing where it is no words."""
    return stem if _WORDED.search(stem) else ""
