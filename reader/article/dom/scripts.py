"""Raised and lowered text → characters that say so: `10<sup>5</sup>` is 10⁵, never 105.

A terminal sets every character on one line, and so does the one text. What `<sup>` and
`<sub>` tell is therefore written in characters, once, for screen, search and clipboard alike:

- digits, signs and letters that Unicode has raised or lowered: m², H₂O, 10⁻⁹, aₙ₊₁, ¹⁴C;
- references of digits keep their commas: 研究¹,²;
- `TM` and `SM` are ™ and ℠, `o` and `a` after a digit º and ª;
- other formulae right after a letter, digit or bracket are written as in TeX: e^(x/2), k_α.

The rest stays on the line as it was, its style kept: a reference in brackets or by a sign
(`[1]`, `*`), an ordinal (1st, XIXe), words in small print. Raised and lowered characters
decompose (NFKC) into the plain ones, so that what folds by that finds `H₂O` by h2o.
"""

from __future__ import annotations

import re

from reader.article.content import Style
from reader.characters import HAN, KANA
from reader.patterns import regex

SCRIPTS = Style.SUPERSCRIPT | Style.SUBSCRIPT

MAX_SCRIPT = 12
"""Characters past which raised or lowered text is small print, no exponent or index."""

_SIGNS = {"−": "-", "–": "-", "＋": "+", "－": "-"}
_RAISED = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
)
_LOWERED = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_TABLES = {Style.SUPERSCRIPT: _RAISED, Style.SUBSCRIPT: _LOWERED}
_MARKS = {"tm": "™", "sm": "℠"}
_ROMAN = "IVXLCDM"
_DEGREES = {"o": "º", "a": "ª"}
_ORDINAL = regex(r"(?:st|nd|rd|th|e|er|re|[eè]me|nde?|os|as)", re.IGNORECASE)
_REFERENCES = regex(r"\d{1,3}(?:[,，、-]\d{1,3})+")
_FORMULA = regex(r"[^\s\[\]*†‡§※®©™℠°′″①-⑳]+")
_WORDS = regex(r"[^\W\d_]{4,}")
_IDEOGRAPH = regex(f"[{KANA}{HAN}]")
_BASE = regex(r"[\w)\]}）］”’′'\"]")


def written(text: str, script: Style, before: str) -> str | None:
    """Return text that is raised (`Style.SUPERSCRIPT`) or lowered in characters that say so.

    `before` is the text that stands right before it on the line, its last few characters
    will do. None where the text is best left as it is.
    """
    plain = "".join(_SIGNS.get(character, character) for character in text)
    if not plain or len(plain) > MAX_SCRIPT or _FORMULA.fullmatch(plain) is None:
        return None
    base, table = before[-1:], _TABLES[script]
    digits = plain.isdecimal() and plain.isascii()
    if digits or _REFERENCES.fullmatch(plain):
        return plain.translate(table)
    if not _BASE.match(base) or _IDEOGRAPH.match(base) or _WORDS.search(plain):
        return None
    if script is Style.SUPERSCRIPT:
        if mark := _MARKS.get(plain.casefold()):
            return mark
        numbered = base.isdecimal()
        if numbered and plain in _DEGREES:
            return _DEGREES[plain]
        if (numbered or base in _ROMAN) and _ORDINAL.fullmatch(plain):
            return None
    if all(ord(character) in table for character in plain):
        return plain.translate(table)
    if _IDEOGRAPH.search(plain) and before[-2:-1].isalnum():
        return None
    mark = "^" if script is Style.SUPERSCRIPT else "_"
    return f"{mark}{plain}" if len(plain) == 1 else f"{mark}({plain})"
