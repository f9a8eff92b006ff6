"""The words by which a site speaks around its articles beside its labels: buttons, forms, lists.

Source: Jetpack's and WordPress's catalogues (zh_CN, zh_TW), and scraped archives.
"""

from __future__ import annotations

import re

from reader.corpus.fields.footer import Footer
from reader.corpus.fields.titles import stripped, without_links
from reader.corpus.site_labels import is_label
from reader.patterns import regex

_LONGEST_FURNITURE = 8 * 1024
_LONGEST_SAID = 200
"""Characters without a mark between that no site says around an article."""
_CREDITS = ("navigation", "media", "editor")
_MARKS = regex(r"[ \t　]*(?:(?:>|[*+-]|\d{1,3}[.)]|#{1,6})[ \t]+)*")
_BREAKS = regex(r"</?(?:p|div|br|hr|li|ul|ol|nav|section|h[1-6])\b[^<>]*>", re.IGNORECASE)
_SHOWS = regex(r"!\[|<(?:img|video|audio|iframe|table|pre)\b", re.IGNORECASE)

TOLD_IN_LINE = regex(
    r"\W*(?:标签|標籤|关键词|tags?|tagged(?: with)?|分类|分類|分類目錄|栏目|filed under|categor(?:y|ies)|posted in"
    r"|分享到?|分享至|share(?: (?:this|on|to))?|相关(?:文章|阅读|新闻)|related"
    r"|(?:上|下|前|后|後)一(?:篇|页|頁|则|章)(?:文章)?|(?:previous|next)(?: (?:post|article|page))?)\s*[:：»«→←>]*\s*",
    re.IGNORECASE,
    holds="签籤词类類栏享相一GgDdHhVvXx",
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
    r"|[0-9]{1,6}|[0-9]+ ?(?:views?|reads?|次?阅读|阅读|浏览|赞|likes?|人?点赞|人?喜欢)",
    re.IGNORECASE,
    holds='载址填消评复留名称邮网交索存击擊微圈豆人乎印更制码“"「0123456789DdGgKkLlNnQqRrTtXx',
)


def is_furniture_only(body: str, footer: Footer) -> bool:
    """Tell whether a body is nothing but the site around an article that is not there.

    Links alone are none: they may be what is meant.
    """
    if len(body) > _LONGEST_FURNITURE or _says_more(body):
        return False
    told = any(item.kind in _CREDITS for item in footer.items)
    rest = body
    for item in reversed(footer.items):
        rest = rest[: item.start] + rest[item.end :]
    for written in rest.split("\n"):
        for line in filter(None, _BREAKS.sub("\n", written).split("\n")):
            words = stripped(_MARKS.sub("", without_links(line), count=1))
            if not any(map(str.isalnum, words)):
                continue
            if not (is_label(words) or TOLD_IN_LINE.fullmatch(words) or BESIDE.fullmatch(words)):
                return False
            told = True
    return told and not _SHOWS.search(body)


def _says_more(body: str) -> bool:
    """Tell whether a body has text, without tags and links, that is longer than any of a site."""
    for line in body.split("\n"):
        if len(line) <= _LONGEST_SAID:
            continue
        for piece in line.split("<"):
            said = piece.rpartition(">")[2]
            if len(said) > _LONGEST_SAID and "](" not in said and "{" not in said:
                return True
    return False
