"""Tails and heads of scraped pages that carry no classes: told by their words, cut with care.

At the end of a body, read backwards:

| what | example | |
|---|---|---|
| a label over links alone | 相关文章 over `[甲](…)` `[乙](…)`; 共享此文章： over Facebook, Twitter | left out |
| a label over what its system says | 赞过： over 赞 正在加载……; 发表评论 over 您的邮箱地址不会被公开 | left out |
| a line that is both | 上一篇：[甲](…), 标签：[船](…), 分享到：[微博](…) | left out |
| a label over text | 相关阅读 over a paragraph; 3 条评论 over what was said, all below it too | stays, no section |
| links under another label | 参考资料, 本周新闻 over links | the article |

| WeChat's dialogs, and all below them | 预览时标签不可点, 继续滑动看下一个 | left out |
| buttons, an imprint, a call, at the end | 【打印本页】 【关闭窗口】; © 2012 慢账 版权所有; 微信扫一扫，关注公众号 | left out |

Anywhere: スポンサーリンク, ADVERTISEMENT alone on a line; 目录 over links into the article.
Of WeChat's account, at the head: `reader.article.furniture.wechat`.
Above the title: 您的位置：[首页](…) > [航运](…), and links alone that begin at home.
What comes first in a body, or is all of it, is never left out.
The words stand in `reader.corpus.site_words` and `reader.corpus.site_vocabulary`; of labels only
sure ones cut.
"""

from __future__ import annotations

import re

from reader.article.content import Span
from reader.article.dom.addresses import Links
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_dateline
from reader.article.furniture.wechat import of_account
from reader.corpus.site_labels import LONGEST, bare, calls, is_label, label_of
from reader.corpus.site_words import BESIDE, TOLD_IN_LINE
from reader.patterns import regex

_HEAD_SEARCHED = 4

_WAY_HOME = regex(
    r"\W*(?:(?:您|你)?(?:现在|目前|当前)?(?:的|所在)?(?:位置|位于)|當前位置|you are here)(?:是|：|:)?.*",
    re.IGNORECASE,
)
_HOME = regex(r"\W*(?:首页|首頁|主页|主頁|网站首页|新闻首页|home)\W*", re.IGNORECASE)


_BETWEEN_BUTTONS = regex(r"[\s　|｜·∙•/】【\[\]、,，]+")
_IMPRINT = regex(
    r"\W*(?:(?:版权所有|版權所有|copyright\b|©|网站标识码|.{0,16}icp备|.{0,60}all rights reserved).{0,60}|阅读原文|閱讀原文)\W*",
    re.IGNORECASE,
    holds="版©网備备阅閱OoPpVv",
)
_LONGEST_CALL = 30
_LEAST_CONTENTS = 2
_DIALOGS = frozenset(("预览时标签不可点", "继续滑动看下一个"))
"""What WeChat's page says below its articles, to be shown when a button is pressed: nothing follows but that."""
_DIALOGS_SEARCHED = 24
_LONGEST_OF_DIALOG = 120
_ADVERTISEMENT = ("advertisement", "广告", "広告")
"""Plain labels that name nothing where they are all of a line."""


def without_site(drafts: list[Draft], links: Links, source: str) -> list[Draft]:
    """Return the drafts without what is the site around and between them.

    The link to the original, `source`, stays wherever it stands.
    """
    kept = drafts[_above(drafts) :]
    end = _below(kept[: _before_dialogs(kept)])
    kept = kept[:end] + [draft for draft in kept[end:] if _leads_to(draft, links, source)]
    between = _between(kept, links) | of_account(kept)
    return [draft for at, draft in enumerate(kept) if at not in between] if between else kept


def _between(drafts: list[Draft], links: Links) -> set[int]:
    """Return the places of lines that stand for an advertisement, and of contents."""
    found: set[int] = set()
    contents = 0
    for at, draft in enumerate(drafts):
        if draft.kind not in ("text", "heading"):
            contents = 0
            continue
        if contents and _leads_within(draft, links):
            if at - contents + 1 >= _LEAST_CONTENTS:
                found |= {*range(contents - 1, at + 1)}
            continue
        contents = 0
        if draft.inside or len(draft.text) > LONGEST or (label := label_of(draft.text)) is None:
            continue
        if label.kind == "contents":
            contents = at + 1
        elif (
            label.kind == "advert"
            and draft.kind == "text"
            and (label.sure or bare(draft.text) in _ADVERTISEMENT)
        ):
            found.add(at)
    return found if len(found) < len(drafts) else set()


def _leads_within(draft: Draft, links: Links) -> bool:
    """Tell whether all words of a draft are links to places of the article."""
    words = [span for span in draft.spans if _says(span.text)]
    return bool(words) and all(
        span.link is not None and links.found[span.link].href.startswith("#") for span in words
    )


def _above(drafts: list[Draft]) -> int:
    """Return how many drafts at the head are the way home."""
    for at, draft in enumerate(drafts[:_HEAD_SEARCHED]):
        if draft.kind != "text" or all(span.link is None for span in draft.spans):
            return at
        words = [span for span in draft.spans if any(map(str.isalnum, span.text))]
        linked = [span for span in words if span.link is not None]
        told = _WAY_HOME.fullmatch(draft.text) and len(draft.text) <= LONGEST
        home = (
            len(linked) >= 2 and len(words) - len(linked) <= 1 and _HOME.fullmatch(linked[0].text)
        )
        if not (told and linked) and not home:
            return at
    return 0


def _before_dialogs(drafts: list[Draft]) -> int:
    """Return where WeChat's dialogs begin at the end of its page, the number of drafts where there are none."""
    for at in range(max(1, len(drafts) - _DIALOGS_SEARCHED), len(drafts)):
        if drafts[at].kind == "text" and drafts[at].text in _DIALOGS:
            is_all = all(len(draft.text) <= _LONGEST_OF_DIALOG for draft in drafts[at:])
            return at if is_all else len(drafts)
    return len(drafts)


def _below(drafts: list[Draft]) -> int:
    """Return where the tail begins that is the site's; the number of drafts where there is none."""
    end = at = len(drafts)
    while at > 1:
        at -= 1
        draft = drafts[at]
        if _tells_of_site(draft):
            end = at
        elif not _is_of_site(draft):
            break
    if not any(draft.kind in ("text", "code", "table") for draft in drafts[:end]):
        return len(drafts)
    return end


def _tells_of_site(draft: Draft) -> bool:
    """Tell whether a line is by its words of the site; an address has none, though it may hold them."""
    if draft.text.startswith(("http://", "https://")):
        return False
    return _is_told_in_line(draft) or _is_label(draft) or _closes(draft)


def _is_label(draft: Draft) -> bool:
    return draft.kind in ("heading", "text") and is_label(draft.text)


def _closes(draft: Draft) -> bool:
    """Tell whether a line at the end of a page is its buttons, its imprint or a call."""
    text = draft.text
    if draft.kind != "text" or draft.inside or len(text) > LONGEST:
        return False
    if _IMPRINT.fullmatch(text):
        return True
    if len(text) <= _LONGEST_CALL and not text.endswith(("。", ".")) and calls(text):
        return True
    buttons = [word for word in _BETWEEN_BUTTONS.split(text) if _says(word)]
    known = 0
    for word in buttons:
        if label_of(word) is not None:
            known += 1
        elif not BESIDE.fullmatch(word):
            return False
    return known > 1


def _is_of_site(draft: Draft) -> bool:
    """Tell whether a draft, below a label, is of the site: links alone, its system's words."""
    if draft.kind == "rule" or (draft.kind == "image" and draft.link is not None):
        return True
    if draft.kind not in ("text", "heading"):
        return False
    rest = _unlinked(draft.spans)
    return all(
        not _says(line) or BESIDE.fullmatch(line.strip(" *·|｜-—：:")) or is_dateline(line)
        for line in rest.split("\n")
    )


def _is_told_in_line(draft: Draft) -> bool:
    """Tell whether a line names what it is, and holds but links beside that."""
    if draft.kind != "text" or all(span.link is None for span in draft.spans):
        return False
    if not TOLD_IN_LINE.match(draft.text):
        return False
    rest = _unlinked(draft.spans).strip()
    return not _says(TOLD_IN_LINE.sub("", rest, count=1))


def _unlinked(spans: tuple[Span, ...]) -> str:
    return "".join(span.text if span.link is None else " " for span in spans)


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _leads_to(draft: Draft, links: Links, source: str) -> bool:
    """Tell whether a draft is the link to the original."""
    return bool(source) and any(
        source in (links.found[span.link].href, links.found[span.link].web)
        for span in draft.spans
        if span.link is not None
    )
