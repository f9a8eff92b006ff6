"""The post that one is on the way to: looked for, waited for, and nothing opened meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from archives import ARTICLE, SECTIONS, post
from driving import HELD_SECONDS, border, foot, opened, press, reading, reading_it, until

from reader import settings
from reader.corpus import open_archive
from reader.library import Changes, Library, View, open_library
from reader.model import Key
from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen

MakeApp = Callable[..., KanbaoApp]
SIZES = [(120, 36), (60, 20), (40, 12)]


def library_of(folder: Path) -> Library:
    return open_library(
        open_archive(folder), cache=settings.cache_folder(), data=settings.data_folder()
    )


def key_shown(screen: ReadingScreen) -> Key | None:
    return screen.session.shown.key if screen.session.shown else None


@pytest.fixture
def may_scan(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Until this is set, no look through an archive begins."""
    allowed, sync = Event(), Library.sync

    def held(library: Library, **asked: Any) -> Changes:
        allowed.wait(HELD_SECONDS)
        return sync(library, **asked)

    monkeypatch.setattr(Library, "sync", held)
    yield allowed
    allowed.set()


@pytest.fixture
def half_indexed(archive_folder: Path) -> Path:
    """An archive with a post, `new`, that its index does not hold."""
    library = library_of(archive_folder)
    library.sync()
    library.close()
    file = archive_folder / "_posts" / "2022-01-01-new.md"
    file.write_text(post("新来的", "2022-01-01 08:00:00 +0800", "notes", "notes", ARTICLE), "utf-8")
    return archive_folder


async def test_the_post_that_one_is_on_the_way_to_is_looked_for_first(
    make_app: MakeApp, half_indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str | None] = []
    sync = Library.sync

    def noted(library: Library, **asked: Any) -> Changes:
        wanted.append(asked.get("wanted"))
        return sync(library, **asked)

    monkeypatch.setattr(Library, "sync", noted)
    async with make_app(place=Place("2022-01-01-new", SECTIONS[2])).run_test() as pilot:
        await reading_it(pilot)
    assert wanted == ["2022-01-01-new"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_post_that_is_not_indexed_yet_is_waited_for(
    make_app: MakeApp, half_indexed: Path, may_scan: Event, size: tuple[int, int]
) -> None:
    app = make_app(place=Place("2022-01-01-new", SECTIONS[2]))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen_stack[0], ReadingScreen))
        screen = reading(pilot)
        await until(pilot, lambda: screen.entries.row_count() == 14)
        await pilot.press("j")
        screen.carry_out(screen.session.preview())
        assert key_shown(screen) is None
        may_scan.set()
        await reading_it(pilot)
        assert key_shown(screen) == "2022-01-01-new"
        assert f"3/4 · {SECTIONS[2]}" in border(screen)
        assert screen.session.catalogue.key == "2022-01-01-new"
        await press(pilot, "q")
    library = library_of(half_indexed)
    assert [entry.key for entry in library.history()] == ["2022-01-01-new"]
    assert [entry.key for entry in library.page(View(), 0, 20) if entry.read] == ["2022-01-01-new"]


async def test_what_is_read_meanwhile_goes_before_it(
    make_app: MakeApp, half_indexed: Path, may_scan: Event
) -> None:
    app = make_app(place=Place("2022-01-01-new"))
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen_stack[0], ReadingScreen))
        screen = reading(pilot)
        await until(pilot, lambda: screen.entries.row_count() == 14)
        await pilot.press("j", "enter")
        await until(pilot, lambda: screen.body.post)
        chosen = screen.body.post
        may_scan.set()
        await until(pilot, lambda: screen.entries.row_count() == 15)
        await until(pilot, lambda: not len(app.workers))
        assert screen.body.post == chosen
        assert screen.session.catalogue.row == 1


async def test_a_post_that_is_not_there_is_said_to_be_missing(make_app: MakeApp) -> None:
    async with make_app(place=Place("2099-01-01-none")).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: "归档里没有这一篇：2099-01-01-none" in foot(screen))
        await press(pilot, "j")
        await until(pilot, lambda: screen.body.post)


@pytest.mark.parametrize("size", SIZES)
async def test_a_section_of_an_article_behind_the_list_is_gone_to(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    """Where one pane fits, the article is laid out only once it comes into view."""
    async with make_app().run_test(size=size) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "escape", "j", "enter", "escape")
        place = Place("2022-03-09-library", SECTIONS[2])
        screen.carry_out(screen.session.go_to(place))
        await until(pilot, lambda: f"3/4 · {SECTIONS[2]}" in border(screen))
        await press(pilot, "escape")
        screen.carry_out(screen.session.go_to(Place(place.post, SECTIONS[1])))
        await press(pilot, "l")
        await until(pilot, lambda: f"2/4 · {SECTIONS[1]}" in border(screen))


@pytest.mark.parametrize(("height", "first"), [(16, 0), (8, 9)])
async def test_a_reader_that_begins_where_one_was_shows_the_newest_where_both_fit(
    make_app: MakeApp, height: int, first: int
) -> None:
    async with make_app().run_test(size=(100, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, *"4G", *"jjjjjj", "enter")
        await until(pilot, lambda: (entry := screen.session.catalogue.entry_at(9)) and entry.read)
        await screen.finish_writing()
    async with make_app().run_test(size=(100, height)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: screen.entries.cursor == 9)
        await pilot.pause()
        assert screen.entries.first_row == first


async def test_a_list_at_its_top_stays_there_while_the_post_wanted_is_in_view(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        wanted = Key("2022-03-08-markup")
        screen.carry_out(screen.session.catalogue.show_view(View(), wanted))
        await until(pilot, lambda: screen.entries.cursor == 1)
        await pilot.pause()
        assert screen.entries.first_row == 0
