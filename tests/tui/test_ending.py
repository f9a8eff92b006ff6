"""However the reader ends, what was marked and where they were is on disk."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from real_terminal import Terminal

from reader import settings
from reader.corpus import open_archive
from reader.library import Library, open_library
from reader.session.opening import open_post

PARAGRAPH = "第{}段：渡口的早班船改到六点开，风大的日子也不例外。"

End = Callable[[Terminal], int]


def by_key(terminal: Terminal) -> int:
    terminal.press("q")
    return terminal.wait()


def by_ctrl_q(terminal: Terminal) -> int:
    terminal.press("\x11")
    return terminal.wait()


def by_term(terminal: Terminal) -> int:
    terminal.signal(signal.SIGTERM)
    return terminal.wait()


def by_hup(terminal: Terminal) -> int:
    terminal.signal(signal.SIGHUP)
    return terminal.wait()


def by_closing(terminal: Terminal) -> int:
    return terminal.hang_up()


ENDINGS = [by_key, by_ctrl_q, by_term, by_hup, by_closing]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A long post, the newest, and a short one."""
    for name, paragraphs in (("2026-03-02-long", 300), ("2026-03-01-short", 2)):
        body = "\n\n".join(PARAGRAPH.format(n) for n in range(1, paragraphs + 1))
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name[11:]}\n---\n{body}\n", "utf-8")
    return tmp_path


def library_of(folder: Path) -> Library:
    return open_library(
        open_archive(folder), cache=settings.cache_folder(), data=settings.data_folder()
    )


@pytest.mark.parametrize("end", ENDINGS)
def test_marks_and_place_are_on_disk(folder: Path, home: Path, end: End) -> None:
    terminal = Terminal("-m", "reader", str(folder))
    terminal.until("2 篇 · 2 未读")
    terminal.until("第1段")
    terminal.press("\r")
    terminal.until("2 篇 · 1 未读")
    terminal.press("\x06" * 4)
    terminal.until("第1段", gone=True)
    terminal.press("s")
    terminal.until("★")
    status = end(terminal)
    assert terminal.left_behind() == []
    assert b"Traceback" not in terminal.raw
    assert not list(home.rglob("crash.log"))
    assert status == 0
    library = library_of(folder)
    entry = library.find("2026-03-02-long")
    assert (entry.read, entry.starred) == (True, True)
    position = library.reading_position(entry.key)
    assert position.offset
    text = open_post(open_archive(folder), entry.path).article.text
    assert text.startswith(position.words, position.offset)


@pytest.mark.parametrize("end", ENDINGS)
def test_keys_pressed_just_before_count_and_so_does_the_place(
    folder: Path, home: Path, end: End
) -> None:
    """Nothing is waited for: not the painting, nor the moment after which a place is kept."""
    terminal = Terminal("-m", "reader", str(folder))
    terminal.until("2 篇 · 2 未读")
    terminal.until("第1段")
    terminal.press("\rsG")
    terminal.until("100%")
    terminal.press("KJms")
    terminal.until("第300段", gone=True)
    status = end(terminal)
    assert (status, terminal.left_behind()) == (0, [])
    assert b"Traceback" not in terminal.raw
    assert not list(home.rglob("crash.log"))
    library = library_of(folder)
    long, short = library.find("2026-03-02-long"), library.find("2026-03-01-short")
    assert long.starred
    assert library.reading_position(long.key).offset
    assert (short.read, short.starred) == (False, True)


@pytest.mark.parametrize("end", ENDINGS)
def test_an_article_that_is_being_parsed_leaves_no_process_behind(
    folder: Path, home: Path, end: End
) -> None:
    body = "\n\n".join(PARAGRAPH.format(n) for n in range(60_000))
    (folder / "2026-03-03-endless.md").write_text(f"---\ntitle: endless\n---\n{body}\n", "utf-8")
    terminal = Terminal("-m", "reader", str(folder))
    terminal.until("其余正在读入")
    status = end(terminal)
    assert (status, terminal.left_behind()) == (0, [])
    assert b"Traceback" not in terminal.raw
    assert not list(home.rglob("crash.log"))


def test_a_closed_terminal_that_no_signal_tells_of_ends_it_too(folder: Path, home: Path) -> None:
    script = (
        "import signal, sys\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})\n"
        "from reader.__main__ import main; main()"
    )
    terminal = Terminal("-c", script, str(folder))
    terminal.until("2 篇 · 2 未读")
    terminal.until("第1段")
    terminal.press("\rs\x04")
    terminal.until("★")
    terminal.until("第1段", gone=True)
    terminal.press("\x04" * 60)  # what is drawn for these finds no terminal
    assert terminal.hang_up() == 0
    assert terminal.left_behind() == []
    assert not list(home.rglob("crash.log"))
    library = library_of(folder)
    long = library.find("2026-03-02-long")
    assert (long.read, long.starred) == (True, True)
    assert library.reading_position(long.key).offset


def test_work_that_does_not_end_keeps_nobody_from_their_shell(folder: Path) -> None:
    script = (
        "import sys, time; from reader.library import Library\n"
        "def endless(*args, **options):\n"
        "    while True: time.sleep(0.01)\n"
        "Library.sync = endless\n"
        "sys.argv = ['kanbao', sys.argv[1]]\n"
        "from reader.__main__ import main; main()"
    )
    library_of(folder).sync()
    terminal = Terminal("-c", script, str(folder))
    terminal.until("2 篇")
    terminal.press("q")
    assert terminal.wait() == 0
    assert b"Traceback" not in terminal.raw
