"""Headings whose dress was lost: short lines of plain text, each over text of its own.

    火塘邊的第一堂課
    每年夏天，部落會帶孩子們上山住五天。沒有課本，第一堂課是生火。…

What speaks for a line, and against it, is weighed (`WEIGHTS`): the paragraphs of sentences that
it stands between, its length, how it begins and ends. One such line is a chance; so there must be
three, or two of which one is sure, or one that is surer; numbered and marked ones that are as plain
count among them (一、 … 结语). What is like the others weighs more: asks as they do, has the same
signs at the same places (`@老周:《井》`), is underlined by a rule like them; English titles have
capitals as the others have. Where headings have a dress, or are marked up, plain lines are none,
unless three at least stand above all of those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from reader.article.content import Tone
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_byline, is_dateline
from reader.article.furniture.phrases import CALL, IMPRINT, STAMP, is_own
from reader.article.sections.announced import names_in
from reader.article.sections.beside import is_asked
from reader.article.sections.heading_candidates import (
    cells,
    heading_candidate,
    is_title,
    opening,
)
from reader.article.sections.plain_weights import (
    ENDS,
    LONGEST,
    PARAGRAPH,
    PROSE,
    SIGNS,
    WEIGHTS,
    said,
    weight_of,
)
from reader.article.sections.turns import turns
from reader.corpus.site_labels import bare, label_of
from reader.patterns import regex

_LEAST = 3
_SHORTEST = 4
_ONE_WEIGHT = 2.5
"""What the only one must weigh."""

_MOST_BESIDE_ONE = 4
"""Among more short lines the only one is a chance."""

_LEAST_CAPITALS = 4
_LIKE_OTHERS = 1.5
"""What it weighs to be like two others at least."""

_LONGEST_NAME = 10
"""Characters of a line that tells who speaks."""

_LEAST_OPENING, _LEAST_AFTER = 1.2, 2
"""What the line that opens the page must weigh where so many sure ones follow."""

_LEAST_WEIGHT, _MEAN_WEIGHT = 1.5, 2.0
"""What a line must weigh, and all on average; …"""

_SURE_WEIGHT, _SURE_MEAN = 3.0, 2.5
"""… where there are but two, one of them, and both on average."""

_LISTED = regex(r"[,，、/｜|·]\s?(?=\S)")
_SMALL_WORD = regex(
    r"(?!from\b|with\b|into\b|over\b|under\b|than\b|that\b|your\b|about\b|after\b|upon\b)[a-z]{4,}"
)
_WEEKDAY = regex(
    r"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?,? )?(?:[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} [0-9]{1,2}(?:st|nd|rd|th)?),? (?:19|20)[0-9][0-9]"
    r"|(?:19|20)[0-9][0-9]年[0-9]{1,2}月[0-9]{1,2}日?\s?(?:星期|周)?[一二三四五六日天]?",
)
_ORNAMENT = regex(r"[A-Za-z][A-Za-z &'-]{2,40}")


def plain_lines(
    drafts: Sequence[Draft], plain: Collection[int], never: Collection[int] = ()
) -> list[int]:
    """Return the places of such lines; `plain` are those of numbered and marked lines that are headings.

    `never` are those of lines that are none.
    """
    speakers = _speakers(drafts)
    open_lines = [
        at
        for at, draft in enumerate(drafts)
        if at not in plain and at not in never and draft.text not in speakers and _is_open(draft)
    ]
    open_lines = _without_turns(drafts, open_lines)
    if not open_lines:
        return []
    shapes = Counter(_shape(drafts[at].text) for at in open_lines)
    capitals = sum(_is_in_capitals(drafts[at].text) for at in open_lines)
    underlined = {at for at in open_lines if _is_underlined(drafts, at)}
    is_open = set(open_lines)
    found: dict[int, float] = {}
    opening_line: tuple[int, float] | None = None
    named: set[str] = set()
    for at, draft in enumerate(drafts):
        if at not in is_open:
            named.update(names_in(draft))
            continue
        above, below = _beside(drafts, at, speakers, len(underlined) > 1 and at in underlined)
        weight = weight_of(draft, above, below)
        if at > 1 and said(drafts[at - 2], -1) >= PARAGRAPH and _is_ornament(draft, above):
            weight += WEIGHTS["named in English"]
        elif above is not None and at - 1 in plain and _is_numbered(above, draft):
            weight += WEIGHTS["under a number"]
        shape = _shape(draft.text)
        if capitals >= _LEAST and _is_in_capitals(draft.text):
            weight += WEIGHTS["in capitals as others"]
        if shape and shapes[shape] >= _LEAST:
            weight += _LIKE_OTHERS - WEIGHTS["signs"] * (SIGNS.search(draft.text) is not None)
        if draft.text in named:
            weight += WEIGHTS["named above"]
            if below is not None and below.text in named:
                weight -= WEIGHTS["over nothing said"]
            if above is not None and above.text in named and at - 1 in is_open:
                weight -= WEIGHTS["under what ends open"]
        if weight >= _LEAST_WEIGHT:
            found[at] = weight
            continue
        if not found and weight >= _LEAST_OPENING and _opens(draft, above):
            opening_line = (at, weight)
        named.add(draft.text)
    if opening_line and len(found) >= _LEAST_AFTER and _mean(found) >= _SURE_MEAN:
        found = dict([opening_line]) | found
    found = _without_labels(drafts, _capital_like_others(drafts, found))
    if not found:
        return []
    mean = _mean(found)
    if len(found) + len(plain) >= _LEAST:
        return list(found) if mean >= _MEAN_WEIGHT else []
    if len(found) + len(plain) == 1:
        (only,) = found
        text = drafts[only].text
        is_sure = (
            mean >= _ONE_WEIGHT
            and len(open_lines) <= _MOST_BESIDE_ONE
            and not any(sign in text for sign in "，,、！!：:")
        )
        return [only] if is_sure and opening(text) is None else []
    return list(found) if max(found.values()) >= _SURE_WEIGHT and mean >= _SURE_MEAN else []


def _beside(
    drafts: Sequence[Draft], at: int, speakers: Collection[str], is_underlined: bool
) -> tuple[Draft | None, Draft | None]:
    """Return what lies above and below a line, but for who says it, and when, and what it is of."""
    below_at = at + 2 if is_underlined else at + 1
    below_at += below_at < len(drafts) and drafts[below_at].text in speakers
    below_at += (
        below_at + 1 < len(drafts)
        and tells_who(drafts[below_at])
        and said(drafts[below_at + 1], 0) >= PARAGRAPH
    )
    below_at += below_at < len(drafts) and _is_legend(drafts[below_at])
    above = drafts[at - 1] if at else None
    if above is not None and tells_who(above):
        above = drafts[at - 2] if at > 1 else None
    return above, drafts[below_at] if below_at < len(drafts) else None


def _speakers(drafts: Sequence[Draft]) -> set[str]:
    """Return the lines that tell who says what follows, at times: short ones that stand again and again."""
    timed: set[str] = {drafts[at].text for at in turns(drafts)}
    short = [
        draft.text for draft in drafts if draft.kind == "text" and len(draft.text) <= _LONGEST_NAME
    ]
    if len(short) < _LEAST:
        return timed
    return timed | {text for text, count in Counter(short).items() if count >= _LEAST}


def _without_turns(drafts: Sequence[Draft], lines: list[int]) -> list[int]:
    """Return the lines without those of a talk, `季南：不借。`: who speaks has said whole sentences, too."""
    named = {at: name for at in lines if (name := _name(drafts[at].text))}
    if not named:
        return lines
    turns = Counter(
        _name(draft.text) for draft in drafts if draft.kind == "text" and draft.text.endswith(ENDS)
    )
    return [at for at in lines if at not in named or turns[named[at]] < _LEAST]


def _name(text: str) -> str:
    """Return what stands before the first colon of a line, if it is short."""
    name, colon, _ = text[: _LONGEST_NAME + 1].replace("：", ":").partition(":")
    return name if colon else ""


def _is_legend(draft: Draft) -> bool:
    """Tell whether a line lists who or what the text below is of: `林小滿,52歲,茶農,南溪縣`."""
    text = draft.text
    is_line = draft.kind == "text" and "\n" not in text and cells(text) <= PROSE
    return is_line and len(_LISTED.findall(text)) > 1 and not text.endswith(ENDS)


def _opens(line: Draft, above: Draft | None) -> bool:
    """Tell whether a line opens the page, or stands below the title as it was written."""
    if above is None:
        return True
    return above.tone is Tone.TITLE and above.lines[0] < line.lines[0]


def tells_who(draft: Draft) -> bool:
    """Tell whether a line is nothing but a byline, or a day."""
    if draft.kind != "text" or len(draft.text) > LONGEST or draft.tone is Tone.TITLE:
        return False
    return (
        is_byline(draft.text)
        or is_dateline(draft.text)
        or _WEEKDAY.fullmatch(draft.text) is not None
    )


def _without_labels(drafts: Sequence[Draft], found: dict[int, float]) -> dict[int, float]:
    """Return the lines found, without those repeated word for word that no sections are called like."""
    counts = Counter(drafts[at].text for at in found)
    repeated = [
        at for at in found if counts[drafts[at].text] > 1 and not is_own(bare(drafts[at].text))
    ]
    if 3 * len(repeated) > len(found):
        return {}
    return {at: weight for at, weight in found.items() if at not in repeated}


def _mean(found: dict[int, float]) -> float:
    return sum(found.values()) / len(found)


def _shape(text: str) -> str:
    """Return the signs of a line, in their order: `@:《》` of `@老周:《井》`, `?` of a question; if they tell."""
    if "." in text or text.endswith((":", "：")):
        return ""
    return "".join(char for char in text if not (char.isalnum() or char.isspace() or char in "_-"))


def _is_underlined(drafts: Sequence[Draft], at: int) -> bool:
    """Tell whether a rule lies between a line and text."""
    return at + 2 < len(drafts) and drafts[at + 1].kind == "rule" and drafts[at + 2].kind == "text"


def _capital_like_others(drafts: Sequence[Draft], found: dict[int, float]) -> dict[int, float]:
    """Return the lines found, without those in small letters where others have capitals."""
    latin = [
        at
        for at in found
        if " " in drafts[at].text and drafts[at].text.replace("\u2019", "'").isascii()
    ]
    small = [at for at in latin if any(map(_SMALL_WORD.match, drafts[at].text.split()[1:]))]
    if 2 * len(small) >= len(latin):
        return found
    return {at: weight for at, weight in found.items() if at not in small}


def underlined(drafts: Sequence[Draft], others: Collection[int]) -> list[int]:
    """Return the places of plain lines over a rule and text, three at least: clippers underline so."""
    rules = [at for at, draft in enumerate(drafts) if draft.kind == "rule"]
    if len(rules) < _LEAST:
        return []
    found = [
        at - 1
        for at in rules
        if 0 < at < len(drafts) - 1
        and at - 1 not in others
        and drafts[at + 1].kind in ("text", "image")
        and _is_open(drafts[at - 1])
    ]
    return found if len(found) >= _LEAST else []


def could_be_plain(line: Draft, above: Draft | None, below: Draft) -> bool:
    """Tell whether a line of a paragraph could head the next."""
    if not _is_open(line):
        return False
    weight = weight_of(line, above, below)
    if above is not None and _is_numbered(above, line):
        weight += WEIGHTS["under a number"]
    return weight >= _LEAST_WEIGHT


def _is_numbered(above: Draft, line: Draft) -> bool:
    """Tell whether the line above is a numbered title, and does not say what the line says."""
    found = heading_candidate(above)
    return found is not None and found.numbered and line.text.lower() not in above.text.lower()


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _LEAST_CAPITALS


def _is_ornament(line: Draft, above: Draft | None) -> bool:
    """Tell whether the line above one of Chinese is no more than its name in English."""
    if above is None or line.text[:1] < "\u2e80" or not above.text.isascii():
        return False
    return above.is_body and _ORNAMENT.fullmatch(above.text) is not None


def _is_open(draft: Draft) -> bool:
    text = draft.text
    if is_asked(text) or text[:1] == text[-1:] == "#":  # Weibo's topics: #渡口#
        return False
    if text.isascii() and len(text) < _SHORTEST and not is_own(bare(text)):
        return False
    if draft.kind != "text" or len(text) > LONGEST or draft.bold or draft.centred:
        return False
    if not is_title(draft):
        return False
    if cells(text) > LONGEST or any(span.link is not None for span in draft.spans):
        return False
    lower = text.lower()
    if is_own(bare(text)):
        return True
    if any(what.search(lower) for what in (CALL, IMPRINT)):
        return False
    if STAMP.search(lower) and "《" not in text:
        return False
    label = label_of(text)
    return label is None or not label.sure
