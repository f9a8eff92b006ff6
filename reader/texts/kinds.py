"""What kinds of archive are called, how one is told, and what holds for it."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from reader.safe import Clean, clean_line
from reader.texts.catalogue import N_, _

NAMES: Final = MappingProxyType(
    {
        "jekyll": N_("a Jekyll site"),
        "hexo": N_("a Hexo site"),
        "hugo": N_("a Hugo site"),
        "zola": N_("a Zola site"),
        "pelican": N_("a Pelican site"),
        "plain": N_("a plain folder"),
    }
)

EXPLANATIONS: Final = MappingProxyType(
    {
        "jekyll": N_(
            "A Jekyll site has a _config.yml, or a folder _posts. Posts are the text files of "
            "every _posts folder, and files elsewhere whose names begin with a date, but for what "
            "_config.yml excludes. The folders above _posts are categories, before the header's; "
            "what a header does not say, the defaults of _config.yml do. A date without a time zone is in "
            "that of _config.yml, else in this machine's."
        ),
        "hexo": N_(
            "A Hexo site has a _config.yml beside source/_posts (or the folder that its source_dir "
            "names). Posts are the Markdown and HTML files in there, but for those that its "
            "skip_render and ignore name; categories are those of the header. A date without a time "
            "zone is in that of _config.yml, else in this machine's. A line break in a paragraph "
            "is one on the page, too."
        ),
        "hugo": N_(
            "A Hugo site has a hugo.toml (.yaml, .json), or a config.toml beside content, with a "
            "baseURL in it or layouts, archetypes or themes beside it. Posts are the Markdown and "
            "HTML files in content (or where the config says the pages are), but for _index.md, "
            "what lies beside an index.md, what ignoreFiles names and languages that are disabled. "
            "What a header does not say, the cascade of a section's _index.md or of the config "
            "does. The category is the header's, else the section: the first folder in content. A "
            "date without a time zone is in that of the config, else in UTC."
        ),
        "zola": N_(
            "A Zola site has a zola.toml, or a config.toml with base_url, beside content. Posts "
            "are the .md files in content, but for _index.md and what the config's ignored_content "
            "names. The date is the header's, else that in its path or in the file's name; without "
            "a time zone it is in UTC. The category is the header's, else the section: the first "
            "folder in content."
        ),
        "pelican": N_(
            "A Pelican site has a pelicanconf.py, or a folder content whose posts begin with lines "
            "like “Title: …”. Posts are the files of Markdown, reStructuredText and HTML in "
            "content, but for its pages and what IGNORE_FILES names. What a header does not say, "
            "FILENAME_METADATA, PATH_METADATA, EXTRA_PATH_METADATA, DEFAULT_METADATA and "
            "DEFAULT_DATE of pelicanconf.py do, as far as they are written out. The category is the header's, else the folder "
            "that the file is in, else the DEFAULT_CATEGORY. A date without a time zone is in that "
            "of pelicanconf.py, else in UTC."
        ),
        "plain": N_(
            "A plain folder is one that no program is known by. Posts are all its text files, but "
            "for those about a repository (requirements.txt, LICENSE). The category is the "
            "header's, else the first folder below the one that holds nearly everything. A date "
            "without a time zone is in this machine's."
        ),
    }
)
"""What holds for a kind: which files are posts, whence their categories and dates come."""


def told_by(kind: str, signs: tuple[str, ...]) -> Clean:
    """Return a sentence that says of which kind an archive is, and what tells so."""
    name = _(NAMES[kind])
    if not signs:
        return clean_line(_("This is {kind}").format(kind=name))
    found = clean_line(", ".join(signs))
    return clean_line(_("This is {kind}: it has {found}").format(kind=name, found=found))


def explanation(kind: str) -> str:
    """Return what holds for a kind, in the language spoken."""
    return _(EXPLANATIONS[kind])
