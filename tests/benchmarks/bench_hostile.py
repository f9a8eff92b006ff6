"""What a post made to hurt costs, from its file to the first page on the screen.

Run: python tests/benchmarks/bench_hostile.py [WORD OF A NAME …] [KIB …] [--immense] [--all]

Every pattern of `hostile_patterns` at 16, 64 and 256 KiB, each in a process of its own whose
time and memory are bounded: seconds of processor a MiB, the exponent of growth from size to size
(1 is linear, 2 quadratic), the most memory in MiB, and the stage that took longest. Past are
patterns over 5 s a MiB or over 300 MiB, or steeper than 1.3. `--immense` is another table: files
just below and far above the size limit. `--all` prints every line rather than the worst twenty.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from math import log
from pathlib import Path
from pickle import dumps, loads
from signal import SIGKILL, SIGXCPU
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from hostile_patterns import IMMENSE, MIB, PATTERNS, Pattern
from rich.cells import cell_len

import reader.demo
from reader.article import parse
from reader.article.context import context_of
from reader.corpus import Archive, load, open_archive, read_post, walk
from reader.folding import fold
from reader.typeset import Head, Layout, pieces_of

SIZES = (16 * 1024, 64 * 1024, 256 * 1024)
MOST_SECONDS_A_MIB = 5.0
MOST_MIB = 300
STEEPEST = 1.3
SHORTEST = 0.02
"""Seconds below which a growth says nothing."""
PAGE = 50
_SECONDS_ALLOWED = (5, 120)
"""At least and at most; between these, twelve times what is due."""
_BYTES_ALLOWED = 8 * 1024 * MIB
_ENDS: dict[int, str] = {SIGXCPU: "time", SIGKILL: "killed"}


class Cost(NamedTuple):
    """Seconds of processor by stage, the most memory in MiB; `end` says what ended it early."""

    seconds: dict[str, float]
    mebibytes: float
    end: str = ""

    @property
    def whole(self) -> float:
        """Seconds of all stages."""
        return sum(self.seconds.values())


class Row(NamedTuple):
    """What a pattern costs at each of its sizes."""

    name: str
    sizes: tuple[int, ...]
    costs: tuple[Cost, ...]

    @property
    def rate(self) -> float:
        """Seconds a MiB at the largest size."""
        return self.costs[-1].whole / (self.sizes[len(self.costs) - 1] / MIB)

    @property
    def growth(self) -> float:
        """The steepest exponent from one size to the next; 1 where all is over at once."""
        pairs = zip(self.costs, self.costs[1:], strict=False)
        return max((log(b.whole / a.whole, 4) for a, b in pairs if a.whole > SHORTEST), default=1.0)

    @property
    def mebibytes(self) -> float:
        """The most memory at any size."""
        return max(cost.mebibytes for cost in self.costs)

    @property
    def is_past(self) -> bool:
        """Tell whether it is past any bound."""
        return (
            bool(self.costs[-1].end)
            or self.rate > MOST_SECONDS_A_MIB
            or self.mebibytes > MOST_MIB
            or self.growth > STEEPEST
        )

    def __str__(self) -> str:
        last = self.costs[-1]
        stage = max(last.seconds, key=lambda name: last.seconds[name]) if last.seconds else ""
        times = " ".join(f"{cost.whole:7.2f}" for cost in self.costs)
        return (
            f"{self.rate:8.2f} s/MiB  ^{self.growth:4.2f} {self.mebibytes:6.0f} MiB "
            f"{times:24} {stage:5} {last.end:8} {'past' if self.is_past else '    '} {self.name}"
        )


def read(archive: Archive, path: str, spent: dict[str, float]) -> None:
    """Go the whole way with a post, noting in `spent` what each stage takes."""

    def stage(name: str, work: Callable[[], object]) -> None:
        begin = process_time()
        work()
        spent[name] = spent.get(name, 0.0) + process_time() - begin

    stage("read", lambda: read_post(archive, path))
    loaded = load(archive, path)
    context = context_of(loaded, archive.site)
    article = parse("")
    begin = process_time()
    article = parse(loaded.body, context)
    spent["parse"] = process_time() - begin

    def page() -> None:
        fold(article.text)
        layout = Layout(
            article, 80, measure=cell_len, head=Head(loaded.post.title), pieces=pieces_of(article)
        )
        layout.lines(0, PAGE)

    stage("page", page)


def cost(pattern: Pattern, size: int, folder: Path) -> Cost:
    """Return what a pattern of `size` bytes costs, in a process of its own."""
    name = f"2022-02-21-x{pattern.ending}"
    file = folder / "_posts" / name
    file.write_bytes(pattern.make(size))
    come, go = os.pipe()
    child = os.fork()
    if not child:
        _be_bounded(lambda spent: read(open_archive(folder), f"_posts/{name}", spent), size, go)
    os.close(go)
    with os.fdopen(come, "rb") as answers:
        answer = answers.read()
    _, status, usage = os.wait4(child, 0)
    peak = usage.ru_maxrss / 1024
    if os.WIFSIGNALED(status):
        end = _ENDS.get(os.WTERMSIG(status), "crash")
        return Cost({"": usage.ru_utime + usage.ru_stime}, peak, end)
    seconds, end = loads(answer)
    return Cost(seconds, peak, end)


def _be_bounded(work: Callable[[dict[str, float]], None], size: int, go: int) -> None:
    """Do the work as a child whose time and memory are bounded; tell the parent; end."""
    least, most = _SECONDS_ALLOWED
    allowed = min(max(round(12 * MOST_SECONDS_A_MIB * size / MIB), least), most)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, allowed + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES_ALLOWED, _BYTES_ALLOWED))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    spent: dict[str, float] = {}
    end = ""
    try:
        work(spent)
    except BaseException as error:
        end = "memory" if isinstance(error, MemoryError) else type(error).__name__
    os.write(go, dumps((spent, end)))
    os._exit(0)


def measured(name: str, pattern: Pattern, sizes: tuple[int, ...], folder: Path) -> Row:
    """Return what a pattern costs; no larger size is tried once one was broken off."""
    costs: list[Cost] = []
    for size in sizes:
        costs.append(cost(pattern, size, folder))
        if costs[-1].end:
            break
    return Row(name, sizes, tuple(costs))


def warm_up() -> None:
    """Load, and compile, what every child would otherwise pay for."""
    archive = open_archive(Path(reader.demo.__file__).parent / "archive")
    for found in walk(archive):
        read(archive, found.path, {})


def main(arguments: list[str]) -> int:
    """Print the tables; return how many patterns are past a bound."""
    sizes = tuple(int(argument) * 1024 for argument in arguments if argument.isdecimal()) or SIZES
    words = [word for word in arguments if not word.startswith("--") and not word.isdecimal()]
    table = (
        [(each.name, each.pattern, (each.mebibytes * MIB,)) for each in IMMENSE]
        if "--immense" in arguments
        else [(each.name, each, sizes) for each in PATTERNS]
    )
    warm_up()
    rows = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "_posts").mkdir()
        (folder / "_config.yml").write_text("url: https://news.example.org\nbaseurl: /blog\n")
        for title, pattern, its_sizes in table:
            if all(word in title for word in words):
                rows.append(measured(title, pattern, its_sizes, folder))
                if rows[-1].is_past or "--all" in arguments:
                    print(rows[-1], flush=True)
    past = [row for row in rows if row.is_past]
    print(f"\n{len(rows)} patterns, {len(past)} past a bound")
    for what, key in (
        ("slowest", lambda row: row.rate),
        ("steepest", lambda row: row.growth),
        ("largest", lambda row: row.mebibytes),
    ):
        print(f"\nThe worst twenty, {what}:")
        for row in sorted(rows, key=key, reverse=True)[:20]:
            print(row)
    return len(past)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
