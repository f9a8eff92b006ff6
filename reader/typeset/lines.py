"""The words of a layout: lines of runs, with roles instead of colours.

No terminal is known here. On screen a role becomes a theme's style, on stdout ANSI.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Flag, auto
from typing import Literal, NamedTuple

from reader.safe import Clean
from reader.values import Value

Measure = Callable[[str], int]
"""The cells that one grapheme cluster takes (0, 1 or 2; more where a terminal says so)."""

HEAD = -1
"""`Line.block` of lines that belong to no block: title, byline, problems."""


class Role(Flag):
    """What a run of text is; flags combine (a bold word in a link in a quote)."""

    TEXT = 0
    TITLE = auto()
    BYLINE = auto()
    PROBLEM = auto()
    HEADING = auto()
    SUBHEADING = auto()
    """A heading deep down, of less weight."""
    STRONG = auto()
    EMPHASIS = auto()
    STRIKE = auto()
    UNDERLINE = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    KEYBOARD = auto()
    LINK = auto()
    IMAGE = auto()
    QUOTE = auto()
    DIGEST = auto()
    CAPTION = auto()
    CREDIT = auto()
    SOURCE = auto()
    TERM = auto()
    MARKER = auto()
    """List bullets, quote bars, heading marks: not part of the text."""
    RULE = auto()
    """Rules and the borders of tables."""
    TABLE_HEAD = auto()
    CODE = auto()
    CODE_KEYWORD = auto()
    CODE_NAME = auto()
    CODE_STRING = auto()
    CODE_NUMBER = auto()
    CODE_COMMENT = auto()
    MATCH = auto()
    """What was searched for."""
    MATCH_HERE = auto()
    """The match that the reader stands on."""
    SELECTED = auto()
    """What the reader marked to copy."""


QUOTE_BAR = Role.MARKER | Role.QUOTE
"""The bar at the left of a quote."""


class Run(Value):
    """Text of one role within a line.

    `start` is the offset of its first character in `Article.text`, None for what the
    layout adds (indents, markers, padding); a run with a start is that text, verbatim.
    `link` is an index into `Article.links`.
    """

    text: Clean
    role: Role = Role.TEXT
    start: int | None = None
    link: int | None = None
    cells: int = 0


class Line(Value):
    """One line as it is to be shown.

    `block` is an index into `Article.blocks`, or HEAD. `start` and `end` bound the part
    of `Article.text` the line shows; blank lines and decoration have `start == end`.
    `continues` says that the line before it was broken for the width alone.
    """

    runs: tuple[Run, ...]
    block: int
    start: int
    end: int
    continues: bool = False

    @property
    def text(self) -> str:
        """The line as a string, without trailing blanks."""
        return "".join(run.text for run in self.runs).rstrip()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on the line but, perhaps, the bar of a quote."""
        return all(run.text.isspace() or run.role == QUOTE_BAR for run in self.runs)

    @property
    def cells(self) -> int:
        """The width in cells, as measured when it was laid out."""
        return sum(run.cells for run in self.runs)


class Head(Value):
    """What stands above the body: title, byline, and what is wrong with the post."""

    title: Clean
    byline: Clean = Clean("")
    problems: tuple[Clean, ...] = ()


class Words(NamedTuple):
    """The words that are set beside the article's own, in the reader's language."""

    image: str = "Image"
    """Stands with its number in place of an image."""
    source: str = "Original"
    """Stands before the link to the original."""


class Options(Value):
    """How to set an article.

    `measure` is the most columns a line of text takes (cells); `indent` the first-line
    indent of Chinese paragraphs, in ideographs; `gap` the blank lines between paragraphs;
    `above` those over the title, where nothing else stands there.
    """

    measure: int = 80
    indent: int = 2
    gap: int = 1
    above: int = 0
    hanging: bool = False
    """Hang a closing mark beyond the measure rather than push its character down."""
    spacing: bool = False
    """Set a space between Chinese and Latin."""
    justify: bool = False
    wide: Literal["wrap", "scroll"] = "wrap"
    """What to do with code and tables wider than the measure."""
    words: Words = Words()
