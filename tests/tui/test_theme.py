"""A theme that is changed changes what is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from contrast import contrast
from driving import opened, press, reading_it
from rich.color import Color, ColorSystem
from telling import telling
from textual.strip import Strip

from reader.errors import SettingsInvalid
from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.themes import read_theme, shipped_folder

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


# -- fewer colours -----------------------------------------------------------------------

SYSTEMS = {
    "truecolor": ColorSystem.TRUECOLOR,
    "256": ColorSystem.EIGHT_BIT,
    "standard": ColorSystem.STANDARD,
}
SHIPPED = {theme.name: theme for theme in map(read_theme, shipped_folder().glob("*.toml"))}
TEXT = "foreground muted accent heading link quote warning error"
ON = {
    "background": TEXT,
    "panel": "foreground muted accent",
    "match": "foreground",
    "match-here": "background",
    "accent": "background",
    "code-background": "code keyword name string number comment",
}
"""What is written in, by what it is written on."""
ON_CURSOR = "foreground muted accent warning error"


def shown(theme: str, system: str, colour: str) -> Color:
    """A colour as a terminal of `system` shows it, by Rich's own choice of the nearest."""
    text = SHIPPED[theme].colours_in(system)[colour]
    there = Color.parse(text).downgrade(SYSTEMS[system])
    return Color.from_triplet(there.get_truecolor())


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("theme", SHIPPED)
def test_text_can_be_read_in_as_many_colours_as_there_are(theme: str, system: str) -> None:
    for ground, text in ON.items():
        for colour in text.split():
            found = contrast(shown(theme, system, colour), shown(theme, system, ground))
            assert found >= 4.2, (colour, ground)
    for ground in ("cursor", "cursor-blurred"):
        for colour in ON_CURSOR.split():
            found = contrast(shown(theme, system, colour), shown(theme, system, ground))
            assert found >= 3.4, (colour, ground)
        assert contrast(shown(theme, system, "foreground"), shown(theme, system, ground)) >= 6


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("theme", SHIPPED)
def test_what_stands_out_does_so_in_as_many_colours_as_there_are(theme: str, system: str) -> None:
    for one, other in (
        ("cursor", "background"),
        ("cursor-blurred", "background"),
        ("match", "background"),
        ("match-here", "match"),
        ("border", "background"),
        ("border", "accent"),
        ("muted", "background"),
    ):
        assert shown(theme, system, one) != shown(theme, system, other), (one, other)


@pytest.mark.parametrize(
    ("term", "colorterm", "system"),
    [
        ("xterm-256color", "truecolor", "truecolor"),
        ("xterm-256color", "", "256"),
        ("xterm", "", "standard"),
    ],
)
async def test_the_screen_takes_the_colours_that_the_terminal_has(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, term: str, colorterm: str, system: str
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)
    async with make_app(theme="newsprint").run_test(size=(100, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        wanted = SHIPPED["newsprint"].colours_in(system)
        assert pilot.app.theme_variables["kb-cursor"] == wanted["cursor"]
        assert wanted["background"] in {ground for _, ground in colours(drawn(screen))}


def test_a_theme_need_not_name_other_colours(tmp_path: Path) -> None:
    text = (shipped_folder() / "ink.toml").read_text("utf-8").partition("[colors-256]")[0]
    (tmp_path / "mine.toml").write_text(f'{text}[colors-16]\nmuted = "#ffffff"\n', "utf-8")
    mine = read_theme(tmp_path / "mine.toml")
    assert mine.colours_in("256") == mine.colours_in(None) == mine.colours
    assert mine.colours_in("standard") == mine.colours | {"muted": "#ffffff"}
    (tmp_path / "mine.toml").write_text(f'{text}[colors-16]\nmutt = "#ffffff"\n', "utf-8")
    with telling(SettingsInvalid, r"colors-16.*mutt"):
        read_theme(tmp_path / "mine.toml")
