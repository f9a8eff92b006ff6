"""Keys that a config moves and unbinds, in the running app; and its way to the shell and back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from driving import entry_at, foot, opened, press, until
from real_terminal import Terminal
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from reader import settings
from reader.texts.errors import sentence
from reader.tui.app import KanbaoApp
from reader.tui.keys.keymap import Keymap, chosen_keymap
from reader.tui.screens.help_screen import HelpScreen, HelpText
from reader.tui.screens.label_screen import LabelScreen
from reader.tui.screens.outline_screen import OutlineScreen
from reader.tui.screens.palette import CommandList, PaletteScreen
from reader.tui.screens.theme_screen import ThemeList, ThemeScreen
from reader.tui.widgets.search_bar import SearchBar

_S = TypeVar("_S", bound=Screen[Any])
MakeApp = Callable[..., KanbaoApp]

CONFIG = """\
[keys]
preset = "newsboat"
"move.line_down" = "x"
"move.line_up" = ["W", "up"]
"mark.star" = "S"
"mark.read" = "M"
"read.next" = "D"
"read.find" = "}"
"heading.outline" = "ctrl+o"
"app.help" = "f1"
"picker.close" = "ctrl+g"
"line.enter" = "ctrl+y"

"app.theme" = []
"pane.zoom" = []

"mark.sta" = "s"
"app.scan" = "ctrl+i"
"read.previous" = "A"
"""
"""Moves ten keys, unbinds two, and is wrong in three."""


@pytest.fixture
def config(home: Path) -> Path:
    path = settings.config_path()
    path.parent.mkdir(parents=True)
    path.write_text(CONFIG, "utf-8")
    return path


@pytest.fixture
def keymap(config: Path) -> Keymap:
    return chosen_keymap(settings.load(config).keys).keymap


def top(pilot: Pilot[Any], kind: type[_S]) -> _S:
    """The screen one sees, which is of this kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


def test_three_mistakes_get_three_sentences(config: Path) -> None:
    notices = chosen_keymap(settings.load(config).keys).notices
    assert [sentence(notice) for notice in notices] == [
        f"{config}:17：没有叫“mark.sta”的命令，没有理会；是不是 mark.star？",
        f"{config}:18：app.scan：终端分不清 ctrl+i 和 tab；这次仍用 r R",
        f"{config}:19：read.previous 的 A 已是 mark.all（列表全部标为已读）的键；这次仍用 K",
    ]


async def test_moved_keys_work_and_the_old_ones_no_more(make_app: MakeApp, keymap: Keymap) -> None:
    async with make_app(keymap=keymap).run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "x", "x", "W", "s", "S")
        assert screen.entries.cursor == 1
        assert [entry_at(screen, row).starred for row in (0, 1)] == [False, True]
        await press(pilot, "m", "M")
        assert entry_at(screen, 1).read
        await press(pilot, "J", "slash", "t", "T", "z", "question_mark")
        assert screen.entries.cursor == 1
        assert pilot.app.screen is screen
        assert screen.entries.display
        await press(pilot, "D")
        assert screen.entries.cursor == 2
        await press(pilot, "right_curly_bracket")
        assert screen.query_one(SearchBar).line.has_focus
        await press(pilot, "escape", "」")
        assert screen.query_one(SearchBar).line.has_focus


async def test_the_presets_own_keys_work(make_app: MakeApp, keymap: Keymap) -> None:
    async with make_app(keymap=keymap).run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "q")
        assert screen.entries.has_focus
        await press(pilot, "l")
        assert screen.session.catalogue.view.show.value == "unread"
        await press(pilot, "R")
        await until(pilot, lambda: "没有新文章" in foot(screen))


async def test_help_foot_and_palette_show_the_keys_that_work(
    make_app: MakeApp, keymap: Keymap
) -> None:
    async with make_app(keymap=keymap).run_test(size=(140, 50)) as pilot:
        screen = await opened(pilot)
        assert "M 已读" in foot(screen)
        assert "S 收藏" in foot(screen)
        assert foot(screen).endswith("f1 帮助  Q 退出  ")
        await press(pilot, "f1")
        text = top(pilot, HelpScreen).query_one(HelpText)
        await until(pilot, lambda: text.virtual_size.height)
        lines = "\n".join(text.render_line(y).text for y in range(text.page))
        for row in ("x +下一行", "W  ↑ +上一行", "S +收藏", "M +已读", "D +下一篇 ", "ctrl\\+o +目录",
                    "f1 +帮助", "Q +退出", "r  R +查看", "K +上一篇", "2  l +只列未读"):  # fmt: skip
            assert re.search(rf"(?m)(^|  ){row}", lines), row
        assert "换主题" not in lines
        assert "只看正文" not in lines
        assert "用中文输入法打出的 《 》 、 」 ； 】 【 ＋ － ： 与半角的键作用相同。" in lines
        assert "／" not in lines
        await press(pilot, "q", "colon", *"mubiao")
        assert isinstance(pilot.app.screen, PaletteScreen)
        await press(pilot, "ctrl+g", "colon", *"huanzhuti", "ctrl+y")
        assert isinstance(pilot.app.screen, ThemeScreen)


async def test_other_screens_name_and_take_the_keys_that_work(
    make_app: MakeApp, keymap: Keymap
) -> None:
    async with make_app(keymap=keymap).run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "ctrl+o")
        outline = top(pilot, OutlineScreen)
        assert outline.query_one(Input).placeholder == "输入以筛选，ctrl+y 跳转"
        await press(pilot, "enter", "escape")
        assert outline.is_current
        await press(pilot, "down", "ctrl+y")
        assert screen.body.section == 1
        await press(pilot, "colon")
        palette = top(pilot, PaletteScreen)
        title = palette.query_one("Picker").border_title
        assert title == "命令 · ctrl+y 执行，ctrl+g 关闭"
        await press(pilot, *"huanzhuti", "ctrl+y", "x")
        themes = top(pilot, ThemeScreen)
        assert themes.query_one(ThemeList).border_title == "主题 · enter 选用，esc 不换"
        assert pilot.app.theme == "newsprint"
        await press(pilot, "W", "Q")
        assert pilot.app.screen is screen
        assert pilot.app.theme == "ink"


async def test_a_key_of_the_palette_that_is_text_is_typed(
    make_app: MakeApp, keymap: Keymap
) -> None:
    async with make_app(keymap=keymap).run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "right_curly_bracket", "a", "colon", "x")
        line = screen.query_one("FindBar", Input)
        assert (line.value, line.has_focus) == ("a:x", True)
        await press(pilot, "ctrl+p")
        assert top(pilot, PaletteScreen).query_one(CommandList).row_count() > 30


async def test_what_was_marked_names_the_key_to_undo_it(make_app: MakeApp, keymap: Keymap) -> None:
    async with make_app(keymap=keymap).run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "A")
        await until(pilot, lambda: "14 篇标为已读，U 撤销" in foot(screen))


async def test_escape_ends_the_labels(make_app: MakeApp, archive_folder: Path) -> None:
    (archive_folder / "_posts" / "2022-04-01-links.md").write_text(
        "---\ntitle: 链接\n---\n[甲](#b)\n\n## b\n\n文。\n", "utf-8"
    )
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: screen.entries.row_count() == 15)
        await press(pilot, "g", "enter", ";")
        top(pilot, LabelScreen)
        assert "esc 取消" in str(pilot.app.screen.query_one("Static").render())
        await press(pilot, "escape")
        assert pilot.app.screen is screen


def test_the_config_holds_and_its_mistakes_are_told(archive_folder: Path, config: Path) -> None:
    terminal = Terminal("-m", "reader", str(archive_folder))
    terminal.until("设置里有 3 处没有照办，kanbao config 逐条说明")
    terminal.press("x")
    terminal.until("f1 帮助")
    terminal.press("Q")
    assert terminal.wait() == 0
    assert terminal.raw.decode().count(f"{config}:") == 3


@pytest.mark.skipif(not shutil.which("bash"), reason="needs a shell with job control")
def test_ctrl_z_goes_to_the_shell_and_fg_comes_back_whole(archive_folder: Path) -> None:
    script = (
        "import os, sys; os.environ['PS1'] = 'shell> '; os.environ['PYTHON'] = sys.executable;"
        "os.environ['POSTS'] = sys.argv[1]; os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])"
    )
    terminal = Terminal("-c", script, str(archive_folder))
    terminal.until("shell>")
    # What is stopped while it writes keeps its lock: the index is whole before.
    terminal.press('"$PYTHON" -m reader index "$POSTS" > "$POSTS.told"; clear\r')
    terminal.until("index", gone=True)
    terminal.press('"$PYTHON" -m reader "$POSTS"\r')
    terminal.until("14 未读")
    terminal.until("第12号短讯")
    terminal.press("jjs\x1a")
    terminal.until("Stopped")
    terminal.press('"$PYTHON" -m reader list "$POSTS" | grep -c ★ | tr 1 =\r')
    terminal.until("\n=")
    terminal.press("fg\r")
    terminal.until("14 未读")
    terminal.until("第12号短讯")
    terminal.until("? 帮助")
    terminal.until("shell>", gone=True)
    terminal.press("?")
    terminal.until("帮助 · esc 关闭")
    terminal.press("\x1a")
    terminal.until("Stopped")
    terminal.press("fg\r")
    terminal.until("帮助 · esc 关闭")
    terminal.until("shell>", gone=True)
    terminal.press("q")
    terminal.until("帮助 · esc 关闭", gone=True)
    terminal.press("q")
    terminal.until("shell>")
    terminal.press("exit\r")
    assert terminal.wait() == 0
    assert b"Traceback" not in terminal.raw
