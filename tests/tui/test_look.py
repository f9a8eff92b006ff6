"""The look, at three sizes in two themes: compared with pictures that a person approved.

After a wanted change: `pytest tests/tui/test_look.py --snapshot-update`, and look.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from driving import opened, press
from textual.pilot import Pilot

from reader.tui.app import KanbaoApp


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
