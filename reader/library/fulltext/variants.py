"""Traditional and simplified characters: which of them are looked for as one.

The table `variants.txt` (made by `tools/make_variants.py`) holds a line for each group of them:
后 後, 发 發 髮. One of a group stands for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("variants.txt")
_COMMENT = "#"


@cache
def variants() -> Mapping[str, str]:
    """Return for each character that has a group the one that stands for it, if that is another."""
    groups = _TABLE.read_text("utf-8").splitlines()
    return {
        character: group[0]
        for group in groups
        if not group.startswith(_COMMENT)
        for character in group[1:]
    }
