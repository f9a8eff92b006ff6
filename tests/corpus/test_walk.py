"""Which files are posts, and what stands for what as an archive."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.corpus import load, open_archive, read_head, read_post, walk
from reader.errors import ArchiveNotFound
from reader.model import DateGuess, Problem
from reader.texts.errors import sentence


def write(root: Path, *paths: str, text: str = "---\ntitle: x\n---\n正文") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def walked(root: Path, *, drafts: bool = False) -> list[str]:
    return [found.path for found in walk(open_archive(root), drafts=drafts)]


# -- which files are posts ------------------------------------------------------------------


def test_a_site_has_its_posts_folders_and_dated_files_elsewhere(tmp_path: Path) -> None:
    write(
        tmp_path,
        "_config.yml",
        "_posts/2022-02-21-a.md",
        "_posts/2021/2021-01-01-b.markdown",
        "_posts/-202205262391921712.md",
        "_posts/image.png",
        "en/news/_posts/2020-01-01-c.html",
        "old_post/2019-01-01-d.md",
        "old_post/-2019.md",
        "notes/2018-1-2-e.txt",
        "about.md",
        "category/a.html",
        "_drafts/f.md",
        "_layouts/2022-01-01-g.md",
        ".git/2022-01-01-h.md",
        "node_modules/2022-01-01-i.md",
        "vendor/_posts/2022-01-01-j.md",
        "_posts/.hidden.md",
        "_posts/#lock.md",
    )
    assert sorted(walked(tmp_path)) == [
        "_posts/-202205262391921712.md",
        "_posts/2021/2021-01-01-b.markdown",
        "_posts/2022-02-21-a.md",
        "en/news/_posts/2020-01-01-c.html",
        "notes/2018-1-2-e.txt",
        "old_post/-2019.md",
        "old_post/2019-01-01-d.md",
    ]
    assert set(walked(tmp_path, drafts=True)) - set(walked(tmp_path)) == {"_drafts/f.md"}


def test_without_a_site_every_text_is_a_post(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.TXT", "d/c.htm", "d/_posts/e.html", "_d/f.md", ".g/h.md", "i.py")
    assert sorted(walked(tmp_path)) == ["a.TXT", "b.md", "d/_posts/e.html", "d/c.htm"]


def test_what_a_browser_saved_with_a_page_is_no_post(tmp_path: Path) -> None:
    write(tmp_path, "甲报.html", "甲报_files/saved_resource.html", "甲报_files/a/b.html")
    write(tmp_path, "乙报.htm", "乙报-Dateien/ad.htm", "my_files/c.md")
    assert sorted(walked(tmp_path)) == ["my_files/c.md", "乙报.htm", "甲报.html"]
    (tmp_path / "甲报.html").unlink()
    assert "甲报_files/saved_resource.html" in walked(tmp_path)


def test_newest_names_come_first_and_posts_before_what_lies_beside(tmp_path: Path) -> None:
    write(tmp_path, "_posts/2022-01-02-a.md", "_posts/2022-01-10-b.md", "_posts/2021-12-31-c.md")
    write(tmp_path, "old_post/2023-01-01-d.md", "_posts/2020/2020-01-01-e.md")
    assert walked(tmp_path) == [
        "_posts/2022-01-10-b.md",
        "_posts/2022-01-02-a.md",
        "_posts/2021-12-31-c.md",
        "_posts/2020/2020-01-01-e.md",
        "old_post/2023-01-01-d.md",
    ]


def test_the_config_excludes_and_includes(tmp_path: Path) -> None:
    write(tmp_path, "lib/2022-01-01-a.md", "libs/2022-01-01-b.md", "_pages/2022-01-01-c.md")
    write(tmp_path, "tmp/x/2022-01-01-d.md", "_posts/2022-01-01-secret.md", "tmp/2022-01-01-e.md")
    config = "exclude: [lib/, /tmp/x/, '*secret*']\ninclude: _pages\n"
    write(tmp_path, "_config.yml", text=config)
    assert sorted(walked(tmp_path)) == [
        "_pages/2022-01-01-c.md",
        "libs/2022-01-01-b.md",
        "tmp/2022-01-01-e.md",
    ]


def test_links_stay_inside_and_loops_end(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    root = tmp_path / "root"
    write(outside, "secret.md")
    write(root, "a/one.md", "_hidden/two.md")
    (root / "a" / "up").symlink_to(root)
    (root / "a" / "self").symlink_to(root / "a")
    (root / "b").symlink_to(root / "a")
    (root / "out").symlink_to(outside)
    (root / "out.md").symlink_to(outside / "secret.md")
    (root / "gone.md").symlink_to(root / "nothing.md")
    (root / "round.md").symlink_to(root / "round.md")
    (root / "shown").symlink_to(root / "_hidden")
    (root / "in.md").symlink_to(root / "a" / "one.md")
    assert sorted(walked(root)) == ["a/one.md", "in.md", "shown/two.md"]


def test_no_link_leads_out_of_the_archive_when_a_post_is_loaded(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path, "secret.md", "outside/secret.md")
    write(root, "a/one.md")
    (root / "out").symlink_to(tmp_path / "outside")
    (root / "out.md").symlink_to(tmp_path / "secret.md")
    (root / "b").symlink_to(root / "a")
    archive = open_archive(root)
    for path in ("a/one.md", "b/one.md", "a/./one.md", "a//one.md", "a/../a/one.md"):
        assert load(archive, path).body == "正文", path
    for path in ("out/secret.md", "out.md", "b/../../secret.md"):
        loaded = load(archive, path)
        assert loaded.body == ""
        assert [problem.code for problem in loaded.post.problems] == ["unreadable"], path


def test_pipes_and_devices_are_no_posts_and_nothing_hangs(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe.md")
    archive = open_archive(tmp_path)
    assert [found.path for found in walk(archive)] == ["a.md"]
    post = read_post(archive, "pipe.md")
    assert [problem.code for problem in post.problems] == ["unreadable"]


def test_a_folder_that_cannot_be_entered_is_reported(tmp_path: Path) -> None:
    """It vanishes between being seen and being entered: tests may run as root, whom no
    permission stops."""
    write(tmp_path, "a.md", "shut/b.md", "open/c.md")
    problems: list[Problem] = []
    seen = []
    for found in walk(open_archive(tmp_path), report=problems.append):
        seen.append(found.path)
        if found.path == "a.md":
            (tmp_path / "shut" / "b.md").unlink()
            (tmp_path / "shut").rmdir()
    assert seen == ["a.md", "open/c.md"]
    assert [(problem.code, problem.path) for problem in problems] == [("folder-unreadable", "shut")]


def test_names_of_any_bytes_can_be_read(tmp_path: Path) -> None:
    name = b"2022-02-21-\xff\xfe\n.md"
    (tmp_path / "_posts").mkdir()
    Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), b"_posts", name))).write_text("正文")  # noqa: PTH118
    archive = open_archive(tmp_path)
    (found,) = walk(archive)
    assert os.fsencode(found.path) == b"_posts/" + name
    post = read_post(archive, found)
    assert (post.title, post.problems) == ("正文", ())


def test_sizes_and_times_are_those_on_disk(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (found,) = walk(open_archive(tmp_path))
    status = (tmp_path / "a.md").stat()
    assert (found.size, found.mtime_ns) == (status.st_size, status.st_mtime_ns)


# -- what cannot be read -------------------------------------------------------------------------


def test_a_vanished_post_keeps_its_name_and_date(tmp_path: Path) -> None:
    write(tmp_path, "_posts/2022-02-21-a.md")
    archive = open_archive(tmp_path)
    (found,) = walk(archive)
    (tmp_path / found.path).unlink()
    for post in (
        read_post(archive, found),
        read_head(archive, found),
        load(archive, found.path).post,
    ):
        assert post.title == "2022-02-21-a"
        assert post.date is not None
        assert post.date.date().isoformat() == "2022-02-21"
        assert [problem.code for problem in post.problems] == ["vanished"]


def test_an_undated_file_is_dated_by_its_time_as_a_guess(tmp_path: Path) -> None:
    write(tmp_path, "a.md", text="正文")
    os.utime(tmp_path / "a.md", (1645408473, 1645408473))
    post = load(open_archive(tmp_path), "a.md").post
    assert post.date is not None
    assert (post.date.timestamp(), post.date_guessed) == (1645408473, DateGuess.FILE_TIME)


def test_too_large_a_file_is_listed_by_its_head(tmp_path: Path) -> None:
    write(tmp_path, "a.md", text="---\ntitle: 大\ntags: t\n---\n" + "字" * 100_000)
    archive = open_archive(tmp_path)
    (found,) = walk(archive)
    for post in (
        read_post(archive, found, size_limit=1000),
        read_head(archive, found, size_limit=1000),
        load(archive, "a.md", size_limit=1000).post,
    ):
        assert (post.title, post.tags) == ("大", ("t",))
        assert [problem.code for problem in post.problems] == ["too-large"]
    assert load(archive, "a.md", size_limit=1000).body == "字" * 100_000


@pytest.mark.parametrize(
    "path", ["../secret.md", "/etc/passwd", "a/../../secret.md", "", ".", "\0"]
)
def test_no_path_leads_out_of_the_archive(tmp_path: Path, path: str) -> None:
    write(tmp_path, "secret.md", "root/a/b.md")
    loaded = load(open_archive(tmp_path / "root"), path)
    assert [problem.code for problem in loaded.post.problems] == ["unreadable"]
    assert loaded.body == ""


# -- what stands for what ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        "",
        "_posts",
        "_posts/2022-02-21-a.md",
        "old_post",
        "old_post/2021",
        "old_post/2021-01-01-b.md",
    ],
)
def test_a_place_in_a_site_stands_for_the_site(tmp_path: Path, place: str) -> None:
    site = tmp_path / "site"
    write(
        site, "_posts/2022-02-21-a.md", "old_post/2021-01-01-b.md", "old_post/2021/2021-01-02-c.md"
    )
    archive = open_archive(site / place)
    assert (archive.root, archive.site.kind, archive.only) == (site.resolve(), "jekyll", None)


@pytest.mark.parametrize(
    "place", ["en/news", "en/news/_posts", "en/news/_posts/2022/2022-02-21-a.md"]
)
def test_the_config_above_makes_the_site(tmp_path: Path, place: str) -> None:
    write(tmp_path, "site/_config.yml", text="title: 新闻")
    write(tmp_path, "site/en/news/_posts/2022/2022-02-21-a.md")
    archive = open_archive(tmp_path / "site" / place)
    assert (archive.root.name, archive.name) == ("site", "新闻")
    (found,) = walk(archive)
    assert read_post(archive, found).categories == ("en", "news")


def test_notes_beside_a_config_are_an_archive_of_their_own(tmp_path: Path) -> None:
    write(tmp_path, "repo/_config.yml", "repo/README.md", "repo/notes/a.md")
    assert open_archive(tmp_path / "repo" / "notes").root.name == "notes"
    readme = open_archive(tmp_path / "repo" / "README.md")
    assert (readme.only, readme.site.kind, readme.name) == ("README.md", "plain", "README.md")


def test_one_file_is_an_archive(tmp_path: Path) -> None:
    write(tmp_path, "dir/a.md", "dir/b.md")
    archive = open_archive(tmp_path / "dir" / "a.md")
    assert [found.path for found in walk(archive)] == ["a.md"]
    assert load(archive, "a.md").post.categories == ()


@pytest.mark.parametrize(
    "place", ["nothing", "nothing/_posts", "pipe", "a.md/b", "\0", "~nobody-here/x"]
)
def test_what_is_no_archive_is_said_in_one_sentence(tmp_path: Path, place: str) -> None:
    write(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ArchiveNotFound) as raised:
        open_archive(Path(place) if place[0] == "~" else tmp_path / place)
    assert sentence(raised.value).endswith("。")
    assert "\n" not in sentence(raised.value)


def test_drafts_and_unpublished_posts_say_so(tmp_path: Path) -> None:
    write(tmp_path, "_drafts/a.md", "_posts/2022-01-01-b.md")
    write(tmp_path, "_posts/2022-01-02-c.md", text="---\ntitle: x\npublished: false\n---\n")
    write(tmp_path, "_posts/2022-01-03-d.md", text="+++\ntitle = 'x'\ndraft = true\n+++\n")
    write(tmp_path, "_posts/2022-01-04-e.md", text='---\ntitle: "x"y"\npublished: false\n---\n')
    archive = open_archive(tmp_path)
    published = {
        found.path[-4]: read_post(archive, found).published for found in walk(archive, drafts=True)
    }
    # To Jekyll, `draft` in a header is nothing.
    assert published == {"a": False, "b": True, "c": False, "d": True, "e": False}


def test_in_a_plain_folder_a_draft_is_one(tmp_path: Path) -> None:
    write(tmp_path, "d.md", text="+++\ntitle = 'x'\ndraft = true\n+++\n")
    assert not read_post(open_archive(tmp_path), "d.md").published


def test_outside_a_site_the_first_folder_is_the_category(tmp_path: Path) -> None:
    write(tmp_path, "甲/乙/a.md", "b.md")
    write(tmp_path, "甲/c.md", text="---\ntitle: x\ncategories: 丙\n---\n")
    archive = open_archive(tmp_path)
    assert load(archive, "甲/乙/a.md").post.categories == ("甲",)
    assert load(archive, "b.md").post.categories == ()
    assert load(archive, "甲/c.md").post.categories == ("丙",)
