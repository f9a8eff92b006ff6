"""Zola sites: a `zola.toml`, or a `config.toml` with `base_url`, beside `content/`.

Posts are the Markdown files below `content/`, but for `_index.md`, which are sections, and those
that the config's `ignored_content` names, whose stars stand for slashes, too (globset).
Sources: Zola's manual, "Page", "Section", "Configuration".

A date without a zone is in UTC. It is the header's `date`; else that with which `path`, or
the name of the file (of its folder, for an `index.md`), begins. Categories and tags stand in
the header's table `taxonomies`; the section, the first folder below `content/`, stands in
for a category.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC
from pathlib import Path
from typing import Final

from reader.corpus.kinds.configs import first_file, read_config
from reader.corpus.kinds.hugo import folders_of_page
from reader.corpus.kinds.kind import Kind, without_shadowed
from reader.corpus.kinds.path_patterns import globs
from reader.corpus.kinds.post_files import PostRules, RootedRules
from reader.corpus.kinds.site import Site, names_of, scalars_of
from reader.model import Problem
from reader.safe import clean_line

_CONFIGS: Final = ("zola.toml", "config.toml")
_CONTENT: Final = "content"
_TAXONOMIES: Final = ("categories", "category", "tags", "tag")


class Zola(Kind):
    """See the module."""

    name = "zola"
    address_key = "path"

    def signs(self, folder: Path) -> tuple[str, ...]:
        """Return the config and `content/`."""
        config = first_file(folder, *_CONFIGS)
        if not config or not (folder / _CONTENT).is_dir():
            return ()
        if "base_url" not in read_config(config, []):
            return ()
        return (config.name, f"{_CONTENT}/")

    def read_site(self, folder: Path, signs: tuple[str, ...]) -> Site:
        """Return what the config in `folder` says. Never raises."""
        problems: list[Problem] = []
        config = first_file(folder, *_CONFIGS)
        said = read_config(config, problems) if config else {}
        values = scalars_of(said)
        return Site(
            kind=self.name,
            signs=signs,
            roots=(_CONTENT,),
            title=clean_line(values.get("title", "")),
            url=values.get("base_url", "").rstrip("/"),
            timezone=UTC,
            values=values,
            skipped=names_of(said.get("ignored_content")),
            problems=tuple(problems),
        )

    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files of `site` are posts."""
        return _ZolaRules(site)

    def folder_categories(self, path: str, site: Site) -> Sequence[str]:
        """Return the section."""
        return folders_of_page(path, site)[:1]

    def header_values(
        self, values: Mapping[str, object], path: str, site: Site
    ) -> Mapping[str, object]:
        """Return what a header says, its taxonomies among the rest."""
        taxonomies = values.get("taxonomies")
        if not isinstance(taxonomies, dict):
            return values
        known = {**{key: taxonomies[key] for key in _TAXONOMIES if key in taxonomies}, **values}
        return without_shadowed(known, categories="category", tags="tag")


class _ZolaRules(RootedRules):
    def __init__(self, site: Site) -> None:
        super().__init__(site.roots, (".md",))
        self._ignored = globs(site.skipped, stars_cross=True)

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        if name.startswith("_index.") or not super().takes(folder, name, below_posts=below_posts):
            return False
        # Zola looks for its patterns in the whole path, from the file system's root.
        return self._ignored is None or not self._ignored.fullmatch(f"/{folder}/{name}")
