"""A terminal that is closed while kanbao runs in it: nothing that is written or read there fails.

Textual writes in a thread of its own that a terminal's error ends; whoever writes then waits
for it, for good. And what its reading raises it shows as a crash. Here what is written is
dropped, and reading ends; the app hears of the closing by SIGHUP, or asks `is_hung_up`.
"""

from __future__ import annotations

import errno
import sys
from contextlib import suppress
from typing import Any, TextIO

from textual.driver import Driver


class LastingFile:
    """A terminal to write to, or nothing once it is gone."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write text, or drop it."""
        with suppress(OSError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """Bring to the terminal what was written, if it is there."""
        with suppress(OSError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def that_outlasts_its_terminal(driver: type[Driver]) -> type[Driver]:
    """Return a driver as `driver` is that takes no harm when its terminal is closed."""
    run_input_thread = getattr(driver, "run_input_thread", None)
    if run_input_thread is None:
        return driver

    def __init__(self: Any, *args: Any, **options: Any) -> None:
        driver.__init__(self, *args, **options)
        self._file = LastingFile(self._file)

    def run_until_closed(self: Any) -> None:
        with suppress(OSError):
            run_input_thread(self)

    members = {"__init__": __init__, "run_input_thread": run_until_closed}
    return type(f"Lasting{driver.__name__}", (driver,), members)


def is_hung_up() -> bool:
    """Return whether the terminal that this program was started in is there no more."""
    if sys.platform == "win32" or sys.__stdin__ is None:
        return False
    import termios

    try:
        termios.tcgetattr(sys.__stdin__.fileno())
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    except ValueError:
        return False
    return False
