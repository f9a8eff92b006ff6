"""A look at the folders alone: what came, went and moved is seen, and nothing else is read."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from shutil import rmtree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corpus import PostFile, open_archive
from reader.library import Changes, Library, View, open_library
from reader.library.scan import known_files
from reader.library.scan.record import signature

LONG_AGO = 1_600_000_000


def post(root: Path, path: str, text: str = "渡口") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {text}\ndate: 2022-02-21\n---\n{text}的正文\n", "utf-8")
    return file


def let_time_pass(root: Path, now: int = LONG_AGO) -> None:
    """Let every folder have changed long ago, at another time than ever before."""
    for folder, _, _ in os.walk(root):
        seconds = now + Path(folder).stat().st_mtime_ns // 10**9 % 1000
        os.utime(folder, ns=(seconds * 10**9, seconds * 10**9))


def library_of(root: Path, place: Path) -> Library:
    return open_library(open_archive(root), cache=place / "cache", data=place / "data")


def titles(library: Library) -> dict[str, str]:
    return {entry.path: entry.title for entry in library.page(View(), 0, 1000)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for number in range(3):
        post(tmp_path / "site", f"_posts/2022-01-0{number + 1}-p{number}.md")
        post(tmp_path / "site", f"_posts/more/2022-02-0{number + 1}-q{number}.md")
    (tmp_path / "site" / "_config.yml").write_text("title: 河湾\n", "utf-8")
    let_time_pass(tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def library(root: Path, tmp_path: Path) -> Library:
    made = library_of(root, tmp_path)
    made.sync()
    return made


def test_where_no_folder_changed_no_file_is_looked_at(
    root: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_files, "signature", None)
    assert library.catch_up() == Changes(unchanged=6, total=6)


def test_what_came_went_and_moved_is_seen(root: Path, library: Library) -> None:
    post(root, "_posts/2022-03-01-new.md", "新的")
    post(root, "_posts/even/more/2022-03-02-deep.md", "深处")
    (root / "_posts" / "2022-01-01-p0.md").unlink()
    moved = root / "old_post" / "2022-02-01-q0.md"
    moved.parent.mkdir()
    (root / "_posts" / "more" / "2022-02-01-q0.md").rename(moved)
    changes = library.catch_up()
    assert (changes.new, changes.gone, changes.moved, changes.total) == (2, 1, 1, 7)
    assert titles(library).keys() == {
        "_posts/2022-01-02-p1.md",
        "_posts/2022-01-03-p2.md",
        "_posts/2022-03-01-new.md",
        "_posts/even/more/2022-03-02-deep.md",
        "_posts/more/2022-02-02-q1.md",
        "_posts/more/2022-02-03-q2.md",
        "old_post/2022-02-01-q0.md",
    }


def test_only_folders_that_changed_are_looked_through(
    root: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    post(root, "_posts/more/2022-03-01-new.md")
    looked_at = set()

    def noted(file: PostFile) -> int:
        looked_at.add(str(PurePosixPath(file.path).parent))
        return signature(file)

    monkeypatch.setattr(known_files, "signature", noted)
    library.catch_up()
    assert looked_at == {"_posts/more"}


def test_a_file_written_as_editors_do_is_seen_one_written_in_place_by_a_scan(
    root: Path, library: Library
) -> None:
    beside = post(root, "_posts/.2022-01-01-p0.md.swp", "改了")
    beside.rename(root / "_posts" / "2022-01-01-p0.md")
    library.catch_up()
    assert titles(library)["_posts/2022-01-01-p0.md"] == "改了"
    let_time_pass(root, LONG_AGO + 10**6)
    library.catch_up()
    post(root, "_posts/2022-01-02-p1.md", "就地改的")
    library.catch_up()
    assert titles(library)["_posts/2022-01-02-p1.md"] == "渡口"
    library.sync()
    assert titles(library)["_posts/2022-01-02-p1.md"] == "就地改的"


def test_a_folder_that_is_gone_takes_its_posts_with_it(root: Path, library: Library) -> None:
    rmtree(root / "_posts" / "more")
    assert library.catch_up().gone == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nobody is kept out")
def test_a_folder_that_cannot_be_read_keeps_its_posts(root: Path, library: Library) -> None:
    post(root, "_posts/more/2022-03-01-new.md")
    (root / "_posts" / "more").chmod(0)
    try:
        assert library.catch_up().gone == 0
    finally:
        (root / "_posts" / "more").chmod(0o700)


def test_another_config_has_every_file_read_again(root: Path, tmp_path: Path) -> None:
    first = library_of(root, tmp_path)
    first.sync()
    first.close()
    (root / "_config.yml").write_text("title: 河湾\ncollections_dir: _posts\n", "utf-8")
    let_time_pass(root)
    library = library_of(root, tmp_path)
    assert library.catch_up().unchanged == 6
    assert library.catch_up() == Changes(unchanged=6, total=6)


def test_a_listing_that_was_broken_off_is_gone_on_with(root: Path, tmp_path: Path) -> None:
    broken_off = library_of(root, tmp_path)
    broken_off.sync(cancelled=lambda: True)
    broken_off.close()
    library = library_of(root, tmp_path)
    library.catch_up()
    assert len(titles(library)) == 6


def test_a_time_that_may_hide_a_change_is_not_relied_on(root: Path, library: Library) -> None:
    """Clocks of file systems tick slowly: two files may come at one time of their folder."""
    folder = root / "_posts"
    post(root, "_posts/2022-03-01-new.md")
    before = folder.stat()
    library.catch_up()
    post(root, "_posts/2022-03-02-newer.md")
    os.utime(folder, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert library.catch_up().new == 1


FOLDERS = ("_posts", "_posts/a", "_posts/a/b", "old_post", "c/_posts")
ACTS = st.tuples(
    st.sampled_from(["write", "delete", "move", "rename folder", "delete folder"]),
    st.sampled_from(FOLDERS),
    st.sampled_from(FOLDERS),
    st.integers(0, 3),
)


def act(root: Path, what: str, one: str, other: str, number: int) -> None:
    name = f"2022-01-0{number + 1}-p{number}.md"
    file = root / one / name
    if what == "write":
        fresh = post(root, f"{one}/.fresh", f"{number} {one}")
        fresh.rename(file)
    elif what == "delete":
        file.unlink(missing_ok=True)
    elif what == "move" and file.exists() and not (root / other / name).exists():
        (root / other).mkdir(parents=True, exist_ok=True)
        file.rename(root / other / name)
    elif what == "rename folder" and (root / one).is_dir() and not (root / "d").exists():
        (root / one).rename(root / "d")
    elif what == "delete folder":
        rmtree(root / one, ignore_errors=True)


@given(st.lists(st.lists(ACTS, max_size=4), max_size=4))
def test_it_comes_to_what_a_look_at_every_file_does(
    rounds: list[list[tuple[str, str, str, int]]],
) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        root = place / "site"
        post(root, "_posts/2022-01-01-p0.md")
        library = library_of(root, place / "quick")
        library.sync()
        for number, acts in enumerate(rounds):
            let_time_pass(root, LONG_AGO + number * 1000)
            library.catch_up()
            for each in acts:
                act(root, *each)
            library.catch_up()
            thorough = library_of(root, place / str(number))
            thorough.sync()
            assert titles(library) == titles(thorough)
            assert library.totals() == thorough.totals()
            thorough.close()
        library.close()
