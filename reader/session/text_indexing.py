"""Indexing the texts of posts, which follows each look through the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.session.tickets import Tickets

if TYPE_CHECKING:
    from reader.library import TextProgress

_KIND = "texts"


class TextIndexing:
    """One run at a time: a newer one goes on where the older was."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets
        self._filled = 0
        """Posts that this run had filled in when lists were last loaded for that."""

    def begin(self) -> list[Effect]:
        """Index what is not indexed yet."""
        self._filled = 0
        return [do.IndexTexts(self._tickets.take(_KIND))]

    def advanced(self, fact: facts.TextsAdvanced) -> list[Effect]:
        """Tell how far the run under way is, but for while the archive is looked through."""
        if not self._tickets.awaits(_KIND, fact.ticket) or self._tickets.is_open("scan"):
            return []
        return [do.ShowTexts(fact.progress)]

    def has_filled(self, progress: TextProgress) -> bool:
        """Return whether so many more posts are known whole by now that lists are worth another look."""
        if progress.filled < max(2 * self._filled, 1):
            return False
        self._filled = progress.filled
        return True

    def ended(self, fact: facts.TextsIndexed) -> list[Effect]:
        """Tell that the run under way is over; nothing, where it is not that one."""
        if not self._tickets.end(_KIND, fact.ticket) or self._tickets.is_open("scan"):
            return []
        return [do.ShowTexts(None)]
