"""An open post as Markdown: what is printed, copied and exported."""

from __future__ import annotations

from reader.article.export.markdown import markdown_page
from reader.safe import Clean
from reader.session.opening import Opened


def markdown_of(opened: Opened) -> Clean:
    """Return a post as Markdown: title, who published it when, text."""
    return markdown_page(opened.article, opened.head.title, opened.dateline)
