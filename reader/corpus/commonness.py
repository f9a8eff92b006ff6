"""How common the characters of a text are: what tells one Chinese encoding from another.

GB18030 and Big5 read each other's bytes without an error, as characters that hardly anybody
writes. The table is made by `tools/make_common_characters.py`, the most common first.
"""

from __future__ import annotations

from functools import cache
from typing import Final

_MARKS: Final = "，。、；：？！“”‘’（）《》「」『』【】—…·　０１２３４５６７８９％"
_LEVELS: Final = ((1000, 1.0), (2500, 0.8), (100_000, 0.5))
"""What a character counts, by where it stands in the table."""

LIKELY: Final = 0.5
"""From here on a text is one that somebody wrote in Chinese; misread, it is below 0.4."""


def commonness(text: str) -> float:
    """Return how common the characters beyond ASCII are on average, from 0 to 1; 0 without any."""
    weights = _weights()
    beyond = [character for character in text if character > "\x7f"]
    return sum(weights.get(character, 0.0) for character in beyond) / max(len(beyond), 1)


@cache
def _weights() -> dict[str, float]:
    from importlib.resources import files

    table = files("reader.corpus").joinpath("common_characters.txt").read_text("utf-8")
    weights: dict[str, float] = {}
    for rank, character in enumerate(table.replace("\n", "")):
        weights[character] = next(weight for below, weight in _LEVELS if rank < below)
    return weights | dict.fromkeys(_MARKS, 1.0)
