"""Elements that are blocks: paragraphs, headings, lists, quotes, code, rules, images."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.article.content import Span, Style, Tone
from reader.article.dom.drafts import Draft
from reader.article.dom.elements import (
    Element,
    ListCounter,
    aligned,
    is_bold,
    is_item_for_number,
    is_placeholder,
    is_smiley,
    is_tracker,
    keeps_lines,
    language_of,
    medium_name,
    names_file,
    note_marker,
    source_of,
    task_box,
    tex_of,
)
from reader.article.dom.inline_builder import InlineBuilder
from reader.article.dom.inlines import styled
from reader.article.dom.walk_state import Leave, WalkState
from reader.patterns import regex
from reader.safe import Clean, clean_line, clean_text

_BULLET = regex(r"[•·●○▪◦‣][ 　]+(?=\S)")
_OF_TEXT = frozenset("p h1 h2 h3 h4 h5 h6".split())
_DECK = frozenset(
    "graf--subtitle graf--kicker post-subtitle entry-subtitle article-subtitle post-deck article-deck article-dek"
    " standfirst subheadline".split()
)
"""Classes of a heading, Medium's and others', that says below the title, or above, what the post is about."""


def paragraph(state: WalkState, element: Element) -> Leave:
    """Open a paragraph, or a box of paragraphs."""
    if "mermaid" in element.get("class").split():
        return preformatted(state, element)
    before = state.inherited
    strong = element.tag == "summary" or is_bold(element)
    style = before.style | (Style.STRONG if strong else Style.PLAIN)
    align = aligned(element, before.align)
    lines = before.lines or keeps_lines(element)
    return state.change_block(before._replace(style=style, align=align, lines=lines))


def heading(state: WalkState, element: Element) -> Leave:
    """Open a heading; the images in it follow it."""
    if state.in_head:
        return styled(state, element)
    if not _DECK.isdisjoint(element.get("class").split()):
        return paragraph(state, element)
    state.flush()
    before, state.in_head, line = state.inherited, True, state.line
    state.inherited = before._replace(style=before.style & ~Style.STRONG)
    level = int(element.tag[1])

    def leave() -> None:
        inline, state.inline, state.in_head = state.inline, InlineBuilder(), False
        if spans := inline.spans():
            lines = inline.lines or [line]
            state.add(Draft("heading", before.inside, lines, spans, level=level))
        state.drafts += state.after_head
        state.after_head = []
        state.inherited = before

    return leave


def list_of_items(state: WalkState, element: Element) -> Leave | None:
    """Open a list; one of a single numbered item is the numbered line that it looks like."""
    if "kramdown-toc" in element.get("class"):
        return None
    state.flush()
    state.lists.append(ListCounter(element))
    before = len(state.drafts)

    def leave() -> None:
        state.flush()
        state.lists.pop()
        if element.tag == "ol" and len(state.drafts) == before + 1:
            state.drafts[-1] = _without_list(state, state.drafts[-1])

    return leave


def _without_list(state: WalkState, draft: Draft) -> Draft:
    if state.inherited.inside or draft.kind != "text":
        return draft
    if [frame.kind for frame in draft.inside] != ["item"]:
        return draft
    number = Span(Clean(f"{draft.inside[0].marker} "), draft.spans[0].style)
    return replace(draft, inside=(), spans=(number, *draft.spans))


def framed(state: WalkState, element: Element) -> Leave:
    """Open what gives its blocks a frame: a quote, an item, a definition, a note."""
    state.flush()
    if element.tag == "dd":
        frame = state.frame("definition", "")
    elif element.tag == "li" and re.match(r"fn:?\w", element.get("id")):
        frame = state.frame("note", note_marker(element, state.lists))
    elif element.tag == "li":
        return item(state, element)
    else:
        frame = state.frame("quote", "")
    before = state.inherited
    return state.change_block(before._replace(inside=(*before.inside, frame), align="left"))


def item(state: WalkState, element: Element) -> Leave:
    """Open an item of a list; a bullet or a number of its own is not shown beside the list's."""
    number = state.lists[-1].marker if state.lists else None
    frame = state.frame("item", task_box(element.node) or (number(element) if number else "•"))
    before, start = state.inherited, len(state.drafts)
    around = before.inside[:-1] if is_item_for_number(element.node) else before.inside
    leave = state.change_block(before._replace(inside=(*around, frame), align="left"))

    def leave_item() -> None:
        leave()
        if start < len(state.drafts) and (draft := state.drafts[start]).inside[-1:] == (frame,):
            state.drafts[start] = _without_bullet(draft)

    return leave_item


def _without_bullet(draft: Draft) -> Draft:
    if draft.kind != "text" or not (bullet := _BULLET.match(draft.spans[0].text)):
        return draft
    first = draft.spans[0]
    rest = Span(Clean(first.text[bullet.end() :]), first.style, first.link)
    return replace(draft, spans=(rest, *draft.spans[1:]) if rest.text else draft.spans[1:])


def label(state: WalkState, element: Element) -> Leave:
    """Open the term of a definition, or a caption."""
    tone = Tone.TERM if element.tag == "dt" else Tone.CAPTION
    return state.change_block(state.inherited._replace(tone=tone))


def preformatted(state: WalkState, element: Element) -> Leave:
    """Open code; what holds paragraphs or headings is none."""
    if any(child.tag in _OF_TEXT for child in element.node.iter()):
        return paragraph(state, element)
    state.flush()
    state.pre = []
    line, language = state.line, language_of(element.node)

    def leave() -> None:
        code = clean_text("".join(state.pre or ())).strip("\n")
        state.pre = None
        if code.strip():
            draft = Draft("code", state.inherited.inside, [line])
            draft.code, draft.language = Clean(code.rstrip()), clean_line(language)
            state.drafts.append(draft)

    return leave


def rule(state: WalkState, element: Element) -> None:
    """Draw a line across, but for the one that markdown-it puts above footnotes."""
    state.flush()
    if "footnotes-sep" not in element.get("class"):
        state.drafts.append(Draft("rule", state.inherited.inside, [state.line]))


def image(state: WalkState, element: Element) -> None:
    """Put an image on a line of its own; in a cell what it shows stands in the text."""
    source = source_of(element)
    if is_tracker(element, source):
        return
    alt = clean_line(element.get("alt") or element.get("title"))
    if formula := tex_of(source, alt):
        style = state.inherited.style | Style.CODE
        state.inline.add(clean_line(formula), style, state.inherited.link, state.line)
        return
    link = state.links.index(source) if source else None
    if names_file(alt) or is_placeholder(alt):
        alt = Clean("")
    if is_smiley(element, source, alt) and _is_in_text(state, element):
        state.inline.add(alt, state.inherited.style, state.inherited.link, state.line)
        return
    if state.in_cell:
        state.inline.add(alt, state.inherited.style, link, state.line)
        return
    if state.drafts and not state.inline and _is_shown_by(state.drafts[-1], link):
        return
    draft = Draft("image", state.inherited.inside, [state.line], link=link)
    draft.code = alt
    if state.in_head:
        state.after_head.append(draft)
    else:
        state.flush()
        state.drafts.append(draft)


def _is_shown_by(draft: Draft, link: int | None) -> bool:
    """Tell whether a block shows that image already: Zhihu has each for readers without scripts, too."""
    return draft.kind == "image" and draft.link == link is not None


def _is_in_text(state: WalkState, element: Element) -> bool:
    """Tell whether an element stands among words."""
    if state.inline:
        return True
    after = element.node.next
    return after is not None and after.is_text_node and bool((after.text_content or "").strip())


def medium(state: WalkState, element: Element) -> None:
    """Put a link where a film, a sound or a page within the page stands."""
    source = source_of(element)
    if not source and (child := element.node.css_first("source[src]")) is not None:
        source = child.attributes.get("src") or ""
    link = state.links.index(source) if source else None
    if link is not None:
        state.flush()
        state.say(clean_line(element.get("title")) or medium_name(source), link)
        state.flush()
