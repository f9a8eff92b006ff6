"""Presets: what other programs' readers have in their fingers, as changes to the table's keys.

Only commands that kanbao has. Sources: newsboat's `doc/keycmds.dsv`; `less --help`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRESETS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "vim": {},
        "less": {
            "move.line_down": "j e down ctrl+e ctrl+n",
            "move.line_up": "k y up ctrl+y ctrl+k",
            "move.half_down": "d ctrl+d",
            "move.half_up": "u ctrl+u",
            "move.page_down": "f ctrl+f ctrl+v pagedown",
            "move.page_up": "w ctrl+b pageup",
            "move.top": "g < home",
            "move.bottom": "G > end",
            "move.left": "left",
            "move.right": "right",
            "pane.next": "tab l",
            "pane.previous": "shift+tab",
            "read.copy_link": "c",
            "read.copy_place": "C",
            "search.keep": "W",
            "list.filter": "&",
            "list.date": "D",
            "mark.undo": "U",
            "app.scan": "R r",
            "app.help": "h ?",
            "app.quit": "q Q",
            "help.close": "escape q Q h ?",
            "themes.close": "escape q Q T",
        },
        "newsboat": {
            "move.page_down": "pagedown",
            "move.page_up": "pageup",
            "pane.next": "tab right",
            "pane.out": "escape q",
            "read.previous_unread": "p",
            "read.links": "u ;",
            "list.all": "1 ctrl+f",
            "list.unread": "2 l",
            "mark.read": "N",
            "mark.star": "s ctrl+b",
            "mark.undo": "U",
            "app.scan": "r R",
            "app.palette": ": ctrl+p",
            "app.quit": "Q",
            "help.close": "escape q Q ?",
            "themes.close": "escape q Q T",
        },
    }
)
"""By preset and id: the keys, blanks between, that are others than in `reader.tui.keys.table`."""

USUAL = "vim"
"""The preset that holds where none is named."""
