"""A post's categories and tags: what its header says, and its folders.

What Jekyll does holds everywhere ("Posts: Tags and Categories" in its manual): `categories`
(a list, or a string) come before `category` (one, spaces and all); `tag`, else `tags`. How a
string is divided, and when folders count, the kind of archive says (`reader.corpus.kinds`).
One rule is ours: a string that a page under `category/` carries whole is one category.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from reader.corpus.archive import Archive
from reader.corpus.header.written import Written
from reader.safe import Clean, clean_line

_CATEGORIES_HELD: Final = 100
_LONGEST_CATEGORY: Final = 200


def categories_of(
    values: Mapping[str, object], written: Written, path: str, archive: Archive
) -> tuple[Clean, ...]:
    """Return the categories that the post at `path` names."""
    kind = archive.kind
    found = [*kind.folder_categories(path, archive.site)] if kind.folders_come_first else []
    plural = values.get("categories")
    if isinstance(plural, str):
        found += _split(plural, archive)
    else:
        found += _texts(plural, "categories", written)
    found += _texts(values.get("category"), "category", written)
    if not found and not kind.folders_come_first:
        found += kind.folder_categories(path, archive.site)
    return _distinct(found)


def tags_of(values: Mapping[str, object], written: Written, archive: Archive) -> tuple[Clean, ...]:
    """Return the tags of a post: `tag`, else `tags`."""
    if values.get("tag") is not None:
        return _distinct(_texts(values["tag"], "tag", written))
    plural = values.get("tags")
    if isinstance(plural, str):
        return _distinct(archive.kind.split_tags(plural))
    return _distinct(_texts(plural, "tags", written))


def _split(text: str, archive: Archive) -> list[str]:
    parts = archive.kind.split_categories(text)
    if len(parts) < 2:
        return parts
    whole = clean_line(text)
    if whole in archive.pages or whole in archive.pages.values():
        return [whole]
    return parts


def _texts(value: object, key: str, written: Written) -> list[str]:
    """Return the texts of a value: itself, or what a list holds, at any depth, as written."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        return [written.text(key) or _plain(value)]
    if not all(isinstance(item, str) for item in value) and (typed := written.items(key)):
        return typed
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
