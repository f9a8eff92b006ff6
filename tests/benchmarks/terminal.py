"""A program on a real pty, timed: from a key to the bytes that it sets off.

A key counts as painted when the last byte of the frame it set off has arrived and nothing
more comes for a while; what is printed is the time to the *first* byte that shows its
effect and to that last one.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyte
from measuring import environment, p95

QUIET = 0.06
"""Seconds without a byte after which a frame counts as whole."""
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
"""What Textual itself takes: an app that does nothing but scroll plain text."""


class Terminal:
    """A program on a pty, and the screen it draws."""

    def __init__(self, argv: Sequence[str], columns: int, rows: int, home: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if not self._pid:
            terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execvpe(argv[0], list(argv), environment(home) | terminal)
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
        return self._wait(lambda: self.shows(text), limit) - self.started

    def until_sent(self, text: str, limit: float = 60) -> float:
        """Return the seconds from the start until the program has sent `text`, undrawn.

        Drawing a first frame here takes a third of what a program takes to make it.
        """
        mark, sent, begun = text.encode(), b"", time.perf_counter()
        while mark not in sent:
            if time.perf_counter() - begun > limit:
                raise TimeoutError(sent.decode(errors="replace"))
            if select.select([self._fd], [], [], 0.5)[0]:
                sent += os.read(self._fd, 1 << 16)
        return time.perf_counter() - self.started

    def until_gone(self, text: str, limit: float = 300) -> None:
        """Wait until `text` is not on the screen any more."""
        self._wait(lambda: not self.shows(text), limit)

    def shows(self, text: str) -> bool:
        """Return whether `text` stands in one of the lines of the screen."""
        return text in self._text()

    def _wait(self, reached: Callable[[], bool], limit: float) -> float:
        begun = time.perf_counter()
        while time.perf_counter() - begun < limit:
            self.read(0.5)
            if reached():
                return time.perf_counter()
        raise TimeoutError(self._text())

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nothing more comes."""
        while self.read(quiet):
            pass

    def key(self, key: str, quiet: float = QUIET) -> tuple[float, float]:
        """Press a key; return the milliseconds to the first and the last byte it set off."""
        sent = self._sent_after(lambda: os.write(self._fd, key.encode()), quiet)
        self._stream.feed(b"".join(part for _, part in sent))
        return (sent[0][0], sent[-1][0]) if sent else (0.0, 0.0)

    def resize(self, columns: int, rows: int) -> tuple[float, float]:
        """Give the terminal another size; return the milliseconds to the first byte that
        this sets off, and to the last that changes a line of the screen.
        """
        self.screen.resize(rows, columns)
        size = struct.pack("HHHH", rows, columns, 0, 0)
        sent = self._sent_after(lambda: fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size), 3 * QUIET)
        changed = [0.0]
        shown = self._text()
        for arrived, part in sent:
            self._stream.feed(part)
            if shown != self._text():
                shown = self._text()
                changed.append(arrived)
        return (sent[0][0], changed[-1]) if sent else (0.0, 0.0)

    def _sent_after(self, act: Callable[[], object], quiet: float) -> list[tuple[float, bytes]]:
        """Act; return what is sent then, each part with its milliseconds, undrawn.

        Drawing it here takes longer than it took to send.
        """
        acted = time.perf_counter()
        act()
        sent: list[tuple[float, bytes]] = []
        while select.select([self._fd], [], [], quiet if sent else 2)[0]:
            part = os.read(self._fd, 1 << 16)
            sent.append((1000 * (time.perf_counter() - acted), part))
        return sent

    def enter(self, title: str) -> float | None:
        """Press enter; return the milliseconds until `title` stands above its article too.

        None where it is not to be told from the list's.
        """
        return self.shown_after("\r", lambda: self._text().count(title) > 1)

    def shown_after(
        self, key: str, is_shown: Callable[[], bool], quiet: float = 0.4
    ) -> float | None:
        """Press a key; return the milliseconds until the screen is as it should be, or None."""
        shown = None
        for arrived, part in self._sent_after(lambda: os.write(self._fd, key.encode()), quiet):
            self._stream.feed(part)
            if shown is None and is_shown():
                shown = arrived
        return shown

    def press_until(self, keys: str, is_shown: Callable[[], bool], limit: float = 60) -> float:
        """Press keys; return the milliseconds until the screen is as it should be.

        Of what comes, when it came counts, not when it was drawn here.
        """
        pressed = time.perf_counter()
        os.write(self._fd, keys.encode())
        return 1000 * (self.until_so(is_shown, limit) - pressed)

    def until_so(self, is_shown: Callable[[], bool], limit: float = 60) -> float:
        """Return when what arrived made the screen as it should be, by `perf_counter`."""
        begun = arrived = time.perf_counter()
        while not is_shown():
            if arrived - begun > limit:
                raise TimeoutError(self._text())
            if select.select([self._fd], [], [], 0.5)[0]:
                arrived = time.perf_counter()
                self._stream.feed(os.read(self._fd, 1 << 16))
            else:
                arrived = time.perf_counter()
        return arrived

    def read_for(self, seconds: float) -> None:
        """Take what arrives within so many seconds."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(left)

    def arrivals_after(self, keys: str, seconds: float) -> list[tuple[float, bytes]]:
        """Press keys; return what arrives within so many seconds, and when, not yet drawn.

        Drawing takes longer here than in a terminal, and what came meanwhile would seem late.
        """
        os.write(self._fd, keys.encode())
        arrived = []
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._fd], [], [], left)[0]:
                arrived.append((time.perf_counter(), os.read(self._fd, 1 << 16)))
        return arrived

    def draw(self, arrived: bytes) -> None:
        """Show what arrived before."""
        self._stream.feed(arrived)

    def line(self, number: int) -> str:
        """Return a line of the screen, without blanks at its ends."""
        line = self.screen.buffer[number]
        return "".join(line[x].data for x in range(self.screen.columns)).strip()

    def moved_after(self, key: str) -> float | None:
        """Press a key; return the milliseconds until another row is under the cursor, or None."""
        before = self.row_under_cursor()
        return self.shown_after(key, lambda: self.row_under_cursor() != before, QUIET)

    def row_under_cursor(self) -> str:
        """Return what stands in bold inside the panes left of the last one, the body."""
        border = self.screen.buffer[1]
        left_of = max(x for x in range(self.screen.columns) if border[x].data == "╭")
        rows = (self.screen.buffer[y] for y in range(2, self.screen.lines - 2))
        bold = (row[x].data for row in rows for x in range(left_of) if row[x].bold)
        return "".join(bold).strip()

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


BUSY = "░"
"""Stands in the title as long as the archive is indexed."""


def bare_keys(columns: int, rows: int, home: str) -> tuple[float, list[tuple[float, float]]]:
    """Return the seconds to a bare Textual app's first frame, and what keys take in it."""
    bare = Terminal([sys.executable, "-c", BARE], columns, rows, home)
    first_frame = bare.until("READY")
    bare.settle(0.5)
    took = [bare.key(key) for key in "jk" * 30]
    bare.kill()
    return first_frame, took


def bare_app(columns: int, rows: int, home: str) -> float:
    """Print what a key takes in a bare Textual app; return the seconds to its first frame."""
    first_frame, took = bare_keys(columns, rows, home)
    report("j in a bare Textual app", took)
    return first_frame


def report(what: str, timings: list[tuple[float, float]]) -> float:
    """Print median and 95th percentile of what was painted; return the median."""
    painted = [last for first, last in timings if last]
    first = [first for first, last in timings if last]
    if not painted:
        print(f"{what:44} nothing was painted")
        return 0.0
    median = statistics.median(painted)
    print(
        f"{what:44} median {median:6.1f} ms   p95 {p95(painted):6.1f} ms"
        f"   (first byte p95 {p95(first):6.1f} ms, {len(painted)} times)"
    )
    return median


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
