"""The post's title where the body repeats it: at its head, as a heading, a line or a link.

What stands there is the title itself, shown once, in the head of the article, and no section.
"""

from __future__ import annotations

from reader.article.content import Span, Tone
from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import ends_open
from reader.folding import fold
from reader.patterns import regex
from reader.safe import Clean

_NO_WORD = regex(r"[\W_]+")


def mark(drafts: list[Draft], title: str) -> None:
    """Mark the first draft as the title where it repeats `title`.

    A line that is all there is, or ends as sentences do, is text.
    """
    words = _words(title)
    if not drafts or not words or drafts[0].inside:
        return
    first = drafts[0]
    is_line = first.kind == "text" and first.tone is Tone.BODY and len(drafts) > 1
    stands_alone = is_line and (first.text == title or ends_open(first.text))
    if (first.kind == "heading" or stands_alone) and _words(first.text) == words:
        first.kind, first.level, first.tone = "text", 0, Tone.TITLE
        first.spans = tuple(
            Span(Clean(span.text.replace("\n", " ")), span.style, span.link) for span in first.spans
        )


def _words(text: str) -> str:
    """Return what two titles must share to be one: their letters and digits, folded."""
    return _NO_WORD.sub("", fold(text))
