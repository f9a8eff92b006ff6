"""Jekyll sites: a folder with a `_config.yml`, or with `_posts`.

Posts are the text files of every `_posts` folder at any depth (and of `old_post`, where a
keeper moves posts that should no longer be built), and files elsewhere whose name begins
with a date; never what the config excludes. Sources: Jekyll's manual, "Configuration
Options" ("exclude", "include"), "Posts"; Jekyll 4.3, `Jekyll::Document::DATE_FILENAME_MATCHER`,
`EntryFilter`, asked.

A date without a zone is meant in the config's `timezone`, else in the local zone (manual,
"timezone"). Its YAML reader takes one with seconds, unquoted, for UTC, so that Jekyll may show
it on another day than its author wrote; here it is what was written. The folders above `_posts`
are categories, and come before the header's. What a header does not say, the config's
`defaults` do. To Jekyll, `draft` in a header is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from reader.corpus.kinds.configs import first_file, read_config
from reader.corpus.kinds.kind import Kind, is_false, with_defaults
from reader.corpus.kinds.path_patterns import any_of, crossing, stepwise
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
_TYPES_OF_POSTS: Final = (None, "", "posts", "post")
_GLOB: Final = frozenset("*?[")
_NOTHING: Final = regex(r"(?!)")


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
        source = _source_of(values)
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
            defaults=_defaults(config.get("defaults"), collections),
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
        """Return what a header says, or else the config's `defaults` for its place.

        Categories of both count.
        """
        if not site.defaults:
            return values
        known: dict[str, object] = {}
        place, before = _inner(path, site), 0
        for defaults in site.defaults:
            if defaults.path and not _beginning(defaults.path).match(place):
                continue
            if defaults.rank >= before:
                known, before = {**known, **defaults.values}, defaults.rank
            else:
                known = {**defaults.values, **known}
        found = with_defaults(values, known)
        given, own = known.get("categories"), values.get("categories")
        if given is None or own is None:
            return found
        return {**found, "categories": [*self._listed(given), *self._listed(own)]}

    def _listed(self, categories: object) -> list[object]:
        if isinstance(categories, str):
            return [*self.split_categories(categories)]
        return categories if isinstance(categories, list) else [categories]

    def is_held_back(self, values: Mapping[str, object]) -> bool:
        """Return whether it is not to be published."""
        return is_false(values.get("published"))


class _JekyllRules(PostRules):
    def __init__(self, site: Site, *, drafts: bool) -> None:
        self._folders = {POSTS_FOLDER, DRAFTS_FOLDER} if drafts else {POSTS_FOLDER}
        self._excluded = _pattern(site.exclude)
        self._included = _pattern(site.include)
        self._excluded_by_beginning = _pattern(each for each in site.exclude if not _is_glob(each))

    def enters(self, folder: str, name: str) -> bool:
        if name in self._folders:
            return not self._is_excluded(folder, name)
        if name in FOLDERS_NEVER_ENTERED or name in (DRAFTS_FOLDER, POSTS_FOLDER):
            return False
        if name[0] in "._" and not self._is_included(name):
            return False
        if self._excluded is None:
            return True
        # Below `_posts` Jekyll looks at whole paths of files, not at folder after folder.
        is_below = f"/{POSTS_FOLDER}/" in f"/{folder}/"
        return not self._is_excluded(folder, name, by_beginning=is_below)

    def holds_posts(self, folder: str, name: str) -> bool:
        return name in self._folders or name == OLD_POSTS_FOLDER

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        if not is_text(name) or name.startswith(_NO_POSTS):
            return False
        if not below_posts and not DATED_NAME.match(name):
            return False
        return self._excluded is None or not self._is_excluded(folder, name)

    def among(self, folder: str, names: Sequence[str], *, below_posts: bool) -> list[str]:
        if not below_posts or self._excluded is not None:
            return super().among(folder, names, below_posts=below_posts)
        # What `takes` says of them: to ask it of each takes longer than all else that it says.
        return [name for name in names if is_text(name) and not name.startswith(_NO_POSTS)]

    @property
    def wanted(self) -> Coded:
        return Coded("wanted-of-site", {"folder": POSTS_FOLDER, "endings": COMMON_ENDINGS})

    def _is_excluded(self, folder: str, name: str, *, by_beginning: bool = False) -> bool:
        excluded = self._excluded_by_beginning if by_beginning else self._excluded
        path = f"{folder}/{name}" if folder else name
        return bool(excluded and excluded.match(path)) and not self._is_included(name)

    def _is_included(self, name: str) -> bool:
        return self._included is not None and bool(self._included.match(name))


def _source_of(values: Mapping[str, str]) -> str:
    """Return the folder that holds the site, relative to that of its config."""
    return values.get("source", "").strip("./")


def _inner(path: str, site: Site) -> str:
    """Return a path as `defaults` know it: without the folder of the site, or of collections."""
    for outer in (site.collections_dir, _source_of(site.values)):
        if outer and path.startswith(f"{outer}/"):
            return path[len(outer) + 1 :]
    return path


def _defaults(value: object, collections: str) -> tuple[Defaults, ...]:
    """Return what the config's `defaults` say of posts, as it has them.

    A longer path ranks before a shorter one, of two as long that with a type
    (`Jekyll::FrontmatterDefaults#has_precedence?`).
    """
    found = []
    for item in value[:_MOST_DEFAULTS] if isinstance(value, list) else ():
        scope, values = (
            (item.get("scope"), item.get("values")) if isinstance(item, dict) else ({}, {})
        )
        if not isinstance(scope, dict) or not isinstance(values, dict):
            continue
        path = scope.get("path") or ""
        if not isinstance(path, str) or scope.get("type") not in _TYPES_OF_POSTS:
            continue
        inner = path.removeprefix(f"{collections}/") if collections else path
        named = {key: held for key, held in values.items() if isinstance(key, str)}
        found.append(Defaults(inner, named, rank=2 * len(path) + ("type" in scope)))
    return tuple(found)


@lru_cache(maxsize=256)
def _beginning(path: str) -> re.Pattern[str]:
    """Return what matches at the beginning of the paths for which a scope's `path` is meant."""
    expression = stepwise(path) if "*" in path else re.escape(path)
    return any_of([expression]) or _NOTHING


def _is_glob(pattern: str) -> bool:
    return not _GLOB.isdisjoint(pattern)


def _pattern(globs: Iterable[str]) -> re.Pattern[str] | None:
    """Return what matches the paths that any of `globs` names.

    Without stars it names all that begins so (`EntryFilter#glob_include?`).
    """
    parts = []
    for glob in globs:
        bare = glob.lstrip("/")
        name = bare.rstrip("/")
        if not name:
            continue
        if _is_glob(name):
            parts.append(f"{crossing(name)}\\Z")
        elif name == bare:
            parts.append(re.escape(name))
        else:
            parts.append(f"{re.escape(name)}(?:/|\\Z)")
    return any_of(parts)
