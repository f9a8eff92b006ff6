"""Help and palette: every key that works, everything that can be done by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driving import on_top, opened, press, reading_it, until
from textual.pilot import Pilot

from reader.session.places import Place
from reader.texts import _
from reader.tui.app import KanbaoApp
from reader.tui.keys.table import APP, READING
from reader.tui.screens.help_screen import HelpScreen, HelpText
from reader.tui.screens.palette import CommandList, PaletteScreen
from reader.tui.widgets.line import Line
from reader.tui.widgets.outline import SectionList
from reader.tui.widgets.picker import Candidates, Picker

MakeApp = Callable[..., KanbaoApp]


async def help_text(pilot: Pilot[Any]) -> HelpText:
    await opened(pilot)
    await press(pilot, "question_mark")
    assert isinstance(pilot.app.screen, HelpScreen)
    text = pilot.app.screen.query_one(HelpText)
    await until(pilot, lambda: text.virtual_size.height)
    return text


def shown(text: HelpText) -> list[str]:
    return [text.render_line(y).text for y in range(text.page)]


@pytest.mark.parametrize(("width", "columns"), [(40, 1), (80, 1), (99, 1), (100, 2), (200, 2)])
async def test_help_names_every_key_in_as_many_columns_as_fit(
    make_app: MakeApp, width: int, columns: int
) -> None:
    async with make_app().run_test(size=(width, 100)) as pilot:
        text = await help_text(pilot)
        lines = shown(text)
        assert any("移动" in line and "小标题" in line for line in lines) == (columns == 2)
        words = "\n".join(lines)
        for part in ("ctrl+p", "ctrl+d", "鼠标", "单击", "滚轮", "PgDn", "命令面板", "＜"):
            assert (part in words) == (part != "＜")
        assert "_" not in words
        assert "…" not in words


@pytest.mark.parametrize("width", [80, 200])
async def test_help_tells_of_every_command_of_the_screen(make_app: MakeApp, width: int) -> None:
    async with make_app().run_test(size=(width, 100)) as pilot:
        told = "".join("".join(shown(await help_text(pilot))).split())
        missing = [
            each.id for each in (*READING, *APP) if "".join(_(each.what).split()) not in told
        ]
    assert missing == []


async def test_help_scrolls_by_the_keys_that_scroll(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 16)) as pilot:
        text = await help_text(pilot)
        last = text.virtual_size.height - text.page
        for key, top in (
            ("j", 1),
            ("ctrl+d", 1 + text.page // 2),
            ("ctrl+u", 1),
            ("ctrl+f", text.page),
            ("ctrl+b", 1),
            ("space", text.page),
            ("b", 1),
            ("G", last),
            ("k", last - 1),
            ("g", 0),
        ):
            await press(pilot, key)
            assert round(text.scroll_y) == top, key
        assert isinstance(pilot.app.screen, HelpScreen)


async def rows_of_the_palette(pilot: Pilot[Any]) -> list[str]:
    assert isinstance(pilot.app.screen, PaletteScreen)
    rows = pilot.app.screen.query_one(CommandList)
    await until(pilot, lambda: rows.size.height)
    return [rows.render_line(y).text for y in range(rows.page)]


async def test_the_palette_offers_one_line_a_command_the_common_first(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await press(pilot, "ctrl+p")
        rows = await rows_of_the_palette(pilot)
        assert rows[0].startswith(" 接着读")
        assert rows[0].rstrip().endswith("空格")
        assert rows[2].split() == ["目录", "t"]
        await press(pilot, *"zhuti")
        assert (await rows_of_the_palette(pilot))[0].split() == ["换主题", "T"]


async def test_a_command_is_done_in_the_pane_one_was_in(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "ctrl+p", *"只列收藏", "enter")
        assert screen.is_current
        await until(pilot, lambda: screen.session.catalogue.view.show.value == "starred")
        assert screen.entries.has_focus
        await press(pilot, "1", "enter", "slash", *"灯", "ctrl+p", *"bangzhu", "enter")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "escape")
        assert screen.body.has_focus
        assert screen.session.finding.matches


async def test_what_matches_nothing_is_said_in_chinese(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "ctrl+p", *"qqqq")
        assert (await rows_of_the_palette(pilot))[0].strip() == "没有对得上的命令"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PaletteScreen)
        await press(pilot, "escape", "enter", "t", *"qqqq")
        outline = pilot.app.screen.query_one(SectionList)
        assert outline.render_line(0).text.strip() == "没有对得上的小标题"
        await press(pilot, "escape")
        assert on_top(pilot) is screen


async def test_an_outline_left_open_says_which_article_has_no_headings(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(170, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "t", "tab", "J")
        await until(pilot, lambda: screen.body.article and not screen.body.sections)
        await pilot.pause()
        assert screen.panes.outline.display
        first = screen.panes.outline.candidates.render_line(0).text.strip()
        assert first == "这篇没有小标题"


async def test_the_palette_is_typed_into(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(40, 12)) as pilot:
        await opened(pilot)
        await press(pilot, "ctrl+p", *"qjk")
        assert pilot.app.screen.query_one(Line).value == "qjk"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (90, 40)])
@pytest.mark.parametrize("key", ["t", "ctrl+p"])
async def test_the_row_that_enter_picks_is_in_view_however_long_the_list(
    make_app: MakeApp, archive_folder: Path, size: tuple[int, int], key: str
) -> None:
    (archive_folder / "_posts" / "2030-01-01-many.md").write_text(
        "---\ntitle: 许多\n---\n"
        + "".join(f"## 第{number}节\n\n文。\n\n" for number in range(1, 61)),
        "utf-8",
    )
    async with make_app(place=Place("2030-01-01-many")).run_test(size=size) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, key)
        rows = pilot.app.screen.query_one(Candidates)
        for move in ("pagedown", "pageup", "pagedown", "pagedown", "pagedown"):
            await press(pilot, move)
            assert isinstance(rows.parent, Picker)
            shown = rows.region.intersection(rows.parent.content_region)
            assert shown == rows.region
            assert 0 <= rows.cursor - round(rows.scroll_y) < shown.height
        await press(pilot, "escape", "G", "t")
        rows = pilot.app.screen.query_one(SectionList)
        assert rows.cursor == 59 == screen.body.section
        assert rows.cursor - round(rows.scroll_y) == rows.region.height - 1
