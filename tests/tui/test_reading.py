"""The reading screen, driven by keys, on real files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from archives import SECTIONS
from driving import border, foot, is_shown, on_top, opened, press, until
from textual.events import Key, MouseScrollUp

from reader import settings, texts
from reader.corpus import open_archive
from reader.library import Show, View, open_library
from reader.model import UNCATEGORISED
from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.screens.outline_screen import OutlineScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import HintBar, TitleBar
from reader.tui.widgets.outline import SectionList

MakeApp = Callable[..., KanbaoApp]


def shown(screen: ReadingScreen) -> list[str]:
    """The panes in view."""
    panes = (screen.panes.sidebar, screen.entries, screen.body)
    return [str(pane.id) for pane in panes if pane.display]


@pytest.mark.parametrize(
    ("width", "panes"),
    [
        (200, ["sidebar", "list", "body"]),
        (110, ["sidebar", "list", "body"]),
        (109, ["list", "body"]),
        (80, ["list", "body"]),
        (69, ["list"]),
        (40, ["list"]),
    ],
)
async def test_as_many_panes_as_fit(make_app: MakeApp, width: int, panes: list[str]) -> None:
    async with make_app().run_test(size=(width, 24)) as pilot:
        screen = await opened(pilot)
        assert shown(screen) == panes


async def test_every_number_is_true(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await until(pilot, screen.panes.sidebar.row_count)
        assert screen.entries.row_count() == 14
        title = screen.query_one(TitleBar)
        await until(pilot, lambda: title.numbers == "14 篇 · 14 未读")
        await press(pilot, "enter")
        await until(pilot, lambda: title.numbers == "14 篇 · 13 未读")
        await press(pilot, "m")
        await until(pilot, lambda: title.numbers == "14 篇 · 14 未读")


@pytest.mark.parametrize(("language", "word"), [("zh", "未分类"), ("en", "Uncategorised")])
async def test_posts_of_no_category_are_listed_under_a_word(
    make_app: MakeApp, archive_folder: Path, language: str, word: str
) -> None:
    file = archive_folder / "_posts" / "2023-01-01-a.md"
    file.write_text("---\ntitle: t\n---\ntext\n", "utf-8")
    texts.use(language)
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        sidebar = screen.panes.sidebar
        await until(pilot, lambda: screen.entries.row_count() == 15 and sidebar.row_count() > 8)
        await until(pilot, lambda: screen.session.shown)
        article = screen.session.shown
        assert article is not None
        assert article.opened.head.byline.startswith("2023-01-01")
        await press(pilot, "shift+tab", "G")
        last = sidebar.row_parts(sidebar.row_count() - 1, 20)
        assert "".join(text for text, _ in last).split() == [word, "1"]
        await press(pilot, "enter")
        await until(pilot, lambda: screen.session.catalogue.view == View(UNCATEGORISED))
        assert word in str(screen.entries.border_title)
        await until(pilot, lambda: screen.entries.row_count() == 1)


def lists(screen: ReadingScreen, count: int) -> bool:
    """Whether so many hits are listed, and no more."""
    hits = screen.session.searching.hits
    return hits is not None and not hits.may_go_on and hits.known == count


async def test_a_category_called_like_none_is_told_apart_from_it(
    make_app: MakeApp, archive_folder: Path
) -> None:
    posts = archive_folder / "_posts"
    (posts / "2023-01-01-a.md").write_text("---\ntitle: t\n---\n话\n", "utf-8")
    (posts / "2023-01-02-b.md").write_text("---\ntitle: t\ncategory: 未分类\n---\n话\n", "utf-8")
    (posts / "2023-01-03-c.md").write_text("---\ntitle: t\ncategory: 未分类\n---\n话\n", "utf-8")
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        sidebar = screen.panes.sidebar

        def rows() -> list[list[str]]:
            parts = [sidebar.row_parts(row, 24) for row in range(sidebar.row_count())]
            return [[text.strip() for text, _ in row[1:]] for row in parts]

        await until(pilot, lambda: ["未分类", "2"] in rows() and rows()[-1] == ["无分类", "1"])
        await press(pilot, "shift+tab", "G")
        await until(pilot, lambda: screen.entries.row_count() == 1)
        assert "无分类" in str(screen.entries.border_title)
        await until(pilot, lambda: screen._library.indexed().is_whole)
        await press(pilot, "/", "话", "enter", "escape", "h")
        await until(pilot, lambda: ["无分类", "1"] in rows())
        for label, count in (("未分类", 2), ("无分类", 1)):
            sidebar.cursor = rows().index([label, str(count)])
            await press(pilot, "enter")
            await until(pilot, partial(lists, screen, count))
            await press(pilot, "h")


async def test_the_bracket_keys_walk_through_the_headings(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        assert [section.title for section in screen.body.sections] == SECTIONS
        for number, title in enumerate(SECTIONS, 1):
            await press(pilot, "right_square_bracket")
            assert f"{number}/4 · {title}" in border(screen)
        await press(pilot, "]")
        assert f"4/4 · {SECTIONS[3]}" in border(screen)
        await press(pilot, "【")
        assert f"3/4 · {SECTIONS[2]}" in border(screen)


async def test_the_outline_narrows_and_jumps(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "t")
        assert isinstance(pilot.app.screen, OutlineScreen)
        await press(pilot, *"hsdx", "enter")
        assert on_top(pilot) is screen
        assert f"3/4 · {SECTIONS[2]}" in border(screen)


async def test_escape_steps_out_and_never_quits(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        assert screen.body.has_focus
        for pane in (screen.entries, screen.panes.sidebar, screen.panes.sidebar):
            await press(pilot, "escape")
            assert pane.has_focus
        assert pilot.app.is_running


async def test_escape_takes_the_sidebar_that_slid_in_away(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(90, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "h")
        assert shown(screen) == ["sidebar", "list", "body"]
        await press(pilot, "escape")
        assert shown(screen) == ["list", "body"]
        assert screen.entries.has_focus


async def test_tab_goes_round_no_further_than_the_ends(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "tab")
        assert shown(screen) == ["body"]
        await press(pilot, "tab")
        assert shown(screen) == ["body"]
        await press(pilot, "shift+tab", "h")
        assert shown(screen) == ["sidebar"]


async def test_space_reads_through_to_the_next_unread(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        first = screen.body.article
        for _ in range(30):
            await press(pilot, "space")
            if screen.body.article is not first:
                break
        assert screen.entries.cursor == 1
        assert screen.session.catalogue.entry is not None
        assert screen.session.catalogue.entry.read


async def test_unread_list_keeps_what_was_read_until_it_is_asked_for_again(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "2", "enter", "J", "J")
        assert screen.session.catalogue.listing.view.show is Show.UNREAD
        assert screen.entries.row_count() == 14
        assert screen.entries.cursor == 2
        await press(pilot, "2")
        await until(pilot, lambda: screen.entries.row_count() == 11)


async def test_stars_and_reading_survive(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "s", "m", "q")
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        entry = screen.session.catalogue.entry_at(1)
        assert entry is not None
        assert (entry.starred, entry.read) == (True, True)
        await press(pilot, "3")
        await until(pilot, lambda: screen.entries.row_count() == 1)


async def test_mark_all_and_undo(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "A")
        await until(pilot, lambda: screen.query_one(TitleBar).numbers == "14 篇 · 0 未读")
        await press(pilot, "u")
        await until(pilot, lambda: screen.query_one(TitleBar).numbers == "14 篇 · 14 未读")


async def test_undo_names_what_it_takes_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "s", "A")
        await until(pilot, lambda: screen.query_one(TitleBar).numbers == "14 篇 · 0 未读")
        entry = screen.session.catalogue.entry
        assert entry is not None
        await press(pilot, "u")
        await until(pilot, lambda: "已撤销，恢复未读：14 篇" in foot(screen))
        await press(pilot, "u")
        await until(pilot, lambda: f"已撤销，不再收藏：《{entry.title}》" in foot(screen))
        await press(pilot, "u")
        await until(pilot, lambda: "没有可撤销的标记" in foot(screen))


async def test_undo_does_not_reach_an_earlier_session(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "A")
        await until(pilot, lambda: screen.query_one(TitleBar).numbers == "14 篇 · 0 未读")
        await press(pilot, "q")
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "u")
        await until(pilot, lambda: "没有可撤销的标记" in foot(screen))
        assert screen.query_one(TitleBar).numbers == "14 篇 · 0 未读"


async def test_the_sidebar_narrows_the_list(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "escape", "G")
        await until(pilot, lambda: screen.entries.row_count() == 2)
        assert str(screen.entries.border_title) == "文章 · 河湾晚报"
        await press(pilot, "g")
        await until(pilot, lambda: screen.entries.row_count() == 14)


async def test_markup_and_escapes_of_a_post_are_only_text(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "j", "enter")
        picture = pilot.app.export_screenshot()
        assert "[red]" in picture
        assert "\x1b" not in picture
        assert "␛[31m" in picture
        assert screen.body.article is not None


async def test_original_is_shown_and_copied_without_a_desktop(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "o")
        assert pilot.app.clipboard == "http://example.org/news/1.html"
        assert "example.org/news/1.html" in screen.query_one(HintBar).notice
        await press(pilot, "j", "o")
        assert "没有记下原文链接" in screen.query_one(HintBar).notice


async def test_opens_at_a_place(make_app: MakeApp) -> None:
    app = make_app(place=Place("2022-03-09-library", "还书的箱"))
    async with app.run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: f"3/4 · {SECTIONS[2]}" in border(screen))
        assert screen.body.has_focus


async def test_resizing_keeps_the_first_word_in_view(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "j", "j", "j", "j", "j", "j", "j", "j")
        offset = screen.body.offset_in_text
        assert offset
        for width in (60, 140, 45, 100) * 5:
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
        assert screen.body.offset_in_text == offset


@pytest.mark.parametrize(("key", "row"), [("n", 0), ("N", 10)])
async def test_every_key_of_a_burst_counts(make_app: MakeApp, key: str, row: int) -> None:
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, *"j" * row, "enter")
        for _ in range(5):
            app.post_message(Key(key, key))
        entries = screen.entries
        await until(pilot, lambda: entries.cursor == 5 and not len(app.workers))
        assert screen.session.shown is not None
        assert screen.session.catalogue.entry is not None
        assert screen.session.shown.key == screen.session.catalogue.entry.key


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_keys_of_a_burst_act_on_what_the_one_before_went_to(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        for key in ("j", "j", "s", "j", "m", "enter", "s"):
            app.post_message(Key(key, key))
        await until(pilot, lambda: screen.body.has_focus and not len(app.workers))
        rows = [screen.session.catalogue.entry_at(row) for row in range(5)]
        assert [entry.starred for entry in rows if entry] == [False, False, True, True, False]
        assert [entry.read for entry in rows if entry] == [False, False, False, True, False]


async def test_a_burst_through_the_sidebar_ends_in_the_list_chosen_last(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        for key in ("h", "G", "enter", "s"):
            app.post_message(Key(key, key))
        await until(pilot, lambda: screen.entries.row_count() == 2 and not len(app.workers))
        assert screen.entries.has_focus
        assert str(screen.entries.border_title) == "文章 · 河湾晚报"


async def test_an_empty_archive_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    async with make_app(empty).run_test(size=(100, 20)) as pilot:
        await until(pilot, lambda: "没有文章" in pilot.app.export_screenshot())
        await press(pilot, *"jkJKnN]tmsAu123", "space", "enter", "escape", "G")
        assert pilot.app.is_running


async def test_coming_back_returns_to_the_same_place(
    make_app: MakeApp, archive_folder: Path
) -> None:
    async with make_app().run_test(size=(80, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "]", "]")
        where = screen.body.offset_in_text
        assert where
        other = open_library(
            open_archive(archive_folder),
            cache=settings.cache_folder(),
            data=settings.data_folder(),
        )
        await until(
            pilot, lambda: other.reading_position(other.find("library").key).offset == where
        )
    async with make_app().run_test(size=(120, 12)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: screen.body.post and screen.body.has_focus)
        assert screen.body.offset_in_text == where


async def test_marks_of_another_kanbao_show(make_app: MakeApp, archive_folder: Path) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        other = make_app()._library
        other.refresh()
        other.set_starred([other.find("library").key], True)
        await until(
            pilot, lambda: screen.session.catalogue.entry and screen.session.catalogue.entry.starred
        )


async def test_the_outline_beside_the_body_follows_and_jumps(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(170, 12)) as pilot:
        screen = await opened(pilot)
        outline = screen.panes.outline
        await press(pilot, "enter", "t")
        assert is_shown(outline)
        assert pilot.app.screen is screen
        await press(pilot, "tab")
        assert screen.body.has_focus
        await press(pilot, "]", "]")
        assert outline.query_one(SectionList).candidate == 1
        await press(pilot, "t")
        assert not is_shown(outline)
        await press(pilot, "t", *"hsdx", "enter")
        assert is_shown(outline)
        assert screen.body.has_focus
        assert f"3/4 · {SECTIONS[2]}" in border(screen)
        assert outline.query_one(SectionList).row_count() == 4
        await pilot.resize_terminal(100, 12)
        await pilot.pause()
        assert not is_shown(outline)
        await pilot.resize_terminal(170, 12)
        await pilot.pause()
        assert is_shown(outline)
        await press(pilot, "t", "t", "escape")
        assert not is_shown(outline)
        assert screen.body.has_focus


async def test_the_end_shows_the_last_section_and_the_wheel_counts(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "G")
        assert "4/4" in border(screen)
        await press(pilot, "g", "]", "]")
        assert "2/4" in border(screen)
        x, y = screen.body.region.center
        for _ in range(9):
            app.post_message(MouseScrollUp(None, x, y, 0, 0, 0, False, False, False))
        await until(pilot, lambda: "§" not in border(screen))
