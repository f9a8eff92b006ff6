"""The key of a post, given once: DESIGN's rule of identity, decided without touching disk.

A scan knows a file by its path; else by its stem, among keys whose file has vanished; else
by the hash of its text. A post that none of these tells gets a key of its own: its stem,
or, where that is taken, the stem with the folder that sets it apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.corpus import stem
from reader.model import Post
from reader.safe import clean_line


@dataclass(frozen=True, slots=True)
class Known:
    """A post of the index that may be the one at hand, under its old path."""

    id: int
    key: str
    path: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file is: the post `known` that moved here, or a new one under `key`."""

    key: str
    known: Known | None = None


def identify(
    post: Post,
    *,
    kept: str | None,
    by_key: Callable[[str], Known | None],
    by_text: Callable[[Post], list[Known]],
    vanished: Callable[[str], bool],
    reserved: Callable[[str], bool],
) -> Identity:
    """Return which post a new file is.

    `kept` is the key that the marks kept for its path; `by_key` and `by_text` look into the
    index; `vanished` tells whether a path has no file any more; `reserved` whether a key
    belongs to another file that still is there.
    """
    if kept is not None and by_key(kept) is None:
        return Identity(kept)
    name = plain_key(post.path)
    same_name = by_key(name)
    if same_name is not None and vanished(same_name.path):
        return Identity(same_name.key, same_name)
    for same_text in by_text(post):
        if vanished(same_text.path):
            return Identity(same_text.key, same_text)
    if same_name is None and not reserved(name):
        return Identity(name)
    return Identity(_apart(name, post.path, lambda key: by_key(key) is not None or reserved(key)))


def plain_key(path: str) -> str:
    """Return the key that a post has where nothing else claims it: its file's stem."""
    return clean_line(stem(path)) or "untitled"


def _apart(name: str, path: str, taken: Callable[[str], bool]) -> str:
    folders = [part for part in path.split("/")[:-1] if not part.startswith("_")]
    for folder in folders:
        key = f"{name}~{clean_line(folder)}"
        if not taken(key):
            return key
    number = 2
    while taken(f"{name}~{number}"):
        number += 1
    return f"{name}~{number}"
