"""What the reader may choose, and where their files lie. Reads, never writes.

Folders follow the system's custom (XDG on Linux) by platformdirs. Asking for a path
makes nothing on disk.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from reader.errors import SettingsInvalid

_APP = "kanbao"


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
    """The theme's name; see `kanbao themes`."""
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


def load(path: Path | None = None) -> Settings:
    """Return the settings of the file at `path`, by default `config.toml` in the config folder.

    A missing file gives the defaults. Raises SettingsInvalid, naming file and key, when it
    is no TOML, or a key is unknown or of the wrong type.
    """
    path = path or config_folder() / "config.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsInvalid(f"{path} 读不成设置：{error}") from error
    return Settings(**_checked(table, path))


def _checked(table: dict[str, Any], path: Path) -> dict[str, Any]:
    known = {field.name: type(field.default) for field in fields(Settings)}
    for key, value in table.items():
        if key not in known:
            raise SettingsInvalid(f"{path} 里没有叫“{key}”的设置，可用的有：{'、'.join(known)}")
        if type(value) is not known[key]:
            raise SettingsInvalid(f"{path} 里的“{key}”应是 {known[key].__name__}，不是 {value!r}")
    return table
