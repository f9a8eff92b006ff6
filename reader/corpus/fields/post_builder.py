"""A file's parts → its post: what its header says, and what stands in where it is silent."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Final

from reader.corpus.archive import Archive
from reader.corpus.fields import dates, titles
from reader.corpus.fields.categories import categories_of, clean_name, tags_of
from reader.corpus.fields.footer import Footer, read_footer
from reader.corpus.header.splitting import Header, raw_value
from reader.corpus.kinds.post_files import DRAFTS_FOLDER, PLAIN_ENDING
from reader.corpus.problems import problem, quoted
from reader.model import Post, Problem
from reader.safe import Clean, clean_line

_LINK_KEYS: Final = ("source_url", "original_url", "source", "link")
_MEDIUM_KEYS: Final = ("media", "source")
_SCHEMES: Final = ("http://", "https://")
_LONGEST_MEDIUM: Final = 40
_LONGEST_LINK: Final = 2000
_FALSE_WORDS: Final = frozenset({"false", "no", "off"})
_TRUE_WORDS: Final = frozenset({"true", "yes", "on"})


def stem(path: str) -> str:
    """Return the name of a post's file without folders and ending: where its key begins."""
    name = path[path.rfind("/") + 1 :]
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


class PostBuilder:
    """Builds the post of one file from its header, and from name, body and time where that is silent.

    What is found wrong goes to `problems`, after those of the header itself.
    """

    def __init__(
        self, archive: Archive, path: str, text: str, header: Header, problems: list[Problem]
    ) -> None:
        self._archive = archive
        self._path = path
        self._text = text
        self._header = header
        self._values = header.values
        self._problems = problems

    def build(self, body: str, print_of_body: str, mtime_ns: int | None) -> Post:
        """Return the post. Never raises.

        `print_of_body` is the hash of `body`, empty where not known; `mtime_ns` is when its
        file changed, None where unknown.
        """
        footer = read_footer(body)
        date, guessed = self._date(mtime_ns)
        return Post(
            path=self._path,
            title=self._title(body, footer),
            date=date,
            date_guessed=guessed,
            categories=categories_of(self._values, self._written, self._path, self._archive),
            tags=tags_of(self._values, self._written),
            source=self._source(footer),
            media=self._media(footer),
            problems=tuple(self._problems),
            body_line=self._header.body_line,
            published=self._published(),
            fingerprint=print_of_body,
        )

    def _written(self, key: str) -> str | None:
        raw = raw_value(self._text, self._header, key)
        return raw[0] if raw else None

    def _title(self, body: str, footer: Footer) -> Clean:
        value = self._values.get("title", "")
        if value is not None and not isinstance(value, str):
            value = self._written("title") or ""
        if value and (title := as_title(value)):
            return title
        if "title" in self._values:
            raw = raw_value(self._text, self._header, "title")
            line = raw[1] if raw else None
            self._problems.append(problem("title-empty", self._path, line))
        is_plain = self._path.lower().endswith(PLAIN_ENDING)
        from_body = titles.from_text if is_plain else titles.from_body
        found = from_body(body[: footer.start])
        return (clean_line(found) if is_plain else as_title(found)) or clean_line(stem(self._path))

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
        line = raw[1] if raw else None
        found = problem("date-unreadable", self._path, line, text=quoted(said))
        self._problems.append(found)
        return dates.parse_zone(said)

    def _source(self, footer: Footer) -> Clean | None:
        link = footer.source or self._given(_LINK_KEYS, lambda text: text.startswith(_SCHEMES))
        return clean_line(link) if 0 < len(link) <= _LONGEST_LINK else None

    def _media(self, footer: Footer) -> Clean | None:
        name = footer.media or self._given(_MEDIUM_KEYS, lambda text: "://" not in text)
        return (clean_name(name) or None) if len(name) <= _LONGEST_MEDIUM else None

    def _given(self, keys: tuple[str, ...], fits: Callable[[str], bool]) -> str:
        """Return the first text under one of `keys` in the header that fits, else nothing."""
        values = self._values
        texts = (values[key] for key in keys if key in values)
        return next((text for text in texts if isinstance(text, str) and fits(text)), "")

    def _published(self) -> bool:
        if f"{DRAFTS_FOLDER}/" in self._path and DRAFTS_FOLDER in self._path.split("/"):
            return False
        published, draft = self._values.get("published"), self._values.get("draft")
        return not (_is(published, _FALSE_WORDS) or _is(draft, _TRUE_WORDS))


def _is(value: object, words: frozenset[str]) -> bool:
    """Say whether a header's value is true or false in `words`, as YAML or as a word."""
    if isinstance(value, bool):
        value = str(value)
    return isinstance(value, str) and value.strip().lower() in words


def as_title(text: str) -> Clean:
    """Return a title as it is shown: one clean line of bounded length, entities resolved."""
    text = text[: titles.LONGEST_TITLE]
    return clean_line(html.unescape(text) if "&" in text else text)
