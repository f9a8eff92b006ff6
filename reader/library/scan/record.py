"""A file → its record: what the index holds of it, and another process can send."""

from __future__ import annotations

from hashlib import blake2b
from struct import Struct

from reader.corpus import Archive, PostFile, fingerprint, read_head, read_post
from reader.library.ages import age_of
from reader.library.records import Record, Rest
from reader.model import Post, Values

_FINGERPRINT_DIGITS = 15
"""Hexadecimal digits of a fingerprint that an integer of 64 bits holds."""

_signed = Struct(">q").unpack

_TELLS_NOTHING = ("", fingerprint(""))

NOT_READ = frozenset({"unreadable", "vanished"})
"""Problems of a file that was not read when it was its turn: the next scan tries again.

A file may be out of reach for a moment, and come back as it was, to its time.
"""


def read_record(
    archive: Archive, found: PostFile, sig: int, *, size_limit: int, whole: bool
) -> Record:
    """Return what the file says, `whole` or its header alone. Never raises on a post."""
    read = read_post if whole else read_head
    post = read(archive, found, size_limit=size_limit)
    return Record(
        sig=sig,
        path=found.path,
        is_published=post.published,
        age=age_of(post.date, guessed=post.date_guessed),
        title=post.title,
        date=post.date.isoformat() if post.date else None,
        date_guessed=int(post.date_guessed),
        categories=post.categories,
        tags=post.tags,
        source=post.source,
        media=post.media,
        problems=_told(post),
        fingerprint=_as_integer(post.fingerprint),
        is_whole=whole,
    )


def rest_of(post: Post) -> Rest:
    """Return what of a post that was read whole its header does not tell."""
    return Rest(post.source, post.media, _told(post), _as_integer(post.fingerprint))


def signature(found: PostFile) -> int:
    """Return 64 bits that change when a file does: of its path, size and time of change."""
    path, size, mtime_ns = found
    text = f"{path}\0{size}\0{mtime_ns}".encode("utf-8", "surrogateescape")
    sig: int = _signed(blake2b(text, digest_size=8).digest())[0]
    return sig


def _told(post: Post) -> tuple[tuple[str, int | None, Values], ...]:
    return tuple([(known.code, known.line, known.values) for known in post.problems])


def _as_integer(digits: str) -> int | None:
    return None if digits in _TELLS_NOTHING else int(digits[:_FINGERPRINT_DIGITS], 16)
