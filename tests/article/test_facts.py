"""What is known of an article beside its text."""

from __future__ import annotations

import pytest

from reader.article import parse
from reader.article.content import Context, Paragraph, Tone

TAIL = """<p>全文。</p><p class="em_media">（文章来源：江海晨报）</p>

<http://news.example.com/x?infoCode=1&y=2>

[返回江海晨报新闻](//news.example.org/category/a.html)｜[返回首页](//news.example.org/)
"""


def test_the_tail_of_the_founding_archive() -> None:
    article = parse(TAIL)
    assert article.source == "http://news.example.com/x?infoCode=1&y=2"
    assert article.media == "江海晨报"
    assert "返回" not in article.text
    assert [link.href for link in article.links] == [article.source]
    tones = [block.tone for block in article.blocks if isinstance(block, Paragraph)]
    assert tones == [Tone.BODY, Tone.CREDIT, Tone.SOURCE]


def test_digest_is_the_one_quoted_paragraph_that_opens() -> None:
    article = parse("> 提要。\n\n正文。")
    assert article.digest == "提要。"
    first = article.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.tone is Tone.DIGEST
    assert parse("正文。\n\n> 引文。").digest is None
    assert parse("> 一。\n>\n> 二。\n\n正文。").digest is None
    assert parse("> 只有引文。").digest is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("本报记者 林小满　通讯员 周禾", "林小满、周禾"),
        ("　　云城晚报记者　江一苇", "江一苇"),
        ("文／图　季南", "季南"),
        ("作者：何知秋", "何知秋"),
        ("记者 张三 编辑 李四 校对 王五", "张三"),
        ("文/张三 图/李四", "张三"),
        ("文／张三　摄影／李四", "张三"),
        ("撰文｜张三", "张三"),
        ("采写：南方都市报记者 张三", "张三"),
        ("采写：南都记者 张三 实习生 李四 编辑 王五", "张三、李四"),
        ("（作者：张三，系某大学教授）", "张三"),
        ("作者：张三 选题：李四", "张三"),
        ("本报记者 林小满 摄影 周禾", "林小满"),
        ("图文／季南", "季南"),
        ("本报记者林小满", "林小满"),
        ("By Ann Example", "Ann Example"),
        ("By José Example", "José Example"),
        ("— Ann Müller", "Ann Müller"),
        ("作者：Anna M. Lindqvist", "Anna M. Lindqvist"),  # a name of several words is one name
        ("作者：Anna Lindqvist、Jean-Luc Moreau 林小满", "Anna Lindqvist、Jean-Luc Moreau、林小满"),
        ("本报记者 Anna Lindqvist 通讯员 Bo Eriksen", "Anna Lindqvist、Bo Eriksen"),
    ],
)
def test_author(line: str, author: str) -> None:
    article = parse(f"<p>{line}</p><p>正文。</p>")
    assert article.author == author
    byline = article.blocks[0]
    assert isinstance(byline, Paragraph)
    assert byline.tone is Tone.CREDIT


@pytest.mark.parametrize(
    "line", ["-END-", "— END —", "编辑：方小圆 校对：王五", "图/李四", "摄影：李四"]
)
def test_who_did_not_write_is_no_author(line: str) -> None:
    assert parse(f"<p>正文，正文。</p><p>{line}</p>").author is None


def test_editors_are_no_authors_and_the_header_wins() -> None:
    assert parse("<p>正文。</p><p>（责任编辑：方小圆）</p>").author is None
    assert parse("<p>文/甲</p><p>正。</p>", Context(page={"author": "乙"})).author == "乙"


def test_stocks_are_named_once_in_the_order_met() -> None:
    stock = '<span id="stock_{0}"><a href="//q.example/{0}" class="keytip" data-code="1,{0}">{1}</a></span>'
    body = f"<p>{stock.format('600160', '巨化股份')}涨，{stock.format('888051', '百草')}跌，{stock.format('600160', '巨化股份')}。</p>"
    article = parse(body)
    assert article.stocks == ("巨化股份 600160", "百草 888051")
    assert article.text == "巨化股份涨，百草跌，巨化股份。"


@pytest.mark.parametrize(
    ("body", "minutes"),
    [
        ("", 1),
        ("字" * 100, 1),
        ("字" * 1200, 3),
        ("word " * 690, 3),
        ("字" * 400 + " word" * 230, 2),
        ("。、「」“”，：🙂" * 4000 + "春", 1),
        ("ひらカナ漢字" * 800, 12),
        ("\u3041\u30ff\u3400\u4e00\u9fff" * 800, 10),
    ],
)
def test_reading_time(body: str, minutes: int) -> None:
    assert parse(body).minutes == minutes


@pytest.mark.parametrize(
    ("body", "is_caption"),
    [
        ("![](/a.png)\n*夜里的灯塔*\n\n正文。", True),
        ("![](/a.png)\n\n*夜里的灯塔*\n\n正文。", False),
        ("![](/a.png)\n*夜里的*灯塔\n\n正文。", False),
        ("正文。\n*夜里的灯塔*\n\n正文。", False),
        ("![](/a.png)\n*" + "夜" * 201 + "*\n\n正文。", False),
    ],
)
def test_emphasised_words_right_below_an_image_are_its_caption(body: str, is_caption: bool) -> None:
    paragraphs = [block for block in parse(body).blocks if isinstance(block, Paragraph)]
    assert (paragraphs[0].tone is Tone.CAPTION) is is_caption


@pytest.mark.parametrize(
    ("alt", "others", "count"), [("签约现场", 0, 0), ("", 0, 0), ("", 1, 2), ("签约现场", 1, 1)]
)
def test_a_bold_centred_line_below_an_image_is_its_caption(
    alt: str, others: int, count: int
) -> None:
    line = '\n<p align="center"><strong>{}</strong></p>\n'
    text = "<p>双方在渡口边的石阶上签了字，风把纸吹走了两次。</p>"
    shown = f'<p align="center"><img src="a.jpg" alt="{alt}"></p>' + line.format("签约现场")
    body = text + shown + text + others * (line.format("后来") + text)
    assert len(parse(body).sections) == count
