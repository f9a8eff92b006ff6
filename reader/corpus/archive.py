"""An archive: the folder of a Jekyll site, any folder of texts, or one file.

A path inside a site stands for the whole site: its categories, its time zone and its
links mean nothing without it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from reader.corpus.kinds.jekyll import Site, config_of, read_site
from reader.corpus.kinds.post_files import COMMON_ENDINGS, POSTS_FOLDER, PostRules, is_text
from reader.errors import ArchiveNotFound
from reader.safe import Clean, clean_line


@dataclass(frozen=True)
class Archive:
    """A folder that is read and never written to.

    `root` is absolute, with links resolved. `only` is the name of the one file that is the
    archive, None for a folder. `name` is what to call it.
    """

    root: Path
    jekyll: bool = False
    site: Site = field(default_factory=Site)
    only: str | None = None

    @property
    def name(self) -> Clean:
        """The site's title, else the name of the folder or file."""
        return self.site.title or clean_line(self.only or self.root.name) or Clean("/")

    @cached_property
    def pages(self) -> Mapping[Clean, Clean]:
        """The site's pages under `category/`: slug → title, read at first need."""
        if not self.jekyll:
            return {}
        from reader.corpus.kinds.category_pages import category_pages

        return category_pages(self.root)

    def file(self, path: str) -> str:
        """Return where the post at `path` (relative, POSIX) lies on disk."""
        return os.path.join(self.root, path)  # noqa: PTH118 - a Path costs ten times as much

    def rules(self, *, drafts: bool = False) -> PostRules:
        """Return the rules that say which of its files are posts."""
        return PostRules(self.site, jekyll=self.jekyll, drafts=drafts)


def open_archive(path: Path) -> Archive:
    """Return the archive at `path`: a folder, a file, or the site that either lies in.

    Raises ArchiveNotFound when there is nothing there, it cannot be read, or is a file that
    is no post.
    """
    place = place_of_archive(path)
    try:
        return _folder(place) if place.is_dir() else _file(place)
    except OSError as error:
        raise ArchiveNotFound("archive-unreadable", path=_shown(path), why=error) from error


def place_of_archive(path: Path) -> Path:
    """Return the folder or file at `path`, resolved. Raises ArchiveNotFound as `open_archive`."""
    try:
        place = path.expanduser().resolve(strict=True)
        is_folder = place.is_dir()
        if not is_folder and not place.is_file():
            raise ArchiveNotFound("archive-no-file", path=_shown(path))
        if not os.access(place, os.R_OK | (os.X_OK if is_folder else 0)):
            raise ArchiveNotFound("archive-no-permission", path=_shown(path))
        if not is_folder and not is_text(place.name):
            raise ArchiveNotFound("archive-no-text", path=_shown(path), endings=COMMON_ENDINGS)
        return place
    except RuntimeError as error:
        # A loop of links, or no such user; which one, the error says only in English.
        code = "archive-no-user" if str(path).startswith("~") else "archive-link-loop"
        raise ArchiveNotFound(code, path=_shown(path)) from error
    except ValueError as error:
        raise ArchiveNotFound("archive-nul", path=_shown(path)) from error
    except OSError as error:
        raise ArchiveNotFound("archive-unreadable", path=_shown(path), why=error) from error


def _folder(place: Path) -> Archive:
    site = place if config_of(place) else _site_of(place)
    return _jekyll(site) if site else Archive(place)


def _file(place: Path) -> Archive:
    site = _site_of(place)
    if site is not None:
        archive = _jekyll(site)
        if archive.rules(drafts=True).owns(place.relative_to(site).as_posix()):
            return archive
    return Archive(place.parent, only=place.name)


def _jekyll(root: Path) -> Archive:
    return Archive(root, jekyll=True, site=read_site(root))


def _site_of(place: Path) -> Path | None:
    """Return the site that `place` belongs to, None when it belongs to none.

    A file belongs to any site it lies in; a folder when it holds `_posts`, lies below one,
    or lies beside one (`old_post`). Any other folder is its own archive: notes may well
    lie in a repository that has a `_config.yml`. The site is the folder next above with a
    config, else the one next above with `_posts`.
    """
    if POSTS_FOLDER in place.parts:
        depth = place.parts[::-1].index(POSTS_FOLDER)
        near = place.parents[depth]
    elif place.is_file():
        near = place.parent
    else:
        holders = (folder for folder in _upward(place) if _holds_posts(folder))
        holder = next(holders, None)
        if holder is None:
            return None
        near = holder
    return next((folder for folder in _upward(near) if config_of(folder)), None) or next(
        (folder for folder in _upward(near) if _holds_posts(folder)), None
    )


def _upward(folder: Path) -> Iterator[Path]:
    """Yield `folder` and those above it, but no one's home and no file system's root."""
    yield folder
    home = Path.home()
    for above in folder.parents:
        if above in (home, above.parent):
            return
        yield above


def _holds_posts(folder: Path) -> bool:
    return (folder / POSTS_FOLDER).is_dir()


def _shown(path: Path) -> str:
    return clean_line(str(path))
