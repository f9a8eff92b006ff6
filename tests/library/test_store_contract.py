"""What every store must keep to: the one in SQLite, and a plain one in memory, against each other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from operator import methodcaller
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from memory_store import MemoryStore

from reader.corpus import open_archive
from reader.corpus.fields.category_labels import Evidence
from reader.library import Library, Show, View, estimates
from reader.library.ages import age_of
from reader.library.estimates import estimated
from reader.library.fulltext.tokens import tokens
from reader.library.marks.journal import Marks
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
from reader.library.query.mistakes import Mistake
from reader.library.query.parser import parse
from reader.library.records import NewPost, PostText, Record, Rest
from reader.library.sqlite import list_queries
from reader.library.sqlite.sqlite_store import SqliteStore
from reader.library.store import (
    Cursor,
    Facet,
    Indexed,
    Labelled,
    Listed,
    Match,
    Store,
    Work,
    WritableIndex,
    Writer,
)
from reader.model import UNCATEGORISED, DateGuess, Entry, Key, Problem, Values
from reader.safe import Clean

NOW = datetime.now(UTC).replace(microsecond=0)
ONE, TWO = Clean("一"), Clean("two")


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = SqliteStore(tmp_path) if request.param == "sqlite" else MemoryStore()
    yield made
    made.close()


def record(
    number: int,
    *,
    path: str | None = None,
    title: str = "题",
    days: int | None = None,
    categories: tuple[Clean, ...] = (ONE,),
    tags: tuple[Clean, ...] = (),
    problems: tuple[tuple[str, int | None, Values], ...] = (),
    sig: int | None = None,
    is_whole: bool = True,
    fingerprint: int | None = None,
) -> Record:
    """A file's record; the higher the number, the older, unless `days` says how old."""
    date = NOW - timedelta(days=number if days is None else days)
    return Record(
        sig=1000 + number if sig is None else sig,
        path=path or f"_posts/p{number}.md",
        is_published=True,
        age=age_of(date, guessed=DateGuess.NONE),
        title=Clean(title),
        date=date.isoformat(),
        date_guessed=DateGuess.NONE,
        categories=categories,
        tags=tags,
        source=None,
        media=None,
        problems=problems,
        fingerprint=fingerprint,
        is_whole=is_whole,
    )


def key(number: int) -> Key:
    return Key(f"p{number}")


def write(store: Store, work: Callable[[Writer], object]) -> None:
    def in_one(index: WritableIndex) -> None:
        with index.writing() as writer:
            work(writer)

    store.write(in_one)


def fill(store: Store, records: Sequence[Record]) -> None:
    posts = [NewPost(Key(Path(made.path).stem), made) for made in records]
    write(store, lambda writer: writer.add(posts))


def keys(entries: Sequence[Entry]) -> list[str]:
    return [entry.key for entry in entries]


def whole(store: Store, view: View = View()) -> list[str]:  # noqa: B008 - frozen
    return keys(store.page_after(view, None, 1000).entries)


# -- lists -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "view",
    [View(), View(ONE), View(TWO), View(title="甲"), View(TWO, title="甲"), View(Clean("?"))],
)
def test_pages_meet_at_every_row_in_both_directions(store: Store, view: View) -> None:
    titles = ("甲", "乙甲", "丙")
    fill(
        store,
        [
            record(n, days=n // 3, title=titles[n % 3], categories=(ONE, TWO)[n % 2 :])
            for n in range(14)
        ],
    )
    rows = whole(store, view)
    assert store.count(view) == len(rows)
    assert store.cursor_at(view, -1) is None
    assert store.cursor_at(view, len(rows) + 1) is None
    for row in range(len(rows) + 1):
        cursor = store.cursor_at(view, row)
        assert cursor is not None
        after, before = store.page_after(view, cursor, 4), store.page_before(view, cursor, 4)
        assert keys(after.entries) == rows[row : row + 4]
        assert keys(before.entries) == rows[max(row - 4, 0) : row]
        assert keys(store.page_after(view, after.after, 4).entries) == rows[row + 4 : row + 8]
        assert keys(store.page_before(view, after.before, 1).entries) == rows[max(row - 1, 0) : row]
        assert keys(store.page_after(view, before.after, 2).entries) == rows[row : row + 2]
        assert store.page_after(view, cursor, 0).entries == []
    assert keys(store.page_before(view, None, 3).entries) == rows[-3:]
    assert [store.row_of(view, Key(name)) for name in rows] == list(range(len(rows)))


@pytest.mark.parametrize("view", [View(), View(TWO), View(show=Show.UNREAD), View(title="甲")])
def test_the_row_at_an_age_is_that_of_the_first_post_so_old(store: Store, view: View) -> None:
    fill(
        store,
        [
            record(n, days=n // 3 * 2, title="甲乙"[n % 2], categories=(ONE, TWO)[n % 2 :])
            for n in range(14)
        ],
    )
    write(store, lambda writer: writer.mark("read", True, [key(4), key(9)]))
    rows = store.page_after(view, None, 100).entries
    for days in range(-1, 12):
        age = age_of(NOW - timedelta(days=days), guessed=DateGuess.NONE)
        newer = [e for e in rows if e.date is not None and e.date > NOW - timedelta(days=days)]
        assert store.row_at(view, age) == len(newer)


def test_a_view_with_a_title_filter_is_told_of_while_it_is_looked_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_queries, "_HOP_ROWS", 7)
    fill(store, [record(n, title=("渡口", "dk", "码头")[n % 3]) for n in range(50)])
    for view in (View(title="dk"), View(ONE, Show.UNREAD, "dukou"), View(TWO, title="dk")):
        told = list(store.look_through(view, 9))
        assert [found.is_whole for found in told] == [False] * (len(told) - 1) + [True]
        counts = [found.count for found in told]
        assert counts == sorted(counts)
        assert counts[-1] == store.count(view) == len(whole(store, view))
        for found in told:
            assert keys(found.first) == whole(store, view)[: min(found.count, 9)]
    fill(store, [record(60, days=-1, title="渡口")])
    assert whole(store, View(title="dk"))[0] == "p60"


def test_unread_posts_of_a_view_with_a_title_filter(store: Store) -> None:
    fill(store, [record(n, title=("渡口", "码头")[n % 2]) for n in range(12)])
    write(store, lambda writer: writer.mark("read", True, [key(2), key(6)]))
    view = View(title="渡")
    unread, end = store.unread_after(view, None, 3)
    assert [name for name, _ in unread] == ["p0", "p4", "p8"]
    assert [name for name, _ in store.unread_after(view, end, 9)[0]] == ["p10"]
    after, before = (store.neighbour(view, key(4), step, unread=True) for step in (1, -1))
    assert after is not None
    assert before is not None
    assert (after.key, before.key) == ("p8", "p0")
    assert store.neighbour(view, key(10), 1, unread=False) is None
    assert store.neighbour(view, key(0), -1, unread=False) is None


def test_a_cursor_is_good_for_whatever_comes_and_goes_around_it(store: Store) -> None:
    fill(store, [record(n) for n in range(0, 20, 2)])
    cursor = store.page_after(View(), None, 3).after
    assert keys(store.page_after(View(), cursor, 2).entries) == ["p6", "p8"]
    fill(store, [record(n) for n in (1, 5, 7)])
    assert keys(store.page_after(View(), cursor, 2).entries) == ["p5", "p6"]
    write(store, lambda writer: writer.remove([1004, 1006], lambda path: False))
    assert keys(store.page_after(View(), cursor, 2).entries) == ["p5", "p7"]
    assert keys(store.page_before(View(), cursor, 2).entries) == ["p1", "p2"]


def test_a_neighbour_is_found_from_a_post_in_the_view_or_not(store: Store) -> None:
    fill(store, [record(n, categories=(ONE,) if n % 2 else (TWO,)) for n in range(6)])
    write(store, lambda writer: writer.mark("read", True, [key(3)]))

    def next_to(step: int, *, unread: bool = False) -> Entry | None:
        return store.neighbour(View(ONE), key(2), step, unread=unread)

    assert [entry and entry.key for entry in (next_to(1), next_to(-1))] == ["p3", "p1"]
    unread = next_to(1, unread=True)
    assert unread is not None and unread.key == "p5"
    assert store.neighbour(View(), key(5), 1, unread=False) is None
    assert store.neighbour(View(), Key("nobody"), 1, unread=False) is None
    assert store.row_of(View(ONE), key(2)) is None
    assert store.row_of(View(), Key("nobody")) is None


def test_the_unread_come_some_at_a_time(store: Store) -> None:
    fill(store, [record(n) for n in range(5)])
    write(store, lambda writer: writer.mark("read", True, [key(1)]))
    cursor: Cursor | None = None
    met = []
    while True:
        posts, cursor = store.unread_after(View(ONE), cursor, 2)
        if not posts:
            break
        met.append(posts)
    assert met == [
        [("p0", "_posts/p0.md"), ("p2", "_posts/p2.md")],
        [("p3", "_posts/p3.md"), ("p4", "_posts/p4.md")],
    ]


def test_today_is_the_day_that_rows_show(store: Store) -> None:
    local = datetime.now().astimezone()
    dated = record(0)._replace(date=local.isoformat(), age=age_of(local, guessed=DateGuess.NONE))
    guessed = dated._replace(
        sig=1,
        path="_posts/g.md",
        age=age_of(local, guessed=DateGuess.FILE_TIME),
        date_guessed=DateGuess.FILE_TIME,
    )
    fill(store, [dated, guessed, record(3)])
    assert whole(store, View(show=Show.TODAY)) == ["p0"]
    assert store.totals().today == store.count(View(ONE, Show.TODAY)) == 1


# -- posts and numbers -------------------------------------------------------------------


def test_what_was_written_comes_back(store: Store) -> None:
    problems = (("title-empty", 3, ()), ("bad", None, (("text", Clean("“坏”")), ("most", 5))))
    made = record(7, path="old/\udcff.md", tags=(Clean("甲"), Clean("乙")), problems=problems)
    write(store, lambda writer: writer.add([NewPost(key(7), made, read=True, starred=True)]))
    (entry,) = store.entries([Key("nobody"), key(7)])
    assert (entry.key, entry.path, entry.title) == ("p7", "old/\udcff.md", "题")
    assert (entry.read, entry.starred, entry.tags) == (True, True, ("甲", "乙"))
    assert entry.problems == tuple(
        Problem(code, made.path, line, values) for code, line, values in problems
    )
    assert entry.date == NOW - timedelta(days=7)
    assert store.paths_of([key(7), Key("nobody")]) == {"p7": "old/\udcff.md"}
    assert store.keys_at(["old/\udcff.md", "nowhere"]) == {"old/\udcff.md": "p7"}


def test_counts_follow_every_change(store: Store) -> None:
    fill(store, [record(n, categories=(ONE, TWO)[: n % 2 + 1]) for n in range(5)])
    write(store, lambda writer: writer.mark("read", True, [key(0), key(1), Key("nobody")]))
    write(store, lambda writer: writer.mark("starred", True, [key(1)]))
    write(store, lambda writer: writer.replace(key(1), record(1, categories=(TWO,))))
    write(store, lambda writer: writer.remove([1002], lambda path: False))
    totals = store.totals()
    assert (totals.posts, totals.unread, totals.starred) == (4, 2, 1)
    assert [(c.slug, c.posts, c.unread) for c in store.categories()] == [
        (ONE, 3, 2),
        (TWO, 2, 1),
    ]
    assert store.count(View(ONE, Show.UNREAD)) == 2
    assert store.count(View(TWO, Show.STARRED)) == 1
    write(store, lambda writer: writer.mark_only([(key(3), True, True), (key(4), False, True)]))
    assert [(e.key, e.read, e.starred) for e in store.page_after(View(), None, 9).entries] == [
        ("p0", False, False),
        ("p1", False, False),
        ("p3", True, True),
        ("p4", False, True),
    ]
    assert (store.totals().unread, store.totals().starred) == (3, 2)


def test_posts_that_name_no_category_have_a_list_of_their_own(store: Store) -> None:
    """Apart from a category that is called as they are on the screen."""
    named = Clean("未分类")
    fill(store, [record(1, categories=()), record(2, categories=(named,)), record(3)])
    fill(store, [record(4, categories=())])
    alone = View(UNCATEGORISED)
    assert [(e.key, e.categories) for e in store.page_after(alone, None, 9).entries] == [
        ("p1", ()),
        ("p4", ()),
    ]
    assert whole(store, View(named)) == ["p2"]
    write(store, lambda writer: writer.mark("read", True, [key(1), key(2)]))
    write(store, lambda writer: writer.mark("starred", True, [key(1)]))
    assert [(c.slug, c.label, c.posts, c.unread) for c in store.categories()] == [
        ("", "", 2, 1),
        (ONE, ONE, 1, 1),
        (named, named, 1, 0),
    ]
    assert whole(store, View(UNCATEGORISED, Show.STARRED)) == ["p1"]
    write(store, lambda writer: writer.replace(key(1), record(1, categories=(ONE,))))
    write(store, lambda writer: writer.remove([1004], lambda path: False))
    assert whole(store, alone) == []
    assert [c.slug for c in store.categories()] == [ONE, named]
    write(store, lambda writer: writer.replace(key(1), record(1, categories=())))
    assert whole(store, alone) == ["p1"]


def test_a_stamp_changes_with_every_list(store: Store) -> None:
    stamps = [store.stamp()]
    changes: list[Callable[[Writer], object]] = [
        lambda writer: writer.add([NewPost(key(1), record(1))]),
        lambda writer: writer.replace(key(1), record(1, days=9)),
        lambda writer: writer.mark("read", True, [key(1)]),
        lambda writer: writer.mark_only([]),
        lambda writer: writer.remove([1001], lambda path: False),
    ]
    for change in changes:
        write(store, change)
        stamps.append(store.stamp())
    assert len(set(stamps)) == len(stamps)


def test_posts_are_found_by_a_text(store: Store) -> None:
    names = ("2022-Ab", "2022-ab_c", "2023-100%")
    fill(
        store, [record(n, path=f"_posts/{name}.md", title=f"题{n}") for n, name in enumerate(names)]
    )

    def matching(match: Match, text: str) -> list[str]:
        return keys(store.matching(match, text, 9))

    assert matching(Match.KEY, "2022-Ab") == ["2022-Ab"]
    assert matching(Match.KEY, "2022-ab") == []
    assert matching(Match.PATH, "_posts/2022-Ab.md") == ["2022-Ab"]
    assert matching(Match.PART_OF_KEY, "aB") == ["2022-Ab", "2022-ab_c"]
    assert matching(Match.PART_OF_KEY, "_") == ["2022-ab_c"]
    assert matching(Match.PART_OF_PATH, "s/2023-100%") == ["2023-100%"]
    assert keys(store.matching(Match.PART_OF_KEY, "2", 2)) == ["2022-Ab", "2022-ab_c"]
    assert keys(store.resembling(["题2", "AB"], 9)) == ["2022-Ab", "2022-ab_c", "2023-100%"]
    assert store.resembling([], 9) == []


def test_titles_and_parts_of_keys_are_found_as_typed(store: Store) -> None:
    titles = ("Wind 资讯", "ＷＩＮＤ 资讯", "占地 300 m²", "ÉTÉ", "100%_\\")
    fill(store, [record(n, path=f"Ｐ{n}é.md", title=title) for n, title in enumerate(titles)])

    def matching(match: Match, text: str) -> list[str]:
        return sorted(entry.title for entry in store.matching(match, text, 9))

    def filtered(title: str) -> list[str]:
        return sorted(entry.title for entry in store.page_after(View(title=title), None, 9).entries)

    assert matching(Match.TITLE, "wind 资讯") == ["Wind 资讯", "ＷＩＮＤ 资讯"]
    assert matching(Match.TITLE, "ｗｉｎｄ　资讯") == ["Wind 资讯", "ＷＩＮＤ 资讯"]
    assert matching(Match.TITLE, "wind") == []
    assert matching(Match.TITLE, "été") == ["ÉTÉ"]
    assert matching(Match.TITLE, "100%_\\") == ["100%_\\"]
    assert matching(Match.PART_OF_KEY, "p3") == matching(Match.PART_OF_KEY, "３É") == ["ÉTÉ"]
    assert filtered("ｗｉｎ") == filtered("win") == ["Wind 资讯", "ＷＩＮＤ 资讯"]
    assert filtered("M2") == filtered("m²") == filtered("ｍ２") == ["占地 300 m²"]
    assert filtered("0%_") == ["100%_\\"]
    assert keys(store.resembling(["ｗｉ", "m2"], 9)) == ["Ｐ0é", "Ｐ1é", "Ｐ2é"]


def test_problems_are_the_archives_first_and_then_by_path(store: Store) -> None:
    bad = (("bad", 2, (("text", Clean("坏")),)),)
    fill(store, [record(n, days=9 - n, problems=bad) for n in (3, 1)])
    config = Problem("config", "_config.yml", 4, (("why", Clean("refused")), ("errno", 13)))
    write(store, lambda writer: writer.set_archive_problems([config]))
    assert list(store.problems()) == [
        config,
        Problem("bad", "_posts/p1.md", 2, bad[0][2]),
        Problem("bad", "_posts/p3.md", 2, bad[0][2]),
    ]
    write(store, lambda writer: writer.set_archive_problems([]))
    assert [p.path for p in store.problems()] == ["_posts/p1.md", "_posts/p3.md"]


# -- what a scan writes and asks ---------------------------------------------------------


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    class Broken(Exception):
        pass

    def work(index: WritableIndex) -> None:
        with index.writing() as writer:
            writer.add([NewPost(key(1), record(1, categories=(TWO,)))])
            assert index.paths_of([key(1)]) == {"p1": "_posts/p1.md"}
            raise Broken

    with pytest.raises(Broken):
        store.write(work)
    assert (store.totals().posts, store.categories()) == (0, [])
    fill(store, [record(1, categories=(TWO,))])
    assert [c.slug for c in store.categories()] == [TWO]


def test_signatures_tell_what_is_known_in_order(store: Store) -> None:
    unreadable = (("unreadable", None, ()),)
    fill(store, [record(3, sig=-5, problems=unreadable), record(1, sig=2**62)])
    write(store, lambda writer: writer.withhold([7, 7]))

    def asked(index: WritableIndex) -> tuple[list[int], list[int], tuple[int, int]]:
        return (
            list(index.signatures()),
            index.signatures_with("vanished", "unreadable"),
            index.numbers(),
        )

    assert store.write(asked) == ([-5, 7, 2**62], [-5], (2, 1))
    removed = []
    write(
        store, lambda writer: removed.append(writer.remove([7, -5, 2**62, 1], lambda p: "p3" in p))
    )
    assert removed == [1]
    assert store.write(asked) == ([-5], [-5], (1, 0))


def test_a_post_is_replaced_under_its_key(store: Store) -> None:
    fill(store, [record(1)])
    write(store, lambda writer: writer.mark("starred", True, [key(1)]))
    told = []
    again = record(1, sig=77)
    moved = record(1, sig=78, path="old/p1.md", title="改", categories=(TWO,), days=30)
    write(store, lambda writer: told.append(writer.replace(key(1), again)))
    write(store, lambda writer: told.append(writer.replace(key(1), moved)))
    assert told == [False, True]
    (entry,) = store.page_after(View(TWO, Show.STARRED), None, 9).entries
    assert (entry.key, entry.path, entry.title) == ("p1", "old/p1.md", "改")
    assert store.count(View(ONE)) == 0
    assert store.write(lambda index: list(index.signatures())) == [78]


def test_bodies_are_filled_in_where_files_are_as_they_were(store: Store) -> None:
    fill(store, [record(n, is_whole=n == 2) for n in range(5)])

    def unfilled(index: WritableIndex) -> list[Sequence[tuple[int, str]]]:
        first, cursor = index.unfilled(None, 3)
        rest, end = index.unfilled(cursor, 3)
        return [first, rest, index.unfilled(end, 3)[0]]

    names = [(1000 + n, f"_posts/p{n}.md") for n in (0, 1, 3, 4)]
    assert store.write(unfilled) == [names[:3], names[3:], []]
    read = record(0)._replace(source=Clean("http://example.org"), fingerprint=9)
    write(store, lambda writer: writer.fill_in([read, record(1, sig=99)]))
    assert store.write(lambda index: index.unfilled(None, 9)[0]) == names[1:]
    assert store.entries([key(0)])[0].source == "http://example.org"
    assert store.write(lambda index: index.with_fingerprint(9, 3)) == [Listed(key(0), read.path, 9)]


def test_the_family_of_a_key_is_told(store: Store) -> None:
    posts = [
        NewPost(Key(name), record(n, fingerprint=n % 2))
        for n, name in enumerate(("b", "a~z", "a", "a~b", "ab", "a}"))
    ]
    write(store, lambda writer: writer.add(posts))
    family = store.write(lambda index: index.family(Key("a"), "~"))
    assert [listed.key for listed in family] == ["a", "a~b", "a~z"]
    same = store.write(lambda index: index.with_fingerprint(1, 2))
    assert [listed.key for listed in same] == ["a~z", "a~b"]


def test_labels_are_due_where_posts_changed(store: Store) -> None:
    fill(store, [record(n, tags=(Clean(f"标签{n}"),), categories=(ONE,)) for n in range(3)])
    fill(store, [record(9, categories=(TWO,))])

    def due(index: WritableIndex) -> tuple[set[Clean], set[Clean]]:
        return set(index.unlabelled(new=True)), set(index.unlabelled(new=False))

    assert store.write(due) == ({ONE, TWO}, {ONE, TWO})
    said = store.write(lambda index: index.said(ONE, 2))
    assert said == [(("标签0",), None), (("标签1",), None)]
    evidence = Evidence(3, {Clean("标签0"): 1}, {})
    write(store, lambda writer: writer.set_evidence(ONE, evidence, is_final=True))
    write(store, lambda writer: writer.set_evidence(TWO, Evidence(1), is_final=False))
    write(store, lambda writer: writer.set_labels({ONE: Clean("一号")}))
    assert store.write(due) == (set(), {TWO})
    assert store.write(lambda index: index.labelled()) == {
        ONE: Labelled(Clean("一号"), 3, evidence),
        TWO: Labelled(TWO, 1, Evidence(1)),
    }
    assert [c.label for c in store.categories()] == ["一号", TWO]
    write(store, lambda writer: writer.remove([1000], lambda path: False))
    assert store.write(due) == (set(), {ONE, TWO})


def test_what_an_index_mirrors_and_was_read_by_is_kept(store: Store) -> None:
    assert store.write(lambda index: (index.mirrored(), index.site())) == ((None, 0), None)
    write(store, lambda writer: writer.set_mirrored(b"marks", 7))
    write(store, lambda writer: writer.set_site(b"site"))
    assert store.write(lambda index: (index.mirrored(), index.site())) == ((b"marks", 7), b"site")


def test_which_folders_posts_lie_in_is_kept_and_what_lies_in_each(store: Store) -> None:
    assert store.write(lambda index: index.folders()) == {}
    for folders in ({"": 1, "_posts": 2, "\udcff": -1}, {"_posts": 3, "_posts/a": 4}):
        write(store, methodcaller("set_folders", folders))
        assert store.write(lambda index: index.folders()) == folders
    paths = (
        "x.md",
        "_posts/x.md",
        "_posts/a/x1.md",
        "_posts/b/x2.md",
        "_posts0/x3.md",
        "\udcff/x4.md",
    )
    fill(store, [record(number, path=path) for number, path in enumerate(paths) if number != 1])
    write(store, lambda writer: writer.add([NewPost(Key("other"), record(1, path=paths[1]))]))

    def lying_in(index: WritableIndex) -> list[list[int]]:
        return [index.signatures_in(name) for name in ("", "_posts", "_posts/a", "\udcff", "c")]

    assert store.write(lying_in) == [[1000], [1001], [1002], [1005], []]


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_rebuild_is_empty_at_first_and_taken_over_when_it_is_kept(
    store: Store, is_kept: bool
) -> None:
    fill(store, [record(1)])

    def work(index: WritableIndex) -> str:
        assert list(index.signatures()) == []
        with index.writing() as writer:
            writer.add([NewPost(key(2), record(2))])
        assert whole(store) == ["p1"]
        return "done"

    with store.exclusive(Work.SCAN) as is_free:
        assert is_free
        assert store.rebuild(work, lambda: is_kept) == "done"
    assert whole(store) == (["p2"] if is_kept else ["p1"])
    assert not store.follow()
    assert not store.was_damaged


# -- full text ---------------------------------------------------------------------------

PIECES = st.lists(
    st.sampled_from(["all", "none", "c1", "h", "Hall", "fall", "Ｔ江", "江", "河", "，"]),
    max_size=4,
).map(" ".join)


def text_of(made: Record, text: str, **more: str) -> PostText:
    fields = {"title": made.title, "headings": "", "tags": "", "source": ""} | more
    title, headings, tags, source = map(tokens, fields.values())
    return PostText(made.sig, made.path, tokens(text).encode(), title, headings, tags, source)


def fill_texts(store: Store, records: Sequence[Record], texts: Sequence[str]) -> int:
    made = [text_of(each, text) for each, text in zip(records, texts, strict=True)]

    def in_one(index: WritableIndex) -> int:
        with index.writing() as writer:
            return writer.index_texts(made)

    return store.write(in_one)


def searched(store: Store, query: str, limit: int = 100) -> list[str]:
    condition = parse(query)
    assert not isinstance(condition, Mistake)
    hits = store.search(condition, None, limit, never, never)
    assert hits is not None
    return keys([hit.entry for hit in hits.hits])


@pytest.fixture
def texts(store: Store) -> list[Record]:
    records = [record(n, days=n // 2, categories=(ONE, TWO)[: 1 + n % 2]) for n in range(6)]
    fill(store, records)
    write(store, lambda writer: writer.forget_texts(b"scheme"))
    words = ["中国的早市", "中、国", "Wind 和 wind10", "ET7发布。中国", "2022年", "早市，ＡＰＰ"]
    assert fill_texts(store, records, words) == 6
    return records


@pytest.mark.parametrize(
    "query, expected",
    [
        ("中国", "p0 p3"),
        ("国", "p0 p1 p3"),
        ("早市 -中国", "p5"),
        ("中国 OR 2022", "p0 p3 p4"),
        ("(中国 OR 年) -早市", "p3 p4"),
        ("et7发布", "p3"),
        ("7发布", ""),
        ("２０２２年", "p4"),
        ("wind", "p2"),
        ("wind*", "p2"),
        ("win", ""),
        ("win*", "p2"),
        ("app", "p5"),
        ('"早市，app"', "p5"),
        ('"早市app"', ""),
        ("发布。中国", "p3"),
        ("题", "p0 p1 p2 p3 p4 p5"),
        ("text:题", ""),
        ("title:题 中国", "p0 p3"),
        ("-title:题", ""),
        ("is:unread 早市", "p0 p5"),
        ("is:starred OR 年", "p4"),
    ],
)
@pytest.mark.usefixtures("texts")
def test_what_a_query_finds(store: Store, query: str, expected: str) -> None:
    assert searched(store, query) == expected.split()
    condition = parse(query)
    assert not isinstance(condition, Mistake)
    assert store.count_hits(condition, never) == len(expected.split())


def test_a_text_is_found_as_long_as_its_post_is_as_it_was(
    store: Store, texts: list[Record]
) -> None:
    assert store.indexed() == Indexed(6, 6)
    assert fill_texts(store, texts[:1], ["另一篇"]) == 0
    assert searched(store, "中国") == ["p0", "p3"]
    write(store, lambda writer: writer.replace(key(0), texts[0]._replace(sig=1)))
    assert searched(store, "中国") == ["p0", "p3"]  # touched, no more
    changed = texts[0]._replace(sig=2, title=Clean("换"))
    write(store, lambda writer: writer.replace(key(0), changed))
    assert store.indexed() == Indexed(5, 6)
    assert not store.indexed().is_whole
    assert searched(store, "中国") == ["p3"]
    assert fill_texts(store, texts[:1], ["旧的中国"]) == 0
    assert fill_texts(store, [changed], ["新的中国"]) == 1
    assert searched(store, "中国") == ["p0", "p3"]
    assert searched(store, "早市") == ["p5"]
    write(store, lambda writer: writer.remove([2], lambda path: False))
    assert searched(store, "中国") == ["p3"]
    condition = parse("中国")
    assert not isinstance(condition, Mistake)
    assert store.count_hits(condition, never) == 1
    assert sum((store.days(condition, never) or {}).values()) == 1
    assert store.facet(condition, Facet.CATEGORY, never) == [(TWO, 1), (ONE, 1)]


def test_what_a_listing_left_open_comes_with_the_text(store: Store) -> None:
    fill(store, [record(n, is_whole=False, categories=(TWO,)) for n in range(3)])
    write(store, lambda writer: writer.set_evidence(TWO, Evidence(0, {}, {}), is_final=True))
    told = (("body-furniture", 4, ()),)
    rest = Rest(Clean("http://example.org"), Clean("渡口报"), told, 9)
    of_other_file = text_of(record(1, sig=99), "江")._replace(rest=rest)
    texts = [text_of(record(0), "河")._replace(rest=rest), of_other_file]
    write(store, lambda writer: writer.index_texts(texts))
    unfilled = [(1001, "_posts/p1.md"), (1002, "_posts/p2.md")]
    assert store.write(lambda index: index.unfilled(None, 9)[0]) == unfilled
    (entry,) = store.entries([key(0)])
    assert (entry.source, entry.media) == (rest.source, rest.media)
    assert [(problem.code, problem.line) for problem in store.problems()] == [told[0][:2]]
    assert store.write(lambda index: index.with_fingerprint(9, 3)) == [
        Listed(key(0), "_posts/p0.md", 9)
    ]
    assert store.write(lambda index: index.unlabelled(new=False)) == [TWO]
    write(store, lambda writer: writer.index_texts([text_of(record(0), "河")]))
    assert store.entries([key(0)]) == [entry]


def test_how_many_texts_stand_down_to_a_post(store: Store, texts: list[Record]) -> None:
    down_to = [store.indexed_down_to(key(n), 6) for n in range(6)]
    assert down_to == [1, 2, 3, 4, 5, 6]
    assert store.indexed_down_to(key(3), 4) == 4
    assert store.indexed_down_to(key(3), 3) is None
    assert store.indexed_down_to(Key("none"), 6) is None
    changed = texts[0]._replace(sig=9, title=Clean("换"))
    write(store, lambda writer: writer.replace(key(0), changed))
    assert store.indexed_down_to(key(0), 6) is None
    assert store.indexed_down_to(key(3), 6) == 3
    assert fill_texts(store, [changed], ["中国"]) == 1
    assert store.indexed_down_to(key(3), 6) == 4
    assert store.indexed_down_to(key(1), 6) in (None, 2)  # its day is out of order


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ("中", True),
        ("中 -国外", True),
        ("中 OR title:题", True),
        ("中 after:2000", False),
        ("中 is:unread", False),
        ("中 -is:starred", False),
        ("中 OR (国 date:2022)", False),
        ("罕", False),
    ],
)
def test_how_many_hits_there_are_is_estimated_where_that_is_true(
    store: Store, monkeypatch: pytest.MonkeyPatch, query: str, is_told: bool
) -> None:
    monkeypatch.setattr(estimates, "LEAST", 50)
    records = [record(n, days=n // 10) for n in range(300)]
    fill(store, records)
    texts = ["中国" if n % 3 == 0 else "罕见" if n % 60 == 1 else "国" for n in range(300)]
    assert fill_texts(store, records, texts) == 300
    condition = parse(query)
    assert not isinstance(condition, Mistake)
    hits = store.search(condition, None, 5, never, never)
    assert hits is not None
    about = estimated(store, condition, hits.hits[-1].entry.key, 5)
    assert (about is not None) == is_told
    if about is not None:
        count = store.count_hits(condition, never)
        assert count is not None and abs(about - count) <= count / 5


def test_what_is_not_indexed_is_told_newest_first(store: Store) -> None:
    records = [record(n, is_whole=n != 2) for n in (3, 1, 2)]
    fill(store, records)

    def unindexed(index: WritableIndex) -> list[list[tuple[int, bool]]]:
        first, cursor = index.unindexed(None, 2)
        rest, end = index.unindexed(cursor, 2)
        assert index.unindexed(end, 2)[0] == []
        return [[(sig, is_filled) for sig, _, is_filled in files] for files in (first, rest)]

    assert store.write(unindexed) == [[(1001, True), (1002, False)], [(1003, True)]]
    assert fill_texts(store, records[2:], ["文"]) == 1
    assert store.write(unindexed) == [[(1001, True), (1003, True)], []]
    assert store.write(lambda index: index.indexed()) == store.indexed() == Indexed(1, 3)


def test_texts_that_are_to_be_cut_otherwise_are_forgotten(
    store: Store, texts: list[Record]
) -> None:
    assert store.write(lambda index: index.scheme()) == b"scheme"
    write(store, lambda writer: writer.forget_texts(b"other"))
    assert store.write(lambda index: index.scheme()) == b"other"
    assert store.indexed() == Indexed(0, 6)
    assert searched(store, "中国") == []
    assert fill_texts(store, texts, ["中国"] * 6) == 6
    assert len(searched(store, "中国")) == 6


def test_hits_of_one_day_stand_as_in_lists_in_whatever_order_they_came(store: Store) -> None:
    records = [record(n, days=n // 10, path=f"_posts/p{n:02}.md") for n in range(30)]
    fill(store, records)
    for part in (records[20:], records[5:15], records[:5], records[15:20]):
        fill_texts(store, part[::-1], ["中国"] * len(part))
    assert searched(store, "中国") == whole(store)
    condition = parse("中国")
    assert not isinstance(condition, Mistake)
    for limit in (1, 3, 7):
        got: list[str] = []
        hits = store.search(condition, None, limit, never, never)
        while hits is not None:
            assert len(hits.hits) <= limit
            got += keys([hit.entry for hit in hits.hits])
            if hits.after is None:
                break
            hits = store.search(condition, hits.after, limit, never, never)
        assert got == whole(store)


def test_where_a_hit_is_enough_the_others_follow_after_it(store: Store) -> None:
    records = [record(n, days=n // 10, path=f"_posts/p{n:02}.md") for n in range(30)]
    fill(store, records)
    for part in (records[20:], records[:20]):  # one day's are not written in their order
        fill_texts(store, part[::-1], ["中国"] * len(part))
    condition = Words(Clean("中国"))
    got: list[str] = []
    hits = store.search(condition, None, 9, never, lambda: True)
    while hits is not None and hits.after is not None:
        assert len(hits.hits) == 1
        got += keys([hit.entry for hit in hits.hits])
        hits = store.search(condition, hits.after, 9, never, lambda: True)
    assert hits is not None
    assert [*got, *keys([hit.entry for hit in hits.hits])] == whole(store)


@given(
    st.lists(st.tuples(*[PIECES] * 5), min_size=1, max_size=6),
    st.lists(
        st.builds(Words, PIECES.filter(bool).map(Clean), st.sampled_from(Field), st.booleans()),
        min_size=1,
        max_size=8,
    ),
)
@settings(max_examples=40, deadline=None)
def test_words_are_found_in_their_field_alone(
    posts: list[tuple[str, ...]], looked_for: list[Words]
) -> None:
    """Also words that look like what the index says of a post in words of its own."""
    records = [record(n, title=posts[n][0], categories=(ONE, TWO)) for n in range(len(posts))]
    made = [
        text_of(each, text, headings=headings, tags=tags, source=source)
        for each, (_, text, headings, tags, source) in zip(records, posts, strict=True)
    ]
    memory = MemoryStore()
    with TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder))
        for each in (store, memory):
            fill(each, records)
            write(each, lambda writer: writer.forget_texts(b"scheme"))
            write(each, lambda writer: writer.index_texts(made))
        for words in looked_for:
            for condition in (words, Not(words)):
                hits, expected = (
                    each.search(condition, None, 9, never, never) for each in (store, memory)
                )
                assert hits is not None and expected is not None
                assert keys([hit.entry for hit in hits.hits]) == keys(
                    [hit.entry for hit in expected.hits]
                )
        store.close()


@pytest.mark.usefixtures("texts")
def test_what_is_not_wanted_any_more_is_not_answered(store: Store) -> None:
    condition = Words(Clean("中国"))

    def yes() -> bool:
        return True

    assert store.search(condition, None, 5, yes, never) is None
    assert store.ranked(condition, 5, yes) is None
    assert store.count_hits(condition, yes) is None
    assert store.days(condition, yes) is None
    assert store.facet(condition, Facet.YEAR, yes) is None
    assert searched(store, "中国") == ["p0", "p3"]


def test_the_best_come_first(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    records = [record(n, title="题" if n else "中国") for n in range(4)]
    fill(store, records)
    fill_texts(store, records, ["长" * 50, "长" * 48 + "中国", "中国" * 5 + "长" * 40, "别的"])
    ranked = store.ranked(Words(Clean("中国")), 9, never)
    assert ranked is not None
    assert keys([hit.entry for hit in ranked])[-1] == "p1"
    assert {hit.entry.key for hit in ranked} == {"p0", "p1", "p2"}
    few = store.ranked(Words(Clean("中国")), 2, never)
    assert few == ranked[:2]
    scores = [hit.score or 0 for hit in ranked]
    assert scores == sorted(scores, reverse=True)
    hits = store.search(Words(Clean("中国")), None, 9, never, never, scored=True)
    assert hits is not None
    assert {hit.score for hit in hits.hits} == set(scores)
    store.close()


def test_a_count_breaks_off_in_the_middle(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    records = [record(n, days=n // 100) for n in range(3000)]
    fill(store, records)
    fill_texts(store, records, ["中国"] * 3000)
    asked = 0

    def after_a_while() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    assert store.count_hits(Words(Clean("中国")), after_a_while) is None
    assert asked == 3
    assert store.count_hits(Words(Clean("中国")), never) == 3000
    store.close()


def test_an_index_with_many_dead_texts_is_worn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.sqlite.texts._WORN_TEXTS", 3)
    store = SqliteStore(tmp_path)
    records = [record(n) for n in range(20)]
    fill(store, records)
    fill_texts(store, records, ["中国"] * 20)
    for gone in range(4):
        assert not store.write(lambda index: index.is_worn())
        write(store, methodcaller("remove", [records[gone].sig], lambda path: False))
    assert store.write(lambda index: index.is_worn())
    store.close()


# -- both against each other -------------------------------------------------------------

TITLES = st.sampled_from(["甲乙", "Wind 甲", "ÉTÉ", "100% m²", "丙_丁", "ＷＩＮＤ"])
VIEWS = [
    View(category, show, title)
    for category in (None, ONE, TWO)
    for show in Show
    for title in ("", "甲", "été", "_", "ｗind", "m2")
]


WORDS = st.builds(
    Words,
    st.sampled_from(
        ["甲", "甲乙", "篇", "第 1", "改", "Wind", "wi", "m2", "été", "２", "100%"]
    ).map(Clean),
    st.sampled_from(Field),
    st.booleans(),
)
DAYS = st.sampled_from([None, date(2022, 2, 1), date(2022, 2, 2), date(2022, 2, 3)])
LEAVES = st.one_of(
    WORDS,
    WORDS,
    st.builds(InCategories, st.sampled_from([(), (ONE,), (ONE, TWO), (Clean("无"),)])),
    st.builds(Dated, DAYS, DAYS),
    st.builds(Marked, st.sampled_from(Mark)),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def never() -> bool:
    return False


def store_of(library: Library) -> Store:
    return library._store


def found(library: Library, condition: Condition, limit: int) -> list[str]:
    """Every post that meets a condition, in order, got by pages of `limit`."""
    keys_found: list[str] = []
    cursor: Cursor | None = None
    while hits := library.search(condition, cursor, limit):
        keys_found += [hit.entry.key for hit in hits.hits]
        cursor = hits.after
        if cursor is None:
            break
    return keys_found


class SameAnswers(RuleBasedStateMachine):
    """One archive, its files and marks changing at will, in a library on either store."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(ignore_cleanup_errors=True)
        self.root = Path(self.folder.name)
        self.posts = self.root / "site" / "_posts"
        self.posts.mkdir(parents=True)
        self.stores: list[Store] = [SqliteStore(self.root / "index"), MemoryStore()]
        self.libraries = [
            Library(
                open_archive(self.root / "site"),
                store,
                Marks(self.root / f"{number}.db"),
                notices=(),
                size_limit=1 << 20,
                drafts=False,
                variants=False,
                passing=(),
                unkept=None,
            )
            for number, store in enumerate(self.stores)
        ]
        self.made = 0

    def teardown(self) -> None:
        for library in self.libraries:
            library.close()
        self.folder.cleanup()

    def some_file(self, which: int) -> Path | None:
        files = sorted(self.posts.rglob("*.md"))
        return files[which % len(files)] if files else None

    def write_post(self, file: Path, title: str, category: str, text: str) -> None:
        self.made += 1
        file.parent.mkdir(exist_ok=True)
        header = f"title: '{title}'\ncategories: {category}\n"
        file.write_text(f"---\n{header}---\n{text}\n", "utf-8")
        os.utime(file, (self.made, self.made))

    def both(self, ask: Callable[[Library], object]) -> None:
        ours, theirs = (ask(library) for library in self.libraries)
        assert ours == theirs

    @rule(
        name=st.sampled_from(["a", "b", "c"]),
        folder=st.sampled_from(["", "ja", "ko"]),
        day=st.integers(1, 3),
        title=TITLES,
        category=st.sampled_from(["一", "two", "一 two", ""]),
    )
    def add(self, name: str, folder: str, day: int, title: str, category: str) -> None:
        file = self.posts / folder / f"2022-02-0{day}-{name}.md"
        self.write_post(file, title, category, f"第 {self.made % 4} 篇")

    @rule(which=st.integers(0, 20), title=TITLES, category=st.sampled_from(["一", "two", ""]))
    def edit(self, which: int, title: str, category: str) -> None:
        if file := self.some_file(which):
            self.write_post(file, title, category, f"改 {self.made}")

    @rule(which=st.integers(0, 20), folder=st.sampled_from(["", "ja", "ko"]))
    def move(self, which: int, folder: str) -> None:
        if file := self.some_file(which):
            to = self.posts / folder / file.name
            if not to.exists():
                to.parent.mkdir(exist_ok=True)
                file.rename(to)

    @rule(which=st.integers(0, 20))
    def delete(self, which: int) -> None:
        if file := self.some_file(which):
            file.unlink()

    @rule()
    def sync(self) -> None:
        self.both(lambda library: library.sync())

    @rule()
    def index_texts(self) -> None:
        self.both(lambda library: library.index_texts())

    @rule(condition=CONDITIONS, limit=st.integers(1, 4), facet=st.sampled_from(Facet))
    def search(self, condition: Condition, limit: int, facet: Facet) -> None:
        self.both(lambda library: found(library, condition, limit))
        self.both(lambda library: library.count_hits(condition))
        self.both(lambda library: dict(store_of(library).days(condition, never) or {}))
        self.both(lambda library: library.facet(condition, facet))
        self.both(lambda library: {hit.entry.key for hit in library.ranked(condition, 50) or ()})

    @rule()
    def rebuild(self) -> None:
        self.both(lambda library: library.rebuild())

    @rule(which=st.integers(0, 20), on=st.booleans())
    def star(self, which: int, on: bool) -> None:
        rows = self.libraries[0].page(View(), 0, 100)
        if rows:
            chosen = rows[which % len(rows)].key
            self.both(lambda library: library.set_starred([chosen], on))

    @rule(which=st.integers(0, 20), on=st.booleans())
    def mark_read(self, which: int, on: bool) -> None:
        rows = self.libraries[0].page(View(), 0, 100)
        if rows:
            chosen = rows[which % len(rows)].key
            self.both(lambda library: library.set_read([chosen], on))

    @rule(view=st.sampled_from(VIEWS))
    def mark_all_read(self, view: View) -> None:
        self.both(lambda library: library.mark_all_read(view))

    @rule()
    def undo(self) -> None:
        self.both(lambda library: library.undo())

    @invariant()
    def numbers_are_the_same(self) -> None:
        self.both(lambda library: library.indexed())
        self.both(lambda library: (library.totals(), library.categories()))
        self.both(lambda library: list(library.problems()))
        self.both(lambda library: [library.count(view) for view in VIEWS])

    @invariant()
    def lists_are_the_same(self) -> None:
        for view in VIEWS:
            self.both(partial(Library.page, view=view, row=0, limit=100))

    @rule(view=st.sampled_from(VIEWS), row=st.integers(0, 12), limit=st.integers(0, 5))
    def look_around(self, view: View, row: int, limit: int) -> None:
        entries = self.libraries[0].page(View(), 0, 100)
        for entry in entries:
            self.both(partial(Library.row_of, view=view, key=entry.key))
            for step in (1, -1):
                for unread in (True, False):
                    self.both(
                        partial(
                            Library.neighbour, view=view, key=entry.key, step=step, unread=unread
                        )
                    )
        pages = []
        for store in self.stores:
            cursor = store.cursor_at(view, row)
            pages.append(
                (
                    cursor is None,
                    store.page_after(view, cursor, limit).entries,
                    store.page_before(view, cursor, limit).entries,
                )
            )
        assert pages[0] == pages[1]


def test_both_stores_answer_alike_whatever_happens() -> None:
    run_state_machine_as_test(
        SameAnswers,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=12), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_going_on_from_page_to_page_meets_every_row_once(
    posts: list[tuple[int, bool]], limit: int
) -> None:
    store = MemoryStore()
    with TemporaryDirectory() as folder:
        for each in (store, SqliteStore(Path(folder))):
            fill(each, [record(n, days=days) for n, (days, _) in enumerate(posts)])
            marked = [key(n) for n, (_, read) in enumerate(posts) if read]
            write(each, methodcaller("mark", "read", True, marked))
            for view in (View(), View(show=Show.UNREAD)):
                forward: list[str] = []
                page = each.page_after(view, None, limit)
                while page.entries:
                    forward += keys(page.entries)
                    page = each.page_after(view, page.after, limit)
                backward: list[str] = []
                page = each.page_before(view, None, limit)
                while page.entries:
                    backward = keys(page.entries) + backward
                    page = each.page_before(view, page.before, limit)
                assert forward == backward == whole(each, view)
            each.close()
