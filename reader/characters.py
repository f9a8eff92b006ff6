"""Characters that several rules speak of, as they stand within `[…]` of a regular expression.

Source of the ranges: the Unicode blocks (https://www.unicode.org/Public/UNIDATA/Blocks.txt).
"""

from __future__ import annotations

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs."""

KANA = "\u3041-\u30ff"
"""Hiragana and katakana."""

LATIN = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u0481"
"""Letters of Latin, Greek and Cyrillic."""

CJK = f"\u2e80-\u303e{KANA}\u3100-\u312f\u31a0-\u31ff{HAN}\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
"""Ideographs, kana and full-width punctuation: what is written without blanks."""
