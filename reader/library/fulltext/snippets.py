"""The few words of an article around the first that one looks for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from reader.article.content import Article
from reader.library.query.conditions import Condition, Field, Words, wanted_words
from reader.library.query.matching import Matcher
from reader.patterns import regex
from reader.safe import Clean
from reader.values import Value

SNIPPET_CHARACTERS = 120
_BEFORE = 30
"""Characters before the first match, at most."""

_WEIGHED = 200
"""Matches looked at for the stretch that has the most of what is looked for."""

_SENTENCE_END = regex(r"[。！？!?\n]+[”’」』）]?")
_WITHIN_WORD = regex(r"(?<=[0-9A-Za-z\u00c0-\u024f])[0-9A-Za-z\u00c0-\u024f]+\W?")
_FIELDS = (Field.ANY, Field.TEXT, Field.HEADING)


class Snippet(Value):
    """A stretch of an article, as one line, and where in it matches begin and end.

    `offset` is where its first match begins in the article's text, None where no word of the
    query is in the text; `anchor` that of the section whose heading was looked for.
    """

    text: Clean
    matches: tuple[tuple[int, int], ...] = ()
    offset: int | None = None
    anchor: Clean | None = None


def snippet_of(article: Article, condition: Condition, *, variants: bool) -> Snippet:
    """Return the stretch of an article with the most of what is looked for; else its beginning."""
    words = list(wanted_words(condition))
    text = article.text
    anchor, start, end = _section(article, words, variants=variants)
    matcher = Matcher((each for each in words if each.field in _FIELDS), variants=variants)
    found = [
        (start + begin, start + stop, number)
        for begin, stop, number in islice(matcher.spans(text[start:end]), _WEIGHED)
    ]
    first = _best(found)
    begin = 0 if first is None else _beginning(text, first)
    shown = text[begin : begin + SNIPPET_CHARACTERS].rstrip()
    before = "…" if begin else ""
    after = "…" if begin + len(shown) < len(text.rstrip()) else ""
    matches = tuple(
        (at - begin + len(before), min(stop - begin, len(shown)) + len(before))
        for at, stop, _ in found
        if begin <= at < begin + len(shown)
    )
    line = f"{before}{_on_one_line(shown)}{after}"
    return Snippet(Clean(line), matches, first, anchor)


def _section(
    article: Article, words: Sequence[Words], *, variants: bool
) -> tuple[Clean | None, int, int]:
    """Return the anchor of the first section whose heading is looked for, and where that stands.

    Where none is, none, and where the text begins and ends.
    """
    wanted = [each for each in words if each.field is Field.HEADING]
    if wanted:
        matcher = Matcher(wanted, variants=variants)
        for section in article.sections:
            if next(matcher.spans(section.title), None):
                start = article.blocks[section.block].start
                return section.anchor, start, start + len(section.title)
    return None, 0, len(article.text)


def _best(found: Sequence[tuple[int, int, int]]) -> int | None:
    """Return where the first match stands of the stretch with the most different words."""
    best, most = None, 0
    for at, (start, _, _) in enumerate(found):
        near = set()
        for begin, _, number in found[at:]:
            if begin > start + SNIPPET_CHARACTERS - _BEFORE:
                break
            near.add(number)
        if len(near) > most:
            best, most = start, len(near)
    return best


def _beginning(text: str, first: int) -> int:
    """Return where to begin so that one sees what comes before `first`: at a sentence, if near.

    Else at no more than `_BEFORE` characters, and at no Latin word's middle.
    """
    earliest = max(first - _BEFORE, 0)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, earliest, first)]
    if ends:
        return ends[-1]
    rest = _WITHIN_WORD.match(text, earliest, first)
    return rest.end() if rest else earliest


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
