"""Every key of the reading screen, in one table.

Help is made from it, the hints at the foot of the screen (`hints`) show its keys. Each binding has an id
(`group.name`) by which a keymap may give it other keys. Full-width punctuation stands
beside its half-width key, so that keys work with a Chinese input method on.

All have priority: a key acts before the next one is looked at, so that keys which arrive
together (typed ahead on a slow line) go where they would have gone one by one.
"""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding

GROUPS = {
    "move": "移动",
    "pane": "栏目",
    "read": "阅读",
    "heading": "小标题",
    "list": "列表",
    "mark": "标记",
    "app": "其他",
}
"""The groups of the help, in order; a binding's id begins with its group."""

_KEYS = [
    Binding("j,down", "move('line_down')", "下一行", id="move.line_down"),
    Binding("k,up", "move('line_up')", "上一行", id="move.line_up"),
    Binding("ctrl+d", "move('half_down')", "下半页", id="move.half_down"),
    Binding("ctrl+u", "move('half_up')", "上半页", id="move.half_up"),
    Binding("ctrl+f,pagedown", "move('page_down')", "下一页", id="move.page_down"),
    Binding("ctrl+b,pageup", "move('page_up')", "上一页", id="move.page_up"),
    Binding("g,home", "move('top')", "到开头", id="move.top"),
    Binding("G,end", "move('bottom')", "到末尾", id="move.bottom"),
    Binding("<,《,＜", "sideways(-1)", "代码、表格左移", id="move.left"),
    Binding(">,》,＞", "sideways(1)", "代码、表格右移", id="move.right"),
    Binding("tab,l,right", "pane(1)", "下一栏", id="pane.next"),
    Binding("shift+tab,h,left", "pane(-1)", "上一栏", id="pane.previous"),
    Binding("enter", "enter", "打开", id="pane.enter"),
    Binding("escape", "step_out", "退一步", id="pane.out"),
    Binding("backslash,、", "toggle_sidebar", "显示或隐藏分类栏", id="pane.sidebar"),
    Binding("z", "zoom", "只看正文", id="pane.zoom"),
    Binding("space", "read_on", "接着读，读完转下一篇未读", id="read.on"),
    Binding("b", "read_back", "正文上一页", id="read.back"),
    Binding("J", "article(1)", "下一篇", id="read.next"),
    Binding("K", "article(-1)", "上一篇", id="read.previous"),
    Binding("H", "history(-1)", "回到上一篇读过的", id="read.back_in_history"),
    Binding("L", "history(1)", "再往前一篇读过的", id="read.forward_in_history"),
    Binding("n", "unread(1)", "下一篇未读；找字时下一处", id="read.next_unread"),
    Binding("N", "unread(-1)", "上一篇未读；找字时上一处", id="read.previous_unread"),
    Binding("slash,／", "find", "在本篇中找", id="read.find"),
    Binding("semicolon,；", "label_links", "给链接标字母，输入即跟随", id="read.links"),
    Binding("o", "open_original", "打开原文", id="read.original"),
    Binding("y", "copy_link", "复制原文链接", id="read.copy_link"),
    Binding("Y", "copy_place", "复制 文章#小标题", id="read.copy_place"),
    Binding("],】", "heading(1)", "下一个小标题", id="heading.next"),
    Binding("[,【", "heading(-1)", "上一个小标题", id="heading.previous"),
    Binding("t", "outline", "目录", id="heading.outline"),
    Binding("1", "list('all')", "全部文章", id="list.all"),
    Binding("2", "list('unread')", "只列未读", id="list.unread"),
    Binding("3", "list('starred')", "只列收藏", id="list.starred"),
    Binding("m", "toggle_read", "已读 / 未读", id="mark.read"),
    Binding("s", "toggle_star", "收藏 / 取消", id="mark.star"),
    Binding("A", "read_all", "列表全部标为已读", id="mark.all"),
    Binding("u", "undo", "撤销标记", id="mark.undo"),
    Binding("R", "scan", "查看有无新文章", id="app.scan"),
    Binding("T", "theme", "换主题", id="app.theme"),
    Binding("ctrl+p", "app.palette", "命令面板：输入要做的事", id="app.palette"),
    Binding("question_mark,？", "help", "帮助", id="app.help"),
    Binding("q", "quit", "退出", id="app.quit"),
]

READING = [replace(binding, priority=True) for binding in _KEYS]
"""The bindings of the reading screen."""

ACTIONS = frozenset(binding.action.partition("(")[0] for binding in READING)
"""What they do, by name."""

MOVES = [
    replace(binding, priority=False) for binding in _KEYS if binding.action.startswith("move(")
]
"""Those that move in a pane, for screens that hold nothing but one."""

MOUSE = {
    "单击": "打开一行；跟随链接",
    "滚轮": "滚动",
    "拖动": "选字，松开即复制",
    "双击": "复制一个词",
}
"""What the mouse does in a pane."""

COMMON = (
    "read.on read.next_unread heading.outline heading.next read.find mark.star mark.read read.original "
    "list.unread list.starred list.all mark.all mark.undo pane.zoom pane.sidebar app.theme "
    "app.scan app.help app.quit"
).split()
"""What is most often looked for by name, in the order in which the palette offers it."""

_TYPED = Binding("enter", "submit", "选定", id="picker.pick")
"""What a line that one types in does by itself."""

USUAL = {binding.id: next(iter(Binding.make_bindings([binding]))) for binding in [*READING, _TYPED]}
"""The first key of each binding, by id."""
