"""How long something takes, and what 95 of 100 stay below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def p95(values: Sequence[float]) -> float:
    """Return what 95 of 100 stay below."""
    return sorted(values)[min(int(0.95 * len(values)), len(values) - 1)]
