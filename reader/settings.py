"""What the reader may choose, and where their files lie. Reads, never writes.

Folders follow the system's custom (XDG on Linux) by platformdirs. Asking for a path
makes nothing on disk.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import platformdirs

from reader.toml_lines import flattened, lines_of

_APP = "kanbao"
_LONGEST_SHOWN = 60


def config_folder() -> Path:
    """Settings and the reader's own themes."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def cache_folder() -> Path:
    """The indexes; may be deleted at any time."""
    return Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def data_folder() -> Path:
    """The marks; theirs to keep."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def config_path() -> Path:
    """The file that the settings stand in, if there is one."""
    return config_folder() / "config.toml"


def _setting(default: Any, what: str, allowed: range | None = None) -> Any:
    return field(default=default, metadata={"what": what, "allowed": allowed})


@dataclass(frozen=True, slots=True)
class Settings:
    """What `config.toml` says, or the defaults. Each field is a key of that file."""

    theme: str = _setting("ink", "主题的名称，kanbao themes 列出全部")
    measure: int = _setting(80, "一行最多几列", range(20, 401))
    indent: int = _setting(2, "中文段落首行缩进几个字", range(9))
    gap: int = _setting(1, "段落之间空几行", range(6))
    hanging: bool = _setting(False, "让行末标点悬出版心之外")
    spacing: bool = _setting(False, "中文和西文之间加空格")
    justify: bool = _setting(False, "两端对齐")
    ambiguous: int = _setting(1, "打印时，宽度不定的字符占几列", range(1, 3))
    size_limit: int = _setting(
        16 * 1024 * 1024,
        "文件大过多少字节时只列标题，不读正文",
        range(64 * 1024, 256 * 1024 * 1024 + 1),
    )
    drafts: bool = _setting(False, "连草稿和 published: false 的文章一起")


_DEFAULTS: Final = Settings()


class Field(NamedTuple):
    """A setting: its name in the file, what holds without it, a sentence, what a number may be."""

    name: str
    default: str | int | bool
    what: str
    allowed: range | None

    @property
    def may_be(self) -> str:
        """What values it takes, in words."""
        if self.allowed is not None:
            return f"{self.allowed.start} 到 {self.allowed.stop - 1} 的整数"
        return "true 或 false" if isinstance(self.default, bool) else "放在引号里的文字"


FIELDS: Final = tuple(
    Field(each.name, getattr(_DEFAULTS, each.name), **each.metadata) for each in fields(Settings)
)
"""Every setting."""

_KEYS = "keys"
"""The table of `config.toml` that gives commands other keys."""


class KeyChoice(NamedTuple):
    """What the table of keys says of one command: the value as it stands there, and its line."""

    value: object
    path: Path
    line: int

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.path}:{self.line}"


class Chosen(NamedTuple):
    """The settings to go by, and a sentence for each thing in the file that was passed over."""

    settings: Settings
    notices: tuple[str, ...] = ()
    lines: Mapping[str, int] = MappingProxyType({})
    """The line of each setting that the file names, and that holds."""
    keys: Mapping[str, KeyChoice] = MappingProxyType({})
    """What the file says of keys, by the command's id; `reader.tui.keys` judges it."""


def load(path: Path | None = None) -> Chosen:
    """Return the settings of the file at `path`, by default `config.toml` in the config folder.

    Never raises: a slip in a setting is no reason to keep anyone from reading. A value that
    cannot be gives way to its default, an unknown key is left out, a file that cannot be
    read, or is no TOML, counts for nothing; each with a notice that names file and key.
    """
    path = path or config_path()
    try:
        if not path.exists():
            return Chosen(Settings())
        # Anything but a file (a pipe, say) might keep us waiting.
        text = path.read_text("utf-8") if path.is_file() else None
        table = None if text is None else tomllib.loads(text)
        lines = lines_of(text) if text and table else {}
    except tomllib.TOMLDecodeError as error:
        return Chosen(Settings(), (f"{path} 不合 TOML 的语法，这次都用默认设置：{error}",))
    except UnicodeDecodeError:
        return Chosen(Settings(), (f"{path} 不是 UTF-8 的文本，这次都用默认设置",))
    except (OSError, RecursionError):
        table = None
    if table is None:
        return Chosen(Settings(), (f"{path} 读不了，这次都用默认设置",))
    return _judged(path, table, lines)


def _judged(path: Path, table: Mapping[str, object], lines: Mapping[str, int]) -> Chosen:
    faults = {key: fault for key, value in table.items() if (fault := _fault(key, value))}
    good: dict[str, Any] = {
        each.name: table[each.name]
        for each in FIELDS
        if each.name in table and each.name not in faults
    }
    keys = table.get(_KEYS)
    choices = {
        id: KeyChoice(value, path, lines[f"{_KEYS}.{id}"])
        for id, value in (flattened(keys) if isinstance(keys, Mapping) else {}).items()
        if not isinstance(value, Mapping)
    }
    notices = tuple(f"{path}:{lines[key]}：{fault}" for key, fault in faults.items())
    return Chosen(Settings(**good), notices, {key: lines[key] for key in good}, choices)


def _fault(key: str, value: object) -> str:
    """Return what is wrong with a setting, and what is done about it; nothing if all is well."""
    if key == _KEYS:
        return "" if isinstance(value, Mapping) else "keys 应是一张表：[keys]；没有理会"
    known = {each.name: each for each in FIELDS}
    field_of = known.get(key)
    if field_of is None:
        names = [*known, _KEYS]
        close = get_close_matches(key, names, n=1)
        hint = f"是不是 {close[0]}？" if close else f"有的是：{'、'.join(names)}"
        return f"没有叫“{key}”的设置，没有理会；{hint}"
    default, allowed = field_of.default, field_of.allowed
    if type(value) is type(default) and (allowed is None or value in allowed):
        return ""
    return f"{key} 是 {_short(value)}，应是 {field_of.may_be}；这次用默认的 {toml(default)}"


def toml(value: object) -> str:
    """Return a value about as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def _short(value: object) -> str:
    try:
        text = toml(value)
    except ValueError:
        return "一个极长的数"  # of more digits than Python will write
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
