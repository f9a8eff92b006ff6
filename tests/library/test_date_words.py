"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.query.date_words import days_meant
from reader.session import effects as do
from reader.session.date_search import mistake_in
from reader.session.session import Session

TODAY = date(2022, 3, 31)  # a Thursday


def day(*parts: int) -> tuple[date, date]:
    return date(*parts), date(*parts)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2022-02-21", day(2022, 2, 21)),
        ("2022/2/1", day(2022, 2, 1)),
        ("20220221", day(2022, 2, 21)),
        ("２０２２－０２－２１", day(2022, 2, 21)),
        ("2022年2月21日", day(2022, 2, 21)),
        ("2022-02", (date(2022, 2, 1), date(2022, 2, 28))),
        ("2022年2月", (date(2022, 2, 1), date(2022, 2, 28))),
        ("2020", (date(2020, 1, 1), date(2020, 12, 31))),
        ("2020年", (date(2020, 1, 1), date(2020, 12, 31))),
        ("02-21", day(2022, 2, 21)),
        ("2月21日", day(2022, 2, 21)),
        ("12-24", day(2021, 12, 24)),
        ("03-31", day(2022, 3, 31)),
        ("02-29", day(2020, 2, 29)),
        ("今天", day(2022, 3, 31)),
        (" Today ", day(2022, 3, 31)),
        ("昨天", day(2022, 3, 30)),
        ("yesterday", day(2022, 3, 30)),
        ("前天", day(2022, 3, 29)),
        ("上周", (date(2022, 3, 21), date(2022, 3, 27))),
        ("last week", (date(2022, 3, 21), date(2022, 3, 27))),
        ("上个月", (date(2022, 2, 1), date(2022, 2, 28))),
        ("去年", (date(2021, 1, 1), date(2021, 12, 31))),
        ("3d", day(2022, 3, 28)),
        ("3天前", day(2022, 3, 28)),
        ("3 days ago", day(2022, 3, 28)),
        ("2w", day(2022, 3, 17)),
        ("1m", day(2022, 2, 28)),
        ("5M", day(2021, 10, 31)),
        ("5个月前", day(2021, 10, 31)),
        ("1y", day(2021, 3, 31)),
        ("1年前", day(2021, 3, 31)),
        ("0d", day(2022, 3, 31)),
    ],
)
def test_days_meant(words: str, meant: tuple[date, date]) -> None:
    assert days_meant(words, TODAY) == meant


@pytest.mark.parametrize(
    "words",
    ["", "foo", "2022-13", "2022-02-30", "13-01", "02-30", "0000", "9999y", "d", "3x", "昨", "3"],
)
def test_what_is_no_date(words: str) -> None:
    assert days_meant(words, TODAY) is None


@given(
    when=st.dates(min_value=date(1000, 1, 1)), today=st.dates(date(1900, 1, 1), date(9900, 1, 1))
)
def test_every_day_can_be_typed(when: date, today: date) -> None:
    assert days_meant(when.isoformat(), today) == (when, when)
    assert days_meant(f"{when:%Y%m%d}", today) == (when, when)
    short = days_meant(f"{when:%m-%d}", today)
    assert short is not None
    assert (short[0].month, short[0].day) == (when.month, when.day)
    assert short[0] <= today < short[0] + timedelta(days=8 * 366)


@given(words=st.text("0123456789-/.年月日天周个前dwmy ago昨今上", max_size=12), today=st.dates())
def test_whatever_is_typed_is_days_in_order_or_none(words: str, today: date) -> None:
    days = days_meant(words, today)
    assert days is None or days[0] <= days[1]


@given(count=st.integers(0, 9999), today=st.dates())
def test_days_ago(count: int, today: date) -> None:
    try:
        then = today - timedelta(days=count)
    except OverflowError:
        assert days_meant(f"{count}d", today) is None
    else:
        assert days_meant(f"{count}d", today) == (then, then)


def test_words_that_mean_no_days_are_told_of_and_look_for_nothing() -> None:
    assert mistake_in("2022-13", TODAY)
    assert mistake_in("2022-12", TODAY) == mistake_in(" ", TODAY) == ""
    session = Session()
    assert session.go_to_date("2022-13", TODAY) == [do.Say(mistake_in("2022-13", TODAY))]
    assert session.go_to_date(" ", TODAY) == []
