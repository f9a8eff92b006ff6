"""Type into the search line, ten keys a second: how soon a key is echoed, and hits are there.

Run: python tests/benchmarks/bench_typing.py [POSTS [FOLDER]]

On a real pty. A key is echoed when the line shows it; first hits are there when the list is of all
that was typed, as its title says. Of both, what 95 of 100 stay below. Archive and index are made
in FOLDER, where those of an earlier run serve again.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench_search import classes, texts_of
from figures import Figure, Unit
from measuring import p95
from terminal import BUSY, Terminal
from workspace import Workspace

EVERY = 0.1
"""Seconds from a key to the next."""

LONGEST_WAIT = 1.5
"""Seconds in which the hits have to be there."""

COLUMNS, ROWS = 200, 36
"""Wide enough for what is searched for to stand whole in the list's title."""

A_CLASS = 10
ECHO_MS, HITS_MS = 16.0, 100.0


def typed(reader: Terminal, words: str) -> tuple[list[float], float]:
    """Type words; return the milliseconds to each echo, and to the hits after the last key."""
    reader.key("\x1b")  # out of the body, or the search before
    reader.key("/")
    sent: list[float] = []
    arrived: list[tuple[float, bytes]] = []
    for number, key in enumerate(words, 1):
        sent.append(time.perf_counter())
        arrived += reader.arrivals_after(key, EVERY if number < len(words) else LONGEST_WAIT)
    echoes: list[float] = []
    listed = None
    for moment, part in arrived:
        reader.draw(part)
        shown = reader.line(1)
        while len(echoes) < len(sent) and shown.startswith(words[: len(echoes) + 1].rstrip()):
            echoes.append(1e3 * (moment - sent[len(echoes)]))
        if reader.shows(f"搜索“{words}”") or reader.shows(f"搜索“{words}*”"):
            listed = moment
            break
    assert len(echoes) == len(words), words
    assert listed is not None, words
    reader.key("\x1b")
    reader.until_gone("搜索“")
    return echoes, 1e3 * (listed - sent[-1])


def measured(work: Workspace) -> Iterator[Figure]:
    """Type queries of all classes; yield the figures."""
    reader = Terminal([sys.executable, "-m", "reader", work.many], COLUMNS, ROWS, work.home)
    library = work.library(work.home)
    rng = random.Random(11)
    asked = [
        query for each in classes(rng, texts_of(library, rng), A_CLASS).values() for query in each
    ]
    library.close()
    reader.until("●")
    time.sleep(3)
    reader.until_gone(BUSY)
    reader.settle(0.3)
    took = [typed(reader, words) for words in asked]
    reader.kill()
    echoes = [echo for each, _ in took for echo in each]
    hits = [first for _, first in took]
    what = f"typed into the search line: echo, median {median(echoes):.1f} ms"
    yield Figure(what, p95(echoes), ECHO_MS, Unit.MS)
    what = f"first hits after the last key, median {median(hits):.1f} ms"
    yield Figure(what, p95(hits), HITS_MS, Unit.MS)


def main(posts: int, folder: str) -> None:
    """Measure and print."""
    if not folder:
        with TemporaryDirectory() as passing:
            main(posts, passing)
        return
    for figure in measured(Workspace(Path(folder), posts)):
        print(figure.line())


if __name__ == "__main__":
    posts, folder = (sys.argv[1:] + ["300000", ""][len(sys.argv) - 1 :])[:2]
    main(int(posts), folder)
