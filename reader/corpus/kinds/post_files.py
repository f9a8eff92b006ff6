"""Which files of an archive are posts: the rules that all kinds share.

Posts are text files. Never what lies in hidden or underscore folders, `node_modules` or
`vendor`; a kind says where else none lie, and adds what is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from reader.errors import Coded

POSTS_FOLDER: Final = "_posts"
DRAFTS_FOLDER: Final = "_drafts"
FOLDERS_NEVER_ENTERED: Final = frozenset({"node_modules", "vendor"})

TEXT_ENDINGS: Final = (
    *(".md", ".markdown", ".html", ".htm", ".txt"),
    *(".mkd", ".mkdn", ".mkdown", ".mdown", ".mdwn", ".mdtxt", ".mdtext"),
)
"""Endings of posts: five anyone uses, and those that the programs have beside them."""

COMMON_ENDINGS: Final = tuple(ending[1:] for ending in TEXT_ENDINGS[:5])
"""Those anyone uses, to name them to a person: no line of Chinese may begin with their dot."""

PLAIN_ENDING: Final = ".txt"
"""The ending of a post that has no markup: its text is what it says, paragraph by blank line."""

RESTRUCTURED_ENDING: Final = ".rst"
"""The ending of a post in reStructuredText, which Pelican alone reads."""

_NO_POSTS: Final = ("#", "~", ".")
"""What the names of hidden files and of editors' backups begin with."""


class PostRules:
    """The rules of one archive. Paths are POSIX and relative to its root.

    As they stand: every text file of every folder.
    """

    def enters(self, folder: str, name: str) -> bool:
        """Say whether posts may lie in the folder `name` of `folder`."""
        return name[0] not in "._" and name not in FOLDERS_NEVER_ENTERED

    def holds_posts(self, folder: str, name: str) -> bool:
        """Say whether every text file below the folder `name` of `folder` is a post."""
        return True

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        """Say whether the file `name` of `folder` is a post."""
        return below_posts and is_text(name) and not name.startswith(_NO_POSTS)

    def among(self, folder: str, names: Sequence[str], *, below_posts: bool) -> list[str]:
        """Return which of the files `names`, all there are in `folder`, are posts."""
        takes = self.takes
        return [name for name in names if takes(folder, name, below_posts=below_posts)]

    def is_kept_for(self, name: str, names: Sequence[str]) -> bool:
        """Say whether the folder `name` holds but what one of `names`, the files beside it, shows."""
        return False

    def is_closed(self, names: Sequence[str]) -> bool:
        """Say whether a folder with the files `names` has no posts in the folders below it."""
        return False

    @property
    def wanted(self) -> Coded:
        """Which files these rules take, to tell somebody who has none of them."""
        return Coded("wanted-of-folder", {"endings": COMMON_ENDINGS})

    def lies_below_posts(self, folder: str) -> bool:
        """Say whether every text file of `folder` is a post; "" is the archive's own."""
        if self.holds_posts("", ""):
            return True
        at = ""
        for part in PurePosixPath(folder).parts:
            if self.holds_posts(at, part):
                return True
            at = f"{at}/{part}" if at else part
        return False

    def owns(self, path: str) -> bool:
        """Say whether the file at `path` would be met and taken on a walk."""
        *folders, name = PurePosixPath(path).parts
        at = ""
        for part in folders:
            if not self.enters(at, part):
                return False
            at = f"{at}/{part}" if at else part
        return self.takes(at, name, below_posts=self.lies_below_posts(at))


class RootedRules(PostRules):
    """Rules by which all posts lie below certain folders, `roots`, with certain endings.

    None of those lie in the folders `left_out`, or have a path that `skipped` fully matches.
    """

    def __init__(
        self,
        roots: Sequence[str],
        endings: tuple[str, ...],
        left_out: Sequence[str] = (),
        skipped: re.Pattern[str] | None = None,
    ) -> None:
        self._skipped = skipped
        self._roots = frozenset(roots)
        self._left_out = frozenset(left_out)
        self._ways = frozenset(
            str(above) for root in roots for above in PurePosixPath(root).parents
        )
        self._endings = endings

    def enters(self, folder: str, name: str) -> bool:
        """Say whether posts may lie in a folder: those that lead to a root, and below them."""
        path = f"{folder}/{name}" if folder else name
        if path in self._roots or path in self._ways:
            return True
        if path in self._left_out or not super().enters(folder, name):
            return False
        return self.lies_below_posts(folder)

    def holds_posts(self, folder: str, name: str) -> bool:
        """Say whether a folder is a root."""
        return (f"{folder}/{name}" if folder else name or ".") in self._roots

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        """Say whether a file is a post: below a root, by its ending."""
        if not below_posts or name[0] == "." or not name.lower().endswith(self._endings):
            return False
        return self._skipped is None or not self._skipped.fullmatch(f"{folder}/{name}")

    @property
    def wanted(self) -> Coded:
        """Which files these rules take, to tell somebody who has none of them."""
        if not self._roots:
            return Coded("wanted-outside")
        endings = tuple(e[1:] for e in self._endings if e[1:] in COMMON_ENDINGS)
        return Coded("wanted-of-roots", {"folders": sorted(self._roots), "endings": endings})


def is_text(name: str) -> bool:
    """Return whether a file's name ends as a post's does."""
    return name.endswith(TEXT_ENDINGS) or name.lower().endswith(TEXT_ENDINGS)


def folders_below(path: str, roots: Sequence[str]) -> list[str]:
    """Return the folders between the root that holds the post at `path` and the post."""
    root = max((r for r in roots if path.startswith(f"{r}/")), key=len, default="")
    inner = path[len(root) + 1 :] if root else path
    return inner.split("/")[:-1]
