"""What a file says, in the form that the index holds and another process can send."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from reader.corpus import Archive, Found, fingerprint, read_head, read_post
from reader.library.sqlite.schema import NOTHING, POST, age_of
from reader.model import Post
from reader.safe import Clean

_INTEGER_DIGITS = 15
"""Hexadecimal digits of a fingerprint that SQLite's integers hold."""

_TELL_NOTHING = ("", fingerprint(""))
_FINGERPRINT = POST.index("fingerprint")


class Record(NamedTuple):
    """A file's signature and path, and what it says: the values of the columns `POST`.

    Made of plain numbers, texts, bytes and tuples of them, so that `marshal` carries it.
    """

    sig: int
    path: str
    is_published: bool
    categories: tuple[Clean, ...]
    values: tuple[Any, ...]

    @property
    def fingerprint(self) -> int | None:
        """The hash of the post's text, None where it tells nothing."""
        value: int | None = self.values[_FINGERPRINT]
        return value


def read_record(
    archive: Archive, found: Found, sig: int, *, size_limit: int, whole: bool
) -> Record:
    """Return what the file says, `whole` or its header alone. Never raises on a post."""
    read = read_post if whole else read_head
    post = read(archive, found, size_limit=size_limit)
    values = _values(post, complete=whole)
    return Record(sig, found.path, post.published, post.categories, values)


def signature(found: Found) -> int:
    """Return 64 bits that change when a file does: of its path, size and time of change."""
    text = b"%b\0%d\0%d" % (os.fsencode(found.path), found.size, found.mtime_ns)
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


def _values(post: Post, *, complete: bool) -> tuple[Any, ...]:
    return (
        age_of(post.date, guessed=post.date_guessed),
        os.fsencode(post.path),
        post.title,
        post.date.isoformat() if post.date else None,
        post.date_guessed,
        _packed(post.categories),
        _packed(post.tags),
        post.source,
        post.media,
        _packed(tuple((p.code, p.line, p.message) for p in post.problems)),
        _integer(post.fingerprint),
        complete,
    )


def _integer(print_of_text: str) -> int | None:
    return None if print_of_text in _TELL_NOTHING else int(print_of_text[:_INTEGER_DIGITS], 16)


_encode = json.JSONEncoder(ensure_ascii=False).encode


@lru_cache(maxsize=4096)
def _packed(values: tuple[object, ...]) -> str:
    """Return `values` as JSON; a category's posts mostly carry the same."""
    return _encode(values) if values else NOTHING
