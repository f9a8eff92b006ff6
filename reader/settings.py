"""What the reader may choose, and where their files lie. Reads, never writes.

Folders follow the system's custom (XDG on Linux) by platformdirs. Asking for a path
makes nothing on disk.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import platformdirs

_APP = "kanbao"
_LONGEST_SHOWN = 60

RANGES: Final[Mapping[str, range]] = MappingProxyType(
    {
        "measure": range(20, 401),
        "indent": range(9),
        "gap": range(6),
        "ambiguous": range(1, 3),
        "size_limit": range(64 * 1024, 256 * 1024 * 1024 + 1),
    }
)
"""What each number may be."""


def config_folder() -> Path:
    """Settings and the reader's own themes."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def cache_folder() -> Path:
    """The indexes; may be deleted at any time."""
    return Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def data_folder() -> Path:
    """The marks; theirs to keep."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """What `config.toml` says, or the defaults. Each field is a key of that file."""

    theme: str = "ink"
    """The theme's name: one of kanbao's own, or of a file in `themes/` beside this one."""
    measure: int = 80
    """The most columns a line of text takes."""
    indent: int = 2
    """First-line indent of Chinese paragraphs, in ideographs."""
    gap: int = 1
    """Blank lines between paragraphs."""
    hanging: bool = False
    """Let closing punctuation hang beyond the measure."""
    spacing: bool = False
    """Set a space between Chinese and Latin."""
    justify: bool = False
    """Even right edges."""
    ambiguous: int = 1
    """Cells that characters of ambiguous width take on stdout: 1 or 2."""
    size_limit: int = 16 * 1024 * 1024
    """Bytes past which a file is listed but not parsed."""
    drafts: bool = False
    """Show posts of `_drafts` and those marked `published: false`."""


class Chosen(NamedTuple):
    """The settings to go by, and a sentence for each thing in the file that was passed over."""

    settings: Settings
    notices: tuple[str, ...] = ()


def load(path: Path | None = None) -> Chosen:
    """Return the settings of the file at `path`, by default `config.toml` in the config folder.

    Never raises: a slip in a setting is no reason to keep anyone from reading. A value that
    cannot be gives way to its default, an unknown key is left out, a file that cannot be
    read, or is no TOML, counts for nothing; each with a notice that names file and key.
    """
    path = path or config_folder() / "config.toml"
    try:
        if not path.exists():
            return Chosen(Settings())
        # Anything but a file (a pipe, say) might keep us waiting.
        table = tomllib.loads(path.read_text("utf-8")) if path.is_file() else None
    except tomllib.TOMLDecodeError as error:
        return Chosen(Settings(), (f"{path} 不合 TOML 的语法，这次都用默认设置：{error}",))
    except UnicodeDecodeError:
        return Chosen(Settings(), (f"{path} 不是 UTF-8 的文本，这次都用默认设置",))
    except (OSError, RecursionError):
        table = None
    if table is None:
        return Chosen(Settings(), (f"{path} 读不了，这次都用默认设置",))
    known = {field.name for field in fields(Settings)}
    faults = [_fault(key, value) for key, value in table.items()]
    good = {key: table[key] for key in table if key in known and not _fault(key, table[key])}
    return Chosen(Settings(**good), tuple(f"{path}：{fault}" for fault in faults if fault))


def _fault(key: str, value: object) -> str:
    """Return what is wrong with a setting, and what is done about it; nothing if all is well."""
    defaults = {field.name: field.default for field in fields(Settings)}
    if key not in defaults:
        close = get_close_matches(key, defaults, n=1)
        hint = f"是不是 {close[0]}？" if close else f"有的是：{'、'.join(defaults)}"
        return f"没有叫“{key}”的设置，没有理会；{hint}"
    default = defaults[key]
    allowed = RANGES.get(key)
    if type(value) is type(default) and (allowed is None or value in allowed):
        return ""
    if allowed is not None:
        wanted = f"{allowed.start} 到 {allowed.stop - 1} 的整数"
    else:
        wanted = "true 或 false" if isinstance(default, bool) else "放在引号里的文字"
    return f"{key} 是 {_shown(value)}，应是 {wanted}；这次用默认的 {_shown(default)}"


def _shown(value: object) -> str:
    """Return a value about as TOML writes it, cut where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    try:
        text = f'"{value}"' if isinstance(value, str) else str(value)
    except ValueError:
        return "一个极长的数"  # of more digits than Python will write
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
