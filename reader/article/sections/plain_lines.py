"""Headings whose dress was lost: short lines of plain text, each over text of its own.

    火塘邊的第一堂課
    每年夏天，部落會帶孩子們上山住五天。沒有課本，第一堂課是生火。…

What speaks for a line, and against it, is weighed (`_WEIGHTS`): the paragraphs of sentences that
it stands between, its length, how it begins and ends. One such line is a chance; so there must be
three, or two of which one is sure; numbered and marked ones that are as plain count among them (一、 …
结语). Where headings have a dress, or are marked up, plain lines are none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reader.article.content import Tone
from reader.article.dom.drafts import Draft
from reader.article.furniture.phrases import CALL, IMPRINT, LEGAL, LINKS, STAMP, is_own
from reader.article.sections.heading_candidates import cells, is_title
from reader.corpus.site_labels import bare, label_of
from reader.patterns import regex

_LEAST = 3
_LONGEST, _SHORTEST = 48, 4
_LONG, _SHORT, _LABEL = 32, 24, 12
"""Cells of a line that is long for a title, of one that is short, of one that is but a label."""

_PARAGRAPH, _PROSE = 24, 80
"""Cells of what may be a paragraph, of one that is sure to be."""

_LONGEST_NOTICE = 120
"""Characters past which what a paragraph says of the law proves nothing."""

_WEIGHTS: dict[str, float] = {
    "over a paragraph": 1.0,
    "over prose": 0.5,
    "over a picture": 0.2,
    "over a list, code, a table": 0.5,
    "over nothing said": -3.0,
    "under a paragraph": 1.0,
    "under prose": 0.5,
    "opens the page": -0.7,
    "under a picture": -1.0,
    "under a list, code, a table": 0.7,
    "under what ends open": -1.2,
    "over words of the law": -2.0,
    "named above": 1.5,
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
    "what articles end with": 3.0,
}
_LEAST_WEIGHT, _MEAN_WEIGHT = 1.5, 2.0
"""What a line must weigh, and all on average; …"""

_SURE_WEIGHT, _SURE_MEAN = 3.0, 2.5
"""… where there are but two, one of them, and both on average."""

_ENDS = ("。", "！", "？", ".", "!", "?", "”", "」", "…", '"', "）", ")", "』", "：", ":")
_SIGNS = regex(r"[;；@/|｜\[\]【】…=<>+*]|\.(?=\s|$)")
_SENTENCE_END = regex("[了吧啊嘛着的]$")
_ASKED = regex(r".{1,8}[:：].*[?？]$")
_ENDING = regex(r"(?:前言|引言|导语|写在前面|结语|结尾|总结|尾声|后记|写在最后)[:：]")
_SMALL = regex(r"\S+(?: (?:[a-z]\S*|I))+")
_OPENS = ("“", '"', "「", "『", "‘")


def plain_lines(drafts: Sequence[Draft], plain: Collection[int]) -> list[int]:
    """Return the places of such lines; `plain` are those of numbered and marked lines that are headings."""
    found: dict[int, float] = {}
    named: set[str] = set()
    for at, draft in enumerate(drafts):
        if at in plain or not _is_open(draft):
            if draft.kind == "text" and ("\n" in draft.text or len(draft.text) <= _LONGEST):
                named.update(line for line in draft.text.split("\n") if len(line) <= _LONGEST)
            continue
        above = drafts[at - 1] if at else None
        below = drafts[at + 1] if at + 1 < len(drafts) else None
        weight = _weight(draft, above, below)
        if draft.text in named:
            weight += _WEIGHTS["named above"]
        if weight >= _LEAST_WEIGHT:
            found[at] = weight
        else:
            named.add(draft.text)
    if not found or len({drafts[at].text for at in found}) < len(found):
        return []
    mean = sum(found.values()) / len(found)
    if len(found) + len(plain) >= _LEAST:
        return list(found) if mean >= _MEAN_WEIGHT else []
    is_sure = len(found) + len(plain) > 1 and max(found.values()) >= _SURE_WEIGHT
    return list(found) if is_sure and mean >= _SURE_MEAN else []


def could_be_plain(line: Draft, above: Draft | None, below: Draft) -> bool:
    """Tell whether a line of a paragraph could head the next."""
    return _is_open(line) and _weight(line, above, below) >= _LEAST_WEIGHT


def _weight(line: Draft, above: Draft | None, below: Draft | None) -> float:
    """Return what there is for a line's heading what is below it, less what is against it."""
    names = [*_between(above, below), *_in_itself(line.text)]
    if "over a list, code, a table" in names and line.text.endswith(("：", ":")):
        names.append("leads on")
    return sum(_WEIGHTS[name] for name in names)


def _is_open(draft: Draft) -> bool:
    text = draft.text
    if text.isascii() and len(text) < _SHORTEST:
        return False
    if draft.kind != "text" or len(text) > _LONGEST or draft.bold or draft.centred:
        return False
    if not is_title(draft):
        return False
    if cells(text) > _LONGEST or any(span.link is not None for span in draft.spans):
        return False
    lower = text.lower()
    if is_own(bare(text)):
        return True
    if any(what.search(lower) for what in (CALL, IMPRINT, LINKS, STAMP)):
        return False
    label = label_of(text)
    return label is None or (label.kind == "legal" and not label.sure)


def _between(above: Draft | None, below: Draft | None) -> Iterator[str]:
    """Yield what the drafts above and below a line tell."""
    yield from _below(below)
    if above is None or above.tone is Tone.TITLE:
        yield "opens the page"
    elif above.kind == "image":
        yield "under a picture"
    elif above.kind != "text" or above.inside:
        yield "under a list, code, a table"
    elif (size := _said(above, -1)) >= _PARAGRAPH:
        yield "under a paragraph"
        if 2 * size >= _PROSE:
            yield "under prose"
    elif _ends_open(above.text):
        yield "under what ends open"


def _below(below: Draft | None) -> Iterator[str]:
    if below is None or below.kind == "rule":
        yield "over nothing said"
    elif below.kind == "image":
        yield "over a picture"
    elif below.kind != "text" or below.inside:
        yield "over a list, code, a table"
    elif (size := _said(below, 0)) >= _PARAGRAPH:
        yield "over a paragraph"
        if size >= _PROSE:
            yield "over prose"
        if _tells_the_law(below.text.partition("\n")[0]):
            yield "over words of the law"
    elif len(below.text) > _LONGEST:
        yield "over a list, code, a table"
    else:
        yield "over nothing said"


def _ends_open(text: str) -> bool:
    """Tell whether a paragraph ends in a short line without a stop, as lists and captions do."""
    last = text.rpartition("\n")[2]
    return not last.endswith(_ENDS) and len(last) <= _LONGEST and cells(last) <= _LONGEST


def _tells_the_law(text: str) -> bool:
    return len(text) <= _LONGEST_NOTICE and LEGAL.search(text.lower()) is not None


def _said(draft: Draft, side: int) -> int:
    """Return the cells of a paragraph whose first (0) or last (-1) line ends a sentence."""
    if draft.kind != "text" or draft.inside:
        return 0
    line = draft.text.split("\n")[side]
    return cells(draft.text[: 2 * _PROSE]) if line.endswith(_ENDS) else 0


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
    if any(char.isdecimal() for char in text):
        yield "digits"
    if inner != text:
        yield "ends in a colon" if size <= _LABEL else "leads on"
    if _SIGNS.search(text):
        yield "signs"
    if _SENTENCE_END.search(text):
        yield "ends as a sentence does"
    if text[:1].islower():
        yield "small letter"
    if text.isascii() and text.count(" ") > 2 and _SMALL.fullmatch(text):
        yield "small letters"
    if text.count(" ") > 7:
        yield "many words"
    if is_own(bare(text)) or _ENDING.match(text):
        yield "what articles end with"
