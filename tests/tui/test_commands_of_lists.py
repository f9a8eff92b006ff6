"""What `2`, `R`, `A` and `u` come to for whoever is in the middle of reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from driving import foot, in_view, opened, press, reading_it, until

from reader.errors import LibraryUnavailable
from reader.library import Library, View
from reader.model import Key
from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen

MakeApp = Callable[..., KanbaoApp]


async def test_the_list_of_the_unread_opens_at_the_nearest_to_what_was_read(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "j", "j", "j", "enter", "escape")
        following = screen.session.catalogue.entry_at(5)
        await press(pilot, "2")
        await until(pilot, lambda: screen.session.catalogue.listing.total == 13)
        assert screen.session.catalogue.entry == following
        assert screen.entries.cursor == 4


async def test_looking_for_changes_tells_what_there_was_and_shows_the_edited_article(
    make_app: MakeApp, archive_folder: Path
) -> None:
    file = archive_folder / "_posts" / "2022-03-09-library.md"
    async with make_app(place=Place("2022-03-09-library")).run_test(size=(120, 36)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "R")
        await until(pilot, lambda: "没有新文章" in foot(screen))
        file.write_text(file.read_text("utf-8").replace("夜里的灯", "夜里的灯火"), "utf-8")
        await press(pilot, "R")
        await until(pilot, lambda: "1 篇改过" in foot(screen))
        await until(pilot, lambda: "夜里的灯火" in in_view(screen))


async def test_all_is_shown_as_read_and_as_before_without_waiting_for_the_disk(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def mark_all_read(library: Library, view: View) -> int:
        asked.append("A")
        return 14

    monkeypatch.setattr(Library, "mark_all_read", mark_all_read)
    monkeypatch.setattr(Library, "undo", lambda library: asked.append("u"))
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        screen.carry_out(screen.session.read_all())
        rows = range(14)
        entries = [screen.session.catalogue.entry_at(row) for row in rows]
        assert all(entry is not None and entry.read for entry in entries)
        assert screen.session.catalogue.counts.totals.unread == 0
        screen.carry_out(screen.session.undo())
        entries = [screen.session.catalogue.entry_at(row) for row in rows]
        assert not any(entry is not None and entry.read for entry in entries)
        assert screen.session.catalogue.counts.totals.unread == 14
        assert asked == []
        await until(pilot, lambda: asked == ["A", "u"])


async def test_what_waited_for_a_write_that_fails_is_taken_back_with_it(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_tried, is_over, asked = Event(), Event(), list[object]()

    def visited(library: Library, key: Key) -> None:
        is_tried.set()
        is_over.wait(20)
        raise LibraryUnavailable("locked")

    def set_starred(library: Library, keys: list[Key], on: bool) -> int:
        asked.append((keys, on))
        return 1

    monkeypatch.setattr(Library, "visited", visited)
    monkeypatch.setattr(Library, "set_starred", set_starred)
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await pilot.press("j", "enter")
        await until(pilot, is_tried.is_set)
        await pilot.press("s")
        assert "★" in row_of_cursor(screen)
        is_over.set()
        await until(pilot, lambda: "另一个看报正在写" in foot(screen))
        await until(pilot, lambda: "★" not in row_of_cursor(screen))
        assert "●" in row_of_cursor(screen)
        assert asked == []
        await pilot.press("s")
        await until(pilot, lambda: len(asked) == 1)
        assert "★" in row_of_cursor(screen)


def row_of_cursor(screen: ReadingScreen) -> str:
    """What the list shows where the cursor stands."""
    return screen.entries.render_line(screen.entries.cursor).text
