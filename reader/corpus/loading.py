"""A file → a post: bytes, text and header, handed to the builder of the post.

Whatever stands in the file, there is a post: what is wrong with it is in its problems.
"""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Final

from reader.corpus.archive import Archive
from reader.corpus.encoding import decode
from reader.corpus.fields.post_builder import PostBuilder
from reader.corpus.files import Contents, Refused, glance, read_bytes
from reader.corpus.header.restructured import restructured_header
from reader.corpus.header.splitting import Header, read_header
from reader.corpus.kinds.jekyll import DATED_NAME
from reader.corpus.kinds.post_files import PLAIN_ENDING, POSTS_FOLDER, RESTRUCTURED_ENDING
from reader.corpus.markup_amount import has_too_much_markup
from reader.corpus.problems import problem, refusal
from reader.corpus.walking import PostFile
from reader.model import Post, Problem
from reader.values import Value

SIZE_LIMIT: Final = 16 * 1024 * 1024
"""Bytes past which a file is listed by its head alone (`settings.Settings.size_limit`)."""

_HEAD_BYTES: Final = 64 * 1024
_HEADER_BYTES: Final = 1024
"""Bytes that hold a header, and a little more, in nearly every file."""

_SETTLED_BY_BODY: Final = frozenset({"title-empty", "header-unclosed"})
"""Problems of a header that only the body settles."""

_MOST_BYTES_READ: Final = 256 * 1024 * 1024
"""Bytes of a file that `load` reads at most, so that no file fills the memory."""


class Loaded(Value):
    """A post with its body and its header.

    `body` is untrusted text with `\\n` line ends, from line `post.body_line` of the file;
    `header` holds what the YAML (TOML, JSON) reader made of it.
    """

    post: Post
    body: str
    header: Mapping[str, object]


def read_post(archive: Archive, found: PostFile | str, *, size_limit: int = SIZE_LIMIT) -> Post:
    """Return what the file says. Never raises on a post.

    `found` comes from a walk of `archive`, or is a path relative to its root. A file over
    `size_limit` bytes is read by its head; one that cannot be read gives what its name says.
    """
    path = found if isinstance(found, str) else found.path
    try:
        if isinstance(found, str):
            _check_inside(archive, path)
        contents = read_bytes(archive.file(path), size_limit, _HEAD_BYTES)
    except (OSError, ValueError) as error:
        return _unread(archive, found, error)
    return _loaded(archive, path, contents, size_limit).post


def read_head(archive: Archive, found: PostFile, *, size_limit: int = SIZE_LIMIT) -> Post:
    """Return what the header of a file says, as `read_post` would, in two thirds of the time.

    For a first listing: `source`, `media` and `fingerprint` may be left empty, and what is
    wrong with the bytes of the body is not seen. Never raises on a post.
    """
    try:
        raw = glance(archive.file(found.path), _HEADER_BYTES)
    except (OSError, ValueError) as error:
        return _unread(archive, found, error)
    if raw[:3] == b"---" and found.size <= size_limit:
        decoded = decode(raw[: raw.rfind(b"\n") + 1])
        header = read_header(decoded.text)
        if isinstance(header.values.get("title"), str) and not (decoded.code or decoded.is_guessed):
            faults = _faults(archive, found.path, header)
            builder = PostBuilder(archive, found.path, decoded.text, header, faults)
            post = builder.build("", "", found.mtime_ns)
            if not post.date_guessed and _SETTLED_BY_BODY.isdisjoint(
                fault.code for fault in post.problems
            ):
                return post
    return read_post(archive, found, size_limit=size_limit)


def load(
    archive: Archive, found: PostFile | str, *, size_limit: int = SIZE_LIMIT, hashed: bool = False
) -> Loaded:
    """Return a post with its body and header, to open it or index it. Never raises on a post.

    `found` is as for `read_post`. Its `fingerprint`, which only an index asks for, is left empty
    unless `hashed`.

    A file over `size_limit` comes whole, with a problem: to show it as plain text is the
    caller's part. Past 256 MiB the rest is left out.
    """
    path = found if isinstance(found, str) else found.path
    try:
        if isinstance(found, str):
            _check_inside(archive, path)
        contents = read_bytes(archive.file(path), _MOST_BYTES_READ)
    except (OSError, ValueError) as error:
        return Loaded(_unread(archive, found, error), "", {})
    return _loaded(archive, path, contents, size_limit, hashed=hashed)


def fingerprint(body: str) -> str:
    """Return a hash of a body's text: 40 hexadecimal digits, equal for equal texts.

    ASCII blanks at both ends, the file's encoding and its line ends do not count.
    """
    return _hash(body.encode("utf-8", "surrogatepass"))


def _hash(body: bytes) -> str:
    from hashlib import sha1  # and with it OpenSSL, which opening a post does without

    return sha1(body.strip(), usedforsecurity=False).hexdigest()


def _check_inside(archive: Archive, path: str) -> None:
    """Raise OSError for a path that climbs out: one from a link or a command may."""
    root = str(archive.root)
    if _has_no_links(root, path):
        return
    real = os.path.realpath(archive.file(path))
    if os.path.commonpath((root, real)) != root:
        raise Refused("outside-archive", path)


def _has_no_links(root: str, path: str) -> bool:
    """Tell whether a path below `root` leads straight down: mostly so, and told soon."""
    parts = path.split("/")
    if os.sep != "/" or "" in parts or ".." in parts:
        return False
    for part in parts:
        root = f"{root}/{part}"
        if os.path.islink(root):  # noqa: PTH114
            return False
    return True


def _loaded(
    archive: Archive, path: str, contents: Contents, size_limit: int, *, hashed: bool = True
) -> Loaded:
    decoded = decode(contents.raw)
    is_restructured = path.lower().endswith(RESTRUCTURED_ENDING)
    header = (restructured_header if is_restructured else read_header)(decoded.text)
    body = decoded.text[header.body :]
    problems = _faults(archive, path, header)
    if contents.size > size_limit:
        problems.append(problem("too-large", path, None, size=contents.size, limit=size_limit))
    elif decoded.code:
        problems.append(problem(decoded.code, path, decoded.line))
    if contents.size <= size_limit and _is_flooded(path, body):
        problems.append(problem("markup-immense", path, None))
    print_of_body = ""
    if hashed and decoded.verbatim:
        print_of_body = _hash(_verbatim_body(contents.raw, decoded.text, header.body))
    elif hashed:
        print_of_body = fingerprint(body)
    builder = PostBuilder(archive, path, decoded.text, header, problems)
    return Loaded(builder.build(body, print_of_body, contents.mtime_ns), body, header.values)


def _is_flooded(path: str, body: str) -> bool:
    return not path.lower().endswith(PLAIN_ENDING) and has_too_much_markup(body)


def _faults(archive: Archive, path: str, header: Header) -> list[Problem]:
    problems = [problem(code, path, line, **values) for code, line, values in header.faults]
    if archive.site.kind == "jekyll" and _is_undated(path):
        problems.append(problem("name-undated", path, None))
    return problems


def _verbatim_body(raw: bytes, text: str, body: int) -> bytes:
    """Return the bytes of `text[body:]` as they stand in the file: no need to encode it."""
    mark = len(BOM_UTF8) if raw.startswith(BOM_UTF8) else 0
    return raw[mark + len(text[:body].encode()) :]


def _unread(archive: Archive, found: PostFile | str, error: OSError | ValueError) -> Post:
    """Return what is known of a file that could not be read: its name, and when it changed."""
    path, mtime = (found, None) if isinstance(found, str) else (found.path, found.mtime_ns)
    if isinstance(error, FileNotFoundError):
        fault = problem("vanished", path, None)
    else:
        fault = problem("unreadable", path, None, **refusal(error))
    builder = PostBuilder(archive, path, "", Header({}), [fault])
    return builder.build("", "", mtime)


def _is_undated(path: str) -> bool:
    """Say whether Jekyll passes over the post for its name."""
    return POSTS_FOLDER in path and not DATED_NAME.match(path, path.rfind("/") + 1)
