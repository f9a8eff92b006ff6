"""The door to an index: what it must answer, and what is written to it.

The library, its scan and its marks know an index by this alone. What ships is
`reader.library.sqlite`; `tests/library/test_store_contract.py` says what any other has to
keep to. A post is named by its key; what an index calls it inside is its own affair.

Questions may be put from any thread, at any time, while one writer writes: each is answered
by what was written last. Where a store cannot be read or written, LibraryUnavailable.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NewType, Protocol, TypeVar

from reader.library.records import NewPost, PostText, Record
from reader.library.views import Totals, View
from reader.model import Category, Entry, Key, Problem
from reader.safe import Clean
from reader.values import Value

if TYPE_CHECKING:
    from reader.corpus.fields.category_labels import Evidence
    from reader.library.query.conditions import Condition

T = TypeVar("T")

Cursor = NewType("Cursor", object)
"""A place between two rows of a list, good for whatever comes and goes around it.

Only the store that gave it can read it.
"""


class Page(Value):
    """Some entries of a list, in its order, and the places before the first and after the last."""

    entries: Sequence[Entry]
    before: Cursor
    after: Cursor


class Found(Value):
    """What is found so far of a view with a title filter: how many entries, and the first.

    Once it `is_whole`, that is all.
    """

    count: int
    first: Sequence[Entry]
    is_whole: bool


class Match(Enum):
    """Which text of a post is compared with the one looked for."""

    PATH = "path"
    KEY = "key"
    TITLE = "title"
    PART_OF_KEY = "part of key"
    PART_OF_PATH = "part of path"


class Listed(Value):
    """A post that the index holds, as far as telling it from others goes."""

    key: Key
    path: str
    fingerprint: int | None


class Labelled(Value):
    """A category: its label, how many posts it has, and what those said that were asked."""

    label: Clean
    posts: int
    evidence: Evidence


class Indexed(Value):
    """How far the full text is: posts that can be found by it, of how many."""

    done: int
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether every post can be found."""
        return self.done >= self.total


class Hit(Value):
    """A post that meets a condition. `score` says how well, where that was asked: more is better."""

    entry: Entry
    score: float | None = None


class Hits(Value):
    """Some hits, and the place after the last of them; None where there are no more."""

    hits: Sequence[Hit]
    after: Cursor | None


class Facet(Enum):
    """By what hits are told apart and counted."""

    MEDIUM = "medium"
    CATEGORY = "category"
    YEAR = "year"


class Answers(Protocol):
    """What an index must answer."""

    # -- lists: see `View` for their order ----------------------------------------------

    def count(self, view: View) -> int:
        """Return how many entries `view` has."""
        ...

    def cursor_at(self, view: View, row: int) -> Cursor | None:
        """Return the place before row `row` of a view, None where it has fewer rows."""
        ...

    def page_after(self, view: View, cursor: Cursor | None, limit: int) -> Page:
        """Return the first `limit` entries after a place; None is the beginning."""
        ...

    def page_before(self, view: View, cursor: Cursor | None, limit: int) -> Page:
        """Return the last `limit` entries before a place; None is the end."""
        ...

    def row_of(self, view: View, key: Key) -> int | None:
        """Return the row of a post in `view`, or None where it is not in it."""
        ...

    def row_at(self, view: View, age: int) -> int:
        """Return how many entries of `view` are of less age than this (`Record.age`)."""
        ...

    def look_through(self, view: View, limit: int) -> Iterator[Found]:
        """Yield what is found of a view with a title filter, newest first, while it is looked for.

        Of the entries, the first `limit`; every few milliseconds. Whoever has had enough lets
        the rest be. After the last the view is at hand, for any question.
        """
        ...

    def neighbour(self, view: View, key: Key, step: int, *, unread: bool) -> Entry | None:
        """Return the entry of `view` next after (step 1) or before (-1) a post, in it or not.

        `unread`: the next that is not read. None at the ends, and for a post not held.
        """
        ...

    def unread_after(
        self, view: View, cursor: Cursor | None, limit: int
    ) -> tuple[Sequence[tuple[Key, str]], Cursor]:
        """Return key and path of the first `limit` unread entries after a place, and where
        they end.
        """  # fmt: skip
        ...

    def stamp(self) -> Hashable:
        """Return what is another value whenever any list may be."""
        ...

    # -- posts ---------------------------------------------------------------------------

    def entries(self, keys: Sequence[Key]) -> list[Entry]:
        """Return the entries of those of `keys` that are held, in the same order."""
        ...

    def paths_of(self, keys: Sequence[Key]) -> dict[Key, str]:
        """Return where the posts of `keys` lie, of those that are held."""
        ...

    def keys_at(self, paths: Sequence[str]) -> dict[str, Key]:
        """Return the keys of the posts at `paths`, by path."""
        ...

    def matching(self, match: Match, text: str, limit: int) -> list[Entry]:
        """Return the first `limit` entries that `text` is the path, key or title of, or a part.

        Titles, and parts of keys, are compared folded (`reader.folding`); of paths, in any case
        of the letters a to z.
        """
        ...

    def resembling(self, parts: Sequence[str], limit: int) -> list[Entry]:
        """Return the first `limit` entries of whose key or title any of `parts` is a part, folded."""
        ...

    # -- full text: of the posts whose text is indexed ----------------------------------------

    # `cancelled` is asked now and then, in the thread that asks; where it says yes, the answer
    # is None. Categories stand in a condition as `InCategories`.

    def indexed(self) -> Indexed:
        """Return how far the full text is."""
        ...

    def indexed_down_to(self, key: Key, most: int) -> int | None:
        """Return how many of those posts stand above a post and at it, in the list of all.

        None where they are more than `most`, and where that cannot be told in a moment.
        """
        ...

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
        """Return the first `limit` posts after a place that meet a condition, in a view's order.

        `enough` is asked after each: where it says yes, no more are looked for. Where it is known
        that all are `among` some posts, the rest is left out.
        """
        ...

    def ranked(
        self, condition: Condition, limit: int, cancelled: Callable[[], bool]
    ) -> Sequence[Hit] | None:
        """Return the best of the newest some thousand posts that meet a condition, best first."""
        ...

    def count_hits(self, condition: Condition, cancelled: Callable[[], bool]) -> int | None:
        """Return how many posts meet a condition."""
        ...

    def days(
        self, condition: Condition, cancelled: Callable[[], bool]
    ) -> Mapping[date | None, int] | None:
        """Return how many posts of each day meet a condition; None are those of no day."""
        ...

    def facet(
        self, condition: Condition, facet: Facet, cancelled: Callable[[], bool]
    ) -> Sequence[tuple[Clean | None, int]] | None:
        """Return how many of the posts that meet a condition there are of each medium, category
        (its slug) or year, the most first, ties by name; None are those that have none.

        Years come in their order, the latest first.
        """  # fmt: skip
        ...

    # -- the whole archive ---------------------------------------------------------------

    def totals(self) -> Totals:
        """Return the numbers of the whole archive."""
        ...

    def categories(self) -> list[Category]:
        """Return the categories that have posts, the fullest first, ties by label."""
        ...

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong: with the archive itself, then with its posts, by path."""
        ...


class Writer(Protocol):
    """What is written to an index, in one transaction."""

    def add(self, posts: Sequence[NewPost]) -> None:
        """Add posts that the index does not hold; their keys and paths are new."""
        ...

    def replace(self, key: Key, record: Record) -> bool:
        """Let a post be what its file says now; return whether that is anything new."""
        ...

    def fill_in(self, records: Sequence[Record]) -> None:
        """Add what their headers did not tell to posts whose files are as they were listed."""
        ...

    def remove(self, sigs: Iterable[int], is_kept: Callable[[str], bool]) -> int:
        """Remove the posts whose files had these signatures; return how many there were.

        Those whose path `is_kept` stay.
        """
        ...

    def withhold(self, sigs: Iterable[int]) -> None:
        """Remember files that are not to be shown, so that they are not read at every scan."""
        ...

    def end_listing(self) -> None:
        """Do what was put off while much was added: the lists are to be quick from now on."""
        ...

    def index_texts(self, texts: Sequence[PostText]) -> int:
        """Let posts be found by their words, and add what their headers did not tell; return how many.

        Passed over is who is indexed already, or whose file is another now.
        """
        ...

    def merge_texts(self) -> bool:
        """Put together some of what came at different times, so that it is found faster.

        A moment's work; returns whether there is more of it.
        """
        ...

    def forget_texts(self, scheme: bytes) -> None:
        """Let no post be found by its words, and keep by which scheme they will be cut."""
        ...

    def set_archive_problems(self, problems: Sequence[Problem]) -> None:
        """Keep what is wrong with the archive itself, in the place of what was."""
        ...

    def set_site(self, site: bytes) -> None:
        """Keep by which rules of the archive's site its files were read."""
        ...

    def set_folders(self, folders: Mapping[str, int]) -> None:
        """Keep which folders all posts lie in, and when those had changed, in the place of what was."""
        ...

    def set_evidence(self, slug: Clean, evidence: Evidence, *, is_final: bool) -> None:
        """Keep what posts of a category say. `is_final`: it needs no label until it changes."""
        ...

    def set_labels(self, labels: Mapping[Clean, Clean]) -> None:
        """Call categories, slug → label, so."""
        ...

    def mark(self, mark: str, on: bool, keys: Sequence[Key]) -> None:
        """Show posts as read or starred ("read", "starred"), or no longer; unknown keys are
        passed over.
        """  # fmt: skip
        ...

    def mark_only(self, states: Iterable[tuple[Key, bool, bool]]) -> None:
        """Show these posts as read and starred, or not, as said, and all others as neither."""
        ...

    def set_mirrored(self, marks: bytes, seq: int) -> None:
        """Keep which marks file the index shows, and up to which entry of its journal."""
        ...


class WritableIndex(Protocol):
    """One index, to be written to: what a scan asks of it, and its transactions.

    Inside a transaction questions are answered by what it has written so far. For one thread.
    """

    def writing(self) -> AbstractContextManager[Writer]:
        """Give what writes, in a transaction that is kept at the end, or not at all."""
        ...

    def scanning(self) -> AbstractContextManager[None]:
        """Let the index take what memory a scan is worth meanwhile."""
        ...

    def mirrored(self) -> tuple[bytes | None, int]:
        """Return which marks file the index shows, and up to which entry of its journal."""
        ...

    # -- files ---------------------------------------------------------------------------

    def signatures(self) -> Sequence[int]:
        """Return the signatures of all files known, withheld ones among them, in order."""
        ...

    def signatures_in(self, folder: str) -> list[int]:
        """Return the signatures of the posts that lie in a folder, "" for the archive's own."""
        ...

    def signatures_with(self, *codes: str) -> list[int]:
        """Return the signatures of the posts that have a problem of one of these codes."""
        ...

    def site(self) -> bytes | None:
        """Return by which rules files were read, None at first."""
        ...

    def folders(self) -> dict[str, int]:
        """Return the folders that were looked through, and when they had changed then."""
        ...

    def unfilled(
        self, cursor: Cursor | None, limit: int
    ) -> tuple[Sequence[tuple[int, str]], Cursor | None]:
        """Return signature and path of `limit` posts of which only the header was read, in the
        order in which they were added, after a place; and the place where they end.
        """  # fmt: skip
        ...

    def numbers(self) -> tuple[int, int]:
        """Return how many posts the index holds, and how many files are withheld."""
        ...

    # -- full text -------------------------------------------------------------------------

    def scheme(self) -> bytes | None:
        """Return by which scheme texts are cut, None at first."""
        ...

    def unindexed(
        self, cursor: Cursor | None, limit: int
    ) -> tuple[Sequence[tuple[int, str, bool]], Cursor | None]:
        """Return signature and path of `limit` posts whose text is not indexed, the newest
        first, after a place, and whether their bodies were read; and the place where they end.
        """  # fmt: skip
        ...

    def indexed(self) -> Indexed:
        """Return how far the full text is."""
        ...

    def is_worn(self) -> bool:
        """Return whether the full text holds so much of posts that are no more, or are others
        now, that it is better made anew.
        """  # fmt: skip
        ...

    # -- telling posts apart -------------------------------------------------------------

    def keys_at(self, paths: Sequence[str]) -> dict[str, Key]:
        """Return the keys of the posts at `paths`, by path."""
        ...

    def paths_of(self, keys: Sequence[Key]) -> dict[Key, str]:
        """Return where the posts of `keys` lie, of those that are held."""
        ...

    def family(self, key: Key, apart: str) -> list[Listed]:
        """Return the post of `key`, and those whose keys begin with it and `apart`, by key."""
        ...

    def with_fingerprint(self, fingerprint: int, limit: int) -> list[Listed]:
        """Return the first `limit` posts of this fingerprint, by path."""
        ...

    # -- labels --------------------------------------------------------------------------

    def unlabelled(self, *, new: bool) -> list[Clean]:
        """Return the categories whose label may not be what their posts say; or, `new`, that
        have none yet.
        """  # fmt: skip
        ...

    def said(self, slug: Clean, limit: int) -> list[tuple[tuple[Clean, ...], Clean | None]]:
        """Return tags and media of the newest posts of a category."""
        ...

    def labelled(self) -> dict[Clean, Labelled]:
        """Return the categories that have posts, by slug."""
        ...


class Work(Enum):
    """Work on an index that one process does at a time."""

    SCAN = "scan"
    TEXTS = "texts"


class Store(Answers, Protocol):
    """The index of one archive, wherever it lies, for any number of threads and processes."""

    @property
    def was_damaged(self) -> bool:
        """Whether an index was found damaged and replaced by an empty one."""
        ...

    def when_lost(self, fill: Callable[[], None]) -> None:
        """Call `fill` from now on where the index turns out damaged or gone.

        That is after another one, empty mostly, is in its place, and before that is asked, or
        written to, in the thread that is to be answered.
        """
        ...

    def write(self, work: Callable[[WritableIndex], T]) -> T:
        """Return what `work` does with the index in use.

        With another one, once more, where that turns out damaged (`when_lost`).
        """
        ...

    def rebuild(self, work: Callable[[WritableIndex], T], is_kept: Callable[[], bool]) -> T:
        """Return what `work` does with an empty index, which, `is_kept`, takes the place of the
        one in use when it is done, and not before.
        """  # fmt: skip
        ...

    def follow(self) -> bool:
        """Turn to an index that another process rebuilt; return whether there was one.

        Also where it was come upon before: whoever asked meanwhile was answered from it.
        """
        ...

    def is_elsewhere(self) -> bool:
        """Return whether another process rebuilt the index, which `follow` would turn to."""
        ...

    def exclusive(self, work: Work) -> AbstractContextManager[bool]:
        """Give whether nobody else is at this work, and keep others from it until the end of the
        block.
        """  # fmt: skip
        ...

    def close(self) -> None:
        """Let go of the index, when no thread uses it any more."""
        ...
