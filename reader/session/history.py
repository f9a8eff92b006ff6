"""What was read, in the order it was read, to go back and forward through."""

from __future__ import annotations

from reader.model import Key

_STEPS_HELD = 200


class History:
    """The way through the articles, and where on it the reader is."""

    def __init__(self) -> None:
        self._way: list[Key] = []
        self._at = -1

    def visit(self, key: Key) -> bool:
        """Go on to an article; return whether it is another than before.

        From further back the way forward is a new one.
        """
        if self._at >= 0 and self._way[self._at] == key:
            return False
        self._way = [*self._way[max(self._at + 2 - _STEPS_HELD, 0) : self._at + 1], key]
        self._at = len(self._way) - 1
        return True

    def step(self, step: int) -> Key | None:
        """Go back (-1) or forward (1), or as far as there is; return the post, None at the ends."""
        at = min(max(self._at + step, 0), len(self._way) - 1)
        if at == self._at:
            return None
        self._at = at
        return self._way[self._at]
