"""What single elements say: alignment, language, list numbers, and images that show nothing."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from reader.patterns import regex
from reader.safe import Clean, clean_line

_ALIGN = regex(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_CENTRED_CLASS = regex(r"(?:^|[\s-])(?:center|centered|aligncenter)(?:$|\s)", re.IGNORECASE)
_TINY = regex(r"(?:^|;)\s*(?:width|height)\s*:\s*[0-3](?:px)?\s*(?:;|$)", re.IGNORECASE)
_TINY_NUMBER = regex(r"\s*[0-3](?:px)?\s*$")
_IMAGE_FILE = regex(r"[^\s/]+\.(?:png|jpe?g|jfif|gif|webp|avif|heic|bmp|tiff?|svg)", re.IGNORECASE)
_SPACER = regex(r"(?:^|[/_.-])(?:pixel|spacer|blank|1x1|tracking)\.(?:gif|png)\b", re.IGNORECASE)
_LANGUAGE = regex(r"(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]+)")
_BOLD = regex(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LARGE = regex(r"\+[2-9]|[5-7]")
_KEEPS_LINES = regex(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_START = regex(r"\s*(-?\d{1,9})")


class Element(NamedTuple):
    """A node with what is asked of it often."""

    node: LexborNode
    tag: str
    attributes: dict[str, str | None]

    def get(self, name: str) -> str:
        """Return an attribute, empty where it is missing."""
        return self.attributes.get(name) or ""


class ListCounter:
    """The numbers of a list's items."""

    def __init__(self, element: Element) -> None:
        start = _START.match(element.get("start"))
        self._ordered = element.tag == "ol"
        self._letters = element.get("type")
        self._next = int(start[1]) if start else 1

    def marker(self, item: Element) -> str:
        """Return what the next item shows: `•`, `12.`, `b.`."""
        if not self._ordered:
            return "•"
        if told := _START.match(item.get("value")):
            self._next = int(told[1])
        value, self._next = self._next, self._next + 1
        if self._letters in ("a", "A") and 1 <= value <= 26:
            return f"{chr(ord(self._letters) + value - 1)}."
        return f"{value}."


Align = Literal["left", "center", "right"]


def aligned(element: Element, before: Align) -> Align:
    """Return how an element is aligned, `before` telling it of what it lies in."""
    if element.tag == "center":
        return "center"
    if not element.attributes:
        return before
    if told := _alignment(element):
        return "center" if told == "center" else "right" if told in ("right", "end") else "left"
    return "center" if _CENTRED_CLASS.search(element.get("class")) else before


def _alignment(element: Element) -> str:
    css = _ALIGN.search(element.get("style"))
    return (css[1] if css else element.get("align")).lower()


def is_bold(element: Element) -> bool:
    """Tell whether an element's style, or the size of its font, makes its text stand out."""
    if not element.attributes:
        return False
    # Size 4 is that of whole articles as well; what is coloured beside it is a heading.
    size = element.get("size").strip() if element.tag == "font" else ""
    if size and (_LARGE.fullmatch(size) or (size == "4" and element.get("color"))):
        return True
    return _BOLD.search(element.get("style")) is not None


def keeps_lines(element: Element) -> bool:
    """Tell whether an element shows its text line by line as written (`white-space: pre-wrap`)."""
    return bool(element.attributes) and _KEEPS_LINES.search(element.get("style")) is not None


def task_box(item: LexborNode) -> str:
    """Return the box of a task list's item, empty where it has none."""
    node = item.first_child
    if node is not None and node.is_text_node and not (node.text_content or "").strip():
        node = node.next
    if node is not None and node.tag == "p":
        node = node.first_child
    if node is None or node.tag != "input" or node.attributes.get("type") != "checkbox":
        return ""
    return "[x]" if "checked" in node.attributes else "[ ]"


def note_marker(item: Element, lists: list[ListCounter]) -> str:
    """Return what a footnote shows: `[1]`."""
    return f"[{lists[-1].marker(item).rstrip('.') if lists else item.get('id')[2:].lstrip(':')}]"


def language_of(pre: LexborNode) -> str:
    """Return the language of code as marked by markdown-it, Rouge or GitHub, or nothing."""
    for node in (pre, pre.first_child, pre.parent, pre.parent.parent if pre.parent else None):
        if node is None or not node.is_element_node:
            continue
        named = node.attributes.get("class") or ""
        if found := _LANGUAGE.search(named):
            return found[1]
        if "mermaid" in named.split():
            return "mermaid"
    return ""


def is_tracker(element: Element, source: str) -> bool:
    """Tell whether an image counts visits or pushes things about, and shows nothing."""
    return bool(
        any(_TINY_NUMBER.match(element.get(side)) for side in ("width", "height"))
        or _TINY.search(element.get("style"))
        or _SPACER.search(source)
        or not (source or element.get("alt"))
    )


def names_file(words: str) -> bool:
    """Tell whether what is said of an image is but the name of a file, `IMG_0123.jpg`."""
    return _IMAGE_FILE.fullmatch(words) is not None


def file_name(source: str) -> Clean:
    """Return the name of the file that an address leads to."""
    path = source.partition("#")[0].partition("?")[0].rstrip("/")
    return clean_line(unquote(path.rpartition("/")[2]) or source)
