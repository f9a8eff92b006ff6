"""A long post is opened in parts, its beginning first."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.corpus import Archive, load, open_archive
from reader.session import opening
from reader.session.opening import LONG_BODY, Opened, open_in_parts, open_post

NAME = "long.md"
PARAGRAPH = "近年来，河湾的渡口一直照常开船，风大的日子也不例外，船工说总有人要过江。\n\n"


def archive_of(folder: Path, body: str) -> Archive:
    (folder / NAME).write_text(f"---\ntitle: 长文\n---\n{body}", "utf-8")
    return open_archive(folder)


def parts(archive: Archive) -> list[Opened]:
    return list(open_in_parts(load(archive, NAME), archive.site, None, lambda: False))


@pytest.mark.parametrize("very_long", [LONG_BODY * 10, LONG_BODY])
def test_the_beginning_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, very_long: int
) -> None:
    monkeypatch.setattr(opening, "_VERY_LONG_BODY", very_long)
    archive = archive_of(tmp_path, PARAGRAPH * (LONG_BODY // len(PARAGRAPH) + 2))
    beginning, whole = parts(archive)
    assert whole == open_post(archive, NAME)
    assert (beginning.is_whole, whole.is_whole) == (False, True)
    assert whole.article.text.startswith(beginning.article.text)
    assert 1000 < len(beginning.article.text) < LONG_BODY // 2
    assert beginning.article.text.endswith("。")


def test_a_long_line_has_a_beginning_too(tmp_path: Path) -> None:
    beginning, whole = parts(archive_of(tmp_path, "长" * (LONG_BODY + 1)))
    assert whole.article.text.startswith(beginning.article.text)
    assert beginning.article.text


def test_a_short_post_is_opened_at_once(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, PARAGRAPH)
    assert parts(archive) == [open_post(archive, NAME)]


def test_what_is_no_longer_wanted_is_not_parsed(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, PARAGRAPH * LONG_BODY)
    opened = open_in_parts(load(archive, NAME), archive.site, None, lambda: True)
    assert [part.is_whole for part in opened] == [False]
