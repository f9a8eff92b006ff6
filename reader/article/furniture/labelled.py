"""Tails and heads of scraped pages that carry no classes: told by their words, cut with care.

At the end of a body, read backwards:

| what | example | |
|---|---|---|
| a label over links alone | 相关文章 over `[甲](…)` `[乙](…)`; 共享此文章： over Facebook, Twitter | left out |
| a label over what its system says | 赞过： over 赞 正在加载……; 发表评论 over 您的邮箱地址不会被公开 | left out |
| a line that is both | 上一篇：[甲](…), 标签：[船](…), 分享到：[微博](…) | left out |
| a label over text | 相关阅读 over a paragraph; 3 条评论 over what was said, all below it too | stays, no section |
| links under another label | 参考资料, 本周新闻 over links | the article |

Above the title: 您的位置：[首页](…) > [航运](…), and links alone that begin at home.
What comes first in a body, or is all of it, is never left out.
Source of the words: Jetpack's and WordPress's catalogues (zh_CN, zh_TW), and scraped archives.
"""

from __future__ import annotations

import re

from reader.article.content import Span
from reader.article.dom.addresses import Links
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_dateline
from reader.patterns import regex

_LONGEST_LABEL = 60
_HEAD_SEARCHED = 4

_RELATED = (
    r"(?:您|你|大家)(?:可能|也许|或许)?(?:还|也|會|会)*(?:感兴趣|喜欢|想看|关注|喜歡|感興趣)的?(?:文章|内容|新闻)?"
    r"|(?:可能|也许|或许)(?:还|也)?(?:感兴趣|喜欢)的(?:文章|内容)|猜你喜欢"
    r"|(?:相关|相關|关联|类似|同类|推荐|推薦|往期)的?"
    r"(?:文章|阅读|閱讀|推荐|推薦|新闻|新聞|报道|報導|内容|博文|日志|帖子|回顾)"
    r"|(?:热门|熱門|更多|精彩|最新|近期)的?(?:文章|博文|日志|帖子|推荐|推薦)"
    r"|相关|相關|related|(?:related|similar|recommended|recent|latest|popular|more) (?:posts?|articles?|stories)"
    r"|related (?:news|content)|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|recommended for you"
    r"|more (?:posts|articles|stories)? ?from .{1,30}|read next"
)
_SHARING = (
    r"(?:共享|分享|转发)(?:此|本|这篇|该)?(?:文章|文|内容)(?:到|至|给好友)?|(?:共享|分享)(?:到|至)|分享按钮"
    r"|(?:共享|分享|转发|赞|喜欢|订阅|share|subscribe|like)[:：]|赞过|喜欢过|like this|(?:喜欢|赞)(?:这篇|此|本)(?:文章|文)?"
    r"|share (?:this|on|via|it)(?: (?:post|article|story|entry|page))?"
)
_TO_OTHERS = (
    r"文章(?:导航|導覽|导覽|分页)|(?:post|posts|article) navigation|面包屑(?:导航|菜单)?"
    r"|(?:上|下|前|后|後)一(?:篇|頁|则)(?:文章|日志)?|(?:previous|next) (?:post|article|story|entry)"
)
_COMMENTS = (
    r"(?:发表|發表|留下|提交|添加|写)(?:您的|你的|一条)?(?:评论|回复|留言|評論|迴響|回覆)(?: 取消回复| 取消回覆)?|取消回[复覆]"
    r"|\d+ ?(?:条|个|則|則)?(?:评论|回复|留言|想法|評論|迴響|comments?|repl(?:y|ies)|responses?|thoughts)(?: (?:on|to) .{1,60})?"
    r"|[《“「].{1,40}[》”」](?:上)?(?:有|的) ?\d* ?(?:条|个|則)?(?:评论|想法|回复|留言|評論|迴響)"
    r"|(?:网友|最新|全部|热门|文章|用户|精彩)(?:评论|留言|跟帖)|评论(?:列表|区|\s?[(（]\d+[)）])"
    r"|leave a (?:reply|comment)(?: cancel reply)?|post a comment|cancel reply|join the (?:conversation|discussion)"
)
_SUBSCRIPTION = (
    r"(?:订阅|訂閱)(?:我们|本站|本刊|更新|邮件|通讯|新闻简报)|通过(?:电子)?邮件订阅(?:博客|本站)?"
    r"|subscribe (?:to .{1,40}|now|via email)|(?:join|sign up for) (?:our |the )?(?:newsletter|mailing list)"
    r"|(?:本文|以下内容|此内容|剩余内容)(?:为|仅限|需|需要)?(?:付费|会员|订阅)(?:后)?(?:专享|内容|可见|可读|阅读|查看|用户阅读)*"
    r"|this (?:post|article) is for (?:paid |paying )?subscribers(?: only)?"
)
_LABEL = regex(
    rf"\W*(?:{_RELATED}|{_SHARING}|{_TO_OTHERS}|{_COMMENTS}|{_SUBSCRIPTION})\W*", re.IGNORECASE
)
_STRONG_LABEL = regex(
    rf"\W*(?:{_COMMENTS}|文章(?:导航|導覽)|post navigation|共享此文章|like this|赞过)\W*",
    re.IGNORECASE,
)
_TOLD_IN_LINE = regex(
    r"\W*(?:标签|標籤|关键词|tags?|tagged(?: with)?|分类|分類|分類目錄|栏目|filed under|categor(?:y|ies)|posted in"
    r"|分享到?|分享至|share(?: (?:this|on|to))?|相关(?:文章|阅读|新闻)|related"
    r"|(?:上|下|前|后|後)一(?:篇|页|頁|则|章)(?:文章)?|(?:previous|next)(?: (?:post|article|page))?)\s*[:：»«→←>]*\s*",
    re.IGNORECASE,
)
_BESIDE = regex(
    r"\W*(?:赞|like)?\s*(?:正在)?(?:加载|载入|loading)(?:中)?\W*"
    r"|(?:\d{4}年\d{1,2}月\d{1,2}日|[a-z]{3,9} \d{1,2}, \d{4})?\s*(?:在[“\"「].{1,30}[”\"」]中|in [“\"].{1,30}[”\"])"
    r"|(?:您|你)的(?:电子)?(?:邮箱|邮件|電子郵件)地址不会被公开.{0,30}|必填(?:项|欄位).{0,20}|取消回[复覆]"
    r"|your email address will not be published.{0,60}|required fields are marked.{0,10}"
    r"|(?:要|若要)?发表评论，?您?必须先?登录.{0,10}|(?:登录|登陆|注册)(?:后|以|之后)(?:发表|参与|查看)?(?:评论|回复|留言).{0,10}"
    r"|(?:评论|留言|名称|姓名|昵称|电子?邮[件箱]|网站|网址|提交|搜索)\s*\*?|(?:暂无|还没有|没有)(?:任何)?(?:评论|留言)|评论已关闭.?"
    r"|(?:在此浏览器中)?保存我的(?:显示)?(?:名称|名字|姓名).{0,40}|(?:点击|點擊)(?:以|即可)?(?:在|分享到|共享到|至|打印|通过).{1,40}"
    r"|(?:facebook|twitter|x|telegram|whatsapp|linkedin|pinterest|reddit|pocket|tumblr|email|e-mail|print|more|mastodon|threads"
    r"|微博|新浪微博|微信|朋友圈|qq|qq空间|qq好友|豆瓣|人人网?|知乎|电子邮件|电邮|打印|列印|更多|复制链接|二维码|line)"
    r"|\d{1,6}|\d+ ?(?:views?|reads?|次?阅读|阅读|浏览|赞|likes?|人?点赞|人?喜欢)",
    re.IGNORECASE,
)
_WAY_HOME = regex(
    r"\W*(?:(?:您|你)?(?:现在|目前|当前)?(?:的|所在)?(?:位置|位于)|當前位置|you are here)(?:是|：|:)?.*",
    re.IGNORECASE,
)
_HOME = regex(r"\W*(?:首页|首頁|主页|主頁|网站首页|新闻首页|home)\W*", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Tell whether a line heads a piece of the site: 相关文章, 共享此文章：, Leave a Reply."""
    return len(text) <= _LONGEST_LABEL and _LABEL.fullmatch(text) is not None


def heads_comments(text: str) -> bool:
    """Tell whether a line heads comments, or what follows comments: no article goes on below."""
    return len(text) <= _LONGEST_LABEL and _STRONG_LABEL.fullmatch(text) is not None


def without_site(drafts: list[Draft], links: Links, source: str) -> list[Draft]:
    """Return the drafts without what is the site above and below them.

    The link to the original, `source`, stays wherever it stands.
    """
    kept = drafts[_above(drafts) :]
    end = _below(kept)
    return kept[:end] + [draft for draft in kept[end:] if _leads_to(draft, links, source)]


def _above(drafts: list[Draft]) -> int:
    """Return how many drafts at the head are the way home."""
    for at, draft in enumerate(drafts[:_HEAD_SEARCHED]):
        if draft.kind != "text" or all(span.link is None for span in draft.spans):
            return at
        words = [span for span in draft.spans if any(map(str.isalnum, span.text))]
        linked = [span for span in words if span.link is not None]
        told = _WAY_HOME.fullmatch(draft.text) and len(draft.text) <= _LONGEST_LABEL
        home = (
            len(linked) >= 2 and len(words) - len(linked) <= 1 and _HOME.fullmatch(linked[0].text)
        )
        if not (told and linked) and not home:
            return at
    return 0


def _below(drafts: list[Draft]) -> int:
    """Return where the tail begins that is the site's; the number of drafts where there is none."""
    end = at = len(drafts)
    while at > 1:
        at -= 1
        draft = drafts[at]
        if _is_told_in_line(draft) or _is_label(draft):
            end = at
        elif not _is_of_site(draft):
            break
    if not any(draft.kind in ("text", "code", "table") for draft in drafts[:end]):
        return len(drafts)
    return end


def _is_label(draft: Draft) -> bool:
    return draft.kind in ("heading", "text") and is_label(draft.text)


def _is_of_site(draft: Draft) -> bool:
    """Tell whether a draft, below a label, is of the site: links alone, its system's words."""
    if draft.kind == "rule" or (draft.kind == "image" and draft.link is not None):
        return True
    if draft.kind not in ("text", "heading"):
        return False
    rest = _unlinked(draft.spans)
    return all(
        _BESIDE.fullmatch(line.strip(" *·|｜-—：:")) or is_dateline(line) or not _says(line)
        for line in rest.split("\n")
    )


def _is_told_in_line(draft: Draft) -> bool:
    """Tell whether a line names what it is, and holds but links beside that."""
    if draft.kind != "text" or all(span.link is None for span in draft.spans):
        return False
    told = _TOLD_IN_LINE.match(draft.text)
    if told is None:
        return False
    rest = _unlinked(draft.spans).strip()
    return not _says(_TOLD_IN_LINE.sub("", rest, count=1))


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
