"""Looks through the archive: the one under way, the one that is due, and what they found."""

from __future__ import annotations

from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.session.sentences import changes_sentence
from reader.session.tickets import Tickets
from reader.texts import _


class Scanning:
    """One look at a time; where another kanbao is at it, this one waits for its turn."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets
        self.is_over = False
        """Whether all of the archive has been looked through once."""
        self.is_anew = False
        """Whether it is looked through once more, since what was known of it is lost."""
        self.keeps_list = False
        """Whether the list shown is of what was known before, and better than what is known by now."""
        self._is_due = False
        """Whether another kanbao was looking through the archive, so that this one did not."""
        self._is_due_again = False
        """Whether the look under way may have begun before what was known was lost."""
        self._is_asked_for = False
        """Whether the reader asked, and is to be told what there was."""

    @property
    def may_yet_find(self) -> bool:
        """Whether a post that is not found now may be there all the same."""
        return (self._tickets.is_open("scan") or self._is_due) and not self.is_over

    def begin(self, wanted: str | None = None) -> do.ScanArchive:
        """Look through the archive, first for the post that `wanted` names."""
        return do.ScanArchive(self._tickets.take("scan"), wanted)

    def look_for_changes(self) -> list[Effect]:
        """Look through the archive because the reader asks, and tell what there was."""
        self._is_asked_for = True
        return [do.Say(_("Looking for changes…")), self.begin()]

    def begin_anew(self) -> list[Effect]:
        """Look through the archive, of which not all is known any more.

        What is listed stays so until that is over: nothing says that any of it is gone. After a
        look under way, which may fill the index that was lost, there is another.
        """
        self.keeps_list |= self.is_over
        self.is_over, self.is_anew = False, True
        self._is_due_again = self._tickets.is_open("scan")
        return [] if self._is_due_again else [self.begin()]

    def catch_up(self) -> list[Effect]:
        """Look through the archive where that is due."""
        if not self._is_due:
            return []
        self._is_due = False
        return [self.begin()]

    def advanced(self, fact: facts.ScanAdvanced) -> list[Effect]:
        """Tell how far the look under way is; nothing, where it is not that one."""
        return [do.ShowScan(fact.progress)] if self._tickets.awaits("scan", fact.ticket) else []

    def ended(self, fact: facts.ScanEnded) -> list[Effect]:
        """Tell that the look under way is over; nothing, where it is not that one."""
        if not self._tickets.end("scan", fact.ticket):
            return []
        if self._is_due_again:
            self._is_due_again = False
            return [self.begin()]
        changes = fact.changes
        self._is_due = changes is not None and changes.busy
        if changes is not None and not changes.busy:
            self.is_over, self.is_anew, self.keeps_list = True, False, False
        effects: list[Effect] = [do.ShowScan(None)]
        if changes is not None and self._is_asked_for:
            self._is_asked_for = False
            effects.append(do.Say(changes_sentence(changes)))
        return effects

    def failed(self) -> list[Effect]:
        """Tell that the look under way came to nothing."""
        self._is_asked_for = self.is_anew = self.keeps_list = self._is_due_again = False
        return [do.ShowScan(None)]
