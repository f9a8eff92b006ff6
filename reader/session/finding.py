"""Find words in the open article: what is looked for, where it stands, which match one is at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.folding import Folded
from reader.session import effects as do
from reader.session.effects import Effect
from reader.session.matches import Matches, Span, matches_of
from reader.texts import _

if TYPE_CHECKING:
    from reader.session.opening import Opened


Finder = Callable[[Folded], Matches]
"""Tells where in a text stands what is looked for."""


class Finding:
    """A search in one article; none is on as long as `query` is empty."""

    def __init__(self) -> None:
        self.query = ""
        self._finder: Finder = _nowhere
        self.matches = Matches()
        self.at = 0
        """The match that the reader stands on."""
        self.is_typing = False
        """Whether words are still being typed."""
        self.missed: str | None = None
        """What was looked for last, where this article has it not."""
        self.is_of_archive = False
        """Whether the archive is searched for the words, not this article alone."""
        self._origin = 0

    @property
    def is_on(self) -> bool:
        """Whether words are looked for."""
        return bool(self.query)

    @property
    def here(self) -> Span | None:
        """The match that the reader stands on."""
        return self.matches.spans[self.at] if self.matches else None

    def begin(self, offset: int) -> None:
        """Look for words from `offset` of the text on."""
        self.is_typing = True
        self.missed = None
        self._origin = offset

    def look_for(self, folded: Folded, query: str) -> list[Effect]:
        """Look for `query`, and stand on the first match from where it was begun."""
        self.is_of_archive = False
        self._look(folded, query, lambda text: matches_of(text, [query]))
        self.at = self.matches.next_from(self._origin) or 0
        return [do.ShowMatches(jump=True)]

    def mark_hit(
        self, folded: Folded, query: str, finder: Finder, *, offset: int, nth: int, jump: bool
    ) -> list[Effect]:
        """Mark what the archive is searched for in an article that was found.

        Stand on the first match from `offset` on, or `nth` after that; where that is negative, on
        the last (-1) or so many before. Go there where `jump`.
        """
        self.is_of_archive = True
        self._origin = offset
        self._look(folded, query, finder)
        first = len(self.matches) if nth < 0 else self.matches.next_from(offset) or 0
        self.at = max(min(first + nth, len(self.matches) - 1), 0)
        return [do.ShowMatches(jump=jump and bool(self.matches))]

    def _look(self, folded: Folded, query: str, finder: Finder) -> None:
        self.query, self._finder = query, finder
        self.matches = finder(folded)

    def look_again(self, folded: Folded) -> None:
        """Look in what the article's text is now, and stand on the same match or the next."""
        if self.is_on:
            offset = self.here.start if self.here else self._origin
            self.matches = self._finder(folded)
            self.at = self.matches.next_from(offset) or 0

    def goes_beyond(self, step: int, seen_from: int | None) -> bool:
        """Return whether there is no match that far on (negative: back) without going round."""
        if seen_from is None:
            return not 0 <= self.at + step < len(self.matches)
        starts = [span.start for span in self.matches.spans]
        return not any(start >= seen_from if step > 0 else start < seen_from for start in starts)

    def step(self, step: int, seen_from: int | None) -> list[Effect]:
        """Go to the next (1) or previous (-1) match, or further, if there is any, going round.

        Seen from the one stood on, or from an offset of the text, where that is out of view.
        """
        if not self.matches:
            return []
        if seen_from is not None:
            towards = self.matches.next_from if step > 0 else self.matches.last_before
            self.at = towards(seen_from) or 0
            step -= 1 if step > 0 else -1
        self.at = (self.at + step) % len(self.matches)
        return [do.ShowMatches(jump=True)]

    def end_typing(self, opened: Opened | None) -> list[Effect]:
        """Stand on the match, in the article opened; without any, look for nothing.

        Unless the rest of the article is still to come: it may stand there.
        """
        words = self.query
        if self.matches:
            self.is_typing = False
            return [do.ShowMatches(jump=False)]
        if words and opened is not None and not opened.is_whole:
            self.is_typing = False
            return [
                do.Say(
                    _("The beginning has no “{words}”; the rest is being read").format(words=words)
                )
            ]
        said = []
        if words and opened is not None:
            self.missed = words
            offer = ("read.search", _("search the archive"))
            said = [do.Say(_("No “{words}” in this article").format(words=words), offer)]
        return [*self.give_up(), *said]

    def leave(self) -> list[Effect]:
        """Type no more, and stay at the match; without any, look for nothing."""
        self.is_typing = False
        return [do.ShowMatches(jump=False)] if self.matches else self.give_up()

    def clear(self) -> list[Effect]:
        """Look for nothing, and stay."""
        self.stop()
        return [do.ShowMatches(jump=False)]

    def give_up(self) -> list[Effect]:
        """Look for nothing, and return to where it was begun."""
        self.stop()
        return [do.ReturnFromFinding(), do.ShowMatches(jump=False)]

    def stop_of_archive(self) -> list[Effect]:
        """Mark no longer what the archive is searched for; words looked for here alone stay."""
        return self.clear() if self.is_of_archive else []

    def stop(self) -> None:
        """Look for nothing."""
        self.query = ""
        self._finder = _nowhere
        self.is_of_archive = False
        self.matches = Matches()
        self.at = 0
        self.is_typing = False


def _nowhere(text: Folded) -> Matches:
    return Matches()
