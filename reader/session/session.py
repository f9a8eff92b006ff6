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
from reader.session.articles import ShownArticle
from reader.session.hits import HitsView
from reader.session.learning import Learning
from reader.session.links import is_image, may_open, place_of
from reader.session.named_searches import SavedSearch
from reader.session.parts import Effects, Parts
from reader.session.places import Place
from reader.texts import _

if TYPE_CHECKING:
    from reader.article.content import Link
    from reader.session.opening import Opened


class Session:
    """The reader's state. Commands and `learn` return what is to be done, in order."""

    def __init__(self, of_config: tuple[SavedSearch, ...] = ()) -> None:
        """`of_config` are the searches that the config names."""
        self._parts = Parts(of_config)
        self._learning = Learning(self._parts)
        self.catalogue = self._parts.catalogue
        self.finding = self._parts.finding
        self.narrowing = self._parts.narrowing
        self.searching = self._parts.searching
        self.saved = self._parts.saved

    # -- what there is -----------------------------------------------------------------

    @property
    def wanted(self) -> Entry | None:
        """The post whose article is shown, or will be, as it is marked now."""
        return self._parts.articles.wanted

    @property
    def shown(self) -> ShownArticle | None:
        """The article in the body."""
        return self._parts.articles.shown

    @property
    def destination(self) -> Place | None:
        """The place that the reader is on the way to."""
        return self._parts.destination.place

    @property
    def is_scanned(self) -> bool:
        """Whether the archive has been looked through: what is not found now is not there."""
        return self._parts.scanning.is_over

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing that was asked for is on the way."""
        return not self._parts.tickets.is_any_open and self._parts.marks.all_written

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
            effects.append(do.FindLast(self._parts.tickets.take("last")))
        else:
            effects += self.go_to(place)
        return [
            *effects,
            self._parts.scanning.begin(place.post if place else None),
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
        self._parts.leave_list()
        if isinstance(view, HitsView):
            is_saved = self.saved.named(view.query) is not None
            return self.searching.show(view.query) if is_saved else self.searching.pick(view.query)
        return [*self.searching.left(), *self.catalogue.open_view(view)]

    def show_only(self, show: Show, key: Key | None) -> Effects:
        """List all, unread or starred posts of the category, or hits, the cursor on `key` or near it."""
        self._parts.leave_list()
        if among_hits := self.searching.show_only(show, key):
            return among_hits
        ended = [do.Say(_("The search has ended"))] if self.searching.is_on else []
        now = self.catalogue.view
        view = View(now.category, show, now.title)
        return [*self.searching.left(), *self.catalogue.show_view(view, key), *ended]

    def put_cursor(self, row: int) -> Effects:
        """Let the cursor stand on a row of the list."""
        self._parts.tickets.drop("last")
        before = self.catalogue.row
        self.catalogue.move_to(row)
        rows = self.catalogue.row - before
        self._parts.dates.moved(rows)
        if rows and not self._parts.is_cursor_on_the_way:
            self._parts.enters = False
        return []

    def begin_narrowing(self) -> Effects:
        """Narrow the list or the categories by words, which will be typed.

        Whatever was to be read next is wanted no more: it would take the reader from the line.
        """
        self._parts.give_up_going()
        self.narrowing.begin()
        return []

    def narrow_titles(self, words: str) -> Effects:
        """List only what has `words` in its title."""
        return self._parts.leaving(self.narrowing.narrow_titles(words))

    def narrow_categories(self, words: str) -> Effects:
        """Show only the categories that have `words` in their names, and list the first."""
        return self._parts.leaving(self.narrowing.narrow_categories(words))

    def give_up_titles(self) -> Effects:
        """List all titles again, as before words were typed."""
        return self._parts.leaving(self.narrowing.give_up_titles())

    def give_up_categories(self) -> Effects:
        """Show all categories again, and what was listed before words were typed."""
        return self._parts.leaving(self.narrowing.give_up_categories())

    def widen(self) -> Effects:
        """List all titles again, the cursor staying on its post."""
        return self._parts.leaving(self.narrowing.widen())

    def begin_date(self) -> Effects:
        """Let a date be typed; what was to be read next would take the reader from the line."""
        self._parts.give_up_going()
        return []

    def go_to_date(self, words: str, today: date) -> Effects:
        """Put the cursor on the newest post of the days that `words` mean, or the next older."""
        return self._parts.leaving(self._parts.dates.look_for(words, today))

    def want_rows(self, first: int, count: int, goes: int = 0) -> Effects:
        """Fetch what is not held of `count` rows from `first` on, which are in view or near it.

        Then what comes into view next, where the list `goes` down (1) or up (-1).
        """
        wanted = self.catalogue.want_rows(first, count, goes)
        return [*wanted, *self.searching.want_snippets(first, count)]

    # -- articles ----------------------------------------------------------------------

    def preview(self) -> Effects:
        """Open what the cursor rests on, without counting it as read."""
        if self.destination is not None:
            return []
        entry = self.catalogue.entry
        if entry is None:
            return [] if self.catalogue.listing.total else self._parts.articles.clear()
        effects = self._parts.articles.open(entry)
        self._parts.articles.is_glanced_at |= bool(effects)
        return effects

    def enter(self, *, is_pointed_at: bool = False) -> Effects:
        """Read what the cursor stands on; where it is on its way, what it comes to stand on.

        `is_pointed_at`: not where the reader pointed at a row, which they have before them.
        """
        return self._parts.enter(is_pointed_at=is_pointed_at)

    def read(self, key: Key) -> Effects:
        """Open a post, which counts as reading it."""
        entry = self.entry_of(key)
        return [] if entry is None else self._parts.read(entry)

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
        return [do.ShowCursor(), *self._parts.read(entry), do.ShowBody(), *around]

    def next_unread(self, step: int, key: Key) -> Effects:
        """Read the next (1) or previous (-1) unread article, or one further on, seen from `key`.

        Asked for again before it is found: the one after that.
        """
        start, steps = self._parts.seeking or (key, 0)
        if not self._parts.tickets.is_open("unread"):
            start, steps = key, 0
        self._parts.seeking = (start, steps + step)
        if not steps + step:
            self._parts.tickets.drop("unread")
            return []
        view = self.catalogue.listing.view
        return [do.FindUnread(self._parts.tickets.take("unread"), view, start, steps + step)]

    def go_to(self, place: Place, web: Clean | None = None) -> Effects:
        """Read what `place` names; where the archive has it not, open `web`."""
        shown = self.shown
        if place.anchor and shown and place.post in (shown.opened.post.path, shown.key):
            wanted = self.wanted
            if wanted is not None and wanted.key == shown.key:
                self._parts.destination.found(place, shown.key)
                return self._parts.arrive()
        return self._parts.destination.look_for(place, web)

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
        return self._parts.articles.reader_is_at(opened, offset)

    def go_through_history(self, step: int) -> Effects:
        """Go back (-1) or forward (1), or further, through what was read."""
        key = self._parts.history.step(step)
        if key is None:
            return [
                do.Say(_("Nothing read before this") if step < 0 else _("Nothing read after this"))
            ]
        return [do.FindPost(self._parts.tickets.take("post"), key)]

    # -- marks -------------------------------------------------------------------------

    def toggle_read(self, key: Key) -> Effects:
        """Mark a post as read, or as unread again."""
        entry = self.entry_of(key)
        return [] if entry is None else self._parts.marking.mark(key, "read", not entry.read)

    def toggle_star(self, key: Key) -> Effects:
        """Star a post, or no longer."""
        entry = self.entry_of(key)
        return [] if entry is None else self._parts.marking.mark(key, "starred", not entry.starred)

    def read_all(self) -> Effects:
        """Mark everything that is listed as read."""
        return self._parts.marking.read_all()

    def undo(self) -> Effects:
        """Take the last marking back."""
        return self._parts.marking.undo()

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
        return [*effects, *self._parts.mark_hit_again()]

    def leave_finding(self) -> Effects:
        """Type no more, and stay at the match; without any, look for nothing."""
        return [*self.finding.leave(), *self._parts.mark_hit_again()]

    def stop_finding(self) -> Effects:
        """Mark no words of this article alone any more, and stay."""
        return [*self.finding.clear(), *self._parts.mark_hit_again()]

    def step_match(self, step: int, seen_from: int | None) -> Effects:
        """Go to the next or previous match; `seen_from`: see `Finding.step`.

        Of a search of the archive, beyond the last, to the first of the next hit; while that is
        on its way, to a later one of it.
        """
        if self.finding.is_of_archive and self._parts.articles.is_on_the_way:
            nth = self._parts.articles.first_match
            self._parts.articles.first_match = (
                max(nth + step, 0) if nth >= 0 else min(nth + step, -1)
            )
            return []
        goes_beyond = self.finding.is_of_archive and self.finding.goes_beyond(step, seen_from)
        if not (goes_beyond and self.searching.is_on):
            return self.finding.step(step, seen_from)
        effects = self.step_article(1 if step > 0 else -1)
        self._parts.articles.first_match = (
            -1 if step < 0 and self._parts.articles.is_on_the_way else 0
        )
        return effects

    # -- searching the archive -----------------------------------------------------------

    def begin_search(self) -> Effects:
        """Let words be typed that the archive is searched for; at first, those not found here.

        Whatever was to be read next is wanted no more: it would take the reader from the line.
        """
        self._parts.give_up_going()
        missed, self.finding.missed = self.finding.missed, None
        return self.searching.begin(missed)

    def search(self, words: str) -> Effects:
        """Look for what is typed so far."""
        return self.searching.type(words)

    def end_search_typing(self) -> Effects:
        """Read the hit that the cursor stands on; without words, look for the last ones."""
        return [*self.searching.enter(), *self._parts.read_first_hit()]

    def stop_typing_search(self) -> Effects:
        """Type no more, and stay with the hits."""
        return self.searching.end_typing()

    def narrow_to(self, time: str) -> Effects:
        """Only the hits of a year, month or day: `2022`, `2022-02`, `2022-02-21`."""
        self._parts.leave_list()
        return self.searching.narrow_to(time)

    def narrow_to_time(self, steps: int) -> Effects:
        """Only the hits of the day, month or year of the one under the cursor; -1: no longer."""
        self._parts.leave_list()
        entry = self.catalogue.entry
        if steps < 0:
            return self.searching.widen()
        has_date = entry is not None and not entry.date_guessed
        return self.searching.narrow_to_time_of(entry.date if entry and has_date else None)

    def keep_search(self, name: str, saved: SavedSearch | None) -> Effects:
        """Keep what is searched for by `name`, or `saved` by another; without a name no longer."""
        if saved is not None:
            kept = self.saved.keep(name, saved.query, saved)
            is_out = any(isinstance(effect, do.RemoveSearch) for effect in kept)
            is_listed = is_out and saved.query == self.searching.query
            return [*kept, *(self.searching.kept_no_longer() if is_listed else [])]
        query, count = self.searching.query, self.searching.count
        if not query:
            return []
        looked: Effects = [] if count is None else [do.WriteLook(query, count)]
        return [*looked, *self.saved.keep(name, query, None)]

    def leave_search(self) -> Effects:
        """Show the list that one came from, as it was."""
        self._parts.leave_list()
        return [*self.finding.stop_of_archive(), *self.searching.leave()]

    # -- the archive -------------------------------------------------------------------

    def look_for_changes(self) -> Effects:
        """Look for new, changed and deleted posts now, and tell what there was."""
        return self._parts.scanning.look_for_changes()

    def look_around(self) -> Effects:
        """Take over what another kanbao wrote, and look through the archive once that is done."""
        return [do.FollowOthers(), *self._parts.scanning.catch_up()]

    # -- facts -------------------------------------------------------------------------

    def learn(self, fact: facts.Fact) -> Effects:
        """Take note of a fact; late and repeated ones change nothing."""
        return self._learning.learn(fact)
