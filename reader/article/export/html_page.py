"""Article → a small HTML page that needs nothing else: for export and for `show --format html`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from reader.article.content import (
    Article,
    Block,
    Cell,
    Code,
    Frame,
    Heading,
    Image,
    Link,
    Paragraph,
    Rule,
    Span,
    Style,
    Table,
    Tone,
)
from reader.article.sections.repeated_title import fuller
from reader.safe import Clean

TAGS: tuple[tuple[Style, str], ...] = (
    (Style.STRONG, "strong"),
    (Style.EMPHASIS, "em"),
    (Style.STRIKE, "del"),
    (Style.UNDERLINE, "u"),
    (Style.SUPERSCRIPT, "sup"),
    (Style.SUBSCRIPT, "sub"),
    (Style.KEYBOARD, "kbd"),
    (Style.CODE, "code"),
)
"""The tag of each style, outermost first."""

_CSS = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;line-height:1.7}"
    "pre{overflow:auto}table{border-collapse:collapse}td,th{border:1px solid;padding:.2em .6em}"
    ".credit,.source,figcaption{opacity:.7}"
)
_OPENABLE = ("http://", "https://", "mailto:")


def page(article: Article, title: str) -> Clean:
    """Return a page of the article: heading ids are its anchors, links are safe ones."""
    head = escape(fuller(article, title))
    blocks = article.blocks[1:] if article.repeats_title else article.blocks
    body = "\n".join(_framed(blocks, 0, article.links))
    return Clean(
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{head}</title>\n'
        f"<style>{_CSS}</style>\n</head>\n<body>\n<article>\n<h1>{head}</h1>\n{body}\n"
        "</article>\n</body>\n</html>\n"
    )


def table_html(table: Table, links: Sequence[Link]) -> str:
    """Return a table as HTML, on lines none of which is blank.

    A single column has a header, for it to be read as a table and not as layout.
    """
    lines = ["<table>"]
    heads = table.header_rows or int(all(len(row) == 1 for row in table.rows))
    for number, row in enumerate(table.rows):
        tag = "th" if number < heads else "td"
        cells = "".join(_cell(cell, tag, links) for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</table>"])


def _cell(cell: Cell, tag: str, links: Sequence[Link]) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    align = f' align="{cell.align}"' if cell.align != "left" else ""
    return f"<{tag}{columns}{align}>{inline(cell.spans, links)}</{tag}>"


def inline(spans: Iterable[Span], links: Sequence[Link]) -> str:
    """Return spans as HTML."""
    return "".join(_span(span, links) for span in spans)


def _span(span: Span, links: Sequence[Link]) -> str:
    text = escape(span.text).replace("\n", "<br>")
    for style, tag in reversed(TAGS):
        if style in span.style:
            text = f"<{tag}>{text}</{tag}>"
    if span.link is not None:
        text = f'<a href="{escape(address(links[span.link]))}">{text}</a>'
    return text


def address(link: Link) -> str:
    """Return where a browser finds a link: on the web, where that is known."""
    return link.href if link.href.startswith(_OPENABLE) else link.web or link.href


def groups(blocks: Sequence[Block], depth: int) -> Iterable[tuple[Frame | None, list[Block]]]:
    """Yield the runs of blocks that share a frame at `depth`, or that have none there."""
    run: list[Block] = []
    current: Frame | None = None
    for block in blocks:
        frame = block.inside[depth] if len(block.inside) > depth else None
        if run and frame != current:
            yield current, run
            run = []
        current = frame
        run.append(block)
    if run:
        yield current, run


def _framed(blocks: Sequence[Block], depth: int, links: Sequence[Link]) -> list[str]:
    """Return the HTML of blocks, their frames from `depth` on as elements."""
    html: list[str] = []
    listed = ""
    for frame, run in groups(blocks, depth):
        kind = _list_of(frame)
        if kind != listed:
            html += [f"</{listed}>"] * bool(listed) + [f"<{kind}>"] * bool(kind)
            listed = kind
        if frame is None:
            html += [_leaf(block, links) for block in run]
        else:
            html += [_opening(frame), *_framed(run, depth + 1, links), _closing(frame)]
    return html + [f"</{listed}>"] * bool(listed)


def _list_of(frame: Frame | None) -> str:
    if frame is None or frame.kind in ("quote", "definition"):
        return ""
    return "ol" if frame.marker[:1].isalnum() or frame.kind == "note" else "ul"


def _opening(frame: Frame) -> str:
    if frame.kind == "quote":
        return "<blockquote>"
    if frame.kind == "definition":
        return "<dd>"
    if frame.kind == "note":
        label = frame.marker.strip("[]")
        return f'<li id="fn{escape(label)}">'
    number = frame.marker.rstrip(".)")
    box = f"{frame.marker} " if frame.marker.startswith("[") else ""
    return f'<li value="{number}">' if number.isdecimal() else f"<li>{box}"


def _closing(frame: Frame) -> str:
    return {"quote": "</blockquote>", "definition": "</dd>"}.get(frame.kind, "</li>")


def _leaf(block: Block, links: Sequence[Link]) -> str:
    if isinstance(block, Heading):
        tag = f"h{min(block.level + 1, 6)}"
        return f'<{tag} id="{escape(block.anchor)}">{escape(block.title)}</{tag}>'
    if isinstance(block, Code):
        kind = f' class="language-{escape(block.language)}"' if block.language else ""
        return f"<pre><code{kind}>{escape(block.code)}\n</code></pre>"
    if isinstance(block, Table):
        return table_html(block, links)
    if isinstance(block, Image):
        name = escape(block.alt)
        if block.link is None:
            return f"<p>[{name}]</p>"
        return f'<p><img src="{escape(address(links[block.link]))}" alt="{name}"></p>'
    if isinstance(block, Rule):
        return "<hr>"
    assert isinstance(block, Paragraph)
    if block.tone is Tone.TERM:
        return f"<dt>{inline(block.spans, links)}</dt>"
    tone = {Tone.CREDIT: ' class="credit"', Tone.SOURCE: ' class="source"'}.get(block.tone, "")
    return f"<p{tone}>{inline(block.spans, links)}</p>"
