"""Body → article: the route, from the first scan to the finished blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.article.content import (
    Article,
    Block,
    Code,
    Context,
    Heading,
    Image,
    Paragraph,
    Rule,
    Section,
    Span,
    Table,
)
from reader.article.dom.addresses import Links
from reader.article.dom.drafts import Draft
from reader.article.facts import metadata
from reader.article.furniture.labelled import without_site
from reader.article.markup import tags
from reader.article.markup.html import normalised, to_html
from reader.article.markup.jammed import without_noise
from reader.article.sections import headings
from reader.article.sections.anchors import Anchors
from reader.article.sections.captions import named_once
from reader.article.sections.heading_candidates import MAX_TITLE_CELLS, cells, ends_open
from reader.article.sections.number_lines import joined
from reader.article.sections.repeated_title import put_first
from reader.article.sections.repeated_title import words as words_of
from reader.article.sections.two_lined import two_lined
from reader.characters import without_references
from reader.corpus.fields.footer import read_footer
from reader.corpus.fields.titles import head_of_text, without_label
from reader.corpus.markup_amount import has_too_much_markup, is_hardly_text
from reader.patterns import regex
from reader.safe import Clean, clean_line

LINES_A_BLOCK = 40
"""Lines that a paragraph holds at least in a body too immense to be read as markup."""

_CHARACTERS_A_BLOCK = 2_000
"""And characters, so that lines of a character or two do not fill the memory with paragraphs."""

MAX_TEXT_LINES = 100_000
"""Lines of a text without markup past which its paragraphs are not told apart."""

_UNDERLINE = regex(r"=+|-{3,}|~{3,}|_{3,}|\*{3,}|—{3,}|－{3,}|＝{3,}")
_CONTEXT = Context()
_INDENTS = ("\N{IDEOGRAPHIC SPACE}", "\t", "  ")


def parse(body: str, context: Context = _CONTEXT) -> Article:
    """Return the article that a post's body holds. Never raises; linear in its length."""
    reading = _read(body, context)
    known = metadata.gather(reading.drafts, reading.links, reading.source, context)
    blocks, sections = _finish(_judged(reading, context))
    text = Clean("\n".join(block.text for block in blocks))
    return Article(
        blocks,
        text,
        sections,
        tuple(reading.links.found),
        reading.source or None,
        reading.media or None,
        known.digest,
        known.author,
        reading.stocks,
        metadata.minutes(text),
        reading.problems,
    )


def text(body: str, context: Context = _CONTEXT) -> Clean:
    """Return the one plain text of a body: that of `parse(body, context)`, sooner.

    No heading is looked for: whether a line is one does not change the text.
    """
    return Clean("\n".join(draft.plain for draft in _read(body, context).drafts))


class Words(NamedTuple):
    """What of an article can be looked for."""

    text: Clean
    headings: tuple[Clean, ...]
    media: Clean | None


def words(bodies: Sequence[tuple[str, Context]]) -> list[Words]:
    """Return the text, the sections' titles and the medium of `parse` of each body, sooner.

    All of them are read, then all are judged: what a step needs of a processor's cache is there
    for the next body, too.
    """
    readings = [_read(body, context) for body, context in bodies]
    return [
        _words(reading, context) for reading, (_, context) in zip(readings, bodies, strict=True)
    ]


def _words(reading: _Reading, context: Context) -> Words:
    metadata.gather(reading.drafts, reading.links, reading.source, context)
    drafts = _judged(reading, context)
    titles = tuple([draft.plain for draft in drafts if draft.kind == "heading"])
    plain = Clean("\n".join([draft.plain for draft in drafts]))
    return Words(plain, titles, reading.media or None)


class _Reading(NamedTuple):
    """A body, read but not yet judged."""

    drafts: list[Draft]
    links: Links
    stocks: tuple[Clean, ...]
    source: Clean
    media: Clean
    immense: bool = False
    """Its markup was not read: it is a run of lines, without sections."""
    problems: tuple[str, ...] = ()


def _judged(reading: _Reading, context: Context) -> list[Draft]:
    """Return the drafts of a body, its headings among them, once their tones are known."""
    if reading.immense:
        return reading.drafts
    leads = reading.links.lead(reading.source)
    return headings.judge(reading.drafts, clean_line(context.title), leads)


def _read(body: str, context: Context) -> _Reading:
    """Return what a body holds without its site, its title first where its head repeats it."""
    reading = _walked(body, context)
    if reading.immense:
        return reading
    drafts = named_once(without_site(reading.drafts, reading.links, reading.source))
    return reading._replace(drafts=joined(two_lined(put_first(drafts, clean_line(context.title)))))


def _walked(body: str, context: Context) -> _Reading:
    body = without_noise(normalised(body))
    footer = read_footer(body)
    for item in reversed(footer.items):
        if item.kind == "navigation":
            body = body[: item.start] + body[item.end :]
    source, media = clean_line(footer.source), clean_line(footer.media)
    links = Links(context)
    if _is_immense(body, context):
        return _Reading(_as_lines(body, context), links, (), source, media, True)
    if context.markup == "text":
        return _Reading(_as_paragraphs(body, context), links, (), source, media)
    if context.markup == "markdown":
        from reader.article.dom.plain_paragraphs import plain_paragraphs

        drafts = plain_paragraphs(body, context.body_line, links)
        if drafts is not None:
            return _Reading(drafts, links, (), source, media)
        links = Links(context)
    from reader.article.dom.builder import build  # and with it lexbor
    from reader.article.furniture.pages import is_whole_page

    run = tags.run(body, context)
    whole = context.markup == "html" and is_whole_page(body)
    built = build(to_html(run, context), links, whole_page=whole)
    problems = ("liquid-immense",) if run.is_immense else ()
    return _Reading(built.drafts, links, tuple(built.stocks), source, media, problems=problems)


def _is_immense(body: str, context: Context) -> bool:
    """Tell whether a body is too long, or too full of markup, for more than its lines."""
    if context.markup == "text":
        return body.count("\n") > MAX_TEXT_LINES or is_hardly_text(body)
    return has_too_much_markup(body)


def _as_lines(body: str, context: Context) -> list[Draft]:
    """Return a body's lines, its markup left as it stands, a paragraph for some of them each.

    A block for every line would fill the memory with blocks.
    """
    drafts: list[Draft] = []
    texts: list[Clean] = []
    first = length = 0

    def end_block() -> None:
        drafts.append(Draft("text", (), [first], (Span(Clean("\n".join(texts))),)))
        texts.clear()

    for number, raw in enumerate(_lines_of(body), context.body_line):
        if not (line := clean_line(raw)):
            continue
        if not texts:
            first, length = number, 0
        texts.append(line)
        length += len(line)
        if len(texts) >= LINES_A_BLOCK and length >= _CHARACTERS_A_BLOCK:
            end_block()
    if texts:
        end_block()
    return drafts


def _lines_of(body: str) -> Iterator[str]:
    """Yield the lines of a body one by one: it may be made of nothing but line ends."""
    start = 0
    while (end := body.find("\n", start)) >= 0:
        yield body[start:end]
        start = end + 1
    yield body[start:]


def _as_paragraphs(body: str, context: Context) -> list[Draft]:
    """Return a text without markup: a paragraph ends at a blank line or before an indent.

    References of HTML in it, `&nbsp;`, are what was left of a page that it was taken from.
    """
    drafts = []
    lines = [*enumerate(without_references(body).split("\n"), context.body_line), (0, "")]
    texts: list[Clean] = []
    numbers: list[int] = []
    if (titled := _title_line(lines, context.title)) is not None:
        drafts.append(titled)
    for number, raw in lines:
        line = clean_line(raw)
        if texts and (not line or raw.startswith(_INDENTS)):
            drafts.append(Draft("text", (), numbers, (Span(Clean("\n".join(texts))),)))
            texts, numbers = [], []
        if line:
            texts.append(line)
            numbers.append(number)
    return drafts


def _title_line(lines: list[tuple[int, str]], title: str) -> Draft | None:
    """Take the line that is the title, and what underlines it, off the head of a text's `lines`.

    A sentence whose line merely breaks there is none.
    """
    head = {line.strip() for line in head_of_text(raw for _, raw in lines)}
    for at, (number, raw) in enumerate(lines):
        if raw.strip() not in head:
            continue
        head.discard(raw.strip())
        line = clean_line(without_label(raw.strip()))
        is_labelled = line != clean_line(raw)
        is_short = ends_open(line) and cells(line) <= MAX_TITLE_CELLS
        if words_of(line) == words_of(title) and (is_labelled or is_short):
            underlined = _UNDERLINE.fullmatch(lines[at + 1][1].strip()) is not None
            del lines[at : at + 1 + underlined]
            return Draft("text", (), [number], (Span(line),))
        if not head:
            break
    return None


def _finish(drafts: list[Draft]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Give every block its place in the text, every heading its anchor."""
    blocks: list[Block] = []
    sections: list[Section] = []
    anchors = Anchors()
    start = 0
    for draft in drafts:
        block: Block
        if draft.kind == "heading":
            title = draft.plain
            anchor = anchors.name(title, draft.anchor)
            block = Heading(start, draft.inside, title, draft.level, anchor)
            sections.append(Section(draft.level, title, anchor, len(blocks), draft.lines[0]))
        else:
            block = _block(draft, start)
        blocks.append(block)
        start += len(block.text) + 1
    return tuple(blocks), tuple(sections)


def _block(draft: Draft, start: int) -> Block:
    if draft.kind == "code":
        return Code(start, draft.inside, draft.code, draft.language)
    if draft.kind == "table":
        return Table(start, draft.inside, draft.rows, draft.header_rows)
    if draft.kind == "image":
        return Image(start, draft.inside, draft.code, draft.link)
    if draft.kind == "rule":
        return Rule(start, draft.inside)
    return Paragraph(start, draft.inside, draft.spans, draft.tone, draft.centred, draft.right)
