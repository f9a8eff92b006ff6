"""What stands in posts as scrapers, clippers and converters leave them: lines, underlines, boxes of accounts."""

from __future__ import annotations

import pytest

from reader.article import parse, text
from reader.article.content import Context
from reader.corpus.kinds.site import KindName

KINDS: tuple[KindName, ...] = ("jekyll", "plain", "hexo", "hugo")
PARAGRAPH = "渡船六点开，码头上的灯还亮着，等船的人把手揣在袖子里。"


def outline(body: str, title: str = "渡口") -> list[tuple[int, str]]:
    article = parse(body, Context(title=title))
    return [(section.level, str(section.title)) for section in article.sections]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("line", "level"), [("===", 1), ("----------", 2)])
def test_a_numbered_heading_that_is_underlined_is_no_item(
    line: str, level: int, kind: KindName
) -> None:
    body = f"先看船。\n\n1. 上船\n{line}\n\n{PARAGRAPH}\n\n2) 下船\n{line}\n\n{PARAGRAPH}\n"
    article = parse(body, Context(kind=kind))
    assert [str(section.title) for section in article.sections] == ["1. 上船", "2) 下船"]
    assert "-" not in article.text and "=" not in article.text


@pytest.mark.parametrize(
    "body",
    [
        "1. 上船\n---\n\n别的。\n",
        "1. 上船\n----------\n别的。\n",
        "1. 上船\n2. 下船\n----------\n\n别的。\n",
        "字\n1. 上船\n----------\n\n别的。\n",
        "- 上船\n----------\n\n别的。\n",
    ],
)
def test_what_is_ruled_off_below_an_item_is_none(body: str) -> None:
    assert outline(body) == []


@pytest.mark.parametrize("kind", ["jekyll", "plain"])
@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("作者：安岚\n日期：三月", "作者：安岚\n日期：三月"),
        ("> 来源: 江海晨报\n> 归档日期: 三月\n\n字。", "来源: 江海晨报\n归档日期: 三月\n字。"),
        ("- 渡船\n  作者：安岚\n  日期：三月", "渡船\n作者：安岚\n日期：三月"),
        ("订阅: https://e.example/a\n归档：https://e.example/b",) * 2,
        ("2、看了旧船，\n3、问了价钱。\n4、回家",) * 2,
        ("1.买票 https://e.example/a\n2.上船 https://e.example/b",) * 2,
        ("（1）晴天走路，\n（2）雨天坐船",) * 2,
    ],
)
def test_fields_and_points_stand_on_lines_of_their_own(
    body: str, shown: str, kind: KindName
) -> None:
    assert parse(body, Context(kind=kind)).text == shown
    assert text(body, Context(kind=kind)) == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("他说：走吧\n船就开了。", "他说：走吧船就开了。"),
        ("It was on\n2. May and then\n9. June again.", "It was on 2. May and then 9. June again."),
        ("票价涨到\n3.5元，\n4.5元也有人买。", "票价涨到 3.5元， 4.5元也有人买。"),
        ("https://e.example/a\nhttps://e.example/b", "https://e.example/a https://e.example/b"),
    ],
)
def test_lines_that_only_begin_like_these_are_none(body: str, shown: str) -> None:
    assert parse(body).text == shown


ACCOUNT = (
    "[ 纸鸢研究所 ](javascript:void\\(0\\);)\n\n**纸鸢研究所** ![]()\n\n微信号 zhiyuan-lab\n\n"
    "功能介绍\n关于纸鸢的一切，从竹子说起。\n\n____\n\n收录于话题 #纸鸢 ,13个\n\n#竹子 4\n\n"
)
SECTIONS = f"**看竹子**\n\n{PARAGRAPH}\n\n**糊纸**\n\n{PARAGRAPH}\n"


def test_what_wechat_says_of_an_account_is_not_the_article() -> None:
    article = parse(f"## 渡口\n\n{ACCOUNT}{SECTIONS}", Context(title="渡口"))
    assert [str(section.title) for section in article.sections] == ["看竹子", "糊纸"]
    for said in ("微信号", "功能介绍", "竹子说起", "收录于", "#竹子"):
        assert said not in article.text
    assert article.text.count(PARAGRAPH) == 2


@pytest.mark.parametrize(
    "body",
    [
        f"微信号 zhiyuan-lab\n\n{PARAGRAPH}\n",
        f"{PARAGRAPH}\n\n功能介绍\n\n{PARAGRAPH}\n",
        f"收录于话题的文章很多，这是其中一篇。\n\n{PARAGRAPH}\n",
        "微信号 zhiyuan-lab\n\n功能介绍 关于纸鸢\n",
    ],
)
def test_words_of_such_a_box_alone_are_the_article(body: str) -> None:
    lines = [line for line in body.split("\n") if line]
    assert parse(body).text.split("\n") == lines


def test_line_breaks_of_pandoc_with_nothing_below() -> None:
    body = "\\\n\n渡船。\\\n\\\n\n**上船**\\\n\\\n六点。\n"
    assert parse(body).text == "渡船。\n上船\n六点。"
    assert parse("路径是 C:\\\n\n完").text == "路径是 C:\\\n完"


def test_addresses_that_a_converter_broke() -> None:
    article = parse("见[渡口\n志](https://e.example/渡口\n志)与[船](https://e.example/a-\nb)。")
    assert article.text == "见渡口 志与船。"
    assert [str(link.href) for link in article.links] == [
        "https://e.example/渡口%20志",
        "https://e.example/a-b",
    ]


OFFICE = (
    "<!DOCTYPE html><html><head><title>{title}-江海一中</title></head><body>"
    '<div class="top"><a href="/">首页</a> <a href="/x">学校新闻</a></div><h3>媒体看我们</h3>'
    '<div class="main"><h2 class="title">{title}</h2><h3 class="sub">——码头上的一课</h3>'
    '<p class="info">文章来源：本站 发布时间：2012年04月14日</p>'
    '<div class="{name}"><p>{text}</p>{sections}</div></div><div><h3>热点排行</h3></div></body></html>'
)


@pytest.mark.parametrize(
    "name", ["conTxt", "v_news_content", "wp_articlecontent", "TRS_Editor", "pages_content"]
)
def test_a_page_of_an_office_or_a_school_is_its_article(name: str) -> None:
    sections = "".join(
        f"<p><b>{head}</b></p><p>{PARAGRAPH}</p>" for head in ("一、看船", "二、坐船。", "三、下船")
    )
    body = OFFICE.format(title="渡口的早班船", name=name, text=PARAGRAPH, sections=sections)
    article = parse(body, Context(title="渡口的早班船-江海一中", kind="plain", markup="html"))
    assert [str(section.title) for section in article.sections] == [
        "一、看船",
        "二、坐船。",
        "三、下船",
    ]
    assert article.repeats_title and "热点排行" not in article.text
    assert "媒体看我们" not in article.text


@pytest.mark.parametrize(
    "heads",
    [
        ("一、看船", "二、坐船。", "四、下船"),
        ("一、看船", "二、坐船，看船。再下船。", "三、下船"),
    ],
)
def test_a_sentence_that_does_not_count_on_is_none_of_a_series(heads: tuple[str, ...]) -> None:
    body = "".join(f"<p><b>{head}</b></p><p>{PARAGRAPH}</p>" for head in heads)
    assert heads[1] not in [title for _, title in outline(body)]


def test_a_plain_sentence_among_bold_titles_is_none() -> None:
    body = (
        f"**一、看船**\n\n{PARAGRAPH}\n\n二、坐船。\n\n{PARAGRAPH}\n\n**三、下船**\n\n{PARAGRAPH}\n"
    )
    assert (1, "二、坐船。") not in outline(body)


def test_contents_made_by_a_program_do_not_swallow_the_first_sections() -> None:
    body = (
        "**目录**\n\n* 目录\n{:toc}\n\n# 船\n\n## 作用\n- 载人\n- 载货\n\n**说明**\n\n- 木船\n\n<br />\n\n"
        f"## 种类\n\n### 船\n\n**说明**\n\n{PARAGRAPH}\n\n- 铁船\n"
    )
    titles = [title for _, title in outline(body)]
    assert titles[:2] == ["船", "作用"] and "目录" not in titles


def test_what_is_called_download_may_be_a_section() -> None:
    body = "".join(f"**{head}**\n\n{PARAGRAPH}\n\n" for head in ("引言", "下载", "安装"))
    assert [title for _, title in outline(body)] == ["引言", "下载", "安装"]


def test_a_bold_label_over_the_first_of_what_it_announces() -> None:
    body = "".join(
        f"**{label}：**\n\n**{first}**\n\n{PARAGRAPH}\n\n**{second}**\n\n{PARAGRAPH}\n\n"
        for label, first, second in (("背景", "船", "人"), ("案例", "早班", "晚班"))
    )
    titles = ["背景：", "船", "人", "案例：", "早班", "晚班"]
    assert [title for _, title in outline(body)] == titles
    assert "背景" not in [title for _, title in outline(body.replace("：**", "**"))]


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_around_blocks_leaves_no_marks(kind: KindName) -> None:
    link = "[\n\n![灯](https://e.example/a.png)\n\n渡口的早班船，六点开。\n\n](https://e.example/ferry)\n\n"
    article = parse(f"{PARAGRAPH}\n\n{link}{PARAGRAPH}\n", Context(kind=kind))
    assert article.text == f"{PARAGRAPH}\n灯\n渡口的早班船，六点开。\n{PARAGRAPH}"
    assert "https://e.example/ferry" in [str(link.href) for link in article.links]


@pytest.mark.parametrize(
    "body", ["[\n\n1, 2\n\n]\n\n字。", "[\n\n[\n\n字。", "字。\n\n](https://e.example/a)\n\n字。"]
)
def test_brackets_that_are_no_link_stay(body: str) -> None:
    assert parse(body).text.split("\n") == [line for line in body.split("\n") if line]


def test_numbers_before_a_dash_count() -> None:
    body = "".join(f"{head}\n\n{PARAGRAPH}\n\n" for head in ("1 - 看船", "2 - 坐船", "3 - 下船"))
    assert [title for _, title in outline(body)] == ["1 - 看船", "2 - 坐船", "3 - 下船"]
    scores = "".join(f"{head}\n\n{PARAGRAPH}\n\n" for head in ("2 - 红队", "1 - 蓝队"))
    assert outline(scores.replace("1 - 蓝队", "4 - 蓝队")) == []
