"""An index that turns out damaged under the reader: it is told, and made anew behind the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from damage import damage, index_in
from driving import foot, opened, until

from reader import settings
from reader.corpus import open_archive
from reader.library import View, open_library
from reader.safe import Clean
from reader.tui.app import KanbaoApp

MakeApp = Callable[..., KanbaoApp]

CATEGORY = View(category=Clean("jiangzhoubao"))


def damaged(folder: Path, tree: str) -> None:
    """Index an archive, and let that be damaged."""
    library = open_library(
        open_archive(folder), cache=settings.cache_folder(), data=settings.data_folder()
    )
    library.sync()
    library.index_texts()
    assert library.count(CATEGORY) == 6
    library.close()
    damage(index_in(settings.cache_folder()), tree)


async def test_a_list_that_finds_the_index_damaged_comes_when_that_is_made_anew(
    make_app: MakeApp, archive_folder: Path
) -> None:
    damaged(archive_folder, "filed")
    async with make_app().run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        assert screen.entries.row_count() == 14
        screen.carry_out(screen.session.catalogue.show_view(CATEGORY, None))
        await until(pilot, lambda: "索引坏了" in foot(screen))
        await until(pilot, lambda: screen.session.is_scanned and not len(pilot.app.workers))
        assert screen.session.catalogue.listing.view == CATEGORY
        assert screen.entries.row_count() == 6
        assert screen._library.indexed().done == 14


async def test_an_index_found_damaged_at_the_start_is_made_anew_at_once(
    make_app: MakeApp, archive_folder: Path
) -> None:
    damaged(archive_folder, "posts")
    async with make_app().run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: "索引坏了" in foot(screen))
        assert screen.entries.row_count() == 14
