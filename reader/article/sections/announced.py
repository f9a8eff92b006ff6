"""Sections that a paragraph announces by their names: they lie below the heading above it.

去信
信封里折着三张纸：报文头、问题部分、附加部分。      three headings, one deeper than 去信
报文头
一张窄窄的便条，写着信的编号和几个勾。
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reader.article.dom.drafts import Draft
from reader.patterns import regex

_LONGEST_LINE = 48
"""Characters of a line that may be a name itself."""

_LONGEST_LIST = 600
"""Characters of a paragraph that announces sections."""

_MOST_TEXTS = 8
"""Of those, below one heading."""

_LEAST = 2

_BETWEEN_NAMED = regex("[、，,。；;：:（）()“”「」]|以及|包括|分为|分成|和|与|及")
_BETWEEN_NUMBERED = regex(r"\s+\d{1,2}[.、]\s*")
_NUMBER = regex(r"[0-9]{1,2}[.、]\s*", begins="0123456789")
_BESIDE = "、，,。；;：:（）()“”「」和与及括为成"


def names_in(draft: Draft) -> Iterator[str]:
    """Yield the names that a paragraph may announce: its short lines, contents in one line, a list in words."""
    if draft.kind != "text":
        return
    for line in draft.text.split("\n"):
        if len(line) <= _LONGEST_LINE:
            yield line
            if numbered := _NUMBER.match(line):
                yield line[numbered.end() :]
        if len(line) > _LONGEST_LIST:
            continue
        if line.count("、") >= _LEAST:
            yield from map(str.strip, _BETWEEN_NAMED.split(line))
        elif draft.inside:
            yield from _BETWEEN_NUMBERED.split(line)


def announced(drafts: Sequence[Draft], plain: Collection[int]) -> set[int]:
    """Return the places of headings that the text below an earlier one announces, two at least.

    `plain` are those that may be, neither marked up nor numbered. Linear: few texts are kept.
    """
    heads = [at for at, draft in enumerate(drafts) if draft.kind == "heading"]
    found: set[int] = set()
    start = 0
    while start + _LEAST < len(heads):
        end = start + 1
        if heads[end] in plain and heads[end + 1] in plain:
            texts = [draft.text for draft in drafts[heads[start] + 1 : heads[end]][:_MOST_TEXTS]]
            while end < len(heads) and heads[end] in plain and _is_named(drafts[heads[end]], texts):
                end += 1
        if end - start > _LEAST:
            found.update(heads[start + 1 : end])
        start = end
    return found


def _is_named(head: Draft, texts: Sequence[str]) -> bool:
    """Tell whether a text names a heading, up to its colon, among others."""
    name = head.text.partition("：")[0].partition(":")[0].strip() or head.text
    for text in texts:
        start = text.find(name, 0, _LONGEST_LIST)
        end = start + len(name)
        if start >= 0 and text[start - 1 : start] in _BESIDE and text[end : end + 1] in _BESIDE:
            return "、" in text
    return False
