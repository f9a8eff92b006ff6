"""Find words in the open article: what is looked for, where it stands, which match one is at."""

from __future__ import annotations

from reader.folding import Folded
from reader.session.matches import Matches, Span, matches_of


class Finding:
    """A search in one article; none is on as long as `query` is empty."""

    def __init__(self) -> None:
        self.query = ""
        self.matches = Matches()
        self.at = 0
        """The match that the reader stands on."""
        self.is_typing = False
        """Whether words are still being typed."""
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
        self._origin = offset

    def look_for(self, folded: Folded, query: str) -> None:
        """Look for `query`, and stand on the first match from where it was begun."""
        self.query = query
        self.matches = matches_of(folded, [query])
        self.at = self.matches.next_from(self._origin) or 0

    def look_again(self, folded: Folded) -> None:
        """Look in what the article's text is now, and stand on the same match or the next."""
        if self.is_on:
            offset = self.here.start if self.here else self._origin
            self.matches = matches_of(folded, [self.query])
            self.at = self.matches.next_from(offset) or 0

    def step(self, step: int, seen_from: int | None) -> bool:
        """Go to the next (1) or previous (-1) match, going round; return whether there is one.

        Seen from the one stood on, or from an offset of the text, where that is out of view.
        """
        if not self.matches:
            return False
        if seen_from is None:
            self.at = (self.at + step) % len(self.matches)
        elif step > 0:
            self.at = self.matches.next_from(seen_from) or 0
        else:
            self.at = self.matches.last_before(seen_from) or 0
        return True

    def settle(self) -> None:
        """No more words are typed."""
        self.is_typing = False

    def stop(self) -> None:
        """Look for nothing."""
        self.query = ""
        self.matches = Matches()
        self.at = 0
        self.is_typing = False
