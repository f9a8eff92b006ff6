"""From what is typed to an archive and its library."""

from __future__ import annotations

import sys
from pathlib import Path

from reader import demo, settings
from reader.cli.output import tell
from reader.corpus import Archive, open_archive
from reader.library import Changes, Library, Progress, open_library
from reader.session import recent
from reader.settings import Settings


def archive_at(path: Path | None) -> Archive:
    """Return the archive at `path`, by default the last one read, at first the demo.

    Raises ArchiveNotFound.
    """
    if path is not None:
        return open_archive(path)
    last = recent.last_archive()
    if last is not None:
        return open_archive(last)
    tell("还没有读过归档，先看随附的示例。用法：kanbao 文件夹")
    return open_archive(demo.ARCHIVE)


def library_of(archive: Archive, chosen: Settings) -> Library:
    """Return the library of `archive`, as it is. Raises LibraryUnavailable."""
    library = open_library(
        archive,
        cache=settings.cache_folder(),
        data=settings.data_folder(),
        size_limit=chosen.size_limit,
        drafts=chosen.drafts,
    )
    for notice in library.notices:
        tell(f"kanbao: {notice}")
    return library


def synced(archive: Archive, chosen: Settings, *, rebuild: bool = False) -> tuple[Library, Changes]:
    """Return the library of `archive`, brought up to date, and what had changed."""
    library = library_of(archive, chosen)
    return library, updated(library, rebuild=rebuild)


def updated(library: Library, *, rebuild: bool = False) -> Changes:
    """Bring `library` up to date and return what had changed.

    Progress is shown on stderr where that is a terminal.
    """
    update = library.rebuild if rebuild else library.sync
    if not sys.stderr.isatty():
        return update()
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("建索引", total=None)

        def show(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total or None)

        return update(progress=show)
