"""Bylines, read as roles and names: those who wrote are the author, the others are not.

| line | author |
|---|---|
| 本报记者 林小满　通讯员 周禾 | 林小满、周禾 |
| 记者 张三 编辑 李四 校对 王五 | 张三 |
| 文/张三 图/李四 | 张三 |
| 撰文｜张三 · 采写：南都记者 张三 | 张三 |
| （作者：张三，系某大学教授） | 张三 |
| 作者：张三 选题：李四 | 张三 |
| 责任编辑：方小圆 · -END- | nobody |
"""

from __future__ import annotations

import re

from reader.characters import LATIN
from reader.patterns import regex
from reader.safe import Clean, clean_line

_WRITERS = "记者|記者|通讯员|通訊員|评论员|評論員|撰稿人?|实习生|特派员|研究员|作者|撰文|执笔|采写|文字|图文|文图|文[/／]图|文"
_OTHERS = (
    "责任编辑|责編|责编|编辑|編輯|编审|主编|校对|校對|审核|审校|终审|监制|出品|排版|美编|版式|制作|制图|绘图|插画|设计|来源"
    "|摄影|供图|图片|图|剪辑|视频|音频|统筹|策划|选题|翻译|译者|编译|联系人|联系电话|电话|地址|邮箱|运营|排期|题图"
)
_START = r"(?:^|(?<=[\s　:：/／|｜丨，,、；;&（(]))"
_SIGNS = r"[\s　]*[:：/／|｜丨][\s　]*"
_ROLE = regex(
    rf"{_START}(?:[\u4e00-\u9fff]{{2,10}}?)?(?P<writer>记者|記者|通讯员|通訊員|评论员|評論員|撰稿人|实习生)(?:{_SIGNS}|[\s　]*)"
    rf"|{_START}(?:(?P<writes>{_WRITERS})|(?P<other>{_OTHERS}))(?:{_SIGNS}|[\s　]+)"
    rf"|{_START}[\u4e00-\u9fff]{{2,4}}[:：][\s　]*"
)
_ENGLISH = regex(r"(?:By|Author|Text)[\s　]*[/／:：丨| 　][\s　]*")
_BETWEEN_NAMES = regex(
    rf"[\s　]*[、,，;；/／&]+[\s　]*|(?<![{LATIN}.’'-])[\s　]+|[\s　]+(?![{LATIN}])"
)
"""A mark, or a blank unless it stands within a Latin name."""
_ABOUT = regex(
    "[，,（(；;][\\s　]*(?:系|为|是|现|任|曾|就职|供职|单位|原载|来自|[\u4e00-\u9fff]{5}).*$"
)
_NOBODY = regex(r"[\W_]*(?:the\s+)?(?:end|fin|完|全文完)[\W_]*", re.IGNORECASE)
_EDGES = "（）()【】[]□■●◎▌—–- \u3000"


def author_of(line: str) -> Clean | None:
    """Return the names of those who wrote, `林小满、周禾`, of a byline; None where it names none."""
    bare = line.strip(_EDGES)
    if not bare or _NOBODY.fullmatch(line):
        return None
    if bare.isascii():
        return clean_line(_ENGLISH.sub(" ", bare)) or None
    roles = list(_ROLE.finditer(bare))
    said = [] if roles else [_ENGLISH.sub("", bare)]
    ends = [role.start() for role in roles[1:]] + [len(bare)]
    for role, end in zip(roles, ends, strict=False):
        if role["writer"] or role["writes"]:
            said.append(_ABOUT.sub("", bare[role.end() : end]).strip(_EDGES + "，,、；;/／|｜丨&"))
    names = dict.fromkeys(
        name for held in said for name in _BETWEEN_NAMES.split(held) if any(map(str.isalnum, name))
    )
    return clean_line("、".join(names)) or None
