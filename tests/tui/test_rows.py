"""Rows of a long list: there before they come into view, and drawn when they are others."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driving import HELD_SECONDS, opened, press, until
from rich.style import Style
from textual.strip import Strip

from reader.session import listing
from reader.session.listing import PAGE_ROWS, Listing
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.picker import Candidates
from reader.tui.widgets.row_pane import RowPane

POSTS = 9 * PAGE_ROWS

MakeApp = Callable[..., KanbaoApp]


@pytest.fixture
def long_archive(tmp_path: Path) -> Path:
    posts = tmp_path / "长" / "_posts"
    posts.mkdir(parents=True)
    for number in range(POSTS):
        day = f"20{10 + number // 28:02}-02-{1 + number % 28:02}"
        (posts / f"{day}-n{number}.md").write_text(f"---\ntitle: 第{number}篇\n---\n船", "utf-8")
    return posts.parent


def unknown(screen: ReadingScreen, first: int, count: int) -> list[int]:
    """Return those of so many rows that are not held; none beyond the ends of the list."""
    rows = range(max(first, 0), min(first + count, POSTS))
    return [row for row in rows if screen.session.catalogue.entry_at(row) is None]


def lines_drawn(entries: EntryList, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the lines that the list draws from now on, as they come."""
    drawn: list[int] = []
    draw_line = entries.draw_line

    def noted(y: int) -> Strip:
        drawn.append(y)
        return draw_line(y)

    monkeypatch.setattr(entries, "draw_line", noted)
    return drawn


async def test_the_next_page_is_known_before_it_comes_into_view(
    make_app: MakeApp, long_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "_PAGES_HELD", 5)
    async with make_app(long_archive).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        entries, page = screen.entries, screen.entries.rows_in_view
        await press(pilot, "ctrl+f", "ctrl+f")
        for _ in range(POSTS // page - 2):
            await until(pilot, lambda: not unknown(screen, entries.first_row, 2 * page))
            await press(pilot, "ctrl+f")
        await press(pilot, "ctrl+b", "ctrl+b")
        for _ in range(POSTS // page - 2):
            await until(pilot, lambda: not unknown(screen, entries.first_row - page, 2 * page))
            await press(pilot, "ctrl+b")


async def test_what_is_not_in_view_is_fetched_once_what_is_has_been_painted(
    make_app: MakeApp, long_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app(long_archive).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        drawn = lines_drawn(screen.entries, monkeypatch)
        drawn_before: list[int] = []
        want_rows = screen.session.want_rows

        def noted(*given: int) -> Any:
            drawn_before.append(len(drawn))
            return want_rows(*given)

        monkeypatch.setattr(screen.session, "want_rows", noted)
        await press(pilot, "ctrl+f")  # in view as yet
        drawn.clear()
        await press(pilot, "ctrl+f")
        await until(pilot, lambda: drawn_before)
        assert drawn_before[0] >= screen.entries.page


async def test_rows_that_are_awaited_are_drawn_when_they_come(
    make_app: MakeApp, long_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, fetch = threading.Event(), Listing.fetch

    def late(wanted: Listing, *given: Any) -> Any:
        held.wait(HELD_SECONDS)
        return fetch(wanted, *given)

    async with make_app(long_archive).run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        monkeypatch.setattr(Listing, "fetch", late)
        await pilot.press("G")
        assert "···" in pilot.app.export_screenshot()
        held.set()
        await until(pilot, lambda: "第0篇" in pilot.app.export_screenshot())
        assert "···" not in pilot.app.export_screenshot()


async def test_only_rows_in_view_are_drawn_when_they_come(
    make_app: MakeApp, long_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app(long_archive).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        entries = screen.entries
        await press(pilot, "ctrl+f", "ctrl+f")
        drawn = lines_drawn(entries, monkeypatch)
        first, after = entries.first_row, entries.first_row + entries.page
        for rows in (range(first), range(after, POSTS)):
            entries.show_rows(rows)
            await pilot.pause()
            assert not drawn
        for seen in (range(first + 1), range(after - 1, POSTS), None):
            entries.show_rows(seen)
            await until(pilot, lambda: drawn)
            drawn.clear()


async def test_a_cursor_that_moves_in_view_draws_the_row_it_left_and_the_one_it_came_to(
    make_app: MakeApp, long_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app(long_archive).run_test(size=(120, 36)) as pilot:
        entries = (await opened(pilot)).entries
        for before in ((), ("ctrl+f", "ctrl+f", "k")):
            await press(pilot, *before, "j", "k")
            drawn, top = lines_drawn(entries, monkeypatch), entries.first_row
            left = entries.cursor - top
            await press(pilot, "j")
            assert entries.first_row == top
            assert drawn == [left, left + 1]


def under_the_cursor(pane: RowPane) -> list[Style]:
    strip = pane.draw_line(pane.cursor * pane.row_lines - round(pane.scroll_y))
    return [segment.style for segment in strip if segment.style is not None]


async def test_without_colours_the_row_under_the_cursor_is_in_reverse_video(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    monkeypatch.delenv("NO_COLOR", raising=False)  # Textual took it already
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        here, beside = screen.entries, screen.panes.sidebar
        assert all(style.reverse and style.bold for style in under_the_cursor(here))
        assert all(style.reverse for style in under_the_cursor(beside))
        assert not any(style.bold for style in under_the_cursor(beside))
        others = here.draw_line(2 * here.row_lines)
        assert not any(segment.style and segment.style.reverse for segment in others)
        await press(pilot, "ctrl+p")
        candidates = pilot.app.screen.query_one(Candidates)
        assert all(style.reverse for style in under_the_cursor(candidates))
