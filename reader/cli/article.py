"""`kanbao show` and `kanbao outline`: one article, or its sections."""

from __future__ import annotations

import dataclasses
import shutil
import sys
from enum import Enum, Flag
from pathlib import Path

from reader.article import Article, resolve
from reader.article.model import Block, Image
from reader.cli import output
from reader.cli.opening import archive_at, synced
from reader.corpus import open_archive
from reader.errors import PostNotFound
from reader.session.opening import Opened, open_post
from reader.session.places import Place
from reader.session.setting import options_of
from reader.settings import Settings
from reader.typeset import Layout, stdout_measure


def open_place(place: Place, archive_path: Path | None, chosen: Settings) -> Opened:
    """Return the post that `place` names, opened.

    A path of a file needs no index; any other name is looked up in the archive given, by
    default the last one. Raises PostNotFound, ArchiveNotFound, LibraryUnavailable.
    """
    file = Path(place.post)
    if file.is_file():
        archive = open_archive(file)
        return open_post(archive, file.resolve().relative_to(archive.root).as_posix())
    if file.is_dir():
        raise PostNotFound(
            f"{place.post} 是文件夹，不是文章；列出其中的文章：kanbao list {place.post}"
        )
    archive = archive_at(archive_path)
    library, _ = synced(archive, chosen)
    return open_post(archive, library.find(place.post).path)


def print_outline(opened: Opened, form: str) -> None:
    """Print the sections of a post, indented by level, or as JSON Lines."""
    for section in opened.article.sections:
        if form == "json":
            output.print_json(
                {
                    "level": section.level,
                    "title": section.title,
                    "anchor": section.anchor,
                    "line": section.line,
                }
            )
        else:
            output.print_text(f"{'  ' * (section.level - 1)}{section.title}  #{section.anchor}")


def print_article(
    opened: Opened, anchor: str | None, width: int | None, form: str, settings: Settings
) -> None:
    """Print a post, from the section `anchor` on. Raises AnchorNotFound."""
    if form == "json":
        output.print_json(_record(opened))
    elif form == "markdown":
        from reader.article.export import markdown

        output.print_text(markdown(opened.body, opened.context).rstrip("\n"))
    elif form == "html":
        from reader.article.export import html

        output.print_text(html(opened.body, opened.context).rstrip("\n"))
    else:
        _print_lines(opened, anchor, width, settings)


def _print_lines(opened: Opened, anchor: str | None, width: int | None, settings: Settings) -> None:
    columns = width or min(shutil.get_terminal_size().columns, settings.measure)
    layout = Layout(
        opened.article,
        columns,
        options=options_of(settings, columns),
        measure=stdout_measure(settings.ambiguous),
        head=opened.head,
        centred=False,
    )
    first = 0
    if anchor is not None:
        first = layout.block_line(resolve(opened.article, anchor).block)
    lines = layout.lines(first, sys.maxsize - first)
    if sys.stdout.isatty():
        from reader.cli.ansi import painted

        for line in lines:
            output.print_text(painted(line))
    else:
        for line in lines:
            output.print_text(line.text)


def _record(opened: Opened) -> dict[str, object]:
    post, article = opened.post, opened.article
    return {
        "path": post.path,
        "title": post.title,
        "date": post.date.isoformat() if post.date and not post.date_guessed else None,
        "categories": list(post.categories),
        "tags": list(post.tags),
        "problems": [output.problem_record(problem) for problem in post.problems],
        "digest": article.digest,
        "media": post.media or article.media,
        "author": article.author,
        "source": article.source or post.source,
        "images": _images(article),
        "stocks": list(article.stocks),
        "minutes": article.minutes,
        "sections": [_plain(section) for section in article.sections],
        "blocks": [_block(block) for block in article.blocks],
    }


def _images(article: Article) -> list[dict[str, object]]:
    return [
        {
            "alt": block.alt,
            "href": None if block.link is None else article.links[block.link].href,
        }
        for block in article.blocks
        if isinstance(block, Image)
    ]


def _block(block: Block) -> dict[str, object]:
    fields = _plain(block)
    assert isinstance(fields, dict)
    return {"kind": type(block).__name__.lower(), "text": block.text, **fields}


def _plain(value: object) -> object:
    """Return `value` in JSON's terms: data classes as objects, enums by name, flags as lists."""
    if isinstance(value, Flag):
        return [str(member.name).lower() for member in value]
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value
