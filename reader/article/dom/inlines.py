"""Elements within a paragraph: styles, links, breaks, quotation marks, readings."""

from __future__ import annotations

import re

from reader.article.content import Style
from reader.article.dom.elements import Element, is_bold
from reader.article.dom.scripts import SCRIPTS
from reader.article.dom.walk_state import Leave, WalkState
from reader.patterns import regex
from reader.safe import clean_line

_STYLES = {
    **dict.fromkeys(("b", "strong", "summary"), Style.STRONG),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), Style.EMPHASIS),
    **dict.fromkeys(("code", "tt", "samp"), Style.CODE),
    **dict.fromkeys(("s", "strike", "del"), Style.STRIKE),
    **dict.fromkeys(("u", "ins"), Style.UNDERLINE),
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
    "kbd": Style.KEYBOARD,
}
_UNDERLINED = regex(r"text-decoration(?:-line)?\s*:[^;]*\bunderline\b", re.IGNORECASE)
_TO_ITSELF = regex(
    r"\W*(?:(?:perma|direct )?link|anchor|(?:固定|永久)?链接|锚点)?\W*$", re.IGNORECASE
)
_BACK = regex(r"footnote-backref|reversefootnote")


def styled(state: WalkState, element: Element) -> Leave:
    """Set what it holds in the element's style; that of an unknown element is plain."""
    inherited = state.inherited
    style = inherited.style | _STYLES.get(element.tag, Style.PLAIN)
    if is_bold(element):
        style |= Style.STRONG
    if element.attributes and _UNDERLINED.search(element.get("style")):
        style |= Style.UNDERLINE
    return state.change(inherited._replace(style=style))


def script(state: WalkState, element: Element) -> Leave:
    """Raise or lower what it holds; within another such element, in characters at once."""
    inline, start, around = state.inline, state.inline.parts, state.inherited.style
    restore = styled(state, element)

    def leave() -> None:
        restore()
        if around & SCRIPTS and start and state.inline is inline:
            inline.rewrite(start, _STYLES[element.tag])

    return leave


def link(state: WalkState, element: Element) -> Leave | None:
    """Link what it holds; a link back from a footnote is left out, and one of a heading to itself."""
    if _BACK.search(element.get("class")):
        return None
    if state.in_head and element.get("href")[:1] == "#" and _TO_ITSELF.match(element.node.text()):
        return None
    inherited = state.inherited
    if code := element.get("data-code"):
        name = clean_line(element.node.text())
        state.stocks[clean_line(f"{name} {code.rpartition(',')[2]}")] = None
    if address := element.get("href"):
        inherited = inherited._replace(link=state.links.index(address))
    return state.change(inherited)


def line_break(state: WalkState, element: Element) -> None:
    """Break the line; a second break ends the paragraph."""
    if state.inline.broken and not state.in_cell and not state.in_head:
        state.flush()
    else:
        state.inline.add_break()


def ruby(state: WalkState, element: Element) -> Leave:
    """Put a reading set above characters after them, in brackets."""
    state.say("(")
    return lambda: state.say(")")


def quotation(state: WalkState, element: Element) -> Leave:
    """Put quotation marks around what it holds."""
    state.say("“")
    return lambda: state.say("”")


def skip(state: WalkState, element: Element) -> None:
    """Leave the element out with all it holds."""
