"""How fast an archive is listed, and looked through for changes: two promises of docs/design.md.

Run: python tests/benchmarks/bench_index.py [POSTS] [ROUNDS]

Each round measures all sides one after the other, so that the machine's moods meet them
alike; the best round of each counts.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import frontmatter
from make_archive import write
from measuring import seconds

from reader.corpus import open_archive
from reader.library import Library, Progress, open_library


def load_all(root: Path) -> None:
    """Do what listing is compared with."""
    for path in root.rglob("*.md"):
        frontmatter.load(str(path))


def find(root: Path) -> None:
    """Do what looking for changes is compared with."""
    command = ["find", str(root), "-type", "f", "-printf", "%T@ %s %p\n"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def first_run(library: Library, posts: int) -> tuple[float, float, float]:
    """Return the seconds until there are rows, until all are listed, and until all is done."""
    begin = perf_counter()
    reached: dict[str, float] = {}

    def note(progress: Progress) -> None:
        if progress.written:
            reached.setdefault("rows", perf_counter() - begin)
        if progress.written >= posts:
            reached.setdefault("listed", perf_counter() - begin)

    library.sync(progress=note)
    return reached["rows"], reached["listed"], perf_counter() - begin


def main() -> None:
    """Print the best of some rounds, and the ratios."""
    given = [int(argument) for argument in sys.argv[1:]]
    posts, rounds = (given + [100_000, 3][len(given) :])[:2]
    best: dict[str, float] = {}

    def keep(name: str, value: float) -> None:
        best[name] = min(value, best.get(name, value))

    with TemporaryDirectory() as folder:
        root = Path(folder, "archive")
        write(root, posts)
        load_all(root)
        for number in range(rounds):
            keep("loop", seconds(lambda: load_all(root)))
            place = Path(folder, str(number))
            library = open_library(open_archive(root), cache=place / "c", data=place / "d")
            for name, value in zip(
                ("rows", "listed", "whole"), first_run(library, posts), strict=True
            ):
                keep(name, value)
            keep("find", seconds(lambda: find(root)))
            keep("again", seconds(library.sync))
            library.close()
    each = 1e6 / posts
    print(f"{posts:,} posts, best of {rounds} rounds, warm")
    print(f"frontmatter.load in a loop  {best['loop'] * each:6.1f} µs a post")
    print(f"first rows after            {best['rows'] * 1e3:6.1f} ms")
    for name, what in (("listed", "all listed by their headers"), ("whole", "bodies read too")):
        ratio = best[name] / best["loop"]
        print(f"{what:27} {best[name] * each:6.1f} µs a post  {ratio:.2f} of the loop")
    print(f"find -printf                {best['find'] * each:6.1f} µs a post")
    ratio = best["again"] / best["find"]
    print(f"nothing changed             {best['again'] * each:6.1f} µs a post  {ratio:.2f} of find")


if __name__ == "__main__":
    main()
