"""The state of a walk through a document: the drafts so far, and the paragraph being read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborNode

from reader.article.content import Frame, Style, Tone
from reader.article.dom.addresses import Links, bare
from reader.article.dom.drafts import Draft
from reader.article.dom.elements import Align, Element, ListCounter
from reader.article.dom.inline_builder import InlineBuilder
from reader.article.dom.table_draft import TableDraft
from reader.patterns import regex
from reader.safe import Clean, clean_line, clean_text

_INDENTED = regex("[ \n]*(?:\u3000{2}|\xa0{4}|\xa0\u3000)")

Leave = Callable[[], None]
"""What is to be done at the end of an element."""


class Inherited(NamedTuple):
    """What text takes from the elements it stands in: as in CSS, the inner ones have the say."""

    style: Style = Style.PLAIN
    link: int | None = None
    inside: tuple[Frame, ...] = ()
    align: Align = "left"
    tone: Tone = Tone.BODY
    lines: bool = False
    """Whether a line of the source is a line."""


class WalkState:
    """What a walk through a document has come to: text goes in, `drafts`, `links`, `stocks` come out.

    `stocks` are the shares a text names with their codes, each once.
    """

    def __init__(self, links: Links) -> None:
        self.links = links
        self.drafts: list[Draft] = []
        self.stocks: dict[Clean, None] = {}
        self.inherited = Inherited()
        self.inline = InlineBuilder()
        self.line = 1
        self.anchor = Clean("")
        """An id that the next block takes."""
        self.lists: list[ListCounter] = []
        self.table: TableDraft | None = None
        self.in_cell = False
        self.in_head = False
        self.after_head: list[Draft] = []
        """Images that stood within the heading being read."""
        self.pre: list[str] | None = None
        """The text of the code being read."""
        self.layouts = 0
        """How many tables that only lay out the page are open."""
        self.in_box = False
        """Whether an element is open that is called like a piece of the site."""
        self._frames = 0
        self._letters = -1

    def letters_of(self, body: LexborNode | None) -> int:
        """Return how many characters but blanks the whole document holds, counted once."""
        if self._letters < 0:
            self._letters = len("".join(body.text().split())) if body else 0
        return self._letters

    def text(self, text: str) -> None:
        """Read a piece of the document's text."""
        if self.inherited.lines and "\n" in text and self.pre is None:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.line += 1
                    self.inline.add_break()
                self._text(line)
        else:
            self._text(text)

    def _text(self, text: str) -> None:
        if self.pre is not None:
            self.pre.append(text)
            return
        if self.table is not None and not self.in_cell:
            return
        if self.inline.broken and not self.in_cell and _INDENTED.match(text):
            self.flush()
        clean, style, link = clean_text(text), self.inherited.style, self.inherited.link
        if link is None and Style.CODE not in style and ("://" in clean or "www." in clean):
            self._add_linking(clean)
        else:
            self.inline.add(clean, style, link, self.line)
        self.line += text.count("\n")

    def _add_linking(self, text: Clean) -> None:
        """Add text in which bare addresses become links."""
        style, at, line = self.inherited.style, 0, self.line
        for start, end in bare(text):
            address = text[start:end]
            link = self.links.index(address if "://" in address else f"https://{address}")
            self.inline.add(Clean(text[at:start]), style, None, line)
            line += text.count("\n", at, start)
            self.inline.add(Clean(address), style, link, line)
            at = end
        self.inline.add(Clean(text[at:]), style, None, line)

    def say(self, text: str, link: int | None = None) -> None:
        """Add text that the document does not hold, where `link` leads or that of the element it stands in."""
        inherited = self.inherited
        self.inline.add(
            Clean(text), inherited.style, inherited.link if link is None else link, self.line
        )

    def flush(self) -> None:
        """End the paragraph that is being read."""
        inline = self.inline
        if not inline or self.in_cell or self.in_head:
            return
        self.inline = InlineBuilder()
        if spans := inline.spans():
            inherited = self.inherited
            centred, right = inherited.align == "center", inherited.align == "right"
            draft = Draft("text", inherited.inside, inline.lines, spans, centred, inherited.tone)
            draft.right = right
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Add a draft that takes the id which waits for the next block."""
        draft.anchor, self.anchor = self.anchor, Clean("")
        self.drafts.append(draft)

    def name(self, element: Element) -> None:
        """Let the next block take the element's id."""
        name = clean_line(element.get("id") or (element.tag == "a" and element.get("name")) or "")
        if name and not name.startswith("fnref"):
            self.anchor = name

    def box(self, body: LexborNode | None, leave: Leave) -> Leave:
        """Mark what the element holds that has been opened, unless it is most of the document.

        `leave` is what is to be done at its end.
        """
        start, self.in_box = len(self.drafts), True

        def leave_box() -> None:
            leave()
            self.in_box = False
            held = self.drafts[start:]
            if 2 * sum(len(draft.plain) for draft in held) <= self.letters_of(body):
                for draft in held:
                    draft.boxed = True

        return leave_box

    def frame(self, kind: Literal["quote", "item", "definition", "note"], marker: str) -> Frame:
        """Return a new frame."""
        self._frames += 1
        return Frame(kind, self._frames, Clean(marker))

    def change(self, inherited: Inherited) -> Leave:
        """Let what text inherits be `inherited` until the end of an element that breaks no paragraph."""
        before, self.inherited = self.inherited, inherited

        def leave() -> None:
            self.inherited = before

        return leave

    def change_block(self, inherited: Inherited) -> Leave:
        """Let what text inherits be `inherited` until the end of an element that stands for itself."""
        self.flush()
        before, self.inherited = self.inherited, inherited

        def leave() -> None:
            self.flush()
            self.inherited = before

        return leave
