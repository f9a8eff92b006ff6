"""What a site's config says of itself, whatever program the site is made for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, tzinfo
from typing import Final, Literal, TypeAlias

from reader.corpus.problems import problem, quoted
from reader.model import Problem
from reader.safe import Clean
from reader.values import Value

KindName: TypeAlias = Literal["jekyll", "hexo", "hugo", "zola", "pelican", "plain"]
"""The programs that archives are made for; a plain folder is made for none."""

FILE_NAME: Final = ":filename"
_MOST_VALUES: Final = 2000
_LONGEST_VALUE: Final = 1000
_MOST_PATTERNS: Final = 200
_NO_TITLE: Final = Clean("")


class Defaults(Value):
    """What the config says for headers that are silent: of the posts at `path` or below it.

    `path` may be a pattern; an empty one is of all posts. Those of a higher `rank` come before
    those of a lower one, of the same those that are said later. `target` is a pattern of the
    paths they are for, `language` one of the languages; empty ones are for all.
    """

    path: str
    values: Mapping[str, object]
    rank: int = 0
    target: str = ""
    language: str = ""

    def __hash__(self) -> int:
        return hash(self.path)


class ContentFolder(Value):
    """A folder of pages: `path`, of what language it is, and for what section it stands."""

    path: str
    language: str = ""
    section: str = ""


class Site(Value):
    """What is known of an archive before a post of it is read.

    `kind` is the program that the folder is made for, told by the files `signs`. Posts lie
    below `roots`, folders relative to the archive's own; () is anywhere. `left_out` are
    folders below those that hold none, `trunk` is the folder that holds nearly all texts of a
    plain one. `url` and `baseurl` are as written, without a slash
    at the end; `timezone` is where a date without a zone is meant, None for the local zone.
    `values` are the scalars of the config as text, for Liquid's `site.*`, with dotted keys
    for nested ones (`svn.stable`). `exclude` and `include` are the config's patterns of paths,
    as its program has them, of files and folders; `skipped` are those of files alone;
    `collections_dir` is the folder that holds `_posts` without counting as a category.
    `defaults` stand in for headers. `languages` are those that names of files may end with
    (`a.zh.md`), the site's own first, and `folders` what is known of the `roots`, where a program
    has such. `date_keys` are the header's keys for a date, () for those that the program has;
    FILE_NAME is the date in the name of a file.
    `keeps_breaks`: a single line break in a paragraph is one on the page, too.
    """

    title: Clean = _NO_TITLE
    kind: KindName = "plain"
    signs: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    trunk: str = ""
    url: str = ""
    baseurl: str = ""
    timezone: tzinfo | None = None
    values: Mapping[str, str] = {}
    collections: tuple[str, ...] = ()
    collections_dir: str = ""
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    defaults: tuple[Defaults, ...] = ()
    languages: tuple[str, ...] = ()
    folders: tuple[ContentFolder, ...] = ()
    date_keys: tuple[str, ...] = ()
    keeps_breaks: bool = False
    problems: tuple[Problem, ...] = ()

    def __hash__(self) -> int:
        return hash((self.title, self.kind, self.roots))


def scalars_of(config: Mapping[str, object]) -> dict[str, str]:
    """Return the scalars of nested mappings under dotted keys, a bounded number of them."""
    return dict(_flat(config))


def names_of(value: object) -> tuple[str, ...]:
    """Return a list (or a mapping's keys, or one string) of the config as strings."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | dict):
        return ()
    names = (name for name in value if isinstance(name, str) and name)
    return tuple(name for name, _ in zip(names, range(_MOST_PATTERNS), strict=False))


def zone_of(name: str, config: str, problems: list[Problem]) -> tzinfo | None:
    """Return the zone of this name, None for none; an unknown one goes to `problems`.

    `config` is the name of the file that has it.
    """
    zone = _zone(name)
    if name and zone is None:
        problems.append(problem("timezone-unknown", config, None, name=quoted(name)))
    return zone


def _flat(config: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    pending: list[tuple[str, object]] = [*config.items()][::-1]
    yielded = 0
    while pending and yielded < _MOST_VALUES:
        key, value = pending.pop()
        if isinstance(value, dict):
            inner = [(f"{key}.{name}", held) for name, held in value.items()]
            pending.extend(reversed(inner[:_MOST_VALUES]))
        elif (text := _text(value)) is not None:
            yield key, text
        yielded += 1


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int | float):
        return str(value)[:_LONGEST_VALUE]
    return None


def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # ValueError: a name with `..` or a NUL; OSError: the name of a folder.
        return None
