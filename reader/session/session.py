"""What the reader is at, and what is to be done about it: decided here, done elsewhere.

A command (`read`, `star`, `open_view` …) or a fact (`learn`) goes in, a list of effects comes
out. Nothing here blocks, is awaited, or knows a screen. A post is named by its key, and so
is every mark: whatever becomes of lists meanwhile, no other post gets it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.library import Show, View
from reader.model import Entry, Key
from reader.safe import Clean
from reader.session import effects as do
from reader.session import facts
from reader.session.articles import Articles, ShownArticle
from reader.session.catalogue import Catalogue
from reader.session.date_search import DateSearch
from reader.session.destination import Destination
from reader.session.effects import Effect
from reader.session.finding import Finding
from reader.session.history import History
from reader.session.hits import HitsView
from reader.session.links import is_image, may_open, place_of
from reader.session.marking import Marking
from reader.session.marks import MarksMade
from reader.session.narrowing import Narrowing
from reader.session.places import Place
from reader.session.saved import SavedSearch, SavedSearches
from reader.session.scanning import Scanning
from reader.session.searching import Searching
from reader.session.text_indexing import TextIndexing
from reader.session.tickets import Tickets
from reader.texts import _

if TYPE_CHECKING:
    from reader.article.content import Link
    from reader.library.query.mistakes import Mistake
    from reader.session.opening import Opened

Effects = list[Effect]


class Session:
    """The reader's state. Commands and `learn` return what is to be done, in order."""

    def __init__(self, of_config: tuple[SavedSearch, ...] = ()) -> None:
        """`of_config` are the searches that the config names."""
        self._tickets = Tickets()
        self._marks = MarksMade()
        self.catalogue = Catalogue(self._tickets, self._marks)
        self._marking = Marking(self._tickets, self._marks, self.catalogue)
        self.finding = Finding()
        self._articles = Articles(self._tickets, self._marks, self.catalogue, self.finding)
        self._history = History()
        self._destination = Destination(self._tickets)
        self.narrowing = Narrowing(self.catalogue)
        self._dates = DateSearch(self._tickets, self.catalogue)
        self._enters = False
        """Whether what the cursor comes to stand on is to be read."""
        self._seeking: tuple[Key, int] | None = None
        self._scanning = Scanning(self._tickets)
        self._text_indexing = TextIndexing(self._tickets)
        self.searching = Searching(self._tickets, self.catalogue)
        self.saved = SavedSearches(self._tickets, of_config)
        self._is_article_due = False
        """Whether the article is to be looked at again, once the list is there."""

    # -- what there is -----------------------------------------------------------------

    @property
    def wanted(self) -> Entry | None:
        """The post whose article is shown, or will be, as it is marked now."""
        return self._articles.wanted

    @property
    def shown(self) -> ShownArticle | None:
        """The article in the body."""
        return self._articles.shown

    @property
    def destination(self) -> Place | None:
        """The place that the reader is on the way to."""
        return self._destination.place

    @property
    def is_scanned(self) -> bool:
        """Whether the archive has been looked through: what is not found now is not there."""
        return self._scanning.is_over

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing that was asked for is on the way."""
        return not self._tickets.is_any_open and self._marks.all_written

    def entry_of(self, key: Key) -> Entry | None:
        """Return a post that the reader has before them, as it is marked now."""
        wanted, cursor = self.wanted, self.catalogue.entry
        listed = self.catalogue.entry_of(key)
        return listed or next((e for e in (cursor, wanted) if e and e.key == key), None)

    # -- begin and end -----------------------------------------------------------------

    def start(self, place: Place | None = None, query: str = "") -> Effects:
        """Begin at `place`, or with the hits of `query`, else at the post read last."""
        effects: Effects = [*self.catalogue.reload()]
        if query:
            effects += self.searching.show(query)
        elif place is None:
            effects.append(do.FindLast(self._tickets.take("last")))
        else:
            effects += self.go_to(place)
        return [
            *effects,
            self._scanning.begin(place.post if place else None),
            do.LoadSearches(),
            self.saved.reload(),
        ]

    def quit(self) -> Effects:
        """End."""
        return [do.Quit()]

    # -- lists -------------------------------------------------------------------------

    def open_view(self, view: View) -> Effects:
        """List another view, from its top."""
        if view == self.catalogue.view:
            return []
        self._leave_list()
        if isinstance(view, HitsView):
            is_saved = self.saved.named(view.query) is not None
            return self.searching.show(view.query) if is_saved else self.searching.pick(view.query)
        return [*self.searching.left(), *self.catalogue.open_view(view)]

    def show_only(self, show: Show, key: Key | None) -> Effects:
        """List all, unread or starred posts of the category, the cursor on `key` or near it."""
        self._leave_list()
        now = self.catalogue.view
        view = View(now.category, show, now.title)
        return [*self.searching.left(), *self.catalogue.show_view(view, key)]

    def put_cursor(self, row: int) -> Effects:
        """Let the cursor stand on a row of the list."""
        self._tickets.drop("last")
        before = self.catalogue.row
        self.catalogue.move_to(row)
        self._dates.moved(self.catalogue.row - before)
        return []

    def begin_narrowing(self) -> Effects:
        """Narrow the list or the categories by words, which will be typed.

        Whatever was to be read next is wanted no more: it would take the reader from the line.
        """
        self._give_up_going()
        self.narrowing.begin()
        return []

    def narrow_titles(self, words: str) -> Effects:
        """List only what has `words` in its title."""
        return self._leaving(self.narrowing.narrow_titles(words))

    def narrow_categories(self, words: str) -> Effects:
        """Show only the categories that have `words` in their names, and list the first."""
        return self._leaving(self.narrowing.narrow_categories(words))

    def give_up_titles(self) -> Effects:
        """List all titles again, as before words were typed."""
        return self._leaving(self.narrowing.give_up_titles())

    def give_up_categories(self) -> Effects:
        """Show all categories again, and what was listed before words were typed."""
        return self._leaving(self.narrowing.give_up_categories())

    def widen(self) -> Effects:
        """List all titles again, the cursor staying on its post."""
        return self._leaving(self.narrowing.widen())

    def begin_date(self) -> Effects:
        """Let a date be typed; what was to be read next would take the reader from the line."""
        self._give_up_going()
        return []

    def go_to_date(self, words: str, today: date) -> Effects:
        """Put the cursor on the newest post of the days that `words` mean, or the next older."""
        return self._leaving(self._dates.look_for(words, today))

    def want_rows(self, first: int, count: int) -> Effects:
        """Fetch what is not held of `count` rows from `first` on, which are in view or near it."""
        wanted = self.catalogue.want_rows(first, count)
        return [*wanted, *self.searching.want_snippets(first, count)]

    # -- articles ----------------------------------------------------------------------

    def preview(self) -> Effects:
        """Open what the cursor rests on, without counting it as read."""
        if self.destination is not None:
            return []
        entry = self.catalogue.entry
        if entry is None:
            return [] if self.catalogue.listing.total else self._articles.clear()
        effects = self._articles.open(entry)
        self._articles.is_glanced_at |= bool(effects)
        return effects

    def enter(self, *, is_pointed_at: bool = False) -> Effects:
        """Read what the cursor stands on; where it is on its way, what it comes to stand on.

        `is_pointed_at`: not where the reader pointed at a row, which they have before them.
        """
        if not is_pointed_at and (self.catalogue.is_on_the_way or self._dates.is_on):
            self._enters = True
            return []
        entry = self.catalogue.entry
        return [] if entry is None else [*self._read(entry), do.EnterBody()]

    def read(self, key: Key) -> Effects:
        """Open a post, which counts as reading it."""
        entry = self.entry_of(key)
        return [] if entry is None else self._read(entry)

    def step_article(self, step: int) -> Effects:
        """Read the next (1) or previous (-1) article of the list, or one further on.

        The last or first where there are not so many.
        """
        last = self.catalogue.listing.total - 1
        row = min(max(self.catalogue.row + step, 0), last)
        if row in (self.catalogue.row, -1):
            return [do.Say(_("The list ends here") if step > 0 else _("The list begins here"))]
        entry = self.catalogue.entry_at(row)
        around = self.catalogue.want_around(row)
        if entry is None:
            return around
        self.catalogue.put_cursor(row)
        return [do.ShowCursor(), *self._read(entry), do.ShowBody(), *around]

    def next_unread(self, step: int, key: Key) -> Effects:
        """Read the next (1) or previous (-1) unread article, or one further on, seen from `key`.

        Asked for again before it is found: the one after that.
        """
        start, steps = self._seeking or (key, 0)
        if not self._tickets.is_open("unread"):
            start, steps = key, 0
        self._seeking = (start, steps + step)
        if not steps + step:
            self._tickets.drop("unread")
            return []
        view = self.catalogue.listing.view
        return [do.FindUnread(self._tickets.take("unread"), view, start, steps + step)]

    def go_to(self, place: Place, web: Clean | None = None) -> Effects:
        """Read what `place` names; where the archive has it not, open `web`."""
        shown = self.shown
        if place.anchor and shown and place.post in (shown.opened.post.path, shown.key):
            wanted = self.wanted
            if wanted is not None and wanted.key == shown.key:
                self._destination.found(place, shown.key)
                return self._arrive()
        return self._destination.look_for(place, web)

    def follow(self, link: Link) -> Effects:
        """Follow a link of the open article: inside the archive, in the browser, or to copy it."""
        if may_open(link.href):
            return [do.OpenUrl(link.href)]
        if self.shown is None:
            return []
        path = self.shown.opened.post.path
        if is_image(link.href):
            return [do.OpenImage(link.href, path)]
        return self.go_to(place_of(link.href, path), link.web)

    def reader_is_at(self, opened: Opened, offset: int) -> Effects:
        """Take note that the text at `offset` of an open article is on top of the view."""
        return self._articles.reader_is_at(opened, offset)

    def go_through_history(self, step: int) -> Effects:
        """Go back (-1) or forward (1), or further, through what was read."""
        key = self._history.step(step)
        if key is None:
            return [
                do.Say(_("Nothing read before this") if step < 0 else _("Nothing read after this"))
            ]
        return [do.FindPost(self._tickets.take("post"), key)]

    # -- marks -------------------------------------------------------------------------

    def toggle_read(self, key: Key) -> Effects:
        """Mark a post as read, or as unread again."""
        entry = self.entry_of(key)
        return [] if entry is None else self._marking.mark(key, "read", not entry.read)

    def toggle_star(self, key: Key) -> Effects:
        """Star a post, or no longer."""
        entry = self.entry_of(key)
        return [] if entry is None else self._marking.mark(key, "starred", not entry.starred)

    def read_all(self) -> Effects:
        """Mark everything that is listed as read."""
        return self._marking.read_all()

    def undo(self) -> Effects:
        """Take the last marking back."""
        return self._marking.undo()

    # -- finding -----------------------------------------------------------------------

    def begin_finding(self, offset: int) -> Effects:
        """Look for words, which will be typed, from `offset` of the text on."""
        self.finding.begin(offset)
        return []

    def find(self, words: str) -> Effects:
        """Mark `words` wherever they stand, and go to the first from where the reader was."""
        return [] if self.shown is None else self.finding.look_for(self.shown.opened.folded, words)

    def end_typing(self) -> Effects:
        """Read on from the match, the others marked; without any, look for nothing."""
        effects = self.finding.end_typing(None if self.shown is None else self.shown.opened)
        return [*effects, *self._mark_hit_again()]

    def leave_finding(self) -> Effects:
        """Type no more, and stay at the match; without any, look for nothing."""
        return [*self.finding.leave(), *self._mark_hit_again()]

    def stop_finding(self) -> Effects:
        """Mark no words of this article alone any more, and stay."""
        return [*self.finding.clear(), *self._mark_hit_again()]

    def step_match(self, step: int, seen_from: int | None) -> Effects:
        """Go to the next or previous match; `seen_from`: see `Finding.step`.

        Of a search of the archive, beyond the last, to the first of the next hit; while that is
        on its way, to a later one of it.
        """
        if self.finding.is_of_archive and self._articles.is_on_the_way:
            nth = self._articles.first_match
            self._articles.first_match = max(nth + step, 0) if nth >= 0 else min(nth + step, -1)
            return []
        goes_beyond = self.finding.is_of_archive and self.finding.goes_beyond(step, seen_from)
        if not (goes_beyond and self.searching.is_on):
            return self.finding.step(step, seen_from)
        effects = self.step_article(1 if step > 0 else -1)
        self._articles.first_match = -1 if step < 0 and self._articles.is_on_the_way else 0
        return effects

    # -- searching the archive -----------------------------------------------------------

    def begin_search(self) -> Effects:
        """Let words be typed that the archive is searched for; at first, those not found here.

        Whatever was to be read next is wanted no more: it would take the reader from the line.
        """
        self._give_up_going()
        missed, self.finding.missed = self.finding.missed, None
        return self.searching.begin(missed)

    def search(self, words: str) -> Effects:
        """Look for what is typed so far."""
        return self.searching.type(words)

    def end_search_typing(self) -> Effects:
        """Read the hit that the cursor stands on; without words, look for the last ones."""
        return [*self.searching.enter(), *self._read_first_hit()]

    def stop_typing_search(self) -> Effects:
        """Type no more, and stay with the hits."""
        return self.searching.end_typing()

    def narrow_to(self, time: str) -> Effects:
        """Only the hits of a year, month or day: `2022`, `2022-02`, `2022-02-21`."""
        self._leave_list()
        return self.searching.narrow_to(time)

    def narrow_to_time(self, steps: int) -> Effects:
        """Only the hits of the day, month or year of the one under the cursor; -1: no longer."""
        self._leave_list()
        entry = self.catalogue.entry
        if steps < 0:
            return self.searching.widen()
        has_date = entry is not None and not entry.date_guessed
        return self.searching.narrow_to_time_of(entry.date if entry and has_date else None)

    def keep_search(self, name: str, saved: SavedSearch | None) -> Effects:
        """Keep what is searched for by `name`, or `saved` by another; without a name no longer."""
        if saved is not None:
            return self.saved.keep(name, saved.query, saved)
        query, count = self.searching.query, self.searching.count
        if not query:
            return []
        looked: Effects = [] if count is None else [do.WriteLook(query, count)]
        return [*looked, *self.saved.keep(name, query, None)]

    def leave_search(self) -> Effects:
        """Show the list that one came from, as it was."""
        self._leave_list()
        return [*self.finding.stop_of_archive(), *self.searching.leave()]

    # -- the archive -------------------------------------------------------------------

    def look_for_changes(self) -> Effects:
        """Look for new, changed and deleted posts now, and tell what there was."""
        return self._scanning.look_for_changes()

    def look_around(self) -> Effects:
        """Take over what another kanbao wrote, and look through the archive once that is done."""
        return [do.FollowOthers(), *self._scanning.catch_up()]

    # -- facts -------------------------------------------------------------------------

    def learn(self, fact: facts.Fact) -> Effects:
        """Take note of a fact; late and repeated ones change nothing."""
        match fact:
            case facts.CountsLoaded():
                return self.catalogue.counts_loaded(fact)
            case facts.ListLoaded():
                return self._list_loaded(fact)
            case facts.RowsFetched():
                return self.catalogue.rows_fetched(fact)
            case facts.QueryRefused():
                return self._query_refused(fact)
            case facts.HitsCounted() | facts.HitsByDay() | facts.HitsByFacet():
                return self._hits_counted(fact)
            case facts.SavedLoaded():
                return self.saved.loaded(fact)
            case facts.SavedChanged():
                return [self.saved.reload()]
            case facts.SnippetsMade():
                return self.searching.snippets_made(fact)
            case facts.SearchesKept():
                return self.searching.remembered(fact)
            case facts.ArticleParsed():
                return [*self._articles.parsed(fact), *self._arrive()]
            case facts.ArticleGone():
                if not self._tickets.end("article", fact.ticket):
                    return []
                if self._scanning.is_anew:  # it is looked for again when that is over
                    return []
                self._give_article_up()
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
                if not fact.is_whole and self._scanning.is_over:
                    return self._scanning.begin_anew()
                again = [*self._destination.look_again(), self.saved.reload()]
                return [*self._reload(), *again]
            case facts.MarkWritten() | facts.AllReadWritten() | facts.MarkUndone():
                self._is_article_due |= isinstance(fact, facts.MarkUndone)
                return [*self._marking.written(fact), *self.saved.count_anew()]
            case facts.MarkFailed():
                return self._marking.failed(fact)
            case facts.WorkFailed():
                return self._work_failed(fact)
            case facts.ImageNotShown():
                return [do.Copy(fact.path)]

    def _texts_advanced(self, fact: facts.TextsAdvanced) -> Effects:
        effects = self._text_indexing.advanced(fact)
        if effects and self.searching.has_more_to_find(fact.progress):
            effects += self.catalogue.reload()
        return effects

    def _texts_indexed(self, fact: facts.TextsIndexed) -> Effects:
        effects = self._text_indexing.ended(fact)
        if not effects:
            return []
        again = self.catalogue.reload() if self.searching.is_on else []
        return [*effects, *again, *self.saved.count_anew()]

    def _list_loaded(self, fact: facts.ListLoaded) -> Effects:
        is_whole = fact.listing.so_far is None
        known = self._tickets.end if is_whole else self._tickets.awaits
        if not known("list", fact.ticket):
            return []
        self._articles.keep_marks()
        effects = self.catalogue.list_loaded(fact)
        if do.ShowList() not in effects:
            return effects
        self._articles.list_changed()
        effects += [*self.searching.listed(), *self._articles.mark_hit(), *self._read_first_hit()]
        if self._is_article_due:
            self._is_article_due = False
            effects += self._articles.look_again()
        return [*effects, *self._enter_where_due()]

    def _day_found(self, fact: facts.DayFound) -> Effects:
        effects = self._dates.found(fact)
        if effects and do.EnterList() not in effects:  # there is none
            self._enters = False
        return [*effects, *self._enter_where_due()]

    def _read_first_hit(self) -> Effects:
        """Read the hit under the cursor, if that was asked for and the hits are there."""
        if not self.searching.is_read_when_listed or self._tickets.is_open("list"):
            return []
        self.searching.is_read_when_listed = False
        entry = self.catalogue.entry if self.searching.hits else None
        if entry is None:
            return [*self.searching.begin(), do.Say(_("Nothing found"))]
        return [*self._read(entry), do.EnterBody()]

    def _hits_counted(
        self, fact: facts.HitsCounted | facts.HitsByDay | facts.HitsByFacet
    ) -> Effects:
        effects = self.searching.counted(fact)
        if effects and isinstance(fact, facts.HitsCounted) and fact.indexed.is_whole:
            effects += self.saved.looked_at(self.searching.query, fact.count)
        return effects

    def _query_refused(self, fact: facts.QueryRefused) -> Effects:
        if not self._tickets.end("list", fact.ticket):
            return []
        return self._list_failed(fact.mistake)

    def _list_failed(self, mistake: Mistake | None = None) -> Effects:
        self._tickets.drop("day")
        self._enters = False
        return self.searching.failed(mistake)

    def _unread_found(self, fact: facts.UnreadFound) -> Effects:
        if not self._tickets.end("unread", fact.ticket):
            return []
        steps = self._seeking[1] if self._seeking else 1
        self._seeking = None
        if fact.entry is None or fact.row is None:
            return [
                do.Say(
                    _("Nothing unread after this") if steps > 0 else _("Nothing unread before this")
                )
            ]
        row = self.catalogue.listing.shown(fact.row)
        effects = self.catalogue.stand_on(fact.entry, row)
        return [*effects, *self._read(fact.entry), do.ShowBody()]

    def _place_found(self, fact: facts.PlaceFound) -> Effects:
        if not self._tickets.end("place", fact.ticket):
            return []
        place, entry = self.destination, fact.entry
        if place is None or entry is None:
            return self._destination.not_found(may_yet_be=self._scanning.may_yet_find)
        effects = [*self.searching.left(), *self.catalogue.show_view(View(), entry.key)]
        effects += [*self._read(entry), do.EnterBody()]
        if not fact.has_section:
            place = Place(str(place))
        self._destination.found(place, entry.key)
        return [*effects, *self._arrive()]

    def _post_found(self, fact: facts.PostFound) -> Effects:
        if not self._tickets.end("post", fact.ticket):
            return []
        if fact.entry is None:
            return [do.Say(_("This article is no longer in the archive"))]
        effects = self.catalogue.stand_on(fact.entry)
        return [*effects, *self._read(fact.entry), do.ShowBody()]

    def _last_found(self, fact: facts.LastFound) -> Effects:
        if not self._tickets.end("last", fact.ticket) or fact.entry is None:
            return []
        return [self.catalogue.load_list(fact.entry.key), *self._read(fact.entry), do.EnterBody()]

    def _scan_advanced(self, fact: facts.ScanAdvanced) -> Effects:
        effects = self._scanning.advanced(fact)
        if effects and fact.progress.written and not self._scanning.is_anew:
            effects += [*self.catalogue.reload(), *self._destination.look_again()]
        return effects

    def _scan_ended(self, fact: facts.ScanEnded) -> Effects:
        was_anew = self._scanning.is_anew
        effects = self._scanning.ended(fact)
        found = fact.changes is not None and fact.changes.any
        if effects and (found or (was_anew and not self._scanning.is_anew)):
            effects += self._reload()
        if not effects:
            return []
        effects += self._destination.look_again()
        return effects + (self._text_indexing.begin() if fact.changes is not None else [])

    def _work_failed(self, fact: facts.WorkFailed) -> Effects:
        kind = None if fact.ticket is None else self._tickets.kind_of(fact.ticket)
        if kind is not None:
            self._tickets.drop(kind)
        effects: Effects = [do.Say(fact.sentence)]
        match kind:
            case "list":
                return [*self._list_failed(), *effects]
            case "day":
                self._enters = False
            case "article":
                self._give_article_up()
                return effects
            case "place":
                self._destination.give_up()
            case "scan":
                return [*self._scanning.failed(), *effects, *self._destination.look_again()]
            case "texts":
                return [do.ShowTexts(None), *effects]
        return effects

    # -- what several of these come to ---------------------------------------------------

    def _read(self, entry: Entry) -> Effects:
        self._give_up_going()
        effects = self._articles.open(entry)
        self._articles.is_read()
        if self._history.visit(entry.key):
            effects.append(do.WriteVisit(entry.key))
        if not self._marks.applied_to(entry).read:
            effects += self._marking.mark(entry.key, "read", True)
        return effects

    def _enter_where_due(self) -> Effects:
        """Read what the cursor stands on, where that was wanted and it has come there."""
        may_yet_come = self._tickets.is_open("list") and not self.catalogue.listing.total
        if not self._enters or may_yet_come:
            return []
        self._enters = False
        return self.enter()

    def _reload(self) -> Effects:
        """Take over what changed: in the list, the numbers and, after them, the article."""
        self._is_article_due = True
        return self.catalogue.reload()

    def _leave_list(self) -> None:
        """Nothing that was to be found in the list is wanted any more."""
        self._tickets.drop("day")
        self._leave_for_another()

    def _leaving(self, effects: Effects) -> Effects:
        """Return effects; where they lead elsewhere in the lists, nothing else does any more."""
        if any(isinstance(effect, do.LoadList) for effect in effects):
            self._leave_list()
        if any(isinstance(effect, do.FindDay) for effect in effects):
            self._leave_for_another()
        return effects

    def _leave_for_another(self) -> None:
        for kind in ("last", "unread"):
            self._tickets.drop(kind)
        self._enters = False

    def _mark_hit_again(self) -> Effects:
        """Mark what the archive is searched for, where the article's own words are so no longer."""
        return [] if self.finding.is_on else self._articles.mark_hit()

    def _give_up_going(self) -> None:
        """Nothing that is being looked for is to be read once it is found."""
        for kind in ("day", "last", "post", "unread"):
            self._tickets.drop(kind)
        self._enters = self.searching.is_read_when_listed = False
        self._destination.give_up()

    def _give_article_up(self) -> None:
        """Stay with what is shown: the article that was on the way does not come."""
        self._articles.give_up()
        self._destination.give_up(article_only=True)

    def _arrive(self) -> Effects:
        """Go to the section one is on the way to, if its article stands there."""
        return self._destination.arrive(self.shown)
