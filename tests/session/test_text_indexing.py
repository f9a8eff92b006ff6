"""What the session makes of posts that become known whole while their texts are indexed."""

from __future__ import annotations

from reader.library import Changes, TextProgress
from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.session.session import Session


def begun() -> tuple[Session, int]:
    """Return a session whose archive was looked through, and the ticket of its texts."""
    session = Session()
    ticket = next(each.ticket for each in session.start() if isinstance(each, do.ScanArchive))
    effects = session.learn(facts.ScanEnded(ticket, Changes(new=900, total=900)))
    return session, next(each.ticket for each in effects if isinstance(each, do.IndexTexts))


def loads(effects: list[Effect]) -> bool:
    kinds = {type(each) for each in effects}
    assert (do.LoadList in kinds) == (do.LoadCounts in kinds)
    return do.LoadList in kinds


def test_lists_are_loaded_anew_when_twice_as_many_posts_are_known_whole() -> None:
    session, ticket = begun()
    told = [
        loads(session.learn(facts.TextsAdvanced(ticket, TextProgress(done, 900, None, filled))))
        for done, filled in ((10, 0), (100, 90), (150, 140), (200, 180), (359, 359), (400, 360))
    ]
    assert told == [False, True, False, True, False, True]
    assert loads(session.learn(facts.TextsIndexed(ticket, 890)))


def test_lists_stay_where_nothing_more_became_known() -> None:
    session, ticket = begun()
    assert not loads(session.learn(facts.TextsAdvanced(ticket, TextProgress(100, 900))))
    assert not loads(session.learn(facts.TextsIndexed(ticket)))
