"""What `--help` prints, at any width."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import groupby

import pytest
from wcwidth import wcswidth

from reader.cli import kanbao

ROW = re.compile(r"(  \S.*?  +)(?=\S)")


def lines_of_help(command: str, columns: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "reader", *command.split(), "--help"],
        env={**os.environ, "COLUMNS": str(columns)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("command", ["", *kanbao.commands])
def test_columns_stand_straight_and_no_line_is_too_wide(command: str, columns: int) -> None:
    lines = lines_of_help(command, columns)
    assert max(map(wcswidth, lines)) <= columns
    for is_heading, section in groupby(lines, key=lambda line: line.endswith("：")):
        rows = list(section)
        if is_heading or "-h, --help" not in "".join(rows):
            continue
        starts = {wcswidth(row[1]) for line in rows if (row := ROW.match(line))}
        further = {
            wcswidth(line) - wcswidth(line.lstrip())
            for line in rows
            if line.startswith(" " * 8)
        }  # fmt: skip
        assert len(starts | further) == 1, rows


def test_help_is_whole_and_in_one_language() -> None:
    text = "".join(line.strip() for line in lines_of_help("", 40))
    for command in kanbao.commands.values():
        assert (command.help or "").replace(" ", "") in text.replace(" ", "")
    assert not re.search(r"Usage|Options|Commands|OPTIONS|Show", text)
