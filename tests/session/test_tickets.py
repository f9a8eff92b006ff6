"""Of each kind of request only the newest is waited for."""

from __future__ import annotations

from reader.session.tickets import Tickets


def test_a_newer_request_makes_the_older_late() -> None:
    tickets = Tickets()
    old, new = tickets.take("list"), tickets.take("list")
    assert not tickets.awaits("list", old)
    assert not tickets.end("list", old)
    assert tickets.end("list", new)


def test_an_answer_counts_once() -> None:
    tickets = Tickets()
    ticket = tickets.take("list")
    assert tickets.is_open("list")
    assert tickets.end("list", ticket)
    assert not tickets.end("list", ticket)
    assert not tickets.is_open("list")


def test_kinds_do_not_mix() -> None:
    tickets = Tickets()
    listed, counted = tickets.take("list"), tickets.take("counts")
    assert tickets.kind_of(listed) == "list"
    assert not tickets.end("counts", listed)
    tickets.drop("list")
    assert tickets.kind_of(listed) is None
    assert tickets.end("counts", counted)
    assert not tickets.is_any_open


def test_a_lasting_number_is_not_waited_for_and_given_once() -> None:
    tickets = Tickets()
    numbers = [tickets.take_lasting(), tickets.take("list"), tickets.take_lasting()]
    assert sorted(set(numbers)) == numbers
    assert tickets.is_open("list")
    assert tickets.kind_of(numbers[0]) is None
