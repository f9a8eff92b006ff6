"""The marks: theirs to keep, through kill -9, another process, and an archive that moves."""

from __future__ import annotations

import shutil
import subprocess
import sys
from math import nextafter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corpus import open_archive
from reader.library import Library, Position, Show, View, open_library
from reader.library.marks.journal import Marks
from reader.library.marks.portable import parsed, written
from reader.library.marks.state import READ, STARRED, State, Undone
from reader.model import Key


@pytest.fixture
def library(archive_folder: Path, tmp_path: Path) -> Library:
    opened = open_library(
        open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
    )
    opened.sync()
    return opened


def test_read_and_starred_are_mirrored_in_lists_and_counts(library: Library) -> None:
    entry = library.page(View(), 3, 1)[0]
    library.set_read([entry.key], True)
    library.set_starred([entry.key], True)
    marked = library.entry(entry.key)
    assert marked is not None
    assert (marked.read, marked.starred) == (True, True)
    assert library.count(View(show=Show.UNREAD)) == 13
    assert library.page(View(show=Show.STARRED), 0, 10) == [marked]


def test_undo_takes_back_one_marking_at_a_time(library: Library) -> None:
    first, second = library.page(View(), 0, 2)
    library.set_read([first.key], True)
    assert library.mark_all_read(View()) == 13
    library.set_starred([second.key], True)
    assert library.undo()
    assert library.totals().starred == 0
    assert library.undo()
    assert library.totals().unread == 13
    assert library.undo()
    assert library.totals().unread == 14
    assert not library.undo()


def test_undo_names_the_post_or_tells_how_many(library: Library) -> None:
    first = library.page(View(), 0, 1)[0].key
    library.set_starred([first], True)
    library.mark_all_read(View())
    assert library.undo() == Undone("read", True, 14)
    assert library.undo() == Undone("starred", True, 1, first)


def test_undo_reaches_neither_what_was_marked_before_nor_what_another_kanbao_marks(
    library: Library, archive_folder: Path, tmp_path: Path
) -> None:
    first, second, third = library.page(View(), 0, 3)
    library.set_read([first.key], True)
    other = open_library(
        open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
    )
    assert other.undo() is None
    other.set_starred([second.key], True)
    library.set_starred([third.key], True)
    assert other.undo() == Undone("starred", True, 1, second.key)
    assert other.undo() is None
    assert [
        undone and undone.post for undone in (library.undo(), library.undo(), library.undo())
    ] == [
        third.key,
        first.key,
        None,
    ]
    other.close()


def test_the_next_unread_is_found_from_anywhere(library: Library) -> None:
    entries = library.page(View(), 0, 14)
    library.set_read([entry.key for entry in entries[1:4]], True)
    after = library.neighbour(View(), entries[1].key, 1, unread=True)
    before = library.neighbour(View(), entries[3].key, -1, unread=True)
    assert (after, before) == (library.entry(entries[4].key), library.entry(entries[0].key))
    assert library.neighbour(View(), entries[0].key, -1, unread=True) is None
    assert library.neighbour(View(show=Show.UNREAD), entries[2].key, 1, unread=True) == after


def test_marks_outlive_the_index(library: Library, archive_folder: Path, tmp_path: Path) -> None:
    entry = library.page(View(), 0, 1)[0]
    library.set_read([entry.key], True)
    library.set_position(entry.key, Position(120, "话"))
    shutil.rmtree(tmp_path / "cache")
    again = open_library(
        open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
    )
    again.sync()
    found = again.find(entry.key)
    assert found.read
    assert again.reading_position(found.key) == Position(120, "话")


def test_another_kanbao_sees_what_was_marked(
    library: Library, archive_folder: Path, tmp_path: Path
) -> None:
    other = open_library(
        open_archive(archive_folder), cache=tmp_path / "cache2", data=tmp_path / "data"
    )
    other.sync()
    entry = library.page(View(), 0, 1)[0]
    library.set_starred([entry.key], True)
    assert other.refresh()
    assert other.find(entry.key).starred
    assert not other.refresh()


def test_kill_9_loses_nothing_acknowledged(archive_folder: Path, tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path; from reader.corpus import open_archive;"
        "from reader.library import View, open_library;"
        "library = open_library(open_archive(Path(sys.argv[1])), cache=Path(sys.argv[2]),"
        " data=Path(sys.argv[3])); library.sync()\n"
        "for entry in library.page(View(), 0, 14):\n"
        "    library.set_read([entry.key], True)\n"
        "    print(entry.key, flush=True)\n"
        "    if entry.key.endswith('note5'): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    folders = [str(archive_folder), str(tmp_path / "cache"), str(tmp_path / "data")]
    killed = subprocess.run(
        [sys.executable, "-c", script, *folders], check=False, capture_output=True, text=True
    )
    assert killed.returncode == -9
    acknowledged = killed.stdout.split()
    assert len(acknowledged) > 3
    library = open_library(
        open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
    )
    assert all(library.find(key).read for key in acknowledged)


def test_marks_of_elsewhere_are_merged_the_newer_winning(tmp_path: Path) -> None:
    mine = Marks(tmp_path / "mine.db")
    theirs = Marks(tmp_path / "theirs.db")
    mine.mark(READ, True, [(Key("old"), "old.md")])
    theirs.mark(STARRED, True, [(Key("old"), "old.md"), (Key("new"), "new.md")])
    theirs.set_position(Key("new"), "new.md", Position(7, "话"))
    assert mine.merge(theirs.states()) == 2
    assert [(s.key, s.read, s.starred, s.position) for s in mine.states()] == [
        ("new", False, True, 7),
        ("old", True, True, 0),
    ]
    assert mine.merge(theirs.states()) == 0
    assert mine.last


@given(st.integers(10**15, 10**16))
def test_a_mark_never_comes_back_newer_than_it_went_out(microseconds: int) -> None:
    at = nextafter(microseconds / 1_000_000, 0)
    went = State(Key("key"), read=True, read_at=at)
    (came,) = parsed(written([went]))
    assert at - 0.00001 < came.read_at <= at
