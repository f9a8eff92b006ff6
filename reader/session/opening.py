"""Open one post: file → Post → Article, with the head that stands above it.

Blocking: reads a file and parses it. On screen this runs in a worker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.article import Article, Context
from reader.article.context import context_of
from reader.corpus import Archive, Loaded, load
from reader.corpus.kinds.site import Site
from reader.corpus.problems import problem
from reader.folding import Folded, fold
from reader.model import Post, Problem
from reader.safe import Clean, clean_line
from reader.session.shown_dates import long_date
from reader.texts import _, ngettext
from reader.texts.problems import sentence
from reader.typeset import Head, Pieces, pieces_of
from reader.values import Value, replace

LONG_BODY = 100_000
"""Characters of a body from which its beginning is shown before the rest is parsed."""
_VERY_LONG_BODY = 500_000
"""Characters from which it is parsed in a process of its own, which takes a while to start."""
_BEGINNING_CHARACTERS = 10_000
"""Characters of it: some screens."""


class Opened(Value):
    """A post with its article, its head, and the body as it stands in the file.

    `folded` is the article's text to find words in, `pieces` what it is laid out from;
    `dateline` says who published it and when.
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
    dateline: Clean = Clean("")

    def tells_nothing_new_to(self, other: Opened) -> bool:
        """Return whether whoever sees `other`, of the same post, need not see this."""
        if not self.is_whole:
            return other.is_whole
        return other.is_whole and (
            (self.post, self.body, self.head, self.context)
            == (other.post, other.body, other.head, other.context)
        )


def open_post(archive: Archive, path: str, label: Clean | None = None) -> Opened:
    """Return the post at `path` (relative to the archive), parsed.

    `label` is what its category is called, for the byline. Never raises on a post: one
    that cannot be read opens empty, with the problem in its head.
    """
    from reader.article import parse  # its rules take a tenth of a second to load

    loaded = load(archive, path)
    context = context_of(loaded, archive.site)
    return _opened(loaded, context, parse(loaded.body, context), label)


def open_in_parts(
    loaded: Loaded, site: Site, label: Clean | None, cancelled: Callable[[], bool]
) -> Iterator[Opened]:
    """Yield what `open_post` returns, of a post that was read; of a long one its beginning first.

    Ends early when `cancelled`.
    """
    from reader.article import parse
    from reader.article.parse_process import parse_in_process

    context = context_of(loaded, site)
    body = loaded.body
    if len(body) > LONG_BODY:
        beginning = parse(body[: _end_of_beginning(body)], context)
        yield replace(_opened(loaded, context, beginning, label), is_whole=False)
    if cancelled():
        return
    article = (
        parse_in_process(body, context, cancelled)
        if len(body) > _VERY_LONG_BODY
        else parse(body, context)
    )
    if article is not None:
        yield _opened(loaded, context, article, label)


def _end_of_beginning(body: str) -> int:
    """Return where the last paragraph ends that lies wholly in the beginning."""
    blank = body.rfind("\n\n", 0, _BEGINNING_CHARACTERS)
    return blank if blank > 0 else _BEGINNING_CHARACTERS


def _opened(loaded: Loaded, context: Context, article: Article, label: Clean | None) -> Opened:
    post = _with_problems(loaded.post, article)
    head = Head(
        title=post.title,
        byline=byline(post, article, label),
        problems=tuple(problem_line(problem) for problem in post.problems),
    )
    return Opened(
        post,
        article,
        fold(article.text),
        pieces_of(article),
        head,
        loaded.body,
        context,
        dateline=dateline(post, article, label),
    )


def _with_problems(post: Post, article: Article) -> Post:
    """Return the post with what its article was found to suffer from."""
    if not article.problems:
        return post
    found = tuple(problem(code, post.path, None) for code in article.problems)
    return replace(post, problems=post.problems + found)


def dateline(post: Post, article: Article, label: Clean | None = None) -> Clean:
    """Return `中国劳动保障报 · 2022-02-21 09:54`: who published it, and when."""
    return _joined(_publisher(post, article, label), _date(post))


def byline(post: Post, article: Article, label: Clean | None = None) -> Clean:
    """Return `中国劳动保障报 · 2022-02-21 09:54 · 6 分钟`: who, when, how long to read."""
    return _joined(
        _publisher(post, article, label),
        article.author,
        _date(post),
        _reading_time(article.minutes),
    )


def _reading_time(minutes: int) -> Clean:
    """Return how long an article takes to read, in words that no line break parts."""
    told = ngettext("{minutes} min", "{minutes} min", minutes).format(minutes=minutes)
    return Clean(told.replace(" ", "\N{NO-BREAK SPACE}"))


def _date(post: Post) -> Clean:
    return Clean(long_date(post.date, post.date_guessed))


def _publisher(post: Post, article: Article, label: Clean | None) -> Clean | None:
    category = next(iter(post.categories), None)
    return post.media or article.media or label or category


def _joined(*parts: Clean | None) -> Clean:
    return Clean(" · ".join(filter(None, parts)))


def problem_line(problem: Problem) -> Clean:
    """Return a problem as the reader shows it: where in the file, and what."""
    where = _("Line {line}: ").format(line=problem.line) if problem.line else ""
    return clean_line(f"{where}{sentence(problem)}")
