"""Indexing the texts of an archive: whole, in order, whoever breaks it off."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.corpus import open_archive
from reader.library import Changes, Library, TextProgress, View, open_library
from reader.library.fulltext import text_builder
from reader.library.query.mistakes import Mistake
from reader.library.store import Indexed, Work, WritableIndex
from reader.library.worker_process import WorkerProcess

POSTS = 120


@pytest.fixture
def site(tmp_path: Path) -> Path:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    for number in range(POSTS):
        header = f"title: 第 {number} 篇\ndate: 2022-02-{number % 28 + 1:02} 08:00:00 +0800\n"
        body = "<p>渡口的早班船。</p>\n" * (1 + number % 9) + f"\n编号{number}号\n"
        (posts / f"2022-02-01-post{number}.md").write_text(f"---\n{header}---\n{body}", "utf-8")
    return posts.parent


@pytest.fixture
def library(site: Path, home: Path) -> Iterator[Library]:
    made = opened(site, home)
    made.sync()
    yield made
    made.close()


def opened(site: Path, home: Path) -> Library:
    return open_library(open_archive(site), cache=home / "cache", data=home / "data")


def count(library: Library, query: str) -> int:
    condition = library.understood(query)
    assert not isinstance(condition, Mistake)
    return library.count_hits(condition) or 0


def assert_whole(library: Library) -> None:
    assert library.indexed() == Indexed(POSTS, POSTS)
    assert count(library, "早班船") == POSTS
    for number in (0, 7, 99, POSTS - 1):
        assert count(library, f"编号{number}号") == 1
    condition = library.understood("渡口")
    assert not isinstance(condition, Mistake)
    hits = library.search(condition, None, POSTS)
    assert hits is not None
    found = [hit.entry.key for hit in hits.hits]
    assert found == [entry.key for entry in library.page(View(), 0, POSTS)]


def test_progress_is_told_and_ends_with_all(library: Library) -> None:
    told: list[TextProgress] = []
    assert library.indexed() == Indexed(0, POSTS)
    assert library.index_texts(progress=told.append).is_whole
    assert_whole(library)
    assert told[-1] == TextProgress(POSTS, POSTS, 0)
    assert [now.done for now in told] == sorted(now.done for now in told)
    again: list[TextProgress] = []
    assert library.index_texts(progress=again.append).is_whole
    assert again == []


def test_what_a_first_listing_leaves_open_comes_with_the_texts(site: Path, home: Path) -> None:
    for number in range(0, POSTS, 3):
        file = site / "_posts" / f"2022-02-01-post{number}.md"
        header = "categories: [dukou]\ntags: [渡口, 度扣]\n"
        text = file.read_text("utf-8").replace("---\n<p>", f"{header}---\n<p>")
        file.write_text(
            f"{text}\n<p>（文章来源：渡口）</p>\n\n<http://example.org/{number}>\n", "utf-8"
        )
    (site / "_posts" / "2022-02-01-post1.md").write_bytes(b"---\ntitle: x\n---\n\xff\xfe\xff\n")
    libraries = []
    for name, bodies in (("with", True), ("without", False)):
        library = opened(site, home / name)
        library.sync(bodies=bodies)
        assert any(entry.media for entry in library.page(View(), 0, POSTS)) == bodies
        assert ("渡口" in {category.label for category in library.categories()}) == bodies
        told: list[TextProgress] = []
        assert library.index_texts(progress=told.append).is_whole
        assert told[-1].filled == (0 if bodies else POSTS)
        libraries.append(library)
    one, other = libraries
    assert other.page(View(), 0, POSTS) == one.page(View(), 0, POSTS)
    assert {entry.media for entry in one.page(View(), 0, POSTS)} == {None, "渡口"}
    assert list(other.problems()) == list(one.problems()) != []
    assert other.categories() == one.categories()
    assert other.catch_up() == Changes(unchanged=POSTS, total=POSTS)
    for library in libraries:
        library.close()


def test_bodies_are_left_to_who_indexes_the_texts(site: Path, home: Path) -> None:
    library, other = opened(site, home), opened(site, home)

    def unfilled() -> int:
        return len(library._store.write(lambda index: index.unfilled(None, POSTS)[0]))

    with library._store.exclusive(Work.TEXTS) as is_free:
        assert is_free
        assert other.sync().new == POSTS
        assert other.catch_up() == Changes(unchanged=POSTS, total=POSTS)
        assert other.is_whole
        assert unfilled() == POSTS
    other.catch_up()
    assert unfilled() == 0
    library.close()
    other.close()


def test_broken_off_it_goes_on_where_it_was_newest_first(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_builder, "_BATCH_POSTS", 50)
    told: list[TextProgress] = []
    done = library.index_texts(progress=told.append, cancelled=lambda: len(told) > 1)
    assert 0 < done.done < POSTS
    newest = library.page(View(), 0, done.done)
    condition = library.understood("渡口")
    assert not isinstance(condition, Mistake)
    hits = library.search(condition, None, POSTS)
    assert hits is not None
    assert [hit.entry.key for hit in hits.hits] == [entry.key for entry in newest]
    library.index_texts()
    assert_whole(library)


def test_broken_off_while_workers_have_all_they_take(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_builder, "_CHUNK_POSTS", 3)
    monkeypatch.setattr(text_builder, "_CHUNKS_UNANSWERED", 1)
    monkeypatch.setattr(text_builder, "_BATCH_POSTS", 3)
    asked = 0

    def after_a_while() -> bool:
        nonlocal asked
        asked += 1
        return asked > 12

    assert not library.index_texts(cancelled=after_a_while).is_whole
    assert asked < 100
    assert library.index_texts().is_whole
    assert_whole(library)


def test_what_a_dead_worker_leaves_is_read_here(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying(WorkerProcess):
        def take(self, *, wait: bool, seconds: float | None = None) -> list[object] | None:
            self._process.kill()
            return super().take(wait=wait, seconds=seconds)

    monkeypatch.setattr(text_builder, "WorkerProcess", Dying)
    library.index_texts()
    assert_whole(library)


def test_no_worker_is_no_harm(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    library.index_texts()
    assert_whole(library)


def test_what_came_in_batches_is_put_together(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def merge(index: WritableIndex) -> bool:
        with index.writing() as writer:
            return writer.merge_texts()

    monkeypatch.setattr(text_builder, "_CHUNK_POSTS", 10)
    monkeypatch.setattr(text_builder, "_BATCH_POSTS", 10)
    library.index_texts()
    assert not library._store.write(merge)
    assert_whole(library)


def test_another_at_it_is_left_alone(library: Library, site: Path, home: Path) -> None:
    with library._store.exclusive(Work.TEXTS) as is_free:
        assert is_free
        other = opened(site, home)
        assert other.index_texts() == Indexed(0, POSTS)
        told: list[TextProgress] = []
        other.index_texts(wait=True, progress=told.append, cancelled=lambda: len(told) > 1)
        assert told == [TextProgress(0, POSTS)] * 2
        other.close()
    library.index_texts()
    assert_whole(library)


def test_a_rebuilt_index_can_be_searched_at_once(library: Library, site: Path, home: Path) -> None:
    library.index_texts()
    other = opened(site, home)
    assert other.rebuild().total == POSTS
    assert_whole(other)
    library.refresh()
    assert_whole(library)
    other.close()


def test_a_worn_index_is_made_anew(
    library: Library, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.sqlite.texts._WORN_TEXTS", 10)
    library.index_texts()
    for number in range(20):
        file = site / "_posts" / f"2022-02-01-post{number}.md"
        file.write_text(file.read_text("utf-8") + "\n又写了一行\n", "utf-8")
    library.sync()
    assert library._store.write(lambda index: index.is_worn())
    library.index_texts()
    assert not library._store.write(lambda index: index.is_worn())
    assert_whole(library)
    assert count(library, "又写了一行") == 20


def test_what_the_site_says_is_found_as_it_says_it_now(site: Path, home: Path) -> None:
    (site / "_config.yml").write_text("title: 旧报\n", "utf-8")
    (site / "_posts" / "2022-02-01-post0.md").write_text("见{{ site.title }}。\n", "utf-8")
    for title in ("旧报", "新报"):
        (site / "_config.yml").write_text(f"title: {title}\n", "utf-8")
        library = opened(site, home)
        library.sync()
        assert library.index_texts().is_whole
        assert count(library, f"见{title}") == 1
        library.close()


def test_killed_at_any_moment_the_next_start_is_whole(site: Path, home: Path) -> None:
    rng = random.Random(3)
    script = (
        "import sys; from pathlib import Path; from reader.library.fulltext import text_builder;"
        "text_builder._BATCH_POSTS = 20; text_builder._BATCH_SECONDS = 0;"
        "from reader.corpus import open_archive; from reader.library import open_library;"
        "home = Path(sys.argv[2]);"
        "library = open_library(open_archive(Path(sys.argv[1])), cache=home / 'cache', data=home / 'data');"
        "library.sync(); print('begun', flush=True); library.index_texts(); print('done', flush=True)"
    )
    done = [0]
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(site), str(home)],
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        time.sleep(rng.uniform(0.3, 1.5))  # any moment will do
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        library = opened(site, home)
        assert not library.notices
        now = library.indexed()
        assert now.done >= done[-1]
        assert count(library, "早班船") == now.done
        done.append(now.done)
        library.close()
    library = opened(site, home)
    library.index_texts()
    assert_whole(library)
    library.close()
