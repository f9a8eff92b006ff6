"""Time what starts: the reader, and the commands that print little. Ratios of one run.

Run: python tests/benchmarks/bench_start.py [POSTS [ROUNDS [FOLDER]]]

Each round measures all sides one after the other, so that the machine's moods meet them
alike; medians count. The reader's first frame is that with the first list row, sent to a
pty; all is warm: indexed before, compiled and read from disk before. Archives and indexes are made
in FOLDER, where those of an earlier run serve again, else in a passing one.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_reading import founding_body, write_copies
from make_archive import write
from measuring import environment
from terminal import BARE, Terminal

COLUMNS, ROWS = 120, 36
FEW = 40
BASELINE = ["-c", "import click, sqlite3"]


def first_frame(arguments: list[str], text: str, home: str) -> float:
    """Return the seconds until a program has sent `text`."""
    terminal = Terminal([sys.executable, *arguments], COLUMNS, ROWS, home)
    try:
        return terminal.until_sent(text)
    finally:
        terminal.kill()


def whole_run(arguments: list[str], home: str) -> float:
    """Return the seconds that a program takes from beginning to end."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        check=True,
        env=environment(home),
    )
    return time.perf_counter() - begun


def indexed_archive(folder: Path, posts: int, home: str) -> str:
    """Return where an archive of so many posts lies, made and indexed where it is not yet."""
    root = folder / f"archive-{posts}"
    if not root.exists():
        write(root, posts)
    whole_run(["-m", "reader", "index", str(root)], home)
    return str(root)


def measured(few: str, many: str, article: str, home: str, rounds: int) -> dict[str, list[float]]:
    """Return the seconds that each thing took in each round."""
    reader = ["-m", "reader"]
    work: dict[str, Callable[[], float]] = {
        "bare": lambda: first_frame(["-c", BARE], "READY", home),
        "few": lambda: first_frame([*reader, few], "●", home),
        "many": lambda: first_frame([*reader, many], "●", home),
        "baseline": lambda: whole_run(BASELINE, home),
        "list": lambda: whole_run([*reader, "list", many, "--limit", "1"], home),
        "show": lambda: whole_run([*reader, "show", article], home),
    }
    took: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, timed in work.items():
            took[name].append(timed())
    return took


def founding_article(folder: Path) -> str:
    """Return where the founding article lies, in an archive of copies of it."""
    copies = folder / "copies"
    if not copies.exists():
        write_copies(copies, founding_body())
    return str(min((copies / "_posts").iterdir()))


def main(posts: int, rounds: int, folder: str) -> None:
    """Measure and print."""
    if not folder:
        with tempfile.TemporaryDirectory() as passing:
            main(posts, rounds, passing)
        return
    home = f"{folder}/home"
    few = indexed_archive(Path(folder), FEW, home)
    many = indexed_archive(Path(folder), posts, home)
    took = measured(few, many, founding_article(Path(folder)), home, rounds)
    median = {name: statistics.median(seconds) for name, seconds in took.items()}

    def report(what: str, name: str, beside: str, promise: str) -> None:
        ratio = f"{median[name] / median[beside]:.2f} × {beside}"
        best = f"best {1e3 * min(took[name]):.0f} ms"
        print(f"{what:40} {1e3 * median[name]:5.0f} ms  ({best})  {ratio:18} {promise}")

    print(f"medians of {rounds} rounds, warm")
    report("a bare Textual app's first frame", "bare", "bare", "")
    report(f"first row, {FEW} posts", "few", "bare", "promised: ≤ 1.5")
    report(f"first row, {posts:,} posts", "many", "bare", "promised: ≤ 1.5")
    report(f"first row, {posts:,} posts", "many", "few", "promised: ≤ 1.1")
    report("python -c 'import click, sqlite3'", "baseline", "baseline", "")
    report(f"kanbao list --limit 1, {posts:,} posts", "list", "baseline", "promised: ≤ 3")
    report("kanbao show, the founding article", "show", "baseline", "promised: ≤ 4")


if __name__ == "__main__":
    # An installed kanbao is compiled; one in a checkout may then be, too.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    posts, rounds, folder = (sys.argv[1:] + ["100000", "15", ""][len(sys.argv) - 1 :])[:3]
    main(int(posts), int(rounds), folder)
