"""What files say, as it is read, sent between processes, and written to an index."""

from __future__ import annotations

from typing import NamedTuple

from reader.model import Key, Values
from reader.safe import Clean
from reader.values import Value


class Record(NamedTuple):
    """What a file says, in plain numbers, texts and tuples of them, so that `marshal` carries it.

    `sig` tells at a glance whether the file is as it was; `age` is its place in every list
    (see `ages`). `date` is ISO 8601. `problems` are of code, line and values each.
    `fingerprint` is a hash of the text, None where that tells nothing. Not `is_whole`: only
    the header was read, and the source, the media, the fingerprint and what is wrong
    with the body are not known yet.
    """

    sig: int
    path: str
    is_published: bool
    age: int
    title: Clean
    date: str | None
    date_guessed: int
    categories: tuple[Clean, ...]
    tags: tuple[Clean, ...]
    source: Clean | None
    media: Clean | None
    problems: tuple[tuple[str, int | None, Values], ...]
    fingerprint: int | None
    is_whole: bool


class Rest(NamedTuple):
    """What a file's header does not tell, as in its `Record`."""

    source: Clean | None
    media: Clean | None
    problems: tuple[tuple[str, int | None, Values], ...]
    fingerprint: int | None


class NewPost(Value):
    """A post to be added, with the marks that it has already."""

    key: Key
    record: Record
    read: bool = False
    starred: bool = False


class PostText(NamedTuple):
    """The words of a post, cut into tokens (`reader.library.fulltext.tokens`); `marshal` carries it.

    `sig` and `path` are those of its file when it was listed. Each of several headings or tags
    stands apart, so that nothing is found from one into the next. The `text`, most of it all, is
    in UTF-8, as it is sent and taken in: to decode it would take a tenth as long as to index it.
    `rest` is what a listing left open, None where it did not.
    """

    sig: int
    path: str
    text: bytes
    title: str
    headings: str
    tags: str
    source: str
    rest: Rest | None = None
