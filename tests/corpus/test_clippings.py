"""Texts that a clipper took from the web: their titles, dates, media and where they are from."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.article import parse
from reader.article.content import Paragraph, Tone
from reader.article.context import context_of
from reader.corpus import load, open_archive
from reader.corpus.fields.clippings import source_of
from reader.model import Post

NOTICE = "> 本文由 [简悦 SimpRead](http://ksria.example/simpread/) 转码， 原文地址 "


def post(folder: Path, name: str, text: str) -> Post:
    (folder / name).write_text(text, "utf-8")
    return load(open_archive(folder), name).post


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("[mp.example](https://mp.example/s/a_b)", "https://mp.example/s/a_b"),
        ("https://mp.example/s/x#h-1", "https://mp.example/s/x#h-1"),
        ("[x](https://e.example/a_(b)/c)", "https://e.example/a_(b)/c"),
    ],
)
def test_a_clipping_is_called_as_it_was_saved(tmp_path: Path, address: str, source: str) -> None:
    text = f"{NOTICE}{address}\n\n渡口的船开了。\n\n### 第一节\n\n船开了。\n"
    clipped = post(tmp_path, "早班船的故事.md", text)
    assert (clipped.title, clipped.source) == ("早班船的故事", source)
    assert post(tmp_path, "a1.md", text).title == "渡口的船开了"


@pytest.mark.parametrize("above", ["", f"{NOTICE}[e.example](https://e.example/a)\n\n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、前言\n====", "二、上船\n===="),
        ("## 1. 前言", "## 2. 上船"),
        ("# **一、前言**", "# **二、上船**"),
        ("<h2>1、前言</h2>", "<h2>2、上船</h2>"),
    ],
)
def test_the_first_of_numbered_sections_is_no_title(
    tmp_path: Path, above: str, first: str, second: str
) -> None:
    text = f"{above}{first}\n\n那天早上有雾。船还在。\n\n{second}\n\n票价两元。\n"
    assert post(tmp_path, "a1.md", text).title == "那天早上有雾"
    alone = text.replace(second, "")
    assert above or "前言" in post(tmp_path, "a1.md", alone).title
    assert post(tmp_path, "a1.md", "1、前言\n2、上船\n").title == "1、前言"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        (r"> 原文地址: [https://e.example/a\_b](https://e.example/a_b)", "https://e.example/a_b"),
        ("**原文链接：** https://e.example/a?b=1&amp;c=2", "https://e.example/a?b=1&c=2"),
        ("Source: <https://e.example/a>", "https://e.example/a"),
        ("原文地址：见文末 https://e.example/a", ""),
        ("他们说原文：https://e.example/a", ""),
        ("https://e.example/a", ""),
    ],
)
def test_a_line_at_the_head_says_where_it_is_from(line: str, source: str) -> None:
    assert source_of(f"# 题\n\n{line}\n\n正文。\n") == source
    assert source_of("正文。\n" * 7 + line) == ""


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("正文。\n\nvia: http://e.example/a\n\n译者：[甲](http://e.example/b)\n", "http://e.example/a"),
        ("正文。\n\n原文链接：<https://e.example/a>\n\n版权声明：保留。\n", "https://e.example/a"),
        ("去那里 via: http://e.example/a 即可。\n\n译者：甲\n", None),
    ],
)  # fmt: skip
def test_lines_below_the_source_do_not_hide_it(
    tmp_path: Path, body: str, source: str | None
) -> None:
    assert post(tmp_path, "a.md", body).source == source


@pytest.mark.parametrize(
    "key", ["url", "blogger_orig_url", "tumblr_url", "wordpress_url", "external_url"]
)
def test_importers_keep_the_address(tmp_path: Path, key: str) -> None:
    text = f"---\ntitle: 题\n{key}: https://e.example/a\n---\n正文。\n"
    assert post(tmp_path, "a.md", text).source == "https://e.example/a"
    assert post(tmp_path, "b.md", text.replace("https://e.example", "")).source is None


def test_who_published_it_is_the_medium(tmp_path: Path) -> None:
    text = "---\ntitle: 题\nurl: https://e.example/a\nsource: 江海晨报\n---\n正文。\n"
    known = post(tmp_path, "a.md", text)
    assert (known.source, known.media) == ("https://e.example/a", "江海晨报")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("原创 早班船 2024-02-29 07:47 四川", "2024-02-29T07:47"),
        ("林小满\n      林小满  江海晨报   2026-04-20 00:52  ", "2026-04-20T00:52"),
        ("##### 18#       发表于 2026-3-31 19:28", "2026-03-31T19:28"),
        ("他在 2024-02-29 07:47 出发，去了四川", None),
        ("会议定于 2024-02-29 07:47 开始", None),
    ],
)
def test_a_byline_that_ends_with_day_and_time(tmp_path: Path, line: str, date: str | None) -> None:
    known = post(tmp_path, "a.md", f"# 题\n\n{line}\n\n正文。\n")
    told = known.date.strftime("%Y-%m-%dT%H:%M") if known.date and not known.date_guessed else None
    assert told == date


def test_the_notice_is_no_digest(tmp_path: Path) -> None:
    article = parse(f"{NOTICE}[a](https://e.example/a)\n\n正文。")
    first = article.blocks[0]
    assert article.digest is None
    assert isinstance(first, Paragraph) and first.tone is Tone.CREDIT


@pytest.mark.parametrize(
    ("header", "author"),
    [
        ("author:\n  display_name: 林小满\n  login: lin", "林小满"),
        ("author:\n- 林小满\n- name: 周禾", "林小满、周禾"),
        ("authors:\n- 林小满", "林小满"),
        ("authors: 林小满", "林小满"),
        ("author: 林小满\nauthors: [周禾]", "林小满"),
        ("author:\n  email: a@e.example", None),
    ],
)
def test_authors_of_a_header(tmp_path: Path, header: str, author: str | None) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: 题\n{header}\n---\n正文。\n", "utf-8")
    archive = open_archive(tmp_path)
    loaded = load(archive, "a.md")
    assert parse(loaded.body, context_of(loaded, archive.site)).author == author
