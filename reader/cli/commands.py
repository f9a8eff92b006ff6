"""`kanbao` and its commands: what each takes and prints.

Imports of the rooms stand inside the commands, so that `kanbao list` does not pay for the
screen and `kanbao --version` for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reader import __version__
from reader.cli.grammar import Argument, Option, ReadByDefault
from reader.texts import N_

if TYPE_CHECKING:
    import os

    from reader.cli.ansi import When
    from reader.settings import Chosen, Settings

_F = TypeVar("_F", bound=Callable[..., Any])


class _Path(click.Path):
    """A path; none is an empty one, which would be the folder one stands in (`kanbao list "$UNSET"`)."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path, as `click.Path` does."""
        if value == "":
            raise click.BadParameter("", ctx, param)
        return super().convert(value, param, ctx)


_PATH = _Path(path_type=Path, readable=False)
"""Whether it can be read is said better when it is opened."""

_option = partial(click.option, cls=Option)
_argument = partial(click.argument, cls=Argument)

_archive = _argument("path", required=False, type=_PATH, metavar=N_("[ARCHIVE]"))
_drafts = _option("--drafts", is_flag=True, help=N_("Also drafts and posts with published: false."))


def _format(*names: str) -> Callable[[_F], _F]:
    return _option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        help=N_("Format of the output."),
    )


_limit = _option(
    "--limit", type=click.IntRange(min=0), metavar="N", help=N_("List at most N posts.")
)


@click.group(
    cls=ReadByDefault,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_(
        "kanbao reads a local archive of news in the terminal.\n\n"
        "kanbao ARCHIVE opens the reader; an archive is a folder of posts, or one file."
    ),
)
@click.version_option(
    __version__,
    prog_name="kanbao",
    message="%(prog)s %(version)s",
    cls=Option,
    help=N_("Show the version."),
)
def kanbao() -> None:
    """Read a local archive of news."""


@kanbao.command(
    help=N_("Open the reader (kanbao ARCHIVE, in full). Without ARCHIVE, on the one read last.")
)
@_archive
@_drafts
@_option("--at", metavar="POST[#ANCHOR]", help=N_("Open this post (at this section)."))
@_option("--query", metavar="QUERY", help=N_("List what this finds, as kanbao search does."))
@_option("--theme", metavar=N_("NAME"), help=N_("Use this theme."))
def read(
    path: Path | None, drafts: bool, at: str | None, query: str | None, theme: str | None
) -> None:
    """Open the reader."""
    _read(path, at, query, theme, drafts)


@kanbao.command(help=N_("Open the demo archive that comes with kanbao."))
@_option("--at", metavar="POST[#ANCHOR]", help=N_("Open this post (at this section)."))
@_option("--theme", metavar=N_("NAME"), help=N_("Use this theme."))
def demo(at: str | None, theme: str | None) -> None:
    """Open the reader on the demo archive."""
    from reader.demo import ARCHIVE

    _read(ARCHIVE, at, theme=theme)


@kanbao.command(help=N_("Bring the index up to date and print counts."))
@_archive
@_drafts
@_option("--rebuild", is_flag=True, help=N_("Build it anew."))
def index(path: Path | None, drafts: bool, rebuild: bool) -> None:
    """Bring the index up to date."""
    from reader.cli import archives as opening
    from reader.cli import indexing

    archive = opening.archive_at(path)
    library, changes = opening.listed(
        archive, _settings(drafts), every_file=True, rebuild=rebuild, texts=True
    )
    indexed = opening.indexed(library, wait=True)
    indexing.print_changes(changes, len(library.categories()), indexed)


@kanbao.command("list", help=N_("List posts, newest first."))
@_archive
@_drafts
@_option(
    "--category",
    metavar=N_("CATEGORY"),
    help=N_(
        "Only this category: its name, its slug, or a part that no other shares, in pinyin too."
    ),
)
@_option(
    "--query", metavar=N_("QUERY"), help=N_("Only what this query finds, as kanbao search does.")
)
@_limit
@_format("text", "json", "tsv")
def list_posts(
    path: Path | None,
    drafts: bool,
    category: str | None,
    query: str | None,
    limit: int | None,
    form: str,
) -> None:
    """Print posts, newest first."""
    from reader.cli import archives as opening
    from reader.cli import lists as listing

    if query is None:
        library, __ = opening.listed(opening.archive_at(path), _settings(drafts))
        listing.print_entries(library, category, limit, form)
        return
    from reader.cli import search as searching

    library, condition = searching.prepared(path, _settings(drafts), query)
    listing.print_found(library, category, condition, limit, form)


@kanbao.command(
    help=N_(
        "Search the full text, newest first. All words must be there; "
        '"a phrase", -without, a OR b, (…), Wind*, and title: text: heading: tag: source: '
        "category: date:2022-02 after: before: is:unread is:starred."
    )
)
@_argument("query", metavar=N_("QUERY"))
@_archive
@_drafts
@_limit
@_option(
    "--by",
    type=click.Choice(["date", "relevance"]),
    default="date",
    help=N_("The newest first, or the best of the newest few thousand first."),
)
@_option("--count", is_flag=True, help=N_("Only print how many there are."))
@_option(
    "--facet",
    type=click.Choice(["medium", "category", "year"]),
    help=N_("Only print how many there are of each medium, category or year."),
)
@_format("text", "json", "tsv")
def search(
    query: str,
    path: Path | None,
    drafts: bool,
    limit: int | None,
    by: str,
    count: bool,
    facet: str | None,
    form: str,
) -> None:
    """Print the posts that a query finds."""
    from reader.cli import search as searching

    library, condition = searching.prepared(path, _settings(drafts), query)
    if facet is not None:
        searching.print_facet(library, condition, facet, form)
    elif count:
        searching.print_count(library, condition, form)
    else:
        searching.print_hits(library, condition, limit, by, form)


@kanbao.command(
    help=N_(
        "Print an article, laid out as on the screen. POST is a path, a key, a title, "
        "or a part of a path or key that no other post shares."
    )
)
@_argument("post", metavar="POST[#ANCHOR]")
@_option(
    "--archive",
    "archive_path",
    type=_PATH,
    metavar=N_("ARCHIVE"),
    help=N_("Look in this archive, by default in the one read last."),
)
@_option(
    "--width", type=click.IntRange(1, 1000), metavar="N", help=N_("Width of a line, in columns.")
)
@_format("text", "markdown", "html", "json")
@_option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help=N_("Colours: auto uses them only on a terminal, and not where NO_COLOR is set."),
)
def show(post: str, archive_path: Path | None, width: int | None, form: str, colour: When) -> None:
    """Print an article."""
    from reader.cli import naming
    from reader.cli import show as article
    from reader.session.opening import open_post

    chosen = _settings()
    named = naming.named(post, archive_path, chosen)
    opened = open_post(named.archive, named.path, named.label)
    if form == "json":
        entry = naming.entry_of(named, published=opened.post.published, chosen=chosen)
        article.print_record(opened, named.anchor, entry)
    else:
        article.print_article(opened, named.anchor, width, form, colour, chosen)


@kanbao.command(help=N_("Print the headings of an article."))
@_argument("post", metavar="POST")
@_option(
    "--archive",
    "archive_path",
    type=_PATH,
    metavar=N_("ARCHIVE"),
    help=N_("Look in this archive, by default in the one read last."),
)
@_format("text", "json")
def outline(post: str, archive_path: Path | None, form: str) -> None:
    """Print an article's sections."""
    from reader.cli import naming
    from reader.cli import show as article
    from reader.session.opening import open_post

    named = naming.named(post, archive_path, _settings())
    article.print_outline(open_post(named.archive, named.path), form)


@kanbao.command(help=N_("List the categories with their names and counts."))
@_archive
@_drafts
@_format("text", "json", "tsv")
def categories(path: Path | None, drafts: bool, form: str) -> None:
    """Print categories with labels and counts."""
    from reader.cli import archives as opening
    from reader.cli import lists as listing

    library, __ = opening.listed(opening.archive_at(path), _settings(drafts))
    listing.print_categories(library, form)


@kanbao.command(
    help=N_(
        "Tell what is wrong in the archive, as file:line: problem. The exit status is 1 if anything is."
    )
)
@_archive
@_drafts
@_format("text", "json")
@_option(
    "--explain",
    metavar="[CODE]",
    is_flag=False,
    flag_value="",
    help=N_(
        "Explain a kind of problem and how to mend it, or a kind of archive; without CODE, those found."
    ),
)
@click.pass_context
def check(
    ctx: click.Context, path: Path | None, drafts: bool, form: str, explain: str | None
) -> None:
    """Print what is wrong in an archive."""
    from reader.cli import archives as opening
    from reader.cli import check as checking

    if explain and path is None and not checking.is_code(explain) and Path(explain).exists():
        path, explain = Path(explain), ""  # what follows --explain is the archive
    if explain:
        checking.print_explanation(explain)
        return
    archive = opening.archive_at(path)
    checking.tell_kind(archive, explain=explain is not None)
    library, __ = opening.listed(archive, _settings(drafts), every_file=True)
    if checking.print_problems(library.problems(), form, explain=explain is not None):
        ctx.exit(1)


@kanbao.command(help=N_("List the settings and keys that hold, and whence."))
@_option(
    "--init",
    is_flag=True,
    help=N_("Write a config file with explanations; one that is there stays as it is."),
)
@click.pass_context
def config(ctx: click.Context, init: bool) -> None:
    """Print which settings and keys hold, or write a file for them."""
    from reader import settings
    from reader.cli import configuring

    if init:
        configuring.write_config(settings.config_path())
    elif configuring.print_config(settings.config_path()):
        ctx.exit(1)


@kanbao.command(help=N_("List the themes: dark or light, name, label, whose."))
@_format("text", "json", "tsv")
def themes(form: str) -> None:
    """Print the themes."""
    from reader.cli import lists as listing

    listing.print_themes(form)


def _settings(drafts: bool = False) -> Settings:
    from reader.values import replace

    chosen = _chosen().settings
    return replace(chosen, drafts=True) if drafts else chosen


def _chosen() -> Chosen:
    """Return what the config says, what is wrong with it told."""
    from reader import settings
    from reader.cli.output import tell
    from reader.texts.errors import sentence

    chosen = settings.load()
    for notice in chosen.notices:
        tell(f"kanbao: {sentence(notice)}")
    return chosen


def _read(*wanted: Any, **named: Any) -> None:
    from reader.cli.reading import Wanted, read

    read(Wanted(*wanted, **named), _chosen())
