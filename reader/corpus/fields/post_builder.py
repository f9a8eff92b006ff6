"""A file's parts → its post: what its header says, and what stands in where it is silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Final

from reader.characters import unescaped
from reader.corpus.archive import Archive
from reader.corpus.fields import clippings, dates, titles
from reader.corpus.fields.categories import categories_of, clean_name, tags_of
from reader.corpus.fields.footer import Footer, read_footer
from reader.corpus.fields.pages import Page, is_page
from reader.corpus.header.splitting import Header, raw_value
from reader.corpus.header.written import Written
from reader.corpus.kinds.post_files import DRAFTS_FOLDER, PLAIN_ENDING
from reader.corpus.kinds.site import FILE_NAME
from reader.corpus.problems import problem, quoted
from reader.corpus.site_words import is_furniture_only
from reader.model import DateGuess, Post, Problem
from reader.safe import Clean, clean_line

_LINK_KEYS: Final = (
    "source_url",
    "original_url",
    "canonical_url",
    "source",
    "original",
    "from",
    "via",
    "link",
    "url",
    "external_url",
    "origin_url",
    "blogger_orig_url",
    "tumblr_url",
    "wordpress_url",
)
_MEDIUM_KEYS: Final = ("media", "source", "publisher", "site_name")
_TELL_UNDATED: Final = frozenset({"name-undated", "date-unreadable", "unreadable", "vanished"})
"""Problems beside which a missing date goes without saying."""

_SCHEMES: Final = ("http://", "https://")
_LONGEST_MEDIUM: Final = 40
_LONGEST_LINK: Final = 2000


def stem(path: str) -> str:
    """Return the name of a post's file without folders and ending: where its key begins.

    An `index` goes by the name of its folder, as in the addresses that sites give it.
    """
    slash = path.rfind("/")
    name = path[slash + 1 :]
    if slash > 0 and name.startswith("index."):
        return path[path.rfind("/", 0, slash) + 1 : slash]
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
        said = header.values or archive.kind.page_values(path, text)
        self._values = archive.kind.header_values(said, path, archive.site)
        self._written = Written(text, header)
        self._problems = problems
        self._page: Page | None = None

    def build(self, body: str, print_of_body: str, mtime_ns: int | None) -> Post:
        """Return the post. Never raises.

        `print_of_body` is the hash of `body`, empty where not known; `mtime_ns` is when its
        file changed, None where unknown.
        """
        footer = read_footer(body)
        if not self._values and is_page(self._path, body):
            self._page = Page(body)
        if body and is_furniture_only(body, footer):
            line = self._header.body_line
            self._problems.append(problem("body-furniture", self._path, line))
        date, guessed = self._date(body, mtime_ns)
        title = self._title(body, footer)
        return Post(
            path=self._path,
            title=title,
            date=date,
            date_guessed=guessed,
            categories=categories_of(self._values, self._written, self._path, self._archive),
            tags=tags_of(self._values, self._written, self._archive),
            source=self._source(footer, body, title),
            media=self._media(footer),
            problems=tuple(self._problems),
            body_line=self._header.body_line,
            published=self._published(),
            fingerprint=print_of_body,
        )

    def _title(self, body: str, footer: Footer) -> Clean:
        value = self._values.get("title", "")
        if value is not None and not isinstance(value, str):
            value = self._written.text("title") or ""
        if value and (title := as_title(value)):
            return title
        if "title" in self._values:
            raw = raw_value(self._text, self._header, "title")
            line = raw[1] if raw else None
            self._problems.append(problem("title-empty", self._path, line))
        if self._page and (told := as_title(self._page.title)):
            return told
        if clippings.is_clipped(body):
            if named := clippings.title_of_file(stem(self._path)):
                return as_title(named)
            body = body[: footer.start].partition("\n")[2]
        is_plain = self._path.lower().endswith(PLAIN_ENDING)
        from_body = titles.from_text if is_plain else titles.from_body
        found = from_body(body[: footer.start])
        return (clean_line(found) if is_plain else as_title(found)) or clean_line(stem(self._path))

    def _date(self, body: str, mtime_ns: int | None) -> tuple[datetime | None, DateGuess]:
        """Return the date, and how far it is a guess.

        Looked at are, in order: the header, the address in it, names of file and folders, the
        head of the body, folders for a month or a year, the file's time.
        """
        zone = self._archive.site.timezone
        when, own_zone = self._date_in_header(zone)
        if when:
            return when, DateGuess.NONE
        zone = own_zone or zone
        kind = self._archive.kind
        address = self._values.get(kind.address_key)
        when = (
            (dates.from_path(address, zone) if isinstance(address, str) else None)
            or dates.from_name(stem(self._path), zone, short_years=kind.has_short_years)
            or dates.from_path(self._path, zone)
            or (self._page.date(zone) if self._page else None)
            or dates.from_body(body, zone)
        )
        if when:
            return when, DateGuess.NONE
        guess = dates.from_folders(self._path, zone)
        if guess or mtime_ns is None:
            return guess or (None, DateGuess.NONE)
        if self._archive.site.signs and not self._problems_tell_undated():
            self._problems.append(problem("date-missing", self._path, None))
        return dates.from_file(mtime_ns, zone), DateGuess.FILE_TIME

    def _date_in_header(self, zone: tzinfo | None) -> tuple[datetime | None, tzinfo | None]:
        """Return the header's date, else the zone that stands alone in its place."""
        for key in self._archive.site.date_keys or self._archive.kind.date_keys:
            if key == FILE_NAME and (when := dates.from_name(stem(self._path), zone)):
                return when, None
            value = self._values.get(key)
            if value is None:
                continue
            when = dates.from_value(value, zone)
            raw = None if when else raw_value(self._text, self._header, key)
            if raw:
                when = dates.parse_date(raw[0], zone)
            return when, None if when else self._undated(value, raw)
        return None, None

    def _problems_tell_undated(self) -> bool:
        return any(known.code in _TELL_UNDATED for known in self._problems)

    def _undated(self, value: object, raw: tuple[str, int] | None) -> tzinfo | None:
        """Note that the header's date says nothing; return the zone where it has one."""
        said = raw[0] if raw else value if isinstance(value, str) else ""
        line = raw[1] if raw else None
        found = problem("date-unreadable", self._path, line, text=quoted(said))
        self._problems.append(found)
        return dates.parse_zone(said)

    def _source(self, footer: Footer, body: str, title: Clean) -> Clean | None:
        link = (
            footer.source
            or self._given(_LINK_KEYS, lambda text: text.startswith(_SCHEMES))
            or titles.address_of_title(body, title)
            or clippings.source_of(body)
            or (self._page.source if self._page else "")
        )
        return clean_line(link) if 0 < len(link) <= _LONGEST_LINK else None

    def _media(self, footer: Footer) -> Clean | None:
        name = footer.media or self._given(_MEDIUM_KEYS, lambda text: "://" not in text)
        if not name and self._page:
            name = self._page.media
        return (clean_name(name) or None) if len(name) <= _LONGEST_MEDIUM else None

    def _given(self, keys: tuple[str, ...], fits: Callable[[str], bool]) -> str:
        """Return the first text under one of `keys` in the header that fits, else nothing."""
        values = self._values
        texts = (values[key] for key in keys if key in values)
        return next((text for text in texts if isinstance(text, str) and fits(text)), "")

    def _published(self) -> bool:
        if f"{DRAFTS_FOLDER}/" in self._path and DRAFTS_FOLDER in self._path.split("/"):
            return False
        return not self._archive.kind.is_held_back(self._values)


def as_title(text: str) -> Clean:
    """Return a title as it is shown: one clean line of bounded length, entities resolved."""
    text = text[: titles.LONGEST_TITLE]
    return clean_line(unescaped(text))
