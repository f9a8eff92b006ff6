"""A post is named by its key: marks stay on it whatever becomes of the index meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import telling

from reader.corpus import Archive, PostFile, open_archive, walk
from reader.errors import PostNotFound
from reader.library import Library, Position, Show, View, open_library
from reader.library.scan import delta
from reader.model import Key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    for number in range(1, 6):
        write(tmp_path, f"2022-01-0{number}-p{number}", f"第{number}篇")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    file = folder / "site" / "_posts" / f"{name.removeprefix('/')}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {text}\n---\n{text}的正文\n", "utf-8")


def library_of(folder: Path) -> Library:
    archive = open_archive(folder / "site")
    return open_library(archive, cache=folder / "cache", data=folder / "data")


def test_a_rebuild_by_another_kanbao_is_news_though_a_scan_comes_upon_it_first(
    folder: Path,
) -> None:
    mine, theirs = library_of(folder), library_of(folder)
    mine.sync()
    write(folder, "2022-01-06-p6", "第6篇")
    theirs.rebuild()
    assert not mine.sync().any
    assert mine.refresh()
    assert not mine.refresh()


def test_a_rebuild_that_a_thread_comes_upon_is_news_as_well(folder: Path) -> None:
    """A thread that asks for the first time finds the old file gone, and the new one."""
    mine, theirs = library_of(folder), library_of(folder)
    mine.sync()
    for number in (6, 7):
        write(folder, f"2022-01-0{number}-p{number}", f"第{number}篇")
        theirs.rebuild()
    with ThreadPoolExecutor() as threads:
        assert threads.submit(mine.count, View()).result() == 7
        threads.submit(mine.set_starred, [mine.page(View(), 0, 1)[0].key], True).result()
    assert mine.refresh()
    assert not mine.refresh()
    assert mine.count(View(show=Show.STARRED)) == 1


def test_a_rebuild_by_another_kanbao_moves_no_mark(folder: Path) -> None:
    mine, theirs = library_of(folder), library_of(folder)
    mine.sync()
    chosen = mine.page(View(), 2, 1)[0].key
    for number in range(6, 10):
        write(folder, f"2022-01-0{number}-p{number}", f"第{number}篇")
    theirs.rebuild()
    mine.set_starred([chosen], True)
    mine.set_read([chosen], True)
    mine.set_position(chosen, Position(7, "正文"))
    mine.visited(chosen)
    assert mine.refresh()
    marked = {entry.key: entry for entry in mine.page(View(), 0, 20)}
    assert [key for key, entry in marked.items() if entry.starred] == [chosen]
    assert [key for key, entry in marked.items() if entry.read] == [chosen]
    assert mine.reading_position(chosen) == Position(7, "正文")
    assert [entry.key for entry in mine.history()] == [chosen]


def test_a_post_that_the_index_does_not_hold_just_now_is_marked_as_well(folder: Path) -> None:
    library = library_of(folder)
    key = Key("2022-01-03-p3")
    library.set_starred([key], True)
    library.set_read([key], True)
    library.set_position(key, Position(3, "的正文"))
    library.visited(key)
    library.sync()
    entry = library.entry(key)
    assert entry is not None
    assert (entry.starred, entry.read) == (True, True)
    assert library.reading_position(key) == Position(3, "的正文")
    assert library.history() == [entry]
    assert library.totals().starred == 1


def test_a_mark_without_a_path_keeps_the_path_that_was_known(folder: Path) -> None:
    library = library_of(folder)
    library.sync()
    entry = library.page(View(), 0, 1)[0]
    library.set_starred([entry.key], True)
    library.close()
    for file in (folder / "cache").rglob("*.db*"):
        file.unlink()
    again = library_of(folder)
    again.set_read([entry.key], True)
    assert f'"path": "{entry.path}"' in "".join(again.export_marks())


def test_a_post_is_loaded_by_its_key_from_where_it_lies_now(folder: Path) -> None:
    library = library_of(folder)
    library.sync()
    entry = library.entry(Key("2022-01-02-p2"))
    assert entry is not None
    old = folder / "site" / "old_post"
    old.mkdir()
    (folder / "site" / entry.path).rename(old / "2022-01-02-p2.md")
    library.sync()
    assert library.load(entry).body == library.load(entry.key).body == "第2篇的正文\n"
    assert library.load(entry).post.path == "old_post/2022-01-02-p2.md"
    with telling(PostNotFound, "没有“nobody”"):
        library.load(Key("nobody"))


STEPS = st.sampled_from(["star", "unstar", "read", "unread", "leave off", "visit", "look"])


@given(
    steps=st.lists(st.tuples(STEPS, st.integers(0, 11), st.integers()), min_size=1, max_size=12),
)
@settings(max_examples=25, deadline=None)
def test_marks_stay_on_the_posts_meant_however_row_numbers_are_shuffled(
    steps: list[tuple[str, int, int]],
) -> None:
    """Between any two steps another kanbao makes the index anew, its rows in another order.

    Posts of three folders want one key each, and new ones come in between.
    """
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        for place in ("", "ja", "ko"):
            for number in range(4):
                write(folder, f"{place}/2022-01-0{number + 1}-p", f"{place}{number}")
        mine, theirs = library_of(folder), library_of(folder)
        mine.sync()
        seen = mine.page(View(), 0, 100)
        titles = {entry.key: entry.title for entry in seen}
        starred: set[str] = set()
        read: set[str] = set()
        left: dict[str, Position] = {}
        visited: list[str] = []
        for step, which, seed in steps:
            write(folder, f"2021-12-01-new{seed}", "新来的")
            patch.setattr(delta, "walk", partial(shuffled_walk, seed))
            assert not theirs.rebuild().busy
            chosen = seen[which]
            if step in ("star", "unstar"):
                mine.set_starred([chosen.key], step == "star")
                (starred.add if step == "star" else starred.discard)(chosen.title)
            elif step in ("read", "unread"):
                mine.set_read([chosen.key], step == "read")
                (read.add if step == "read" else read.discard)(chosen.title)
            elif step == "leave off":
                left[chosen.title] = Position(which, chosen.title)
                mine.set_position(chosen.key, left[chosen.title])
            elif step == "visit":
                mine.visited(chosen.key)
                visited = [chosen.title, *(title for title in visited if title != chosen.title)]
            else:
                mine.refresh()
                assert mine.load(chosen.key).post.title == chosen.title
        mine.refresh()
        for library in (mine, theirs):
            now = {entry.key: entry for entry in library.page(View(), 0, 100)}
            assert {key: now[key].title for key in titles} == titles
            assert {entry.title for entry in now.values() if entry.starred} == starred
            assert {entry.title for entry in now.values() if entry.read} == read
            assert [entry.title for entry in library.history()] == visited
            for key, title in titles.items():
                assert library.reading_position(key) == left.get(title, Position())
            library.close()


def shuffled_walk(seed: int, archive: Archive, **how: Any) -> Iterator[PostFile]:
    found = list(walk(archive, **how))
    Random(seed).shuffle(found)
    yield from found
