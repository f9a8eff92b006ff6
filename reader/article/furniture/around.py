"""Which lines that could be headings head the site around an article and not the article.

A page goes from its article into its site and, where a box stands in the middle, back. Each line
that could be a heading, or labels what follows, is of the article, of the site, or of what
readers said; the likeliest way through all of them is sought (Viterbi), where

- being the site's is worth what the evidence says (`reader.article.furniture.evidence`), being
  the article's nothing;
- to enter the site costs something (`in`), more under a line that is no label, and so does
  coming back (`out`): within an article a line must prove to be the site's, beyond its end it
  must prove to be the article's, and no list need know it;
- coming back costs more under a heading dressed as none of the article's, under one over no
  prose, after END, and out of what readers said, whose prose tells little.

So a page may carry labels that nobody has listed, and an article may have sections called
评论, Share, 免责声明.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.article.dom.drafts import Draft
from reader.article.furniture.evidence import Evidence, evidence_of
from reader.article.furniture.parts import Part, has_site, parts_of
from reader.article.furniture.weights import WEIGHTS
from reader.corpus.site_labels import bare

_ARTICLE, _SITE, _TALK = range(3)
_NEVER = -1e9
_LOCAL = ("contents", "advert")
"""Kinds of labels that tell nothing of what comes below their own lines."""


class _State(NamedTuple):
    """The best way to be in a state at a line; `opener` is the dress of what led into the site."""

    score: float
    opener: str = ""
    ended: bool = False
    local: bool = False
    """Whether what led into the site, right above, is where a program puts contents: nothing is below it."""


def heads_of_site(
    drafts: list[Draft], heads: Mapping[int, str], title: str, leads: Sequence[str | None]
) -> set[int]:
    """Return which of `heads` are the site's: places among the drafts, by their dress. Linear.

    `title` is the post's; `leads` tells of each link where it leads: "" to this site, None
    within the article, else the host.
    """
    if not heads or not has_site(drafts, heads):
        return set()
    parts = parts_of(drafts, heads, leads)
    sites = of_site(parts, evidence_of(parts, drafts, bare(title)), WEIGHTS)
    return {part.at for part, is_site in zip(parts, sites, strict=True) if is_site and part.dress}


def of_site(
    parts: list[Part], evidence: list[Evidence], weights: Mapping[str, float]
) -> list[bool]:
    """Return of each part whether it is the site's, by the likeliest way through all."""
    first = min(0.0, _worth(evidence[0], weights)[0])
    now = [_State(0.0), _State(weights["start"] + first, "h9"), _State(_NEVER)]
    came_from = []
    for part, told in zip(parts[1:], evidence[1:], strict=True):
        now, before = _step(now, part, told, weights)
        came_from.append(before)
    state = _best([held.score for held in now])
    sites = []
    for before in reversed(came_from):
        sites.append(state != _ARTICLE)
        state = before[state]
    return [state != _ARTICLE, *reversed(sites)]


def _step(
    now: list[_State], part: Part, told: Evidence, weights: Mapping[str, float]
) -> tuple[list[_State], tuple[int, int, int]]:
    """Return the states at a part, and for each the state before it on the best way."""
    site, talk = _worth(told, weights)
    kind = part.label.kind if part.label is not None else ""
    back = [
        now[_ARTICLE].score,
        now[_SITE].score + _out(now[_SITE], part, told, weights),
        now[_TALK].score + _out(now[_TALK], part, told, weights) + weights["out of talk"],
    ]
    enter = now[_ARTICLE].score + weights["in"]
    if "no label" in told:
        enter += weights["in without label"]
    into = [enter, now[_SITE].score, now[_TALK].score + weights["out of talk to the site"]]
    talks = part.stamps > 0 or kind == "talk"
    said = (
        [enter, now[_SITE].score, now[_TALK].score] if talks else [_NEVER, _NEVER, now[_TALK].score]
    )
    before = (_best(back), _best(into), _best(said))
    dress = "" if kind in _LOCAL else part.dress
    states = [_State(back[before[0]])]
    for ways, chosen, worth in ((into, before[1], site), (said, before[2], talk)):
        opener = dress if chosen == _ARTICLE else now[chosen].opener
        ended = kind == "end" or (chosen != _ARTICLE and now[chosen].ended)
        local = chosen == _ARTICLE and kind == "contents" and "leaf" in told
        states.append(_State(ways[chosen] + worth, opener, ended, local))
    return states, before


def _worth(told: Evidence, weights: Mapping[str, float]) -> tuple[float, float]:
    """Return what being the site's is worth, and being what readers said."""
    site = talk = 0.0
    for name, amount in told.items():
        if name.startswith("talk"):
            talk += weights[name] * amount
        else:
            site += weights[name] * amount
    return site, site + talk


def _out(state: _State, part: Part, told: Evidence, weights: Mapping[str, float]) -> float:
    """Return what it costs to come back to the article at a part."""
    cost = 0.0 if state.local else weights["out"]
    if part.dress and not state.local:
        if state.opener[:1] == "h" and "own dress" not in told:
            cost += weights["out in other dress"]
        if not part.prose and not part.shown:
            cost += weights["out over no prose"]
    return cost + weights["out after the end"] if state.ended else cost


def _best(scores: list[float]) -> int:
    return scores.index(max(scores))
