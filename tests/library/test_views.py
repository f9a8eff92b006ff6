"""Lists against counting by hand: every view, from every side, while marks change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.corpus import open_archive
from reader.corpus.title_words import has_words
from reader.library import Library, Position, Show, View, open_library
from reader.library.sqlite import list_queries, shown_marks
from reader.model import DateGuess, Entry
from reader.safe import Clean

TITLES = (
    "渡口的早班船",
    "Wind 资讯：ÉTÉ 已到",
    "100% 真_的\\题",
    "ＡＰＰ 上线",
    "占地 300 m²：ß 与 SS",
)
PARTS = (
    "",
    "早班",
    "wind",
    "été",
    "%",
    "_",
    "\\",
    "a",
    "ａｐｐ",
    "app",
    "ｗｉｎｄ",
    "m2",
    "：",
    "ss",
    "没有",
    " ",
)
CATEGORIES = ("one", "two", "one two")
POSTS = 90

VIEWS = st.builds(
    View,
    category=st.sampled_from([None, Clean("one"), Clean("two"), Clean("没有")]),
    show=st.sampled_from(Show),
    title=st.sampled_from(PARTS),
)
ROWS = st.integers(-1, POSTS + 2)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Ninety posts of few days in three zones, many of one moment; some have no date."""
    folder = tmp_path_factory.mktemp("views")
    today = datetime.now().astimezone().replace(microsecond=0)
    for number in range(POSTS):
        zone = timezone(timedelta(hours=(-11, 0, 13)[number % 3]))
        day = (today - timedelta(hours=20 * (number % 5))).astimezone(zone).isoformat()
        date = f"date: {day}\n" if number % 9 else ""
        file = folder / "site" / "_posts" / str(number % 3) / f"post{number * 37 % 100}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        title = TITLES[number % len(TITLES)].replace("\\", "\\\\")
        header = f'title: "{title}"\n{date}categories: {CATEGORIES[number % 3]}\n'
        file.write_text(f"---\n{header}---\n{number}\n", "utf-8")
    opened = open_library(
        open_archive(folder / "site"), cache=folder / "cache", data=folder / "data"
    )
    opened.sync()
    return opened


@pytest.fixture(autouse=True, scope="module")
def short_hops() -> Iterator[None]:
    """Let far rows be reached in as many hops here as in an archive of a million."""
    patch = pytest.MonkeyPatch()
    patch.setattr(list_queries, "_HOP_ROWS", 7)
    yield
    patch.undo()


def all_of(library: Library) -> list[Entry]:
    return library.page(View(), 0, POSTS)


def by_hand(library: Library, view: View) -> list[Entry]:
    today = datetime.now().date()

    def belongs(entry: Entry) -> bool:
        assert entry.date is not None
        return (
            (view.category is None or view.category in entry.categories)
            and (view.show is not Show.UNREAD or not entry.read)
            and (view.show is not Show.STARRED or entry.starred)
            and (
                view.show is not Show.TODAY
                or (entry.date.date() == today and not entry.date_guessed)
            )
            and has_words(entry.title, view.title)
        )

    return [entry for entry in all_of(library) if belongs(entry)]


def test_newest_comes_first_and_ties_are_in_the_order_of_their_paths(library: Library) -> None:
    entries = all_of(library)
    assert len(entries) == POSTS
    places = [
        (
            entry.date_guessed,
            -entry.date.toordinal(),
            -int(entry.date.timestamp()),
            os.fsencode(entry.path),
        )
        for entry in entries
        if entry.date
    ]
    assert places == sorted(places)
    assert len({place[:-1] for place in places}) < POSTS
    assert {place[0] for place in places} == {DateGuess.NONE, DateGuess.FILE_TIME}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    view=VIEWS,
    looks=st.lists(st.tuples(ROWS, st.integers(0, 12)), min_size=1, max_size=6),
    mark=st.tuples(ROWS, st.booleans(), st.booleans()),
)
def test_pages_places_and_counts_are_what_counting_says(
    library: Library, view: View, looks: list[tuple[int, int]], mark: tuple[int, bool, bool]
) -> None:
    row, on, star = mark
    if 0 <= row < POSTS:
        marking = library.set_starred if star else library.set_read
        marking([all_of(library)[row].key], on)
    expected = by_hand(library, view)
    assert library.count(view) == len(expected)
    for offset, limit in looks:
        wanted = expected[offset : offset + limit] if offset >= 0 else []
        assert library.page(view, offset, limit) == wanted
    for offset, _ in looks:
        if 0 <= offset < POSTS:
            entry = all_of(library)[offset]
            row_by_hand = expected.index(entry) if entry in expected else None
            assert library.row_of(view, entry.key) == row_by_hand


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    view=VIEWS,
    row=st.integers(0, POSTS - 1),
    step=st.sampled_from([1, -1]),
    unread=st.booleans(),
)
def test_neighbours_are_found_from_anywhere_in_the_archive(
    library: Library, view: View, row: int, step: int, unread: bool
) -> None:
    entries = all_of(library)
    belonging = {e.key for e in by_hand(library, view) if not (unread and e.read)}
    way = entries[row + 1 :] if step == 1 else entries[:row][::-1]
    expected = next((entry for entry in way if entry.key in belonging), None)
    assert library.neighbour(view, entries[row].key, step, unread=unread) == expected


@pytest.mark.parametrize("view", [View(), View(category=Clean("one")), View(title="早班")])
def test_marking_a_whole_view_is_one_marking_that_counts_and_comes_back(
    library: Library, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown_marks, "_BULK_POSTS", 3)
    before = all_of(library)
    due = sum(not entry.read for entry in by_hand(library, view))
    assert library.mark_all_read(view) == due
    after = all_of(library)
    assert all(entry.read for entry in by_hand(library, view))
    assert library.totals().unread == sum(not entry.read for entry in after)
    for category in library.categories():
        filed = [entry for entry in after if category.slug in entry.categories]
        assert category.unread == sum(not entry.read for entry in filed)
        assert library.count(View(category.slug, Show.UNREAD)) == category.unread
    if due:
        undone = library.undo()
        assert undone
        assert (undone.mark, undone.on, undone.posts) == ("read", True, due)
        assert all_of(library) == before


def test_what_was_opened_is_remembered_the_latest_first(library: Library) -> None:
    first, second, third = all_of(library)[:3]
    for entry in (first, second, third, first):
        library.visited(entry.key)
    assert [entry.key for entry in library.history()] == [first.key, third.key, second.key]
    assert [entry.key for entry in library.history(limit=1)] == [first.key]


def test_marks_are_carried_to_another_machine(library: Library, tmp_path: Path) -> None:
    entry, other = all_of(library)[5:7]
    library.set_starred([entry.key], True)
    library.set_position(entry.key, Position(42, "话"))
    library.set_read([other.key], False)
    library.set_read([other.key], True)
    lines = list(library.export_marks())
    theirs = open_library(library.archive, cache=tmp_path / "c", data=tmp_path / "d")
    theirs.sync()
    assert theirs.import_marks(lines) > 0
    assert theirs.import_marks(lines) == 0
    assert theirs.find(entry.path).starred
    assert theirs.find(other.path).read
    assert theirs.reading_position(theirs.find(entry.path).key) == Position(42, "话")
    assert theirs.totals().starred == library.totals().starred
    assert theirs.totals().unread == library.totals().unread
    theirs.set_starred([theirs.find(entry.path).key], False)
    assert library.import_marks(theirs.export_marks()) == 1
    assert not library.find(entry.path).starred
