"""The text that benchmarks are made of has the frequencies of Chinese that people write."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest
from made_chinese import clauses, stock, words
from make_archive import write

IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]+")
JUN_DA = {100: 0.42, 200: 0.55, 300: 0.64, 400: 0.70, 500: 0.75, 1000: 0.89, 1600: 0.95, 2000: 0.97}
"""Which share of the text the commonest so many characters are."""


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Texts of 600 to 2,700 characters."""
    rng = random.Random(1)
    counts = [rng.randint(65, 300) for _ in range(300)]
    return ["".join(clauses(rng, stock(rng, 9 * count), count)) for count in counts]


def test_characters_are_as_common_as_in_real_text() -> None:
    counted = Counter("".join(words(random.Random(1), 500_000)))
    common = [count for _, count in counted.most_common()]
    for rank, share in JUN_DA.items():
        assert sum(common[:rank]) / counted.total() == pytest.approx(share, abs=0.02), rank
    assert counted["的"] == common[0]
    assert 0.03 < common[0] / counted.total() < 0.05
    assert len(common) > 3000


def test_words_are_short_and_many() -> None:
    drawn = words(random.Random(2), 500_000)
    lengths = Counter(map(len, drawn))
    assert 0.45 < lengths[1] / len(drawn) < 0.55
    assert 0.35 < lengths[2] / len(drawn) < 0.45
    assert len(set(drawn)) > 19_000


def test_a_text_says_its_own_words_again(texts: list[str]) -> None:
    different: dict[int, list[int]] = {500: [], 1000: [], 2000: []}
    for text in texts:
        chinese = "".join(IDEOGRAPHS.findall(text))
        for length, counts in different.items():
            if len(chinese) >= length:
                counts.append(len(set(chinese[:length])))
    assert 230 <= mean(different[500]) <= 290
    assert 360 <= mean(different[1000]) <= 420
    assert 550 <= mean(different[2000]) <= 590


def test_clauses_are_as_long_as_real_ones(texts: list[str]) -> None:
    whole = "".join(texts)
    runs = [len(run) for run in IDEOGRAPHS.findall(whole)]
    others = len(re.findall("[A-Za-z0-9]+", whole))
    assert 7 < mean(runs) < 9
    assert 22 < 1000 * others / sum(runs) < 32


def test_the_same_archive_is_made_again(tmp_path: Path) -> None:
    for name, posts in (("one", 12), ("two", 12)):
        write(tmp_path / name, posts)
    one, two = (
        [(file.name, file.read_bytes()) for file in sorted((tmp_path / name).rglob("*.md"))]
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 12
