"""Errors that reach a person: a code and values, of which `reader.texts.errors` makes a sentence.

The root is `KanbaoError`; commands print its sentence and exit with `exit_status`. Anything
else that escapes is a bug and is let through. What is wrong *in a post* is never an
error: it is a `reader.model.Problem`, kept as data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Coded(NamedTuple):
    """Something to tell a person: its code, and the values that its sentence names.

    A value is text (clean, if it came from a post or a file), a number, a path, several
    texts, an `OSError` (its reason is told) or another `Coded`.
    """

    code: str
    values: Mapping[str, object] = {}


class KanbaoError(Exception):
    """Something a person can act on: `code` and `values`, as in `Coded`."""

    exit_status = 1

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    @property
    def coded(self) -> Coded:
        """What is to be told."""
        return Coded(self.code, self.values)


class WrongUsage(KanbaoError):
    """The command was asked for something that cannot be."""

    exit_status = 2


class ArchiveNotFound(WrongUsage):
    """The path given as an archive does not exist or cannot be read."""


class LastArchiveGone(KanbaoError):
    """The archive read last is no more where it was, or cannot be read now."""


class PostNotFound(KanbaoError):
    """No post answers to the name; `candidates` nearly do."""

    def __init__(self, code: str, /, *, candidates: tuple[str, ...] = (), **values: object) -> None:
        super().__init__(code, **values)
        self.candidates = candidates


class PostAmbiguous(PostNotFound):
    """Several posts answer to the name: `candidates`."""


class AnchorNotFound(KanbaoError):
    """The article has no section of that name."""


class LibraryUnavailable(KanbaoError):
    """The index or the marks cannot be read or written: full disk, no permission, damage."""


class SettingsInvalid(WrongUsage):
    """The config file, or a theme file, says something we do not understand."""
