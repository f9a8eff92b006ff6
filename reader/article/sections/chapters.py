"""Series of chapters, 第一章 第二章: their numbers rise, each unit's (章, 节, 回, 部分) for itself.

第五部 … 第一部 …      films in any order, and no chapters
第一节 第二节 | 第二章 | 第一节      sections count anew in each chapter
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.patterns import regex

_CHAPTER = regex(
    r"第[ 　]?(?:(\d{1,3})|([一二三四五六七八九十百零〇壹贰叁肆伍陆柒捌玖拾]{1,4}))[ 　]?(部分|.)"
)
_DIGITS = {"零": 0, "〇": 0} | {
    digit: value
    for digits in ("一二三四五六七八九", "壹贰叁肆伍陆柒捌玖")
    for value, digit in enumerate(digits, start=1)
}
_TENS = {"十": 10, "拾": 10, "百": 100}


def out_of_order(titles: Sequence[tuple[int, str]]) -> list[int]:
    """Return the places of chapters whose unit does not rise; `titles` are places and texts."""
    last: dict[str, int] = {}
    places: dict[str, list[int]] = {}
    fallen: set[str] = set()
    before = ""
    for at, title in titles:
        match = _CHAPTER.match(title)
        if match is None:
            continue
        unit, number = match[3], int(match[1]) if match[1] else number_of(match[2])
        begins_anew = number == 1 and before not in ("", unit)
        if unit in last and number <= last[unit] and not begins_anew:
            fallen.add(unit)
        last[unit], before = number, unit
        places.setdefault(unit, []).append(at)
    return [at for unit in fallen for at in places[unit]]


def number_of(words: str) -> int:
    """Return what a number in Chinese says, such as 二十三 or 一〇五."""
    if _TENS.keys().isdisjoint(words):
        return int("".join(str(_DIGITS[char]) for char in words))
    whole, digit = 0, 0
    for char in words:
        if char in _TENS:
            whole, digit = whole + (digit or 1) * _TENS[char], 0
        else:
            digit = _DIGITS[char]
    return whole + digit
