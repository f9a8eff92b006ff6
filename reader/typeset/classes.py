"""Line-breaking classes of characters, after UAX #14, clreq and JLReq.

The standard library knows no Line_Break property, so the classes are told from lists
(punctuation, where every character counts) and from the general category and East Asian
width (letters, where thousands behave alike).
"""

from __future__ import annotations

import unicodedata

SPACE = "S"
GLUE = "G"
OPEN = "O"
OPEN_WIDE = "o"
OPEN_QUOTE = "u"
CLOSE = "P"
CLOSE_WIDE = "C"
CLOSE_QUOTE = "v"
QUOTE = "q"
EXCLAIM = "E"
INFIX = "I"
NONSTARTER = "N"
DASH = "D"
LEADER = "L"
HYPHEN = "Y"
AFTER = "B"
SLASH = "/"
PREFIX = "$"
POSTFIX = "%"
NUMBER = "9"
LETTER = "A"
HANGUL = "K"
UNIT = "W"
IDEOGRAPH = "J"

_LISTED = {
    # GL: what NBSP and its kin join stays together (LB12).
    GLUE: "\u00a0\u202f\u2007\u2011\u0f0c\u035c",
    # OP, QU by East Asian context (LB14, LB15a, LB19a).
    OPEN_WIDE: "（《「『【〈〔〖〘〚〝｛［｟｢﹙﹛﹝﹁﹃︵︷︹︻︽︿",
    OPEN: "([{¿¡⟨",
    OPEN_QUOTE: "“‘„‚«‹",
    CLOSE_WIDE: "）》」』】〉〕〗〙〛〞〟｝］｠｣﹚﹜﹞﹂﹄︶︸︺︼︾﹀"
    "，。、；：！？．｡､﹐﹑﹒﹔﹕﹖﹗︐︑︒︓︔︕︖",
    CLOSE: ")]}⟩",
    CLOSE_QUOTE: "”’»›",
    QUOTE: "\"'",
    EXCLAIM: "!?‽‼⁇⁈⁉",
    # IS (LB13, LB25, LB29).
    INFIX: ",.:;",
    # NS and CJ: JLReq 3.1.7 keeps small kana and the prolonged sound mark from the start,
    # clreq 3.1.4 the middle dot and the iteration mark.
    NONSTARTER: "・·‧･々〻〼ゝゞヽヾ゛゜〜～゠ー\uff70"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ",
    # B2: clreq 3.1.4 keeps the two halves of —— together.
    DASH: "—―⸺⸻",
    # IN: the two halves of …… as well (LB22).
    LEADER: "…‥⋯",
    HYPHEN: "-",
    AFTER: "\u2010\u2012\u2013|\u0f0b\u1361",
    SLASH: "/",
    # PR and PO: what belongs to the number after or before it (LB23a–LB25).
    PREFIX: "$£¥￥€₩₹₽￡￦＄№+±＋#＃",
    POSTFIX: "%‰‱°℃℉％﹪¢￠′″",
    # clreq 3.1.5, JLReq 3.1.11: a number and its unit are not parted.
    UNIT: "万亿兆千百元年月日时分秒度倍岁萬億時歲圓円兩㎡㎥㎏㎞㎝㎜㎎㎖㎘㏄",
}
UNITS = (
    "分钟 小时 分鐘 小時 个月 個月 季度 世纪 世紀 年代 周年 周岁 公里 公斤 公顷 公升 公頃 厘米 毫米 微米 纳米"
    " 千米 千克 毫克 毫升 平方 立方 平方米 立方米 平方公里 平方千米 千瓦 千瓦时 兆瓦 摄氏度 人次"
    " 美元 欧元 日元 英镑 港元 港币 韩元 卢布 个百分点 個百分點"
).split()
"""Units of several characters: whole after a number, as one of a single character is."""


class _Classes(dict[str, str]):
    """Class by character; what is not listed is told once, by its properties."""

    def __missing__(self, character: str) -> str:
        found = self[character] = _by_properties(character)
        return found


def _by_properties(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return SPACE
    if "\uac00" <= character <= "\ud7a3" or "\u1100" <= character <= "\u11ff":
        return HANGUL
    wide = unicodedata.east_asian_width(character) in "WF"
    if category == "Nd":
        return NUMBER
    if category == "Ps":
        return OPEN_WIDE if wide else OPEN
    if category == "Pe":
        return CLOSE_WIDE if wide else CLOSE
    if category == "Sc":
        return PREFIX
    if "\uff21" <= character <= "\uff5a":
        return LETTER
    if category == "So" and character >= "\u2600":
        return IDEOGRAPH  # emoji, flags, pictures
    return IDEOGRAPH if wide or "\uff66" <= character <= "\uff9f" else LETTER


CLASS: dict[str, str] = _Classes(
    {character: kind for kind, characters in _LISTED.items() for character in characters}
)
"""The class of every character."""


def characters_of(kind: str) -> str:
    """Return the characters listed as of a class."""
    return _LISTED[kind]


NEVER_START = frozenset(
    (CLOSE, CLOSE_WIDE, CLOSE_QUOTE, EXCLAIM, INFIX, NONSTARTER, LEADER, POSTFIX)
)
"""No continuation line starts with these, were there a space before them or not (LB13, LB21)."""

NEVER_END = frozenset((OPEN, OPEN_WIDE, OPEN_QUOTE))
"""No line that goes on ends with these, were there a space after them or not (LB14)."""

WHOLE = frozenset((DASH + DASH, LEADER + LEADER))
"""Pairs that stay whole as long as the width leaves a choice (clreq 3.1.4)."""

_WORD = LETTER + NUMBER + HANGUL
_JOINED = {
    LETTER: _WORD + OPEN + OPEN_QUOTE + PREFIX,  # LB28, LB23, LB30, LB24
    NUMBER: _WORD + OPEN + OPEN_QUOTE + PREFIX + UNIT,  # LB25, LB30
    HANGUL: _WORD + OPEN + OPEN_QUOTE,  # Korean by words, not by syllables
    PREFIX: _WORD + OPEN + OPEN_WIDE + IDEOGRAPH + UNIT + PREFIX,  # LB23a, LB24, LB25
    POSTFIX: LETTER + NUMBER + OPEN + HANGUL,  # LB24, LB25; particles: 3.5%는
    INFIX: _WORD,  # LB29, LB25
    HYPHEN: NUMBER,  # LB25
    SLASH: NUMBER,  # LB25
    CLOSE: _WORD,  # LB30
    CLOSE_QUOTE: _WORD,  # LB19: the apostrophe
}
_UNPARTED_BEFORE = NEVER_START | {QUOTE, GLUE, HYPHEN, AFTER, SLASH}
_UNPARTED_AFTER = NEVER_END | {QUOTE, GLUE}
_ALL = (SPACE, *_LISTED, NUMBER, LETTER, HANGUL, IDEOGRAPH)

JOINED = frozenset(
    before + after
    for before in _ALL
    for after in _ALL
    if after in _UNPARTED_BEFORE
    or before in _UNPARTED_AFTER
    or after in _JOINED.get(before, "")
    or before + after in WHOLE
)
"""Pairs of classes between which a line does not break."""
