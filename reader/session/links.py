"""Where a link inside the archive leads: to a place that the library can look up."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from reader.session.places import Place


def place_of(href: str, path: str) -> Place:
    """Return the place that `href` names, seen from the post at `path`.

    `#anchor` is in the same post; `/x` starts at the archive's root, anything else with a
    folder or an ending beside the post; a bare word is a post's name.
    """
    target, _, anchor = unquote(href).partition("#")
    if not target:
        return Place(path, anchor or None)
    if target.startswith("/"):
        name = posixpath.normpath(target).lstrip("/")
    elif "/" in target or "." in target:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    else:
        name = target
    return Place(name, anchor or None)


def labels(count: int) -> list[str]:
    """Return `count` labels to type, all of one length, none the start of another."""
    letters = "asdfghjklqwertyuiopzxcvbnm"
    if count <= len(letters):
        return list(letters[:count])
    pairs = [first + second for first in letters for second in letters]
    return pairs[:count]
