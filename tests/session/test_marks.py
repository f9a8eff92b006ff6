"""Marks made lie over what lists know, in the order made, until lists know them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.library import Show, View
from reader.model import DateGuess, Entry, Key
from reader.safe import Clean
from reader.session.marks import AllRead, Mark, MarksMade

ALL = View()
OURS = View(category=Clean("江州报"))


def entry(
    key: str, *, category: str = "江州报", read: bool = False, starred: bool = False
) -> Entry:
    return Entry(
        key=Key(key),
        path=f"{key}.md",
        title=Clean(key),
        date=datetime(2026, 1, 1, tzinfo=UTC),
        date_guessed=DateGuess.NONE,
        categories=(Clean(category),),
        tags=(),
        source=None,
        media=None,
        read=read,
        starred=starred,
        problems=(),
    )


def star(ticket: int, key: str, on: bool = True) -> Mark:
    return Mark(ticket, Key(key), "starred", on)


def read(ticket: int, key: str, on: bool = True) -> Mark:
    return Mark(ticket, Key(key), "read", on)


def all_read(ticket: int, view: View = ALL, *unread: str) -> AllRead:
    return AllRead(ticket, view, frozenset(map(Key, unread)))


def test_all_of_a_view_is_read_and_nothing_else() -> None:
    marks = MarksMade()
    marks.make(all_read(1, OURS, "甲"))
    assert marks.applied_to(entry("甲")).read
    assert marks.applied_to(entry("没见过的")).read
    assert not marks.applied_to(entry("乙", category="河湾晚报")).read
    assert not marks.applied_to(entry("甲")).starred


def test_of_the_starred_only_what_is_starred_is_read() -> None:
    marks = MarksMade()
    marks.make(all_read(1, View(show=Show.STARRED)))
    assert marks.applied_to(entry("甲", starred=True)).read
    assert not marks.applied_to(entry("乙")).read


def test_single_and_all_count_in_the_order_made() -> None:
    before, after = MarksMade(), MarksMade()
    for marks, tickets in ((before, (1, 2)), (after, (2, 1))):
        marks.make(read(tickets[0], "甲", False))
        marks.make(all_read(tickets[1]))
    assert before.applied_to(entry("甲")).read
    assert not after.applied_to(entry("甲")).read


def test_a_star_made_first_lets_a_view_of_the_starred_take_the_post() -> None:
    marks = MarksMade()
    marks.make(star(1, "甲"))
    marks.make(all_read(2, View(show=Show.STARRED)))
    assert marks.applied_to(entry("甲")).read


def test_undoing_all_makes_unread_only_what_was() -> None:
    marks = MarksMade()
    made = all_read(1, ALL, "甲")
    marks.make(made)
    assert marks.undo(2) == made
    assert not marks.applied_to(entry("甲")).read
    assert marks.applied_to(entry("乙", read=True)).read


@pytest.mark.parametrize("is_written", [False, True])
def test_undo_shows_at_once_whether_written_or_not(is_written: bool) -> None:
    marks = MarksMade()
    marks.make(star(1, "甲"))
    if is_written:
        marks.written(1)
    assert marks.undo(2) == star(1, "甲")
    assert not marks.applied_to(entry("甲", starred=is_written)).starred
    assert not marks.all_written
    assert marks.undo(3) is None


def test_of_several_the_one_that_fails_is_taken_off() -> None:
    marks = MarksMade()
    for made in (star(1, "甲"), read(2, "甲"), star(3, "乙")):
        marks.make(made)
    assert marks.failed(2) == [Key("甲")]
    assert marks.applied_to(entry("甲")) == entry("甲", starred=True)
    assert marks.applied_to(entry("乙")).starred
    assert marks.undo(4) == star(3, "乙")
    assert marks.undo(5) == star(1, "甲")
    assert marks.undo(6) is None


def test_all_that_fails_is_unread_again() -> None:
    marks = MarksMade()
    marks.make(all_read(1, ALL, "甲"))
    assert marks.awaits_many
    assert marks.failed(1) == []
    assert not marks.applied_to(entry("甲")).read
    assert not marks.awaits_many


def test_an_undo_that_fails_can_be_made_again_in_its_turn() -> None:
    marks = MarksMade()
    marks.make(star(1, "甲"))
    marks.undo(2)
    marks.make(star(3, "乙"))
    marks.failed(2)
    assert marks.applied_to(entry("甲")).starred
    assert marks.undo(4) == star(3, "乙")
    assert marks.undo(5) == star(1, "甲")


def test_what_failed_or_marked_nothing_cannot_be_undone() -> None:
    marks = MarksMade()
    marks.make(star(1, "甲"))
    marks.make(all_read(2))
    marks.came_to_nothing(2)
    marks.undo(3)
    marks.failed(1)
    marks.failed(3)
    assert marks.undo(4) is None


def test_what_lists_know_is_held_no_longer() -> None:
    marks = MarksMade()
    for made in (star(1, "甲"), all_read(2), star(4, "甲", False)):
        marks.make(made)
    marks.written(1)
    marks.written(2)
    assert not marks.all_written
    marks.forget(3)
    assert marks.marked_singly() == [Key("甲")]
    assert marks.applied_to(entry("甲", starred=True)) == entry("甲")
    assert not marks.applied_to(entry("乙")).read
    marks.written(4)
    marks.forget(5)
    assert marks.marked_singly() == []


def test_what_is_not_written_yet_can_be_left_out() -> None:
    marks = MarksMade()
    marks.make(star(1, "甲"))
    marks.make(read(2, "甲"))
    marks.written(1)
    assert marks.applied_to(entry("甲"), written_only=True) == entry("甲", starred=True)
