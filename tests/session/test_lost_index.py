"""What the session makes of an index that is lost while it is asked."""

from __future__ import annotations

from world import CATEGORIES, Paper, World

from reader.library import Changes, Progress, View
from reader.model import Key
from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.session.session import Session

POSTS = 9


class Reader:
    """Who reads in a world in which work is done at once, but for looks that are held back."""

    def __init__(self) -> None:
        papers = [
            Paper(Key(f"post-{number}"), number, CATEGORIES[number % 2], is_long=False)
            for number in range(POSTS)
        ]
        self.world = World(papers)
        self.session = Session()
        self.said: list[str] = []
        self.held: list[do.ScanArchive] = []
        self.holds = False
        self.does(self.session.start())
        assert self.listed == POSTS
        self.holds = True

    def does(self, effects: list[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, do.ScanArchive) and self.holds:
                self.held.append(effect)
            elif isinstance(effect, do.Say):
                self.said.append(effect.sentence)
            elif isinstance(effect, do.Work):
                for fact in self.world.work(effect):
                    self.does(self.session.learn(fact))

    def scans_half(self) -> None:
        """Let the look that is held back have listed all, and not be over."""
        self.world.scan()
        progress = facts.ScanAdvanced(self.held[-1].ticket, Progress(POSTS, POSTS, POSTS))
        self.does(self.session.learn(progress))

    def ends_scan(self) -> None:
        self.holds = False
        self.does([self.held[-1]])

    @property
    def listed(self) -> int:
        return self.session.catalogue.listing.total


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
