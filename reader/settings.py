"""What the reader may choose, and where their files lie. Reads, never writes.

Folders follow the system's custom: XDG on Linux, elsewhere what platformdirs says. Asking for
a path makes nothing on disk.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from reader.errors import Coded
from reader.texts import N_
from reader.texts.languages import CHOICES
from reader.toml_lines import flattened, lines_of
from reader.values import Value

_APP = "kanbao"
_BELOW_HOME: Final = {"config": ".config", "cache": ".cache", "data": ".local/share"}
_LONGEST_SHOWN = 60


def config_folder() -> Path:
    """Settings and the reader's own themes."""
    return _folder("config")


def cache_folder() -> Path:
    """The indexes; may be deleted at any time."""
    return _folder("cache")


def data_folder() -> Path:
    """The marks; theirs to keep."""
    return _folder("data")


def config_path() -> Path:
    """The file that the settings stand in, if there is one."""
    return config_folder() / "config.toml"


def _folder(kind: Literal["config", "cache", "data"]) -> Path:
    """Return our folder of a kind, as the XDG Base Directory Specification has it on Linux."""
    if sys.platform == "linux":
        named, home = os.environ.get(f"XDG_{kind.upper()}_HOME", ""), os.environ.get("HOME", "")
        if os.path.isabs(named):  # noqa: PTH117 - any other is to be passed over
            return Path(named, _APP)
        if os.path.isabs(home):  # noqa: PTH117
            return Path(home, _BELOW_HOME[kind], _APP)
    import platformdirs  # takes as long to load as a third of a command

    return Path(getattr(platformdirs, f"user_{kind}_dir")(_APP, appauthor=False))


_SAID: Final[list[tuple[str, range | tuple[str, ...] | None]]] = []
"""What is said of each field of `Settings`, in order: a sentence, what it may be."""


def _setting(default: Any, what: str, allowed: range | tuple[str, ...] | None = None) -> Any:
    _SAID.append((what, allowed))
    return default


class Settings(Value):
    """What `config.toml` says, or the defaults. Each field is a key of that file."""

    language: str = _setting(
        "auto", N_("language of the interface; auto goes by LC_ALL, LC_MESSAGES, LANG"), CHOICES
    )
    theme: str = _setting("ink", N_("name of the theme; kanbao themes lists them"))
    measure: int = _setting(80, N_("the most columns of a line"), range(20, 401))
    indent: int = _setting(
        2, N_("characters that the first line of a Chinese paragraph is indented by"), range(9)
    )
    gap: int = _setting(1, N_("empty lines between paragraphs"), range(6))
    hanging: bool = _setting(False, N_("let punctuation hang beyond the end of a line"))
    spacing: bool = _setting(False, N_("put a space between Chinese and Latin"))
    justify: bool = _setting(False, N_("align lines at both ends"))
    ambiguous: int = _setting(
        1, N_("in print, columns of characters whose width is not certain"), range(1, 3)
    )
    size_limit: int = _setting(
        16 * 1024 * 1024,
        N_("bytes; the body of a larger file is shown as plain text"),
        range(64 * 1024, 256 * 1024 * 1024 + 1),
    )
    variants: bool = _setting(False, N_("search for traditional and simplified characters alike"))
    drafts: bool = _setting(False, N_("also list drafts and posts with published: false"))


_DEFAULTS: Final = Settings()


class Field(NamedTuple):
    """A setting: its name in the file, what holds without it, a sentence, what it may be."""

    name: str
    default: str | int | bool
    what: str
    allowed: range | tuple[str, ...] | None

    @property
    def may_be(self) -> Coded:
        """What values it takes."""
        if isinstance(self.allowed, range):
            bounds = {"least": str(self.allowed.start), "most": str(self.allowed.stop - 1)}
            return Coded("value-number", bounds)
        if self.allowed is not None:
            return Coded("value-one-of", {"values": [toml(value) for value in self.allowed]})
        return Coded("value-switch" if isinstance(self.default, bool) else "value-text")


FIELDS: Final = tuple(
    Field(name, getattr(_DEFAULTS, name), *said)
    for name, said in zip(Settings.__match_args__, _SAID, strict=True)
)
"""Every setting."""

_KEYS = "keys"
"""The table of `config.toml` that gives commands other keys."""


_SEARCHES = "searches"
"""The table of `config.toml` that names searches for the sidebar."""
_TABLES = (_KEYS, _SEARCHES)


class KeyChoice(NamedTuple):
    """What a table says of one command, or one search: the value as it stands there, and its line."""

    value: object
    path: Path
    line: int

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.path}:{self.line}"


class Chosen(NamedTuple):
    """The settings to go by, and a notice of each thing in the file that was passed over."""

    settings: Settings
    notices: tuple[Coded, ...] = ()
    lines: Mapping[str, int] = MappingProxyType({})
    """The line of each setting that the file names, and that holds."""
    keys: Mapping[str, KeyChoice] = MappingProxyType({})
    """What the file says of keys, by the command's id; `reader.tui.keys` judges it."""
    searches: Mapping[str, KeyChoice] = MappingProxyType({})
    """The searches that the file names; `reader.session.saved` judges them."""


def load(path: Path | None = None) -> Chosen:
    """Return the settings of the file at `path`, by default `config.toml` in the config folder.

    Never raises: a slip in a setting is no reason to keep anyone from reading. A value that
    cannot be gives way to its default, an unknown key is left out, a file that cannot be
    read, or is no TOML, counts for nothing; each with a notice that names file and key.
    """
    path = path or config_path()
    try:
        return _read(path) if path.exists() else Chosen(Settings())
    except OSError:
        return _none_of(Coded("config-unreadable", {"path": path}))


def _read(path: Path) -> Chosen:
    import tomllib

    try:
        # Anything but a file (a pipe, say) might keep us waiting.
        text = path.read_text("utf-8") if path.is_file() else None
        table = None if text is None else tomllib.loads(text)
        lines = lines_of(text) if text and table else {}
    except tomllib.TOMLDecodeError as error:
        return _none_of(Coded("config-no-toml", {"path": path, "why": str(error)}))
    except UnicodeDecodeError:
        return _none_of(Coded("config-no-utf8", {"path": path}))
    except RecursionError:
        table = None
    if table is None:
        return _none_of(Coded("config-unreadable", {"path": path}))
    return _judged(path, table, lines)


def _none_of(notice: Coded) -> Chosen:
    return Chosen(Settings(), (notice,))


def _judged(path: Path, table: Mapping[str, object], lines: Mapping[str, int]) -> Chosen:
    faults = {key: fault for key, value in table.items() if (fault := _fault(key, value))}
    good: dict[str, Any] = {
        each.name: table[each.name]
        for each in FIELDS
        if each.name in table and each.name not in faults
    }
    keys, searches = table.get(_KEYS), table.get(_SEARCHES)
    choices = {
        id: KeyChoice(value, path, lines[f"{_KEYS}.{id}"])
        for id, value in (flattened(keys) if isinstance(keys, Mapping) else {}).items()
        if not isinstance(value, Mapping)
    }
    named = {
        name: KeyChoice(value, path, lines.get(f"{_SEARCHES}.{name}", lines[_SEARCHES]))
        for name, value in (searches if isinstance(searches, Mapping) else {}).items()
    }
    notices = tuple(
        Coded("at-line", {"path": path, "line": lines[key], "what": fault})
        for key, fault in faults.items()
    )
    return Chosen(Settings(**good), notices, {key: lines[key] for key in good}, choices, named)


def _fault(key: str, value: object) -> Coded | None:
    """Return what is wrong with a setting, and what is done about it; None if all is well."""
    if key in _TABLES:
        return None if isinstance(value, Mapping) else Coded("keys-no-table", {"name": key})
    known = {each.name: each for each in FIELDS}
    field_of = known.get(key)
    if field_of is None:
        names = [*known, *_TABLES]
        from difflib import get_close_matches

        close = get_close_matches(key, names, n=1)
        if close:
            return Coded("setting-unknown-alike", {"name": key, "alike": close[0]})
        return Coded("setting-unknown", {"name": key, "known": names})
    default, allowed = field_of.default, field_of.allowed
    if type(value) is type(default) and (allowed is None or value in allowed):
        return None
    told = {"name": key, "value": _short(value), "may_be": field_of.may_be}
    return Coded("setting-invalid", {**told, "default": toml(default)})


def toml(value: object) -> str:
    """Return a value about as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def _short(value: object) -> str | Coded:
    try:
        text = toml(value)
    except ValueError:
        return Coded("number-too-long")  # of more digits than Python will write
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
