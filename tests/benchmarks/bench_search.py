"""How fast texts are indexed and found, and how much room that takes: promises of docs/design.md.

Run: python tests/benchmarks/bench_search.py [POSTS] [QUERIES]

Needs ripgrep. Queries are stretches of the archive's own texts, in classes; each is asked for
its newest 50 as one types, and once by `rg -l` over the same files, warm. A class's p95 counts.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import frontmatter
from make_archive import LATIN, WORDS, write

from reader.article import text as article_text
from reader.article.context import context_of
from reader.corpus import load, open_archive, walk
from reader.library import Library, open_library
from reader.library.query.mistakes import Mistake

NEWEST = 50
SEEDS = 400
"""Posts whose texts queries are taken from, and the size of all is told by."""

RG_A_CLASS = 4
"""Queries of each class that ripgrep is asked, which takes as long for each."""


_MOST_FILES = 20_000
"""That a command line takes."""


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def p95(values: list[float]) -> float:
    """Return what 95 of 100 stay below."""
    return sorted(values)[min(int(0.95 * len(values)), len(values) - 1)]


def stretch(rng: random.Random, texts: Sequence[str], length: int) -> str:
    """Return Chinese characters that stand somewhere in a text."""
    while True:
        text = rng.choice(texts)
        at = rng.randrange(max(len(text) - length, 1))
        found = text[at : at + length]
        if len(found) == length and all("\u4e00" <= each <= "\u9fff" for each in found):
            return found


def classes(rng: random.Random, texts: Sequence[str], count: int) -> dict[str, list[str]]:
    """Return `count` queries of each class."""
    several = range(count)
    return {
        "one character": [stretch(rng, texts, 1) for _ in several],
        "two, common": [rng.choice([word for word in WORDS if len(word) == 2]) for _ in several],
        "two, rare": [stretch(rng, texts, 2) for _ in several],
        "four": [stretch(rng, texts, 4) for _ in several],
        "two words": [f"{rng.choice(WORDS)} {stretch(rng, texts, 3)}" for _ in several],
        "long phrase": [stretch(rng, texts, 12) for _ in several],
        "Latin, numbers": [
            rng.choice([rng.choice(LATIN), str(rng.randint(1, 9999))]) for _ in several
        ],
    }


def search(library: Library, query: str) -> None:
    """Ask as one types does."""
    condition = library.understood(query)
    assert not isinstance(condition, Mistake)
    library.search(condition, None, NEWEST)


def grep(root: Path, query: str) -> None:
    """Ask ripgrep; of several words, for files that have all."""
    files = [str(root)]
    for word in query.split():
        command = ["rg", "-l", "-i", "-F", "--no-ignore", word, *files]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
        files = done.stdout.decode().splitlines()[:_MOST_FILES] or ["/dev/null"]


def main() -> None:
    """Print figures and ratios."""
    given = [int(argument) for argument in sys.argv[1:]]
    posts, queries = (given + [100_000, 200][len(given) :])[:2]
    rng = random.Random(5)
    with TemporaryDirectory() as folder:
        root = Path(folder, "archive")
        write(root, posts)
        files = sorted(root.rglob("*.md"))
        loop = seconds(lambda: [frontmatter.load(str(path)) for path in files])
        archive = open_archive(root)
        cache = Path(folder, "cache")
        library = open_library(archive, cache=cache, data=Path(folder, "data"))
        listed = seconds(library.sync)
        indexed = seconds(library.index_texts)
        loop = (loop + seconds(lambda: [frontmatter.load(str(path)) for path in files])) / 2
        print(f"{posts:,} posts, {queries} queries a class, warm")
        print(f"frontmatter.load in a loop {loop:7.1f} s, before and after")
        print(f"listed                     {listed:7.1f} s  {listed / loop:.2f} of the loop")
        whole = listed + indexed
        print(f"full text too              {whole:7.1f} s  {whole / loop:.2f} of the loop")
        texts = []
        for found in rng.sample(list(walk(archive)), min(SEEDS, posts)):
            loaded = load(archive, found.path)
            texts.append(article_text(loaded.body, context_of(loaded, archive.site)))
        held = sum(len(text.encode()) for text in texts) / len(texts) * posts
        taken = sum(file.stat().st_size for file in cache.rglob("*") if file.is_file())
        print(f"index {taken / 1e6:.0f} MB of {held / 1e6:.0f} MB of text  {taken / held:.2f}")
        for name, asked in classes(rng, texts, queries).items():
            for query in asked[:5]:
                search(library, query)
            ours = p95([seconds(partial(search, library, query)) for query in asked])
            few = asked[:RG_A_CLASS]
            theirs = p95([seconds(partial(grep, root, query)) for query in few])
            print(
                f"{name:16} newest {NEWEST}: p95 {ours * 1e3:7.2f} ms"
                f"   rg -l {theirs * 1e3:8.1f} ms   1/{theirs / ours:.0f}"
            )
        library.close()


if __name__ == "__main__":
    main()
