"""What `2`, `R`, `A` and `u` come to for whoever is in the middle of reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import foot, in_view, opened, press, reading_it, until

from reader.library import Library, View
from reader.session.places import Place
from reader.tui.app import KanbaoApp

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
