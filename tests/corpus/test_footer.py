"""The footer of a body: medium, editor, source and navigation, and what only looks like them."""

from __future__ import annotations

import pytest

from reader.corpus.fields.footer import read_footer

FOUNDING = (
    '<p>正文一句。</p><p class="em_media">（文章来源：中国劳动保障报）</p>\n\n'
    "<http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202202212282783085>\n\n"
    "[返回中国劳动保障报新闻](//finews.withounder.com/category/zhongguolaodongbaozhangbao.html)"
    "｜[返回首页](//finews.withounder.com/)\n"
)


def kinds(body: str) -> list[tuple[str, str]]:
    return [(item.kind, body[item.start : item.end]) for item in read_footer(body).items]


def test_the_founding_tail_is_taken_apart() -> None:
    footer = read_footer(FOUNDING)
    assert FOUNDING[: footer.start] == "<p>正文一句。</p>"
    assert footer.media == "中国劳动保障报"
    assert footer.source.endswith("?infoCode=NW202202212282783085")
    assert [kind for kind, _ in kinds(FOUNDING)] == ["media", "source", "navigation"]
    assert kinds(FOUNDING)[0][1] == '<p class="em_media">（文章来源：中国劳动保障报）</p>'


@pytest.mark.parametrize("name", ["甲报", "甲 报", "甲/乙", "AT&amp;T", "", "甲" * 41])
@pytest.mark.parametrize("query", ["a=1", "a=1&amp;b=2", "a b"])
@pytest.mark.parametrize("before", ["正文", "（来源：丁报）", "<p>责任编辑：丁</p>"])
def test_the_quick_look_finds_what_the_slow_one_does(name: str, query: str, before: str) -> None:
    """The quick look knows the tag `em_media`; another of the same length is read slowly."""
    body = FOUNDING.replace("中国劳动保障报", name).replace("infoCode=NW202202212282783085", query)
    body = body.replace("正文一句。", before)
    assert read_footer(body) == read_footer(body.replace("em_media", "em-media"))


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ("正文。（文章来源：证券时报）", "证券时报"),
        ("正文。(来源: 新华网)", "新华网"),
        ("正文。\n\n来源：新华社", "新华社"),
        ("<p>正文。</p>\n<p>来源：<a href='http://x.cn'>新华社</a></p>", "新华社"),
        ("正文。<br>来源：甲报", "甲报"),
        ("正文。\n**来源：甲报**", "甲报"),
        ("正文。\n來源：月光月刊", "月光月刊"),
        ("正文。（轉載自：月光月刊）", "月光月刊"),
        ("正文。\n来源：甲报 作者：乙", "甲报"),
        ("正文。\n<p style='text-align:right'><strong>（文章来源：甲报）</strong></p>", "甲报"),
        ("正文。（文章来源：甲报）\n责任编辑：乙", "甲报"),
        ("正文。（文章来源：甲报）\n\n免责声明：本文不构成投资建议。", "甲报"),
        ("正文。（文章来源：AT&amp;T 周刊）", "AT&T 周刊"),
        ("正文。\n\n图片来源：新华社", ""),
        ("正文。\n资料来源：Wind", ""),
        ("正文说明消息来源：甲", ""),
        ("正文。（文章来源：）", ""),
        ("正文。（文章来源：" + "长" * 50 + "）", ""),
        ("他的收入来源：工资。", ""),
        ("", ""),
    ],
)
def test_media(body: str, media: str) -> None:
    assert read_footer(body).media == media


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("正文\n\n<http://a.cn/x>", "http://a.cn/x"),
        ("正文\n\n<https://a.cn/?a=1&amp;b=2>\n\n", "https://a.cn/?a=1&b=2"),
        ("正文\n\n原文链接：https://a.cn/x", "https://a.cn/x"),
        ("正文\n\n[阅读原文](https://a.cn/x)", "https://a.cn/x"),
        ("text\n\n[Source](https://a.cn/x)", "https://a.cn/x"),
        ("text\n\nSource: <https://a.cn/x>", "https://a.cn/x"),
        (
            "正文\n\n<p>原文：<a href='http://a.cn/x' target=_blank>http://a.cn/x</a></p>",
            "http://a.cn/x",
        ),
        ("正文\n\n[http://a.cn/x](http://a.cn/x)", "http://a.cn/x"),
        ("正文\n\n<ftp://a.cn/x>", ""),
        ("正文\n\n<javascript:alert(1)>", ""),
        ("text\n\n[a fine page](https://a.cn/x)", ""),
        ("text\n\nSee https://a.cn/x", ""),
        ("<http://a.cn/x>\n\n正文", ""),
    ],
)
def test_source(body: str, source: str) -> None:
    assert read_footer(body).source == source


@pytest.mark.parametrize(
    ("row", "is_navigation"),
    [
        ("[返回首页](/)", True),
        ("[« Back](/a) | [B](/b)", True),
        ("<p><a href='/1'>上一篇</a>　<a href='/2'>下一篇</a></p>", True),
        ("[首頁](/)・[目錄](/list)", True),
        ("[A](/a) | [B](/b)", False),
        ("参见 [返回首页](/)", False),
        ("[返回首页](/) 谢谢", False),
        ("返回首页", False),
    ],
)
def test_navigation(row: str, is_navigation: bool) -> None:
    assert [kind for kind, _ in kinds(f"正文\n\n{row}")] == ["navigation"] * is_navigation


@pytest.mark.parametrize(
    ("row", "is_editor"),
    [
        ("责任编辑：张三", True),
        ("（责任编辑：DF001）", True),
        ("<p>【编辑:张三】</p>", True),
        ("校對：李四", True),
        ("他对编辑说：好。", False),
        ("编辑部的灯：亮着。", False),
    ],
)
def test_editor(row: str, is_editor: bool) -> None:
    assert [kind for kind, _ in kinds(f"正文\n\n{row}")] == ["editor"] * is_editor


def test_an_article_that_is_all_tail_has_no_text() -> None:
    assert read_footer("（文章来源：甲报）\n\n[返回首页](/)").start == 0


def test_a_tail_is_found_behind_a_long_body() -> None:
    body = "长" * 1_000_000 + "。" + FOUNDING
    footer = read_footer(body)
    assert footer.media == "中国劳动保障报"
    assert body[footer.items[0].start :].startswith("<p class=")
