"""Keys typed ahead, which arrive together, go where they would have gone one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import opened, press, until
from textual.events import Key

from reader.session.places import Place
from reader.tui.app import KanbaoApp
from reader.tui.screens.help_screen import HelpScreen
from reader.tui.screens.stage import Stage
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.outline import Outline
from reader.tui.widgets.prompts import FilterBar, FindBar

NAMES = {
    "?": "question_mark",
    "/": "slash",
    "\r": "enter",
    ";": "semicolon",
    " ": "space",
    "]": "right_square_bracket",
}


def type_at_once(app: KanbaoApp, keys: str) -> None:
    for key in keys:
        app.post_message(Key(NAMES.get(key, key), key))


@pytest.mark.parametrize(
    ("width", "keys", "border"),
    [
        (100, "/灯\r", "1/3 · “灯”"),
        (100, "thsdx\r", "3/4 · 还书的箱"),  # the outline over the panes, by pinyin
        (160, "thsdx\r", "3/4 · 还书的箱"),  # and beside them
        (100, "]]]", "3/4 · 还书的箱"),
    ],
)
async def test_keys_reach_what_the_key_before_them_opened(
    make_app: Callable[..., KanbaoApp], width: int, keys: str, border: str
) -> None:
    app = make_app()
    async with app.run_test(size=(width, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        type_at_once(app, keys)
        await until(pilot, lambda: border in str(screen.body.border_subtitle))
        assert [
            entry.read for entry in map(screen.session.catalogue.entry_at, (0, 1)) if entry
        ] == [
            True,
            False,
        ]


async def test_what_is_typed_before_the_reader_is_there_is_not_undone_by_its_beginning(
    make_app: Callable[..., KanbaoApp],
) -> None:
    app = make_app(place=Place("2022-02-05-note5"))
    type_at_once(app, "fdk")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        line = screen.query_one(FilterBar)
        await until(pilot, lambda: screen.session.catalogue.listing.view.title == "dk")
        assert line.has_focus and line.value == "dk"
        assert screen.entries.row_count() == 12
        assert screen.session.destination is None


@pytest.mark.parametrize("enter", [Key("enter", "\r"), Key("ctrl+j", "\n")])
async def test_keys_of_the_list_typed_before_there_is_one_wait_for_it(
    make_app: Callable[..., KanbaoApp], enter: Key
) -> None:
    app = make_app()
    type_at_once(app, "jj")
    app.post_message(enter)  # as a line end, where the terminal was not yet set up
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        session = screen.session
        await until(pilot, lambda: session.is_scanned and session.catalogue.entry_at(2))
        third = session.catalogue.entry_at(2)
        await until(pilot, lambda: third and session.shown and session.shown.key == third.key)
        assert screen.body.has_focus


async def test_keys_do_not_wait_for_a_list_that_stays_empty(
    make_app: Callable[..., KanbaoApp], tmp_path: Path
) -> None:
    (tmp_path / "leer").mkdir()
    app = make_app(tmp_path / "leer")
    type_at_once(app, "?")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))


async def test_keys_of_the_list_act_in_the_order_typed(
    make_app: Callable[..., KanbaoApp],
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 12)) as pilot:
        screen = await opened(pilot)
        type_at_once(app, "jj\r")
        await until(pilot, lambda: screen.body.has_focus)
        assert screen.entries.cursor == 2
        assert screen.session.wanted is not None
        assert screen.session.wanted.read


async def test_a_key_may_come_before_the_lines_to_type_in_are_mounted(
    make_app: Callable[..., KanbaoApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They follow the first frame; keys that are typed by then do not wait for it."""
    monkeypatch.setattr(Stage, "_begin_lengthy", lambda _: None)
    app = make_app()
    async with app.run_test(size=(100, 12)) as pilot:
        await until(pilot, lambda: app.screen.query(EntryList))
        assert not app.screen.query(FindBar)
        assert not app.screen.query(Outline)
        type_at_once(app, "\r")
        await until(
            pilot, lambda: bool(app.screen.query(FindBar)) and bool(app.screen.query(Outline))
        )


async def test_the_lines_to_type_in_are_mounted_without_a_key(
    make_app: Callable[..., KanbaoApp],
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 12)) as pilot:
        await opened(pilot)
        await until(
            pilot, lambda: len(app.screen.query("FindBar, FilterBar, DateBar, Outline")) == 4
        )
