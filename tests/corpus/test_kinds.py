"""Archives of every kind: which files are posts, and their dates, titles and categories.

What is expected of Hexo, Hugo and Pelican is what the programs themselves said of these files
(hexo 8.0, hugo 0.168, pelican 4.11); exceptions are said where they stand.
"""

from __future__ import annotations

import os
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archives import SITES, write_site

from reader.article.context import context_of
from reader.corpus import Archive, load, open_archive, read_head, read_post, walk
from reader.model import DateGuess, Post
from reader.texts.kinds import EXPLANATIONS, told_by

NOTHING: tuple[str, ...] = ()


def posts_of(root: Path, *, drafts: bool = False) -> dict[str, Post]:
    archive = open_archive(root)
    return {found.path: read_post(archive, found) for found in walk(archive, drafts=drafts)}


def listed(root: Path) -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
    """What is listed: path → title, date (None where it is a guess), categories."""
    return {
        path: (
            post.title,
            post.date.isoformat() if post.date and not post.date_guessed else None,
            post.categories,
        )
        for path, post in posts_of(root).items()
    }


@pytest.mark.parametrize("name", SITES)
def test_an_archive_is_known_for_what_it_is(tmp_path: Path, name: str) -> None:
    root = write_site(tmp_path / name, name)
    archive = open_archive(root)
    assert archive.site.kind == archive.kind.name == name
    assert all((root / sign).exists() for sign in archive.site.signs if ":" not in sign)
    assert EXPLANATIONS[archive.site.kind]
    assert "{" not in told_by(archive.site.kind, archive.site.signs)
    assert pickle.loads(pickle.dumps(archive)) == archive


@pytest.mark.parametrize("name", SITES)
def test_heads_say_what_the_whole_says(tmp_path: Path, name: str) -> None:
    archive = open_archive(write_site(tmp_path / name, name))
    for found in walk(archive):
        head, whole = read_head(archive, found), read_post(archive, found)
        for field in ("title", "date", "date_guessed", "categories", "tags", "published"):
            assert getattr(head, field) == getattr(whole, field), (found.path, field)


@pytest.mark.parametrize("name", SITES)
def test_a_walk_in_one_folder_meets_what_a_walk_through_all_meets(
    tmp_path: Path, name: str
) -> None:
    archive = open_archive(write_site(tmp_path / name, name))
    rules = archive.rules()
    for path in (found.path for found in walk(archive)):
        assert rules.owns(path)
        assert rules.lies_below_posts(os.path.dirname(path)) or archive.site.kind == "jekyll"  # noqa: PTH120


def test_hexo(tmp_path: Path) -> None:
    root = write_site(tmp_path / "hexo", "hexo")
    assert listed(root) == {
        "source/_posts/a.md": ("A", "2022-02-21T09:54:33+09:00", ("x y",)),
        "source/_posts/b.md": ("B", "2013-02-21T09:54:33+09:00", ("c", "d")),
        "source/_posts/j.md": ("J", "2013-07-13T20:46:25+09:00", ()),
        "source/_posts/k.md": ("K", "2013-07-13T20:46:25+09:00", ()),
        # Hexo shifts this one by its own zone once more (its issue with times that have one).
        "source/_posts/z.md": ("Z", "2022-02-21T09:54:33+08:00", ("one",)),
        # Hexo takes the file's time for it, unless `new_post_name` says that names have dates.
        "source/_posts/2020-01-02-n.md": ("no header", "2020-01-02T00:00:00+09:00", ()),
        "source/_posts/h.html": ("HT", None, ()),
        "source/_posts/sub/deep/s.md": ("S", None, ()),
        "source/_posts/n.md": ("N", None, ("a", "b", "c")),
    }
    tags = {path: post.tags for path, post in posts_of(root).items()}
    assert tags["source/_posts/a.md"] == ("p q",)
    assert tags["source/_posts/b.md"] == ("one", "two")
    assert tags["source/_posts/n.md"] == ("1.10", "on", "007")  # as typed
    drafts = posts_of(root, drafts=True)
    assert drafts["source/_drafts/d.md"].published is False


def test_hexo_keeps_line_breaks_unless_told_otherwise(tmp_path: Path) -> None:
    from reader.article import parse

    def words(config: str) -> str:
        (tmp_path / "h" / "_config.yml").write_text(config)
        archive = open_archive(tmp_path / "h")
        loaded = load(archive, "source/_posts/a.md")
        return parse(loaded.body, context_of(loaded, archive.site)).text

    write_site(tmp_path / "h", "hexo")
    assert words("title: T\n") == "one\ntwo"
    assert words("title: T\nmarked:\n  breaks: false\n") == "one two"
    site = write_site(tmp_path / "j", "jekyll")
    (site / "_posts" / "2022-01-01-a.md").write_text("one\ntwo")
    archive = open_archive(site)
    loaded = load(archive, "_posts/2022-01-01-a.md")
    assert parse(loaded.body, context_of(loaded, archive.site)).text == "one two"


def test_hugo(tmp_path: Path) -> None:
    root = write_site(tmp_path / "hugo", "hugo")
    assert listed(root) == {
        "content/posts/a.md": ("A", "2022-02-21T09:54:33+00:00", ("x y",)),
        "content/posts/b/index.md": ("B", "2022-02-21T09:00:00+00:00", ("c", "d")),
        "content/posts/pub.md": ("Pub", "2020-01-02T00:00:00+00:00", ("posts",)),
        "content/posts/j.md": ("J", "2019-01-01T00:00:00+00:00", ("posts",)),
        "content/root.md": ("Root", "2022-02-21T00:00:00+00:00", ()),
        # Hugo gives it no date, unless its `frontmatter` setting names `:filename`.
        "content/2021-03-04-named.md": ("no header", "2021-03-04T00:00:00+00:00", ()),
        "content/posts/d.md": ("D", None, ("posts",)),
    }
    posts = posts_of(root)
    assert posts["content/posts/a.md"].tags == ("1.10", "on", "007")
    assert [path for path, post in posts.items() if not post.published] == ["content/posts/d.md"]


def test_hugo_has_a_folder_for_each_language_and_a_zone(tmp_path: Path) -> None:
    root = tmp_path / "h"
    (root / "content" / "zh" / "news").mkdir(parents=True)
    (root / "content" / "zh" / "news" / "a.md").write_text(
        "---\ntitle: 甲\ndate: 2022-02-21 09:00:00\n---\n"
    )
    (root / "content" / "zh" / "_index.zh.md").write_text("---\ntitle: no\n---\n")
    (root / "hugo.yaml").write_text(
        "title: T\ntimeZone: Asia/Shanghai\nlanguages:\n  zh:\n    contentDir: content/zh\n"
    )
    assert listed(root) == {"content/zh/news/a.md": ("甲", "2022-02-21T09:00:00+08:00", ("news",))}


@pytest.mark.parametrize("beside", ["layouts", "archetypes", "themes"])
def test_an_old_config_makes_a_site_of_hugo_beside_its_folders(tmp_path: Path, beside: str) -> None:
    for folder in ("content", beside):
        (tmp_path / folder).mkdir()
    (tmp_path / "config.toml").write_text('title = "T"\n')
    assert open_archive(tmp_path).site.kind == "hugo"
    (tmp_path / beside).rmdir()
    assert open_archive(tmp_path).site.kind == "plain"


def test_zola(tmp_path: Path) -> None:
    assert listed(write_site(tmp_path / "zola", "zola")) == {
        "content/a.md": ("A", "2023-01-26T00:00:00+00:00", ()),
        "content/blog/2020-05-06-b.md": ("B", "2020-05-06T00:00:00+00:00", ("blog",)),
        "content/blog/2021-07-08-c/index.md": ("C", "2021-07-08T00:00:00+00:00", ("blog",)),
        "content/d.md": ("D", "2022-02-21T09:54:33+00:00", ("x", "y")),
        "content/about.md": ("About", None, ()),
    }
    posts = posts_of(tmp_path / "zola")
    assert posts["content/d.md"].tags == ("t",)
    assert [p.code for p in posts["content/about.md"].problems] == ["date-missing"]


def test_pelican(tmp_path: Path) -> None:
    root = write_site(tmp_path / "pelican", "pelican")
    assert listed(root) == {
        "content/a.md": ("A: 一", "2022-09-28T10:20:00+08:00", ("This Week",)),
        "content/news/b.markdown": ("B", "2022-09-29T00:00:00+08:00", ("news",)),
        "content/2021-02-03-c.md": ("C", "2021-02-03T00:00:00+08:00", ()),
        "content/news/d.md": ("D", "2022-09-30T00:00:00+08:00", ("news",)),
    }
    posts = posts_of(root)
    assert posts["content/a.md"].tags == ("one two", "three")
    assert load(open_archive(root), "content/a.md").body == "正文。\n"
    assert posts["content/a.md"].body_line == 8
    assert [path for path, post in posts.items() if not post.published] == ["content/news/d.md"]


def test_pelicans_config_is_never_run(tmp_path: Path) -> None:
    root = write_site(tmp_path / "pelican", "pelican")
    (root / "pelicanconf.py").write_text(
        f"open({str(tmp_path / 'ran')!r}, 'w')\nSITENAME = 'S'\nTIMEZONE = str('Mars')\nPATH = '../..'\n"
    )
    archive = open_archive(root)
    assert (archive.name, archive.site.roots) == ("S", ("content",))
    assert not (tmp_path / "ran").exists()
    (root / "pelicanconf.py").write_text("SITENAME = (\n" * 3)
    problems = open_archive(root).site.problems
    assert [problem.code for problem in problems] == ["config-unreadable"]


def test_bare_headers_alone_make_a_site_of_pelican(tmp_path: Path) -> None:
    root = write_site(tmp_path / "pelican", "pelican")
    (root / "pelicanconf.py").unlink()
    assert open_archive(root).site.kind == "pelican"
    for path in (root / "content").rglob("*.m*"):
        path.write_text("正文")
    assert open_archive(root).site.kind == "plain"


@pytest.mark.parametrize(
    "defaults",
    [
        "defaults: 7",
        "defaults: [7, {scope: 7, values: 7}, {scope: {path: [a]}, values: {title: D}}]",
        "defaults: [{scope: {path: ''}, values: {1: D, title: ~}}]",
        "defaults: [{scope: {path: '', type: pages}, values: {title: D}}]",
        "defaults: [{scope: {path: _posts/other}, values: {title: D}}]",
        "defaults: [{scope: {path: '_posts/2022-02-3'}, values: {title: D}}]",
        "defaults: [{scope: {path: /_posts}, values: {title: D}}]",
    ],
)
def test_defaults_that_are_not_of_a_post_say_nothing_of_it(tmp_path: Path, defaults: str) -> None:
    root = write_site(tmp_path / "j", "jekyll")
    (root / "_config.yml").write_text(defaults)
    (root / "_posts" / "2022-02-21-a.md").write_text("words\n")
    assert posts_of(root)["_posts/2022-02-21-a.md"].title == "words"


def test_the_defaults_of_the_longest_path_count(tmp_path: Path) -> None:
    root = write_site(tmp_path / "j", "jekyll")
    (root / "_config.yml").write_text(
        "defaults:\n"
        "- {scope: {path: 'news/*'}, values: {tags: [deep]}}\n"
        "- {scope: {path: news}, values: {tags: [news], category: n}}\n"
        "- {scope: {path: ''}, values: {tags: [all]}}\n"
    )
    posts = posts_of(root)
    assert posts["_posts/2022-02-21-a.md"].tags == ("all",)
    assert posts["news/_posts/2022-02-22-b.md"].tags == ("deep",)
    assert posts["news/_posts/2022-02-22-b.md"].categories == ("news", "x", "y", "n")


def test_octopress_is_jekyll(tmp_path: Path) -> None:
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    (tmp_path / "source" / "_posts" / "12-01-02-a.md").write_text("---\ntitle: a\n---\n")
    (tmp_path / "_config.yml").write_text("source: source\ntimezone: UTC\n")
    assert open_archive(tmp_path).site.kind == "jekyll"
    assert listed(tmp_path) == {
        "source/_posts/12-01-02-a.md": ("a", "2012-01-02T00:00:00+00:00", ())
    }


def test_a_plain_folder(tmp_path: Path) -> None:
    root = write_site(tmp_path / "plain", "plain")
    posts = posts_of(root)
    assert {path: post.categories for path, post in posts.items()} == {
        "README.md": (),
        "docs/科技/a.md": ("科技",),
        "docs/科技/深/b.md": ("科技",),
        "docs/财经/license-plates.md": ("财经",),
        "docs/财经/History.md": ("财经",),
        "docs/2013/10/c.md": (),
        "docs/201406/d.txt": (),
        "docs/2015/e.md": (),
        "docs/2016/07/08/f.md": (),
    }

    def told(path: str) -> tuple[str, DateGuess]:
        post = posts[path]
        assert post.date is not None
        return post.date.date().isoformat(), post.date_guessed

    assert told("docs/2013/10/c.md") == ("2013-10-01", DateGuess.MONTH)
    assert told("docs/201406/d.txt") == ("2014-06-01", DateGuess.MONTH)
    assert told("docs/2015/e.md") == ("2015-01-01", DateGuess.YEAR)
    assert told("docs/2016/07/08/f.md") == ("2016-07-08", DateGuess.NONE)
    assert posts["README.md"].date_guessed is DateGuess.FILE_TIME
    assert not any(post.problems for post in posts.values())


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("hexo", "source/_posts"),
        ("hexo", "source/_posts/sub"),
        ("hexo", "source/_posts/a.md"),
        ("hugo", "content/posts"),
        ("hugo", "content/posts/a.md"),
        ("zola", "content"),
        ("pelican", "content/news/b.markdown"),
    ],
)
def test_a_place_among_the_posts_stands_for_the_site(tmp_path: Path, name: str, place: str) -> None:
    root = write_site(tmp_path / name, name)
    archive = open_archive(root / place)
    assert (archive.root, archive.only, archive.site.kind) == (root.resolve(), None, name)


def test_what_is_no_post_of_a_site_is_an_archive_of_its_own(tmp_path: Path) -> None:
    root = write_site(tmp_path / "hugo", "hugo")
    assert open_archive(root / "README.md").only == "README.md"
    assert open_archive(root / "themes").site.kind == "plain"


# -- archives that others wrote --------------------------------------------------------------------


def undated(posts: dict[str, Post]) -> int:
    return sum(1 for post in posts.values() if post.date_guessed or post.date is None)


@pytest.mark.parametrize(
    ("name", "kind", "posts", "dated"),
    [
        ("hexo-site", "hexo", 57, 57),
        ("zola-blog", "zola", 188, 187),
        ("pelican-news", "pelican", 38, 38),
        ("gb-texts", "plain", 50, 0),
        ("tv-news", "plain", 62, 62),
        ("gocn-news", "plain", 357, 355),
        ("ruby-news", "jekyll", 392, 392),
        ("opensuse-news", "jekyll", 191, 191),
        ("finews", "jekyll", 1, 1),
    ],
)
def test_real_archives(corpus: Path, name: str, kind: str, posts: int, dated: int) -> None:
    archive = open_archive(corpus / name)
    found = posts_of(corpus / name)
    assert (archive.site.kind, len(found), len(found) - undated(found)) == (kind, posts, dated)
    assert all(post.title for post in found.values())
    if kind not in ("jekyll", "pelican"):
        assert {c for post in found.values() for c in post.categories} <= CATEGORIES[name]
    if kind == "pelican":
        assert {post.categories for post in found.values()} == {("This Week in Rust",)}
    for path, post in found.items():
        stamp = path.rsplit("/", 1)[-1][:8]
        if name == "tv-news" and post.date:
            assert f"{post.date:%Y%m%d}" == stamp


CATEGORIES: dict[str, set[str]] = {
    "hexo-site": set(),
    "zola-blog": {"inside-rust", "releases"},
    "tv-news": set(),
    "gocn-news": set(),
    "gb-texts": {f"C{number:06}" for number in range(7, 25)},
}


def test_dates_without_a_zone_are_where_the_program_takes_them(tmp_path: Path) -> None:
    def zone(archive: Archive) -> object:
        return archive.site.timezone

    zones = {name: zone(open_archive(write_site(tmp_path / name, name))) for name in SITES}
    assert zones["hugo"] is zones["zola"] is UTC
    assert str(zones["hexo"]) == "Asia/Tokyo"
    assert str(zones["pelican"]) == "Asia/Shanghai"
    assert zones["jekyll"] is zones["plain"] is None
    assert datetime(2022, 1, 1).astimezone().tzinfo is not None
