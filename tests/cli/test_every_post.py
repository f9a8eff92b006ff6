"""Every post of the public archives opens: shown and outlined without an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from wcwidth import wcswidth

from reader.article import resolve
from reader.corpus import Archive, open_archive, walk
from reader.demo import ARCHIVE as DEMO
from reader.session.opening import open_post
from reader.typeset import Layout, stdout_measure


def check_every_post(archive: Archive) -> int:
    """Lay out every post of `archive`, and find each of its sections; return how many."""
    posts = 0
    for found in walk(archive):
        posts += 1
        opened = open_post(archive, found.path)
        article = opened.article
        layout = Layout(article, 72, measure=stdout_measure(), head=opened.head, centred=False)
        lines = layout.lines(0, 1_000_000)
        assert lines, found.path
        assert max(line.cells for line in lines) <= 72, found.path
        for section in article.sections:
            first = layout.lines(layout.block_line(section.block), 1)[0]
            assert first.block == section.block, (found.path, section)
            assert resolve(article, section.anchor) == section
    return posts


@pytest.mark.parametrize(
    ("folder", "posts"), [("finews", 1), ("ruby-news", 392), ("opensuse-news", 191)]
)
def test_every_post_is_laid_out_with_its_sections(corpus: Path, folder: str, posts: int) -> None:
    assert check_every_post(open_archive(corpus / folder)) == posts


def test_every_post_of_the_demo_is_too() -> None:
    assert check_every_post(open_archive(DEMO)) >= 40


@pytest.mark.parametrize("width", [20, 40, 60, 72, 80, 100])
def test_no_line_of_the_founding_article_begins_or_ends_as_it_must_not(
    corpus: Path, width: int
) -> None:
    archive = open_archive(corpus / "finews")
    (found,) = walk(archive)
    opened = open_post(archive, found.path)
    layout = Layout(
        opened.article, width, measure=stdout_measure(), head=opened.head, centred=False
    )
    lines = layout.lines(0, 1_000_000)
    shown = "".join(line.text.strip() for line in lines)
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        assert wcswidth(line.text) <= width
        if line.continues:
            assert line.text[0] not in "，。、；：！？）》」』】〉〕”’…·～％"
        if following is not None and following.continues:
            assert line.text[-1] not in "（《「『【〈〔“‘"
    for block in opened.article.blocks:
        text = block.text.replace("\n", "")
        assert shown.count(text) == 1 or len(text) < 30, text
    assert "infoCode=NW202202212282783085" in shown
    assert "返回首页" not in shown
