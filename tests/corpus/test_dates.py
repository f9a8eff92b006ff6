"""Dates in headers and names; titles from bodies."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.corpus.fields.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    from_file,
    from_name,
    from_value,
    parse_date,
)
from reader.corpus.fields.dates import from_body as date_line
from reader.corpus.fields.titles import from_body, from_text, stripped

CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-02-21 09:54:33 +0800", "2022-02-21T09:54:33+08:00"),
        ("2022-02-21 09:54:33 -0330", "2022-02-21T09:54:33-03:30"),
        ("2022-02-21T01:54:33.123456789Z", "2022-02-21T01:54:33+00:00"),
        ("2022-02-21 09:54:33 UTC", "2022-02-21T09:54:33+00:00"),
        ("2022-02-21 09:54:33 PDT", "2022-02-21T09:54:33-07:00"),
        ("Mon, 21 Feb 2022 09:54:33 EST", "2022-02-21T09:54:33-05:00"),
        ("Mon Feb 21 09:54:33 JST 2022", "2022-02-21T09:54:33+09:00"),
        ("2022-02-21 09:54:33 XYZ", "2022-02-21T09:54:33+08:00"),
        ("2022-02-21T09:54:33+08", "2022-02-21T09:54:33+08:00"),
        ("2022-02-21 +0900", "2022-02-21T00:00:00+09:00"),
        ("2022-2-1 9:05", "2022-02-01T09:05:00+08:00"),
        ("2022.02.21", "2022-02-21T00:00:00+08:00"),
        ("２０２２－０２－２１", "2022-02-21T00:00:00+08:00"),
        ("2022年2月21日 星期一 下午3:20", "2022-02-21T15:20:00+08:00"),
        ("2022-02-21 12:05 AM", "2022-02-21T00:05:00+08:00"),
        ("2022-02-21 25:61:00 +0800", "2022-02-21T00:00:00+08:00"),
        ("2022-02-21 09:54:33 来源：甲报", "2022-02-21T09:54:33+08:00"),
        ("Mon, 21 Feb 2022 09:54:33 +0800", "2022-02-21T09:54:33+08:00"),
        ("21 February 2022", "2022-02-21T00:00:00+08:00"),
        ("Feb 21st, 2022 at 9:54 pm", "2022-02-21T21:54:00+08:00"),
        ("Mon Feb 21 09:54:33 CST 2022", "2022-02-21T09:54:33+08:00"),
        ("Mon Feb 21 2022 09:54:33 GMT+0800 (中国标准时间)", "2022-02-21T09:54:33+08:00"),
        ("20220221095433", "2022-02-21T09:54:33+08:00"),
        ("1645408473000", "2022-02-21T09:54:33+08:00"),
        ("", None),
        ("soon", None),
        ("2022-02-30", None),
        ("2022-13-01", None),
        ("0000-00-00 00:00:00", None),
        ("1599-12-31", None),
        ("2200-01-01", None),
        ("99 Xyz 2022", None),
        ("2022-02-21" + " " * 200, "2022-02-21T00:00:00+08:00"),
        ("2022-02-21 " + "x" * 200, None),
    ],
)
def test_dates_in_the_wild(text: str, expected: str | None) -> None:
    found = parse_date(text, CHINA)
    assert (found.isoformat() if found else None) == expected


@settings(max_examples=200, deadline=None)
@given(
    when=st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31)),
    minutes=st.integers(-1439, 1439),
    form=st.sampled_from(
        ["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z", "%a, %d %b %Y %H:%M:%S %z"]
    ),
)
def test_what_is_written_is_read(when: datetime, minutes: int, form: str) -> None:
    when = when.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    assert parse_date(when.strftime(form), None) == when


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(st.sampled_from("0123456789-/:.年月日TZ+ ,AMPFeb上午"), max_size=40) | st.text()
)
def test_no_text_breaks_the_reading(text: str) -> None:
    for zone in (CHINA, None):
        found = parse_date(text, zone)
        assert found is None or (found.tzinfo and FIRST_YEAR <= found.year <= LAST_YEAR)
        from_name(text, zone)


def test_values_of_a_parser() -> None:
    naive = datetime(2022, 2, 21, 9, 54)
    assert from_value(naive, CHINA) == naive.replace(tzinfo=CHINA)
    assert from_value(naive.replace(tzinfo=UTC), CHINA) == naive.replace(tzinfo=UTC)
    assert from_value(date(2022, 2, 21), CHINA) == datetime(2022, 2, 21, tzinfo=CHINA)
    assert from_value(datetime.min.replace(tzinfo=UTC), CHINA) is None
    assert from_value(7, CHINA) is None
    assert from_value(naive, None) == naive.astimezone()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2022-02-21-NW1", "2022-02-21"),
        ("2022-2-1-a", "2022-02-01"),
        ("20220221", "2022-02-21"),
        ("2022_02_21 note", "2022-02-21"),
        ("-202205262391921712", None),
        ("202202211234", None),
        ("2022-02-31-x", None),
        ("9999-01-01-x", None),
        ("x-2022-02-21", None),
    ],
)
def test_dates_in_names(name: str, expected: str | None) -> None:
    found = from_name(name, CHINA)
    assert (found.date().isoformat() if found else None) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2022-02-21T09:54:33Z-a", "2022-02-21T09:54:33+00:00"),
        ("2022-02-21T09:54:33-03:30_a", "2022-02-21T09:54:33-03:30"),
        ("2022-02-21T09:54", "2022-02-21T09:54:00+08:00"),
        ("2022-02-21T09:54:33.5 a", "2022-02-21T09:54:33+08:00"),
        ("2022-02-21Tuesday", "2022-02-21T00:00:00+08:00"),
        ("2022-02-21T09:54:33x", "2022-02-21T00:00:00+08:00"),
    ],
)
def test_times_in_names(name: str, expected: str) -> None:
    found = from_name(name, CHINA)
    assert found and found.isoformat() == expected


def test_times_of_files() -> None:
    assert from_file(1645408473_000000001, CHINA) == datetime(2022, 2, 21, 9, 54, 33, tzinfo=CHINA)
    assert from_file(10**30, CHINA) is None
    assert from_file(-(10**20), CHINA) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2021-05-06 周四", "2021-05-06"),
        ("2021年5月6日　星期四　晴转多云", "2021-05-06"),
        ("2021-05-06（周四）", "2021-05-06"),
        ("May 6, 2021", "2021-05-06"),
        ("Thursday, May 6th, 2021", "2021-05-06"),
        ("6 May 2021", "2021-05-06"),
        ("2021-05-06 开会", None),
        ("On May 6, 2021", None),
        ("May 6, 2021 was a Thursday", None),
        ("6 Apples 2021", None),
    ],
)
def test_a_date_alone_on_the_first_line_is_the_date(line: str, expected: str | None) -> None:
    found = date_line(f"{line}\n今天去了公园。", CHINA)
    assert (found.date().isoformat() if found else None) == expected


# -- titles ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# 标题 #\n正文", "标题"),
        ("正文在前。\n\n## 后面的**标题**", "正文在前"),
        ("正文在前\n\n后面的标题\n---", "正文在前"),
        ("<p>正文在前。</p><h2>后面的标题</h2>", "正文在前"),
        ("正文在前。\n\n# 一\n\n# 二", "正文在前"),
        ("导语在前。\n\n# 唯一的**标题**\n\n## 其下", "唯一的标题"),
        ("![图](a.png)\n[首页](/) > [航运](/h)\n2022-02-21 09:54\n作者：林小满\n## 标题", "标题"),
        ('<a href="/">首页</a><img src="a.png"><h2>标题</h2>', "标题"),
        ("Title\n=====\ntext", "Title"),
        ("Title\n---\ntext", "Title"),
        ("- item\n---\ntext", "item"),
        ("```\n# 注释\n```\n正文", "正文"),
        ("<div><h2>甲<br>乙</h2></div># x", "甲 乙"),
        ("# 甲\n<h1>乙</h1>", "甲"),
        ("<!-- # 不是 --><p>第一句。第二句。</p>", "第一句"),
        ("<script>var a</script><style>b</style>正文！后面", "正文！"),
        ("<!-- 没有结束 # 甲", ""),
        ("{% include x %}\n{{ page.title }}\n{: .note}\n正文", "正文"),
        ("> 引用的话", "引用的话"),
        ("[链接文字](http://a.cn/(b)) 与 ![图](x.png)", "链接文字 与 图"),
        ("甲" * 60, "甲" * 39 + "…"),
        ("Version 1.5 is out. More", "Version 1.5 is out"),
        ("***\n---\n", ""),
        ("&lt;b&gt; &amp; \\*c\\*", "<b> & *c*"),
    ],
)
def test_titles_from_bodies(body: str, title: str) -> None:
    assert from_body(body) == title


@pytest.mark.parametrize(
    "line", ["标题：渡口的早班船", "题目:渡口的早班船", "【标题】渡口的早班船", "渡口的早班船"]
)
def test_titles_of_texts_are_without_their_label(line: str) -> None:
    assert from_text(f"\n{line}\n时间：2019年3月5日\n") == "渡口的早班船"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("URL: http://a.example/1\n标题: 早市\n来源: 江海晨报\n正文:\n开了。", "早市"),
        ("http://a.example/2\n2020-01-03 08:00\n早市新规\n\n今起实行。", "早市新规"),
        ("From: a@b.example\nSubject: Digest\n\nHello.", "Digest"),
        ("2021年5月6日 星期四\n去了公园\n看花。", "去了公园"),
        ("2021-05-06", "2021-05-06"),
        ("1984\n第一部", "1984"),
        ("***\n", ""),
    ],
)
def test_titles_of_texts_below_what_stands_above_them(body: str, title: str) -> None:
    assert from_text(body) == title


@pytest.mark.parametrize("left", ["&nbsp;&nbsp; ", "&nbsp&nbsp", "&#160;", "　　"])
def test_what_is_left_of_a_page_is_not_of_the_title_of_a_text(left: str) -> None:
    assert from_text(f"{left}\n{left}渡口的早班船\n\n船开了。\n") == "渡口的早班船"


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.sampled_from("#<>h1/p*_`[]()!{}%-=\n a中。&;\\")) | st.text())
def test_any_body_gives_a_title_or_none(text: str) -> None:
    assert from_body(text) == from_body(text).strip()
    assert "\n" not in stripped(text.replace("\n", " "))
