"""Regular expressions that are compiled when they are first used, or first could match.

Compiling one with Chinese ranges takes a millisecond or more, all of the reader's some 150:
longer than reading a post. A start needs few of them, and most articles few of the others.

Before Python 3.11.5 a possessive group, `(?:…)*+`, goes on from where its last turn gave up, not
from where that began (https://github.com/python/cpython/issues/106052; Debian 12 has 3.11.2). One
whose turn may give up midway ends in `|(?!)`, an alternative that gives up at its beginning.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, Generic, cast


def regex(
    source: AnyStr, flags: int = 0, *, begins: str = "", holds: str = ""
) -> re.Pattern[AnyStr]:
    """Return what `re.compile` does, except that a mistake in it shows at its first use.

    Where `begins` are all characters that a match can begin with, or `holds` some of which
    every match has one, `search`, `match`, `fullmatch` and `sub` of a whole text compile it no
    sooner than with a text in which it could match.
    """
    if begins or holds:
        return cast("re.Pattern[AnyStr]", _Hinted(source, flags, begins, holds))
    return cast("re.Pattern[AnyStr]", _Regex(source, flags))


class _Regex(Generic[AnyStr]):
    """A pattern whose methods are those of the compiled one, from their first use on."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self._source: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self._source, self._flags)


class _Hinted(_Regex[str]):
    """A pattern that is not compiled for texts that lack what it needs."""

    def __init__(self, source: Any, flags: int, begins: str, holds: str) -> None:
        super().__init__(source, flags)
        self._begins = frozenset(begins)
        self._holds = frozenset(holds or begins)

    def search(self, text: str) -> re.Match[str] | None:
        return self._made().search(text) if self._could_hold(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        return self._made().match(text) if self._could_begin(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._made().fullmatch(text) if self._could_begin(text) else None

    def sub(self, put: Any, text: str, count: int = 0) -> str:
        return self._made().sub(put, text, count) if self._could_hold(text) else text

    def _could_begin(self, text: str) -> bool:
        return text[:1] in self._begins if self._begins else self._could_hold(text)

    def _could_hold(self, text: str) -> bool:
        return not self._holds.isdisjoint(text)

    def _made(self) -> re.Pattern[str]:
        """Return the pattern compiled; from now on its methods stand before those here."""
        for name in ("search", "match", "fullmatch", "sub"):
            setattr(self, name, getattr(self._compiled, name))
        return self._compiled
