"""Where the screen is drawn: on the terminal, also where stderr, on which Textual draws, is none."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Any

from textual.driver import Driver


def on_a_terminal(driver: type[Driver]) -> type[Driver]:
    """Return a driver as `driver` is that draws on stdout where stderr goes to a file, say."""
    is_terminal = sys.__stderr__ is not None and sys.__stderr__.isatty()
    if is_terminal or not hasattr(driver, "run_input_thread"):
        return driver

    def __init__(self: Any, *args: Any, **options: Any) -> None:
        driver.__init__(self, *args, **options)
        if isinstance(sys.__stdout__, TextIOWrapper):
            # As on stderr, no character fails.
            sys.__stdout__.reconfigure(errors="backslashreplace")
            self._file = sys.__stdout__

    return type(f"Visible{driver.__name__}", (driver,), {"__init__": __init__})
