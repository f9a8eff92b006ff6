"""What the parts of an article tell together: how its own headings are dressed, numbered and called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from itertools import islice, pairwise

from reader.article.dom.drafts import Draft
from reader.article.furniture.parts import LONG, TOLD, Part
from reader.article.sections.heading_candidates import opening
from reader.article.sections.series import counts
from reader.corpus.site_labels import LONGEST, bare
from reader.patterns import regex

_IN_BRACKETS = regex(r"\s*[（(][^（）()]*[)）]$", holds="（(")
_DECIMAL = regex(r"\d{1,2}(?:\.\d{1,2})+\.?(?=[\s\u4e00-\u9fff])")
LEAST_PROSE = 16
"""Cells of sentences under a heading that show how the article dresses its headings."""

_MANY = 3
"""So many sections called like the site's things: the article is about those."""

_LOOKED_AT = 12
"""Blocks below a label for contents that are looked at."""


def numbered(text: str) -> str:
    """Return the kind of number that a heading begins with, if any."""
    if _DECIMAL.match(text):
        return "1.1"
    found = opening(text)
    return found.kind if found is not None and found.numbered and not counts(found.kind) else ""


class PartsTogether:
    """What the parts of an article tell together."""

    def __init__(self, parts: list[Part], drafts: list[Draft], title: str) -> None:
        self.parts = parts
        self.title = title
        self._drafts = drafts
        own = _own_parts(parts)
        self._own = {id(part) for part in own}
        self.dresses = Counter(part.dress for part in own)
        in_series = [part for part in own if numbered(part.text)]
        self.series = {numbered(part.text) for part in in_series}
        lie_below = _are_real(own) and not _are_real(in_series)  # as entries do below headings
        several = len(in_series) > 1 and not lie_below
        self.share = len(in_series) / len(own) if several else 0.0
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
        self._above = {
            id(above): above.dress
            for above, part in pairwise(parts)
            if above.is_empty and id(part) in self._own and "h" < above.dress < part.dress[:2]
        }
        self._dresses_above = Counter(self._above.values())
        self._over = Counter((a.dress, b.dress) for a, b in pairwise(parts) if a.is_empty)
        self.poor_run = _poor_runs(parts, own)

    @cached_property
    def _names(self) -> set[str]:
        """What may be names: lines that head nothing."""
        heads = {part.at for part in self.parts}
        return {
            bare(draft.text)
            for at, draft in enumerate(self._drafts)
            if at not in heads and len(draft.text) <= LONGEST and _is_name(draft)
        }

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where the headings stand, by their words."""
        return {bare(part.text): part.at for part in self.parts if _is_short(part)}

    def has_others_like(self, part: Part) -> bool:
        """Tell whether another part that is the article's is dressed so, or lies right over one that is."""
        return self.dresses[part.dress] > (id(part) in self._own) or self._dresses_above[
            part.dress
        ] > (id(part) in self._above)

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
        """Tell whether the next heading lies deeper, as others here do, and stands over prose."""
        if at + 1 == len(self.parts):
            return False
        below = self.parts[at + 1]
        if below.label is not None or below.linked is not None or below.prose < TOLD:
            return False
        if part.dress[0] == "h":
            return below.dress[:1] == "h" and below.dress > part.dress
        is_over = below.dress not in ("", part.dress) and self.dresses[below.dress] > 1
        return is_over and part.is_empty and self._over[part.dress, below.dress] > 1

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


def _are_real(parts: list[Part]) -> bool:
    """Tell whether the headings of some of these parts are marked up."""
    return any(part.dress[0] == "h" for part in parts)


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
        and (part.prose >= LEAST_PROSE or part.shown)
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
