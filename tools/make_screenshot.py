"""Make a README's picture: `python tools/make_screenshot.py docs/screenshot.svg [THEME]`.

The reader itself draws it, on the demo archive, with a home of its own, in the language of the
locale: `LC_ALL=zh_CN` for `docs/screenshot.zh.svg`.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from reader.corpus import open_archive
from reader.demo import ARCHIVE
from reader.library import open_library
from reader.session.places import Place
from reader.settings import Settings
from reader.texts import language
from reader.texts.languages import Language
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen

POSTS: dict[Language, str] = {
    "en": "2026-11-12-quiet-machinery",
    "zh": "2026-11-23-JH202611230912004",
}


async def draw(theme: str) -> str:
    """Return the SVG of the reader at a section of a demo post."""
    with tempfile.TemporaryDirectory() as home:
        archive = open_archive(ARCHIVE)
        library = open_library(archive, cache=Path(home, "cache"), data=Path(home, "data"))
        library.sync()
        app = KanbaoApp(archive, library, Settings(theme=theme), Place(POSTS[language()]))
        async with app.run_test(size=(120, 34)) as pilot:
            while not (isinstance(app.screen, ReadingScreen) and app.screen.session.shown):
                await pilot.pause(0.05)
            await app.workers.wait_for_complete()
            await pilot.press("]")
            await pilot.pause(0.2)
            return app.export_screenshot(title="kanbao 看报" if language() == "zh" else "kanbao")


if __name__ == "__main__":
    chosen = sys.argv[2] if len(sys.argv) > 2 else "newsprint"
    Path(sys.argv[1]).write_text(asyncio.run(draw(chosen)), "utf-8")
