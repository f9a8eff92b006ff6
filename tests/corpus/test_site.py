"""What a site says of itself: its config and the pages of its categories."""

from __future__ import annotations

import pickle
from datetime import datetime
from pathlib import Path

import pytest

from reader.corpus import load, open_archive, walk
from reader.model import Problem


def site(root: Path, config: str, name: str = "_config.yml") -> Path:
    (root / "_posts").mkdir(parents=True)
    (root / name).write_text(config)
    (root / "_posts" / "2022-07-01-a.md").write_text(
        "---\ntitle: a\ndate: 2022-07-01 12:00:00\n---\n"
    )
    return root


def problems_of(root: Path) -> list[tuple[str, int | None]]:
    told: list[Problem] = []
    list(walk(open_archive(root), report=told.append))
    return [(problem.code, problem.line) for problem in told]


def test_the_config_gives_names_addresses_and_nested_values(tmp_path: Path) -> None:
    config = (
        "title: 灯下看报\nurl: https://news.example.org/\nbaseurl: /cn/\nlang: zh\n"
        "svn:\n  stable:\n    version: 2.6\nfeed: true\nsince: 2002-01-01\nempty:\nlist: [a]\n"
        "collections:\n  recipes:\n    output: true\ncollections_dir: /all/\n"
    )
    archive = open_archive(site(tmp_path / "s", config))
    assert (archive.name, archive.site.url, archive.site.baseurl) == (
        "灯下看报",
        "https://news.example.org",
        "/cn",
    )
    assert archive.site.values["svn.stable.version"] == "2.6"
    assert archive.site.values["feed"] == "true"
    assert archive.site.values["since"] == "2002-01-01"
    assert "empty" not in archive.site.values
    assert "list" not in archive.site.values
    assert (archive.site.collections, archive.site.collections_dir) == (("recipes",), "all")


def test_dates_without_a_zone_are_in_the_sites_summer_time(tmp_path: Path) -> None:
    archive = open_archive(site(tmp_path / "s", "timezone: Europe/Berlin"))
    date = load(archive, "_posts/2022-07-01-a.md").post.date
    assert date is not None
    assert date.isoformat() == "2022-07-01T12:00:00+02:00"


def test_dates_without_any_zone_are_local(tmp_path: Path) -> None:
    archive = open_archive(site(tmp_path / "s", "title: x"))
    assert archive.site.timezone is None
    assert (
        load(archive, "_posts/2022-07-01-a.md").post.date == datetime(2022, 7, 1, 12).astimezone()
    )


@pytest.mark.parametrize(
    ("config", "problems", "title"),
    [
        ("title: x\ntimezone: Mars/Olympus", [("timezone-unknown", None)], "x"),
        ("title: x\ntimezone: ../../etc/passwd", [("timezone-unknown", None)], "x"),
        ('title: "a"b"\nurl: u', [("config-unreadable", 1)], 'a"b'),
        ("\ttitle: x", [("config-unreadable", 1)], "x"),
        ("title: x\na: &a [1]\nb: [" + "*a," * 40 + "]", [("config-unreadable", None)], "x"),
        ("title: x\na: " + "[" * 20_000, [("config-unreadable", None)], "x"),
        ("- just\n- a list", [], "s"),
        ("", [], "s"),
    ],
    ids="zone path quotes tab bomb deep list empty".split(),
)
def test_a_poor_config_leaves_what_can_be_had(
    tmp_path: Path, config: str, problems: list[tuple[str, int | None]], title: str
) -> None:
    root = site(tmp_path / "s", config)
    assert problems_of(root) == problems
    assert open_archive(root).name == title


def test_a_config_cannot_swell(tmp_path: Path) -> None:
    lines = "".join(f"k{number}: {'v' * 3000}\n" for number in range(300))
    many = "".join(f"m{number}: 1\n" for number in range(5000))
    archive = open_archive(site(tmp_path / "s", lines + many))
    assert len(archive.site.values) <= 2000
    assert max(map(len, archive.site.values.values())) == 1000


def test_a_toml_config_will_do(tmp_path: Path) -> None:
    archive = open_archive(site(tmp_path / "s", 'title = "x"\n', "_config.toml"))
    assert (archive.site.kind, archive.name) == ("jekyll", "x")


def test_pages_name_categories(tmp_path: Path) -> None:
    root = site(tmp_path / "s", "title: x")
    for path, text in {
        "zhengquanshibao.html": "---\ntitle: 证券时报\n---\n",
        "b.md": "---\nslug: Career In touxingPEVC\ntitle: Career In投行PEVC\n---\n",
        "c.md": "---\ncategory: en\n---\n",
        "d.md": "no header",
        "news/index.html": "---\ntitle: News\n---\n",
        "e.png": "---\ntitle: no\n---\n",
    }.items():
        (root / "category" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "category" / path).write_text(text)
    assert open_archive(root).pages == {
        "zhengquanshibao": "证券时报",
        "Career In touxingPEVC": "Career In投行PEVC",
        "en": "en",
        "d": "d",
        "news": "News",
    }


def test_an_archive_can_be_sent_to_another_process(tmp_path: Path) -> None:
    archive = open_archive(site(tmp_path / "s", "timezone: Asia/Shanghai"))
    assert archive.pages == {}
    assert pickle.loads(pickle.dumps(archive)) == archive


def test_the_folder_of_collections_is_no_category(tmp_path: Path) -> None:
    root = site(tmp_path / "s", "collections_dir: all")
    (root / "all" / "news" / "_posts").mkdir(parents=True)
    (root / "all" / "news" / "_posts" / "2022-01-01-b.md").write_text("b")
    assert load(open_archive(root), "all/news/_posts/2022-01-01-b.md").post.categories == ("news",)
