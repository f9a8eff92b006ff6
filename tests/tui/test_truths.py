"""What the screen says is so: hints, notices, marks, and keys where their object is not in view."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from driving import entry_at, foot, opened, post_in, press, until

from reader.tui.app import KanbaoApp
from reader.tui.runner import Runner
from reader.tui.widgets.bars import HintBar

MakeApp = Callable[..., KanbaoApp]


async def test_restart_returns_to_the_post_and_the_word(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "j", "j", "enter", "J", *"jjjjjjj")
        post, offset = post_in(screen), screen.body.offset_in_text
        assert offset
        await press(pilot, "q")
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: screen.body.post and screen.body.has_focus)
        assert post_in(screen).path == post.path
        assert screen.body.offset_in_text == offset
        assert screen.entries.cursor == 4


async def test_n_goes_to_the_next_unread_from_the_list_though_words_are_found(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "slash", *"书", "enter")
        assert "下一处" in foot(screen)
        await press(pilot, "h")
        assert "下一处" not in foot(screen)
        assert "下一未读" in foot(screen)
        await press(pilot, "n")
        assert screen.entries.cursor == 1


async def test_a_notice_ends_at_the_next_key(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "o")
        assert "没有记下原文链接" in foot(screen)
        await press(pilot, "k")
        assert "阅读" in foot(screen)
        await press(pilot, "K", "K")
        assert "列表的开头" in foot(screen)


async def test_the_list_of_the_unread_offers_all(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        assert "只列未读" in foot(screen)
        await press(pilot, "2")
        assert "只列未读" not in foot(screen)
        assert "1 全部" in foot(screen)


@pytest.mark.parametrize("key", ["]", "[", "t", ";"])
async def test_keys_of_the_body_do_nothing_behind_the_list(make_app: MakeApp, key: str) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "escape", key)
        assert screen.entries.display
        assert pilot.app.screen is screen
        assert "先打开一篇文章" in foot(screen)


@pytest.mark.parametrize("key", ["J", "n"])
async def test_what_is_read_comes_into_view(make_app: MakeApp, key: str) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, key)
        assert screen.body.has_focus
        assert screen.entries.cursor == 1
        assert [entry_at(screen, row).read for row in (0, 1)] == [False, True]


async def test_a_link_within_the_article_leaves_the_list_alone(
    make_app: MakeApp, archive_folder: Path
) -> None:
    (archive_folder / "_posts" / "2022-04-01-within.md").write_text(
        "---\ntitle: 里面\n---\n[下面](#后一节)\n\n## 前一节\n\n文。\n\n## 后一节\n\n文。\n",
        "utf-8",
    )
    async with make_app().run_test(size=(100, 20)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: screen.entries.row_count() == 15)
        await press(pilot, "2", "g", "enter", ";", "a")
        assert screen.body.section == 1
        assert screen.session.catalogue.view.show.value == "unread"


@pytest.mark.parametrize("key", ["m", "s", "o", "y", "Y"])
async def test_keys_of_a_row_do_nothing_behind_the_sidebar(make_app: MakeApp, key: str) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "escape", key)
        assert "先选一篇文章" in foot(screen)
        entry = screen.session.catalogue.entry_at(0)
        assert entry is not None
        assert (entry.read, entry.starred) == (False, False)


@pytest.mark.parametrize("width", [60, 90])
async def test_the_sidebar_key_goes_there_where_it_has_no_place_of_its_own(
    make_app: MakeApp, width: int
) -> None:
    async with make_app().run_test(size=(width, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "backslash")
        assert screen.panes.sidebar.has_focus
        await press(pilot, "、")
        assert screen.entries.has_focus


async def test_only_the_body_is_only_the_body_already(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "z")
        assert "已经只看正文" in foot(screen)
        await press(pilot, "escape")
        assert screen.entries.has_focus


async def test_a_mark_that_was_not_written_is_taken_back(make_app: MakeApp, home: Path) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        (marks,) = home.rglob("marks/*.db")
        with sqlite3.connect(marks) as connection:
            connection.execute("ALTER TABLE marked RENAME TO elsewhere")
        connection.close()
        await press(pilot, "s")
        await until(pilot, lambda: screen.query_one(HintBar).notice)
        assert screen.session.catalogue.entry is not None
        assert not screen.session.catalogue.entry.starred


async def test_a_theme_is_tried_on_kept_and_given_up(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await press(pilot, "T", "j")
        assert pilot.app.theme == "newsprint"
        await press(pilot, "escape")
        assert pilot.app.theme == "ink"
        await press(pilot, "T", "j", "enter")
        assert pilot.app.theme == "newsprint"
    assert make_app().theme == "newsprint"
    assert make_app(theme="newsprint").theme == "newsprint"


async def test_ctrl_q_loses_no_mark(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press("s", "ctrl+q")
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        assert screen.session.catalogue.entry is not None
        assert screen.session.catalogue.entry.starred


async def test_the_original_is_offered_where_the_post_names_one(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(140, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        assert "o 原文" in foot(screen)
        await press(pilot, "J")
        await until(pilot, lambda: screen.body.post and not screen.body.post.source)
        assert "收藏" in foot(screen)
        assert "o 原文" not in foot(screen)


async def test_one_is_asked_to_choose_only_where_no_article_is_on_the_way(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        monkeypatch.setattr(Runner, "work", lambda self, effect: None)
        await press(pilot, "tab")
        assert screen.body.has_focus
        assert "选一篇文章，按 enter 阅读" in screen.body.render_line(1).text
        await press(pilot, "h", "enter")
        assert screen.session.wanted
        assert not screen.body.article
        assert not screen.body.render_line(1).text.strip()
