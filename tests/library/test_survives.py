"""What the library lives through: files that go away, others that write, names of any bytes."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from telling import telling

from reader.corpus import open_archive
from reader.errors import ArchiveNotFound, LibraryUnavailable, PostNotFound
from reader.library import Library, View, open_library
from reader.library.query.mistakes import Mistake
from reader.library.query.parser import parse
from reader.model import Entry, Key
from reader.texts.errors import sentence

Open = Callable[..., Library]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for number in range(1, 6):
        write(root, f"2022-01-0{number}-p{number}.md", f"第 {number} 篇")
    return root


@pytest.fixture
def open_at(tmp_path: Path) -> Open:
    def open_it(folder: Path, cache: str = "cache") -> Library:
        return open_library(open_archive(folder), cache=tmp_path / cache, data=tmp_path / "data")

    return open_it


def write(root: Path, name: str, text: str, folder: str = "_posts") -> Path:
    file = root / folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {text}\n---\n{text}的正文\n", "utf-8")
    return file


def all_of(library: Library) -> list[Entry]:
    return library.page(View(), 0, library.count(View()))


def test_a_cache_deleted_under_an_open_library_is_made_anew(
    site: Path, tmp_path: Path, open_at: Open
) -> None:
    library = open_at(site)
    library.sync()
    first = library.find("2022-01-01-p1")
    shutil.rmtree(tmp_path / "cache")
    library.set_read([first.key], True)
    library.sync()
    assert library.count(View()) == 5
    assert library.find("2022-01-01-p1").read
    assert open_at(site).count(View()) == 5


def test_marks_that_were_deleted_do_not_live_on_in_the_index(
    site: Path, tmp_path: Path, open_at: Open
) -> None:
    library = open_at(site)
    library.sync()
    library.set_read([entry.key for entry in all_of(library)], True)
    library.close()
    shutil.rmtree(tmp_path / "data")
    again = open_at(site)
    assert (again.totals().unread, sum(not entry.read for entry in all_of(again))) == (5, 5)
    again.set_starred([all_of(again)[0].key], True)
    assert again.totals().starred == 1


def test_an_archive_that_moved_keeps_its_marks(site: Path, open_at: Open) -> None:
    library = open_at(site)
    library.sync()
    library.set_read([library.find("2022-01-01-p1").key], True)
    library.close()
    moved = site.rename(site.with_name("elsewhere"))
    again = open_at(moved)
    again.sync()
    assert again.find("2022-01-01-p1").read
    assert again.totals().unread == 4


def test_another_archive_does_not_take_marks_that_are_not_its_own(
    site: Path, tmp_path: Path, open_at: Open
) -> None:
    library = open_at(site)
    library.sync()
    library.set_read([entry.key for entry in all_of(library)], True)
    library.close()
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    twin = open_at(copy)
    twin.sync()
    assert twin.totals().unread == 5
    site.rename(tmp_path / "gone")
    other = tmp_path / "other"
    write(other, "2023-05-05-unlike.md", "别家的")
    stranger = open_at(other)
    stranger.sync()
    assert stranger.totals().unread == 1


@pytest.mark.parametrize("is_same", [True, False])
def test_dailies_called_alike_are_told_by_what_was_read(
    tmp_path: Path, open_at: Open, is_same: bool
) -> None:
    for paper, say in (("one", "一报"), ("other", "一报" if is_same else "二报")):
        for day in range(1, 6):
            write(tmp_path / paper, f"2024010{day}.md", f"{say}第 {day} 天", ".")
    library = open_at(tmp_path / "one")
    library.sync()
    first = library.find("20240101")
    library.visited(first.key)
    library.set_read([first.key], True)
    library.close()
    shutil.rmtree(tmp_path / "one")
    library = open_at(tmp_path / "other")
    library.sync()
    assert library.find("20240101").read is is_same


def test_refresh_tells_of_what_another_wrote_and_not_of_what_this_one_did(
    site: Path, open_at: Open
) -> None:
    mine, theirs = open_at(site), open_at(site)
    theirs.sync()
    assert mine.refresh()
    assert not mine.refresh()
    mine.set_read([all_of(mine)[0].key], True)
    assert not mine.refresh()
    assert theirs.refresh()
    write(site, "2022-01-09-p9.md", "新的一篇")
    mine.sync()
    assert not mine.refresh()
    assert theirs.refresh()
    assert theirs.count(View()) == 6


def test_an_index_damaged_while_it_is_open_is_made_anew(
    site: Path, tmp_path: Path, open_at: Open
) -> None:
    library = open_at(site)
    library.sync()
    library.set_starred([library.find("2022-01-02-p2").key], True)
    for file in (tmp_path / "cache").glob("*/index*.db*"):
        file.write_bytes(b"\xff" * file.stat().st_size)
    for _ in range(3):
        try:
            library.sync()
            all_of(library)
        except LibraryUnavailable as error:
            assert "索引" in sentence(error)
    again = open_at(site)
    again.sync()
    assert again.count(View()) == 5
    assert again.find("2022-01-02-p2").starred


def test_damaged_marks_are_told_and_left_alone(site: Path, tmp_path: Path, open_at: Open) -> None:
    open_at(site).close()
    (file,) = (tmp_path / "data").rglob("*.db")
    file.write_bytes(b"no database" * 500)
    with telling(LibraryUnavailable, "标记"):
        open_at(site)
    assert file.read_bytes() == b"no database" * 500


def test_a_root_that_vanished_empties_no_index(site: Path, open_at: Open) -> None:
    library = open_at(site)
    library.sync()
    away = site.rename(site.with_name("unplugged"))
    with telling(ArchiveNotFound, str(site)):
        library.sync()
    assert library.count(View()) == 5
    away.rename(site)
    assert library.sync().unchanged == 5


@pytest.mark.parametrize("lost", ["body", "words"])
def test_what_was_out_of_reach_for_a_moment_is_read_when_it_is_back(
    site: Path, open_at: Open, lost: str
) -> None:
    posts, away = site / "_posts", site / "unplugged"
    library = open_at(site)

    def unplug(_progress: object) -> None:
        if posts.exists():
            posts.rename(away)

    if lost == "body":  # read after the headers are listed, which is told
        library.sync(progress=unplug)
        away.rename(posts)
        assert {problem.code for problem in library.problems()} == {"vanished"}
    else:
        library.sync()
        unplug(None)
        library.index_texts()
        away.rename(posts)
    library.sync()
    library.index_texts()
    assert not list(library.problems())
    written = parse("正文")
    assert not isinstance(written, Mistake)
    assert library.count_hits(written) == 5


def test_a_post_whose_file_is_gone_is_still_called_as_listed(site: Path, open_at: Open) -> None:
    library = open_at(site)
    library.sync()
    entry = library.find("2022-01-03-p3")
    (site / entry.path).unlink()
    loaded = library.load(entry.key)
    assert (loaded.post.title, loaded.post.date, loaded.body) == ("第 3 篇", entry.date, "")
    assert [problem.code for problem in loaded.post.problems] == ["vanished"]


def test_a_post_that_moves_while_it_is_scanned_is_one_post(site: Path, open_at: Open) -> None:
    library = open_at(site)
    moving = iter(sorted((site / "_posts").iterdir()))
    (site / "old_post").mkdir()

    def move(_progress: object) -> None:
        if file := next(moving, None):
            file.rename(site / "old_post" / file.name)

    library.sync(progress=move)
    library.sync()
    assert sorted(entry.key for entry in all_of(library)) == [
        f"2022-01-0{number}-p{number}" for number in range(1, 6)
    ]


def test_a_post_that_takes_the_place_of_another(site: Path, open_at: Open) -> None:
    library = open_at(site)
    library.sync()
    (site / "_posts" / "2022-01-01-p1.md").rename(site / "_posts" / "2022-01-02-p2.md")
    changes = library.sync()
    assert (changes.changed, changes.gone, changes.total) == (1, 1, 4)
    assert library.find("2022-01-02-p2").title == "第 1 篇"


def test_a_post_that_moves_to_where_one_was_deleted_stays_itself(
    tmp_path: Path, open_at: Open
) -> None:
    root = tmp_path / "languages"
    first = write(root, "2024-01-01-hello.md", "en", folder="en/_posts")
    second = write(root, "2024-01-01-hello.md", "ja", folder="ja/_posts")
    library = open_at(root)
    library.sync()
    key = library.find("ja/_posts/2024-01-01-hello.md").key
    library.set_starred([library.find(key).key], True)
    first.unlink()
    library.sync()
    second.rename(first)
    assert library.sync().moved == 1
    (entry,) = all_of(library)
    assert (entry.key, entry.title, entry.starred) == (key, "ja", True)


def test_names_of_any_bytes_are_listed_found_and_marked(site: Path, open_at: Open) -> None:
    if sys.platform in ("darwin", "win32"):
        pytest.skip("this system's file names are text")
    folder = os.fsencode(site / "_posts")
    for name in (b"2022-02-02-\xff\xfe.md", b"2022-02-03-\x1b[31m.md", b"2022-02-04-a\nb.md"):
        Path(os.fsdecode(folder + b"/" + name)).write_text("文", "utf-8")
    library = open_at(site)
    assert library.sync().new == 8
    for entry in all_of(library):
        assert entry.key.isprintable()
        assert library.find(entry.path) == entry
        assert library.find(entry.key) == entry
        library.set_read([entry.key], True)
    assert library.totals().unread == 0
    assert library.find("\udcff").path.endswith("\udcff\udcfe.md")


@pytest.mark.parametrize("name", ["\ud800", "a\0b", "%", "\\", "'; DROP TABLE posts; --", "*"])
def test_nonsense_names_no_post(site: Path, open_at: Open, name: str) -> None:
    library = open_at(site)
    library.sync()
    with pytest.raises(PostNotFound):
        library.find(name)


def test_numbers_out_of_all_bounds_are_no_rows(site: Path, open_at: Open) -> None:
    library = open_at(site)
    library.sync()
    assert len(library.page(View(), 0, 1 << 80)) == 5
    assert library.page(View(), 1 << 80, 5) == []
    assert library.page(View(), -1, 5) == []
    assert library.entry(Key("nothing")) is None
    assert library.row_of(View(), Key("nothing")) is None
    assert library.neighbour(View(), Key("nothing"), 1) is None


def test_many_threads_read_while_one_scans_and_one_marks(site: Path, open_at: Open) -> None:
    for number in range(400):
        write(site, f"2022-03-01-n{number}.md", f"短讯 {number}")
    library = open_at(site)
    stop = threading.Event()
    failed: list[BaseException] = []

    def look() -> None:
        try:
            while not stop.is_set():
                rows = all_of(library)
                assert len({entry.key for entry in rows}) == len(rows)
                if rows:
                    library.set_read([rows[0].key], not rows[0].read)
        except BaseException as error:
            failed.append(error)

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        library.sync()
        library.rebuild()
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert not failed
    totals = library.totals()
    assert (totals.posts, totals.unread) == (405, sum(not e.read for e in all_of(library)))
