"""Which titles have the words that a person types to narrow a list: as written, or by pinyin.

`has_words` says it of one title; `words_pattern` makes a regular expression that says it of
many, since a list may have a million: a syllable becomes the set of the characters that are
read so.

Words of letters, digits and blanks are compared by `pinyin.matches`, other characters between
those of the title passed over; words with any other character only as they are written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.corpus.pinyin import matches, normal, table
from reader.folding import fold
from reader.safe import clean_line
from reader.values import Value

_PASSED_OVER = " '’"
"""What may stand between the letters typed: `zhong guo`, `xi'an`."""

_BETWEEN = r"(?:[^\w\n]|_)*+"
"""What may stand between the characters of a title."""

_LATIN = "[0-9A-Za-zª²³µ¹º¼-¾À-ÖØ-öø-ɏ]"
"""What a Latin word, or a number, is made of: see `pinyin.is_latin`."""

_WAYS_AT_ONCE: Final = 16
"""Ways to cut letters into syllables that one expression tells apart."""

_INITIALS_AT_ONCE: Final = 8
_LETTERS_OF_SYLLABLE: Final = 6


class WordsPattern(Value):
    """What to look for in folded titles, each on a line of its own.

    `regex` finds each line that has `words` once, and ends with it. Not `is_exact`: it finds
    others, too, of which `has_words` is to be asked. `required` are characters that stand in
    every line found, in this order, maybe none.
    """

    words: str
    regex: re.Pattern[str]
    is_exact: bool
    required: str


def has_words(title: str, words: str) -> bool:
    """Return whether a title has `words`, as written or by pinyin."""
    words = clean_line(words)
    if _is_as_written(words):
        return fold(words) in fold(title)
    return matches(title, words)


def words_pattern(words: str) -> WordsPattern:
    """Return what finds the titles that have `words`."""
    words = clean_line(words)
    letters = normal(words)
    if _is_as_written(words) or not letters:
        folded = fold(words)
        return WordsPattern(words, re.compile(re.escape(folded) + "[^\n]*"), True, folded)
    if not letters.isascii():
        spaced = _BETWEEN.join(map(re.escape, letters))
        return WordsPattern(words, re.compile(spaced + "[^\n]*"), True, letters)
    spelled = letters[: _letters_at_once(letters)]
    initials = letters[:_INITIALS_AT_ONCE]
    first = letters[0]
    ways = [f"(?<={first}){_BETWEEN}{_BETWEEN.join(letters[1:])}"] if letters[1:] else [""]
    ways += _begun(spelled, first) + _begun_by_initials(initials, first, initials == letters)
    either = "|".join(dict.fromkeys(ways)) if "" not in ways else ""
    begins = f"[{_read_from(first)}{first}]"
    return WordsPattern(
        words,
        re.compile(f"{begins}(?:{either})[^\n]*"),
        spelled == initials == letters,
        "",
    )


def _is_as_written(words: str) -> bool:
    return any(not (c.isalnum() or c in _PASSED_OVER) for c in fold(words))


# -- what characters are read so -----------------------------------------------------------------


@lru_cache(maxsize=1)
def _readings() -> dict[str, str]:
    """Return the characters of every reading, ü typed as `v` and as `u`."""
    found: dict[str, str] = {}
    for line in table().splitlines():
        reading, _, characters = line.partition(" ")
        for typed in {reading, reading.replace("v", "u")}:
            found[typed] = found.get(typed, "") + characters
    return found


@lru_cache(maxsize=256)
def _read_from(start: str) -> str:
    """Return the characters of which a reading starts with `start`."""
    found = (line for reading, line in _readings().items() if reading.startswith(start))
    return "".join(dict.fromkeys("".join(found)))


# -- letters as whole syllables --------------------------------------------------------------------


def _cuts(letters: str) -> list[int]:
    """Return how long a syllable, or a Latin letter, at the start of `letters` may be, but for all."""
    most = min(_LETTERS_OF_SYLLABLE, len(letters) - 1)
    return [size for size in range(1, most + 1) if size == 1 or letters[:size] in _readings()]


def _letters_at_once(letters: str) -> int:
    """Return how many of `letters` one expression can take, whichever way they are cut."""
    ways = [1]  # to cut the first 0, 1, 2 … letters, whole syllables all
    for end in range(1, len(letters) + 1):
        starts = range(max(end - _LETTERS_OF_SYLLABLE, 0), end)
        ways.append(sum(ways[s] for s in starts if end - s == 1 or letters[s:end] in _readings()))
        if ways[end] > _WAYS_AT_ONCE:
            return end
    return len(letters)


def _spelled(letters: str) -> str:
    """Return the expression for characters that spell `letters`, the last in part."""
    last = _read_from(letters) + (letters if len(letters) == 1 else "")
    ways = [f"[{last}]"] if last else []
    for size in _cuts(letters):
        syllable = letters[:size]
        either = _readings().get(syllable, "") + (syllable if size == 1 else "")
        rest = _spelled(letters[size:])
        if either and rest:
            ways.append(f"[{either}]{_BETWEEN}{rest}")
    return f"(?:{'|'.join(ways)})" if ways else ""


def _begun(letters: str, first: str) -> list[str]:
    """Return the ways in which `letters` go on after the first character, which was passed."""
    whole = _read_from(letters)
    ways = [f"(?<=[{whole}])"] if whole else []
    for size in _cuts(letters):
        rest = _spelled(letters[size:])
        either = _readings().get(letters[:size], "")
        if either and rest:
            ways.append(f"(?<=[{either}]){_BETWEEN}{rest}")
        if size == 1 and rest:
            ways.append(f"(?<={first})(?<!{_LATIN}{first}){_BETWEEN}{rest}")
    return ways


# -- letters as initials ---------------------------------------------------------------------------


def _begun_by_initials(letters: str, first: str, is_whole: bool) -> list[str]:
    """Return the ways in which initials go on after the first character, which was passed.

    Where they are not the whole of what is typed, they may be of Latin words alone so far.
    """
    rest = _initials(letters[1:])
    of_words = _with_a_reading(letters[1:]) if is_whole else rest
    ways = [f"(?<={first})(?<!{_LATIN}{first}){of_words}"]
    if read := _read_from(first):
        ways.append(f"(?<=[{read}]){rest}")
    if letters[1:2] == "h" and _read_from(letters[:2]):
        ways.append(f"(?<=[{_read_from(letters[:2])}]){_initials(letters[2:])}")
    return ways


def _with_a_reading(letters: str) -> str:
    """Return the expression for initials that follow a Latin word's: one is of a reading, at least.

    No other part of what `words_pattern` makes has groups with numbers.
    """
    found = _initials(letters, group="(")
    groups = found.count("([")
    return found + "".join(f"(?({n})|" for n in range(1, groups + 1)) + "(?!)" + ")" * groups


def _initials(letters: str, group: str = "(?:") -> str:
    """Return the expression for what follows an initial: the other ones, zh, ch, sh whole, too.

    What is left of a Latin word may be left out. `group` begins what is read so.
    """
    after = f"(?:(?<={_LATIN}){_LATIN}++)?{_BETWEEN}"
    found, at = "", 0
    while at < len(letters):
        double = _read_from(letters[at : at + 2]) if letters[at + 1 : at + 2] == "h" else ""
        single = _initial(letters[at], group)
        if double:
            found += f"{after}(?:{group}[{double}])|{single}{after}{_initial('h', group)})"
            at += 2
        else:
            found += after + single
            at += 1
    return found


def _initial(letter: str, group: str) -> str:
    read = _read_from(letter)
    return f"(?:{group}[{read}])|{letter})" if read else letter
