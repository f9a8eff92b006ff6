"""Outlines of pages as clippers leave them: what is told by several lines together."""

from __future__ import annotations

import pytest

from reader.article import parse
from reader.article.content import Context

TEXT = "船从北岸开出，十五分钟到南岸，每天六班，逢集加开两班，遇雾停航，听码头的广播。"
PICTURE = "![](https://a.example/640.png)"


def outline(*parts: str, title: str = "") -> list[tuple[int, str]]:
    found = parse("\n\n".join(parts), Context(title=title)).sections
    return [(section.level, str(section.title)) for section in found]


def test_numbers_and_titles_alone_in_code_are_titles() -> None:
    heads = [f"```\n{n}\n\n{head}\n```" for n, head in (("一", "船的介绍"), ("二", "逆着水走"))]
    code = "```\nimport sys\nprint(sys.argv)\n```"
    assert outline(heads[0], TEXT, code, TEXT, heads[1], TEXT) == [
        (1, "一 船的介绍"),
        (1, "二 逆着水走"),
    ]
    assert outline(heads[1], TEXT, heads[0], TEXT) == []
    assert outline(heads[0], TEXT, code) == []


def test_numbers_below_headings_number_those() -> None:
    parts = [part for n in (1, 2, 3) for part in (f"## 第{n}天", f"0{n}", TEXT)]
    assert outline(*parts) == [(1, "第1天"), (1, "第2天"), (1, "第3天")]


def test_a_number_goes_on_with_those_that_are_headings() -> None:
    parts = ["# 01", TEXT, "# 02", TEXT, "# 03", TEXT, "04", TEXT]
    assert outline(*parts, title="渡口") == [(1, "01"), (1, "02"), (1, "03"), (1, "04")]
    assert len(outline(*parts[:-2], "05", TEXT, title="渡口")) == 3


def test_what_the_text_announces_lies_below() -> None:
    first = ["**去信**", "信封里折着两张纸：便条、问题。", "**便条**", TEXT, "**问题**", TEXT]
    assert outline(TEXT, *first, "**回信**", TEXT) == [
        (1, "去信"),
        (2, "便条"),
        (2, "问题"),
        (1, "回信"),
    ]
    assert {level for level, _ in outline(TEXT, *first[:1], TEXT, *first[2:])} == {1}


def test_plain_lines_that_the_text_announces() -> None:
    said = "我们分了四堆：人像，夜景、旧照片、文字，一人认领一堆，午饭前交作业。"
    plain = [part for head in ("旧照片", "文字") for part in (head, PICTURE, TEXT)]
    told = [TEXT, "抽屉里的照片", said, "人像", TEXT, "夜景", TEXT, *plain]
    assert [level for level, _ in outline(*told)] == [1, 2, 2, 2, 2]
    assert {level for level, _ in outline(*(part.replace(said, TEXT) for part in told))} == {1}


def test_what_articles_end_with_lifts_its_dress() -> None:
    parts = ["## 甲", TEXT, "## 乙", TEXT, "**分析**", TEXT, "**结论**", TEXT]
    assert [level for level, _ in outline(*parts)] == [1, 1, 1, 1]
    assert [level for level, _ in outline(*parts[:-2], "**推断**", TEXT)] == [1, 1, 2, 2]


def test_a_caption_in_bold_is_no_heading() -> None:
    heads = [part for n in "一二三" for part in (f"**第{n}名　渡口**", TEXT)]
    shown = [PICTURE, "**渡口的女人们，右数第三位**", TEXT]
    assert len(outline(TEXT, *heads, *shown)) == 3
    assert len(outline(TEXT, *heads, *shown[1:])) == 4


def test_an_attribution_is_no_heading() -> None:
    heads = ["**渡口**", TEXT, "**码头**", TEXT]
    assert len(outline(TEXT, *heads, "**——江海研究所 研究员**", PICTURE)) == 2


def test_two_numbers_left_of_torn_lists_are_no_headings() -> None:
    assert outline(TEXT, "3. 刀先泡开水", TEXT, "1. 手要快", TEXT) == []
    assert len(outline(TEXT, "1. 手要快", TEXT, "1. 照片要慢", TEXT)) == 2


@pytest.mark.parametrize(
    ("body", "heads"),
    [
        ("## 早班\n\n{0}\n\n## 晚班\n\n{0}\n\n## 待续", 2),
        ("## 早班\n\n{0}\n\n## 参考资料\n\n## 1. https://a.example/boat\n\n{0}", 2),
        ("## 江海周刊\n\n作者：季南\n\n{0}\n\n## 早班\n\n{0}\n\n## 晚班\n\n{0}", 2),
        ("# 渡口\n\n## 给摆渡人的一封信\n\n### 只是报个平安\n\n{0}\n\n{0}", 0),
        ("{0}\n\n**早班**：\n\n{0}\n\n**晚班**：\n\n{0}", 2),
        ("1.1. 早班\n{0}\n\n1.2. 晚班\n{0}", 2),
        ("{0}\n\na）早班\n\n{0}\n\nb）晚班\n\n{0}", 2),
    ],
)
def test_how_many(body: str, heads: int) -> None:
    assert len(outline(body.format(TEXT), title="渡口")) == heads


def test_nothing_of_the_article_stands_below_its_buttons() -> None:
    heads = ["**早班**", TEXT, "**晚班**", TEXT]
    tail = ["预览时标签不可点", "微信扫一扫", "**版本过低**", "请升级至最新版本。"]
    assert len(outline(TEXT, *heads, *tail)) == 2
    assert len(outline(TEXT, *heads, *tail[2:])) == 3


def test_entries_make_no_heading_above_them_strange() -> None:
    entries = [f"{n}、[第{n}条船](https://a.example/{n})\n\n{TEXT}" for n in (1, 2)]
    parts = ["## 刊首语", TEXT, "## 资讯", *entries, "## 文章", *entries, "## 言论", TEXT]
    assert [head for level, head in outline(*parts) if level == 1] == [
        "刊首语",
        "资讯",
        "文章",
        "言论",
    ]


def test_plain_lines_underlined_by_rules_are_a_dress() -> None:
    heads = [part for head in ("概述", "细节", "总结") for part in (head, "\n---", TEXT)]
    below = ["**聊天里的船**", TEXT, "**票里的船**", TEXT]
    assert outline(*heads[:6], *below, *heads[6:]) == [
        (1, "概述"),
        (1, "细节"),
        (2, "聊天里的船"),
        (2, "票里的船"),
        (1, "总结"),
    ]


def test_a_foreword_lies_over_no_series() -> None:
    parts = ["前言", TEXT, "一、早班", TEXT, "二、晚班", TEXT]
    assert [level for level, _ in outline(TEXT, *parts)] == [1, 1, 1]
    assert [level for level, _ in outline(TEXT, "**渡口**", *parts[1:])] == [1, 2, 2]


def test_plain_lines_above_the_first_that_has_a_dress() -> None:
    plain = [part for head in ("选板", "刨板", "合琴") for part in (head, TEXT)]
    dressed = ["**内容简介**", TEXT, "**本书作者**", TEXT]
    found = outline(TEXT, *plain, *dressed)
    assert found == [(1, head) for head in ("选板", "刨板", "合琴", "内容简介", "本书作者")]
    assert len(outline(TEXT, *plain[:4], *dressed)) == 2
    assert len(outline(TEXT, *dressed, *plain)) == 2


def test_what_names_a_picture_alone_is_none_among_those_over_text() -> None:
    heads = ["**优点**", TEXT, "**缺点**", TEXT]
    picture = ["## 船型", *heads, "**北岸的船坞**", PICTURE, "## 船期", TEXT]
    assert [title for _, title in outline(*picture)] == ["船型", "优点", "缺点", "船期"]
    film = '<iframe src="https://films.example.org/embed/chuan"></iframe>'
    assert outline(*(film if part == PICTURE else part for part in picture)) == outline(*picture)
    photos = [part for place in ("船坞", "栈桥", "灯塔") for part in (f"**{place}**", PICTURE)]
    assert [title for _, title in outline(TEXT, *photos)] == ["船坞", "栈桥", "灯塔"]


def test_an_address_to_write_to_is_none() -> None:
    bold = [
        part for name in ("船期", "chuan@example.org", "票价") for part in (f"**{name}**", TEXT)
    ]
    assert [title for _, title in outline(TEXT, *bold)] == ["船期", "票价"]


def test_plain_lines_over_who_the_text_is_of() -> None:
    legend = "林小满，52岁，艄公，河湾县北岸乡"
    parts = ["水退之后的船", legend, TEXT * 2, "灯塔下的茶园", legend, TEXT * 2, "把灯留给后来的人"]
    assert [title for _, title in outline(TEXT * 2, *parts, TEXT * 2)] == parts[::3]


def test_who_wrote_it_is_no_section_at_the_end() -> None:
    bold = [part for name in ("船期", "票价") for part in (f"**{name}**", TEXT)]
    for told in ("作者为《河湾》杂志研究员", "本文作者系河湾大学教授"):
        assert len(outline(TEXT, *bold, f"**{told}**", "来源：河湾网，转载请注明，谢谢。")) == 2
    assert len(outline(TEXT, *bold, "**作者是谁**", TEXT)) == 3


def test_words_of_kana_count_as_well() -> None:
    parts = [part for n in (1, 2, 3) for part in (f"その{n} 船の話", "船は来ない。", "「まだか?」")]
    assert len(outline("理由は三つある。", *parts)) == 3


def test_the_title_is_told_below_whatever_the_site_has_above_it() -> None:
    site = ["請更新您的瀏覽器，以獲得最佳的使用體驗。", "# 河灣傳媒", "我的訂閱"]
    long_title = "渡口的早班船改到六點開"
    article = parse("\n\n".join([*site, long_title, TEXT, TEXT]), Context(title=long_title))
    assert article.repeats_title
    assert article.sections == ()


def test_titles_on_two_bold_lines_are_one_each() -> None:
    def page(*titles: tuple[str, str]) -> list[str]:
        return [p for pair in titles for p in (f"**{pair[0]}**", f"**{pair[1]}**", TEXT)]

    first, second = ("船票可以退吗？", "三个渡口的答复"), ("停航的三天", "人们怎样过河")
    joined = [(1, "船票可以退吗？ 三个渡口的答复"), (1, "停航的三天 人们怎样过河")]
    assert outline(TEXT, *page(first, second)) == joined
    numbered = [TEXT, "**01**", *page(first), "**02**", *page(second)]
    assert [title for _, title in outline(*numbered)] == [
        f"0{n} {title}" for n, (_, title) in enumerate(joined, 1)
    ]
    once = outline(TEXT, *page(first), "**票价**", TEXT)
    assert joined[0] not in once
    figures = page(("表1：三个渡口的票价", "单位：元"), ("表2：三个渡口的班次", "单位：班"))
    assert not any("单位" in title and "表" in title for _, title in outline(TEXT, *figures))
    verse = [p for _ in range(2) for p in ("**船开了**", "**灯还亮着**", "**人还没来**", TEXT)]
    assert outline(TEXT, *verse) == []
