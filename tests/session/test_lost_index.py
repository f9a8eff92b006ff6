"""What the session makes of an index that is lost while it is asked."""

from __future__ import annotations

from held_looks import POSTS, Reader
from world import CATEGORIES

from reader.library import Changes, View
from reader.model import Key
from reader.session import effects as do
from reader.session import facts


def test_the_list_that_is_held_stays_until_the_index_is_filled() -> None:
    reader = Reader()
    reader.world.files.popitem()
    reader.world.damage_index()
    reader.does([do.FollowOthers()])
    assert reader.said == ["damaged"]
    assert not reader.session.is_scanned
    reader.scans_half()
    assert reader.listed == POSTS
    reader.ends_scan()
    assert (reader.session.is_scanned, reader.listed) == (True, POSTS - 1)


def test_a_list_that_found_the_index_lost_comes_as_that_is_filled() -> None:
    reader = Reader()
    reader.world.damage_index()
    reader.does(reader.session.catalogue.show_view(View(category=CATEGORIES[0]), None))
    assert (reader.said, reader.listed) == (["damaged"], 0)
    reader.scans_half()
    assert reader.listed == POSTS // 2 + 1


def test_an_article_is_not_said_to_be_gone_while_the_index_is_filled() -> None:
    reader = Reader()
    reader.world.damage_index()
    reader.does(reader.session.read(Key("post-3")))
    assert reader.said == ["damaged"]
    reader.ends_scan()
    assert reader.session.shown is not None
    assert reader.session.shown.key == "post-3"
    assert reader.said == ["damaged"]


def test_after_a_look_that_began_before_the_index_was_lost_there_is_another() -> None:
    reader = Reader()
    reader.does(reader.session.look_for_changes())
    (begun,) = reader.held
    reader.does(reader.session.learn(facts.IndexLost()))
    assert reader.held == [begun]
    reader.does(reader.session.learn(facts.ScanEnded(begun.ticket, Changes(total=POSTS))))
    assert len(reader.held) == 2
    assert not reader.session.is_scanned
    reader.ends_scan()
    assert reader.session.is_scanned
