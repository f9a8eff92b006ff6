"""Lines that stand beside an article rather than in it: captions, bylines, credits, datelines.

They look like headings (short, centred, bold, no stop) and are none.
"""

from __future__ import annotations

import re

_ROLES = (
    "(?:首席|特约|见习|实习|全媒体|融媒体?|驻[\u4e00-\u9fff]{1,6}|高级|资深)*"
    "(?:记者|通讯员|评论员|撰稿人?|特派员|研究员|实习生|摄影师?|作者|撰文|执笔|编译|翻译|整理|采写|供稿)"
)
_CAPTION = re.compile(
    r"^[（(▲△▼↑↓◀]?\s*(?:图片|照片|题图|配图|资料图|资料图片|数据|图表|视频|头图|封面图?|图源|图文)"
    r"(?:来源|提供|均为|由|出处|说明|[:：])"
    r"|^[▲△▼↑↓]"
    r"|^(?:上|下|左|右|组|题|插|如)?图(?:为|表?\s*[\d一二三四五六七八九十]{1,3}\s*[:：、 ]|[:：]|\d+[-－]\d+|/|／)"
    r"|^(?:图表?|表格?)\s*[\d一二三四五六七八九十]{1,3}(?:[-－.]\d+)?(?:[ :：.、　]|$)"
    r"|(?:[\s　（(:：/／][\u4e00-\u9fff·]{0,8}|[\u4e00-\u9fff]{2,4}\s?)(?:摄|摄影|供图|制图|绘图|图)[）)]?$"
    r"|(?:资料图片?|资料照片|效果图|示意图|截图|合影)[）)]?$"
    r"|摄影[:：/／ 　]|[\s　]+供图$|^(?:Photo|Image|Picture|Source|Credit|Figure|Fig\.)\b.{0,3}?(?:by|courtesy|credit|:|\d)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"^[（(【\[□■●◎▌—\s　-]*(?:(?:本报|本刊|本网|本社|本台|新华社|中新社|[\u4e00-\u9fff]{{2,10}}?)"
    rf"[\s　]*)?{_ROLES}(?:[\s　:：/／丨|]|$|(?=[\u4e00-\u9fff]{{2,4}}$))"
    r"|^[（(【—\s　]*(?:文|图|图文|文图|文字|撰文|作者|口述|整理|编辑|采访|策划|设计|监制|出品|校对|审核|来源|原载|导演"
    r"|责编|责任编辑|编审|终审|值班编委|主编|统筹|摄影|翻译|译者|编译|排版|美编|版式|制作|供稿|投稿|联系人|联系电话|电话|地址|邮箱)"
    r"(?:[\s　]*[/／&、丨|｜][\s　]*(?:文|图|摄影|编辑|制图|表)?)*[\s　]*[:：/／丨|｜　]"
    r"|^(?:文|图|文图)[/／]"
    r"|^(?:By|Written by|Posted by|Text|Photos?|Author|Translated by|Edited by)[: ]\s*[A-Z]\S*(?:\s+\S+){0,4}$"
    r"|^[—–-]{1,2}\s*[A-Z]\S*(?:\s+\S+){0,3}$"
)
_CREDIT = re.compile(
    r"^[（(【\[]?\s*(?:(?:文章|稿件|本文|信息|资料|新闻|内容|消息|原文|转载|转)?(?:来源|出处|自)|原标题|本文原标题|责任编辑"
    r"|责编|编辑|免责声明|版权声明|声明|原文链接|阅读原文|关注|扫码|点击)[:：]"
    r"|^[（(](?:未完待续|完|本报记者.*|编辑.*|责任编辑.*|来源.*|记者.*|作者.*)[)）]$"
    r"|^(?:未完待续|全文完|完|END|The End|—+\s*END\s*—+|待续|下转.*|上接.*)$",
    re.IGNORECASE,
)
_DATE = r"(?:(?:19|20)\d\d\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?"
_DATELINE = re.compile(
    rf"^[（(]?\s*(?:{_DATE}|(?:19|20)\d\d\s*年(?:\s*\d{{1,2}}\s*月)?)(?:\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?)?"
    r"(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?\s*(?:讯|电|消息)?\s*[）)]?$"
    r"|^\d{1,2}[:：]\d\d\b"
    r"|^[二〇○零一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?$"
    r"|^(?:本报|新华社|中新社|央视|本网)[\u4e00-\u9fff]{0,6}\s*(?:\d{1,2}月)?\d{1,2}日(?:讯|电)"
    r"|^(?:Posted|Published|Updated|Date)\b.{0,40}\d{4}"
    r"|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?$"
)
_SENTENCE = re.compile("[。！？!?；;]")
_LONGEST = 60


def is_caption(text: str) -> bool:
    """Tell whether a line says what an image shows, or where it is from."""
    return len(text) <= 2 * _LONGEST and _CAPTION.search(text) is not None


def is_byline(text: str) -> bool:
    """Tell whether a line names who wrote, took, edited: `本报记者 林小满`, `文/季南`, `By Ann`."""
    return (
        len(text) <= _LONGEST
        and _BYLINE.match(text) is not None
        and (_SENTENCE.search(text) is None)
    )


def is_credit(text: str) -> bool:
    """Tell whether a line names a source, or ends the article: `（文章来源：X）`, `（完）`."""
    return len(text) <= 2 * _LONGEST and _CREDIT.match(text) is not None


def is_dateline(text: str) -> bool:
    """Tell whether a line is a date or a time, or opens with the place and day of a dispatch."""
    return len(text) <= _LONGEST and _DATELINE.match(text) is not None


def is_beside(text: str) -> bool:
    """Tell whether a line is any of these."""
    return is_caption(text) or is_byline(text) or is_credit(text) or is_dateline(text)
