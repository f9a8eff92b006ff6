"""A room's front door whose names are loaded when they are first asked for.

Whoever takes one name from a room does not pay for the modules of the others: a first
frame needs no parser, a list of posts no scan.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def loader_of(room: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """Return the `__getattr__` of the package `room`; `homes` is module → its names."""

    def load(name: str) -> object:
        for home, names in homes.items():
            if name in names:
                value: object = getattr(import_module(f"{room}.{home}"), name)
                setattr(sys.modules[room], name, value)
                return value
        raise AttributeError(f"module {room!r} has no attribute {name!r}")

    return load
