"""Body → article: the blocks, sections and plain text of a post's body.

The route a body takes, each step in the module of its name:

1. `liquid`: Jekyll's tags are run, as far as they are known, or dropped.
2. `kramdown`, with `htmlblocks`: Markdown, by markdown-it with kramdown's rules, becomes HTML.
3. `tags`: HTML, of whatever origin, becomes known tags, balanced and bounded, each marked
   with its line of the file. Only now does a parser of HTML see it.
4. `builder`, with `running`, `tables` and `links`: lexbor's tree is walked into `drafts`.
5. `facts`, with `notices`: source, medium, digest, author are read off, navigation is left out.
6. `headings`: what only looks like a heading is found; `anchors` names the sections.
7. `parse`: drafts become blocks, each with its place in the one plain text.

`export` turns an article back into Markdown (by html2text); `page` makes an HTML page of it.
"""

from reader.article.anchors import resolve
from reader.article.export import html, markdown
from reader.article.model import Article, Context, Section
from reader.article.parse import parse, text

__all__ = ["Article", "Context", "Section", "html", "markdown", "parse", "resolve", "text"]
