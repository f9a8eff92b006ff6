"""The command that measures: it prints promises beside figures, and says what falls short."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from documents import DESIGN_PAGE, ROOT
from figures import Figure, Unit
from peers import write_feed
from rows import ROWS_BY_NAME


def measured(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tests/benchmarks", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_a_row_is_measured_and_the_status_says_whether_it_falls_short(tmp_path: Path) -> None:
    done = measured("--posts", "30", "--rows", "size", "--folder", str(tmp_path))
    (row,) = [line for line in done.stdout.splitlines() if line.startswith("index on disk")]
    assert "≤    1.40 × of its text" in row
    assert done.returncode == ("FALLS SHORT" in row)
    assert len(list((tmp_path / "archive-30").rglob("*.md"))) == 30


def test_a_row_that_there_is_not_is_named(tmp_path: Path) -> None:
    done = measured("--rows", "size,speed", "--folder", str(tmp_path))
    assert done.returncode == 2
    assert "speed: not one of first-run, size" in done.stderr


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        (Figure("a", 1.5, 1.5, Unit.TIMES, "of b"), "1.50 ×  ≤    1.50 × of b"),
        (Figure("a", 1 / 20, 1 / 10, Unit.PART, "of b"), "1/20  ≤      1/10 of b"),
        (Figure("a", 16.4, 16, Unit.MS), "16.4 ms  ≤   16.0 ms FALLS SHORT"),
        (Figure("a", 1 / 9, 1 / 10, Unit.PART), "1/9  ≤      1/10 FALLS SHORT"),
    ],
)
def test_a_figure_stands_beside_its_promise(figure: Figure, line: str) -> None:
    shown = " ".join(figure.line().split())
    assert shown == "a " + " ".join(line.split())


def test_the_design_names_every_row() -> None:
    table = DESIGN_PAGE.read_text("utf-8").split("What is promised, as ratios")[1]
    for name in ROWS_BY_NAME:
        assert f"| `{name}` |" in table


def test_a_feed_has_every_post(archive_folder: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    write_feed(archive_folder, feed)
    text = feed.read_text("utf-8")
    assert text.count("<item>") == text.count("</item>") == len(list(archive_folder.rglob("*.md")))
