"""YAML and TOML that are safe to load: not so deep that a parser's stack ends, no bombs.

PyYAML composes nested nodes by recursion in C, so 30,000 `[` end the process, and merges
(`<<: [*a, *a]`) may double a mapping with every line. Its events come without recursion:
counting them first settles both. tomllib looks at every part of a dotted key (`a.b.c`) once for
each part before it, and keeps what it saw: 20 KB of one key take seconds and 400 MB.
"""

from __future__ import annotations

from typing import Final

from reader.patterns import regex

MAX_ALIASES: Final = 20
"""Aliases (`*name`) allowed in a text: each may multiply what it stands for."""

MAX_DEPTH: Final = 50
"""Levels of lists and mappings allowed."""

MAX_DOTS: Final = 16
"""Dots allowed in what stands before a `=`, or on a line that names a table."""

_SHORT_TEXT: Final = 4096
"""A text up to here cannot nest deeper by indentation alone than the stack allows."""

_OPENERS: Final = regex(r"[\[{]|[-?][ \t]")
_DOTTED_KEY: Final = regex(
    rf"""\s*(?:(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*\.[ \t]*){{{MAX_DOTS + 1}}}"""
)
"""What tomllib takes for a key that is too deep, even where no `=` follows it."""


class UnsafeHeader(Exception):
    """The text would cost more to load than it is worth: it has more than `most` of something.

    `why` says of what: "too-deep" or "too-many-aliases", as in `problems.REASONS`.
    """

    def __init__(self, why: str, most: int) -> None:
        super().__init__(why, most)
        self.why, self.most = why, most


def check_yaml(text: str) -> None:
    """Raise UnsafeHeader for a text that nests or refers too much. Linear in the length.

    Broken YAML passes: to load it says better what is wrong.
    """
    if len(text) <= _SHORT_TEXT and "*" not in text and len(_OPENERS.findall(text)) <= MAX_DEPTH:
        return
    import yaml
    from frontmatter.default_handlers import SafeLoader

    depth = aliases = 0
    try:
        for event in yaml.parse(text, Loader=SafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.AliasEvent):
                aliases += 1
            if depth > MAX_DEPTH:
                raise UnsafeHeader("too-deep", MAX_DEPTH)
            if aliases > MAX_ALIASES:
                raise UnsafeHeader("too-many-aliases", MAX_ALIASES)
    except yaml.MarkedYAMLError as error:
        # PyYAML 6.0.4 bounds the depth itself, while it looks ahead for a key: before our count.
        if "nesting depth" in (error.problem or ""):
            raise UnsafeHeader("too-deep", MAX_DEPTH) from error
    except (yaml.YAMLError, ValueError):
        return


def check_toml(text: str) -> None:
    """Raise UnsafeHeader for a text whose keys nest too deep. Linear in the length."""
    if text.count(".") <= MAX_DOTS:
        return
    for line in text.split("\n"):
        if line.count(".") <= MAX_DOTS:
            continue
        *keys, value = line.split("=")
        if line.lstrip().startswith("["):
            keys.append(value)
        if any(key.count(".") > MAX_DOTS for key in keys) or _DOTTED_KEY.match(line):
            raise UnsafeHeader("too-deep", MAX_DOTS)
