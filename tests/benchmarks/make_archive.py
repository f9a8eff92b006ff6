"""Make an archive to measure on: `python tests/benchmarks/make_archive.py FOLDER POSTS`.

Shaped like the founding one: a category for each medium, Zipf-distributed; 40 % short
notes, 50 % of 500 to 2,500 characters, 10 % longer; bodies of `<p>` with a centred
heading now and then, a source line and a row of navigation. Its Chinese has the frequencies
of real text (`made_chinese`). The same seed makes the same archive, on any number of
processors.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path

from made_chinese import clauses, stock, words

CATEGORIES = 2000
PER_FOLDER = 20_000
_PER_PART = 2_000
"""Posts that have their random numbers to themselves."""

_START = datetime(2021, 1, 1)
_CATEGORY_WEIGHTS = list(accumulate(1 / rank**1.1 for rank in range(1, CATEGORIES + 1)))


def write(folder: Path, posts: int, seed: int = 20220221) -> None:
    """Write `posts` posts under `folder/_posts`."""
    for number in range(0, posts, PER_FOLDER):
        _place(folder, number).mkdir(parents=True, exist_ok=True)
    parts = [range(at, min(at + _PER_PART, posts)) for at in range(0, posts, _PER_PART)]
    if len(parts) == 1:
        _write_part(folder, seed, parts[0])
        return
    words(random.Random(), 1)  # made once, for all processes
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(partial(_write_part, folder, seed), parts):
            pass


def body_length(rng: random.Random) -> int:
    """Return how many characters the body of a post has, drawn from the distribution."""
    kind = rng.random()
    if kind < 0.4:
        return rng.randint(60, 300)
    return rng.randint(500, 2500) if kind < 0.9 else rng.randint(2500, 9000)


def body(rng: random.Random, length: int, of: Sequence[str]) -> str:
    """Return paragraphs of so many characters, their words drawn from a stock."""
    parts: list[str] = []
    written = 0
    while written < length:
        if written and rng.random() < 0.12:
            heading = "".join(rng.choices(of, k=4))
            parts.append(f' <p align="center">{heading}</p>')
        text = "".join(clauses(rng, of, rng.randint(5, 18)))
        parts.append(f" <p>{text}</p>")
        written += len(text)
    return "\n".join(parts)


def _place(folder: Path, number: int) -> Path:
    return folder / "_posts" / f"{number // PER_FOLDER:03}"


def _write_part(folder: Path, seed: int, numbers: range) -> None:
    rng = random.Random(f"{seed} {numbers.start}")
    for number in numbers:
        date = _START + timedelta(seconds=number * 700 % (5 * 365 * 86400))
        category = rng.choices(range(CATEGORIES), cum_weights=_CATEGORY_WEIGHTS)[0]
        length = body_length(rng)
        own = stock(rng, length)
        title = "".join(clauses(rng, own, 3))[: rng.randint(8, 28)]
        header = (
            f'---\nlayout: post\ntitle: "{title}"\n'
            f"date: {date:%Y-%m-%d %H:%M:%S} +0800\ncategories: medium{category}\n"
            f"tags: 媒体{category}新闻\n---\n"
        )
        tail = (
            f"\n\n<http://example.org/{number}.html>\n\n"
            "[返回媒体](//example.org/)｜[返回首页](//example.org/)\n"
        )
        file = _place(folder, number) / f"{date:%Y-%m-%d}-NW{number:09}.md"
        file.write_text(header + body(rng, length, own) + tail, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
