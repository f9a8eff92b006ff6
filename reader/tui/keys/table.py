"""Every command that has a key, on every screen, in one table.

A command has an id (`group.name`), by which `[keys]` in the config gives it other keys. Keys
stand as one writes them in the config (`reader.tui.keys.key_names`); their full-width twins
are made (`reader.tui.keys.twins`). Help, palette and the foot of the screen are made from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from reader.texts import N_


class Command(NamedTuple):
    """Something that a key does on a screen: the keys, blanks between, are those of preset vim.

    `what` it does is told in the reader's language by `_`.
    `is_way_out` tells that without it one could not leave a screen: it must keep a key.
    """

    id: str
    keys: str
    action: str
    what: str
    is_way_out: bool = False


GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "move": N_("Moving"),
        "pane": N_("Panes"),
        "read": N_("Reading"),
        "heading": N_("Headings"),
        "list": N_("Lists"),
        "search": N_("Searching"),
        "mark": N_("Marks"),
        "app": N_("Other"),
    }
)
"""The groups of the help, in order; a command's id begins with its group."""

APP = (
    Command("app.suspend", "ctrl+z", "suspend", N_("suspend; fg in the shell comes back")),
    Command("app.quit_anywhere", "ctrl+q", "quit", N_("quit from anywhere"), True),
)
"""What works on every screen, and while one types."""

MOVES = (
    Command("move.line_down", "j down", "move('line_down')", N_("next line")),
    Command("move.line_up", "k up", "move('line_up')", N_("previous line")),
    Command("move.half_down", "ctrl+d", "move('half_down')", N_("half page down")),
    Command("move.half_up", "ctrl+u", "move('half_up')", N_("half page up")),
    Command("move.page_down", "ctrl+f pagedown", "move('page_down')", N_("page down")),
    Command("move.page_up", "ctrl+b pageup", "move('page_up')", N_("page up")),
    Command("move.top", "g home", "move('top')", N_("to the top")),
    Command("move.bottom", "G end", "move('bottom')", N_("to the bottom")),
)
"""What moves in a pane, whatever the screen."""

READING = (
    *MOVES,
    Command("move.left", "<", "sideways(-1)", N_("code and tables to the left")),
    Command("move.right", ">", "sideways(1)", N_("code and tables to the right")),
    Command("pane.next", "tab l right", "pane(1)", N_("next pane")),
    Command("pane.previous", "shift+tab h left", "pane(-1)", N_("previous pane")),
    Command("pane.enter", "enter", "enter", N_("open")),
    Command("pane.out", "escape", "step_out", N_("one step back out")),
    Command("pane.sidebar", "\\", "toggle_sidebar", N_("show or hide the categories")),
    Command("pane.zoom", "z", "zoom", N_("only the article")),
    Command("read.on", "space", "read_on", N_("read on, to the next unread")),
    Command("read.back", "b", "read_back", N_("a page back in the article")),
    Command("read.next", "J", "article(1)", N_("next article")),
    Command("read.previous", "K", "article(-1)", N_("previous article")),
    Command("read.back_in_history", "H", "history(-1)", N_("back to the article read before")),
    Command("read.forward_in_history", "L", "history(1)", N_("forward again to the one after")),
    Command("read.next_unread", "n", "unread(1)", N_("next unread, or next match")),
    Command("read.previous_unread", "N", "unread(-1)", N_("previous unread, or match")),
    Command("read.find", "/", "find", N_("find in the article")),
    Command("read.search", "F", "search", N_("search the archive")),
    Command("read.links", ";", "label_links", N_("label links; type to follow")),
    Command("read.original", "o", "open_original", N_("open the original")),
    Command("read.copy_link", "y", "copy_link", N_("copy the link to the original")),
    Command("read.copy_place", "Y", "copy_place", N_("copy POST#heading")),
    Command("heading.next", "]", "heading(1)", N_("to the next heading")),
    Command("heading.previous", "[", "heading(-1)", N_("to the previous heading")),
    Command("heading.outline", "t", "outline", N_("outline")),
    Command("list.all", "1", "list('all')", N_("list all articles")),
    Command("list.unread", "2", "list('unread')", N_("list only unread")),
    Command("list.starred", "3", "list('starred')", N_("list only starred")),
    Command("list.filter", "f", "filter", N_("filter the list or the categories")),
    Command("list.date", "d", "date", N_("go to a date")),
    Command("search.narrow", "+", "narrow(1)", N_("hits of this year, month, day")),
    Command("search.widen", "-", "narrow(-1)", N_("hits of all that time again")),
    Command("search.keep", "w", "keep_search", N_("keep a search, rename or remove it")),
    Command("mark.read", "m", "toggle_read", N_("read / unread")),
    Command("mark.star", "s", "toggle_star", N_("star / unstar")),
    Command("mark.all", "A", "read_all", N_("mark the whole list as read")),
    Command("mark.undo", "u", "undo", N_("undo the last mark")),
    Command("app.scan", "R", "scan", N_("look for new articles")),
    Command("app.theme", "T", "theme", N_("change the theme")),
    Command("app.palette", "ctrl+p", "palette", N_("commands: type what to do")),
    Command("app.help", "?", "help", N_("help")),
    Command("app.quit", "q", "quit", N_("quit")),
)
"""What works on the reading screen, unless one types."""

HELP = (
    Command("help.close", "escape q ?", "dismiss", N_("close"), True),
    *MOVES,
    Command("help.page_down", "space", "move('page_down')", N_("page down")),
    Command("help.page_up", "b", "move('page_up')", N_("page up")),
)

THEMES = (
    Command("themes.close", "escape q T", "give_up", N_("cancel"), True),
    Command("themes.choose", "enter space", "choose", N_("use")),
    *MOVES,
)

LINE = (Command("line.enter", "enter", "submit", N_("choose")),)
"""What works in every line that one types in."""

PICKER = (
    Command("picker.close", "escape", "close", N_("close"), True),
    Command("picker.down", "down", "move('line_down')", N_("down")),
    Command("picker.up", "up", "move('line_up')", N_("up")),
    Command("picker.page_down", "pagedown", "move('page_down')", N_("a page down")),
    Command("picker.page_up", "pageup", "move('page_up')", N_("a page up")),
)
"""What works beside a line that narrows rows."""

OUTLINE = (Command("outline.leave", "tab shift+tab", "leave", N_("back to the article")),)

FIND = (Command("find.give_up", "escape", "give_up", N_("give up"), True),)

SEARCH = (
    Command("search.leave", "escape", "leave", N_("back to the list"), True),
    Command("search.down", "down ctrl+n", "step('line_down')", N_("next hit")),
    Command("search.up", "up ctrl+p", "step('line_up')", N_("previous hit")),
    Command("search.page_down", "pagedown", "step('page_down')", N_("next page")),
    Command("search.page_up", "pageup", "step('page_up')", N_("previous page")),
)
"""What works beside the line that the archive is searched by."""

NAME = (Command("name.close", "escape", "close", N_("give up"), True),)
"""What works beside the line that asks for a name."""

FILTER = (
    Command("filter.give_up", "escape", "give_up", N_("show all again"), True),
    Command("filter.down", "down", "move('line_down')", N_("down")),
    Command("filter.up", "up", "move('line_up')", N_("up")),
    Command("filter.page_down", "pagedown", "move('page_down')", N_("a page down")),
    Command("filter.page_up", "pageup", "move('page_up')", N_("a page up")),
)
"""What works beside a line that narrows a pane."""

DATE = (Command("date.give_up", "escape", "give_up", N_("go nowhere"), True),)

LABELS = (Command("labels.close", "escape", "dismiss", N_("do not follow"), True),)

SCREENS: Mapping[str, tuple[Command, ...]] = MappingProxyType(
    {
        "reading": (*APP, *READING),
        "help": (*APP, *HELP),
        "themes": (*APP, *THEMES),
        "palette": (*APP, *LINE, *PICKER),
        "outline": (*APP, *LINE, *PICKER, *OUTLINE),
        "find": (*APP, *LINE, *FIND),
        "search": (*APP, *LINE, *SEARCH),
        "name": (*APP, *LINE, *NAME),
        "filter": (*APP, *LINE, *FILTER),
        "date": (*APP, *LINE, *DATE),
        "labels": (*APP, *LABELS),
    }
)
"""What has keys at the same time: there, no key may do two things."""

COMMANDS: Mapping[str, Command] = MappingProxyType(
    {command.id: command for commands in SCREENS.values() for command in commands}
)
"""Every command, by id."""

TYPED = frozenset(
    command.id
    for command in (*APP, *LINE, *PICKER, *OUTLINE, *FIND, *SEARCH, *NAME, *FILTER, *DATE, *LABELS)
)
"""Commands that work while one types, so that what is text is no key for them."""

COMMON = (
    "read.on read.next_unread heading.outline heading.next read.find mark.star mark.read read.original "
    "list.filter list.date list.unread list.starred list.all mark.all mark.undo pane.zoom pane.sidebar app.theme "
    "app.scan app.help app.quit"
).split()
"""What is most often looked for by name, in the order in which the palette offers it."""

MOUSE: Mapping[str, str] = MappingProxyType(
    {
        N_("click"): N_("open a row; follow a link"),
        N_("wheel"): N_("scroll"),
        N_("drag"): N_("select text; release to copy"),
        N_("double click"): N_("copy a word"),
    }
)
"""What the mouse does in a pane."""
