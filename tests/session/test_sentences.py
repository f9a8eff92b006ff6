"""What is said of what was done, in both languages, one or many."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import texts
from reader.article import parse
from reader.corpus import Archive, Site, load, open_archive
from reader.corpus.problems import problem
from reader.library.marks.state import Undone
from reader.library.scan.changes import Changes
from reader.model import Key
from reader.safe import Clean
from reader.session.opening import byline, problem_line
from reader.session.sentences import (
    all_read_sentence,
    changes_sentence,
    nothing_sentence,
    undone_sentence,
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["1 new article", "3 new articles", "2 changed, 1 deleted", "No new articles"]),
        ("zh", ["1 篇新文章", "3 篇新文章", "2 篇改过，1 篇删去了", "没有新文章"]),
    ],
)
def test_a_look_tells_what_it_found(language: str, told: list[str]) -> None:
    texts.use(language)
    looks = Changes(new=1), Changes(new=3), Changes(changed=2, gone=1), Changes()
    assert [changes_sentence(look) for look in looks] == told


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 article marked as read", "12,345 articles marked as read"),
        ("zh", "1 篇标为已读", "12,345 篇标为已读"),
    ],
)
def test_how_many_were_marked(language: str, one: str, many: str) -> None:
    texts.use(language)
    assert all_read_sentence(1) == one
    assert all_read_sentence(12345) == many


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            [
                "Undone, unread again: “灯”",
                "Undone, read again: “灯”",
                "Undone, starred no longer: “灯”",
                "Undone, starred again: “灯”",
                "Undone, unread again: 1 article",
                "Undone, unread again: 12,345 articles",
                "Nothing to undo",
            ],
        ),
        (
            "zh",
            [
                "已撤销，恢复未读：《灯》",
                "已撤销，恢复已读：《灯》",
                "已撤销，不再收藏：《灯》",
                "已撤销，恢复收藏：《灯》",
                "已撤销，恢复未读：1 篇",
                "已撤销，恢复未读：12,345 篇",
                "没有可撤销的标记",
            ],
        ),
    ],
)
def test_what_was_undone_is_named(language: str, told: list[str]) -> None:
    texts.use(language)
    lamp, key = Clean("灯"), Key("a")
    single = [Undone(mark, on, 1, key) for mark in ("read", "starred") for on in (True, False)]
    assert [
        *(undone_sentence(undone, lamp) for undone in single),
        undone_sentence(single[0], None),
        undone_sentence(Undone("read", True, 12345), None),
        undone_sentence(None, None),
    ] == told


@pytest.mark.parametrize(("language", "told"), [("en", "1\xa0min"), ("zh", "1\xa0分钟")])
def test_no_line_break_parts_a_number_from_its_minutes(
    tmp_path: Path, language: str, told: str
) -> None:
    texts.use(language)
    (tmp_path / "a.md").write_text(
        "---\ntitle: 灯\ndate: 2022-02-21\n---\n（文章来源：河湾晚报）\n", "utf-8"
    )
    loaded = load(open_archive(tmp_path), "a.md")
    assert byline(loaded.post, parse(loaded.body)) == f"河湾晚报 · 2022-02-21 · {told}"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            [
                (
                    "No articles in “{}”: kanbao looked for files whose names end in md, markdown, html, "
                    "htm, txt (folders whose names begin with . or _ are left out); drafts and "
                    "unpublished ones (published: false) need --drafts"
                ),
                (
                    "No articles in “{}”: kanbao looked for files in _posts whose names end in md, "
                    "markdown, html, htm, txt, and files elsewhere whose names begin with a date "
                    "(2022-02-21-)"
                ),
                "No published articles in “{}/a.md”",
            ],
        ),
        (
            "zh",
            [
                (
                    "“{}”里没有文章：找的是 扩展名为 md、markdown、html、htm、txt 的文件（名字以 . 或 _ 开头的"
                    "文件夹不看）；草稿和未发布（published: false）的要加 --drafts"
                ),
                (
                    "“{}”里没有文章：找的是 _posts 文件夹里扩展名为 md、markdown、html、htm、txt 的文件，和别处"
                    "文件名以日期（2022-02-21-）开头的"
                ),
                "“{}/a.md”里没有发布的文章",
            ],
        ),
    ],
)
def test_an_empty_archive_tells_what_was_looked_for(
    language: str, told: list[str], tmp_path: Path
) -> None:
    texts.use(language)
    plain, one = Archive(tmp_path), Archive(tmp_path, only="a.md")
    site = Archive(tmp_path, Site(kind="jekyll"))
    assert [
        nothing_sentence(plain, drafts=False),
        nothing_sentence(site, drafts=True),
        nothing_sentence(one, drafts=True),
    ] == [each.format(tmp_path) for each in told]


def test_a_site_whose_config_names_no_folder_in_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text('contentDir = "../elsewhere"\n', "utf-8")
    told = nothing_sentence(open_archive(tmp_path), drafts=True)
    assert "文件夹都不在其中" in told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Line 2: The key a: is there again", "The file is not there any more"]),
        ("zh", ["第 2 行：键 a: 又出现了一次", "文件不在了"]),
    ],
)
def test_a_problem_tells_its_line_where_one_is_to_blame(language: str, told: list[str]) -> None:
    texts.use(language)
    problems = problem("key-duplicate", "a.md", 2, key="a:"), problem("vanished", "a.md", None)
    assert [problem_line(each) for each in problems] == told
