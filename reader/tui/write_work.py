"""What is written for the reader: marks, positions, history, the searches kept by name.

Everything here blocks; the runner calls it in a thread, one after another, in the order in which
it was asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.safe import Clean
from reader.session import effects as do
from reader.session import facts, recent
from reader.session.facts import Fact
from reader.session.hits import HitsView
from reader.texts import _
from reader.tui.search_work import SearchWork

if TYPE_CHECKING:
    from reader.library import Library, Undone


class WriteWork:
    """Writes what effects say."""

    def __init__(self, library: Library, searching: SearchWork) -> None:
        """`searching` knows the hits of a search that is marked whole."""
        self._library = library
        self._searching = searching
        self._standing: list[int] = []
        """The tickets of markings on disk that were not taken back, the newest last."""

    def written(self, effect: do.Written) -> Fact | None:
        """Write what an effect says; return what the session is to know of it."""
        library = self._library
        match effect:
            case do.WriteMark(ticket, key, mark, on):
                mark_posts = library.set_read if mark == "read" else library.set_starred
                if mark_posts([key], on):
                    self._standing.append(ticket)
                return facts.MarkWritten(ticket)
            case do.WriteAllRead(ticket, view):
                if isinstance(view, HitsView):
                    count = self._searching.mark_read(view)
                else:
                    count = library.mark_all_read(view)
                if count:
                    self._standing.append(ticket)
                return facts.AllReadWritten(ticket, count)
            case do.UndoMark():
                return self._undo(effect)
            case do.WriteVisit(key):
                library.visited(key)
            case do.KeepSearch(search, instead_of):
                library.keep_search(search, instead_of)
                return facts.SavedChanged()
            case do.RemoveSearch(name):
                library.remove_search(name)
                return facts.SavedChanged()
            case do.WriteLook(query, hits):
                library.looked_at(query, hits)
            case do.WriteSearches(searches):
                recent.remember_searches(searches)
            case do.WritePosition(key, position):
                library.set_position(key, position)
        return None

    def _undo(self, wanted: do.UndoMark) -> Fact:
        """Take the newest marking back, if it is the one meant: an earlier write may have failed."""
        if wanted.of not in self._standing:
            return facts.MarkUndone(wanted.ticket, None)
        if wanted.of != self._standing[-1]:
            return facts.MarkFailed(wanted.ticket, _("A later mark is not undone yet: again"))
        undone = self._library.undo()
        self._standing.pop()
        return facts.MarkUndone(wanted.ticket, undone, self._title_of(undone))

    def _title_of(self, undone: Undone | None) -> Clean | None:
        if undone is None or undone.post is None:
            return None
        entry = self._library.entry(undone.post)
        return None if entry is None else entry.title
