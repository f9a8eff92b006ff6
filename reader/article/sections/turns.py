"""Lines of a transcript that tell who speaks, and when: they head nothing, whatever their dress.

    老周 00:01:12            季南（02:30）            00:04:10 老周

So where three and more lines are a name and a time, and most of the names stand again. What a time
stands before once each, 00:08 开场, is a part of the talk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.article.dom.drafts import Draft
from reader.patterns import regex

_LEAST = 3
_LONGEST = 40
_TIME = r"[(（\[]?(?:[0-9]{1,2}[:：])?[0-9]{1,2}[:：][0-9]{2}[)）\]]?"
_BEFORE = regex(rf"{_TIME}\s*(?=\S)", begins="0123456789([（")
_AFTER = regex(rf"[\s:：(（\[]\s?{_TIME}$", holds=":：")
_EDGES = " :：()（）[]"


def turns(drafts: Sequence[Draft]) -> set[int]:
    """Return the places of such lines among those that are not marked up. Linear."""
    named: dict[int, str] = {}
    for at, draft in enumerate(drafts):
        text = draft.text
        if draft.kind == "text" and len(text) <= _LONGEST and (":" in text or "：" in text):
            found = _BEFORE.match(text) or _AFTER.search(text)
            if found and (name := (text[: found.start()] + text[found.end() :]).strip(_EDGES)):
                named[at] = name
    if len(named) < _LEAST:
        return set()
    counts = Counter(named.values())
    again = sum(counts[name] > 1 for name in named.values())
    return {*named} if 2 * again > len(named) else set()
