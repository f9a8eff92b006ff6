"""How each kind of block is set: paragraphs, headings, images, rules, and the head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reader.article.content import Article, Heading, Image, Paragraph, Span, Style, Tone
from reader.characters import scripts_of
from reader.patterns import regex
from reader.safe import Clean
from reader.typeset.breaking import BrokenLine, LineBreaker
from reader.typeset.lines import HEAD, Head, Line, Options, Role, Run
from reader.typeset.margins import Margin
from reader.typeset.measure import MeasuredText, Widths
from reader.typeset.pieces import Piece
from reader.typeset.runs import SpanRoles, blanks, plain, total
from reader.typeset.spacing import gaps_in, justified
from reader.values import Value, replace

_TONES = {
    Tone.DIGEST: Role.DIGEST,
    Tone.CAPTION: Role.CAPTION,
    Tone.CREDIT: Role.CREDIT,
    Tone.SOURCE: Role.SOURCE,
    Tone.TERM: Role.TERM,
    Tone.TITLE: Role.TITLE,
}
_HEADING_MARKS = ("■ ", "▪ ")
"""By level. Deeper ones are told by their indent, from `_LIGHT_LEVEL` on by their weight as well."""
_LIGHT_LEVEL = 4
_INDENT_STEP = 2
_MOST_INDENT_STEPS = 4
"""Cells by which a deeper heading stands further in, and how many times at most."""
_HAS_MARK = regex(
    r"[^\w\s“‘\"'《「『〈]|[0-9０-９]+(?:[.．:：](?!\d)|[、)）])|[0-9]{1,2}\s|0[0-9]\D"
    r"|[一二三四五六七八九十百]+[、．.]|第.{1,6}[章节回部篇条]"
)
"""A title that brings its own marker: a sign, a number (no amount: 50强, 3.5万亿), 一、, 第三章."""
_NUMERALS = "一二三四五六七八九十百第"
"""The letters that a marker of a title can begin with."""
_PARAGRAPH_SAMPLE = 200
"""Characters by which a paragraph's language is told."""
_ARTICLE_SAMPLE = 1000
"""Characters by which an article's is."""
_MOST_LATIN_LETTERS = 16
"""Latin letters to an ideograph past which a paragraph of a Chinese article is a foreign one."""


class Page(Value):
    """What all blocks are set by: `room` is the measure in cells.

    `reach` is how far code and tables may go; past it they wrap, or scroll (`Options.wide`).
    """

    article: Article
    room: int
    reach: int
    widths: Widths
    options: Options

    @property
    def hang(self) -> int:
        """Cells a closing mark may stand out by."""
        return 2 if self.options.hanging else 0


_IDEOGRAPH_CELLS = 2
"""Cells that a lead leaves to the text after it, or it is left out."""
_LEAST_VERSE_LINES = 3
_LONGEST_VERSE_LINE = 30
"""Characters of a line of verse, at most; twice as many where they are Latin."""


def roles_of(block: Paragraph) -> SpanRoles:
    """Return the roles and links of a paragraph."""
    role = _TONES.get(block.tone, Role.TEXT)
    quoted = any(frame.kind == "quote" for frame in block.inside)
    return SpanRoles(block.spans, role | Role.QUOTE if quoted else role, block.start)


def set_paragraph(
    page: Page, piece: Piece, block: Paragraph, margin: Margin, roles: SpanRoles
) -> Iterator[Line]:
    """Yield the lines of a paragraph, or of a piece of one."""
    lead = _lead(page, piece, block) if piece.first else ()
    yield from set_text(page, piece, roles, margin, lead, before=_before(block))


def set_heading(page: Page, piece: Piece, block: Heading, margin: Margin) -> Iterator[Line]:
    """Yield the lines of a heading: a mark by level, unless the title brings its own.

    The deeper ones stand further in instead.
    """
    text = page.article.text[piece.start : piece.end]
    role = Role.HEADING if block.level < _LIGHT_LEVEL else Role.SUBHEADING
    roles = SpanRoles((Span(Clean(text)),), role, piece.start)
    lead = _heading_lead(page, block)
    cells = total(lead)
    if piece.first and cells <= (page.room - margin.first_cells) // 3:
        margin = Margin(
            (*margin.first, *lead),
            (*margin.rest, *blanks(cells)),
            margin.first_cells + cells,
            margin.cells + cells,
        )
    yield from set_text(page, piece, roles, margin)


def _heading_lead(page: Page, block: Heading) -> tuple[Run, ...]:
    if block.level > len(_HEADING_MARKS):
        return blanks(_INDENT_STEP * min(block.level - len(_HEADING_MARKS), _MOST_INDENT_STEPS))
    begins = block.title[:1]
    if (begins in _NUMERALS or not begins.isalpha()) and _HAS_MARK.match(block.title):
        return ()
    return (plain(_HEADING_MARKS[block.level - 1], Role.MARKER | Role.HEADING, page.widths),)


def set_image(
    page: Page, piece: Piece, block: Image, margin: Margin, number: int
) -> Iterator[Line]:
    """Yield the lines of an image: `[Image 1]` and its alternative text, linked to its file.

    `number` tells it from the article's other images.
    """
    text = page.article.text[piece.start : piece.end]
    linked = block.link is not None
    role = Role.IMAGE | Role.LINK if linked else Role.IMAGE
    roles = SpanRoles((Span(Clean(text), Style.PLAIN, block.link),), Role.IMAGE, piece.start)
    lead: tuple[Run, ...] = ()
    if piece.first:
        word = page.options.words.image
        label = f"[{word} {number}] " if text else f"[{word} {number}]"
        if page.widths.of(label) > (room := page.room - margin.first_cells):
            label = "" if text else word if page.widths.of(word) <= room else word[:1]
        lead = (plain(label, role, page.widths, block.link),) if label else ()
    yield from set_text(page, piece, roles, margin, lead)


def set_rule(page: Page, piece: Piece, margin: Margin) -> Iterator[Line]:
    """Yield the one line of a thematic break."""
    rule = _dashes(page, page.room - margin.first_cells)
    yield Line((*margin.first, rule), piece.block, piece.start, piece.end)


def _dashes(page: Page, room: int) -> Run:
    dash = max(page.widths["─"], 1)
    count = max(room, 0) // dash
    return Run(Clean("─" * count), Role.RULE, None, None, count * dash)


def set_head(page: Page, head: Head) -> Iterator[Line]:
    """Yield title, byline and problems, and the rule and the blank line that part them from the text.

    Where the article's first block repeats the title, it is what is set: it may be a link.
    """
    for _ in range(page.options.above):
        yield Line((), HEAD, 0, 0)
    if page.article.repeats_title:
        first = page.article.blocks[0]
        assert isinstance(first, Paragraph)
        yield from _head_lines(page, first.spans, Role.TITLE, block=0)
    else:
        yield from _head_lines(page, (Span(head.title),), Role.TITLE)
    yield from _head_lines(page, (Span(head.byline),), Role.BYLINE)
    for problem in head.problems:
        yield from _head_lines(page, (Span(problem),), Role.PROBLEM, "! ")
    yield Line((_dashes(page, page.room),), HEAD, 0, 0)
    yield Line((), HEAD, 0, 0)


def _head_lines(
    page: Page, spans: tuple[Span, ...], role: Role, mark: str = "", block: int = HEAD
) -> Iterator[Line]:
    text = "".join(span.text for span in spans)
    if not text:
        return
    measured = MeasuredText(text, page.widths)
    lead: tuple[Run, ...] = ()
    if mark and page.room > len(mark) * 3:
        lead = (plain(mark, role, page.widths),)
    indent = total(lead)
    room = page.room - indent
    gaps = gaps_of(page, measured)
    roles = SpanRoles(spans, role, 0)
    for broken in LineBreaker(measured, frozenset(gaps), hang=page.hang).lines(
        0, len(text), room, room
    ):
        runs = roles.runs(measured, 0, broken.start, broken.shown, gaps)
        start, end = broken.start, broken.end
        if block == HEAD:
            runs = [replace(run, start=None) for run in runs]
            start = end = 0
        yield Line((*lead, *runs), block, start, end, broken.start > 0)
        lead = blanks(indent)


def gaps_of(page: Page, measured: MeasuredText) -> tuple[int, ...]:
    """Return where the page asks for a blank cell of its own in a text."""
    return gaps_in(measured) if page.options.spacing else ()


def set_text(
    page: Page,
    piece: Piece,
    roles: SpanRoles,
    margin: Margin,
    lead: tuple[Run, ...] = (),
    *,
    before: float = 0.0,
) -> Iterator[Line]:
    """Yield the text of a piece broken into lines, `lead` before the first word of it.

    `before` is the share of each line's free room that stands before its text.
    """
    text = page.article.text[piece.start : piece.end]
    measured = MeasuredText(text, page.widths)
    gaps = gaps_of(page, measured)
    room = page.room - margin.cells
    opening = margin.first if piece.first else margin.rest
    first = page.room - total(opening)
    lead_cells = total(lead)
    if text and first - lead_cells < _IDEOGRAPH_CELLS:
        lead, lead_cells = (), 0
    clinging = roles.raised(piece.start, piece.end)
    breaker = LineBreaker(measured, frozenset(gaps), clinging=clinging, hang=page.hang)
    left = (*opening, *lead)
    asked = first - lead_cells
    for broken in breaker.lines(0, len(text), asked, room):
        runs: Iterable[Run] = roles.runs(measured, piece.start, broken.start, broken.shown, gaps)
        if page.options.justify and not before and _goes_on(text, broken):
            runs = justified(runs, asked, page.widths)
        if before:
            left = (*left, *blanks(int((asked - total(runs)) * before)))
        yield Line(
            (*left, *runs),
            piece.block,
            piece.start + broken.start,
            piece.start + broken.end,
            text[broken.start - 1] != "\n" if broken.start else piece.goes_on,
        )
        left, asked = margin.rest, room


def _before(block: Paragraph) -> float:
    """Return the share of a line's free room that stands before its text."""
    return 1.0 if block.right else 0.5 if block.centred else 0.0


def _goes_on(text: str, broken: BrokenLine) -> bool:
    return broken.end < len(text) and text[broken.end - 1] != "\n"


def _lead(page: Page, piece: Piece, block: Paragraph) -> tuple[Run, ...]:
    if block.tone is Tone.SOURCE:
        return (plain(f"{page.options.words.source} ", Role.SOURCE, page.widths),)
    if block.tone is not Tone.BODY or block.inside or block.centred or block.right:
        return ()
    if piece.last and _is_verse(page.article.text[piece.start : piece.end]):
        return ()
    sample = page.article.text[piece.start : min(piece.end, piece.start + _PARAGRAPH_SAMPLE)]
    return blanks(min(2 * _ideographs(sample, page), page.room // 3))


def _is_verse(text: str) -> bool:
    """Return whether hard breaks make a few short lines of it: a poem, an address."""
    lines = text.split("\n")
    return len(lines) >= _LEAST_VERSE_LINES and all(
        len(line) <= (2 * _LONGEST_VERSE_LINE if line.isascii() else _LONGEST_VERSE_LINE)
        for line in lines
    )


def _ideographs(sample: str, page: Page) -> int:
    """Return the first-line indent: Chinese as the options say, Japanese one (JLReq 3.1.2).

    In an article of ideographs a paragraph is one of them however many Latin words it opens
    with, as long as it is not a foreign one that merely holds a name.
    """
    ideographs, kana, others = scripts_of(sample)
    most = _MOST_LATIN_LETTERS if _is_of_ideographs(page.article.text[:_ARTICLE_SAMPLE]) else 2
    if not ideographs + kana or most * (ideographs + kana) < others:
        return 0
    indent = page.options.indent
    return min(indent, 1) if kana > ideographs // 4 else indent


@lru_cache(maxsize=8)  # asked for every paragraph
def _is_of_ideographs(sample: str) -> bool:
    ideographs, kana, others = scripts_of(sample)
    return 2 * (ideographs + kana) >= others
