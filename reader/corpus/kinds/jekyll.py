"""Jekyll sites: a folder with a `_config.yml`, or with `_posts`.

Posts are the text files of every `_posts` folder at any depth (and of `old_post`, where a
keeper moves posts that should no longer be built), and files elsewhere whose name begins
with a date; never what the config excludes. Sources: Jekyll's manual, "Configuration
Options" ("exclude", "include"), "Posts"; Jekyll 4.3, `Jekyll::Document::DATE_FILENAME_MATCHER`.

A date without a zone is meant in the config's `timezone`, else in the local zone (manual,
"timezone"). Its YAML reader takes one with seconds, unquoted, for UTC, so that Jekyll may show
it on another day than its author wrote; here it is what was written. The folders above `_posts`
are categories, and come before the header's. What a header does not say, the config's
`defaults` do. To Jekyll, `draft` in a header is nothing.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from reader.corpus.kinds.configs import first_file, read_config
from reader.corpus.kinds.kind import Kind, is_false, with_defaults
from reader.corpus.kinds.post_files import (
    COMMON_ENDINGS,
    DRAFTS_FOLDER,
    FOLDERS_NEVER_ENTERED,
    POSTS_FOLDER,
    PostRules,
    is_text,
)
from reader.corpus.kinds.site import Defaults, Site, names_of, scalars_of, zone_of
from reader.errors import Coded
from reader.model import Problem
from reader.patterns import regex
from reader.safe import clean_line

CONFIG_NAMES: Final = ("_config.yml", "_config.yaml", "_config.toml")
OLD_POSTS_FOLDER: Final = "old_post"
DATED_NAME: Final = regex(r"\d{2}(?:\d\d)?-\d{1,2}-\d{1,2}-")

_NO_POSTS: Final = ("#", "~", ".", "_")
"""What the names of files that Jekyll passes over begin with (`EntryFilter`)."""

_MOST_DEFAULTS: Final = 200
_TYPES_OF_POSTS: Final = (None, "", "posts")
_GLOB: Final = frozenset("*?[")


class Jekyll(Kind):
    """See the module."""

    name = "jekyll"
    has_short_years = True
    folders_come_first = True

    def signs(self, folder: Path) -> tuple[str, ...]:
        """Return the config, or `_posts`."""
        config = first_file(folder, *CONFIG_NAMES)
        if config:
            return (config.name,)
        return (POSTS_FOLDER,) if (folder / POSTS_FOLDER).is_dir() else ()

    def read_site(self, folder: Path, signs: tuple[str, ...]) -> Site:
        """Return what the config in `folder` says; the defaults without one. Never raises."""
        path = first_file(folder, *CONFIG_NAMES)
        if path is None:
            return Site(kind=self.name, signs=signs)
        problems: list[Problem] = []
        config = read_config(path, problems)
        values = scalars_of(config)
        source = values.get("source", "").strip("./")
        collections = values.get("collections_dir", "").strip("/")
        return Site(
            kind=self.name,
            signs=signs,
            title=clean_line(values.get("title", "")),
            url=values.get("url", "").rstrip("/"),
            baseurl=values.get("baseurl", "").rstrip("/"),
            timezone=zone_of(values.get("timezone", ""), path.name, problems),
            values=values,
            collections=names_of(config.get("collections")),
            collections_dir="/".join(part for part in (source, collections) if part),
            exclude=names_of(config.get("exclude")),
            include=names_of(config.get("include")),
            defaults=_defaults(config.get("defaults"), source),
            problems=tuple(problems),
        )

    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files of `site` are posts."""
        return _JekyllRules(site, drafts=drafts)

    def folder_categories(self, path: str, site: Site) -> Sequence[str]:
        """Return the folders above `_posts`; none for a post that lies below no such folder."""
        inside = site.collections_dir
        if inside and path.startswith(f"{inside}/"):
            path = path[len(inside) + 1 :]
        parts = path.split("/")
        for depth, part in enumerate(parts[:-1]):
            if part in (POSTS_FOLDER, DRAFTS_FOLDER, OLD_POSTS_FOLDER):
                return parts[:depth]
        return ()

    def split_categories(self, text: str) -> list[str]:
        """Return the words of a string."""
        return text.split()

    def split_tags(self, text: str) -> list[str]:
        """Return the words of a string."""
        return text.split()

    def header_values(
        self, values: Mapping[str, object], path: str, site: Site
    ) -> Mapping[str, object]:
        """Return what a header says, or else the config's `defaults` for its place."""
        if not site.defaults:
            return values
        known: dict[str, object] = {}
        for defaults in site.defaults:
            if not defaults.path or _below(defaults.path).match(path):
                known |= defaults.values
        return with_defaults(values, known)

    def is_held_back(self, values: Mapping[str, object]) -> bool:
        """Return whether it is not to be published."""
        return is_false(values.get("published"))


class _JekyllRules(PostRules):
    def __init__(self, site: Site, *, drafts: bool) -> None:
        self._folders = {POSTS_FOLDER, DRAFTS_FOLDER} if drafts else {POSTS_FOLDER}
        self._excluded = _pattern(site.exclude)
        self._included = _pattern(site.include)

    def enters(self, folder: str, name: str) -> bool:
        if name in self._folders:
            return not self._is_excluded(folder, name)
        if name in FOLDERS_NEVER_ENTERED or name in (DRAFTS_FOLDER, POSTS_FOLDER):
            return False
        if name[0] in "._" and not self._is_included(folder, name):
            return False
        return not self._is_excluded(folder, name)

    def holds_posts(self, folder: str, name: str) -> bool:
        return name in self._folders or name == OLD_POSTS_FOLDER

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        if not is_text(name) or name.startswith(_NO_POSTS):
            return False
        if not below_posts and not DATED_NAME.match(name):
            return False
        return self._excluded is None or not self._is_excluded(folder, name)

    @property
    def wanted(self) -> Coded:
        return Coded("wanted-of-site", {"folder": POSTS_FOLDER, "endings": COMMON_ENDINGS})

    def _is_excluded(self, folder: str, name: str) -> bool:
        if self._excluded is None:
            return False
        path = f"{folder}/{name}" if folder else name
        return bool(self._excluded.match(path)) and not self._is_included(folder, name)

    def _is_included(self, folder: str, name: str) -> bool:
        if self._included is None:
            return False
        path = f"{folder}/{name}" if folder else name
        return bool(self._included.match(path) or self._included.match(name))


def _defaults(value: object, source: str) -> tuple[Defaults, ...]:
    """Return what the config's `defaults` say of posts, those of longer paths last.

    Jekyll takes those of the longer path first ("Front Matter Defaults", "Precedence").
    """
    found = []
    for item in value[:_MOST_DEFAULTS] if isinstance(value, list) else ():
        scope, values = (
            (item.get("scope"), item.get("values")) if isinstance(item, dict) else ({}, {})
        )
        if not isinstance(scope, dict) or not isinstance(values, dict):
            continue
        path = scope.get("path", "")
        if not isinstance(path, str) or scope.get("type") not in _TYPES_OF_POSTS:
            continue
        parts = (source, path.removeprefix("./").strip("/"))
        named = {key: held for key, held in values.items() if isinstance(key, str)}
        found.append(Defaults("/".join(part for part in parts if part), named))
    return tuple(sorted(found, key=lambda defaults: len(defaults.path)))


@lru_cache(maxsize=256)
def _below(path: str) -> re.Pattern[str]:
    return _pattern((path,)) or regex(r"")


def _pattern(globs: Iterable[str]) -> re.Pattern[str] | None:
    """Return one pattern for paths that any of `globs` names, or that lie below one."""
    parts = []
    for glob in globs:
        bare = glob.removeprefix("./").strip("/")
        if not bare:
            continue
        if _GLOB.isdisjoint(bare):
            parts.append(re.escape(bare))
        else:
            parts.append(fnmatch.translate(bare).removesuffix(r"\Z"))
    return re.compile(f"(?:{'|'.join(parts)})(?:/|\\Z)") if parts else None
