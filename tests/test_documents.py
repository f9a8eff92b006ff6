"""The documents are true: what they name is there, and nothing sends a reader elsewhere.

`reader/room/module.py:Name.part` in a document is a name of that module: a function, a class,
a method, a constant, or an attribute that a method sets.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from documents import DESIGN_PAGE, ROOT, named, ways

CONTRIBUTING = ROOT / "CONTRIBUTING.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh.md", CONTRIBUTING, DESIGN_PAGE, *DECISIONS]
PARTS = ("## Context", "## What was weighed", "## Decision", "## What follows")

_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_ELSEWHERE = re.compile(r"DESIG[N]\b|STYLE\.m[d]|issue #?\d|the design[ ]promises|§\d+ of the")
"""Ways to point at pages that whoever has the repository has not."""

_TEXTS = {".py", ".md", ".toml", ".yaml", ".yml", ".sh", ""}
_WRITTEN_BY_OTHERS = {"headings", "archive", ".venv", "dist", "build"}
"""Folders whose texts are data."""


def test_each_decision_has_the_same_parts_and_a_line_in_the_design() -> None:
    linked = set(_LINK.findall(DESIGN_PAGE.read_text("utf-8")))
    for number, page in enumerate(DECISIONS, 1):
        text = page.read_text("utf-8")
        assert page.name.startswith(f"{number:04}-")
        assert text.startswith(f"# {number}. ")
        assert tuple(line for line in text.split("\n") if line.startswith("## ")) == PARTS
        assert f"decisions/{page.name}" in linked


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.name)
def test_what_a_document_names_is_there(page: Path) -> None:
    missing = [
        f"{path}:{name}" if name else path
        for path, name in named(page.read_text("utf-8"))
        if not _is_there(path, name)
    ]
    assert not missing


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.name)
def test_links_lead_to_files_of_the_repository(page: Path) -> None:
    targets = [link for link in _LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in targets if not (page.parent / link).exists()] == []


def test_no_way_passes_a_room_twice() -> None:
    assert len(ways()) == 11
    for way in ways():
        rooms = [_room_of(step) for step in way]
        assert len(rooms) > 2
        assert len(set(rooms)) == len(rooms), rooms


def test_every_room_has_a_line_in_the_table() -> None:
    text = CONTRIBUTING.read_text("utf-8")
    inits = (ROOT / "reader").rglob("__init__.py")
    rooms = {init.parent.relative_to(ROOT).as_posix() for init in inits} - {"reader"}
    assert [room for room in sorted(rooms) if f"| `{room}/` |" not in text] == []


def test_hooks_run_what_the_gate_runs() -> None:
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    checks = re.findall(r"^\.venv/bin/(?!pip\b)(.+)$", gate, re.MULTILINE)
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"entry: \.venv/bin/(.+)", hooks) == checks


def test_nothing_sends_a_reader_to_a_page_elsewhere() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in _texts()
        if (match := _ELSEWHERE.search(path.read_text("utf-8")))
    ]
    assert not found


def _is_there(path: str, name: str) -> bool:
    place = ROOT / path
    return place.exists() and (not name or name in _names(place))


@cache
def _names(module: Path) -> frozenset[str]:
    """Return every name that a module defines, those of its classes with the class before."""
    return frozenset(_defined(ast.parse(module.read_text("utf-8")).body, ""))


def _defined(body: list[ast.stmt], before: str) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield before + node.name
            yield from _defined(node.body, f"{before}{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield before + node.name
            yield from (before + attribute for attribute in _set_on_self(node))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (before + name.id for name in targets if isinstance(name, ast.Name))


def _set_on_self(method: ast.AST) -> Iterator[str]:
    for node in ast.walk(method):
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Store):
            continue
        if isinstance(node.value, ast.Name) and node.value.id == "self":
            yield node.attr


def _room_of(step: str) -> str:
    """Return the one room that a step names functions of."""
    rooms = {str(Path(path).parent) for path, _ in named(step)}
    (room,) = rooms
    assert f"**{room.removeprefix('reader/')}**" in step
    return room


def _texts() -> Iterator[Path]:
    """Yield the files that people write here."""
    for name in ("reader", "tests", "tools", "themes", "docs", ".ci"):
        for path in sorted((ROOT / name).rglob("*")):
            is_data = _WRITTEN_BY_OTHERS.intersection(path.relative_to(ROOT).parts)
            if path.is_file() and path.suffix in _TEXTS and not is_data:
                yield path
    yield from (path for path in sorted(ROOT.glob("*")) if path.suffix in {".md", ".toml", ".yaml"})
