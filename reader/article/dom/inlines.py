"""Elements within a paragraph: styles, links, breaks, quotation marks, readings."""

from __future__ import annotations

import re

from reader.article.dom.elements import Element
from reader.article.dom.scaffold import Leave, Scaffold
from reader.article.dom.scripts import SCRIPTS
from reader.article.model import Style
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
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BACK = re.compile(r"footnote-backref|reversefootnote")


def styled(scaffold: Scaffold, element: Element) -> Leave:
    """Set what it holds in the element's style; that of an unknown element is plain."""
    setting = scaffold.setting
    style = setting.style | _STYLES.get(element.tag, Style.PLAIN)
    if element.attributes and _BOLD.search(element.get("style")):
        style |= Style.STRONG
    return scaffold.change(setting._replace(style=style))


def script(scaffold: Scaffold, element: Element) -> Leave:
    """Raise or lower what it holds; within another such element, in characters at once."""
    run, start, around = scaffold.run, scaffold.run.parts, scaffold.setting.style
    restore = styled(scaffold, element)

    def leave() -> None:
        restore()
        if around & SCRIPTS and start and scaffold.run is run:
            run.rewrite(start, _STYLES[element.tag])

    return leave


def link(scaffold: Scaffold, element: Element) -> Leave | None:
    """Link what it holds; a link back from a footnote is left out."""
    if _BACK.search(element.get("class")):
        return None
    setting = scaffold.setting
    if code := element.get("data-code"):
        name = clean_line(element.node.text())
        scaffold.stocks[clean_line(f"{name} {code.rpartition(',')[2]}")] = None
    if address := element.get("href"):
        setting = setting._replace(link=scaffold.links.index(address))
    return scaffold.change(setting)


def line_break(scaffold: Scaffold, element: Element) -> None:
    """Break the line; a second break ends the paragraph."""
    if scaffold.run.broken and not scaffold.in_cell and not scaffold.in_head:
        scaffold.flush()
    else:
        scaffold.run.add_break()


def ruby(scaffold: Scaffold, element: Element) -> Leave:
    """Put a reading set above characters after them, in brackets."""
    scaffold.say("(")
    return lambda: scaffold.say(")")


def quotation(scaffold: Scaffold, element: Element) -> Leave:
    """Put quotation marks around what it holds."""
    scaffold.say("“")
    return lambda: scaffold.say("”")


def skip(scaffold: Scaffold, element: Element) -> None:
    """Leave the element out with all it holds."""
