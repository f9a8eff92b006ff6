"""What commands print: JSON Lines, tab-separated values, text; data to stdout alone.

Everything printed went through `reader.safe`, so no output can carry an escape sequence
that came from a post; the only ones are our own colours, and only on a terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

from reader.model import Entry, Post, Problem
from reader.safe import Clean, clean_line, clean_text
from reader.session.shown_dates import padded_date
from reader.texts.problems import sentence

_COLUMNS = 80


class PipeClosed(Exception):
    """Nobody reads stdout any more: no error, only the end."""


def prepare_stdout() -> None:
    """Let no character that the terminal's encoding lacks break a command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def terminal_columns() -> int:
    """Return how wide stdout is: what COLUMNS says, else its terminal, else 80 columns."""
    # As shutil does, which takes as long to load as to show a post.
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size().columns or _COLUMNS
    except OSError:
        return _COLUMNS


def print_json(record: Mapping[str, object]) -> None:
    """Print one object on one line, its strings clean."""
    import json

    _put(json.dumps(_clean(record), ensure_ascii=False))


def print_tsv(fields: Iterable[object]) -> None:
    """Print fields separated by tabs; none can hold a tab or a line end."""
    _put("\t".join(clean_line(str(_flat(field))) for field in fields))


def print_text(line: str) -> None:
    """Print a line of our own making."""
    _put(line)


def tell(sentence: str) -> None:
    """Say something to the person, on stderr."""
    sys.stderr.write(f"{clean_text(sentence)}\n")


def post_record(post: Post | Entry, entry: Entry | None) -> dict[str, object]:
    """Return a post's JSON fields: what `post` says, and what the library knows of it.

    Without an entry its key is null, and it is neither read nor starred.
    """
    return {
        "key": entry.key if entry else None,
        "path": post.path,
        "title": post.title,
        "date": post.date.isoformat() if post.date and not post.date_guessed else None,
        "categories": list(post.categories),
        "tags": list(post.tags),
        "source": post.source,
        "media": post.media,
        "read": bool(entry and entry.read),
        "starred": bool(entry and entry.starred),
        "problems": [problem_record(problem) for problem in post.problems],
    }


def problem_record(problem: Problem) -> dict[str, object]:
    """Return a problem's JSON fields."""
    return {
        "path": problem.path,
        "line": problem.line,
        "code": problem.code,
        "message": sentence(problem),
    }


def entry_line(entry: Entry) -> Clean:
    """Return `● 2022-02-21 09:54  让“民生窗口”更有温度  (key)`."""
    marks = ("★" if entry.starred else " ") + (" " if entry.read else "●")
    return Clean(f"{marks} {padded_date(entry)}  {entry.title}  ({clean_line(entry.key)})")


def _put(line: str) -> None:
    try:
        sys.stdout.write(f"{line}\n")
    except BrokenPipeError as error:
        raise PipeClosed from error


def _clean(value: object) -> object:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def _flat(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return value
