"""What dates do to lists: whose is the newest post, and which posts are of a day."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

from archives import post
from hypothesis import given
from hypothesis import strategies as st

from reader.corpus import open_archive
from reader.corpus.fields import dates
from reader.library import Library, Show, View, open_library
from reader.library.ages import age_of, ages_of_day
from reader.model import DateGuess, Key

ZONES = st.builds(
    timezone,
    st.timedeltas(timedelta(hours=-23, minutes=-59), timedelta(hours=23, minutes=59)),
)
DATES = st.datetimes(
    datetime(dates.FIRST_YEAR, 1, 1), datetime(dates.LAST_YEAR, 12, 31), timezones=ZONES
)


@given(DATES, st.dates(date(dates.FIRST_YEAR, 1, 1), date(dates.LAST_YEAR, 12, 31)))
def test_the_posts_of_a_day_are_one_stretch_of_the_list(when: datetime, day: date) -> None:
    for asked in (day, when.date()):
        first, last = ages_of_day(asked)
        assert (first <= age_of(when, guessed=DateGuess.NONE) <= last) == (when.date() == asked)
        assert not first <= age_of(when, guessed=DateGuess.FILE_TIME) <= last


@given(DATES, DATES)
def test_what_came_out_later_stands_higher_and_a_files_time_below_all_dates(
    one: datetime, other: datetime
) -> None:
    whole = [when.replace(microsecond=0).astimezone(UTC) for when in (one, other)]
    ages = [age_of(when, guessed=DateGuess.NONE) for when in whole]
    guesses = [age_of(when, guessed=DateGuess.FILE_TIME) for when in whole]
    assert (ages[0] < ages[1]) == (guesses[0] < guesses[1]) == (whole[0] > whole[1])
    assert max(ages) < min(guesses)
    assert (
        max(guesses)
        < age_of(None, guessed=DateGuess.NONE)
        == age_of(None, guessed=DateGuess.FILE_TIME)
    )


def opened(folder: Path) -> Library:
    library = open_library(
        open_archive(folder), cache=folder.parent / "cache", data=folder.parent / "data"
    )
    library.sync()
    return library


def keys(library: Library, view: View) -> list[str]:
    return [entry.key for entry in library.page(view, 0, library.count(view))]


def test_posts_that_have_only_their_files_time_come_last_the_newest_first(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, year in (("old", 1601), ("young", 2021)):
        text = post(name, f"{year}-05-01 08:00:00 +0800", "notes", "notes", "正文")
        (folder / f"{name}.md").write_text(text, "utf-8")
    moment = datetime.combine(date.today(), time(12)).timestamp()
    for name, age in (("README", 0), ("earlier", 86_400), ("later", -60)):
        (folder / f"{name}.md").write_text(f"# {name}\n\n正文\n", "utf-8")
        os.utime(folder / f"{name}.md", (moment, moment - age))
    library = opened(folder)
    in_order = ["young", "old", "later", "README", "earlier"]
    assert keys(library, View()) == in_order
    assert [library.row_of(View(), Key(key)) for key in in_order] == list(range(5))
    after = library.neighbour(View(), Key("old"), 1)
    assert after is not None and after.key == "later" and after.date_guessed
    assert (library.totals().today, library.count(View(show=Show.TODAY))) == (0, 0)


def test_of_today_is_what_its_row_dates_today_whatever_its_zone(tmp_path: Path) -> None:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    today = date.today()
    for name, day, hour, zone in (
        ("far-east", today, "00:10", "+1400"),
        ("far-west", today, "23:50", "-1200"),
        ("no-time", today, "", "+0000"),
        ("tomorrow", today + timedelta(days=1), "00:00", "+1400"),
        ("yesterday", today - timedelta(days=1), "23:59", "-1200"),
    ):
        text = post(name, f"{day} {hour} {zone}".strip(), "notes", "notes", "正文")
        (posts / f"{name}.md").write_text(text, "utf-8")
    library = opened(posts.parent)
    of_today = ["far-west", "no-time", "far-east"]
    assert keys(library, View()) == ["tomorrow", *of_today, "yesterday"]
    assert keys(library, View(show=Show.TODAY)) == of_today
    assert library.totals().today == library.count(View(show=Show.TODAY)) == 3
