"""Marks that were made and that lists may not know yet: shown at once, written behind the screen.

The marks themselves are the library's. What is held here lies over the entries that lists
and article hold, in the order it was made, until lists are loaded that know of it; a
marking that fails is taken off again, and all shows as it was.
"""

from __future__ import annotations

from bisect import insort
from datetime import date
from itertools import chain

from reader.library import Show, View
from reader.model import Entry, Key, listed_under
from reader.session.effects import MarkName
from reader.session.hits import HitsView
from reader.values import Value, replace

_MARKINGS_UNDOABLE = 1000
"""Markings that `undo` shows at once; what is older shows when it is written."""


class Mark(Value):
    """One post got a mark, or lost it."""

    ticket: int
    key: Key
    mark: MarkName
    on: bool


class AllRead(Value):
    """All of a view got read; `unread` are those of its rows at hand that were not."""

    ticket: int
    view: View
    unread: frozenset[Key]

    def has(self, entry: Entry) -> bool:
        """Return whether `entry` got read by it; of hits, which only the index knows, those at hand."""
        if isinstance(self.view, HitsView):
            return entry.key in self.unread
        return lists(self.view, entry)


class UnreadAgain(Value):
    """Posts that `AllRead` marked are unread again."""

    ticket: int
    unread: frozenset[Key]


class MarksMade:
    """The markings that lists may not know."""

    def __init__(self) -> None:
        self._single: dict[Key, list[Mark]] = {}
        self._many: list[AllRead | UnreadAgain] = []
        self._unwritten: set[int] = set()
        self._undoable: list[Mark | AllRead] = []
        self._undone: dict[int, Mark | AllRead] = {}

    def make(self, marking: Mark | AllRead) -> None:
        """Show a marking from now on."""
        self._add(marking)
        self._undoable = [*self._undoable[1 - _MARKINGS_UNDOABLE :], marking]

    def undo(self, ticket: int) -> Mark | AllRead | None:
        """Show what was marked last as it was before; return that, None where it is not known."""
        if not self._undoable:
            return None
        last = self._undone[ticket] = self._undoable.pop()
        if isinstance(last, Mark):
            self._add(replace(last, ticket=ticket, on=not last.on))
        else:
            self._add(UnreadAgain(ticket, last.unread))
        return last

    def written(self, ticket: int) -> None:
        """Take note that a marking is on disk."""
        self._unwritten.discard(ticket)
        self._undone.pop(ticket, None)

    def came_to_nothing(self, ticket: int) -> None:
        """Take note that there is nothing to take back of a marking."""
        self._undoable = [made for made in self._undoable if made.ticket != ticket]
        self._undone = {by: made for by, made in self._undone.items() if made.ticket != ticket}

    def failed(self, ticket: int) -> list[Key]:
        """Show what was before a marking that was not written; return the single posts of it."""
        self._unwritten.discard(ticket)
        if undone := self._undone.pop(ticket, None):
            insort(self._undoable, undone, key=lambda made: made.ticket)
        self.came_to_nothing(ticket)
        self._many = [made for made in self._many if made.ticket != ticket]
        keys = [key for key, made in self._single.items() if any(m.ticket == ticket for m in made)]
        for key in keys:
            self._single[key] = [made for made in self._single[key] if made.ticket != ticket]
        return keys

    @property
    def awaits_many(self) -> bool:
        """Whether a marking of a whole view, or the undoing of one, is not written yet."""
        return any(made.ticket in self._unwritten for made in self._many)

    @property
    def all_written(self) -> bool:
        """Whether lists that are loaded from now on know every marking."""
        return not self._unwritten

    def forget(self, up_to: int) -> None:
        """Hold no longer what was made up to a ticket, all of it written: lists know it."""
        for key in list(self._single):
            self._single[key] = [made for made in self._single[key] if made.ticket > up_to]
            if not self._single[key]:
                del self._single[key]
        self._many = [made for made in self._many if made.ticket > up_to]

    def marked_singly(self) -> list[Key]:
        """Return the posts that were marked one by one, and may stand otherwise in a list."""
        return list(self._single)

    def applied_to(self, entry: Entry, *, written_only: bool = False) -> Entry:
        """Return `entry` with the marks made since its list was loaded, or those on disk."""
        single = self._single.get(entry.key)
        if single is None and not self._many:
            return entry
        for made in sorted(chain(single or (), self._many), key=lambda made: made.ticket):
            if written_only and made.ticket in self._unwritten:
                continue
            if isinstance(made, Mark):
                if made.key == entry.key:
                    entry = with_mark(entry, made.mark, made.on)
            elif isinstance(made, AllRead):
                if made.has(entry):
                    entry = with_mark(entry, "read", True)
            elif entry.key in made.unread:
                entry = with_mark(entry, "read", False)
        return entry

    def _add(self, marking: Mark | AllRead | UnreadAgain) -> None:
        self._unwritten.add(marking.ticket)
        if isinstance(marking, Mark):
            self._single.setdefault(marking.key, []).append(marking)
        else:
            self._many.append(marking)


def with_mark(entry: Entry, mark: MarkName, on: bool) -> Entry:
    """Return `entry` with a mark, or without."""
    return replace(entry, read=on) if mark == "read" else replace(entry, starred=on)


def lists(view: View, entry: Entry) -> bool:
    """Return whether `view` has `entry`, its marks as they are."""
    return (
        (view.category is None or view.category in listed_under(entry.categories))
        and (not view.title or _has_words(entry.title, view.title))
        and _shows(view.show, entry)
    )


def _has_words(title: str, words: str) -> bool:
    from reader.corpus.title_words import has_words  # with all of pinyin

    return has_words(title, words)


def _shows(show: Show, entry: Entry) -> bool:
    if show is Show.UNREAD:
        return not entry.read
    if show is Show.STARRED:
        return entry.starred
    if show is Show.TODAY:
        return entry.date is not None and not entry.date_guessed and entry.date.date() == today()
    return True


def today() -> date:
    """Return the day it is here."""
    return date.today()
