"""What speaks for a plain line as a heading, and against it, each with its weight.

The weights were found by hand on labelled pages; `reader.article.sections.plain_lines` adds them up.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.article.content import Tone
from reader.article.dom.drafts import Draft
from reader.article.furniture.phrases import LEGAL, LINKS, is_own
from reader.article.sections.heading_candidates import cells, is_quotation
from reader.corpus.site_labels import bare, label_of
from reader.patterns import regex

LONGEST = 48
_LONG, _SHORT, _LABEL = 32, 24, 12
"""Cells of a line that is long for a title, of one that is short, of one that is but a label."""

PARAGRAPH, PROSE = 24, 80
"""Cells of what may be a paragraph, of one that is sure to be."""

_LONGEST_NOTICE = 120
"""Characters past which what a paragraph says of the law proves nothing."""

WEIGHTS: dict[str, float] = {
    "over a paragraph": 1.0,
    "over prose": 0.5,
    "over a picture": 0.2,
    "over a list, code, a table": 0.5,
    "over a short sentence": -1.2,
    "over nothing said": -3.0,
    "under a paragraph": 1.0,
    "under prose": 0.5,
    "opens the page": -0.7,
    "under a picture": -1.0,
    "under a list, code, a table": 0.7,
    "under what ends open": -1.2,
    "over words of the law": -2.0,
    "named above": 1.5,
    "named in English": 3.0,
    "under a number": 1.7,
    "in capitals as others": 1.2,
    "short": 0.5,
    "long": -0.5,
    "comma": -1.0,
    "colon within": -0.2,
    "ends in a colon": -1.2,
    "leads on": -2.0,
    "asks": 0.3,
    "opens with a quotation": -0.5,
    "digits": -0.8,
    "signs": -2.5,
    "ends as a sentence does": -0.7,
    "small letter": -2.0,
    "many words": -1.0,
    "asks somebody": -3.0,
    "small letters": -0.5,
    "as of other pages": -1.0,
    "what articles end with": 3.0,
    "what somebody said": -1.5,
    "label": -1.0,
}
ENDS = (
    "。",
    "！",
    "？",
    ".",
    "!",
    "?",
    "”",
    "」",
    "…",
    '"',
    "）",
    ")",
    "』",
    "：",
    ":",
    "—",
    "～",
)
SIGNS = regex(r"[;；@|｜\[\]【】…=<>+*]|\.(?=\s|$)|/(?! [A-Z])")
_SENTENCE_END = regex("[了吧啊嘛着的]$")
_ASKED = regex(r".{1,8}[:：].*[?？]$")
_ENDING = regex(r"(?:前言|引言|导语|写在前面|结语|结尾|总结|尾声|后记|写在最后)[:：]")
_SAID = regex(r"[：:]\s?[“「『\"].*[”」』\"]$", holds="：:")
_SMALL = regex(r"\S+(?: (?:[a-z]\S*|I))+")
_OPENS = ("“", '"', "「", "『", "‘")


def weight_of(line: Draft, above: Draft | None, below: Draft | None) -> float:
    """Return what there is for a line's heading what is below it, less what is against it."""
    names = [*_between(line.text, above, below), *_in_itself(line.text)]
    if "over a list, code, a table" in names and line.text.endswith(("：", ":")):
        names.append("leads on")
    return sum(WEIGHTS[name] for name in names)


def _between(line: str, above: Draft | None, below: Draft | None) -> Iterator[str]:
    """Yield what the drafts above and below a line tell."""
    yield from _below(below)
    if above is None or above.tone is Tone.TITLE:
        yield "opens the page"
    elif above.kind == "image":
        yield "under a picture"
    elif above.kind != "text" or above.inside:
        yield "under a list, code, a table"
    elif is_quotation(line) and is_quotation(above.text):
        yield "what somebody said"
    elif (size := said(above, -1)) >= PARAGRAPH:
        yield "under a paragraph"
        if 2 * size >= PROSE:
            yield "under prose"
    elif _ends_open(above.text):
        yield "under what ends open"


def _below(below: Draft | None) -> Iterator[str]:
    if below is None or below.kind == "rule" or below.tone in (Tone.CREDIT, Tone.SOURCE):
        yield "over nothing said"
    elif below.kind == "image":
        yield "over a picture"
    elif below.kind != "text" or below.inside:
        yield "over a list, code, a table"
    elif (size := said(below, 0)) >= PARAGRAPH:
        yield "over a paragraph"
        if size >= PROSE:
            yield "over prose"
        if _tells_the_law(below.text.partition("\n")[0]):
            yield "over words of the law"
    elif len(below.text) > LONGEST:
        yield "over a list, code, a table"
    else:
        yield "over a short sentence" if size else "over nothing said"


def _ends_open(text: str) -> bool:
    """Tell whether a paragraph ends in a short line without a stop, as lists and captions do."""
    last = text.rpartition("\n")[2]
    return not last.endswith(ENDS) and len(last) <= LONGEST and cells(last) <= LONGEST


def _tells_the_law(text: str) -> bool:
    return len(text) <= _LONGEST_NOTICE and LEGAL.search(text.lower()) is not None


def said(draft: Draft, side: int) -> int:
    """Return the cells of a paragraph whose first (0) or last (-1) line ends a sentence."""
    if draft.kind != "text" or draft.inside:
        return 0
    line = draft.text.split("\n")[side]
    return cells(draft.text[: 2 * PROSE]) if line.endswith(ENDS) else 0


def _in_itself(text: str) -> Iterator[str]:
    size = cells(text)
    if size <= _SHORT:
        yield "short"
    elif size > _LONG:
        yield "long"
    inner = text.rstrip("：:")
    if any(comma in text for comma in "，,、"):
        yield "comma"
    if "：" in inner or ":" in inner:
        yield "colon within"
    if text.endswith(("?", "？", "吗", "呢")):
        yield "asks somebody" if _ASKED.match(text) else "asks"
    if text.startswith(_OPENS):
        yield "opens with a quotation"
    if _SAID.search(text):
        yield "what somebody said"
    if any(char.isdecimal() for char in text):
        yield "digits"
    if inner != text:
        yield "ends in a colon" if size <= _LABEL else "leads on"
    if SIGNS.search(text):
        yield "signs"
    if _SENTENCE_END.search(text):
        yield "ends as a sentence does"
    if text[:1].islower():
        yield "small letter"
    if text.isascii() and text.count(" ") > 2 and _SMALL.fullmatch(text):
        yield "small letters"
    if text.count(" ") > 7:
        yield "many words"
    if LINKS.search(text.lower()):
        yield "as of other pages"
    label = label_of(text)
    if label is not None and label.kind != "legal" and not is_own(bare(text)):
        yield "label"
    if is_own(bare(text)) or _ENDING.match(text):
        yield "what articles end with"
