"""Code: as written, in Pygments' colours, wrapped anywhere or left as wide as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reader.article.model import Code
from reader.safe import Clean
from reader.typeset.margins import Margin
from reader.typeset.measure import Ruler
from reader.typeset.model import Line, Role, Run
from reader.typeset.runs import blanks
from reader.typeset.setting import Page, Piece

WIDEST = 2000
"""Cells after which even code that scrolls sideways is wrapped."""
_INDENT = 2
_COLOURED = 64 * 1024
"""Characters up to which code is coloured; lexers are not bounded in time."""


class Colours:
    """The code roles of a text by offset, told once for a block."""

    def __init__(self, block: Code) -> None:
        self._starts = [0]
        self._roles = [Role.CODE]
        if block.language and len(block.code) <= _COLOURED:
            self._tell(block)

    def spans(self, start: int, end: int) -> Iterator[tuple[int, int, Role]]:
        """Yield the stretches of `[start, end)` that are of one role."""
        at = bisect_right(self._starts, start) - 1
        while start < end:
            later = self._starts[at + 1] if at + 1 < len(self._starts) else end
            stop = min(later, end)
            yield start, stop, self._roles[at]
            start, at = stop, at + 1

    def _tell(self, block: Code) -> None:
        from pygments.lexers import get_lexer_by_name
        from pygments.util import ClassNotFound

        try:
            lexer = get_lexer_by_name(block.language)
        except ClassNotFound:
            return
        for start, kind, _ in lexer.get_tokens_unprocessed(block.code):
            role = _role(str(kind))
            if role is not self._roles[-1] and start >= self._starts[-1]:
                self._starts.append(start)
                self._roles.append(role)


def set_code(
    page: Page, piece: Piece, block: Code, margin: Margin, colours: Colours
) -> Iterator[Line]:
    """Yield the lines of a piece of code; each line of the code begins a line."""
    text = page.article.text[piece.start : piece.end]
    ruler = Ruler(text, page.widths)
    indent = blanks(min(_INDENT, (page.room - margin.cells) // 8))
    room = page.room - margin.cells - sum(run.cells for run in indent)
    if page.options.wide == "scroll":
        room = max(room, WIDEST)
    start, first = 0, piece.first
    while True:
        end = text.find("\n", start)
        closed = end >= 0
        end = end if closed else len(text)
        for low, high in _chopped(ruler, start, end, room):
            origin = piece.start
            runs = [
                Run(
                    Clean(text[a - origin : b - origin]),
                    role,
                    a,
                    None,
                    ruler.cells(a - origin, b - origin),
                )
                for a, b, role in (
                    (a + block.start, b + block.start, role)
                    for a, b, role in colours.spans(
                        low + origin - block.start, high + origin - block.start
                    )
                )
            ]
            yield Line(
                (*(margin.first if first else margin.rest), *indent, *runs),
                piece.block,
                origin + low,
                origin + high + (closed and high == end),
                low > start,
            )
            first = False
        if not closed:
            return
        start = end + 1
        if start == len(text) and not piece.last:
            return


def _chopped(ruler: Ruler, start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` in stretches of at most `room` cells, broken between any clusters."""
    while True:
        stop = bisect_right(ruler.before, ruler.before[start] + room, start, end + 1) - 1
        if start < end:
            stop = min(max(stop, ruler.after(start)), end)
        yield start, stop
        if stop >= end:
            return
        start = stop


_ROLES = (
    ("Token.Comment", Role.CODE_COMMENT),
    ("Token.Keyword", Role.CODE_KEYWORD),
    ("Token.Operator.Word", Role.CODE_KEYWORD),
    ("Token.Literal.String", Role.CODE_STRING),
    ("Token.Literal.Number", Role.CODE_NUMBER),
    ("Token.Name.Builtin", Role.CODE_NAME),
    ("Token.Name.Function", Role.CODE_NAME),
    ("Token.Name.Class", Role.CODE_NAME),
    ("Token.Name.Tag", Role.CODE_KEYWORD),
    ("Token.Name.Decorator", Role.CODE_NAME),
    ("Token.Name.Attribute", Role.CODE_NAME),
)


def _role(kind: str) -> Role:
    for prefix, role in _ROLES:
        if kind.startswith(prefix):
            return role | Role.CODE
    return Role.CODE
