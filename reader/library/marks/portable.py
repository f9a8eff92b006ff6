"""Marks as text to carry elsewhere: JSON Lines, one post a line, after a line that says so.

`{"key": …, "path": …, "read": true, "read_at": "2026-11-24T09:54:33.000000+00:00", …}`:
a mark that was never set is left out, with its time. `position` is an offset into the
article's text, `words` what stands there, `visited_at` when it was last opened. Where two files know the same mark,
the newer wins.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from reader.errors import WrongUsage
from reader.library.marks.state import State
from reader.model import Key
from reader.safe import clean_line, clean_text

_FIRST_LINE = {"kanbao": "marks", "version": 1}
_LONGEST_TEXT = 64 * 1024
_MARKS: Mapping[str, type[int]] = {"read": bool, "starred": bool, "position": int}
_TIMES = ("read_at", "starred_at", "position_at", "visited_at")
_LARGEST_NUMBER = 2**62
_EPOCH = datetime.fromtimestamp(0, UTC)


def written(states: Iterable[State]) -> Iterator[str]:
    """Yield the lines of `states`, without line ends."""
    yield json.dumps(_FIRST_LINE)
    for state in states:
        record: dict[str, object] = {"key": state.key}
        if state.path is not None and _is_text(state.path):
            record["path"] = state.path
        for name in _MARKS:
            at = getattr(state, f"{name}_at")
            if at:
                record |= {name: getattr(state, name), f"{name}_at": _shown(at)}
        if state.words:
            record["words"] = state.words
        if state.visited_at:
            record["visited_at"] = _shown(state.visited_at)
        yield json.dumps(record, ensure_ascii=False)


def parsed(lines: Iterable[str]) -> Iterator[State]:
    """Yield what `lines` say. Raises WrongUsage, naming the line, where they say something else."""
    first = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise WrongUsage("marks-no-json", line=number) from error
        if not isinstance(record, dict):
            raise WrongUsage("marks-no-object", line=number)
        if first:
            _check_first(record)
            first = False
            continue
        try:
            yield _state(record)
        except (TypeError, ValueError, OverflowError) as error:
            raise WrongUsage("marks-unreadable", line=number, what=str(error)) from error


def _check_first(record: dict[str, Any]) -> None:
    if record.get("kanbao") != _FIRST_LINE["kanbao"]:
        raise WrongUsage("marks-foreign")
    if record.get("version") != _FIRST_LINE["version"]:
        raise WrongUsage("marks-newer")


def _state(record: dict[str, Any]) -> State:
    """Return what a line says. Raises ValueError with the name of the field that is wrong."""
    key = record.get("key")
    if not isinstance(key, str) or not clean_line(key) or len(key) > _LONGEST_TEXT:
        raise ValueError("key")
    path = record.get("path")
    if path is not None and (
        not isinstance(path, str) or "\0" in path or len(path) > _LONGEST_TEXT
    ):
        raise ValueError("path")
    values: dict[str, Any] = {}
    for name, kind in _MARKS.items():
        if name in record:
            value = record[name]
            if type(value) is not kind or not 0 <= value <= _LARGEST_NUMBER:
                raise ValueError(name)
            values[name] = value
    words = record.get("words", "")
    if not isinstance(words, str) or len(words) > _LONGEST_TEXT:
        raise ValueError("words")
    values["words"] = clean_text(words)
    for name in _TIMES:
        if name in record:
            values[name] = _seconds(record[name], name)
    return State(Key(clean_line(key)), path, **values)


def _is_text(path: str) -> bool:
    """Return whether a path is Unicode; one with other bytes means nothing elsewhere."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(at: float) -> str:
    # Rounded down, exactly: what comes back must not seem newer than what went out.
    part, whole = at.as_integer_ratio()
    when = _EPOCH + timedelta(microseconds=part * 1_000_000 // whole)
    return when.isoformat(timespec="microseconds")


def _seconds(text: object, name: str) -> float:
    try:
        if isinstance(text, str):
            when = datetime.fromisoformat(text)
            return max(0.0, (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        pass
    raise ValueError(name)
