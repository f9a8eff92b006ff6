from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader import settings
from reader.corpus import open_archive
from reader.library import Library, open_library
from reader.session.named_searches import SavedSearch
from reader.session.places import Place
from reader.settings import Settings
from reader.tui.app import KanbaoApp
from reader.tui.keys.keymap import Keymap


@pytest.fixture
def make_app(
    archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., KanbaoApp]]:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def make(
        folder: Path = archive_folder,
        theme: str = "ink",
        place: Place | None = None,
        keymap: Keymap | None = None,
        searches: tuple[SavedSearch, ...] = (),
        query: str = "",
    ) -> KanbaoApp:
        archive = open_archive(folder)
        library = open_library(archive, cache=settings.cache_folder(), data=settings.data_folder())
        opened.append(library)
        return KanbaoApp(
            archive,
            library,
            Settings(theme=theme),
            place,
            keymap=keymap,
            searches=searches,
            query=query,
        )

    opened: list[Library] = []
    yield make
    for library in opened:
        library.close()  # or the files of every test stay open, more than `select` can tell apart
