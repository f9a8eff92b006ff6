"""Characters that terminals count differently: the frame stands straight in all of them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import post
from hypothesis import given
from hypothesis import strategies as st
from real_terminal import LIMIT, Terminal
from rich.cells import cell_len
from wcwidth import wcwidth

from reader.tui.clusters import agreed

KEYCAP, HEART, FAMILY, FLAG, THUMB = "1️⃣", "❤️", "👨‍👩‍👧", "🇨🇳", "👍🏽"
ALL = f"{KEYCAP} 渡口{HEART}的{FAMILY}早{FLAG}班{THUMB}船"
BODY = f"# {ALL}\n\n## 小节{ALL}\n\n{f'{ALL}，改到六点开。' * 9}\n\n| {ALL} | 乙 |\n|---|---|\n| {HEART} | {ALL} |\n\n"


def added_up(text: str) -> int:
    """The cells that a terminal gives `text` which looks at one character at a time."""
    return sum(max(wcwidth(character), 0) for character in text)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (f"{KEYCAP} 买菜", "1  买菜"),
        (f"我{HEART}你", "我❤ 你"),
        (f"{FAMILY}的家", "👨的家"),
        (f"{FLAG}队", "CN队"),
        (f"{THUMB}好", "👍好"),
        ("🏳️‍🌈", "🏳 "),
        ("☎️：12345", "☎ ：12345"),
        ("cafe\u0301 か\u3099 ☕ 👍", "cafe\u0301 か\u3099 ☕ 👍"),  # here all agree
    ],
)
def test_what_is_drawn(text: str, drawn: str) -> None:
    assert agreed(text) == drawn
    assert added_up(drawn) == cell_len(drawn) == cell_len(text)


@given(st.lists(st.sampled_from([*ALL, KEYCAP, FAMILY, "\u200d", "\ufe0e", "\u0301", "a"])))
def test_any_run_of_such_characters_takes_the_cells_it_had(characters: list[str]) -> None:
    text = "".join(characters)
    drawn = agreed(text)
    assert added_up(drawn) == cell_len(drawn) == cell_len(text)
    assert agreed(drawn) == drawn


def test_every_single_character_is_counted_alike_once_drawn() -> None:
    for code in range(0x20, 0x110000):
        character = chr(code)
        if unicodedata.category(character) not in ("Cc", "Cn", "Co", "Cs"):
            drawn = agreed(character)
            assert added_up(drawn) == cell_len(drawn) == cell_len(character), hex(code)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive that holds them wherever there is text."""
    folder = tmp_path / f"报{HEART}"
    posts = folder / "_posts"
    posts.mkdir(parents=True)
    for number in range(1, 9):
        text = post(ALL * number, f"2022-02-{number:02} 07:30:00 +0800", f"栏{ALL}", "报", BODY)
        (posts / f"2022-02-{number:02}-note{number}.md").write_text(text, "utf-8")
    return folder


def test_the_frame_is_straight_where_a_terminal_adds_up(archive: Path) -> None:
    """pyte looks at one character at a time. What is waited for stands at the foot, drawn last."""
    terminal = Terminal("-m", "reader", str(archive), columns=160, rows=30)
    terminal.until("8 篇 · 8 未读")
    terminal.press("\r")
    terminal.until("下一小标题")
    check_frames(terminal)
    terminal.press("]")
    terminal.until("1/2")
    check_frames(terminal)
    terminal.press("t")
    terminal.until("回到正文")
    check_frames(terminal)
    terminal.press("\x1b")
    terminal.until("回到正文", gone=True)
    terminal.press("q")
    assert terminal.wait() == 0


def check_frames(terminal: Terminal) -> None:
    """See that every pane's sides stand below its corners."""
    buffer, width = terminal.screen.buffer, terminal.screen.columns
    corners = [x for x in range(width) if buffer[1][x].data in ("╭", "╮")]
    assert len(corners) >= 6
    assert (corners[0], corners[-1]) == (0, width - 1)
    for y in range(2, terminal.screen.lines - 2):
        assert all(buffer[y][x].data == "│" for x in corners), terminal.shown()


needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    command = ["tmux", "-u", "-f", os.devnull, "-S", str(tmp_path / "tmux")]
    yield command
    subprocess.run([*command, "kill-server"], check=False, capture_output=True)


@needs_tmux
def test_the_frame_is_straight_in_tmux(archive: Path, tmux: list[str]) -> None:
    width, height = 120, 30
    reader = shlex.join([sys.executable, "-m", "reader", str(archive)])
    start = [*tmux, "new-session", "-d", "-x", str(width), "-y", str(height), reader]
    subprocess.run(start, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    until(tmux, "8 unread")
    subprocess.run([*tmux, "send-keys", "Enter"], check=True)
    rows = until(tmux, "next heading")[1 : height - 1]
    assert [added_up(row) for row in rows] == [width] * len(rows)
    assert {row[-1] for row in rows} <= set("╮│╯")


def until(tmux: list[str], text: str) -> list[str]:
    """Wait until `text` is on the screen of tmux; return its rows."""
    end = time.monotonic() + LIMIT
    while True:
        capture = [*tmux, "capture-pane", "-p"]
        shown = subprocess.run(capture, check=False, capture_output=True, text=True).stdout
        if text in shown:
            return shown.split("\n")
        assert time.monotonic() < end, shown
