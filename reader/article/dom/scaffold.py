"""What an article's blocks are built on: the drafts so far, and the paragraph being read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from reader.article.dom.addresses import Links, bare
from reader.article.dom.drafts import Draft
from reader.article.dom.elements import Align, Element, Numbers
from reader.article.dom.rows_of_tables import TableDraft
from reader.article.dom.running import Running
from reader.article.model import Frame, Style, Tone
from reader.safe import Clean, clean_line, clean_text

_INDENTED = re.compile("[ \n]*(?:\u3000{2}|\xa0{4}|\xa0\u3000)")

Leave = Callable[[], None]
"""What is to be done at the end of an element."""


class Setting(NamedTuple):
    """What the tree says of the text at a place."""

    style: Style = Style.PLAIN
    link: int | None = None
    inside: tuple[Frame, ...] = ()
    align: Align = "left"
    tone: Tone = Tone.BODY


class Scaffold:
    """The state of a walk through a document; at its end the drafts, links and stocks."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.drafts: list[Draft] = []
        self.stocks: dict[Clean, None] = {}
        self.setting = Setting()
        self.run = Running()
        self.line = 1
        self.anchor = Clean("")
        """An id that the next block takes."""
        self.lists: list[Numbers] = []
        self.table: TableDraft | None = None
        self.in_cell = False
        self.in_head = False
        self.after_head: list[Draft] = []
        """Images that stood within the heading being read."""
        self.pre: list[str] | None = None
        """The text of the code being read."""
        self.layouts = 0
        """How many tables that only lay out the page are open."""
        self._frames = 0

    def text(self, text: str) -> None:
        """Read a piece of the document's text."""
        if self.pre is not None:
            self.pre.append(text)
            return
        if self.table is not None and not self.in_cell:
            return
        if self.run.broken and not self.in_cell and _INDENTED.match(text):
            self.flush()
        clean, style, link = clean_text(text), self.setting.style, self.setting.link
        if link is None and Style.CODE not in style and ("://" in clean or "www." in clean):
            self._add_linking(clean)
        else:
            self.run.add(clean, style, link, self.line)
        self.line += text.count("\n")

    def _add_linking(self, text: Clean) -> None:
        """Add text in which bare addresses become links."""
        style, at, line = self.setting.style, 0, self.line
        for start, end in bare(text):
            address = text[start:end]
            link = self.links.index(address if "://" in address else f"https://{address}")
            self.run.add(Clean(text[at:start]), style, None, line)
            line += text.count("\n", at, start)
            self.run.add(Clean(address), style, link, line)
            at = end
        self.run.add(Clean(text[at:]), style, None, line)

    def say(self, text: str, link: int | None = None) -> None:
        """Add text that the document does not hold, where `link` leads or the setting's link."""
        setting = self.setting
        self.run.add(Clean(text), setting.style, setting.link if link is None else link, self.line)

    def flush(self) -> None:
        """End the paragraph that is being read."""
        run = self.run
        if not run or self.in_cell or self.in_head:
            return
        self.run = Running()
        if spans := run.spans():
            setting = self.setting
            centred, right = setting.align == "center", setting.align == "right"
            draft = Draft("text", setting.inside, run.lines, spans, centred, setting.tone)
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

    def frame(self, kind: Literal["quote", "item", "definition", "note"], marker: str) -> Frame:
        """Return a new frame."""
        self._frames += 1
        return Frame(kind, self._frames, Clean(marker))

    def change(self, setting: Setting) -> Leave:
        """Let `setting` hold until the end of an element that breaks no paragraph."""
        before, self.setting = self.setting, setting

        def leave() -> None:
            self.setting = before

        return leave

    def change_block(self, setting: Setting) -> Leave:
        """Let `setting` hold until the end of an element that stands for itself."""
        self.flush()
        before, self.setting = self.setting, setting

        def leave() -> None:
            self.flush()
            self.setting = before

        return leave
