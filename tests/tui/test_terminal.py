"""The reader in a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from real_terminal import Terminal


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


def test_the_screen_is_drawn_where_errors_go_to_a_file(
    archive_folder: Path, tmp_path: Path
) -> None:
    errors = tmp_path / "errors"
    script = (
        "import os, sys\n"
        "os.dup2(os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT), 2)\n"
        "os.execv(sys.executable, [sys.executable, '-m', 'reader', sys.argv[2]])"
    )
    terminal = Terminal("-c", script, str(errors), str(archive_folder))
    terminal.until("14 篇 · 14 未读")
    terminal.press("\r")
    terminal.until("13 未读")
    terminal.press("q")
    assert terminal.wait() == 0
    assert errors.read_text("utf-8") == ""


def test_an_unknown_theme_is_one_line_and_status_2(archive_folder: Path) -> None:
    terminal = Terminal("-m", "reader", str(archive_folder), "--theme", "plaid")
    assert terminal.wait() == 2
    assert b"plaid" in terminal.raw
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize(("asked", "frames"), [(None, 240), ("30", 30)])
def test_frames_follow_each_other_soon_unless_the_environment_says_otherwise(
    archive_folder: Path, monkeypatch: pytest.MonkeyPatch, asked: str | None, frames: int
) -> None:
    monkeypatch.delenv("TEXTUAL_FPS", raising=False)
    if asked is not None:
        monkeypatch.setenv("TEXTUAL_FPS", asked)
    script = (
        "import atexit, sys\n"
        "def tell():\n"
        "    from textual.constants import MAX_FPS\n"
        "    print('frames a second:', MAX_FPS)\n"
        "atexit.register(tell)\n"
        "sys.argv = ['kanbao', sys.argv[1]]\n"
        "from reader.__main__ import main; main()"
    )
    terminal = Terminal("-c", script, str(archive_folder))
    terminal.until("14 篇 · 14 未读")
    terminal.press("q")
    assert terminal.wait() == 0
    assert f"frames a second: {frames}\r\n".encode() in terminal.raw


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
