"""An archive: the folder of a site, any folder of texts, or one file.

A path inside a site stands for the whole site: its categories, its time zone and its
links mean nothing without it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from reader.corpus.kinds.kind import Kind
from reader.corpus.kinds.known import KINDS, kind_of
from reader.corpus.kinds.post_files import (
    COMMON_ENDINGS,
    POSTS_FOLDER,
    RESTRUCTURED_ENDING,
    PostRules,
    is_text,
)
from reader.corpus.kinds.site import Site
from reader.errors import ArchiveNotFound
from reader.safe import Clean, clean_line


@dataclass(frozen=True)
class Archive:
    """A folder that is read and never written to.

    `root` is absolute, with links resolved. `only` is the name of the one file that is the
    archive, None for a folder. `name` is what to call it.
    """

    root: Path
    site: Site = field(default_factory=Site)
    only: str | None = None

    @property
    def name(self) -> Clean:
        """The site's title, else the name of the folder or file."""
        return self.site.title or clean_line(self.only or self.root.name) or Clean("/")

    @property
    def kind(self) -> Kind:
        """The kind of archive it is."""
        return KINDS[self.site.kind]

    @cached_property
    def pages(self) -> Mapping[Clean, Clean]:
        """A Jekyll site's pages under `category/`: slug → title, read at first need."""
        if self.site.kind != "jekyll":
            return {}
        from reader.corpus.kinds.category_pages import category_pages

        return category_pages(self.root)

    def file(self, path: str) -> str:
        """Return where the post at `path` (relative, POSIX) lies on disk."""
        return os.path.join(self.root, path)  # noqa: PTH118 - a Path costs ten times as much

    def rules(self, *, drafts: bool = False) -> PostRules:
        """Return the rules that say which of its files are posts."""
        return self.kind.rules(self.site, drafts=drafts)


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
        if not is_folder and not _is_read(place.name):
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


def _is_read(name: str) -> bool:
    return is_text(name) or name.lower().endswith(RESTRUCTURED_ENDING)


def _folder(place: Path) -> Archive:
    kind, signs = kind_of(place)
    if signs:
        above = _config_above(place) if signs == (POSTS_FOLDER,) else None
        return above or Archive(place, kind.read_site(place, signs))
    return _site_of(place) or Archive(place, kind.read_site(place, signs))


def _file(place: Path) -> Archive:
    archive = _site_of(place)
    if archive is not None:
        inner = place.relative_to(archive.root).as_posix()
        if archive.rules(drafts=True).owns(inner):
            return archive
    return Archive(place.parent, only=place.name)


def _site_of(place: Path) -> Archive | None:
    """Return the site that `place` belongs to, None when it belongs to none.

    A file belongs to any site it lies in; a folder when posts of the site lie in it by their
    place alone: when it is, or lies below, `_posts`, `content` and their like, or lies beside
    `_posts` (`old_post`). Any other folder is its own archive: notes may well lie in a
    repository that has a `_config.yml`. The site is the one next above with a config, else
    the one next above with `_posts`.
    """
    bare = None
    for folder in _upward(place.parent):
        kind, signs = kind_of(folder)
        if not signs:
            continue
        archive = Archive(folder, kind.read_site(folder, signs))
        if not _is_part(place, archive):
            continue
        if signs != (POSTS_FOLDER,):
            return archive
        bare = bare or archive
    return bare


def _is_part(place: Path, archive: Archive) -> bool:
    if place.is_file():
        return True
    inner = place.relative_to(archive.root)
    if archive.rules(drafts=True).lies_below_posts(inner.as_posix()):
        return True
    holders = (folder for folder in (place, *place.parents) if _holds_posts(folder))
    holder = next(holders, None)
    return archive.site.kind == "jekyll" and bool(holder and holder.is_relative_to(archive.root))


def _config_above(place: Path) -> Archive | None:
    """Return the site with a config in which a folder that holds `_posts` lies, if any."""
    archive = _site_of(place)
    return archive if archive and archive.site.signs != (POSTS_FOLDER,) else None


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
