"""Drive the real app: wait for what it should come to, never for a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from reader.article import Article
from reader.model import Entry, Post
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import HintBar

POLLS = 400

HELD_SECONDS = 30.0
"""How long a test that fails may hold work back: the end of the app waits for that."""


async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    """Let the app work until `condition` holds."""
    for _ in range(POLLS):
        if condition():
            await pilot.pause()
            return
        await pilot.pause(0.005)
    raise AssertionError("the app never came to the state waited for")


def reading(pilot: Pilot[Any]) -> ReadingScreen:
    for screen in reversed(pilot.app.screen_stack):
        if isinstance(screen, ReadingScreen):
            return screen
    raise AssertionError("no reading screen")


def on_top(pilot: Pilot[Any]) -> Screen[Any]:
    """The screen one sees. What it was a moment ago, mypy may not believe it to be still."""
    return pilot.app.screen


async def opened(pilot: Pilot[Any]) -> ReadingScreen:
    """Wait until the first article stands in the body and the scan is over."""
    await until(pilot, lambda: any(isinstance(s, ReadingScreen) for s in pilot.app.screen_stack))
    screen = reading(pilot)
    await until(
        pilot,
        lambda: (
            screen.entries.row_count()
            and screen.panes.sidebar.row_count() > 5
            and screen.session.is_scanned
            and not len(pilot.app.workers)
        ),
    )
    return screen


async def reading_it(pilot: Pilot[Any]) -> ReadingScreen:
    """Wait until the post that the app was asked for stands in the body."""
    screen = await opened(pilot)
    await until(
        pilot,
        lambda: screen.body.post and screen.body.has_focus and screen.session.destination is None,
    )
    return screen


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys and let what they set off come to an end."""
    for key in keys:
        await pilot.press(key)
    await until(pilot, lambda: not len(pilot.app.workers))


def type_ahead(pilot: Pilot[Any], keys: str) -> None:
    """Press keys without waiting for what any of them sets off; `↓` is an arrow."""
    names = {"\r": "enter", "\x1b": "escape", "↓": "down", "/": "slash"}
    for key in keys:
        pilot.app.post_message(events.Key(names.get(key, key), None if key == "↓" else key))


def is_shown(widget: Widget) -> bool:
    """Whether a pane has a place on the screen now."""
    return bool(widget.display)


def article_in(screen: ReadingScreen) -> Article:
    """The article in the body, which there is."""
    article = screen.body.article
    assert article is not None
    return article


def post_in(screen: ReadingScreen) -> Post:
    """The post in the body, which there is."""
    post = screen.body.post
    assert post is not None
    return post


def entry_at(screen: ReadingScreen, row: int) -> Entry:
    """The entry of a row of the list, which there is."""
    entry = screen.session.catalogue.entry_at(row)
    assert entry is not None
    return entry


def border(screen: ReadingScreen) -> str:
    """What the border of the body tells."""
    return str(screen.body.border_subtitle)


def foot(screen: ReadingScreen) -> str:
    """The hints at the foot of the screen, or what is said there."""
    return str(screen.query_one(HintBar).render())


def in_view(screen: ReadingScreen) -> str:
    """The lines of the body that are in view."""
    return "\n".join(line.text for line in screen.body.lines_in_view())
