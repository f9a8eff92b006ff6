"""What can be wrong with a post or its archive: the codes, and the values that each carries.

`problem` makes one; its sentence is made when it is shown, by `reader.texts.problems`. A code
is kept once it was published, for `kanbao check --explain CODE` and whoever reads its JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from reader.corpus.files import Refused
from reader.model import Problem
from reader.safe import clean_line

ValuesByName: TypeAlias = Mapping[str, str | int]
"""The values of a problem by name; text may quote the post."""

WHY: Final = "why"
"""The value that is a reason's code, of `REASONS`; the values of the reason stand beside it."""

CODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "header-unclosed": ("fence",),
        "header-too-long": ("fence", "limit"),
        "header-late": (),
        "header-unreadable": (WHY,),
        "header-unsafe": (WHY,),
        "header-tab": (),
        "quote-unescaped": ("text",),
        "quote-unclosed": ("text",),
        "key-duplicate": ("key",),
        "title-empty": (),
        "date-unreadable": ("text",),
        "date-missing": (),
        "name-undated": (),
        "encoding-damaged": (),
        "encoding-unknown": (),
        "encoding-mixed": (),
        "encoding-binary": (),
        "too-large": ("size", "limit"),
        "markup-immense": (),
        "liquid-immense": (),
        "body-furniture": (),
        "unreadable": (WHY,),
        "vanished": (),
        "folder-unreadable": (WHY,),
        "config-unreadable": (WHY,),
        "timezone-unknown": ("name",),
    }
)
"""What can be wrong, and the names of its values.

`size` and `limit` are bytes, of a header characters.
"""

REASONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "refused": ("errno",),
        "not-regular": (),
        "outside-archive": (),
        "told": ("told",),
        "too-deep": ("most",),
        "too-many-aliases": ("most",),
        "character-forbidden": ("character",),
        "value-impossible": ("text",),
        "no-key": ("text",),
    }
)
"""Why something cannot be read, and the names of its values.

`errno` is the system's number; `told` are a parser's own words; `character` is a code point;
`text` is the line, or the value.
"""

FOUND_WHEN_OPENED: Final = frozenset({"liquid-immense"})
"""Problems that show only when a body is parsed: told where a post is, not in lists of problems."""

_LONGEST_QUOTE: Final = 60


def problem(code: str, path: str, line: int | None, /, **values: str | int) -> Problem:
    """Return the problem `code` of the post at `path`, its values cleaned.

    `line` counts from 1 in the file. The values are those that `CODES` and `REASONS` name.
    """
    assert set(values) == set(names_of(code, values)), (code, values)
    cleaned = (
        (name, clean_line(value) if isinstance(value, str) else value)
        for name, value in values.items()
    )
    return Problem(code, path, line, tuple(cleaned))


def names_of(code: str, values: ValuesByName) -> tuple[str, ...]:
    """Return the names of the values that `code` carries, those of its reason included."""
    why = values.get(WHY)
    return CODES[code] + (REASONS[why] if isinstance(why, str) else ())


def told(words: str) -> ValuesByName:
    """Return the reason that is a parser's own words."""
    return {WHY: "told", "told": quoted(words)}


def refusal(error: OSError | ValueError) -> ValuesByName:
    """Return the reason why a file or folder could not be opened or read."""
    if isinstance(error, Refused):
        return {WHY: error.code}
    if isinstance(error, OSError) and error.errno:
        return {WHY: "refused", "errno": error.errno}
    return told(str(error))


def quoted(text: str) -> str:
    """Return `text` short enough to stand in a sentence."""
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
