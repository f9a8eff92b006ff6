"""Commands on an index that turns out damaged when it is asked: all is printed, and that is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import kanbao
from damage import damage, index_in

from reader import settings

TOLD = "kanbao: 索引坏了"


@pytest.mark.parametrize(
    ("tree", "command"),
    [
        ("posts_by_age", "list ARCHIVE"),
        ("posts", "list ARCHIVE --format json"),
        ("filed", "list ARCHIVE --category hewanwanbao --format tsv"),
        ("texts_idx", "list ARCHIVE --query 的"),
        ("texts_data", "search 的 ARCHIVE --format json"),
        ("texts_config", "search 的 ARCHIVE --facet year"),
        ("posts", "search 的 ARCHIVE --count"),
        ("sqlite_autoindex_posts_2", "show library --archive ARCHIVE"),
        ("posts", "outline library --archive ARCHIVE"),
        ("categories", "categories ARCHIVE"),
        ("posts_broken", "check ARCHIVE"),
        ("texts_data", "index ARCHIVE"),
    ],
)
def test_a_command_prints_all_from_a_damaged_index_and_tells(
    archive_folder: Path, tree: str, command: str
) -> None:
    arguments = [archive_folder if each == "ARCHIVE" else each for each in command.split()]
    kanbao("index", archive_folder)
    whole = kanbao(*arguments)
    assert TOLD not in whole.stderr
    damage(index_in(settings.cache_folder()), tree)

    done = kanbao(*arguments)
    assert (done.returncode, done.stdout) == (whole.returncode, whole.stdout)
    (told,) = set(done.stderr.splitlines()) - set(whole.stderr.splitlines())
    assert told.startswith(TOLD)
    assert done.stderr.count(TOLD) == 1
    assert kanbao(*arguments).stderr == whole.stderr
