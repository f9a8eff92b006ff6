"""Measure what docs/design.md promises, and print it beside the promise.

Run: python tests/benchmarks [--posts N] [--rows NAME,…] [--folder FOLDER] [--peers]

Archives and indexes are made in FOLDER, where those of an earlier run serve again, else in a
passing one. All figures that are ratios compare what was measured in this one run; milliseconds
mean something on a machine that does nothing else, so its load is printed, too. Ends with status
1 where a promise is not kept. `--peers` measures newsboat on the same posts, where it is installed.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from peers import compare
from rows import ROWS_BY_NAME
from workspace import Workspace


def chosen_rows(names: str) -> list[str]:
    """Return the rows named, in the order in which they are measured."""
    named = names.split(",")
    for name in named:
        if name not in ROWS_BY_NAME:
            raise argparse.ArgumentTypeError(f"{name}: not one of {', '.join(ROWS_BY_NAME)}")
    return [name for name in ROWS_BY_NAME if name in named]


def measure(work: Workspace, rows: list[str], *, peers: bool) -> bool:
    """Print every figure; return whether all promises are kept."""
    print(f"{work.posts:,} posts, {os.cpu_count()} processors, load {_load()}", flush=True)
    short = 0
    for name in rows:
        for figure in ROWS_BY_NAME[name](work):
            short += figure.falls_short
            print(figure.line(), flush=True)
    if peers:
        for line in compare(work):
            print(line, flush=True)
    print(f"{short} fall short; load {_load()}")
    return not short


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


def main() -> None:
    """Take what is asked for, and measure it."""
    parser = argparse.ArgumentParser("python tests/benchmarks", description=__doc__)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--rows", type=chosen_rows, default=list(ROWS_BY_NAME), metavar="NAME,…")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--peers", action="store_true")
    asked = parser.parse_args()
    # An installed kanbao is compiled; one in a checkout may then be, too.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if asked.folder is not None:
        asked.folder.mkdir(parents=True, exist_ok=True)
        is_kept = measure(Workspace(asked.folder, asked.posts), asked.rows, peers=asked.peers)
    else:
        with TemporaryDirectory() as folder:
            is_kept = measure(Workspace(Path(folder), asked.posts), asked.rows, peers=asked.peers)
    sys.exit(not is_kept)


if __name__ == "__main__":
    main()
