"""The second process of a scan: what it changes (nothing), and what becomes of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.corpus import Archive, open_archive, walk
from reader.library import Library, View, open_library, worker_process
from reader.library.records import Record
from reader.library.scan import file_reader
from reader.library.scan.helper import Helper, Task
from reader.library.scan.record import read_record, signature
from reader.model import Entry

POSTS = 400
LIMIT = 1 << 20


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Posts that want each other's keys, of which some are broken and one has a strange name."""
    posts = tmp_path_factory.mktemp("helped") / "_posts"
    for number in range(POSTS):
        file = posts / str(number % 5) / f"2022-02-{number % 28 + 1:02}-post{number // 5}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        title = '"没有结束' if number % 7 == 0 else f"第 {number} 篇"
        file.write_bytes(f"---\ntitle: {title}\ntags: [甲, 乙]\n---\n正文 {number}\n".encode())
    Path(os.fsdecode(os.fsencode(posts) + b"/2022-03-01-\xff.md")).write_text("没有头信息\n")
    return open_archive(posts.parent)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a helper start for few posts, as it does for many."""
    monkeypatch.setattr(file_reader, "_HELPER_WORTH_FILES", 20)
    monkeypatch.setattr(file_reader, "_CHUNK_FILES", 7)


def listed(archive: Archive, folder: Path) -> list[Entry]:
    library: Library = open_library(archive, cache=folder / "cache", data=folder / "data")
    library.sync()
    entries = library.page(View(), 0, 2 * POSTS)
    library.close()
    return entries


def test_a_helper_changes_nothing(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_help = listed(archive, tmp_path / "with")
    monkeypatch.setattr(file_reader, "_HELPER_WORTH_FILES", 10 * POSTS)
    assert with_help == listed(archive, tmp_path / "without")
    assert len(with_help) == POSTS + 1


def test_what_a_dead_helper_leaves_is_read_here(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying(Helper):
        def answer(self, *, wait: bool) -> list[Record] | None:
            self._process._process.kill()
            return super().answer(wait=wait)

    monkeypatch.setattr(file_reader, "Helper", Dying)
    assert len(listed(archive, tmp_path)) == POSTS + 1


def test_no_helper_is_no_harm(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    assert len(listed(archive, tmp_path)) == POSTS + 1


def test_answers_come_in_order_and_as_read_here(archive: Archive) -> None:
    task = Task(archive, LIMIT, whole=True)
    wanted = [(found, signature(found)) for found in walk(archive)][:40]
    helping = Helper(task)
    try:
        assert helping.ask(wanted[:20])
        assert helping.ask(wanted[20:])
        answered = [helping.answer(wait=True), helping.answer(wait=True)]
    finally:
        helping.close()
    here = [read_record(archive, *one, size_limit=LIMIT, whole=True) for one in wanted]
    assert answered == [here[:20], here[20:]]
    assert not helping.ask(wanted)


def test_a_helper_ends_with_its_input() -> None:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", worker_process.__name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    process.communicate(timeout=60)


def test_an_archive_one_stands_in_is_not_imported(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "marshal.py").write_text("raise SystemExit")
    (tmp_path / "pickle.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    helping = Helper(Task(archive, LIMIT, whole=False))
    try:
        assert helping.ask([(found, 0) for found in walk(archive)])
        assert helping.answer(wait=True)
    finally:
        helping.close()
