"""A theme that is changed changes what is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from driving import press, reading_it
from textual.strip import Strip

from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen

MakeApp = Callable[..., KanbaoApp]

BODY = "## 节\n\n有**粗**字、`码`和[链接](https://example.org/x)。\n\n> 引文\n\n1. 一条\n"


def place_of_post(archive_folder: Path) -> Place:
    text = f"---\ntitle: 各样\n---\n{BODY}"
    (archive_folder / "_posts" / "2030-01-01-kinds.md").write_text(text, "utf-8")
    return Place("2030-01-01-kinds")


def drawn(screen: ReadingScreen) -> list[Strip]:
    return [screen.body.render_line(y) for y in range(screen.body.page)]


def colours(strips: list[Strip]) -> set[tuple[str, str]]:
    """Every pair of colours, text and background, that something is drawn in."""
    return {
        (segment.style.color.name, segment.style.bgcolor.name)
        for strip in strips
        for segment in strip
        if segment.style and segment.style.color and segment.style.bgcolor
    }


async def test_the_text_in_view_takes_the_colours_of_a_theme_tried_on(
    make_app: MakeApp, archive_folder: Path
) -> None:
    place = place_of_post(archive_folder)
    async with make_app(theme="newsprint", place=place).run_test(size=(120, 24)) as pilot:
        paper = drawn(await reading_it(pilot))
    async with make_app(theme="ink", place=place).run_test(size=(120, 24)) as pilot:
        screen = await reading_it(pilot)
        ink = drawn(screen)
        assert [strip.text for strip in ink] == [strip.text for strip in paper]
        assert len(colours(ink)) > 4
        assert not colours(ink) & colours(paper)
        for theme, strips in (("newsprint", paper), ("ink", ink)):
            await press(pilot, "T", "j" if theme == "newsprint" else "k", "enter")
            assert pilot.app.theme == theme
            assert drawn(screen) == strips
        await press(pilot, "T", "j", "escape")
        assert drawn(screen) == ink
