"""What the documents name, and the ways that docs/design.md describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[2]
DESIGN_PAGE = ROOT / "docs" / "design.md"

_NAMED = re.compile(r"`((?:reader|tests|tools|docs|themes|\.ci)/[\w./-]*\w/?)(?::([\w.]+))?`")
_STEP = re.compile(r"^\d+\. ")


def named(text: str) -> list[tuple[str, str]]:
    """Return what a text names: paths of the repository, each with a name in it or an empty one."""
    return _NAMED.findall(text)


def ways() -> list[list[str]]:
    """Return the numbered lists of the design, each as its steps."""
    return list(_lists(DESIGN_PAGE.read_text("utf-8")))


def _lists(text: str) -> Iterator[list[str]]:
    steps: list[str] = []
    for line in chain(text.split("\n"), [""]):
        if _STEP.match(line):
            steps.append(line)
        elif steps and line.startswith(" "):
            steps[-1] += line
        elif steps:
            yield steps
            steps = []
