"""Finding words in an article: what is marked, where it leads, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from archives import SECTIONS
from contrast import contrast
from driving import (
    article_in,
    border,
    foot,
    in_view,
    opened,
    press,
    reading,
    reading_it,
    type_ahead,
    until,
)
from rich.color import Color

from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import HintBar
from reader.tui.widgets.prompts import FindBar
from reader.tui.widgets.scroll_bar import TICK
from reader.tui.widgets.search_bar import SearchBar

MakeApp = Callable[..., KanbaoApp]

FERRY = "渡口"
MATCHES = (5, 30, 58)
"""The paragraphs of the long post that speak of the ferry, of sixty."""
CODE = "print(" + " + ".join(f"word{number:02}" for number in range(30)) + ")"


@pytest.fixture
def long_post(archive_folder: Path) -> Place:
    paragraphs = (
        f"第{number}段，{FERRY if number in MATCHES else '码头'}的船工说，天亮就开船。\n\n"
        for number in range(1, 61)
    )
    text = f"---\ntitle: 长的\n---\n{''.join(paragraphs)}"
    (archive_folder / "_posts" / "2030-01-01-long.md").write_text(text, "utf-8")
    return Place("2030-01-01-long")


@pytest.fixture
def wide_post(archive_folder: Path) -> Place:
    text = f"---\ntitle: 宽的\n---\n前面的话。\n\n```python\n{CODE}\n```\n"
    (archive_folder / "_posts" / "2030-01-01-wide.md").write_text(text, "utf-8")
    return Place("2030-01-01-wide")


def colours_of(screen: ReadingScreen, words: str) -> Iterator[tuple[Color, Color]]:
    """The colours, text and background, in which each run that is just `words` is drawn."""
    for y in range(screen.body.page):
        for segment in screen.body.render_line(y):
            if segment.text.strip() == words and segment.style is not None:
                assert segment.style.color is not None
                assert segment.style.bgcolor is not None
                yield segment.style.color, segment.style.bgcolor


@pytest.mark.parametrize("theme", ["ink", "newsprint"])
async def test_matches_stand_out_and_can_be_read(
    make_app: MakeApp, archive_folder: Path, theme: str
) -> None:
    text = f"---\ntitle: 三处\n---\n{FERRY}\n\n{FERRY}\n\n{FERRY}\n\n码头\n"
    (archive_folder / "_posts" / "2030-01-01-three.md").write_text(text, "utf-8")
    app = make_app(theme=theme, place=Place("2030-01-01-three"))
    async with app.run_test(size=(100, 20)) as pilot:
        screen = await reading_it(pilot)
        plain = list(colours_of(screen, FERRY))
        assert plain == [*colours_of(screen, "码头")] * 3
        await press(pilot, "slash", *FERRY, "enter", "n")
        first, here, last = colours_of(screen, FERRY)
        assert first == last
        backgrounds = [colours[1] for colours in (first, here, plain[0])]
        assert len({tuple(colour.get_truecolor()) for colour in backgrounds}) == 3
        assert contrast(*first) >= 4.5
        assert contrast(*here) >= 4.5
        await press(pilot, "escape")
        assert list(colours_of(screen, FERRY)) == plain


async def test_find_marks_every_match_and_goes_round(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "j", "slash", *"的", "enter")
        assert screen.session.finding.query == "的"
        total = int(border(screen).split("/")[1].split(" ")[0])
        assert total == article_in(screen).text.count("的") > 3
        first = border(screen).rpartition(" · ")[0]
        for _ in range(total):
            await press(pilot, "n")
        assert border(screen).rpartition(" · ")[0] == first
        assert "下一小标题" in str(screen.query_one(HintBar).render())
        await press(pilot, "N")
        there = in_view(screen)
        await press(pilot, "escape")
        assert not screen.session.finding.is_on
        assert in_view(screen) == there


@pytest.mark.parametrize(
    ("words", "said"), [("没有的词", "本篇没有“没有的词”，F 搜索归档"), ("", "")]
)
async def test_words_that_are_not_there_leave_no_search_on(
    make_app: MakeApp, words: str, said: str
) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "]", "]")
        before = border(screen)
        assert f"2/4 · {SECTIONS[1]}" in before
        await press(pilot, "slash", *words, "enter")
        assert screen.query_one(HintBar).notice == said
        assert border(screen) == before
        assert screen.body.has_focus
        await press(pilot, "escape")
        assert screen.entries.has_focus


async def test_words_that_match_no_more_return_the_view(
    make_app: MakeApp, long_post: Place
) -> None:
    async with make_app(place=long_post).run_test(size=(100, 12)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "j", "j")
        before = in_view(screen)
        await press(pilot, "slash", *"第30段")
        assert "第30段" in in_view(screen)
        await press(pilot, "天")
        assert in_view(screen) == before
        assert "0/0" in border(screen)
        await press(pilot, "backspace")
        assert "第30段" in in_view(screen)


async def test_escape_while_typing_stays_at_the_match(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "slash", *"身高")
        top = round(screen.body.scroll_y)
        assert top > 0
        await press(pilot, "escape")
        assert round(screen.body.scroll_y) == top
        assert screen.body.has_focus
        assert "1/1 · “身高”" in border(screen)


async def test_escape_while_typing_what_is_not_there_returns(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "slash", *"身高没", "escape")
        assert round(screen.body.scroll_y) == 0
        assert not screen.session.finding.is_on
        assert not screen.query_one(HintBar).notice


@pytest.mark.parametrize(
    ("moves", "key", "match"),
    [
        ([], "n", 2),
        ([], "N", 3),
        (["n", "n"], "n", 1),
        (["G"], "n", 3),
        (["G", "k"], "N", 2),
        (["n", "g"], "n", 1),
        (["n", "g"], "N", 3),
        (["ctrl+f"] * 3, "n", 2),
        (["ctrl+f"] * 3, "N", 1),
        (["n", "n", *["ctrl+f"] * 9], "n", 1),
    ],
)
async def test_the_next_match_is_the_next_from_what_is_in_view(
    make_app: MakeApp, long_post: Place, moves: list[str], key: str, match: int
) -> None:
    async with make_app(place=long_post).run_test(size=(100, 12)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "slash", *FERRY, "enter")
        assert "1/3" in border(screen)
        await press(pilot, *moves, key)
        assert f"{match}/3 · “{FERRY}”" in border(screen)
        assert f"第{MATCHES[match - 1]}段，{FERRY}" in in_view(screen)


async def test_escape_clears_the_marks_and_stays(make_app: MakeApp, long_post: Place) -> None:
    async with make_app(place=long_post).run_test(size=(100, 12)) as pilot:
        screen = await reading_it(pilot)
        start = in_view(screen)
        await press(pilot, "slash", *FERRY, "enter", "n")
        there = in_view(screen)
        assert there != start
        await press(pilot, "escape")
        assert not screen.session.finding.is_on
        assert in_view(screen) == there


async def test_escape_leaves_in_view_what_was_brought_there(
    make_app: MakeApp, wide_post: Place
) -> None:
    async with make_app(place=wide_post).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "slash", *"word27", "enter", "escape")
        assert "word27" in in_view(screen)
        assert "word00" not in in_view(screen)


ACTING = "sAmT灯q"
"""As keys, they would star, mark everything, and leave."""


def marks_of(screen: ReadingScreen) -> list[tuple[bool, bool]]:
    catalogue = screen.session.catalogue
    entries = [catalogue.entry_at(row) for row in range(catalogue.listing.total)]
    return [(entry.read, entry.starred) for entry in entries if entry is not None]


async def test_what_is_typed_to_search_by_is_only_text(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        marks = marks_of(screen)
        await press(pilot, "slash", *ACTING)
        line = screen.query_one(SearchBar).line
        assert line.value == ACTING
        await press(pilot, "enter")
        assert line.has_focus
        assert "没有找到" in foot(screen)
        await press(pilot, "escape")
        await until(pilot, lambda: screen.session.catalogue.listing.total == 14)
        assert screen.entries.has_focus
        assert marks_of(screen) == marks
        assert pilot.app.theme == "ink"


async def test_what_is_typed_before_an_article_is_there_is_found_in_it(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 20)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        screen = reading(pilot)
        await pilot.press("slash", *"灯")
        await until(pilot, lambda: "1/3 · “灯”" in border(screen))
        await press(pilot, "enter", "n")
        assert "2/3 · “灯”" in border(screen)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("灯\rn", "2/3 · “灯”"), ("灯\rnn", "3/3 · “灯”"), ("灯\r/书\r", " · “书”")],
)
async def test_keys_typed_ahead_of_the_line_act_once_it_is_done(
    make_app: MakeApp, keys: str, shown: str
) -> None:
    async with make_app().run_test(size=(100, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: screen.body.has_focus)
        type_ahead(pilot, f"/{keys}")
        await until(pilot, lambda: shown in border(screen))
        assert screen.body.has_focus
        assert not screen.query_one(FindBar).display


async def test_a_click_elsewhere_ends_typing(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "slash", *"灯")
        await pilot.click(screen.body, offset=(6, 12))
        await until(pilot, lambda: not screen.query_one(FindBar).display)
        assert "1/3 · “灯”" in border(screen)
        assert screen.query_one(HintBar).display


def ticks(screen: ReadingScreen) -> list[int]:
    """The rows of the scroll bar that have a tick."""
    body = screen.body
    return [y for y in range(body.page) if body.render_line(y).text.endswith(TICK)]


async def test_the_scroll_bar_tells_where_the_matches_are(
    make_app: MakeApp, long_post: Place
) -> None:
    async with make_app(place=long_post).run_test(size=(100, 32)) as pilot:
        screen = await reading_it(pilot)
        assert ticks(screen) == []
        await press(pilot, "slash", *FERRY, "enter")
        rows = ticks(screen)
        assert len(rows) == len(MATCHES)
        height = screen.body.page
        meant = [number * height / 60 for number in MATCHES]
        assert all(abs(row - near) <= 2 for row, near in zip(rows, meant, strict=True))
        await press(pilot, "escape")
        assert ticks(screen) == []


async def test_of_very_many_matches_it_is_told_that_there_are_more(
    make_app: MakeApp, archive_folder: Path
) -> None:
    text = f"---\ntitle: 很多\n---\n{'灯。' * 10_001}\n"
    (archive_folder / "_posts" / "2030-01-01-many.md").write_text(text, "utf-8")
    async with make_app(place=Place("2030-01-01-many")).run_test(size=(100, 32)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "slash", "灯", "enter")
        await until(pilot, lambda: "1/10000+ · “灯”" in border(screen))
        await press(pilot, "N")
        await until(pilot, lambda: "10000/10000+" in border(screen))
