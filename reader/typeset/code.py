"""Code: as written, in Pygments' colours, wrapped anywhere or left as wide as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from time import perf_counter

from reader.article.content import Code
from reader.safe import Clean
from reader.typeset.lines import Line, Role, Run
from reader.typeset.margins import Margin
from reader.typeset.measure import MeasuredText
from reader.typeset.pieces import Piece
from reader.typeset.runs import blanks, total
from reader.typeset.setting import Page

WIDEST_CODE = 2000
"""Cells after which even code that scrolls sideways is wrapped."""
_INDENT_CELLS = 2

_LONGEST_COLOURED_CODE = 16_000
_LONGEST_COLOURED_LINE = 300
_COLOURING_SECONDS = 0.1
"""Bounds of colouring: characters of a block, of a line of it, and seconds spent.

Most lexers are quadratic in the length of a line, some without end (16,000 `<` take Scala's
over a second, 300 a line no time); a text that passes the first two takes the third at most.
"""
_LANGUAGES = frozenset(
    "awk bash bat c c# c++ clojure cmake coffee-script coffeescript console cpp csharp css "
    "cython dart diff docker dockerfile elixir erb erlang fortran go golang graphql groovy haml "
    "haskell html html+erb http ini irb java javascript jinja js json jsx julia kotlin less "
    "liquid lisp lua make makefile markdown md nginx nix objective-c objc perl php "
    "powershell properties protobuf ps1 py pycon python python3 r rb rbcon rhtml ruby rust rs sass "
    "scala scheme scss sh shell shell-session slim spec sql swift systemd tex toml ts tsx "
    "typescript udiff vim vue xml yaml yml zsh".split()
)
"""Names of languages that are coloured. Pygments knows more; these were tried with hostile text."""


class CodeRoles:
    """The role of each stretch of a block of code, by offset into it: what Pygments took it for."""

    def __init__(self, block: Code) -> None:
        self._starts = [0]
        self._roles = [Role.CODE]
        if block.language.lower() in _LANGUAGES and len(block.code) <= _LONGEST_COLOURED_CODE:
            longest = max(map(len, block.code.split("\n")))
            if longest <= _LONGEST_COLOURED_LINE:
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
            lexer = get_lexer_by_name(block.language.lower())
        except ClassNotFound:
            return
        late = perf_counter() + _COLOURING_SECONDS
        for start, kind, _ in lexer.get_tokens_unprocessed(block.code):
            self._add(start, _role(str(kind)))
            if perf_counter() > late:
                self._add(start, Role.CODE)
                return

    def _add(self, start: int, role: Role) -> None:
        if role is not self._roles[-1] and start >= self._starts[-1]:
            self._starts.append(start)
            self._roles.append(role)


def set_code(
    page: Page, piece: Piece, block: Code, margin: Margin, roles: CodeRoles
) -> Iterator[Line]:
    """Yield the lines of a piece of code; each line of the code begins a line."""
    text = page.article.text[piece.start : piece.end]
    measured = MeasuredText(text, page.widths)
    cells = min(_INDENT_CELLS, (page.room - margin.most) // 8)
    indent = (*blanks(cells // 2), *blanks(cells - cells // 2, Role.CODE))
    room = page.reach - margin.most - total(indent)
    if page.options.wide == "scroll":
        room = max(room, WIDEST_CODE)
    left = margin.first if piece.first else margin.rest
    start = 0
    while True:
        end = text.find("\n", start)
        closed = end >= 0
        end = end if closed else len(text)
        for low, high in _chopped(measured, start, end, room):
            yield Line(
                (*left, *indent, *_coloured(measured, piece.start, low, high, block, roles)),
                piece.block,
                piece.start + low,
                piece.start + high + (closed and high == end),
                low > start or (low == 0 and piece.goes_on),
            )
            left = margin.rest
        start = end + 1
        if not closed or (start == len(text) and not piece.last):
            return


def _coloured(
    measured: MeasuredText, origin: int, low: int, high: int, block: Code, roles: CodeRoles
) -> Iterator[Run]:
    within = origin - block.start
    for start, end, role in roles.spans(low + within, high + within):
        first, last = start - within, end - within
        text = Clean(measured.text[first:last])
        yield Run(text, role, origin + first, None, measured.cells(first, last))


def _chopped(measured: MeasuredText, start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` in stretches of at most `room` cells, broken between any clusters."""
    while True:
        stop = measured.fitting(start, end, room)
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
