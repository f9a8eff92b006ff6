"""End indexing by `kill -9` at random moments: is each next start whole?

Run: python tests/benchmarks/bench_kill.py [MOMENTS [POSTS]]

Each time `kanbao index` runs for a random while, is killed, and the index is opened as by the
next start: it must be undamaged and hold no less than before, and a search must find what a plain
look through the texts of the posts finds that count as indexed, no more, no less. A run that ends
by itself is followed by one that begins anew.
"""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_exact import compare
from measuring import environment, seconds
from plain_search import found, holding, needle_of, texts_of
from workspace import Workspace

from reader.library import View
from reader.model import Key
from reader.values import Value

MOMENTS, POSTS = 50, 3000
LOOKED_FOR = 10
"""Needles looked for after each end."""

Texts = Mapping[Key, tuple[str, str]]


class Held(Value):
    """How many posts an index lists, and how many of them it finds by their words."""

    listed: int = 0
    indexed: int = 0


def index_for(work: Workspace, limit: float | None) -> bool:
    """Index for so many seconds at most, then kill; return whether it ended by itself."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "index", str(work.root)],
        env=environment(work.home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return False
    assert process.returncode == 0
    return True


def held(work: Workspace, texts: Texts, rng: random.Random) -> Held:
    """Return what the index holds. AssertionError where it is not whole."""
    library = work.library(work.home)
    assert not library.notices, library.notices
    indexed, listed = library.indexed().done, library.totals().posts
    keys = [entry.key for entry in library.page(View(), 0, work.posts)]
    assert len(set(keys)) == len(keys) == listed
    known = set(found(library, "is:unread"))
    assert len(known) == indexed
    bodies = [text for text, _ in texts.values()]
    for needle in filter(None, (needle_of(rng, rng.choice(bodies)) for _ in range(LOOKED_FOR))):
        expected = [key for key in holding(texts, needle) if key in known]
        assert found(library, f'"{needle}"') == expected, needle
    library.close()
    for file in work.index.glob("index.*.db"):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    return Held(listed, indexed)


def main(moments: int, posts: int) -> None:
    """Kill, look, and print what was there."""
    rng = random.Random(17)
    with TemporaryDirectory() as folder:
        work = Workspace(Path(folder), posts)
        elsewhere = work.library(f"{folder}/elsewhere")
        elsewhere.sync()
        texts = texts_of(elsewhere)
        elsewhere.close()
        whole = seconds(lambda: index_for(work, None))
        shutil.rmtree(work.index)
        before, partly = Held(), 0
        for moment in range(1, moments + 1):
            after = rng.uniform(0, whole / 2)
            is_done = index_for(work, after)
            now = held(work, texts, rng)
            assert now.listed >= before.listed and now.indexed >= before.indexed
            partly += before != now and not is_done
            print(f"{moment:3} killed after {after:5.2f} s: {now}", flush=True)
            before = now
            if is_done or now.indexed == posts:
                shutil.rmtree(work.index)
                before = Held()
        library = work.library(work.home)
        print(compare("in the end", library, rng))
        library.close()
        print(f"{moments} ends, {partly} of them while something was written: each start whole")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [MOMENTS, POSTS][len(given) :])[:2])
