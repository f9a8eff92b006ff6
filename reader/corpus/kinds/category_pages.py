"""The pages of a site's categories: files under `category/` whose header names one.

They tell two things: what people call a category (`title`), and that a slug with spaces
in it (`Career In touxingPEVC`) is one category and not three.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from reader.corpus.encoding import decode
from reader.corpus.files import read_bytes
from reader.corpus.header.splitting import read_header
from reader.corpus.kinds.post_files import TEXT_ENDINGS
from reader.safe import Clean, clean_line

PAGES_FOLDER: Final = "category"

_MOST_PAGES: Final = 20_000
_HEADER_BYTES: Final = 8192
"""Bytes of a page that hold its header."""


def category_pages(root: Path) -> Mapping[Clean, Clean]:
    """Return slug → title of the pages in `category/` below `root`, by name of file.

    The slug is the header's `slug`, else `category`, else the file's stem (of its folder,
    for an `index.html`); a page without a title gives its slug. Never raises.
    """
    pages: dict[Clean, Clean] = {}
    for path in _files(root / PAGES_FOLDER)[:_MOST_PAGES]:
        try:
            header = read_header(decode(read_bytes(path, _HEADER_BYTES).raw).text).values
        except OSError:
            continue
        place = Path(path)
        stem = place.parent.name if place.stem == "index" else place.stem
        named = header.get("slug") or header.get("category")
        slug = clean_line(named if isinstance(named, str) else stem)
        if not slug:
            continue
        title = header.get("title")
        pages[slug] = clean_line(title) if isinstance(title, str) and title.strip() else slug
    return pages


def _files(folder: Path) -> list[str]:
    """Return the pages in `folder` and the index of each of its folders."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    found.append(os.path.join(entry.path, "index.html"))  # noqa: PTH118
                elif entry.is_file(follow_symlinks=False) and entry.name.lower().endswith(
                    TEXT_ENDINGS
                ):
                    found.append(entry.path)
    except OSError:
        return []
    return sorted(found)
