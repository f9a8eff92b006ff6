"""The ways that docs/design.md describes are those that the code takes."""

from __future__ import annotations

import ast
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from documents import ROOT, named, ways
from driving import opened, press, until

from reader.tui.app import KanbaoApp
from reader.tui.widgets.panes import LIST

Function = tuple[str, str]
"""A file of the repository, and a name in it."""

DOOR = "reader/library/store.py"
"""Only says what others do: nothing there is called."""


@contextmanager
def called() -> Iterator[list[Function]]:
    """Give a list that every function of ours is noted in as it is called, in any thread."""
    calls: list[Function] = []
    room = f"{ROOT / 'reader'}/"

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(room):
            path = frame.f_code.co_filename.removeprefix(f"{ROOT}/")
            calls.append((path, frame.f_code.co_qualname.removesuffix(".__init__")))

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def functions(way: list[str]) -> list[Function]:
    """Return the functions and classes that a way names, in order."""
    found = [(path, name) for step in way for path, name in named(step)]
    return [(path, name) for path, name in found if path != DOOR and name and _runs(path, name)]


def _runs(path: str, name: str) -> bool:
    if "." in name:
        return True
    body = ast.parse((ROOT / path).read_text("utf-8")).body
    return any(isinstance(n, ast.FunctionDef | ast.ClassDef) and n.name == name for n in body)


def missed(way: list[str], calls: list[Function]) -> list[Function]:
    """Return what is left of a way when it was followed through `calls` as far as it goes."""
    rest = functions(way)
    for call in calls:
        if rest and call == rest[0]:
            del rest[0]
    return rest


async def test_a_post_goes_them_to_its_row_and_to_the_screen(
    make_app: Callable[..., KanbaoApp],
) -> None:
    to_row, to_screen = ways()[:2]
    with called() as calls:
        async with make_app().run_test(size=(120, 36)) as pilot:
            await opened(pilot)
            await press(pilot, "enter")
    assert {*functions(to_row), *functions(to_screen)} - set(calls) == set()


async def test_a_key_goes_them_to_pixel_and_disk_and_its_fact_comes_back(
    make_app: Callable[..., KanbaoApp],
) -> None:
    with called() as calls:
        async with make_app().run_test(size=(120, 36)) as pilot:
            await opened(pilot)
            calls.clear()
            await press(pilot, "m")
    assert [missed(way, calls) for way in ways()[2:7]] == [[], [], [], [], []]


async def test_what_is_typed_goes_them_to_the_hits_and_these_to_the_screen(
    make_app: Callable[..., KanbaoApp],
) -> None:
    *ways_of_a_search, into_the_text = ways()[7:]
    with called() as calls:
        async with make_app().run_test(size=(120, 36)) as pilot:
            screen = await opened(pilot)
            await until(pilot, lambda: screen._library.indexed().is_whole)
            assert missed(into_the_text, calls) == []
            screen.panes.go(LIST)
            await press(pilot, "slash")
            calls.clear()
            await press(pilot, "灯")
            hits = screen.session.searching
            await until(pilot, lambda: hits.hits and hits.hits.snippets)
            await pilot.pause()
    assert [missed(way, calls) for way in ways_of_a_search] == [[], [], []]
