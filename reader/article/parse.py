"""Body → article: the route, from the first scan to the finished blocks."""

from __future__ import annotations

from reader.article import facts, headings
from reader.article.anchors import Anchors
from reader.article.drafts import Draft
from reader.article.links import Links
from reader.article.markup import to_html
from reader.article.model import (
    Article,
    Block,
    Code,
    Context,
    Heading,
    Image,
    Paragraph,
    Rule,
    Section,
    Table,
)
from reader.safe import Clean, clean_line

_CONTEXT = Context()


def parse(body: str, context: Context = _CONTEXT) -> Article:
    """Return the article that a post's body holds. Never raises; linear in its length."""
    drafts, links, stocks = _drafts(body, context)
    known = facts.gather(drafts, links, context)
    drafts = headings.judge(known.drafts, clean_line(context.title))
    blocks, sections = _finish(drafts)
    text = Clean("\n".join(block.text for block in blocks))
    return Article(
        blocks,
        text,
        sections,
        tuple(links.found),
        known.source,
        known.media,
        known.digest,
        known.author,
        stocks,
        facts.minutes(text),
    )


def text(body: str, context: Context = _CONTEXT) -> Clean:
    """Return the one plain text of a body: that of `parse(body, context)`, sooner.

    No heading is looked for: whether a line is one does not change the text.
    """
    drafts, _, _ = _drafts(body, context)
    return Clean("\n".join(draft.plain for draft in facts.without_navigation(drafts)))


def _drafts(body: str, context: Context) -> tuple[list[Draft], Links, tuple[Clean, ...]]:
    from reader.article.builder import Builder  # noqa: PLC0415 - loads lexbor

    builder = Builder(Links(context))
    builder.walk(to_html(body, context))
    return builder.drafts, builder.links, tuple(builder.stocks)


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
    return Paragraph(start, draft.inside, draft.spans, draft.tone, draft.centred)
