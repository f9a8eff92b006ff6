"""Dates as rows show them: whole where they must be, and in one column whatever they are."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader import texts
from reader.library.ages import age_of
from reader.model import DateGuess, Entry, Key
from reader.safe import Clean
from reader.session.shown_dates import TIME_CELLS, DateColumn, long_date, time_of

NOON = datetime(2022, 2, 21, 9, 54, tzinfo=UTC)


def entry(date: datetime | None, *, guessed: DateGuess = DateGuess.NONE) -> Entry:
    return Entry(
        key=Key("post"),
        path="post.md",
        title=Clean("题"),
        date=date,
        date_guessed=guessed,
        categories=(),
        tags=(),
        source=None,
        media=None,
        read=False,
        starred=False,
        problems=(),
    )


def days(*entries: Entry) -> list[str]:
    column = DateColumn.between(entries[0], entries[-1])
    return [column.day(entry) for entry in entries]


def test_above_an_article_a_date_is_whole() -> None:
    assert long_date(NOON) == "2022-02-21 09:54"
    assert long_date(datetime(2022, 2, 21, tzinfo=UTC)) == "2022-02-21"
    assert long_date(NOON, guessed=DateGuess.FILE_TIME) == "约 2022-02-21"
    assert long_date(None) == ""


def test_the_year_of_the_newest_row_goes_without_saying() -> None:
    older = entry(datetime(2021, 12, 31, tzinfo=UTC))
    readme = entry(datetime(2026, 10, 1, 8, tzinfo=UTC), guessed=DateGuess.FILE_TIME)
    sibling = entry(datetime(2022, 10, 1, 8, tzinfo=UTC), guessed=DateGuess.FILE_TIME)
    assert days(entry(NOON), entry(NOON)) == ["02-21", "02-21"]
    assert days(entry(NOON), older) == ["     02-21", "2021-12-31"]
    assert days(entry(NOON), readme, sibling) == ["       02-21", "约2026-10-01", "    约 10-01"]
    assert days(readme, readme) == ["约 10-01", "约 10-01"]
    assert days(entry(NOON), entry(None)) == ["       02-21", " " * 12]


def test_where_there_is_no_room_to_leave_blank_each_day_of_several_years_tells_its_year() -> None:
    older = entry(datetime(2021, 12, 31, tzinfo=UTC))
    of_both = DateColumn.between(entry(NOON), older).with_years
    assert [of_both.day(entry(NOON)), of_both.day(older)] == ["2022-02-21", "2021-12-31"]
    of_one = DateColumn.between(entry(NOON), entry(NOON)).with_years
    assert of_one.day(entry(NOON)) == "02-21"


def test_of_a_list_that_may_go_on_all_days_are_whole() -> None:
    readme = entry(datetime(2026, 10, 1, 8, tzinfo=UTC), guessed=DateGuess.FILE_TIME)
    assert DateColumn.down_to(None).day(entry(NOON)) == "2022-02-21"
    assert DateColumn.down_to(entry(NOON)).day(entry(NOON)) == "2022-02-21"
    assert DateColumn.down_to(readme).day(entry(NOON)) == "  2022-02-21"
    assert DateColumn.down_to(readme).day(readme) == "约2026-10-01"
    assert DateColumn.down_to(entry(None)).day(readme) == "约2026-10-01"


def test_no_more_is_shown_than_a_folder_tells() -> None:
    month = entry(datetime(2022, 2, 1, tzinfo=UTC), guessed=DateGuess.MONTH)
    year = entry(datetime(2021, 1, 1, tzinfo=UTC), guessed=DateGuess.YEAR)
    assert long_date(month.date, DateGuess.MONTH) == "约 2022-02"
    assert long_date(year.date, DateGuess.YEAR) == "约 2021"
    assert days(entry(NOON), month) == ["02-21", "约 02"]
    assert days(entry(NOON), month, year) == ["     02-21", "     约 02", "    约2021"]
    assert days(year, year) == ["~2021", "~2021"]
    assert time_of(month) == " " * TIME_CELLS
    texts.use("en")
    assert long_date(month.date, DateGuess.MONTH) == "~2022-02"


def test_in_english_a_guess_takes_one_cell() -> None:
    texts.use("en")
    readme = entry(datetime(2026, 10, 1, 8, tzinfo=UTC), guessed=DateGuess.FILE_TIME)
    assert long_date(NOON, guessed=DateGuess.FILE_TIME) == "~2022-02-21"
    assert days(entry(NOON), readme) == ["      02-21", "~2026-10-01"]
    assert days(readme, readme) == ["~10-01", "~10-01"]


@given(
    st.lists(
        st.builds(
            entry,
            st.none()
            | st.datetimes(datetime(2020, 1, 1), datetime(2022, 12, 31), timezones=st.just(UTC)),
            guessed=st.sampled_from(DateGuess),
        ),
        min_size=1,
    )
)
def test_every_row_of_a_list_has_its_date_in_the_same_cells(entries: list[Entry]) -> None:
    entries.sort(key=lambda entry: age_of(entry.date, guessed=entry.date_guessed))
    shown = days(*entries)
    assert len({cell_len(day) for day in shown}) == 1
    for column in (
        DateColumn.between(entries[0], entries[-1]).with_years,
        DateColumn.down_to(entries[-1]),
    ):
        assert {cell_len(column.day(entry)) for entry in entries} == {column.cells}
    assert {cell_len(time_of(entry)) for entry in entries} == {TIME_CELLS}
    newest = entries[0].date
    for row, day in zip(entries, shown, strict=True):
        if row.date is None:
            assert not day.strip()
            continue
        assert ("约" in day or "~" in day) == (row.date_guessed is not DateGuess.NONE)
        is_whole = newest is None or row.date.year != newest.year
        if row.date_guessed is DateGuess.YEAR:
            assert day.endswith(f"{row.date:%Y}")
        else:
            assert (f"{row.date:%Y-}" in day) == is_whole
            assert day.endswith(
                f"{row.date:%m}" if row.date_guessed is DateGuess.MONTH else f"{row.date:%m-%d}"
            )
