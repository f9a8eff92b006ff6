"""One folding for find, search, titles and lookup: what a reader types finds what they mean.

Case and width do not matter, nor does what is raised or lowered: `ＡＰＰ`, `App` and `app`
are one, `m²` is found by `m2`. The folding keeps every character in its place, so an
offset in the folded text is one in the text.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NewType

Folded = NewType("Folded", str)
"""A text as `fold` leaves it."""

_OTHER_WIDTHS = (*range(0xFF01, 0xFF9E), *range(0xFFE0, 0xFFE3), *range(0xFFE4, 0xFFE7))
_WIDTHS = {code: unicodedata.normalize("NFKC", chr(code)) for code in _OTHER_WIDTHS}
_BLANKS = {0x3000: " ", 0x0A: " "}
_SCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()ni0123456789+-=()")
_LETTERS = {ord("Σ"): "σ", ord("ς"): "σ", ord("İ"): "i"}
"""The one whose lower case hangs on its neighbours, and the one whose is two characters."""
_LOWER_IN_ASCII = "\N{KELVIN SIGN}"
"""Of the other letters, those whose lower case is one of ASCII."""
_FOLDED: dict[int, str | int] = {**_WIDTHS, **_BLANKS, **_SCRIPTS, **_LETTERS}
FOLDED_CHARACTERS = frozenset(map(chr, _FOLDED))
"""What `fold` changes beside the case of letters."""
_CHARACTERS_AT_ONCE = 50_000
"""Characters folded at once; other threads get their turn between."""


def fold(text: str) -> Folded:
    """Return `text` in lower case, half width and on the line, as long as it was."""
    if len(text) <= _CHARACTERS_AT_ONCE:
        return Folded(text.translate(_FOLDED).lower())
    parts = (text[at : at + _CHARACTERS_AT_ONCE] for at in range(0, len(text), _CHARACTERS_AT_ONCE))
    return Folded("".join(part.translate(_FOLDED).lower() for part in parts))


def other_forms(character: str) -> str:
    """Return what else folds to `character`, in order; but for letters, which have case, ASCII alone.

    `ａ` for a, `２²₂` for 2; nothing for what has one form.
    """
    return _forms().get(character, "")


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for code in sorted({*_FOLDED, *map(ord, _LOWER_IN_ASCII)}):
        character = chr(code)
        if not character.isascii():
            folded = fold(character)
            forms[folded] = forms.get(folded, "") + character
    return forms
