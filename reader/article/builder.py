"""Tidy DOM → drafts of blocks, in one walk of the tree without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.article.drafts import Draft
from reader.article.elements import (
    Element,
    Numbers,
    cell_align,
    file_name,
    is_centred,
    is_tracker,
    language_of,
    note_marker,
    task_box,
)
from reader.article.links import Links, bare
from reader.article.model import Frame, Span, Style, Tone
from reader.article.running import Running
from reader.article.tables import MAX_COLUMNS, TableDraft, is_layout, number
from reader.article.tags import LINE
from reader.safe import Clean, clean_line, clean_text

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
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_INDENTED = re.compile("[ \n]*(?:\u3000{2}|\xa0{4}|\xa0\u3000)")
_MAX_LAYOUT = 8
_NAMED = frozenset("a p h1 h2 h3 h4 h5 h6".split())
_BACK = re.compile(r"footnote-backref|reversefootnote")

Leave = Callable[[], None]


class _Setting(NamedTuple):
    """What the tree says of the text at a place."""

    style: Style = Style.PLAIN
    link: int | None = None
    inside: tuple[Frame, ...] = ()
    centred: bool = False
    tone: Tone = Tone.BODY


class Builder:
    """Walks a document; then holds its drafts, links and stocks."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.drafts: list[Draft] = []
        self.stocks: dict[Clean, None] = {}
        self._setting = _Setting()
        self._run = Running()
        self._line = 1
        self._frames = 0
        self._layouts = 0
        self._lists: list[Numbers] = []
        self._table: TableDraft | None = None
        self._in_cell = False
        self._in_head = False
        self._after_head: list[Draft] = []
        self._pre: list[str] | None = None
        self._anchor = Clean("")

    def walk(self, html: str) -> None:
        """Read tidy HTML (of `reader.article.tags.tidy`)."""
        body = LexborHTMLParser(html).body
        stack: list[tuple[LexborNode, Leave]] = []
        node = body.first_child if body else None
        while node is not None or stack:
            if node is None:
                parent, leave = stack.pop()
                leave()
                node = parent.next
                continue
            if node.is_text_node:
                self._text(node.text_content or "")
            elif node.is_element_node and (leave_it := self._enter(node)) is not None:
                if (child := node.first_child) is not None:
                    stack.append((node, leave_it))
                    node = child
                    continue
                leave_it()
            node = node.next
        self._flush()

    def _enter(self, node: LexborNode) -> Leave | None:
        """Open an element: return what is to be done at its end, None to leave it out."""
        element = Element(node, node.tag or "", node.attributes)
        if told := element.get(LINE):
            self._line = int(told)
        style = element.get("style")
        if "hidden" in element.attributes or (style and _HIDDEN.search(style)):
            return None
        if self._pre is not None:
            if element.tag == "br":
                self._pre.append("\n")
            return _nothing
        if element.tag in _NAMED and (not self._run or self._in_head):
            self._name(element)
        if self._in_cell:
            opener = _IN_CELL.get(element.tag, Builder._open_inline)
        elif self._table is not None:
            opener = _IN_TABLE.get(element.tag, Builder._open_inline)
        else:
            opener = _OPENERS.get(element.tag, Builder._open_inline)
        return opener(self, element)

    def _name(self, element: Element) -> None:
        name = clean_line(element.get("id") or (element.tag == "a" and element.get("name")) or "")
        if name and not name.startswith("fnref"):
            self._anchor = name

    # Text

    def _text(self, text: str) -> None:
        if self._pre is not None:
            self._pre.append(text)
            return
        if self._table is not None and not self._in_cell:
            return
        if self._run.broken and not self._in_cell and _INDENTED.match(text):
            self._flush()
        clean, style, link = clean_text(text), self._setting.style, self._setting.link
        if link is None and Style.CODE not in style and ("://" in clean or "www." in clean):
            self._add_linking(clean)
        else:
            self._run.add(clean, style, link, self._line)
        self._line += text.count("\n")

    def _add_linking(self, text: Clean) -> None:
        """Add text in which bare addresses become links."""
        style, at, line = self._setting.style, 0, self._line
        for start, end in bare(text):
            address = text[start:end]
            link = self.links.index(address if "://" in address else f"https://{address}")
            self._run.add(Clean(text[at:start]), style, None, line)
            line += text.count("\n", at, start)
            self._run.add(Clean(address), style, link, line)
            at = end
        self._run.add(Clean(text[at:]), style, None, line)

    def _break(self, element: Element) -> None:
        if self._run.broken and not self._in_cell and not self._in_head:
            self._flush()
        else:
            self._run.add_break()

    def _flush(self) -> None:
        """End the paragraph that is being read."""
        run = self._run
        if not run or self._in_cell or self._in_head:
            return
        self._run = Running()
        if spans := run.spans():
            setting = self._setting
            draft = Draft("text", setting.inside, run.lines, spans, setting.centred, setting.tone)
            draft.anchor, self._anchor = self._anchor, Clean("")
            self.drafts.append(draft)

    # Inline elements

    def _open_inline(self, element: Element) -> Leave:
        before = self._setting
        style = before.style | _STYLES.get(element.tag, Style.PLAIN)
        if element.attributes and _BOLD.search(element.get("style")):
            style |= Style.STRONG
        self._setting = before._replace(style=style)
        return lambda: self._restore(before)

    def _restore(self, setting: _Setting) -> None:
        self._setting = setting

    def _open_link(self, element: Element) -> Leave | None:
        if _BACK.search(element.get("class")):
            return None
        before = self._setting
        if code := element.get("data-code"):
            name = clean_line(element.node.text())
            self.stocks[clean_line(f"{name} {code.rpartition(',')[2]}")] = None
        if address := element.get("href"):
            self._setting = before._replace(link=self.links.index(address))
        return lambda: self._restore(before)

    def _open_ruby(self, element: Element) -> Leave:
        """A reading set above characters follows them in brackets."""
        self._run.add(Clean("("), self._setting.style, self._setting.link, self._line)
        return lambda: self._run.add(
            Clean(")"), self._setting.style, self._setting.link, self._line
        )

    def _open_quotation(self, element: Element) -> Leave:
        self._run.add(Clean("“"), self._setting.style, self._setting.link, self._line)
        return lambda: self._run.add(
            Clean("”"), self._setting.style, self._setting.link, self._line
        )

    # Blocks

    def _open_paragraph(self, element: Element) -> Leave:
        self._flush()
        before = self._setting
        self._setting = before._replace(centred=is_centred(element, before.centred))
        if element.tag == "summary":
            self._setting = self._setting._replace(style=before.style | Style.STRONG)
        return lambda: self._close(before)

    def _close(self, before: _Setting) -> None:
        self._flush()
        self._setting = before

    def _open_head(self, element: Element) -> Leave:
        if self._in_head:
            return self._open_inline(element)
        self._flush()
        before, self._in_head, line = self._setting, True, self._line
        self._setting = before._replace(style=before.style & ~Style.STRONG)
        level = int(element.tag[1])

        def leave() -> None:
            run, self._run, self._in_head = self._run, Running(), False
            if spans := run.spans():
                lines = run.lines or [line]
                head = Draft("heading", before.inside, lines, spans, level=level)
                head.anchor, self._anchor = self._anchor, Clean("")
                self.drafts.append(head)
            self.drafts += self._after_head
            self._after_head = []
            self._setting = before

        return leave

    def _open_list(self, element: Element) -> Leave | None:
        if "kramdown-toc" in element.get("class"):
            return None
        self._flush()
        self._lists.append(Numbers(element))
        before = len(self.drafts)

        def leave() -> None:
            self._flush()
            self._lists.pop()
            if element.tag == "ol" and len(self.drafts) == before + 1:
                self.drafts[-1] = self._without_list(self.drafts[-1])

        return leave

    def _without_list(self, draft: Draft) -> Draft:
        """Return the one item of a list as the numbered line that it is: `1. 标题`."""
        around = self._setting.inside
        if around or draft.kind != "text" or [f.kind for f in draft.inside] != ["item"]:
            return draft
        number = Span(Clean(f"{draft.inside[0].marker} "), draft.spans[0].style)
        return replace(draft, inside=(), spans=(number, *draft.spans))

    def _open_framed(self, element: Element) -> Leave:
        """Open what gives its blocks a frame: a quote, an item, a definition, a note."""
        self._flush()
        before = self._setting
        kind: Literal["quote", "item", "definition", "note"]
        kind, marker = "quote", ""
        if element.tag == "dd":
            kind = "definition"
        elif element.tag == "li" and re.match(r"fn:?\w", element.get("id")):
            kind, marker = "note", note_marker(element, self._lists)
        elif element.tag == "li":
            kind = "item"
            marker = task_box(element.node) or (
                self._lists[-1].marker(element) if self._lists else "•"
            )
        self._frames += 1
        frame = Frame(kind, self._frames, Clean(marker))
        self._setting = before._replace(inside=(*before.inside, frame), centred=False)
        return lambda: self._close(before)

    def _open_label(self, element: Element) -> Leave:
        self._flush()
        before = self._setting
        tone = Tone.TERM if element.tag == "dt" else Tone.CAPTION
        self._setting = before._replace(tone=tone)
        return lambda: self._close(before)

    def _open_pre(self, element: Element) -> Leave:
        self._flush()
        self._pre = []
        line, language = self._line, language_of(element.node)

        def leave() -> None:
            code = clean_text("".join(self._pre or ())).strip("\n")
            self._pre = None
            if code.strip():
                draft = Draft("code", self._setting.inside, [line])
                draft.code, draft.language = Clean(code.rstrip()), clean_line(language)
                self.drafts.append(draft)

        return leave

    def _rule(self, element: Element) -> None:
        self._flush()
        if "footnotes-sep" not in element.get("class"):
            self.drafts.append(Draft("rule", self._setting.inside, [self._line]))

    def _skip(self, element: Element) -> None:
        """Leave an element out with all it holds."""

    # Images and media

    def _image(self, element: Element) -> None:
        source = element.get("src")
        if not source or source.startswith("data:"):
            source = element.get("data-src") or element.get("data-original") or source
        if is_tracker(element, source):
            return
        link = self.links.index(source) if source else None
        alt = clean_line(element.get("alt") or element.get("title"))
        name = alt or (file_name(source) if link is not None else Clean(""))
        if self._in_cell:
            self._run.add(name, self._setting.style, link, self._line)
            return
        draft = Draft("image", self._setting.inside, [self._line], link=link)
        draft.code = name
        if self._in_head:
            self._after_head.append(draft)
        else:
            self._flush()
            self.drafts.append(draft)

    def _medium(self, element: Element) -> None:
        """A film, a sound or a page within the page is a link to it."""
        source = element.get("src")
        if not source and (child := element.node.css_first("source[src]")) is not None:
            source = child.attributes.get("src") or ""
        link = self.links.index(source) if source else None
        if link is not None:
            self._flush()
            name = clean_line(element.get("title")) or file_name(source)
            self._run.add(name, self._setting.style, link, self._line)
            self._flush()

    # Tables

    def _open_table(self, element: Element) -> Leave:
        self._flush()
        if self._layouts < _MAX_LAYOUT and is_layout(element.node):
            before = self._setting
            self._layouts += 1

            def leave_layout() -> None:
                self._close(before)
                self._layouts -= 1

            return leave_layout
        self._table = TableDraft(self._line)
        return self._close_table

    def _close_table(self) -> None:
        table, self._table = self._table, None
        if table is not None and (rows := table.finish()):
            draft = Draft("table", self._setting.inside, [table.line])
            draft.rows, draft.header_rows = rows, table.header_rows
            self.drafts.append(draft)

    def _open_row(self, element: Element) -> Leave:
        table = self._table
        assert table is not None
        table.open_row()
        return table.close_row

    def _open_cell(self, element: Element) -> Leave:
        self._in_cell, before = True, self._setting
        around, self._run = self._run, Running()

        def leave() -> None:
            run, self._run, self._in_cell = self._run, around, False
            self._setting = before
            if self._table is not None:
                self._table.add(
                    run.spans(),
                    cell_align(element),
                    number(element.get("colspan"), MAX_COLUMNS),
                    number(element.get("rowspan"), 65534),
                    element.tag == "th",
                )

        return leave

    def _open_caption(self, element: Element) -> Leave:
        """A caption is read before its table, as a paragraph."""
        table, self._table = self._table, None
        leave = self._open_label(element)

        def leave_caption() -> None:
            leave()
            self._table = table

        return leave_caption

    def _break_in_cell(self, element: Element) -> Leave:
        self._run.add_break()
        leave = self._open_inline(element)

        def leave_and_break() -> None:
            leave()
            self._run.add_break()

        return leave_and_break


def _nothing() -> None:
    """At the end of an element that asks for nothing."""


_Opener = Callable[[Builder, Element], Leave | None]
_EVERYWHERE: dict[str, _Opener] = {
    "a": Builder._open_link,
    "br": Builder._break,
    "img": Builder._image,
    "q": Builder._open_quotation,
    "rt": Builder._open_ruby,
    "rp": Builder._skip,
    "input": Builder._skip,
    "nav": Builder._skip,
}
_OPENERS: dict[str, _Opener] = {
    **_EVERYWHERE,
    **dict.fromkeys(
        "address article aside center details dir div dl fieldset figure footer form header"
        " hgroup legend main menu p section summary td th tr tbody thead tfoot".split(),
        Builder._open_paragraph,
    ),
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), Builder._open_head),
    **dict.fromkeys("ul ol".split(), Builder._open_list),
    **dict.fromkeys("blockquote li dd".split(), Builder._open_framed),
    **dict.fromkeys("dt figcaption caption".split(), Builder._open_label),
    **dict.fromkeys("video audio iframe embed".split(), Builder._medium),
    "pre": Builder._open_pre,
    "hr": Builder._rule,
    "table": Builder._open_table,
}
_IN_TABLE: dict[str, _Opener] = {
    "tr": Builder._open_row,
    "td": Builder._open_cell,
    "th": Builder._open_cell,
    "caption": Builder._open_caption,
}
_IN_CELL: dict[str, _Opener] = {
    **_EVERYWHERE,
    **dict.fromkeys(
        "p div li dt dd tr td th blockquote pre center section article figure figcaption table ul ol"
        " h1 h2 h3 h4 h5 h6 hr".split(),
        Builder._break_in_cell,
    ),
}
