"""The look, in two themes and two languages: compared with pictures that a person approved.

After a wanted change: `pytest tests/tui/test_look.py --snapshot-update`, and look.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driving import opened, press, reading, until
from textual.pilot import Pilot
from two_languages import write_archive_in

from reader import texts
from reader.safe import Clean
from reader.session.sentences import nothing_sentence
from reader.tui.app import KanbaoApp
from reader.tui.screens import stage
from reader.tui.widgets.line import Line


@pytest.mark.parametrize("theme", ["ink", "newsprint"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
def test_reading(
    snap_compare: Any, make_app: Callable[..., KanbaoApp], size: tuple[int, int], theme: str
) -> None:
    async def read_to_the_second_heading(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await press(pilot, "enter", "]", "]")

    assert snap_compare(
        make_app(theme=theme), terminal_size=size, run_before=read_to_the_second_heading
    )


def test_one_pane_and_the_outline(snap_compare: Any, make_app: Callable[..., KanbaoApp]) -> None:
    async def outline(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await press(pilot, "enter", "t")

    assert snap_compare(make_app(), terminal_size=(60, 20), run_before=outline)


SCREENS = {
    "reading": ["enter", "]"],
    "help": ["question_mark"],
    "palette": ["ctrl+p"],
    "outline": ["enter", "t"],
    "themes": ["T"],
    "nothing": [],
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("name", SCREENS)
def test_both_languages(
    snap_compare: Any,
    make_app: Callable[..., KanbaoApp],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    size: tuple[int, int],
    language: str,
) -> None:
    texts.use(language)
    folder = tmp_path / {"en": "river", "zh": "河湾"}[language]
    if name == "nothing":
        folder.mkdir()
    else:
        write_archive_in(language, folder)

    def nothing(*archive: Any, drafts: bool) -> Clean:
        told = nothing_sentence(*archive, drafts=drafts)
        return Clean(told.replace(str(tmp_path), "/news"))  # where the test runs is no look

    monkeypatch.setattr(stage, "nothing_sentence", nothing)

    async def go_there(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: reading(pilot).session.is_scanned and not len(pilot.app.workers))
        await press(pilot, *SCREENS[name])
        for line in pilot.app.screen.query(Line):
            line.cursor_blink = False

    assert snap_compare(make_app(folder), terminal_size=size, run_before=go_there)
