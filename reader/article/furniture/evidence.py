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

from collections.abc import Iterator

from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_address
from reader.article.furniture.parts import LONG, TOLD, Part
from reader.article.furniture.parts_together import LEAST_PROSE, PartsTogether, numbered
from reader.article.furniture.phrases import CALL, LINKS, WHO, is_own
from reader.article.sections.series import counts
from reader.corpus.site_labels import LONGEST, Label, bare

Evidence = dict[str, float]

_MOST_DIRT = 3


def evidence_of(parts: list[Part], drafts: list[Draft], title: str) -> list[Evidence]:
    """Return the evidence for each part. `title` is the post's, as `bare` leaves it."""
    article = PartsTogether(parts, drafts, title)
    first = dict(_below(parts[0], None, False))
    return [first, *(dict(_tells(article, at, part)) for at, part in enumerate(parts) if at)]


# What one part tells


def _tells(article: PartsTogether, at: int, part: Part) -> Iterator[tuple[str, float]]:
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
    article: PartsTogether, at: int, part: Part, label: Label | None, said: str
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
    if part.prose >= LEAST_PROSE and article.is_called_like_others(at, part):
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


def _by_dress(
    article: PartsTogether, at: int, part: Part, said: str
) -> Iterator[tuple[str, float]]:
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
    elif part.dress[0] == "n" and counts(part.dress[1:]):
        yield "series", 1.0  # 第一步 第二步: it was looked whether they count
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
    article: PartsTogether, at: int, part: Part, label: Label | None
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
