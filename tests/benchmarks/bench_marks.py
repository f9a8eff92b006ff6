"""How long it takes to mark a whole archive as read, and to take that back, with reads meanwhile.

Run: python tests/benchmarks/bench_marks.py [POSTS] [ROUNDS]

The best round of each counts; of the reads (a page anywhere, the numbers, the categories),
made by another thread all the while, the slower ones of all rounds.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter

from make_archive import write

from reader.corpus import open_archive
from reader.library import Library, View, open_library


class Reads(Thread):
    """What a screen asks of a library, again and again, until it is stopped."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.seconds: list[float] = []
        self.is_over = Event()

    def run(self) -> None:
        rng = random.Random(0)
        posts = self.library.totals().posts
        while not self.is_over.wait(0.01):
            begin = perf_counter()
            self.library.page(View(), rng.randrange(posts), 64)
            self.library.totals()
            self.library.categories()
            self.seconds.append(perf_counter() - begin)


def main() -> None:
    """Print the best of some rounds, and what reads took."""
    given = [int(argument) for argument in sys.argv[1:]]
    posts, rounds = (given + [100_000, 3][len(given) :])[:2]
    best: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        place = Path(folder)
        write(place / "archive", posts)
        library = open_library(
            open_archive(place / "archive"), cache=place / "cache", data=place / "data"
        )
        library.sync()
        reads = Reads(library)
        reads.start()
        for _ in range(rounds):
            for name in ("all read", "undone"):
                begin = perf_counter()
                if name == "all read":
                    library.mark_all_read(View())
                else:
                    library.undo()
                best[name] = min(perf_counter() - begin, best.get(name, 1e9))
        reads.is_over.set()
        reads.join()
        library.close()
    print(f"{posts:,} posts, best of {rounds} rounds, with reads meanwhile")
    for name, seconds in best.items():
        print(f"{name:9} {seconds * 1e3:7.0f} ms")
    slow = quantiles(reads.seconds, n=20)[-1]
    print(f"reads     p95 {slow * 1e3:.1f} ms, worst {max(reads.seconds) * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
