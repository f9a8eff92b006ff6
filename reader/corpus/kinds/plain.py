"""Plain folders: any other folder of texts.

Every text file is a post, but for those that are about a repository and not of it
(`requirements.txt`, `robots.txt`, `LICENSE`, `CODE_OF_CONDUCT`; a README is read), and what
lies in a site's own folders: templates, themes, layouts, `static`, `public`; and for what a browser
saved with a page: `PAGE_files` beside `PAGE.html` holds its frames and advertisements.

A date without a zone is in the local zone. The category is the header's, else the first
folder below the one that holds nearly everything; folders that are called `content`, `docs`
and the like, or for a month or a year, are none.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reader.corpus.kinds.kind import Kind
from reader.corpus.kinds.post_files import POSTS_FOLDER, PostRules
from reader.corpus.kinds.site import Site
from reader.patterns import regex

_SITES_FOLDERS: Final = frozenset({"templates", "themes", "layouts", "static", "public"})
_NO_CATEGORIES: Final = frozenset({"source", "content", "docs", "articles", "posts", "_posts"})
_DATED: Final = regex(
    r"\d{4}(?:[-_.年]?(?:0?[1-9]|1[0-2])月?(?:[-_.]?\d{1,2}日?)?|年)?|\d{1,2}月?日?"
)
"""Names of folders for a year, a month, a day: `2013`, `201310`, `2013-10`, `10`."""

_ABOUT_REPOSITORIES: Final = regex(
    # Words that may well be an article's count only in capitals, or alone.
    r"(?:(?:LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|HISTORY|CONTRIBUTING|CONTRIBUTORS"
    r"|CODE[_-]OF[_-]CONDUCT|SECURITY|SUPPORT|GOVERNANCE|MAINTAINERS|AUTHORS|CODEOWNERS"
    r"|PULL_REQUEST_TEMPLATE|ISSUE_TEMPLATE|THIRD[_-]PARTY[_-]\w+)(?:[-_.]\w+)*"
    r"|(?i:licen[cs]e|contributing|code[_-]of[_-]conduct|changelog|pull_request_template"
    r"|issue_template)"
    r"|(?i:(?:[\w-]+[-_])?requirements(?:[-_.]\w+)*)|(?i:constraints|robots|humans|ads|app-ads"
    r"|security|cmakelists|llms|llms-full))"
    r"\.\w+"
)
_ONLY_TXT: Final = regex(
    r"(?i).*(?:requirements|constraints|robots|humans|ads|security|cmakelists|llms)"
)

_OF_PAGES: Final = regex(
    r"(.+)(?:_files|\.files|-Dateien|_fichiers|_archivos|_file|_bestanden|_arquivos|_ficheiros|-filer)"
)
"""How browsers call the folder of what a page shows, in their languages, after the page."""
_PAGES: Final = (".html", ".htm", ".HTML", ".HTM")

_TEXTS_COUNTED: Final = 2000
_FOLDERS_COUNTED: Final = 500
_OTHERS: Final = 20
"""A folder holds nearly everything when what lies beside it is less than a twentieth."""

_DEEPEST_TRUNK: Final = 8


class Plain(Kind):
    """See the module."""

    name = "plain"

    def signs(self, folder: Path) -> tuple[str, ...]:
        """Return none: a folder is a plain one for want of any."""
        return ()

    def read_site(self, folder: Path, signs: tuple[str, ...]) -> Site:
        """Return where nearly everything lies."""
        return Site(kind=self.name, trunk=_trunk(folder))

    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files are posts."""
        return _PlainRules()

    def folder_categories(self, path: str, site: Site) -> Sequence[str]:
        """Return the first folder that is one."""
        if site.trunk and path.startswith(f"{site.trunk}/"):
            path = path[len(site.trunk) + 1 :]
        for folder in path.split("/")[:-1]:
            if folder.lower() not in _NO_CATEGORIES and not _DATED.fullmatch(folder):
                return (folder,)
        return ()

    def split_categories(self, text: str) -> list[str]:
        """Return what stands between commas, or else the words."""
        return _split(text)

    def split_tags(self, text: str) -> list[str]:
        """Return what stands between commas, or else the words."""
        return _split(text)


class _PlainRules(PostRules):
    def enters(self, folder: str, name: str) -> bool:
        return name == POSTS_FOLDER or (name not in _SITES_FOLDERS and super().enters(folder, name))

    def takes(self, folder: str, name: str, *, below_posts: bool) -> bool:
        return super().takes(folder, name, below_posts=below_posts) and not _is_about(name)

    def is_kept_for(self, name: str, names: Sequence[str]) -> bool:
        page = _OF_PAGES.fullmatch(name)
        return page is not None and any(page[1] + ending in names for ending in _PAGES)


def _is_about(name: str) -> bool:
    """Say whether a file is about a repository: nobody's article."""
    if not _ABOUT_REPOSITORIES.fullmatch(name):
        return False
    return name.lower().endswith(".txt") or not _ONLY_TXT.match(name)


def _split(text: str) -> list[str]:
    commas = text.replace("，", ",").replace("、", ",")
    return commas.split(",") if "," in commas else text.split()


# -- the folder that holds nearly everything ------------------------------------------------------


def _trunk(root: Path) -> str:
    """Return the folder below which nearly all texts lie, relative to `root`; "" is itself.

    Only so many files and folders are looked at, so this costs the same in any archive.
    """
    trunk = ""
    rules = _PlainRules()
    for _ in range(_DEEPEST_TRUNK):
        inner = _nearly_all(f"{root}/{trunk}" if trunk else str(root), rules)
        if inner is None:
            break
        trunk = f"{trunk}/{inner}" if trunk else inner
    return trunk


def _nearly_all(place: str, rules: _PlainRules) -> str | None:
    """Return the one folder of `place` that holds nearly all its texts, None without one."""
    most = _TEXTS_COUNTED // _OTHERS
    texts, folders = _entries(place, rules, most)
    if texts > most or len(folders) > _FOLDERS_COUNTED:
        return None
    best, best_count, others = None, 0, texts
    for name in folders:
        count = _count(f"{place}/{name}", rules)
        if count > best_count:
            best, best_count, count = name, count, best_count
        others += count
        if others > most:
            return None
    return best if others * _OTHERS <= best_count else None


def _count(place: str, rules: _PlainRules) -> int:
    """Return how many texts lie below `place`, at most `_TEXTS_COUNTED`."""
    pending, found, looked = [place], 0, 0
    while pending and found < _TEXTS_COUNTED and looked < _FOLDERS_COUNTED:
        at = pending.pop()
        texts, folders = _entries(at, rules, _TEXTS_COUNTED - found)
        found, looked = found + texts, looked + 1
        pending += [f"{at}/{name}" for name in folders]
    return min(found, _TEXTS_COUNTED)


def _entries(place: str, rules: _PlainRules, most: int) -> tuple[int, list[str]]:
    """Return how many texts are in a folder, up to one more than `most`, and its folders."""
    texts: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if rules.enters("", entry.name):
                        folders.append(entry.name)
                elif rules.takes("", entry.name, below_posts=True):
                    texts.append(entry.name)
                    if len(texts) > most:
                        break
    except OSError:
        pass
    return len(texts), sorted(name for name in folders if not rules.is_kept_for(name, texts))
