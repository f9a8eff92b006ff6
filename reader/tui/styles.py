"""Roles of the typeset lines → styles, by component classes and the theme's colours."""

from __future__ import annotations

from rich.style import Style

from reader.tui.widgets.pane import Pane
from reader.typeset import Role

PART = {
    Role.TITLE: "body--title",
    Role.BYLINE: "body--byline",
    Role.PROBLEM: "body--problem",
    Role.HEADING: "body--heading",
    Role.SUBHEADING: "body--subheading",
    Role.QUOTE: "body--quote",
    Role.DIGEST: "body--digest",
    Role.CAPTION: "body--caption",
    Role.CREDIT: "body--credit",
    Role.SOURCE: "body--source",
    Role.TERM: "body--term",
    Role.MARKER: "body--marker",
    Role.RULE: "body--rule",
    Role.TABLE_HEAD: "body--table-head",
    Role.CODE: "body--code",
    Role.CODE_KEYWORD: "body--code-keyword",
    Role.CODE_NAME: "body--code-name",
    Role.CODE_STRING: "body--code-string",
    Role.CODE_NUMBER: "body--code-number",
    Role.CODE_COMMENT: "body--code-comment",
    Role.STRONG: "body--strong",
    Role.EMPHASIS: "body--emphasis",
    Role.STRIKE: "body--strike",
    Role.UNDERLINE: "body--underline",
    Role.SUPERSCRIPT: "body--script",
    Role.SUBSCRIPT: "body--script",
    Role.KEYBOARD: "body--keyboard",
    Role.IMAGE: "body--image",
    Role.LINK: "body--link",
    Role.MATCH: "body--match",
    Role.MATCH_HERE: "body--match-here",
    Role.SELECTED: "body--selected",
}
"""The component class of each role; where roles combine, later ones win."""

CSS = """
BodyPane {
    & > .body--title { color: $kb-accent; text-style: bold; }
    & > .body--byline { color: $kb-muted; }
    & > .body--problem { color: $kb-error; }
    & > .body--heading { color: $kb-heading; text-style: bold; }
    & > .body--subheading { color: $kb-heading; }
    & > .body--here { background: $kb-cursor-blurred; }
    & > .body--quote { color: $kb-quote; }
    & > .body--digest { color: $kb-quote; }
    & > .body--caption { color: $kb-muted; }
    & > .body--credit { color: $kb-muted; }
    & > .body--source { color: $kb-muted; }
    & > .body--term { text-style: bold; }
    & > .body--marker { color: $kb-accent; }
    & > .body--rule { color: $kb-border; }
    & > .body--table-head { text-style: bold; }
    & > .body--code { color: $kb-code; background: $kb-code-background; }
    & > .body--code-keyword { color: $kb-keyword; }
    & > .body--code-name { color: $kb-name; }
    & > .body--code-string { color: $kb-string; }
    & > .body--code-number { color: $kb-number; }
    & > .body--code-comment { color: $kb-comment; text-style: italic; }
    & > .body--strong { text-style: bold; }
    & > .body--emphasis { text-style: italic; }
    & > .body--strike { text-style: strike; }
    & > .body--underline { text-style: underline; }
    & > .body--script { color: $kb-muted; }
    & > .body--keyboard { text-style: bold; background: $kb-code-background; }
    & > .body--image { color: $kb-muted; }
    & > .body--link { color: $kb-link; text-style: underline; }
    & > .body--match { background: $kb-match; color: $kb-foreground; }
    & > .body--match-here { background: $kb-match-here; color: $kb-background; text-style: bold; }
    & > .body--selected { background: $kb-accent; color: $kb-background; }
    & > .body--label { background: $kb-accent; color: $kb-background; text-style: bold; }
    &:nocolor > .body--match { text-style: underline; }
    &:nocolor > .body--match-here { text-style: bold reverse; }
    &:nocolor > .body--selected { text-style: reverse; }
    &:nocolor > .body--label { text-style: bold reverse; }
}
"""


class RoleStyles:
    """The styles of a pane's roles, looked up once for each combination and theme."""

    def __init__(self, pane: Pane) -> None:
        self._pane = pane
        self._styles: dict[Role, Style] = {}

    def of(self, role: Role) -> Style:
        """Return the whole style for text of `role`."""
        style = self._styles.get(role)
        if style is None:
            style = self._pane.base
            for part, name in PART.items():
                if part in role:
                    style += self._pane.get_component_rich_style(name, partial=True)
            self._styles[role] = style
        return style

    def forget(self) -> None:
        """Look everything up anew: the theme or the pane's style changed."""
        self._styles.clear()
