"""Time the reader on a real pty: `python tests/benchmarks/bench_screen.py ARCHIVE [COLSxROWS]`.

A key counts as painted when the last byte of the frame it set off has arrived and nothing
more comes for a while; what is printed is the time to the *first* byte that shows its
effect and to that last one. First frame: until a list row is on the screen. Beside both
stands what a bare Textual app takes on the same machine in the same run.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

import pyte

QUIET = 0.06
BARE = """
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static

class Bare(App):
    BINDINGS = [("j", "scroll(1)", ""), ("k", "scroll(-1)", "")]

    def compose(self):
        with VerticalScroll():
            yield Static("\\n".join(f"READY {n} " + "文字" * 20 for n in range(200)))

    def action_scroll(self, lines):
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

Bare().run()
"""


class Terminal:
    """A program on a pty, and the screen it draws."""

    def __init__(self, argv: Sequence[str], columns: int, rows: int, home: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if not self._pid:
            for name in ("CACHE", "DATA", "CONFIG"):
                os.environ[f"XDG_{name}_HOME"] = f"{home}/{name}"
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execvp(argv[0], list(argv))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, wait: float) -> bool:
        """Take what arrives within `wait` seconds; return whether anything did."""
        ready, _, _ = select.select([self._fd], [], [], wait)
        if not ready:
            return False
        self._stream.feed(os.read(self._fd, 1 << 16))
        return True

    def until(self, text: str, limit: float = 60) -> float:
        """Return the seconds from the start until `text` is on the screen."""
        while time.perf_counter() - self.started < limit:
            self.read(0.5)
            if any(text in line for line in self.screen.display):
                return time.perf_counter() - self.started
        raise TimeoutError("\n".join(self.screen.display))

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nothing more comes."""
        while self.read(quiet):
            pass

    def key(self, key: str, quiet: float = QUIET) -> tuple[float, float]:
        """Press a key; return the milliseconds to the first and the last byte it set off.

        The screen is drawn here only afterwards, which takes longer than it took to send.
        """
        pressed = time.perf_counter()
        os.write(self._fd, key.encode())
        arrived = []
        sent = []
        while select.select([self._fd], [], [], quiet if arrived else 2)[0]:
            sent.append(os.read(self._fd, 1 << 16))
            arrived.append(time.perf_counter())
        self._stream.feed(b"".join(sent))
        if not arrived:
            return (0.0, 0.0)
        return (1000 * (arrived[0] - pressed), 1000 * (arrived[-1] - pressed))

    def enter(self, title: str) -> float | None:
        """Press enter; return the milliseconds until `title` stands above its article too.

        None where it is not to be told from the list's.
        """
        pressed = time.perf_counter()
        os.write(self._fd, b"\r")
        sent = []
        while select.select([self._fd], [], [], 0.4)[0]:
            sent.append((time.perf_counter(), os.read(self._fd, 1 << 16)))
        shown = None
        for arrived, part in sent:
            self._stream.feed(part)
            if shown is None and self._text().count(title) > 1:
                shown = 1000 * (arrived - pressed)
        return shown

    def _text(self) -> str:
        lines = self.screen.buffer
        size = range(self.screen.lines), range(self.screen.columns)
        return "\n".join("".join(lines[y][x].data for x in size[1]) for y in size[0])

    def memory(self) -> int:
        """Return the resident memory in MiB."""
        status = Path(f"/proc/{self._pid}/status").read_text("ascii").splitlines()
        line = next(line for line in status if line.startswith("VmRSS"))
        return int(line.split()[1]) // 1024

    def kill(self) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)


def report(what: str, timings: list[tuple[float, float]]) -> None:
    """Print median and 95th percentile of the keys that painted something."""
    painted = sorted(last for first, last in timings if last)
    first = sorted(first for first, last in timings if last)
    if not painted:
        print(f"{what:44} nothing was painted")
        return
    p95 = int(0.95 * (len(painted) - 1))
    print(
        f"{what:44} median {statistics.median(painted):6.1f} ms   p95 {painted[p95]:6.1f} ms"
        f"   (first byte p95 {first[p95]:6.1f} ms, {len(painted)} keys)"
    )


def entered(terminal: Terminal, titles: Sequence[str]) -> list[tuple[float, float]]:
    """Go down the list, press enter before the preview comes; return how long each took."""
    timings = []
    for title in titles:
        terminal.key("j", quiet=0.02)
        took = terminal.enter(title)
        if took is not None:
            timings.append((took, took))
        terminal.key("\x1b")
        terminal.settle(0.2)
    return timings


def titles_of(kanbao: Sequence[str], home: str) -> list[str]:
    """Return the beginnings of the newest titles."""
    homes = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CACHE", "DATA", "CONFIG")}
    command = [*kanbao[:-1], "list", kanbao[-1], "--format", "json", "--limit", "60"]
    listed = subprocess.run(command, capture_output=True, check=True, env=os.environ | homes)
    return [json.loads(line)["title"][:8] for line in listed.stdout.splitlines()]


def main(archive: str, size: str = "120x36") -> None:
    """Measure and print."""
    columns, rows = map(int, size.split("x"))
    kanbao = [sys.executable, "-m", "reader", archive]
    with tempfile.TemporaryDirectory() as home:
        bare = Terminal([sys.executable, "-c", BARE], columns, rows, home)
        bare_seconds = bare.until("READY")
        bare.settle(0.5)
        report("j in a bare Textual app", [bare.key(key) for key in "jk" * 30])
        bare.kill()
        cold = Terminal(kanbao, columns, rows, home)
        cold_seconds = cold.until("●")
        print(f"bare Textual app's first frame               {1000 * bare_seconds:6.0f} ms")
        print(
            f"cold start to the first list row             {1000 * cold_seconds:6.0f} ms"
            f"   {cold_seconds / bare_seconds:.2f} × bare"
        )
        report("j in the list while the index is made", [cold.key("j") for _ in range(40)])
        deadline = time.perf_counter() + 300
        while any("正在" in line for line in cold.screen.display[:1]):
            cold.read(1)
            if time.perf_counter() > deadline:
                break
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
        print(f"resident memory                              {warm.memory():6} MiB")
        warm.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
