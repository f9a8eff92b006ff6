"""The scroll bar: where its thumb stands, and what the mouse does with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import opened, reading_it
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style

from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.scroll_bar import BarColours, Extent, ScrollBar

MakeApp = Callable[..., KanbaoApp]

EXTENTS = st.builds(
    lambda page, more, share: Extent(page + more, page, more * share // 1000),
    st.integers(1, 80),
    st.integers(0, 10**6),
    st.integers(0, 1000),
)
COLOURS = BarColours(*map(Color.parse, ("red", "green", "blue")))
BASE = Style(color="white", bgcolor="black")


def drawn(extent: Extent, ticks: frozenset[int] = frozenset()) -> str:
    """The whole bar; a `-` before what is drawn with its colours exchanged."""
    bar = ScrollBar(lambda: extent, lambda rows: ticks)
    cells = [bar.cell(y, COLOURS, BASE) for y in range(extent.page)]
    return "".join(
        f"-{cell.text}" if cell.style and cell.style.reverse else cell.text for cell in cells
    )


@given(EXTENTS)
def test_the_thumb_lies_on_the_bar_and_is_at_its_ends_at_the_ends_alone(extent: Extent) -> None:
    start, end = extent.thumb
    if not extent.furthest:
        assert (start, end) == (0, 0)
        return
    assert 0 <= start < end <= 8 * extent.page
    assert end - start >= 8
    if extent.top == 0:
        assert start == 0
    if extent.top == extent.furthest:
        assert end == 8 * extent.page


@given(EXTENTS)
def test_lower_down_the_thumb_is_no_higher(extent: Extent) -> None:
    below = extent._replace(top=min(extent.top + 1, extent.furthest))
    assert below.thumb[0] >= extent.thumb[0]


@given(EXTENTS.filter(lambda extent: extent.page > 1), st.data())
def test_the_thumb_comes_where_it_is_dragged(extent: Extent, data: st.DataObject) -> None:
    cell = data.draw(st.integers(0, extent.page - 1))
    bar = ScrollBar(lambda: extent, lambda rows: ())
    top = bar.hold(cell)
    assert 0 <= top <= extent.furthest
    assert bar.drag(-1000) == 0
    assert bar.drag(1000) == extent.furthest


def test_where_all_is_in_view_there_is_no_thumb() -> None:
    assert drawn(Extent(4, 4, 0)) == "    "


def test_the_thumb_is_drawn_to_an_eighth_of_a_cell() -> None:
    assert drawn(Extent(16, 4, 0)) == "-    "
    assert drawn(Extent(16, 4, 6)) == " ▄-▄ "
    assert drawn(Extent(16, 4, 12)) == "   - "


def test_a_tick_stands_over_the_thumb() -> None:
    assert drawn(Extent(16, 4, 0), frozenset({0, 2})) == "━ ━ "


@pytest.fixture
def long_post(archive_folder: Path) -> Place:
    text = "---\ntitle: 一条河\n---\n" + "\n\n".join(f"第{number}段。" for number in range(300))
    (archive_folder / "_posts" / "2030-01-01-river.md").write_text(text, "utf-8")
    return Place("2030-01-01-river")


def foot_of_bar(body: BodyPane) -> tuple[int, int]:
    """The last cell of the bar, by its place in the pane."""
    return body.inner_width + 1, body.page


async def test_a_press_on_the_bar_goes_there_and_a_drag_back(
    make_app: MakeApp, long_post: Place
) -> None:
    async with make_app(place=long_post).run_test(size=(100, 30)) as pilot:
        body = (await reading_it(pilot)).body
        await pilot.mouse_down(body, offset=foot_of_bar(body))
        await pilot.pause()
        assert body.at_end
        await pilot.hover(body, offset=(3, 1))  # far to the left of the bar, which is still held
        assert body.top == 0
        await pilot.mouse_up(body, offset=(3, 1))
        await pilot.hover(body, offset=foot_of_bar(body))
        assert body.top == 0
        assert body.selected is None


async def test_a_click_on_the_lists_bar_chooses_no_row(
    make_app: MakeApp, archive_folder: Path
) -> None:
    for number in range(100):
        post = f"---\ntitle: 第{number}篇\ndate: 2020-01-01\n---\n字\n"
        (archive_folder / "_posts" / f"2020-01-01-{number:03}.md").write_text(post, "utf-8")
    async with make_app().run_test(size=(120, 20)) as pilot:
        entries = (await opened(pilot)).entries
        await pilot.click(entries, offset=(entries.inner_width + 1, entries.page))
        await pilot.pause()
        assert entries.cursor == 0
        assert entries.first_row == entries.row_count() - entries.page
