"""From what is typed to an archive and its library."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

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


def with_bar(update: Callable[..., Changes]) -> Changes:
    """Bring a library up to date, with a bar on stderr where that is a terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return update()
    from reader.cli.progress import scan_bar

    with scan_bar() as show:
        return update(progress=show)
