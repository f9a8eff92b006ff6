"""Numbers for requests, by which an answer is told from one that is late or comes twice."""

from __future__ import annotations


class Tickets:
    """Of each kind of request only the newest is waited for."""

    def __init__(self) -> None:
        self._last = 0
        self._awaited: dict[str, int] = {}

    @property
    def last(self) -> int:
        """The newest number given out."""
        return self._last

    def take(self, kind: str) -> int:
        """Return a new number; answers to older requests of its kind are late from now on."""
        self._last += 1
        self._awaited[kind] = self._last
        return self._last

    def take_lasting(self) -> int:
        """Return a new number for a request that no later one replaces."""
        self._last += 1
        return self._last

    @property
    def is_any_open(self) -> bool:
        """Whether an answer of any kind is waited for."""
        return bool(self._awaited)

    def awaits(self, kind: str, ticket: int) -> bool:
        """Return whether this answer is waited for."""
        return self._awaited.get(kind) == ticket

    def end(self, kind: str, ticket: int) -> bool:
        """Return whether this answer is waited for; from now on it is not."""
        if not self.awaits(kind, ticket):
            return False
        del self._awaited[kind]
        return True

    def is_open(self, kind: str) -> bool:
        """Return whether an answer of this kind is waited for."""
        return kind in self._awaited

    def drop(self, kind: str) -> None:
        """Wait no longer for an answer of this kind."""
        self._awaited.pop(kind, None)

    def kind_of(self, ticket: int) -> str | None:
        """Return the kind of a request that is waited for."""
        return next((kind for kind, number in self._awaited.items() if number == ticket), None)
