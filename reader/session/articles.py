"""The article in the body: which one is wanted, which is shown, where in each one is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.library import Position
from reader.model import Entry, Key
from reader.session import effects as do
from reader.session import facts
from reader.session.catalogue import Catalogue
from reader.session.effects import Effect
from reader.session.finding import Finding
from reader.session.marks import MarksMade
from reader.session.opening import Opened
from reader.session.positions import offset_of, position_at
from reader.session.tickets import Tickets


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """The article in the body: which post it is of, and its text."""

    key: Key
    opened: Opened


class Articles:
    """Only what was wanted last is shown, however late and in whatever order articles come."""

    def __init__(
        self, tickets: Tickets, marks: MarksMade, catalogue: Catalogue, finding: Finding
    ) -> None:
        self._tickets = tickets
        self._marks = marks
        self._catalogue = catalogue
        self._finding = finding
        self._wanted: Entry | None = None
        self.shown: ShownArticle | None = None
        self._positions: dict[Key, Position] = {}

    @property
    def wanted(self) -> Entry | None:
        """The post whose article is shown, or will be, as it is marked now."""
        return None if self._wanted is None else self._marks.applied_to(self._wanted)

    def open(self, entry: Entry) -> list[Effect]:
        """Want the article of a post, unless it is wanted already."""
        if self._wanted is not None and self._wanted.key == entry.key:
            return []
        self._wanted = entry
        return [self._parse(entry)]

    def look_again(self) -> list[Effect]:
        """Parse the article anew: its file may have changed."""
        return [] if self._wanted is None else [self._parse(self._wanted)]

    def clear(self) -> list[Effect]:
        """Want no article."""
        self._wanted = self.shown = None
        self._tickets.drop("article")
        self._finding.stop()
        return [do.ClearArticle()]

    def parsed(self, fact: facts.ArticleParsed) -> list[Effect]:
        """Show an article, if it is the one wanted and says anything new."""
        wanted, shown, opened = self._wanted, self.shown, fact.opened
        if wanted is None or fact.entry.key != wanted.key:
            return []
        is_awaited = self._tickets.end if opened.is_whole else self._tickets.awaits
        if not is_awaited("article", fact.ticket):
            return []
        self._wanted = replace(fact.entry, read=wanted.read, starred=wanted.starred)
        is_same_post = shown is not None and shown.key == wanted.key
        if is_same_post and shown is not None and opened.tells_nothing_new_to(shown.opened):
            return []
        self.shown = ShownArticle(wanted.key, opened)
        if is_same_post:
            self._finding.look_again(opened.folded)
            return [do.ShowAnew(opened), do.ShowMatches(jump=False)]
        self._finding.stop()
        position = self._positions.setdefault(wanted.key, fact.left)
        return [do.ShowArticle(opened, offset_of(opened.article.text, position))]

    def reader_is_at(self, opened: Opened, offset: int) -> list[Effect]:
        """Remember where in the article shown the reader is; not while words are typed to find."""
        if self.shown is None or self.shown.opened is not opened or self._finding.is_typing:
            return []
        key = self.shown.key
        position = position_at(opened.article.text, offset)
        if self._positions.get(key, Position()) == position:
            return []
        self._positions[key] = position
        return [do.WritePosition(key, position)]

    def keep_marks(self) -> None:
        """Hold with the entry the marks that are on disk: they are about to be forgotten."""
        if self._wanted is not None:
            self._wanted = self._marks.applied_to(self._wanted, written_only=True)

    def list_changed(self) -> None:
        """Take over what the list just loaded knows of the post."""
        if self._wanted is not None:
            row = self._catalogue.listing.index_of(self._wanted.key)
            listed = None if row is None else self._catalogue.listing.row(row)
            self._wanted = listed or self._wanted

    def _parse(self, entry: Entry) -> do.ParseArticle:
        label = self._catalogue.label_of(entry.categories[0])
        ticket = self._tickets.take("article")
        return do.ParseArticle(ticket, entry.key, label, self._positions.get(entry.key))
