"""Every command of the README, as people run it: on a terminal, and into a pipe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from readme import READMES, bare, command_of, fences, plain, usages, with_options
from real_terminal import Terminal
from wcwidth import wcswidth

from reader.demo import ARCHIVE

SGR = re.compile(rb"\x1b\[[\d;]*m")
WITH_COLOUR: Mapping[str, str] = {}
ENVIRONMENTS = [
    pytest.param({}, 40, id="40"),
    pytest.param({}, 200, id="200"),
    pytest.param({"NO_COLOR": "1"}, 40, id="no-color-40"),
    pytest.param({"TERM": "dumb"}, 200, id="dumb-200"),
]
SHOWN = {usage for usage in usages() if command_of(usage) in ("", "demo")}
"""Usages that open the reader; all others print."""
PRINTED = [usage for usage in usages() if usage not in SHOWN]
PLAIN = [list(args) for args in dict.fromkeys(
    tuple(made(usage, str(ARCHIVE))) for usage in PRINTED for made in (bare, plain)
)]  # fmt: skip
OPTIONS = [args for usage in PRINTED for args in with_options(usage, str(ARCHIVE))]
READER = [list(args) for args in dict.fromkeys(
    tuple(args)
    for usage in usages() if usage in SHOWN
    for args in (bare(usage, str(ARCHIVE)), plain(usage, str(ARCHIVE)), *with_options(usage, str(ARCHIVE)))
)]  # fmt: skip


def named(arguments: list[str]) -> str:
    """A test's name for a command line."""
    return " ".join(arguments).replace(str(ARCHIVE), "PATH") or "kanbao"


def homes(folder: Path) -> dict[str, str]:
    """The variables of a home in which no reader has been."""
    return {f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "CACHE", "DATA")}


def on_a_terminal(
    arguments: list[str], folder: Path, env: Mapping[str, str], columns: int
) -> tuple[int, bytes, bytes]:
    """Run a command, stdout on a terminal; return its status, stdout and stderr."""
    told = folder / "stderr"
    script = (
        "import os, sys; os.dup2(os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT), 2);"
        "os.execv(sys.executable, [sys.executable, '-m', 'reader', *sys.argv[2:]])"
    )
    terminal = Terminal(
        "-c", script, str(told), *arguments, columns=columns, env={**homes(folder), **env}
    )
    status = terminal.wait()
    return status, terminal.raw.replace(b"\r\n", b"\n"), told.read_bytes()


def into_a_pipe(arguments: list[str], folder: Path, columns: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "reader", *arguments],
        env={**os.environ, **homes(folder), "COLUMNS": str(columns)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def check(arguments: list[str], folder: Path, env: Mapping[str, str], columns: int) -> None:
    """Run a command both ways, each in a home of its own, and compare."""
    (folder / "terminal").mkdir()
    with into_a_pipe(arguments, folder / "pipe", columns) as pipe:
        status, raw, told = on_a_terminal(arguments, folder / "terminal", env, columns)
        piped, told_too = pipe.communicate()
    shown, text = SGR.sub(b"", raw), SGR.sub(b"", piped)
    finds_problems = arguments[0] == "check" and "--explain" not in arguments
    assert (status, pipe.returncode) == (finds_problems, finds_problems), told.decode()
    assert b"\x1b" not in shown
    ours, theirs = (str(folder / name).encode() for name in ("terminal", "pipe"))
    assert shown.replace(ours, b"") == text.replace(theirs, b"") != b""
    assert told == told_too
    assert b"Traceback" not in told
    is_set_in_lines = arguments[0] == "show" and not {"markdown", "html", "json"} & set(arguments)
    if is_set_in_lines:
        assert max(map(wcswidth, shown.decode().splitlines())) <= columns
    is_marked = arguments[0] == "search" and not {"--count", "--facet", "json", "tsv"} & set(
        arguments
    )
    is_in_colour = (is_set_in_lines or is_marked) and not env and "never" not in arguments
    assert (raw != shown) == is_in_colour
    assert (piped != text) == ("always" in arguments)


def test_the_readme_names_every_command() -> None:
    from reader.cli import kanbao

    names = {command_of(usage) for usage in usages()}
    assert names - {""} == set(kanbao.commands) - {"read"}


def test_both_readmes_name_the_same_commands() -> None:
    """So that it does to run those of one."""
    assert usages("zh") == usages("en")
    assert fences("zh") == fences("en")
    assert len(fences("en")) == 2


def test_each_readme_leads_to_the_other() -> None:
    pages = list(READMES.values())
    for page, other in zip(pages, reversed(pages), strict=True):
        assert f"]({other.name})" in page.read_text("utf-8").splitlines()[2]
        assert f'"/{page.name}"' in (page.parent / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize(("env", "columns"), ENVIRONMENTS)
@pytest.mark.parametrize("arguments", PLAIN, ids=named)
def test_a_command_prints_on_a_terminal_what_it_pipes(
    tmp_path: Path, arguments: list[str], env: Mapping[str, str], columns: int
) -> None:
    check(arguments, tmp_path, env, columns)


@pytest.mark.parametrize("arguments", OPTIONS, ids=named)
def test_so_it_does_with_each_of_its_options(tmp_path: Path, arguments: list[str]) -> None:
    check(arguments, tmp_path, WITH_COLOUR, 40)


@pytest.mark.parametrize("arguments", PLAIN, ids=named)
def test_it_leaves_no_trace_of_progress(tmp_path: Path, arguments: list[str]) -> None:
    terminal = Terminal("-m", "reader", *arguments, columns=40, env=homes(tmp_path))
    assert terminal.wait() == (arguments[0] == "check")
    assert b"Traceback" not in terminal.raw
    assert "建索引" not in terminal.shown()
    assert b"0/?" not in terminal.raw
    assert terminal.raw.count(b"\x1b[?25l") == terminal.raw.count(b"\x1b[?25h")


@pytest.mark.parametrize(("env", "columns"), ENVIRONMENTS)
def test_the_reader_opens_and_quits(tmp_path: Path, env: Mapping[str, str], columns: int) -> None:
    open_and_quit(["demo"], columns, {**homes(tmp_path), **env})


@pytest.mark.parametrize("arguments", READER, ids=named)
def test_so_it_does_however_it_is_called(tmp_path: Path, arguments: list[str]) -> None:
    open_and_quit(arguments, 80, homes(tmp_path))


@pytest.mark.parametrize("arguments", READER, ids=named)
def test_the_reader_into_a_pipe_is_one_clear_line(tmp_path: Path, arguments: list[str]) -> None:
    with into_a_pipe(arguments, tmp_path, 80) as pipe:
        printed, told = pipe.communicate()
    assert (pipe.returncode, printed) == (2, b"")
    (line,) = told.decode().splitlines()
    assert "终端" in line


def open_and_quit(arguments: list[str], columns: int, env: Mapping[str, str]) -> None:
    terminal = Terminal("-m", "reader", *arguments, columns=columns, env=env)
    terminal.until("未读")
    terminal.press("q")
    assert terminal.wait() == 0
    assert b"Traceback" not in terminal.raw
