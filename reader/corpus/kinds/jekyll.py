"""What a Jekyll site says of itself in `_config.yml`.

Source of the keys: Jekyll's manual, "Configuration Options". A config that cannot be read
leaves the defaults and a problem: its posts are read all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from pathlib import Path
from typing import Final, Literal, TypeAlias

from reader.corpus.encoding import decode
from reader.corpus.files import read_bytes
from reader.corpus.header.parsers import Unparsable, toml, yaml_mapping
from reader.corpus.header.tolerant import read_lines
from reader.corpus.problems import problem, quoted, refusal
from reader.model import Problem
from reader.safe import Clean, clean_line

KindName: TypeAlias = Literal["jekyll", "hexo", "hugo", "zola", "pelican", "plain"]
"""The programs that archives are made for; a plain folder is made for none."""

CONFIG_NAMES: Final = ("_config.yml", "_config.yaml", "_config.toml")

_CONFIG_BYTES_READ: Final = 1024 * 1024
_MOST_VALUES: Final = 2000
_LONGEST_VALUE: Final = 1000
_MOST_PATTERNS: Final = 200
_NO_TITLE: Final = Clean("")


@dataclass(frozen=True, slots=True)
class Site:
    """A site's config.

    `url` and `baseurl` are as written, without a slash at the end; `timezone` is where a
    date without a zone is meant, None for the local zone. `values` are the scalars of the
    config as text, for Liquid's `site.*`, with dotted keys for nested ones (`svn.stable`).
    `exclude` and `include` are Jekyll's path patterns; `collections_dir` is the folder that
    holds `_posts` without counting as a category.
    """

    title: Clean = _NO_TITLE
    kind: KindName = "plain"
    url: str = ""
    baseurl: str = ""
    timezone: tzinfo | None = None
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    collections: tuple[str, ...] = ()
    collections_dir: str = ""
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def config_of(folder: Path) -> Path | None:
    """Return the config file that makes `folder` a Jekyll site, else None."""
    return next((path for name in CONFIG_NAMES if (path := folder / name).is_file()), None)


def read_site(folder: Path) -> Site:
    """Return what the config in `folder` says; the defaults without one. Never raises."""
    path = config_of(folder)
    if path is None:
        return Site(kind="jekyll")
    problems: list[Problem] = []
    config = _config(path, problems)
    values = dict(_flat(config))
    zone_name = values.get("timezone", "")
    zone = _zone(zone_name)
    if zone_name and zone is None:
        problems.append(problem("timezone-unknown", path.name, None, name=quoted(zone_name)))
    return Site(
        title=clean_line(values.get("title", "")),
        kind="jekyll",
        url=values.get("url", "").rstrip("/"),
        baseurl=values.get("baseurl", "").rstrip("/"),
        timezone=zone,
        values=values,
        collections=_names(config.get("collections")),
        collections_dir=values.get("collections_dir", "").strip("/"),
        exclude=_names(config.get("exclude")),
        include=_names(config.get("include")),
        problems=tuple(problems),
    )


def _config(path: Path, problems: list[Problem]) -> dict[str, object]:
    try:
        text = decode(read_bytes(str(path), _CONFIG_BYTES_READ).raw).text
    except OSError as error:
        problems.append(problem("config-unreadable", path.name, None, **refusal(error)))
        return {}
    try:
        return toml(text) if path.suffix == ".toml" else yaml_mapping(text)
    except Unparsable as error:
        problems.append(problem("config-unreadable", path.name, error.line, **error.why))
    return dict(read_lines(text.split("\n"), fenced=True).values)


def _flat(config: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the scalars of nested mappings under dotted keys, a bounded number of them."""
    pending: list[tuple[str, object]] = list(reversed(config.items()))
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


def _names(value: object) -> tuple[str, ...]:
    """Return a list (or a mapping's keys, or one string) of the config as strings."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | dict):
        return ()
    names = (name for name in value if isinstance(name, str) and name)
    return tuple(name for name, _ in zip(names, range(_MOST_PATTERNS), strict=False))


def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # ValueError: a name with `..` or a NUL; OSError: the name of a folder.
        return None
