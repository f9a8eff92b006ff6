"""Whether a short line heads a piece of the site: looked up by its words, without its dress.

| line | its words | label |
|---|---|---|
| 【相关阅读】, >>>相關閱讀：, `Related Posts »` | 相关阅读, related posts | links, sure |
| 評論 (3), 3 条评论, 留言列表（2） | 评论, 留言列表 | talk, sure for its count |
| 评论, Share, 免责声明 | the same | talk, call, legal; not sure |
| 您可能还喜欢的文章, More from Ann | by their form | links, sure |
| 微信扫一扫，关注公众号 | by what it calls for | call, sure |
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reader.corpus import site_vocabulary as vocabulary
from reader.corpus.site_vocabulary import Kind
from reader.folding import FOLDED_CHARACTERS, fold
from reader.patterns import regex

LONGEST = 90
"""Characters past which a line is no label."""


class Label(NamedTuple):
    """What a line heads; `sure` where no article has a section of that name."""

    kind: Kind
    sure: bool


_MAPPED: dict[int, str | int | None] = {
    **{ord(character): fold(character) for character in FOLDED_CHARACTERS},
    **str.maketrans(
        vocabulary.TRADITIONAL, vocabulary.SIMPLIFIED, "“”\"‘’'「」『』《》〈〉【】〖〗[]*#`~"
    ),
}
_BLANKS_IN_WIDE = regex(r"(?<=[^\x00-\u024f]) +(?=[^\x00-\u024f])")
_COUNT = regex(r"\d")
_COUNT_BEFORE = regex(r"\d[\d,.]*\s*(?:条|個|个|則|则|件の|人|篇)?\s*(?=[^\W\d])")
_COUNT_AFTER = regex(
    r"\s*[(\s]\s*\d[\d,.]*\s*(?:条|个|则|件|人|篇|万|人参与|人评论|条评论)?$|(?<=[^\x00-\u024f])\d+$"
)
_COUNTED = ("talk", "call")
_STOPS = ("。", "；", "，", "、")

_OF_THE_READER = (
    r"(?:您|你|大家)(?:可能|也许|或许)?(?:还|也|会|都|正在|在)*(?:感兴趣|有兴趣|喜欢|想看|想读|关注|在看|在读|在搜)(?:的)?"
    r"(?:这些)?(?:其他|其它|相关)?(?:文章|内容|新闻|报导|报道|帖子|资讯|作品)?|(?:可能|也许|或许)(?:还|也)?(?:感兴趣|有兴趣|喜欢)的(?:文章|内容)"
    r"|猜(?:你|您)(?:喜欢|想看|感兴趣|关心)(?:的)?(?:文章|内容)?"
    r"|(?:readers|people|others|you) (?:who (?:read|liked) this )?(?:may|might|will|also|would)+(?: also)? (?:like|love|enjoy|read|liked|be interested in).{0,12}"
)
_OF_OTHERS = (
    r"(?:相关|关联|类似|同类|推荐|往期|热门|热点|精彩|最新|近期|更多|本站|同期|本期|小编|编辑|站内|全站|最热|人气|今日|本周|本月|一周)"
    r"(?:的)?(?:热门|热点|精彩|精选|相关|推荐|最新)?(?:文章|阅读|推荐|博文|日志|帖子|回顾|精选|热文|热帖|热榜|热搜|排行榜?|点击榜|点击排行榜?|阅读榜|主题帖)"
    r"|\d{1,2} ?(?:小时|天|日)(?:内)?(?:热门|热点|最热|点击|阅读|热|评论|浏览)*(?:文章|新闻|资讯|排行榜?|文|榜|帖|点)?"
    r"|(?:related|similar|recommended|recent|latest|popular|trending|featured|other|more|top|suggested)"
    r" (?:blog )?(?:posts?|articles?|stories|reads?|reading|entries|coverage)(?: (?:from|in|on|about|by) .{1,40})?"
    r"|more (?:from|by) .{1,60}|(?:more|also|previously) (?:in|on) (?:this|the|our) .{1,30}|recommended from .{1,30}|read more (?:from|about|on|in) .{1,40}"
    r"|(?:この|その)(?:記事|记事|著者|筆者|作者|カテゴリー?|ブログ|連載|连載|连载)(?:の|を|に|と|が).{0,16}"
    r"(?:ランキング|一覧|一览|記事|记事|人気|タグ|ニュース|プロフィール|コメント|キーワード|フォロー|シェア|しよう|応援)"
    r"|.{0,12}(?:アクセス|記事|记事|ニュース|人気|閲覧数|週間|月間|日間|今日の)(?:数)?ランキング(?:top ?\d*)?|(?:あわせて|合わせて|併せて|一緒に|次に)(?:よく)?(?:読|见|見)(?:みたい|まれている).{0,8}"
    r"|[^。]{0,12}(?:関|关)(?:連|连|联)(?:する)?(?:記事|记事|ニュース|エントリー?|投稿|コンテンツ).{0,4}|系列文章(?:导航|目录|列表)?"
)
_OF_TALK = (
    r"(?:发表|留下|提交|添加|写|张贴|撰写)(?:您的|你的|一条|新)?(?:评论|回复|留言|回响|看法)(?: ?取消回复)?"
    r"|(?:网友|最新|全部|热门|文章|用户|精彩|读者|脸书|本文|共有)(?:评论|留言|跟帖|回响|热评)"
    r"|\d+ ?(?:thoughts?|comments?|repl(?:y|ies)|responses?|reactions?|notes?)(?: (?:on|to|so far|for) ?.{0,60})?"
    r"|.{1,40}(?:上|中)?(?:有|的) ?\d+ ?(?:条|个|则)?(?:评论|想法|回复|留言|回响)|\d+ ?(?:条|个|则)?(?:想法|评论|回复|留言|回响).{0,12}"
    r"|leave (?:a |your )?(?:reply|comment|response)(?: to .{1,40})?(?: ?cancel reply)?|(?:comments|responses) (?:are )?(?:now )?closed.{0,20}"
)
_OF_CALLS = (
    r"(?:共享|分享|转发)(?:此|本|这篇|该)?(?:文章|文|内容|直播|新闻)(?:到|至|给好友)?.{0,4}"
    r"|(?:本文|以下内容|此内容|剩余内容|余下内容)(?:为|仅限|需|需要)?(?:付费|会员|订阅|登录)(?:后)?(?:专享|内容|可见|可读|阅读|查看|用户阅读)*"
    r"|(?:立即|马上|点击|免费)?(?:订阅|付费|登录|登入|注册|加入会员|购买)(?:后)?(?:，|,|即可|继续|可|解锁|阅读|浏览|查看|全文|全部|余下|剩余|本文|内容|更多|报道|文章)+"
    r"|(?:subscribe|sign up|register|join)(?: (?:now|today|free|here))? (?:to|for|and) .{1,70}"
    r"|(?:get|receive) .{1,40} (?:in|to|into|delivered to) your inbox.{0,20}|(?:join|support) our .{1,40}|follow .{1,24} on .{1,24}"
    r"|this (?:post|article|story|content) is (?:for|only for|available to) .{1,30}|(?:was|is) (?:this|the) .{1,20} (?:helpful|useful).{0,8}"
    r"|did you (?:find|make|try|enjoy|like) (?:this|the) ?.{0,24}|share (?:this|on|via|it)(?: (?:post|article|story|entry|page|recipe))?"
    r"|(?:if you )?(?:like|liked|enjoy|enjoyed) (?:this|the) (?:post|article|story)|(?:stay|keep) (?:up to date|in touch|updated|informed).{0,24}|don ?t miss .{1,30}"
    r"|.{0,12}(?:对你|对您|是否)(?:有|是否有|有没有)?(?:帮助|用)(?:么|吗|嗎)?"
)
_FORM = regex(
    rf"(?:(?P<links>{_OF_THE_READER}|{_OF_OTHERS})|(?P<talk>{_OF_TALK})|(?P<call>{_OF_CALLS}))"
)
_WORD_OF_A_FORM = regex(
    r"文章|阅读|推荐|博文|日志|帖|回顾|精选|热|榜|排行|评论|留言|回复|回响|想法|看法|跟帖|喜欢|兴趣|想看|想读|在看|在读|在搜|关心|分享|共享|转发|付费|会员|订阅|登录"
    r"|登入|注册|购买|帮助|有用|记事|記事|ランキング|读|読|ニュース|エントリ|投稿|コンテンツ|この|よく"
    r"|post|article|stor(?:y|ies)|reads?\b|reading|entries|coverage|more |also |recommended|comment|repl|respon|thought|reaction|note|like|enjoy"
    r"|subscri|sign up|register|join|inbox|follow|support|helpful|useful|did you|share|stay|keep|miss"
)
"""One of these is in all that has such a form: a quick look, for most lines have none."""

_CALL = regex(
    r"扫一扫|扫码(?:关注|下载|加入|阅读|进群|添加)|(?:扫描|长按|识别).{0,10}(?:二维码|关注|识别)|二维码.{0,6}(?:关注|下载|加入)"
    r"|(?:关注|搜索|加入|添加).{0,14}(?:公众号|微信号|视频号|订阅号|粉丝团|粉丝专页|官方账号|小编微信)"
    r"|(?:请|立即|点我|马上|欢迎|快来|免费)(?:点击|点此)?下载|下载.{0,12}(?:app|客户端).{0,6}(?:看|阅读|查看|紧贴|享)|更多(?:精彩)?(?:内容|资讯|新闻|报道|信息)?[,，、:：]?(?:请|尽在|欢迎|敬请)(?:关注|下载|点击)?"
    r"|点(?:个|击|一下)?.{0,2}(?:在看|赞)(?:和|、|,|$)|(?:点击|戳)(?:上方|下方|蓝字|卡片|左下角|文末|这里关注)|设为星标|星标我们|后台回复|进群|入群|(?:马上|立即|免费|登录|登入)注册|注册(?:账号|会员|后)|(?:登录|登入|注册|回复|关注|付费)后(?:即可|可|才能|方可|继续)?(?:查看|可见|阅读|下载|回复|评论|留言)"
    r"|請繼續往下閱讀|继续往下阅读|(?:continue reading|story continues|article continues).{0,30}"
    r"|気に入ったら|ランキングに参加|クリックお願い|応援(?:しよう|クリック|よろしく)|登録は(?:こちら|コチラ)|ログインして(?:続きを|読む)|会員限定"
)


def bare(text: str) -> str:
    """Return the words of a line without marks at its ends, quotes, case, width, tradition."""
    return _between_marks(_mapped(text))


def label_of(text: str) -> Label | None:
    """Return what piece of the site a line heads; None where it heads none."""
    if len(text) > LONGEST or text.endswith(_STOPS):
        return None
    said = bare(text)
    if not said:
        return None
    words = _words()
    if found := words.get(said):
        # 分享： leads on to buttons, 分享 may head what is told of it.
        return Label(found.kind, True) if found.kind == "call" and text[-1] in ":：" else found
    without = said
    if said[0].isdigit():
        without = _COUNT_BEFORE.sub("", said, count=1)
    elif _COUNT.search(said):
        without = _between_marks(_COUNT_AFTER.sub("", said))
    if without != said and (found := words.get(without)):
        counted = found.kind in _COUNTED
        if counted or not said[0].isdigit():
            return Label(found.kind, found.sure or counted)
    if _WORD_OF_A_FORM.search(said) and (form := _FORM.fullmatch(said)):
        return Label("talk" if form["talk"] else "links" if form["links"] else "call", True)
    return None


def _mapped(text: str) -> str:
    return text.translate(_MAPPED).lower()


def _between_marks(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    said = text[start:end]
    return " ".join(_BLANKS_IN_WIDE.sub("", said).split()) if " " in said else said


def is_label(text: str) -> bool:
    """Tell whether a line heads a piece of the site wherever it stands: 相关文章, Leave a Reply."""
    found = label_of(text)
    return found is not None and found.sure and found.kind != "end"


def heads_comments(text: str) -> bool:
    """Tell whether a line heads comments: no article goes on below."""
    found = label_of(text)
    return found is not None and found.sure and found.kind == "talk"


def calls(text: str) -> bool:
    """Tell whether a line calls to follow, to scan, to subscribe: 微信扫一扫，关注公众号."""
    return len(text) <= LONGEST and _CALL.search(_mapped(text)) is not None


@cache
def _words() -> dict[str, Label]:
    """Return the labels by their words as `bare` leaves them."""
    known: dict[str, Label] = {}
    for table, sure in ((vocabulary.PLAIN, False), (vocabulary.SURE, True)):
        for kind, lines in table.items():
            known |= {bare(word): Label(kind, sure) for word in lines.replace("\n", "|").split("|")}
    known.pop("", None)
    return known
