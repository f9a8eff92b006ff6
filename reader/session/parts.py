"""What a session is made of, and what commands and facts alike come to."""

from __future__ import annotations

from reader.model import Entry, Key
from reader.session import effects as do
from reader.session.articles import Articles
from reader.session.catalogue import Catalogue
from reader.session.date_search import DateSearch
from reader.session.destination import Destination
from reader.session.effects import Effect
from reader.session.finding import Finding
from reader.session.history import History
from reader.session.marking import Marking
from reader.session.marks import MarksMade
from reader.session.named_searches import SavedSearch
from reader.session.narrowing import Narrowing
from reader.session.saved import SavedSearches
from reader.session.scanning import Scanning
from reader.session.searching import Searching
from reader.session.text_indexing import TextIndexing
from reader.session.tickets import Tickets
from reader.texts import _

Effects = list[Effect]


class Parts:
    """All that the reader is at, and the steps that concern several parts of it."""

    def __init__(self, of_config: tuple[SavedSearch, ...]) -> None:
        """`of_config` are the searches that the config names."""
        self.tickets = Tickets()
        self.marks = MarksMade()
        self.catalogue = Catalogue(self.tickets, self.marks)
        self.marking = Marking(self.tickets, self.marks, self.catalogue)
        self.finding = Finding()
        self.articles = Articles(self.tickets, self.marks, self.catalogue, self.finding)
        self.history = History()
        self.destination = Destination(self.tickets)
        self.narrowing = Narrowing(self.catalogue)
        self.dates = DateSearch(self.tickets, self.catalogue)
        self.enters = False
        """Whether what the cursor comes to stand on is to be read."""
        self.seeking: tuple[Key, int] | None = None
        """From where the next unread post is looked for, and how many further on."""
        self.scanning = Scanning(self.tickets)
        self.text_indexing = TextIndexing(self.tickets)
        self.searching = Searching(self.tickets, self.catalogue)
        self.saved = SavedSearches(self.tickets, of_config)
        self.is_article_due = False
        """Whether the article is to be looked at again, once the list is there."""

    @property
    def is_cursor_on_the_way(self) -> bool:
        """Whether the cursor is yet to come to where the reader goes: in another view, or to a day."""
        return self.catalogue.is_on_the_way or self.dates.is_on

    def read(self, entry: Entry) -> Effects:
        """Open a post, which counts as reading it."""
        self.give_up_going()
        effects = self.articles.open(entry)
        self.articles.is_read()
        if self.history.visit(entry.key):
            effects.append(do.WriteVisit(entry.key))
        if not self.marks.applied_to(entry).read:
            effects += self.marking.mark(entry.key, "read", True)
        return effects

    def enter(self, *, is_pointed_at: bool = False) -> Effects:
        """Read what the cursor stands on; where it is on its way, what it comes to stand on.

        `is_pointed_at`: not where the reader pointed at a row, which they have before them.
        """
        if not is_pointed_at and (self.is_cursor_on_the_way or self._is_row_awaited):
            self.enters = True
            return []
        entry = self.catalogue.entry
        return [] if entry is None else [*self.read(entry), do.EnterBody()]

    @property
    def _is_row_awaited(self) -> bool:
        """Whether what the cursor is to stand on is yet to come: a page, or at a first start the list."""
        if self.catalogue.listing.total:
            return self.catalogue.entry is None
        return self.tickets.is_open("list") or not self.scanning.is_over

    def enter_where_due(self) -> Effects:
        """Read what the cursor stands on, where that was wanted and it has come there."""
        if not self.enters or self._is_row_awaited:
            return []
        self.enters = False
        return self.enter()

    def read_first_hit(self) -> Effects:
        """Read the hit under the cursor, if that was asked for and the hits are there."""
        if not self.searching.is_read_when_listed or self.tickets.is_open("list"):
            return []
        self.searching.is_read_when_listed = False
        entry = self.catalogue.entry if self.searching.hits else None
        if entry is None:
            return [*self.searching.begin(), do.Say(_("Nothing found"))]
        return [*self.read(entry), do.EnterBody()]

    def reload(self) -> Effects:
        """Take over what changed: in the list, the numbers and, after them, the article."""
        self.is_article_due = True
        return self.catalogue.reload()

    def mark_hit_again(self) -> Effects:
        """Mark what the archive is searched for, where the article's own words are so no longer."""
        return [] if self.finding.is_on else self.articles.mark_hit()

    def arrive(self) -> Effects:
        """Go to the section one is on the way to, if its article stands there."""
        return self.destination.arrive(self.articles.shown)

    def leave_list(self) -> None:
        """Nothing that was to be found in the list is wanted any more."""
        self.tickets.drop("day")
        self.leave_for_another()

    def leaving(self, effects: Effects) -> Effects:
        """Return effects; where they lead elsewhere in the lists, nothing else does any more."""
        if any(isinstance(effect, do.LoadList) for effect in effects):
            self.leave_list()
        if any(isinstance(effect, do.FindDay) for effect in effects):
            self.leave_for_another()
        return effects

    def leave_for_another(self) -> None:
        """Nothing that was to be read in the list is wanted any more; a day that is looked for is."""
        for kind in ("last", "unread"):
            self.tickets.drop(kind)
        self.enters = False

    def give_up_going(self) -> None:
        """Nothing that is being looked for is to be read once it is found."""
        for kind in ("day", "last", "post", "unread"):
            self.tickets.drop(kind)
        self.enters = self.searching.is_read_when_listed = False
        self.destination.give_up()

    def give_article_up(self) -> None:
        """Stay with what is shown: the article that was on the way does not come."""
        self.articles.give_up()
        self.destination.give_up(article_only=True)
