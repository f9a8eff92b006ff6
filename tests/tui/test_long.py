"""A long article can be read from its beginning while the rest is parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from driving import HELD_SECONDS, border, foot, in_view, reading, until
from textual.pilot import Pilot

from reader.session import opening
from reader.session.opening import LONG_BODY, Opened, open_in_parts
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen

PARAGRAPH = "近年来，河湾的渡口一直照常开船，风大的日子也不例外，船工说总有人要过江。\n\n"
COUNT = LONG_BODY // len(PARAGRAPH) + 2


@pytest.fixture
def rest(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """The rest of a long article comes when this is set, and not before."""
    release = Event()

    def in_parts(*arguments: Any) -> Iterator[Opened]:
        parts = open_in_parts(*arguments)
        yield next(parts)
        release.wait(HELD_SECONDS)
        yield from parts

    monkeypatch.setattr(opening, "open_in_parts", in_parts)
    yield release
    release.set()


async def beginning(pilot: Pilot[Any]) -> ReadingScreen:
    """Wait for the beginning of the long article and go to it."""
    await until(pilot, lambda: pilot.app.screen_stack)
    screen = reading(pilot)
    await until(pilot, lambda: screen.body.is_beginning)
    await pilot.press("enter")
    return screen


async def test_reading_goes_on_where_one_is_when_the_rest_comes(
    make_app: Callable[..., KanbaoApp], archive_folder: Path, rest: Event
) -> None:
    file = archive_folder / "_posts" / "2030-01-01-long.md"
    file.write_text(f"---\ntitle: 长文\n---\n{PARAGRAPH * COUNT}", "utf-8")
    async with make_app().run_test(size=(100, 24)) as pilot:
        screen = await beginning(pilot)
        await pilot.press("G")
        assert "其余正在读入" in border(screen)
        there = screen.body.offset_in_text
        assert there > 1000
        await pilot.press("space")
        assert screen.session.shown is not None
        assert screen.session.shown.opened.post.title == "长文"

        await pilot.press("slash", *"渡口")
        await until(pilot, lambda: "渡口" in border(screen))
        found = border(screen)
        rest.set()
        await until(pilot, lambda: not screen.body.is_beginning)
        assert border(screen).split("/")[0] == found.split("/")[0]
        assert f"/{COUNT} " in border(screen)
        await pilot.press("escape")
        assert screen.body.offset_in_text == there
        assert "%" in border(screen)
        await pilot.press("G")
        assert "100%" in border(screen)
        assert screen.body.article is not None
        assert screen.body.article.text.endswith(screen.body.lines_in_view()[-1].text)


async def test_what_stands_in_the_rest_is_found_when_that_comes(
    make_app: Callable[..., KanbaoApp], archive_folder: Path, rest: Event
) -> None:
    file = archive_folder / "_posts" / "2030-01-01-long.md"
    file.write_text(f"---\ntitle: 长文\n---\n{PARAGRAPH * COUNT}到此是终点。\n", "utf-8")
    async with make_app().run_test(size=(100, 24)) as pilot:
        screen = await beginning(pilot)
        await pilot.press("/", *"终点", "enter")
        await until(pilot, lambda: "开头没有“终点”" in foot(screen))
        assert "0/… · “终点”" in border(screen)
        rest.set()
        await until(pilot, lambda: not screen.body.is_beginning)
        assert "1/1 · “终点”" in border(screen)
        await pilot.press("n")
        assert "终点" in in_view(screen)
        assert "100%" in border(screen)
