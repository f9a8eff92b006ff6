"""A library in memory, and what a runner does with it: the world that a session is tried in.

Nothing happens by itself. Work that a session asked for is done when the test says so, on
what the library holds then; what became of it is for the test to deliver, or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from building import article_of, para

from reader.article.content import Context
from reader.folding import fold
from reader.library import Changes, Position, Progress, TextProgress, Totals, Undone, View
from reader.model import Category, DateGuess, Entry, Key, Post
from reader.safe import Clean
from reader.session import effects as do
from reader.session import facts, listing
from reader.session.listing import Listing
from reader.session.marks import lists
from reader.session.opening import Opened
from reader.typeset import Head, pieces_of

CATEGORIES = (Clean("江州报"), Clean("河湾晚报"))
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
FIRST_FOUND = 2
"""Rows of a view with a title filter that are told of before the rest."""


@dataclass(frozen=True)
class Paper:
    """A post as its file has it: how new it is, how often it was edited."""

    key: Key
    day: int
    category: Clean
    is_long: bool
    version: int = 1

    def entry(self, *, read: bool, starred: bool) -> Entry:
        return Entry(
            key=self.key,
            path=f"{self.key}.md",
            title=Clean(f"{self.key}的标题"),
            date=FIRST_DAY + timedelta(days=self.day),
            date_guessed=DateGuess.NONE,
            categories=(self.category,),
            tags=(),
            source=None,
            media=None,
            read=read,
            starred=starred,
            problems=(),
        )


@cache
def opened_of(paper: Paper, *, is_whole: bool = True) -> Opened:
    """The article of a post: each paragraph says whose it is, and of which version."""
    said = f"《{paper.key}》第{paper.version}版，河上有船。"
    article = article_of(*(para(f"第{n}段，{said}") for n in range(1, 9 if is_whole else 4)))
    return Opened(
        post=Post(f"{paper.key}.md", Clean(f"{paper.key}的标题"), None),
        article=article,
        folded=fold(article.text),
        pieces=pieces_of(article),
        head=Head(title=Clean(f"{paper.key}的标题"), byline=Clean(""), problems=()),
        body=article.text,
        context=Context(),
        is_whole=is_whole,
    )


def key_of(opened: Opened) -> Key:
    """Whose article this is, by what it says."""
    return Key(opened.article.text.partition("《")[2].partition("》")[0])


@dataclass(frozen=True)
class Marked:
    """One entry of the journal."""

    mark: do.MarkName
    on: bool
    keys: tuple[Key, ...]
    ticket: int | None = None


class World:
    """The files of an archive, the index of them, the marks on disk."""

    def __init__(self, papers: list[Paper]) -> None:
        self.files = {paper.key: paper for paper in papers}
        self.index: dict[Key, Paper] = {}
        self.marks: dict[do.MarkName, set[Key]] = {"read": set(), "starred": set()}
        self.journal: list[Marked] = []
        self.positions: dict[Key, Position] = {}
        self.visits: list[Key] = []
        self.is_locked = False
        """Whether another kanbao is looking through the archive."""
        self.has_news = False
        self.is_whole = False
        """Whether the index holds all of the archive."""
        self.is_damaged = False
        self.undone: int | None = None
        """The marking that was taken back last."""

    # -- as the library answers ----------------------------------------------------------

    def entry(self, key: Key) -> Entry | None:
        paper = self.index.get(key)
        if paper is None:
            return None
        return paper.entry(read=key in self.marks["read"], starred=key in self.marks["starred"])

    def listed(self, view: View) -> list[Entry]:
        known = (self.entry(key) for key in self.index)
        rows = [entry for entry in known if entry is not None and lists(view, entry)]
        return sorted(rows, key=self._place)

    def count(self, view: View) -> int:
        return len(self.listed(view))

    def page(self, view: View, offset: int, limit: int) -> list[Entry]:
        return self.listed(view)[offset : offset + limit]

    def row_of(self, view: View, key: Key) -> int | None:
        rows = [entry.key for entry in self.listed(view)]
        return rows.index(key) if key in rows else None

    def neighbour(self, view: View, key: Key, step: int, *, unread: bool = False) -> Entry | None:
        here = self.entry(key)
        if here is None:
            return None
        rows = [e for e in self.listed(view) if not (unread and e.read)]
        if step > 0:
            return next((e for e in rows if self._place(e) > self._place(here)), None)
        return next((e for e in reversed(rows) if self._place(e) < self._place(here)), None)

    def totals(self) -> Totals:
        return Totals(
            posts=len(self.index),
            unread=len(self.index.keys() - self.marks["read"]),
            starred=len(self.index.keys() & self.marks["starred"]),
            today=0,
        )

    def categories(self) -> tuple[Category, ...]:
        made = []
        for slug in CATEGORIES:
            keys = {key for key, paper in self.index.items() if paper.category == slug}
            made.append(Category(slug, slug, len(keys), len(keys - self.marks["read"])))
        return tuple(made)

    def _place(self, entry: Entry) -> tuple[timedelta, str]:
        assert entry.date is not None
        return FIRST_DAY - entry.date, entry.path

    # -- what changes it -----------------------------------------------------------------

    def mark(self, ticket: int, mark: do.MarkName, on: bool, keys: list[Key]) -> int:
        changed = [key for key in keys if (key in self.marks[mark]) != on]
        if changed:
            self._set(mark, on, changed)
            self.journal.append(Marked(mark, on, tuple(changed), ticket))
        return len(changed)

    def undo(self) -> Marked | None:
        if not self.journal:
            return None
        last = self.journal.pop()
        self.undone = last.ticket
        self._set(last.mark, not last.on, list(last.keys))
        return last

    def lose_index(self) -> None:
        """Let somebody delete the index."""
        self.index, self.is_whole, self.has_news = {}, False, True

    def damage_index(self) -> None:
        """Let the index be such that whoever asks next finds it lost."""
        self.is_damaged = True

    def scan(self) -> Changes:
        """Bring the index up to date with the files."""
        before = self.index
        self.index, self.is_whole = dict(self.files), True
        return Changes(
            new=len(self.index.keys() - before.keys()),
            changed=sum(key in before and before[key] != now for key, now in self.index.items()),
            gone=len(before.keys() - self.index.keys()),
            total=len(self.index),
        )

    def _set(self, mark: do.MarkName, on: bool, keys: list[Key]) -> None:
        if on:
            self.marks[mark].update(keys)
        else:
            self.marks[mark].difference_update(keys)

    # -- as the runner works -------------------------------------------------------------

    def work(self, effect: do.Work) -> Iterator[facts.Fact]:
        """Do what an effect says; yield what became of it."""
        if self.is_damaged:
            self.index, self.is_whole, self.is_damaged = {}, False, False
            yield facts.IndexLost("damaged")
        match effect:
            case do.LoadCounts(ticket):
                yield facts.CountsLoaded(ticket, self.totals(), self.categories())
            case do.LoadList():
                if effect.view.title and effect.key is None:
                    first = self.page(effect.view, 0, FIRST_FOUND)
                    begun = Listing.begun(effect.view, first, len(first))
                    yield facts.ListLoaded(effect.ticket, begun, 0)
                yield self._load_list(effect)
            case do.FetchRows(asked, pages):
                for page in pages:
                    yield facts.RowsFetched(asked, asked.fetch(self, page))  # type: ignore[arg-type]
            case do.ParseArticle():
                yield from self._parse(effect)
            case do.FindUnread():
                yield self._find_unread(effect)
            case do.FindDay():
                yield self._find_day(effect)
            case do.FindPlace(ticket, place):
                yield facts.PlaceFound(ticket, self.entry(Key(place.post.removesuffix(".md"))))
            case do.FindPost(ticket, key):
                yield facts.PostFound(ticket, self.entry(key))
            case do.FindLast(ticket):
                visited = (self.entry(key) for key in reversed(self.visits))
                yield facts.LastFound(ticket, next((e for e in visited if e), None))
            case do.ScanArchive(ticket):
                yield from self._scan(ticket)
            case do.LoadSaved(ticket, of_config):
                yield facts.SavedLoaded(ticket, of_config, is_counted=True)
            case do.IndexTexts(ticket):
                yield facts.TextsAdvanced(ticket, TextProgress(1, len(self.index)))
                yield facts.TextsIndexed(ticket)
            case do.FollowOthers():
                if self.has_news:
                    yield facts.OthersWrote(self.is_whole)
                self.has_news = False
            case do.Written():
                yield from self._write(effect)

    def _load_list(self, wanted: do.LoadList) -> facts.ListLoaded:
        loaded = Listing.load(self, wanted.view)  # type: ignore[arg-type]
        row = None if wanted.key is None else self._nearest_row(wanted.view, wanted.key)
        row = min(wanted.row if row is None else row, max(loaded.total - 1, 0))
        for page in loaded.missing(row - listing.PAGE_ROWS // 2, listing.PAGE_ROWS):
            loaded.store(loaded.fetch(self, page))  # type: ignore[arg-type]
        return facts.ListLoaded(wanted.ticket, loaded, row)

    def _nearest_row(self, view: View, key: Key) -> int | None:
        row = self.row_of(view, key)
        for step in (1, -1) if row is None else ():
            near = self.neighbour(view, key, step)
            if near is not None:
                return self.row_of(view, near.key)
        return row

    def _parse(self, wanted: do.ParseArticle) -> Iterator[facts.Fact]:
        paper, entry = self.index.get(wanted.key), self.entry(wanted.key)
        if paper is None or entry is None:
            yield facts.ArticleGone(wanted.ticket)
            return
        left = wanted.left or self.positions.get(wanted.key, Position())
        for is_whole in (False, True) if paper.is_long else (True,):
            opened = opened_of(paper, is_whole=is_whole)
            yield facts.ArticleParsed(wanted.ticket, entry, opened, left)

    def _find_unread(self, wanted: do.FindUnread) -> facts.UnreadFound:
        key, found = wanted.key, None
        for _ in range(abs(wanted.steps)):
            step = 1 if wanted.steps > 0 else -1
            found = self.neighbour(wanted.view, key, step, unread=True)
            if found is None:
                return facts.UnreadFound(wanted.ticket, None, None)
            key = found.key
        return facts.UnreadFound(wanted.ticket, found, self.row_of(wanted.view, key))

    def _find_day(self, wanted: do.FindDay) -> facts.DayFound:
        rows = [(entry, row) for row, entry in enumerate(self.listed(wanted.view)) if entry.date]
        older = [
            (entry, row) for entry, row in rows if entry.date and entry.date.date() <= wanted.day
        ]
        entry, row = next(iter([*older, *rows[-1:]]), (None, None))
        return facts.DayFound(wanted.ticket, wanted.view, entry, row)

    def _scan(self, ticket: int) -> Iterator[facts.Fact]:
        if self.is_locked:
            yield facts.ScanEnded(ticket, Changes(total=len(self.index), busy=True))
            return
        changes = self.scan()
        yield facts.ScanAdvanced(ticket, Progress(1, len(self.files), changes.new))
        yield facts.ScanEnded(ticket, changes)

    def _write(self, effect: do.Written) -> Iterator[facts.Fact]:
        match effect:
            case do.WriteMark(ticket, key, mark, on):
                self.mark(ticket, mark, on, [key])
                yield facts.MarkWritten(ticket)
            case do.WriteAllRead(ticket, view):
                keys = [entry.key for entry in self.listed(view)]
                yield facts.AllReadWritten(ticket, self.mark(ticket, "read", True, keys))
            case do.UndoMark(ticket, of):
                self.undone = None
                standing = [made.ticket for made in self.journal]
                if of in standing and of != standing[-1]:
                    yield facts.MarkFailed(ticket, "还有没撤销的")
                    return
                last = self.undo() if of in standing else None
                undone = None if last is None else Undone(last.mark, last.on, len(last.keys))
                yield facts.MarkUndone(ticket, undone)
            case do.WriteVisit(key):
                self.visits.append(key)
            case do.WritePosition(key, position):
                self.positions[key] = position


def edited(paper: Paper) -> Paper:
    return replace(paper, version=paper.version + 1)
