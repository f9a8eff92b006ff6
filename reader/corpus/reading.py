"""A file → a post: the one place where bytes, header, dates, names and tail come together.

Whatever stands in the file, there is a post: what is wrong with it is in its problems.
"""

from __future__ import annotations

import html
import os
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import sha1
from typing import Final

from reader.corpus import dates, titles
from reader.corpus.archive import Archive
from reader.corpus.categories import categories_of, clean_name, tags_of
from reader.corpus.encoding import decode
from reader.corpus.files import Contents, read_bytes
from reader.corpus.header import Header, raw_value, read_header
from reader.corpus.problems import problem, quoted
from reader.corpus.rules import DATED, DRAFTS, POSTS
from reader.corpus.tail import Tail, read_tail
from reader.corpus.walking import Found
from reader.model import Post, Problem
from reader.safe import Clean, clean_line

SIZE_LIMIT: Final = 16 * 1024 * 1024
"""Bytes past which a file is listed by its head alone (`settings.Settings.size_limit`)."""

_HEAD: Final = 64 * 1024
_MOST_READ: Final = 256 * 1024 * 1024
"""Bytes of a file that `load` reads at most, so that no file fills the memory."""

_LINKS: Final = ("source_url", "original_url", "source", "link")
_MEDIA: Final = ("media", "source")
_SCHEMES: Final = ("http://", "https://")
_LONGEST_MEDIUM: Final = 40
_LONGEST_LINK: Final = 2000
_NO: Final = frozenset({"false", "no", "off"})
_YES: Final = frozenset({"true", "yes", "on"})
_ENCODING: Final = {
    "encoding-damaged": "文件里有损坏的字节",
    "encoding-unknown": "认不出文件的编码",
    "encoding-binary": "文件里有 NUL 字节",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A post with its body and its header.

    `body` is untrusted text with `\\n` line ends, from line `post.body_line` of the file;
    `header` holds what the YAML (TOML, JSON) reader made of it.
    """

    post: Post
    body: str
    header: Mapping[str, object]


def read_post(archive: Archive, found: Found | str, *, size_limit: int = SIZE_LIMIT) -> Post:
    """Return what the file says. Never raises on a post.

    `found` comes from a walk of `archive`, or is a path relative to its root. A file over
    `size_limit` bytes is read by its head; one that cannot be read gives what its name says.
    """
    path = found if isinstance(found, str) else found.path
    try:
        if isinstance(found, str):
            _check_inside(archive, path)
        contents = read_bytes(archive.file(path), size_limit, _HEAD)
    except (OSError, ValueError) as error:
        return _unread(archive, found, error)
    return _loaded(archive, path, contents, size_limit).post


def load(archive: Archive, path: str, *, size_limit: int = SIZE_LIMIT) -> Loaded:
    """Return the post at `path` with its body and header, to open it. Never raises on a post.

    A file over `size_limit` comes whole, with a problem: to show it as plain text is the
    caller's part. Past 256 MiB the rest is left out.
    """
    try:
        _check_inside(archive, path)
        contents = read_bytes(archive.file(path), _MOST_READ)
    except (OSError, ValueError) as error:
        return Loaded(_unread(archive, path, error), "", {})
    return _loaded(archive, path, contents, size_limit)


def stem(path: str) -> str:
    """Return the name of a post's file without folders and ending: where its key begins."""
    name = path[path.rfind("/") + 1 :]
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def fingerprint(body: str) -> str:
    """Return a hash of a body's text: 40 hexadecimal digits, equal for equal texts.

    ASCII blanks at both ends, the file's encoding and its line ends do not count.
    """
    return _hash(body.encode("utf-8", "surrogatepass"))


def _hash(body: bytes) -> str:
    return sha1(body.strip(), usedforsecurity=False).hexdigest()


def _check_inside(archive: Archive, path: str) -> None:
    """Raise OSError for a path that climbs out: one from a link or a command may."""
    root = str(archive.root)
    real = os.path.realpath(archive.file(path))
    if os.path.commonpath((root, real)) != root:
        raise OSError(None, "在档案之外", path)


def _loaded(archive: Archive, path: str, contents: Contents, size_limit: int) -> Loaded:
    decoded = decode(contents.raw)
    header = read_header(decoded.text)
    body = decoded.text[header.body :]
    problems = [problem(code, path, line, told) for code, line, told in header.faults]
    if contents.size > size_limit:
        told = f"文件有 {contents.size:,} 字节，超过 {size_limit:,}，正文按纯文本显示"
        problems.append(problem("too-large", path, None, told))
    elif decoded.code:
        problems.append(problem(decoded.code, path, decoded.line, _ENCODING[decoded.code]))
    if archive.jekyll and _is_undated(path):
        problems.append(problem("name-undated", path, None, "文件名不以日期开头"))
    print_of_body = (
        _hash(_verbatim_body(contents.raw, decoded.text, header.body))
        if decoded.verbatim
        else fingerprint(body)
    )
    reading = _Reading(archive, path, decoded.text, header, problems)
    return Loaded(reading.post(body, print_of_body, contents.mtime_ns), body, header.values)


def _verbatim_body(raw: bytes, text: str, body: int) -> bytes:
    """Return the bytes of `text[body:]` as they stand in the file: no need to encode it."""
    mark = len(BOM_UTF8) if raw.startswith(BOM_UTF8) else 0
    return raw[mark + len(text[:body].encode()) :]


def _unread(archive: Archive, found: Found | str, error: OSError | ValueError) -> Post:
    """Return what is known of a file that could not be read: its name, and when it changed."""
    path, mtime = (found, None) if isinstance(found, str) else (found.path, found.mtime_ns)
    if isinstance(error, FileNotFoundError):
        fault = problem("vanished", path, None, "文件不在了")
    else:
        told = getattr(error, "strerror", None) or str(error)
        fault = problem("unreadable", path, None, f"文件打不开：{told}")
    reading = _Reading(archive, path, "", Header({}), [fault])
    return reading.post("", "", mtime)


class _Reading:
    """The making of one post: what its header says, and what stands in where it is silent."""

    def __init__(
        self, archive: Archive, path: str, text: str, header: Header, problems: list[Problem]
    ) -> None:
        self._archive = archive
        self._path = path
        self._text = text
        self._header = header
        self._values = header.values
        self._problems = problems

    def post(self, body: str, print_of_body: str, mtime_ns: int | None) -> Post:
        """Return the post; `mtime_ns` is when its file changed, None where unknown."""
        tail = read_tail(body)
        date, guessed = self._date(mtime_ns)
        return Post(
            path=self._path,
            title=self._title(body, tail),
            date=date,
            date_guessed=guessed,
            categories=categories_of(self._values, self._written, self._path, self._archive),
            tags=tags_of(self._values, self._written),
            source=self._source(tail),
            media=self._media(tail),
            problems=tuple(self._problems),
            body_line=self._header.body_line,
            published=self._published(),
            fingerprint=print_of_body,
        )

    def _written(self, key: str) -> str | None:
        raw = raw_value(self._text, self._header, key)
        return raw[0] if raw else None

    def _title(self, body: str, tail: Tail) -> Clean:
        value = self._values.get("title", "")
        if value is not None and not isinstance(value, str):
            value = self._written("title") or ""
        if value and (title := _as_title(value)):
            return title
        if "title" in self._values:
            raw = raw_value(self._text, self._header, "title")
            line = raw[1] if raw else None
            self._problems.append(problem("title-empty", self._path, line, "标题是空的"))
        return _as_title(titles.from_body(body[: tail.start])) or clean_line(stem(self._path))

    def _date(self, mtime_ns: int | None) -> tuple[datetime | None, bool]:
        zone = self._archive.site.timezone
        value = self._values.get("date")
        if value is not None:
            when = dates.from_value(value, zone)
            raw = None if when else raw_value(self._text, self._header, "date")
            if raw:
                when = dates.parse_date(raw[0], zone)
            if when:
                return when, False
            zone = self._undated(value, raw) or zone
        if when := dates.from_name(stem(self._path), zone):
            return when, False
        return (dates.from_file(mtime_ns, zone), True) if mtime_ns is not None else (None, False)

    def _undated(self, value: object, raw: tuple[str, int] | None) -> tzinfo | None:
        """Note that the header's date says nothing; return the zone where it has one."""
        said = raw[0] if raw else value if isinstance(value, str) else ""
        told = f"看不懂的日期：{quoted(said)}"
        line = raw[1] if raw else None
        self._problems.append(problem("date-unreadable", self._path, line, told))
        return dates.parse_zone(said)

    def _source(self, tail: Tail) -> Clean | None:
        link = tail.source or self._given(_LINKS, lambda text: text.startswith(_SCHEMES))
        return clean_line(link) if 0 < len(link) <= _LONGEST_LINK else None

    def _media(self, tail: Tail) -> Clean | None:
        name = tail.media or self._given(_MEDIA, lambda text: "://" not in text)
        return (clean_name(name) or None) if len(name) <= _LONGEST_MEDIUM else None

    def _given(self, keys: tuple[str, ...], fits: Callable[[str], bool]) -> str:
        """Return the first text under one of `keys` in the header that fits, else nothing."""
        values = self._values
        texts = (values[key] for key in keys if key in values)
        return next((text for text in texts if isinstance(text, str) and fits(text)), "")

    def _published(self) -> bool:
        if f"{DRAFTS}/" in self._path and DRAFTS in self._path.split("/"):
            return False
        published, draft = self._values.get("published"), self._values.get("draft")
        return not (_is(published, _NO) or _is(draft, _YES))


def _is(value: object, words: frozenset[str]) -> bool:
    """Say whether a header's value is true or false in `words`, as YAML or as a word."""
    if isinstance(value, bool):
        value = str(value)
    return isinstance(value, str) and value.strip().lower() in words


def _as_title(text: str) -> Clean:
    text = text[: titles.LONGEST]
    return clean_line(html.unescape(text) if "&" in text else text)


def _is_undated(path: str) -> bool:
    """Say whether Jekyll passes over the post for its name."""
    return POSTS in path and not DATED.match(path, path.rfind("/") + 1)
