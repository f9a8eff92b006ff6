"""How long something takes, what 95 of 100 stay below, and a home that is nobody's."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from time import perf_counter

SPEAKING = {"LC_MESSAGES": "zh_CN.UTF-8"}
"""What the screen says is waited for in Chinese."""


def environment(home: str) -> dict[str, str]:
    """Return what a program that is measured is to find: folders of its own below `home`."""
    folders = {
        f"XDG_{name}_HOME": f"{home}/{name.lower()}"
        for name in ("CACHE", "DATA", "CONFIG", "STATE")
    }
    kept = {name: value for name, value in os.environ.items() if name != "LC_ALL"}
    return kept | folders | SPEAKING


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def p95(values: Sequence[float]) -> float:
    """Return what 95 of 100 stay below."""
    return sorted(values)[min(int(0.95 * len(values)), len(values) - 1)]
