from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, Show, View
from reader.model import DateGuess, Entry, Key
from reader.safe import Clean
from reader.session.listing import PAGE_ROWS, Listing, Rows
from reader.session.marks import with_mark


def entry(number: int, *, read: bool = False) -> Entry:
    return Entry(
        key=Key(f"post-{number}"),
        path=f"{number}.md",
        title=Clean(f"第{number}篇"),
        date=datetime(2026, 1, 1, tzinfo=UTC),
        date_guessed=DateGuess.NONE,
        categories=(),
        tags=(),
        source=None,
        media=None,
        read=read,
        starred=False,
        problems=(),
    )


def number_of(entry: Entry) -> int:
    return int(entry.key.removeprefix("post-"))


class Shelf:
    """A library in memory, of which a listing needs only pages."""

    def __init__(self, total: int) -> None:
        self.entries = [entry(number) for number in range(total)]

    def page(self, view: View, offset: int, limit: int) -> list[Entry]:
        belongs = [e for e in self.entries if view.show is Show.ALL or not e.read]
        return belongs[offset : offset + limit]


def fetched(listing: Listing, shelf: Shelf, page: int) -> Rows:
    rows = listing.fetch(cast(Library, shelf), page)
    assert rows is not None
    return rows


def fill(listing: Listing, shelf: Shelf, first: int, count: int) -> None:
    for page in listing.missing(first, count):
        listing.store(fetched(listing, shelf, page))


def read(listing: Listing, shelf: Shelf, row: int) -> None:
    shown = listing.row(row)
    assert shown is not None
    shelf.entries[number_of(shown)] = with_mark(shown, "read", True)
    listing.refile(shown.key, belongs=False)


def test_rows_are_known_once_their_page_is_stored() -> None:
    shelf, listing = Shelf(200), Listing(View(), 200)
    assert listing.row(150) is None
    assert listing.missing(100, 60) == [1, 2]
    fill(listing, shelf, 100, 60)
    assert listing.row(150) == shelf.entries[150]
    assert listing.missing(100, 60) == []


def test_an_entry_read_among_the_unread_stays_where_it_stood() -> None:
    shelf, listing = Shelf(200), Listing(View(show=Show.UNREAD), 200)
    fill(listing, shelf, 0, 10)
    read(listing, shelf, 3)
    assert listing.total == 200
    kept = listing.row(3)
    assert kept is not None
    assert number_of(kept) == 3
    fill(listing, shelf, PAGE_ROWS, PAGE_ROWS)
    following = listing.row(PAGE_ROWS)
    assert following is not None
    assert number_of(following) == PAGE_ROWS


@given(st.lists(st.integers(0, 299), max_size=40))
def test_reading_anywhere_never_moves_a_row(rows: list[int]) -> None:
    shelf, listing = Shelf(300), Listing(View(show=Show.UNREAD), 300)
    for row in rows:
        fill(listing, shelf, row, 1)
        shown = listing.row(row)
        assert shown is not None
        assert number_of(shown) == row
        if not shelf.entries[row].read:
            read(listing, shelf, row)
    unread = [number_of(e) for e in shelf.entries if not e.read]
    assert [listing.shown(place) for place in range(len(unread))] == unread


def test_an_entry_marked_unread_again_is_counted_once() -> None:
    shelf, listing = Shelf(5), Listing(View(show=Show.UNREAD), 5)
    fill(listing, shelf, 0, 5)
    read(listing, shelf, 2)
    shelf.entries[2] = with_mark(shelf.entries[2], "read", False)
    listing.refile(shelf.entries[2].key, belongs=True)
    assert listing.total == 5
    assert [listing.shown(place) for place in range(5)] == [0, 1, 2, 3, 4]


def test_rows_fetched_before_a_row_was_kept_are_refused() -> None:
    shelf, listing = Shelf(200), Listing(View(show=Show.UNREAD), 200)
    fill(listing, shelf, 0, PAGE_ROWS)
    rows = fetched(listing, shelf, 1)
    read(listing, shelf, 3)
    assert not listing.store(rows)
    assert listing.row(PAGE_ROWS) is None
    assert listing.missing(PAGE_ROWS, 1) == [1]
    fill(listing, shelf, PAGE_ROWS, PAGE_ROWS)
    assert listing.row(PAGE_ROWS) == shelf.entries[PAGE_ROWS]


def test_rows_fetched_before_a_kept_row_was_let_go_are_refused() -> None:
    shelf, listing = Shelf(200), Listing(View(show=Show.UNREAD), 200)
    fill(listing, shelf, 0, PAGE_ROWS)
    read(listing, shelf, 3)
    rows = fetched(listing, shelf, 1)
    shelf.entries[3] = with_mark(shelf.entries[3], "read", False)
    listing.refile(shelf.entries[3].key, belongs=True)
    assert not listing.store(rows)
    fill(listing, shelf, PAGE_ROWS, PAGE_ROWS)
    assert listing.row(PAGE_ROWS) == shelf.entries[PAGE_ROWS]


def test_only_so_many_pages_are_held() -> None:
    total = 100 * PAGE_ROWS
    shelf, listing = Shelf(total), Listing(View(), total)
    for page in range(100):
        listing.store(fetched(listing, shelf, page))
    held = sum(listing.row(page * PAGE_ROWS) is not None for page in range(100))
    assert 2 <= held < 50
