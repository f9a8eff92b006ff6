"""newsboat on the same posts: a feed made of the archive, read from its file.

newsboat lists all of a feed and searches it with SQLite's LIKE; kanbao stands beside it with the
same posts, the same words typed. Ready: the feed is on the screen, or the list of posts. A
search: from the last key to what is found.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from bench_start import COLUMNS, ROWS
from bench_typing import typed
from made_chinese import vocabulary
from measuring import environment, seconds
from terminal import Terminal
from workspace import Workspace

from reader.corpus import load, open_archive, walk

ROUNDS = 5
FEED = "kanbao-bench"


def compare(work: Workspace) -> Iterator[str]:
    """Yield lines of what both take."""
    if shutil.which("newsboat") is None:
        yield "newsboat is not installed (Debian: apt-get install newsboat): left out"
        return
    folder = work.folder / f"newsboat-{work.posts}"
    command = _newsboat(folder)
    if not folder.exists():
        folder.mkdir()
        write_feed(work.root, folder / "feed.xml")
        (folder / "urls").write_text(f"file://{folder.resolve()}/feed.xml\n", "utf-8")
        (folder / "config").write_text("auto-reload no\nmax-items 0\nrefresh-on-startup no\n")
        reload = [*command, "-x", "reload"]
        taken = seconds(lambda: subprocess.run(reload, check=True, env=environment(str(folder))))
        yield f"newsboat: feed of {work.posts:,} posts read in {taken:.1f} s"
    yield f"{'':27} {'kanbao':>10} {'newsboat':>10}"
    ours = _ready([sys.executable, "-m", "reader", work.many], "●", work.home)
    theirs = _ready(command, FEED, str(folder))
    yield f"ready                     {1e3 * ours:7.0f} ms   {1e3 * theirs:7.0f} ms"
    reader = Terminal([sys.executable, "-m", "reader", work.many], COLUMNS, ROWS, work.home)
    reader.until("●")
    reader.read_for(3)
    peer = Terminal(command, COLUMNS, ROWS, str(folder))
    peer.until(FEED)
    opened = peer.press_until("\r", lambda: peer.shows("Articles in feed"))
    yield f"list of all posts            at once   {opened:7.0f} ms"
    yield f"memory                    {reader.memory():7} MiB  {peer.memory():7} MiB"
    for query in _queries():
        _, ours = typed(reader, query)
        peer.key("/")
        peer.key(query)
        theirs = peer.press_until("\r", lambda: peer.shows("Search results"), limit=300)
        peer.press_until("q", lambda: not peer.shows("Search results"))
        yield f"search {query:18} {ours:7.0f} ms   {theirs:7.0f} ms"
    reader.kill()
    peer.kill()


def write_feed(root: Path, file: Path) -> None:
    """Write an archive's posts as a feed."""
    archive = open_archive(root)
    with file.open("w", encoding="utf-8") as feed:
        feed.write(f'<?xml version="1.0"?><rss version="2.0"><channel><title>{FEED}</title>')
        for found in walk(archive):
            loaded = load(archive, found.path)
            date = loaded.post.date
            feed.write(
                f"<item><title>{escape(loaded.post.title)}</title><guid>{found.path}</guid>"
                f"<link>https://example.org/{found.path}</link>"
                f"<pubDate>{format_datetime(date) if date else ''}</pubDate>"
                f"<description>{escape(loaded.body)}</description></item>\n"
            )
        feed.write("</channel></rss>")


def _queries() -> list[str]:
    """Return a common word of one, of two and of more characters."""
    common = vocabulary()[:1000]
    return [
        next(word for word in common if len(word) == 1),
        next(word for word in common if len(word) == 2),
        next(word for word in common if len(word) > 2),
    ]


def _newsboat(folder: Path) -> list[str]:
    options = {"-C": "config", "-u": "urls", "-c": "cache.db"}
    return [
        "newsboat",
        *(part for key, name in options.items() for part in (key, str(folder / name))),
    ]


def _ready(command: list[str], text: str, home: str) -> float:
    took = []
    for _ in range(ROUNDS):
        terminal = Terminal(command, COLUMNS, ROWS, home)
        took.append(terminal.until(text))
        terminal.kill()
    return median(took)
