"""Theme files: one TOML file a theme, ours in `themes/`, the reader's in the config folder.

A theme names the colours of the parts that kanbao draws. Every colour must be there, so
that no theme can leave a part unreadable by leaving it out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textual.color import Color, ColorParseError
from textual.theme import Theme

import reader
from reader import settings
from reader.errors import SettingsInvalid

COLOURS = (
    "background surface panel foreground muted border accent primary secondary success "
    "warning error cursor cursor-blurred heading link quote code code-background match match-here "
    "keyword name string number comment"
).split()
"""Every colour that a theme file names in `[colors]`."""


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A theme as its file tells it: name, label for people, colours by part."""

    name: str
    label: str
    dark: bool
    colours: dict[str, str]
    path: Path


def shipped_folder() -> Path:
    """Return the folder of kanbao's own themes: in the wheel, or beside the package in a checkout."""
    package = Path(reader.__file__).parent
    in_wheel = package / "themes"
    return in_wheel if in_wheel.is_dir() else package.parent / "themes"


def theme_files() -> Iterator[Path]:
    """Yield the theme files, ours first, then the reader's own (which win by name)."""
    for folder in (shipped_folder(), settings.config_folder() / "themes"):
        yield from sorted(folder.glob("*.toml"))


def read_theme(path: Path) -> ThemeFile:
    """Return the theme of the file at `path`; raises SettingsInvalid, naming file and key."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsInvalid(f"{path} 读不成主题：{error}") from error
    colours = table.get("colors")
    if not isinstance(colours, dict):
        raise SettingsInvalid(f"{path} 缺少 [colors]")
    if missing := [name for name in COLOURS if name not in colours]:
        raise SettingsInvalid(f"{path} 的 [colors] 缺少：{'、'.join(missing)}")
    if unknown := [name for name in colours if name not in COLOURS]:
        raise SettingsInvalid(
            f"{path} 的 [colors] 里不认识：{'、'.join(unknown)}；可用的有：{'、'.join(COLOURS)}"
        )
    for name, value in colours.items():
        try:
            Color.parse(value)
        except (ColorParseError, TypeError) as error:
            raise SettingsInvalid(f"{path} 里的“{name}”不是颜色：{value!r}") from error
    name = str(table.get("name", path.stem))
    return ThemeFile(
        name, str(table.get("label", name)), bool(table.get("dark", True)), colours, path
    )


def as_textual(theme: ThemeFile) -> Theme:
    """Return `theme` in Textual's terms: its own colours, and ours as variables `$kb-…`."""
    colours = theme.colours
    return Theme(
        name=theme.name,
        dark=theme.dark,
        primary=colours["primary"],
        secondary=colours["secondary"],
        accent=colours["accent"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        variables=_variables(colours),
    )


def _variables(colours: dict[str, str]) -> dict[str, str]:
    ours = {f"kb-{name}": value for name, value in colours.items()}
    return ours | {
        "border": colours["accent"],
        "border-blurred": colours["border"],
        "scrollbar": colours["border"],
        "scrollbar-hover": colours["muted"],
        "scrollbar-active": colours["accent"],
        "scrollbar-background": colours["background"],
        "scrollbar-background-hover": colours["background"],
        "scrollbar-background-active": colours["background"],
        "scrollbar-corner-color": colours["background"],
        "block-cursor-background": colours["cursor"],
        "block-cursor-foreground": colours["foreground"],
    }
