"""The lists as the reader sees them: the cursor's post, the rows in view, the numbers."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from world import CATEGORIES, Paper, World

from reader.library import Show, Totals, View
from reader.model import Category, Key
from reader.session import effects as do
from reader.session import facts, listing
from reader.session.catalogue import Catalogue, Counts
from reader.session.marking import Marking
from reader.session.marks import MarksMade
from reader.session.tickets import Tickets

SMALL_PAGE = 4
OURS, THEIRS = CATEGORIES


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(Tickets(), MarksMade())


@pytest.fixture
def world() -> World:
    """Twenty posts, the first the newest."""
    papers = [Paper(Key(f"post-{n}"), 20 - n, CATEGORIES[n % 2], False) for n in range(20)]
    world = World(papers)
    world.scan()
    return world


@pytest.fixture(autouse=True)
def _small_pages() -> object:
    with (
        patch.object(listing, "PAGE_ROWS", SMALL_PAGE),
        patch("reader.session.catalogue.PAGE_ROWS", SMALL_PAGE),
    ):
        yield


def load(catalogue: Catalogue, world: World, *effects: do.Effect) -> list[do.Effect]:
    """Load what effects ask for, until nothing is asked for; return what is shown meanwhile."""
    waiting = list(effects)
    shown: list[do.Effect] = []
    while waiting:
        effect = waiting.pop(0)
        for fact in world.work(effect) if isinstance(effect, do.Work) else ():
            if isinstance(fact, facts.ListLoaded):
                waiting += catalogue.list_loaded(fact)
            elif isinstance(fact, facts.RowsFetched):
                waiting += catalogue.rows_fetched(fact)
        if isinstance(effect, do.Shown):
            shown.append(effect)
    return shown


def test_a_far_row_that_turns_out_another_brings_the_list_to_its_post(
    catalogue: Catalogue, world: World
) -> None:
    load(catalogue, world, catalogue.load_list(None))
    meant = world.entry(Key("post-15"))
    assert meant is not None
    world.files[Key("new")] = Paper(Key("new"), 99, OURS, False)
    world.scan()
    assert catalogue.stand_on(meant, 15) == [do.ShowCursor()]
    assert catalogue.key == "post-15"
    load(catalogue, world, *catalogue.want_rows(14, 2))
    assert (catalogue.row, catalogue.key) == (16, "post-15")
    there = catalogue.entry_at(16)
    assert there is not None
    assert there.key == "post-15"


def stand_on_another_row_than_is_shown(catalogue: Catalogue, world: World) -> list[do.Effect]:
    """Go to a post far below that stands elsewhere by now; return what its rows come to."""
    load(catalogue, world, catalogue.load_list(None))
    meant = world.entry(Key("post-15"))
    assert meant is not None
    catalogue.stand_on(meant, 15)
    (wanted,) = catalogue.want_rows(15, 1)
    world.files[Key("new")] = Paper(Key("new"), 99, OURS, False)
    world.scan()
    assert isinstance(wanted, do.FetchRows)
    (rows,) = world.work(wanted)
    assert isinstance(rows, facts.RowsFetched)
    return catalogue.rows_fetched(rows)


def test_rows_that_turn_out_others_do_not_keep_the_cursor_from_where_it_was_sent(
    catalogue: Catalogue, world: World
) -> None:
    asked = stand_on_another_row_than_is_shown(catalogue, world)
    assert isinstance(asked[-1], do.LoadList)
    catalogue.show_view(View(OURS), Key("post-2"))
    (rows,) = world.work(do.FetchRows(catalogue.listing, (3,)))
    assert isinstance(rows, facts.RowsFetched)
    load(catalogue, world, *catalogue.rows_fetched(rows))
    assert (catalogue.listing.view, catalogue.key) == (View(OURS), "post-2")


def test_keys_act_on_the_post_that_is_seen_though_the_list_of_another_does_not_come(
    catalogue: Catalogue, world: World
) -> None:
    stand_on_another_row_than_is_shown(catalogue, world)
    assert catalogue.key == "post-15"
    assert catalogue.list_failed() == [do.PointAtView(), do.ShowCursor()]
    assert catalogue.key == "post-14"


def test_a_row_at_hand_that_is_another_brings_the_list_to_its_post(
    catalogue: Catalogue, world: World
) -> None:
    load(catalogue, world, catalogue.load_list(None))
    world.files[Key("new")] = Paper(Key("new"), 99, OURS, False)
    world.scan()
    meant = world.entry(Key("new"))
    assert meant is not None
    load(catalogue, world, *catalogue.stand_on(meant, 0))
    assert (catalogue.row, catalogue.key) == (0, "new")
    assert catalogue.listing.total == 21


def test_the_cursor_keeps_its_post_though_its_page_is_let_go(
    catalogue: Catalogue, world: World
) -> None:
    load(catalogue, world, catalogue.load_list(None))
    catalogue.put_cursor(2)
    with patch.object(listing, "_PAGES_HELD", 1):
        load(catalogue, world, *catalogue.want_rows(12, 8))
    assert catalogue.entry_at(2) is None
    assert catalogue.entry == world.entry(Key("post-2"))
    world.files[Key("new")] = Paper(Key("new"), 99, OURS, False)
    world.scan()
    load(catalogue, world, *catalogue.reload())
    assert (catalogue.row, catalogue.key) == (3, "post-2")


def test_a_cursor_on_a_row_not_loaded_yet_stays_there_through_a_reload(
    catalogue: Catalogue, world: World
) -> None:
    load(catalogue, world, catalogue.load_list(None))
    asked = catalogue.reload()
    catalogue.put_cursor(19)
    assert catalogue.entry is None
    load(catalogue, world, *asked)
    assert catalogue.row == 19
    shown = load(catalogue, world, *catalogue.want_rows(18, 2))
    assert catalogue.key == "post-19"
    assert do.ShowCursor() in shown


def test_rows_refused_because_one_was_kept_meanwhile_are_asked_for_again(world: World) -> None:
    tickets, marks = Tickets(), MarksMade()
    catalogue = Catalogue(tickets, marks)
    marking = Marking(tickets, marks, catalogue)
    load(catalogue, world, *catalogue.show_view(View(show=Show.UNREAD), None))
    catalogue.want_rows(8, 8)
    (late,) = world.work(do.FetchRows(catalogue.listing, (2,)))
    marking.mark(Key("post-1"), "read", True)
    assert catalogue.listing.total == 20
    assert isinstance(late, facts.RowsFetched)
    # Whatever else was to come into view is asked for as well: a newer request ends an older.
    assert catalogue.rows_fetched(late) == [do.FetchRows(catalogue.listing, (2, 3))]


@pytest.mark.parametrize(
    ("first", "goes", "pages"),
    [
        (8, 0, (2,)),
        (8, 1, (2, 3)),
        (8, -1, (2, 1)),
        (9, 1, (2, 3, 4)),
        (16, 1, (4,)),
        (18, -1, (4, 3)),
    ],
)
def test_where_the_list_goes_is_fetched_before_it_comes_into_view(
    catalogue: Catalogue, world: World, first: int, goes: int, pages: tuple[int, ...]
) -> None:
    load(catalogue, world, catalogue.load_list(None))
    wanted = catalogue.want_rows(first, SMALL_PAGE, goes)
    assert wanted == [do.FetchRows(catalogue.listing, pages)]


def test_at_the_ends_of_a_list_nothing_is_fetched_beyond_them(
    catalogue: Catalogue, world: World
) -> None:
    load(catalogue, world, catalogue.load_list(None))
    load(catalogue, world, *catalogue.want_rows(16, 4))
    assert catalogue.want_rows(16, 4, 1) == []
    assert catalogue.want_rows(0, 4, -1) == []


def test_which_rows_are_known_now_is_told_and_where_one_of_them_is_the_cursors(
    catalogue: Catalogue, world: World
) -> None:
    load(catalogue, world, catalogue.load_list(None))
    catalogue.put_cursor(18)
    assert load(catalogue, world, *catalogue.want_rows(12, 8)) == [
        do.ShowRows(range(12, 16)),
        do.ShowRows(range(16, 20)),
        do.ShowCursor(),
    ]


# -- numbers -----------------------------------------------------------------------------


def counted(unread: int, ours: int, theirs: int) -> Counts:
    categories = (Category(OURS, OURS, 9, ours), Category(THEIRS, THEIRS, 9, theirs))
    return Counts(Totals(18, unread, 2, 0), categories)


@pytest.mark.parametrize(
    ("view", "after"),
    [
        (View(), counted(0, 0, 0)),
        (View(show=Show.UNREAD), counted(0, 0, 0)),
        (View(OURS), counted(5, 0, 5)),
        (View(THEIRS, Show.UNREAD), counted(3, 3, 0)),
        (View(show=Show.STARRED), counted(8, 3, 5)),
        (View(OURS, Show.STARRED), counted(8, 3, 5)),
        (View(show=Show.TODAY), counted(8, 3, 5)),
        (View(title="船"), counted(8, 3, 5)),
    ],
)
def test_numbers_once_all_of_a_view_is_read(
    catalogue: Catalogue, view: View, after: Counts
) -> None:
    """What cannot be told, because only some posts of a category are listed, stays."""
    catalogue.count(counted(8, 3, 5))
    assert catalogue.all_read(view) == after


def test_unread_is_never_below_nothing(catalogue: Catalogue) -> None:
    """Numbers of a post in two categories, one of them read already, add up to more."""
    catalogue.count(counted(2, 3, 0))
    assert catalogue.all_read(View(OURS)).totals.unread == 0


def test_numbers_loaded_while_many_marks_are_written_are_loaded_again() -> None:
    tickets, marks = Tickets(), MarksMade()
    catalogue = Catalogue(tickets, marks)
    marking = Marking(tickets, marks, catalogue)
    catalogue.count(counted(8, 3, 5))
    asked = catalogue.load_counts()
    (write, *_) = marking.read_all()
    assert isinstance(write, do.WriteAllRead)
    before = counted(8, 3, 5)
    assert (
        catalogue.counts_loaded(facts.CountsLoaded(asked.ticket, before.totals, before.categories))
        == []
    )
    assert catalogue.counts.totals.unread == 0
    effects = marking.written(facts.AllReadWritten(write.ticket, 8))
    assert any(isinstance(effect, do.LoadCounts) for effect in effects)
