"""Each rule of the table in `reader.article.sections.headings`, with a case on either side of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import html, markdown, parse, text
from reader.article.content import Context, Paragraph, Tone
from reader.article.sections import heading_candidates
from reader.article.sections.heading_candidates import opening

TEXT = "<p>这里是正文，有头有尾的一句话。</p>"


def titles(body: str, title: str = "") -> list[str]:
    return [str(section.title) for section in parse(body, Context(title=title)).sections]


def levels(body: str) -> list[tuple[int, str]]:
    return [(section.level, str(section.title)) for section in parse(body).sections]


REPEATED = [
    "# 渡口的早班船",
    "### 渡口的早班船",
    "渡口的早班船\n===",
    "<h1>渡口的早班船</h1>",
    "<h2>渡口<br>的早班船</h2>",
    '<p align="center"><b>渡口的早班船</b></p>',
    "渡口的早班船",
    "[渡口的早班船](https://a.example/1)",
    "**《渡口的早班船》**",
]


def test_a_title_repeated_in_another_case_or_width_is_the_title() -> None:
    assert parse("# APP上线\n\n字。", Context(title="Ａｐｐ 上线")).repeats_title


@pytest.mark.parametrize("head", REPEATED)
def test_the_title_at_the_head_of_the_body_is_no_section_and_the_rest_moves_up(head: str) -> None:
    body = f"{head}\n\n## 船期\n\n改到六点开。\n\n### 票价\n\n两元。\n"
    context = Context(title="渡口的早班船")
    article = parse(body, context)
    assert [(section.level, section.title) for section in article.sections] == [
        (1, "船期"),
        (2, "票价"),
    ]
    first = article.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.tone is Tone.TITLE
    assert article.repeats_title
    assert article.text == text(body, context)
    again = parse(markdown(article), context)
    assert (again.text, again.sections[1].level) == (article.text, 2)
    assert html(article, context).count("早班船</") == 2  # <title> and <h1>


@pytest.mark.parametrize(
    "body",
    [
        "早班船",  # all there is
        "早班船。\n\n改到六点开。",  # a sentence
        "早班船\n改到六点开，从下周起\n\n真的。",  # a line of a paragraph
        "早班船改了\n\n改到六点开。",
        "> 早班船\n\n改到六点开。",
        "改到六点开。\n\n早班船\n\n再说一遍。",
        "`早班船` 是什么？\n\n改到六点开。",
    ],
)
def test_what_is_not_the_title_stays_text(body: str) -> None:
    assert not parse(body, Context(title="早班船")).repeats_title


def sections(*heads: str, before: str = TEXT) -> str:
    return before + "".join(f"{head}\n{TEXT}" for head in heads)


@pytest.mark.parametrize(
    "head",
    [
        '<p align="center">建章立制规范服务</p>',
        '<p style="text-align:center">建章立制规范服务</p>',
        '<p style="text-align: center;"><strong>建章立制规范服务</strong></p>',
        "<center>建章立制规范服务</center>",
        '<div align="center"><p>建章立制规范服务</p></div>',
        '<p class="text-center">建章立制规范服务</p>',
        "<p><strong>什么是HFO-1234yf</strong></p>",
        "<p><b>雪地里为什么格外安静？</b></p>",
        '<p><span style="font-weight:bold">灯塔</span><b>看守</b></p>',
        "<p>　　<strong>　　市场　</strong></p>",
        "\n\n**设计**\n\n",
        "<p>■ 建章立制</p>",
        "<p>◆三十二级</p>",
        "<p>▍粉要静</p>",
        "<p>【隔夜行情】</p>",
        "<p><b>结论：</b></p>",
    ],
)
def test_looks_like_a_heading(head: str) -> None:
    (title,) = titles(sections(head))
    assert title


@pytest.mark.parametrize(
    "pair",
    [
        ("一、春：一年只争十五天", "二、夏：把山还给草"),
        ("（一）开园", "（二）守夜"),
        ("1. 灯塔看守（鹭屿，一名）", "2. 慢编辑"),
        ("1、给影子描边", "2、数江上的船"),
        ("01 不卖书的书店", "02 猫开的书店"),
        ("01丨设计", "02丨动力"),
        ("第一章　渡口", "第二章　对岸"),
        ("① 浸种", "② 催芽"),
        ("（1）选址", "（2）开工"),
        ("I. Causes", "II. Effects"),
        ("Part 1 The lamp", "Part 2 The oil"),
        ("其一", "其二"),
        ("1", "2"),
    ],
)
def test_numbers_head_sections_from_two_on(pair: tuple[str, str]) -> None:
    first, second = (f"<p>{line}</p>" for line in pair)
    assert titles(sections(first, second)) == list(pair)
    assert titles(sections(first)) == []


@pytest.mark.parametrize(
    "line",
    [
        "图片来源：青山周刊资料室",
        "图：讲价。雾里只看得见手",
        "深夜的三楼阅览室　周禾 摄",
        "散市以后　摄影：季南",
        "▲施工现场",
        "图1 全国产量",
        "本报记者 林小满　通讯员 周禾",
        "文／图　季南",
        "作者：何知秋",
        "云城晚报记者　江一苇",
        "（文章来源：江海晨报）",
        "（责任编辑：方小圆）",
        "原标题：三间旧书铺",
        "2022年2月21日",
        "2022-02-21 09:54 来源：青桥晚报",
        "09:54",
        "（完）",
        "点击下载客户端",
        "相关阅读",
        "尊敬的读者：",
        "谢谢大家！",
        "广告合作：0000-5550188",
        "他走了。",
        "他说，不去，",
        "一是茶；二是水；",
        "记者随后在现场看到了这样的一幕情景：",
        "他来了。她走了",
        "这一行字实在太长太长太长太长太长太长太长太长太长太长太长太长太长太长了",
        "* * *",
        "———",
        "（本文含推广内容）",
        "“我们注重思想引领”",
        "版权声明",
        "Photos by Ann Rowan",
        "Article contributed by Ann Rowan",
        "Best wishes",
        "A1B2 C3D4 E5F6 0718 293A 4B5C",
        "Key fingerprint: 0x6D7E8F90A1B2C3D4",
        "sudo zypper refresh",
        "lampctl --start now",
        "so more lamps and less oil",
        "（1）北门码头站（2）电话：0000-5550188",
        "（一）看灯 （二）听船",
        "①取水 ②浇灯",
        "点击下方卡片，关注本刊。",
    ],
)
def test_is_no_heading(line: str) -> None:
    for dressed in (f'<p align="center">{line}</p>', f"<p><strong>{line}</strong></p>"):
        assert titles(sections(dressed)) == []


def test_a_manual_that_says_where_to_click_keeps_its_headings() -> None:
    step = "点击灯座上的“设置”，选择油量，把下面这一行抄进去，稍等片刻再合上灯罩，灯就亮了。"
    lines = [f"<p><strong>{head}</strong></p><p>{step}</p>" for head in ("一.装油", "二、点灯")]
    assert titles(sections(*lines)) == ["一.装油", "二、点灯"]


@pytest.mark.parametrize(
    "line",
    [
        "A visit by night",
        "Feed 4000 Ducks",
        "openSUSE.org anew",
        "So what is real?",
        "how to edit /etc/fstab",
        "下载的代价",
        "关注老街",
    ],
)
def test_is_a_heading_all_the_same(line: str) -> None:
    assert titles(sections(f"<p><strong>{line}</strong></p>", "<p><b>其他</b></p>")) == [
        line,
        "其他",
    ]


def test_what_the_next_paragraph_goes_on_with_is_none() -> None:
    pair = "<p><b>More time and more boats</b></p>\n<p>was the answer that most gave.</p>"
    assert titles(f"{TEXT}{pair}{TEXT}{pair}") == []


def test_a_sentence_that_asks_for_nothing_is_text() -> None:
    body = "## 装\n\n字。\n\n**甲**\n\n打开盒子。\n\n**乙**\n\n下载安装包，拖进文件夹。\n\n## 用\n\n字。"
    assert titles(body) == ["装", "甲", "乙", "用"]


def test_a_number_before_a_figure_or_a_unit_is_no_number() -> None:
    assert titles(sections("<p>1.5万亿元的成交额</p>", "<p>1.8 series</p>")) == []
    assert titles(sections("<p>3月的雨</p>", "<p>2022年的春天</p>")) == []


def test_a_number_whose_series_mostly_runs_into_text() -> None:
    run_in = "".join(f"<p>{number}、加强领导。各单位要重视。</p>" for number in "二三四")
    assert titles(sections("<p>一、总体要求</p>", "<p>五、附则</p>") + run_in) == []


def test_three_in_a_row_are_a_list_or_a_poem() -> None:
    poem = "".join(
        f'<p align="center">{line}</p>' for line in ("床前明月光", "疑是地上霜", "举头望明月")
    )
    assert titles(TEXT + poem + TEXT) == []
    items = "".join(f"<p>{number}. 葱{number}</p>" for number in range(1, 5))
    assert titles(TEXT + items + TEXT) == []
    steps = f"<p>一、春</p><p>（一）开园</p><p>1. 早</p>{TEXT}"
    more = f"<p>2. 晚</p>{TEXT}<p>（二）守夜</p>{TEXT}<p>二、夏</p>{TEXT}"
    assert levels(TEXT + steps + more) == [
        (1, "一、春"),
        (2, "（一）开园"),
        (3, "1. 早"),
        (3, "2. 晚"),
        (2, "（二）守夜"),
        (1, "二、夏"),
    ]


def test_a_line_needs_text_after_it() -> None:
    assert titles(f'{TEXT}<p align="center">尾声</p>') == []
    credits = '<p class="em_media">（文章来源：甲报）</p>\n\n<http://a.example/x>'
    assert titles(f'{TEXT}<p align="center">尾声</p>{credits}') == []


def test_quotations_cells_and_items_hold_no_headings() -> None:
    assert titles(f"{TEXT}\n\n> **引**\n\n{TEXT}") == []
    assert titles(f"{TEXT}\n\n> ## 引\n\n{TEXT}") == []
    table = "<table><tr><td><b>甲</b></td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>"
    assert titles(TEXT + table + TEXT) == []
    assert titles(f"字。\n\n- **项**\n\n{TEXT}") == []


def test_the_only_bold_lead_is_none() -> None:
    assert titles(f"<p><b>核心提示</b></p>{TEXT}") == []


def test_the_title_again_is_none() -> None:
    head = '<p align="center"><b>竹篾匠的网店</b></p>'
    body = sections(head, '<p align="center"><b>信号塔</b></p>')
    assert titles(body, "竹篾匠的网店") == ["信号塔"]


def test_a_title_over_a_byline_is_none() -> None:
    lines = ("在毕业典礼上的讲话", "作者：闻一舟")
    head = "".join(f'<p align="center"><b>{line}</b></p>' for line in lines)
    assert titles(sections("<p><b>开头</b></p>", "<p><b>结尾</b></p>", before=head + TEXT)) == [
        "开头",
        "结尾",
    ]


def test_a_dress_most_of_the_article_wears_says_nothing() -> None:
    long = "<p><b>全文都是粗体的一段话，讲了很多很多的事情。</b></p>"
    assert titles(f"{long}<p><b>小题</b></p>{long}<p><b>又一题</b></p>{long}") == []


def test_speakers_are_no_headings_but_questions_are() -> None:
    names = ("主持人", "罗小西", "主持人", "罗小西")
    assert titles(sections(*(f"<p><b>{name}</b></p>" for name in names))) == []
    question = "<p><b>您最想改变什么？</b></p>"
    assert titles(sections(question, question)) == ["您最想改变什么？"] * 2


def test_calls_are_no_headings() -> None:
    assert titles(sections("<p><b>转发，让更多人看到！</b></p>")) == []


def test_dates_head_a_timeline() -> None:
    dates = ("2015年3月", "2018年7月", "2021年10月")
    dressed = [f"<p><strong>{date}</strong></p>" for date in dates]
    assert titles(sections(*dressed)) == list(dates)
    assert titles(sections(*dressed[:2])) == []


def test_lines_of_one_paragraph() -> None:
    body = "<div><b>灯塔</b><br>灯塔要人看守，日夜都要。<br><b>档案</b><br>档案要人整理，年年都要。</div>"
    assert titles(body) == ["灯塔", "档案"]
    assert parse(body).text.split("\n") == [
        "灯塔",
        "灯塔要人看守，日夜都要。",
        "档案",
        "档案要人整理，年年都要。",
    ]


class TestBesideRealHeadings:
    def test_only_below_and_twice(self) -> None:
        above, twice = "<p><b>上</b></p>", f"<p><b>装</b></p>{TEXT}<p><b>卸</b></p>{TEXT}"
        assert titles(f"{above}{TEXT}\n\n## 节\n\n{TEXT}{twice}") == ["节", "装", "卸"]
        assert titles(f"## 节\n\n{TEXT}<p><b>装</b></p>{TEXT}") == ["节"]

    def test_depth(self) -> None:
        body = f"### 一节\n\n{TEXT}<p><b>装</b></p>{TEXT}<p><b>卸</b></p>{TEXT}\n\n##### 深\n\n字\n\n## 二节\n\n字"
        assert levels(body) == [(1, "一节"), (2, "装"), (2, "卸"), (2, "深"), (1, "二节")]

    def test_those_that_name_nothing_are_text(self) -> None:
        body = f"<h4>图/文 花友</h4><h3>修枝</h3>{TEXT}<h3>* * *</h3><h2></h2>"
        assert titles(body) == ["修枝"]
        assert "* * *" in parse(body).text


class TestCaptions:
    def test_under_an_image(self) -> None:
        body = (
            f'{TEXT}<p align="center"><img src="a.png"></p><p align="center">一盏马灯</p>{TEXT}'
            f'<p align="center">书会走路</p>{TEXT}'
        )
        assert titles(body) == ["书会走路"]
        caption = parse(body).blocks[2]
        assert isinstance(caption, Paragraph)
        assert caption.tone is Tone.CAPTION

    def test_a_bold_line_over_an_image_is_a_heading(self) -> None:
        body = '<p align="center"><b>五点</b></p><p align="center"><img src="a.png"></p>'
        assert titles(TEXT + body + TEXT) == ["五点"]


def test_titles_keep_their_mark_and_lose_their_dress() -> None:
    (title,) = titles(sections('<p><b>■ <a href="//a.example">建章</a><i>立制</i></b></p>'))
    assert title == "■ 建章立制"


@given(st.data())
def test_an_opening_is_found_by_the_characters_it_may_start_with(data: st.DataObject) -> None:
    _, _, _, pattern = data.draw(st.sampled_from(heading_candidates._OPENINGS))
    start = data.draw(st.from_regex(f"\\A(?:{pattern})"))
    assert opening(start) is not None
