"""Typeset lines → text for stdout, in colour on a terminal."""

from __future__ import annotations

from rich.color import ColorSystem
from rich.style import Style

from reader.typeset import Line, Role

_STYLES = {
    Role.TITLE: Style(bold=True),
    Role.BYLINE: Style(dim=True),
    Role.PROBLEM: Style(color="red"),
    Role.HEADING: Style(color="yellow", bold=True),
    Role.SUBHEADING: Style(color="yellow"),
    Role.QUOTE: Style(dim=True),
    Role.CAPTION: Style(dim=True),
    Role.CREDIT: Style(dim=True),
    Role.SOURCE: Style(dim=True),
    Role.TERM: Style(bold=True),
    Role.MARKER: Style(color="yellow"),
    Role.RULE: Style(dim=True),
    Role.TABLE_HEAD: Style(bold=True),
    Role.CODE: Style(color="cyan"),
    Role.CODE_KEYWORD: Style(color="magenta"),
    Role.CODE_NAME: Style(color="blue"),
    Role.CODE_STRING: Style(color="green"),
    Role.CODE_NUMBER: Style(color="yellow"),
    Role.CODE_COMMENT: Style(dim=True),
    Role.STRONG: Style(bold=True),
    Role.EMPHASIS: Style(italic=True),
    Role.STRIKE: Style(strike=True),
    Role.UNDERLINE: Style(underline=True),
    Role.LINK: Style(color="blue", underline=True),
}


def painted(line: Line) -> str:
    """Return `line` with the sixteen colours that every terminal has."""
    return "".join(
        _style(run.role).render(run.text, color_system=ColorSystem.STANDARD) for run in line.runs
    ).rstrip()


def _style(role: Role) -> Style:
    return Style.combine(style for part, style in _STYLES.items() if part in role)
