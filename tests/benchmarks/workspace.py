"""What the rows of a run share: archives, a home they are indexed in, and figures of before."""

from __future__ import annotations

import os
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from bench_start import FEW, founding_article, indexed_archive
from make_archive import write

from reader.corpus import open_archive
from reader.library import Library, open_library


class Workspace:
    """A folder with archives, made when they are first asked for; those of earlier runs serve again."""

    def __init__(self, folder: Path, posts: int) -> None:
        self.folder = folder
        self.posts = posts
        self.home = str(folder / "home")

    @cached_property
    def root(self) -> Path:
        """The archive, not indexed perhaps."""
        root = self.folder / f"archive-{self.posts}"
        if not root.exists():
            passing = root.with_name(f"{root.name}-making")
            write(passing, self.posts)
            passing.rename(root)
        return root

    @cached_property
    def many(self) -> str:
        """The archive, indexed in `home`."""
        assert self.root.exists()
        return indexed_archive(self.folder, self.posts, self.home)

    @cached_property
    def few(self) -> str:
        """An archive of few posts, indexed in `home`."""
        return indexed_archive(self.folder, FEW, self.home)

    @cached_property
    def article(self) -> str:
        """The founding article."""
        return founding_article(self.folder)

    @property
    def index(self) -> Path:
        """The folder of the archive's index in `home`."""
        name = sha256(os.fsencode(self.root.resolve())).hexdigest()[:16]
        return Path(self.home, "cache", "kanbao", name)

    def library(self, home: str) -> Library:
        """Return the archive's library in a home, where commands in that home find it, too."""
        cache, data = Path(home, "cache", "kanbao"), Path(home, "data", "kanbao")
        return open_library(open_archive(self.root), cache=cache, data=data)
