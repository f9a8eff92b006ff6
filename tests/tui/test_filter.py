"""Narrowing the list and the categories by what is typed, and going to a date."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import (
    HELD_SECONDS,
    entry_at,
    foot,
    is_shown,
    opened,
    post_in,
    press,
    type_ahead,
    until,
)
from rich.cells import cell_len
from textual import events
from textual.content import Content

from reader import texts
from reader.corpus.title_words import has_words
from reader.library import Library, Show, View
from reader.library.sqlite import list_queries
from reader.library.store import Found
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.prompts import DateBar, FilterBar

MakeApp = Callable[..., KanbaoApp]


def titles(screen: ReadingScreen) -> list[str]:
    return [entry_at(screen, row).title for row in range(screen.entries.row_count())]


def list_title(screen: ReadingScreen) -> str:
    return Content.from_markup(str(screen.entries.border_title)).plain


def shown_in(prompt: Prompt) -> str:
    return prompt.render_line(0).text.rstrip()


def labels(screen: ReadingScreen) -> list[str]:
    sidebar = screen.panes.sidebar
    rows = (sidebar.row_parts(row, 24) for row in range(sidebar.row_count()))
    return [parts[1][0].strip() for parts in rows if len(parts) > 1]


# -- the list --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [("渡口", 12), ("dukou", 12), ("dk", 12), ("12h", 1), ("不打烊", 1), ("BDY", 1), ("[/red]", 1)],
)
async def test_the_list_narrows_as_one_types_and_keeps_to_it(
    make_app: MakeApp, typed: str, found: int
) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        everything = titles(screen)
        await press(pilot, "f", *typed)
        assert titles(screen) == [title for title in everything if has_words(title, typed)]
        assert list_title(screen) == f"全部 · “{typed}” {found}"
        assert screen.query_one(FilterBar).has_focus
        await press(pilot, "enter")
        assert screen.entries.has_focus
        assert screen.entries.cursor == 0
        assert not screen.query_one(FilterBar).display
        assert len(titles(screen)) == found
        await until(pilot, lambda: post_in(screen).title == titles(screen)[0])


async def test_escape_while_typing_returns_to_the_list_as_it_was(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, *"jjjjjjjjj")
        before, top = titles(screen), screen.entries.scroll_y
        await press(pilot, "f", *"不打烊")
        assert len(titles(screen)) == 1
        await press(pilot, "escape")
        assert screen.entries.has_focus
        assert titles(screen) == before
        assert screen.entries.cursor == 9
        assert screen.entries.scroll_y == top
        assert list_title(screen) == "文章 · 全部"
        assert "筛选" in foot(screen)


async def test_escape_later_shows_all_again_around_the_same_post(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f", *"短讯", "enter", "j", "j")
        here = entry_at(screen, 2)
        assert "恢复全部" in foot(screen)
        await press(pilot, "escape")
        assert screen.session.catalogue.key == here.key
        assert len(titles(screen)) == 14
        assert screen.entries.has_focus
        await press(pilot, "escape")
        assert screen.panes.sidebar.has_focus


async def test_a_filter_can_be_typed_on_and_erased(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f", *"第1", "enter")
        assert len(titles(screen)) == 4
        await press(pilot, "f", "1")
        assert screen.query_one(FilterBar).value == "第11"
        assert len(titles(screen)) == 1
        await press(pilot, *["backspace"] * 3)
        assert len(titles(screen)) == 14
        await press(pilot, *"没有的词")
        assert screen.entries.empty == "没有标题含“没有的词”"
        assert list_title(screen) == "全部 · “没有的词” 0"
        await press(pilot, "enter")
        assert screen.entries.has_focus
        await press(pilot, "escape")
        assert len(titles(screen)) == 14


async def test_a_filter_narrows_what_is_shown_and_lasts_while_that_changes(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f", *"短讯", "enter", "m", "2")
        assert len(titles(screen)) == 11
        assert list_title(screen) == "未读 · “短讯” 11"
        await press(pilot, "n")
        assert post_in(screen).title == titles(screen)[1]
        await press(pilot, "1")
        assert len(titles(screen)) == 12
        await press(pilot, "A")
        await until(pilot, lambda: screen.session.catalogue.counts.totals.unread == 2)


async def test_arrows_move_in_the_list_beside_the_line(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f", *"短讯", "down", "down", "up", "enter", "enter")
        assert screen.body.has_focus
        assert post_in(screen).title == titles(screen)[1]


async def test_from_the_article_the_list_is_narrowed(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "f", *"9h")
        assert screen.entries.display
        assert len(titles(screen)) == 1


async def test_committed_and_pasted_text_ends_in_the_line_whole(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f")
        pilot.app.post_message(events.Paste("早班\n船"))
        for character in "改到":
            pilot.app.post_message(events.Key(character, character))
        await until(pilot, lambda: screen.query_one(FilterBar).value == "早班 船改到")
        await until(pilot, lambda: len(titles(screen)) == 12)


async def test_a_mark_in_the_text_is_no_markup(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f")
        pilot.app.post_message(events.Paste("[@click=app.quit]"))
        await until(pilot, lambda: list_title(screen) == "全部 · “[@click=app.quit]” 1")


@pytest.fixture
def short_stretches() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setattr(list_queries, "_HOP_ROWS", 2)
    yield
    patch.undo()


@pytest.mark.usefixtures("short_stretches")
async def test_what_is_found_shows_before_all_is_looked_through_and_newer_words_break_it_off(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, look_through = threading.Event(), Library.look_through
    ended: list[str] = []

    def slow(library: Library, view: View, limit: int) -> Iterator[Found]:
        try:
            for number, found in enumerate(look_through(library, view, limit)):
                yield found
                if number == 3 and view.title == "短讯":
                    let_go.wait(HELD_SECONDS)
            ended.append(view.title)
        except GeneratorExit:
            ended.append(f"{view.title} broken off")
            raise

    monkeypatch.setattr(Library, "look_through", slow)
    monkeypatch.setattr("reader.tui.runner._FOUND_SECONDS", 0.0)
    monkeypatch.setattr("reader.tui.runner._PROGRESS_SECONDS", 0.0)
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f")
        pilot.app.post_message(events.Paste("短讯"))
        await until(pilot, lambda: "…" in list_title(screen) and screen.entries.row_count())
        assert screen.entries.row_count() < 12
        assert entry_at(screen, 0).title.startswith("第12号")
        pilot.app.post_message(events.Paste("：渡"))
        await until(pilot, lambda: list_title(screen) == "全部 · “短讯：渡” 12")
        let_go.set()
        await until(pilot, lambda: "短讯 broken off" in ended)
        await until(pilot, lambda: not len(pilot.app.workers))
        assert list_title(screen) == "全部 · “短讯：渡” 12"
        assert len(titles(screen)) == 12


# -- categories ------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["jzb", "jiangzhou", "江州", "JZ"])
async def test_categories_narrow_and_the_first_is_listed(make_app: MakeApp, typed: str) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        everything = labels(screen)
        await press(pilot, "escape", "f", *typed)
        assert labels(screen) == ["江州报"]
        assert str(screen.panes.sidebar.border_title) == f"分类 · “{typed}” 1"
        await until(pilot, lambda: list_title(screen) == "文章 · 江州报")
        await press(pilot, "enter")
        assert screen.entries.has_focus
        assert screen.entries.row_count() == 6
        assert labels(screen) == ["江州报"]
        await press(pilot, "escape", "escape")
        assert labels(screen) == everything
        assert screen.panes.sidebar.has_focus
        assert list_title(screen) == "文章 · 江州报"


async def test_escape_while_typing_returns_to_the_view_one_was_in(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "j", "j", "escape", "f", *"notes")
        await until(pilot, lambda: list_title(screen) == "文章 · notes")
        await press(pilot, "x")
        assert labels(screen) == []
        assert screen.panes.sidebar.empty == "没有叫“notesx”的分类"
        await press(pilot, "escape")
        assert len(labels(screen)) == 7
        assert list_title(screen) == "文章 · 全部"
        assert screen.entries.cursor == 3
        assert screen.panes.sidebar.cursor == 0
        assert screen.panes.sidebar.has_focus


# -- dates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "row", "said"),
    [
        ("2022-02-05", 9, "到了 2022-02-05"),
        ("2022-02", 2, "到了 2022-02-12"),
        ("2022", 0, "到了 2022-03-09"),
        ("2022-03-07", 2, "2022-03-07 没有文章，到了之前最近的 2022-02-12"),
        ("今天", 0, "到了之前最近的 2022-03-09"),
        ("2020-01", 13, "没有早到 2020-01-01 至 2020-01-31 的文章，最早的是 2022-02-01"),
    ],
)
async def test_a_date_leads_to_its_newest_post_or_the_next_older(
    make_app: MakeApp, typed: str, row: int, said: str
) -> None:
    async with make_app().run_test(size=(120, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "d", *typed, "enter")
        await until(pilot, lambda: said in foot(screen))
        assert screen.entries.cursor == screen.session.catalogue.row == row
        assert screen.entries.has_focus
        await until(pilot, lambda: post_in(screen).title == entry_at(screen, row).title)


async def test_a_date_is_found_in_what_is_listed(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f", *"jiangzhoubao", *["backspace"] * 12, *"短讯", "enter")
        await press(pilot, "d", *"2022-02-05", "enter")
        assert screen.session.catalogue.key == "2022-02-05-note5"
        assert screen.entries.cursor == 7
        await press(pilot, "enter", "d", *"2022-02-10", "enter")
        await until(pilot, lambda: screen.entries.has_focus and screen.entries.cursor == 2)


async def test_what_is_no_date_stays_in_the_line_with_what_is_wrong(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "d", *"2022-13", "enter")
        line = screen.query_one(DateBar)
        assert shown_in(line).startswith("2022-13 ")
        assert "不是日期，可输入 2022-02-21" in shown_in(line)
        assert is_shown(line) and line.has_focus
        await press(pilot, "backspace")
        assert shown_in(line) == "2022-1"
        await press(pilot, "2", "x", "enter")  # wrong once more, then mended
        assert "不是日期" in shown_in(line)
        await press(pilot, "backspace", "backspace", "enter")
        assert not is_shown(line)
        assert screen.session.catalogue.view.show is Show.ALL
        assert screen.entries.has_focus and screen.entries.cursor > 1


async def test_digits_typed_ahead_of_a_refused_date_are_no_commands(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        type_ahead(pilot, "d2022-13\r2")
        line = screen.query_one(DateBar)
        await until(pilot, lambda: line.value == "2022-132")
        assert screen.session.catalogue.view.show is Show.ALL


async def test_no_date_at_all_and_escape_leave_all_as_it_is(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        line = screen.query_one(DateBar)
        await press(pilot, "j", "d", "enter")
        assert not is_shown(line)
        await press(pilot, "d", *"2022-13", "enter", "escape")
        assert not is_shown(line)
        assert screen.entries.cursor == 1
        assert screen.entries.has_focus
        await press(pilot, "d")
        assert "不是日期" not in shown_in(line)


@pytest.mark.parametrize("width", [40, 60, 120])
async def test_what_is_wrong_shows_beside_words_of_any_length(
    make_app: MakeApp, width: int
) -> None:
    async with make_app().run_test(size=(width, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "d", *"昨天的昨天的昨天的昨天的昨天的昨天的昨天的昨天", "enter")
        line = screen.query_one(DateBar)
        assert "不是日期" in shown_in(line)
        assert cell_len(line.render_line(0).text) <= width


async def test_posts_without_a_date_are_told_of(make_app: MakeApp, tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "a.md").write_text("# 一\n\n话。\n", "utf-8")
    os.utime(folder / "a.md", (1e9, 1e9))
    async with make_app(folder).run_test(size=(120, 24)) as pilot:
        screen: ReadingScreen = pilot.app.screen  # type: ignore[assignment]
        await until(pilot, lambda: screen.entries.row_count() == 1)
        await press(pilot, "d", *"2022", "enter")
        await until(pilot, lambda: "这里没有带日期的文章" in foot(screen))


@pytest.mark.parametrize("width", [80, 120])
async def test_in_english(make_app: MakeApp, width: int) -> None:
    texts.use("en")
    async with make_app().run_test(size=(width, 24)) as pilot:
        screen = await opened(pilot)
        assert "filter" in foot(screen) or width == 80
        await press(pilot, "f")
        assert screen.query_one(FilterBar).placeholder == "Titles: words or pinyin"
        await press(pilot, *"dk", "enter")
        assert list_title(screen) == "All · “dk” 12"
        await press(pilot, "d", "x", "enter")
        assert "Not a date: try 2022-02-21" in shown_in(screen.query_one(DateBar))
        await press(pilot, "backspace", *"20220203", "enter")
        await until(pilot, lambda: "At 2022-02-03" in foot(screen))


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ("f第7号\r\r", "2022-02-07-note7"),
        ("fd7h\r\r", "2022-02-07-note7"),
        ("fdk\rjj\r", "2022-02-10-note10"),
        ("fdk↓↓\r\r", "2022-02-10-note10"),
        ("fdk↓\rj\x1bd2022-02-07\rjj\r", "2022-02-05-note5"),
        ("d2022-02-07\rjj\r", "2022-02-05-note5"),
        ("d2022-02-07\r\r", "2022-02-07-note7"),
        ("fdk\rd0203\x1bd2022-02-03\r\r", "2022-02-03-note3"),
    ],
)
async def test_keys_typed_ahead_open_the_post_they_lead_to_and_no_other(
    make_app: MakeApp, keys: str, key: str
) -> None:
    async with make_app().run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        type_ahead(pilot, keys)
        await until(pilot, lambda: screen.body.has_focus)
        await until(pilot, lambda: not len(pilot.app.workers))
        assert screen.session.wanted is not None
        assert screen.session.wanted.key == key
        assert not screen.query_one(FilterBar).display
        await press(pilot, "escape", "escape")
        read = {e.key for e in map(screen.session.catalogue.entry_at, range(14)) if e and e.read}
        assert read == {key}


# -- in a search -----------------------------------------------------------------------------


async def test_among_hits_f_edits_the_search_and_d_goes_to_a_date(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "slash", *"渡口", "enter", "escape")
        await until(pilot, lambda: screen.entries.row_count() == 12)
        await press(pilot, "d", *"2022-02-05", "enter")
        await until(pilot, lambda: screen.session.catalogue.key == "2022-02-05-note5")
        assert screen.session.searching.is_on
        await press(pilot, "f")
        assert screen.session.searching.is_typing
        assert screen.session.searching.words == "渡口"
