"""Headings: real ones, and lines that only look like them; how deep each lies.

| rule | heading | not a heading |
|---|---|---|
| real | `## 一、开园`, `<h3>尾声</h3>`, Setext | `<h2></h2>`, `<h3>* * *</h3>`, one in a quotation |
| centred | `<p align="center">建章立制规范服务</p>` | a poem: three and more in a row |
| lined | two and more: `<p><u>Batteries</u></p>` | one alone: `<p><u>Bring it back by Friday</u></p>` |
| bold | `<p><strong>什么是HFO-1234yf</strong></p>` | `<b>他说，不。</b>`; over 40 cells |
| numbered | 一、春：一年只争十五天 · （一）开园 · 1. 洗葱 · 01 设计 · 第一章 | one that occurs once; 1.5万亿 |
| marked | ■ 建章立制 · ▍市场 · 【隔夜行情】 · ▲票價調整 | 【本报讯】followed by its sentence · ▲ 浇水 beside a picture |
| captions | | 图：讲价 · 周禾 摄 · a centred line next to an image, bold where none else is, or each has one, or as its name |
| bylines, credits | | 本报记者 林小满 · 文/季南 · （文章来源：X） · Photos by Ann Rowan · 版权声明 |
| code | | sudo zypper ref · a fingerprint in hexadecimals |
| sentences | | **So more time** · a line that the next paragraph goes on with: “was the answer” |
| datelines | | 2022年2月21日 · 09:54 |
| signatures | | a line at the right edge: `<p align="right">青桥县图书馆</p>` |
| the site | | 相关文章, 发表评论 and what lies below (`reader.article.furniture.around`) · `# Tabs {.tabset}` · `<h2>zhaopian.jpg</h2>` |
| the body | | paragraphs set in headings of one level, where they are most of the text |
| stops | 为什么是硅？ · 一、先看消费。 二、… 三、… each over text; （一） likewise | a line ending in 。，； or, after a dozen characters, ： |
| lists | | three and more look-alikes in a row, none deeper than the last |
| text | 一、春 then （一）开园 then text | a line with no text after it |
| quotations | `> **1. 막힌 구들부터**` alone in each, over text that is not quoted (`reader.article.sections.quoted`) | `> **引文**`, cells of tables, items of lists |
| own title | | the post's title again (`reader.article.sections.repeated_title`); a line over its byline; dress not taken up later, but by lines over lists of links |
| labels | 您最想改变什么？ asked twice · 【优点】 once below each of 一、 二、 三、 | 主持人 · 罗小西 · 主持人, repeated word for word; `1.來源:` over a few words, and so on |
| calls | | 转发，让更多人看到！ alone or as the last of its kind |
| timelines | **2015年3月** … three and more dates | one or two dates |
| lead | | the only bold line of an article, when it opens it |
| weight | bold lines where most of the article is centred | bold, where most of the article is bold; centred likewise |
| series by a word | 办法一：… 办法二：… · 第一步 第二步 · Phase 1: · DAY1 · A. 浇水 · 1：浇水 · 1️⃣ 浇水 | one that does not count from one (`reader.article.sections.series`) |
| decimals | 2.1 under 2., 2.2 | 1.8 series · 3.1 before 2.1 · 1.1 over a picture alone |
| signs | the only bold line with one, 💡 小结, among others that are bold | |
| left marks | `# 优缺点` written `\\# 优缺点` · ##优缺点 · == 浇水 == · —— 浇水 —— · [Constraints] · ＜反省＞ · 🌱 浇水 · twice at least | `# ls` · [1] · [Source: AP] · 👉 |
| questions | three long ones of an interview, wholly bold, over plain paragraphs; ――お金は。 | where other bold paragraphs do not ask |
| headlines | | long real headings one after the other, over the first text |
| plain lines | short ones over paragraphs (`reader.article.sections.plain_lines`) | beside headings that have a dress: ■ 浇水 |
| broken | two bold lines of a paragraph over text, twice: one heading (`reader.article.sections.two_lined`) | three |
| talk | | 季南：一本也没有 plain, where 季南 says whole sentences, too · 老周 00:01:12 (`reader.article.sections.turns`) |
| underlined | three and more plain lines over a rule and text | |
| longer | 馄饨摊的账本：坏了三盏灯的那个月，与多坐的五分钟, or a link, over text among others of its dress | a caption in bold under its picture, with a comma as no other |
| announced | 报文头、问题部分 named below 去信 lie below it (`reader.article.sections.announced`) | |
| templates | | RSS 摘要 over the title once more, Metadata over fields that tell it, 正文, 待续, who publishes over who wrote (`reader.article.sections.templates`) |
| contents | | 1.1 目的 in a row of lines that stand once more below it |
| threads | 船工甲 的回答 | #### 东风夜放 over ##### 2# 发表于 2024-5-20 (`reader.article.sections.threads`) |
| listed | | real ones of a level, three at least, all over nothing |
| below rules | short lines below most rules, over text | first lines of stanzas, of scenes |
| dated | 5月1日 晴 · 10:00 渡口开门 plain, three in order, each over text (`reader.article.sections.dated`) | |
| additions | 【2017/9/23 追記】 below the last heading | |
| answered | 相关问答FAQs | Q1：… plain over A1：… |
| asked | plain questions below 常见问题, FAQ (`reader.article.sections.asked`) | those of an interview |
| offices | | 青桥办发〔2017〕46号 |
| records | | 【编号】X over 【等级】Y · 一等奖 over who won it, 二等奖 below that · a label with a colon over an address, a list, code, a table |
| number lines | 01, `01 /`, `— 01 —` over 浇水与施肥 is 01 浇水与施肥 (`reader.article.sections.number_lines`) | 01 that numbers no title |
| worded numbers | 案例一 over 旧船纠纷案 is 案例一 旧船纠纷案 (`reader.article.sections.worded_numbers`) | Day 1 over 上午, each day |
| more series | ㈠ 浇水 · ⒈浇水 · 甲、浇水 · 壹丨浇水 · 0x01 浇水 · 楔子 beside 第一章 | 第九部队上来了！ · 第二回合开始了！ · 第五部 before 第一部 · 甲、乙两队 |
| prompts | | kali > ls · C:\\> · root@host:~# ls |
| series | 一、… 二、… each on its own line | numbers that mostly open running text (run-in heads) |
| cases | 案例一 over 滴水 over ——方某诉许某案 is 案例一 滴水; 一. over 1., 2. | the items 1., 2.; the subtitle ——… |
| around real | 🔸 编辑室 above the first real heading and 🔸 来信 below the last | |
| real first | `## 功能` … **安装** … **升级** | look-alikes above, or once only below, real headings |

Depth follows the kind: h-level; 第一部 over 第一章 over 第一节 over 一、 over （一） over 1. over （1） over ①; other
kinds nest in the order they are met. No level is skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from reader.article.content import Span, Style, Tone
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_beside, is_byline, is_credit, is_end, is_whole
from reader.article.furniture.around import heads_of_site
from reader.article.sections.asked import asked
from reader.article.sections.beside import subtitles
from reader.article.sections.captions import mark_captions
from reader.article.sections.contents import in_contents
from reader.article.sections.dated import dated
from reader.article.sections.depth import set_levels
from reader.article.sections.heading_candidates import (
    MARKS,
    MAX_TITLE_CELLS,
    Candidates,
    HeadingCandidate,
    cells,
    dress_of,
    ends_open,
    heading_candidate,
    is_named,
)
from reader.article.sections.objections import drop, in_centred_text, weigh
from reader.article.sections.plain_lines import plain_lines, underlined
from reader.article.sections.quoted import out_of_quotations
from reader.article.sections.repeated_title import words
from reader.article.sections.rows import rows
from reader.article.sections.ruled import below_rules
from reader.article.sections.series import begun_in, drop_uncounted, said_in_series
from reader.article.sections.templates import of_template
from reader.article.sections.threads import listed, of_thread
from reader.article.sections.turns import turns
from reader.article.sections.unfolding import unfolded
from reader.patterns import regex
from reader.safe import Clean

_FILE_NAME = regex(
    r"[^\s/]+\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|pdf|docx?|xlsx?|pptx?|zip|rar|mp[34]|mov|avi)",
    re.IGNORECASE,
    holds=".",
)
_ADDRESS = regex(r"\W*(?:\d{1,2}[.、]\s*)?https?://\S+", holds="/")

_BESIDE_TEXT = regex(
    r"\W*(?:写在(?:前面|最前|最后|后面)|前言|引言|引子|序言?|楔子|导语|后记|尾声|结语|写在后面|附录)\W*"
)
"""Beside one of these a heading that says that the text follows, 正文, is the article's own; so it is in a digest."""

_LONGEST_OWN = 16
_LEAST_DECK = 2
_HEADLINE = 60
"""Cells of a heading that tells the news rather than name a section."""

_LEAST_PARAGRAPHS = 3

_LONGEST_QUESTION, _LONGEST_ALONE = 400, 240
"""Characters."""

_LONGEST_LIKE = 60
"""Characters of a title that is longer than the others of its dress."""

_LEAST_ABOVE_DRESSED = 3
"""Plain lines above all headings that have a dress that are headings, too."""

_BRACKETS = ("（", "(", "[", "【")
_BOLD = ("bold", "slanted")
_MARKED = frozenset((*MARKS, "【】", "☀"))
_LEAST_LIKE = 2
"""Of which there are so many at least."""

_LEAST_QUESTIONS, _MANY_QUESTIONS = 3, 6
_ASKS, _DASHES = ("?", "？", "か。"), ("――", "──")


def judge(drafts: list[Draft], title: str, leads: Sequence[str | None]) -> list[Draft]:
    """Return the drafts, headings among them marked and given their depth. Linear.

    Paragraphs broken into lines are split where a line of them is a heading. `title` is
    the post's own, which is no heading where it is repeated; `leads` tells of each link where
    it leads: "" to a page of this site, None within the article, else the host.
    """
    _demote_body(drafts)
    drafts = unfolded(out_of_quotations(drafts))
    _demote(drafts)
    _demote_headlines(drafts)
    mark_captions(drafts)
    candidates = {
        at: found for at, draft in enumerate(drafts) if (found := heading_candidate(draft))
    }
    in_centred_text(drafts, candidates)
    candidates = {at: HeadingCandidate("bold") for at in _questions(drafts)} | candidates
    candidates |= _only_signs(drafts, candidates)
    candidates |= said_in_series(drafts, candidates)
    candidates |= _longer_like(drafts, candidates)
    candidates |= {at: HeadingCandidate("underlined") for at in underlined(drafts, candidates)}
    candidates |= {at: HeadingCandidate("ruled") for at in below_rules(drafts, candidates)}
    candidates |= {at: HeadingCandidate("dated") for at in dated(drafts, candidates)}
    contents = in_contents(drafts, candidates)
    drop(candidates, [*contents, *turns(drafts)])
    drop_uncounted(drafts, candidates)
    drop(candidates, subtitles(drafts, candidates))
    drop(candidates, rows(candidates))  # a poem is none of the site's, either
    if candidates or any(draft.level for draft in drafts):
        _leave_out(drafts, candidates, of_thread(drafts, candidates) | listed(drafts))
    _leave_out_site(drafts, candidates, title, leads)
    _leave_out(drafts, candidates, of_template(drafts, candidates, title))
    drop(candidates, [at for at in candidates if drafts[at].text == title])
    for draft in drafts:
        if draft.kind == "heading" and title and words(draft.text) == words(title):
            _make_text(draft)
    if candidates:
        weigh(drafts, candidates)
    end = _first_dressed(drafts, candidates)
    is_plain = end == len(drafts)
    if is_plain or end >= 2 * _LEAST_ABOVE_DRESSED:
        more = plain_lines(drafts[:end], [at for at in candidates if at < end], contents)
        if is_plain or len(more) >= _LEAST_ABOVE_DRESSED:
            candidates |= {at: HeadingCandidate("plain") for at in more}
    candidates |= {at: HeadingCandidate("asked") for at in asked(drafts, candidates)}
    for at in candidates:
        drafts[at].kind = "heading"
    set_levels(drafts, candidates)
    return drafts


def _questions(drafts: list[Draft]) -> list[int]:
    """Return the places of an interview's long questions: paragraphs wholly bold, over plain ones.

    So where three such paragraphs ask, and hardly one does not; and, whether they ask or not, where
    there are many and most do, down to the last that does: who asks may say something first.
    """
    if sum(_asks(draft.text) for draft in drafts) < _LEAST_QUESTIONS:
        return []
    bold = [
        at
        for at, draft in enumerate(drafts[:-1])
        if draft.is_body
        and not draft.inside
        and len(draft.text) <= _LONGEST_QUESTION
        and draft.bold
        and drafts[at + 1].is_body
        and not drafts[at + 1].bold
    ]
    asked = [at for at in bold if _asks(drafts[at].text)]
    if len(asked) >= _MANY_QUESTIONS and 2 * len(asked) >= len(bold):
        return [at for at in bold if at <= asked[-1]]
    bold = [at for at in bold if len(drafts[at].text) <= _LONGEST_ALONE]
    asked = [
        at for at in asked if len(drafts[at].text) <= _LONGEST_ALONE and "\n" not in drafts[at].text
    ]
    return asked if len(asked) >= _LEAST_QUESTIONS and 4 * len(asked) >= 3 * len(bold) else []


def _asks(text: str) -> bool:
    """Tell whether a paragraph is a question, or what Japanese papers write for one: ――お金は。"""
    return text.endswith(_ASKS) or text.startswith(_DASHES)


def _only_signs(drafts: list[Draft], candidates: Candidates) -> Candidates:
    """Return the only bold line with a sign before it, 💡 小结, where others are bold without: it is as they are."""
    signs = [at for at, found in candidates.items() if found.kind == "☀"]
    if len(signs) != 1 or not drafts[signs[0]].bold or drafts[signs[0]].slanted:
        return {}
    bold = sum(drafts[at].bold and not drafts[at].centred for at in candidates)
    return {signs[0]: HeadingCandidate("bold")} if bold > _LEAST_LIKE else {}


def _longer_like(drafts: list[Draft], candidates: Candidates) -> Candidates:
    """Return titles that are longer than the others of their dress, or links, over text as they are.

    So are those of a newsletter's entries: 馄饨摊的账本：坏了三盏灯的那个月，与多坐的五分钟.
    """
    bold = [at for at, found in candidates.items() if found.kind in _BOLD]
    if len(bold) < _LEAST_LIKE:
        return {}
    like = Counter(candidates[at].kind for at in bold if _is_over_text(drafts, at))
    longer = {
        at: found
        for at, draft in enumerate(drafts)
        if at not in candidates
        and draft.is_body
        and not draft.inside
        and len(draft.text) <= _LONGEST_LIKE
        and (found := dress_of(draft)) is not None
        and found.kind in _BOLD
        and is_named(draft.text)
        and not (at and _is_like(drafts[at - 1], found))
        and _is_over_text(drafts, at)
    }
    kinds = Counter(found.kind for found in longer.values())
    return {
        at: found
        for at, found in longer.items()
        if like[found.kind] >= max(_LEAST_LIKE, kinds[found.kind])
    }


def _is_like(above: Draft, found: HeadingCandidate) -> bool:
    """Tell whether a line lies under a picture, or under another of its dress."""
    return above.kind == "image" or (above.is_body and dress_of(above) == found)


def _is_over_text(drafts: list[Draft], at: int) -> bool:
    """Tell whether a paragraph of plain text lies below a line."""
    if at + 1 == len(drafts):
        return False
    below = drafts[at + 1]
    return below.is_body and not below.inside and not below.bold and not ends_open(below.text)


def _first_dressed(drafts: list[Draft], candidates: Candidates) -> int:
    """Return the place of the first heading that has a dress; their number where none has.

    A real one that opens the page tells nothing of the others, nor does a mark that stands but once.
    """
    marks = Counter(found.kind for found in candidates.values() if found.kind in _MARKED)
    says = False
    for at, draft in enumerate(drafts):
        if (found := candidates.get(at)) and (
            draft.bold or draft.centred or draft.lined or marks[found.kind] >= _LEAST_LIKE
        ):
            return at
        if draft.kind == "heading" and says:
            return at
        says = says or (draft.is_body and not draft.inside and not ends_open(draft.text))
    return len(drafts)


# Before judging


def _demote_body(drafts: list[Draft]) -> None:
    """Make text of the headings of a level that is the body's: some set every paragraph in it.

    So where sentences in such headings are more than all paragraphs there are. What is bold in
    them stays so.
    """
    if sum(draft.level > 0 and len(draft.text) > _HEADLINE for draft in drafts) < _LEAST_PARAGRAPHS:
        return
    said = Counter(draft.level for draft in drafts if _is_paragraph(draft))
    level, count = max(said.items(), key=itemgetter(1), default=(0, 0))
    if not level or count <= said[0]:
        return
    for draft in drafts:
        if draft.level == level:
            _make_text(draft, Style.PLAIN)


def _is_paragraph(draft: Draft) -> bool:
    """Tell whether a draft, a heading or not, is a sentence, longer than titles are."""
    is_long = draft.kind in ("text", "heading") and len(draft.text) > _HEADLINE
    return is_long and not ends_open(draft.text)


def _demote(drafts: list[Draft]) -> None:
    """Make bold text of real headings that are quoted, are passages, or name nothing."""
    short = [draft.text for draft in drafts if draft.level and len(draft.text) <= _LONGEST_OWN]
    is_parted = any(_BESIDE_TEXT.fullmatch(text) for text in short)
    is_parted = is_parted or sum(map(is_whole, short)) > 1  # of each of several articles
    for draft in drafts:
        if draft.kind == "heading" and (
            _FILE_NAME.fullmatch(draft.text)
            or not any(char.isalnum() for char in draft.text)
            or _ADDRESS.fullmatch(draft.text)
            or is_byline(draft.text)
            or (draft.text.startswith(_BRACKETS) and is_credit(draft.text))
            or (not is_parted and is_whole(draft.text))
            or is_end(draft.text)
            or any(frame.kind == "quote" for frame in draft.inside)
            or _is_passage(draft.text)
            or (draft.inside and draft.text.endswith("。"))
        ):
            _make_text(draft)


def _demote_headlines(drafts: list[Draft]) -> None:
    """Make text of real headings that follow each other over the first text: headline, deck.

    So of long ones, and of the only ones of a page below its title.
    """
    head: list[Draft] = []
    for draft in drafts:
        if draft.kind == "heading":
            head.append(draft)
        elif draft.is_body and not is_beside(draft.text):
            break
    if len(head) < _LEAST_DECK:
        return
    is_long = len({one.level for one in head}) == 1 and all(
        cells(one.text) > _HEADLINE for one in head
    )
    is_all = drafts[0].tone is Tone.TITLE and drafts[1 : len(head) + 1] == head
    if is_long or (is_all and sum(one.kind == "heading" for one in drafts) == len(head)):
        for draft in head:
            _make_text(draft)


def _leave_out_site(
    drafts: list[Draft], candidates: Candidates, title: str, leads: Sequence[str | None]
) -> None:
    """Make bold text of real headings that are the site's, and no candidates of others."""
    dresses = {
        at: f"n{found.kind}" if found.numbered else f"c{found.kind}"
        for at, found in candidates.items()
    }
    dresses |= {at: f"h{draft.level}" for at, draft in enumerate(drafts) if draft.kind == "heading"}
    doomed = heads_of_site(drafts, dresses, title, leads)
    if doomed:
        doomed -= begun_in(drafts, doomed, candidates)
    _leave_out(drafts, candidates, doomed)


def _leave_out(drafts: list[Draft], candidates: Candidates, doomed: set[int]) -> None:
    for at in doomed:
        if candidates.pop(at, None) is None and drafts[at].kind == "heading":
            _make_text(drafts[at])


def _make_text(draft: Draft, style: Style = Style.STRONG) -> None:
    draft.kind, draft.level = "text", 0
    draft.spans = tuple(
        Span(Clean(span.text.replace("\n", " ")), span.style | style, span.link)
        for span in draft.spans
    )


def _is_passage(text: str) -> bool:
    """Tell whether a heading holds what is plainly running text: several long sentences."""
    return (
        cells(text) > MAX_TITLE_CELLS and text.endswith("。") and sum(map(text.count, "。！？")) > 1
    )
