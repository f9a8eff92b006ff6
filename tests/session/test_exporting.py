"""A post as Markdown: what stands at its head, and that it reads the same again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.article import Article, parse
from reader.article.content import Context
from reader.corpus import Archive, open_archive, walk
from reader.demo import ARCHIVE
from reader.session.exporting import markdown_of
from reader.session.opening import open_post


def sections(article: Article) -> list[tuple[int, str, str]]:
    return [(section.level, section.title, section.anchor) for section in article.sections]


def check_every_post(archive: Archive) -> int:
    """Parse what every post is exported as: head, text and sections are those of the post."""
    posts = 0
    for found in walk(archive, drafts=True):
        posts += 1
        opened = open_post(archive, found.path)
        again = parse(markdown_of(opened), Context(title=opened.head.title))
        blocks = opened.article.blocks[opened.article.repeats_title :]
        text = opened.article.text[blocks[0].start :] if blocks else ""
        head = [part for part in (opened.head.title, opened.dateline, text) if part]
        assert again.text == "\n".join(head), found.path
        assert sections(again) == sections(opened.article), found.path
    return posts


def written(folder: Path, post: str) -> str:
    (folder / "a.md").write_text(post, "utf-8")
    return markdown_of(open_post(open_archive(folder), "a.md"))


def test_it_begins_with_title_medium_and_date(tmp_path: Path) -> None:
    post = (
        "---\ntitle: '不打烊的书房 #1*'\ndate: 2022-03-09 09:54:33 +0800\ntags: 河湾晚报新闻\n---\n"
        "<p>字。</p><p align='center'>夜里的灯</p><p>字。</p><p>（文章来源：河湾晚报）</p>\n"
    )
    assert written(tmp_path, post) == (
        "# 不打烊的书房 \\#1\\*\n\n河湾晚报 · 2022-03-09 09:54\n\n"
        "字。\n\n## 夜里的灯\n\n字。\n\n（文章来源：河湾晚报）\n"
    )


def test_a_title_that_the_body_repeats_stands_once(tmp_path: Path) -> None:
    post = "---\ntitle: 一盏灯\ndate: 2022-03-09\n---\n# 一盏灯\n\n字。\n\n## 节\n\n字。\n"
    assert written(tmp_path, post) == "# 一盏灯\n\n2022-03-09\n\n字。\n\n## 节\n\n字。\n"


def test_six_levels_stay_six(tmp_path: Path) -> None:
    post = "---\ntitle: 题\n---\n" + "\n".join(f"{'#' * n} 第{n}层\n\n字。\n" for n in range(1, 7))
    again = parse(written(tmp_path, post), Context(title="题"))
    assert [section.level for section in again.sections] == [1, 2, 3, 4, 5, 6]


def test_every_post_of_the_demo_reads_the_same_again() -> None:
    assert check_every_post(open_archive(ARCHIVE)) >= 40


@pytest.mark.parametrize("folder", ["finews", "ruby-news", "opensuse-news"])
def test_so_does_every_public_one(corpus: Path, folder: str) -> None:
    assert check_every_post(open_archive(corpus / folder))
