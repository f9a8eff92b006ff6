"""Pelican sites: a `pelicanconf.py`, or a `content/` of posts with bare `Title:` headers.

Articles are the files of Markdown, reStructuredText and HTML below the config's `PATH` (`content`), there below its
`ARTICLE_PATHS`, but for its `ARTICLE_EXCLUDES` and `PAGE_PATHS` (`pages`), and for names that
`IGNORE_FILES` has patterns of. The config is a
program: it is never run, only plain values are taken from it. Sources: Pelican's manual,
"Settings", "Writing content"; pelican 4, `readers.py`.

A date without a zone is meant in the config's `TIMEZONE`, else in UTC. Keys may be in any
case. The category is the header's `category` (for want of it `categories`, which is nothing to
Pelican), else the folder that the file is in, unless the config says otherwise
(`USE_FOLDER_AS_CATEGORY`), else its `DEFAULT_CATEGORY`; tags are divided by semicolons, or commas where there are none. What
a header does not say, the expressions `FILENAME_METADATA` and `PATH_METADATA` find in its path, or
else `EXTRA_PATH_METADATA`, `DEFAULT_METADATA` and `DEFAULT_DATE` say. Pages of HTML have theirs in `<title>` and `<meta>`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

from reader.characters import unescaped
from reader.corpus.encoding import decode
from reader.corpus.files import read_bytes
from reader.corpus.header.bare import bare_header
from reader.corpus.kinds.configs import BYTES_READ, first_file
from reader.corpus.kinds.kind import Kind, lowered, with_defaults, without_shadowed
from reader.corpus.kinds.path_patterns import MOST_PATTERNS, Bounded, any_of, bounded, crossing
from reader.corpus.kinds.post_files import RESTRUCTURED_ENDING, PostRules, RootedRules
from reader.corpus.kinds.site import Defaults, Site, scalars_of, zone_of
from reader.corpus.problems import problem, refusal, told
from reader.model import Problem
from reader.patterns import regex
from reader.safe import clean_line

_CONFIG: Final = "pelicanconf.py"
_CONTENT: Final = "content"
_PAGES: Final = ("pages",)
_ENDINGS: Final = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm", RESTRUCTURED_ENDING)
_HELD_BACK: Final = frozenset({"draft", "skip"})
_FILES_TRIED: Final = 8
_HEAD_BYTES: Final = 4096
_HEAD_CHARACTERS: Final = 16 * 1024
_BY_FOLDER: Final = "USE_FOLDER_AS_CATEGORY"
_FOR_ALL: Final = "DEFAULT_CATEGORY"
_FILE_TIME: Final = "fs"
_MOST_PLACES: Final = 200
_OF_PATHS: Final = {"FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*", "PATH_METADATA": ""}
"""The settings whose expressions find metadata in a file's name and path, and what they are usually."""

_PAGE_ENDINGS: Final = (".html", ".htm")
_TITLE: Final = regex(r"(?i)<title\b[^<>]*>([^<]*)")
_META: Final = regex(r"(?i)<meta\b([^<>]*)>")
_ATTRIBUTE: Final = regex(r"(?i)\b(name|contents?)\s*=\s*([\"'])(.*?)\2")


class Pelican(Kind):
    """See the module."""

    name = "pelican"

    def signs(self, folder: Path) -> tuple[str, ...]:
        """Return the config, or the `content/` whose posts have bare headers."""
        if (folder / _CONFIG).is_file():
            return (_CONFIG,)
        content = folder / _CONTENT
        if content.is_dir() and _has_bare_headers(content):
            return (f"{_CONTENT}/", "Title:")
        return ()

    def read_site(self, folder: Path, signs: tuple[str, ...]) -> Site:
        """Return what the config in `folder` says. Never raises."""
        problems: list[Problem] = []
        config = first_file(folder, _CONFIG)
        settings = _settings(config, problems) if config else {}
        values = scalars_of(settings)
        content = _content_of(values)
        articles = _paths(settings, "ARTICLE", ())
        others = _paths(settings, "PAGE", _PAGES) + _texts(settings.get("ARTICLE_EXCLUDES"))
        return Site(
            kind=self.name,
            signs=signs,
            roots=tuple(_below(content, path) for path in articles) or (content,),
            left_out=tuple(_below(content, path) for path in others),
            title=clean_line(values.get("SITENAME", "")),
            url=values.get("SITEURL", "").rstrip("/"),
            timezone=zone_of(values.get("TIMEZONE", ""), _CONFIG, problems) or UTC,
            values=values,
            exclude=tuple(_texts(settings.get("IGNORE_FILES"))),
            defaults=_defaults(settings),
            problems=tuple(problems),
        )

    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files of `site` are posts."""
        return _PelicanRules(site)

    def folder_categories(self, path: str, site: Site) -> Sequence[str]:
        """Return the folder that a file is in; right below `content/` what the config has for all."""
        folder = path.rpartition("/")[0]
        if folder == _content_of(site.values) or site.values.get(_BY_FOLDER) == "false":
            return [site.values[_FOR_ALL]] if _FOR_ALL in site.values else ()
        return [folder.rpartition("/")[2]]

    def header_values(
        self, values: Mapping[str, object], path: str, site: Site
    ) -> Mapping[str, object]:
        """Return what a header says under keys in lower case, no `categories` beside `category`."""
        known = lowered(values)
        given = _given(path, site)
        if given or not _OF_PATHS.keys().isdisjoint(site.values):
            known = with_defaults(known, {**given, **_in_path(path, site)})
        return without_shadowed(known, category="categories", tags="tag")

    def page_values(self, path: str, text: str) -> Mapping[str, object]:
        """Return what the head of a page of HTML says: its title, and its `meta` by name."""
        if not path.lower().endswith(_PAGE_ENDINGS):
            return {}
        head = text[:_HEAD_CHARACTERS]
        values: dict[str, object] = {}
        if title := _TITLE.search(head):
            values["title"] = title[1]
        for tag in _META.findall(head):
            said = {name.lower(): unescaped(value) for name, _, value in _ATTRIBUTE.findall(tag)}
            if key := said.get("name", "").lower():
                values["tags" if key == "keywords" else key] = said.get(
                    "content", said.get("contents", "")
                )
        return values

    def split_tags(self, text: str) -> list[str]:
        """Return what stands between semicolons, or commas."""
        return text.split(";" if ";" in text else ",")

    def is_held_back(self, values: Mapping[str, object]) -> bool:
        """Return whether its status is that of a draft, or of what is to be skipped."""
        status = values.get("status")
        return isinstance(status, str) and status.strip().lower() in _HELD_BACK


class _PelicanRules(RootedRules):
    def __init__(self, site: Site) -> None:
        super().__init__(site.roots, _ENDINGS, site.left_out)
        self._ignored = any_of(map(crossing, site.exclude[:MOST_PATTERNS]))

    def enters(self, folder: str, name: str) -> bool:
        return super().enters(folder, name) and not self._is_ignored(name)

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        taken = super().takes(folder, name, below_posts=below_posts)
        return taken and not self._is_ignored(name)

    def _is_ignored(self, name: str) -> bool:
        return self._ignored is not None and self._ignored.fullmatch(name) is not None


def _defaults(settings: Mapping[str, object]) -> tuple[Defaults, ...]:
    """Return what the config says of all posts: `DEFAULT_METADATA`, and `DEFAULT_DATE`.

    Of the former no category counts: there is always another for want of one.
    """
    said = settings.get("DEFAULT_METADATA")
    if isinstance(said, list | tuple):
        pairs = (pair for pair in said if isinstance(pair, list | tuple) and len(pair) == 2)
        said = {key: value for key, value in pairs if isinstance(key, str)}
    values = lowered(_by_text(said)) if isinstance(said, dict) else {}
    known = {key: value for key, value in values.items() if key != "category"}
    date = settings.get("DEFAULT_DATE")
    if isinstance(date, tuple | list):
        with suppress(TypeError, ValueError, OverflowError):
            known["date"] = datetime(*date)
    elif isinstance(date, str) and date != _FILE_TIME:
        known["date"] = date
    return (*([Defaults("", known)] if known else ()), *_of_places(settings))


def _of_places(settings: Mapping[str, object]) -> Iterator[Defaults]:
    """Yield what `EXTRA_PATH_METADATA` says of files and folders, the deepest last."""
    said = settings.get("EXTRA_PATH_METADATA")
    places = _by_text(said) if isinstance(said, dict) else {}
    for place in sorted(places)[:_MOST_PLACES]:
        values = places[place]
        if isinstance(values, dict):
            yield Defaults(place.strip("/"), lowered(_by_text(values)))


def _given(path: str, site: Site) -> dict[str, object]:
    """Return what the config says of the post at `path`."""
    known: dict[str, object] = {}
    inner = path.removeprefix(f"{_content_of(site.values)}/")
    for defaults in site.defaults:
        if not defaults.path or f"{inner}/".startswith(f"{defaults.path}/"):
            known |= defaults.values
    return known


def _in_path(path: str, site: Site) -> dict[str, str]:
    """Return what the expressions of the config find in a path, that for names before the other."""
    inner = path.removeprefix(f"{_content_of(site.values)}/")
    name = inner.rpartition("/")[2].rpartition(".")[0]
    found: dict[str, str] = {}
    for (key, usual), text in zip(_OF_PATHS.items(), (name, inner), strict=True):
        expression = _expression(site.values.get(key, usual))
        match = expression.match(text) if expression else None
        for group, value in match.groupdict().items() if match else ():
            if value is not None:
                found.setdefault(group.lower(), value)
    return found


@lru_cache(maxsize=64)
def _expression(text: str) -> Bounded | None:
    return bounded(text) if text else None


def _content_of(values: Mapping[str, str]) -> str:
    """Return the folder that `PATH` names, if it is one within the archive."""
    content = values.get("PATH", _CONTENT).removeprefix("./").strip("/")
    return _CONTENT if ".." in content or content in ("", ".") else content


def _below(content: str, path: str) -> str:
    inner = path.strip("/")
    return f"{content}/{inner}" if inner else content


def _by_text(values: Mapping[object, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if isinstance(key, str)}


def _paths(settings: Mapping[str, object], kind: str, usual: Sequence[str]) -> list[str]:
    """Return the folders of a kind of pages, which were `…_DIR` before they were `…_PATHS`."""
    old = settings.get(f"{kind}_DIR")
    listed = [old] if isinstance(old, str) else old
    return _texts(settings.get(f"{kind}_PATHS") if listed is None else listed) or [*usual]


def _texts(value: object) -> list[str]:
    listed = value if isinstance(value, list | tuple) else ()
    return [text for text in listed if isinstance(text, str)]


def _has_bare_headers(content: Path) -> bool:
    """Say whether most of the first posts in a folder have headers without a fence."""
    tried = [_is_bare(path) for path in islice(_posts(content), _FILES_TRIED)]
    return sum(tried) * 2 > len(tried)


def _posts(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, _FILES_TRIED * 100):
                if entry.name.lower().endswith(_ENDINGS) and entry.is_file(follow_symlinks=False):
                    yield entry.path
    except OSError:
        return


def _is_bare(path: str) -> bool:
    try:
        return bare_header(decode(read_bytes(path, _HEAD_BYTES).raw).text) is not None
    except OSError:
        return False


def _settings(path: Path, problems: list[Problem]) -> dict[str, object]:
    """Return the values that the config gives plainly: texts, numbers, lists of them."""
    import ast

    try:
        text = decode(read_bytes(str(path), BYTES_READ).raw).text
        tree = ast.parse(text)
    except OSError as error:
        problems.append(problem("config-unreadable", path.name, None, **refusal(error)))
        return {}
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        why = told(error.msg if isinstance(error, SyntaxError) else str(error))
        problems.append(problem("config-unreadable", path.name, line, **why))
        return {}
    found: dict[str, object] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            name = statement.targets[0]
        elif isinstance(statement, ast.AnnAssign):
            name = statement.target
        else:
            continue
        if isinstance(name, ast.Name) and statement.value is not None:
            try:
                found[name.id] = ast.literal_eval(statement.value)
            except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                continue
    return found
