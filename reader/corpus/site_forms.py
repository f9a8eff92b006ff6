"""The labels of sites that follow a pattern: 更多国际新闻, 看过本文的人还看了, More in Culture.

SURE and PLAIN are what they are in `reader.corpus.site_vocabulary`, and so are the sources.
All match what `reader.corpus.site_labels.bare` leaves of a line, from its first word to its last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.corpus.site_vocabulary import SIMPLIFIED, TRADITIONAL, Kind
from reader.patterns import regex

_SIMPLE = str.maketrans(TRADITIONAL, SIMPLIFIED)

_NOUN = "(?:文章|新闻|资讯|报道|报导|专题|视频|影片|图片|图集|大图|内容|博文|日志|帖子|热帖|热文|热点|话题|作者|栏目|专栏|直播|动态|故事|推荐|精选|阅读|好文|回答|问答|攻略|课程|书籍|产品|商品|活动)"
_LIST = "(?:推荐|排行|排行榜|点击榜|热榜|热搜|榜|榜单|精选|列表|存档|归档|回顾|合集|目录|导航)"
_COUNT = r"\d[\d,.]* ?万?"

_SURE_LINKS = (
    r"(?:您|你|大家)(?:可能|也许|或许)?(?:还|也|会|都|正在|在)*(?:感兴趣|有兴趣|喜欢|想看|想读|关注|在看|在读|在搜|错过)(?:的|了)?"
    r"(?:这些)?(?:其他|其它|相关)?(?:文章|内容|新闻|报导|报道|帖子|资讯|作品)?|(?:可能|也许|或许)(?:还|也)?(?:感兴趣|有兴趣|喜欢)的(?:文章|内容)"
    r"|猜(?:你|您)(?:喜欢|想看|感兴趣|关心)(?:的)?(?:文章|内容)?"
    r"|(?:看过|看了|读过|读了|浏览|阅读|喜欢)?(?:本文|此文|这篇文章|该文)?的?(?:人|读者|网友|用户|大家)(?:还|也|都|正在)+(?:在)?(?:看|读|关注|喜欢|浏览|搜|买)(?:了|过|的)?.{0,4}"
    r"|(?:本周|今日|本月|一周|近期|全站)?最多人(?:看|阅读|点击|分享|讨论|浏览).{0,4}|(?:别|不要|不容|千万别)错过.{0,8}|看完这篇.{0,8}"
    r"|(?:相关|关联|类似|同类|推荐|往期|热门|热点|热文|好文|精彩|最新|近期|更多|本站|同期|本期|小编|编辑|站内|全站|最热|人气|今日|本周|本月|一周|社区|博主|作者|我|ta)"
    r"的?(?:热门|热点|精彩|精选|相关|推荐|最新|其他|更多)?(?:文章|阅读|推荐|博文|日志|帖子|回顾|精选|热文|热帖|热榜|热搜|排行榜?|点击榜|点击排行榜?|阅读榜|主题帖|专栏)"
    r"|\d{1,2} ?(?:小时|天|日)(?:内)?(?:热门|热点|最热|点击|阅读|热|评论|浏览)*(?:文章|新闻|资讯|排行榜?|文|榜|帖|点)?"
    r"|本文(?:被)?(?:已)?(?:收录|归入|属于).{0,12}|被以下.{0,6}(?:收录|关注)|(?:文章|分类|我的|博客)(?:专栏|存档|归档|目录列表)"
    r"|(?:related|similar|recommended|recent|latest|popular|trending|featured|other|more|top|suggested)"
    r" (?:blog )?(?:posts?|articles?|stories|reads?|reading|entries|coverage|videos?)(?: (?:from|in|on|about|by) .{1,40})?"
    r"|(?:readers|people|others|you) (?:who (?:read|liked) this )?(?:may|might|will|also|would)+(?: also)? (?:like|love|enjoy|read|liked|be interested in).{0,12}"
    r"|(?:what )?(?:others|people|readers|were|everyones?|our readers) (?:are )?(?:also )?(?:reading|watching|buying|talking about)(?: now)?"
    r"|(?:more|latest|trending|popular|new|also|previously) (?:from|by|in|on|at) .{1,50}|recommended from .{1,30}|read more (?:from|about|on|in) .{1,40}"
    r"|(?:hot|popular|trending|most read|most viewed|most popular|new|happening) (?:right )?(?:now|today|this week|this month|stories|news)|most popular .{1,16}"
    r"|(?:in case you|what you|stories you)(?: may have)? missed(?: it)?|you (?:may have )?missed.{0,8}|icymi|from our (?:partners?|sponsors?|archives?|network|sister .{1,20}|friends)"
    r"|(?:our|editor ?s?|editors|todays|staff) (?:top |best )?(?:picks?|stories|choice|favou?rites)|view all posts(?: by .{1,40})?|watch more|what were reading"
    r"|(?:この|その|同じ)(?:記事|著者|筆者|作者|カテゴリー?|ブログ|連載|シリーズ)(?:の|を|に|と|が).{0,16}"
    r"(?:ランキング|一覧|記事|人気|ニュース|エントリー?)"
    r"|.{0,12}(?:アクセス|記事|ニュース|人気|閲覧数|週間|月間|日間|今日の)(?:数)?ランキング(?:top ?\d*)?|(?:あわせて|合わせて|併せて|一緒に|次に)(?:よく)?(?:読|見)(?:みたい|まれている).{0,8}"
    r"|(?:今|いま|よく)、?(?:読まれて|見られて|売れて)いる.{0,12}|(?:今、?)?あなた(?:に|へ)の?(?:お[すス]すめ|オススメ).{0,8}|あなたの関心.{0,12}|(?:他|ほか)の記事(?:を|も).{0,6}"
    r"|[^。]{0,12}関連(?:する)?(?:記事|ニュース|エントリー?|投稿|コンテンツ|動画|ページ).{0,4}|(?:カテゴリー?|タグ|キーワード|月|テーマ)(?:別アーカイブ|から探す|別記事一覧)"
    r"|系列文章(?:导航|目录|列表)?|.{0,60}카테고리의 ?다른 ?글"
)
_SURE_TALK = (
    r"(?:发表|留下|提交|添加|写|张贴|撰写|查看|我来)(?:您的|你的|一条|新|全部|所有|更多)?(?:评论|回复|留言|回响|看法)(?: ?取消回复)?"
    r"|(?:网友|最新|全部|热门|文章|用户|精彩|读者|脸书|本文|共有|微博|微信|畅言|好友|游客)(?:评论|留言|跟帖|回响|热评|讨论)"
    rf"|(?:查看)?(?:已有|共有|全部|共|有) ?{_COUNT}(?:条|个|则|人|位)?(?:网友)?(?:参与|评论|留言|回复|跟帖|讨论).{{0,6}}|评论 ?\(?(?:已有|共).{{0,10}}"
    r"|\d+ ?(?:thoughts?|comments?|repl(?:y|ies)|responses?|reactions?|notes?)(?: (?:on|to|so far|for) ?.{0,60})?"
    r"|.{1,40}(?:上|中)?(?:有|的) ?\d+ ?(?:条|个|则)?(?:评论|想法|回复|留言|回响)|\d+ ?(?:条|个|则)?(?:想法|评论|回复|留言|回响).{0,12}"
    r"|(?:leave|add|post|write|submit|share) (?:a |your |an )?(?:reply|comment|response|thoughts?)(?: to .{1,40})?(?: ?cancel reply)?"
    r"|(?:comments|responses) .{0,16}(?:are )?(?:now )?closed.{0,20}|(?:no|one|two|three) (?:comments?|responses?|replies|thoughts?)(?: yet| on .{1,60})?"
    r"|(?:what|top|best|recent) (?:readers?|comments?|people)(?: are saying| say)?"
    r"|コメント ?\(?\d*(?:件|を見る|欄|はこちら)\)?|\d+ ?件のコメント.{0,8}|みんなの(?:反応|コメント|感想|声)|この記事(?:へ|に対する)の.{0,4}(?:コメント|反応|感想)"
)
_SURE_CALL = (
    r"(?:共享|分享|转发)(?:此|本|这篇|该)?(?:文章|文|内容|直播|新闻)(?:到|至|给好友)?.{0,4}"
    r"|(?:本文|以下内容|此内容|剩余内容|余下内容)(?:为|仅限|需|需要)?(?:付费|会员|订阅|登录)(?:后)?(?:专享|内容|可见|可读|阅读|查看|用户阅读)*"
    r"|(?:立即|马上|点击|免费)?(?:订阅|付费|登录|登入|注册|加入会员|购买)(?:后)?(?:，|,|即可|继续|可|解锁|阅读|浏览|查看|全文|全部|余下|剩余|本文|内容|更多|报道|文章)+"
    r"|(?:喜欢|觉得|认为)(?:不错|本文|这篇|文章|有用|就|请|的话|,|，)+(?:点|在看|赞|转发|分享|收藏|支持|请).{0,8}"
    r"|(?:加入|联系|添加)(?:我们的|本站)?(?:读者群|读者交流群|交流群|粉丝群|社群|小编|编辑).{0,4}|(?:订阅|关注|追踪)(?:我|我们|本站|作者|博主|本刊|.{1,10}(?:频道|帐号|账号|专页))"
    r"|(?:关注|下载|打开|使用|扫描).{0,12}(?:app|客户端)(?:看|阅读|查看|体验|享).{0,8}|(?:新闻|报料|爆料|投诉|读者)(?:热线|电话|邮箱)"
    r"|(?:subscribe|sign up|register|join)(?: (?:now|today|free|here))? (?:to|for|and) .{1,70}|join [\d,.]+k? .{1,40}"
    r"|(?:get|receive) .{1,40} (?:in|to|into|delivered to) your inbox.{0,20}|get the best of .{1,40}|never miss .{1,30}|(?:join|support) our .{1,40}"
    r"|follow (?:us|me|on|.{1,24} on) .{1,24}|(?:tweet|pin|email|print|bookmark|rate) this.{0,12}|support (?:us|me|this (?:site|blog)|the (?:site|blog)).{0,20}"
    r"|keep up with (?:us|me|.{1,16} news)|(?:enjoying|enjoyed|liked|loved|like|love|enjoy) (?:this|the) ?(?:post|article|story|recipe|piece|read)?(?: .{0,20})?"
    r"|want (?:more|to read more|to stay).{0,40}|(?:sign|log) in to (?:continue|read|comment|view).{0,20}|create (?:a |your )(?:free )?account.{0,12}|youve (?:read|reached) your .{1,30}"
    r"|this (?:post|article|story|content) is (?:for|only for|available to) .{1,30}|(?:was|is) (?:this|the) .{1,20} (?:helpful|useful).{0,8}"
    r"|did you (?:find|make|try|enjoy|like) (?:this|the) ?.{0,24}|share (?:this|on|via|it)(?: (?:post|article|story|entry|page|recipe))?.{0,24}"
    r"|(?:stay|keep) (?:up to date|in touch|updated|informed).{0,24}|don ?t (?:want to )?miss .{1,30}|newsletter (?:sign[ -]?up|subscription|archive)"
    r"|.{0,12}(?:对你|对您|是否)(?:有|是否有|有没有)?(?:帮助|用)(?:么|吗)?"
    r"|(?:この|その)記事(?:の|を|に|と|が).{0,16}(?:フォロー|シェア|しよう|応援|役に立ちましたか|役立ちましたか|評価)|.{0,10}(?:でシェア|をシェア|を購読(?:する)?|に登録する|をフォロー)"
    r"|(?:無料で?)?会員(?:登録|になる).{0,14}|.{0,12}(?:お寄せください|ご協力ください|お知らせください)|ツイート|(?:ページ)?トップ(?:ページ)?(?:へ|に)?戻?る?"
)
_SURE_ABOUT = (
    r"view all posts by .{1,40}|(?:meet|about) the (?:author|writer|reporter|contributor)s?.{0,40}|(?:post|article) author|author (?:profile|info|details|box)"
    r"|(?:この|本)(?:記事|コラム|連載)(?:の|を)(?:書いた)?(?:筆者|著者|執筆者|ライター|人|監修者|担当者)?(?:プロフィール|紹介|について)?"
)
_PLAIN_LINKS = (
    rf"(?:相关|更多|热门|热点|最新|推荐|精彩|精选|往期|本周|今日|本月|一周|为您|人气|同类|社区|重磅|独家|其他|其它|近期).{{0,6}}{_NOUN}(?:{_LIST})?|(?:{_NOUN}|[^\W\d]{{2,4}}新闻){_LIST}"
    r"|(?:被|合作|友情).{0,4}(?:收录|媒体|链接)|同场加映|推荐(?:关注|作者|商家|理由)|人气.{1,4}|(?:微博|知乎|百度|抖音|头条)(?:热榜|热搜)"
    r"|(?:our|more|top|best|latest|recent|other|further|featured|recommended|todays|local|must) .{0,24}(?:posts?|articles?|stories|news|reads?|reading|picks|videos?|headlines|guides?|recipes|links)"
    r"|explore .{1,24}|(?:browse|discover) .{1,24}|jump to.{0,16}"
    r"|(?:注目|おすすめ|オススメ|最新|新着|人気|関連|話題|その他|今日|今週)(?:の|する)?.{0,10}(?:記事|ニュース|動画|商品|求人|連載|トピックス?|キーワード|特集|ページ|質問|投稿|サイト|号|エントリー?|一覧)"
    r"|最新号|(?:カテゴリー?|タグ|月)別|pr times"
)
_PLAIN_TALK = r"(?:互动|交流|相关|共同|读者)(?:交流|讨论|评论|互动)|(?:网友|大家|读者)(?:这样|怎么|都)?说|(?:评论|留言|回复|回帖|跟帖|讨论)(?:区|列表|精选)?"
_PLAIN_CALL = r"(?:会员|付费|订阅)(?:专属|专享|专区)|(?:商务|广告|内容|媒体)(?:合作|联系|投放).{0,8}|(?:欢迎|诚邀)(?:投稿|关注|订阅|转发).{0,6}|加入我们|推广信息|tip jar|sponsored by .{1,40}|liked this.{0,16}"

_WRITTEN: tuple[tuple[Kind, bool, str], ...] = (
    ("links", True, _SURE_LINKS),
    ("talk", True, _SURE_TALK),
    ("about", True, _SURE_ABOUT),
    ("call", True, _SURE_CALL),
    ("links", False, _PLAIN_LINKS),
    ("talk", False, _PLAIN_TALK),
    ("call", False, _PLAIN_CALL),
)
FORMS = tuple((kind, sure, source.translate(_SIMPLE)) for kind, sure, source in _WRITTEN)
"""Whole labels: their kind, whether they are sure, a pattern."""

_STRUCTURE = regex(r"\\.|[()|]")

WORD = regex(
    (
        "文章|阅读|推荐|互动|交流|推广|加入|博文|日志|帖|回顾|精选|热|榜|排行|评论|留言|回复|回响|想法|看法|跟帖|喜欢|兴趣|想看|想读|在看|在读|在搜|关心|分享|共享|转发|付费|会员|订阅|登录"
        "|登入|注册|购买|帮助|有用|新闻|资讯|报道|报导|专题|视频|影片|图|话题|专栏|栏目|存档|归档|收录|合作|关注|追踪|app|客户端|热线|邮箱|电话|读者|网友|最多人|错过|看完|同场|大家|还看|也看"
        "|记事|記事|ランキング|ニュース|エントリ|投稿|コンテンツ|この|いる|あなた|関連|おすすめ|オススメ|注目|最新|新着|人気|話題|コメント|みんな|シェア|フォロー|購読|登録|会員|ください|ツイート|トップ|カテゴリ|タグ|別|카테고리"
        r"|post|article|stor(?:y|ies)|read|entries|coverage|more |also |news|video|pick|popular|trending|latest|comment|repl|respon|thought|reaction|note|like|love|enjoy"
        r"|subscri|sign |log in|register|join |inbox|follow|support|helpful|useful|did you|share|stay|keep|miss|this|watch|partner|explore|browse|discover|jump|author|account|tip jar|now|today|best of|want|pr times|icymi|say|sponsor"
    ).translate(_SIMPLE),
    holds=(
        "文阅荐互流广入博志帖顾选热榜排评留复响想看欢趣读搜心享转费员登册买帮用闻讯道导题频片图栏档录合注追端箱话友最错场家"
        "事ラーエ稿コこいな関す着ス気みシフ読録員くツトカグ別테aeiou"
    ).translate(_SIMPLE),
)
"""One of these is in every such label: a quick look, for most lines have none."""


def form_of(said: str) -> tuple[Kind, bool] | None:
    """Return the kind of a label by its form, and whether it is sure."""
    is_wide, has_letters = not said.isascii(), said.upper() != said
    for is_latin, kind, sure, pattern in _patterns():
        if (has_letters if is_latin else is_wide) and pattern.fullmatch(said):
            return kind, sure
    return None


@cache
def _patterns() -> tuple[tuple[bool, Kind, bool, re.Pattern[str]], ...]:
    """Return the forms, those in Latin letters for themselves: few lines need both compiled."""
    made = []
    for kind, sure, source in FORMS:
        scripts: dict[bool, list[str]] = {True: [], False: []}
        for form in _alternatives(source):
            scripts[form.isascii()].append(form)
        made += [
            (is_latin, kind, sure, regex("|".join(forms)))
            for is_latin, forms in scripts.items()
            if forms
        ]
    return tuple(made)


def _alternatives(source: str) -> Iterator[str]:
    """Yield what a pattern offers to choose from, where it stands in no group."""
    depth = start = 0
    for mark in _STRUCTURE.finditer(source):
        if mark[0] == "(":
            depth += 1
        elif mark[0] == ")":
            depth -= 1
        elif mark[0] == "|" and not depth:
            yield source[start : mark.start()]
            start = mark.end()
    yield source[start:]
