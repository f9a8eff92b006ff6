"""Body → article: the blocks, sections and plain text of a post's body.

The route a body takes (`parsing` walks it), a room for each stretch:

1. `markup`: the tags of the post's own program are run, as far as they are known (`tags`); Markdown,
   by markdown-it with kramdown's rules (`kramdown`, `htmlblocks`), becomes HTML; HTML, of
   whatever origin, becomes known tags, balanced and bounded, each marked with its line of
   the file (`tidy`). Only now does a parser of HTML see it.
2. `furniture`: what of a page is the site and not the article, left out on the way.
3. `dom`: `builder` walks lexbor's tree, opening `inlines`, `blocks` and `cells`; the
   `walk_state` holds the `drafts` so far.
4. `facts`: source, medium, digest, author are read off, navigation is left out.
5. `sections`: what only looks like a heading is found, and `anchors` names the sections.
6. `parsing` makes blocks of the drafts, each with its place in the one plain text.

`export` turns an article back into Markdown (by html2text), or into a page of HTML.
"""

from typing import TYPE_CHECKING

from reader.on_demand import loader_of

if TYPE_CHECKING:
    from reader.article.content import Article, Context, Section
    from reader.article.export.markdown import html, markdown
    from reader.article.parsing import parse, text, words
    from reader.article.sections.anchors import resolve

__all__ = ["Article", "Context", "Section", "html", "markdown", "parse", "resolve", "text", "words"]

__getattr__ = loader_of(
    __name__,
    {
        "content": ("Article", "Context", "Section"),
        "export.markdown": ("html", "markdown"),
        "parsing": ("parse", "text", "words"),
        "sections.anchors": ("resolve",),
    },
)
