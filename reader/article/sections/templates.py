"""Headings that a template put around the article: clippers' and collectors' own.

| what | example |
|---|---|
| labels between the title and the title once more | `# 渡口` · `## RSS 摘要` · `## Full Content` · `渡口` |
| over fields, the title among them, before all text | `## Metadata` over `- Full Title: 渡口` |
| who publishes, over who wrote, before all text | `## 江海周刊` over `作者：季南` |
| a real heading at the end over nothing but the link to the original | `## 原文链接` |

A line that says that the article follows (正文) is told by its words (`facts.notices.is_whole`).
"""

from __future__ import annotations

from itertools import takewhile

from reader.article.content import Tone
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_byline
from reader.article.sections.heading_candidates import MAX_TITLE_CELLS, Candidates
from reader.article.sections.repeated_title import words
from reader.patterns import regex

_LEAST_TITLE = 8
"""Letters of a title that are no chance where they stand again."""

_LONGEST_FRONT = 20
"""Blocks that a template may put between its first heading and the title, …"""

_MOST_ABOVE = 3
"""… paragraphs among them."""

_LEAST_HEADS = 2
_LEAST_FIELDS = 2
_FIELD = regex(r"[^\W\d_][^:：。，,.]{0,20}(?:::?|：)(?!//)")


def of_template(drafts: list[Draft], candidates: Candidates, title: str) -> set[int]:
    """Return the places of real headings, and of candidates, that are a template's. Linear."""
    real = [at for at, draft in enumerate(drafts) if draft.kind == "heading"]
    above = max(
        _title_again(drafts, candidates, title),
        _sender(drafts, real),
        _over_fields(drafts, real, title),
    )
    found = {at for at in range(above) if at in candidates or drafts[at].kind == "heading"}
    if real and real[-1] + 2 == len(drafts) and drafts[-1].tone is Tone.SOURCE:
        found.add(real[-1])
    return found


def _sender(drafts: list[Draft], real: list[int]) -> int:
    """Return the place below a first real heading that stands over a byline; 0 for none."""
    if len(real) < _LEAST_HEADS or any(_is_told(draft) for draft in drafts[: real[0]]):
        return 0
    below = drafts[real[0] + 1]
    return real[0] + 1 if is_byline(below.text.partition("\n")[0]) else 0


def _over_fields(drafts: list[Draft], real: list[int], title: str) -> int:
    """Return the place below a first real heading over fields, the title one of them; 0 for none."""
    wanted = words(title)
    if len(real) < _LEAST_HEADS or len(wanted) < _LEAST_TITLE:
        return 0
    if any(map(_is_told, drafts[: real[0]])):
        return 0
    below = drafts[real[0] + 1 : real[0] + 1 + _LONGEST_FRONT]
    said = [*takewhile(bool, (_FIELD.match(field.text) for field in below))]
    values = (field.string[field.end() : field.end() + 2 * len(title)] for field in said if field)
    is_named = len(said) >= _LEAST_FIELDS and wanted in map(words, values)
    return real[0] + 1 if is_named else 0


def _title_again(drafts: list[Draft], candidates: Candidates, title: str) -> int:
    """Return the place below the title that stands once more, soon, below a heading; 0 for none."""
    found = told = 0
    if not drafts or drafts[0].tone is not Tone.TITLE:
        return found
    heads = (at for at, one in enumerate(drafts) if at in candidates or one.kind == "heading")
    first = next(heads, len(drafts))
    wanted = words(title)
    for at in range(first + 1, min(len(drafts) // 2, first + _LONGEST_FRONT)):
        told += _is_told(drafts[at])
        if told > _MOST_ABOVE:
            break
        if len(wanted) >= _LEAST_TITLE and _is_title_again(drafts[at], wanted):
            found = at + 1
    return found


def _is_title_again(draft: Draft, wanted: str) -> bool:
    """Tell whether a line, the first of its paragraph, is the title, but for what a site adds to it."""
    if draft.kind not in ("text", "heading") or draft.inside or draft.tone is Tone.TITLE:
        return False
    first = draft.text.partition("\n")[0]
    if len(first) > 2 * len(wanted) + _LONGEST_FRONT:
        return False
    said = words(first)
    return wanted.startswith(said) and 3 * len(said) >= 2 * len(wanted)


def _is_told(draft: Draft) -> bool:
    return draft.is_body and len(draft.text) > MAX_TITLE_CELLS
