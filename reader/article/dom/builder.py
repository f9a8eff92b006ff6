"""Tidy HTML → drafts of blocks, in one walk of the tree without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.article.dom import blocks, cells, inlines
from reader.article.dom.addresses import Links
from reader.article.dom.elements import Element
from reader.article.dom.walk_state import Leave, WalkState
from reader.article.furniture.marked import is_called_like_site, is_marked, leaves_an_article
from reader.article.furniture.pages import keep_article
from reader.article.markup.tidy import LINE_ATTRIBUTE
from reader.patterns import regex

_HIDDEN = regex(
    r"display\s*:\s*none|(?:left|top|text-indent)\s*:\s*-\d{4,}"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_HIDDEN_FOR_NOW = regex(
    r"visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)", re.IGNORECASE
)
"""What a script shows once a page is there: WeChat's articles, whole, among it."""

_NAMED = frozenset("a p h1 h2 h3 h4 h5 h6".split())


def build(html: str, links: Links, *, whole_page: bool = False) -> WalkState:
    """Return what tidy HTML (of `markup.tidy`) holds, its addresses in `links`.

    Of a `whole_page` it is what its article holds, where that can be told from the page.
    """
    state = WalkState(links)
    body = LexborHTMLParser(html).body
    if whole_page and body is not None:
        keep_article(body)
    stack: list[tuple[LexborNode, Leave]] = []
    node = body.first_child if body else None
    while node is not None or stack:
        if node is None:
            parent, leave = stack.pop()
            leave()
            node = parent.next
            continue
        if node.is_text_node:
            text = node.text_content or ""
            if "\n" in text and text.isspace() and _stands_between_spans(node):
                state.text(" ")  # the end of a line of HTML, not of Chinese text
                state.line += text.count("\n")
            else:
                state.text(text)
        elif node.is_element_node and (leave_it := _enter(state, node, body)) is not None:
            if (child := node.first_child) is not None:
                stack.append((node, leave_it))
                node = child
                continue
            leave_it()
        node = node.next
    state.flush()
    return state


def _stands_between_spans(node: LexborNode) -> bool:
    before, after = node.prev, node.next
    return before is not None and after is not None and before.tag == "span" and after.tag == "span"


def _enter(state: WalkState, node: LexborNode, body: LexborNode | None) -> Leave | None:
    """Open an element: return what is to be done at its end, None to leave it out."""
    element = Element(node, node.tag or "", node.attributes)
    if told := element.get(LINE_ATTRIBUTE):
        state.line = int(told)
    style = element.get("style")
    if "hidden" in element.attributes or (style and _HIDDEN.search(style)):
        return None
    if style and _HIDDEN_FOR_NOW.search(style):
        held = len("".join(node.text().split()))
        if 2 * held <= state.letters_of(body):
            return None
    if is_marked(element) and leaves_an_article(node, state.letters_of(body)):
        return None
    if state.pre is not None:
        if element.tag == "br":
            state.pre.append("\n")
        return partial(_end_line_of_code, state, node) if element.tag == "code" else _nothing
    if element.tag in _NAMED and (not state.inline or state.in_head):
        state.name(element)
    if state.in_cell:
        openers = _IN_CELL
    elif state.table is not None:
        openers = _IN_TABLE
    else:
        openers = _ANYWHERE
    leave = openers.get(element.tag, inlines.styled)(state, element)
    if leave is not None and not state.in_box and is_called_like_site(element):
        return state.box(body, leave)
    return leave


def _end_line_of_code(state: WalkState, node: LexborNode) -> None:
    """Break the line after a `<code>` that another follows: WeChat writes one for each line."""
    after = node.next
    follows = after is not None and after.tag == "code"
    if follows and state.pre and not state.pre[-1].endswith("\n"):
        state.pre.append("\n")


def _nothing() -> None:
    """At the end of an element that asks for nothing."""


_Opener = Callable[[WalkState, Element], Leave | None]
_INLINE: dict[str, _Opener] = {
    "a": inlines.link,
    "br": inlines.line_break,
    "img": blocks.image,
    "q": inlines.quotation,
    "sup": inlines.script,
    "sub": inlines.script,
    "rt": inlines.ruby,
    "rp": inlines.skip,
    "input": inlines.skip,
    "nav": inlines.skip,
}
_ANYWHERE: dict[str, _Opener] = {
    **_INLINE,
    **dict.fromkeys(
        "address article aside center details dir div dl fieldset figure footer form header"
        " hgroup legend main menu p section summary td th tr tbody thead tfoot".split(),
        blocks.paragraph,
    ),
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), blocks.heading),
    **dict.fromkeys("ul ol".split(), blocks.list_of_items),
    **dict.fromkeys("blockquote li dd".split(), blocks.framed),
    **dict.fromkeys("dt figcaption caption".split(), blocks.label),
    **dict.fromkeys("video audio iframe embed".split(), blocks.medium),
    "pre": blocks.preformatted,
    "hr": blocks.rule,
    "table": cells.table,
}
_IN_TABLE: dict[str, _Opener] = {
    "tr": cells.row,
    "td": cells.cell,
    "th": cells.cell,
    "caption": cells.caption,
}
_IN_CELL: dict[str, _Opener] = {
    **_INLINE,
    **dict.fromkeys(
        "p div li dt dd tr td th blockquote pre center section article figure figcaption table ul ol"
        " h1 h2 h3 h4 h5 h6 hr".split(),
        cells.broken_line,
    ),
}
