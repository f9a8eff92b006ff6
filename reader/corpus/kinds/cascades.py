"""What the sections of a Hugo site say of the pages below them: `cascade` in their `_index.md`.

Sections are looked for where people have them: some folders deep, and not among hundreds of
folders, which are pages with a folder each. So opening a site costs the same however many posts
it has.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from typing import Final

from reader.corpus.encoding import decode
from reader.corpus.files import read_bytes
from reader.corpus.header.splitting import read_header
from reader.corpus.kinds.hugo_config import cascade_of
from reader.corpus.kinds.kind import lowered
from reader.corpus.kinds.site import ContentFolder, Defaults

_DEEPEST: Final = 4
_MOST_FOLDERS: Final = 300
_MOST_SECTIONS: Final = 100
"""Folders of a folder, past which none of them is looked into."""

_MOST_CASCADES: Final = 300
_MOST_ENTRIES: Final = 2000
"""Files and folders of a folder, past which none in there is looked into."""

_HEADER_BYTES: Final = 16 * 1024
_ENDINGS: Final = (".md", ".markdown", ".mdown", ".html", ".htm")
_SECTION: Final = "_index."
_USUAL: Final = "_index.md"
_PAGE: Final = "index."
_WORD: Final = b"cascade"


def cascades(
    root: str, folders: tuple[ContentFolder, ...], languages: tuple[str, ...]
) -> tuple[Defaults, ...]:
    """Return what sections below `folders` of the site in `root` cascade. Never raises.

    The deepest come first. `languages` are those of the site, its own first.
    """
    found: list[tuple[int, Defaults]] = []
    pending = [(folder, folder.section, 0) for folder in folders if _is_inside(root, folder.path)]
    for folder, section, depth in pending:
        inner = section[len(folder.section) :].strip("/")
        place = f"{root}/{folder.path}/{inner}".rstrip("/")
        pages, below = _entries(place)
        for name in pages:
            language = _language_of(name, folder, languages) if len(languages) > 1 else ""
            found += [(depth, each) for each in _said(f"{place}/{name}", section, language)]
        if depth < _DEEPEST and len(pending) < _MOST_FOLDERS:
            pending += [(folder, f"{section}/{name}".strip("/"), depth + 1) for name in below]
    found.sort(key=lambda each: -each[0])
    return tuple(defaults for _, defaults in found[:_MOST_CASCADES])


def logical_path(path: str) -> str:
    """Return a path below a folder of pages as Hugo has it in addresses and targets."""
    return path.lower().replace(" ", "-")


def language_in(name: str, languages: tuple[str, ...]) -> str:
    """Return the language that the name of a file ends with (`a.zh.md`), or nothing."""
    parts = name.lower().split(".")
    return parts[-2] if len(parts) > 2 and parts[-2] in languages else ""


def _language_of(name: str, folder: ContentFolder, languages: tuple[str, ...]) -> str:
    return language_in(name, languages) or folder.language or languages[0]


def _is_inside(root: str, folder: str) -> bool:
    """Say whether no link leads from a folder out of the site."""
    return os.path.realpath(f"{root}/{folder}").startswith(f"{root}/")


def _entries(place: str) -> tuple[list[str], list[str]]:
    """Return the pages that speak for a folder, and the folders in it that may be sections.

    Where it has too many entries to look at them all, its `_index.md` is all that is known.
    """
    pages: list[str] = []
    folders: list[str] = []
    is_page = False
    try:
        with os.scandir(place) as entries:
            for entry in islice(entries, _MOST_ENTRIES):
                name = entry.name.lower()
                if name.startswith((_SECTION, _PAGE)) and name.endswith(_ENDINGS):
                    is_page = is_page or name.startswith(_PAGE)
                    if name.startswith(_SECTION) and entry.is_file(follow_symlinks=False):
                        pages.append(entry.name)
                elif name[0] not in "._" and entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
            if next(entries, None) is not None:
                return [_USUAL], []
    except OSError:
        return [], []
    has_sections = not is_page and len(folders) <= _MOST_SECTIONS
    return sorted(pages), sorted(folders) if has_sections else []


def _said(path: str, section: str, language: str) -> Iterator[Defaults]:
    try:
        raw = b"" if os.path.islink(path) else read_bytes(path, _HEADER_BYTES).raw  # noqa: PTH114
    except OSError:
        return
    if _WORD in raw.lower():
        values = lowered(read_header(decode(raw).text).values)
        yield from cascade_of(values, logical_path(section), language)
