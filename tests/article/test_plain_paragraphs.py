"""Bodies of plain paragraphs are read in short, and come out as by the long way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Context, parse, text
from reader.article.context import context_of
from reader.article.dom import plain_paragraphs
from reader.article.dom.addresses import Links
from reader.corpus import load, open_archive, walk
from reader.demo import ARCHIVE

PLAIN = """\
<p>近年来，河湾市图书馆始终把“一盏灯”留给夜里读书的人。</p>
 <p align="center">夜里的灯</p>
<p>　　馆员刘青说：“灯亮着，  人就会来。”* 不是_标记_ `也不是`</p>
 <p align="center">借书的人</p>
<p>常来的有出租车司机。</p><p class="em_media">（文章来源：河湾晚报）</p>

<http://example.org/news/1.html?infoCode=NW20220221>

[返回河湾晚报新闻](//example.org/category/hewanwanbao.html)｜[返回首页](//example.org/)
"""

LINES = [
    "<p>近年来，图书馆。</p>",
    ' <p align="center">夜里的灯</p>',
    "<p>　　一、建章  立制 </p>",
    '<p>好。</p><p class="em_media">（文章来源：河湾晚报）</p>',
    "<p></p>",
    "<p> 　 </p>",
    "",
    " ",
    "    <p>四格</p>",
    "<p>a</p> <p>b</p> ",
    "<http://example.org/news/1.html?infoCode=NW20220221>",
    "<https://example.org>",
    "<https://EXAMPLE.org/a>",
    "<https://example.org/a_b*c*>",
    "<p>见 www.example.org 和 http://a.example/</p>",
    "<p>&amp; <b>重</b></p>",
    "<p>{{ page.title }}</p>",
    "<p>没完",
    "没有标记的一行",
    "# 标题",
    "- 一项",
    "{: .note}",
    "<p>\x1b[31m\u202e\u200b\xa0\xa0 x</p>",
    "<p>\t制表</p>",
    "<P>大写</P>",
    "<div>盒</div>",
    "<!-- 注 -->",
    "***",
    "<p>甲</p>\x0c",
    "[返回首页](//example.org/)",
]
CONTEXT = Context(title="夜里的灯", url="http://example.org", body_line=7)


def by_the_long_way(body: str, context: Context) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_paragraphs, "plain_paragraphs", lambda *_: None)
        return parse(body, context)


@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_short_and_long_way_come_to_the_same(lines: list[str]) -> None:
    body = "\n".join(lines)
    assert parse(body, CONTEXT) == by_the_long_way(body, CONTEXT)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["<p>", ' <p align="center">', '<p class="em_media">']),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
            st.sampled_from(["</p>", "</p>\n", "\n\n"]),
        ),
        max_size=5,
    )
)
def test_whatever_a_paragraph_holds(parts: list[tuple[str, str, str]]) -> None:
    body = "".join(map("".join, parts))
    assert parse(body, CONTEXT) == by_the_long_way(body, CONTEXT)


def test_what_a_scraper_writes_is_read_in_short() -> None:
    article = parse(PLAIN, CONTEXT)
    assert article == by_the_long_way(PLAIN, CONTEXT)
    assert text(PLAIN, CONTEXT) == article.text
    assert article.media == "河湾晚报"
    assert article.source == "http://example.org/news/1.html?infoCode=NW20220221"
    assert [section.title for section in article.sections] == ["借书的人"]  # the other is the title
    body = PLAIN.partition("[返回")[0]
    assert plain_paragraphs.plain_paragraphs(body, 1, Links(CONTEXT)) is not None


def test_on_every_post_at_hand() -> None:
    folders = [ARCHIVE]
    corpus = Path(__file__).parents[3] / "shared" / "corpus"
    if corpus.is_dir():
        folders += sorted(path for path in corpus.iterdir() if path.is_dir())
    for folder in folders:
        archive = open_archive(folder)
        for found in walk(archive):
            loaded = load(archive, found.path)
            if "<p" in loaded.body:
                context = context_of(loaded, archive.site)
                assert parse(loaded.body, context) == by_the_long_way(loaded.body, context)
