"""Another kanbao adds posts and makes the index anew while one reads: no other post is marked.

A row number of the index is another post's afterwards.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from archives import ARTICLE, post
from driving import opened, press, until

from reader import settings
from reader.corpus import open_archive
from reader.library import Library, View, open_library
from reader.model import Key
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen

MakeApp = Callable[..., KanbaoApp]

READ = Key("2022-03-09-library")
"""The post that is being read."""


def rebuild_with_new_posts(folder: Path) -> None:
    """Put posts before and between those there are, and make the index anew, elsewhere."""
    for number, day in enumerate(("01-01", "02-05", "03-08", "03-09", "04-01"), 1):
        name = f"2022-{day}-a-new-one{number}"
        text = post(f"新来的第{number}篇", f"2022-{day} 10:00:00 +0800", "notes", "notes", ARTICLE)
        (folder / "_posts" / f"{name}.md").write_text(text, "utf-8")
    command = [sys.executable, "-m", "reader", "index", "--rebuild", str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def on_disk(folder: Path) -> Library:
    return open_library(
        open_archive(folder), cache=settings.cache_folder(), data=settings.data_folder()
    )


def marked(folder: Path) -> tuple[set[Key], set[Key], dict[Key, int]]:
    """Which posts are starred, which read, and where the reader is in those begun."""
    library = on_disk(folder)
    rows = library.page(View(), 0, 100)
    assert len(rows) == 19
    at = {entry.key: library.reading_position(entry.key).offset for entry in rows}
    return (
        {entry.key for entry in rows if entry.starred},
        {entry.key for entry in rows if entry.read},
        {key: offset for key, offset in at.items() if offset},
    )


def shown_marks(screen: ReadingScreen) -> tuple[set[Key], set[Key]]:
    """Which posts the rows of the list show as starred, and as read."""
    catalogue = screen.session.catalogue
    rows = [entry for row in range(19) if (entry := catalogue.entry_at(row))]
    assert len(rows) == 19
    starred = {entry.key for entry in rows if entry.starred}
    return starred, {entry.key for entry in rows if entry.read}


@pytest.mark.parametrize("size", [(120, 20), (60, 20)])
async def test_marks_and_places_stand_on_the_post_meant(
    make_app: MakeApp, archive_folder: Path, size: tuple[int, int]
) -> None:
    async with make_app().run_test(size=size) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        rebuild_with_new_posts(archive_folder)
        await until(pilot, lambda: screen.entries.row_count() == 19)
        assert screen.session.catalogue.key == READ
        assert screen.session.catalogue.row > 0
        await press(pilot, "s", "m", "m", "]", "]")
        place = screen.body.offset_in_text
        assert place
        await press(pilot, "J", "s")
        after = screen.session.wanted
        assert after is not None
        assert shown_marks(screen) == ({READ, after.key}, {READ, after.key})
        await press(pilot, "u", "K", "q")
    starred, read, at = marked(archive_folder)
    assert (starred, read) == ({READ}, {READ, after.key})
    assert at == {READ: place}


async def test_keys_pressed_before_the_reader_took_it_over_mean_what_was_seen(
    make_app: MakeApp, archive_folder: Path
) -> None:
    async with make_app().run_test(size=(120, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "j")
        seen = screen.session.catalogue.key
        rebuild_with_new_posts(archive_folder)
        await press(pilot, "s", "enter", "ctrl+d")
        assert screen.session.shown is not None
        assert screen.session.shown.key == seen
        await until(pilot, lambda: screen.entries.row_count() == 19)
        assert screen.session.catalogue.key == seen
        assert shown_marks(screen) == ({seen}, {seen})
        await press(pilot, "q")
    assert marked(archive_folder)[:2] == ({seen}, {seen})
