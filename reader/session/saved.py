"""The searches kept by name: those of the config and the reader's own, with what is new in each."""

from __future__ import annotations

from reader.library.marks.kept_searches import KeptSearch
from reader.safe import clean_line
from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.session.named_searches import SavedSearch
from reader.session.tickets import Tickets
from reader.texts import _

_KIND = "saved"


class SavedSearches:
    """What the sidebar lists between the whole archive's lists and the categories."""

    def __init__(self, tickets: Tickets, of_config: tuple[SavedSearch, ...] = ()) -> None:
        self._tickets = tickets
        self._of_config = of_config
        self.all: tuple[SavedSearch, ...] = of_config

    def named(self, query: str) -> SavedSearch | None:
        """Return the search of this query, if one is kept."""
        return next((each for each in self.all if each.query == query), None)

    def reload(self) -> do.LoadSaved:
        """Load the searches kept, and count anew what is unread and new in each."""
        return do.LoadSaved(self._tickets.take(_KIND), self._of_config)

    def count_anew(self) -> list[Effect]:
        """Count once more what is unread and new, where any search is kept."""
        return [self.reload()] if self.all else []

    def loaded(self, fact: facts.SavedLoaded) -> list[Effect]:
        """List the searches; counted or, at first, not yet."""
        if not self._tickets.awaits(_KIND, fact.ticket):
            return []
        if fact.is_counted:
            self._tickets.drop(_KIND)
        before = {each.query: each for each in self.all}
        self.all = tuple(
            each if fact.is_counted else _as_before(each, before.get(each.query))
            for each in fact.searches
        )
        return [do.ShowCounts()]

    def keep(self, name: str, query: str, instead_of: SavedSearch | None) -> list[Effect]:
        """Keep a search by a name; without a name, keep it no longer."""
        name = clean_line(name.strip())
        if instead_of is not None and instead_of.is_of_config:
            return [do.Say(_("This search stands in the config file; change it there"))]
        if not name:
            if instead_of is None:
                return [do.Say(_("Without a name the search is not kept"))]
            told = _("“{name}” is out of the sidebar").format(name=instead_of.name)
            again = ("search.keep", _("keep it again"))
            return [do.RemoveSearch(instead_of.name), do.Say(told, again)]
        before = None if instead_of is None else instead_of.name
        return [
            do.KeepSearch(KeptSearch(name, query), before),
            do.Say(_("“{name}” is in the sidebar").format(name=name)),
        ]

    def looked_at(self, query: str, hits: int) -> list[Effect]:
        """Take note that the hits of a query, so many, were looked at."""
        if self.named(query) is None:
            return []
        self.all = tuple(_with_none_new(each) if each.query == query else each for each in self.all)
        return [do.WriteLook(query, hits), do.ShowCounts()]


def _as_before(search: SavedSearch, before: SavedSearch | None) -> SavedSearch:
    if before is None:
        return search
    return SavedSearch(search.name, search.query, search.is_of_config, before.unread, before.new)


def _with_none_new(search: SavedSearch) -> SavedSearch:
    return SavedSearch(search.name, search.query, search.is_of_config, search.unread, 0)
