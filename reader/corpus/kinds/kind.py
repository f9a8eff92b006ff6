"""What a kind of archive has to answer: one module a kind does it, behind this protocol.

A kind is a program that folders are made for. It knows a folder of its own when it sees one,
what the config says, which files are posts, and what stands where in their headers.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from reader.corpus.kinds.post_files import PostRules
from reader.corpus.kinds.site import KindName, Site


class Kind(ABC):
    """A kind of archive. It has no state: what differs from archive to archive is in `Site`.

    `date_keys` are the header's keys for a date, the first that is there counts, unless the site
    has others (`Site.date_keys`).
    `address_key` is the key of an address that holds a date (`2023/01/26/x`), or empty.
    `needs_header` says that the program dates its posts by what is written in them.
    """

    name: ClassVar[KindName]
    date_keys: ClassVar[tuple[str, ...]] = ("date",)
    address_key: ClassVar[str] = ""
    has_short_years: ClassVar[bool] = False
    """Names of files may begin with a year of two digits."""

    folders_come_first: ClassVar[bool] = False
    """The folders' categories count beside the header's, not only for want of them."""

    @abstractmethod
    def signs(self, folder: Path) -> tuple[str, ...]:
        """Return the files and folders in `folder` that make it one of this kind; () is none."""

    @abstractmethod
    def read_site(self, folder: Path, signs: tuple[str, ...]) -> Site:
        """Return what is known of the archive in `folder`. Never raises."""

    @abstractmethod
    def rules(self, site: Site, *, drafts: bool) -> PostRules:
        """Return the rules that say which files of `site` are posts."""

    @abstractmethod
    def folder_categories(self, path: str, site: Site) -> Sequence[str]:
        """Return the categories that the folders of the post at `path` name."""

    def header_values(
        self, values: Mapping[str, object], path: str, site: Site
    ) -> Mapping[str, object]:
        """Return what the header of the post at `path` says, under keys that all kinds have."""
        return values

    def page_values(self, path: str, text: str) -> Mapping[str, object]:
        """Return what a file without a header says of itself otherwise."""
        return {}

    def split_categories(self, text: str) -> list[str]:
        """Return the categories that a string under `categories` names."""
        return [text]

    def split_tags(self, text: str) -> list[str]:
        """Return the tags that a string under `tags` names."""
        return [text]

    def is_held_back(self, values: Mapping[str, object]) -> bool:
        """Return whether the program publishes a post of this header to nobody."""
        return is_false(values.get("published")) or is_true(values.get("draft"))


_FALSE_WORDS = frozenset({"false", "no", "off"})
_TRUE_WORDS = frozenset({"true", "yes", "on"})
_EMPTY = (None, "")


def with_defaults(
    values: Mapping[str, object], defaults: Mapping[str, object]
) -> Mapping[str, object]:
    """Return a header with what `defaults` say where it says nothing."""
    return {**defaults, **{key: said for key, said in values.items() if said is not None}}


def lowered(values: Mapping[str, object]) -> Mapping[str, object]:
    """Return a header with its keys in lower case, for programs to which case is nothing."""
    if all(map(str.islower, values)):
        return values
    return {key.lower(): value for key, value in values.items()}


def without_shadowed(values: Mapping[str, object], **shadowed: str) -> Mapping[str, object]:
    """Return a header without the keys that count only where another says nothing.

    `shadowed` is the other's name → the key.
    """
    unread = {
        key for other, key in shadowed.items() if key in values and values.get(other) not in _EMPTY
    }
    return {key: values[key] for key in values if key not in unread} if unread else values


def is_false(value: object) -> bool:
    """Say whether a value is false, as YAML or as a word."""
    return _is(value, _FALSE_WORDS)


def is_true(value: object) -> bool:
    """Say whether a value is true, as YAML or as a word."""
    return _is(value, _TRUE_WORDS)


def _is(value: object, words: frozenset[str]) -> bool:
    """Say whether a header's value is true or false in `words`, as YAML or as a word."""
    if isinstance(value, bool):
        value = str(value)
    return isinstance(value, str) and value.strip().lower() in words
