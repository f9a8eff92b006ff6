"""Hexo sites: a `_config.yml` beside `source/_posts`.

Posts are the files in `source/_posts` that Hexo renders, at any depth, and those in
`source/_drafts` on request; not files and folders whose name begins with `_`. A string under
`categories` or `tags` is one of them; `category` and `tag` count where those are not there.
Drafts are known by their folder alone, and by `published: false`. Source: hexo 8,
`plugins/processor/post.js`, asked.

A date without a zone is meant in the config's `timezone`, else in the local zone. A line
break in a paragraph is one on the page, unless the config says `breaks: false` for its
renderer (hexo-renderer-marked, hexo-renderer-markdown-it). Where a date has a zone, Hexo
takes that for the site's, and moves it by the machine's; here it is what it says.

Octopress, which is Jekyll, has the same files: its config says `source:`, or the folder has
a `Gemfile` and no `package.json`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from reader.corpus.encoding import decode
from reader.corpus.files import read_bytes
from reader.corpus.kinds.configs import BYTES_READ, first_file, read_config
from reader.corpus.kinds.kind import Kind, is_false, without_shadowed
from reader.corpus.kinds.post_files import DRAFTS_FOLDER, POSTS_FOLDER, PostRules, RootedRules
from reader.corpus.kinds.site import Site, scalars_of, zone_of
from reader.model import Problem
from reader.patterns import regex
from reader.safe import clean_line

_ENDINGS: Final = (
    *(".md", ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdtext"),
    *(".html", ".htm"),
)
_SOURCE: Final = "source"
_JEKYLLS_SOURCE: Final = regex(r"(?m)^source[ \t]*:")
_BREAKS: Final = ("marked.breaks", "markdown.render.breaks", "markdown.breaks")


class Hexo(Kind):
    """See the module."""

    name = "hexo"

    def signs(self, folder: Path) -> tuple[str, ...]:
        """Return the config and `source/_posts`."""
        config = first_file(folder, "_config.yml")
        if not config or not (folder / _SOURCE / POSTS_FOLDER).is_dir():
            return ()
        is_jekyll = (folder / "Gemfile").is_file() and not (folder / "package.json").is_file()
        if is_jekyll or _says_source(config):
            return ()
        return (config.name, f"{_SOURCE}/{POSTS_FOLDER}")

    def read_site(self, folder: Path, signs: tuple[str, ...]) -> Site:
        """Return what the config in `folder` says. Never raises."""
        problems: list[Problem] = []
        values = scalars_of(read_config(folder / "_config.yml", problems))
        return Site(
            kind=self.name,
            signs=signs,
            roots=(f"{_SOURCE}/{POSTS_FOLDER}",),
            title=clean_line(values.get("title", "")),
            url=values.get("url", "").rstrip("/"),
            baseurl=values.get("root", "").rstrip("/"),
            timezone=zone_of(values.get("timezone", ""), "_config.yml", problems),
            values=values,
            keeps_breaks=all(values.get(key) != "false" for key in _BREAKS),
            problems=tuple(problems),
        )

    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files of `site` are posts."""
        return _HexoRules([*site.roots, *([f"{_SOURCE}/{DRAFTS_FOLDER}"] * drafts)], _ENDINGS)

    def folder_categories(self, path: str, site: Site) -> Sequence[str]:
        """Return none: to Hexo, folders are no categories."""
        return ()

    def header_values(
        self, values: Mapping[str, object], path: str, site: Site
    ) -> Mapping[str, object]:
        """Return what a header says, without a `category` beside `categories`."""
        return without_shadowed(values, categories="category", tags="tag")

    def is_held_back(self, values: Mapping[str, object]) -> bool:
        """Return whether it is not to be published; `draft` is nothing to Hexo."""
        return is_false(values.get("published"))


class _HexoRules(RootedRules):
    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        return name[0] != "_" and super().takes(folder, name, below_posts=below_posts)


def _says_source(config: Path) -> bool:
    try:
        text = decode(read_bytes(str(config), BYTES_READ).raw).text
    except OSError:
        return False
    return bool(_JEKYLLS_SOURCE.search(text))
