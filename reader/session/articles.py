"""The article in the body: which one is wanted, which is shown, where in each one is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.library import Position
from reader.model import Entry, Key
from reader.session import effects as do
from reader.session import facts
from reader.session.catalogue import Catalogue
from reader.session.effects import Effect
from reader.session.finding import Finding
from reader.session.hits import HitListing, heading_start, matches_by
from reader.session.marks import MarksMade
from reader.session.positions import offset_of, position_at
from reader.session.tickets import Tickets
from reader.values import Value, replace

if TYPE_CHECKING:
    from reader.session.opening import Opened


class ShownArticle(Value):
    """The article in the body: the post it is of, and its text."""

    entry: Entry
    opened: Opened

    @property
    def key(self) -> Key:
        """The key of its post."""
        return self.entry.key


class Articles:
    """Only what was wanted last is shown, however late and in whatever order articles come."""

    def __init__(
        self, tickets: Tickets, marks: MarksMade, catalogue: Catalogue, finding: Finding
    ) -> None:
        self._tickets = tickets
        self._marks = marks
        self._catalogue = catalogue
        self._finding = finding
        self._awaited: Entry | None = None
        """The post whose article is on the way; None where the one shown is wanted."""
        self.shown: ShownArticle | None = None
        self._is_outdated = False
        """Whether the article on the way may be of a file that has changed meanwhile."""
        self._positions: dict[Key, Position] = {}
        self.is_glanced_at = False
        """Whether the article wanted is only looked at from the list, not read."""
        self._is_taken_away = False
        """Whether a search took the reader to a match from where they had left the article shown."""
        self.first_match = 0
        """The match of the next hit that is seen first; counted from the last, where negative."""
        self._marked: tuple[Key, str] | None = None
        """The hit, and what it was found by, in which matches were marked last."""

    @property
    def wanted(self) -> Entry | None:
        """The post whose article is shown, or will be, as it is marked now."""
        wanted = self._wanted
        return None if wanted is None else self._marks.applied_to(wanted)

    @property
    def _wanted(self) -> Entry | None:
        return self._awaited or (self.shown.entry if self.shown else None)

    def open(self, entry: Entry) -> list[Effect]:
        """Want the article of a post, unless it is wanted already."""
        wanted = self._wanted
        if wanted is not None and wanted.key == entry.key:
            return []
        self._awaited = entry
        self.first_match = 0
        return [self._parse(entry)]

    def is_read(self) -> None:
        """Take note that the article wanted is read now: where one is in it counts."""
        self.is_glanced_at = self._is_taken_away = False

    @property
    def is_on_the_way(self) -> bool:
        """Whether another article is wanted than the one shown."""
        return self._awaited is not None

    def look_again(self) -> list[Effect]:
        """Parse the article anew, after the one on the way: its file may have changed."""
        wanted = self._wanted
        self._is_outdated = self._tickets.is_open("article")
        return [] if wanted is None or self._is_outdated else [self._parse(wanted)]

    def clear(self) -> list[Effect]:
        """Want no article."""
        self._awaited = self.shown = self._marked = None
        self._tickets.drop("article")
        self._finding.stop()
        return [do.ClearArticle()]

    def give_up(self) -> None:
        """Want what is shown: the article that was on the way does not come."""
        self._awaited = None
        self._tickets.drop("article")

    def parsed(self, fact: facts.ArticleParsed) -> list[Effect]:
        """Show an article, if it is the one awaited and says anything new."""
        opened = fact.opened
        is_awaited = self._tickets.end if opened.is_whole else self._tickets.awaits
        if not is_awaited("article", fact.ticket):
            return []
        self._awaited = None
        effects = self._show(ShownArticle(fact.entry, opened), fact.left)
        is_due = self._is_outdated and opened.is_whole
        return [*effects, *(self.look_again() if is_due else [])]

    def _show(self, new: ShownArticle, left: Position) -> list[Effect]:
        shown, self.shown = self.shown, new
        opened = new.opened
        if shown is not None and shown.key == new.key:
            if opened.tells_nothing_new_to(shown.opened):
                self.shown = replace(new, opened=shown.opened)
                return []
            was_found = bool(self._finding.matches)
            self._finding.look_again(opened.folded)
            is_first = self._finding.is_of_archive and not was_found
            self._is_taken_away |= is_first and self.is_glanced_at
            return [do.ShowAnew(opened), do.ShowMatches(jump=is_first)]
        self._finding.stop()
        self._marked, self._is_taken_away = None, False
        position = self._positions.setdefault(new.key, left)
        offset = offset_of(opened.article.text, position)
        return [do.ShowArticle(opened, offset), *self._mark_hit(moves=self.is_glanced_at)]

    def mark_hit(self) -> list[Effect]:
        """Mark in the article shown what the archive is searched for, if it is one of the hits.

        Nothing is done where that is marked already, or the reader looks for words of their own
        in it since.
        """
        return self._mark_hit(moves=True)

    def _mark_hit(self, *, moves: bool) -> list[Effect]:
        shown, listing = self.shown, self._catalogue.listing
        hits = listing if isinstance(listing, HitListing) else None
        if shown is None or hits is None or hits.index_of(shown.key) is None:
            self._marked = None
            return self._finding.stop_of_archive()
        was_marked, self._marked = self._marked, (shown.key, hits.query)
        is_again = was_marked == self._marked
        if is_again and (self._finding.is_on or self._finding.is_typing):
            return []
        nth, self.first_match = self.first_match, 0
        start = heading_start(shown.opened.article, hits.condition, hits.matcher)
        effects = self._finding.mark_hit(
            shown.opened.folded,
            hits.query,
            partial(matches_by, hits.matcher),
            offset=start,
            nth=nth,
            jump=not is_again,
        )
        self._is_taken_away |= moves and not is_again and bool(self._finding.matches)
        return effects

    def reader_is_at(self, opened: Opened, offset: int) -> list[Effect]:
        """Remember where in the article shown the reader is; not while words are typed to find.

        Nor once another is wanted: what is pressed then is meant for that.
        """
        if self.shown is None or self.shown.opened is not opened or self._finding.is_typing:
            return []
        key = self.shown.key
        if self._awaited is not None and self._awaited.key != key:
            return []
        if self._is_taken_away:
            return []
        position = position_at(opened.article.text, offset)
        if self._positions.get(key, Position()) == position:
            return []
        self._positions[key] = position
        return [do.WritePosition(key, position)]

    def keep_marks(self) -> None:
        """Hold with the entries the marks that are on disk: they are about to be forgotten."""
        self._change_entries(lambda entry: self._marks.applied_to(entry, written_only=True))

    def list_changed(self) -> None:
        """Take over what the list just loaded knows."""
        listing = self._catalogue.listing

        def newest(entry: Entry) -> Entry:
            row = listing.index_of(entry.key)
            return (None if row is None else listing.row(row)) or entry

        self._change_entries(newest)

    def _change_entries(self, change: Callable[[Entry], Entry]) -> None:
        if self._awaited is not None:
            self._awaited = change(self._awaited)
        if self.shown is not None:
            self.shown = replace(self.shown, entry=change(self.shown.entry))

    def _parse(self, entry: Entry) -> do.ParseArticle:
        named = entry.categories
        label = self._catalogue.label_of(named[0]) if named else None
        self._is_outdated = False
        ticket = self._tickets.take("article")
        return do.ParseArticle(ticket, entry.key, label, self._positions.get(entry.key))
