"""A number alone on its line, and the title on the next: one line.

    01
    浇水与施肥        →   01 浇水与施肥

So it is where both are set alike, twice at least, and the numbers count from one, be they two
paragraphs or two lines of one. PART 1, Chapter One and 一 are numbers too.
"""

from __future__ import annotations

from dataclasses import replace

from reader.article.content import Span
from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import is_title
from reader.patterns import regex
from reader.safe import Clean

_NUMBER = regex(
    r"(?:(?:PART|Part|CHAPTER|Chapter|NO\.|No\.)[ .]?)?(?:0?([0-9]{1,2})|([一二三四五六七八九十]{1,3}|One|Two|Three|ONE|I{1,3}))[.、]?",
    begins="PpCcNnO0123456789一二三四五六七八九十TI",
)
_LONGEST = len("Chapter Three.")
_FIRST = ("一", "One", "ONE", "I")
_LEAST = 2


def joined(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, numbers alone on their lines joined to the titles below them."""
    drafts = _on_one_line(drafts)
    places = [at for at, draft in enumerate(drafts[:-1]) if _numbers(draft, drafts[at + 1])]
    if len(places) < _LEAST or not _counts(drafts[places[0]].text):
        return drafts
    made: list[Draft] = []
    at = 0
    for place in places:
        if place < at:
            continue
        made += drafts[at:place]
        made.append(_one(drafts[place], drafts[place + 1]))
        at = place + 2
    return made + drafts[at:]


def _on_one_line(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, those of two dressed lines, a number and its title, made one line."""
    places = [at for at, draft in enumerate(drafts) if _holds_number(draft)]
    if len(places) < _LEAST or not _counts(drafts[places[0]].text.partition("\n")[0]):
        return drafts
    made = list(drafts)
    for at in places:
        made[at] = _one(*drafts[at].by_line())
    return made


def _holds_number(draft: Draft) -> bool:
    """Tell whether a paragraph is a number alone on a line, and on the next the title of it."""
    if draft.kind != "text" or draft.inside or draft.text.count("\n") != 1:
        return False
    number, title = draft.text.split("\n")
    return (
        bool(title)
        and _NUMBER.fullmatch(number) is not None
        and draft.bold
        and is_title(draft.by_line()[1])
    )


def _numbers(number: Draft, title: Draft) -> bool:
    """Tell whether a draft is a number alone, and the next the title that it numbers."""
    if number.kind not in ("text", "heading") or len(number.text) > _LONGEST:
        return False
    if not _NUMBER.fullmatch(number.text):
        return False
    if title.kind == "heading":
        return not title.inside and number.inside == title.inside and "\n" not in title.text
    dressed = title.bold or title.centred
    return number.kind == "text" and dressed and is_title(title)


def _counts(text: str) -> bool:
    match = _NUMBER.fullmatch(text)
    return match is not None and (match[1] == "1" or match[2] in _FIRST)


def _one(number: Draft, title: Draft) -> Draft:
    """Return the title with its number before it, in the title's dress."""
    style = title.spans[0].style
    spans = (Span(Clean(f"{number.text} "), style), *title.spans)
    anchor = title.anchor or number.anchor
    return replace(title, spans=spans, lines=number.lines[:1], anchor=anchor)
