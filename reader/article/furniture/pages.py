"""Where the article of a whole page stands: in the element that systems keep for it.

A page that a browser saved has the site around its article: the way home, other articles, what
readers said. Where one element is the article's, by a name that big systems give it, by
schema.org's `articleBody` or as the only `<article>` (or one far longer than all others), what comes after it is taken off the tree,
and what comes before the heading over it.

| of | names |
|---|---|
| WeChat, 新浪, 人民网, 网易, 搜狐, 腾讯 | js_content, artibody, rwb_zw, endText, post_body, mp-editor, Cnt-Main-Article-QQ |
| 博客园, CSDN, 知乎, 掘金 | cnblogs_post_body, content_views, Post-RichText, markdown-body |
| offices and schools: TRS, 博达, 苏迪, 大汉, 动易, gov.cn | TRS_Editor, v_news_content, vsb_content, wp_articlecontent, conTxt, pages_content, UCAP-CONTENT |
| WordPress, Ghost, Substack, Blogger, Hexo | entry-content, gh-content, available-content, post-body, article-entry |
| microformats, newspapers | e-content, article-body, article__body, story-body |

Between the heading and the article everything stays: a lead, a picture, who wrote; so does what
stands in one box with the heading. Of a page that has no such element, or several, or longer
passages outside of it, nothing is left out by its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from selectolax.lexbor import LexborNode

from reader.patterns import regex

_IDS: Final = (
    "js_content artibody rwb_zw endText mp-editor Cnt-Main-Article-QQ cnblogs_post_body"
    " content_views articleBody article-body vsb_content UCAP-CONTENT"
).split()
_CLASSES: Final = (
    "post_body Post-RichText markdown-body entry-content gh-content available-content post-body"
    " article-entry e-content article-body article__body story-body"
    " TRS_Editor v_news_content wp_articlecontent conTxt pages_content"
).split()
_NAMED: Final = ", ".join(
    [*(f"#{name}" for name in _IDS), *(f".{name}" for name in _CLASSES), '[itemprop="articleBody"]']
)
_LEAST: Final = 30
"""Characters of an article; what holds fewer is there for something else."""

_MOST: Final = 40
"""Elements of such a name past which a page is a list of articles, or made to keep one waiting."""

_PASSAGE: Final = 40
"""Characters of a paragraph that says something."""

_PAGE: Final = regex(r"<(?:!doctype html|html|body)\b", holds="<")
_START: Final = 4096
"""Characters in which a page says that it is one."""


def is_whole_page(html: str) -> bool:
    """Tell whether HTML is a page and not a piece of one."""
    return _PAGE.search(html[:_START].lower()) is not None


def keep_article(body: LexborNode) -> None:
    """Take off the tree what stands around the article of a page, where one is told from it."""
    held = _named(body)
    is_named = held is not None
    if held is None:
        held = _article(body)
    if held is None or _length(held) < _LEAST or _passages(body) > 3 * _length(held):
        return
    head = None
    if is_named or held.css_first("h1") is None:
        head = _head_before(held)
    if head is not None:
        _take_off(head, "prev", but_beside_it=not _is_within(held, head.parent))
    elif held.css_first("h1") is not None:
        _take_off(held, "prev")
    _take_off(held, "next")


def _named(body: LexborNode) -> LexborNode | None:
    """Return the one element with a name of an article's: of some in one another the inmost with most of it."""
    named = body.css(_NAMED)
    if len(named) > _MOST:
        return None
    found = [node for node in named if _length(node) >= _LEAST]
    outer = [node for node in found if not any(_is_within(node, other) for other in found)]
    if len(outer) != 1:
        return None
    held = outer[0]
    for node in found:
        if _is_within(node, held) and 2 * _length(node) > _length(held):
            held = node
    return held


def _article(body: LexborNode) -> LexborNode | None:
    """Return the only `<article>`; of several, as the others that one may read, the long one with the title."""
    found = body.css("article")
    if len(found) <= 1 or len(found) > _MOST:
        return found[0] if len(found) == 1 else None
    outer = [node for node in found if not any(_is_within(node, other) for other in found)]
    longest = max(outer, key=_length)
    others = sum(map(_length, outer)) - _length(longest)
    is_it = _length(longest) > 2 * others and longest.css_first("h1") is not None
    return longest if is_it else None


def _is_within(node: LexborNode, other: LexborNode | None) -> bool:
    """Tell whether a node lies in another one."""
    above = node.parent
    while above is not None and other is not None:
        if above.mem_id == other.mem_id:
            return True
        above = above.parent
    return False


def _head_before(held: LexborNode) -> LexborNode | None:
    """Return the heading of the first level nearest before a node, else one called title."""
    titled = None
    for head in _heads_before(held):
        if head.tag == "h1":
            return head
        if titled is None and "title" in (head.attributes.get("class") or "").lower().split():
            titled = head
    return titled


def _heads_before(held: LexborNode) -> Iterator[LexborNode]:
    """Yield the headings of the first levels before a node, the nearest first."""
    node: LexborNode | None = held
    while node is not None and node.tag != "body":
        before = node.prev
        while before is not None:
            if before.tag in ("h1", "h2", "h3"):
                yield before
            elif before.is_element_node:
                yield from reversed(before.css("h1, h2, h3"))
            before = before.prev
        node = node.parent


def _take_off(
    node: LexborNode, side: Literal["prev", "next"], *, but_beside_it: bool = False
) -> None:
    """Take off what stands on one side of a node, and of those it lies in."""
    at: LexborNode | None = node
    while at is not None and at.tag != "body":
        beside = None if but_beside_it and at is node else getattr(at, side)
        while beside is not None:
            beside, gone = getattr(beside, side), beside
            gone.remove()
        at = at.parent


def _passages(body: LexborNode) -> int:
    """Return how many characters stand in the paragraphs of a page that say something."""
    lengths = (_length(paragraph) for paragraph in body.css("p"))
    return sum(length for length in lengths if length >= _PASSAGE)


def _length(node: LexborNode) -> int:
    return len("".join(node.text().split()))
