"""Mark posts: shown at once, written behind the screen, taken back where that fails."""

from __future__ import annotations

from reader.model import Key
from reader.session import effects as do
from reader.session import facts
from reader.session.catalogue import Catalogue, Counts
from reader.session.effects import Effect, MarkName
from reader.session.marks import AllRead, Mark, MarksMade
from reader.session.sentences import all_read_sentence, undone_sentence
from reader.session.tickets import Tickets
from reader.texts import _


class Marking:
    """What becomes of marks, from the key press to the disk."""

    def __init__(self, tickets: Tickets, marks: MarksMade, catalogue: Catalogue) -> None:
        self._tickets = tickets
        self._marks = marks
        self._catalogue = catalogue
        self._counts_before: dict[int, Counts] = {}

    def mark(self, key: Key, mark: MarkName, on: bool) -> list[Effect]:
        """Give a post a mark, or take it away."""
        ticket = self._tickets.take_lasting()
        self._marks.make(Mark(ticket, key, mark, on))
        self._catalogue.refile(key)
        return [do.WriteMark(ticket, key, mark, on), do.ShowRows()]

    def read_all(self) -> list[Effect]:
        """Mark everything that is listed as read."""
        view = self._catalogue.listing.view
        ticket = self._tickets.take_lasting()
        self._counts_before[ticket] = self._catalogue.counts
        self._marks.make(AllRead(ticket, view, self._catalogue.unread_at_hand()))
        self._catalogue.count(self._catalogue.all_read(view))
        return [do.WriteAllRead(ticket, view), do.ShowRows(), do.ShowCounts()]

    def undo(self) -> list[Effect]:
        """Take the last marking back."""
        ticket = self._tickets.take_lasting()
        undone = self._marks.undo(ticket)
        if isinstance(undone, Mark):
            self._catalogue.refile(undone.key)
        elif undone is not None and (before := self._counts_before.pop(undone.ticket, None)):
            self._catalogue.count(before)
        of = None if undone is None else undone.ticket
        return [do.UndoMark(ticket, of), do.ShowRows(), do.ShowCounts()]

    def written(
        self, fact: facts.MarkWritten | facts.AllReadWritten | facts.MarkUndone
    ) -> list[Effect]:
        """Take note that a marking is on disk."""
        self._marks.written(fact.ticket)
        match fact:
            case facts.MarkWritten():
                return [self._catalogue.load_counts()]
            case facts.AllReadWritten():
                if not fact.count:
                    self._marks.came_to_nothing(fact.ticket)
                undo = ("mark.undo", _("Undo")) if fact.count else None
                said = do.Say(all_read_sentence(fact.count), undo)
                return [said, *self._catalogue.reload()]
            case facts.MarkUndone():
                return [do.Say(undone_sentence(fact.undone, fact.title)), *self._catalogue.reload()]

    def failed(self, fact: facts.MarkFailed) -> list[Effect]:
        """Show all as it was before a marking that could not be written."""
        before = self._counts_before.pop(fact.ticket, None)
        for key in self._marks.failed(fact.ticket):
            self._catalogue.refile(key)
        if before is not None:
            self._catalogue.count(before)
        load = self._catalogue.load_counts()
        return [do.ShowRows(), do.ShowCounts(), do.Say(fact.sentence), load]
