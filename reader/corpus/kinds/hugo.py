"""Hugo sites: a `hugo.*`; or `content/` and a `config.*` with a `baseURL`, layouts or the like.

The like are archetypes and themes.

Posts are the Markdown and HTML files below `content/` (the config's `contentDir`, also that
of each language, or what it mounts there), but for `_index.*`, which are sections, what lies
beside an `index.*`, which belongs to that page, what `ignoreFiles` names, and pages in a
language that is disabled. Sources: Hugo's manual, "Page bundles", "Front matter",
"Configuration"; hugo 0.168, asked.

A date without a zone is meant in the config's `timeZone`, else in UTC. It is the first of
`date`, `publishDate`, `pubDate`, `published`, `lastmod`, `modified`, or of what the config's
`frontmatter` names instead; the case of a key is nothing. What a header does not say, `params`
in it do, or what is cascaded: by the nearest section that does, last by the config. The category
is the header's, `category` for want of `categories`, else the section: the first folder below
`content/`. What `build` neither renders nor lists is held back, and what is `headless`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC
from functools import lru_cache
from pathlib import Path
from typing import Final

from reader.corpus.kinds.cascades import cascades, language_in, logical_path
from reader.corpus.kinds.hugo_config import (
    cascade_of,
    config_of,
    content_folders,
    date_keys_of,
    flattened,
    is_disabled,
    is_of_hugo_alone,
    languages_of,
    settings_of,
)
from reader.corpus.kinds.kind import Kind, is_false, is_true, lowered, without_shadowed
from reader.corpus.kinds.path_patterns import bounded, globs
from reader.corpus.kinds.post_files import PostRules, RootedRules, folders_below
from reader.corpus.kinds.site import ContentFolder, Site, names_of, scalars_of, zone_of
from reader.model import Problem
from reader.safe import clean_line

_ENDINGS: Final = (".md", ".markdown", ".mdown", ".html", ".htm")
_COMPANIONS: Final = ("layouts", "archetypes", "themes")
_CONTENT: Final = "content"
_ADDRESS: Final = "baseurl"
_WITH_DRAFTS: Final = "builddrafts"
_SHOWN_BY: Final = ("render", "list")
"""The keys of a header's `build` that say whether a page is anywhere to be seen."""


class Hugo(Kind):
    """See the module."""

    name = "hugo"
    date_keys = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")

    def signs(self, folder: Path) -> tuple[str, ...]:
        """Return the config, and what is beside it where that alone does not tell."""
        config = config_of(folder)
        if config is None:
            return ()
        name = config.relative_to(folder).as_posix()
        if is_of_hugo_alone(config):
            return (name,)
        beside = next((f"{name}/" for name in _COMPANIONS if (folder / name).is_dir()), None)
        if beside is None and _ADDRESS in settings_of(folder, []):
            beside = f"{config.name}:baseURL"
        content = _content_in(folder) if beside else None
        return (name, f"{content}/", beside) if beside and content else ()

    def read_site(self, folder: Path, signs: tuple[str, ...]) -> Site:
        """Return what the configs in `folder` and the pages of its sections say. Never raises."""
        problems: list[Problem] = []
        settings = settings_of(folder, problems)
        values = scalars_of(settings)
        known = languages_of(settings)
        languages = tuple(known)
        folders = content_folders(settings)
        titles = (values.get("title"), scalars_of(known[languages[0]]).get("title"))
        disabled = [name for name in languages if is_disabled(name, settings)]
        return Site(
            kind=self.name,
            signs=signs,
            roots=tuple(folder.path for folder in folders),
            title=clean_line(next(filter(None, titles), "")),
            url=values.get("baseurl", "").rstrip("/"),
            timezone=zone_of(values.get("timezone", ""), signs[0] if signs else "", problems)
            or UTC,
            values=values,
            exclude=names_of(settings.get("ignorefiles")),
            skipped=tuple(f"**/*.{name}.*" for name in disabled),
            languages=languages,
            folders=folders,
            defaults=(
                *cascades(str(folder), folders, languages),
                *cascade_of(settings, ""),
            ),
            date_keys=date_keys_of(settings, self.date_keys),
            problems=tuple(problems),
        )

    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files of `site` are posts."""
        return _HugoRules(site)

    def folder_categories(self, path: str, site: Site) -> Sequence[str]:
        """Return the section."""
        folder = _folder_of(path, site)
        if folder and folder.section:
            return [folder.section.partition("/")[0]]
        return folders_of_page(path, site)[:1]

    def header_values(
        self, values: Mapping[str, object], path: str, site: Site
    ) -> Mapping[str, object]:
        """Return what a header says under keys in lower case, no `category` beside `categories`.

        What it does not say, its `params` do, then what sections cascade, then the config.
        """
        known = lowered(values)
        if "params" in known:
            known = flattened(known)
        if site.defaults:
            known = {**_cascaded(path, site), **known}
        if "draft" in known and site.values.get(_WITH_DRAFTS) == "true":
            known = {**known, "draft": False}
        return without_shadowed(known, categories="category", tags="tag")

    def is_held_back(self, values: Mapping[str, object]) -> bool:
        """Return whether it is a draft, or only there for others; `published` is a date to Hugo."""
        if super().is_held_back({**values, "published": None}) or is_true(values.get("headless")):
            return True
        build = values.get("build", values.get("_build"))
        return isinstance(build, dict) and all(_is_never(build.get(key)) for key in _SHOWN_BY)


class _HugoRules(RootedRules):
    def __init__(self, site: Site) -> None:
        super().__init__(site.roots, _ENDINGS, skipped=globs(site.skipped))
        self._ignored = [*filter(None, map(bounded, site.exclude))]

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        if name.lower().startswith(("_index.", "#")):
            return False
        if not super().takes(folder, name, below_posts=below_posts):
            return False
        return not any(ignored.search(f"/{folder}/{name}") for ignored in self._ignored)

    def among(self, folder: str, names: Sequence[str], *, below_posts: bool) -> list[str]:
        posts = super().among(folder, names, below_posts=below_posts)
        return [name for name in posts if is_index(name)] or posts

    def is_closed(self, names: Sequence[str]) -> bool:
        return any(is_index(name) and name.lower().endswith(_ENDINGS) for name in names)


def _is_never(value: object) -> bool:
    return value == "never" or is_false(value)


def is_index(name: str) -> bool:
    """Say whether a file is the page of its folder (`index.md`, `index.zh.md`)."""
    return name.lower().startswith("index.")


def folders_of_page(path: str, site: Site) -> list[str]:
    """Return the folders between `content/` and a page; a page's own folder is none of them."""
    folders = folders_below(path, site.roots)
    return folders[:-1] if is_index(path[path.rfind("/") + 1 :]) else folders


def _content_in(folder: Path) -> str | None:
    """Return a folder of pages that there is, as it is usual or as the config has it."""
    if (folder / _CONTENT).is_dir():
        return _CONTENT
    named = (each.path for each in content_folders(settings_of(folder, [])))
    return next((path for path in named if (folder / path).is_dir()), None)


def _folder_of(path: str, site: Site) -> ContentFolder | None:
    """Return the folder of pages that a page lies in, the innermost of them."""
    found = (folder for folder in site.folders if path.startswith(f"{folder.path}/"))
    return max(found, key=lambda folder: len(folder.path), default=None)


def _cascaded(path: str, site: Site) -> dict[str, object]:
    """Return what sections and config say of the page at `path`, the nearest section first."""
    folder = _folder_of(path, site)
    if folder is None:
        return {}
    name = path[path.rfind("/") + 1 :]
    own = language_in(name, site.languages)
    language = own or folder.language or site.languages[0]
    inner = path[len(folder.path) + 1 :].rpartition("/")[0]
    stem = name.rpartition(".")[0].removesuffix(f".{own}" if own else "")
    parts = (folder.section, inner, "" if is_index(name) else stem)
    place = logical_path("".join(f"/{part}" for part in parts if part))
    known: dict[str, object] = {}
    for defaults in site.defaults:
        if not place.startswith(f"/{defaults.path}/" if defaults.path else "/"):
            continue
        if _names(defaults.target, place) and _names(defaults.language, language):
            known = {**defaults.values, **known}
    return known


def _names(pattern: str, name: str) -> bool:
    """Say whether a pattern is one for `name`, as an empty one is for every."""
    if not pattern:
        return True
    found = _pattern(pattern)
    return found is not None and found.fullmatch(name) is not None


@lru_cache(maxsize=1024)
def _pattern(pattern: str) -> re.Pattern[str] | None:
    return globs([pattern.lower()])
