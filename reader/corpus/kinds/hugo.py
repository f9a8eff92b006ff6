"""Hugo sites: a `hugo.*`, or a `config.*` beside `content/` and layouts, archetypes or themes.

Posts are the Markdown and HTML files below `content/` (the config's `contentDir`, also that
of each language), but for `_index.*`, which are sections, and what lies beside an `index.*`,
which belongs to that page. Sources: Hugo's manual, "Page bundles", "Front matter",
"Configuration"; hugo 0.168, asked.

A date without a zone is meant in the config's `timeZone`, else in UTC. It is the first of
`date`, `publishDate`, `pubDate`, `published`, `lastmod`, `modified`; the case of a key is
nothing. The category is the header's, `category` for want of `categories`, else the section:
the first folder below `content/`. What `build` neither renders nor lists is held back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC
from pathlib import Path
from typing import Final

from reader.corpus.kinds.configs import first_file, read_config
from reader.corpus.kinds.kind import Kind, is_false, lowered, without_shadowed
from reader.corpus.kinds.post_files import PostRules, RootedRules, folders_below
from reader.corpus.kinds.site import Site, scalars_of, zone_of
from reader.model import Problem
from reader.safe import clean_line

_ENDINGS: Final = (".md", ".markdown", ".mdown", ".html", ".htm")
_FORMATS: Final = ("toml", "yaml", "yml", "json")
_NAMES: Final = tuple(f"hugo.{form}" for form in _FORMATS)
_OLD_NAMES: Final = tuple(f"config.{form}" for form in _FORMATS)
_DEFAULTS: Final = Path("config", "_default")
_COMPANIONS: Final = ("layouts", "archetypes", "themes")
_CONTENT: Final = "content"
_SHOWN_BY: Final = ("render", "list")
"""The keys of a header's `build` that say whether a page is anywhere to be seen."""


class Hugo(Kind):
    """See the module."""

    name = "hugo"
    date_keys = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")

    def signs(self, folder: Path) -> tuple[str, ...]:
        """Return the config, and what is beside it where that alone does not tell."""
        config = _config_of(folder)
        if config is None:
            return ()
        name = config.relative_to(folder).as_posix()
        if config.name in _NAMES:
            return (name,)
        beside = next((name for name in _COMPANIONS if (folder / name).is_dir()), None)
        if beside is None or not (folder / _CONTENT).is_dir():
            return ()
        return (name, f"{_CONTENT}/", f"{beside}/")

    def read_site(self, folder: Path, signs: tuple[str, ...]) -> Site:
        """Return what the config in `folder` says. Never raises."""
        problems: list[Problem] = []
        config = _config_of(folder)
        values = scalars_of(lowered(read_config(config, problems))) if config else {}
        values = {key.lower(): value for key, value in values.items()}
        name = config.name if config else ""
        return Site(
            kind=self.name,
            signs=signs,
            roots=_roots(values),
            title=clean_line(values.get("title", "")),
            url=values.get("baseurl", "").rstrip("/"),
            timezone=zone_of(values.get("timezone", ""), name, problems) or UTC,
            values=values,
            problems=tuple(problems),
        )

    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files of `site` are posts."""
        return _HugoRules(site.roots, _ENDINGS)

    def folder_categories(self, path: str, site: Site) -> Sequence[str]:
        """Return the section."""
        return folders_of_page(path, site)[:1]

    def header_values(
        self, values: Mapping[str, object], path: str, site: Site
    ) -> Mapping[str, object]:
        """Return what a header says under keys in lower case, no `category` beside `categories`."""
        return without_shadowed(lowered(values), categories="category", tags="tag")

    def is_held_back(self, values: Mapping[str, object]) -> bool:
        """Return whether it is a draft, or only there for others; `published` is a date to Hugo."""
        if super().is_held_back({**values, "published": None}):
            return True
        build = values.get("build", values.get("_build"))
        return isinstance(build, dict) and all(_is_never(build.get(key)) for key in _SHOWN_BY)


class _HugoRules(RootedRules):
    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        if name.lower().startswith(("_index.", "#")):
            return False
        return super().takes(folder, name, below_posts=below_posts)

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


def _config_of(folder: Path) -> Path | None:
    return (
        first_file(folder, *_NAMES)
        or first_file(folder / _DEFAULTS, *_NAMES)
        or first_file(folder, *_OLD_NAMES)
        or first_file(folder / _DEFAULTS, *_OLD_NAMES)
    )


def _roots(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the folders that hold the pages of all languages."""
    named = [values.get("contentdir", _CONTENT)]
    named += [
        value
        for key, value in values.items()
        if key.startswith("languages.") and key.endswith(".contentdir")
    ]
    roots = (name.strip("/").removeprefix("./") for name in named)
    return tuple(dict.fromkeys(root for root in roots if root and ".." not in root))
