"""What stands left of a block (quote bars, list markers, indents) and above it (blank lines)."""

from __future__ import annotations

from typing import NamedTuple

from reader.article.content import (
    Block,
    Code,
    Frame,
    Heading,
    Image,
    Paragraph,
    Table,
    Tone,
)
from reader.typeset.lines import QUOTE_BAR, Role, Run
from reader.typeset.measure import Widths
from reader.typeset.runs import blanks, plain, total

_BAR = "│ "
_DEFINITION_INDENT = 4


class Margin(NamedTuple):
    """The runs left of a block's first line and of its other lines, with their cells."""

    first: tuple[Run, ...] = ()
    rest: tuple[Run, ...] = ()
    first_cells: int = 0
    cells: int = 0

    @property
    def most(self) -> int:
        """The cells of the wider of the two."""
        return max(self.first_cells, self.cells)


def margin(
    inside: tuple[Frame, ...], before: tuple[Frame, ...], room: int, widths: Widths
) -> Margin:
    """Return the margin of a block that lies in `inside`, after one that lies in `before`.

    Margins never take more than a third of `room`: the outermost give way first. A marker
    may take half of its own line.
    """
    if not inside:
        return Margin()
    shared = _shared(inside, before)
    parts = [_part(frame, depth >= shared, widths) for depth, frame in enumerate(inside)]
    limit = room // 3
    while len(parts) > 1 and sum(total(rest) for _, rest in parts) > limit:
        del parts[0]
    first = tuple(run for part in parts for run in part[0])
    rest = tuple(run for part in parts for run in part[1])
    if total(rest) > limit:
        rest = blanks(limit)
        if total(first) > room // 2:
            first = rest
    return Margin(first, rest, total(first), total(rest))


def bars(inside: tuple[Frame, ...], before: tuple[Frame, ...], room: int, widths: Widths) -> Margin:
    """Return the margin of the blank line between two blocks: the quotes they share."""
    common = inside[: _shared(inside, before)]
    if not any(frame.kind == "quote" for frame in common):
        return Margin()
    return margin(common, before, room, widths)


def blank_lines(block: Block, before: Block | None, gap: int) -> int:
    """Return how many blank lines stand above `block`; headings stand one clearer than text."""
    if before is None:
        return 0
    if isinstance(block, Heading):
        return max(gap, 1) if isinstance(before, Heading) else gap + 1
    if _belongs(block, before) or _next_item(block.inside, before.inside):
        return 0
    if isinstance(block, Code | Table) or isinstance(before, Code | Table):
        return max(gap, 1)
    return gap


def _part(frame: Frame, opens: bool, widths: Widths) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    if frame.kind == "quote":
        bar = (plain(_BAR, QUOTE_BAR, widths),)
        return bar, bar
    if not frame.marker:
        indent = blanks(_DEFINITION_INDENT)
        return indent, indent
    marker = plain(f"{frame.marker} ", Role.MARKER, widths)
    indent = blanks(marker.cells)
    return ((marker,) if opens else indent), indent


def _shared(inside: tuple[Frame, ...], before: tuple[Frame, ...]) -> int:
    depth = 0
    for one, other in zip(inside, before, strict=False):
        if one != other:
            break
        depth += 1
    return depth


def _belongs(block: Block, before: Block) -> bool:
    if isinstance(before, Paragraph) and before.tone is Tone.TERM:
        return True
    if not isinstance(block, Paragraph):
        return False
    if block.tone is Tone.CAPTION:
        return isinstance(before, Image | Table)
    return (
        block.tone is Tone.CREDIT and isinstance(before, Paragraph) and before.tone is Tone.CREDIT
    )


def _next_item(inside: tuple[Frame, ...], before: tuple[Frame, ...]) -> bool:
    shared = _shared(inside, before)
    if len(inside) == shared or inside[shared].kind not in ("item", "note"):
        return False
    if len(before) == shared:
        return bool(before) and before[-1].kind == "item"
    one, other = inside[shared], before[shared]
    return one.kind == other.kind and one.marker[:1].isdigit() == other.marker[:1].isdigit()
