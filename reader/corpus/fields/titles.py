"""A title for a post whose header gives none: the heading at its head, else its first words.

Only the start of the body is looked at, and its markup is stripped as cheaply as a title
allows: what an article is, `reader.article` says, which stands above this room.
"""

from __future__ import annotations

import re
from typing import Final

from reader.characters import unescaped
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
_HTML_LINK: Final = regex(r"<a\b[^<>]*>[^<>]*</a>", re.IGNORECASE)
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
    for linked in (_IMAGE, _LINK, _HTML_LINK):
        line = linked.sub("", line)
    return line


def from_body(body: str) -> str:
    """Return the heading at the head of `body`, else its first words, else an empty string."""
    start = _without_code(_without_hidden(body[:_CHARACTERS_SEARCHED]))
    return _heading(start) or _first_words(start)


def from_text(body: str) -> str:
    """Return the first words of a body that has no markup: what stands there is meant."""
    for line in body[:_CHARACTERS_SEARCHED].split("\n"):
        words = line[:_LONGEST_LINE].strip()
        if _says_something(words):
            return _cut(words)
    return ""


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


def _first_words(text: str) -> str:
    for line in _BREAKS.sub("\n", text).split("\n"):
        words = stripped(_unmarked(line))
        if _says_something(words):
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
