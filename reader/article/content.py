"""The words of an article: blocks, spans, sections, links.

An article is a *flat* run of leaf blocks. What a block lies in (quotes, list items) is
its `inside`, outermost first, so that laying out block 40,000 needs no other block.

Every block owns a stretch of the one plain text, `Article.text`:

    article.text == "\\n".join(block.text for block in article.blocks)
    article.text[block.start : block.start + len(block.text)] == block.text

so a place in an article is one number, an offset into that text. It outlives
a change of width, and index, find, snippets and positions all speak it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, Flag, auto
from typing import TYPE_CHECKING, Literal

from reader.safe import Clean
from reader.values import Value

if TYPE_CHECKING:
    from reader.corpus.kinds.site import KindName


class Style(Flag):
    """How a span of text is set apart; flags combine."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    CODE = auto()
    STRIKE = auto()
    UNDERLINE = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    KEYBOARD = auto()


class Span(Value):
    """A run of text in one style. `\\n` in it is a hard line break (`<br>`).

    `link` is an index into `Article.links`, or None.
    """

    text: Clean
    style: Style = Style.PLAIN
    link: int | None = None


class Link(Value):
    """Where a link leads: `href` as resolved against the site, safe to show.

    http, https and mailto links may be opened; any other is a path or `#anchor` inside
    the archive, relative to the post unless it starts with `/` (the archive's root).
    A link that Jekyll would serve from the same site, by a permalink or `post_url`, is the
    stem of its file (`2022-02-21-slug`). `web` is the same place on the web, where known:
    what to open when the archive does not hold it.
    """

    href: Clean
    web: Clean | None = None


class Frame(Value):
    """What a block lies in: a quote, a list item, a definition, a footnote.

    `marker` is what an item shows on its first line (`•`, `12.`, `[x]`); `number` tells
    one frame from the next of the same marker, and is unique within an article.
    """

    kind: Literal["quote", "item", "definition", "note"]
    number: int
    marker: Clean = Clean("")


class Block(Value):
    """A leaf of an article. `start` is the offset of its text in `Article.text`."""

    start: int
    inside: tuple[Frame, ...]

    @property
    def text(self) -> Clean:
        """The plain text of this block, without markers or markup."""
        raise NotImplementedError


class Tone(Enum):
    """What a paragraph is to its article."""

    BODY = auto()
    DIGEST = auto()
    """The lead that sums the article up, from its opening quote."""
    CAPTION = auto()
    """Under an image or a table."""
    CREDIT = auto()
    """Byline, dateline, `（文章来源：X）`."""
    SOURCE = auto()
    """The link to the original."""
    TERM = auto()
    """The term of a definition list."""
    TITLE = auto()
    """The post's own title, repeated at the head of its body."""


class Paragraph(Block):
    """Running text."""

    spans: tuple[Span, ...]
    tone: Tone = Tone.BODY
    centred: bool = False
    right: bool = False
    """At the right edge, as signatures are."""

    @property
    def text(self) -> Clean:
        """The spans' text."""
        return Clean("".join(span.text for span in self.spans))


class Heading(Block):
    """The title of a section; `level` counts from 1 and never skips one."""

    title: Clean
    level: int
    anchor: Clean

    @property
    def text(self) -> Clean:
        """The title."""
        return self.title


class Code(Block):
    """Preformatted text. `language` is what the author named, or empty."""

    code: Clean
    language: Clean = Clean("")

    @property
    def text(self) -> Clean:
        """The code as written."""
        return self.code


class Cell(Value):
    """A cell of a table; covers `columns` columns. `start` counts from the block's start."""

    start: int
    spans: tuple[Span, ...]
    align: Literal["left", "center", "right"] = "left"
    columns: int = 1

    @property
    def text(self) -> Clean:
        """The spans' text, as one line."""
        return Clean("".join(span.text for span in self.spans).replace("\n", " "))


def table_text(rows: tuple[tuple[Cell, ...], ...]) -> Clean:
    """Return the plain text of rows: cells joined by tabs, rows by line ends."""
    return Clean("\n".join("\t".join(cell.text for cell in row) for row in rows))


class Table(Block):
    """Rows of cells; the first `header_rows` of them name the columns."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0

    @property
    def text(self) -> Clean:
        """Cells joined by tabs, rows by line ends."""
        return table_text(self.rows)


class Image(Block):
    """An image, shown as a line that links to its file (`link` into `Article.links`).

    `alt` is what the author says of it, empty where that is nothing, or a file name.
    """

    alt: Clean
    link: int | None

    @property
    def text(self) -> Clean:
        """The alternative text."""
        return self.alt


class Rule(Block):
    """A thematic break."""

    @property
    def text(self) -> Clean:
        """Nothing."""
        return Clean("")


class Section(Value):
    """A place to jump to: the heading's words and where they stand.

    `block` is an index into `Article.blocks`; `line` the line of the file, from 1.
    """

    level: int
    title: Clean
    anchor: Clean
    block: int
    line: int


class Article(Value):
    """The body of a post, parsed."""

    blocks: tuple[Block, ...]
    text: Clean
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    source: Clean | None = None
    """The link to the original, from the `<http://…>` line."""
    media: Clean | None = None
    """The medium named by `（文章来源：X）`."""
    digest: Clean | None = None
    author: Clean | None = None
    stocks: tuple[Clean, ...] = ()
    """`name code`, such as `巨化股份 600160`, in the order met."""
    minutes: int = 1
    """Reading time."""
    problems: tuple[str, ...] = ()
    """Codes of what kept the body from being read as it was meant (`corpus.problems`)."""

    @property
    def repeats_title(self) -> bool:
        """Whether the first block is the post's own title."""
        first = self.blocks[0] if self.blocks else None
        return isinstance(first, Paragraph) and first.tone is Tone.TITLE


Markup = Literal["markdown", "html", "restructured", "text"]
"""Markdown that may hold HTML; HTML alone; reStructuredText; no markup at all."""


class Context(Value):
    """What a body may refer to: its post and the site around it.

    `site` and `page` fill in Liquid's `site.*` and `page.*`; `url` and `baseurl` resolve
    site-relative links; `body_line` is the file's line on which the body begins; `markup`
    is how the body is written, which the file's ending tells. `kind` is the program that the
    site is made for, whose tags alone are run; `stem` is the name of the post's file.
    `keeps_breaks`: a line break within a paragraph of Markdown is one on the page, too (Hexo),
    and no space (Jekyll).
    """

    title: str = ""
    url: str = ""
    baseurl: str = ""
    site: Mapping[str, str] = {}
    page: Mapping[str, str] = {}
    body_line: int = 1
    markup: Markup = "markdown"
    kind: KindName = "jekyll"
    stem: str = ""
    keeps_breaks: bool = False
