"""Where one pane fits: the article is laid out while the list hides it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import opened, press, until

from reader import settings
from reader.corpus import open_archive
from reader.library import Library, Position, open_library
from reader.tui.app import KanbaoApp

MakeApp = Callable[..., KanbaoApp]
SIZES = [(60, 20), (40, 12)]


@pytest.fixture
def long_posts(tmp_path: Path) -> Path:
    """Three long posts, each of sentences of its own."""
    for number in (1, 2, 3):
        body = "\n\n".join(f"第{number}篇的第{n}段：渡口的早班船改到六点开。" for n in range(1, 60))
        file = tmp_path / f"2026-03-0{number}-post.md"
        file.write_text(f"---\ntitle: 第{number}篇\n---\n{body}\n", "utf-8")
    return tmp_path


def library_of(folder: Path) -> Library:
    return open_library(
        open_archive(folder), cache=settings.cache_folder(), data=settings.data_folder()
    )


@pytest.mark.parametrize("size", SIZES)
async def test_a_second_article_opens_at_its_own_place(
    make_app: MakeApp, long_posts: Path, size: tuple[int, int]
) -> None:
    async with make_app(long_posts).run_test(size=size) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", *["ctrl+f"] * 4)
        first = screen.body.offset_in_text
        assert first
        await press(pilot, "escape", "j", "enter")
        assert screen.session.shown is not None
        assert screen.session.shown.key == "2026-03-02-post"
        assert (screen.body.top, screen.body.offset_in_text) == (0, 0)
        await press(pilot, *["ctrl+f"] * 2)
        second = screen.body.offset_in_text
        await press(pilot, "escape", "k", "enter")
        assert screen.session.shown.key == "2026-03-03-post"
        assert screen.body.offset_in_text == first
        await press(pilot, "escape", "j", "enter")
        assert screen.body.offset_in_text == second
        await press(pilot, "J", "q")
    library = library_of(long_posts)
    for name, offset in (("03-post", first), ("02-post", second), ("01-post", 0)):
        key = library.find(f"2026-03-{name}").key
        assert library.reading_position(key).offset == offset


@pytest.mark.parametrize("size", SIZES)
async def test_an_article_opened_behind_the_list_keeps_no_place_of_another(
    make_app: MakeApp, long_posts: Path, size: tuple[int, int]
) -> None:
    """Left at once, before it was ever drawn: what is remembered is where it would have stood."""
    library = library_of(long_posts)
    library.sync()
    left = Position(700, "")
    library.set_position(library.find("2026-03-02-post").key, left)
    async with make_app(long_posts).run_test(size=size) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", *["ctrl+f"] * 4, "escape", "j")
        session = screen.session
        assert session.catalogue.key is not None
        screen.carry_out(session.read(session.catalogue.key))
        await until(pilot, lambda: session.shown and session.shown.key == session.catalogue.key)
        assert not screen.body.display
        screen.remember_position()
        await pilot.resize_terminal(size[0] - 2, size[1])
        screen.remember_position()
        await press(pilot, "q")
    assert library.reading_position(library.find("2026-03-02-post").key).offset == left.offset
