"""Identity: a post keeps its key and its marks wherever its file goes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from reader.corpus import open_archive
from reader.library import Library, View, open_library
from reader.library.scan.identity import Known, identify
from reader.model import Entry, Key

LANGUAGES = ("en", "ja", "zh_cn", "zh_tw")

Open = Callable[[], Library]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> Open:
    def open_it() -> Library:
        library = open_library(open_archive(root), cache=tmp_path / "cache", data=tmp_path / "data")
        library.sync()
        return library

    return open_it


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {text}\n---\n{text}\n", "utf-8")
    return file


def all_of(library: Library) -> list[Entry]:
    return library.page(View(), 0, library.count(View()))


def keys_by_title(library: Library) -> dict[str, str]:
    return {entry.title: entry.key for entry in all_of(library)}


def translated(root: Path) -> None:
    for language in LANGUAGES:
        write(root / language / "news" / "_posts" / "2024-01-01-hello.md", language)


@pytest.mark.parametrize("without_cache", [False, True])
def test_translations_that_move_together_stay_apart(
    root: Path, tmp_path: Path, opened: Open, without_cache: bool
) -> None:
    translated(root)
    library = opened()
    before = keys_by_title(library)
    assert len(set(before.values())) == 4
    library.set_starred([entry.key for entry in all_of(library) if entry.title == "ja"], True)
    library.close()
    (root / "old").mkdir()
    for language in LANGUAGES:
        (root / language).rename(root / "old" / language)
    if without_cache:
        shutil.rmtree(tmp_path / "cache")
    again = opened()
    assert keys_by_title(again) == before
    assert [entry.title for entry in all_of(again) if entry.starred] == ["ja"]


def test_a_translation_that_moves_and_is_edited_is_still_itself(root: Path, opened: Open) -> None:
    translated(root)
    library = opened()
    before = keys_by_title(library)
    shutil.rmtree(root / "ja")
    write(root / "ja" / "archive" / "_posts" / "2024-01-01-hello.md", "ja, 2")
    library.sync()
    assert keys_by_title(library)["ja, 2"] == before["ja"]


def test_marks_stay_with_the_translation_they_were_given_to(
    root: Path, tmp_path: Path, opened: Open
) -> None:
    write(root / "zh_tw" / "_posts" / "2024-01-01-hello.md", "zh_tw")
    library = opened()
    library.set_read([all_of(library)[0].key], True)
    library.close()
    shutil.rmtree(tmp_path / "cache")
    write(root / "en" / "_posts" / "2024-01-01-hello.md", "en")
    again = opened()
    assert {entry.title: entry.read for entry in all_of(again)} == {"zh_tw": True, "en": False}


def test_files_that_are_all_called_alike_have_names_of_their_own(root: Path, opened: Open) -> None:
    for year in ("2021", "2022"):
        for month in ("01", "02"):
            for day in ("01", "02", "03"):
                write(root / year / month / day / "index.md", f"{year}-{month}-{day}")
    library = opened()
    before = keys_by_title(library)
    assert len(set(before.values())) == 12
    library.rebuild()
    assert keys_by_title(library) == before


def test_one_text_in_two_files_is_two_posts(root: Path, opened: Open) -> None:
    write(root / "_posts" / "2024-01-01-a.md", "同一句话")
    write(root / "_posts" / "2024-01-02-b.md", "同一句话")
    library = opened()
    shutil.copy(root / "_posts" / "2024-01-01-a.md", root / "_posts" / "2024-01-03-c.md")
    assert (library.sync().new, library.count(View())) == (1, 3)


def test_posts_without_text_are_not_taken_for_each_other(root: Path, opened: Open) -> None:
    (root / "_posts").mkdir()
    (root / "_posts" / "2024-01-01-a.md").write_text("---\ntitle: 甲\n---\n")
    library = opened()
    (root / "_posts" / "2024-01-01-a.md").unlink()
    (root / "_posts" / "2024-01-02-b.md").write_text("---\ntitle: 乙\n---\n")
    changes = library.sync()
    assert (changes.new, changes.gone, changes.moved) == (1, 1, 0)


def test_the_stem_goes_before_the_text_and_the_nearest_file_before_others() -> None:
    def who(path: str, relatives: list[Known], same_text: list[Known]) -> str:
        there = {"b/x.md"}
        return identify(
            path,
            relatives=relatives,
            same_text=same_text,
            vanished=lambda path: path not in there,
            taken=lambda key: key in {"x", "x~b"},
        ).key

    def known(key: str, path: str, *, same_text: bool = False) -> Known:
        return Known(Key(key), path, is_listed=True, same_text=same_text)

    here, gone = known("x~b", "b/x.md"), known("x", "a/x.md")
    assert who("c/x.md", [here, gone], [known("y", "y.md", same_text=True)]) == "x"
    assert who("c/x.md", [here], [known("y", "y.md", same_text=True)]) == "y"
    assert who("c/x.md", [here], []) == "x~c"
    assert who("b/x.md", [Known(Key("z"), "b/x.md"), gone], []) == "z"
    texts = [known("x", "a/x.md"), known("x~d", "d/x.md", same_text=True)]
    assert who("c/x.md", texts, []) == "x~d"
    near = [known("x", "q/x.md"), known("x~d", "d/_posts/x.md")]
    assert who("old/d/_posts/x.md", near, []) == "x~d"


class Journeys(RuleBasedStateMachine):
    """Every post has a name of its own in its text; whatever befalls its file, its key stays."""

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(os.environ["KANBAO_JOURNEYS"]) / os.urandom(8).hex()
        self.root = self.base / "site"
        (self.root / "_posts").mkdir(parents=True)
        self.library = self.open()
        self.at: dict[str, Path] = {}
        self.keys: dict[str, str] = {}
        self.starred: set[str] = set()
        self.made = 0

    def open(self) -> Library:
        return open_library(
            open_archive(self.root), cache=self.base / "cache", data=self.base / "data"
        )

    def settle(self) -> None:
        """Scan, so that the next change is seen apart from this one."""
        self.library.sync()
        entries = {entry.title: entry for entry in all_of(self.library)}
        assert set(entries) == set(self.at)
        for title, entry in entries.items():
            assert entry.path == self.at[title].relative_to(self.root).as_posix()
            assert self.keys.setdefault(title, entry.key) == entry.key
            assert entry.starred == (title in self.starred)

    @rule(folder=st.sampled_from(["_posts", "a/_posts", "b/_posts"]), stem=st.integers(1, 3))
    def add(self, folder: str, stem: int) -> None:
        file = self.root / folder / f"2024-01-0{stem}-same.md"
        if not file.exists():
            self.made += 1
            self.at[f"第{self.made}"] = write(file, f"第{self.made}")
            self.settle()

    @rule(which=st.integers(0, 20), folder=st.sampled_from(["old_post", "_posts", "c/_posts"]))
    def move(self, which: int, folder: str) -> None:
        if self.at:
            title = sorted(self.at)[which % len(self.at)]
            target = self.root / folder / self.at[title].name
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                self.at[title] = self.at[title].rename(target)
                self.settle()

    @rule(which=st.integers(0, 20))
    def edit(self, which: int) -> None:
        if self.at:
            title = sorted(self.at)[which % len(self.at)]
            with self.at[title].open("a") as file:
                file.write("又一行\n")
            self.settle()

    @rule(which=st.integers(0, 20))
    def rename(self, which: int) -> None:
        if self.at:
            title = sorted(self.at)[which % len(self.at)]
            self.made += 1
            target = self.at[title].with_name(f"2024-02-02-renamed{self.made}.md")
            self.at[title] = self.at[title].rename(target)
            self.settle()

    @rule(which=st.integers(0, 20))
    def star(self, which: int) -> None:
        if self.at:
            title = sorted(self.at)[which % len(self.at)]
            path = self.at[title].relative_to(self.root).as_posix()
            self.library.set_starred([self.library.find(path).key], title not in self.starred)
            self.starred ^= {title}

    @rule()
    def lose_the_cache(self) -> None:
        self.library.close()
        shutil.rmtree(self.base / "cache")
        self.library = self.open()
        self.settle()

    @invariant()
    def keys_are_unique(self) -> None:
        keys = [entry.key for entry in all_of(self.library)]
        assert len(keys) == len(set(keys))


@pytest.fixture
def journeys_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KANBAO_JOURNEYS", str(tmp_path))
    yield


@pytest.mark.usefixtures("journeys_folder")
def test_keys_and_marks_follow_files_wherever_they_go() -> None:
    run_state_machine_as_test(
        Journeys,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
