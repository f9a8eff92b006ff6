"""Which files of an archive are posts: Jekyll's rules, and the plain rule without Jekyll.

In a Jekyll site: the text files of every `_posts` folder at any depth (and of `old_post`,
where a keeper moves posts that should no longer be built), and files elsewhere whose name
begins with a date. Otherwise every text file. Never what lies in hidden or underscore
folders (but `_posts`; `_drafts` on request), `node_modules`, `vendor`, or what the config
excludes ("exclude" and "include" in Jekyll's manual, "Configuration Options").
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from reader.corpus.kinds.jekyll import Site
from reader.errors import Coded
from reader.patterns import regex

POSTS_FOLDER: Final = "_posts"
DRAFTS_FOLDER: Final = "_drafts"
OLD_POSTS_FOLDER: Final = "old_post"
FOLDERS_NEVER_ENTERED: Final = frozenset({"node_modules", "vendor"})

TEXT_ENDINGS: Final = (".md", ".markdown", ".html", ".htm", ".txt", ".mkd", ".mkdn", ".mkdown")
"""Endings of posts: five anyone uses, and Jekyll's older `markdown_ext`."""

COMMON_ENDINGS: Final = tuple(ending[1:] for ending in TEXT_ENDINGS[:5])
"""Those anyone uses, to name them to a person: no line of Chinese may begin with their dot."""

PLAIN_ENDING: Final = ".txt"
"""The ending of a post that has no markup: its text is what it says, paragraph by blank line."""

DATED_NAME: Final = regex(r"\d{4}-\d{1,2}-\d{1,2}-")
_BACKUPS: Final = ("#", "~")
_GLOB: Final = frozenset("*?[")


class PostRules:
    """The rules of one archive. Paths are POSIX and relative to its root."""

    def __init__(self, site: Site, *, jekyll: bool, drafts: bool) -> None:
        self._jekyll = jekyll
        self._folders = {POSTS_FOLDER, DRAFTS_FOLDER} if drafts else {POSTS_FOLDER}
        self._excluded = _pattern(site.exclude)
        self._included = _pattern(site.include)

    def enters(self, folder: str, name: str) -> bool:
        """Say whether posts may lie in the folder `name` of `folder`."""
        if name in self._folders:
            return not self._is_excluded(folder, name)
        if name in FOLDERS_NEVER_ENTERED or name in (DRAFTS_FOLDER, POSTS_FOLDER):
            return False
        if name[0] in "._" and not self._is_included(folder, name):
            return False
        return not self._is_excluded(folder, name)

    def holds_posts(self, name: str) -> bool:
        """Say whether every text file below a folder called `name` is a post."""
        return not self._jekyll or name in self._folders or name == OLD_POSTS_FOLDER

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        """Say whether the file `name` of `folder` is a post."""
        if not is_text(name):
            return False
        if name[0] == "." or name[0] in _BACKUPS:
            return False
        if not below_posts and not DATED_NAME.match(name):
            return False
        return not self._is_excluded(folder, name)

    @property
    def wanted(self) -> Coded:
        """Which files these rules take, to tell somebody who has none of them."""
        if self._jekyll:
            return Coded("wanted-of-site", {"folder": POSTS_FOLDER, "endings": COMMON_ENDINGS})
        return Coded("wanted-of-folder", {"endings": COMMON_ENDINGS})

    def owns(self, path: str) -> bool:
        """Say whether the file at `path` would be met and taken on a walk."""
        *folders, name = PurePosixPath(path).parts
        at, below = "", not self._jekyll
        for part in folders:
            if not self.enters(at, part):
                return False
            below = below or self.holds_posts(part)
            at = f"{at}/{part}" if at else part
        return self.takes(at, name, below_posts=below)

    def _is_excluded(self, folder: str, name: str) -> bool:
        if self._excluded is None:
            return False
        path = f"{folder}/{name}" if folder else name
        return bool(self._excluded.match(path)) and not self._is_included(folder, name)

    def _is_included(self, folder: str, name: str) -> bool:
        if self._included is None:
            return False
        path = f"{folder}/{name}" if folder else name
        return bool(self._included.match(path) or self._included.match(name))


def is_text(name: str) -> bool:
    """Return whether a file's name ends as a post's does."""
    return name.endswith(TEXT_ENDINGS) or name.lower().endswith(TEXT_ENDINGS)


def _pattern(globs: Iterable[str]) -> re.Pattern[str] | None:
    """Return one pattern for paths that any of `globs` names, or that lie below one."""
    parts = []
    for glob in globs:
        bare = glob.removeprefix("./").strip("/")
        if not bare:
            continue
        if _GLOB.isdisjoint(bare):
            parts.append(re.escape(bare))
        else:
            parts.append(fnmatch.translate(bare).removesuffix(r"\Z"))
    return re.compile(f"(?:{'|'.join(parts)})(?:/|\\Z)") if parts else None
