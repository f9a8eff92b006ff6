"""Where a link inside the archive leads: to a place that the library can look up."""

from __future__ import annotations

import posixpath
from itertools import islice, product
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader.session.places import Place

SCHEMES = frozenset({"http", "https", "mailto"})
"""What may leave kanbao; all else is a place in the archive, or nothing."""


def may_open(url: str) -> bool:
    """Return whether `url` may leave kanbao."""
    try:
        return urlsplit(url).scheme.lower() in SCHEMES
    except ValueError:
        return False


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


def names_of(post: str) -> list[str]:
    """Return what a linked post may be called here: a page of the site, by the file it is made of."""
    stem, ending = posixpath.splitext(posixpath.basename(post))
    return [post, stem] if ending in (".html", ".htm") else [post]


_IMAGE_ENDINGS = frozenset(
    ".png .jpg .jpeg .jfif .gif .webp .avif .bmp .tif .tiff .ico .svg".split()
)


def is_image(href: str) -> bool:
    """Return whether a link inside the archive leads to an image, by its name."""
    return posixpath.splitext(_file(href))[1].lower() in _IMAGE_ENDINGS


def image_of(href: str, path: str, root: Path) -> Path | None:
    """Return the file of the image that `href` names, seen from the post at `path`.

    None where there is none, or it lies outside `root`, links followed. Blocking.
    """
    try:
        file = (root / place_of(_file(href), path).post).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None
    return file if file.is_relative_to(root.resolve()) and file.is_file() else None


def _file(href: str) -> str:
    return href.partition("#")[0].partition("?")[0]


_LABEL_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def labels(count: int) -> list[str]:
    """Return `count` labels to type, all of one length, none the start of another."""
    length = 1
    while len(_LABEL_LETTERS) ** length < count:
        length += 1
    made = islice(product(_LABEL_LETTERS, repeat=length), count)
    return ["".join(letters) for letters in made]
