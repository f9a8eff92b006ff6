"""Characters that several rules speak of: within `[…]` of a regular expression, or counted.

Source of the ranges: the Unicode blocks (https://www.unicode.org/Public/UNIDATA/Blocks.txt).
"""

from __future__ import annotations

from collections import Counter

from reader.patterns import regex

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs."""

KANA = "\u3041-\u30ff"
"""Hiragana and katakana."""

AN_IDEOGRAPH = rf"[^\W\d\x00-\u02ff{KANA}]"
"""An ideograph, or a letter of another script but Latin and kana.

For rules that need not part these: a class of all ideographs takes a millisecond to compile.
"""

CAPITALS = "".join(map(chr, range(0x41, 0x5B)))
LETTERS = CAPITALS + CAPITALS.lower()
DIGITS = "0123456789"
"""Those of ASCII."""

LATIN = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u0481"
"""Letters of Latin, Greek and Cyrillic."""

CJK = f"\u2e80-\u303e{KANA}\u3100-\u312f\u31a0-\u31ff{HAN}\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
"""Ideographs, kana and full-width punctuation: what is written without blanks."""


_REFERENCE = regex(
    r"&(?:#\d{1,7};|#[xX][\da-fA-F]{1,6};|[a-zA-Z]{2,8};|nbsp(?![a-zA-Z=]))", holds="&"
)
_OF_MARKUP = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})


def unescaped(text: str) -> str:
    """Return a text without HTML's references: `&amp;` is `&`."""
    if "&" not in text:
        return text
    from html import unescape  # most texts have none

    return unescape(text)


def without_references(text: str) -> str:
    """Return a text that is no HTML without what was left of a page it was taken from: `&nbsp;`.

    Those are closed by a semicolon, `&nbsp` alone aside: `?a=1&copy=2` is an address. Where none
    but those of markup's own signs stand, `&amp;` and `&lt;`, they are meant: the text tells of HTML.
    """
    if "&" not in text or _OF_MARKUP.issuperset(_REFERENCE.findall(text)):
        return text
    return _REFERENCE.sub(lambda found: unescaped(found[0]), text)


def scripts_of(text: str) -> tuple[int, int, int]:
    """Return how many ideographs, kana and other letters there are in a text.

    Counted one by one, for a pattern of all ideographs is slow to compile.
    """
    ideographs = kana = others = 0
    for character, count in Counter(text).items():
        if "\u4e00" <= character <= "\u9fff":  # most of a Chinese text
            ideographs += count
        elif "\u3041" <= character <= "\u30ff" or "\uff66" <= character <= "\uff9f":
            kana += count
        elif (
            "\u3400" <= character <= "\u4dbf"
            or "\uf900" <= character <= "\ufaff"
            or "\U00020000" <= character <= "\U0003ffff"
        ):
            ideographs += count
        elif character.isalpha():
            others += count
    return ideographs, kana, others
