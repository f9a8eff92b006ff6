"""What single elements say: alignment, language, list numbers, and images that show nothing."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from reader.article.markup.tidy import SOURCES
from reader.patterns import regex
from reader.safe import Clean, clean_line

_ALIGN = regex(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_CENTRED_CLASS = regex(r"(?:^|[\s-])(?:center|centered|aligncenter)(?:$|\s)", re.IGNORECASE)
_TINY = regex(r"(?:^|;)\s*(?:width|height)\s*:\s*[0-3](?:px)?\s*(?:;|$)", re.IGNORECASE)
_TINY_NUMBER = regex(r"\s*[0-3](?:px)?\s*$")
_IMAGE_FILE = regex(r"[^\s/]+\.(?:png|jpe?g|jfif|gif|webp|avif|heic|bmp|tiff?|svg)", re.IGNORECASE)
_MEDIUM_FILE = regex(
    r"[^.]\.(?:mp[34]|m4[av]|webm|og[gva]|wav|flac|aac|mov|avi|mkv|flv|wmv|rm|swf|pdf)$",
    re.IGNORECASE,
)
_PLACEHOLDER = regex(
    r"(?:在这里)?(?:插入)?(?:图片|图像|圖片)(?:描述)?|null|undefined|none|alt(?: text)?"
    r"|(?:cover[-_ ]?)?(?:image|img|pic|picture|photo|untitled)(?:[-_ ]?\(?[\d-]+\)?)?"
    r"|(?:image-|img_|wx_|wechat)?\d{6,}[\d_-]*|(?:v2-)?[0-9a-f]{16,}(?:_\w+)?|mmexport\d+"
    r"|(?:screen ?shot|截屏|屏幕截图|屏幕快照|截圖|截图)[ _-]*\d{4}.*",
    re.IGNORECASE,
)
"""What programs say of an image of which its author says nothing."""

_FORMULA = regex(
    r"(?:https?:)?//(?:www\.zhihu\.com/equation\?tex=|(?:math|www)\.jianshu\.com/math\?formula="
    r"|latex\.codecogs\.com/(?:\w+\.latex|(?:gif|png|svg)\.image)\?"
    r"|chart\.(?:apis\.google|googleapis)\.com/chart\?cht=tx&(?:amp;)?chl=)([^&]*)"
)
_SMILEY = regex(
    r"(?:^|/)(?:smil(?:ey|ies|eys)|emoticons?|emojis?)/|/face/\w+\.(?:gif|png)$", re.IGNORECASE
)
_SMILEY_CLASS = regex(r"(?:^|[\s-])(?:emoji|emoticon|smiley|smilies)(?:$|[\s-])", re.IGNORECASE)
_HIGH_AS_TEXT = regex(r"(?:width|height)\s*:\s*[01]?(?:\.\d+|1)?em\b", re.IGNORECASE)
_SHORTEST_DATA = 300
"""Characters of the address of an image that holds it; of fewer it is but a dot."""

_LONGEST_SMILEY = 8
"""Characters of what a smiley is called: `[笑cry]`."""

_SCHEME = regex(r"^(?:https?:)?//(?:www\.)?", holds="/")
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
        """Return what the next item shows: `•`, `12.`, `b.`, `1)`."""
        if not self._ordered:
            return "•"
        if told := _START.match(item.get("value")):
            self._next = int(told[1])
        value, self._next = self._next, self._next + 1
        if self._letters in ("a", "A") and 1 <= value <= 26:
            return f"{chr(ord(self._letters) + value - 1)}."
        return f"{value})" if self._letters == ")" else f"{value}."


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


def is_item_for_number(item: LexborNode) -> bool:
    """Tell whether an item is the one of a list that another item begins with: `1. 2. text`."""
    numbers = item.parent
    outer = numbers.parent if numbers is not None else None
    if numbers is None or outer is None or numbers.tag != "ol" or outer.tag != "li":
        return False
    beside = _beside(item, "prev"), _beside(item, "next"), _beside(numbers, "prev")
    return not any(beside)


def _beside(node: LexborNode, side: Literal["prev", "next"]) -> bool:
    """Tell whether an element or words stand beside a node."""
    neighbour: LexborNode | None = getattr(node, side)
    while neighbour is not None and neighbour.is_text_node:
        if (neighbour.text_content or "").strip():
            return True
        neighbour = getattr(neighbour, side)
    return neighbour is not None


def note_marker(item: Element, lists: list[ListCounter]) -> str:
    """Return what a footnote shows: `[1]`."""
    return f"[{lists[-1].marker(item).rstrip('.)') if lists else item.get('id')[2:].lstrip(':')}]"


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


def source_of(element: Element) -> str:
    """Return the address of what an element shows, also where the page fetches it later."""
    source = element.get("src")
    if source and not source.startswith(("data:", "about:")):
        return source
    return next(filter(None, map(element.get, SOURCES)), source)


def tex_of(source: str, alt: str) -> str:
    """Return the formula that an image of a formula shows, in TeX; empty of any other image."""
    found = _FORMULA.match(source)
    return (unquote(found[1]).strip() or alt) if found else ""


def is_tracker(element: Element, source: str) -> bool:
    """Tell whether an image counts visits or pushes things about, and shows nothing."""
    return bool(
        any(_TINY_NUMBER.match(element.get(side)) for side in ("width", "height"))
        or _TINY.search(element.get("style"))
        or _SPACER.search(source)
        or not (source or element.get("alt"))
        or _is_empty(source)
    )


def _is_empty(source: str) -> bool:
    """Tell whether an image is what stands in its place until it comes into view."""
    return source.startswith("data:image/") and (
        len(source) < _SHORTEST_DATA or source.startswith("data:image/svg")
    )


def names_file(words: str) -> bool:
    """Tell whether what is said of an image is but the name of a file, `IMG_0123.jpg`."""
    return _IMAGE_FILE.fullmatch(words) is not None


def is_placeholder(words: str) -> bool:
    """Tell whether what is said of an image is what a program says of any: `image-20200315`, `图片描述`."""
    return _PLACEHOLDER.fullmatch(words) is not None


def is_smiley(element: Element, source: str, alt: str) -> bool:
    """Tell whether an image stands for a character: an emoji, a smiley."""
    if _SMILEY_CLASS.search(element.get("class")) or _SMILEY.search(source):
        return True
    return _HIGH_AS_TEXT.search(element.get("style")) is not None and len(alt) <= _LONGEST_SMILEY


def medium_name(source: str) -> Clean:
    """Return what a film, a sound or a page is called by its address: a file's name, else all of it."""
    path = source.partition("#")[0].partition("?")[0]
    name = unquote(path.rpartition("/")[2])
    return clean_line(name if _MEDIUM_FILE.search(name) else _SCHEME.sub("", source))
