"""How fast texts are indexed and found, and how much room that takes: promises of docs/design.md.

Run: python tests/benchmarks/bench_search.py [POSTS] [QUERIES]

Needs ripgrep. Queries are stretches of the archive's own texts, in classes; each is asked for
its newest 50 as one types, and some by `rg -l` over the same files, warm. What counts is our p95
beside the median of ripgrep, so that its own bad moments do not flatter us.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import thread_time
from typing import NamedTuple

import frontmatter
from made_chinese import LATIN, VOCABULARY, vocabulary
from make_archive import write
from measuring import p95, seconds

from reader.article import text as article_text
from reader.article.context import context_of
from reader.corpus import load, open_archive, walk
from reader.library import Library, open_library
from reader.library.query.mistakes import Mistake
from reader.values import Value

NEWEST = 50
SEEDS = 400
"""Posts whose texts queries are taken from, and the size of all is told by."""

RG_A_CLASS = 10
"""Queries of each class that ripgrep is asked, which takes as long for each."""

LONG = 12
"""Characters of a long phrase."""

_COMMON, _RARE = 1_000, VOCABULARY // 3
"""Words are common up to this place in the order of how common they are, rare from this on."""

_MOST_FILES = 20_000
"""That a command line takes."""


class Took(NamedTuple):
    """Seconds by the clock, and of a processor: on a machine that does other work, too, the latter
    say what the former would be without."""

    clock: float
    processor: float


class Found(Value):
    """How fast the queries of a class are answered: 95 of 100 of ours, ripgrep's median."""

    name: str
    ours: Took
    ripgrep: Took


def texts_of(library: Library, rng: random.Random) -> Sequence[str]:
    """Return the texts of some posts."""
    archive = library.archive
    paths = [found.path for found in walk(archive)]
    texts = []
    for path in rng.sample(paths, min(SEEDS, len(paths))):
        loaded = load(archive, path)
        texts.append(article_text(loaded.body, context_of(loaded, archive.site)))
    return texts


def bytes_held(texts: Sequence[str], posts: int) -> float:
    """Return how many bytes the texts of all posts have, by some of them."""
    return sum(len(text.encode()) for text in texts) / len(texts) * posts


def bytes_taken(cache: Path) -> int:
    """Return how many bytes an index has on disk."""
    return sum(file.stat().st_size for file in cache.rglob("*") if file.is_file())


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
    common = [word for word in vocabulary()[:_COMMON] if len(word) == 2]
    rare = [word for word in vocabulary()[_RARE:] if len(word) == 2]
    return {
        "one character": [stretch(rng, texts, 1) for _ in several],
        "two, common": [rng.choice(common) for _ in several],
        "two, rare": [rng.choice(rare) for _ in several],
        "four": [stretch(rng, texts, 4) for _ in several],
        "two words": [f"{rng.choice(common)} {stretch(rng, texts, 3)}" for _ in several],
        "long phrase": [stretch(rng, texts, LONG) for _ in several],
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


def measured(
    library: Library, root: Path, texts: Sequence[str], rng: random.Random, queries: int
) -> Iterator[Found]:
    """Yield each class, measured."""
    for name, asked in classes(rng, texts, queries).items():
        for query in asked[:5]:
            search(library, query)
        ours = [_took(partial(search, library, query)) for query in asked]
        theirs = [_took(partial(grep, root, query)) for query in asked[:RG_A_CLASS]]
        yield Found(name, _summed_up(p95, ours), _summed_up(median, theirs))


def _summed_up(by: Callable[[Sequence[float]], float], took: Sequence[Took]) -> Took:
    return Took(by([each.clock for each in took]), by([each.processor for each in took]))


def _took(work: Callable[[], object]) -> Took:
    """Do something here or in a process of its own; return how long that took."""
    before = _processor()
    clock = seconds(work)
    return Took(clock, _processor() - before)


def _processor() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return thread_time() + children.ru_utime + children.ru_stime


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
        cache = Path(folder, "cache")
        library = open_library(open_archive(root), cache=cache, data=Path(folder, "data"))
        listed = seconds(library.sync)
        indexed = seconds(library.index_texts)
        loop = (loop + seconds(lambda: [frontmatter.load(str(path)) for path in files])) / 2
        print(f"{posts:,} posts, {queries} queries a class, warm")
        print(f"frontmatter.load in a loop {loop:7.1f} s, before and after")
        print(f"listed                     {listed:7.1f} s  {listed / loop:.2f} of the loop")
        whole = listed + indexed
        print(f"full text too              {whole:7.1f} s  {whole / loop:.2f} of the loop")
        texts = texts_of(library, rng)
        held, taken = bytes_held(texts, posts), bytes_taken(cache)
        print(f"index {taken / 1e6:.0f} MB of {held / 1e6:.0f} MB of text  {taken / held:.2f}")
        for found in measured(library, root, texts, rng, queries):
            print(
                f"{found.name:16} newest {NEWEST}: p95 {found.ours.clock * 1e3:7.2f} ms"
                f"   rg -l {found.ripgrep.clock * 1e3:8.1f} ms"
                f"   1/{found.ripgrep.clock / found.ours.clock:.0f}"
            )
        library.close()


if __name__ == "__main__":
    main()
