"""From what is typed to an archive and its library."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from reader import demo, settings
from reader.cli.output import tell
from reader.corpus import Archive, open_archive
from reader.errors import ArchiveNotFound, Coded, LastArchiveGone
from reader.session import recent
from reader.session.sentences import nothing_sentence
from reader.settings import Settings
from reader.texts import _
from reader.texts.errors import sentence

if TYPE_CHECKING:
    from reader.library import Changes, Library
    from reader.library.store import Indexed

T = TypeVar("T")

_BAR = Lock()
"""Held while there is a bar, since there can be but one."""


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


def library_of(archive: Archive, chosen: Settings, *, texts: bool = False) -> Library:
    """Return the library of `archive`, as it is. Raises LibraryUnavailable.

    Wherever its index turns out damaged, that is told, and a new one is brought up to date
    before it is asked instead; its full text as well, `texts`.
    """
    library, tell_notices = _opened(archive, chosen)

    def make_good() -> None:
        tell_notices()
        with_bar(partial(library.catch_up, bodies=not texts))
        if texts:
            indexed(library, wait=False)

    library.when_lost(make_good)
    return library


def opened(archive: Archive, chosen: Settings) -> Library:
    """Return the library of `archive`, as it is, also where its index is lost.

    For who looks through the archive behind what they show. Raises LibraryUnavailable.
    """
    library, tell_notices = _opened(archive, chosen)
    library.when_lost(tell_notices)
    return library


def _opened(archive: Archive, chosen: Settings) -> tuple[Library, Callable[[], None]]:
    """Return a library, its notices told, and what tells those that come to them."""
    from reader.library import open_library

    library = open_library(
        archive,
        cache=settings.cache_folder(),
        data=settings.data_folder(),
        size_limit=chosen.size_limit,
        drafts=chosen.drafts,
        variants=chosen.variants,
    )
    told: tuple[Coded, ...] = ()

    def tell_notices() -> None:
        nonlocal told
        for notice in library.notices:
            if notice not in told:
                tell(f"kanbao: {sentence(notice)}")
        told = library.notices

    tell_notices()
    return library, tell_notices


def caught_up(archive: Archive, chosen: Settings) -> Library:
    """Return the library of `archive`, with what came and went in its folders."""
    library = library_of(archive, chosen)
    with_bar(library.catch_up)
    return library


def listed(
    archive: Archive,
    chosen: Settings,
    *,
    every_file: bool = False,
    rebuild: bool = False,
    texts: bool = False,
) -> tuple[Library, Changes]:
    """Return the library of `archive`, brought up to date, and what had changed.

    By its folders' times, or by those of `every_file`, or made anew (`rebuild`). Where there
    is no post, say what was looked for and where. `texts`: as for `library_of`, and they are to
    be indexed next (`indexed`), so that of a first look they may leave open what bodies tell.
    """
    library = library_of(archive, chosen, texts=texts)
    look = library.sync if every_file else library.catch_up
    changes = with_bar(library.rebuild if rebuild else partial(look, bodies=not texts))
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
    if not _BAR.acquire(blocking=False):
        return update()
    from reader.cli.progress import scan_bar

    try:
        with scan_bar() as show:
            return update(progress=show)
    finally:
        _BAR.release()
