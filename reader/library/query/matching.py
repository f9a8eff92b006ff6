"""Where a text has the words that a query looks for: as the index finds them, character by character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.folding import fold
from reader.library.fulltext.tokens import WORD
from reader.library.fulltext.variants import variants as variant_forms
from reader.library.query.conditions import Condition, Field, Words, wanted_words
from reader.patterns import regex

_IS_WORD = regex(WORD)


class Matcher:
    """Finds words in texts. `variants`: traditional and simplified characters are the same."""

    def __init__(self, words: Iterable[Words], *, variants: bool = False) -> None:
        self._forms = str.maketrans(dict(variant_forms())) if variants else {}
        patterns = dict.fromkeys(self._pattern(each) for each in words)
        self._pattern_of_all = re.compile(
            "|".join(f"({pattern})" for pattern in patterns) or "(?!)"
        )

    @classmethod
    def of(cls, condition: Condition, *, variants: bool) -> Matcher:
        """Return what finds in an article's text, and in its headings, what a condition asks for."""
        in_text = (Field.ANY, Field.TEXT, Field.HEADING)
        wanted = (words for words in wanted_words(condition) if words.field in in_text)
        return cls(wanted, variants=variants)

    def spans(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield where in `text` a match begins and ends, in order, and the number of its words."""
        for match in self._pattern_of_all.finditer(self._folded(text)):
            yield match.start(), match.end(), match.lastindex or 0

    def _pattern(self, words: Words) -> str:
        text = self._folded(words.text)
        begin = f"(?<!{WORD})" if _IS_WORD.match(text[0]) else ""
        pattern = begin + r"\s+".join(map(re.escape, text.split()))
        if not _IS_WORD.match(text[-1]):
            return pattern
        return pattern + (f"{WORD}*" if words.is_start else f"(?!{WORD})")

    def _folded(self, text: str) -> str:
        folded = fold(text)
        return folded.translate(self._forms) if self._forms else folded
