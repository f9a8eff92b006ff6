"""An index that turns out damaged while it is asked: the answers are those of a whole one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from damage import damage, index_in

from reader.corpus import open_archive
from reader.library import Library, View, open_library
from reader.library.library import DAMAGED
from reader.library.query.conditions import Condition

Question = Callable[[Library], object]

POSTS = 120


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    for number in range(POSTS):
        date = f"2022-01-{number % 28 + 1:02}"
        text = (
            f"---\ntitle: 第 {number} 篇\ncategories: c{number % 7}\ndate: x\n---\n正文 {number}\n"
        )
        (root / "_posts" / f"{date}-n{number}.md").write_text(text, "utf-8")
        os.utime(root / "_posts" / f"{date}-n{number}.md", (1, 1))
    os.utime(root / "_posts", (1, 1))
    return root


@pytest.fixture
def open_it(site: Path, tmp_path: Path) -> Callable[[], Library]:
    return lambda: open_library(open_archive(site), cache=tmp_path / "cache", data=tmp_path)


def condition(library: Library) -> Condition:
    understood = library.understood("正文")
    assert isinstance(understood, Condition)
    return understood


def filling(library: Library) -> Callable[[], None]:
    def fill() -> None:
        library.catch_up()

    return fill


def hits(library: Library) -> object:
    """Return all hits, looked for some at a time."""
    found = []
    cursor = None
    while True:
        page = library.search(condition(library), cursor, 50)
        assert page is not None
        found += [(hit.entry.key, library.entry(hit.entry.key)) for hit in page.hits]
        cursor = page.after
        if cursor is None:
            return found


QUESTIONS: dict[str, Question] = {
    "page": lambda library: library.page(View(), 0, 500),
    "count": lambda library: library.count(View()),
    "row": lambda library: library.row_of(View(), library.page(View(), 70, 1)[0].key),
    "titles": lambda library: [f.count for f in library.look_through(View(title="篇"), 9)][-1],
    "entry": lambda library: library.find("2022-01-06-n5"),
    "categories": lambda library: library.categories(),
    "problems": lambda library: list(library.problems()),
    "hits": hits,
    "facets": lambda library: library.days(condition(library)),
    "indexed": lambda library: library.indexed(),
}


@pytest.mark.parametrize(
    ("tree", "asked"),
    [
        ("posts", "page"),
        ("posts_by_age", "page"),
        ("posts_by_age", "row"),
        ("posts_by_age", "titles"),
        ("sqlite_autoindex_posts_2", "entry"),
        ("categories", "categories"),
        ("posts_broken", "problems"),
        ("archive_problems", "problems"),
        ("posts", "hits"),
        ("texts_idx", "hits"),
        ("texts_data", "hits"),
        ("texts_config", "facets"),
    ],
)
def test_what_a_damaged_index_is_asked_a_whole_one_answers(
    open_it: Callable[[], Library], tmp_path: Path, tree: str, asked: str
) -> None:
    library = open_it()
    library.sync()
    library.index_texts()
    expected = QUESTIONS[asked](library)
    assert expected
    library.close()
    damage(index_in(tmp_path / "cache"), tree)

    library = open_it()
    filled: list[bool] = []

    def fill() -> None:
        filled.append(library.count(View()) == 0)
        library.catch_up()
        library.index_texts()

    library.when_lost(fill)
    assert QUESTIONS[asked](library) == expected
    assert filled == [True]
    assert library.notices == (DAMAGED,)
    library.close()
    assert QUESTIONS[asked](open_it()) == expected


def test_texts_are_indexed_in_the_place_of_a_damaged_index(
    open_it: Callable[[], Library], tmp_path: Path
) -> None:
    library = open_it()
    library.sync()
    library.close()
    damage(index_in(tmp_path / "cache"), "posts_unindexed")
    library = open_it()
    library.when_lost(filling(library))
    indexed = library.index_texts()
    assert (indexed.done, indexed.total) == (POSTS, POSTS)


def test_an_index_that_is_deleted_while_it_is_read_is_filled_without_a_word(
    open_it: Callable[[], Library], tmp_path: Path
) -> None:
    library = open_it()
    library.sync()
    library.close()  # so that the next question opens the file
    index_in(tmp_path / "cache").unlink()
    library.when_lost(filling(library))
    assert library.count(View()) == POSTS
    assert library.notices == ()


# -- what a rebuild leaves behind ------------------------------------------------------------

KILLED = """
import os, sys
from pathlib import Path
from reader.corpus import open_archive
from reader.library import open_library
root, cache, data = map(Path, sys.argv[1:])
library = open_library(open_archive(root), cache=cache, data=data)
library.rebuild(progress=lambda _: os._exit(9))
"""


def unfinished(cache: Path) -> set[str]:
    return {path.name for path in cache.rglob("index.*.new*")}


def test_what_a_killed_rebuild_left_is_deleted_by_the_next_look(
    site: Path, open_it: Callable[[], Library], tmp_path: Path
) -> None:
    open_it().sync()
    folders = [str(site), str(tmp_path / "cache"), str(tmp_path)]
    done = subprocess.run([sys.executable, "-c", KILLED, *folders], check=False)
    assert done.returncode == 9
    assert unfinished(tmp_path / "cache")
    library = open_it()
    assert library.sync().unchanged == POSTS
    assert not unfinished(tmp_path / "cache")


def test_nobody_deletes_what_another_is_building(
    open_it: Callable[[], Library], tmp_path: Path
) -> None:
    mine, theirs = open_it(), open_it()
    seen: list[tuple[bool, bool]] = []

    def look(_: object) -> None:
        seen.append((mine.sync().busy, bool(unfinished(tmp_path / "cache"))))

    assert theirs.rebuild(progress=look).new == POSTS
    assert set(seen) == {(True, True)}
    assert not unfinished(tmp_path / "cache")
