"""The text of a selection: as written, without the layout."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader.article.content import Article, Frame, Image, Rule
from reader.safe import Clean


def selection_text(article: Article, start: int, end: int) -> Clean:
    """Return `Article.text[start:end]` as one pastes it.

    Blocks stand apart by a blank line, items of a list by a line end, under their markers.
    """
    blocks = article.blocks
    first = max(bisect_right(blocks, start, key=lambda block: block.start) - 1, 0)
    last = bisect_left(blocks, end, key=lambda block: block.start)
    parts: list[str] = []
    before: tuple[Frame, ...] = ()
    for number in range(first, last):
        block = blocks[number]
        stop = blocks[number + 1].start - 1 if number + 1 < len(blocks) else len(article.text)
        text = article.text[max(block.start, start) : min(stop, end)]
        if isinstance(block, Image | Rule) and not text:
            continue
        opened = [frame for frame in block.inside if frame not in before]
        whole = start <= block.start
        marker = "".join(f"{frame.marker} " for frame in opened if frame.marker and whole)
        if parts:
            items = bool(opened) and opened[0].kind == "item" and bool(before)
            parts.append("\n" if items else "\n\n")
        depth = sum(frame.kind == "item" for frame in block.inside) - 1
        parts.append("  " * max(depth, 0) + marker + text)
        before = block.inside
    return Clean("".join(parts))
