"""Lines that stand beside an article rather than in it: captions, bylines, credits, datelines.

They look like headings (short, centred, bold, no stop) and are none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.characters import AN_IDEOGRAPH, CAPITALS, DIGITS, LETTERS
from reader.patterns import regex

_PEOPLE = (
    f"(?:首席|特约|见习|实习|全媒体|融媒体?|驻{AN_IDEOGRAPH}{{1,6}}|高级|资深)*"
    "(?:[记記]者|通讯员|評論員|评论员|撰稿人|特派员|研究员|实习生|摄影师)"
)
_MADE = (
    "(?:(?:article|story|text|words|photos?|photographs?|pictures?|images?|illustrations?|video|report"
    "|interview|translation|compiled|contributed|written|posted|published|reported|translated|edited"
    "|reviewed|submitted|prepared|provided|taken|and|&|was|is|were|are) ){1,4}"
)
_CAPTION = regex(
    r"^[（(▲△▼↑↓◀]?\s*(?:图片|照片|题图|配图|资料图|资料图片|数据|图表|视频|头图|封面图?|图源|图文)"
    r"(?:来源|提供|均为|由|出处|说明|[:：])"
    r"|^[▲△▼↑↓]"
    r"|^(?:上|下|左|右|组|题|插|如)?图(?:为|表?\s*[\d一二三四五六七八九十]{1,3}\s*[:：、 ]|[:：]|\d+[-－]\d+|/|／)"
    r"|^(?:图表?|表格?)\s*[\d一二三四五六七八九十]{1,3}(?:[-－.]\d+)?(?:[ :：.、　]|$)"
    r"|^[（(【\[]?(?:写真|画像)(?:説明|提供|[:：＝=])"
    r"|(?i:^(?:Photo|Image|Picture|Source|Credit|Figure|Fig\.)\b.{0,3}?(?:by|courtesy|credit|:|\d))",
    holds="▲△▼↑↓图照据频封表影真画TtGgCc",
)
"""By what a caption begins with."""

_TAKEN = regex(
    rf"(?:[\s　（(:：/／](?:{AN_IDEOGRAPH}|·){{0,8}}|{AN_IDEOGRAPH}{{2,4}}\s?)(?:摄|摄影|供图|制图|绘图)[）)]?$"
    rf"|(?:[\s　（(:：/／](?:{AN_IDEOGRAPH}|·){{0,8}}|^{AN_IDEOGRAPH}{{2,3}}|{AN_IDEOGRAPH}{{2,4}}\s)(?<![地蓝版意企试导构草])图[）)]?$"
    r"|(?:资料图片?|资料照片|效果图|示意图|截图|合影)[）)]?$"
    r"|摄影[:：/／ 　]|[\s　]+供图$"
)
"""By what it ends with, mostly; one of `_OF_PICTURES` is in it."""

_ITEM = regex(r"[0-9]{1,2}[.、．]\s+", begins="0123456789")
"""No blank after it parts what is shown from who shows it: 2. 在电脑上整理地形图."""

_NUMBERED = regex(r"[0-9]{1,2}[.-][0-9]{1,2}\s.*(?:图|照片|合影)$", begins="0123456789")
"""03-2 Misc-两张合影 is a title."""

_OF_PICTURES = ("摄", "图", "片", "影")
_REPORTER = regex(
    rf"^[（(【\[□■●◎▌—\s　-]*(?:{AN_IDEOGRAPH}{{2,10}}?[\s　]*)?{_PEOPLE}"
    r"(?:[\s　:：/／丨|]|(?!手记|观察|调查|来信|札记|探访|连线|视点|日记|按|说|问|看)"
    rf"(?={AN_IDEOGRAPH}{{2,4}}(?:$|[/／])))",
    holds="者員员人生师",
)
_BYLINE = regex(
    r"^[（(【—\s　]*(?:文|图|图文|文图|文字|撰文|作者|口述|整理|编辑|采访|策划|设计|监制|出品|校对|审核|来源|原载|导演"
    r"|责编|责任编辑|编审|终审|值班编委|主编|统筹|摄影|翻译|译者|编译|排版|美编|版式|制作|撰稿|执笔|采写|供稿|投稿|联系人|联系电话|电话|地址|邮箱)"
    r"(?:[\s　]*[/／&、丨|｜][\s　]*(?:文|图|摄影|编辑|制图|表)?)*[\s　]*[:：/／丨|｜　]"
    r"|^(?:文|图|文图)[/／]"
    r"|^(?:[Bb]y|Written by|Posted by|Text|Photos?|Author|Translated by|Edited by)[: ]\s*[A-Z]\S*(?:\s+\S+){0,4}$"
    rf"|^(?i:[(\[]?{_MADE}by:? )[A-Z]\S*(?:\s+\S+){{0,4}}$"
    r"|^[—–-]{1,2}\s*[A-Z]\S*(?:\s+(?:[A-Z]\S*|d[eai]|del|la|von|van|of|the|and|&|,)){0,4}$",
    holds=f":：/／丨|｜　{CAPITALS}",
)
_SOURCE = regex(
    r"[（(【\[]?\s*(文章|稿件|本文|信息|资料|新闻|内容|消息|原文|转载|转)?(?:来源|出处|自)[:：]",
    holds="源处自",
)
_CALLS = r"^[↓▼→\s]*(?:点击|扫码|扫一扫|长按|点个|点赞)"
_CALL = regex(_CALLS, holds="点扫长")
_CALLED_FOR = regex(
    "原文|全文|关注|订阅|公众号|小程序|客户端|蓝字|名片|卡片|在看|点赞|转发|二维码|下方|上方|链接|加群|入群",
    holds="文注阅号序端字片看赞发码方接群",
)
_CREDIT = regex(
    r"^[（(【\[]?\s*(?:原标题|本文原标题|责任编辑"
    r"|责编|编辑|免责声明|版权声明|声明|原文链接|阅读原文)[:：]"
    rf"|{_CALLS}|^[↓▼→\s]*(?:广告合作|商务合作"
    r"|(?:关注|转发|订阅|下载|投稿)(?=[^。；]{0,12}(?:公众号|客户端|微信|微博|本报|本刊|我们|邮箱|视频号|APP|[:：])"
    r"|[^。；]{0,20}[!！]$|(?<!下载)$))"
    r"|^(?:版权|免责|郑重|特别|重要|版權|免責|鄭重)[声聲]明$|^(?:Disclaimer|Copyright(?: Notice)?)$"
    r"|^(?:相关|延伸|推荐|热门|更多|往期)(?:阅读|閱讀|链接|連結|新闻|新聞|文章|推荐|推薦|报道|報導|回顾|精彩)[:：]?$"
    r"|(?:[0-9]{3,4}-[0-9]{6,8}|(?<!\d)1[0-9]{10}(?!\d)|https?://|\w@\w+\.\w)"
    r"|^[（(]?(?:本文)?作者[为系是][^。，,？?]{2,30}(?:员|教授|讲师|学者|记者|编辑|主编|博士生?|律师|作家|主任|[院所社会]长|创始人|分析师|撰稿人|学生)[)）]?$"
    r"|^[（(【\[]\s?(?:source|via|출처|出典|引用元)\s?[:：].{1,60}[)）】\]]$"
    r"|^[（(](?:未完待续|完|本报记者.*|编辑.*|责任编辑.*|来源.*|记者.*|作者.*)[)）]$"
    r"|^(?:未完待续|全文完|完|END|The End|—+\s*END\s*—+|待续|下转.*|上接.*)$",
    re.IGNORECASE,
    holds=f"标编声聲链阅点扫按合注发订载稿读讀連闻聞文荐薦道導顾彩者完待转接)）@:{DIGITS}DdCcEe",
)
_DATE = r"(?:(?:19|20)\d\d\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?"
_DATELINE = regex(
    rf"^[（(]?\s*(?:{_DATE}|(?:19|20)\d\d\s*年(?:\s*\d{{1,2}}\s*月)?)(?:\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?)?"
    r"(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?\s*(?:讯|电|消息)?\s*[）)]?$"
    r"|^\d{1,2}[:：]\d\d\b"
    r"|^[二〇○零一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?$"
    r"|^(?:本报|新华社|中新社|央视|本网)[\u4e00-\u9fff]{0,6}\s*(?:\d{1,2}月)?\d{1,2}日(?:讯|电)"
    r"|^(?:发布时间|发表时间|时间|日期)[:：]\s*\S*\d"
    r"|^(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:\d{1,2}:\d\d|来源|作者|浏览|阅读)"
    r"|^(?:Posted|Published|Updated|Date)\b.{0,40}\d{4}"
    r"|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?$"
)
_DOCUMENT = regex(
    r"^\W{0,4}[\u4e00-\u9fff]{2,16}\s?[〔﹝［\[【]\s?(?:19|20)\d\d.{0,12}$"
    r"|^\W{0,4}[\u4e00-\u9fff]{2,16}\s?[（(]\s?(?:19|20)\d\d\s?[)）]\s?第?\s?\d{1,5}\s?号\W{0,2}$"
    r"|^(?:(?:19|20)\d\d\s?年)?\s?第\s?\d{1,5}\s?号(?:令|公告|文)?$",
    holds="〔﹝［[【号",
)
"""The number of an office's document: 青政办发〔2017〕46号."""

_OF_OFFICES = "号〔﹝［[【"

_ADDRESS = regex(
    r"^(?:尊敬|敬爱|亲爱)的|^(?:各位|女士们|先生们|同学们|朋友们|同志们|老师们|乡亲们|孩子们|大家好|谢谢)"
    r"[^。]{0,12}[:：!！，,]*$"
    r"|^(?:Dear|Hi|Hello|Hey|Thanks|Thank you|See you|Cheers|Best wishes|(?:Best|Kind) regards|Yours|Sincerely|Have fun|Have a lot of fun)\b.{0,30}[!,.:]*$",
    re.IGNORECASE,
    begins="尊敬亲各女先同朋老乡孩大谢DdHhTtSsCcBbKkYy",
)
_CODE = regex(
    r"(?:[\w ]{1,20}[:=]\s*)?(?:0x(?=\w*\d)[0-9A-Fa-f]{6,}|(?=\w*\d)(?=\w*[A-Fa-f])[0-9A-Fa-f]{16,}"
    r"|(?=.*\d)(?:[0-9A-F]{2}:){3,}[0-9A-F]{2}|(?=.*\d)(?:[0-9A-F]{4,8} +){3,}[0-9A-F]{4,8})$"
    r"|[A-Za-z]:\\\S*>|PS [A-Z]:|[a-z][\w.-]{0,20} ?> [a-z]\S*(?: |$)|[a-z_][\w.-]{0,30}@[\w.-]+(?::\S*)? ?[$#%>]|>>> \S|\[\w+@[^\]]+\][$#]"
    r"|[$#] [!-~]|sudo \S|(?!(?:the|an?|how|what|why|when|where|to|in|on|for|from|with|using|about|new|more|my|our"
    r"|your|welcome) )[a-z][a-z0-9_-]*(?: \S+)*? (?:--?[a-z][\w-]*|(?:~|\.{1,2})?/\S+|[\w-]+\.[a-z]\w*)(?:\s|=|$)",
    holds=f"{LETTERS}{DIGITS}$#%>",
)
_END = regex(
    r"[\W_]*(?:(?:未完)?待续|(?:全文|本文)?完|END|The End)[\W_]*", re.IGNORECASE, holds="续完Ee"
)
_WHOLE = regex(
    r"\W*(?:(?:原文|文章|新闻|新聞)?(?:正文|全文)(?:全文|内容|內容)?|[Ff]ull (?:[Dd]ocument|[Cc]ontent|[Tt]ext|[Aa]rticle))\W*",
    holds="文ulFf",
)
_CLIPPED = regex(
    r"本文由\s*简悦.{0,20}转码|(?:阅读|查看)?原文(?:链接|地址|网址)?\s*[:：]\s*https?://",
    begins="本阅查原",
)
_SENTENCE = regex("[。！？!?；;]")
_LONGEST_NOTICE = 60


def is_caption(text: str) -> bool:
    """Tell whether a line says what an image shows, or where it is from."""
    if len(text) > 2 * _LONGEST_NOTICE:
        return False
    if _CAPTION.match(text):
        return True
    if not any(mark in text for mark in _OF_PICTURES) or _NUMBERED.match(text):
        return False
    numbered = _ITEM.match(text)
    return _TAKEN.search(text, numbered.end() if numbered else 0) is not None


def is_byline(text: str) -> bool:
    """Tell whether a line names who wrote, took, edited: `本报记者 林小满`, `文/季南`, `By Ann`."""
    return (
        len(text) <= _LONGEST_NOTICE
        and not ((source := _SOURCE.match(text)) and source[1])
        and (_REPORTER.match(text) or _BYLINE.match(text)) is not None
        and _SENTENCE.search(text) is None
    )


def is_credit(text: str) -> bool:
    """Tell whether a line names a source, or ends the article: `（文章来源：X）`, `（完）`."""
    if len(text) > 2 * _LONGEST_NOTICE:
        return False
    if _CALL.match(text) and text.endswith("。") and not _CALLED_FOR.search(text):
        return False  # a step of a manual: 点击“保存”，稍等片刻。
    return (_SOURCE.match(text) or _CREDIT.match(text)) is not None


def is_dateline(text: str) -> bool:
    """Tell whether a line is a date or a time, or opens with the place and day of a dispatch."""
    return (
        len(text) <= _LONGEST_NOTICE
        and any(map(str.isnumeric, text))
        and _DATELINE.match(text) is not None
    )


def is_code(text: str) -> bool:
    """Tell whether a line is for a machine: a fingerprint in hexadecimals, a command."""
    return len(text) <= 2 * _LONGEST_NOTICE and _CODE.match(text) is not None


def is_document_number(text: str) -> bool:
    """Tell whether a line is the number of an office's document: `青政办发〔2017〕46号`."""
    return (
        len(text) <= _LONGEST_NOTICE
        and any(map(text.__contains__, _OF_OFFICES))
        and _DOCUMENT.match(text) is not None
    )


def is_address(text: str) -> bool:
    """Tell whether a line greets or takes leave: `亲爱的同学们：`, `Thank you!`."""
    return len(text) <= _LONGEST_NOTICE and _ADDRESS.match(text) is not None


def is_end(text: str) -> bool:
    """Tell whether a line says that the article ends, or goes on another time: `（完）`, `待续`."""
    return len(text) <= _LONGEST_NOTICE and _END.fullmatch(text) is not None


def is_whole(text: str) -> bool:
    """Tell whether a line says that all of the article follows, as clippers' templates do: `正文`."""
    return len(text) <= _LONGEST_NOTICE and _WHOLE.fullmatch(text) is not None


def is_notice_of_clipper(text: str) -> bool:
    """Tell whether a line at the head says where a clipper took the text from."""
    return _CLIPPED.match(text) is not None


def is_beside(text: str) -> bool:
    """Tell whether a line is any of these; none of them is longer than two notices."""
    return len(text) <= 2 * _LONGEST_NOTICE and _is_any(text)


@lru_cache(maxsize=1024)  # several rules ask of the same lines of an article
def _is_any(text: str) -> bool:
    return (
        is_caption(text)
        or is_byline(text)
        or is_credit(text)
        or is_dateline(text)
        or is_address(text)
        or is_document_number(text)
        or is_code(text)
        or ("文" in text and is_whole(text))
    )
