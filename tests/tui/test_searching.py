"""Search the archive from the screen: hits as one types, and the way through them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driving import HELD_SECONDS, foot, in_view, opened, post_in, press, reading, reading_it, until
from textual.pilot import Pilot

from reader import texts
from reader.library import Library, estimates
from reader.library.store import Hits
from reader.session.hits import HitListing, HitsView
from reader.session.named_searches import searches_of_config
from reader.session.places import Place
from reader.settings import KeyChoice
from reader.texts.errors import sentence
from reader.texts.numbers import about
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.panes import BODY, LIST, SIDEBAR
from reader.tui.widgets.search_bar import SearchBar, SearchStatus
from reader.tui.widgets.sidebar import SidebarRow

MakeApp = Callable[..., KanbaoApp]


async def indexed(pilot: Pilot[Any]) -> ReadingScreen:
    """Wait until every post can be found; the list has the focus."""
    screen = await opened(pilot)
    await until(pilot, lambda: screen._library.indexed().is_whole)
    screen.panes.go(LIST)
    await pilot.pause()
    return screen


def titles(screen: ReadingScreen) -> list[str]:
    """The titles of the hits that are known, empty while other rows are listed."""
    listing = screen.session.catalogue.listing
    if not isinstance(listing, HitListing):
        return []
    rows = (listing.row(row) for row in range(listing.known))
    return [row.title for row in rows if row is not None]


def bar(screen: ReadingScreen) -> SearchBar:
    return screen.query_one(SearchBar)


def is_marked(screen: ReadingScreen) -> bool:
    """Whether matches are marked in the body."""
    return screen.session.finding.is_on


async def searched(pilot: Pilot[Any], words: str) -> ReadingScreen:
    """Type words into the search line, and wait for their hits."""
    screen = await indexed(pilot)
    await press(pilot, "/", *words)
    await until(pilot, lambda: not screen.session._parts.tickets.is_open("list"))
    return screen


def hits_in(screen: ReadingScreen) -> HitListing:
    """The hits listed, which there are."""
    hits = screen.session.searching.hits
    assert hits is not None
    return hits


async def test_hits_that_take_long_to_find_are_listed_as_they_are_found(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "的")
        await until(pilot, lambda: not hits_in(screen).may_go_on)
        whole = titles(screen)
        assert len(whole) > 9
        await press(pilot, "escape", "escape")
        monkeypatch.setattr("reader.session.hits._MOMENT", -1.0)
        asked: list[int] = []
        search = screen._library.search

        def noted(*args: Any, **kwargs: Any) -> Hits | None:
            found = search(*args, **kwargs)
            asked.append(0 if found is None else len(found.hits))
            return found

        monkeypatch.setattr(screen._library, "search", noted)
        await press(pilot, "/", "的", "down", "down", "down")
        await until(pilot, lambda: titles(screen) == whole)
        assert max(asked) == 1
        assert screen.entries.cursor == 3
        entry = screen.session.catalogue.entry
        assert entry is not None and entry.title == whole[3]


@pytest.mark.parametrize(("language", "word"), [("zh", "约 "), ("en", "about ")])
async def test_many_hits_are_told_roughly_until_they_are_counted(
    make_app: MakeApp,
    archive_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    word: str,
) -> None:
    texts.use(language)
    for n in range(200):
        post = archive_folder / "_posts" / f"2022-04-{n % 28 + 1:02}-n{n}.md"
        post.write_text(f"---\ntitle: 第{n}条\n---\n江面起雾。\n", "utf-8")
    monkeypatch.setattr(estimates, "LEAST", 100)
    go_on = threading.Event()
    count_hits = Library.count_hits

    def held(*args: Any, **kwargs: Any) -> int | None:
        assert go_on.wait(HELD_SECONDS)
        return count_hits(*args, **kwargs)

    monkeypatch.setattr(Library, "count_hits", held)
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await indexed(pilot)
        for key in ("slash", "江", "面", "起", "雾"):
            await pilot.press(key)
        status = screen.query_one(SearchStatus)
        await until(pilot, lambda: str(status.render()).startswith(word))
        # All that was seen has the words: so, for all one can tell, has the rest.
        assert str(status.render()).strip() == about(screen._library.indexed().done)
        go_on.set()
        await until(pilot, lambda: str(status.render()).startswith("200 "))


async def test_what_is_typed_on_is_looked_for_among_the_hits_before(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "还书")
        before = hits_in(screen)
        among: list[object] = []
        search = screen._library.search

        def noted(*args: Any, **kwargs: Any) -> Hits | None:
            among.append(kwargs["among"])
            return search(*args, **kwargs)

        monkeypatch.setattr(screen._library, "search", noted)
        await press(pilot, "的")
        assert among == [[entry.key for entry in before.held()]]
        assert titles(screen) == ["不打烊的书房"]
        await press(pilot, "backspace")
        assert among[1:] == [None]
        assert titles(screen) == ["不打烊的书房"]


async def test_keys_typed_at_once_are_in_the_line_before_they_are_looked_for(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await indexed(pilot)
        looked_for: list[str] = []
        search = screen.session.search

        def noted(words: str) -> Any:
            assert bar(screen).line.value.startswith(words)
            looked_for.append(words)
            return search(words)

        screen.session.search = noted  # type: ignore[method-assign]
        await press(pilot, "/", "还", "书", "enter")
        await until(pilot, lambda: screen.panes.at == BODY and screen.body.post)
        assert post_in(screen).title == "不打烊的书房"
        assert looked_for[-1] == "还书"


async def test_hits_come_as_one_types_and_the_body_is_on_the_first_match(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "还书")
        await until(pilot, lambda: titles(screen) == ["不打烊的书房"])
        finding = screen.session.finding
        await until(pilot, lambda: len(finding.matches) == 2)
        assert finding.here is not None
        assert screen.session.shown is not None
        text = screen.session.shown.opened.article.text
        assert text[finding.here.start : finding.here.end] == "还书"
        assert "还书的箱" in in_view(screen)
        await press(pilot, "的", "箱")
        await until(pilot, lambda: len(finding.matches) == 1)
        await press(pilot, "backspace", "backspace", "没")
        await until(pilot, lambda: screen.session.catalogue.listing.total == 0)
        assert "没有找到" in screen.entries.empty


async def test_enter_reads_and_esc_goes_back_to_the_list_as_it_was(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await indexed(pilot)
        await press(pilot, *"jjjj")
        stood_on = screen.session.catalogue.key
        await press(pilot, "/", *"渡口", "enter")
        await until(pilot, lambda: screen.panes.at == BODY)
        first = screen.session.catalogue.entry
        assert first is not None and first.read
        assert screen.session.shown is not None
        await press(pilot, "escape")
        assert screen.panes.at == LIST
        assert bar(screen).display
        await press(pilot, "escape")
        await until(pilot, lambda: not bar(screen).display)
        await until(pilot, lambda: screen.session.catalogue.listing.total == 14)
        assert screen.session.catalogue.key == stood_on
        assert not screen.session.finding.is_on


async def test_n_goes_through_the_matches_and_into_the_next_hit_and_back(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "渡口管理处")
        await press(pilot, "enter")
        await until(pilot, lambda: screen.panes.at == BODY)
        finding, catalogue = screen.session.finding, screen.session.catalogue
        await until(pilot, lambda: len(finding.matches) == 12)
        await press(pilot, *["n"] * 11)
        assert (catalogue.row, finding.at) == (0, 11)
        await press(pilot, "n")
        await until(pilot, lambda: catalogue.row == 1 and len(finding.matches) == 11)
        assert finding.at == 0
        await press(pilot, "N")
        await until(pilot, lambda: catalogue.row == 0 and len(finding.matches) == 12)
        assert finding.at == 11


async def test_while_typing_arrows_move_among_the_hits(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "渡口")
        await press(pilot, "down", "ctrl+n", "ctrl+p", "down")
        assert screen.session.catalogue.row == 2
        assert bar(screen).line.has_focus
        key = screen.session.catalogue.key
        await press(pilot, "enter")
        await until(pilot, lambda: screen.panes.at == BODY)
        await until(pilot, lambda: screen.session.shown and screen.session.shown.key == key)


async def test_enter_before_the_hits_are_there_reads_a_hit_and_no_other_post(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    search = Library.search

    def late(library: Library, *args: Any, **named: Any) -> Any:
        held.wait(HELD_SECONDS)
        return search(library, *args, **named)

    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await indexed(pilot)
        monkeypatch.setattr(Library, "search", late)
        await pilot.press("j", "/", *"还书的箱", "enter")
        held.set()
        await until(pilot, lambda: screen.panes.at == BODY)
        await until(pilot, lambda: screen.session.shown is not None)
        assert screen.session.shown is not None
        assert screen.session.shown.key == "2022-03-09-library"
        read = [entry.key for entry in screen._library.history()]
        assert read == ["2022-03-09-library"]


async def test_what_makes_no_sense_is_told_with_its_place_and_the_hits_stay(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "渡口")
        await until(pilot, lambda: len(titles(screen)) == 12)
        await press(pilot, "space", '"')
        assert screen.session.searching.mistake is not None
        assert screen.session.searching.mistake.start == 3
        assert len(titles(screen)) == 12


async def test_earlier_searches_come_back_by_up_and_by_an_empty_enter(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "渡口")
        await press(pilot, "enter", "escape", "escape", "/", *"书房", "enter", "escape", "escape")
        await until(pilot, lambda: not bar(screen).display)
        await press(pilot, "/", "up")
        assert bar(screen).line.value == "书房"
        await press(pilot, "up")
        assert bar(screen).line.value == "渡口"
        await press(pilot, "escape", "/", "enter")
        await until(pilot, lambda: screen.session.searching.words == "书房")
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await indexed(pilot)
        await until(pilot, lambda: screen.session.searching.past == ["书房", "渡口"])


async def test_a_stretch_of_time_and_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "的")
        await press(pilot, "enter", "escape")
        await until(pilot, lambda: screen.session.searching.facets)
        total = screen.session.catalogue.listing.total
        await press(pilot, "+")
        await until(pilot, lambda: screen.session.searching.words == "的 date:2022-03")
        await until(pilot, lambda: len(titles(screen)) < total)
        await press(pilot, "+")
        await until(pilot, lambda: screen.session.searching.words == "的 date:2022-03-09")
        await until(pilot, lambda: titles(screen) == ["不打烊的书房"])
        await press(pilot, "-", "-")
        await until(pilot, lambda: screen.session.searching.words == "的")


async def test_the_sidebar_tells_of_what_the_hits_are_and_narrows_them(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(140, 36)) as pilot:
        screen = await searched(pilot, "早班船")
        await press(pilot, "enter", "escape")
        sidebar = screen.panes.sidebar
        await until(pilot, lambda: sidebar._facets)
        told = [
            (row.label, row.posts) if isinstance(row, SidebarRow) else row.caption
            for row in sidebar._rows
        ]
        assert told == [
            ("全部结果", 12),
            "分类",
            ("江州报", 6),
            ("notes", 6),
            "年份",
            ("2022", 12),
        ]
        await press(pilot, "h", "j")
        await until(pilot, lambda: len(titles(screen)) == 6)
        assert screen.session.searching.words == '早班船 category:"jiangzhoubao"'
        await press(pilot, "j")
        await until(pilot, lambda: screen.session.searching.words.endswith('"notes"'))
        await press(pilot, "k", "k")
        await until(pilot, lambda: len(titles(screen)) == 12)


async def test_a_time_and_back_leaves_the_way_to_all_hits_beside_those_of_one_category(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(140, 36)) as pilot:
        screen = await searched(pilot, "早班船")
        await press(pilot, "enter", "escape")
        sidebar = screen.panes.sidebar
        await until(pilot, lambda: sidebar._facets)
        picked = '早班船 category:"jiangzhoubao"'
        await press(pilot, "h", "j", "enter")
        await until(pilot, lambda: len(titles(screen)) == 6)
        await press(pilot, "+")
        searching = screen.session.searching
        await until(pilot, lambda: searching.words.startswith(f"{picked} date:"))
        await until(pilot, lambda: sidebar.view == HitsView(query=searching.words))
        await press(pilot, "-")
        await until(pilot, lambda: searching.query == picked and screen.session.is_at_rest)
        rows = [row for row in sidebar._rows if isinstance(row, SidebarRow)]
        assert [(row.label, row.posts) for row in rows[:2]] == [("全部结果", 12), ("江州报", 6)]
        assert sidebar.view == HitsView(query=picked)
        await press(pilot, "h", "k")
        await until(pilot, lambda: len(titles(screen)) == 12)


@pytest.mark.parametrize("columns", [60, 80, 120, 140])
async def test_esc_leads_from_the_sidebar_out_of_the_search(
    make_app: MakeApp, columns: int
) -> None:
    async with make_app().run_test(size=(columns, 36)) as pilot:
        screen = await searched(pilot, "早班船")
        await press(pilot, "enter", "escape", "h")
        assert screen.panes.at == SIDEBAR
        await press(pilot, "escape")
        assert (screen.panes.at, screen.session.searching.is_on) == (LIST, True)
        await press(pilot, "escape")
        assert (screen.panes.at, screen.session.searching.is_on) == (LIST, False)


async def test_unread_and_starred_ones_are_listed_among_the_hits(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(140, 36)) as pilot:
        screen = await searched(pilot, "早班船")
        searching, sidebar = screen.session.searching, screen.panes.sidebar
        await press(pilot, "enter", "escape")  # reads the first of twelve
        await until(pilot, lambda: sidebar._facets and screen.session.is_at_rest)
        await press(pilot, "2")
        await until(pilot, lambda: len(titles(screen)) == 11)
        assert (searching.words, bar(screen).typed) == ("早班船 is:unread", "早班船 is:unread")
        assert "1 全部" in foot(screen)
        await press(pilot, "j", "s", "3")
        await until(pilot, lambda: len(titles(screen)) == 1)
        assert searching.words == "早班船 is:starred"
        starred = screen.session.catalogue.key
        await press(pilot, "1")
        await until(pilot, lambda: len(titles(screen)) == 12)
        assert searching.words == "早班船"
        assert screen.session.catalogue.key == starred
        await press(pilot, "2", "-")
        await until(pilot, lambda: searching.words == "早班船")
        assert screen.panes.at == LIST


async def test_the_sidebar_narrows_to_posts_of_no_category(
    make_app: MakeApp, archive_folder: Path
) -> None:
    post = archive_folder / "_posts" / "2022-03-10-note.md"
    post.write_text("---\ntitle: 又一条\n---\n早班船又改了。\n", "utf-8")
    async with make_app().run_test(size=(140, 36)) as pilot:
        screen = await searched(pilot, "早班船")
        await press(pilot, "enter", "escape")
        await until(pilot, lambda: screen.panes.sidebar._facets)
        await press(pilot, "h", *["j"] * 3)
        await until(pilot, lambda: titles(screen) == ["又一条"])
        assert screen.session.searching.mistake is None


async def test_all_hits_are_marked_as_read_and_no_other_post(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "早班船")
        await press(pilot, "enter", "escape", "A")
        await until(pilot, lambda: screen.session.is_at_rest)
        await press(pilot, "escape")
        await until(pilot, lambda: screen.session.catalogue.counts.totals.unread == 2)
        await press(pilot, "u")
        await until(pilot, lambda: screen.session.catalogue.counts.totals.unread == 13)


async def test_words_that_an_article_has_not_may_be_searched_for_everywhere(
    make_app: MakeApp,
) -> None:
    async with make_app(place=Place("2022-03-09-library")).run_test(size=(120, 36)) as pilot:
        screen = await reading_it(pilot)
        await until(pilot, lambda: screen._library.indexed().is_whole)
        await press(pilot, "/", *"早班船", "enter")
        assert "F" in foot(screen)
        await press(pilot, "F")
        await until(pilot, lambda: len(titles(screen)) == 12)
        await press(pilot, "escape")
        screen.panes.go(BODY)
        await press(pilot, "/", "/")
        assert bar(screen).line.has_focus


async def test_find_stays_where_one_is_and_the_second_esc_clears_the_marks(
    make_app: MakeApp,
) -> None:
    async with make_app(place=Place("2022-03-09-library")).run_test(size=(80, 12)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "/", *"儿童室")
        await until(pilot, lambda: screen.session.finding.matches)
        top = screen.body.top
        assert top > 0
        await press(pilot, "escape")
        assert screen.body.top == top
        assert is_marked(screen)
        await press(pilot, "escape")
        assert screen.body.top == top
        assert not is_marked(screen)
        assert screen.panes.at == BODY


async def test_a_search_leaves_alone_where_one_was_in_an_article_that_is_only_glanced_at(
    make_app: MakeApp, archive_folder: Path
) -> None:
    async with make_app(place=Place("2022-02-12-note12")).run_test(size=(120, 20)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "j", "j")
        await until(pilot, lambda: screen.session.is_at_rest)
        screen.remember_position()
        await until(pilot, lambda: screen.session.is_at_rest)
        left = screen._library.reading_position(screen.session.shown.key)  # type: ignore[union-attr]
        await press(pilot, "escape", "K", "escape")
        await until(pilot, lambda: screen._library.indexed().is_whole)
        await press(pilot, "/", *"渡口管理处")
        await until(pilot, lambda: len(titles(screen)) == 12)
        await press(pilot, "escape")
        await until(pilot, lambda: screen.session.is_at_rest)
        assert screen._library.reading_position("2022-02-12-note12") == left  # type: ignore[arg-type]


def saved_rows(screen: ReadingScreen) -> list[tuple[str, int | None, int]]:
    rows = [row for row in screen.panes.sidebar._rows if isinstance(row, SidebarRow)]
    return [(row.label, row.unread, row.new) for row in rows if isinstance(row.view, HitsView)]


async def test_a_search_is_kept_by_name_renamed_and_removed(
    make_app: MakeApp, archive_folder: Path
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "早班船")
        await press(pilot, "enter", "escape", "w")
        await press(pilot, *"轮渡", "enter", "escape")
        await until(pilot, lambda: saved_rows(screen) == [("轮渡", 11, 0)])
    post = archive_folder / "_posts" / "2022-03-10-note.md"
    post.write_text("---\ntitle: 又一条\n---\n早班船又改了。\n", "utf-8")
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await indexed(pilot)
        await until(pilot, lambda: saved_rows(screen) == [("轮渡", 12, 1)])
        sidebar = screen.panes.sidebar
        await press(pilot, "h", *["j"] * 4)
        await until(pilot, lambda: len(titles(screen)) == 13)
        await until(pilot, lambda: saved_rows(screen) == [("轮渡", 12, 0)])
        assert screen.panes.current is sidebar
        await press(pilot, "w", *"船", "enter")
        await until(pilot, lambda: saved_rows(screen) == [("船", 12, 0)])
        assert "船" in str(screen.panes.entries.border_title).split()
        await press(pilot, "w", "backspace", "enter")
        assert "“船”已从分类栏拿走，w 重新保存" in foot(screen)
        await until(pilot, lambda: [row[0] for row in saved_rows(screen)][:1] == ["全部结果"])
        assert sidebar.view == screen.session.catalogue.listing.view
        await press(pilot, "w", "enter", "escape", "escape")
        await until(pilot, lambda: [row[0] for row in saved_rows(screen)] == ["早班船"])


async def test_the_name_that_is_offered_gives_way_or_is_typed_on(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "早班船")
        await press(pilot, "enter", "escape", "w", "end", *"二", "enter", "escape")
        await until(pilot, lambda: [row[0] for row in saved_rows(screen)] == ["早班船二"])


async def test_a_search_is_removed_from_its_list_and_needs_a_name_to_be_kept(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "早班船")
        await press(pilot, "enter", "escape", "w", "ctrl+u", "enter")
        assert "没有名称" in foot(screen)
        await press(pilot, "w", *"船", "enter", "escape")
        await until(pilot, lambda: [row[0] for row in saved_rows(screen)] == ["船"])
        await press(pilot, "h", *["j"] * 4, "enter")
        await until(pilot, lambda: len(titles(screen)) == 12)
        assert screen.panes.at == LIST
        await press(pilot, "w", "ctrl+u", "enter")
        assert "“船”已从分类栏拿走" in foot(screen)
        sidebar = screen.panes.sidebar
        await until(pilot, lambda: sidebar._facets)
        assert sidebar.view == screen.session.catalogue.listing.view
        await press(pilot, "escape")
        await until(pilot, lambda: not sidebar._facets)
        assert saved_rows(screen) == []


async def test_the_config_may_name_searches(make_app: MakeApp, tmp_path: Path) -> None:
    choices = {
        "灯": KeyChoice("夜里的灯", tmp_path, 2),
        "坏": KeyChoice('"', tmp_path, 3),
        "数": KeyChoice(3, tmp_path, 4),
    }
    searches, notices = searches_of_config(choices)
    assert [sentence(notice).partition("：")[0] for notice in notices] == [
        f"{tmp_path}:3",
        f"{tmp_path}:4",
    ]
    async with make_app(searches=searches).run_test(size=(120, 36)) as pilot:
        screen = await indexed(pilot)
        await until(pilot, lambda: saved_rows(screen) == [("灯", 1, 1)])
        await press(pilot, "h", *["j"] * 4, "w")
        assert "设置文件" in foot(screen)
        assert [row[0] for row in saved_rows(screen)] == ["灯"]


async def test_the_reader_may_begin_with_hits(make_app: MakeApp) -> None:
    async with make_app(query="夜里的灯").run_test(size=(120, 36)) as pilot:
        screen = reading(pilot)
        await until(pilot, lambda: titles(screen) == ["不打烊的书房"])
        assert bar(screen).line.value == "夜里的灯"


async def test_what_is_typed_meanwhile_stays_in_the_line(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await searched(pilot, "渡口")
        screen.carry_out(screen.session.search("渡"))
        assert bar(screen).line.value == "渡口"


async def test_a_search_tells_how_much_can_be_searched_and_finds_more_as_that_grows(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    index_texts = Library.index_texts

    def late(library: Library, **named: Any) -> Any:
        held.wait(HELD_SECONDS)
        return index_texts(library, **named)

    monkeypatch.setattr(Library, "index_texts", late)
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = reading(pilot)
        await until(pilot, lambda: screen.session.is_scanned)
        screen.panes.go(LIST)
        await pilot.press("/", *"渡口")
        status = bar(screen).query_one(SearchStatus)
        await until(pilot, lambda: "可搜 0%" in str(status.render()))
        held.set()
        await until(pilot, lambda: len(titles(screen)) == 12)
        await until(pilot, lambda: str(status.render()).strip() == "12 篇")
