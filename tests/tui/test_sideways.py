"""Wide code and tables, scrolled sideways, in the real app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import in_view, opened, press, until
from textual.pilot import Pilot

from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import HintBar

CODE = "print(" + " + ".join(f"word{number:02}" for number in range(30)) + ")"
POST = (
    f"---\ntitle: 宽的\n---\n前面的话。\n\n```python\n{CODE}\nshort = 1\n```\n\n"
    + "后面的话。\n\n" * 40
)


@pytest.fixture
def wide_archive(archive_folder: Path) -> Path:
    (archive_folder / "_posts" / "2022-04-01-wide.md").write_text(POST, "utf-8")
    return archive_folder


async def reading_it(pilot: Pilot[None]) -> ReadingScreen:
    screen = await opened(pilot)
    await until(pilot, lambda: screen.entries.row_count() == 15)
    await press(pilot, "g", "enter")
    await until(pilot, lambda: screen.body.article is not None)
    return screen


async def test_code_moves_sideways_with_either_width_of_key(
    make_app: Callable[..., KanbaoApp], wide_archive: Path
) -> None:
    async with make_app(wide_archive).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        assert "print(word00" in in_view(screen)
        assert "›" in in_view(screen)
        assert "右移" in str(screen.query_one(HintBar).render())
        await press(pilot, ">")
        assert "print(" not in in_view(screen)
        assert "前面的话" in in_view(screen)
        for _ in range(30):
            await press(pilot, "》")
        assert "word29)" in in_view(screen)
        assert "›" not in in_view(screen)
        await pilot.resize_terminal(100, 24)
        await pilot.pause()
        assert "word29)" in in_view(screen)
        for _ in range(30):
            await press(pilot, "《")
        assert "print(word00" in in_view(screen)


async def test_nothing_wide_offers_nothing_and_says_so(
    make_app: Callable[..., KanbaoApp], wide_archive: Path
) -> None:
    async with make_app(wide_archive).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "G")
        assert "右移" not in str(screen.query_one(HintBar).render())
        await press(pilot, "<")
        assert "没有要横着看的" in screen.query_one(HintBar).notice


async def test_a_match_to_the_side_comes_into_view(
    make_app: Callable[..., KanbaoApp], wide_archive: Path
) -> None:
    async with make_app(wide_archive).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "slash", *"word27", "enter")
        assert "word27" in in_view(screen)
        await press(pilot, "slash", *"word03", "enter")
        assert "word03" in in_view(screen)


async def test_the_height_is_true_though_it_was_guessed(
    make_app: Callable[..., KanbaoApp], archive_folder: Path
) -> None:
    table = "|甲|乙|\n|---|---|\n" + "|一|二|\n" * 12
    (archive_folder / "_posts" / "2022-04-01-wide.md").write_text(
        f"---\ntitle: 表\n---\n{table}\n\n后面的话。\n", "utf-8"
    )
    async with make_app().run_test(size=(80, 30)) as pilot:
        screen = await reading_it(pilot)
        await until(pilot, lambda: "后面的话" in in_view(screen))
        assert screen.body.at_end
        assert screen.body.virtual_size.height == len(screen.body.lines_in_view())
        assert "100%" in str(screen.body.border_subtitle)


async def test_what_is_shifted_can_be_brought_back_where_its_wide_lines_are_out_of_view(
    make_app: Callable[..., KanbaoApp], wide_archive: Path
) -> None:
    async with make_app(wide_archive).run_test(size=(80, 12)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, ">")
        while "word" in in_view(screen):
            await press(pilot, "j")
        assert "short = 1" not in in_view(screen)
        assert screen.body.sideways == (True, False)
        await press(pilot, "<")
        assert "short = 1" in in_view(screen)
        assert screen.body.sideways == (False, False)
