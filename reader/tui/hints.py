"""What the foot of the screen offers: binding ids with a word for each, as things stand."""

from __future__ import annotations

from reader.library import Show
from reader.texts import N_
from reader.values import Value

Hint = tuple[str, str]

_ALWAYS: list[Hint] = [("app.help", N_("help")), ("app.quit", N_("quit"))]


class HintContext(Value):
    """What decides which keys are of use.

    `nothing`: no article is listed, or none open; `finding`: matches are marked in the body,
    `is_hit`: since the archive is searched for them;
    `sideways`: something wide is in view there that goes on to the left, to the right;
    `sections`: it has headings; `original`: its post names the
    original; `typing`: what is typed narrows the outline beside it; `narrowed`: words
    narrow the pane; `searching`: what the archive is searched for is listed; `typing_search`: it is being typed; `count`: the number
    typed before a key to come.
    """

    pane: str = "list"
    show: Show = Show.ALL
    nothing: bool = False
    finding: bool = False
    is_hit: bool = False
    sideways: tuple[bool, bool] = (False, False)
    sections: bool = False
    original: bool = False
    typing: bool = False
    searching: bool = False
    typing_search: bool = False
    narrowed: bool = False
    count: int = 0


def last_hints(now: HintContext) -> list[Hint]:
    """Return what is offered in every pane, and never crowded out; not where one types."""
    return [] if now.typing or now.typing_search else _ALWAYS


def _widen(now: HintContext) -> list[Hint]:
    return [("pane.out", N_("show all"))] if now.narrowed else []


def hints(now: HintContext) -> list[Hint]:
    """Return what to offer, the most useful first."""
    if now.typing_search:
        return [
            ("line.enter", N_("read")),
            ("search.down", N_("next hit")),
            ("search.up", N_("previous hit")),
            ("search.leave", N_("back to the list")),
        ]
    if now.typing:
        return [
            ("line.enter", N_("jump")),
            ("outline.leave", N_("back to the article")),
            ("picker.close", N_("close the outline")),
        ]
    if now.pane == "sidebar":
        return [
            *_widen(now),
            ("pane.enter", N_("to the list")),
            ("list.filter", N_("filter")),
            ("move.line_down", N_("down")),
            ("pane.next", N_("next pane")),
        ]
    if now.pane == "list":
        listed_all = ("list.all", N_("all"))
        search: list[Hint] = [("read.find", N_("search"))]
        if now.searching:
            search = [("read.find", N_("edit the search")), ("pane.out", N_("end the search"))]
        if now.nothing and now.narrowed:
            return _widen(now)
        if now.nothing and not now.searching:
            return [("app.scan", N_("look again"))] if now.show is Show.ALL else [listed_all]
        other = ("list.unread", N_("only unread")) if now.show is not Show.UNREAD else listed_all
        return [
            *_widen(now),
            ("pane.enter", N_("read")),
            *search,
            ("read.on", N_("read on")),
            ("read.next_unread", N_("next unread")),
            ("mark.read", N_("mark read")),
            ("mark.star", N_("star")),
            other,
            ("list.filter", N_("filter")),
            ("list.date", N_("to a date")),
        ]
    if now.nothing:
        return [("pane.out", N_("back"))]
    offered: list[Hint] = [("read.on", N_("read on"))]
    if now.finding:
        offered += [
            ("read.next_unread", N_("next match")),
            ("read.previous_unread", N_("match before")),
        ]
        offered += [("pane.out", N_("back") if now.is_hit else N_("end search"))]
    left, right = now.sideways
    offered += [("move.left", N_("left"))] * left + [("move.right", N_("right"))] * right
    if now.sections:
        offered += [
            ("heading.next", N_("next heading")),
            ("heading.previous", N_("previous one")),
        ]
        offered += [("heading.outline", N_("outline"))]
    offered += [("read.find", N_("find")), ("mark.star", N_("star"))]
    offered += [("read.original", N_("original"))] * now.original
    return offered if now.finding else [*offered, ("pane.out", N_("back"))]
