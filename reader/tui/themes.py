"""Theme files: one TOML file a theme, ours in `themes/`, the reader's in the config folder.

A theme names the colours of the parts that kanbao draws. Every colour must be there, so
that no theme can leave a part unreadable by leaving it out. For terminals of 256 or 16
colours it may name others: the nearest to those of `[colors]` are not always legible.
Its label may be another in each language: `label-zh` goes before `label` in Chinese.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from textual.color import Color, ColorParseError
from textual.theme import Theme

import reader
from reader import settings
from reader.errors import SettingsInvalid
from reader.texts import language
from reader.values import Value

COLOURS = (
    "background surface panel foreground muted border accent primary secondary success "
    "warning error cursor cursor-blurred heading link quote code code-background match match-here "
    "keyword name string number comment"
).split()
"""Every colour that a theme file names in `[colors]`."""

_FEWER = {"256": "colors-256", "standard": "colors-16", "windows": "colors-16"}
"""Rich's names of colour systems → the table of the colours that are others there."""


class ThemeFile(Value):
    """A theme as its file tells it: name, label for people in the language spoken, colours by part."""

    name: str
    label: str
    dark: bool
    colours: dict[str, str]
    fewer: dict[str, dict[str, str]]
    """Colours that are others where a terminal has fewer, by table."""
    path: Path

    def colours_in(self, system: str | None) -> dict[str, str]:
        """Return the colours for a terminal of this colour system, as Rich calls it."""
        return self.colours | self.fewer.get(_FEWER.get(system or "", ""), {})


def shipped_folder() -> Path:
    """Return the folder of kanbao's own themes: in the wheel, or beside the package in a checkout."""
    package = Path(reader.__file__).parent
    in_wheel = package / "themes"
    return in_wheel if in_wheel.is_dir() else package.parent / "themes"


def theme_files() -> Iterator[Path]:
    """Yield the theme files, ours first, then the reader's own (which win by name)."""
    for folder in (shipped_folder(), settings.config_folder() / "themes"):
        yield from sorted(folder.glob("*.toml"))


def known_themes() -> tuple[dict[str, ThemeFile], dict[str, SettingsInvalid]]:
    """Return the themes by name, and by its stem what is wrong with a file that is none."""
    known: dict[str, ThemeFile] = {}
    wrong: dict[str, SettingsInvalid] = {}
    for path in theme_files():
        try:
            theme = read_theme(path)
        except SettingsInvalid as error:
            wrong[path.stem] = error
        else:
            known[theme.name] = theme
    return known, wrong


def read_theme(path: Path) -> ThemeFile:
    """Return the theme of the file at `path`; raises SettingsInvalid, naming file and key."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsInvalid("theme-unreadable", path=path, why=str(error)) from error
    colours = table.get("colors")
    if not isinstance(colours, dict):
        raise SettingsInvalid("theme-no-colours", path=path)
    if missing := [name for name in COLOURS if name not in colours]:
        raise SettingsInvalid("theme-colours-missing", path=path, missing=missing)
    fewer = {name: table[name] for name in dict.fromkeys(_FEWER.values()) if name in table}
    for name, colours_there in {"colors": colours, **fewer}.items():
        _check(path, name, colours_there)
    name = str(table.get("name", path.stem))
    dark = bool(table.get("dark", True))
    label = table.get(f"label-{language()}", table.get("label", name))
    return ThemeFile(name, str(label), dark, colours, fewer, path)


def _check(path: Path, table: str, colours: object) -> None:
    if not isinstance(colours, dict):
        raise SettingsInvalid("theme-no-table", path=path, table=table)
    if unknown := [name for name in colours if name not in COLOURS]:
        raise SettingsInvalid(
            "theme-colours-unknown", path=path, table=table, unknown=unknown, known=list(COLOURS)
        )
    for name, value in colours.items():
        try:
            Color.parse(value)
        except (ColorParseError, TypeError) as error:
            raise SettingsInvalid(
                "theme-no-colour", path=path, name=name, value=repr(value)
            ) from error


def as_textual(theme: ThemeFile, system: str | None) -> Theme:
    """Return `theme` in Textual's terms: its own colours, and ours as variables `$kb-…`.

    `system` is the terminal's colour system, as Rich calls it.
    """
    colours = theme.colours_in(system)
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
        "block-cursor-background": colours["cursor"],
        "block-cursor-foreground": colours["foreground"],
    }
