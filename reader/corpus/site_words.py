"""The words by which a site speaks around its articles: labels over links, buttons, forms.

Source: Jetpack's and WordPress's catalogues (zh_CN, zh_TW), and scraped archives.
"""

from __future__ import annotations

import re

from reader.corpus.fields.footer import Footer
from reader.corpus.fields.titles import stripped, without_links
from reader.patterns import regex

LONGEST_LABEL = 60
"""Characters past which a line is no label."""

_LONGEST_FURNITURE = 8 * 1024
_CREDITS = ("navigation", "media", "editor")
_MARKS = regex(r"[ \t　]*(?:(?:>|[*+-]|\d{1,3}[.)]|#{1,6})[ \t]+)*")
_BREAKS = regex(r"</?(?:p|div|br|hr|li|ul|ol|nav|section|h[1-6])\b[^<>]*>", re.IGNORECASE)
_SHOWS = regex(r"!\[|<(?:img|video|audio|iframe|table|pre)\b", re.IGNORECASE)

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
TOLD_IN_LINE = regex(
    r"\W*(?:标签|標籤|关键词|tags?|tagged(?: with)?|分类|分類|分類目錄|栏目|filed under|categor(?:y|ies)|posted in"
    r"|分享到?|分享至|share(?: (?:this|on|to))?|相关(?:文章|阅读|新闻)|related"
    r"|(?:上|下|前|后|後)一(?:篇|页|頁|则|章)(?:文章)?|(?:previous|next)(?: (?:post|article|page))?)\s*[:：»«→←>]*\s*",
    re.IGNORECASE,
)
BESIDE = regex(
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


def is_label(text: str) -> bool:
    """Tell whether a line heads a piece of the site: 相关文章, 共享此文章：, Leave a Reply."""
    return len(text) <= LONGEST_LABEL and _LABEL.fullmatch(text) is not None


def heads_comments(text: str) -> bool:
    """Tell whether a line heads comments, or what follows comments: no article goes on below."""
    return len(text) <= LONGEST_LABEL and _STRONG_LABEL.fullmatch(text) is not None


def is_furniture_only(body: str, footer: Footer) -> bool:
    """Tell whether a body is nothing but the site around an article that is not there.

    Links alone are none: they may be what is meant.
    """
    if len(body) > _LONGEST_FURNITURE or _SHOWS.search(body):
        return False
    told = any(item.kind in _CREDITS for item in footer.items)
    for item in reversed(footer.items):
        body = body[: item.start] + body[item.end :]
    for written in body.split("\n"):
        for line in _BREAKS.sub("\n", written).split("\n"):
            words = stripped(_MARKS.sub("", without_links(line), count=1))
            if not any(map(str.isalnum, words)):
                continue
            if not (is_label(words) or TOLD_IN_LINE.fullmatch(words) or BESIDE.fullmatch(words)):
                return False
            told = True
    return told
