"""A number typed before a command, as in vim and less: how often it is to be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_DIGITS: Final = frozenset("0123456789")
MOST: Final = 9999
"""A larger number is taken for this one."""


class Count:
    """Puts digits together into the number for the key that follows.

    A digit that is a command's own key begins no number; it goes on with one, as every digit
    does. So with `1 2 3` for the lists, `5j` and `42j` count, and `12j` does once those have
    other keys.
    """

    def __init__(self, is_command: Callable[[str], bool]) -> None:
        """`is_command` tells whether a digit is some command's key."""
        self._is_command = is_command
        self.typed = 0
        """The number so far, for a key to come; 0 where none was typed."""
        self.given = 0
        """The number that was typed before the key that acts now; 0 where none was."""

    @property
    def times(self) -> int:
        """How often the key that acts now is to be done."""
        return self.given or 1

    def takes(self, character: str) -> bool:
        """Return whether `character` is part of a number; if not, it is what the number is for."""
        is_digit = character in _DIGITS
        if is_digit and (self.typed or (character != "0" and not self._is_command(character))):
            self.typed = min(self.typed * 10 + int(character), MOST)
            return True
        self.given, self.typed = self.typed, 0
        return False

    def drop(self) -> bool:
        """Forget the number typed; return whether there was one."""
        dropped, self.typed = self.typed > 0, 0
        return dropped
