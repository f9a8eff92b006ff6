"""Pinyin: how a Chinese text may be typed in Latin letters, any reading of a character.

The table `pinyin.txt` (made by `tools/make_pinyin.py`) holds a line for each reading
without tone: the reading, a space, the characters read so. It is searched as it stands:
to build a dictionary of 21,000 characters takes longer than to look up those that a
screen shows.

In both functions Latin letters and digits stand for themselves, whatever their case;
blanks and punctuation are passed over; ü is `v` or `u`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reader.folding import fold

_Initialled = tuple[int, bool]
"""How many letters were found, and whether one of them is the initial of a reading."""

_CHARACTERS_COMPARED: Final = 200
"""Characters of a text, and letters of a query, that are compared."""


def prefix_lengths(letters: str, text: str) -> list[int]:
    """Return the lengths of the starts of `text` that `letters` spell in full, shortest first.

    `zhongguo` spells the first two characters of 中国新闻. A start never ends within a
    Latin word or a number (`en` does not spell the start of `English`).
    """
    wanted = normal(letters)
    text = text[:_CHARACTERS_COMPARED]
    found: list[int] = []
    if not wanted:
        return found
    places = {0}
    for index, character in enumerate(text):
        places = _spelled(places, wanted, character)
        if not places:
            break
        if len(wanted) in places and not _within_word(text, index + 1):
            found.append(index + 1)
    return found


def matches(text: str, query: str) -> bool:
    """Say whether `query` is part of `text`, as written or by pinyin, whole or initials.

    Whole: `laodong` is in 中国劳动保障报, and so is `laodo`, as it is being typed. Initials:
    `zgldbzb`, those of Latin words among them (`cixczc` is Career In小城职场, and so is
    `carinxczc`), but never of Latin words alone: `cve` is not in “coming very soon”. An empty
    query is in every text.
    """
    wanted = normal(query)
    if not wanted or wanted in normal(text):
        return True
    if not wanted.isascii():
        return False
    text, wanted = text[:_CHARACTERS_COMPARED], wanted[:_CHARACTERS_COMPARED]
    return _by_whole(text, wanted) or _by_initials(text, wanted)


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """Return the readings of one character, without tones, `v` for ü; none if not Chinese."""
    if character < "\u3007":
        return ()
    lines = table()
    found = []
    at = lines.find(character)
    while at >= 0:
        line = lines.rfind("\n", 0, at) + 1
        reading = lines[line : lines.index(" ", line)]
        found.append(reading)
        if "v" in reading:
            found.append(reading.replace("v", "u"))
        at = lines.find(character, at + 1)
    return tuple(dict.fromkeys(found))


def normal(text: str) -> str:
    """Return the letters and digits of `text`, folded: what is typed of it."""
    return "".join(filter(str.isalnum, fold(text)))


@lru_cache(maxsize=1)
def table() -> str:
    """Return the table: a line for each reading, the characters read so after a blank."""
    from importlib import resources

    return resources.files("reader.corpus").joinpath("pinyin.txt").read_text("utf-8")


def _spelled(places: set[int], wanted: str, character: str) -> set[int]:
    """Return where in `wanted` one may stand after `character`, coming from `places`."""
    return {
        place + len(spelling)
        for place in places
        for spelling in _spellings(character)
        if wanted.startswith(spelling, place)
    }


def _within_word(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index : index + 1]
    return is_latin(before) and is_latin(after)


def is_latin(character: str) -> bool:
    """Return whether a character belongs to a Latin word, or a number."""
    return character.isalnum() and character < "\u0250"


def _starts(text: str, letter: str) -> Iterator[int]:
    """Yield where a reading or a Latin word of `text` begins with `letter`."""
    for index, character in enumerate(text):
        if letter in _first_letters(character) and not (index and _within_word(text, index)):
            yield index


@lru_cache(maxsize=8192)
def _first_letters(character: str) -> str:
    return "".join({spelling[:1] for spelling in _spellings(character)})


def _spellings(character: str) -> tuple[str, ...]:
    return readings(character) or (normal(character),)


def _by_whole(text: str, wanted: str) -> bool:
    return any(_is_spelled(text[start:], wanted) for start in _starts(text, wanted[0]))


def _is_spelled(text: str, wanted: str) -> bool:
    """Say whether the readings from the start of `text` on spell `wanted`, the last in part."""
    places = {0}
    for character in text:
        if any(
            spelling.startswith(wanted[place:])
            for place in places
            for spelling in _spellings(character)
        ):
            return True
        places = _spelled(places, wanted, character)
        if not places:
            return False
    return False


def _by_initials(text: str, wanted: str) -> bool:
    return any(_is_initialled(text, start, wanted) for start in _starts(text, wanted[0]))


def _is_initialled(text: str, start: int, wanted: str) -> bool:
    """Take the first letter of each character (zh, ch, sh whole, too), some of each word."""
    places: set[_Initialled] = {(0, False)}
    left: set[_Initialled] = set()
    """Where in `wanted` one may stand when the rest of the word is left out."""
    for index in range(start, len(text)):
        if index > start and _within_word(text, index):
            left |= places
        else:
            places, left = places | left, set()
        places = _initialled(places, wanted, text[index])
        if (len(wanted), True) in places:
            return True
        if not places and not left:
            return False
    return False


def _initialled(places: set[_Initialled], wanted: str, character: str) -> set[_Initialled]:
    """Return where in `wanted` one may stand after `character`, coming from `places`."""
    is_read = bool(readings(character))
    initials = _initials(character) if is_read else (normal(character),)
    return {
        (place + len(initial), is_read or was_read)
        for place, was_read in places
        for initial in initials
        if wanted.startswith(initial, place)
    }


@lru_cache(maxsize=8192)
def _initials(character: str) -> tuple[str, ...]:
    spoken = readings(character)
    single = (reading[0] for reading in spoken)
    double = (reading[:2] for reading in spoken if reading[1:2] == "h")
    return tuple(dict.fromkeys((*single, *double)))
