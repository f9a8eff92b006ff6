"""What changed in an archive is found apart from its writing: in whole, or one file alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from memory_store import MemoryStore

from reader.corpus import Archive, PostFile, open_archive
from reader.library import Library, Progress, View, open_library
from reader.library.marks.journal import Marks
from reader.library.scan import scan
from reader.library.scan.delta import Delta, Look, delta_of
from reader.library.scan.record import signature
from reader.library.scan.scan import Scan
from reader.library.store import WritableIndex
from reader.model import DateGuess


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(1, 7):
        write(tmp_path, f"2022-01-0{number}-p{number}.md", f"第{number}篇")
    return tmp_path


@pytest.fixture
def archive(folder: Path) -> Archive:
    return open_archive(folder / "site")


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / "site" / "_posts" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {text}\n---\n{text}的正文\n", "utf-8")
    return file


def found(archive: Archive, path: str) -> PostFile:
    status = Path(archive.file(path)).stat()
    return PostFile(path, status.st_size, status.st_mtime_ns)


def names(delta: Delta) -> list[str]:
    return [Path(file.path).stem for files in delta.files for file, _ in files]


def test_a_look_names_what_is_new_or_changed_and_then_what_is_gone(
    archive: Archive, folder: Path
) -> None:
    whole = Look(archive, drafts=False, known=())
    first = [wanted for files in whole.delta().files for wanted in files]
    assert [file.path for file, _ in first] == [
        f"_posts/2022-01-0{number}-p{number}.md" for number in range(6, 0, -1)
    ]
    assert whole.looked_at == 6
    write(folder, "2022-01-02-p2.md", "改了")
    write(folder, "2022-01-09-p9.md", "新的")
    Path(archive.file("_posts/2022-01-04-p4.md")).unlink()
    again = Look(archive, drafts=False, known=sorted(sig for _, sig in first))
    delta = again.delta()
    assert names(delta) == ["2022-01-09-p9", "2022-01-02-p2"]
    signatures = {file.path: sig for file, sig in first}
    assert set(delta.gone) == {
        signatures["_posts/2022-01-04-p4.md"],
        signatures["_posts/2022-01-02-p2.md"],
    }


def test_a_doubted_file_is_read_again(archive: Archive) -> None:
    file = found(archive, "_posts/2022-01-03-p3.md")
    sig = signature(file)
    look = Look(archive, drafts=False, known=[sig], doubted=frozenset([sig]))
    assert "2022-01-03-p3" in names(look.delta())


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("_posts/2022-01-03-p3.md", ["2022-01-03-p3"]),
        ("2022-01-03-p3", ["2022-01-03-p3"]),
        ("2022-01-03-p3~ja", ["2022-01-03-p3"]),
        ("01-05", ["2022-01-05-p5"]),
        ("-p", [f"2022-01-0{number}-p{number}" for number in range(6, 0, -1)]),
        ("没有", []),
        ("", []),
        (".", []),
        ("/etc/passwd", []),
        ("../site/_posts/2022-01-03-p3.md", []),
        ("_posts/\0.md", []),
    ],
)
def test_a_name_finds_those_of_its_files_that_an_index_does_not_know(
    archive: Archive, name: str, named: list[str]
) -> None:
    assert names(delta_of(archive, name, (), drafts=False)) == named
    known = sorted(sig for files in Look(archive, False, ()).delta().files for _, sig in files)
    assert names(delta_of(archive, name, known, drafts=False)) == []


def library_of(folder: Path) -> Library:
    archive = open_archive(folder / "site")
    return open_library(archive, cache=folder / "cache", data=folder / "data")


class Watched:
    """A library, and what it had when it first told how far it is."""

    def __init__(self, folder: Path) -> None:
        self.library = library_of(folder)
        self.first: list[str] = []

    def note(self, progress: Progress) -> None:
        if not self.first:
            self.first = [entry.key for entry in self.library.page(View(), 0, 100)]


@pytest.mark.parametrize("name", ["2022-01-02-p2", "_posts/2022-01-02-p2.md", "02-p2"])
def test_the_post_wanted_is_there_before_all_others(folder: Path, name: str) -> None:
    watched = Watched(folder)
    changes = watched.library.sync(wanted=name, progress=watched.note)
    assert watched.first == ["2022-01-02-p2"]
    assert (changes.new, changes.total) == (6, 6)
    whole = library_of(folder)
    assert watched.library.page(View(), 0, 9) == whole.page(View(), 0, 9)
    assert whole.sync(wanted=name).any is False


def test_on_an_index_half_built_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_FIRST_BATCH_POSTS", 1)
    monkeypatch.setattr("reader.library.scan.delta._LOOKED_AT_ONCE", 2)
    watched = Watched(folder)
    watched.library.sync(cancelled=lambda: True)
    listed = {entry.key for entry in watched.library.page(View(), 0, 9)}
    assert listed and "2022-01-01-p1" not in listed
    watched.library.sync(wanted="2022-01-01-p1", progress=watched.note)
    assert set(watched.first) == {*listed, "2022-01-01-p1"}
    assert watched.library.totals().posts == 6
    assert [entry.date_guessed for entry in watched.library.page(View(), 0, 9)] == [
        DateGuess.NONE
    ] * 6


def test_the_post_wanted_may_change_while_the_rest_is_listed(folder: Path) -> None:
    library = library_of(folder)

    def change(progress: Progress) -> None:
        write(folder, "2022-01-02-p2.md", "改过的")

    library.sync(wanted="2022-01-02-p2", progress=change)
    library.sync()
    assert library.find("2022-01-02-p2").title == "改过的"
    assert library.totals().posts == 6


def test_nothing_wanted_is_there(folder: Path) -> None:
    library = library_of(folder)
    assert library.sync(wanted="没有这篇").new == 6


@pytest.fixture(params=["sqlite", "memory"])
def synced(request: pytest.FixtureRequest, folder: Path, archive: Archive) -> Iterator[Library]:
    if request.param == "sqlite":
        library = library_of(folder)
    else:
        library = Library(
            archive,
            MemoryStore(),
            Marks(folder / "marks.db"),
            notices=(),
            size_limit=1 << 20,
            drafts=False,
            variants=False,
            passing=(),
            unkept=None,
        )
    library.sync()
    yield library
    library.close()


def apply(library: Library, delta: Delta) -> None:
    """Hand over what changed, as what watches an archive would."""

    def work(index: WritableIndex) -> None:
        one = Scan(
            library.archive,
            index,
            library._marks,
            size_limit=1 << 20,
            drafts=False,
            progress=lambda progress: None,
            cancelled=lambda: False,
        )
        assert one.apply(delta)

    library._store.write(work)


def titles(library: Library) -> dict[str, str]:
    return {entry.key: entry.title for entry in library.page(View(), 0, 100)}


def test_one_file_new_changed_moved_or_gone_is_all_that_is_read(
    synced: Library, folder: Path, archive: Archive
) -> None:
    before = titles(synced)
    write(folder, "2022-01-01-p1.md", "没有人看到的改动")

    def one(path: str) -> Delta:
        file = found(archive, path)
        return Delta([[(file, signature(file))]])

    write(folder, "2022-01-08-p8.md", "新的")
    apply(synced, one("_posts/2022-01-08-p8.md"))
    write(folder, "2022-01-02-p2.md", "改过的")
    apply(synced, one("_posts/2022-01-02-p2.md"))
    synced.set_starred([synced.find("2022-01-03-p3").key], True)
    old = found(archive, "_posts/2022-01-03-p3.md")
    (folder / "site" / "old_post").mkdir()
    Path(archive.file(old.path)).rename(archive.file("old_post/2022-01-03-p3.md"))
    moved = found(archive, "old_post/2022-01-03-p3.md")
    apply(synced, Delta([[(moved, signature(moved))]], gone=[signature(old)]))
    gone = found(archive, "_posts/2022-01-04-p4.md")
    Path(archive.file(gone.path)).unlink()
    apply(synced, Delta(gone=[signature(gone)]))

    del before["2022-01-04-p4"]
    assert titles(synced) == before | {
        "2022-01-08-p8": "新的",
        "2022-01-02-p2": "改过的",
    }
    entry = synced.find("2022-01-03-p3")
    assert (entry.path, entry.starred) == ("old_post/2022-01-03-p3.md", True)
