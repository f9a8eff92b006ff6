"""The mouse in the body: dragging marks and copies, a click follows, the wheel scrolls."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driving import entry_at, opened, post_in, press, until
from textual.pilot import Pilot

from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import HintBar
from reader.tui.widgets.text_pane import AIR_LEFT

MakeApp = Callable[..., KanbaoApp]
LONG = "一二三四五六七八九十" * 12
POST = (
    f"---\ntitle: 鼠标\n---\n{LONG}\n\n后一段有[一个链接](https://example.org/x)，和 some words。\n"
)


@pytest.fixture
def archive(archive_folder: Path) -> Path:
    (archive_folder / "_posts" / "2022-04-01-mouse.md").write_text(POST, "utf-8")
    return archive_folder


async def reading_it(pilot: Pilot[Any]) -> ReadingScreen:
    screen = await opened(pilot)
    await until(pilot, lambda: screen.entries.row_count() == 15)
    await press(pilot, "g", "enter")
    await until(pilot, lambda: screen.body.post and screen.body.post.title == "鼠标")
    return screen


def where(screen: ReadingScreen, words: str) -> tuple[int, int]:
    """The place of `words` in the body, borders and padding counted."""
    from rich.cells import cell_len

    for y, line in enumerate(screen.body.lines_in_view()):
        if words in line.text:
            left, top = screen.body.gutter.top_left
            return cell_len(line.text.partition(words)[0]) + left + AIR_LEFT, y + top
    raise AssertionError(f"{words} is not in view")


async def drag(
    pilot: Pilot[Any], screen: ReadingScreen, start: tuple[int, int], end: tuple[int, int]
) -> None:
    await pilot.mouse_down(screen.body, offset=start)
    await pilot.hover(screen.body, offset=end)
    await pilot.mouse_up(screen.body, offset=end)
    await pilot.pause()


async def test_dragging_copies_what_was_written(make_app: MakeApp, archive: Path) -> None:
    async with make_app(archive).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        top = where(screen, "一二三四")
        x, y = where(screen, "后一段有")
        await drag(pilot, screen, (top[0] + 4, top[1]), (x + 3, y))
        assert pilot.app.clipboard == f"{LONG[2:]}\n\n后一"
        assert "已复制" in screen.query_one(HintBar).notice
        assert screen.body.selected == (2, len(LONG) + 3)
        await pilot.click(screen.body, offset=(x, y))
        assert screen.body.selected is None


async def test_dragging_backwards_and_over_the_edge_of_a_line(
    make_app: MakeApp, archive: Path
) -> None:
    async with make_app(archive).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        left, top = where(screen, "一二三四")
        await drag(pilot, screen, (left + 5, top), (left, top))
        assert pilot.app.clipboard == "一二三"
        line = screen.body.lines_in_view()[top - screen.body.gutter.top]
        shown = line.text.strip(" ")
        await drag(pilot, screen, (left, top), (screen.body.size.width, top))
        assert pilot.app.clipboard == shown


async def test_a_drag_over_a_link_does_not_follow_it_but_a_click_does(
    make_app: MakeApp, archive: Path
) -> None:
    async with make_app(archive).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        x, y = where(screen, "一个链接")
        await drag(pilot, screen, (x, y), (x + 5, y))
        assert pilot.app.clipboard == "一个链"
        await pilot.click(screen.body, offset=(x, y))
        await pilot.pause()
        assert pilot.app.clipboard == "https://example.org/x"


async def test_a_word_clicked_twice_is_copied(make_app: MakeApp, archive: Path) -> None:
    async with make_app(archive).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        x, y = where(screen, "words")
        await pilot.click(screen.body, offset=(x + 1, y), times=2)
        await pilot.pause()
        assert pilot.app.clipboard == "words"


async def test_holding_the_mouse_beyond_the_edge_scrolls_and_marks_on(
    make_app: MakeApp, archive: Path
) -> None:
    async with make_app(archive).run_test(size=(80, 10)) as pilot:
        screen = await reading_it(pilot)
        start = where(screen, "一二三四")
        beyond = (start[0], screen.body.outer_size.height)
        await pilot.mouse_down(screen.body, offset=start)
        await pilot.hover(screen.body, offset=beyond)
        await until(pilot, lambda: screen.body.at_end and screen.body.top)
        await pilot.mouse_up(screen.body, offset=beyond)
        await until(pilot, lambda: pilot.app.clipboard.startswith(LONG))


async def test_only_the_left_button_chooses(make_app: MakeApp, archive: Path) -> None:
    async with make_app(archive).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        x, y = where(screen, "一个链接")
        await pilot.click(screen.body, offset=(x, y), button=3)
        assert not pilot.app.clipboard
        for button, title in ((3, "鼠标"), (1, "第12号短讯")):
            row = next(
                row
                for row in range(15)
                if (entry := screen.session.catalogue.entry_at(row)) and "第12号短讯" in entry.title
            )
            await pilot.click(screen.entries, offset=(6, row + 1), button=button)
            await press(pilot)
            assert entry_at(screen, row).read == (button == 1)
            assert title in post_in(screen).title
