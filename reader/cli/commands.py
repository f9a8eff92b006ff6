"""`kanbao` and its commands: what each takes and prints.

Imports of the rooms stand inside the commands, so that `kanbao list` does not pay for the
screen and `kanbao --version` for nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reader import __version__
from reader.cli.grammar import ReadByDefault

if TYPE_CHECKING:
    from reader.cli.ansi import When
    from reader.settings import Chosen, Settings

_F = TypeVar("_F", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path, readable=False)
"""Whether it can be read is said better when it is opened."""

_archive = click.argument("path", required=False, type=_PATH, metavar="[归档]")
_drafts = click.option("--drafts", is_flag=True, help="连草稿和 published: false 的文章一起。")


def _format(*names: str) -> Callable[[_F], _F]:
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], help="输出格式。"
    )


@click.group(
    cls=ReadByDefault,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="看报：在终端里读本地的新闻归档。\n\nkanbao 归档 打开阅读；归档是一个放文章的文件夹，或一个文件。",
)
@click.version_option(__version__, prog_name="kanbao", message="%(prog)s %(version)s")
def kanbao() -> None:
    """Read a local archive of news."""


@kanbao.command(help="打开阅读（kanbao 归档 的全称）。不给归档时打开上次读的。")
@_archive
@_drafts
@click.option("--at", metavar="POST[#ANCHOR]", help="直接打开这篇文章（的这一节）。")
@click.option("--theme", metavar="名称", help="用这个主题。")
def read(path: Path | None, drafts: bool, at: str | None, theme: str | None) -> None:
    """Open the reader."""
    _read(path, at, theme, drafts=drafts)


@kanbao.command(help="打开随附的示例归档。")
@click.option("--theme", metavar="名称", help="用这个主题。")
def demo(theme: str | None) -> None:
    """Open the reader on the demo archive."""
    from reader.demo import ARCHIVE

    _read(ARCHIVE, None, theme, drafts=False)


@kanbao.command(help="更新索引，打印篇数。")
@_archive
@_drafts
@click.option("--rebuild", is_flag=True, help="从头重建。")
def index(path: Path | None, drafts: bool, rebuild: bool) -> None:
    """Bring the index up to date."""
    from reader.cli import archives as opening
    from reader.cli import output

    archive = opening.archive_at(path)
    library, changes = opening.listed(archive, _settings(drafts), every_file=True, rebuild=rebuild)
    output.print_text(
        f"{changes.total} 篇：新 {changes.new}，改 {changes.changed}，"
        f"移动 {changes.moved}，删 {changes.gone}，未变 {changes.unchanged}；"
        f"{len(library.categories())} 个分类"
    )
    if changes.busy:
        output.tell("另一个看报正在更新这个索引，这次没有重复")
    if changes.withheld:
        output.tell(f"另有 {changes.withheld} 篇未发布（published: false），--drafts 一并列出")


@kanbao.command("list", help="列出文章，新的在前。")
@_archive
@_drafts
@click.option(
    "--category", metavar="分类", help="只列这个分类：名称、slug，或独有的一段，拼音也行。"
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="最多列几篇。")
@_format("text", "json", "tsv")
def list_posts(
    path: Path | None, drafts: bool, category: str | None, limit: int | None, form: str
) -> None:
    """Print posts, newest first."""
    from reader.cli import archives as opening
    from reader.cli import lists as listing

    library, _ = opening.listed(opening.archive_at(path), _settings(drafts))
    listing.print_entries(library, category, limit, form)


@kanbao.command(
    help="打印一篇文章，排版与屏幕上相同。POST 是路径、键、标题，或路径和键里独有的一段。"
)
@click.argument("post", metavar="POST[#ANCHOR]")
@click.option(
    "--archive",
    "archive_path",
    type=_PATH,
    metavar="归档",
    help="在这个归档里找，不给时在上次读的里面找。",
)
@click.option("--width", type=click.IntRange(1, 1000), metavar="N", help="行宽（列）。")
@_format("text", "markdown", "html", "json")
@click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="颜色：auto 只在终端上用，设了 NO_COLOR 就不用。",
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


@kanbao.command(help="打印一篇文章的小标题。")
@click.argument("post", metavar="POST")
@click.option(
    "--archive",
    "archive_path",
    type=_PATH,
    metavar="归档",
    help="在这个归档里找，不给时在上次读的里面找。",
)
@_format("text", "json")
def outline(post: str, archive_path: Path | None, form: str) -> None:
    """Print an article's sections."""
    from reader.cli import naming
    from reader.cli import show as article
    from reader.session.opening import open_post

    named = naming.named(post, archive_path, _settings())
    article.print_outline(open_post(named.archive, named.path), form)


@kanbao.command(help="列出分类、名称和篇数。")
@_archive
@_drafts
@_format("text", "json", "tsv")
def categories(path: Path | None, drafts: bool, form: str) -> None:
    """Print categories with labels and counts."""
    from reader.cli import archives as opening
    from reader.cli import lists as listing

    library, _ = opening.listed(opening.archive_at(path), _settings(drafts))
    listing.print_categories(library, form)


@kanbao.command(help="检查归档里的毛病：文件:行: 问题。有问题时退出码为 1。")
@_archive
@_drafts
@_format("text", "json")
@click.option("--explain", metavar="CODE", help="解释一种问题，以及怎么补。")
@click.pass_context
def check(
    ctx: click.Context, path: Path | None, drafts: bool, form: str, explain: str | None
) -> None:
    """Print what is wrong in an archive."""
    from reader.cli import archives as opening
    from reader.cli import check as checking

    if explain is not None:
        checking.print_explanation(explain)
        return
    library, _ = opening.listed(opening.archive_at(path), _settings(drafts), every_file=True)
    if checking.print_problems(library.problems(), form):
        ctx.exit(1)


@kanbao.command(help="列出现在用的设置和按键，各从哪里来。")
@click.option("--init", is_flag=True, help="写一份带说明的设置文件；已经有的不动。")
@click.pass_context
def config(ctx: click.Context, init: bool) -> None:
    """Print which settings and keys hold, or write a file for them."""
    from reader import settings
    from reader.cli import configuring

    if init:
        configuring.write_config(settings.config_path())
    elif configuring.print_config(settings.config_path()):
        ctx.exit(1)


@kanbao.command(help="列出主题：名称、叫法、深浅、是谁的。")
@_format("text", "json", "tsv")
def themes(form: str) -> None:
    """Print the themes."""
    from reader.cli import lists as listing

    listing.print_themes(form)


def _settings(drafts: bool = False) -> Settings:
    from dataclasses import replace

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


def _read(path: Path | None, at: str | None, theme: str | None, *, drafts: bool) -> None:
    from dataclasses import replace

    from reader.cli import archives as opening
    from reader.cli import output
    from reader.errors import SettingsInvalid, WrongUsage
    from reader.session import recent
    from reader.session.places import Place
    from reader.settings import Settings
    from reader.tui.keys.keymap import chosen_keymap

    chosen, notices, _, choices = _chosen()
    keys = chosen_keymap(choices)
    for notice in keys.notices:
        output.tell(f"kanbao: {notice}")
    chosen = replace(chosen, theme=theme or chosen.theme, drafts=drafts or chosen.drafts)
    hints: list[str] = []
    archive = opening.archive_at(path, hints.append)
    if wrong := len(notices) + len(keys.notices):
        hints.append(f"设置里有 {wrong} 处没有照办，kanbao config 逐条说明")
    hint = "；".join(hints)
    place = Place.parse(at) if at is not None else None
    if place is None and path is not None and path.is_file():
        place = Place(path.resolve().relative_to(archive.root).as_posix())
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage("reading-needs-terminal")
    recent.remember(archive.root / (archive.only or ""))
    library = opening.library_of(archive, chosen)

    from reader.tui.app import KanbaoApp

    try:
        app = KanbaoApp(archive, library, chosen, place, hint, keys.keymap)
    except SettingsInvalid as error:
        if theme is not None:
            raise
        output.tell(f"kanbao: {error}；这次用默认的")
        usual = replace(chosen, theme=Settings().theme)
        app = KanbaoApp(archive, library, usual, place, hint, keys.keymap)
    app.run()
    library.close()
    if app.crash:
        from reader.bugs import crash_report

        raise click.ClickException(crash_report(app.crash))
