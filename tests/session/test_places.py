from __future__ import annotations

from pathlib import Path

import pytest

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
