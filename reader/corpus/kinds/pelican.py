"""Pelican sites: a `pelicanconf.py`, or a `content/` of posts with bare `Title:` headers.

Articles are the Markdown and HTML files below the config's `PATH` (`content`), there below its
`ARTICLE_PATHS`, but for its `ARTICLE_EXCLUDES` and `PAGE_PATHS` (`pages`). The config is a
program: it is never run, only plain values are taken from it. Sources: Pelican's manual,
"Settings", "Writing content"; pelican 4, `readers.py`.

A date without a zone is meant in the config's `TIMEZONE`, else in UTC. Keys may be in any
case. The category is the header's `category` (for want of it `categories`, which is nothing to
Pelican), else the folder that the file is in, unless the config says otherwise
(`USE_FOLDER_AS_CATEGORY`); tags are divided by semicolons, or commas where there are none. What
a header does not say, `DEFAULT_METADATA` does. Pages of HTML have theirs in `<title>` and `<meta>`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from itertools import islice
from pathlib import Path
from typing import Final

from reader.characters import unescaped
from reader.corpus.encoding import decode
from reader.corpus.files import read_bytes
from reader.corpus.header.bare import bare_header
from reader.corpus.kinds.configs import BYTES_READ, first_file
from reader.corpus.kinds.kind import Kind, lowered, with_defaults, without_shadowed
from reader.corpus.kinds.post_files import PostRules, RootedRules
from reader.corpus.kinds.site import Defaults, Site, scalars_of, zone_of
from reader.corpus.problems import problem, refusal, told
from reader.model import Problem
from reader.patterns import regex
from reader.safe import clean_line

_CONFIG: Final = "pelicanconf.py"
_CONTENT: Final = "content"
_PAGES: Final = ("pages",)
_ENDINGS: Final = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm")
_HELD_BACK: Final = frozenset({"draft", "skip"})
_FILES_TRIED: Final = 8
_HEAD_BYTES: Final = 4096
_HEAD_CHARACTERS: Final = 16 * 1024
_BY_FOLDER: Final = "USE_FOLDER_AS_CATEGORY"
_PAGE_ENDINGS: Final = (".html", ".htm")
_TITLE: Final = regex(r"(?i)<title\b[^<>]*>([^<]*)")
_META: Final = regex(r"(?i)<meta\b([^<>]*)>")
_ATTRIBUTE: Final = regex(r"(?i)\b(name|content)\s*=\s*([\"'])(.*?)\2")


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
        articles = _texts(settings.get("ARTICLE_PATHS"))
        others = _texts(settings.get("PAGE_PATHS", _PAGES)) + _texts(
            settings.get("ARTICLE_EXCLUDES")
        )
        said = settings.get("DEFAULT_METADATA")
        return Site(
            kind=self.name,
            signs=signs,
            roots=tuple(_below(content, path) for path in articles) or (content,),
            left_out=tuple(_below(content, path) for path in others),
            title=clean_line(values.get("SITENAME", "")),
            url=values.get("SITEURL", "").rstrip("/"),
            timezone=zone_of(values.get("TIMEZONE", ""), _CONFIG, problems) or UTC,
            values=values,
            defaults=(Defaults("", lowered(_by_text(said))),) if isinstance(said, dict) else (),
            problems=tuple(problems),
        )

    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files of `site` are posts."""
        return RootedRules(site.roots, _ENDINGS, site.left_out)

    def folder_categories(self, path: str, site: Site) -> Sequence[str]:
        """Return the folder that a file is in; none right below `content/`."""
        folder = path.rpartition("/")[0]
        if folder == _content_of(site.values) or site.values.get(_BY_FOLDER) == "false":
            return ()
        return [folder.rpartition("/")[2]]

    def header_values(
        self, values: Mapping[str, object], path: str, site: Site
    ) -> Mapping[str, object]:
        """Return what a header says under keys in lower case, no `categories` beside `category`."""
        known = lowered(values)
        for defaults in site.defaults:
            known = with_defaults(known, defaults.values)
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
                values["tags" if key == "keywords" else key] = said.get("content", "")
        return values

    def split_tags(self, text: str) -> list[str]:
        """Return what stands between semicolons, or commas."""
        return text.split(";" if ";" in text else ",")

    def is_held_back(self, values: Mapping[str, object]) -> bool:
        """Return whether its status is that of a draft, or of what is to be skipped."""
        status = values.get("status")
        return isinstance(status, str) and status.strip().lower() in _HELD_BACK


def _content_of(values: Mapping[str, str]) -> str:
    """Return the folder that `PATH` names, if it is one within the archive."""
    content = values.get("PATH", _CONTENT).removeprefix("./").strip("/")
    return _CONTENT if ".." in content or content in ("", ".") else content


def _below(content: str, path: str) -> str:
    inner = path.strip("/")
    return f"{content}/{inner}" if inner else content


def _by_text(values: Mapping[object, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if isinstance(key, str)}


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
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            try:
                found[statement.targets[0].id] = ast.literal_eval(statement.value)
            except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                continue
    return found
