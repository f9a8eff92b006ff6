"""What is said of what was done, in both languages, one or many."""

from __future__ import annotations

import pytest

from reader import texts
from reader.library.scan.changes import Changes
from reader.session.opening import reading_time
from reader.session.sentences import all_read_sentence, changes_sentence


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["1 new article", "3 new articles", "2 changed, 1 deleted", "No new articles"]),
        ("zh", ["1 篇新文章", "3 篇新文章", "2 篇改过，1 篇删去了", "没有新文章"]),
    ],
)
def test_a_look_tells_what_it_found(language: str, told: list[str]) -> None:
    texts.use(language)
    looks = Changes(new=1), Changes(new=3), Changes(changed=2, gone=1), Changes()
    assert [changes_sentence(look) for look in looks] == told


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 article marked as read", "12,345 articles marked as read"),
        ("zh", "1 篇标为已读", "12,345 篇标为已读"),
    ],
)
def test_how_many_were_marked(language: str, one: str, many: str) -> None:
    texts.use(language)
    assert all_read_sentence(1) == one
    assert all_read_sentence(12345) == many


def test_no_line_break_parts_a_number_from_its_minutes() -> None:
    assert reading_time(6).split("\N{NO-BREAK SPACE}") == ["6", "分钟"]
    texts.use("en")
    assert reading_time(6).split("\N{NO-BREAK SPACE}") == ["6", "min"]
