"""Which titles of a view have the words typed, found out stretch by stretch, newest first.

The texts of a stretch come out of SQLite as one, each title on its line, and one regular
expression looks through them: a million titles in the time in which Python would compare a
tenth of them one by one.
"""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock

from reader.corpus.title_words import WordsPattern, has_words, words_pattern


@dataclass(slots=True)
class TitleLook:
    """What is known of a view with a title filter: the numbers of its entries, in order.

    Looked through are `rows` rows of the same view without the filter; all of them where it
    `is_whole`. To be touched only by who holds `lock`.
    """

    lock: Lock = field(default_factory=Lock)
    hits: array[int] = field(default_factory=lambda: array("q"))
    rows: int = 0
    is_whole: bool = False


pattern_of = lru_cache(maxsize=8)(words_pattern)
"""What looks for a view's `title`."""


def found(
    connection: sqlite3.Connection, pattern: WordsPattern, stretch: str, values: list[object]
) -> list[int]:
    """Return the numbers of the posts of a stretch whose titles have the words.

    `stretch` is a query of `number, folded`, in order, with its `values`.
    """
    required = ""
    if pattern.required:
        required = "WHERE folded LIKE ? ESCAPE '\\'"
        values = [*values, _in_this_order(pattern.required)]
    numbers, titles = connection.execute(
        f"SELECT group_concat(number), group_concat(folded, char(10)) FROM ({stretch}) {required}",
        values,
    ).fetchone()
    return [] if numbers is None else _lines_found(pattern, titles, numbers.split(","))


def _lines_found(pattern: WordsPattern, titles: str, numbers: list[str]) -> list[int]:
    hits: list[int] = []
    line, counted, last = 0, 0, -1
    for match in pattern.regex.finditer(titles):
        line += titles.count("\n", counted, match.start())
        counted = match.start()
        if line == last:  # a line's end may be found once more
            continue
        last = line
        whole = titles[titles.rfind("\n", 0, counted) + 1 : match.end()]
        if pattern.is_exact or has_words(whole, pattern.words):
            hits.append(int(numbers[line]))
    return hits


def _in_this_order(characters: str) -> str:
    """Return the LIKE of what holds these characters, whatever is between them."""
    return "%" + "".join(rf"\{c}%" if c in "\\%_" else f"{c}%" for c in characters)
