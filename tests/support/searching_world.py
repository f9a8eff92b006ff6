"""The world that a session is tried in, with the search of its archive: a plain look through it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, cast

from world import Paper, World, opened_of

from reader.library import View
from reader.library.fulltext.snippets import snippet_of
from reader.library.marks.kept_searches import KeptSearch
from reader.library.query.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Dated,
    Field,
    InCategories,
    Mark,
    Marked,
    Not,
    Words,
)
from reader.library.query.mistakes import Code, Mistake
from reader.library.query.naming import with_categories
from reader.library.query.parser import parse
from reader.library.store import Cursor, Facet, Hit, Hits, Indexed
from reader.model import Entry, Key
from reader.safe import Clean, clean_line
from reader.session import effects as do
from reader.session import facts
from reader.session.hits import HitListing, HitsView
from reader.session.listing import never
from reader.session.named_searches import SavedSearch

REFUSED: Final = "不许找的"
"""Words that this archive makes no sense of, however well-formed the query is."""


class SearchingWorld(World):
    """The archive, its index and marks, and the searches kept by name."""

    variants = False

    def __init__(self, papers: list[Paper]) -> None:
        super().__init__(papers)
        self.kept: dict[str, str] = {"旧的": "第1版", "未读": "is:unread"}
        """The query of each search, by its name."""
        self.looks: dict[str, int] = {}
        self.searched: tuple[str, ...] = ("标题", "(")
        self.hits_at_once = 1000
        """How many hits are found before that is enough for the moment."""

    # -- as the library answers ----------------------------------------------------------

    def understood(self, query: str) -> Condition | Mistake:
        found = parse(query)
        if isinstance(found, Mistake):
            return found
        if REFUSED in query:
            return Mistake(Code.EMPTY, 0, len(query))
        return with_categories(found, self.categories())

    def found(self, query: str) -> list[Entry]:
        """The posts that a query finds, the newest first."""
        condition = self.understood(query)
        return [] if isinstance(condition, Mistake) else self.meeting(condition)

    def meeting(self, condition: Condition) -> list[Entry]:
        return [entry for entry in super().listed(View()) if self._meets(entry, condition)]

    def listed(self, view: View) -> list[Entry]:
        return self.found(view.query) if isinstance(view, HitsView) else super().listed(view)

    def search(
        self,
        condition: Condition,
        cursor: Cursor | None,
        limit: int,
        cancelled: Callable[[], bool] = never,
        enough: Callable[[], bool] = never,
        *,
        among: Sequence[Key] | None = None,
    ) -> Hits | None:
        limit = min(limit, self.hits_at_once)  # it is not asked how long that takes
        hits = [e for e in self.meeting(condition) if among is None or e.key in among]
        if cursor is not None:
            hits = [entry for entry in hits if self._place(entry) > cast(object, cursor)]  # type: ignore[operator]
        page = hits[:limit]
        after = Cursor(self._place(page[-1])) if len(hits) > limit else None
        return Hits([Hit(entry) for entry in page], after)

    def days(self, condition: Condition) -> dict[date | None, int]:
        dates = (entry.date for entry in self.meeting(condition))
        return dict(Counter(moment.date() for moment in dates if moment is not None))

    def facets(self, condition: Condition) -> dict[Facet, list[tuple[Clean | None, int]]]:
        hits = self.meeting(condition)
        categories = Counter[Clean | None](slug for entry in hits for slug in entry.categories)
        years = Counter[Clean | None](Clean(f"{entry.date:%Y}") for entry in hits)
        return {Facet.CATEGORY: categories.most_common(), Facet.YEAR: years.most_common()}

    def _meets(self, entry: Entry, condition: Condition) -> bool:
        match condition:
            case Words(text, field, is_start):
                texts = {
                    Field.ANY: (entry.title, self._text(entry.key)),
                    Field.TEXT: (self._text(entry.key),),
                    Field.TITLE: (entry.title,),
                }
                return any(_has(each, text, is_start) for each in texts.get(field, ()))
            case InCategories(slugs):
                return any(slug in entry.categories for slug in slugs)
            case Dated(first, last):
                assert entry.date is not None
                day = entry.date.date()
                return (first is None or first <= day) and (last is None or day <= last)
            case Marked(mark):
                is_so = {Mark.READ: entry.read, Mark.STARRED: entry.starred}
                return is_so.get(mark, not entry.read)
            case Not(inner):
                return not self._meets(entry, inner)
            case AllOf(parts):
                return all(self._meets(entry, part) for part in parts)
            case AnyOf(parts):
                return any(self._meets(entry, part) for part in parts)
            case _:
                raise AssertionError(condition)

    def estimate_hits(self, condition: Condition, last: Key, count: int) -> int | None:
        return len(self.meeting(condition)) if count else None

    def _text(self, key: Key) -> str:
        return opened_of(self.index[key]).article.text

    # -- as the runner works -------------------------------------------------------------

    def work(self, effect: do.Work) -> Iterator[facts.Fact]:
        match effect:
            case do.LoadList(view=HitsView() as view):
                yield self._load_hits(effect, view)
            case do.CountHits(ticket, condition):
                indexed = Indexed(len(self.index), len(self.index))
                yield facts.HitsCounted(ticket, len(self.meeting(condition)), indexed)
                yield facts.HitsByDay(ticket, self.days(condition))
                yield facts.HitsByFacet(ticket, self.facets(condition))
            case do.MakeSnippets(hits, entries):
                for entry in entries:
                    if entry.key in self.index:
                        article = opened_of(self.index[entry.key]).article
                        snippet = snippet_of(article, hits.condition, variants=False)
                        yield facts.SnippetsMade(hits, {entry.key: snippet})
            case do.LoadSearches():
                yield facts.SearchesKept(self.searched)
            case do.LoadSaved(ticket, of_config):
                yield from self._load_saved(ticket, of_config)
            case do.WriteSearches(searches):
                self.searched = searches
            case do.KeepSearch(search, instead_of):
                self.keep(search, instead_of)
                yield facts.SavedChanged()
            case do.RemoveSearch(name):
                self.kept.pop(name, None)
                yield facts.SavedChanged()
            case do.WriteLook(query, hits):
                self.looks[query] = hits
            case _:
                yield from super().work(effect)

    def keep(self, search: KeptSearch, instead_of: str | None) -> None:
        if instead_of is not None:
            self.kept.pop(instead_of, None)
        self.kept[search.name] = search.query

    def saved(self, of_config: Iterable[SavedSearch] = ()) -> tuple[SavedSearch, ...]:
        """The searches with a name, counted."""
        own = (SavedSearch(clean_line(name), query) for name, query in self.kept.items())
        return tuple(map(self._counted, (*of_config, *own)))

    def _counted(self, saved: SavedSearch) -> SavedSearch:
        hits = self.found(saved.query)
        unread = sum(not entry.read for entry in hits)
        new = max(len(hits) - self.looks.get(saved.query, 0), 0)
        return SavedSearch(saved.name, saved.query, saved.is_of_config, unread, new)

    def _load_saved(self, ticket: int, of_config: tuple[SavedSearch, ...]) -> Iterator[facts.Fact]:
        counted = self.saved(of_config)
        bare = (SavedSearch(each.name, each.query, each.is_of_config) for each in counted)
        yield facts.SavedLoaded(ticket, tuple(bare), is_counted=False)
        yield facts.SavedLoaded(ticket, counted, is_counted=True)

    def _load_hits(
        self, wanted: do.LoadList, view: HitsView
    ) -> facts.ListLoaded | facts.QueryRefused:
        condition = self.understood(view.query)
        if isinstance(condition, Mistake):
            return facts.QueryRefused(wanted.ticket, condition)
        loaded = HitListing.load_hits(
            self,  # type: ignore[arg-type]
            view,
            condition,
            wanted.key,
            wanted.row,
            never,
        )
        assert loaded is not None
        return facts.ListLoaded(wanted.ticket, *loaded)


def _has(text: str, words: str, is_start: bool) -> bool:
    """Whether a text has words, of which none of Latin letters is cut short."""
    begin = r"(?<![A-Za-z0-9])" if words[0].isascii() else ""
    end = r"(?![A-Za-z0-9])" if words[-1].isascii() and not is_start else ""
    return re.search(f"{begin}{re.escape(words)}{end}", text) is not None
