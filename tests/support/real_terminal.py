"""A Python program in a real terminal: a pty, and pyte to read what is on the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pyte

LIMIT = 30.0

_open: list[Terminal] = []


class Terminal:
    """A Python program on a pty, by default of 100 by 30; `env` is added to the environment."""

    def __init__(
        self,
        *argv: str,
        columns: int = 100,
        rows: int = 30,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._pid, self._fd = pty.fork()
        if not self._pid:
            unset = {"COLUMNS", "LINES", "NO_COLOR", "COLORTERM"}
            kept = {name: value for name, value in os.environ.items() if name not in unset}
            environment = {**kept, "TERM": "xterm-256color", **(env or {})}
            # Before the program looks: a size given later may come too late for it.
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            # Given whole: readline sets COLUMNS behind the back of `os.environ`.
            os.execve(sys.executable, [sys.executable, *argv], environment)
        _open.append(self)

    def until(self, text: str, *, gone: bool = False) -> None:
        """Wait until `text` is on the screen, or no more."""
        self.until_so(lambda shown: (text in shown) != gone)

    def until_so(self, condition: Callable[[str], bool]) -> None:
        """Wait until `condition` holds of what is on the screen, which comes piece by piece."""
        end = time.monotonic() + LIMIT
        while not condition(self.shown()):
            assert time.monotonic() < end, self.shown()
            self._read()

    def shown(self) -> str:
        """What is on the screen; `Screen.display` fails on half an overwritten wide character."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        rows = ("".join(buffer[y][x].data for x in columns) for y in range(self.screen.lines))
        return "\n".join(rows)

    def press(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self._pid, number)

    def hang_up(self) -> int:
        """Close the terminal, as when its window is closed; return the program's exit status."""
        self._close()
        end = time.monotonic() + LIMIT
        while not (ended := os.waitpid(self._pid, os.WNOHANG))[0]:
            if time.monotonic() > end:
                os.kill(self._pid, signal.SIGKILL)
            time.sleep(0.05)
        return os.waitstatus_to_exitcode(ended[1])

    def kill(self) -> None:
        """End whatever runs in this terminal, however it stands."""
        for process in self.left_behind():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._close()
        os.waitpid(self._pid, 0)

    def left_behind(self) -> list[int]:
        """The processes of this terminal that still run."""
        return [process for process in processes() if session_of(process) == self._pid]

    def wait(self) -> int:
        """Read to the end; return the exit status."""
        end = time.monotonic() + LIMIT
        while self._read():
            if time.monotonic() > end:
                break
        self._close()
        if time.monotonic() > end:
            os.kill(self._pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def _close(self) -> None:
        os.close(self._fd)
        _open.remove(self)

    def _read(self) -> bool:
        try:
            ready, _, _ = select.select([self._fd], [], [], 1)
            data = os.read(self._fd, 65536) if ready else b""
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data) or not ready


def kill_terminals() -> None:
    """End what a test that failed left running: it would take the time of those after it."""
    for terminal in [*_open]:
        terminal.kill()


def processes() -> list[int]:
    """Every process that runs here."""
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]


def session_of(process: int) -> int | None:
    """The process that the terminal of `process` was opened for, None if it has ended."""
    try:
        return os.getsid(process)
    except ProcessLookupError:
        return None
