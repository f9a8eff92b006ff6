"""From `POST`, as typed, to the post: a file's path, or a name that the library looks up."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.archives import archive_at, caught_up, library_of, with_bar
from reader.corpus import Archive, load, open_archive
from reader.corpus.fields.category_labels import Evidence, label_categories
from reader.errors import PostAmbiguous, PostNotFound
from reader.model import Entry, Post
from reader.safe import Clean, clean_line
from reader.session.places import Place
from reader.settings import Settings
from reader.values import Value, replace

if TYPE_CHECKING:
    from reader.library import Library


class Named(Value):
    """A post that was named: its archive and path, and its label as the byline wants it.

    `anchor` is the section named with it. `entry` is what the library knows of it, None
    where its file was named and no library asked.
    """

    archive: Archive
    path: str
    label: Clean | None
    anchor: str | None = None
    entry: Entry | None = None


def named(words: str, archive_path: Path | None, chosen: Settings) -> Named:
    """Return the post that `POST[#ANCHOR]` names, in the archive at `archive_path`, if given.

    A file needs no library; any other name is looked up, by default in the archive read
    last. Raises PostNotFound, ArchiveNotFound, LastArchiveGone, LibraryUnavailable.
    """
    place = Place.parse(words)
    post = place.post
    file = Path(post)
    # Unlike a Path's own questions these fail on no name, however long or out of reach.
    if os.path.isfile(post):  # noqa: PTH113
        archive = open_archive(archive_path or file)
        path = _path_in(archive, file)
        if path is not None:
            return Named(
                archive, path, _label_alone(load(archive, path).post, archive), place.anchor
            )
    elif os.path.isdir(post):  # noqa: PTH112
        name = clean_line(post)
        raise PostNotFound("post-is-folder", name=name)
    archive = archive_at(archive_path)
    library = caught_up(archive, chosen)
    entry, anchor = _found(library, words, place)
    labels = {category.slug: category.label for category in library.categories()}
    slug = _first_category(entry)
    label = labels.get(slug) if slug is not None else None
    return Named(archive, entry.path, label, anchor, entry)


def entry_of(post: Named, *, published: bool, chosen: Settings) -> Entry | None:
    """Return what the library knows of a post; None where the file is gone meanwhile.

    The archive is scanned only where the library does not have the post yet; a post that
    is not `published` stands in the library of the drafts.
    """
    if post.entry is not None:
        return post.entry
    library = library_of(post.archive, replace(chosen, drafts=chosen.drafts or not published))
    known = _at_path(library, post.path)
    if known is None:
        with_bar(library.sync)
        known = _at_path(library, post.path)
    return known


def _found(library: Library, words: str, place: Place) -> tuple[Entry, str | None]:
    """Return the post called `words`, which may have a `#` in it, else that of `place`."""
    if place.anchor is not None:
        try:
            return library.find(words), None
        except PostAmbiguous:
            raise
        except PostNotFound:
            pass
    return library.find(place.post), place.anchor


def _path_in(archive: Archive, file: Path) -> str | None:
    """Return the path of a file in `archive`, None where it lies elsewhere."""
    real = file.resolve()
    if not real.is_relative_to(archive.root):
        return None
    path = real.relative_to(archive.root).as_posix()
    return path if archive.only in (None, path) else None


def _label_alone(post: Post, archive: Archive) -> Clean | None:
    """Return what the post itself, or its site's page, calls its category."""
    slug = _first_category(post)
    if slug is None:
        return None
    media = {post.media: 1} if post.media else {}
    evidence = Evidence(1, dict.fromkeys(post.tags, 1), media)
    return label_categories({slug: evidence}, archive.pages)[slug]


def _first_category(post: Post | Entry) -> Clean | None:
    return next(iter(post.categories), None)


def _at_path(library: Library, path: str) -> Entry | None:
    try:
        entry = library.find(path)
    except PostNotFound:
        return None
    return entry if entry.path == path else None
