"""Two readers and `kanbao index --rebuild` at once: what a key takes meanwhile.

Run: python tests/benchmarks/bench_rebuild.py [POSTS [FOLDER]]

On ptys. While the index is made anew, keys go to both readers in turns: down the list, an article
opened, back, a search. A key is blocked for the time until the first byte that it sets off. Beside
it stands what keys take while nothing is made. What a reader says of an error ends the run.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_start import COLUMNS, ROWS
from measuring import environment, p95
from terminal import BUSY, Terminal
from workspace import Workspace

BLOCKED_MS = 100.0
KEYS = (*"jjjkj", "\x06", "\r", "j", " ", "\x1b", "/", "发", "\x1b", "]", "G", "g")
QUIET_ROUNDS = 4
_TROUBLE = ("出错", "Traceback", "不能读", "索引坏了")


def pressed(readers: list[Terminal]) -> list[tuple[float, str]]:
    """Press each key in both readers; return the milliseconds to the first bytes."""
    took = []
    for key in KEYS:
        for reader in readers:
            first, _ = reader.key(key, quiet=0.03)
            if first:
                took.append((first, key))
            for word in _TROUBLE:
                assert not reader.shows(word), word
    return took


def report(what: str, took: list[tuple[float, str]]) -> None:
    """Print what keys took."""
    times = [first for first, _ in took]
    worst, key = max(took)
    over = sum(first > BLOCKED_MS for first in times)
    print(
        f"{what:28} {len(took):5} keys, p95 {p95(times):6.1f} ms, worst {worst:6.1f} ms ({key!r}),"
        f" {over} over {BLOCKED_MS:.0f} ms",
        flush=True,
    )


def main(posts: int, folder: str) -> None:
    """Measure and print."""
    if not folder:
        with TemporaryDirectory() as passing:
            main(posts, passing)
        return
    work = Workspace(Path(folder), posts)
    command = [sys.executable, "-m", "reader", work.many]
    readers = [Terminal(command, COLUMNS, ROWS, work.home) for _ in range(2)]
    for reader in readers:
        reader.until("●")
    time.sleep(3)
    for reader in readers:
        reader.until_gone(BUSY)
        reader.settle(0.3)
    report("nothing else", [each for _ in range(QUIET_ROUNDS) for each in pressed(readers)])
    rebuild = subprocess.Popen(
        [sys.executable, "-m", "reader", "index", "--rebuild", work.many],
        env=environment(work.home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    took: list[tuple[float, str]] = []
    while rebuild.poll() is None:
        took += pressed(readers)
    assert rebuild.returncode == 0, rebuild.communicate()[1].decode()
    report("while the index is made anew", took)
    report("after that", [each for _ in range(QUIET_ROUNDS) for each in pressed(readers)])
    for reader in readers:
        reader.kill()


if __name__ == "__main__":
    posts, folder = (sys.argv[1:] + ["20000", ""][len(sys.argv) - 1 :])[:2]
    main(int(posts), folder)
