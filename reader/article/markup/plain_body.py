"""Bodies that hardly are Markdown: lines of `<p>…</p>`, plain words, a bare `<http://…>`.

Many scraped posts are no more than that. Their HTML is written at once, letter for letter as
by the parser of `reader.article.markup.kramdown` (a property test proves it), which is not
even loaded: that takes longer than to read such a post.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import add

from reader.article.markup.tidy import LINE_ATTRIBUTE, sync
from reader.article.markup.written_lines import written_ends
from reader.patterns import regex

_ATTRIBUTES = r"(?:[^<>\"'/\n]++|\"[^\"<>\n]*+\"|'[^'<>\n]*+'|(?!))*+"
_SPAN_TAG = rf"</?(?:a|b|br|em|font|i|img|span|strong|u)(?=[ />]){_ATTRIBUTES}/?>"
_PARAGRAPHS = regex(
    rf" {{0,3}}(?:<p(?=[ >]){_ATTRIBUTES}>(?:[^<>\n]++|{_SPAN_TAG}|(?!))*+</p>|(?!))++"
)
_ADDRESS = regex(r"<(https?://[\w:/?=&.%#~+,;@-]+)>")
_EMOJI = regex(r":[a-z0-9_+-]{1,32}:", holds=":")
_LEAST_DRAWN = 5
_OF_TEXTILE = ("h1. ", "h2. ", "h3. ", "h4. ")
_INDENT = "\N{IDEOGRAPHIC SPACE}"
_NEVER = r"\x00-\x1f\\`*_{}\[\]<>&~|^$"
_WORDS = regex(rf"{_INDENT}*[^\s{_NEVER}#=:\d+-](?:[^{_NEVER}]*[^\s{_NEVER}])?")
"""A line that is no Markdown: neither by what it starts with nor by what it holds."""


def plain_html(text: str, line_of: Callable[[int], int]) -> str | None:
    """Return the HTML of a body, None where it takes the Markdown parser.

    `line_of` tells the line of the file for each line of `text`, from 0.
    """
    if (
        "markdown" in text
        or "**" in text
        or "](" in text
        or text.count("==") > 1
        or _EMOJI.search(text)
        or any(mark in text for mark in _OF_TEXTILE)
    ):
        return None  # Markdown in elements, highlighted words, :smile:
    html: list[str] = []
    paragraph: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""]):
        words = _written(line)
        if words is not None:
            paragraph.append(words)
            continue
        if paragraph:
            first = line_of(number - len(paragraph))
            html.append(f'<p {LINE_ATTRIBUTE}="{first}">{_joined(paragraph)}</p>\n')
            paragraph = []
        if _PARAGRAPHS.fullmatch(line):
            html.append(sync(line_of(number)) + line)
        elif line:
            return None
    return "".join(html)


def _joined(paragraph: Sequence[str]) -> str:
    """Return the HTML of a paragraph, its lines broken where that is how it is written."""
    if len(paragraph) == 1:
        return paragraph[0].lstrip(_INDENT)
    written = [_plain(words) for words in paragraph]
    seen = [line.strip("<>") for line in written]
    ends = ["<br />\n" if is_written else "\n" for is_written in written_ends(written, seen)]
    return "".join(map(add, paragraph, [*ends, ""])).lstrip(_INDENT)


def _plain(words: str) -> str:
    """Return the line of which `_written` made this HTML, without its indent."""
    if words.startswith("<a"):
        return f"<{words[9 : words.index('>') - 1]}>".replace("&amp;", "&")
    return words.replace("&quot;", '"').strip()


def _written(line: str) -> str | None:
    """Return the HTML of a line of a paragraph, None where it is none, or has Markdown in it."""
    if line and line[:_LEAST_DRAWN] == line[0] * _LEAST_DRAWN:
        return None  # a rule, drawn with one sign
    if _WORDS.fullmatch(line):
        return line.replace('"', "&quot;")
    if address := _ADDRESS.fullmatch(line):
        url = address[1].replace("&", "&amp;")
        return f'<a href="{url}">{url}</a>'
    return None
