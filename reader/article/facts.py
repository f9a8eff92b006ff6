"""What is known about an article from its text: source, medium, digest, author, reading time."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.article.drafts import Draft
from reader.article.links import Links
from reader.article.model import Context, Tone
from reader.article.notices import is_byline, is_caption, is_credit
from reader.safe import Clean, clean_line

IDEOGRAPHS_A_MINUTE = 400
WORDS_A_MINUTE = 230

_TAIL = 8
"""Blocks from the end among which the tail of a post is looked for."""

_SEPARATORS = re.compile(r"[\s|｜/／·•>»\[\]<>-]*")
_BACK = re.compile(r"返回|回到?首页|^首页$")
_MEDIA = re.compile(r"[（(]\s*(?:文章|稿件|本文)?来源[:：]\s*([^（）()]{1,40}?)\s*[)）]\s*$")
_MEDIA_LINE = re.compile(r"(?:文章|稿件|本文)来源[:：]\s*(\S.{0,39})$")
_ORIGINAL = re.compile(r"(?:(?:查看|阅读)?原文(?:链接|地址)?|来源链接)[:：]?\s*")
_WEB = re.compile(r"https?://\S+")
_ROLE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}?)?(?:记者|通讯员|评论员|撰稿|实习生|作者|撰文|执笔)[\s　:：/／丨|]*"
    r"|(?:文字?[/／]?图?|图文|By|Author|Text)[\s　]*[/／:：丨| 　][\s　图]*"
)
_NOT_AUTHORS = re.compile(
    r"(?:责任编辑|责编|编辑|校对|审核|监制|排版|美编|来源|摄影|图|供图|联系|电话|地址|邮箱)"
)
_IDEOGRAPH = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u052f]+(?:['’.-][A-Za-z0-9]+)*")


class Facts(NamedTuple):
    """The drafts that are the article's, their tones set, and what they told."""

    drafts: list[Draft]
    source: Clean | None
    media: Clean | None
    digest: Clean | None
    author: Clean | None


def gather(drafts: list[Draft], links: Links, context: Context) -> Facts:
    """Read head and tail of an article; leave out the navigation of its site."""
    drafts = without_navigation(drafts)
    source = _source(drafts, links)
    media = _media(drafts)
    digest = _digest(drafts)
    author = clean_line(context.page.get("author", "")) or None
    texts = [draft for draft in drafts if draft.kind == "text" and draft.tone is Tone.BODY]
    for draft in [*texts[:3], *texts[3:][-5:]]:
        text = draft.text
        if is_byline(text) and not is_caption(text):
            draft.tone = Tone.CREDIT
            author = author or _names(text)
        elif is_credit(text):
            draft.tone = Tone.CREDIT
    return Facts(drafts, source, media, digest, author)


def without_navigation(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without the rows of links at the end that lead about the site."""
    tail = [draft for draft in drafts[-_TAIL:] if not _is_navigation(draft)]
    return [*drafts[:-_TAIL], *tail]


def minutes(text: str) -> int:
    """Return the minutes it takes to read a text, at least one."""
    ideographs, words = len(_IDEOGRAPH.findall(text)), len(_WORD.findall(text))
    return max(1, round(ideographs / IDEOGRAPHS_A_MINUTE + words / WORDS_A_MINUTE))


def _is_navigation(draft: Draft) -> bool:
    """Tell whether a block is the row `[返回…]｜[返回首页]`."""
    if draft.kind != "text" or not any(span.link is not None for span in draft.spans):
        return False
    return all(
        span.link is not None or _SEPARATORS.fullmatch(span.text) for span in draft.spans
    ) and any(span.link is not None and _BACK.search(span.text) for span in draft.spans)


def _source(drafts: list[Draft], links: Links) -> Clean | None:
    """Return the address that stands alone at the end of the article."""
    draft = drafts[-1] if drafts else None
    if draft is None or draft.kind != "text" or draft.inside:
        return None
    address = _ORIGINAL.sub("", draft.text, count=1)
    linked = [span.link for span in draft.spans if span.link is not None]
    if len(linked) != 1 or linked[0] is None or not _WEB.fullmatch(address):
        return None
    draft.tone = Tone.SOURCE
    link = links.found[linked[0]]
    return link.web or link.href


def _media(drafts: list[Draft]) -> Clean | None:
    for draft in reversed(drafts[-_TAIL:]):
        if draft.kind != "text":
            continue
        text = draft.text[-80:]
        if match := _MEDIA.search(text) or _MEDIA_LINE.match(text):
            if match.start() == 0 and len(draft.text) <= 80:
                draft.tone = Tone.CREDIT
            return clean_line(match[1])
    return None


def _digest(drafts: list[Draft]) -> Clean | None:
    """Return the text of the one quoted paragraph that opens the article."""
    if len(drafts) < 2 or drafts[0].kind != "text" or "\n" in drafts[0].text:
        return None
    first, second = drafts[0], drafts[1]
    if [frame.kind for frame in first.inside] != ["quote"] or second.inside == first.inside:
        return None
    first.tone = Tone.DIGEST
    return first.text


def _names(text: str) -> Clean | None:
    """Return the names of a byline, `林小满、周禾` of `本报记者 林小满　通讯员 周禾`."""
    bare = text.strip("（）()【】[]□■●◎▌—- \u3000")
    if _NOT_AUTHORS.match(bare) and not bare.startswith(("图文", "图/文", "图／文")):
        return None
    names = [name for name in re.split(r"[\s　、,，;；/／]+", _ROLE.sub(" ", bare)) if name]
    if bare.isascii():
        return clean_line(_ROLE.sub(" ", bare)) or None
    return clean_line("、".join(names)) or None
