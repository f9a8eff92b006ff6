"""Page by page through an article: every line is shown, and no page begins with a gap."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import press, reading_it

from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.pane import Move

BODY = "".join(
    f"## 第{number}节\n\n{'船工说总有人要过江，' * number}开船。\n\n> 引{number}\n>\n> 文{number}\n\n"
    f"- 项{number}\n- 目{number}\n\n```\nlet x{number}\n\n\nlet y{number}\n```\n\n"
    for number in range(1, 12)
)


@pytest.fixture
def place(archive_folder: Path) -> Place:
    file = archive_folder / "_posts" / "2030-01-01-pages.md"
    file.write_text(f"---\ntitle: 各页\n---\n{BODY}", "utf-8")
    return Place("2030-01-01-pages")


def numbers_in_view(screen: ReadingScreen) -> list[int]:
    body = screen.body
    return [body.top + row for row, line in enumerate(body.lines_in_view()) if not line.is_blank]


def going_line_by_line(screen: ReadingScreen) -> set[int]:
    """Go from the first line to the last; return the numbers of lines that came into view."""
    body = screen.body
    body.scroll_to_line(0)
    seen = set(numbers_in_view(screen))
    while not body.at_end:
        body.move(Move.LINE_DOWN)
        seen.update(numbers_in_view(screen))
    return seen


@pytest.mark.parametrize("size", [(100, 30), (90, 17), (80, 24), (60, 12)])
async def test_no_page_begins_with_a_gap_and_none_leaves_a_line_out(
    make_app: Callable[..., KanbaoApp], place: Place, size: tuple[int, int]
) -> None:
    async with make_app(place=place).run_test(size=size) as pilot:
        screen = await reading_it(pilot)
        body = screen.body
        await press(pilot, "G", "g")
        shown = numbers_in_view(screen)
        while not body.at_end:
            before = body.top
            await press(pilot, "space")
            assert body.top > before
            assert not body.lines_in_view()[0].is_blank
            shown += numbers_in_view(screen)
        bottom = body.top
        assert body.article is not None
        assert body.article.text.endswith(body.lines_in_view()[-1].text.strip())
        await press(pilot, "j")
        assert (body.top, body.at_end) == (bottom, True)
        await press(pilot, "G")
        assert body.at_end
        assert body.top <= bottom
        back = numbers_in_view(screen)
        while body.top:
            before = body.top
            await press(pilot, "b")
            assert body.top < before
            back += numbers_in_view(screen)
        assert set(back) == set(shown)
        assert going_line_by_line(screen) == set(shown)
