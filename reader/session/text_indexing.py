"""Indexing the texts of posts, which follows each look through the archive."""

from __future__ import annotations

from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.session.tickets import Tickets

_KIND = "texts"


class TextIndexing:
    """One run at a time: a newer one goes on where the older was."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets

    def begin(self) -> list[Effect]:
        """Index what is not indexed yet."""
        return [do.IndexTexts(self._tickets.take(_KIND))]

    def advanced(self, fact: facts.TextsAdvanced) -> list[Effect]:
        """Tell how far the run under way is, but for while the archive is looked through."""
        if not self._tickets.awaits(_KIND, fact.ticket) or self._tickets.is_open("scan"):
            return []
        return [do.ShowTexts(fact.progress)]

    def ended(self, fact: facts.TextsIndexed) -> list[Effect]:
        """Tell that the run under way is over; nothing, where it is not that one."""
        if not self._tickets.end(_KIND, fact.ticket) or self._tickets.is_open("scan"):
            return []
        return [do.ShowTexts(None)]
