"""A title for a post whose header gives none: the heading at its head, else its first words.

Only the start of the body is looked at, and its markup is stripped as cheaply as a title
allows: what an article is, `reader.article` says, which stands above this room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from reader.characters import unescaped, without_references
from reader.folding import fold
from reader.patterns import regex

LONGEST_TITLE: Final = 500
"""Characters of a title that are kept."""

_CHARACTERS_SEARCHED: Final = 16 * 1024
_LONGEST_LINE: Final = 1000
_LONGEST_FIRST_WORDS: Final = 40
"""Characters of the first words, where no sentence ends before."""

_BREAKS: Final = regex(
    r"</?(?:p|div|br|hr|li|ul|ol|tr|td|table|section|article|blockquote|center|header|figure"
    r"|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)
_HTML_HEADING: Final = regex(r"<h([1-6])\b[^<>]*>(.{1,400}?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_ATX: Final = regex(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_SETEXT: Final = regex(r" {0,3}(?:=+|-{2,})[ \t]*$")
_FIRST_LEVEL: Final = regex(r"^ {0,3}#[ \t]|^ {0,3}=+[ \t]*$|<h1\b", re.IGNORECASE | re.MULTILINE)
_ABOVE_A_TITLE: Final = regex(
    r"[\W\d_年月日时分秒]*|(?:作者|记者|来源|日期|时间|发布|编辑|译者|原文|分类|标签|author|source|date|posted|by)[ :：].{0,80}",
    re.IGNORECASE,
)
_FIRST_OF_SERIES: Final = regex(r"(?:(一)|0?(1))[、.．:：](?!\d)")
_SECOND_OF_SERIES: Final = {
    "一": regex(r"^[ \t#*]*+(?:<h[1-6]\b[^<>]{0,200}>)?二[、.．:：]", re.IGNORECASE | re.MULTILINE),
    "1": regex(
        r"^[ \t#*]*+(?:<h[1-6]\b[^<>]{0,200}>)?0?2[、.．:：](?!\d)", re.IGNORECASE | re.MULTILINE
    ),
}
"""`一、前言` over `二、过程`: the first of several sections, and no title of them all."""

_TAKEN_OVER: Final = regex(r"^> 本文由 \[?简悦 SimpRead\b[^\n]*转码[^\n]*$", re.MULTILINE)
"""What SimpRead writes above what it saves."""

_HTML_LINK: Final = regex(r"<a\b[^<>]*>[^<>]*</a>", re.IGNORECASE)
_HASHES: Final = regex(r"#{1,6}[ \t]+")
_FENCE: Final = regex(r" {0,3}(?:```|~~~)")
_MARKERS: Final = regex(r"[ \t　]*(?:(?:>|[*+-]|\d{1,3}[.)])[ \t]+|>)*")
_LINKED_LINE: Final = regex(
    r"[ \t　]*(?:#{1,6}[ \t]+)?\[([^\[\]]+)\]\(<?(https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?"
    r"(?:[ \t]+\"[^\"]*\")?\)[ \t]*(?:#+[ \t]*)?"
)
_IMAGE: Final = regex(r"!\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")
_LINK: Final = regex(r"\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_DROPPED: Final = regex(
    r"\{%[^%\n]*%\}|\{\{[^{}\n]*\}\}|\{:[^{}\n]*\}|\{#[\w-]+\}|\[\^[^\]\s]+\]|<[^<>]*>"
)
_EMPHASIS: Final = regex(r"(?<!\\)(\*{1,3}|_{2,3}|`+|~~)(?=\S)(.+?)(?<![\s\\])\1")
_ESCAPE: Final = regex(r"\\([!-/:-@\[-`{-~])")
_MARK: Final = regex(r"[\[{<*_`~\\&]")
"""One of these is in whatever `stripped` takes away."""

_TITLE_LABEL: Final = regex(
    r"(?:(?:文章|新闻)?(?:标题|標題)|题目|題目|(?i:title|subject|headline))[ 　]*[:：]\s*(?=\S)|[【\[](?:标题|標題|题目|題目)[】\]][:：]?\s*(?=\S)"
)
"""`标题：…`, as programs that take texts off pages begin them."""

_LINES_OF_HEAD: Final = 6
_ABOVE_TEXT: Final = regex(
    r"(?:(?i:url|link|from|网址|链接|地址|原文(?:链接|地址)?)\s*[:：]\s*)?<?https?://\S+>?|(?i:url|from)\s*:.*"
    r"|\d{4}[-/.年 ]{1,2}\d{1,2}[-/.月 ]{1,2}\d{1,2}[日号]?[\s\d:：,，（()）星期周週一二三四五六天日]*"
)
"""Lines that stand above a title: where a text is from, of which day."""

_STOP: Final = regex(r"[。！？!?]|\.(?=\s)")


def stripped(text: str) -> str:
    """Return a line without tags, links, emphasis, Liquid and entities: its words."""
    text = text[:_LONGEST_LINE]
    if _MARK.search(text):
        text = _IMAGE.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)
        text = _DROPPED.sub("", text)
        text = _EMPHASIS.sub(r"\2", text)
        text = _ESCAPE.sub(r"\1", text)
        text = unescaped(text)
    return text.strip()


def without_links(line: str) -> str:
    """Return a line without its pictures and links, and the words of these."""
    if "[" in line or "<" in line:
        for linked in (_IMAGE, _LINK, _HTML_LINK):
            line = linked.sub("", line)
    return line


def from_body(body: str) -> str:
    """Return the heading at the head of `body`, else its first words, else an empty string."""
    start = _without_code(_without_hidden(body[:_CHARACTERS_SEARCHED]))
    start = _TAKEN_OVER.sub("", start, count=1)
    heading = _heading(start)
    if _opens_series(heading, start):
        return _first_words(start, but=heading) or heading
    return heading or _first_words(start)


def from_text(body: str) -> str:
    """Return the first words of a body that has no markup, below an address or a date: what stands there is meant."""
    head = [
        line[:_LONGEST_LINE].strip()
        for line in head_of_text(without_references(body[:_CHARACTERS_SEARCHED]).split("\n"))
    ]
    named = (bare for line in head if (bare := without_label(line)) != line)
    below = (line for line in head if not _ABOVE_TEXT.fullmatch(line))
    return _cut(next(named, None) or next(below, None) or (head[0] if head else ""))


def head_of_text(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text without markup among which its title is: the first that say something."""
    return islice((line for line in lines if _says_something(line)), _LINES_OF_HEAD)


def without_label(line: str) -> str:
    """Return a line at the head of a text without the word that says that it is the title."""
    return _TITLE_LABEL.sub("", line, count=1)


def address_of_title(body: str, title: str) -> str:
    """Return where the title links to, when it is the first line and nothing but a link.

    That is how readers of the web keep what they clip: the link is the original. Where the
    line after it is one, too, it is a list of links, and none of them the article's.
    """
    start = body[:_CHARACTERS_SEARCHED].lstrip()
    if not start.startswith(("[", "#")):
        return ""
    lines = [line for line in start.split("\n", 8) if line.strip()][:2]
    linked = _LINKED_LINE.fullmatch(lines[0][:_LONGEST_LINE])
    if not linked or any(map(_LINKED_LINE.fullmatch, lines[1:])):
        return ""
    words = fold(stripped(linked[1]))
    known = fold(title).removesuffix("…").rstrip()
    return linked[2] if known and (words.startswith(known) or known.startswith(words)) else ""


def _without_hidden(text: str) -> str:
    """Drop comments, scripts and styles; what never ends is dropped to the end. Linear."""
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        kept = []
        at = 0
        lowered = text.lower() if opening in text.lower() else ""
        while lowered and (found := lowered.find(opening, at)) >= 0:
            kept.append(text[at:found])
            ended = lowered.find(closing, found)
            at = len(text) if ended < 0 else ended + len(closing)
        text = "".join(kept) + text[at:]
    return text


def _without_code(text: str) -> str:
    """Drop fenced code, whose comments look like headings."""
    if "```" not in text and "~~~" not in text:
        return text
    kept = []
    fenced = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            kept.append(line)
    return "\n".join(kept)


def _heading(text: str) -> str:
    """Return the first heading where it is the title; nothing where text stands over it.

    A heading of the first level that has no like is the title below a lead, too.
    """
    tagged = _HTML_HEADING.search(text)
    before = text[: tagged.start() if tagged else None]
    over: list[str] = []
    title, level = "", 0
    for line in before.split("\n"):
        if found := _ATX.match(line, 0, _LONGEST_LINE):
            title, level = stripped(found[2]), len(found[1])
        elif over and (title := _underlined(over[-1][:_LONGEST_LINE], line[:_LONGEST_LINE])):
            level = 1 if "=" in line else 2
        if _says_something(title):
            over = over[:-1] if found is None else over
            break
        over.append(line)
    else:
        if tagged is None:
            return ""
        title, level = stripped(" ".join(_BREAKS.sub(" ", tagged[2]).split())), int(tagged[1])
        over = _BREAKS.sub("\n", before).split("\n")
    if not _says_something(title) or (not _is_alone(text, level) and any(map(_is_text, over))):
        return ""
    return title


def _opens_series(title: str, text: str) -> bool:
    """Tell whether a heading is numbered as the first of several."""
    first = _FIRST_OF_SERIES.match(title)
    return first is not None and (_SECOND_OF_SERIES[first[1] or first[2]].search(text) is not None)


def _underlined(above: str, line: str) -> str:
    """Return the heading that a line makes of the one above it, by underlining it."""
    above = above.strip(" ")
    if not _SETEXT.match(line) or not above or above[0] in "|<{":
        return ""
    return stripped(above) if _unmarked(above) == above else ""


def _is_text(line: str) -> bool:
    """Tell whether a line is of an article: no picture, link alone, date or byline above a title."""
    return _ABOVE_A_TITLE.fullmatch(stripped(without_links(line[:_LONGEST_LINE]))) is None


def _is_alone(text: str, level: int) -> bool:
    """Tell whether a level is the first, and one heading of it all that there is."""
    return level == 1 and len(_FIRST_LEVEL.findall(text)) <= 1


def _first_words(text: str, but: str = "") -> str:
    """Return the words of the first line that says something, but a heading that is no title."""
    for line in _BREAKS.sub("\n", text).split("\n"):
        words = stripped(_unmarked(line))
        if _says_something(words) and _HASHES.sub("", words) != but:
            return _cut(words)
    return ""


def _unmarked(line: str) -> str:
    """Return a line without the marks of quotes and lists before it."""
    return _MARKERS.sub("", line, count=1)


def _says_something(words: str) -> bool:
    return any(character.isalnum() for character in words)


def _cut(words: str) -> str:
    """Return the first sentence where it is short, else as much as a title may hold."""
    stop = _STOP.search(words, 0, _LONGEST_FIRST_WORDS)
    if stop:
        return words[: stop.start() if stop[0] in "。." else stop.end()].rstrip()
    return (
        words
        if len(words) <= _LONGEST_FIRST_WORDS
        else words[: _LONGEST_FIRST_WORDS - 1].rstrip() + "…"
    )
