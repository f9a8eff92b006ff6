"""A reader whose looks through the archive are held back until the test lets them go."""

from __future__ import annotations

from world import CATEGORIES, Paper, World

from reader.library import Progress
from reader.model import Key
from reader.session import effects as do
from reader.session import facts
from reader.session.effects import Effect
from reader.session.session import Session

POSTS = 9


class Reader:
    """Who reads in a world in which work is done at once, but for looks that are held back."""

    def __init__(self, *, is_first_start: bool = False) -> None:
        papers = [
            Paper(Key(f"post-{number}"), number, CATEGORIES[number % 2], is_long=False)
            for number in range(POSTS)
        ]
        self.world = World(papers)
        self.session = Session()
        self.said: list[str] = []
        self.held: list[do.ScanArchive] = []
        self.entered: list[Key] = []
        self.holds = is_first_start
        self.does(self.session.start())
        assert self.listed == (0 if is_first_start else POSTS)
        self.holds = True

    def does(self, effects: list[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, do.ScanArchive) and self.holds:
                self.held.append(effect)
            elif isinstance(effect, do.Say):
                self.said.append(effect.sentence)
            elif isinstance(effect, do.EnterBody):
                entry = self.session.wanted
                assert entry is not None
                self.entered.append(entry.key)
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
