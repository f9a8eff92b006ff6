"""A post's categories and tags, by Jekyll's rules.

Source: Jekyll's manual, "Posts: Tags and Categories", and what Jekyll does: the folders
above `_posts` come first, then `categories` (a list, or a string split at spaces), then
`category` (one, spaces and all); `tag`, else `tags`. One rule is ours: a string that a
page under `category/` carries whole is one category.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from reader.corpus.archive import Archive
from reader.corpus.kinds.post_files import DRAFTS_FOLDER, OLD_POSTS_FOLDER, POSTS_FOLDER
from reader.safe import Clean, clean_line

_CATEGORIES_HELD: Final = 100
_LONGEST_CATEGORY: Final = 200

Written = Callable[[str], str | None]
"""Gives the value of a header's key as written, for what YAML took for a number."""


def categories_of(
    values: Mapping[str, object], written: Written, path: str, archive: Archive
) -> tuple[Clean, ...]:
    """Return the categories that the post at `path` names."""
    found = [*_folders(path, archive)] if archive.jekyll else []
    plural = values.get("categories")
    if isinstance(plural, str):
        found += _split(plural, archive)
    else:
        found += _texts(plural, "categories", written)
    found += _texts(values.get("category"), "category", written)
    if not found and not archive.jekyll:
        found += path.split("/", 1)[:1] if "/" in path else []
    return _distinct(found)


def tags_of(values: Mapping[str, object], written: Written) -> tuple[Clean, ...]:
    """Return the tags of a post: `tag`, else `tags`."""
    if values.get("tag") is not None:
        return _distinct(_texts(values["tag"], "tag", written))
    plural = values.get("tags")
    if isinstance(plural, str):
        return _distinct(plural.split())
    return _distinct(_texts(plural, "tags", written))


def _folders(path: str, archive: Archive) -> Iterator[str]:
    """Yield the folders above `_posts`; none for a post that lies below no such folder."""
    inside = archive.site.collections_dir
    if inside and path.startswith(f"{inside}/"):
        path = path[len(inside) + 1 :]
    parts = path.split("/")
    for depth, part in enumerate(parts[:-1]):
        if part in (POSTS_FOLDER, DRAFTS_FOLDER, OLD_POSTS_FOLDER):
            yield from parts[:depth]
            return


def _split(text: str, archive: Archive) -> list[str]:
    words = text.split()
    if len(words) < 2:
        return words
    whole = clean_line(text)
    if whole in archive.pages or whole in archive.pages.values():
        return [whole]
    return words


def _texts(value: object, key: str, written: Written) -> list[str]:
    """Return the texts of a value: itself, or what a list holds, at any depth."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        return [written(key) or _plain(value)]
    found: list[str] = []
    pending: list[object] = [*reversed(value)]
    met = 0
    while pending and met < _CATEGORIES_HELD * 10:
        item = pending.pop()
        met += 1
        if isinstance(item, list):
            pending.extend(reversed(item[:_CATEGORIES_HELD]))
        elif item is not None:
            found.append(item if isinstance(item, str) else _plain(item))
    return found


def _plain(value: object) -> str:
    """Return a number, a date or a truth as text; nothing for what has no short text."""
    try:
        return "" if isinstance(value, dict | list | set | bytes) else str(value)
    except ValueError:
        # An integer of more than 4,300 digits (sys.set_int_max_str_digits).
        return ""


def _distinct(texts: Iterable[str]) -> tuple[Clean, ...]:
    names = dict.fromkeys(clean_name(text[:_LONGEST_CATEGORY]) for text in texts)
    names.pop(Clean(""), None)
    return tuple(names)[:_CATEGORIES_HELD]


@lru_cache(maxsize=8192)
def clean_name(text: str) -> Clean:
    """Return `clean_line(text)`; names of categories, tags and media come again and again."""
    return clean_line(text)
