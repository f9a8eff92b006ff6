"""What speaks for a line's heading the site around an article, and what against it.

A piece of evidence has a name and an amount, mostly 1; `reader.article.furniture.weights` tells
what one is worth.

| evidence | example |
|---|---|
| label | `sure` 猜你喜欢 · `plain` 评论 · `hint` 大家正在讨论的文章 · `own label` 参考文献 · `head calls` 好文章，需要你的鼓励 |
| what is below | `prose` (for the article), `shown`, `home`, `away`, `stamps`, `buttons`, `call`, `legal`, `about`, nothing at all (`leaf`) |
| label and what is below | `congruent`: 评论 over stamps, 关于作者 over 现居杭州; `sure over prose` |
| dress | `own dress`: as of other headings over prose; `other dress`; `no series`: no number where the others have one; `listed`; `over a subsection`; `boxed`: `<div class="author-card">` |
| place | `dirt` above, `tail`: after the last section over prose; `front`; `poor run`: one of several over next to nothing, where the others have much |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_address
from reader.article.furniture.parts import LONG, TOLD, Part
from reader.article.furniture.phrases import CALL, LINKS, WHO, is_own
from reader.article.sections.heading_candidates import opening
from reader.article.sections.series import counts
from reader.corpus.site_labels import LONGEST, Label, bare
from reader.patterns import regex

Evidence = dict[str, float]

_IN_BRACKETS = regex(r"\s*[（(][^（）()]*[)）]$", holds="（(")
_DECIMAL = regex(r"\d{1,2}(?:\.\d{1,2})+\.?(?=[\s\u4e00-\u9fff])")
_LEAST_PROSE = 16
"""Cells of sentences under a heading that show how the article dresses its headings."""

_MANY = 3
"""So many sections called like the site's things: the article is about those."""

_MOST_DIRT = 3
_LOOKED_AT = 12
"""Blocks below a label for contents that are looked at."""


def evidence_of(parts: list[Part], drafts: list[Draft], title: str) -> list[Evidence]:
    """Return the evidence for each part. `title` is the post's, as `bare` leaves it."""
    article = _Article(parts, drafts, title)
    first = dict(_below(parts[0], None, False))
    return [first, *(dict(_tells(article, at, part)) for at, part in enumerate(parts) if at)]


def numbered(text: str) -> str:
    """Return the kind of number that a heading begins with, if any."""
    if _DECIMAL.match(text):
        return "1.1"
    found = opening(text)
    return found.kind if found is not None and found.numbered and not counts(found.kind) else ""


class _Article:
    """What the parts of an article tell together."""

    def __init__(self, parts: list[Part], drafts: list[Draft], title: str) -> None:
        self.parts = parts
        self.title = title
        self._drafts = drafts
        heads = {part.at for part in parts}
        self._names = {
            bare(draft.text)
            for at, draft in enumerate(drafts)
            if at not in heads and len(draft.text) <= LONGEST and _is_name(draft)
        }
        self._places = {bare(part.text): part.at for part in parts if _is_short(part)}
        own = _own_parts(parts)
        self._own = {id(part) for part in own}
        self.dresses = Counter(part.dress for part in own)
        in_series = [part for part in own if numbered(part.text)]
        self.series = {numbered(part.text) for part in in_series}
        self.share = len(in_series) / len(own) if len(in_series) > 1 else 0.0
        self.first_of_series = 0
        if self.share > 0.6:
            numbers = (at for at, part in enumerate(parts) if part.dress and numbered(part.text))
            self.first_of_series = next(numbers, 0)
        self.has_text = any(part.prose or part.shown for part in parts)
        self.first_prose = _first(parts, lambda part: part.longest >= TOLD)
        self._labels = _own_labels(parts)
        several = len(self.dresses) > 1
        self.last_prose = max(
            at
            for at, part in enumerate(parts)
            if not at
            or (
                part.label is None
                and part.longest >= TOLD
                and self.dresses[part.dress] > int(several)
            )
        )
        self.poor_run = _poor_runs(parts, own)

    def has_others_like(self, part: Part) -> bool:
        """Tell whether another part that is the article's is dressed so."""
        return self.dresses[part.dress] > (id(part) in self._own)

    def is_called_like_others(self, at: int, part: Part) -> bool:
        """Tell whether the article has sections called like the site's things."""
        places = self._labels.get(part.dress, [])
        return len(places) >= _MANY or (bool(places) and places[0] < at)

    def lies_under_another(self, dress: str) -> bool:
        """Tell whether a real heading lies deeper than all that are the article's."""
        return dress[0] == "h" and all(own[0] != "h" or own < dress for own in self.dresses)

    def lies_over_series(self, at: int, part: Part) -> bool:
        """Tell whether numbers stand below a real heading, before the next as high."""
        if part.dress[0] != "h":
            return False
        for below in islice(self.parts, at + 1, None):
            if below.dress[:1] == "h" and below.dress <= part.dress:
                return False
            if below.dress and numbered(below.text):
                return True
        return False

    def has_subsection(self, at: int, part: Part) -> bool:
        """Tell whether the next heading lies deeper and stands over prose."""
        if at + 1 == len(self.parts) or part.dress[0] != "h":
            return False
        below = self.parts[at + 1]
        is_text = below.label is None and below.linked is None and below.prose >= TOLD
        return is_text and below.dress[:1] == "h" and below.dress > part.dress

    def names_later(self, part: Part) -> bool:
        """Tell whether the lines below name what is a line of its own later: contents."""
        start = part.at + 1
        return any(
            self._places.get(bare(line), -1) > max(at, start)
            for at, draft in enumerate(self._drafts[start : start + _LOOKED_AT], start)
            if draft.kind == "text"
            for line in draft.text.split("\n")
            if len(line) <= LONGEST
        )

    def is_account(self, part: Part) -> bool:
        """Tell whether a part is called like who publishes: a name alone on another line, too."""
        return bare(_IN_BRACKETS.sub("", part.text)) in self._names

    def is_kicker(self, at: int, part: Part) -> bool:
        """Tell whether a part is the first line of all, and deeper than all headings below."""
        return (
            at == 1
            and part.dress[:1] == "h"
            and not self.parts[0].prose
            and self.dresses[part.dress] < 2
            and self.dresses.total() > 2
            and all(own[0] == "h" and own < part.dress for own in self.dresses if own != part.dress)
        )


def _is_name(draft: Draft) -> bool:
    """Tell whether a line may be a name: text of its own, no item, no link."""
    is_plain = draft.kind == "text" and not draft.inside and not draft.bold
    return is_plain and all(span.link is None for span in draft.spans)


def _is_short(part: Part) -> bool:
    return bool(part.dress) and len(part.text) <= LONGEST


def _own_parts(parts: list[Part]) -> list[Part]:
    """Return the parts whose headings are the article's as far as can be told at first."""
    end = _first(
        parts,
        lambda part: (
            part.label is not None
            and (part.label.kind == "end" or (part.label.sure and part.label.kind == "talk"))
        ),
    )
    return [
        part
        for part in parts[:end]
        if part.dress
        and part.label is None
        and (part.prose >= _LEAST_PROSE or part.shown)
        and not part.dirt
    ]


def _first(parts: list[Part], holds: Callable[[Part], bool]) -> int:
    return next((at for at, part in enumerate(parts) if holds(part)), len(parts))


def _own_labels(parts: list[Part]) -> dict[str, list[int]]:
    """Return by dress where headings called like the site's things stand over prose."""
    found: dict[str, list[int]] = {}
    for at, part in enumerate(parts):
        if part.label is None or part.label.sure or not part.dress:
            continue
        if part.longest >= LONG and not part.dirt and not part.stamps:
            found.setdefault(part.dress, []).append(at)
    return found


def _poor_runs(parts: list[Part], own: list[Part]) -> list[int]:
    """Return of each part how many of those from it on are poor beside the article's own."""
    sizes = sorted(part.prose for part in own)
    usual = sizes[len(sizes) // 2] if sizes else parts[0].prose
    runs = [0] * (len(parts) + 1)
    if usual >= LONG:
        for at in range(len(parts) - 1, 0, -1):
            part = parts[at]
            if 3 * part.prose < usual and not part.shown:
                runs[at] = runs[at + 1] + 1
    return runs


# What one part tells


def _tells(article: _Article, at: int, part: Part) -> Iterator[tuple[str, float]]:
    label = part.label
    if label is not None and label.kind == "contents":
        if article.names_later(part):
            yield "lists", 1.0
        elif part.short and not part.home and not label.sure:
            label = None  # names of other things, such as chapters of a book
    said = bare(part.text) if len(part.text) <= LONGEST else ""
    yield from _by_label(article, at, part, label, said)
    leads_on = (label is not None and label.sure) or LINKS.search(said) is not None
    yield from _below(part, label, leads_on)
    if part.dress:
        yield from _by_dress(article, at, part, said)
    else:
        yield "undressed", 1.0
    yield from _by_place(article, at, part, label)
    if part.linked is not None:
        yield ("linked away" if part.linked else "linked home"), 1.0


def _by_label(
    article: _Article, at: int, part: Part, label: Label | None, said: str
) -> Iterator[tuple[str, float]]:
    references = label is None or (part.away and label.kind in ("links", "references"))
    if references and (is_own(said) or _takes_leave(part.text)):
        yield "own label", 1.0
    elif label is None:
        yield ("hint" if said and LINKS.search(said) else "no label"), 1.0
    if label is None:
        if said and part.dress and CALL.search(part.text.lower()):
            yield "head calls", 1.0
        return
    named = len(said) > 1 and said in article.title
    if label.kind == "end":
        yield "end", 1.0
    elif label.sure:
        yield "sure", 1.0
        if label.kind != "talk":
            yield "sure over prose", _prose(part)
        if named:
            yield "sure but the title names it", 1.0
    else:
        yield "plain", 1.0
        if not part.prose:
            yield "plain over no prose", 1.0
        if label.kind in ("references", "links") and part.away and not part.home:
            yield "links that may be chosen", 1.0
        if named:
            yield "the title names it", 1.0
    if part.prose >= _LEAST_PROSE and article.is_called_like_others(at, part):
        yield "called like others", 1.0
    if label.kind == "advert" and not part.prose:
        yield "advert", 1.0
    if _is_congruent(part, label):
        yield "congruent", 1.0


def _takes_leave(text: str) -> bool:
    """Tell whether a line is a farewell: `...have a lot of fun!`"""
    return is_address(text.strip(" .…—-")) and WHO.search(text.lower()) is None


def _is_congruent(part: Part, label: Label) -> bool:
    """Tell whether there is below a label what it names."""
    if label.kind == "talk":
        return part.stamps > 0 or part.call > 0
    if label.kind in ("tags", "advert", "tools"):
        return not part.prose
    if label.kind == "about" and part.longest < TOLD:
        return True
    amounts = {"about": part.about, "call": part.call, "legal": part.legal, "links": part.home}
    return amounts.get(label.kind, 0) > 0


def _below(part: Part, label: Label | None, leads_on: bool) -> Iterator[tuple[str, float]]:
    """Yield what the lines below tell."""
    yield "prose", _prose(part)
    yield "talk: prose", _prose(part)
    found: list[tuple[str, float]] = []
    if part.home:
        found.append(("home", part.home / (part.lines + part.prose / TOLD)))
    elif part.away and not leads_on:
        yield "away", 1.0
    if part.stamps:
        found.append(("stamps", 1.0))
    if part.buttons:
        yield "buttons", 1.0
    whole = part.prose + part.call + part.legal + part.about
    if part.call:
        found.append(("call", part.call / whole))
    if part.legal:
        yield "legal", part.legal / whole
    if part.about:
        yield "about", part.about / whole
    if part.shown:
        yield "shown", 1.0
    if not whole and not part.lines and not part.shown:
        found.append(("nothing", 1.0))
    for name, amount in found:
        yield name, amount
        if label is None:
            yield f"{name} without label", amount
    if part.stamps or (label is not None and label.kind == "talk"):
        yield "talk", 1.0


def _by_dress(article: _Article, at: int, part: Part, said: str) -> Iterator[tuple[str, float]]:
    if article.has_others_like(part):
        yield "own dress", 1.0
        if part.label is None:
            yield "own dress without label", 1.0
    elif article.dresses:
        if not article.lies_under_another(part.dress):
            yield "other dress", 1.0
        if part.home and at > article.last_prose:
            yield "home in other dress", 1.0
    if number := numbered(part.text):
        if number in article.series:
            yield "series", 1.0
    elif not is_own(said) and not article.lies_over_series(at, part):
        if 2 * article.share > 1:
            yield "no series", article.share
        if at < article.first_of_series:
            yield "before series", 1.0
    if article.has_subsection(at, part):
        yield "over a subsection", 1.0
    if part.listed:
        yield "listed", 1.0
    if part.boxed:
        yield "boxed", 1.0
    if part.label is None and at > article.last_prose and article.is_account(part):
        yield "account", 1.0
    if article.is_kicker(at, part):
        yield "kicker", 1.0
    if WHO.search(part.text.lower()):
        yield "about head", 1.0


def _by_place(
    article: _Article, at: int, part: Part, label: Label | None
) -> Iterator[tuple[str, float]]:
    parts = article.parts
    is_tail = at > article.last_prose
    if part.dress and part.is_empty and article.has_text:
        below = parts[at + 1] if at + 1 < len(parts) else None
        if below is None or not _may_lie_under(part.dress, below.dress):
            yield "leaf", 1.0
            if part.dirt or parts[at - 1].label is not None:
                yield "leaf below the site", 1.0
            elif below is None:
                yield "leaf alone at the end", 1.0
            if is_tail:
                yield "leaf in the tail", 1.0
    if part.dirt:
        yield "dirt", min(_MOST_DIRT, part.dirt)
        if label is None:
            yield "dirt without label", min(_MOST_DIRT, part.dirt)
    if is_tail:
        yield "tail", 1.0
        if label is None:
            yield "tail without label", 1.0
    if at <= article.first_prose and not part.prose:
        yield "front", 1.0
    if run := article.poor_run[at]:
        yield "poor run", min(3, run) - 1
        if at + run == len(parts):
            yield "poor to the end", 1.0
            if part.home:
                yield "home to the end", 1.0


def _prose(part: Part) -> float:
    """Return how much of a long paragraph a part has: 0 to 1."""
    return min(1.0, (part.prose + part.longest) / 2 / LONG)


def _may_lie_under(dress: str, below: str) -> bool:
    """Tell whether a heading of one dress may lie under one of another, with nothing between."""
    if dress[0] == "h":
        return below > "" and (below[0] != "h" or below > dress)
    return below[:1] not in ("", "h") and below != dress
