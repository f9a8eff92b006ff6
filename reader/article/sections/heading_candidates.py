"""Heading candidates: the kind of heading that a line could be, by its opening and its dress.

Nothing here knows the lines around it; `reader.article.sections.headings` weighs them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_beside, is_dateline
from reader.patterns import regex


class HeadingCandidate(NamedTuple):
    """A line that could be a heading of `kind`; `rank` orders numbered kinds, None for others."""

    kind: str
    rank: int | None = None
    numbered: bool = False


Candidates = dict[int, HeadingCandidate]
"""What is held to be a heading, by its place among the drafts of an article."""

MAX_TITLE_CELLS = 40
"""Cells past which a line is a sentence and no title."""

MAX_LINE_CELLS = MAX_TITLE_CELLS + 12
"""Cells past which it is none of the lines that may be numbered or dressed as one."""

_MAX_LATIN_CELLS = 68
"""The same, of a line of letters or with kana."""

MAX_BEFORE_COLON = 12
"""Characters past which a line that ends in a colon opens a list or a quotation."""

_CHINESE_DIGITS = "一二三四五六七八九十百零〇壹贰叁肆伍陆柒捌玖拾貳參叄陸"
_CAPITAL_DIGITS = "壹贰叁肆伍陆柒捌玖拾貳參叄陸"
_CHINESE_NUMBER = f"[{_CHINESE_DIGITS}]{{1,4}}"
_UNITS = (
    "(?:[亿块届吨%％‰℃°]|年(?![轻龄味货])|月(?![饼球薪])|日(?![程志用])|时(?![间代候尚机事空差光效])"
    "|点(?![评赞击燃])|分(?![析享类工布配级层歧])|秒(?![杀懂])|号(?![召称角])|度(?![假过量])"
    "|万(?![物一象能])|元(?![素旦宇])|角(?![色度落])|后(?![期果来续台记勤])|级(?![别联])"
    "|股(?![市票价权])|只(?![有要])|名(?![字称词气额])|人(?![工才民口生物类性际格脸])|个(?![性体税案])"
    "|家(?![庭乡园务])|岁(?![月末])|倍(?![感增])|折(?![扣叠腾])|成(?![本长功立果就绩因效])"
    "|米(?![饭粉])|克(?![服制]))"
)
"""What a number counts, but where a word begins so: 2 人工智能 heads, 2 人遇难 counts."""
_ROMAN = "(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]|(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2}))"
_COUNTED = r"Tip|Step|Rule|Lesson|Reason|Day|Week|No\.|#|Q|Top"
_DIGITS = "0123456789"
"""Those of other scripts stand under 0."""
_CIRCLED = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRACKETED_CHINESE = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_OPENINGS: tuple[tuple[str, int, str, str], ...] = (
    *(
        ("chapter", rank, "第", rf"第[ 　]?(?:{_CHINESE_NUMBER}|\d{{1,3}})[ 　]?{after}")
        for rank, units, more in (
            (-2, "部篇辑卷编", ""),
            (-1, "章回幕讲", "折课站夜天封"),
            (0, "节", ""),
        )
        for after in (
            rf"[{units}{more}](?![\u4e00-\u9fff])",
            rf"[{units}](?![队門门委长族署属落下件位合头程课幅目集])(?=[\u4e00-\u9fff])",
        )
    ),
    (
        "chapter",
        -1,
        "楔序引尾番后終终",
        r"(?:楔子|序章|序幕|引子|尾声|终章|番外(?:篇|[一二三四五六七八九十\d]{1,2})?|后记)(?=[:：\s　]|$)",
    ),
    (
        "chapter",
        -1,
        "CPSAB",
        r"(?:Chapter|Part|Section|Act|Book)(?: |(?=\d))(?:\d{1,3}|[IVX]+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b",
    ),
    ("壹、", 0, _CAPITAL_DIGITS, rf"[{_CAPITAL_DIGITS}]{{1,3}}\s?[、.．,，:：](?!\d)"),
    ("一、", 1, _CHINESE_DIGITS, rf"{_CHINESE_NUMBER}\s?[、.．,，:：](?!\d)"),
    ("一）", 1, _CHINESE_DIGITS, rf"{_CHINESE_NUMBER}[)）]"),
    ("一", 1, _CHINESE_DIGITS, rf"{_CHINESE_NUMBER}[\s　]+(?=\S)"),
    ("壹丨", 1, _CHINESE_DIGITS, rf"{_CHINESE_NUMBER}\s?[丨｜|]\s?(?=\S)"),
    ("甲、", 1, _STEMS, rf"[{_STEMS}]\s?[、.．](?=\s?\S)(?!\s?[{_STEMS}](?:[、和与及两双]|$))"),
    ("I.", 1, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIVX", rf"{_ROMAN}\s?[、.．](?=\s?\D)"),
    ("其一", 2, "其之", rf"(?:其|之){_CHINESE_NUMBER}(?:[、:：\s　]|$)"),
    ("㈠", 2, _BRACKETED_CHINESE, rf"[{_BRACKETED_CHINESE}][、.．]?"),
    ("（一）", 2, "（(【[", rf"[（(【\[]\s?{_CHINESE_NUMBER}\s?[】\])）]"),
    (
        "1.",
        3,
        _DIGITS,
        rf"\d{{1,2}}\s?(?:、(?!\d{{1,3}}(?:\D|$))|[．.](?!\d))(?!{_UNITS}(?![\u4e00-\u9fff]))",
    ),
    ("1）", 5, _DIGITS, rf"\d{{1,2}}\s?[)）](?!{_UNITS}(?![\u4e00-\u9fff]))(?!\d)"),
    (
        "A.",
        3,
        "ABCDEFGHabcdefgh",
        r"(?:[A-H]\s?[.、．)）]|[a-h]\s?[)）])\s?(?=\S)(?!\s?[A-Z][.])",
    ),
    ("1️⃣", 3, _DIGITS, r"\d\ufe0f?\u20e3"),
    ("⒈", 3, _DOTTED, rf"[{_DOTTED}]"),
    ("0x01", 3, "0", r"0x[0-9A-Fa-f]{2}(?=[\s　:：.、丨｜|]|[G-Z\u4e00-\u9fff])"),
    (
        "01",
        3,
        "01",
        rf"0\d\s?[/／|｜丨\s　](?=\D)|1\d\s?[/／|｜丨\s　](?=\D)(?!{_UNITS})|0\d(?=[\u4e00-\u9fff“《「『])(?!{_UNITS})",
    ),
    (
        "1",
        3,
        _DIGITS,
        rf"\d{{1,2}}[/／|｜丨]\s?(?=\D)|\d[ 　]+(?=[\u4e00-\u9fff“《「『])(?!{_UNITS})",
    ),
    (
        "#1",
        3,
        "TSRLDWN#Q",
        rf"(?:{_COUNTED})\s?(?:\d{{1,2}}|{_CHINESE_NUMBER})(?=[\s　、.:：—]|$)",
    ),
    *(
        (
            kind,
            rank,
            _DIGITS,
            rf"\d{{1,2}}{more}(?:\.?[\s　]+|[、:：]\s?|\.?(?=[\u4e00-\u9fff])(?!{_UNITS}))(?=\D)",
        )
        for kind, rank, more in (("1.1", 4, r"[.．-]\d{1,2}"), ("1.1.1", 5, r"(?:[.．]\d{1,2}){2}"))
    ),
    ("1：", 3, _DIGITS, r"\d{1,2}\s?[:：](?!\d)"),
    ("1 -", 3, _DIGITS, r"\d{1,2} [-–—] (?=[^\s\d])"),
    ("（1）", 6, "（(", r"[（(]\s?\d{1,2}\s?[)）]"),
    ("①", 7, _CIRCLED, f"[{_CIRCLED}]"),
)
"""Kind, rank (smaller is outer), characters it starts with, pattern."""

_SERIES = regex(
    rf"(?:(第)[ 　]?(?:{_CHINESE_NUMBER}|\d{{1,2}})[ 　]?(?:[\u4e00-\u9fff]{{1,2}}?(?=[：:，,、\s　]|$)|(?=[：:]))"
    rf"|((?:[A-Za-z]{{1,12}}[ 　]?)?[\u4e00-\u9fff]{{2,4}}?|その|ステップ|ポイント|レッスン|パート)(?<![之第其唯万统专单期拜前后每])\s?(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?=\s?[：:、|｜丨—\s　]|$)"
    r"|([A-Za-z]{2,9}|[DQTPES])(?:\. ?| )?\d{1,2}(?=\s?[:：、.|｜丨/—-]|\s|$|[\u4e00-\u9fff])"
    r"|([A-Za-z]{2,12} ?#) ?\d{1,4}(?=\s?[:：、.|｜丨/—-]\s?\S|\s+\S))"
)
"""A word and its number: 第一步, 办法一：, Phase 1:, DAY1 (`reader.article.sections.series`)."""

MARKS = "■□◆◇▍▌▎▐▋▊▉●○◎★☆▲△▼▽►▶▷◤◢※❖✦✧❤♦♣♠§¶◼◾▪▣▷➤➢【〖"
_PATTERNS = [
    (first, HeadingCandidate(name, rank, True), regex(pattern))
    for name, rank, first, pattern in _OPENINGS
]
_PATTERNS_BY_START = {
    begins: tuple((found, pattern) for first, found, pattern in _PATTERNS if begins in first)
    for begins in {begins for first, _, _ in _PATTERNS for begins in first}
}
"""Most lines start with none of these characters."""
_NEXT_NUMBER = regex(
    rf"[（(]\s?(\d{{1,2}}|{_CHINESE_NUMBER})\s?[)）].*[（(]\s?(?!\1)(?:\d{{1,2}}|{_CHINESE_NUMBER})\s?[)）]"
    rf"|[{_CIRCLED}].*[{_CIRCLED}]",
    begins=f"（({_CIRCLED}",
)
"""Opens a line that holds a whole list: （1）赤坂站（2）电话."""
_BARE_NUMBER = regex(rf"[（(]?(?:\d{{1,2}}|{_CHINESE_NUMBER}|{_ROMAN})[)）.、]?")
_BEGIN_NUMBERS = tuple("（(IVX")
_BRACKETED = regex(r"[【〖]([^】〗]{1,40})[】〗](.*)$", begins="【〖")
_BEGINS_WRITTEN = "#[［〔＜=—–~～+*-|｜丨┃│"
_WRITTEN = regex(
    r"#{1,6} \S|(={2,5}) ?[^=\s].* ?\1$|([—–~～+*-]{1,4}) ?[^\s—–~～+*-][^—–~～+*]* ?\2$|[|｜丨┃│] ?[^\s|｜丨┃│][^|｜丨┃│]*$|#{2,6}[^#\s]|＜[^＜＞：:]{1,24}＞$|[\[［〔](?:[A-Z][^\[\]:：]{2,30}|[\u4e00-\u9fff][^\[\]［］〔〕]{1,20})[\]］〕]$",
    begins=_BEGINS_WRITTEN,
)
"""Marks that were to make a heading, left as they stand: `# 优缺点`, `[Constraints]`."""

_POINTS = "👉👇👆👈☞☛➡⬇⬆⬅📎©®™°📷📸"
"""Signs before calls, credits and captions."""

_POINTING = "▲△▼▽"
"""Marks of titles that point at a picture, too: what it shows is told by its place beside one."""

_STOPS = ("——", "—", "--", *"。，；、,;．….", "ㅎㅎ", "ㅋㅋ", "ㅠㅠ", "ㅜㅜ")
"""Those of Korean are laughter and tears, which close what is said."""
_CLOSE = ("」", "』")
_COUNTED_OFF = regex(r"[^：:]{0,10}[\d一二三四五六七八九十][^：:\d]{0,2}[：:]")
"""What numbers a title, in words: `第 3 步：`."""

_SPEECH = regex("[：:，,說説说道][「『]", holds="「『")
_ENDS_SENTENCE = regex(
    '[。；;]|(?:[！？](?! )|[!?])(?![”’」』）)！？!?]*(?:[（(][^（）()]*[）)])?$)|[.!?]["\'”’)]? [A-Z"“(]',
    holds="。；;！？.!?",
)
_ABBREVIATED = regex(
    r"(?:\b(?:Inc|Ltd|Co|Corp|etc|vs|Jr|Sr|St|No|U\.S|a\.m|p\.m)|\b[A-Z])\.$", holds="."
)
_BLANK_OR_DIGIT = regex(r"[\s\d零〇一二三四五六七八九十百]+")
_LETTER = regex(r"[^\W\d_]")
_KANA = regex("[\u3041-\u30ff]")
_IN_BRACKETS = regex("[（(][^（）()]*[)）]", begins="（(")
_CONJOINED = regex(r"(?:and|but|or|so|nor|because)\b(?!.*\?$)", re.IGNORECASE, begins="AaBbOoSsNn")
_LEADING_NUMBER = regex(r"^(?:\d{1,2}|[A-Z]|[IVX]+)\. ", holds=".")
_NOTE = regex(r"(?:备|脚)?注[:：]|P\.?S\.?[:：]", begins="注备脚P")
_MAIL = regex(r"\S+@[\w.-]+\.[A-Za-z]{2,}")
_QUOTATION = regex('[“「『"‘].*[”」』"’]$', begins='“「『"‘')


def opening(text: str) -> HeadingCandidate | None:
    """Return the candidate that a line's opening makes it: `一、`, `01`, `■`, `【】`; else None."""
    begins = text[:1]
    if len(text) > 2 and text[:3].isdecimal():
        return None  # a year, an amount
    key = "0" if begins.isdecimal() and not begins.isascii() else begins
    for found, pattern in _PATTERNS_BY_START.get(key, ()):
        if pattern.match(text):
            return found
    if _BRACKETED.match(text):
        return HeadingCandidate("【】")
    if _is_written(text):
        marks = text[: len(text) - len(text.lstrip(begins))]
        return HeadingCandidate("[]" if begins in "[［〔" else marks)
    if (series := _SERIES.match(text)) is not None:
        word = (
            series[2]
            or (series[3] or series[4] or "").lower()
            or _BLANK_OR_DIGIT.sub("", series[0])
        )
        return HeadingCandidate(f"{word}#1", 2, True)
    if begins and begins in MARKS:
        return HeadingCandidate(begins)
    if begins > "\u2000" and begins not in _POINTS and unicodedata.category(begins) == "So":
        return HeadingCandidate("☀")
    return None


def heading_candidate(draft: Draft) -> HeadingCandidate | None:
    """Return the heading that a draft, taken alone, could be; None for running text."""
    if not is_line(draft):
        return None
    text = draft.text
    dressed = draft.centred or draft.bold or draft.lined
    if dressed and is_dateline(text):
        return HeadingCandidate("date")
    if _is_bare_number(text):
        return HeadingCandidate("bare", 2, True)
    found = opening(text)
    if not (found or dressed) or not _reads_as_title(draft) or _NEXT_NUMBER.match(text):
        return None
    return found or dress_of(draft)


def dress_of(draft: Draft) -> HeadingCandidate | None:
    """Return the heading that a title could be by its dress alone."""
    if _IN_BRACKETS.fullmatch(draft.text):
        return None
    if draft.centred:
        return HeadingCandidate("centred")
    if draft.bold:
        return HeadingCandidate("slanted" if draft.slanted else "bold")
    return HeadingCandidate("lined") if draft.lined else None


def _is_bare_number(text: str) -> bool:
    could_be = text[:1].isnumeric() or text[:1] in _BEGIN_NUMBERS
    return could_be and _BARE_NUMBER.fullmatch(text) is not None


def is_line(draft: Draft) -> bool:
    """Tell whether a draft is one short line of the article itself."""
    text = draft.text
    if len(text) > _MAX_LATIN_CELLS or "\n" in text:  # each takes a cell at least
        return False
    if not draft.is_body or draft.inside or draft.right:
        return False
    if 2 * len(text) <= MAX_LINE_CELLS:
        return True
    most = _most_cells(text)
    return len(text) <= most and cells(text) <= most


def _most_cells(text: str) -> int:
    """Return how many cells a title may have, letters and kana taking more of them than ideographs."""
    return _MAX_LATIN_CELLS if text.isascii() or _KANA.search(text) else MAX_LINE_CELLS


def is_title(draft: Draft) -> bool:
    """Tell whether a draft is one short line of words that ends without a stop."""
    return is_line(draft) and _reads_as_title(draft)


def _reads_as_title(draft: Draft) -> bool:
    if all(span.link is not None for span in draft.spans if not span.text.isspace()):
        return False
    return is_named(draft.text)


def is_named(text: str) -> bool:
    """Tell whether a line has the words of a title, however long it is."""
    return not (
        "\n" in text
        or "://" in text
        or ("@" in text and _MAIL.fullmatch(text))
        or not _LETTER.search(text)
        or _CONJOINED.match(text)
        or _NOTE.match(text)
        or is_beside(text.lstrip(_POINTING) if text[:1] in _POINTING else text)
    ) and ends_open(text)


def ends_open(text: str) -> bool:
    """Tell whether a line ends as titles do: without a stop, and holds no whole sentence."""
    if text.endswith(_STOPS) and not (_is_written(text) or _is_abbreviated(text)):
        return False
    if text.endswith((":", "：")) and len(text) > MAX_BEFORE_COLON:
        counted = _COUNTED_OFF.match(text)
        if counted is None or len(text) - counted.end() > MAX_BEFORE_COLON:
            return False
    if text.endswith(_CLOSE) and _SPEECH.search(text):
        return False
    bare = text.rstrip("）)】] \u3000")
    inner = bare.rstrip("”’」』\"'")
    if inner != bare and inner.endswith(("。", ".", "，", ",", "；", "！", "？", "…")):
        return False
    return not _ENDS_SENTENCE.search(_LEADING_NUMBER.sub("", text))


def _is_written(text: str) -> bool:
    """Tell whether a line has marks that were to make a heading: few begin as those do."""
    return text[:1] in _BEGINS_WRITTEN and _WRITTEN.match(text) is not None


def _is_abbreviated(text: str) -> bool:
    return text.endswith(".") and _ABBREVIATED.search(text) is not None


def is_subtitle(draft: Draft) -> bool:
    """Tell whether a line, if a title is above it, is what adds to that: `——船东诉买家`."""
    return draft.kind == "text" and draft.text.startswith("——")


def is_quotation(text: str) -> bool:
    """Tell whether a line is speech from its first mark to its last."""
    return _QUOTATION.match(text) is not None


def cells(text: str) -> int:
    """Return the cells that a line takes, about: two for what East Asia writes wide."""
    widths = "".join(map(unicodedata.east_asian_width, text))
    return len(text) + sum(map(widths.count, "WFA"))
