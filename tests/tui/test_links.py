"""Links: labelled, clicked and copied; where they lead, and that nothing of them does harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from archives import SECTIONS
from driving import border, in_view, on_top, opened, post_in, press, reading_it, until
from real_terminal import Terminal
from rich.cells import cell_len

from reader.library import Library
from reader.session.links import labels, may_open
from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.desktop import has_desktop, open_url
from reader.tui.screens.label_screen import LabelScreen
from reader.tui.widgets.bars import HintBar
from reader.tui.widgets.text_pane import AIR_LEFT

MakeApp = Callable[..., KanbaoApp]

NAME = "2030-01-01-links"
EVIL = "[x](a.md%1b]52;c;ZXZpbA==%07)"
"""A link whose name, decoded, tells a terminal to put `evil` onto the clipboard."""
FOOTNOTE = (
    "正文里有一处注[^1]。\n\n"
    + "中间的一段话。\n\n" * 30
    + "[^1]: 注里说的话。\n\n"
    + "末了。\n\n" * 30
)


@pytest.fixture
def write(archive_folder: Path) -> Callable[[str], Place]:
    """Write the post of this name with the body given; return its place."""

    def write(body: str) -> Place:
        file = archive_folder / "_posts" / f"{NAME}.md"
        file.write_text(f"---\ntitle: 链接\n---\n{body}", "utf-8")
        return Place(NAME)

    return write


Write = Callable[[str], Place]


async def test_labels_lead_to_links(make_app: MakeApp, write: Write) -> None:
    place = write(
        "看[图书馆](2022-03-09-library.md#还书的箱)，"
        "或[网站](https://example.org/x)，或[坏的](javascript:alert(1))。\n"
    )
    async with make_app(place=place).run_test(size=(100, 20)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "semicolon", "s")
        assert pilot.app.clipboard == "https://example.org/x"
        await press(pilot, "semicolon", "a")
        await until(pilot, lambda: "3/4" in border(screen))
        assert screen.body.post is not None
        assert screen.body.post.path.endswith("library.md")


async def test_a_link_to_a_page_of_the_site_leads_to_the_post_it_is_made_of(
    make_app: MakeApp, archive_folder: Path, write: Write
) -> None:
    other = archive_folder / "_posts" / "2024-01-06-other.md"
    other.write_text("---\ntitle: 另一篇\n---\n## 前一节\n\n文。\n\n## 后一节\n\n文。\n", "utf-8")
    place = write("[无](2024-01-06-other.html)，[有](2024-01-06-other.html#后一节)\n")
    async with make_app(place=place).run_test(size=(100, 20)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "semicolon", "a")
        await until(pilot, lambda: screen.body.post and screen.body.post.title == "另一篇")
        await press(pilot, "K", "semicolon", "s")
        await until(pilot, lambda: "2/2 · 后一节" in border(screen))


@pytest.mark.parametrize("how", ["label", "click", "place"])
async def test_a_footnote_is_gone_to(make_app: MakeApp, write: Write, how: str) -> None:
    place = write(FOOTNOTE)
    if how == "place":
        place = Place(NAME, "fn1")
    async with make_app(place=place).run_test(size=(100, 20)) as pilot:
        screen = await reading_it(pilot)
        if how == "label":
            await press(pilot, "semicolon", "a")
        elif how == "click":
            assert "注里说的话" not in in_view(screen)
            line = next(line for line in screen.body.lines_in_view() if "[1]" in line.text)
            row = screen.body.lines_in_view().index(line)
            left, top = screen.body.gutter.top_left
            cell = cell_len(line.text.partition("1]")[0])
            await pilot.click(screen.body, offset=(left + AIR_LEFT + cell, top + row))
        await until(pilot, lambda: "注里说的话" in in_view(screen))
        assert screen.body.top > 0
        assert pilot.app.is_running


async def test_any_number_of_links_in_view_is_labelled(make_app: MakeApp, write: Write) -> None:
    many = " ".join(f"[甲](https://example.org/{number})" for number in range(800))
    place = write(f"{many}\n\n[末](https://example.org/last)\n")
    async with make_app(place=place).run_test(size=(100, 60)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "z")
        count = len(screen.body.links_in_view())
        assert count == 801
        await press(pilot, "semicolon")
        assert isinstance(pilot.app.screen, LabelScreen)
        last = labels(count)[-1]
        assert f"{last}末" in "".join(screen.body.render_line(y).text for y in range(60))
        await press(pilot, *last)
        assert on_top(pilot) is screen
        assert pilot.app.clipboard == "https://example.org/last"


@pytest.mark.parametrize("columns", [80, 81])
async def test_a_label_stands_once_beside_the_words_of_its_link(
    make_app: MakeApp, write: Write, columns: int
) -> None:
    words = "要折到下一行去才写得完的那种很长的链接" * 4
    place = write(f"前面[{words}](https://example.org/x)。\n")
    async with make_app(place=place).run_test(size=(columns, 20)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "semicolon")
        drawn = [screen.body.render_line(y).text.strip() for y in range(10)]
        text = "".join(drawn)
        assert text.count("a") == 1
        assert f"前面a{words}。" in text


# -- what is said of a link ------------------------------------------------------------


async def test_a_link_that_commands_the_terminal_is_only_named(
    make_app: MakeApp, write: Write
) -> None:
    async with make_app(place=write(EVIL)).run_test(size=(100, 20)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "semicolon", "a")
        await until(pilot, lambda: screen.query_one(HintBar).notice)
        notice = screen.query_one(HintBar).notice
        assert "归档里没有这一篇" in notice
        assert "␛]52;c;ZXZpbA==␇" in notice
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", notice)


def test_a_link_that_commands_the_terminal_reaches_no_terminal(
    archive_folder: Path, write: Write
) -> None:
    write(EVIL)
    terminal = Terminal("-m", "reader", str(archive_folder))
    terminal.until("15 篇 · 15 未读")
    terminal.press("g\r")
    terminal.until("14 未读")
    terminal.until("│  x ")
    terminal.press(";")
    terminal.until("输入链接的字母跟随")
    terminal.press("a")
    terminal.until("归档里没有这一篇")
    terminal.until("]52;c;ZXZpbA==")
    terminal.press("q")
    assert terminal.wait() == 0
    assert b"\x1b]52" not in terminal.raw
    assert b"\x9d52" not in terminal.raw


# -- copied ----------------------------------------------------------------------------


async def test_the_link_and_the_place_being_read_are_copied(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "Y")
        assert pilot.app.clipboard == "2022-03-09-library"
        for section in SECTIONS:
            await press(pilot, "]", "Y")
            assert pilot.app.clipboard == f"2022-03-09-library#{section}"
        await press(pilot, "y")
        assert pilot.app.clipboard == "http://example.org/news/1.html"
        assert screen.query_one(HintBar).notice == "已复制 http://example.org/news/1.html"
        await press(pilot, "Y")
        place = Place.parse(pilot.app.clipboard)
    async with make_app(place=place).run_test(size=(100, 12)) as pilot:
        screen = await reading_it(pilot)
        assert f"4/4 · {SECTIONS[3]}" in border(screen)


async def test_the_link_is_known_as_soon_as_the_article_is_read(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the index knows by then: of a first look, the header alone."""
    monkeypatch.setattr(Library, "index_texts", lambda library, **_: library.indexed())
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "y")
        entry = screen.current()
        assert entry is not None
        assert entry.source is None
        assert pilot.app.clipboard == "http://example.org/news/1.html"


# -- outside the reader ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("http://example.org/", True),
        ("HTTPS://example.org/", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("//example.org/x", False),
        ("a.md", False),
        ("", False),
        ("http://[", False),
        ("http://[::1", False),
        (" javascript:alert(1)", False),
        ("--help", False),
    ],
)
def test_only_the_web_and_mail_may_be_opened(url: str, may: bool) -> None:
    assert may_open(url) is may


@pytest.mark.parametrize(
    ("environ", "platform", "has"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "::1 1 ::1 22"}, "linux", False),
        ({"DISPLAY": ":10", "SSH_TTY": "/dev/pts/0"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
        ({"SSH_CONNECTION": "::1 1 ::1 22"}, "darwin", False),
    ],
)
def test_a_desktop_is_one_before_which_the_reader_sits(
    environ: dict[str, str], platform: str, has: bool
) -> None:
    assert has_desktop(environ, platform) is has


@pytest.fixture
def browsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """A desktop whose browser writes down what it is given; returns that."""
    opener, told = tmp_path / "bin" / "xdg-open", tmp_path / "told"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf "%s|" "$#" "$1" > {told}\n', "utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr("sys.platform", "linux")
    return lambda: told.read_text("utf-8") if told.exists() else ""


async def test_a_link_opens_in_the_browser_and_never_through_a_shell(
    make_app: MakeApp, write: Write, browsed: Callable[[], str]
) -> None:
    place = write("[x](<https://example.org/$(owned)&;x>)")
    async with make_app(place=place).run_test(size=(100, 20)) as pilot:
        await reading_it(pilot)
        await press(pilot, "semicolon", "a")
        await until(pilot, lambda: browsed().endswith("x|"))
        assert browsed() == "1|https://example.org/$(owned)&;x|"
        assert pilot.app.clipboard == ""


def test_what_may_not_be_opened_is_not(
    browsed: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_by_python: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened_by_python.append)
    assert not open_url("javascript:alert(1)")
    assert not open_url("file:///etc/passwd")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    assert not open_url("https://example.org/")
    assert browsed() == ""
    assert opened_by_python == []


# -- images ----------------------------------------------------------------------------


async def test_an_image_of_the_archive_is_named_without_a_desktop(
    make_app: MakeApp, archive_folder: Path, write: Write
) -> None:
    (archive_folder / "图.png").write_bytes(b"")
    place = write("![灯](../图.png)\n\n![没有](/none.png)\n")
    async with make_app(place=place).run_test(size=(100, 20)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "semicolon", "a")
        await until(pilot, lambda: pilot.app.clipboard == str(archive_folder / "图.png"))
        await press(pilot, "semicolon", "s")
        await until(pilot, lambda: "没有这个文件" in screen.query_one(HintBar).notice)


async def test_an_image_opens_with_the_desktop_and_never_through_a_shell(
    make_app: MakeApp, archive_folder: Path, write: Write, browsed: Callable[[], str]
) -> None:
    name = "$(owned)&;图.png"
    (archive_folder / name).write_bytes(b"")
    async with make_app(place=write(f"![灯](<../{name}>)\n")).run_test(size=(100, 20)) as pilot:
        await reading_it(pilot)
        await press(pilot, "semicolon", "a")
        await until(pilot, lambda: browsed().endswith("png|"))
        assert browsed() == f"1|{archive_folder / name}|"


async def test_no_label_is_pushed_out_of_view(make_app: MakeApp, write: Write) -> None:
    place = write(" ".join(f"[链接{n}](https://example.org/{n})" for n in range(20)))
    async with make_app(place=place).run_test(size=(80, 20)) as pilot:
        screen = await reading_it(pilot)
        count = len(screen.body.links_in_view())
        await press(pilot, ";")
        lines = [screen.body.render_line(y).text for y in range(screen.body.page)]
        shown = "".join(line.strip() for line in lines)
        for number, label in enumerate(labels(count)):
            # Where a link begins its line, its label covers its first character.
            assert f"{label}链接{number}" in shown or f"{label} 接{number}" in shown


@pytest.mark.parametrize("body", ["文", "[x](2022-03-09-library.md)"])
async def test_what_a_place_or_a_link_leads_to_shows_as_read(
    make_app: MakeApp, write: Write, body: str
) -> None:
    async with make_app(place=write(body)).run_test(size=(100, 20)) as pilot:
        screen = await reading_it(pilot)
        if "x" in body:
            await press(pilot, ";", "a")
            await until(pilot, lambda: post_in(screen).title == "不打烊的书房")
        await until(pilot, lambda: not len(pilot.app.workers))
        entry, wanted = screen.session.catalogue.entry, screen.session.wanted
        assert entry is not None
        assert wanted is not None
        assert entry.key == wanted.key
        assert entry.read
