"""Outlines of kinds of pages that archives hold: threads, plans, questions, newsletters, additions."""

from __future__ import annotations

import pytest

from reader.article import parse
from reader.article.content import Context

TEXT = "船从北岸开出，十五分钟到南岸，每天六班，逢集加开两班，遇雾停航，听码头的广播。"
LONG = "The boat leaves the north bank at six and nobody has yet seen it leave at any other time."


def outline(*parts: str, title: str = "") -> list[tuple[int, str]]:
    found = parse("\n\n".join(parts), Context(title=title)).sections
    return [(section.level, str(section.title)) for section in found]


@pytest.mark.parametrize(
    ("who", "floor"),
    [
        ("#### 北岸", "##### {}#       发表于 2024-5-20 15:2{}"),
        ("### 北岸", "#### {}楼 · 3 小时前 · {}"),
        ("## 北岸", "### 第{}楼 2024/05/20 15:2{}"),
        ("## 北岸", "### #{} · 2024-05-20 15:2{}"),
        ("", "## ferry_{} commented on Mar {}, 2021"),
        ("", "### Post by ferry{} on Sat, 20 May 2024 15:2{}"),
    ],
)
def test_who_wrote_on_which_floor_is_no_section(who: str, floor: str) -> None:
    posts = [part for n in (1, 2, 3) for part in (who, floor.format(n, n), TEXT)]
    assert outline(*posts) == []
    assert parse("\n\n".join(posts)).text.count(TEXT) == 3


def test_answers_and_numbered_steps_are_sections() -> None:
    answers = [part for n in "甲乙" for part in (f"## 船工{n} 的回答", TEXT)]
    assert [head for _, head in outline(*answers)] == ["船工甲 的回答", "船工乙 的回答"]
    steps = ["## #1 看潮水", TEXT, "## #2 解缆绳", TEXT]
    assert [head for _, head in outline(*steps)] == ["#1 看潮水", "#2 解缆绳"]


def test_headings_over_nothing_are_a_list() -> None:
    items = ["### 不会半夜响", "### 支持多条船", "### 晴雨两用"]
    assert outline("## 特性", *items, "## 用法", TEXT) == [(1, "特性"), (1, "用法")]
    told = [part for item in items for part in (item, TEXT)]
    assert len(outline("## 特性", *told, "## 用法", TEXT)) == 5
    assert len(outline("## 特性", *items[:2], "## 用法", TEXT)) == 4


PLAN = ["1 总则", "1.1 目的", "1.2 依据", "2 组织", "2.1 指挥", "2.2 办事", "3 附则"]


@pytest.mark.parametrize(
    "contents",
    [
        PLAN,
        [line.removeprefix("1 ").removeprefix("2 ").removeprefix("3 ") for line in PLAN],
        [f"{line}……{at}" for at, line in enumerate(PLAN, start=1)],
        [f"{line}    {at}" for at, line in enumerate(PLAN, start=1)],
        [],
    ],
)
def test_a_plan_after_its_contents(contents: list[str]) -> None:
    body = [
        part
        for line in PLAN
        for part in ((line,) if line in ("1 总则", "2 组织") else (line, TEXT))
    ]
    number = "青桥办发〔2017〕46号"
    assert outline(number, TEXT, "青桥县摆渡应急预案", *contents, *body) == [
        (1 + ("." in line), line) for line in PLAN
    ]


@pytest.mark.parametrize(
    "line", ["青桥办发〔2017〕46号", "青桥办发[201746", "青桥府函（2017）第4号", "第12号"]
)
def test_the_number_of_a_document_is_no_section(line: str) -> None:
    assert outline(line, TEXT, TEXT) == []


@pytest.mark.parametrize(
    ("asks", "answers"), [("Q1：", "A1："), ("Q: ", "A: "), ("问：", "答："), ("Q1.", "A1.")]
)
@pytest.mark.parametrize("head", ["相关问答FAQs", "常见问题", "相关问答", "FAQs"])
def test_plain_questions_over_answers_are_text(asks: str, answers: str, head: str) -> None:
    pairs = [
        f"{asks}遇雾怎么办？",
        f"{answers}听码头的广播。",
        f"{asks}末班几点？",
        f"{answers}{TEXT}",
    ]
    page = [TEXT, "看潮水", TEXT, "解缆绳", TEXT, head, *pairs]
    assert outline(*page) == [(1, "看潮水"), (1, "解缆绳"), (1, head)]


@pytest.mark.parametrize(
    "line",
    [
        "**【2017/9/23 追記】**",
        "**【追记】**",
        "【2020年3月 追記】",
        "**追記：2020/3/1**",
        "**Update (2020-03-01)**",
        "**UPDATE**",
        "**补充说明**",
    ],
)
def test_a_later_addition_is_a_section(line: str) -> None:
    page = ["## 看潮水", TEXT, "### 涨潮", TEXT, "## 解缆绳", TEXT]
    assert outline(*page, line, TEXT)[3:] == [(1, line.strip("*"))]


def test_a_newsletter_that_rules_part() -> None:
    rule = "-" * 30
    parts = [
        f"{rule}\nMeeting ~ 14 November, 7:30 PM @ Ferry Hall\nNOTE: earlier than normal!\n{LONG}",
        f"{rule}\n\nOctober Board Meeting\nAnn Evers — Clerk\n\n{LONG}",
        f"{rule}\n\nLeaders\n\nPresident   Walt Rowan   Vice President   Bill Ottoman",
        rule,
        "End of Newsletter",
    ]
    assert [head for _, head in outline("The Skep", *parts)] == [
        "Meeting ~ 14 November, 7:30 PM @ Ferry Hall",
        "October Board Meeting",
        "Leaders",
    ]


def test_stanzas_and_scenes_between_rules_are_text() -> None:
    verse = "船过了桥\n桥下没有人\n灯亮着"
    assert outline(verse, "***", verse, "***", verse, "***", verse) == []
    assert outline(TEXT, "***", TEXT, "***", TEXT, "***", TEXT, "***", TEXT) == []


def test_numbers_in_two_parts_alone_on_their_lines() -> None:
    parts = [
        f"{n}\n\n{head}\n\n{TEXT}"
        for n, head in (("01-1", "码头-班次"), ("01-2", "码头-合影"), ("02-1", "船-缆绳"))
    ]
    assert [head for _, head in outline(TEXT, *parts)] == [
        "01-1 码头-班次",
        "01-2 码头-合影",
        "02-1 船-缆绳",
    ]


@pytest.mark.parametrize("numbers", [(83, 82, 81), (7, 8, 9), (1, 2, 3)])
def test_a_series_by_a_number_sign(numbers: tuple[int, ...]) -> None:
    parts = [
        part for n in numbers for part in (f"FERRY #{n} North Bank", f"Ferry #{n}", LONG, LONG)
    ]
    assert [head for _, head in outline(*parts)] == [f"FERRY #{n} North Bank" for n in numbers]


@pytest.mark.parametrize(
    "line",
    [
        "** **{}**",
        "**{}** **",
        "**![](a.png) ****{}**",
        "**![](a.png)**** {}**",
        "**![](a.png)****{}**",
        "**■**** {}**",
        "{}**",
        "**{}**\\",
        "<p align=center>**{}**</p>",
    ],
)
def test_marks_that_a_converter_tore(line: str) -> None:
    heads = ["看潮水", "解缆绳", "收船票"]
    page = [part for head in heads for part in (line.format(head), TEXT, TEXT)]
    assert [head.removeprefix("■ ") for _, head in outline(TEXT, *page)] == heads
    assert "*" not in parse("\n\n".join(page)).text


def test_the_one_heading_that_looks_as_the_bold_lines_do() -> None:
    picture = "**![](a.png)****{}**"
    page = [
        "#### " + picture.format("看潮水"),
        TEXT,
        picture.format("解缆绳"),
        TEXT,
        picture.format("收船票"),
        TEXT,
    ]
    assert {level for level, _ in outline(TEXT, *page)} == {1}


def test_the_text_beside_a_foreword_is_a_section() -> None:
    page = ["## 写在前面", TEXT, "## 正文", TEXT, "## 后记", TEXT]
    assert [head for _, head in outline(*page)] == ["写在前面", "正文", "后记"]
    assert outline("## 正文", TEXT, "## 看潮水", TEXT) == [(1, "看潮水")]


def test_a_title_in_english_above_its_own() -> None:
    page = ["Purpose", "缘由", TEXT, "Schedule", "班次", TEXT]
    assert [head for _, head in outline(TEXT, *page)] == ["缘由", "班次"]


def test_the_first_of_a_day_below_its_number() -> None:
    body = f"{TEXT}\n一、出发前\n1. 看时间\n{TEXT}\n2. 订船票\n{TEXT}\n二、当天\n早上：北岸\n{TEXT}\n晚上：南岸\n{TEXT}\n三、注意\n{TEXT}"
    assert [head for _, head in outline(body)] == [
        "一、出发前",
        "1. 看时间",
        "2. 订船票",
        "二、当天",
        "早上：北岸",
        "晚上：南岸",
        "三、注意",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("h2. {}", "h3. {}"), ("== {}", "=== {}"), ("\\section{{{}}}", "\\subsection{{{}}}")],
)
def test_headings_of_other_languages(first: str, second: str) -> None:
    lines = [first.format("看潮水"), TEXT, second.format("涨潮"), TEXT, first.format("解缆绳")]
    assert outline(TEXT, *lines, TEXT) == [(1, "看潮水"), (2, "涨潮"), (1, "解缆绳")]
    assert outline(TEXT, f"```\n{first.format('甲')}\n\n{first.format('乙')}\n```", TEXT) == []
    assert outline(TEXT, first.format("甲"), TEXT) == ([(1, "甲")] if "sect" in first else [])


def test_headings_of_a_wiki_lie_below_each_other() -> None:
    page = ["== 看潮水 ==", TEXT, "=== 涨潮 ===", TEXT, "== 解缆绳 ==", TEXT]
    assert [level for level, _ in outline(TEXT, *page)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("days", "count"),
    [
        (["5月1日 晴", "5月2日 雨", "5月3日 阴"], 3),
        (["2019年12月30日", "2019年12月31日（周二）", "2020年1月1日", "2020年1月2日"], 4),
        (["10:00 渡口开门", "11:30 新船下水", "15:00 散场"], 3),
        (["5月1日 晴", "5月2日 雨"], 0),
        (["5月3日", "5月1日", "5月2日"], 0),
        (["10:00 渡口开门。", "11:30 新船下水。", "15:00 散场。"], 0),
    ],
)
def test_plain_days_and_hours_over_text(days: list[str], count: int) -> None:
    page = [part for day in days for part in (day, TEXT)]
    assert len(outline(*page)) == count
    assert outline(*days, TEXT) == []


def test_capitals_among_others() -> None:
    page = ["THE TIDE", LONG, "THE ROPE", LONG, "TICKETS AND FARES", LONG]
    assert len(outline("NORTH BANK NEWS", "Vol. 3 No. 2", *page)) == 3


def test_a_series_that_begins_over_short_lists() -> None:
    heads = ["**0x00 渡口编号**", "**0x01 危险等级**", "**0x02 概述**", "**0x03****详情**"]
    page = [heads[0], "- 暂无", heads[1], "- 高危", heads[2], TEXT, heads[3], TEXT]
    assert [head for _, head in outline("# 预警", *page, title="预警")] == [
        "0x00 渡口编号",
        "0x01 危险等级",
        "0x02 概述",
        "0x03详情",
    ]


def test_numbered_lines_over_numbered_headings() -> None:
    page = ["一、看潮水", TEXT, "### 1、涨潮", TEXT, "二、解[缆绳](https://a.example/)", TEXT]
    page += ["### 1、船头", TEXT, "### 2、船尾", TEXT, "三、总结", TEXT, "## 相关问答FAQs：", TEXT]
    assert [level for level, _ in outline(TEXT, *page)] == [1, 2, 1, 2, 2, 1, 1]


def test_numbered_lines_beside_headings_numbered_alike() -> None:
    body = f"<h2>1. 看潮水</h2><p>{TEXT}</p><h2>2. 解缆绳</h2><p>{TEXT}</p><p><b>3. 收船票</b></p><p>{TEXT}</p>"
    assert outline(body) == [(1, "1. 看潮水"), (1, "2. 解缆绳"), (1, "3. 收船票")]


def test_shortcodes_of_page_builders() -> None:
    body = (
        f"[vc_row][vc_column][vc_column_text]\n\n## 看潮水\n\n{TEXT}\n\n[/vc_column_text]"
        '[vc_custom_heading text="解缆绳" font_container="tag:h2|align:left"][vc_column_text]\n\n'
        f'{TEXT}\n\n[/vc_column_text][/vc_column][/vc_row]\n\n[et_pb_section fb="1"][et_pb_text]\n\n'
        f"## 收船票\n\n{TEXT}\n\n[/et_pb_text][/et_pb_section]"
    )
    assert [head for _, head in outline(body)] == ["看潮水", "解缆绳", "收船票"]
    assert "[" not in parse(body).text


@pytest.mark.parametrize("line", ["=======", "-------"])
def test_an_underline_that_a_break_moved(line: str) -> None:
    page = [f"一、概述  \n\n{line}", TEXT, f"二、航线  \n\n{line}", TEXT]
    assert [head for _, head in outline(*page)] == ["一、概述", "二、航线"]
    assert outline(TEXT, f"船到岸了  \n\n{line * 9}", TEXT) == []


def test_sentences_indented_as_in_print_are_no_code() -> None:
    assert parse(f"## 渡口\n\n    {TEXT}\n\n    print('看')").text.split("\n") == [
        "渡口",
        TEXT,
        "print('看')",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "### ferry{} · {} hours ago",
        "### 北岸{} 2024-05-20 15:2{}",
        "## 第{}楼",
        "## {}楼",
        "**#{} 北岸** 2024-05-20 15:2{}",
        "#### 北岸 {}#",
        "## 回复 {}：北岸",
        "### 北岸{}（楼主）",
    ],
)
def test_who_wrote_alone_is_no_section(line: str) -> None:
    posts = [part for n in (1, 2, 3) for part in (line.format(n, n), TEXT)]
    assert outline(TEXT, *posts) == []


@pytest.mark.parametrize("byline", ["by Walt Rowan", "By Ann Evers", "文/季南"])
def test_a_line_that_says_who_wrote_below_a_title(byline: str) -> None:
    titles = ["President's Message", "Treasurer's Report", "The Tide at Night"]
    page = [part for title in titles for part in (f"{title}\n{byline}", LONG)]
    assert [head for _, head in outline(*page)] == titles


def test_days_above_the_titles_of_a_weblog() -> None:
    titles = ["The Sea Ferry", "The Lake Ferry", "The River Ferry"]
    page = [
        part
        for n, title in enumerate(titles, start=1)
        for part in (
            f"Saturday, {n} May 2016",
            title,
            f"{LONG} {LONG}",
            f"Posted by Walt at 21:1{n} No comments:",
        )
    ]
    assert [head for _, head in outline(*page)] == titles


def test_the_plain_line_that_opens_a_page_as_others_follow() -> None:
    page = ["The message", LONG, "The report", LONG, "The tide", LONG]
    assert [head for _, head in outline(*page)] == ["The message", "The report", "The tide"]
    assert outline("The message", LONG, LONG) == []


@pytest.mark.parametrize("line", ["=====", "~~~~~\n", "…………………", "*·*·"])
def test_a_rule_drawn_with_signs(line: str) -> None:
    kinds = [type(block).__name__ for block in parse(f"{TEXT}\n\n{line}\n\n{TEXT}").blocks]
    assert ("Rule" in kinds) == (len(set(line)) == 1)


def test_contents_in_one_paragraph() -> None:
    contents = "1 总则\n1.1 目的\n1.2 依据\n2 组织\n3 附则"
    body = ["1 总则", "1.1 目的", TEXT, "1.2 依据", TEXT, "2 组织", TEXT, "3 附则", TEXT]
    assert [level for level, _ in outline("目 录", contents, *body)] == [1, 2, 2, 1, 1]


def test_bold_questions_over_their_answers_on_the_next_line() -> None:
    pairs = [f"**Q{n}：船票怎么买{n}？**\nA{n}：{TEXT}" for n in (1, 2)]
    assert [level for level, _ in outline("## 看潮水", TEXT, "## 常见问题", *pairs)] == [1, 1, 2, 2]


@pytest.mark.parametrize("line", ["一、{}", "（一）{}", "**{}**"])
def test_a_title_below_a_list_is_no_line_of_its_last_item(line: str) -> None:
    heads = [line.format("看潮水"), line.replace("一", "二").format("解缆绳")]
    body = f"{TEXT}\n\n{heads[0]}\n- 早到\n- 带零钱\n{heads[1]}\n- 船头\n- 船尾\n"
    assert [head for _, head in outline(body)] == [head.strip("*") for head in heads]
    assert parse(body).text.split("\n")[-2:] == ["船头", "船尾"]


def test_rules_between_parts_that_all_begin_with_a_line() -> None:
    heads = ["看潮水", "解缆绳", "收船票"]
    page = [part for head in heads for part in (head, TEXT, "---")][:-1]
    assert [head for _, head in outline(*page)] == heads
    assert outline(TEXT, "---", "解缆绳", TEXT, "---", TEXT) == []
