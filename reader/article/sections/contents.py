"""Lines of a table of contents, which look like the headings that they name."""

from __future__ import annotations

from collections import Counter

from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import Candidates, ends_open
from reader.patterns import regex

_WORDED = r"[\u4e00-\u9fff]{2}[\d一二三四五六七八九十]{1,3}[\s　:：]+"
"""案例一 before a title that contents have as 1."""

_WORD_AND_NUMBER = regex(_WORDED)
_AROUND_TITLE = regex(
    rf"^(?:{_WORDED}|第?[\d一二三四五六七八九十]{{1,3}}(?:[.．-]\d{{1,2}}){{0,3}}[章节篇、.．\s　]?)?\s*|[\s.…·]*(?:[.…·\s]\d{{1,3}})?$"
)

_LEAST = 3
_NUMBER_MARKS = "0123456789.…·-．、第一二三四五六七八九十章节篇 \u3000"
_LONGEST_ENTRY = 60


def in_contents(drafts: list[Draft], candidates: Candidates) -> set[int]:
    """Lines of a table of contents: short ones in a row, many of which stand once more below it.

    The number before a title, and that of its page behind it, may be in one place alone.
    """
    if len(candidates) < _LEAST or not _has_repeated(drafts, candidates):
        return set()
    said = [_words_of(draft) for draft in drafts]
    last = {words: at for at, words in enumerate(said) if words}
    if len(last) == sum(map(bool, said)):
        return set()
    found: set[int] = set()
    start = 0
    while start < len(drafts):
        end = start
        seen: set[str] = set()
        while end < len(drafts) and said[end] and said[end] not in seen:
            seen.add(said[end])
            end += 1
        again = [at for at in range(start, end) if last[said[at]] >= end]
        if len(again) >= _LEAST and 2 * len(again) >= end - again[0]:
            found.update(range(again[0], again[-1] + 1))
        start = max(end, start + 1)
    return found


def _has_repeated(drafts: list[Draft], candidates: Candidates) -> bool:
    """Tell whether some of the lines stand twice, but for numbers at their ends."""
    wanted = {_stripped(drafts[at].text) for at in candidates}
    lines = Counter(
        words
        for draft in drafts
        if len(draft.text) <= _LONGEST_ENTRY and (words := _stripped(draft.text)) in wanted
    )
    return sum(count > 1 for count in lines.values()) >= _LEAST


def _stripped(text: str) -> str:
    if worded := _WORD_AND_NUMBER.match(text):
        text = text[worded.end() :]
    return text.strip(_NUMBER_MARKS)


def _words_of(draft: Draft) -> str:
    """Return what a line of contents has in common with its heading; nothing of what is none."""
    text = draft.text
    if draft.kind not in ("text", "heading") or len(text) > _LONGEST_ENTRY or not ends_open(text):
        return ""
    return _AROUND_TITLE.sub("", text)
