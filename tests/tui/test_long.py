"""A long article can be read from its beginning while the rest is parsed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from driving import border, foot, in_view, opened, press, until

from reader.corpus import open_archive
from reader.session.opening import LONG, open_in_parts
from reader.tui.app import KanbaoApp
from reader.tui.messages import ArticleOpened

PARAGRAPH = "近年来，河湾的渡口一直照常开船，风大的日子也不例外，船工说总有人要过江。\n\n"


async def test_reading_goes_on_where_one_is_when_the_rest_comes(
    make_app: Callable[..., KanbaoApp], archive_folder: Path
) -> None:
    file = archive_folder / "_posts" / "2030-01-01-long.md"
    count = LONG // len(PARAGRAPH) + 2
    file.write_text(f"---\ntitle: 长文\n---\n{PARAGRAPH * count}", "utf-8")
    beginning, whole = open_in_parts(
        open_archive(archive_folder), f"_posts/{file.name}", None, lambda: False
    )
    async with make_app().run_test(size=(100, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        assert "100%" not in border(screen)
        entry = screen.shown
        assert entry is not None
        assert entry.title == "长文"

        screen.post_message(ArticleOpened(entry, beginning, 0))
        await until(pilot, lambda: screen.body.is_beginning)
        await press(pilot, "G")
        assert "其余正在读入" in border(screen)
        there = screen.body.offset_in_text
        assert there > 1000
        await press(pilot, "space")
        assert screen.shown == entry

        await press(pilot, "slash", *"渡口")
        found = border(screen)
        assert "渡口" in found
        screen.post_message(ArticleOpened(entry, whole, 0))
        await until(pilot, lambda: not screen.body.is_beginning)
        assert border(screen).split("/")[0] == found.split("/")[0]
        assert f"/{count} " in border(screen)
        await press(pilot, "escape")
        assert screen.body.offset_in_text == there
        assert "%" in border(screen)
        await press(pilot, "G")
        assert "100%" in border(screen)
        assert whole.article.text.endswith(screen.body.lines_in_view()[-1].text)


async def test_what_stands_in_the_rest_is_found_when_that_comes(
    make_app: Callable[..., KanbaoApp], archive_folder: Path
) -> None:
    file = archive_folder / "_posts" / "2030-01-01-long.md"
    count = LONG // len(PARAGRAPH) + 2
    file.write_text(f"---\ntitle: 长文\n---\n{PARAGRAPH * count}到此是终点。\n", "utf-8")
    beginning, whole = open_in_parts(
        open_archive(archive_folder), f"_posts/{file.name}", None, lambda: False
    )
    async with make_app().run_test(size=(100, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        entry = screen.shown
        assert entry is not None
        screen.post_message(ArticleOpened(entry, beginning, 0))
        await until(pilot, lambda: screen.body.is_beginning)
        await press(pilot, "/", *"终点", "enter")
        assert "开头没有“终点”" in foot(screen)
        assert "0/… · “终点”" in border(screen)
        screen.post_message(ArticleOpened(entry, whole, 0))
        await until(pilot, lambda: not screen.body.is_beginning)
        assert "1/1 · “终点”" in border(screen)
        await press(pilot, "n")
        assert "终点" in in_view(screen)
        assert "100%" in border(screen)
