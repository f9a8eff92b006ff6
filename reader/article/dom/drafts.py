"""Blocks in the making: what stands in the body, before it is known what is a heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reader.article.content import Cell, Frame, Span, Style, Tone, table_text
from reader.safe import Clean

Kind = Literal["text", "heading", "code", "table", "image", "rule"]

_COLONS = ("：", ":")
_PLAIN, _BODY = Style.PLAIN, Tone.BODY


@dataclass(slots=True)
class Draft:
    """A block that may still become a heading, or another tone; `lines` of the file, from 1.

    `level` is that of a real heading (1 to 6), else 0. `anchor` is the author's id.
    `lines` has one entry for each line of `text` where hard breaks split it.
    """

    kind: Kind
    inside: tuple[Frame, ...]
    lines: list[int]
    spans: tuple[Span, ...] = ()
    centred: bool = False
    tone: Tone = _BODY
    right: bool = False
    level: int = 0
    anchor: Clean = Clean("")
    code: Clean = Clean("")
    """The text of code, the name of an image."""
    language: Clean = Clean("")
    rows: tuple[tuple[Cell, ...], ...] = ()
    header_rows: int = 0
    link: int | None = None
    boxed: bool = False
    """It stands in an element called like a piece of the site (`reader.article.furniture.marked`)."""
    text: Clean = field(init=False, repr=False, compare=False)
    """The plain text of a text or heading draft, which `spans` tell; rules ask for it all the time."""

    def __post_init__(self) -> None:
        """Put the text together: whatever becomes of a draft, its words stay."""
        spans = self.spans
        self.text = (
            spans[0].text if len(spans) == 1 else Clean("".join(span.text for span in spans))
        )

    @property
    def plain(self) -> Clean:
        """The plain text of the block that this draft becomes."""
        if self.kind == "text":
            return self.text
        if self.kind == "heading":
            return Clean(self.text.replace("\n", " "))
        if self.kind == "table":
            return table_text(self.rows)
        return self.code

    @property
    def is_body(self) -> bool:
        """Whether it is a paragraph of the article's own text, none beside it."""
        return self.kind == "text" and self.tone is _BODY

    @property
    def bold(self) -> bool:
        """True where everything that puts ink on the page is bold, but for a colon at the end."""
        spans = self.spans
        if len(spans) > 1 and spans[-1].text.strip() in _COLONS and spans[0].style is not _PLAIN:
            spans = spans[:-1]
        return all(
            span.style is not _PLAIN and Style.STRONG in span.style
            for span in spans
            if not span.text.isspace()
        )

    @property
    def slanted(self) -> bool:
        """True where all of it is bold and emphasised at once."""
        both = Style.STRONG | Style.EMPHASIS
        return all(both in span.style for span in self.spans if not span.text.isspace())

    @property
    def lined(self) -> bool:
        """True where all of it is underlined."""
        return all(
            span.style is not _PLAIN and Style.UNDERLINE in span.style
            for span in self.spans
            if not span.text.isspace()
        )

    def by_line(self) -> list[Draft]:
        """Return a draft for each of the hard-broken lines of this one."""
        lines: list[list[Span]] = [[]]
        for span in self.spans:
            for number, piece in enumerate(span.text.split("\n")):
                if number:
                    lines.append([])
                if piece:
                    lines[-1].append(Span(Clean(piece), span.style, span.link))
        numbers = [*self.lines, *self.lines[-1:] * len(lines)]
        first = self.anchor
        made = []
        for spans, number in zip(lines, numbers, strict=False):
            line = Draft(
                self.kind, self.inside, [number], tuple(spans), self.centred, self.tone, self.right
            )
            line.anchor, first = first, Clean("")
            line.boxed = self.boxed
            made.append(line)
        return made


def join_lines(lines: list[Draft]) -> Draft:
    """Return one draft of drafts that are lines of one paragraph, hard breaks between."""
    if len(lines) == 1:
        return lines[0]
    spans: list[Span] = []
    for line in lines:
        if spans:
            spans.append(Span(Clean("\n")))
        spans += line.spans
    first = lines[0]
    joined = Draft(
        first.kind,
        first.inside,
        [number for line in lines for number in line.lines],
        tuple(spans),
        first.centred,
        first.tone,
        first.right,
    )
    joined.anchor = first.anchor
    joined.boxed = first.boxed
    return joined
