"""The rows of the table of promises in docs/design.md: how each is measured.

A row is a function of a workspace that yields figures. What is compared is measured in turns,
so that the machine's moods meet both sides alike.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench_index import find, load_all
from bench_screen import titles_of
from bench_search import Took, bytes_held, bytes_taken, texts_of
from bench_search import measured as searches_measured
from bench_start import COLUMNS, FEW, ROWS, first_frame
from bench_start import measured as starts_measured
from figures import Figure, Unit
from measuring import p95, seconds
from terminal import BARE, BUSY, Terminal, bare_keys, entered
from workspace import Workspace

from reader.library import Progress

ROUNDS = 9
COLD_ROUNDS = 5
FRAME_MS, ENTER_MS, MEMORY_MIB = 16.0, 60.0, 150.0
QUERIES = 200
MILLION = 1_000_000


def first_run(work: Workspace) -> Iterator[Figure]:
    """A first run, as of the reader and `kanbao index`, beside a loop of `frontmatter.load`.

    Headers are listed, then the full text is indexed, with what headers do not tell.
    """
    shutil.rmtree(work.home, ignore_errors=True)
    load_all(work.root)
    loop = seconds(partial(load_all, work.root))
    library = work.library(work.home)
    begin = time.perf_counter()
    listed: list[float] = []

    def note(progress: Progress) -> None:
        if progress.written >= work.posts:
            listed.append(time.perf_counter() - begin)

    library.sync(progress=note, bodies=False)
    library.index_texts()
    whole = time.perf_counter() - begin
    library.close()
    loop = (loop + seconds(partial(load_all, work.root))) / 2
    of = "of frontmatter.load"
    yield Figure("first run: all headers listed", listed[0] / loop, 0.7, Unit.TIMES, of)
    yield Figure("first run: full text too", whole / loop, 5, Unit.TIMES, of)


def size(work: Workspace) -> Iterator[Figure]:
    """The index on disk beside the text it holds."""
    library = work.library(work.home)
    library.sync()
    library.index_texts()
    held = bytes_held(texts_of(library, random.Random(5)), work.posts)
    library.close()
    taken = bytes_taken(work.index)
    yield Figure("index on disk", taken / held, 1.4, Unit.TIMES, "of its text")


def unchanged(work: Workspace) -> Iterator[Figure]:
    """A look for changes where there are none, beside `find`."""
    assert work.many
    library = work.library(work.home)
    library.sync()
    looks, finds = [], []
    for _ in range(ROUNDS):
        finds.append(seconds(partial(find, work.root)))
        looks.append(seconds(library.sync))
    library.close()
    ratio = statistics.median(looks) / statistics.median(finds)
    yield Figure(
        "nothing changed: whole look for changes", ratio, 2.5, Unit.TIMES, "of find -printf"
    )


def starts(work: Workspace) -> Iterator[Figure]:
    """Warm starts of the reader and of commands."""
    took = starts_measured(work.few, work.many, work.article, work.home, ROUNDS)
    median = {name: statistics.median(each) for name, each in took.items()}
    bare, click = "of a bare app", "of click, sqlite3"
    for what, name, beside, promised, of in (
        (f"warm start, {work.posts:,} posts", "many", "bare", 1.5, bare),
        (f"warm start, {work.posts:,} posts", "many", "few", 1.1, f"of {FEW} posts"),
        ("kanbao list --limit 1, nothing changed", "list", "baseline", 3, click),
        ("kanbao show, the founding article", "show", "baseline", 4, click),
    ):
        yield Figure(what, median[name] / median[beside], promised, Unit.TIMES, of)


def cold(work: Workspace) -> Iterator[Figure]:
    """A first start, without an index, to the newest posts; files are in memory."""
    load_all(work.root)
    home = work.folder / "cold"
    ours, bare = [], []
    for _ in range(COLD_ROUNDS):
        shutil.rmtree(home, ignore_errors=True)
        bare.append(first_frame(["-c", BARE], "READY", str(home)))
        ours.append(first_frame(["-m", "reader", str(work.root)], "●", str(home)))
    shutil.rmtree(home, ignore_errors=True)
    ratio = statistics.median(ours) / statistics.median(bare)
    yield Figure("cold start to the newest posts", ratio, 3, Unit.TIMES, "of a bare app")


def keys(work: Workspace) -> Iterator[Figure]:
    """From a key to the painted frame, in the list and in a body; memory after that.

    What the same takes in a bare Textual app says what the machine can do just now.
    """
    _, bare = bare_keys(COLUMNS, ROWS, work.home)
    beside = f"(a bare app: {p95([painted for _, painted in bare if painted]):.1f})"
    reader = _reader(work, work.many)
    if not reader.row_under_cursor():  # it began in the article read last
        reader.key("\x1b")
        reader.settle(0.5)
    for what, pressed in (
        ("j in the list", "j" * 60),
        ("ctrl+f in the list", "\x06" * 40),
        ("G and g in the list", "Gg" * 20),
    ):
        yield _moved(what, reader, pressed, beside)
    reader.key("\r")
    reader.settle(0.5)
    yield _painted("j and k in the body", reader, "jk" * 30, beside)
    yield _painted("space and b in the body", reader, " b" * 20, beside)
    yield Figure("resident memory, browsing", reader.memory(), MEMORY_MIB, Unit.MIB)
    reader.kill()


def enter(work: Workspace) -> Iterator[Figure]:
    """From enter to the painted article: copies of the founding one."""
    copies = str(Path(work.article).parents[1])
    reader = _reader(work, copies)
    titles = titles_of([sys.executable, "-m", "reader", copies], work.home)[1:]
    took = [painted for painted, _ in entered(reader, titles)]
    reader.kill()
    yield Figure("enter: the founding article painted", p95(took), ENTER_MS, Unit.MS)


def search(work: Workspace) -> Iterator[Figure]:
    """A search's newest 50 hits beside ripgrep, by classes of queries."""
    assert work.many
    library = work.library(work.home)
    rng = random.Random(5)
    texts = texts_of(library, rng)
    for found in searches_measured(library, work.root, texts, rng, QUERIES):
        part = 10
        if work.posts >= MILLION:
            part = 15 if found.name == "long phrase" else 30
        what = f"search, {found.name}: p95 {1e3 * found.ours.clock:.1f} ms"
        ratio = found.ours.clock / found.ripgrep.clock
        of = f"of rg -l (processor: {_ms(found.ours)} of {_ms(found.ripgrep)})"
        yield Figure(what, ratio, 1 / part, Unit.PART, of)
    library.close()


ROWS_BY_NAME: dict[str, Callable[[Workspace], Iterator[Figure]]] = {
    "first-run": first_run,
    "size": size,
    "unchanged": unchanged,
    "cold": cold,
    "starts": starts,
    "keys": keys,
    "enter": enter,
    "search": search,
}
"""In the order in which they are measured: a first run makes the index that others read."""


def _ms(took: Took) -> str:
    return f"{1e3 * took.processor:.1f} ms"


def _reader(work: Workspace, root: str) -> Terminal:
    """Start the reader, and wait until it is at rest."""
    reader = Terminal([sys.executable, "-m", "reader", root], COLUMNS, ROWS, work.home)
    reader.until("●")
    time.sleep(3)
    reader.until_gone(BUSY)
    reader.settle(0.5)
    return reader


def _moved(what: str, reader: Terminal, pressed: str, beside: str) -> Figure:
    """How soon the cursor stands on another row, whatever else is painted then, or just now."""
    took = [reader.moved_after(key) for key in pressed]
    assert sum(each is None for each in took) <= len(took) // 10, what
    return Figure(what, p95([each for each in took if each]), FRAME_MS, Unit.MS, beside)


def _painted(what: str, reader: Terminal, pressed: str, beside: str) -> Figure:
    took = [reader.key(key)[1] for key in pressed]
    return Figure(what, p95([each for each in took if each]), FRAME_MS, Unit.MS, beside)
