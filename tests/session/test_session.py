"""The session in a world where facts come late, twice, in any order, or never.

A machine presses keys and lets work be done and facts arrive as it likes, while the archive
changes and another kanbao marks posts. At every step seven things hold:

1. A mark is only ever written for the post that the reader pointed at when they pressed the
   key, as the opposite of what they saw; what undo takes back is what they marked last.
2. A position is only ever written for the post in whose text it was measured.
3. The article shown is the one wanted last, and of the post that the session says it is of.
4. The cursor stays on its post through every reload, as long as the post is listed; and it
   comes to the post it was sent to, whatever is loaded meanwhile.
5. Once all is done and every fact delivered, what is shown is what was wanted, what is
   marked on screen is marked on disk, rows and numbers are true, and nothing is waited for.
6. A hit that is read is one of the words that stand in the line; what is marked in the body
   is what was searched for; whoever leaves a search is where they were (`search_rules`).
7. What is listed is narrowed by the words that stand in the line, and as it was once they are
   given up; the cursor comes to the day asked for last (`list_rules`).
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from unittest.mock import patch

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from list_rules import ListRules
from searching_world import SearchingWorld
from world import CATEGORIES, FIRST_FOUND, Paper, edited, key_of

from reader import values
from reader.article.content import Link
from reader.library import Show, View
from reader.model import Entry, Key
from reader.safe import Clean
from reader.session import catalogue, facts, hits, listing
from reader.session import effects as do
from reader.session.effects import Effect
from reader.session.hits import HitListing, HitsView
from reader.session.listing import Listing
from reader.session.marks import lists
from reader.session.opening import Opened
from reader.session.places import Place
from reader.session.session import Session

KEYS = [Key(f"post-{number}") for number in range(9)]
MISSING = Key("missing")
SMALL_PAGE = 4
"""Rows of a page here, so that a few posts take several."""

SHOWS = [Show.ALL, Show.UNREAD, Show.STARRED]
FINDS = (do.FindLast, do.FindPlace, do.FindPost, do.FindUnread)

keys = st.sampled_from(KEYS)
steps = st.sampled_from([-1, 1])
views = st.builds(
    View,
    category=st.sampled_from([None, *CATEGORIES]),
    show=st.sampled_from(SHOWS),
    title=st.sampled_from(["", "", "标题", "post-1", "p2bt", "没有的词"]),
)
papers = st.builds(
    Paper,
    key=keys,
    day=st.integers(0, 5),
    category=st.sampled_from(CATEGORIES),
    is_long=st.booleans(),
)


Standing = tuple[Key | None, int]
"""A post of the list, None where it is not known yet, and its row."""


class Reading(ListRules):
    """A reader, the session, a runner that is slow and a screen of a few rows."""

    def __init__(self) -> None:
        super().__init__()
        self._small = ExitStack()
        for module in (listing, hits, catalogue):
            self._small.enter_context(patch.object(module, "PAGE_ROWS", SMALL_PAGE))
        self.session = Session()
        self.world = SearchingWorld([])
        self.work: list[do.Work] = []
        """What is to be done, or was until something newer of its kind was asked for."""
        self.writes: list[do.Written] = []
        self.post: list[facts.Fact] = []
        """Facts under way."""
        self.delivered: list[facts.Fact] = []
        self.displayed: Opened | None = None
        self.past: list[Opened] = []
        """Articles that were shown: a screen may tell late where the reader was in one."""
        self.meant: Key | None = None
        """The post that the reader wants to have before them."""
        self.finds: dict[type[Effect], int] = {}
        """Requests whose answer the reader still wants to have before them, newest of a kind."""
        self.sent_to: tuple[Key | None, Standing] | None = None
        """Where the cursor was sent with the list that is loaded, and where it stood then."""
        self.strayed: tuple[Key | None, Standing] | None = None
        """`sent_to`, once the reader moved the cursor meanwhile, be it back as well."""
        self.list_asked: int | None = None
        """The list on the way."""
        self.orders: dict[int, list[Key]] = {}
        self.loaded: list[Listing] = []
        """All that were ever loaded: what is told apart by its id must live."""
        self.pressed: list[int] = []
        """Markings that stand, by ticket, as far as the reader knows."""
        self.undoes: dict[int, int] = {}
        self.meant_marks: dict[int, tuple[Key, str, bool]] = {}
        self.nothing: set[int] = set()
        """Markings of which the reader knows that nothing was marked."""
        self.told: dict[tuple[Key, str], bool] = {}
        """How posts are marked, by the last key press that said so."""
        self.all_read: int | None = None
        """The marking of the whole archive that is being written."""

    def teardown(self) -> None:
        self.settle()
        self._small.close()

    @initialize(
        deck=st.lists(papers, min_size=9, max_size=9),
        known=st.integers(0, 9),
        at=st.sampled_from([None, KEYS[0], MISSING]),
        wait=st.integers(0, 20),
        at_once=st.sampled_from([9, 1]),
    )
    def start(self, deck: list[Paper], known: int, at: Key | None, wait: int, at_once: int) -> None:
        """Open an archive of which so many posts are in the index; then wait for a while.

        Hits are found `at_once`, so many.
        """
        dealt = [replace(paper, key=key) for paper, key in zip(deck, KEYS, strict=True)]
        self.world = SearchingWorld(dealt[:known])
        self.world.hits_at_once = at_once
        self.world.scan()
        self.world.files |= {paper.key: paper for paper in dealt[known:]}
        self.world.visits = [KEYS[1]]
        self.carry_out(self.session.start(None if at is None else place_in(at)))
        self.wait(wait)

    # -- what the reader sees --------------------------------------------------------------

    def seen(self, in_body: bool) -> Entry | None:
        """The post that keys act on, as its row shows it where it has one."""
        wanted = self.session.wanted if in_body else self.session.catalogue.entry
        return wanted and (self.session.catalogue.entry_of(wanted.key) or wanted)

    @property
    def standing(self) -> Standing:
        """Where the cursor stands."""
        return self.session.catalogue.key, self.session.catalogue.row

    # -- what the reader does --------------------------------------------------------------

    @rule(view=views)
    def open_view(self, view: View) -> None:
        if view != self.session.catalogue.view:
            self.moves_on()
            self.sent_to = (None, self.standing)
        self.carry_out(self.session.open_view(view))

    @rule(show=st.sampled_from(SHOWS), in_body=st.booleans())
    def show_only(self, show: Show, in_body: bool) -> None:
        seen = self.seen(in_body)
        self.moves_on()
        self.sent_to = (seen.key if seen else None, self.standing)
        self.carry_out(self.session.show_only(show, seen.key if seen else None))

    @rule(row=st.integers(0, 9), goes=st.sampled_from((-1, 0, 1)))
    def put_cursor(self, row: int, goes: int) -> None:
        self.finds.pop(do.FindLast, None)
        before = self.standing[1]
        self.carry_out(self.session.put_cursor(row))
        self.moved(self.standing[1] - before)
        self.carry_out(self.session.want_rows(self.session.catalogue.row - 1, 3, goes))

    @rule()
    def preview(self) -> None:
        entry = self.session.catalogue.entry
        if self.session.destination is None and (entry or not self.session.catalogue.listing.total):
            self.meant = entry.key if entry else None
        self.carry_out(self.session.preview())

    @rule()
    def read(self) -> None:
        if entry := self.session.catalogue.entry:
            self.wants(entry.key)
            self.carry_out(self.session.read(entry.key), entry)

    @rule(step=steps)
    def step_article(self, step: int) -> None:
        entry = self.session.catalogue.entry_at(self.session.catalogue.row + step)
        if entry is not None:
            self.wants(entry.key)
        self.carry_out(self.session.step_article(step), entry)

    @rule(step=steps, in_body=st.booleans())
    def next_unread(self, step: int, in_body: bool) -> None:
        if seen := self.seen(in_body):
            self.finds.pop(do.FindUnread, None)
            self.carry_out(self.session.next_unread(step, seen.key))

    @rule(key=st.sampled_from([*KEYS, MISSING]), anchor=st.booleans(), web=st.booleans())
    def go_to(self, key: Key, anchor: bool, web: bool) -> None:
        place = place_in(key) if anchor else Place(key)
        self.finds.pop(do.FindPlace, None)
        self.carry_out(self.session.go_to(place, Clean("https://a.example") if web else None))

    @rule(href=st.sampled_from(["post-2.md#here-post-2", "#x", "a.png", "https://a.example"]))
    def follow(self, href: str) -> None:
        if self.displayed is not None:
            href = f"#here-{key_of(self.displayed)}" if href == "#x" else href
            if "#" in href:
                self.finds.pop(do.FindPlace, None)
            self.carry_out(self.session.follow(Link(Clean(href))))

    @rule(step=steps)
    def go_through_history(self, step: int) -> None:
        self.carry_out(self.session.go_through_history(step))

    @rule(in_body=st.booleans(), mark=st.sampled_from(["read", "starred"]))
    def toggle(self, in_body: bool, mark: do.MarkName) -> None:
        if seen := self.seen(in_body):
            on = not (seen.read if mark == "read" else seen.starred)
            toggle = self.session.toggle_read if mark == "read" else self.session.toggle_star
            effects = toggle(seen.key)
            (write,) = (effect for effect in effects if isinstance(effect, do.WriteMark))
            assert (write.key, write.mark, write.on) == (seen.key, mark, on)
            now = self.session.entry_of(seen.key)
            assert now is not None
            assert (now.read if mark == "read" else now.starred) == on
            self.carry_out(effects, seen)

    @rule()
    def read_all(self) -> None:
        effects = self.session.read_all()
        (write,) = (effect for effect in effects if isinstance(effect, do.WriteAllRead))
        assert write.view == self.session.catalogue.listing.view
        rows = map(self.session.catalogue.entry_at, range(self.session.catalogue.listing.total))
        assert all(entry.read for entry in rows if entry and lists(write.view, entry))
        self.pressed.append(write.ticket)
        self.told.clear()
        if write.view in (View(), View(show=Show.UNREAD)):
            self.all_read = write.ticket
        self.carry_out(effects)

    @rule()
    def undo(self) -> None:
        effects = self.session.undo()
        (write,) = (effect for effect in effects if isinstance(effect, do.UndoMark))
        target = self.pressed.pop() if self.pressed else None
        assert write.of == target
        if target is not None:
            self.undoes[write.ticket] = target
        self.told.clear()
        self.all_read = None
        self.carry_out(effects)

    @precondition(lambda self: self.displayed is not None)
    @rule(words=st.sampled_from(["河", "第2段", "没有的"]), offset=st.integers(0, 90))
    def find(self, words: str, offset: int) -> None:
        self.carry_out(self.session.begin_finding(offset))
        self.carry_out(self.session.find(words))

    @precondition(lambda self: self.session.finding.is_on)
    @rule(
        step=st.sampled_from([-1, 1, None]),
        seen_from=st.none() | st.integers(0, 90),
        settles=st.booleans(),
    )
    def go_on_finding(self, step: int | None, seen_from: int | None, settles: bool) -> None:
        session = self.session
        if step is not None:
            self.step_match(step, seen_from)
        else:
            self.carry_out(session.end_typing() if settles else session.stop_finding())

    @precondition(lambda self: self.past)
    @rule(late=st.booleans(), which=st.integers(0), offset=st.integers(0, 90))
    def be_at(self, late: bool, which: int, offset: int) -> None:
        opened = self.past[which % len(self.past)] if late else self.displayed
        if opened is not None:
            effects = self.session.reader_is_at(opened, offset % len(opened.article.text))
            for effect in effects:
                assert isinstance(effect, do.WritePosition)
                assert effect.key == key_of(opened)
                assert opened.article.text.startswith(effect.position.words, effect.position.offset)
            self.carry_out(effects)

    @rule()
    def look_for_changes(self) -> None:
        self.carry_out(self.session.look_for_changes())

    @rule(others=st.booleans())
    def look_around(self, others: bool) -> None:
        self.world.has_news |= others and self.world.scan().any
        self.carry_out(self.session.look_around())

    # -- what happens meanwhile --------------------------------------------------------------

    @rule(paper=papers)
    def write_file(self, paper: Paper) -> None:
        old = self.world.files.get(paper.key)
        self.world.files[paper.key] = replace(paper, version=old.version + 1 if old else 1)

    @rule(key=keys)
    def edit_file(self, key: Key) -> None:
        if key in self.world.files:
            self.world.files[key] = edited(self.world.files[key])

    @rule(key=keys)
    def delete_file(self, key: Key) -> None:
        self.world.files.pop(key, None)

    @rule(days=st.permutations(range(9)))
    def shuffle_rows(self, days: list[int]) -> None:
        """Every post gets another place: what a rebuild does to row numbers, and more."""
        for paper, day in zip(list(self.world.files.values()), days, strict=False):
            self.world.files[paper.key] = replace(paper, day=day)

    @rule()
    def lose_index(self) -> None:
        self.world.lose_index()

    @rule()
    def damage_index(self) -> None:
        self.world.damage_index()

    @rule(is_locked=st.booleans())
    def others_begin_or_end_a_scan(self, is_locked: bool) -> None:
        self.world.is_locked = is_locked

    @rule(key=keys, mark=st.sampled_from(["read", "starred"]))
    def others_mark(self, key: Key, mark: do.MarkName) -> None:
        self.world.marks[mark] ^= {key}
        self.told.pop((key, mark), None)
        self.world.has_news = True

    # -- work and facts ----------------------------------------------------------------------

    @precondition(lambda self: self.work or self.writes)
    @rule(which=st.integers(0, 20))
    def do_work(self, which: int) -> None:
        """Marks and positions are written in order; all else is done in any."""
        if which < len(self.work):
            self.perform(self.work.pop(which))
        elif self.writes:
            self.perform(self.writes.pop(0))

    @rule(count=st.integers(1, 30))
    def wait(self, count: int) -> None:
        """Some things come to their end, in the order in which they were begun."""
        for _ in range(count):
            self.go_on()

    @precondition(lambda self: self.work or self.writes)
    @rule(which=st.integers(0, 20))
    def fail_work(self, which: int) -> None:
        if which < len(self.work):
            effect = self.work.pop(which)
            self.post.append(facts.WorkFailed(getattr(effect, "ticket", None), "磁盘坏了"))
        elif self.writes:
            ticket = getattr(self.writes.pop(0), "ticket", None)
            if ticket is None:
                self.post.append(facts.WorkFailed(None, "磁盘满了"))
            else:
                self.post.append(facts.MarkFailed(ticket, "磁盘满了"))

    @precondition(lambda self: self.post)
    @rule(which=st.integers(0))
    def deliver(self, which: int) -> None:
        self.learn(self.post.pop(which % len(self.post)))

    @precondition(lambda self: self.delivered)
    @rule(which=st.integers(0))
    def deliver_again(self, which: int) -> None:
        self.learn(self.delivered[which % len(self.delivered)])

    # -- how it is done ----------------------------------------------------------------------

    def wants(self, key: Key) -> None:
        self.meant, self.entered = key, None
        self.leaves_list()
        self.finds.clear()

    def moves_on(self) -> None:
        """To another list: whatever was to be found in the old one is wanted no more."""
        self.entered = None
        self.leaves_list()
        self.finds.pop(do.FindLast, None)
        self.finds.pop(do.FindUnread, None)

    def perform(self, effect: do.Work) -> None:
        read, starred = (set(self.world.marks[mark]) for mark in ("read", "starred"))
        listed: set[Key] = set()
        if isinstance(effect, do.WriteAllRead):
            view = values.replace(effect.view, show=Show.ALL)
            listed = {entry.key for entry in self.world.listed(view)}
        made = list(self.world.work(effect))
        for fact in made:
            if isinstance(fact, facts.ListLoaded) and isinstance(effect, do.LoadList):
                self.loaded.append(fact.listing)
                order = [e.key for e in self.world.listed(effect.view)]
                self.found_when_loaded[id(fact.listing)] = order
                if isinstance(effect.view, HitsView):  # held as far as a page below the row
                    order = order[: (effect.row // SMALL_PAGE + 2) * SMALL_PAGE]
                if fact.listing.so_far is not None:
                    order = order[:FIRST_FOUND]
                self.orders[id(fact.listing)] = order
        self.check_marks_written(effect, read, starred, listed)
        self.post += made

    def check_marks_written(
        self, effect: do.Work, read: set[Key], starred: set[Key], listed: set[Key]
    ) -> None:
        """No mark of any post changes but the one meant."""
        changed = {("read", key) for key in read ^ self.world.marks["read"]}
        changed |= {("starred", key) for key in starred ^ self.world.marks["starred"]}
        match effect:
            case do.WriteMark(ticket, key, mark, on):
                assert self.meant_marks[ticket] == (key, mark, on)
                assert changed <= {(mark, key)}
            case do.WriteAllRead():
                assert changed <= {("read", key) for key in listed}
            case do.UndoMark(ticket):
                if ticket in self.undoes:
                    assert self.world.undone in (None, self.undoes[ticket])
            case _:
                assert not changed

    def carry_out(self, effects: list[Effect], seen: Entry | None = None) -> None:
        """Do what the screen does with effects; `seen` is the post that was pointed at."""
        for effect in effects:
            match effect:
                case do.WriteMark(ticket, key, mark, on):
                    assert seen is not None
                    assert key == seen.key
                    self.meant_marks[ticket] = (key, mark, on)
                    self.told[key, mark] = on
                    self.all_read = None
                    self.pressed.append(ticket)
                    self.writes.append(effect)
                case do.Written():
                    self.writes.append(effect)
                case do.Work():
                    self.work.append(effect)
                    if isinstance(effect, FINDS):
                        self.finds[type(effect)] = effect.ticket
                    if isinstance(effect, do.LoadList):
                        self.list_asked = effect.ticket
                    if isinstance(effect, do.FindDay):
                        self.day_asked = effect.ticket
                case do.ShowArticle(opened):
                    self.displayed = opened
                    self.past.append(opened)
                    assert key_of(opened) == self.meant
                case do.ShowAnew(opened):
                    assert self.displayed is not None
                    assert key_of(opened) == key_of(self.displayed)
                    self.displayed = opened
                    self.past.append(opened)
                case do.ClearArticle():
                    self.displayed = None
                case do.GoToAnchor(anchor):
                    assert self.displayed is not None
                    assert anchor == f"here-{key_of(self.displayed)}"
                    assert self.displayed.is_whole
        self.check_article()
        self.check_list()
        catalogue = self.session.catalogue
        has_moved = self.sent_to is not None and self.standing != self.sent_to[1]
        if has_moved and catalogue.view == catalogue.listing.view:
            self.strayed = self.sent_to

    def learn(self, fact: facts.Fact) -> None:
        self.delivered.append(fact)
        catalogue = self.session.catalogue
        standing, view = self.standing, catalogue.listing.view
        found = self.found_by(fact)
        if found is not None and getattr(fact, "ticket", 0) in self.finds.values():
            self.wants(found.key)
            if isinstance(fact, facts.PlaceFound | facts.LastFound):
                self.sent_to = (found.key, standing)
        self.takes_back(fact)
        if getattr(fact, "ticket", None) == self.list_asked:
            self.list_asked = None
        effects = self.session.learn(fact)
        self.check_day(fact, effects)
        entered = self.entered_by(fact, effects)
        self.carry_out(effects, found or entered or self.read_by(fact, effects))
        if isinstance(fact, facts.ListLoaded) and do.ShowList() in effects:
            self.check_cursor(fact, standing, view)

    def found_by(self, fact: facts.Fact) -> Entry | None:
        """The post that was looked for."""
        match fact:
            case facts.UnreadFound() | facts.PlaceFound() | facts.PostFound() | facts.LastFound():
                return fact.entry
        return None

    def takes_back(self, fact: facts.Fact) -> None:
        """Take note of what did not come about."""
        match fact:
            case facts.WorkFailed(None):
                pass
            case facts.WorkFailed(ticket) | facts.QueryRefused(ticket) if ticket == self.list_asked:
                self.sent_to = self.sent_by_failure()
                self.is_to_enter, self.day_asked = False, None
            case facts.WorkFailed(ticket) if ticket == self.day_asked:
                self.day_asked, self.is_to_enter = None, False
            case facts.AllReadWritten(ticket, count) if count:
                self.all_read = None
            case facts.MarkFailed(ticket) | facts.AllReadWritten(ticket):
                self.told.clear()
                self.all_read = None
                self.nothing.add(ticket)
                if undone := self.undoes.pop(ticket, None):
                    self.pressed = sorted([*self.pressed, undone])
                self.pressed = [made for made in self.pressed if made not in self.nothing]

    def check_cursor(self, fact: facts.ListLoaded, before: Standing, view: View) -> None:
        catalogue, order = self.session.catalogue, self.orders[id(fact.listing)]
        expected = before[0] if fact.listing.view == view else None
        if self.sent_to is not None:
            target, stood = self.sent_to
            if fact.listing.view != view or before == stood:
                expected = self.moved_on_from(target, order)
                if self.sent_to is self.strayed and catalogue.key == before[0]:
                    expected = before[0]
        told = (before, self.sent_to, catalogue.key, expected, order)
        is_far = self.is_moved_on and catalogue.entry_at(catalogue.row) is None
        self.sent_to = None
        if expected in order:
            stands_on = order[catalogue.row] if is_far else catalogue.key
            assert stands_on == expected, told

    def check_list(self) -> None:
        """The post that keys act on is the one on the cursor's row, marked as it was last."""
        catalogue = self.session.catalogue
        there = catalogue.listing.row(catalogue.row)
        if self.list_asked is None:
            assert catalogue.view == catalogue.listing.view
            assert there is None or there.key == catalogue.key
        for (key, mark), on in self.told.items():
            entry = self.session.entry_of(key)
            assert entry is None or (entry.read if mark == "read" else entry.starred) == on
        if self.all_read is not None:
            assert catalogue.counts.totals.unread == 0

    def check_article(self) -> None:
        shown = self.session.shown
        assert (shown.opened if shown else None) is self.displayed
        if shown is not None:
            assert shown.key == key_of(shown.opened)
        self.check_matches()

    # -- in the end ----------------------------------------------------------------------------

    def settle(self) -> None:
        """Let everything come to its end, and look whether all is as it should be."""
        self.world.is_locked = False
        self.world.scan()
        for _ in range(3):
            self.world.has_news = True
            self.carry_out(self.session.look_around())
            while self.go_on():
                pass
        self.check_end()

    def go_on(self) -> bool:
        """Do or deliver what is the turn of; return whether there was anything."""
        if self.post:
            self.learn(self.post.pop(0))
        elif self.writes:
            self.perform(self.writes.pop(0))
        elif self.work:
            effect = self.work.pop(0)
            # Newer work of a kind ends the older, often before it is begun.
            if not any(type(other) is type(effect) for other in self.work):
                self.perform(effect)
        else:
            return False
        return True

    def check_end(self) -> None:
        session, world = self.session, self.world
        catalogue = session.catalogue
        assert session.is_at_rest, session._parts.tickets._awaited
        assert session.destination is None
        assert not (self.is_to_enter and catalogue.listing.total)
        assert catalogue.view == catalogue.listing.view
        order = [entry.key for entry in world.listed(catalogue.view)]
        rows = [catalogue.entry_at(row) for row in range(catalogue.listing.total)]
        is_of_hits = isinstance(catalogue.listing, HitListing)
        assert is_of_hits or catalogue.listing.total == len(order)
        for row, entry in enumerate(rows):
            if entry is not None:
                assert entry == world.entry(order[row])
        assert catalogue.listing.total == 0 or catalogue.entry is not None
        assert catalogue.counts.totals == world.totals()
        assert catalogue.counts.categories == world.categories()
        wanted = session.wanted
        if wanted is None:
            assert self.displayed is None
        else:
            assert self.displayed is not None
            assert wanted.key == key_of(self.displayed)
            if wanted.key in world.index:
                assert self.displayed.is_whole
                assert wanted == world.entry(wanted.key)
                assert f"第{world.index[wanted.key].version}版" in self.displayed.article.text
        self.check_search_at_end()


def place_in(key: Key) -> Place:
    return Place(key, f"here-{key}")


TestSession = Reading.TestCase
IS_GATE = settings.get_current_profile_name() == "gate"
TestSession.settings = settings(
    max_examples=400 if settings().derandomize else 6000,
    stateful_step_count=60,
    # To make a failure small takes many minutes.
    phases=[each for each in Phase if each is not Phase.shrink or not IS_GATE],
)
