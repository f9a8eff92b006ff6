"""From what is typed to an archive and its library."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader import demo, settings
from reader.cli.output import tell
from reader.corpus import Archive, open_archive
from reader.errors import ArchiveNotFound, LastArchiveGone
from reader.session import recent
from reader.session.sentences import nothing_sentence
from reader.settings import Settings
from reader.texts import _
from reader.texts.errors import sentence

if TYPE_CHECKING:
    from reader.library import Changes, Library
    from reader.library.store import Indexed

T = TypeVar("T")


def archive_at(path: Path | None, hint: Callable[[str], None] = tell) -> Archive:
    """Return the archive at `path`, by default the last one read, at first the demo.

    `hint` is told when it is the demo for that. Raises ArchiveNotFound, LastArchiveGone.
    """
    if path is not None:
        return open_archive(path)
    last = recent.last_archive()
    if last is None:
        hint(_("This is the demo; yours: kanbao FOLDER"))
        return open_archive(demo.ARCHIVE)
    try:
        return open_archive(last)
    except ArchiveNotFound as error:
        raise LastArchiveGone("last-archive-gone", why=error) from error


def library_of(archive: Archive, chosen: Settings) -> Library:
    """Return the library of `archive`, as it is. Raises LibraryUnavailable."""
    from reader.library import open_library

    library = open_library(
        archive,
        cache=settings.cache_folder(),
        data=settings.data_folder(),
        size_limit=chosen.size_limit,
        drafts=chosen.drafts,
        variants=chosen.variants,
    )
    for notice in library.notices:
        tell(f"kanbao: {sentence(notice)}")
    return library


def caught_up(archive: Archive, chosen: Settings) -> Library:
    """Return the library of `archive`, with what came and went in its folders."""
    library = library_of(archive, chosen)
    with_bar(library.catch_up)
    return library


def listed(
    archive: Archive, chosen: Settings, *, every_file: bool = False, rebuild: bool = False
) -> tuple[Library, Changes]:
    """Return the library of `archive`, brought up to date, and what had changed.

    By its folders' times, or by those of `every_file`, or made anew (`rebuild`). Where there
    is no post, say what was looked for and where.
    """
    library = library_of(archive, chosen)
    look = library.sync if every_file else library.catch_up
    changes = with_bar(library.rebuild if rebuild else look)
    if not changes.total and not changes.busy:
        tell(f"kanbao: {nothing_sentence(archive, drafts=chosen.drafts)}")
    return library, changes


def indexed(library: Library, *, wait: bool) -> Indexed:
    """Let all that is listed be found by its words, with a bar; return how far that is.

    `wait`: for another kanbao that is at it.
    """
    return with_bar(partial(library.index_texts, wait=wait))


def with_bar(update: Callable[..., T]) -> T:
    """Return what bringing a library up to date comes to, with a bar on stderr where that is a
    terminal.
    """  # fmt: skip
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return update()
    from reader.cli.progress import scan_bar

    with scan_bar() as show:
        return update(progress=show)
