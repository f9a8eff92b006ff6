"""An index in plain dicts and lists: what a store must do, said as simply as possible.

`tests/library/test_store_contract.py` holds it against the one in SQLite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from os import fsencode
from typing import TypeVar

from reader.corpus.fields.category_labels import Evidence
from reader.corpus.title_words import has_words
from reader.folding import fold
from reader.library.ages import ages_of_day
from reader.library.fulltext.tokens import tokens
from reader.library.query.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Dated,
    Field,
    InCategories,
    Mark,
    Marked,
    Not,
    Words,
)
from reader.library.records import NewPost, PostText, Record, Rest
from reader.library.store import (
    Cursor,
    Facet,
    Found,
    Hit,
    Hits,
    Indexed,
    Labelled,
    Listed,
    Match,
    Page,
    Work,
    WritableIndex,
)
from reader.library.views import Show, Totals, View
from reader.model import Category, DateGuess, Entry, Key, Problem, listed_under
from reader.safe import Clean
from reader.values import replace

T = TypeVar("T")
Place = tuple[int, bytes]

BEGINNING: Place = (-(2**63), b"")
END: Place = (2**63, b"")


@dataclass
class Filed:
    """A category: its label, what its posts said, and whether it needs a label."""

    label: Clean
    evidence: Evidence = field(default_factory=lambda: Evidence(0))
    is_labelled: bool = False
    is_new: bool = True


@dataclass
class Held:
    """Everything that an index holds."""

    posts: dict[Key, NewPost] = field(default_factory=dict)
    withheld: set[int] = field(default_factory=set)
    categories: dict[Clean, Filed] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    site: bytes | None = None
    folders: dict[str, int] = field(default_factory=dict)
    mirrored: tuple[bytes | None, int] = (None, 0)
    texts: dict[Key, PostText] = field(default_factory=dict)
    scheme: bytes | None = None
    changes: int = 0


class MemoryIndex:
    """One index, to be asked and written to."""

    def __init__(self) -> None:
        self.held = Held()

    # -- transactions --------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[MemoryIndex]:
        before = deepcopy(self.held)
        try:
            yield self
        except BaseException:
            self.held = before
            raise
        self.held.changes += 1

    @contextmanager
    def scanning(self) -> Iterator[None]:
        yield

    # -- what is written -----------------------------------------------------------------

    def add(self, posts: Sequence[NewPost]) -> None:
        for post in posts:
            assert post.key not in self.held.posts
            self.held.posts[post.key] = post
            self._touch(post.record)

    def replace(self, key: Key, record: Record) -> bool:
        post = self.held.posts[key]
        is_new = post.record._replace(sig=0) != record._replace(sig=0)
        self.held.posts[key] = replace(post, record=record)
        if is_new:
            self._touch(post.record)
            self._touch(record)
            self.held.texts.pop(key, None)
        return is_new

    def fill_in(self, records: Sequence[Record]) -> None:
        for record in records:
            for key, post in self.held.posts.items():
                if post.record.sig == record.sig:
                    self._fill(key, record)
            self._touch(record)

    def _fill(self, key: Key, read: Record | Rest) -> None:
        post = self.held.posts[key]
        filled = post.record._replace(
            source=read.source,
            media=read.media,
            problems=read.problems,
            fingerprint=read.fingerprint,
            is_whole=True,
        )
        self.held.posts[key] = replace(post, record=filled)
        self._touch(filled)

    def remove(self, sigs: Iterable[int], is_kept: Callable[[str], bool]) -> int:
        gone = set(sigs)
        self.held.withheld -= gone
        keys = [
            key
            for key, post in self.held.posts.items()
            if post.record.sig in gone and not is_kept(post.record.path)
        ]
        for key in keys:
            self._touch(self.held.posts.pop(key).record)
            self.held.texts.pop(key, None)
        return len(keys)

    def withhold(self, sigs: Iterable[int]) -> None:
        self.held.withheld |= set(sigs)

    def end_listing(self) -> None:
        pass

    def index_texts(self, texts: Sequence[PostText]) -> int:
        done = 0
        for text in texts:
            for key, post in self.held.posts.items():
                is_same = (post.record.sig, post.record.path) == (text.sig, text.path)
                if is_same and key not in self.held.texts:
                    done += 1
                    self.held.texts[key] = text
                    if text.rest is not None:
                        self._fill(key, text.rest)
        return done

    def merge_texts(self) -> bool:
        return False

    def forget_texts(self, scheme: bytes) -> None:
        self.held.texts.clear()
        self.held.scheme = scheme

    def set_archive_problems(self, problems: Sequence[Problem]) -> None:
        self.held.problems = sorted(problems, key=lambda p: (fsencode(p.path), p.line or 0))

    def set_site(self, site: bytes) -> None:
        self.held.site = site

    def set_folders(self, folders: Mapping[str, int]) -> None:
        self.held.folders = dict(folders)

    def set_evidence(self, slug: Clean, evidence: Evidence, *, is_final: bool) -> None:
        filed = self.held.categories[slug]
        self.held.categories[slug] = Filed(filed.label, evidence, is_final, is_new=False)

    def set_labels(self, labels: Mapping[Clean, Clean]) -> None:
        for slug, label in labels.items():
            self.held.categories[slug].label = label

    def mark(self, mark: str, on: bool, keys: Sequence[Key]) -> None:
        for key in keys:
            if key in self.held.posts:
                self.held.posts[key] = _marked(self.held.posts[key], mark, on)

    def mark_only(self, states: Iterable[tuple[Key, bool, bool]]) -> None:
        marks = {key: (read, starred) for key, read, starred in states}
        for key, post in self.held.posts.items():
            read, starred = marks.get(key, (False, False))
            self.held.posts[key] = replace(post, read=read, starred=starred)

    def set_mirrored(self, marks: bytes, seq: int) -> None:
        self.held.mirrored = (marks, seq)

    def _touch(self, record: Record) -> None:
        for slug in listed_under(record.categories):
            self.held.categories.setdefault(slug, Filed(slug)).is_labelled = False

    # -- what a scan asks ----------------------------------------------------------------

    def mirrored(self) -> tuple[bytes | None, int]:
        return self.held.mirrored

    def signatures(self) -> Sequence[int]:
        return sorted({post.record.sig for post in self.held.posts.values()} | self.held.withheld)

    def signatures_in(self, folder: str) -> list[int]:
        return [
            post.record.sig
            for post in self.held.posts.values()
            if post.record.path.rpartition("/")[0] == folder
        ]

    def signatures_with(self, *codes: str) -> list[int]:
        return [
            post.record.sig
            for post in self.held.posts.values()
            if any(code in codes for code, _, _ in post.record.problems)
        ]

    def site(self) -> bytes | None:
        return self.held.site

    def folders(self) -> dict[str, int]:
        return dict(self.held.folders)

    def unfilled(
        self, cursor: Cursor | None, limit: int
    ) -> tuple[Sequence[tuple[int, str]], Cursor | None]:
        keys = list(self.held.posts)
        records = [self.held.posts[key].record for key in keys]
        start = 0 if cursor is None else _number(cursor)
        rest = [at for at in range(start, len(keys)) if not records[at].is_whole][:limit]
        files = [(records[at].sig, records[at].path) for at in rest]
        return files, Cursor(rest[-1] + 1) if rest else cursor

    def numbers(self) -> tuple[int, int]:
        return len(self.held.posts), len(self.held.withheld)

    def scheme(self) -> bytes | None:
        return self.held.scheme

    def unindexed(
        self, cursor: Cursor | None, limit: int
    ) -> tuple[Sequence[tuple[int, str, bool]], Cursor | None]:
        start = BEGINNING if cursor is None else _as_place(cursor)
        rows = [
            row
            for row in self.rows(View())
            if row.key not in self.held.texts and _place(row) > start
        ][:limit]
        files = [(row.record.sig, row.record.path, row.record.is_whole) for row in rows]
        return files, Cursor(_place(rows[-1])) if rows else cursor

    def indexed(self) -> Indexed:
        return Indexed(len(self.held.texts), len(self.held.posts))

    def is_worn(self) -> bool:
        return False

    def keys_at(self, paths: Sequence[str]) -> dict[str, Key]:
        at = {post.record.path: key for key, post in self.held.posts.items()}
        return {path: at[path] for path in paths if path in at}

    def paths_of(self, keys: Sequence[Key]) -> dict[Key, str]:
        posts = self.held.posts
        return {key: posts[key].record.path for key in keys if key in posts}

    def family(self, key: Key, apart: str) -> list[Listed]:
        family = self._listed(lambda post: post.key == key or post.key.startswith(key + apart))
        return sorted(family, key=lambda listed: listed.key)

    def with_fingerprint(self, fingerprint: int, limit: int) -> list[Listed]:
        same = self._listed(lambda post: post.record.fingerprint == fingerprint)
        return sorted(same, key=lambda listed: fsencode(listed.path))[:limit]

    def unlabelled(self, *, new: bool) -> list[Clean]:
        return [
            slug
            for slug, filed in self.held.categories.items()
            if not filed.is_labelled and (filed.is_new or not new)
        ]

    def said(self, slug: Clean, limit: int) -> list[tuple[tuple[Clean, ...], Clean | None]]:
        posts = self.rows(View(category=slug))[:limit]
        return [(post.record.tags, post.record.media) for post in posts]

    def labelled(self) -> dict[Clean, Labelled]:
        return {
            slug: Labelled(filed.label, posts, filed.evidence)
            for slug, filed in self.held.categories.items()
            if (posts := len(self.rows(View(category=slug))))
        }

    def rows(self, view: View) -> list[NewPost]:
        """Return the posts of a view, in order."""
        belonging = (post for post in self.held.posts.values() if _belongs(post, view))
        return sorted(belonging, key=_place)

    def _listed(self, belongs: Callable[[NewPost], bool]) -> list[Listed]:
        return [
            Listed(post.key, post.record.path, post.record.fingerprint)
            for post in self.held.posts.values()
            if belongs(post)
        ]


class MemoryStore:
    """The index of one archive, in memory, for one thread."""

    was_damaged = False

    def __init__(self, *, variants: bool = False) -> None:
        self._index = MemoryIndex()
        self._variants = variants

    # -- lists ---------------------------------------------------------------------------

    def count(self, view: View) -> int:
        return len(self._index.rows(view))

    def cursor_at(self, view: View, row: int) -> Cursor | None:
        places = [_place(post) for post in self._index.rows(view)]
        return Cursor([*places, END][row]) if 0 <= row <= len(places) else None

    def page_after(self, view: View, cursor: Cursor | None, limit: int) -> Page:
        start = BEGINNING if cursor is None else _as_place(cursor)
        after = [post for post in self._index.rows(view) if _place(post) >= start]
        return _page(after[: max(limit, 0)], start)

    def page_before(self, view: View, cursor: Cursor | None, limit: int) -> Page:
        end = END if cursor is None else _as_place(cursor)
        before = [post for post in self._index.rows(view) if _place(post) < end]
        return _page(before[max(len(before) - max(limit, 0), 0) :], end)

    def row_of(self, view: View, key: Key) -> int | None:
        keys = [post.key for post in self._index.rows(view)]
        return keys.index(key) if key in keys else None

    def row_at(self, view: View, age: int) -> int:
        return sum(post.record.age < age for post in self._index.rows(view))

    def look_through(self, view: View, limit: int) -> Iterator[Found]:
        rows = self._index.rows(view)
        yield Found(len(rows), [_entry(row) for row in rows[:limit]], is_whole=True)

    def neighbour(self, view: View, key: Key, step: int, *, unread: bool) -> Entry | None:
        post = self._index.held.posts.get(key)
        if post is None:
            return None
        rows = [row for row in self._index.rows(view) if not (unread and row.read)]
        if step > 0:
            return next((_entry(row) for row in rows if _place(row) > _place(post)), None)
        return next((_entry(row) for row in rows[::-1] if _place(row) < _place(post)), None)

    def unread_after(
        self, view: View, cursor: Cursor | None, limit: int
    ) -> tuple[Sequence[tuple[Key, str]], Cursor]:
        start = BEGINNING if cursor is None else _as_place(cursor)
        rows = [row for row in self._index.rows(view) if not row.read and _place(row) >= start]
        posts = [(row.key, row.record.path) for row in rows[:limit]]
        return posts, Cursor(_after(rows[:limit][-1]) if posts else start)

    def stamp(self) -> Hashable:
        return self._index.held.changes

    # -- posts ---------------------------------------------------------------------------

    def entries(self, keys: Sequence[Key]) -> list[Entry]:
        posts = self._index.held.posts
        return [_entry(posts[key]) for key in keys if key in posts]

    def paths_of(self, keys: Sequence[Key]) -> dict[Key, str]:
        return self._index.paths_of(keys)

    def keys_at(self, paths: Sequence[str]) -> dict[str, Key]:
        return self._index.keys_at(paths)

    def matching(self, match: Match, text: str, limit: int) -> list[Entry]:
        def matches(post: NewPost) -> bool:
            match match:
                case Match.PATH:
                    return post.record.path == text
                case Match.KEY:
                    return post.key == text
                case Match.TITLE:
                    return fold(post.record.title) == fold(text)
                case Match.PART_OF_KEY:
                    return fold(text) in fold(post.key)
                case Match.PART_OF_PATH:
                    return _lower(text) in _lower(post.record.path)

        return [_entry(row) for row in self._index.rows(View()) if matches(row)][:limit]

    def resembling(self, parts: Sequence[str], limit: int) -> list[Entry]:
        rows = self._index.rows(View())
        return [
            _entry(row)
            for row in rows
            if any(
                fold(part) in fold(text) for part in parts for text in (row.key, row.record.title)
            )
        ][:limit]

    # -- full text -----------------------------------------------------------------------

    def indexed(self) -> Indexed:
        return self._index.indexed()

    def indexed_down_to(self, key: Key, most: int) -> int | None:
        rows = [row.key for row in self._index.rows(View()) if row.key in self._index.held.texts]
        down_to = rows.index(key) + 1 if key in rows else None
        return down_to if down_to is not None and down_to <= most else None

    def search(
        self,
        condition: Condition,
        cursor: Cursor | None,
        limit: int,
        cancelled: Callable[[], bool],
        enough: Callable[[], bool],
        *,
        among: Sequence[Key] | None = None,
        scored: bool = False,
    ) -> Hits | None:
        if cancelled():
            return None
        limit = 1 if limit and enough() else limit
        start = BEGINNING if cursor is None else _as_place(cursor)
        rows = [row for row in self._found(condition) if _place(row) > start]
        hits = [Hit(_entry(row), 1.0 if scored else None) for row in rows[:limit]]
        if len(rows) <= limit:
            return Hits(hits, None)
        return Hits(hits, Cursor(_place(rows[limit - 1]) if limit else start))

    def ranked(
        self, condition: Condition, limit: int, cancelled: Callable[[], bool]
    ) -> Sequence[Hit] | None:
        if cancelled():
            return None
        return [Hit(_entry(row), 1.0) for row in self._found(condition)[:limit]]

    def count_hits(self, condition: Condition, cancelled: Callable[[], bool]) -> int | None:
        return None if cancelled() else len(self._found(condition))

    def days(
        self, condition: Condition, cancelled: Callable[[], bool]
    ) -> Mapping[date | None, int] | None:
        if cancelled():
            return None
        return Counter(_day(row.record) for row in self._found(condition))

    def facet(
        self, condition: Condition, facet: Facet, cancelled: Callable[[], bool]
    ) -> Sequence[tuple[Clean | None, int]] | None:
        if cancelled():
            return None
        records = [row.record for row in self._found(condition)]
        counts: Counter[Clean | None] = Counter()
        match facet:
            case Facet.MEDIUM:
                counts.update(record.media for record in records)
            case Facet.CATEGORY:
                counts.update(
                    slug for record in records for slug in listed_under(record.categories)
                )
            case Facet.YEAR:
                days = [_day(record) for record in records]
                counts.update(Clean(str(day.year)) if day else None for day in days)
                return sorted(counts.items(), key=lambda one: -int(one[0] or 0))
        return sorted(counts.items(), key=lambda one: (-one[1], one[0] or ""))

    def _found(self, condition: Condition) -> list[NewPost]:
        """Return the posts whose text is indexed and that meet a condition, in order."""
        texts = self._index.held.texts
        rows = [row for row in self._index.rows(View()) if row.key in texts]
        return [row for row in rows if self._meets(row, texts[row.key], condition)]

    def _meets(self, post: NewPost, text: PostText, condition: Condition) -> bool:
        match condition:
            case Words(wanted, where, is_start):
                run = f" {tokens(wanted, variants=self._variants)}{'' if is_start else ' '}"
                return any(run in f" {column} " for column in _columns(text, where))
            case InCategories(slugs):
                return not set(slugs).isdisjoint(post.record.categories)
            case Dated(first, last):
                day = _day(post.record)
                return day is not None and (first or day) <= day <= (last or day)
            case Marked(mark):
                return {
                    Mark.UNREAD: not post.read,
                    Mark.READ: post.read,
                    Mark.STARRED: post.starred,
                }[mark]
            case Not(inner):
                return not self._meets(post, text, inner)
            case AllOf(parts):
                return all(self._meets(post, text, part) for part in parts)
            case AnyOf(parts):
                return any(self._meets(post, text, part) for part in parts)
        raise AssertionError(condition)

    # -- the whole archive ---------------------------------------------------------------

    def totals(self) -> Totals:
        return Totals(
            posts=self.count(View()),
            unread=self.count(View(show=Show.UNREAD)),
            starred=self.count(View(show=Show.STARRED)),
            today=self.count(View(show=Show.TODAY)),
        )

    def categories(self) -> list[Category]:
        posts = [
            (slug, post)
            for post in self._index.held.posts.values()
            for slug in set(listed_under(post.record.categories))
        ]
        counts = Counter(slug for slug, _ in posts)
        unread = Counter(slug for slug, post in posts if not post.read)
        filed = self._index.held.categories
        found = [Category(slug, filed[slug].label, counts[slug], unread[slug]) for slug in counts]
        return sorted(found, key=lambda category: (-category.posts, category.label))

    def problems(self) -> Iterator[Problem]:
        yield from self._index.held.problems
        entries = [_entry(post) for post in self._index.held.posts.values()]
        for entry in sorted(entries, key=lambda entry: fsencode(entry.path)):
            yield from entry.problems

    # -- writing -------------------------------------------------------------------------

    def when_lost(self, fill: Callable[[], None]) -> None:
        pass

    def write(self, work: Callable[[WritableIndex], T]) -> T:
        return work(self._index)

    def rebuild(self, work: Callable[[WritableIndex], T], is_kept: Callable[[], bool]) -> T:
        fresh = MemoryIndex()
        done = work(fresh)
        if is_kept():
            self._index = fresh
        return done

    def follow(self) -> bool:
        return False

    def is_elsewhere(self) -> bool:
        return False

    @contextmanager
    def exclusive(self, work: Work) -> Iterator[bool]:
        yield True

    def close(self) -> None:
        pass


def _belongs(post: NewPost, view: View) -> bool:
    record = post.record
    if view.category is not None and view.category not in listed_under(record.categories):
        return False
    if view.title and not has_words(record.title, view.title):
        return False
    if view.show is Show.UNREAD:
        return not post.read
    if view.show is Show.STARRED:
        return post.starred
    first, last = ages_of_day(date.today())
    return view.show is Show.ALL or first <= record.age <= last


def _marked(post: NewPost, mark: str, on: bool) -> NewPost:
    return replace(post, read=on) if mark == "read" else replace(post, starred=on)


def _place(post: NewPost) -> Place:
    return post.record.age, fsencode(post.record.path)


def _after(post: NewPost) -> Place:
    age, path = _place(post)
    return age, path + b"\0"


def _page(rows: Sequence[NewPost], start: Place) -> Page:
    before, after = (_place(rows[0]), _after(rows[-1])) if rows else (start, start)
    return Page([_entry(row) for row in rows], Cursor(before), Cursor(after))


def _as_place(cursor: Cursor) -> Place:
    assert isinstance(cursor, tuple)
    return cursor


def _number(cursor: Cursor) -> int:
    assert isinstance(cursor, int)
    return cursor


def _lower(text: str) -> str:
    """Return `text` with the letters A to Z made small."""
    return "".join(c.lower() if c.isascii() else c for c in text)


def _entry(post: NewPost) -> Entry:
    record = post.record
    return Entry(
        key=post.key,
        path=record.path,
        title=record.title,
        date=datetime.fromisoformat(record.date) if record.date else None,
        date_guessed=DateGuess(record.date_guessed),
        categories=record.categories,
        tags=record.tags,
        source=record.source,
        media=record.media,
        read=post.read,
        starred=post.starred,
        problems=tuple(
            Problem(code, record.path, line, values) for code, line, values in record.problems
        ),
    )


def _day(record: Record) -> date | None:
    if record.date is None or record.date_guessed == DateGuess.FILE_TIME:
        return None
    return datetime.fromisoformat(record.date).date()


def _columns(text: PostText, where: Field) -> list[str]:
    return {
        Field.ANY: [text.text.decode(), text.title],
        Field.TEXT: [text.text.decode()],
        Field.TITLE: [text.title],
        Field.HEADING: [text.headings],
        Field.TAG: [text.tags],
        Field.SOURCE: [text.source],
    }[where]
