"""What facts come to: what was asked for, or happened by itself, taken over into what the reader is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import View
from reader.session import effects as do
from reader.session import facts
from reader.session.parts import Effects, Parts
from reader.session.places import Place
from reader.texts import _

if TYPE_CHECKING:
    from reader.library.query.mistakes import Mistake


class Learning:
    """Takes facts in, late and repeated ones as well, and returns what is to be done."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def learn(self, fact: facts.Fact) -> Effects:
        """Take note of a fact; late and repeated ones change nothing."""
        match fact:
            case facts.CountsLoaded():
                return self._parts.catalogue.counts_loaded(fact)
            case facts.ListLoaded():
                return self._list_loaded(fact)
            case facts.RowsFetched():
                effects = self._parts.catalogue.rows_fetched(fact)
                return [*effects, *self._parts.enter_where_due()]
            case facts.QueryRefused():
                return self._query_refused(fact)
            case facts.HitsCounted() | facts.HitsByDay() | facts.HitsByFacet():
                return self._hits_counted(fact)
            case facts.SavedLoaded():
                return self._parts.saved.loaded(fact)
            case facts.SavedChanged():
                return [self._parts.saved.reload()]
            case facts.SnippetsMade():
                return self._parts.searching.snippets_made(fact)
            case facts.SearchesKept():
                return self._parts.searching.remembered(fact)
            case facts.ArticleParsed():
                return [*self._parts.articles.parsed(fact), *self._parts.arrive()]
            case facts.ArticleGone():
                if not self._parts.tickets.end("article", fact.ticket):
                    return []
                if self._parts.scanning.is_anew:  # it is looked for again when that is over
                    return []
                self._parts.give_article_up()
                return [do.Say(_("This article is no longer in the archive"))]
            case facts.UnreadFound():
                return self._unread_found(fact)
            case facts.DayFound():
                return self._day_found(fact)
            case facts.PlaceFound():
                return self._place_found(fact)
            case facts.PostFound():
                return self._post_found(fact)
            case facts.LastFound():
                return self._last_found(fact)
            case facts.ScanAdvanced():
                return self._scan_advanced(fact)
            case facts.ScanEnded():
                return self._scan_ended(fact)
            case facts.TextsAdvanced():
                return self._texts_advanced(fact)
            case facts.TextsIndexed():
                return self._texts_indexed(fact)
            case facts.OthersWrote():
                if not fact.is_whole and self._parts.scanning.is_over:
                    return self._parts.scanning.begin_anew()
                again = [*self._parts.destination.look_again(), self._parts.saved.reload()]
                return [*self._parts.reload(), *again]
            case facts.IndexLost(said):
                effects = self._parts.scanning.begin_anew()
                return effects if said is None else [do.Say(said), *effects]
            case facts.MarkWritten() | facts.AllReadWritten() | facts.MarkUndone():
                self._parts.is_article_due |= isinstance(fact, facts.MarkUndone)
                return [*self._parts.marking.written(fact), *self._parts.saved.count_anew()]
            case facts.MarkFailed():
                return self._parts.marking.failed(fact)
            case facts.WorkFailed():
                return self._work_failed(fact)
            case facts.ImageNotShown():
                return [do.Copy(fact.path)]

    def _texts_advanced(self, fact: facts.TextsAdvanced) -> Effects:
        effects = self._parts.text_indexing.advanced(fact)
        if not effects:
            return []
        has_filled = self._parts.text_indexing.has_filled(fact.progress)
        if self._parts.searching.has_more_to_find(fact.progress) or (
            has_filled and not self._parts.searching.is_on
        ):
            effects += self._parts.catalogue.reload()
        return effects

    def _texts_indexed(self, fact: facts.TextsIndexed) -> Effects:
        effects = self._parts.text_indexing.ended(fact)
        if not effects:
            return []
        is_due = fact.filled or self._parts.searching.is_on
        again = self._parts.catalogue.reload() if is_due else []
        return [*effects, *again, *self._parts.saved.count_anew()]

    def _list_loaded(self, fact: facts.ListLoaded) -> Effects:
        is_whole = fact.listing.so_far is None
        known = self._parts.tickets.end if is_whole else self._parts.tickets.awaits
        if not known("list", fact.ticket):
            return []
        self._parts.scanning.keeps_list = False
        self._parts.articles.keep_marks()
        effects = self._parts.catalogue.list_loaded(fact)
        if do.ShowList() not in effects:
            return effects
        self._parts.articles.list_changed()
        effects += [
            *self._parts.searching.listed(),
            *self._parts.articles.mark_hit(),
            *self._parts.read_first_hit(),
        ]
        if self._parts.is_article_due:
            self._parts.is_article_due = False
            effects += self._parts.articles.look_again()
        return [*effects, *self._parts.enter_where_due()]

    def _day_found(self, fact: facts.DayFound) -> Effects:
        effects = self._parts.dates.found(fact)
        if effects and do.EnterList() not in effects:  # there is none
            self._parts.enters = False
        return [*effects, *self._parts.enter_where_due()]

    def _hits_counted(
        self, fact: facts.HitsCounted | facts.HitsByDay | facts.HitsByFacet
    ) -> Effects:
        effects = self._parts.searching.counted(fact)
        if effects and isinstance(fact, facts.HitsCounted) and fact.indexed.is_whole:
            effects += self._parts.saved.looked_at(self._parts.searching.query, fact.count)
        return effects

    def _query_refused(self, fact: facts.QueryRefused) -> Effects:
        if not self._parts.tickets.end("list", fact.ticket):
            return []
        return self._list_failed(fact.mistake)

    def _list_failed(self, mistake: Mistake | None = None) -> Effects:
        self._parts.tickets.drop("day")
        self._parts.enters = False
        return self._parts.searching.failed(mistake)

    def _unread_found(self, fact: facts.UnreadFound) -> Effects:
        if not self._parts.tickets.end("unread", fact.ticket):
            return []
        steps = self._parts.seeking[1] if self._parts.seeking else 1
        self._parts.seeking = None
        if fact.entry is None or fact.row is None:
            return [
                do.Say(
                    _("Nothing unread after this") if steps > 0 else _("Nothing unread before this")
                )
            ]
        row = self._parts.catalogue.listing.shown(fact.row)
        effects = self._parts.catalogue.stand_on(fact.entry, row)
        return [*effects, *self._parts.read(fact.entry), do.ShowBody()]

    def _place_found(self, fact: facts.PlaceFound) -> Effects:
        if not self._parts.tickets.end("place", fact.ticket):
            return []
        place, entry = self._parts.destination.place, fact.entry
        if place is None or entry is None:
            return self._parts.destination.not_found(may_yet_be=self._parts.scanning.may_yet_find)
        effects = [
            *self._parts.searching.left(),
            *self._parts.catalogue.show_view(View(), entry.key),
        ]
        effects += [*self._parts.read(entry), do.EnterBody()]
        if not fact.has_section:
            place = Place(str(place))
        self._parts.destination.found(place, entry.key)
        return [*effects, *self._parts.arrive()]

    def _post_found(self, fact: facts.PostFound) -> Effects:
        if not self._parts.tickets.end("post", fact.ticket):
            return []
        if fact.entry is None:
            return [do.Say(_("This article is no longer in the archive"))]
        effects = self._parts.catalogue.stand_on(fact.entry)
        return [*effects, *self._parts.read(fact.entry), do.ShowBody()]

    def _last_found(self, fact: facts.LastFound) -> Effects:
        if not self._parts.tickets.end("last", fact.ticket) or fact.entry is None:
            return []
        return [
            self._parts.catalogue.load_list(fact.entry.key),
            *self._parts.read(fact.entry),
            do.EnterBody(),
        ]

    def _scan_advanced(self, fact: facts.ScanAdvanced) -> Effects:
        effects = self._parts.scanning.advanced(fact)
        if effects and fact.progress.written and not self._parts.scanning.keeps_list:
            effects += [*self._parts.catalogue.reload(), *self._parts.destination.look_again()]
        return effects

    def _scan_ended(self, fact: facts.ScanEnded) -> Effects:
        was_anew = self._parts.scanning.is_anew
        effects = self._parts.scanning.ended(fact)
        found = fact.changes is not None and fact.changes.any
        if effects and (found or (was_anew and not self._parts.scanning.is_anew)):
            effects += self._parts.reload()
        if not effects:
            return []
        effects += [*self._parts.destination.look_again(), *self._parts.enter_where_due()]
        return effects + (self._parts.text_indexing.begin() if fact.changes is not None else [])

    def _work_failed(self, fact: facts.WorkFailed) -> Effects:
        kind = None if fact.ticket is None else self._parts.tickets.kind_of(fact.ticket)
        if kind is not None:
            self._parts.tickets.drop(kind)
        effects: Effects = [do.Say(fact.sentence)]
        match kind:
            case "list":
                return [*self._list_failed(), *effects]
            case "day":
                self._parts.enters = False
            case "article":
                self._parts.give_article_up()
                return effects
            case "place":
                self._parts.destination.give_up()
            case "scan":
                return [
                    *self._parts.scanning.failed(),
                    *effects,
                    *self._parts.destination.look_again(),
                ]
            case "texts":
                return [do.ShowTexts(None), *effects]
        return effects
