"""The contract of imports holds what it should: each breach of it, put into a copy, is told of."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the modules, with the contract beside it."""
    ignored = shutil.ignore_patterns("__pycache__", "archive", "*.svg")
    shutil.copytree(ROOT / "reader", tmp_path / "reader", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(copy: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=copy, env={"PYTHONPATH": str(copy)}, check=False, capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_the_rooms_keep_to_the_contract(copy: Path) -> None:
    code, said = lint(copy)
    assert not code, said


@pytest.mark.parametrize(
    ("module", "text", "told"),
    [
        ("stray.py", "", "reader.stray"),
        ("stray/__init__.py", "", "reader.stray"),
        ("session/stray.py", "from rich.text import Text\n", "session.stray"),
        ("library/stray.py", "def late():\n    import textual\n", "library.stray"),
        ("folding.py", "import click\n", "reader.folding"),
        ("tui/stray.py", "import click\n", "tui.stray"),
        ("cli/stray.py", "import textual\n", "cli.stray"),
        ("corpus/stray.py", "from reader.texts import _\n", "corpus.stray"),
        ("article/stray.py", "import reader.typeset.lines\n", "reader.article"),
    ],
)
def test_a_breach_is_told_of(copy: Path, module: str, text: str, told: str) -> None:
    path = copy / "reader" / module
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    code, said = lint(copy)
    assert code
    assert told in said
