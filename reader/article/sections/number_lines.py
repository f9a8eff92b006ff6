"""A number alone on its line, 01 or 01-1, and the title on the next: one line.

    01
    浇水与施肥        →   01 浇水与施肥

So it is where both are set alike, twice at least, and the numbers count from one, be they two
paragraphs or two lines of one. PART 1, Chapter One and 一 are numbers too. A number over a plain
line is a heading's where one follows the other (1, 2, 3) and text stands below the title; others
between them number something else. A picture may stand between number and title. Clippers take
what a page sets apart for code: a number and a title alone in a block of code are one line, too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from reader.article.content import Span, Style
from reader.article.dom.drafts import Draft, join_lines
from reader.article.sections.chapters import number_of
from reader.article.sections.heading_candidates import (
    MAX_TITLE_CELLS,
    ends_open,
    is_line,
    is_title,
)
from reader.article.sections.series import is_counted
from reader.article.sections.worded_numbers import worded
from reader.patterns import regex
from reader.safe import Clean

_NUMBER = regex(
    r"(?:[#＃/／|｜丨—–·【「（(-]{1,2} ?)?(?:(?:PART|Part|CHAPTER|Chapter|NO\.|No\.)[ .]?)?"
    r"(?:0?([0-9]{1,2})(?:[-.]([0-9]{1,2}))?|([一二三四五六七八九十]{1,3}|One|Two|Three|ONE|I{1,3}))"
    r"(?:[.、]| ?[:：/／|｜丨—–·】」）)-]{1,2})?",
    begins="PpCcNnO0123456789一二三四五六七八九十TI#＃/／|｜丨—–·【「（(-",
)
_ORNAMENTS = "#＃/／|｜丨—–·【「（():：】」）- "
"""Before or behind a number alone on its line: `01 /`, `— 01 —`, `#01`."""
_LONGEST = len("Chapter Three.")
_WORDS = {"One": 1, "Two": 2, "Three": 3, "ONE": 1, "I": 1, "II": 2, "III": 3}
_LEAST = 2
_LEAST_PLAIN = 3
_BETWEEN = 2
"""Pictures that may stand between a number and its title."""


def joined(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, numbers alone on their lines joined to the titles below them. Linear."""
    if any(draft.kind == "code" for draft in drafts):
        drafts = _out_of_code(drafts)
    drafts = _on_one_line(drafts)
    chosen = _chosen(drafts)
    titles = {*chosen.values()}
    words = worded(drafts).items()
    chosen |= {at: title for at, title in words if title not in chosen and at not in titles}
    if not chosen:
        return drafts
    numbers = {title: number for number, title in chosen.items()}
    return [
        _one(drafts[numbers[at]], draft) if at in numbers else draft
        for at, draft in enumerate(drafts)
        if at not in chosen
    ]


def _chosen(drafts: list[Draft]) -> dict[int, int]:
    """Return the places of numbers, and for each that of its title."""
    series: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for at, number in enumerate(drafts[:-1]):
        if _is_number(number) and (title := _title(drafts, at)) is not None:
            is_plain = number.kind == "text" and not _is_dressed(drafts[title])
            series["plain" if is_plain else number.kind, number.level].append((at, title))
    if plain := series.get(("plain", 0)):
        bold = series.get(("text", 0), [])
        if not (bold and _begins(drafts[bold[0][0]].text)):
            series["plain", 0] = sorted(plain + bold)  # one of its titles has kept its dress
    chosen: dict[int, int] = {}
    for (kind, _), places in series.items():
        if kind == "plain":
            following = _following(drafts, places)
            chosen.update(following if len(following) >= _LEAST_PLAIN else ())
        elif len(places) >= _LEAST and _begins(drafts[places[0][0]].text):
            chosen.update(places if _are_sure(drafts, places) else ())
    return chosen


def _are_sure(drafts: list[Draft], places: list[tuple[int, int]]) -> bool:
    """Tell whether numbers count one after the other, if an ornament is about one: pages have such, too."""
    texts = [drafts[at].text for at, _ in places]
    if all(text.strip(_ORNAMENTS) == text for text in texts):
        return True
    return [_value(text) for text in texts] == [*range(1, len(texts) + 1)]


def _following(drafts: list[Draft], places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return of numbers over plain lines those that count one after the other, over text."""
    kept: list[tuple[int, int]] = []
    parts = [_parts(drafts[at].text) for at, _ in places]
    if all(len(number) > 1 for number in parts):
        return places if is_counted(parts) else []
    for at, title in places:
        over_text = title + 1 < len(drafts) and not _is_number(drafts[title + 1])
        if over_text and _value(drafts[at].text) == len(kept) + 1:
            kept.append((at, title))
    return kept


def _on_one_line(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, numbers alone on a line joined to the titles on the next of a paragraph."""
    dressed: list[tuple[int, int]] = []
    plain: list[tuple[int, int]] = []
    split: dict[int, list[Draft]] = {}
    for at, draft in enumerate(drafts):
        if not _holds_number(draft):
            continue
        lines = split[at] = draft.by_line()
        for number, (line, title) in enumerate(pairwise(lines)):
            if _NUMBER.fullmatch(line.text) and not _is_number(title) and is_title(title):
                if line.bold and title.bold:
                    dressed.append((at, number))
                elif _value(line.text) == len(plain) + 1:
                    plain.append((at, number))
    chosen = [*plain] if len(plain) >= _LEAST_PLAIN else []
    if len(dressed) >= _LEAST and _counts(split[dressed[0][0]][dressed[0][1]].text):
        chosen += dressed
    made = list(drafts)
    for at in {at for at, _ in chosen}:
        lines = split[at]
        for number in sorted((number for place, number in chosen if place == at), reverse=True):
            lines[number : number + 2] = [_one(lines[number], lines[number + 1])]
        made[at] = join_lines(lines)
    return made


def _out_of_code(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, numbers and titles alone in code bold lines of text; if they count."""
    found = {
        at: lines
        for at, draft in enumerate(drafts)
        if draft.kind == "code" and (lines := _number_and_title(draft))
    }
    values = [_value(number) for number, _ in found.values()]
    if len(values) < _LEAST or values != [*range(1, len(values) + 1)]:
        return drafts
    return [
        replace(
            draft,
            kind="text",
            code=Clean(""),
            spans=(Span(Clean(" ".join(found[at])), Style.STRONG),),
        )
        if at in found
        else draft
        for at, draft in enumerate(drafts)
    ]


def _number_and_title(draft: Draft) -> list[str]:
    """Return the lines of code that are a number and a title, else none."""
    if len(draft.code) > 2 * MAX_TITLE_CELLS:
        return []
    lines = [line.strip() for line in draft.code.split("\n") if line.strip()]
    is_title = len(lines) == 2 and _NUMBER.fullmatch(lines[0]) and ends_open(lines[1])
    return lines if is_title else []


def _holds_number(draft: Draft) -> bool:
    """Tell whether a paragraph of several lines has a number alone on one."""
    if draft.kind != "text" or draft.inside or "\n" not in draft.text:
        return False
    return any(len(line) <= _LONGEST and _NUMBER.fullmatch(line) for line in draft.text.split("\n"))


def _is_number(draft: Draft) -> bool:
    if draft.kind not in ("text", "heading") or len(draft.text) > _LONGEST:
        return False
    return _NUMBER.fullmatch(draft.text) is not None


def _title(drafts: list[Draft], at: int) -> int | None:
    """Return the place of the title that the number at a place numbers."""
    number = drafts[at]
    for place in range(at + 1, min(at + 2 + _BETWEEN, len(drafts))):
        title = drafts[place]
        if title.kind == "image":
            continue
        if title.inside or number.inside or "\n" in title.text or _is_number(title):
            return None
        could_be = is_title(title) or (len(_parts(number.text)) > 1 and is_line(title))
        return place if title.kind == "heading" or could_be else None
    return None


def _is_dressed(title: Draft) -> bool:
    return title.kind == "heading" or title.bold or title.centred


def _counts(text: str) -> bool:
    return _value(text) == 1


def _begins(text: str) -> bool:
    return _counts(text) or _parts(text) == (1, 1)


def _value(text: str) -> int:
    """Return what a number alone on its line says; 0 for none."""
    match = _NUMBER.fullmatch(text)
    if match is None or match[2]:
        return 0
    return int(match[1]) if match[1] else _WORDS.get(match[3]) or number_of(match[3])


def _parts(text: str) -> tuple[int, ...]:
    """Return the parts of a number alone on its line, (1, 2) of 01-2; (1,) of others."""
    match = _NUMBER.fullmatch(text)
    return (int(match[1]), int(match[2])) if match is not None and match[2] else (1,)


def _one(number: Draft, title: Draft) -> Draft:
    """Return the title with its number before it, in the title's dress; a heading if one is."""
    style = title.spans[0].style
    spans = (Span(Clean(f"{number.text} "), style), *title.spans)
    anchor = title.anchor or number.anchor
    kind, level = (title.kind, title.level) if title.level else (number.kind, number.level)
    return replace(
        title, kind=kind, level=level, spans=spans, lines=number.lines[:1], anchor=anchor
    )
