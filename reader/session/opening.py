"""Open one post: file → Post → Article, with the head that stands above it.

Blocking: reads a file and parses it. On screen this runs in a worker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from reader.article import Article, Context
from reader.article.model import Markup
from reader.corpus import Archive, Loaded, load
from reader.corpus.rules import PLAIN
from reader.model import UNCATEGORISED, Post, Problem
from reader.safe import Clean, clean_line
from reader.session.dates import long_date
from reader.session.find import Folded, fold
from reader.typeset import Head, Pieces, pieces_of

LONG = 100_000
"""Characters of a body from which its beginning is shown before the rest is parsed."""
_VERY_LONG = 500_000
"""Characters from which it is parsed in a process of its own, which takes a while to start."""
_BEGINNING = 10_000
"""Characters of it: some screens."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A post with its article, its head, and the body as it stands in the file.

    `folded` is the article's text to find words in, `pieces` what it is laid out from.
    Not `is_whole`: the article is of the body's beginning alone, and may differ at its end.
    """

    post: Post
    article: Article
    folded: Folded
    pieces: Pieces
    head: Head
    body: str
    context: Context
    is_whole: bool = True


def open_post(archive: Archive, path: str, label: Clean | None = None) -> Opened:
    """Return the post at `path` (relative to the archive), parsed.

    `label` is what its category is called, for the byline. Never raises on a post: one
    that cannot be read opens empty, with the problem in its head.
    """
    from reader.article import parse  # its rules take a tenth of a second to load

    loaded = load(archive, path)
    context = _context(archive, loaded)
    return _opened(loaded, context, parse(loaded.body, context), label)


def open_in_parts(
    archive: Archive, path: str, label: Clean | None, cancelled: Callable[[], bool]
) -> Iterator[Opened]:
    """Yield what `open_post` returns; of a long post its beginning first.

    Ends early when `cancelled`.
    """
    from reader.article import parse
    from reader.article.apart import parse_apart

    loaded = load(archive, path)
    context = _context(archive, loaded)
    body = loaded.body
    if len(body) > LONG:
        beginning = parse(body[: _end_of_beginning(body)], context)
        yield replace(_opened(loaded, context, beginning, label), is_whole=False)
    if cancelled():
        return
    article = (
        parse_apart(body, context, cancelled) if len(body) > _VERY_LONG else parse(body, context)
    )
    if article is not None:
        yield _opened(loaded, context, article, label)


def _end_of_beginning(body: str) -> int:
    """Return where the last paragraph ends that lies wholly in the beginning."""
    blank = body.rfind("\n\n", 0, _BEGINNING)
    return blank if blank > 0 else _BEGINNING


def _context(archive: Archive, loaded: Loaded) -> Context:
    return Context(
        title=loaded.post.title,
        url=archive.site.url,
        baseurl=archive.site.baseurl,
        site=archive.site.values,
        page=_scalars(loaded.header),
        body_line=loaded.post.body_line,
        markup=_markup(loaded.post),
    )


def _opened(loaded: Loaded, context: Context, article: Article, label: Clean | None) -> Opened:
    post = loaded.post
    head = Head(
        title=post.title,
        byline=byline(post, article, label),
        problems=tuple(problem_line(problem) for problem in post.problems),
    )
    return Opened(post, article, fold(article.text), pieces_of(article), head, loaded.body, context)


def byline(post: Post, article: Article, label: Clean | None = None) -> Clean:
    """Return `中国劳动保障报 · 2022-02-21 09:54 · 6 分钟`: who, when, how long to read."""
    category = next((slug for slug in post.categories if slug != UNCATEGORISED), None)
    who = post.media or article.media or label or category
    parts = (
        who or "",
        article.author or "",
        long_date(post.date, post.date_guessed),
    )
    minutes = Clean(f"{article.minutes}\N{NO-BREAK SPACE}分钟")
    return Clean(" · ".join([*(clean_line(part) for part in parts if part), minutes]))


def problem_line(problem: Problem) -> Clean:
    """Return a problem as the reader shows it: where in the file, and what."""
    where = f"第 {problem.line} 行：" if problem.line else ""
    return clean_line(f"{where}{problem.message}")


def _markup(post: Post) -> Markup:
    """Return how a post is written, by its ending; Jekyll converts Markdown's alone.

    One that is too large is a text, whatever it is.
    """
    ending = PurePosixPath(post.path).suffix.lower()
    if ending == PLAIN or any(problem.code == "too-large" for problem in post.problems):
        return "text"
    return "html" if ending in (".html", ".htm") else "markdown"


def _scalars(header: Mapping[str, object]) -> dict[str, str]:
    scalars = {}
    for key, value in header.items():
        if isinstance(value, str | int | float | date):
            with suppress(ValueError):  # a number of more digits than Python will write
                scalars[str(key)] = str(value)
    return scalars
