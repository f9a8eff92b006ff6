"""What is known about an article from its text: digest, author, credits, reading time."""

from __future__ import annotations

from typing import NamedTuple

from reader.article.content import Context, Tone
from reader.article.dom.addresses import Links
from reader.article.dom.drafts import Draft
from reader.article.facts.bylines import author_of
from reader.article.facts.notices import is_byline, is_caption, is_credit, is_notice_of_clipper
from reader.patterns import regex
from reader.safe import Clean, clean_line

IDEOGRAPHS_A_MINUTE = 400
WORDS_A_MINUTE = 230

_LEADING_PARAGRAPHS = 3
_CLOSING_PARAGRAPHS = 6
"""Paragraphs at the start and at the end among which bylines and credits are looked for."""

_TAKEN = regex("(?:摄影?|供图|制图|绘图|图)[）)]?$", holds="摄影图")
_IDEOGRAPHS_AND_KANA = bytes(range(0xE3, 0xEA))
"""What U+3000 to U+9FFF begin with in UTF-8, …"""

_PUNCTUATION = b"\xe3\x80"
"""… and U+3000 to U+303F of these."""

_WORD = regex(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u052f]+(?:['’.-][A-Za-z0-9]+)*")


class Facts(NamedTuple):
    """What the drafts told."""

    digest: Clean | None
    author: Clean | None


def gather(drafts: list[Draft], links: Links, source: str, context: Context) -> Facts:
    """Read head and foot of an article, and set the tones of what stands beside its text.

    `source` is the link to the original, as `reader.corpus.fields.footer` found it.
    """
    _mark_source(drafts, links, source)
    digest = _digest(drafts)
    author = clean_line(context.page.get("author", "")) or None
    texts = [draft for draft in drafts if draft.is_body]
    for draft in [
        *texts[:_LEADING_PARAGRAPHS],
        *texts[_LEADING_PARAGRAPHS:][-_CLOSING_PARAGRAPHS:],
    ]:
        text = draft.text
        if is_byline(text) and (not is_caption(text) or _names_writers(text)):
            draft.tone = Tone.CREDIT
            author = author or author_of(text)
        elif is_credit(text):
            draft.tone = Tone.CREDIT
    return Facts(digest, author)


def _names_writers(line: str) -> bool:
    """Tell whether a line that names who took a picture names first who wrote."""
    return not _TAKEN.search(line) and author_of(line) is not None


def minutes(text: str) -> int:
    """Return the minutes it takes to read a text, at least one; rare ideographs are not counted.

    In UTF-8 the first byte tells of ideographs and kana, and is none of any other character: so
    they are counted in a hundredth of the time that it takes to look at each.
    """
    written = text.encode("utf-8", "replace")
    rest = len(written.translate(None, _IDEOGRAPHS_AND_KANA)) + written.count(_PUNCTUATION)
    words = sum(1 for _ in _WORD.finditer(text))
    return max(1, round((len(written) - rest) / IDEOGRAPHS_A_MINUTE + words / WORDS_A_MINUTE))


def _mark_source(drafts: list[Draft], links: Links, source: str) -> None:
    for draft in drafts[-_CLOSING_PARAGRAPHS:] if source else ():
        if draft.kind != "text" or len(draft.text) > len(source) + 20:
            continue
        linked = {span.link for span in draft.spans if span.link is not None}
        if len(linked) == 1:
            link = links.found[linked.pop()]
            if source in (link.href, link.web):
                draft.tone = Tone.SOURCE


def _digest(drafts: list[Draft]) -> Clean | None:
    """Return the text of the one quoted paragraph that opens the article, below its title."""
    drafts = drafts[1:3] if drafts and drafts[0].tone is Tone.TITLE else drafts[:2]
    if len(drafts) < 2 or drafts[0].kind != "text" or "\n" in drafts[0].text:
        return None
    first, second = drafts[0], drafts[1]
    if [frame.kind for frame in first.inside] != ["quote"] or second.inside == first.inside:
        return None
    if is_notice_of_clipper(first.text):
        first.tone = Tone.CREDIT
        return None
    first.tone = Tone.DIGEST
    return first.text
