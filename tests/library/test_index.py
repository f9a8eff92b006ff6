"""The index: what a scan finds, what lists show, and that every count is true."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from archives import post, write_archive
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.corpus import open_archive
from reader.errors import LibraryUnavailable, PostNotFound
from reader.library import Changes, Library, Show, View, open_library
from reader.library.sqlite import schema
from reader.library.sqlite.index_files import UNUSED_SECONDS
from reader.library.sqlite.seek_points import SeekPoints
from reader.library.sqlite.sqlite_store import SqliteStore
from reader.library.sqlite.writer_lock import writer_lock
from reader.model import Entry, listed_under
from reader.safe import Clean
from reader.texts.errors import sentence

Open = Callable[[Path], Library]


@pytest.fixture
def open_at(tmp_path: Path) -> Open:
    def open_it(folder: Path) -> Library:
        return open_library(open_archive(folder), cache=tmp_path / "cache", data=tmp_path / "data")

    return open_it


def write(folder: Path, name: str, title: str = "题", text: str = "正文", **header: str) -> Path:
    file = folder / "_posts" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key}: {value}\n" for key, value in header.items())
    file.write_text(f"---\ntitle: {title}\n{lines}---\n{text}\n", "utf-8")
    return file


def all_of(library: Library, view: View = View()) -> list[Entry]:  # noqa: B008 - frozen
    return library.page(view, 0, library.count(view))


def keys(library: Library, view: View = View()) -> list[str]:  # noqa: B008 - frozen
    return [entry.key for entry in all_of(library, view)]


def test_a_scan_lists_every_post_newest_first(archive_folder: Path, open_at: Open) -> None:
    library = open_at(archive_folder)
    assert library.sync() == Changes(new=14, total=14)
    entries = all_of(library)
    dates = [entry.date for entry in entries if entry.date]
    assert len(dates) == 14
    assert dates == sorted(dates, reverse=True)
    assert entries[0].title == "不打烊的书房"
    assert entries[0].source == "http://example.org/news/1.html"
    assert entries[0].media == "河湾晚报"
    assert library.sync() == Changes(unchanged=14, total=14)


def test_categories_have_labels_and_counts(archive_folder: Path, open_at: Open) -> None:
    library = open_at(archive_folder)
    library.sync()
    shown = {c.slug: (c.label, c.posts, c.unread) for c in library.categories()}
    assert shown == {
        "jiangzhoubao": ("江州报", 6, 6),
        "notes": ("notes", 6, 6),
        "hewanwanbao": ("河湾晚报", 2, 2),
    }
    assert library.count(View(category=Clean("notes"))) == 6


def test_pages_are_the_list_cut_in_pieces_from_wherever_one_starts(
    archive_folder: Path, open_at: Open
) -> None:
    library = open_at(archive_folder)
    library.sync()
    whole = all_of(library)
    for offset in (0, 13, 5, 9, 2, 12, 7, 14, 20):
        assert library.page(View(), offset, 3) == whole[offset : offset + 3]
    assert [library.row_of(View(), entry.key) for entry in whole] == list(range(14))
    assert library.row_of(View(show=Show.STARRED), whole[0].key) is None


def test_far_rows_are_found_by_hops_from_wherever_something_is_known(
    tmp_path: Path, open_at: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.sqlite.list_queries._HOP_ROWS", 4)
    for number in range(30):
        write(tmp_path / "site", f"2022-01-{number % 9 + 1:02}-{number}.md", text=str(number))
    library = open_at(tmp_path / "site")
    library.sync()
    whole = all_of(library)
    store = library._store
    assert isinstance(store, SqliteStore)
    for known in (None, 0, 3, 17, 29):
        for row, entry in enumerate(whole):
            store._seek_points = SeekPoints()
            if known is not None:
                assert library.page(View(), known, 2) == whole[known : known + 2]
            assert library.row_of(View(), entry.key) == row
            store._seek_points = SeekPoints()
            if known is not None:
                assert library.row_of(View(), whole[known].key) == known
            assert library.page(View(), row, 3) == whole[row : row + 3]


def test_the_same_name_in_four_folders_makes_four_keys_that_last(
    tmp_path: Path, open_at: Open
) -> None:
    root = tmp_path / "site"
    for language in ("en", "ja", "zh_cn", "zh_tw"):
        file = root / language / "news" / "_posts" / "2024-01-01-hello.md"
        file.parent.mkdir(parents=True)
        file.write_text(f"---\ntitle: {language}\n---\n{language}\n")
    library = open_at(root)
    library.sync()
    before = {entry.title: entry.key for entry in all_of(library)}
    assert len(set(before.values())) == 4
    library.rebuild()
    assert {entry.title: entry.key for entry in all_of(library)} == before
    shutil.rmtree(tmp_path / "cache")
    again = open_at(root)
    again.sync()
    assert {entry.title: entry.key for entry in all_of(again)} == before


def test_a_moved_post_keeps_key_and_marks(tmp_path: Path, open_at: Open) -> None:
    root = tmp_path / "site"
    file = write(root, "2022-02-21-a.md", text="甲")
    write(root, "2022-02-22-b.md", text="乙")
    library = open_at(root)
    library.sync()
    a = library.find("2022-02-21-a")
    library.set_starred([a.key], True)
    (root / "old_post").mkdir()
    file.rename(root / "old_post" / file.name)
    changes = library.sync()
    assert (changes.moved, changes.new, changes.gone) == (1, 0, 0)
    moved = library.find("2022-02-21-a")
    assert (moved.path, moved.starred, moved.key) == ("old_post/2022-02-21-a.md", True, a.key)


def test_a_renamed_post_is_known_by_its_text(tmp_path: Path, open_at: Open) -> None:
    root = tmp_path / "site"
    file = write(root, "2022-02-21-a.md", text="只此一篇的正文")
    library = open_at(root)
    library.sync()
    library.set_read([library.find("2022-02-21-a").key], True)
    file.rename(file.with_name("2022-02-21-better-name.md"))
    assert library.sync().moved == 1
    assert library.find("2022-02-21-a").path.endswith("better-name.md")
    assert library.find("better-name").read
    shutil.rmtree(tmp_path / "cache")
    again = open_at(root)
    again.sync()
    assert again.find("2022-02-21-a").read


def test_an_edited_post_stays_itself(tmp_path: Path, open_at: Open) -> None:
    root = tmp_path / "site"
    file = write(root, "2022-02-21-a.md", categories="one")
    library = open_at(root)
    library.sync()
    before = library.find("2022-02-21-a")
    library.set_read([before.key], True)
    write(root, file.name, title="改过的题", categories="two", date="2023-01-01")
    assert library.sync().changed == 1
    after = library.find("2022-02-21-a")
    assert (after.key, after.title, after.read, after.categories) == (
        before.key,
        "改过的题",
        True,
        ("two",),
    )
    assert [category.slug for category in library.categories()] == ["two"]


def test_unpublished_posts_are_withheld_and_shown_on_request(tmp_path: Path, open_at: Open) -> None:
    root = tmp_path / "site"
    write(root, "2022-02-21-a.md")
    write(root, "2022-02-22-b.md", published="false")
    library = open_at(root)
    assert (library.sync().total, library.sync().withheld) == (1, 1)
    assert library.sync().unchanged == 1
    with_drafts = open_library(
        open_archive(root), cache=tmp_path / "cache", data=tmp_path / "data", drafts=True
    )
    assert with_drafts.sync().total == 2
    write(root, "2022-02-22-b.md", title="发了")
    assert (library.sync().total, library.sync().withheld) == (2, 0)


def test_a_post_is_found_by_path_key_or_a_part_that_only_it_has(
    archive_folder: Path, open_at: Open
) -> None:
    library = open_at(archive_folder)
    library.sync()
    for name in ("_posts/2022-03-09-library.md", "2022-03-09-library", "library", "LIBRARY"):
        assert library.find(name).title == "不打烊的书房"
    assert library.find("ｌｉｂｒａｒｙ").title == "不打烊的书房"
    with pytest.raises(PostNotFound) as several:
        library.find("note1")
    assert len(several.value.candidates) == 4
    for nonsense in ("100%", "_", "", "没有"):
        with pytest.raises(PostNotFound):
            library.find(nonsense)


def test_problems_say_file_line_and_code(tmp_path: Path, open_at: Open) -> None:
    root = tmp_path / "site"
    write(root, "2022-02-21-a.md", title='"他说"好""')
    library = open_at(root)
    library.sync()
    (problem,) = library.problems()
    assert (problem.code, problem.line) == ("quote-unescaped", 2)
    write(root, "2022-02-21-a.md", title="好了")
    library.sync()
    assert list(library.problems()) == []


def test_a_damaged_index_is_made_anew_and_marks_stay(
    archive_folder: Path, tmp_path: Path, open_at: Open
) -> None:
    library = open_at(archive_folder)
    library.sync()
    library.set_starred([library.find("library").key], True)
    (index,) = (tmp_path / "cache").glob("*/index.*.1.db")
    for other in index.parent.glob("index.*.1.db-*"):
        other.unlink()
    index.write_bytes(b"no database at all" * 100)
    again = open_at(archive_folder)
    assert again.notices
    again.sync()
    assert again.find("library").starred


@pytest.mark.parametrize("intact", [4096, 8192, 20_480])
def test_an_index_damaged_inside_is_told_and_made_anew(
    archive_folder: Path, tmp_path: Path, open_at: Open, intact: int
) -> None:
    library = open_at(archive_folder)
    library.sync()
    library.close()
    (index,) = (tmp_path / "cache").glob("*/index.*.1.db")
    content = index.read_bytes()
    index.write_bytes(content[:intact] + b"\xff" * (len(content) - intact))
    told: list[str] = []
    try:
        damaged = open_at(archive_folder)
        told += map(sentence, damaged.notices)
        all_of(damaged)
        damaged.sync()
    except LibraryUnavailable as error:
        told.append(sentence(error))
    assert "索引坏了" in told[0]
    again = open_at(archive_folder)
    again.sync()
    assert again.count(View()) == 14


def index_names(cache: Path) -> set[str]:
    return {path.name for path in cache.glob("*/index.*.db")}


def test_another_version_has_an_index_of_its_own(
    archive_folder: Path, tmp_path: Path, open_at: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = schema.VERSION
    first = open_at(archive_folder)
    first.sync()
    with monkeypatch.context() as another:
        another.setattr(schema, "VERSION", 77)
        another.setattr(schema, "APPLICATION", schema.APPLICATION ^ ours ^ 77)
        second = open_at(archive_folder)
        assert second.count(View()) == 0
        assert second.rebuild().new == 14
    kept = {f"index.{ours}.1.db", "index.77.2.db"}
    assert index_names(tmp_path / "cache") == kept
    again = open_at(archive_folder)
    assert (again.sync().unchanged, again.count(View())) == (14, 14)
    again.rebuild()
    assert index_names(tmp_path / "cache") == {f"index.{ours}.2.db", "index.77.2.db"}
    assert second.count(View()) == 14


def test_what_another_version_left_is_deleted_when_nobody_uses_it(
    archive_folder: Path, tmp_path: Path, open_at: Open
) -> None:
    open_at(archive_folder).sync()
    (folder,) = (tmp_path / "cache").iterdir()
    long_ago = time.time() - UNUSED_SECONDS - 60
    for name in (
        "index.4.db",
        "index.77.2.db",
        "index.77.2.db-wal",
        f"index.{schema.VERSION}.1.db",
    ):
        (folder / name).touch()
        os.utime(folder / name, (long_ago, long_ago))
    (folder / "index.5.db").touch()
    assert open_at(archive_folder).count(View()) == 14
    assert index_names(tmp_path / "cache") == {"index.5.db", f"index.{schema.VERSION}.1.db"}
    assert not (folder / "index.77.2.db-wal").exists()
    used = (folder / f"index.{schema.VERSION}.1.db").stat().st_mtime
    assert used > long_ago + UNUSED_SECONDS


def test_files_are_private_to_the_user(archive_folder: Path, tmp_path: Path, open_at: Open) -> None:
    open_at(archive_folder).sync()
    made = [*(tmp_path / "cache").rglob("*"), *(tmp_path / "data").rglob("*")]
    assert made
    for path in made:
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_cache_that_is_no_folder_is_done_without(archive_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands in the way")
    library = open_library(
        open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
    )
    assert "缓存文件夹" in sentence(library.notices[0])
    library.sync()
    assert library.count(View()) == 14


def test_one_writer_at_a_time(archive_folder: Path, tmp_path: Path, open_at: Open) -> None:
    library = open_at(archive_folder)
    (folder,) = (tmp_path / "cache").iterdir()
    with writer_lock(folder) as free:
        assert free
        assert library.sync().busy
    assert library.sync().new == 14


def test_readers_follow_a_rebuild_of_another(
    archive_folder: Path, tmp_path: Path, open_at: Open
) -> None:
    reader, rebuilder = open_at(archive_folder), open_at(archive_folder)
    reader.sync()
    (archive_folder / "_posts" / "2022-02-01-note1.md").unlink()
    rebuilder.rebuild()
    assert reader.count(View()) == 14
    assert reader.refresh()
    assert reader.count(View()) == 13
    assert [file.name for file in (tmp_path / "cache").glob("*/*.db")] == [
        f"index.{schema.VERSION}.2.db"
    ]


def test_an_interrupted_scan_goes_on_where_it_stopped(tmp_path: Path, open_at: Open) -> None:
    root = tmp_path / "site"
    for number in range(1200):
        write(root, f"2022-02-21-{number}.md", text=str(number))
    library = open_at(root)
    first = library.sync(cancelled=lambda: True)
    assert 0 < first.new < 1200
    second = library.sync()
    assert (second.unchanged, second.new) == (first.new, 1200 - first.new)


def test_a_scan_killed_in_the_middle_leaves_a_whole_index(tmp_path: Path, open_at: Open) -> None:
    root = tmp_path / "site"
    for number in range(1500):
        write(root, f"2022-02-21-{number}.md", text=str(number))
    script = (
        "import os, signal, sys; from pathlib import Path; from reader.corpus import open_archive;"
        "from reader.library import open_library;"
        "library = open_library(open_archive(Path(sys.argv[1])), cache=Path(sys.argv[2]),"
        " data=Path(sys.argv[3]));"
        "library.sync(progress=lambda p: os.kill(os.getpid(), signal.SIGKILL))"
    )
    folders = [str(root), str(tmp_path / "cache"), str(tmp_path / "data")]
    killed = subprocess.run([sys.executable, "-c", script, *folders], check=False)
    assert killed.returncode == -9
    library = open_at(root)
    before = library.count(View())
    assert 0 < before < 1500
    assert library.sync().new == 1500 - before
    assert len(set(keys(library))) == 1500


class Shelf(RuleBasedStateMachine):
    """Files and marks change at will; every count is what counting says, keys never change."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(os.environ["KANBAO_SHELF"]) / os.urandom(8).hex()
        write(self.root, "2022-01-01-first.md", text="第一篇", categories="一")
        self.library = open_library(
            open_archive(self.root), cache=self.root / "c", data=self.root / "d"
        )
        self.library.sync()
        self.given: dict[str, str] = {}
        self.made = 1

    def files(self) -> list[Path]:
        return sorted((self.root / "_posts").glob("*.md"))

    @rule(category=st.sampled_from(["一", "二", "一 二", ""]), day=st.integers(1, 28))
    def add(self, category: str, day: int) -> None:
        self.made += 1
        name = f"2022-02-{day:02}-{self.made}.md"
        write(self.root, name, text=f"第 {self.made} 篇", categories=category)

    @rule(which=st.integers(0, 50), category=st.sampled_from(["一", "三", ""]))
    def edit(self, which: int, category: str) -> None:
        if there := self.files():
            self.made += 1
            file = there[which % len(there)]
            write(self.root, file.name, title=f"改 {self.made}", categories=category)

    @rule(which=st.integers(0, 50))
    def delete(self, which: int) -> None:
        if there := self.files():
            there[which % len(there)].unlink()

    @rule(which=st.integers(0, 50), on=st.booleans())
    def mark(self, which: int, on: bool) -> None:
        if entries := all_of(self.library):
            self.library.set_read([entries[which % len(entries)].key], on)

    @rule(which=st.integers(0, 50), on=st.booleans())
    def star(self, which: int, on: bool) -> None:
        if entries := all_of(self.library):
            self.library.set_starred([entries[which % len(entries)].key], on)

    @rule()
    def undo(self) -> None:
        self.library.undo()

    @rule()
    def read_all(self) -> None:
        self.library.mark_all_read(View())

    @rule()
    def rebuild(self) -> None:
        self.library.rebuild()

    @rule()
    def sync(self) -> None:
        self.library.sync()
        assert len(all_of(self.library)) == len(self.files())

    @invariant()
    def every_number_is_true(self) -> None:
        entries = all_of(self.library)
        totals = self.library.totals()
        assert totals.posts == len(entries)
        assert totals.unread == sum(not entry.read for entry in entries)
        assert totals.starred == sum(entry.starred for entry in entries)
        for category in self.library.categories():
            filed = [entry for entry in entries if category.slug in listed_under(entry.categories)]
            assert category.posts == len(filed)
            assert category.unread == sum(not entry.read for entry in filed)
            assert all_of(self.library, View(category=category.slug)) == filed

    @invariant()
    def a_key_is_given_once(self) -> None:
        for entry in all_of(self.library):
            assert self.given.setdefault(entry.path, entry.key) == entry.key


@pytest.fixture
def shelf_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KANBAO_SHELF", str(tmp_path))
    yield


@pytest.mark.usefixtures("shelf_folder")
def test_counts_and_keys_hold_whatever_happens() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Shelf,
        settings=settings(
            max_examples=40,
            stateful_step_count=18,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_write_archive_is_what_these_tests_think(tmp_path: Path) -> None:
    assert len(list(write_archive(tmp_path).rglob("*.md"))) == 14
    assert post("题", "2022-01-01", "a", "b", "文").startswith("---\ntitle: 题\n")
