"""The key of a post, given once: which post a file is, decided without touching disk.

A scan knows a file by its path; else by its stem, among keys whose file has vanished; else
by the hash of its text. A post that none of these tells gets a key of its own: its stem,
or, where that is taken, the stem with the folder that sets it apart.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from hashlib import blake2b
from itertools import chain, count, takewhile

from reader.corpus import stem
from reader.model import Key
from reader.safe import clean_line
from reader.values import Value

APART = "~"
"""Between the stem and what was added to make a key unique."""

_UNNAMED = "untitled"


class Known(Value):
    """A key that was given, to a post that the index lists, or to one only marked.

    `path` is where its file was last seen, None where the marks came from elsewhere;
    `same_text` says that its text is that of the file at hand.
    """

    key: Key
    path: str | None
    is_listed: bool = False
    same_text: bool = False


class Identity(Value):
    """What a file is: the post that was `known` under another path, or a new one."""

    key: Key
    known: Known | None = None
    collides: bool = False
    """Whether other posts have, or had, the same stem."""

    @property
    def is_listed(self) -> bool:
        """Whether it is a post that the index lists already, under another path."""
        return self.known is not None and self.known.is_listed


def identify(
    path: str,
    *,
    relatives: Sequence[Known],
    same_text: Sequence[Known],
    vanished: Callable[[str], bool],
    taken: Callable[[Key], bool],
) -> Identity:
    """Return which post the file at `path` is, which the index does not know by its path.

    `relatives` are the keys given to files of the same stem, `same_text` the posts with the
    same text; `vanished` tells whether a path has no file any more, `taken` whether a key
    belongs to a post.
    """
    name = plain_key(path)
    free = [
        known
        for known in relatives
        if known.path is None or known.path == path or vanished(known.path)
    ]
    if free:
        # The text first: a key kept for this very path may be that of a post deleted here.
        best = max(
            free,
            key=lambda known: (
                known.same_text,
                known.path == path,
                _likeness(known.path or "", path),
            ),
        )
        return Identity(best.key, best, collides=len(relatives) > 1)
    for known in same_text:
        if known.path is not None and vanished(known.path):
            return Identity(known.key, known, collides=True)
    if not taken(name):
        return Identity(name, collides=bool(relatives))
    return Identity(_apart(name, path, taken), collides=True)


def plain_key(path: str) -> Key:
    """Return the key that a post has where nothing else claims it: its file's stem."""
    return Key(clean_line(stem(path)) or _UNNAMED)


def _likeness(one: str, other: str) -> int:
    """Return how many folders two paths share, counted from either end."""
    ours, theirs = one.split("/")[:-1], other.split("/")[:-1]
    if ours == theirs:
        return len(ours) + 1
    pairs = [(ours, theirs), (ours[::-1], theirs[::-1])]
    return sum(
        sum(1 for _ in takewhile(lambda same: same[0] == same[1], zip(a, b, strict=False)))
        for a, b in pairs
    )


def _apart(name: Key, path: str, taken: Callable[[Key], bool]) -> Key:
    folders = [clean_line(part) for part in path.split("/")[:-1] if not part.startswith("_")]
    digest = blake2b(os.fsencode(path), digest_size=5).hexdigest()
    apart = (f"{name}{APART}{mark}" for mark in (*folders, "-".join(folders), digest) if mark)
    numbered = (f"{name}{APART}{digest}{APART}{number}" for number in count(2))
    return next(key for key in map(Key, chain(apart, numbered)) if not taken(key))
