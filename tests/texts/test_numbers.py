"""Numbers that are told roughly, as each language counts."""

from __future__ import annotations

import pytest

from reader import texts
from reader.texts.numbers import about


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (10_000, "about 10,000", "约 1 万"),
        (12_345, "about 12,000", "约 1.2 万"),
        (99_950, "about 100,000", "约 10 万"),
        (123_456, "about 120,000", "约 12 万"),
        (1_249_000, "about 1,200,000", "约 120 万"),
        (12_345_678, "about 12,000,000", "约 1,200 万"),
    ],
)
def test_two_digits_are_told(number: int, english: str, chinese: str) -> None:
    texts.use("en")
    assert about(number) == english
    texts.use("zh")
    assert about(number) == chinese
