"""Hexo sites: a `_config.yml` beside `source/_posts`.

Posts are the files in `source/_posts` that Hexo renders, at any depth, and those in
`source/_drafts` on request; not files and folders whose name begins with `_`. The config may
call `source` otherwise (`source_dir`), and leave files out: by `skip_render`, in patterns of
paths below `source`; by `ignore`, in patterns of whole paths (so they begin with `**`), of
folders, too; and with `post_asset_folder` those that end otherwise than `new_post_name`. A string under `categories`
or `tags` is one of them; `category` and `tag` count where those are not there. Drafts are known
by their folder alone, and by `published: false`. Sources: Hexo's manual, "Configuration"; hexo
8, `plugins/processor/post.js` and `box/index.js`, asked.

A date without a zone is meant in the config's `timezone`, else in the local zone. A line
break in a paragraph is one on the page, unless the config says `breaks: false` for its
renderer (hexo-renderer-marked, hexo-renderer-markdown-it). Where a date has a zone, Hexo
takes that for the site's, and moves it by the machine's; here it is what it says.

Octopress, which is Jekyll, has the same files: its config says `source:`, or the folder has
a `Gemfile` and no `package.json`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from reader.corpus.encoding import decode
from reader.corpus.files import read_bytes
from reader.corpus.kinds.configs import BYTES_READ, first_file, read_config
from reader.corpus.kinds.kind import Kind, is_false, without_shadowed
from reader.corpus.kinds.path_patterns import globs
from reader.corpus.kinds.post_files import DRAFTS_FOLDER, POSTS_FOLDER, PostRules, RootedRules
from reader.corpus.kinds.site import Site, names_of, scalars_of, zone_of
from reader.model import Problem
from reader.patterns import regex
from reader.safe import clean_line

_ENDINGS: Final = (
    *(".md", ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdtext"),
    *(".html", ".htm"),
)
_SOURCE: Final = "source"
_SOURCE_DIR: Final = regex(r"(?m)^source_dir[ \t]*:[ \t]*[\"']?([^\s\"'#]+)")
_JEKYLLS_SOURCE: Final = regex(r"(?m)^source[ \t]*:")
_BREAKS: Final = ("marked.breaks", "markdown.render.breaks", "markdown.breaks")


class Hexo(Kind):
    """See the module."""

    name = "hexo"

    def signs(self, folder: Path) -> tuple[str, ...]:
        """Return the config and `source/_posts`."""
        config = first_file(folder, "_config.yml")
        if not config:
            return ()
        said = _text_of(config)
        source = _source_in(said)
        if not (folder / source / POSTS_FOLDER).is_dir():
            return ()
        is_jekyll = (folder / "Gemfile").is_file() and not (folder / "package.json").is_file()
        if is_jekyll or _JEKYLLS_SOURCE.search(said):
            return ()
        return (config.name, f"{source}/{POSTS_FOLDER}")

    def read_site(self, folder: Path, signs: tuple[str, ...]) -> Site:
        """Return what the config in `folder` says. Never raises."""
        problems: list[Problem] = []
        config = read_config(folder / "_config.yml", problems)
        values = scalars_of(config)
        posts = next((sign for sign in signs if sign.endswith(POSTS_FOLDER)), "")
        source = posts.rpartition("/")[0] or _SOURCE
        return Site(
            kind=self.name,
            signs=signs,
            roots=(f"{source}/{POSTS_FOLDER}",),
            title=clean_line(values.get("title", "")),
            url=values.get("url", "").rstrip("/"),
            baseurl=values.get("root", "").rstrip("/"),
            timezone=zone_of(values.get("timezone", ""), "_config.yml", problems),
            values=values,
            exclude=tuple(path for path in names_of(config.get("ignore")) if path[:2] == "**"),
            skipped=tuple(f"{source}/{path}" for path in names_of(config.get("skip_render"))),
            keeps_breaks=all(values.get(key) != "false" for key in _BREAKS),
            problems=tuple(problems),
        )

    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files of `site` are posts."""
        roots = [*site.roots]
        if drafts:
            roots += [f"{root.removesuffix(POSTS_FOLDER)}{DRAFTS_FOLDER}" for root in roots]
        return _HexoRules(roots, _endings(site.values), site)

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
    def __init__(self, roots: Sequence[str], endings: tuple[str, ...], site: Site) -> None:
        super().__init__(roots, endings, skipped=globs(site.skipped))
        self._excluded = globs(site.exclude)

    def enters(self, folder: str, name: str) -> bool:
        return super().enters(folder, name) and not self._is_excluded(folder, name)

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        if name[0] == "_" or not super().takes(folder, name, below_posts=below_posts):
            return False
        return not self._is_excluded(folder, name)

    def _is_excluded(self, folder: str, name: str) -> bool:
        """Say whether the config's `ignore` names it."""
        path = f"{folder}/{name}" if folder else name
        return self._excluded is not None and bool(self._excluded.fullmatch(path))


def _endings(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the endings of posts: where each has a folder of its own, those of new ones alone."""
    if values.get("post_asset_folder") != "true":
        return _ENDINGS
    ending = PurePosixPath(values.get("new_post_name", "")).suffix.lower()
    return (ending,) if ending in _ENDINGS else (_ENDINGS[0],)


def _source_in(config: str) -> str:
    """Return the folder that a config's text says the posts lie below, if it lies in the site."""
    said = _SOURCE_DIR.search(config)
    named = said[1].removeprefix("./").strip("/") if said else ""
    return named if named and ".." not in named else _SOURCE


def _text_of(config: Path) -> str:
    try:
        return decode(read_bytes(str(config), BYTES_READ).raw).text
    except OSError:
        return ""
