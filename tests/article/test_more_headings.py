"""Series and lines that came to be headings later, each with its like that is none."""

from __future__ import annotations

import pytest

from reader.article import parse, text
from reader.article.sections.chapters import number_of
from reader.article.sections.heading_candidates import opening

TEXT = "<p>这里是正文，有头有尾的一句话。</p>"


def titles(*heads: str) -> list[str]:
    body = TEXT + "".join(f"<p>{head}</p>{TEXT}" for head in heads)
    assert parse(body).text == text(body)
    return [str(section.title) for section in parse(body).sections]


@pytest.mark.parametrize(
    "heads",
    [
        ("㈠ 浇水", "㈡ 施肥"),
        ("⒈浇水", "⒉施肥"),
        ("甲、浇水", "乙、施肥"),
        ("壹丨浇水", "贰丨施肥"),
        ("0x01 浇水", "0x02 施肥"),
        ("楔子", "第一章 浇水", "第二章 施肥", "番外", "尾声"),
        ("第一部分 浇水", "第二部分 施肥"),
        ("第九章 浇水", "第十章 施肥", "第十一章 修剪", "第二十章 越冬"),
        ("办法一：浇水", "办法二：施肥"),
        ("任务 1：浇水", "任务 2：施肥", "任务 3：修剪"),
        ("第一步，浇水", "第二步，施肥"),
        ("第三名：浇水", "第二名：施肥", "第一名：修剪"),
        ("Phase 1: Water", "Phase 2: Feed"),
        ("一、浇水", "1.1 早", "1.2 晚", "二、施肥", "2.1 多", "2.2 少"),
        ("# 浇水", "# 施肥"),
        ("##浇水", "##施肥"),
        ("== 浇水 ==", "== 施肥 =="),
        ("—— 浇水 ——", "—— 施肥 ——"),
        ("🌱 浇水", "🌾 施肥"),
        ("1️⃣ 浇水", "2️⃣ 施肥"),
        ("A. 浇水", "B. 施肥"),
        ("DAY1 浇水", "DAY2 施肥"),
        ("一）浇水", "二）施肥"),
        ("1：浇水", "2：施肥"),
        ("[Watering]", "[Feeding]"),
        ("第一章 浇水", "第一节 早", "第二节 晚", "第二章 施肥", "第一节 多", "第二节 少"),
    ],
)
def test_series(heads: tuple[str, ...]) -> None:
    assert titles(*heads) == list(heads)


@pytest.mark.parametrize(
    "lines",
    [
        ("第九部队上来了！", "第十部队也上来了！"),
        ("第二回合开始了！", "第三回合开始了！"),
        ("<b>kali > ls</b>", "<b>kali > pwd</b>"),
        ("<b>C:\\></b>", "<b>C:\\>dir</b>"),
        ("<b>root@host:~# ls</b>", "<b>root@host:~# pwd</b>"),
        ("甲、乙两队都到了，开始比赛。", "乙、丙两队没有到。"),
        ("甲、乙、丙三队", "乙、丁两队"),
        ("第五部 浇水", "第一部 施肥"),
        ("第三章 浇水", "第三章 施肥"),
        ("楔子",),
        ("办法二：浇水", "办法四：施肥"),
        ("附件1：浇水", "附件3：施肥"),
        ("第二步，浇水", "第三步，施肥"),
        ("第一步，浇水",),
        ("2.1 浇水", "2.3 施肥"),
        ("1.8 系列", "3.1 系列"),
        ("净流入前三", "净流出前三"),
        ("# 浇水",),
        ("👉 浇水", "👉 施肥"),
        ("🌱 浇水",),
        ("A. 浇水", "C. 施肥"),
        ("iOS 17 浇水", "iOS 18 施肥"),
        ("3：1 浇水", "2：1 施肥"),
        ("# ls", "# pwd"),
        ("[Watering]",),
        ("[1]", "[2]"),
    ],
)
def test_no_series(lines: tuple[str, ...]) -> None:
    assert titles(*lines) == []


@pytest.mark.parametrize(
    "numbers", [("01", "02"), ("PART 1", "PART 2"), ("一", "二"), ("Part One", "Part Two")]
)
@pytest.mark.parametrize(
    "pair",
    [
        "<p><b>{}</b></p><p><b>{}</b></p>",
        "<p align=center>{}</p><p align=center><b>{}</b></p>",
        "<h2>{}</h2><h2>{}</h2>",
    ],
)
def test_a_number_and_the_title_below_it_are_one(numbers: tuple[str, str], pair: str) -> None:
    heads = [
        pair.format(number, title)
        for number, title in zip(numbers, ("浇水与施肥", "修剪与越冬"), strict=True)
    ]
    body = TEXT + TEXT.join(heads) + TEXT
    found = [str(section.title) for section in parse(body).sections]
    assert found == [f"{numbers[0]} 浇水与施肥", f"{numbers[1]} 修剪与越冬"]
    assert parse(body).text == text(body)


@pytest.mark.parametrize(
    "body",
    [
        f"{TEXT}<p>01</p><p><b>浇水与施肥</b></p>{TEXT}",  # once
        f"{TEXT}<p>03</p><p><b>浇水</b></p>{TEXT}<p>04</p><p><b>施肥</b></p>{TEXT}",  # not from one
        f"{TEXT}<p>01</p><p>浇水要早，施肥要晚。</p><p>02</p><p>施肥要晚。</p>",
    ],
)
def test_numbers_that_number_no_title_stay(body: str) -> None:
    assert "01 " not in parse(body).text
    assert "03 " not in parse(body).text


def test_bold_briefs_under_a_real_heading_lie_one_level_down() -> None:
    def briefs(*titles: str) -> str:
        return "".join(f"<p><strong>{title}</strong></p>{TEXT}" for title in titles)

    home, abroad = briefs("两地通车", "夏粮入仓", "新船下水"), briefs("火山喷灰", "球队夺冠")
    body = f"## 国内联播快讯\n\n{home}\n\n## 国际联播快讯\n\n{abroad}\n"
    levels = [(s.level, str(s.title)) for s in parse(body).sections]
    assert levels[:4] == [(1, "国内联播快讯"), (2, "两地通车"), (2, "夏粮入仓"), (2, "新船下水")]
    assert levels[4:] == [(1, "国际联播快讯"), (2, "火山喷灰"), (2, "球队夺冠")]


def test_parts_lie_over_chapters_and_these_over_sections() -> None:
    heads = ("第一部 春", "第一章 浇水", "第一节 早", "第二节 晚", "第二章 施肥", "第二部 秋")
    body = TEXT + "".join(f"<p>{head}</p>{TEXT}" for head in heads)
    assert [section.level for section in parse(body).sections] == [1, 2, 3, 3, 2, 1]


@pytest.mark.parametrize(
    ("words", "number"),
    [("七", 7), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百零五", 105), ("一〇五", 105), ("贰拾叁", 23)],
)  # fmt: skip
def test_numbers_in_chinese(words: str, number: int) -> None:
    assert number_of(words) == number


LONG = "船从北岸开出，十五分钟到南岸，每天六班，逢集加开两班，遇雾停航，恢复的时间听码头的广播。"


def test_short_lines_over_paragraphs_are_headings_where_there_are_no_others() -> None:
    lines = ("北岸的灯", "船工与雾", "下一班船")
    body = LONG + "".join(f"\n\n{line}\n\n{LONG}" for line in lines)
    assert [section.title for section in parse(body).sections] == [*lines]
    dressed = f"**尾声**\n\n{LONG}\n\n**后记**\n\n{LONG}"
    assert len(parse(f"{body}\n\n{dressed}").sections) == 5
    assert parse(f"{dressed}\n\n{body}").sections[-1].title == "后记"
    one = parse(body.replace("船工与雾", "船工说，").replace("下一班船", "他说，")).sections
    assert [section.title for section in one] == ["北岸的灯"]
    assert parse(body.replace("船工与雾", "北岸的灯")).sections == ()


def test_a_number_and_its_title_in_one_paragraph_are_one_heading() -> None:
    body = "".join(
        f"<p><b>PART.0{n}</b><br><b>{t}</b></p><p>{LONG}</p>" for n, t in ((1, "灯"), (2, "雾"))
    )
    assert [section.title for section in parse(f"<p>{LONG}</p>{body}").sections] == [
        "PART.01 灯",
        "PART.02 雾",
    ]


def test_references_lie_under_nothing() -> None:
    body = f"{LONG}\n\n一、灯\n\n{LONG}\n\n二、雾\n\n{LONG}\n\n**参考文献**\n\n[1] 《渡口志》，第三卷。"
    assert [(section.level, section.title) for section in parse(body).sections][-1] == (
        1,
        "参考文献",
    )


def test_a_bold_line_amid_the_lines_of_a_paragraph_is_a_line_of_its_own() -> None:
    body = (
        "灯塔的灯油，每个月送来一次，都由船运。\n**装油**\n油罐在二楼，要一桶一桶提上去，再慢慢倒进灯座。\n"
        "**点灯**\n天黑以前要把灯点上，灯芯不能太长，不然会冒烟。\n"
    )
    article = parse(body)
    assert [section.title for section in article.sections] == ["装油", "点灯"]
    assert article.text.splitlines()[1] == "装油"


@pytest.mark.parametrize(
    "body",
    [
        "这一件事情\n**非常重要**\n谁也不能忘记，就这么定下来了。",
        "他停了一停。\n**灯不能灭，**\n他又说了一遍。",
        "灯要一直亮着。**记住**\n这一点最要紧。",
    ],
)
def test_bold_words_in_running_lines_stay_in_them(body: str) -> None:
    assert len(parse(body).blocks) == 1
    assert "\n" not in parse(body).text


def test_the_fields_of_a_form_are_no_headings() -> None:
    form = "1.來源:\n\n中央社\n\n2.署名:\n\n陳怡安\n\n3.內文:\n\n" + LONG
    assert parse(form).sections == ()
    long = f"1.来源:\n\n{LONG}\n\n2.署名:\n\n{LONG}\n\n3.内文:\n\n{LONG}"
    assert len(parse(long).sections) == 3


@pytest.mark.parametrize("picture", ["", '<p><img src="a.png"></p>'])
def test_numbers_over_plain_lines(picture: str) -> None:
    heads = ("浇水", "施肥", "修剪")
    body = TEXT + "".join(
        f"<p>0{n}</p>{picture}<p>{head}</p>{TEXT}" for n, head in enumerate(heads, 1)
    )
    assert [str(section.title) for section in parse(body).sections] == [
        "01 浇水",
        "02 施肥",
        "03 修剪",
    ]


def test_numbers_that_skip_number_no_plain_lines() -> None:
    body = TEXT + "".join(f"<p>{n}</p><p>浇水{n}次</p>{TEXT}" for n in (1, 3, 4))
    assert all("浇水" not in section.title for section in parse(body).sections)


def test_a_number_that_is_a_heading_makes_one_of_its_title() -> None:
    body = "".join(f"## 0{n}\n\n{head}\n\n{TEXT}\n\n" for n, head in enumerate(("浇水", "施肥"), 1))
    assert [str(section.title) for section in parse(body).sections] == ["01 浇水", "02 施肥"]


@pytest.mark.parametrize(
    "below", ["https://a.example/b", "<pre>ls</pre>", "<ul><li>盆</li><li>土</li></ul>"]
)
def test_a_label_is_no_heading(below: str) -> None:
    inner = below if below.startswith("<") else f"<p>{below}</p>"
    body = (
        f"{TEXT}<p><b>浇水</b></p>{TEXT}<p><b>施肥：</b></p>{inner}{TEXT}<p><b>修剪</b></p>{TEXT}"
    )
    assert [str(section.title) for section in parse(body).sections] == ["浇水", "修剪"]


def test_entries_of_newsletters_are_headings_linked_or_not() -> None:
    items = "".join(
        f'<p>{n}、<a href="https://a.example/{n}">{n}988年的船</a></p>{TEXT}' for n in (1, 2)
    )
    sections = parse(f"<h2>船</h2>{TEXT}{items}<h2>港</h2>{TEXT}{items}").sections
    entries = [(2, "1、1988年的船"), (2, "2、2988年的船")]
    assert [(s.level, str(s.title)) for s in sections] == [(1, "船"), *entries, (1, "港"), *entries]


def test_numbered_labels_over_code_are_no_headings() -> None:
    body = "".join(f"<p>{n}. 更新第{n}个：</p><pre>ls</pre>{TEXT}" for n in (1, 2, 3))
    assert parse(TEXT + body).sections == ()
    assert len(parse(TEXT + body.replace("：", "")).sections) == 3


def test_a_series_that_begins_anew_repeats_its_lines() -> None:
    steps = "".join(f"<p><b>{n}. {step}</b></p>{TEXT}" for n, step in ((1, "浇水"), (2, "施肥")))
    sections = parse(f"<p><b>早上</b></p>{TEXT}{steps}<p><b>晚上</b></p>{TEXT}{steps}").sections
    assert [s.level for s in sections] == [1, 2, 2, 1, 2, 2]


def test_first_numbers_one_over_the_other_begin_a_text() -> None:
    sections = parse(f"{TEXT}<p>一、总体要求</p><p>（一）指导思想</p>{TEXT}").sections
    assert [(s.level, str(s.title)) for s in sections] == [
        (1, "一、总体要求"),
        (2, "（一）指导思想"),
    ]
    assert parse(f"{TEXT}<p>一、总体要求</p>{TEXT}").sections == ()
    assert parse(f"{TEXT}<p>二、总体要求</p><p>（一）指导思想</p>{TEXT}").sections == ()


def test_the_bold_last_line_of_a_paragraph_heads_the_next() -> None:
    body = "".join(f"<p>这里是正文。<br><b>{head}</b></p>{TEXT}" for head in ("浇水", "施肥"))
    assert [str(s.title) for s in parse(TEXT + body).sections] == ["浇水", "施肥"]


def test_titles_longer_than_the_others_of_their_dress() -> None:
    long = "黄昏、清早和中间的三节，十公里的隧道怎样骗过眼睛，第三期"
    heads = ["浇水", long, "施肥"]
    body = "".join(f"<p><b>{head}</b></p>{TEXT}" for head in heads)
    assert [str(s.title) for s in parse(TEXT + body).sections] == heads
    linked = body.replace(long, f'<a href="https://a.example">{long}</a>')
    assert [str(s.title) for s in parse(TEXT + linked).sections] == heads
    assert parse(f"{TEXT}<p><b>{long}</b></p>{TEXT}").sections == ()


def test_bold_lines_that_are_emphasised_lie_over_those_that_are_not() -> None:
    am, pm = (
        "".join(f"<p><b>{head}</b></p>{TEXT}" for head in heads)
        for heads in (("浇水", "施肥"), ("修剪", "除草"))
    )
    body = f"<p><b><i>早上</i></b></p>{am}<p><b><i>晚上</i></b></p>{pm}"
    assert [s.level for s in parse(TEXT + body).sections] == [1, 2, 2, 1, 2, 2]


def test_a_record_is_no_heading() -> None:
    record = "<p>【等级】高</p><p>【编号】CVE 一号</p>"
    assert parse(f"{TEXT}{record}{TEXT}{record}{TEXT}").sections == ()


def test_pre_that_holds_paragraphs_is_no_code() -> None:
    body = f"<pre><h1>浇水</h1>{TEXT}<h1>施肥</h1>{TEXT}</pre>"
    assert [str(section.title) for section in parse(body).sections] == ["浇水", "施肥"]


def test_plain_lines_over_paragraphs() -> None:
    heads = ("为什么去", "提前做功课", "花了多少")
    body = LONG + "".join(f"\n\n{head}\n\n{LONG}" for head in heads)
    assert [str(section.title) for section in parse(body).sections] == list(heads)


@pytest.mark.parametrize(
    "lines",
    [
        ("为什么去，怎样去",),
        ("问：为什么去？", "问：几时去？", "问：几时回？"),
        ("盐，三克", "糖 五克；", "水 3杯"),
    ],
)
def test_plain_lines_that_are_no_headings(lines: tuple[str, ...]) -> None:
    body = LONG + "".join(f"\n\n{line}\n\n{LONG}" for line in lines)
    assert parse(body).sections == ()


@pytest.mark.parametrize(
    ("lines", "below"),
    [
        (("@老周:《井》", "@半夜磨豆:《电话》", "@林:《给园丁的信》"), ""),
        (("牌为什么不见了?", "规则怎样烧成十七壶水?", "绳子之后?"), "择豆角。\n\n"),
    ],
)
def test_plain_lines_that_are_alike_are_headings(lines: tuple[str, ...], below: str) -> None:
    body = LONG + "".join(f"\n\n{line}\n\n{below}{LONG}" for line in lines)
    assert [str(section.title) for section in parse(body).sections] == list(lines)


def test_plain_lines_over_rules_are_headings() -> None:
    body = LONG + "".join(f"\n\n{line}\n\n\n---\n\n{LONG}" for line in ("两只钟", "门铃"))
    assert [str(section.title) for section in parse(body).sections] == ["两只钟", "门铃"]


def test_plain_lines_have_capitals_as_the_others() -> None:
    text = "Two ships go back and forth between the piers all day, and nobody knows who does the dishes."
    heads = ("The Purser", "The Piles", "all we did, really", "The Window")
    body = text + "".join(f"\n\n{head}\n\n{text}" for head in heads)
    found = [str(section.title) for section in parse(body).sections]
    assert found == ["The Purser", "The Piles", "The Window"]


def test_lines_that_are_paragraphs_stay_lines() -> None:
    body = f"提前做功课\n{LONG}\n花了多少\n{LONG}"
    assert parse(body).text == body == text(body)


@pytest.mark.parametrize(
    "body",
    [
        "Kaiun\n1.8.5より、安定した版をお届けするため、いつもの便から重い荷のみを除いた版をpatchlevel\nX (pX) としてお届けすることとなりました。",
        "We broke these lines\nby the sense of them,\nas some people do, and as a few more did before them.",
        "今天我们去了公园，\n看到了很多花，也看到了很多看花的人，\n然后回家。",
        "See the [list\nof all things that have ever been read](https://a.example/) for more of them.",
    ],
)
def test_lines_broken_for_their_width_or_sense_are_one_paragraph(body: str) -> None:
    assert "\n" not in parse(body).text


def test_long_questions_of_an_interview_are_headings() -> None:
    asked = ("谢谢您来。" + "您在码头上的第一个冬天是怎么过的？" * 2, "船呢？", "后来呢？")
    body = "".join(f"<p><b>{question}</b></p>{TEXT}" for question in asked)
    assert [str(section.title) for section in parse(TEXT + body).sections] == list(asked)
    told = body.replace("？", "。")
    assert parse(TEXT + told).sections == ()


def test_headlines_over_the_first_text_are_no_sections() -> None:
    news = "Ferry company says that the north pier will be closed for most of the winter"
    deck = "'There is no other pier on this side of the river', says the harbour master there"
    body = f"## {news}\n\n## {deck}\n\n{LONG}"
    assert parse(body).sections == ()
    assert len(parse(f"## North\n\n## South\n\n{LONG}").sections) == 2


def test_titles_below_items_and_items_that_are_titles() -> None:
    lines = (
        f"1. 早班的船\n{LONG}",
        f"2. 晚班的船\n{LONG}\n- 盐三克，糖五克。\n- 水。",
        f"3. 末班的船\n{LONG}",
    )
    titles = [str(section.title) for section in parse("\n".join(lines)).sections]
    assert titles == ["1. 早班的船", "2. 晚班的船", "3. 末班的船"]


def test_plain_lines_among_steps_lie_as_high() -> None:
    heads = ("为什么去", "第一步：浇水", "第二步：施肥", "花了多少")
    body = LONG + "".join(f"\n\n{head}\n\n{LONG}" for head in heads)
    assert [(s.level, str(s.title)) for s in parse(body).sections] == [(1, head) for head in heads]


def test_what_is_named_in_contents_is_a_heading() -> None:
    heads = ("为什么，又怎样去", "花了多少，又花在哪")
    items = "".join(f"- {head}\n" for head in heads)
    body = LONG + "\n\n" + items + "".join(f"\n\n{head}\n\n{LONG}" for head in heads)
    assert [str(section.title) for section in parse(body).sections] == list(heads)
    assert parse(body.replace(items, "")).sections == ()


def test_a_page_set_in_one_level_of_headings_is_text() -> None:
    told = (
        "The ferry did not run for most of the winter, and nobody on the island had been told why."
    )
    heads = ("**The First Crossing**", "**What We Learned**")
    body = "\n\n".join(f"###### {part}" for head in heads for part in (head, told, told))
    article = parse(f"###### {told}\n\n{body}")
    assert [str(section.title) for section in article.sections] == [head[2:-2] for head in heads]
    assert len(parse(f"{told} {told}\n\n###### {told}\n\n{told} {told}").sections) == 1


@pytest.mark.parametrize(
    "head",
    [
        '[Permalink](#heading-1 "Permalink")**浇水**',
        "浇水 [¶](#heading-1)",
        "[](#heading-1)浇水[固定链接](#a)",
    ],
)
def test_what_leads_a_heading_to_itself_is_none_of_its_words(head: str) -> None:
    body = f"## {head}\n\n{LONG}\n\n## [施肥](#heading-2)\n\n{LONG}"
    assert [str(section.title) for section in parse(body).sections] == ["浇水", "施肥"]


def test_plain_titles_between_what_people_say() -> None:
    said = [
        f"{who}\n\n「{text}」" for who in ("周禾", "林小满") for text in (LONG, LONG[:40] + "。")
    ]
    heads = ("二十三年的水表", "失敗だった駅前の一号店", "更多的人来看灯")
    body = LONG + "".join(f"\n\n{head}\n\n" + "\n\n".join(said) for head in heads)
    assert [str(section.title) for section in parse(body).sections] == list(heads)


def test_sentences_that_count_head_what_is_below() -> None:
    heads = ("一、先看水位，再看渡船。", "二、市场担心的是速度。", "三、后续看两个时点。")
    body = LONG + "".join(f"\n\n{head}\n\n{LONG}" for head in heads)
    assert [str(section.title) for section in parse(body).sections] == list(heads)
    points = LONG + "".join(f"\n\n{head}" for head in heads) + f"\n\n{LONG}"
    assert parse(points).sections == ()
    assert parse(body.replace("时点。", "时点。一是春节。")).sections == ()


def test_bold_parts_called_alike_in_other_sections() -> None:
    parts = f"**独写模式**\n\n{LONG}\n\n**约稿模式**\n\n{LONG}"
    body = f"{LONG}\n\n## 写满一本\n\n{LONG}\n\n{parts}\n\n## 送出去\n\n{LONG}\n\n{parts}"
    levels = [(section.level, str(section.title)) for section in parse(body).sections]
    below = [(2, "独写模式"), (2, "约稿模式")]
    assert levels == [(1, "写满一本"), *below, (1, "送出去"), *below]


def test_a_dash_before_a_title_makes_no_byline_of_it() -> None:
    body = f"{LONG}\n\n##### – Solución en Python\n\n```\nx\n```\n\n– Ana de la Cruz\n"
    article = parse(body)
    assert [str(section.title) for section in article.sections] == ["– Solución en Python"]


def test_one_bold_line_among_real_headings_that_are_bold_lost_its_mark() -> None:
    heads = ("用在哪里", "缺点", "常见错误")
    real = "".join(f"\n\n### **{head}**\n\n{LONG}" for head in heads)
    body = f"{LONG}{real}\n\n**木柴炉**\n\n{LONG}"
    assert [str(section.title) for section in parse(body).sections] == [*heads, "木柴炉"]
    plain = body.replace("### **", "### ").replace("**\n\n", "\n\n", 3)
    assert [str(section.title) for section in parse(plain).sections] == list(heads)


@pytest.mark.parametrize(
    "heads",
    [
        ("tpk功能一：写一次", "tpk功能二：转换", "tpk功能三：压缩"),
        ("第 1 步：补缝", "第 2 步：做琴马", "第 3 步：调弦"),
        ("引子", "早期的迷惑", "账房的重建"),
    ],
)
def test_series_by_longer_words_and_parts_by_their_names(heads: tuple[str, ...]) -> None:
    body = "".join(f"{head}\n\n{LONG}\n\n" for head in heads)
    assert [str(section.title) for section in parse(body).sections] == list(heads)


def test_what_leads_back_to_the_top_is_no_heading() -> None:
    heads = ("川の学校", "渡し舟", "秋の市")
    body = f"{LONG}\n\n" + "".join(f"{head}\n\n{LONG}\n\n" for head in heads)
    tail = f"このページの先頭へ\n\n{LONG}"
    found = [str(section.title) for section in parse(body + tail).sections]
    assert found == list(heads)


def test_what_an_interviewer_says_before_asking_is_theirs_too() -> None:
    said = [f"您在码头上的第{n}个冬天是怎么过的？" for n in "一二三四五六"]
    told = [
        "那时候还没有桥，我们都记得，过江要等一个钟头。",
        "原来如此，所以船上的人都认得您，难怪他们要送您。",
    ]
    turns = [*said[:3], told[0], *said[3:], told[1]]
    asked = turns[:-1]
    body = f"{LONG}\n\n" + "".join(f"**{turn}**\n\n{LONG}\n\n" for turn in turns)
    assert [str(section.title) for section in parse(body).sections] == asked
    lecture = parse(body.replace("？", "。", 4))
    assert told[0] not in [str(section.title) for section in lecture.sections]


def test_a_number_over_a_word_that_begins_like_a_unit_is_a_number() -> None:
    names = ("基础差", "人才少", "时间紧")
    body = "".join(
        f"**{number}**\n\n**{name}**\n\n村里的事，大家都知道。\n\n"
        for number, name in enumerate(names, 1)
    )
    found = parse(f"先说一说村里的事。\n\n{body}").sections
    assert [(section.level, section.title) for section in found] == [
        (1, "1 基础差"),
        (1, "2 人才少"),
        (1, "3 时间紧"),
    ]


def test_a_number_over_what_it_counts_is_none() -> None:
    assert opening("2 人工智能") is not None
    assert opening("2 人遇难") is opening("3 家公司") is opening("5 年后") is None


@pytest.mark.parametrize(
    "head", ["常见问题", "关于渡船的常见问题（FAQ）", "FAQ", "Frequently Asked Questions"]
)
def test_plain_questions_below_what_announces_them(head: str) -> None:
    asked = ("雨天开船吗？", "能带自行车吗？")
    answered = "".join(f"{question}\n\n{LONG}\n\n" for question in asked)
    body = f"{LONG}\n\n**渡口**\n\n{LONG}\n\n**{{}}**\n\n{answered}**后来**\n\n{LONG}\n"
    found = [(section.level, str(section.title)) for section in parse(body.format(head)).sections]
    assert found == [(1, "渡口"), (1, head), *((2, question) for question in asked), (1, "后来")]
    talked = [str(section.title) for section in parse(body.format("船工")).sections]
    assert talked == ["渡口", "船工", "后来"]


def test_bold_lines_where_all_is_centred() -> None:
    line = '<p style="text-align:center">{}</p>'
    body = "".join(
        line.format(f"<b>{head}</b>")
        + line.format("강물이 빠졌습니다.")
        + line.format("배를 말렸어요")
        for head in ("배 밑", "뱃머리", "첫 항해")
    )
    said = line.format("<b>볍씨가 한 되는 나왔습니다ㅎㅎ</b>") + line.format("강물이 빠졌습니다.")
    found = [section.title for section in parse(f"{body}{said}").sections]
    assert found == ["배 밑", "뱃머리", "첫 항해"]


def test_bold_lines_over_links_are_sections_of_them() -> None:
    links = "[渡口减班](https://a.example/1)\n\n[书店开张](https://b.example/2)\n\n"
    body = "".join(f"**{head}**\n\n{links}" for head in ("新闻", "文章", "菜园"))
    found = [section.title for section in parse(f"{body}**书籍**\n\n{LONG}").sections]
    assert found == ["新闻", "文章", "菜园", "书籍"]
    assert parse(f"**渡口**\n\n{links}{LONG}").sections == ()


def test_sentences_that_count_within_sections() -> None:
    points = f"<p>（一）把油刷匀。</p><p>{LONG}</p><p>（二）把漆刷亮。</p><p>{LONG}</p>"
    body = f"{TEXT}<p>一、船底</p>{points}<p>二、船头</p>{points}"
    found = [section.title for section in parse(body).sections]
    heads = ["（一）把油刷匀。", "（二）把漆刷亮。"]
    assert found == ["一、船底", *heads, "二、船头", *heads]
    listed = body.replace("匀。</p>", f"匀。{LONG}</p>")
    assert [section.title for section in parse(listed).sections] == ["一、船底", "二、船头"]


@pytest.mark.parametrize("mark", "▲△▼▽")
def test_marks_that_point_are_of_titles_unless_at_pictures(mark: str) -> None:
    heads = (f"{mark}浇水", f"{mark}施肥")
    assert titles(*heads) == list(heads)
    assert titles(f"{mark}季南 摄", f"{mark}图：浇水") == []
    assert titles(heads[0]) == []
    pointed = f"{TEXT}<p>{mark} 浇水</p><p><img src='a.jpg'></p>{TEXT}<p>{mark} 施肥</p>{TEXT}"
    assert parse(pointed).sections == ()


def test_steps_are_one_series_with_blanks_and_without() -> None:
    assert opening("第 1 步：浇水") == opening("第2步：施肥") == opening("第 三 步：修剪")


def test_the_text_of_each_article_of_a_digest_is_a_section() -> None:
    entry = f"## {{}}\n\n### 摘要\n\n{LONG}\n\n### 正文\n\n{LONG}\n\n"
    found = parse(f"{LONG}\n\n" + entry.format("渡口") + entry.format("灯塔")).sections
    assert [section.title for section in found] == ["渡口", "摘要", "正文", "灯塔", "摘要", "正文"]
    alone = [section.title for section in parse(f"{LONG}\n\n" + entry.format("渡口")).sections]
    assert "正文" not in alone


@pytest.mark.parametrize("tag", ["<u>{}</u>", '<span style="text-decoration:underline">{}</span>'])
def test_underlined_lines(tag: str) -> None:
    heads = [tag.format(head) for head in ("Batteries", "Wind", "Permission")]
    assert titles(*heads) == ["Batteries", "Wind", "Permission"]
    assert titles("<b>Loans</b>", heads[0], heads[1], "<b>Returns</b>")[:2] == [
        "Loans",
        "Batteries",
    ]
    assert titles(tag.format("Bring the recorder back by Friday")) == []
    assert titles(*(tag.format(line) for line in ("请周五以前交回。", "请不要泡水。"))) == []


def test_plain_lines_beside_marked_ones_are_none() -> None:
    assert titles("引子", "■ 浇水", "■ 施肥", "■ 记者手记") == ["■ 浇水", "■ 施肥", "■ 记者手记"]
    assert titles("【编者按】", "浇水的时辰", "施肥的分寸", "修剪的道理")[-3:] == [
        "浇水的时辰",
        "施肥的分寸",
        "修剪的道理",
    ]
    assert titles("引子", "一、浇水", "二、施肥") == ["引子", "一、浇水", "二、施肥"]


def test_two_bold_lines_of_a_paragraph_are_one_title() -> None:
    heads = ("The gap 缺口", "Learning from posts 向桩子学习")
    body = LONG + "".join(
        f"\n\n**{head.rpartition(' ')[0]}**\n**{head.rpartition(' ')[2]}**\n\n{LONG}"
        for head in heads
    )
    assert [str(section.title) for section in parse(body).sections] == list(heads)
    assert parse(LONG + "\n\n**春眠不觉晓，**\n**处处闻啼鸟。**\n\n" * 2 + LONG).sections == ()


def test_a_number_over_a_title_that_kept_its_dress_is_one_of_the_others() -> None:
    names = ("试航", "停航", "拉锯", "**复航**")
    body = LONG + "".join(f"\n\nPart0{n}\n\n{name}\n\n{LONG}" for n, name in enumerate(names, 1))
    found = [str(section.title) for section in parse(body).sections]
    assert found == ["Part01 试航", "Part02 停航", "Part03 拉锯", "Part04 复航"]


@pytest.mark.parametrize("name", ["整理旧地图", "怎样整理地形图"])
def test_a_numbered_title_that_ends_as_captions_do_is_none(name: str) -> None:
    body = f"{LONG}\n\n## 办法\n\n**1. 在手机上拍照**\n\n{LONG}\n\n**2. 在电脑上{name}**\n\n{LONG}"
    assert len(parse(body).sections) == 3
    caption = body.replace(name, "整理照片 季南图")
    assert len(parse(caption).sections) == 1


@pytest.mark.parametrize("line", ["{} {}", "<b>{} {}</b>", "<b>{}</b>（{}）", "<b>{1} {0}</b>"])
def test_who_speaks_at_what_time_heads_nothing(line: str) -> None:
    times = ("00:12", "02:30", "04:10", "1:06:10")
    turns = [line.format(*turn) for turn in zip(("老周", "季南") * 2, times, strict=True)]
    assert titles(*turns) == []
    parts = f"<h2>烧水</h2><p>{turns[0]}</p>{TEXT}<p>{turns[1]}</p>{TEXT}<p>{turns[2]}</p>"
    assert titles(parts + TEXT) == ["烧水"]
    heads = ["00:12 开场", "02:30 烧水", "04:10 散场"]
    assert titles(*(f"<b>{head}</b>" for head in heads)) == heads


def test_a_line_between_marks_of_quotation_is_one() -> None:
    lines = [f'<p align="center"><b>{line}</b></p>' for line in ("“", "水烧了总要有人喝", "”")]
    assert parse(f"{TEXT}{''.join(lines)}{TEXT}").sections == ()
    assert len(parse(f"{TEXT}{lines[1]}{TEXT}").sections) == 1


@pytest.mark.parametrize("ask", ["――{}", "{}ですか。"])
def test_questions_as_japanese_papers_write_them(ask: str) -> None:
    said = "渡し場の老人は毎朝五時に湯を沸かす。六時になると一番船の客が来て、飲んでいく。"
    asked = [ask.format(what) for what in ("お茶はいつから。", "お金はどうして。", "これからは。")]
    body = said + "".join(f"\n\n**{question}**\n\n{said}" for question in asked)
    assert [str(section.title) for section in parse(body).sections] == asked
    told = "".join(f"\n\n**{line}**\n\n{said}" for line in ("船が来た。", "雨だった。", "笑った。"))
    assert parse(said + told).sections == ()


def test_topics_of_weibo_are_text() -> None:
    assert titles("浇水的时辰", "#水烧了总要有人喝#", "施肥的分寸", "修剪的道理")[1] == "施肥的分寸"


def test_who_speaks_in_whole_sentences_heads_nothing() -> None:
    turns = "\n\n".join(f"{who}：{LONG}" for who in ("季南", "周禾") * 3)
    body = f"{LONG}\n\n借书的理由\n\n{turns}\n\n季南：一本也没有\n\n周禾：{LONG}\n\n雨天怎么办\n\n{turns}"
    assert [str(section.title) for section in parse(body).sections] == ["借书的理由", "雨天怎么办"]


def test_captions_in_bold_where_each_picture_has_one() -> None:
    shown = '<p align="center"><img src="{}.jpg"></p>\n'
    shown += f'<p align="center"><b>{{}}</b></p>\n{TEXT}\n'
    names = ("比赛现场", "不用钉子", "晃三晃")
    body = TEXT + "".join(map(shown.format, "abc", names))
    assert parse(body).sections == ()
    more = body + f'<p align="center"><img src="d.jpg"></p>\n{TEXT}'
    assert [section.title for section in parse(more).sections] == list(names)


def test_labels_each_over_one_line_are_a_list() -> None:
    won = {"一等奖": "冯子安 冯子宁", "二等奖": "吴桐 郑一 孙半夏", "三等奖": "李木"}
    body = TEXT + "".join(f"<p><b>{prize}</b></p><p>{who}</p>" for prize, who in won.items())
    assert parse(body).sections == ()
    told = body.replace("郑一 孙半夏", "郑一 孙半夏，凳子最结实。")
    assert [section.title for section in parse(told).sections] == list(won)
    dates = ("2015年3月", "2016年4月", "2017年5月")
    assert [
        section.title
        for section in parse(
            TEXT + "".join(f"<p><b>{day}</b></p><p>开渡</p>" for day in dates)
        ).sections
    ] == list(dates)


@pytest.mark.parametrize("marks", [("1. ", "2. ", "3. "), ("", "", "")])
def test_titles_each_in_a_quotation(marks: tuple[str, ...]) -> None:
    heads = [mark + head for mark, head in zip(marks, ("浇水", "施肥", "修剪"), strict=True)]
    quoted = "<blockquote><p><b>{}</b></p></blockquote>"
    saying = "<blockquote><p>背靠着热炕，什么也不想</p></blockquote>"
    assert titles(*map(quoted.format, heads), saying) == heads
    assert titles(quoted.format(heads[0]), saying) == []
    together = "".join(f"<p><b>{head}</b></p>" for head in heads)
    assert titles(f"<blockquote>{together}</blockquote>") == []


def test_one_sign_among_bold_lines_makes_no_other_kind() -> None:
    heads = ("施肥", "🌱 浇水", "修剪")
    assert titles(*(f"<b>{head}</b>" for head in heads)) == list(heads)
    assert titles(*(f"<b>{head}</b>" for head in ("1️⃣ 施肥", "2️⃣ 浇水", "💡 小结")))[2:] == [
        "💡 小结"
    ]
    assert titles("<b>🌱 浇水</b>") == []


NAMES = ("船底的油", "船头的漆", "下水那天")


@pytest.mark.parametrize(
    "numbers",
    [
        ("01 /", "02 /", "03 /"),
        ("— 01 —", "— 02 —", "— 03 —"),
        ("#01", "#02", "#03"),
        ("【01】", "【02】", "【03】"),
        ("案例一", "案例二", "案例三"),
        ("第一步", "第二步", "第三步"),
        ("第一部分", "第二部分", "第三部分"),
        ("Day 1", "Day 2", "Day 3"),
    ],
)
@pytest.mark.parametrize(
    ("number", "title"), [("{}", "<b>{}</b>"), ("<b>{}</b>", "<b>{}</b>"), ("{}", "{}")]
)
def test_numbers_over_titles_in_words_and_ornaments(
    numbers: tuple[str, ...], number: str, title: str
) -> None:
    heads = [
        (number.format(one), title.format(name)) for one, name in zip(numbers, NAMES, strict=True)
    ]
    body = TEXT + "".join(f"<p>{one}</p><p>{name}</p>{TEXT}{TEXT}" for one, name in heads)
    found = [str(section.title) for section in parse(body).sections]
    assert found == [f"{one} {name}" for one, name in zip(numbers, NAMES, strict=True)]
    assert parse(body).text == text(body)


def test_what_recurs_below_numbers_is_no_part_of_their_titles() -> None:
    days = "".join(f"## Day {n}\n\n## 上午\n\n{LONG}\n\n## 下午\n\n{LONG}\n\n" for n in (1, 2, 3))
    assert [section.title for section in parse(days).sections][:3] == ["Day 1", "上午", "下午"]
    asked = "".join(f"**{n}、怎么看桐油**\n\n**季南**\n\n{LONG}\n\n" for n in "一二三")
    assert "一、怎么看桐油" in [section.title for section in parse(f"{LONG}\n\n{asked}").sections]
    pages = "".join(f"**{name}**\n\n{LONG}\n\n— {n + 2} —\n\n" for n, name in enumerate(NAMES))
    assert [section.title for section in parse(f"{LONG}\n\n{pages}").sections] == list(NAMES)


def test_marked_parts_called_alike_below_numbers() -> None:
    parts = f"【优点】\n\n{LONG}\n\n【缺点】\n\n{LONG}\n\n"
    body = f"{LONG}\n\n" + "".join(
        f"{n}、{name}\n\n{{}}" for n, name in zip("一二三", NAMES, strict=True)
    )
    found = [
        (section.level, section.title)
        for section in parse(body.format(parts, parts, parts)).sections
    ]
    assert found[:4] == [(1, "一、船底的油"), (2, "【优点】"), (2, "【缺点】"), (1, "二、船头的漆")]
    talk = parts.replace("优点", "问").replace("缺点", "答") * 2
    assert len(parse(body.format(talk, talk, talk)).sections) == 3


@pytest.mark.parametrize("has_contents", [False, True])
@pytest.mark.parametrize("names", [("滴水", "枇杷树"), ("滴水", "枇杷树", "鞋柜")])
def test_cases_of_a_bulletin_with_parts_called_alike(
    names: tuple[str, ...], has_contents: bool
) -> None:
    parts = ("【基本案情】", "【裁判结果】", "【典型意义】")
    below = "".join(f"**{part}**\n\n{LONG}\n\n" for part in parts)
    cases = {f"案例{number}": name for number, name in zip("一二三", names, strict=False)}
    body = "".join(
        "".join(
            f'<p align="center"><b>{line}</b></p>\n\n' for line in (case, name, f"——方某诉{name}案")
        )
        + below
        for case, name in cases.items()
    )
    listed = "".join(f"{number}.{name}\n\n" for number, name in enumerate(names, 1))
    contents = f'<p align="center"><b>目录</b></p>\n\n{listed}' if has_contents else ""
    sections = parse(f"{LONG}\n\n{contents}{body}").sections
    found = [(section.level, str(section.title)) for section in sections]
    assert found == [
        line
        for case, name in cases.items()
        for line in ((1, f"{case} {name}"), *((2, part) for part in parts))
    ]


@pytest.mark.parametrize("mark", ["🔸", "◆"])
def test_marked_lines_around_real_headings_are_sections(mark: str) -> None:
    marked = f"**{mark} {{}}**\n\n{LONG}\n\n"
    body = (
        marked.format("编辑室")
        + marked.format("月台")
        + f"## 粥\n\n{LONG}\n\n"
        + marked.format("来信")
    )
    found = [section.title for section in parse(f"{LONG}\n\n{body}").sections]
    assert found == [f"{mark} 编辑室", f"{mark} 月台", "粥", f"{mark} 来信"]


def test_lines_with_one_sign_lie_over_the_real_headings_among_them() -> None:
    body = "".join(
        f"{head}\n\n{LONG}\n\n"
        for head in ("**🔸 编辑室**", "**🔸 月台**", "## 粥", "## 路", "**🔸 来信**")
    )
    assert [section.level for section in parse(f"{LONG}\n\n{body}").sections] == [1, 1, 2, 2, 1]


def test_a_counted_line_over_the_items_of_a_list_heads_it() -> None:
    items = "1.看线是不是从线轴的上面绕出来的，应该从下面\n\n2.看夹线器，太紧了，拧松半圈\n\n3.针弯了，换一根。\n\n"
    body = f"{LONG}\n\n一.断线\n\n{items}{LONG}\n\n二.跳针\n\n{items}{LONG}\n"
    assert [section.title for section in parse(body).sections] == ["一.断线", "二.跳针"]


def test_decimals_end_in_a_point_too() -> None:
    assert opening("3.1.列出综框") == opening("3.2 替换纹板")
    assert opening("3.5万元") is None


def test_lines_in_full_width_angles_are_headings_two_at_least() -> None:
    assert titles("＜当日＞", "＜反省＞") == ["＜当日＞", "＜反省＞"]
    assert titles("＜当日＞") == titles("＜写真：大竹＞", "＜文：小竹＞") == []


@pytest.mark.parametrize(
    "credit", ["[Source : 江海晨报]", "（来源：江海晨报）", "[출처: 물때신문]"]
)
def test_a_source_in_brackets_is_no_section_though_marked_up_as_one(credit: str) -> None:
    body = f"## 渡口\n\n{LONG}\n\n## 灯塔\n\n{LONG}\n\n###### {credit}\n\n{LONG}\n"
    assert [section.title for section in parse(body).sections] == ["渡口", "灯塔"]
