"""The post's own title at the head of its body: what is it, what is none, and what moves up."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import html, parse, text
from reader.article.content import Context, Tone
from reader.article.export.markdown import markdown_page

REST = "\n\n字字字字，字字字字。\n\n## 船期\n\n六点开。\n\n### 票价\n\n两元。\n"
TITLE = "渡口的早班船"

HEADS = [
    ("# 渡口的早班船", TITLE),
    ("###### 渡口的早班船", TITLE),
    ("[渡口的早班船](https://a.example/1)\n------", TITLE),
    ("[渡口的早班船](https://a.example/1)\n\n# 渡口的早班船", TITLE),
    ("![](a.png)\n\n# 渡口的早班船", TITLE),
    ("2022-02-21 09:54\n\n渡口的早班船\n===", TITLE),
    ("[首页](/) › [航运](/hang)\n\n<h1>渡口的早班船</h1>", TITLE),
    ("本报记者 林小满\n\n---\n\n## 渡口的早班船", TITLE),
    ("从今天起，早班船提前半小时。\n\n# 渡口的早班船", TITLE),
    ("<h1>渡口的早班船 - 江海晨报</h1>", TITLE),
    ("# 渡口的早班船 | 江海网", TITLE),
    ("# 早班船开了", "早班船开了_江海网"),
    ("## 【航运】渡口的早班船", TITLE),
    ("# 渡口的早班船（图）", TITLE),
    ("# 渡口的早班船改到六点开", "渡口的早班船…"),
    ("# A &amp; B 公司的船", "A &amp; B 公司的船"),
    ("# 渡口的早班船", "2022-02-21-zaobanchuan"),
    ("# 江海晨报\n\n## 航运\n\n# 渡口的早班船", TITLE),
    ("## 航运\n\n渡口的早班船", TITLE),
    ("# WEB特集 渡口的早班船开走了", "渡口的早班船开走了"),
    ("# 渡口的早班船\n\n## ——江海码头的一天", TITLE),
    ("# 渡口的早班船\n\n## 江海码头\n\n本报记者 林小满", TITLE),
    ("# 渡口的早班船\n\n### 江海码头上四十年的一天又一天", TITLE),
]


@pytest.mark.parametrize(("head", "title"), HEADS)
def test_it_comes_first_and_is_no_section(head: str, title: str) -> None:
    body, context = head + REST, Context(title=title)
    article = parse(body, context)
    assert [(s.level, s.title) for s in article.sections] == [(1, "船期"), (2, "票价")]
    assert article.repeats_title
    assert [b for b in article.blocks[1:] if getattr(b, "tone", None) is Tone.TITLE] == []
    assert article.text == text(body, context)
    said = article.blocks[0].text
    assert sum(line == said for line in article.text.split("\n")) == 1
    assert str(said) in unescape(markdown_page(article, title).replace("\\", ""))
    assert article.text.count("字字字字") == 2
    assert "</h1>" in html(body, context)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# 船与渡口", TITLE),  # another one
        ("# 渡口", TITLE),  # a part of it
        ("# 前言\n\n字。\n\n# 渡口的早班船", TITLE),  # another heading comes first
        ("- # 渡口的早班船", TITLE),
        ("# 前言\n\n字。\n\n# 正文", "qianyan-1"),  # one of two
        ("## 前言", "qianyan-1"),
        ("```\n渡口\n```\n\n渡口的早班船", TITLE),
    ],
)
def test_what_is_not_it(head: str, title: str) -> None:
    assert not parse(head + REST, Context(title=title)).repeats_title


def test_the_digest_below_it_is_still_the_digest() -> None:
    body = "# 渡口的早班船\n\n> 船提前半小时开。\n\n字字字，字字。\n"
    assert parse(body, Context(title=TITLE)).digest == "船提前半小时开。"


PIECES = ["# 甲乙丙", "甲乙丙", "[甲乙丙](http://a.b)", "## 丁", "字，字。", "![](a.png)", "> 甲乙丙", "2022-02-21",
          "**甲乙丙**", "- 甲乙丙", "甲乙丙\n---", "<h1>甲乙丙 - 戊</h1>", "---"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("\n\n".join))
def test_nothing_else_is_lost_or_moved(body: str) -> None:
    """Beside the title, and what repeats it word for word, every line stays in its order."""
    context = Context(title="甲乙丙")
    article = parse(body, context)
    assert text(body, context) == article.text
    plain = [line for line in parse(body).text.split("\n") if "甲乙丙" not in line]
    assert [line for line in article.text.split("\n") if "甲乙丙" not in line] == plain
    assert ("甲乙丙" in article.text) == ("甲乙丙" in body)


def test_a_deck_stands_below_the_title_said_twice() -> None:
    body = (
        "# Three jars of pears\n\n# Three jars of pears\n\n"
        "### Four models and a staircase full of people, one of them the cheap one.\n\n"
        "It rained all day.\n\n# Write the card\n\nSix lines will do.\n"
    )
    found = parse(body, Context(title="Three jars of pears")).sections
    assert [str(section.title) for section in found] == ["Write the card"]


@pytest.mark.parametrize(
    ("body", "title", "rest"),
    [
        ("静夜思\n床前明月光，\n疑是地上霜。", "静夜思", ["床前明月光，\n疑是地上霜。"]),
        ("Meeting\n=======\n\nAll came.", "Meeting", ["All came."]),
        ("会议记录\n----\n都来了。", "会议记录", ["都来了。"]),
        ("标题：渡口的早班船\n时间：2019年3月5日\n\n开了。", "渡口的早班船", ["时间：2019年3月5日", "开了。"]),
        ("【标题】早班船\n开了。", "早班船", ["开了。"]),
        ("http://a.example/\n早班船\n\n开了。", "早班船", ["http://a.example/", "开了。"]),
    ],
)  # fmt: skip
def test_the_first_line_of_a_text_is_the_title_alone(
    body: str, title: str, rest: list[str]
) -> None:
    context = Context(title=title, markup="text")
    article = parse(body, context)
    assert [block.text for block in article.blocks] == [title, *rest]
    assert article.repeats_title
    assert article.text == text(body, context)


def test_a_line_below_the_article_itself_is_no_title_of_it() -> None:
    body = f"{'船开了，灯亮着。' * 30}\n\n**渡口的早班船开走了**\n\n{'灯亮着。' * 30}"
    article = parse(body, Context(title="渡口的早班船开走了"))
    assert not article.repeats_title
    assert article.text.startswith("船开了")


@pytest.mark.parametrize(
    "body", ["近年来，天津市的船\n越开越早。", "早班船开了。\n大家都上船。", "早班船"]
)
def test_the_first_line_of_a_text_that_runs_on_is_text(body: str) -> None:
    title = "早班船开了" if "开了" in body else "近年来，天津市的船越"
    article = parse(body, Context(title=title, markup="text"))
    assert article.text == body and not article.repeats_title
