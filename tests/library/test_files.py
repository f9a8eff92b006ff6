"""The two files: versions, full disks, damage, and several processes at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from telling import telling

from reader.corpus import open_archive
from reader.errors import Coded, LibraryUnavailable, WrongUsage
from reader.library import Library, Position, Show, View, open_library
from reader.library.marks import migrations
from reader.library.marks.journal import Marks
from reader.library.marks.state import READ, STARRED, Marking
from reader.library.sqlite.database import Damaged, Database, Outdated
from reader.library.sqlite.sqlite_store import SqliteStore
from reader.model import Key
from reader.safe import Clean
from reader.texts.errors import sentence
from reader.values import replace

ONE = "CREATE TABLE things (name TEXT);"
TWO = "ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 7;"
APPLICATION = 0x6B62_7E57


def database(path: Path, *migrations: str, application: int = APPLICATION) -> Database:
    return Database(
        path, application=application, migrations=migrations, durable=False, what=Coded("the-index")
    )


@pytest.fixture
def library(archive_folder: Path, tmp_path: Path) -> Library:
    return open_library(
        open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
    )


# -- one file ------------------------------------------------------------------------------


def test_a_file_is_brought_to_the_version_of_today_with_what_is_in_it(tmp_path: Path) -> None:
    first = database(tmp_path / "a.db", ONE)
    with first.writing() as connection:
        connection.execute("INSERT INTO things VALUES ('old')")
    first.close()
    second = database(tmp_path / "a.db", ONE, TWO)
    assert second.connection().execute("SELECT * FROM things").fetchall() == [("old", 7)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    database(tmp_path / "a.db", ONE).close()
    with pytest.raises(LibraryUnavailable):
        database(tmp_path / "a.db", ONE, TWO + "\nINSERT INTO nowhere VALUES (1);")
    assert database(tmp_path / "a.db", ONE, TWO).connection().execute("SELECT size FROM things")


def test_files_of_others_and_of_tomorrow_are_refused(tmp_path: Path) -> None:
    database(tmp_path / "a.db", ONE, TWO).close()
    with telling(LibraryUnavailable, "请升级看报"):
        database(tmp_path / "a.db", ONE)
    with pytest.raises(Outdated):
        database(tmp_path / "a.db", ONE, TWO, application=0x6B62_0001)
    with pytest.raises(Damaged):
        database(tmp_path / "a.db", ONE, TWO, application=0x1234_5678)
    foreign = sqlite3.connect(tmp_path / "b.db")
    foreign.execute("CREATE TABLE theirs (x)")
    foreign.close()
    with pytest.raises(Damaged):
        database(tmp_path / "b.db", ONE)


def test_an_open_that_has_nothing_to_do_writes_nothing(tmp_path: Path) -> None:
    database(tmp_path / "a.db", ONE).close()
    before = (tmp_path / "a.db").stat().st_mtime_ns
    writer = database(tmp_path / "a.db", ONE)
    with writer.writing():
        database(tmp_path / "a.db", ONE).connection().execute("SELECT * FROM things")
    assert (tmp_path / "a.db").stat().st_mtime_ns == before


def database_of(library: Library) -> Database:
    store = library._store
    assert isinstance(store, SqliteStore)
    return store._database


def test_a_full_disk_is_one_sentence_and_loses_nothing(library: Library) -> None:
    library.sync(cancelled=lambda: True)
    before = library.totals()
    index = database_of(library)
    connection = index.connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with (
        telling(LibraryUnavailable, "磁盘已满"),
        index.writing() as writer,
    ):
        writer.execute("UPDATE totals SET posts = 99")
        writer.execute("INSERT INTO about VALUES ('big', zeroblob(1000000))")
    assert library.totals() == before
    connection.execute("PRAGMA max_page_count = 1000000")
    assert library.sync().total == 14


def test_folders_that_may_not_be_written_are_a_sentence_each(
    archive_folder: Path, tmp_path: Path
) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("", "utf-8")
    library = open_library(open_archive(archive_folder), cache=nowhere, data=nowhere)
    marks, cache = map(sentence, library.notices)
    assert marks.startswith("标记写不进去，这次做的不会保留：")
    assert "缓存文件夹" in cache
    assert library.sync().new == 14
    library.close()


def test_marks_that_cannot_be_written_hold_until_the_end(
    archive_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    def reopened(data: Path) -> Library:
        return open_library(open_archive(archive_folder), cache=tmp_path / "cache", data=data)

    library = reopened(tmp_path / "file")
    library.sync()
    entry = library.page(View(), 0, 1)[0]
    assert library.set_starred([entry.key], True) == 1
    assert library.page(View(show=Show.STARRED), 0, 9) == [replace(entry, starred=True)]
    with telling(LibraryUnavailable, "标记文件不能用"):
        library.import_marks(library.export_marks())
    library.close()
    for data in (tmp_path / "file", tmp_path / "data"):
        library = reopened(data)
        assert library.totals().starred == 0
        library.close()


def test_marks_that_may_only_be_read_are_shown_and_left_alone(
    library: Library, archive_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.sync()
    first, second = (entry.key for entry in library.page(View(), 0, 2))
    library.set_starred([first], True)
    opened, (path,) = os.open, (tmp_path / "data").rglob("*.db")

    def refusing(file: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(file) == path and flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied", file)
        return opened(file, flags, mode)

    # Root may write every file, so refusing is left to this; what is not in the file is in its log.
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refusing)
        other = open_library(
            open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
        )
    assert [notice.code for notice in other.notices] == ["marks-unkept"]
    other.set_starred([second], True)
    assert [entry.key for entry in other.page(View(show=Show.STARRED), 0, 9)] == [first, second]
    other.close()
    assert library.refresh()
    assert [entry.key for entry in library.page(View(show=Show.STARRED), 0, 9)] == [first]


def test_a_cache_on_which_only_reading_is_allowed_is_done_without(
    archive_folder: Path, tmp_path: Path
) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (tmp_path / "cache").mkdir(mode=0o500)
    library = open_library(
        open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
    )
    assert "缓存文件夹" in sentence(library.notices[0])
    assert library.sync().new == 14


def test_what_lies_in_a_folder_that_cannot_be_read_is_not_gone(
    library: Library, archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.sync()
    before = library.page(View(), 0, 50)
    closed = max({Path(entry.path).parent for entry in before})
    looked_into = os.scandir

    def refusing(folder: str) -> object:
        if Path(folder) == archive_folder / closed:
            raise PermissionError(13, "Permission denied", folder)
        return looked_into(folder)

    # Root may read every folder, so refusing is left to this.
    monkeypatch.setattr(os, "scandir", refusing)
    assert library.sync().gone == 0
    assert library.page(View(), 0, 50) == before
    assert [problem.code for problem in library.problems()].count("folder-unreadable") == 1
    monkeypatch.undo()
    assert not library.sync().any


def test_damage_in_the_middle_of_reading_is_told_once(library: Library) -> None:
    library.sync()
    assert list(library.notices) == []
    index = database_of(library)
    path = index.path
    # What is in its log goes into the file, so that the damage is not undone by it.
    index.close()
    with path.open("r+b") as file:
        file.write(b"\xff" * path.stat().st_size)
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    assert library.page(View(), 0, 5) == []
    assert ["索引坏了" in sentence(notice) for notice in library.notices] == [True]
    assert library.sync().new == 14


# -- the marks -------------------------------------------------------------------------------


def test_marks_of_the_first_version_are_all_there(tmp_path: Path) -> None:
    path = tmp_path / "marks.db"
    old = database(path, migrations.MIGRATIONS[0], application=migrations.APPLICATION)
    with old.writing() as connection:
        connection.execute("INSERT INTO about VALUES ('root', x'2F61')")
        connection.execute("INSERT INTO state VALUES ('a', 1, 0, 12, 100.5), ('b', 0, 1, 0, 200)")
        connection.execute("INSERT INTO known VALUES (x'612E6D64', 'a'), (x'632E6D64', 'c')")
        connection.execute(
            "INSERT INTO journal (at, mark, value, keys) VALUES (1, 'read', 1, ?)",
            (bytes.fromhex("78014b040000620062"),),
        )
    old.close()
    marks = Marks(path)
    assert [
        (s.key, s.path, s.read, s.read_at, s.starred, s.starred_at, s.position)
        for s in marks.states()
    ] == [
        ("a", "a.md", True, 100.5, False, 100.5, 12),
        ("b", None, False, 200.0, True, 200.0, 0),
        ("c", "c.md", False, 0.0, False, 0.0, 0),
    ]
    assert (marks.about("root"), marks.last) == (b"/a", 1)
    assert marks.since(0) == [Marking(1, "read", True, (Key("a"),))]
    assert marks.mark(STARRED, True, [(Key("a"), "a.md")]) == 1
    assert marks.last == 2


def test_a_journal_that_was_trimmed_is_made_up_for_by_the_state(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.marks.journal._JOURNAL_ENTRIES_HELD", 3)
    library.sync()
    entries = library.page(View(), 0, 14)
    posts = [(entry.key, entry.path) for entry in entries]
    elsewhere = Marks(library._marks.path)
    elsewhere.mark(READ, True, posts[:2])
    for post in posts[2:9]:
        elsewhere.mark(STARRED, True, [post])
    elsewhere.mark(READ, False, posts[:1])
    assert elsewhere.since(0) is None
    assert library.refresh()
    assert (library.totals().unread, library.totals().starred) == (13, 7)
    assert [e.read for e in library.page(View(), 0, 2)] == [False, True]
    assert library.count(View(show=Show.STARRED)) == 7


def test_a_post_that_takes_anothers_path_takes_it_from_its_marks(tmp_path: Path) -> None:
    marks = Marks(tmp_path / "marks.db")
    marks.mark(READ, True, [(Key("a"), "1.md"), (Key("b"), "2.md")])
    marks.mark(STARRED, True, [(Key("a"), "2.md"), (Key("b"), "1.md")])
    assert [(s.key, s.path) for s in marks.states()] == [("a", "2.md"), ("b", "1.md")]
    marks.set_position(Key("c"), "2.md", Position(5, "话"))
    assert [(s.key, s.path) for s in marks.states()] == [
        ("a", None),
        ("b", "1.md"),
        ("c", "2.md"),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "第 3 行不是 JSON"),
        ("[1]", "第 3 行不是 JSON 对象"),
        ('{"path": "a.md"}', "key"),
        ('{"key": "a", "read": 1}', "read"),
        ('{"key": "a", "position": -1}', "position"),
        ('{"key": "a", "position": true}', "position"),
        ('{"key": "a", "path": "a\\u0000b"}', "path"),
        ('{"key": "a", "read": true, "read_at": "昨天"}', "read_at"),
        ('{"key": "a", "read": true, "read_at": 12}', "read_at"),
        ('{"key": "a", "position": 1e400}', "position"),
        ("[" * 100_000, "第 3 行不是 JSON"),
    ],
    ids=lambda text: text[:40],
)
def test_lines_that_are_no_marks_change_nothing(library: Library, line: str, told: str) -> None:
    library.sync()
    lines = [
        '{"kanbao": "marks", "version": 1}',
        '{"key": "2022-02-01-note1", "read": true, "read_at": "2026-01-01T00:00:00+00:00"}',
        line,
    ]
    with telling(WrongUsage, told):
        library.import_marks(lines)
    assert library.totals().unread == 14
    assert library.import_marks(lines[:2]) == 1
    assert library.totals().unread == 13


def test_imported_marks_go_to_the_post_at_their_path(library: Library) -> None:
    library.sync()
    mine = library.find("2022-02-01-note1")
    lines = [
        '{"kanbao": "marks", "version": 1}',
        f'{{"key": "theirs", "path": "{mine.path}", "starred": true, "starred_at": "2026-01-01"}}',
    ]
    assert library.import_marks(lines) == 1
    assert library.find("2022-02-01-note1").starred
    assert library.totals().starred == 1


@pytest.mark.parametrize("first", ["{}", '{"kanbao": "marks", "version": 2}', '{"key": "a"}'])
def test_files_that_are_no_marks_are_refused(library: Library, first: str) -> None:
    with pytest.raises(WrongUsage):
        library.import_marks([first])


# -- several processes -------------------------------------------------------------------------

SCANNER = """
import sys
from pathlib import Path
from reader.corpus import open_archive
from reader.library import View, open_library
root, cache, data, turn = sys.argv[1:]
library = open_library(open_archive(Path(root)), cache=Path(cache), data=Path(data))
library.sync()
while library.count(View()) < 300:
    library.refresh() or library.sync()
for entry in library.page(View(), 0, 300)[int(turn)::2][:40]:
    library.set_read([entry.key], True)
    library.set_starred([entry.key], True)
"""


def test_two_kanbao_scan_and_mark_one_archive_together(tmp_path: Path) -> None:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    for number in range(300):
        (posts / f"2022-01-01-n{number}.md").write_text(f"---\ntitle: {number}\n---\n{number}\n")
    folders = [str(tmp_path / name) for name in ("site", "cache", "data")]
    both = [
        subprocess.Popen([sys.executable, "-c", SCANNER, *folders, turn], stderr=subprocess.PIPE)
        for turn in ("0", "1")
    ]
    for process in both:
        _, complaint = process.communicate(timeout=120)
        assert (process.returncode, complaint) == (0, b"")
    library = open_library(
        open_archive(tmp_path / "site"), cache=tmp_path / "cache", data=tmp_path / "data"
    )
    assert library.sync().unchanged == 300
    entries = library.page(View(), 0, 300)
    assert [entry.starred for entry in entries] == [True] * 80 + [False] * 220
    assert (library.totals().unread, library.totals().starred) == (220, 80)


# -- the first run -----------------------------------------------------------------------------


def test_a_first_run_broken_off_between_headers_and_bodies_goes_on(
    archive_folder: Path, tmp_path: Path, library: Library
) -> None:
    for number in range(40):
        text = "河湾晚报的长文。" * 400
        (archive_folder / "_posts" / f"2021-01-01-long{number}.md").write_text(
            f"---\ntitle: 长文 {number}\ncategories: c\n---\n{text}{number}\n\n"
            f"（文章来源：河湾晚报）\n\n<http://example.org/{number}>\n",
            "utf-8",
        )
    library.sync(cancelled=lambda: True)
    listed = library.page(View(), 0, 100)
    assert len(listed) == 54
    assert None in {entry.media for entry in listed if entry.title.startswith("长文")}
    again = open_library(
        open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
    )
    assert again.sync().unchanged == 54
    whole = again.page(View(), 0, 100)
    assert {entry.media for entry in whole if entry.title.startswith("长文")} == {"河湾晚报"}
    assert [entry.key for entry in whole] == [entry.key for entry in listed]
    again.rebuild()
    assert [(e.key, e.source, e.media) for e in again.page(View(), 0, 100)] == [
        (e.key, e.source, e.media) for e in whole
    ]


def test_labels_follow_what_the_posts_say_now(archive_folder: Path, library: Library) -> None:
    library.sync()
    labels = {category.slug: category.label for category in library.categories()}
    assert labels[Clean("jiangzhoubao")] == "江州报"
    for file in (archive_folder / "_posts").glob("*.md"):
        file.write_text(file.read_text("utf-8").replace("江州报新闻", "别的"), "utf-8")
    library.sync()
    assert "江州报" not in {category.label for category in library.categories()}
    for file in (archive_folder / "_posts").glob("*.md"):
        file.write_text(file.read_text("utf-8").replace("别的", "江州报新闻"), "utf-8")
    library.sync()
    assert labels == {category.slug: category.label for category in library.categories()}


def test_what_the_config_says_of_dates_is_taken_up(archive_folder: Path, tmp_path: Path) -> None:
    (archive_folder / "_posts" / "2022-05-05-plain.md").write_text("没有时区的一篇\n", "utf-8")
    dates = []
    for zone in ("Asia/Shanghai", "UTC"):
        (archive_folder / "_config.yml").write_text(f"timezone: {zone}\n")
        library = open_library(
            open_archive(archive_folder), cache=tmp_path / "cache", data=tmp_path / "data"
        )
        dates.append((library.sync().changed, library.find("plain").date))
    assert [changed for changed, _ in dates] == [0, 1]
    assert dates[0][1] != dates[1][1]


def test_a_file_that_was_touched_is_not_a_change(archive_folder: Path, library: Library) -> None:
    library.sync()
    os.utime(archive_folder / "_posts" / "2022-02-01-note1.md", (1, 1))
    assert not library.sync().any
    assert library.sync().unchanged == 14
