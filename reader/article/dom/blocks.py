"""Elements that are blocks: paragraphs, headings, lists, quotes, code, rules, images."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.article.dom.drafts import Draft
from reader.article.dom.elements import (
    Element,
    Numbers,
    aligned,
    file_name,
    is_tracker,
    language_of,
    names_file,
    note_marker,
    task_box,
)
from reader.article.dom.inlines import styled
from reader.article.dom.running import Running
from reader.article.dom.scaffold import Leave, Scaffold
from reader.article.model import Span, Style, Tone
from reader.safe import Clean, clean_line, clean_text


def paragraph(scaffold: Scaffold, element: Element) -> Leave:
    """Open a paragraph, or a box of paragraphs."""
    before = scaffold.setting
    style = before.style | (Style.STRONG if element.tag == "summary" else Style.PLAIN)
    align = aligned(element, before.align)
    return scaffold.change_block(before._replace(style=style, align=align))


def heading(scaffold: Scaffold, element: Element) -> Leave:
    """Open a heading; the images in it follow it."""
    if scaffold.in_head:
        return styled(scaffold, element)
    scaffold.flush()
    before, scaffold.in_head, line = scaffold.setting, True, scaffold.line
    scaffold.setting = before._replace(style=before.style & ~Style.STRONG)
    level = int(element.tag[1])

    def leave() -> None:
        run, scaffold.run, scaffold.in_head = scaffold.run, Running(), False
        if spans := run.spans():
            lines = run.lines or [line]
            scaffold.add(Draft("heading", before.inside, lines, spans, level=level))
        scaffold.drafts += scaffold.after_head
        scaffold.after_head = []
        scaffold.setting = before

    return leave


def list_of_items(scaffold: Scaffold, element: Element) -> Leave | None:
    """Open a list; one of a single numbered item is the numbered line that it looks like."""
    if "kramdown-toc" in element.get("class"):
        return None
    scaffold.flush()
    scaffold.lists.append(Numbers(element))
    before = len(scaffold.drafts)

    def leave() -> None:
        scaffold.flush()
        scaffold.lists.pop()
        if element.tag == "ol" and len(scaffold.drafts) == before + 1:
            scaffold.drafts[-1] = _without_list(scaffold, scaffold.drafts[-1])

    return leave


def _without_list(scaffold: Scaffold, draft: Draft) -> Draft:
    if scaffold.setting.inside or draft.kind != "text":
        return draft
    if [frame.kind for frame in draft.inside] != ["item"]:
        return draft
    number = Span(Clean(f"{draft.inside[0].marker} "), draft.spans[0].style)
    return replace(draft, inside=(), spans=(number, *draft.spans))


def framed(scaffold: Scaffold, element: Element) -> Leave:
    """Open what gives its blocks a frame: a quote, an item, a definition, a note."""
    scaffold.flush()
    if element.tag == "dd":
        frame = scaffold.frame("definition", "")
    elif element.tag == "li" and re.match(r"fn:?\w", element.get("id")):
        frame = scaffold.frame("note", note_marker(element, scaffold.lists))
    elif element.tag == "li":
        number = scaffold.lists[-1].marker if scaffold.lists else None
        marker = task_box(element.node) or (number(element) if number else "•")
        frame = scaffold.frame("item", marker)
    else:
        frame = scaffold.frame("quote", "")
    before = scaffold.setting
    return scaffold.change_block(before._replace(inside=(*before.inside, frame), align="left"))


def label(scaffold: Scaffold, element: Element) -> Leave:
    """Open the term of a definition, or a caption."""
    tone = Tone.TERM if element.tag == "dt" else Tone.CAPTION
    return scaffold.change_block(scaffold.setting._replace(tone=tone))


def preformatted(scaffold: Scaffold, element: Element) -> Leave:
    """Open code."""
    scaffold.flush()
    scaffold.pre = []
    line, language = scaffold.line, language_of(element.node)

    def leave() -> None:
        code = clean_text("".join(scaffold.pre or ())).strip("\n")
        scaffold.pre = None
        if code.strip():
            draft = Draft("code", scaffold.setting.inside, [line])
            draft.code, draft.language = Clean(code.rstrip()), clean_line(language)
            scaffold.drafts.append(draft)

    return leave


def rule(scaffold: Scaffold, element: Element) -> None:
    """Draw a line across, but for the one that markdown-it puts above footnotes."""
    scaffold.flush()
    if "footnotes-sep" not in element.get("class"):
        scaffold.drafts.append(Draft("rule", scaffold.setting.inside, [scaffold.line]))


def image(scaffold: Scaffold, element: Element) -> None:
    """Put an image on a line of its own; in a cell its name stands in the text."""
    source = element.get("src")
    if not source or source.startswith("data:"):
        source = element.get("data-src") or element.get("data-original") or source
    if is_tracker(element, source):
        return
    link = scaffold.links.index(source) if source else None
    alt = clean_line(element.get("alt") or element.get("title"))
    if names_file(alt):
        alt = Clean("")
    if scaffold.in_cell:
        name = alt or (file_name(source) if link is not None else Clean(""))
        scaffold.run.add(name, scaffold.setting.style, link, scaffold.line)
        return
    draft = Draft("image", scaffold.setting.inside, [scaffold.line], link=link)
    draft.code = alt
    if scaffold.in_head:
        scaffold.after_head.append(draft)
    else:
        scaffold.flush()
        scaffold.drafts.append(draft)


def medium(scaffold: Scaffold, element: Element) -> None:
    """Put a link where a film, a sound or a page within the page stands."""
    source = element.get("src")
    if not source and (child := element.node.css_first("source[src]")) is not None:
        source = child.attributes.get("src") or ""
    link = scaffold.links.index(source) if source else None
    if link is not None:
        scaffold.flush()
        scaffold.say(clean_line(element.get("title")) or file_name(source), link)
        scaffold.flush()
