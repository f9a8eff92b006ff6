"""Where the reader is: what the border tells, and what moves them, or does not."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from archives import SECTIONS
from driving import border, foot, opened, press, reading_it, until
from rich.cells import cell_len
from textual.pilot import Pilot

from reader.corpus import open_archive
from reader.library import Position, Show, View
from reader.session import facts
from reader.session.listing import Listing
from reader.session.opening import Opened, open_post
from reader.session.places import Place
from reader.session.typeset_options import options_of
from reader.settings import Settings
from reader.tui.app import KanbaoApp
from reader.tui.runner import FactLearned
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets import text_pane
from reader.tui.widgets.bars import HintBar
from reader.tui.widgets.outline import SectionList
from reader.typeset import Layout
from reader.values import replace

MakeApp = Callable[..., KanbaoApp]


def percent(screen: ReadingScreen) -> int:
    found = re.search(r"(\d+)%$", border(screen))
    assert found is not None, border(screen)
    return int(found[1])


def on_screen(pilot: Pilot[Any]) -> str:
    """The text of the whole screen, as it is drawn."""
    return unescape(pilot.app.export_screenshot()).replace("\N{NO-BREAK SPACE}", " ")


# -- the border --------------------------------------------------------------------------


@pytest.fixture
def write(archive_folder: Path) -> Callable[[str], Place]:
    """Write a post with the body given; return its place."""

    def write(body: str) -> Place:
        file = archive_folder / "_posts" / "2030-01-01-places.md"
        file.write_text(f"---\ntitle: 各处\n---\n{body}", "utf-8")
        return Place("2030-01-01-places")

    return write


Write = Callable[[str], Place]


UNEVEN = "".join(
    f"## 第{number}节\n\n短句。\n\n- 一项，\n- 又一项，写得长一些，在窄的地方要折行。\n\n"
    for number in range(60)
)
"""An article whose heights are guessed wrongly all over."""


async def test_who_returns_to_an_article_finds_the_line_they_left(
    make_app: MakeApp, write: Write
) -> None:
    place = write(UNEVEN)
    async with make_app(place=place).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        for _ in range(12):
            await press(pilot, *["ctrl+d"] * 3, "j")
            left = next(line for line in screen.body.lines_in_view() if line.runs)
            await press(pilot, "J", "K")
            await until(pilot, lambda: screen.body.post and screen.body.post.title == "各处")
            assert screen.body.lines_in_view()[0] == left


@pytest.mark.parametrize(
    ("words", "title", "section"),
    [
        ("C# 入门", "C# 入门", None),  # the title as it stands
        ("2030-01-03-c-sharp#第二节", "C# 入门", "第二节"),
        ("2030-01-02-c#入门", "C", "入门"),
    ],
)
async def test_a_name_with_a_hash_in_it_is_a_name(
    make_app: MakeApp, archive_folder: Path, words: str, title: str, section: str | None
) -> None:
    body = "".join(f"## {name}\n\n{'一句话。' * 400}\n\n" for name in ("入门", "第二节"))
    for stem, named in (("2030-01-02-c", "C"), ("2030-01-03-c-sharp", "C# 入门")):
        post = archive_folder / "_posts" / f"{stem}.md"
        post.write_text(f'---\ntitle: "{named}"\n---\n{body}', "utf-8")
    async with make_app(place=Place.parse(words)).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        await until(pilot, lambda: screen.session.destination is None)
        assert screen.body.post is not None
        assert screen.body.post.title == title
        top = " ".join(line.text for line in screen.body.lines_in_view()[:3])
        assert (section or title) in top


@pytest.mark.parametrize("key", ["k", "ctrl+u", "b"])
async def test_what_is_above_a_place_jumped_to_follows_on_what_was_there(
    make_app: MakeApp, write: Write, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long article is laid out for seconds: till then, what is above is guessed."""
    monkeypatch.setattr(Layout, "look_ahead", lambda layout, seconds: False)
    place = replace(write(UNEVEN), anchor="第50节")
    async with make_app(place=place).run_test(size=(80, 24)) as pilot:
        screen = await reading_it(pilot)
        lines = screen.body.lines_in_view()
        assert "第50节" in lines[0].text
        await press(pilot, key)
        rows = {"k": 1, "ctrl+u": screen.body.page // 2, "b": screen.body.page - 1}[key]
        assert screen.body.lines_in_view()[rows] == lines[0]


@pytest.mark.parametrize("size", [(20, 20), (33, 7), (69, 12), (80, 9), (120, 16), (170, 40)])
async def test_all_is_read_when_the_last_line_is_in_view_and_not_before(
    make_app: MakeApp, write: Write, size: tuple[int, int]
) -> None:
    place = write("一段话，长得在窄的地方要折行。\n\n" * 100 + "末了。\n")
    async with make_app(place=place).run_test(size=size) as pilot:
        screen = await reading_it(pilot)
        told = percent(screen)
        assert told < 50
        for key, at_end in (("ctrl+d", False), ("G", True), ("k", False), ("j", True)):
            await press(pilot, key)
            assert (screen.body.lines_in_view()[-1].text.strip() == "末了。") == at_end
            assert (percent(screen) == 100) == at_end
            assert percent(screen) > told


@pytest.mark.parametrize(
    ("columns", "sections", "title"),
    [(22, 4, "… · "), (29, 4, "第4节说… · "), (22, 130, ""), (29, 130, "第1… · ")],
)
async def test_the_numbers_are_whole_where_the_title_is_not(
    make_app: MakeApp, write: Write, columns: int, sections: int, title: str
) -> None:
    place = write("".join(f"## 第{n}节说的是很长的事\n\n文。\n\n" for n in range(1, sections + 1)))
    async with make_app(place=place).run_test(size=(columns, 20)) as pilot:
        await reading_it(pilot)
        await press(pilot, "G")
        assert f" {sections}/{sections} · {title}100% </text>" in on_screen(pilot)


@pytest.mark.parametrize("columns", [20, 40, 100])
async def test_a_long_search_keeps_its_count(make_app: MakeApp, write: Write, columns: int) -> None:
    words = "要找的话说来话长" * 3
    place = write(f"{words}\n\n{words}\n\n")
    async with make_app(place=place).run_test(size=(columns, 20)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "slash", *words, "enter", "n")
        assert screen.session.finding.is_on
        assert re.search(r" 2/2 · “?\w*… · \d+% </text>", on_screen(pilot))


# -- headings ----------------------------------------------------------------------------


async def test_beyond_the_first_and_the_last_heading_there_is_none(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        for keys, title, said in (
            ("]]]]", f"4/4 · {SECTIONS[3]}", "已是最后一个小标题"),
            ("[[[", f"1/4 · {SECTIONS[0]}", "已是第一个小标题"),
        ):
            await press(pilot, *keys)
            there = screen.body.top
            assert title in border(screen)
            assert screen.query_one(HintBar).notice == ""
            await press(pilot, keys[0])
            assert screen.query_one(HintBar).notice == said
            assert screen.body.top == there
            assert title in border(screen)


async def test_the_hints_name_the_keys_of_the_outline_while_one_types_there(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(160, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        before = foot(screen)
        assert "接着读" in before
        await press(pilot, "t")
        assert screen.panes.outline.display
        hints = "enter 跳转 tab 回到正文 esc 收起目录".split()
        await until(pilot, lambda: foot(screen).split() == hints)
        await press(pilot, "tab")
        await until(pilot, lambda: foot(screen) == before)
        await press(pilot, "t", "t")
        await until(pilot, lambda: "收起目录" in foot(screen))
        await pilot.resize_terminal(140, 12)
        await until(pilot, lambda: not screen.panes.outline.display)
        await until(pilot, lambda: foot(screen) == before)
        assert screen.body.has_focus


async def test_a_filter_that_is_left_is_cleared_and_the_outline_follows(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(160, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "t", *"hsdx")
        rows = screen.panes.outline.query_one(SectionList)
        assert (rows.row_count(), rows.candidate) == (1, 2)
        await press(pilot, "tab")
        assert screen.body.has_focus
        assert (rows.row_count(), rows.candidate) == (4, 0)
        await press(pilot, "]", "]")
        assert rows.candidate == 1


# -- late answers ------------------------------------------------------------------------


async def test_what_comes_late_is_not_shown(make_app: MakeApp, archive_folder: Path) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        other = screen.session.catalogue.entry_at(7)
        assert other is not None
        before = (
            screen.session.shown,
            screen.body.article,
            screen.session.catalogue.listing,
            screen.entries.cursor,
        )
        late = open_post(open_archive(archive_folder), other.path)
        for fact in (
            facts.ArticleParsed(1, other, late, Position()),
            facts.UnreadFound(1, other, 7),
            facts.UnreadFound(1, None, None),
            facts.PlaceFound(1, other),
            facts.PlaceFound(1, None),
            facts.PostFound(1, other),
            facts.ListLoaded(1, Listing(View(show=Show.STARRED), 3), 2),
        ):
            screen.post_message(FactLearned(fact))
            await pilot.pause()
            now = (
                screen.session.shown,
                screen.body.article,
                screen.session.catalogue.listing,
                screen.entries.cursor,
            )
            assert now == before, fact
            assert screen.query_one(HintBar).notice == "", fact
            assert screen.body.has_focus


# -- settling ----------------------------------------------------------------------------


async def test_the_first_word_in_view_stays_while_heights_become_exact(
    make_app: MakeApp, archive_folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is out of sight is laid out when the reader has moved, and not before.
    monkeypatch.setattr(text_pane, "_SETTLE_PAUSE", 3600)
    paragraph = "一段很长的话，夹着 some words of another language，" * 30
    half = f"{paragraph}\n\n" * 150
    place = Place(write(f"{half}## 中间\n\n{half}").post, "中间")
    async with make_app(place=place).run_test(size=(90, 20)) as pilot:
        screen = await reading_it(pilot)
        body = screen.body
        there, top, words = body.offset_in_text, body.top, body.lines_in_view()
        assert body.section == 0
        assert body.post is not None
        archive = open_archive(archive_folder)
        height = height_of(open_post(archive, body.post.path), body.text_width)
        assert body.virtual_size.height != height
        monkeypatch.setattr(text_pane, "_SETTLE_PAUSE", 0.01)
        await press(pilot, "j", "k")
        await until(pilot, lambda: body.virtual_size.height == height)
        assert body.top != top
        assert (body.offset_in_text, body.lines_in_view()) == (there, words)


def height_of(opened: Opened, columns: int) -> int:
    """The lines that an article takes, every one of them laid out."""
    options = replace(options_of(Settings()), wide="scroll", above=1)
    layout = Layout(opened.article, columns, options=options, measure=cell_len, head=opened.head)
    return len(layout.lines(0, sys.maxsize))
