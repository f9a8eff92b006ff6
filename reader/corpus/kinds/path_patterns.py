"""Patterns for paths, as configs have them → regular expressions that end soon.

Configs are anybody's: a pattern that could take long to match, or cannot be read, names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from math import comb
from typing import Final

from reader.patterns import regex

MOST_PATTERNS: Final = 200
_LONGEST_PATTERN: Final = 500
_LONGEST_OF_ALL: Final = 20_000
"""Characters of expressions that are compiled."""

_MOST_ALTERNATIVES: Final = 64
"""What the braces of a pattern may come to, `{a,b}/{c,d}` being four."""

_MOST_DEEP: Final = 2
"""How many `**` a pattern may have."""

_BRACES: Final = regex(r"\{([^{}]*)\}")
_CLASS: Final = regex(r"\[([!^]?)((?:(?!--|&&|~~|\|\|)[^\[\]/\\])+)\]")
_TOKENS: Final = regex(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?:|\?P<\w+>)?(?!\?)"
    r"|(?:[*+?]|\{\d+\}|\{\d*,\d*\})[?+]?|.",
    re.DOTALL,
)
"""Parts of a regular expression: an escape, a class, a group's opening, a repeat, a character."""

_TIMES: Final = regex(r"\{\d\d?\}.?")
_MOST_REPEATS: Final = 4
_MOST_STEPS: Final = 200_000
_STARS: Final = regex(r"\*+")


def globs(patterns: Iterable[str], *, stars_cross: bool = False) -> re.Pattern[str] | None:
    """Return what fully matches the paths that one of `patterns` names, None where none does.

    `*` and `?` stand for no slash and `**` for any folders, as in the shell, in micromatch
    (Hexo) and in gobwas/glob (Hugo); with `stars_cross` all of them stand for slashes, too, as
    in globset (Zola). `{a,b}` is either.
    """
    expression = crossing if stars_cross else stepwise
    singles = (one for many in islice(patterns, MOST_PATTERNS) for one in _without_braces(many))
    return any_of(map(expression, singles))


def any_of(expressions: Iterable[str]) -> re.Pattern[str] | None:
    """Return one for all `expressions` that can be compiled, None where none can."""
    known: list[str] = []
    length = 0
    for expression in expressions:
        length += len(expression)
        if length > _LONGEST_OF_ALL:
            break
        if expression and _compiled(expression):
            known.append(expression)
    return _compiled("|".join(known)) if known else None


def crossing(pattern: str) -> str:
    """Return the expression of a pattern in which every star stands for slashes, too."""
    return f"(?s:{_starred(pattern, '.')})" if len(pattern) <= _LONGEST_PATTERN else ""


class Bounded:
    """A regular expression of a config's, asked only where it cannot take long.

    `repeats` are how many parts of it stand for any number of characters.
    """

    def __init__(self, pattern: re.Pattern[str], repeats: int) -> None:
        self._pattern = pattern
        self._repeats = repeats

    def search(self, text: str) -> bool:
        """Say whether it matches somewhere in `text`."""
        return self._is_short(text, self._repeats + 1) and bool(self._pattern.search(text))

    def match(self, text: str) -> re.Match[str] | None:
        """Return how it matches at the beginning of `text`, if it does."""
        return self._pattern.match(text) if self._is_short(text, self._repeats) else None

    @staticmethod
    def _is_short(text: str, repeats: int) -> bool:
        return comb(len(text) + repeats, repeats) <= _MOST_STEPS


def bounded(expression: str) -> Bounded | None:
    """Return a config's regular expression, None for one that is not read.

    Read are those in which nothing repeats what repeats itself: no group may, and a few
    characters may, so that it takes at most as many steps as there are ways to lay out these.
    """
    if len(expression) > _LONGEST_PATTERN:
        return None
    repeats = depth = 0
    before = ""
    for token in _TOKENS.findall(expression):
        is_repeat = token[0] in "*+?" or (token[0] == "{" and len(token) > 1)
        if is_repeat and (before == "(" or (before == ")" and token[0] != "?")):
            return None
        if token[0] == "\\" and token[1:].isdigit():
            return None
        repeats += is_repeat and not _TIMES.fullmatch(token)
        repeats += token == "|" and depth > 0
        depth += (token[0] == "(") - (token == ")")
        before = token
    pattern = _compiled(expression) if repeats <= _MOST_REPEATS else None
    return Bounded(pattern, repeats) if pattern else None


def _without_braces(pattern: str) -> list[str]:
    """Return the patterns that one with braces stands for; none where they are too many."""
    if len(pattern) > _LONGEST_PATTERN or pattern.startswith("!"):
        return []
    pending, found = [pattern], list[str]()
    while pending and len(pending) + len(found) <= _MOST_ALTERNATIVES:
        single = pending.pop()
        if braces := _BRACES.search(single):
            before, after = single[: braces.start()], single[braces.end() :]
            pending += [f"{before}{one}{after}" for one in braces[1].split(",")]
        else:
            found.append(single)
    return [] if pending else found


def stepwise(pattern: str) -> str:
    """Return the expression of a pattern in which no star stands for a slash, but `**` do.

    It is empty for a pattern that is not read. Braces are no others than any character.
    """
    if len(pattern) > _LONGEST_PATTERN:
        return ""
    steps = pattern.split("/")
    if steps.count("**") > _MOST_DEEP:
        return ""
    found = []
    for at, step in enumerate(steps, 1):
        if step == "**":
            found.append(".+" if at == len(steps) else "(?:[^/]+/)*")
        else:
            found.append(_starred(step, "[^/]") + ("/" if at < len(steps) else ""))
    return "".join(found)


def _starred(text: str, any_character: str) -> str:
    """Return the expression of a text in which a star stands for any number of characters.

    What stands between two stars is looked for at its first place alone: any other would match
    no more. So it takes no longer than the path is long, a star at a time.
    """
    first, *rest = _STARS.split(text)
    if not rest:
        return _characters(first, any_character)
    *between, last = (_characters(part, any_character) for part in rest)
    middle = "".join(f"(?>{any_character}*?{part})" for part in between)
    return f"{_characters(first, any_character)}{middle}{any_character}*{last}"


def _characters(text: str, any_character: str) -> str:
    """Return the expression of a text without stars."""
    found, at = [], 0
    while at < len(text):
        ranges = _CLASS.match(text, at)
        if ranges:
            found.append(f"[{'^/' if ranges[1] else ''}{ranges[2]}]")
            at = ranges.end()
            continue
        if text[at] == "\\" and at + 1 < len(text):
            at += 1
            found.append(re.escape(text[at]))
        else:
            found.append(any_character if text[at] == "?" else re.escape(text[at]))
        at += 1
    return "".join(found)


def _compiled(source: str) -> re.Pattern[str] | None:
    try:
        return re.compile(source)
    except (re.error, OverflowError, RecursionError):
        return None
