from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.session.dates import DAY_CELLS, SHORT_CELLS, day, long_date, short_date
from reader.session.places import Place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2022-02-21-x.md", Place("2022-02-21-x.md")),
        ("key#建章立制规范服务", Place("key", "建章立制规范服务")),
        ("a#b#c", Place("a#b", "c")),
        ("key#", Place("key")),
    ],
)
def test_a_place_is_a_post_and_an_anchor(text: str, place: Place) -> None:
    assert Place.parse(text) == place


def test_a_file_with_a_hash_in_its_name_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "c#.md"
    file.touch()
    assert Place.parse(str(file)) == Place(str(file))


def test_what_can_be_no_file_is_a_post_and_an_anchor() -> None:
    assert Place.parse("长" * 5000 + "#锚") == Place("长" * 5000, "锚")


def test_dates_are_whole_above_an_article_and_short_in_a_list() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    noon = datetime(2026, 2, 21, 9, 54, tzinfo=UTC)
    assert long_date(noon) == "2026-02-21 09:54"
    assert long_date(noon, guessed=True) == "约 2026-02-21 09:54"
    assert long_date(datetime(2022, 2, 21, tzinfo=UTC)) == "2022-02-21"
    assert short_date(noon, now) == "02-21 09:54"
    assert short_date(datetime(999, 2, 21, tzinfo=UTC), now).strip() == "0999-02-21"
    dates = [noon, None, datetime(2022, 2, 21, tzinfo=UTC), datetime(2026, 2, 21, tzinfo=UTC)]
    assert {len(short_date(date, now)) for date in dates} == {SHORT_CELLS}
    assert (day(noon, now), day(datetime(2022, 2, 21, tzinfo=UTC), now)) == ("02-21", " 2022")
    assert {len(day(date, now)) for date in dates} == {DAY_CELLS}
