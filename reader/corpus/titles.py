"""A title for a post whose header gives none: its first heading, else its first words.

Only the start of the body is looked at, and its markup is stripped as cheaply as a title
allows: what an article is, `reader.article` says, which stands above this room.
"""

from __future__ import annotations

import html
import re
from typing import Final

LONGEST: Final = 500
"""Characters of a title that are kept."""

_LOOKED_AT: Final = 16 * 1024
_LONGEST_LINE: Final = 1000
_WORDS: Final = 40
"""Characters of the first words, where no sentence ends before."""

_BREAKS: Final = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|tr|td|table|section|article|blockquote|center|header|figure"
    r"|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)
_HTML_HEADING: Final = re.compile(
    r"<h([1-6])\b[^<>]*>(.{1,400}?)</h\1\s*>", re.IGNORECASE | re.DOTALL
)
_ATX: Final = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_SETEXT: Final = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_FENCE: Final = re.compile(r" {0,3}(?:```|~~~)")
_MARKERS: Final = re.compile(r"[ \t　]*(?:(?:>|[*+-]|\d{1,3}[.)])[ \t]+|>)*")
_IMAGE: Final = re.compile(r"!\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")
_LINK: Final = re.compile(r"\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_DROPPED: Final = re.compile(
    r"\{%[^%\n]*%\}|\{\{[^{}\n]*\}\}|\{:[^{}\n]*\}|\{#[\w-]+\}|\[\^[^\]\s]+\]|<[^<>]*>"
)
_EMPHASIS: Final = re.compile(r"(\*{1,3}|_{2,3}|`+|~~)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_STOP: Final = re.compile(r"[。！？!?]|\.(?=\s)")


def stripped(text: str) -> str:
    """Return a line without tags, links, emphasis, Liquid and entities: its words."""
    text = text[:_LONGEST_LINE]
    if not text.isalnum():
        text = _IMAGE.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)
        text = _DROPPED.sub("", text)
        text = _EMPHASIS.sub(r"\2", text)
        text = _ESCAPE.sub(r"\1", text)
        text = html.unescape(text)
    return text.strip()


def from_body(body: str) -> str:
    """Return the first heading of `body`, else its first words, else an empty string."""
    start = _without_hidden(body[:_LOOKED_AT])
    return _heading(start) or _first_words(start)


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


def _heading(text: str) -> str:
    found = _HTML_HEADING.search(text)
    limit = found.start() if found else len(text)
    previous, offset, fenced = "", 0, False
    for line in text.split("\n"):
        if offset > limit:
            break
        offset += len(line) + 1
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            title = _line_heading(line, previous)
            if title:
                return title
        previous = "" if fenced else line
    return stripped(" ".join(_BREAKS.sub(" ", found[2]).split())) if found else ""


def _line_heading(line: str, previous: str) -> str:
    if match := _ATX.match(line[:_LONGEST_LINE]):
        return stripped(match[1])
    under = _SETEXT.match(line[:_LONGEST_LINE])
    if under and previous.strip() and not _MARKERS.match(previous).end():  # type: ignore[union-attr]
        return stripped(previous) if previous.lstrip()[0] not in "|<{" else ""
    return ""


def _first_words(text: str) -> str:
    for line in _BREAKS.sub("\n", text).split("\n"):
        marker = _MARKERS.match(line)
        words = stripped(line[marker.end() :] if marker else line)
        if any(character.isalnum() for character in words):
            return _cut(words)
    return ""


def _cut(words: str) -> str:
    """Return the first sentence where it is short, else as much as a title may hold."""
    stop = _STOP.search(words, 0, _WORDS)
    if stop:
        return words[: stop.start() if words[stop.start()] in "。." else stop.end()]
    return words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"
