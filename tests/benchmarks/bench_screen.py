"""Time starting and the lists on a real pty: `bench_screen.py [ARCHIVE [COLSxROWS]]`.

Without ARCHIVE, one of its own. First frame: until a list row is on the screen. Beside it
stands what a bare Textual app takes on the same machine in the same run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from make_archive import write
from measuring import environment
from terminal import BUSY, Terminal, bare_app, entered, report

POSTS = 20_000


def titles_of(kanbao: Sequence[str], home: str) -> list[str]:
    """Return the beginnings of the newest titles."""
    command = [*kanbao[:-1], "list", kanbao[-1], "--format", "json", "--limit", "60"]
    listed = subprocess.run(command, capture_output=True, check=True, env=environment(home))
    return [json.loads(line)["title"][:8] for line in listed.stdout.splitlines()]


def _is_unread(terminal: Terminal) -> bool:
    return not terminal.shows(" 0 未读")


def main(archive: str = "", size: str = "120x36") -> None:
    """Measure and print."""
    columns, rows = map(int, size.split("x"))
    if not archive:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), POSTS)
            main(folder, size)
        return
    kanbao = [sys.executable, "-m", "reader", archive]
    with tempfile.TemporaryDirectory() as home:
        bare_seconds = bare_app(columns, rows, home)
        cold = Terminal(kanbao, columns, rows, home)
        cold_seconds = cold.until("●")
        print(f"bare Textual app's first frame               {1000 * bare_seconds:6.0f} ms")
        print(
            f"cold start to the first list row             {1000 * cold_seconds:6.0f} ms"
            f"   {cold_seconds / bare_seconds:.2f} × bare"
        )
        report("j in the list while the index is made", [cold.key("j") for _ in range(40)])
        cold.until_gone(BUSY)
        cold.kill()
        warm = Terminal(kanbao, columns, rows, home)
        warm_seconds = warm.until("●")
        print(
            f"warm start to the first list row             {1000 * warm_seconds:6.0f} ms"
            f"   {warm_seconds / bare_seconds:.2f} × bare"
        )
        time.sleep(3)
        warm.settle(0.5)
        report("enter: opened and painted", entered(warm, titles_of(kanbao, home)[1:41]))
        report("j in the list", [warm.key("j") for _ in range(60)])
        report("ctrl+f in the list", [warm.key("\x06") for _ in range(40)])
        report("G and g in the list", [warm.key(key) for key in "GgGgGgGg"])
        report("J: the next article, opened and painted", [warm.key("J") for _ in range(30)])
        warm.key("\r")
        report("j in the body", [warm.key(key) for key in "jk" * 30])
        report("space and b in the body", [warm.key(key) for key in " b" * 20])
        warm.key("\x1b")
        for key, what in (("A", "A: all shown as read"), ("u", "u: and as before")):
            is_shown = partial(warm.shows, " 0 未读") if key == "A" else partial(_is_unread, warm)
            shown = warm.shown_after(key, is_shown)
            print(f"{what:44} {shown or 0:6.0f} ms to the painted frame")
            time.sleep(5)
            warm.settle(0.5)
        print(f"resident memory                              {warm.memory():6} MiB")
        warm.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
