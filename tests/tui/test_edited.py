"""A post that was edited is read on at the same words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from driving import article_in, foot, opened, press, until

from reader import settings
from reader.tui.app import KanbaoApp


async def test_a_paragraph_put_in_above_does_not_move_the_reader(
    make_app: Callable[..., KanbaoApp], archive_folder: Path
) -> None:
    file = archive_folder / "_posts" / "2022-03-09-library.md"
    async with make_app().run_test(size=(80, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "]", "]")
        there = article_in(screen).text[screen.body.offset_in_text :][:8]
        await press(pilot, "q")
    text = file.read_text("utf-8")
    file.write_text(text.replace("<p>近年来", "<p>编者按：本文有增补。</p>\n<p>近年来"), "utf-8")
    async with make_app().run_test(size=(80, 12)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: screen.body.post and screen.body.has_focus)
        assert "增补" in article_in(screen).text
        assert article_in(screen).text.startswith(there, screen.body.offset_in_text)


async def test_an_index_that_is_lost_under_the_reader_is_made_anew(
    make_app: Callable[..., KanbaoApp],
) -> None:
    async with make_app().run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "enter")
        there = screen.session.wanted
        shutil.rmtree(settings.cache_folder())
        screen.carry_out(screen.session.look_around())
        await until(pilot, lambda: list(settings.cache_folder().rglob("index.*.db")))
        await until(pilot, lambda: screen._library.totals().posts == 14)
        await until(pilot, lambda: screen.session.is_scanned and not len(pilot.app.workers))
        assert screen.entries.row_count() == 14
        assert there is not None
        assert screen.session.wanted == there
        assert screen.session.catalogue.entry == there
        assert "不在归档里" not in foot(screen)


async def test_an_archive_that_is_gone_is_named_and_what_was_known_of_it_stays(
    make_app: Callable[..., KanbaoApp], archive_folder: Path
) -> None:
    async with make_app().run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        archive_folder.rename(archive_folder.with_name("搬走了"))
        await press(pilot, "R")
        await until(pilot, lambda: "打不开" in foot(screen))
        assert f"“{archive_folder}”打不开：没有这个文件或文件夹" in foot(screen)
        assert screen.entries.row_count() == 14
        archive_folder.with_name("搬走了").rename(archive_folder)
        await press(pilot, "R")
        await until(pilot, lambda: "没有新文章" in foot(screen))
