"""Errors that reach a person: each message is one sentence saying what, where and what to do.

The root is `KanbaoError`; commands print its text and exit with `exit_status`. Anything
else that escapes is a bug and is let through. What is wrong *in a post* is never an
error: it is a `reader.model.Problem`, kept as data.
"""

from __future__ import annotations

from collections.abc import Sequence


class KanbaoError(Exception):
    """Something a person can act on; the message is a sentence for them."""

    exit_status = 1


class WrongUsage(KanbaoError):
    """The command was asked for something that cannot be."""

    exit_status = 2


class ArchiveNotFound(WrongUsage):
    """The path given as an archive does not exist or cannot be read."""


class LastArchiveGone(KanbaoError):
    """The archive read last is no more where it was, or cannot be read now."""


class PostNotFound(KanbaoError):
    """No post answers to the name; `candidates` nearly do."""

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class PostAmbiguous(PostNotFound):
    """Several posts answer to the name: `candidates`."""


class AnchorNotFound(KanbaoError):
    """The article has no section of that name."""


class LibraryUnavailable(KanbaoError):
    """The index or the marks cannot be read or written: full disk, no permission, damage."""


class SettingsInvalid(WrongUsage):
    """The config file, or a theme file, says something we do not understand."""
