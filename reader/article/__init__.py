"""Body → article: the blocks, sections and plain text of a post's body.

The route a body takes, each step in the module of its name:

1. `liquid`: Jekyll's tags are run, as far as they are known, or dropped.
2. `kramdown`, with `htmlblocks`: Markdown, by markdown-it with kramdown's rules, becomes HTML.
3. `tags`: HTML, of whatever origin, becomes known tags, balanced and bounded, each marked
   with its line of the file. Only now does a parser of HTML see it.
4. `builder` walks lexbor's tree, opening `inlines`, `blocks` and `cells`; a `scaffold` holds the
   `drafts` so far, with `running`, `scripts`, `tables` and `links`.
5. `facts`, with `notices`: source, medium, digest, author are read off, navigation is left out.
6. `headings`: what only looks like a heading is found; `anchors` names the sections.
7. `reading`: drafts become blocks, each with its place in the one plain text.

`export` turns an article back into Markdown (by html2text); `page` makes an HTML page of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.article.anchors import resolve
    from reader.article.export import html, markdown
    from reader.article.model import Article, Context, Section
    from reader.article.reading import parse, text

__all__ = ["Article", "Context", "Section", "html", "markdown", "parse", "resolve", "text"]

_HOMES = {
    "anchors": ("resolve",),
    "export": ("html", "markdown"),
    "model": ("Article", "Context", "Section"),
    "reading": ("parse", "text"),
}


def __getattr__(name: str) -> object:
    """Load what is asked for: whoever lays out lines does not pay for the parser's rules."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
