"""The dates of the list: there is room for every one of them, at every size."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from archives import post
from driving import opened, press, reading, until
from rich.cells import cell_len

from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen

MakeApp = Callable[..., KanbaoApp]

SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (110, 30), (120, 36), (160, 45), (200, 50)]


def rows(screen: ReadingScreen) -> list[str]:
    """The rows of the list that are in view, as they are drawn."""
    entries = screen.entries
    drawn = [entries.render_line(y).text for y in range(entries.size.height)]
    return [text for text in drawn if text.strip()]


def title_columns(shown: list[str]) -> set[int]:
    """The cells in which titles begin: what comes before their first letter."""
    return {cell_len(re.split(r"[第不读\[]", text)[0]) for text in shown}


@pytest.mark.parametrize("size", SIZES)
async def test_an_archive_of_one_year_long_ago_shows_month_and_day(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with make_app().run_test(size=size) as pilot:
        shown = rows(await opened(pilot))
        assert "03-09" in shown[0] and "02-12" in shown[2]
        assert not any("2022" in text for text in shown)
        assert len(title_columns(shown)) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("outline", [False, True])
async def test_dates_of_other_years_and_guessed_ones_are_whole_and_take_no_room_from_others(
    make_app: MakeApp, archive_folder: Path, size: tuple[int, int], outline: bool
) -> None:
    posts = archive_folder / "_posts"
    text = post("第一篇", "2021-12-31 10:00:00 +0800", "notes", "notes", "正文")
    (posts / "old.md").write_text(text, "utf-8")
    (posts / "README.md").write_text("# 读我\n\n正文\n", "utf-8")
    async with make_app().run_test(size=size) as pilot:
        screen = await opened(pilot)
        if outline:
            await press(pilot, "enter", "t", "escape", "h")
        await press(pilot, "G")
        shown = rows(screen)
        assert re.search(r"约20\d\d-\d\d-\d\d( {6})? 读我", shown[-1])
        assert re.search(r"2021-12-31( 10:00)? 第一篇", shown[-2])
        assert re.search(r"02-01( 07:30)? 第", shown[-3])
        assert len(title_columns(shown)) == 1
        if "07:30" not in shown[-3]:  # no room is left blank where there is little
            assert "2022-02-01 第" in shown[-3]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_hits_of_several_years_stand_in_line(
    make_app: MakeApp, archive_folder: Path, size: tuple[int, int]
) -> None:
    posts = archive_folder / "_posts"
    text = post("第一篇", "2021-12-31 10:00:00 +0800", "notes", "notes", "渡口")
    (posts / "old.md").write_text(text, "utf-8")
    async with make_app(query="渡口").run_test(size=size) as pilot:
        screen = reading(pilot)
        await until(pilot, lambda: screen.entries.hits and screen.entries.hits.known > 10)
        drawn = [row for row in rows(screen) if re.search(r"20\d\d-", row)]
        assert len(drawn) > 5
        assert len({row.index("-") for row in drawn}) == 1
        await press(pilot, "G")
        assert re.search(r"^.{3}2021-12-31( 10:00)? 第一篇", rows(screen)[-2])
