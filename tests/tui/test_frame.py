"""What frames the text: air, a name, where the reader is; and which panes stand beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from archives import SECTIONS
from driving import border, opened, press, reading_it
from rich.cells import cell_len

from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import TitleBar

MakeApp = Callable[..., KanbaoApp]

PARAGRAPHS = "\n\n".join(f"第{number}段，" + "渡口的船工说天亮就开船" * 9 for number in range(40))


@pytest.fixture
def long_post(archive_folder: Path) -> Place:
    code = f"```\n{'x' * 300}\n```"
    text = f"---\ntitle: 一条河的两岸\n---\n{code}\n\n{PARAGRAPHS}\n"
    (archive_folder / "_posts" / "2030-01-01-river.md").write_text(text, "utf-8")
    return Place("2030-01-01-river")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 50)])
async def test_two_cells_of_air_stand_between_text_and_frame(
    make_app: MakeApp, long_post: Place, size: tuple[int, int]
) -> None:
    async with make_app(place=long_post).run_test(size=size) as pilot:
        body = (await reading_it(pilot)).body
        lines = [body.draw_line(y).text for y in range(body.page)]
        assert all(line.startswith("  ") and line.endswith(" ") for line in lines)
        assert all(cell_len(line) == body.inner_width for line in lines)
        assert body.content_region.width == body.inner_width + 1


async def test_the_frame_takes_the_articles_name_once_its_title_is_out_of_view(
    make_app: MakeApp, long_post: Place
) -> None:
    async with make_app(place=long_post).run_test(size=(80, 20)) as pilot:
        screen = await reading_it(pilot)
        assert str(screen.body.border_title) == "正文"
        await press(pilot, "space")
        assert str(screen.body.border_title) == "一条河的两岸"
        await press(pilot, "g")
        assert str(screen.body.border_title) == "正文"


async def test_a_long_name_is_cut_to_the_frame(make_app: MakeApp, archive_folder: Path) -> None:
    text = f"---\ntitle: {'长' * 60}\n---\n{PARAGRAPHS}\n"
    (archive_folder / "_posts" / "2030-01-01-name.md").write_text(text, "utf-8")
    async with make_app(place=Place("2030-01-01-name")).run_test(size=(40, 12)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "G")
        title = str(screen.body.border_title)
        assert title.startswith("长长")
        assert title.endswith("…")
        assert cell_len(title) < 36


async def test_before_the_first_heading_the_border_names_none(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        assert border(screen).endswith("%")
        assert "§" not in border(screen)
        assert "/" not in border(screen)
        await press(pilot, "]", "]")
        assert border(screen).startswith(f"§ 2/4 · {SECTIONS[1]} · ")


# -- panes -------------------------------------------------------------------------------


def shown(screen: ReadingScreen) -> list[str | None]:
    panes = screen.panes
    return [pane.id for pane in (panes.sidebar, panes.entries, panes.body) if pane.display]


ALL, TWO = ["sidebar", "list", "body"], ["list", "body"]


@pytest.mark.parametrize(("width", "reading"), [(110, TWO), (120, TWO), (131, TWO), (132, ALL)])
async def test_the_sidebar_gives_way_to_the_body_that_is_read(
    make_app: MakeApp, width: int, reading: list[str]
) -> None:
    async with make_app().run_test(size=(width, 36)) as pilot:
        screen = await opened(pilot)
        assert shown(screen) == ALL
        for back in ("h", "escape", "shift+tab"):
            await press(pilot, "enter")
            assert shown(screen) == reading
            await press(pilot, back)
            assert shown(screen) == ALL
            assert screen.entries.has_focus


async def test_what_is_read_stays_where_it_is_when_the_body_widens(
    make_app: MakeApp, long_post: Place
) -> None:
    async with make_app(place=long_post).run_test(size=(120, 20)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "space", "space", "space", "j", "j")
        body = screen.body
        line, width = body.lines_in_view()[0], body.text_width
        for _ in range(3):
            await press(pilot, "h")
            assert body.text_width < width
            top = body.lines_in_view()[0]
            assert top.start <= line.start < top.end
            await press(pilot, "enter")
            assert (body.text_width, body.lines_in_view()[0]) == (width, line)


async def test_the_sidebar_that_gave_way_comes_and_goes_by_its_key(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "backslash")
        assert screen.panes.sidebar.has_focus
        assert shown(screen) == ALL
        await press(pilot, "backslash")
        assert shown(screen) == TWO
        assert screen.entries.has_focus


async def test_no_pane_moves_under_the_mouse(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await pilot.click(screen.body, offset=(20, 30))
        assert screen.body.has_focus
        assert shown(screen) == ALL
        await press(pilot, "h", "enter")
        assert shown(screen) == TWO
        await pilot.mouse_down(screen.entries, offset=(10, 3))
        assert screen.entries.has_focus
        assert shown(screen) == TWO
        await pilot.mouse_up(screen.entries, offset=(10, 3))


@pytest.mark.parametrize("width", [40, 70, 110, 150, 200])
@pytest.mark.parametrize("theme", ["ink", "newsprint"])
async def test_the_pane_that_keys_move_in_stands_out(
    make_app: MakeApp, width: int, theme: str
) -> None:
    async with make_app(theme=theme).run_test(size=(width, 24)) as pilot:
        screen = await opened(pilot)
        colours = pilot.app.theme_variables
        panes = (screen.panes.entries, screen.panes.body, screen.panes.sidebar)
        for key, focused in (("h", 2), ("l", 0), ("l", 1)):
            await press(pilot, key)
            for number, pane in enumerate(panes):
                if pane.display:
                    accent = colours["kb-accent" if number == focused else "kb-border"]
                    assert pane.styles.border_top[1].hex.lower() == accent
                    bold = bool(pane.styles.border_title_style.bold)
                    assert bold == (number == focused)


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_what_the_title_bar_has_no_room_for_is_left_out_whole(
    make_app: MakeApp, width: int
) -> None:
    async with make_app().run_test(size=(width, 12)) as pilot:
        screen = await opened(pilot)
        bar = screen.query_one(TitleBar)
        bar.numbers, bar.status = "123,456 篇 · 12,345 未读", "正在建索引 ▓▓▓░░ 61%"
        shown = str(bar.render())
        assert cell_len(shown) <= width
        assert shown.startswith(" 看报 ")
        assert shown.endswith(" 正在建索引 ▓▓▓░░ 61% ")
        assert ("12,345 未读" in shown) == (width > 40)
        bar.status = ""
        assert str(bar.render()).endswith("123,456 篇 · 12,345 未读 ")
