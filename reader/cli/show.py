"""`kanbao show` and `kanbao outline`: one article, or its sections."""

from __future__ import annotations

import sys
from enum import Enum, Flag

from reader.article import Article, Section, resolve
from reader.article.content import Block, Image
from reader.cli import output
from reader.cli.ansi import When, painted, wants_colour
from reader.model import Entry
from reader.session.opening import Opened
from reader.session.typeset_options import options_of
from reader.settings import Settings
from reader.texts import _
from reader.typeset import Layout, stdout_measure
from reader.values import Value, fields_of


def print_outline(opened: Opened, form: str) -> None:
    """Print the sections of a post, indented by level, or as JSON Lines."""
    if not opened.article.sections:
        output.tell(_("This article has no headings"))
    for section in opened.article.sections:
        if form == "json":
            output.print_json(
                {
                    "level": section.level,
                    "title": section.title,
                    "anchor": section.anchor,
                    "line": section.line,
                }
            )
        else:
            output.print_text(f"{'  ' * (section.level - 1)}{section.title}  #{section.anchor}")


def print_article(
    opened: Opened,
    anchor: str | None,
    width: int | None,
    form: str,
    colour: When,
    settings: Settings,
) -> None:
    """Print a post; as text, from the section `anchor` on. Raises AnchorNotFound."""
    section = resolve(opened.article, anchor) if anchor is not None else None
    if form == "markdown":
        from reader.session.exporting import markdown_of

        output.print_text(markdown_of(opened).rstrip("\n"))
    elif form == "html":
        from reader.article.export.markdown import html

        output.print_text(html(opened.body, opened.context).rstrip("\n"))
    else:
        _print_lines(opened, section, width, colour, settings)


def print_record(opened: Opened, anchor: str | None, entry: Entry | None) -> None:
    """Print all that is known of a post as one JSON object. Raises AnchorNotFound."""
    if anchor is not None:
        resolve(opened.article, anchor)
    output.print_json(_record(opened, entry))


def _print_lines(
    opened: Opened, section: Section | None, width: int | None, colour: When, settings: Settings
) -> None:
    columns = width or min(output.terminal_columns(), settings.measure)
    layout = Layout(
        opened.article,
        columns,
        options=options_of(settings, columns),
        measure=stdout_measure(settings.ambiguous),
        head=opened.head,
        centred=False,
    )
    first = layout.block_line(section.block) if section else 0
    coloured = wants_colour(colour)
    for line in layout.lines(first, sys.maxsize - first):
        output.print_text(painted(line) if coloured else line.text)


def _record(opened: Opened, entry: Entry | None) -> dict[str, object]:
    article = opened.article
    return {
        **output.post_record(opened.post, entry),
        "digest": article.digest,
        "author": article.author,
        "images": _images(article),
        "stocks": list(article.stocks),
        "minutes": article.minutes,
        "sections": [_plain(section) for section in article.sections],
        "blocks": [_block(block) for block in article.blocks],
    }


def _images(article: Article) -> list[dict[str, object]]:
    return [
        {
            "alt": block.alt,
            "href": None if block.link is None else article.links[block.link].href,
        }
        for block in article.blocks
        if isinstance(block, Image)
    ]


def _block(block: Block) -> dict[str, object]:
    fields = _plain(block)
    assert isinstance(fields, dict)
    return {"kind": type(block).__name__.lower(), "text": block.text, **fields}


def _plain(value: object) -> object:
    """Return `value` in JSON's terms: values as objects, enums by name, flags as lists."""
    if isinstance(value, Flag):
        return [str(member.name).lower() for member in value]
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Value):
        return {name: _plain(field) for name, field in fields_of(value).items()}
    return value
