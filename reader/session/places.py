"""`POST#anchor`: how a place in the archive is written, everywhere."""

from __future__ import annotations

import os

from reader.values import Value


class Place(Value):
    """A post by any of its names (path, key, part of one), and a section in it."""

    post: str
    anchor: str | None = None

    @classmethod
    def parse(cls, text: str) -> Place:
        """Return the place that `text` names. A file that has a `#` in its name is a file."""
        if "#" not in text or os.path.exists(text):  # noqa: PTH110 - Path raises at long names
            return cls(text)
        post, _, anchor = text.rpartition("#")
        return cls(post, anchor or None)

    def __str__(self) -> str:
        return f"{self.post}#{self.anchor}" if self.anchor else self.post
