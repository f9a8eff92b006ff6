"""A number before a key: how often it is to be done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import foot, opened, press, reading_it, until
from hypothesis import given
from hypothesis import strategies as st

from reader.session import effects as do
from reader.session.places import Place
from reader.settings import KeyChoice
from reader.tui.app import KanbaoApp
from reader.tui.keys.counts import MOST, Count
from reader.tui.keys.keymap import chosen_keymap

MakeApp = Callable[..., KanbaoApp]


@given(st.text(alphabet="0123456789j", max_size=12))
def test_the_number_is_what_was_typed(typed: str) -> None:
    """Bound digits first are commands; what goes on with a number is one digit more of it."""
    count = Count("123".__contains__)
    digits = ""
    for character in typed:
        taken = count.takes(character)
        if taken:
            digits += character
            assert count.typed == min(int(digits), MOST)
            continue
        assert character == "j" or (not digits and character in "0123")
        assert count.given == (min(int(digits), MOST) if digits else 0)
        assert count.typed == 0
        digits = ""


async def test_five_j_is_j_five_times(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "5")
        await until(pilot, lambda: " 5…" in foot(screen))
        screen.carry_out([do.ShowSearch()])  # whatever comes meanwhile
        await pilot.pause()
        assert " 5…" in foot(screen)
        await press(pilot, "j")
        await until(pilot, lambda: " 5…" not in foot(screen))
        assert screen.entries.cursor == 5
        await press(pilot, "j")
        assert screen.entries.cursor == 6
        await press(pilot, "4", "0", "k")
        assert screen.entries.cursor == 0
        await press(pilot, "7", "G")
        assert screen.entries.cursor == 6
        await press(pilot, "4", "g")
        assert screen.entries.cursor == 3


async def test_escape_takes_a_number_back_and_nothing_else(make_app: MakeApp) -> None:
    async with make_app(place=Place("2022-03-09-library")).run_test(size=(120, 36)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "5", "escape", "]")
        assert screen.panes.at == "body"
        assert screen.body.section == 0


async def test_a_number_of_headings_articles_and_matches(make_app: MakeApp) -> None:
    async with make_app(place=Place("2022-03-09-library")).run_test(size=(80, 12)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "4", "]")
        assert screen.body.section == 3
        await press(pilot, "9", "[")
        assert screen.body.section == 0
        await press(pilot, "/", *"的", "enter")
        before = screen.session.finding.at
        await press(pilot, "4", "n")
        assert screen.session.finding.at == before + 4
        await press(pilot, "escape", "5", "J")
        await until(pilot, lambda: screen.session.catalogue.row == 5)
        await press(pilot, "9", "9", "K")
        await until(pilot, lambda: screen.session.catalogue.row == 0)


async def test_digits_of_the_lists_count_where_those_have_no_key(
    make_app: MakeApp, tmp_path: Path
) -> None:
    ids = "list.all", "list.unread", "list.starred"
    keymap = chosen_keymap({id: KeyChoice([], tmp_path, 1) for id in ids}).keymap
    async with make_app(keymap=keymap).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "1", "2", "j")
        assert screen.entries.cursor == 12


@pytest.mark.parametrize("typed", ["456", "5"])
async def test_what_is_typed_to_find_is_text(make_app: MakeApp, typed: str) -> None:
    async with make_app(place=Place("2022-03-09-library")).run_test(size=(120, 36)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "/", *typed)
        await until(pilot, lambda: screen.session.finding.query == typed)


async def test_a_body_goes_to_the_line_of_a_number(make_app: MakeApp) -> None:
    async with make_app(place=Place("2022-03-09-library")).run_test(size=(40, 12)) as pilot:
        screen = await reading_it(pilot)
        await press(pilot, "6", "G")
        assert screen.body.top == 5
        await press(pilot, "4", "j")
        assert screen.body.top == 9
        await press(pilot, "g")
        assert screen.body.top == 0
