"""Marks of an archive that was moved: its old file is found by the keys that it holds.

Only files whose archive is no longer where it was come into question, and the old file is
left as it is: a disk that was away may come back. Dailies of other papers may have the same keys,
dates: so the texts of some posts that were opened are noted, and most must be the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterator
from pathlib import Path

from reader.corpus import Archive, fingerprint, load, walk
from reader.errors import LibraryUnavailable
from reader.library.marks.journal import Marks
from reader.library.scan.identity import plain_key

ROOT = "root"
"""The name in `Marks.about` of where the archive lies."""

_LEAST_OVERLAP = 0.5
"""The share of a file's keys that an archive must have to be the one it belongs to."""

_TEXTS = "texts"
"""The name in `Marks.about` of the texts noted: fingerprints by path, as JSON."""

_MOST_TEXTS = 16


def note_text(marks: Marks, archive: Archive, path: str) -> None:
    """Note the text of a post that was opened, by which a moved archive is told from another one."""
    noted = _noted(marks)
    if len(noted) < _MOST_TEXTS and path not in noted and (text := _text(archive, path)):
        marks.set_about(_TEXTS, json.dumps({**noted, path: text}).encode())


def adopt(marks: Marks, archive: Archive) -> bool:
    """Take over the marks that `archive` had where it lay before; return whether there were any.

    For a `marks` file in which nothing is marked yet.
    """
    homeless = list(_homeless(marks.path))
    try:
        if not homeless:
            return False
        paths = {found.path for found in walk(archive, drafts=True)}
        stems = {plain_key(path) for path in paths}
        best = max(homeless, key=lambda other: _overlap(other, paths, stems))
        is_it = _overlap(best, paths, stems) >= _LEAST_OVERLAP and _has_texts(archive, best, paths)
        return is_it and marks.merge(best.states()) > 0
    finally:
        for other in homeless:
            other.close()


def _homeless(path: Path) -> Iterator[Marks]:
    """Yield the files beside `path` whose archive is no longer where it was."""
    for other in sorted(path.parent.glob("*.db")):
        if other == path:
            continue
        try:
            marks = Marks(other)
        except LibraryUnavailable:
            # Damaged, or of a newer kanbao: not ours to take from, nor to complain of.
            continue
        if _is_homeless(marks):
            yield marks
        else:
            marks.close()


def _is_homeless(marks: Marks) -> bool:
    root = marks.about(ROOT)
    return root is not None and not os.path.lexists(root) and not marks.is_empty()


def _overlap(marks: Marks, paths: Container[str | None], stems: Container[str]) -> float:
    """Return the share of the keys of `marks` that files at `paths` may have."""
    states = list(marks.states())
    return sum(state.key in stems or state.path in paths for state in states) / len(states)


def _has_texts(archive: Archive, marks: Marks, paths: Container[str | None]) -> bool:
    """Tell whether most posts whose texts were noted have them, of those that are where they were."""
    noted = {path: text for path, text in _noted(marks).items() if path in paths}
    same = sum(_text(archive, path) == text for path, text in noted.items())
    return 2 * same >= len(noted)


def _noted(marks: Marks) -> dict[str, str]:
    kept = marks.about(_TEXTS)
    return json.loads(kept) if kept else {}


def _text(archive: Archive, path: str) -> str:
    """Return the fingerprint of a post's text; empty where it has none, or cannot be read."""
    body = load(archive, path).body
    return fingerprint(body) if body.strip() else ""
