"""What `--help` prints, at any width."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import groupby

import pytest
from wcwidth import wcswidth

from reader import settings, texts
from reader.cli import kanbao

ROW = re.compile(r"(  \S.*?  +)(?=\S)")


LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}


def lines_of_help(command: str, columns: int, language: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "reader", *command.split(), "--help"],
        env={**os.environ, "COLUMNS": str(columns), "LC_MESSAGES": LOCALES[language]},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("command", ["", *kanbao.commands])
def test_columns_stand_straight_and_no_line_is_too_wide(
    command: str, columns: int, language: str
) -> None:
    lines = lines_of_help(command, columns, language)
    assert max(map(wcswidth, lines)) <= columns
    for is_heading, section in groupby(lines, key=lambda line: line.endswith((":", "："))):
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


@pytest.mark.parametrize("language", LOCALES)
def test_help_is_whole(language: str) -> None:
    texts.use(language)
    text = "".join(lines_of_help("", 40, language)).replace(" ", "")
    for command in kanbao.commands.values():
        assert texts._(command.help or "").replace(" ", "") in text


@pytest.mark.parametrize(("language", "usage"), [("en", "Usage: kanbao"), ("zh", "用法：kanbao")])
def test_help_speaks_as_the_config_says(language: str, usage: str) -> None:
    path = settings.config_path()
    path.parent.mkdir(parents=True)
    path.write_text(f'language = "{language}"\n', "utf-8")
    other = "zh" if language == "en" else "en"
    assert lines_of_help("", 80, other)[0].startswith(usage)
