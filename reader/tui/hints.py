"""What the foot of the screen offers: binding ids with a word for each, as things stand."""

from __future__ import annotations

from dataclasses import dataclass

from reader.library import Show

Hint = tuple[str, str]

_ALWAYS: list[Hint] = [("app.help", "帮助"), ("app.quit", "退出")]


@dataclass(frozen=True, slots=True)
class HintContext:
    """What decides which keys are of use.

    `finding`: matches are marked in the body; `sideways`: something wide is in view there that
    goes on to the left, to the right; `sections`: it has headings; `typing`: what is typed
    narrows the outline beside it.
    """

    pane: str = "list"
    show: Show = Show.ALL
    finding: bool = False
    sideways: tuple[bool, bool] = (False, False)
    sections: bool = False
    typing: bool = False


def last_hints(now: HintContext) -> list[Hint]:
    """Return what is offered in every pane, and never crowded out; not where one types."""
    return [] if now.typing else _ALWAYS


def hints(now: HintContext) -> list[Hint]:
    """Return what to offer, the most useful first."""
    if now.typing:
        return [
            ("line.enter", "跳转"),
            ("outline.leave", "回到正文"),
            ("picker.close", "收起目录"),
        ]
    if now.pane == "sidebar":
        return [("pane.enter", "看列表"), ("move.line_down", "下移"), ("pane.next", "下一栏")]
    if now.pane == "list":
        other = ("list.unread", "只列未读") if now.show is not Show.UNREAD else ("list.all", "全部")
        return [
            ("pane.enter", "阅读"),
            ("read.on", "接着读"),
            ("read.next_unread", "下一未读"),
            ("mark.read", "已读"),
            ("mark.star", "收藏"),
            other,
        ]
    offered: list[Hint] = [("read.on", "接着读")]
    if now.finding:
        offered += [("read.next_unread", "下一处"), ("read.previous_unread", "上一处")]
        offered += [("pane.out", "不找了")]
    left, right = now.sideways
    offered += [("move.left", "左移")] * left + [("move.right", "右移")] * right
    if now.sections:
        offered += [("heading.next", "下一小标题"), ("heading.previous", "上一小标题")]
        offered += [("heading.outline", "目录")]
    offered += [("read.find", "找字"), ("mark.star", "收藏"), ("read.original", "原文")]
    return offered if now.finding else [*offered, ("pane.out", "返回")]
