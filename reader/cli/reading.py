"""`kanbao ARCHIVE`: from what is typed to the reader on the screen, and what is told on the way."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple

import click

from reader.cli import archives, output
from reader.corpus import Archive
from reader.errors import SettingsInvalid, WrongUsage
from reader.session import recent
from reader.session.places import Place
from reader.settings import Chosen, Settings
from reader.texts import _, language, ngettext
from reader.texts.errors import sentence
from reader.values import replace

if TYPE_CHECKING:
    from reader.tui.app import KanbaoApp

_PATIENCE_SECONDS = 5.0
"""How long work under way may go on once the reader has left."""


class Wanted(NamedTuple):
    """What the command line asks for: where, at which post, which hits, in which theme."""

    path: Path | None = None
    at: str | None = None
    query: str | None = None
    theme: str | None = None
    drafts: bool = False


def read(wanted: Wanted, config: Chosen) -> None:
    """Open the reader, and come back when it is quit.

    Raises WrongUsage where the command line asks for what cannot be, ArchiveNotFound,
    LastArchiveGone, LibraryUnavailable.
    """
    from reader.session.named_searches import searches_of_config
    from reader.tui.keys.keymap import chosen_keymap

    keys = chosen_keymap(config.keys)
    searches, passed_over = searches_of_config(config.searches)
    for notice in (*keys.notices, *passed_over):
        output.tell(f"kanbao: {sentence(notice)}")
    hints: list[str] = []
    archive = archives.archive_at(wanted.path, hints.append)
    if wrong := len(config.notices) + len(keys.notices) + len(passed_over):
        told = ngettext(
            "{count} thing in the config was passed over, kanbao config tells which",
            "{count} things in the config were passed over, kanbao config tells which",
            wrong,
        )
        hints.append(told.format(count=wrong))
    if wanted.query is not None:
        _check_query(wanted.query)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage("reading-needs-terminal")
    recent.remember(archive.root / (archive.only or ""))
    chosen = replace(
        config.settings,
        theme=wanted.theme or config.settings.theme,
        drafts=wanted.drafts or config.settings.drafts,
    )
    library = archives.opened(archive, chosen)
    hints[:0] = map(sentence, library.notices)  # what was told by now, the screen hides
    place = _place(wanted, archive)
    if place is None and not library.history(1):
        place = _welcome(archive)

    # What a start makes stays; the collector would look through it a hundred times, for a tenth of
    # the time until the first frame. The app lets it work again.
    gc.disable()
    from reader.tui.app import KanbaoApp

    def app_with(settings: Settings) -> KanbaoApp:
        hint = _("; ").join(hints)
        return KanbaoApp(
            archive, library, settings, place, hint, keys.keymap, searches, wanted.query or ""
        )

    try:
        app = app_with(chosen)
    except SettingsInvalid as error:
        if wanted.theme is not None:
            raise
        told = _("{what}; this time the default is used").format(what=sentence(error))
        output.tell(f"kanbao: {told}")
        app = app_with(replace(chosen, theme=Settings().theme))
    else:
        for no_theme in app.no_themes:
            output.tell(f"kanbao: {sentence(no_theme)}")
    asyncio.run(_run(app))
    library.close()
    if app.crash:
        from reader.bugs import crash_report

        raise click.ClickException(crash_report(app.crash))


async def _run(app: KanbaoApp) -> None:
    """Let the reader read; once they have left, let nothing keep them from their shell.

    Threads cannot be stopped, and the loop waits for all of them. What was marked is on disk.
    """
    await app.run_async()
    last_resort = Timer(_PATIENCE_SECONDS, os._exit, (1 if app.crash else 0,))
    last_resort.daemon = True
    last_resort.start()
    await asyncio.get_running_loop().shutdown_default_executor()
    last_resort.cancel()


def _check_query(query: str) -> None:
    from reader.library.query.mistakes import Mistake, QueryWrong
    from reader.library.query.parser import parse

    found = parse(query)
    if isinstance(found, Mistake):
        raise QueryWrong(found)


def _place(wanted: Wanted, archive: Archive) -> Place | None:
    """Return where to begin, if that was said: at a post, or at the file that was named."""
    if wanted.at is not None:
        return Place.parse(wanted.at)
    if wanted.path is not None and wanted.path.is_file():
        return Place(wanted.path.resolve().relative_to(archive.root).as_posix())
    return None


def _welcome(archive: Archive) -> Place | None:
    """Return where somebody new to it begins in the demo: where it speaks their language."""
    from reader.demo import ARCHIVE, WELCOME

    return Place(WELCOME[language()]) if archive.root == ARCHIVE.resolve() else None
