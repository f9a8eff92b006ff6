"""Whether a short line heads a piece of the site: looked up by its words, without its dress.

| line | its words | label |
|---|---|---|
| 【相关阅读】, >>>相關閱讀：, `Related Posts »` | 相关阅读, related posts | links, sure |
| 関連記事（あわせて読みたい） | 関連記事 | links, sure as without |
| 評論 (3), 3 条评论, 留言列表（2） | 评论, 留言列表 | talk, sure for its count |
| 评论, Share, 免责声明 | the same | talk, call, legal; not sure |
| 您可能还喜欢的文章, More from Ann | by their form | links, sure |
| 微信扫一扫，关注公众号 | by what it calls for | call, sure |
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from reader.corpus import site_vocabulary as vocabulary
from reader.corpus.site_forms import WORD, form_of
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
_NO_LABEL = regex(r"(?i:https?://)\S+$|[（(](?:文章|稿件|新闻|信息|内容)?来源[:：]", begins="Hh（(")
"""An address, a credit: what many articles end in, and has words of labels in it."""

_CALL = regex(
    r"扫一扫|扫码(?:关注|下载|加入|阅读|进群|添加)|(?:扫描|长按|识别).{0,10}(?:二维码|关注|识别)|二维码.{0,6}(?:关注|下载|加入)"
    r"|(?:关注|搜索|加入|添加).{0,14}(?:公众号|微信号|视频号|订阅号|粉丝团|粉丝专页|官方账号|小编微信)"
    r"|(?:请|立即|点我|马上|欢迎|快来|免费)(?:点击|点此)?下载|下载.{0,12}(?:app|客户端).{0,6}(?:看|阅读|查看|紧贴|享)|更多(?:精彩)?(?:内容|资讯|新闻|报道|信息)?[,，、:：]?(?:请|尽在|欢迎|敬请)(?:关注|下载|点击)?"
    r"|点(?:个|击|一下)?.{0,2}(?:在看|赞)(?:和|、|,|$)|(?:点击|戳)(?:上方|下方|蓝字|卡片|左下角|文末|这里关注)|设为星标|星标我们|后台回复|进群|入群|(?:马上|立即|免费|登录|登入)注册|注册(?:账号|会员|后)|(?:登录|登入|注册|回复|关注|付费)后(?:即可|可|才能|方可|继续)?(?:查看|可见|阅读|下载|回复|评论|留言)"
    r"|請繼續往下閱讀|继续往下阅读|(?:continue reading|story continues|article continues).{0,30}"
    r"|気に入ったら|ランキングに参加|クリックお願い|応援(?:しよう|クリック|よろしく)|登録は(?:こちら|コチラ)|ログインして(?:続きを|読む)|会員限定",
    holds="扫码注别号粉微载更点戳星台群册后往c気ラク応録ロ員",
)


def bare(text: str) -> str:
    """Return the words of a line without marks at its ends, quotes, case, width, tradition."""
    return _between_marks(_mapped(text))


@lru_cache(maxsize=1024)  # several rules ask of the same lines of an article
def label_of(text: str) -> Label | None:
    """Return what piece of the site a line heads; None where it heads none."""
    if len(text) > LONGEST or text.endswith(_STOPS) or _NO_LABEL.match(text):
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
    if WORD.search(said) and (form := form_of(said)):
        return Label(*form)
    head, opened, _ = said.partition("(")
    if opened and (found := label_of(head)) and found.sure:
        return found  # 関連記事（あわせて読みたい）
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


def calls(text: str) -> bool:
    """Tell whether a line calls to follow, to scan, to subscribe: 微信扫一扫，关注公众号."""
    return len(text) <= LONGEST and _CALL.search(_mapped(text)) is not None


@cache
def _words() -> dict[str, Label]:
    """Return the labels by their words as `bare` leaves them."""
    known: dict[str, Label] = {}
    for table, sure in ((vocabulary.PLAIN, False), (vocabulary.SURE, True)):
        for kind, lines in table.items():
            label = Label(kind, sure)
            words = _mapped(lines.replace("\n", "|")).split("|")
            known |= dict.fromkeys(map(_between_marks, words), label)
    known.pop("", None)
    return known
