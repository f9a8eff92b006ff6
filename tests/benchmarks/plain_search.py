"""What a plain look through all texts finds, to be held beside what a search finds."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from reader.article import text as article_text
from reader.article.context import context_of
from reader.corpus import open_archive
from reader.folding import fold
from reader.library import Library, View, open_library
from reader.library.query.mistakes import Mistake
from reader.model import Key

LONGEST = 12


def opened(root: Path, home: Path, *, variants: bool = False) -> Library:
    """The library of an archive, its index and marks in a home."""
    return open_library(
        open_archive(root), cache=home / "cache", data=home / "data", variants=variants
    )


def texts_of(library: Library) -> dict[Key, tuple[str, str]]:
    """The folded text and title of each post that the index holds, read from the files."""
    entries = library.page(View(), 0, 1_000_000)
    made = {}
    for entry in entries:
        loaded = library.load(entry)
        text = article_text(loaded.body, context_of(loaded, library.archive.site))
        made[entry.key] = plain(text), plain(entry.title)
    return made


def holding(texts: Mapping[Key, tuple[str, str]], needle: str) -> list[Key]:
    """The posts that have a needle in their text or title."""
    wanted = plain(needle)
    return [
        key for key, (text, title) in texts.items() if holds(text, wanted) or holds(title, wanted)
    ]


def plain(text: str) -> str:
    """A text folded, blanks and line ends in a row being one blank."""
    return " ".join(fold(text).split())


def is_of_word(character: str) -> bool:
    """Whether it is a letter or digit of a script that has blanks between words."""
    kind = unicodedata.category(character)
    has_blanks = ord(character) < 0x0E00 or 0x1E00 <= ord(character) < 0x2000
    return has_blanks and (kind[0] == "L" or kind == "Nd")


def holds(text: str, needle: str) -> bool:
    """Whether folded `needle` stands in folded `text`, none of its words cut."""
    at = text.find(needle)
    while at >= 0:
        end = at + len(needle)
        cut_before = at > 0 and is_of_word(text[at - 1]) and is_of_word(needle[0])
        cut_after = end < len(text) and is_of_word(text[end]) and is_of_word(needle[-1])
        if not cut_before and not cut_after:
            return True
        at = text.find(needle, at + 1)
    return False


def needle_of(rng: random.Random, text: str) -> str | None:
    """A stretch of a text as one may type it: no word cut, no punctuation or blank at its ends."""
    start = rng.randrange(len(text))
    end = min(start + rng.randint(1, LONGEST), len(text))
    while start > 0 and is_of_word(text[start - 1]) and is_of_word(text[start]):
        start -= 1
    while end < len(text) and is_of_word(text[end - 1]) and is_of_word(text[end]):
        end += 1
    needle = text[start:end]
    while needle and not needle[0].isalnum():
        needle = needle[1:]
    while needle and not needle[-1].isalnum():
        needle = needle[:-1]
    return None if not needle or '"' in plain(needle) else needle


def found(library: Library, query: str) -> list[Key]:
    """The posts that a search finds, newest first."""
    condition = library.understood(query)
    assert not isinstance(condition, Mistake), query
    hits = library.search(condition, None, 1_000_000)
    assert hits is not None
    assert hits.after is None
    assert library.count_hits(condition) == len(hits.hits)
    return [hit.entry.key for hit in hits.hits]
