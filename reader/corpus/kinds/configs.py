"""A config file → what it says, as far as it can be read: YAML, TOML or JSON by its ending."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reader.corpus.encoding import decode
from reader.corpus.files import read_bytes
from reader.corpus.header.parsers import Unparsable, json_object, toml, yaml_mapping
from reader.corpus.header.tolerant import read_lines
from reader.corpus.problems import problem, refusal
from reader.model import Problem

BYTES_READ: Final = 1024 * 1024
"""Bytes of a config that are looked at."""

_READERS: Final = {".toml": toml, ".json": json_object}


def first_file(folder: Path, *names: str) -> Path | None:
    """Return the first of the files `names` that is in `folder`."""
    return next((path for name in names if (path := folder / name).is_file()), None)


def read_config(path: Path, problems: list[Problem]) -> dict[str, object]:
    """Return what a config says. Never raises: what cannot be read goes to `problems`."""
    try:
        text = decode(read_bytes(str(path), BYTES_READ).raw).text
    except OSError as error:
        problems.append(problem("config-unreadable", path.name, None, **refusal(error)))
        return {}
    try:
        return _READERS.get(path.suffix, yaml_mapping)(text)
    except Unparsable as error:
        problems.append(problem("config-unreadable", path.name, error.line, **error.why))
    return dict(read_lines(text.split("\n"), fenced=True).values)
