"""Open one post: file → Post → Article, with the head that stands above it.

Blocking: reads a file and parses it. On screen this runs in a worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from reader.article import Article, Context
from reader.article.model import Markup
from reader.corpus import Archive, load
from reader.model import UNCATEGORISED, Post, Problem
from reader.safe import Clean, clean_line
from reader.session.dates import long_date
from reader.typeset import Head


@dataclass(frozen=True, slots=True)
class Opened:
    """A post with its article, its head, and the body as it stands in the file."""

    post: Post
    article: Article
    head: Head
    body: str
    context: Context


def open_post(archive: Archive, path: str, label: Clean | None = None) -> Opened:
    """Return the post at `path` (relative to the archive), parsed.

    `label` is what its category is called, for the byline. Never raises on a post: one
    that cannot be read opens empty, with the problem in its head.
    """
    from reader.article import parse  # its rules take a tenth of a second to load

    loaded = load(archive, path)
    post = loaded.post
    context = Context(
        title=post.title,
        url=archive.site.url,
        baseurl=archive.site.baseurl,
        site=archive.site.values,
        page=_scalars(loaded.header),
        body_line=post.body_line,
        markup=_markup(path),
    )
    article = parse(loaded.body, context)
    head = Head(
        title=post.title,
        byline=byline(post, article, label),
        problems=tuple(problem_line(problem) for problem in post.problems),
    )
    return Opened(post, article, head, loaded.body, context)


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


def _markup(path: str) -> Markup:
    """Return how a file is written, by its ending; Jekyll converts Markdown's alone."""
    ending = PurePosixPath(path).suffix.lower()
    if ending in (".html", ".htm"):
        return "html"
    return "text" if ending == ".txt" else "markdown"


def _scalars(header: Mapping[str, object]) -> dict[str, str]:
    scalars = {}
    for key, value in header.items():
        if isinstance(value, str | int | float | date):
            with suppress(ValueError):  # a number of more digits than Python will write
                scalars[str(key)] = str(value)
    return scalars
