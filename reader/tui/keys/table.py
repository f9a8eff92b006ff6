"""Every command that has a key, on every screen, in one table.

A command has an id (`group.name`), by which `[keys]` in the config gives it other keys. Keys
stand as one writes them in the config (`reader.tui.keys.key_names`); their full-width twins
are made (`reader.tui.keys.twins`). Help, palette and the foot of the screen are made from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Command(NamedTuple):
    """Something that a key does on a screen: the keys, blanks between, are those of preset vim.

    `is_way_out` tells that without it one could not leave a screen: it must keep a key.
    """

    id: str
    keys: str
    action: str
    what: str
    is_way_out: bool = False


GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "move": "移动",
        "pane": "栏目",
        "read": "阅读",
        "heading": "小标题",
        "list": "列表",
        "mark": "标记",
        "app": "其他",
    }
)
"""The groups of the help, in order; a command's id begins with its group."""

APP = (
    Command("app.suspend", "ctrl+z", "suspend", "挂起，在 shell 里用 fg 回来"),
    Command("app.quit_anywhere", "ctrl+q", "quit", "随处退出", True),
)
"""What works on every screen, and while one types."""

MOVES = (
    Command("move.line_down", "j down", "move('line_down')", "下一行"),
    Command("move.line_up", "k up", "move('line_up')", "上一行"),
    Command("move.half_down", "ctrl+d", "move('half_down')", "下半页"),
    Command("move.half_up", "ctrl+u", "move('half_up')", "上半页"),
    Command("move.page_down", "ctrl+f pagedown", "move('page_down')", "下一页"),
    Command("move.page_up", "ctrl+b pageup", "move('page_up')", "上一页"),
    Command("move.top", "g home", "move('top')", "到开头"),
    Command("move.bottom", "G end", "move('bottom')", "到末尾"),
)
"""What moves in a pane, whatever the screen."""

READING = (
    *MOVES,
    Command("move.left", "<", "sideways(-1)", "代码、表格左移"),
    Command("move.right", ">", "sideways(1)", "代码、表格右移"),
    Command("pane.next", "tab l right", "pane(1)", "下一栏"),
    Command("pane.previous", "shift+tab h left", "pane(-1)", "上一栏"),
    Command("pane.enter", "enter", "enter", "打开"),
    Command("pane.out", "escape", "step_out", "退一步"),
    Command("pane.sidebar", "\\", "toggle_sidebar", "显示或隐藏分类栏"),
    Command("pane.zoom", "z", "zoom", "只看正文"),
    Command("read.on", "space", "read_on", "接着读，读完转下一篇未读"),
    Command("read.back", "b", "read_back", "正文上一页"),
    Command("read.next", "J", "article(1)", "下一篇"),
    Command("read.previous", "K", "article(-1)", "上一篇"),
    Command("read.back_in_history", "H", "history(-1)", "回到上一篇读过的"),
    Command("read.forward_in_history", "L", "history(1)", "再往前一篇读过的"),
    Command("read.next_unread", "n", "unread(1)", "下一篇未读；找字时下一处"),
    Command("read.previous_unread", "N", "unread(-1)", "上一篇未读；找字时上一处"),
    Command("read.find", "/", "find", "在本篇中找"),
    Command("read.links", ";", "label_links", "给链接标字母，输入即跟随"),
    Command("read.original", "o", "open_original", "打开原文"),
    Command("read.copy_link", "y", "copy_link", "复制原文链接"),
    Command("read.copy_place", "Y", "copy_place", "复制 文章#小标题"),
    Command("heading.next", "]", "heading(1)", "下一个小标题"),
    Command("heading.previous", "[", "heading(-1)", "上一个小标题"),
    Command("heading.outline", "t", "outline", "目录"),
    Command("list.all", "1", "list('all')", "全部文章"),
    Command("list.unread", "2", "list('unread')", "只列未读"),
    Command("list.starred", "3", "list('starred')", "只列收藏"),
    Command("mark.read", "m", "toggle_read", "已读 / 未读"),
    Command("mark.star", "s", "toggle_star", "收藏 / 取消"),
    Command("mark.all", "A", "read_all", "列表全部标为已读"),
    Command("mark.undo", "u", "undo", "撤销标记"),
    Command("app.scan", "R", "scan", "查看有无新文章"),
    Command("app.theme", "T", "theme", "换主题"),
    Command("app.palette", "ctrl+p", "palette", "命令面板：输入要做的事"),
    Command("app.help", "?", "help", "帮助"),
    Command("app.quit", "q", "quit", "退出"),
)
"""What works on the reading screen, unless one types."""

HELP = (
    Command("help.close", "escape q ?", "dismiss", "关闭", True),
    *MOVES,
    Command("help.page_down", "space", "move('page_down')", "下一页"),
    Command("help.page_up", "b", "move('page_up')", "上一页"),
)

THEMES = (
    Command("themes.close", "escape q T", "give_up", "不换", True),
    Command("themes.choose", "enter space", "choose", "选用"),
    *MOVES,
)

LINE = (Command("line.enter", "enter", "submit", "选定"),)
"""What works in every line that one types in."""

PICKER = (
    Command("picker.close", "escape", "close", "关闭", True),
    Command("picker.down", "down", "move('line_down')", "下移"),
    Command("picker.up", "up", "move('line_up')", "上移"),
    Command("picker.page_down", "pagedown", "move('page_down')", "下页"),
    Command("picker.page_up", "pageup", "move('page_up')", "上页"),
)
"""What works beside a line that narrows rows."""

OUTLINE = (Command("outline.leave", "tab shift+tab", "leave", "回到正文"),)

FIND = (Command("find.give_up", "escape", "give_up", "放弃", True),)

LABELS = (Command("labels.close", "escape", "dismiss", "不跟随", True),)

SCREENS: Mapping[str, tuple[Command, ...]] = MappingProxyType(
    {
        "reading": (*APP, *READING),
        "help": (*APP, *HELP),
        "themes": (*APP, *THEMES),
        "palette": (*APP, *LINE, *PICKER),
        "outline": (*APP, *LINE, *PICKER, *OUTLINE),
        "find": (*APP, *LINE, *FIND),
        "labels": (*APP, *LABELS),
    }
)
"""What has keys at the same time: there, no key may do two things."""

COMMANDS: Mapping[str, Command] = MappingProxyType(
    {command.id: command for commands in SCREENS.values() for command in commands}
)
"""Every command, by id."""

TYPED = frozenset(command.id for command in (*APP, *LINE, *PICKER, *OUTLINE, *FIND, *LABELS))
"""Commands that work while one types, so that what is text is no key for them."""

COMMON = (
    "read.on read.next_unread heading.outline heading.next read.find mark.star mark.read read.original "
    "list.unread list.starred list.all mark.all mark.undo pane.zoom pane.sidebar app.theme "
    "app.scan app.help app.quit"
).split()
"""What is most often looked for by name, in the order in which the palette offers it."""

MOUSE: Mapping[str, str] = MappingProxyType(
    {
        "单击": "打开一行；跟随链接",
        "滚轮": "滚动",
        "拖动": "选字，松开即复制",
        "双击": "复制一个词",
    }
)
"""What the mouse does in a pane."""
