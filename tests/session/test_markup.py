"""How a body is written is told by its file's ending."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.article import Article
from reader.article.content import Code, Heading
from reader.corpus import open_archive
from reader.session.opening import open_post

BODY = "# 题 *星* &amp; <b>粗</b>\n\n    四格\n\n一、要求\n\n一段话，说得很长。\n\n二、任务\n\n又一段话。\n"


def opened(folder: Path, name: str, body: str = BODY) -> Article:
    """Return the article of a file of that name."""
    (folder / name).write_text(body, "utf-8")
    return open_post(open_archive(folder), name).article


def test_a_text_says_what_it_says(tmp_path: Path) -> None:
    article = opened(tmp_path, "a.txt")
    said = BODY.replace("    ", "")
    assert article.text == said.replace("\n\n", "\n").strip()
    assert [section.title for section in article.sections] == ["一、要求", "二、任务"]


def test_lines_of_a_text_stay_lines_and_indents_begin_paragraphs(tmp_path: Path) -> None:
    article = opened(tmp_path, "a.txt", "第一行，\n第二行。\n　　另一段\n\n　　又一段\n")
    assert [block.text for block in article.blocks] == ["第一行，\n第二行。", "另一段", "又一段"]


@pytest.mark.parametrize("name", ["a.html", "a.HTM"])
def test_html_is_no_markdown(tmp_path: Path, name: str) -> None:
    header = "---\ntitle: 另一题\n---\n"
    body = "<p>前。\n\n    <h2>四格</h2>\n\n# 井号 *星*\n\n</div>\n"
    article = opened(tmp_path, name, header + body)
    assert article.text == "前。\n四格\n# 井号 *星*"
    assert [section.line for section in article.sections] == [6]


def test_markdown_is_markdown(tmp_path: Path) -> None:
    article = opened(tmp_path, "a.md", f"---\ntitle: 另一题\n---\n{BODY}")
    assert [type(block) for block in article.blocks[:2]] == [Heading, Code]
