"""The reader in a real terminal: a pty, and pyte to read what is on the screen."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pyte

LIMIT = 30.0


class Terminal:
    """A Python program on a pty of 100 by 30."""

    def __init__(self, *argv: str) -> None:
        self.screen = pyte.Screen(100, 30)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._pid, self._fd = pty.fork()
        if not self._pid:
            os.environ |= {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
            os.execvp(sys.executable, [sys.executable, *argv])

    def until(self, text: str, *, gone: bool = False) -> None:
        """Wait until `text` is on the screen, or no more."""
        end = time.monotonic() + LIMIT
        while (text in self.shown()) == gone:
            assert time.monotonic() < end, self.shown()
            self._read()

    def shown(self) -> str:
        """What is on the screen; `Screen.display` fails on half an overwritten wide character."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        rows = ("".join(buffer[y][x].data for x in columns) for y in range(self.screen.lines))
        return "\n".join(rows)

    def press(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def wait(self) -> int:
        """Read to the end; return the exit status."""
        end = time.monotonic() + LIMIT
        while self._read():
            if time.monotonic() > end:
                break
        os.close(self._fd)
        if time.monotonic() > end:
            os.kill(self._pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def _read(self) -> bool:
        try:
            ready, _, _ = select.select([self._fd], [], [], 1)
            data = os.read(self._fd, 65536) if ready else b""
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data) or not ready


def test_open_read_jump_and_quit(archive_folder: Path) -> None:
    terminal = Terminal("-m", "reader", str(archive_folder))
    terminal.until("14 篇 · 14 未读")
    terminal.until("第12号短讯")
    terminal.press("\r")
    terminal.until("13 未读")
    terminal.until("■ 夜里的灯")
    terminal.press("]]")
    terminal.until("2/4 · 借书的人")
    terminal.press("t")
    terminal.until("目录 · 4")
    terminal.press("\x1b")
    terminal.until("目录 · 4", gone=True)
    terminal.press("q")
    assert terminal.wait() == 0
    assert b"Traceback" not in terminal.raw


def test_an_unknown_theme_is_one_line_and_status_2(archive_folder: Path) -> None:
    terminal = Terminal("-m", "reader", str(archive_folder), "--theme", "plaid")
    assert terminal.wait() == 2
    assert b"plaid" in terminal.raw
    assert b"Traceback" not in terminal.raw


def test_a_bug_ends_in_a_sentence_not_in_a_traceback(archive_folder: Path, home: Path) -> None:
    script = (
        "import sys; from reader.tui.widgets.body import BodyPane\n"
        "def broken(self, y): raise ValueError('broken on purpose')\n"
        "BodyPane.render_line = broken\n"
        "sys.argv = ['kanbao', sys.argv[1]]\n"
        "from reader.__main__ import main; main()"
    )
    terminal = Terminal("-c", script, str(archive_folder))
    assert terminal.wait() == 1
    last = terminal.raw.decode("utf-8", "replace").strip().rpartition("\n")[2]
    assert "看报自身出错（ValueError: broken on purpose）" in last
    assert "Traceback" not in terminal.raw.decode("utf-8", "replace")
    assert "broken on purpose" in (home / "cache" / "kanbao" / "crash.log").read_text("utf-8")
