"""The kinds of archive that there are, and of which a folder is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.corpus.kinds.hexo import Hexo
from reader.corpus.kinds.hugo import Hugo
from reader.corpus.kinds.jekyll import Jekyll
from reader.corpus.kinds.kind import Kind
from reader.corpus.kinds.pelican import Pelican
from reader.corpus.kinds.plain import Plain
from reader.corpus.kinds.site import KindName
from reader.corpus.kinds.zola import Zola

_IN_ORDER: Final = (Hexo(), Jekyll(), Zola(), Hugo(), Pelican(), Plain())
"""Hexo's folders have a config that Jekyll's also have, Zola's one that Hugo's have."""

KINDS: Final[dict[KindName, Kind]] = {kind.name: kind for kind in _IN_ORDER}


def kind_of(folder: Path) -> tuple[Kind, tuple[str, ...]]:
    """Return of which kind a folder is, and the files and folders in it that tell so."""
    return next(_told(folder), (KINDS["plain"], ()))


def _told(folder: Path) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    for kind in _IN_ORDER:
        if signs := kind.signs(folder):
            yield kind, signs
