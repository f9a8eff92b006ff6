"""A walk over an archive: every file that is a post, newest names first.

Folders are met one at a time, their files by name descending (names begin with dates),
`_posts` before its neighbours. What lies on disk is asked for once a file: its size and
when it changed, which is what tells an index that nothing did.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.corpus.archive import Archive
from reader.corpus.kinds.post_files import POSTS_FOLDER, PostRules
from reader.corpus.problems import problem, refusal
from reader.model import Problem


class PostFile(NamedTuple):
    """A post's file: its path (POSIX, relative to the root), bytes, and time of change."""

    path: str
    size: int
    mtime_ns: int


class _Folder(NamedTuple):
    """A folder to enter: its path in the archive, and where it really lies."""

    path: str
    real: str
    below_posts: bool


def walk(
    archive: Archive,
    *,
    drafts: bool = False,
    report: Callable[[Problem], object] = lambda problem: None,
    entered: Callable[[str, int], object] = lambda folder, mtime_ns: None,
) -> Iterator[PostFile]:
    """Yield the posts of `archive`, those of `_drafts` only with `drafts`.

    Folders that cannot be read go to `report`, as do problems of the config; a file that
    vanishes meanwhile is left out. Links are followed within the archive, once, after all
    that lies in it without a link; those that lead outside are left out. Never raises.

    `entered` is told of each folder, "" for the archive itself, and when it had changed
    before it was read: whatever comes into it later changes that.
    """
    for known in archive.site.problems:
        report(known)
    if archive.only is not None:
        yield from _stated(archive.file(""), "", [archive.only])
        return
    yield from _Walk(archive, archive.rules(drafts=drafts), report, entered).through_all()


def walk_in(
    archive: Archive,
    folders: Iterable[str],
    known: Container[str],
    *,
    drafts: bool,
    report: Callable[[Problem], object],
    entered: Callable[[str, int], object],
) -> Iterator[PostFile]:
    """Yield what `walk` would of the posts that lie in `folders` and in those below them.

    But not of what lies below in folders that are `known`: those are looked through only
    if they are among `folders` themselves. Folders that are no more are passed over.
    """
    rules = archive.rules(drafts=drafts)
    yield from _Walk(archive, rules, report, entered, known).through(folders)


class _Walk:
    """The state of one walk: folders seen, and links put off until the end."""

    def __init__(
        self,
        archive: Archive,
        rules: PostRules,
        report: Callable[[Problem], object],
        entered: Callable[[str, int], object],
        known: Container[str] = (),
    ) -> None:
        self._root = str(archive.root)
        self._rules = rules
        self._report = report
        self._entered = entered
        self._known = known
        self._pending: list[_Folder] = []
        self._links: list[_Folder] = []
        self._seen: set[str] = set()

    def through_all(self) -> Iterator[PostFile]:
        self._pending.append(_Folder("", self._root, self._rules.lies_below_posts("")))
        yield from self._through_pending()

    def through(self, folders: Iterable[str]) -> Iterator[PostFile]:
        for path in folders:
            below = self._rules.lies_below_posts(path)
            real = os.path.realpath(f"{self._root}/{path}") if path else self._root
            if not path or _is_there(real):
                self._pending.append(_Folder(path, real, below))
        yield from self._through_pending()

    def _through_pending(self) -> Iterator[PostFile]:
        while self._pending or self._links:
            folder = self._pending.pop() if self._pending else self._links.pop(0)
            if folder.real not in self._seen:
                self._seen.add(folder.real)
                yield from self._enter(folder)

    def _enter(self, folder: _Folder) -> Iterator[PostFile]:
        files: list[str] = []
        folders: list[str] = []
        try:
            changed = os.stat(folder.real).st_mtime_ns  # noqa: PTH116 - the name may be any bytes
            with os.scandir(folder.real) as entries:
                for entry in entries:
                    if entry.is_file(follow_symlinks=False):
                        files.append(entry.name)
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append(entry.name)
                    elif entry.is_symlink():
                        self._link(folder, entry.name, files)
        except OSError as error:
            self._report(problem("folder-unreadable", folder.path or ".", None, **refusal(error)))
        else:
            self._entered(folder.path, changed)
        posts = self._rules.among(folder.path, files, below_posts=folder.below_posts)
        if folder.below_posts and self._rules.is_closed(files):
            folders = []
        folders = [name for name in folders if not self._rules.is_kept_for(name, files)]
        del files
        posts.sort(reverse=True)
        yield from _stated(folder.real, folder.path, posts)
        for name in sorted(folders, key=lambda name: (name == POSTS_FOLDER, name)):
            self._pend(folder, name, f"{folder.real}/{name}", self._pending)

    def _pend(self, folder: _Folder, name: str, real: str, queue: list[_Folder]) -> None:
        path = f"{folder.path}/{name}" if folder.path else name
        if path not in self._known and self._rules.enters(folder.path, name):
            below = folder.below_posts or self._rules.holds_posts(folder.path, name)
            queue.append(_Folder(path, real, below))

    def _link(self, folder: _Folder, name: str, files: list[str]) -> None:
        """Take a link that leads to something inside the archive, leave out any other."""
        try:
            real = Path(folder.real, name).resolve(strict=True)
            inside = real.is_relative_to(self._root)
            mode = real.stat().st_mode
        except (OSError, RuntimeError):
            return
        if inside and stat.S_ISREG(mode):
            files.append(name)
        elif inside and stat.S_ISDIR(mode):
            self._pend(folder, name, str(real), self._links)


def _is_there(real: str) -> bool:
    """Return whether there is a folder, be it that one cannot look into it."""
    try:
        return stat.S_ISDIR(os.stat(real).st_mode)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def _stated(real: str, path: str, names: list[str]) -> Iterator[PostFile]:
    """Yield the files `names` of the folder `real`, called `path` in the archive."""
    prefix = f"{path}/" if path else ""
    try:
        folder = os.open(real, os.O_RDONLY)  # found from here, a file costs less than by its path
    except OSError:
        return
    try:
        for name in names:
            try:
                status = os.stat(name, dir_fd=folder)
            except OSError:
                continue
            yield PostFile(prefix + name, status.st_size, status.st_mtime_ns)
    finally:
        os.close(folder)
