"""The commonest bodies, read line by line: scraped ones, of nothing but paragraphs without markup.

    <p>近年来，…</p>
     <p align="center">建章立制规范服务</p>
    <p>…</p><p class="em_media">（文章来源：中国劳动保障报）</p>

    <http://finews.example/html_News/NewsShare.html?infoCode=NW2022…>

What comes out is what the way through Markdown, `tidy` and lexbor makes of them, in a tenth of
the time: a body is taken only where there is nothing in it that they could read otherwise.
"""

from __future__ import annotations

from reader.article.content import Style
from reader.article.dom.addresses import Links
from reader.article.dom.drafts import Draft
from reader.article.dom.inline_builder import InlineBuilder, spans_of_line
from reader.patterns import regex
from reader.safe import HARMLESS, Clean, clean_text

_ELEMENT = r'<p(?: align="(center)"| class="em_media")?>([^<>&\x00-\x1f]*)</p>'
_PARAGRAPH = regex(_ELEMENT)
_LINE = regex(rf" {{0,3}}{_ELEMENT}(?: *{_ELEMENT})*")
_CLEAN_LINE = regex(
    rf' {{0,3}}<p(?: align="(center)"| class="em_media")?>([ -%\'-;=?-~{HARMLESS}]*)</p>'
)
"""A line of one paragraph that may be shown as it stands: most are, and one look tells."""

_MORE = 4
"""The group of a line that has the text of another paragraph than its first."""

_ADDRESS = regex(r"<(https?://(?!\S*xn--)[a-z0-9.-]+(?:/[A-Za-z0-9/._?=;,+~-]*)?)>")


def plain_paragraphs(body: str, first_line: int, links: Links) -> list[Draft] | None:
    """Return the blocks of a body, None where it holds anything but plain paragraphs.

    `body` is normalised; it begins on `first_line` of the file.
    """
    if "{{" in body or "{%" in body or "**" in body or "](" in body:
        return None
    drafts: list[Draft] = []
    lines = body.split("\n")
    for at, line in enumerate(lines):
        if not line or line.isspace():
            if line.strip(" "):
                return None
            continue
        has_address = "://" in line or "www." in line
        if not has_address and (found := _CLEAN_LINE.fullmatch(line)):
            if spans := spans_of_line(Clean(found[2]), None):
                drafts.append(Draft("text", (), [first_line + at], spans, bool(found[1])))
            continue
        if not has_address and (found := _LINE.fullmatch(line)):
            is_one = found[_MORE] is None
            for paragraph in (found,) if is_one else _PARAGRAPH.finditer(line):
                drafts += _draft(paragraph[2], first_line + at, None, centred=bool(paragraph[1]))
            continue
        address = _ADDRESS.fullmatch(line)
        if address is None or any(
            map(str.strip, lines[max(at - 1, 0) : at] + lines[at + 1 : at + 2])
        ):
            return None
        drafts += _draft(address[1], first_line + at, links.index(address[1]))
    return drafts


def _draft(text: str, line: int, link: int | None, *, centred: bool = False) -> list[Draft]:
    """Return the block of a paragraph; none where it holds nothing but blanks."""
    text = clean_text(text)
    if "\n" not in text:
        spans, lines = spans_of_line(text, link), [line]
    else:  # of Unicode's separators of lines
        inline = InlineBuilder()
        inline.add(text, Style.PLAIN, link, line)
        spans, lines = inline.spans(), inline.lines
    return [Draft("text", (), lines, spans, centred)] if spans else []
