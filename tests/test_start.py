"""What starting loads: no more than a first list, or a command, needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from real_terminal import Terminal

PARSERS = {
    "markdown_it", "mdit_py_plugins", "selectolax", "pygments", "html2text", "frontmatter", "yaml",
    "reader.article.parsing", "reader.article.content", "reader.corpus.loading",
}  # fmt: skip
"""What opening an article, or looking through the archive, loads."""

LAYOUT = {"wcwidth", "reader.typeset.layout", "reader.typeset.pieces"}
SCAN = {"reader.library.scan.scan", "reader.library.scan.file_reader"}
DIALOGS = {
    f"reader.tui.screens.{name}"
    for name in ("help_screen", "palette", "theme_screen", "outline_screen", "label_screen")
}
SCREEN = {"textual", "rich", "asyncio"}
SELDOM = {
    "platformdirs",
    "tomllib",
    "tempfile",
    "shutil",
    "html",
    "difflib",
    "traceback",
}
"""What of the libraries is for what is wrong, or rare."""

FIRST_LIST = """
import asyncio, json, sys
from pathlib import Path

from reader.cli import archives
from reader.session.effects import Lengthy
from reader.settings import Settings
from reader.tui.app import KanbaoApp
from reader.tui.runner import Runner

seen = []
work = Runner.work

def watched(runner, effect):
    if isinstance(effect, Lengthy):
        seen.append((app.screen.entries.row_count(), list(sys.modules)))
    work(runner, effect)

Runner.work = watched
archive = archives.archive_at(Path(sys.argv[1]))
app = KanbaoApp(archive, archives.library_of(archive, Settings()), Settings())

async def main():
    async with app.run_test() as pilot:
        while not seen:
            await pilot.pause(0.01)

asyncio.run(main())
rows, loaded = seen[0]
assert rows
print(json.dumps(loaded), file=sys.stderr)
"""
"""Print what is loaded when a first list is painted."""

COMMAND = """
import atexit, json, sys

atexit.register(lambda: print(json.dumps(list(sys.modules)), file=sys.stderr))

from reader.__main__ import main

main()
"""


def loaded_by(program: str, *arguments: str) -> set[str]:
    """Run a program that prints its modules on stderr at last; return them."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_a_first_list_is_painted_without_parser_layout_scan_and_dialogs(
    archive_folder: Path,
) -> None:
    loaded_by(COMMAND, "index", str(archive_folder))
    loaded = loaded_by(FIRST_LIST, str(archive_folder))
    assert "reader.tui.screens.reading" in loaded
    assert sorted(loaded & (PARSERS | LAYOUT | SCAN | DIALOGS)) == []


def test_a_list_loads_no_screen_and_no_layout(archive_folder: Path) -> None:
    loaded_by(COMMAND, "index", str(archive_folder))
    loaded = loaded_by(COMMAND, "list", str(archive_folder), "--limit", "1")
    assert "reader.library.library" in loaded
    assert sorted(loaded & (SCREEN | LAYOUT | SELDOM)) == []


def test_showing_a_file_loads_no_screen_and_no_library(archive_folder: Path) -> None:
    post = next((archive_folder / "_posts").glob("*.md"))
    loaded = loaded_by(COMMAND, "show", str(post))
    assert "reader.article.parsing" in loaded
    assert sorted(loaded & (SCREEN | SCAN | {"sqlite3", "reader.library.library"})) == []


def test_showing_a_post_without_markdown_loads_no_parser_of_it(archive_folder: Path) -> None:
    post = archive_folder / "_posts" / "2022-02-21-plain.md"
    post.write_text(
        '---\ntitle: 船\n---\n\n<p>船“改到”六点开。</p>\n <p align="center">船期</p>\n<p>真的——</p>\n',
        "utf-8",
    )
    loaded = loaded_by(COMMAND, "show", str(post))
    assert "reader.article.parsing" in loaded
    parsers = {"markdown_it", "selectolax", "wcwidth", "pygments", "yaml"}
    assert sorted(loaded & (parsers | SELDOM)) == []


COLLECTOR = """
import gc, sys
from pathlib import Path

from reader.cli.commands import kanbao
from reader.tui.app import KanbaoApp

seen = []
ready = KanbaoApp.on_ready

def when_ready(app):
    seen.append(gc.isenabled())
    ready(app)
    seen.append(gc.isenabled() and gc.get_freeze_count() > 0)
    app.exit()

KanbaoApp.on_ready = when_ready
kanbao.main(["read", sys.argv[1]], standalone_mode=False)
Path(sys.argv[2]).write_text(repr(seen))
"""
"""Write whether the collector works just before and just after a first frame."""


def test_the_collector_rests_until_the_first_frame(archive_folder: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    assert Terminal("-c", COLLECTOR, str(archive_folder), str(told)).wait() == 0
    assert told.read_text() == "[False, True]"
