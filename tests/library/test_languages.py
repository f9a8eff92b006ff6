"""One index serves readers of any language: it holds no sentence."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import texts
from reader.cli.check import print_problems
from reader.corpus import open_archive
from reader.corpus.problems import CODES, FOUND_WHEN_OPENED
from reader.library import Library, open_library
from reader.texts.problems import EXPLANATIONS, REASONS, SENTENCES

HAN = re.compile("[\u4e00-\u9fff]")

FILES = {
    "_config.yml": b'timezone: Mars/Olympus\ntitle: "a"b"\n',
    "_posts/2022-01-01-unclosed.md": b"---\ntitle: a\n\nbody\n",
    "_posts/2022-01-01-endless.md": b"---\ntitle: a\n" + b"b: c\n" * 14_000 + b"---\n",
    "_posts/2022-01-01-odd.md": b"---\ntitle: a\n? [b]\n---\n",
    "_posts/2022-01-02-late.md": b"\n---\ntitle: a\n---\n",
    "_posts/2022-01-03-colon.md": b"---\ntitle: a: b\n---\n",
    "_posts/2022-01-04-control.md": b"---\ntitle: a\x1bb\n---\n",
    "_posts/2022-01-05-deep.md": b"---\ntitle: a\nb: " + b"[" * 9000 + b"\n---\n",
    "_posts/2022-01-06-aliases.md": b"---\ntitle: a\nb: &b [x]\nc: [" + b"*b, " * 30 + b"x]\n---\n",
    "_posts/2022-01-07-tab.md": b"---\n\ttitle: a\n---\n",
    "_posts/2022-01-08-quotes.md": b'---\ntitle: "a "b" c"\n---\n',
    "_posts/2022-01-09-quote.md": b'---\ntitle: "a\ntags: b\n---\n',
    "_posts/2022-01-10-twice.md": b"---\ntitle: a\ntitle: b\n---\n",
    "_posts/2022-01-11-empty.md": b"---\ntitle:\ndate: noon\n---\nbody\n",
    "_posts/undated.md": b"---\ntitle: a\n---\n",
    "_posts/2022-01-12-cut.md": b"---\ntitle: a\n---\n" + "text\u00e9 ".encode() * 9 + b"\xc3",
    "_posts/2022-01-13-latin.md": b"---\ntitle: a\n---\nd\xe9j\xe0 vu",
    "_posts/2022-01-14-nul.md": b"---\ntitle: a\n---\nx\0y",
    "_posts/2022-01-19-two.md": "---\ntitle: a\n---\n我们在这里\n".encode()
    + "他们也在那里，说了一天的话。\n".encode("gb18030"),
    "old_post/dateless.md": b"---\ntitle: a\n---\n",
    "_posts/2022-01-15-large.md": b"---\ntitle: a\n---\n" + b"x " * (9 << 20),
    "_posts/2022-01-15-flood.md": b"---\ntitle: a\n---\n" + b"[a][" * (16 << 10),
    "_posts/2022-01-15-site.md": b"---\ntitle: a\n---\n## Related Posts\n\n- [b](/b)\n",
    "_posts/2022-01-16-locked.md": b"---\ntitle: a\n---\n",
    "_posts/2022-01-17-vanished.md": b"---\ntitle: a\n---\n",
    "_posts/shut/2022-01-18-a.md": b"---\ntitle: a\n---\n",
}
"""An archive, without a word of Chinese, in which everything is wrong that can be."""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive, as a system gives it that refuses what it refuses to others than root."""
    root = tmp_path / "site"
    for name, raw in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
    open_file, scan = os.open, os.scandir

    def opening(path: str, *arguments: int, **more: int) -> int:
        if str(path).endswith("locked.md"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        if str(path).endswith("vanished.md"):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return open_file(path, *arguments, **more)

    def scanning(path: str) -> object:
        if str(path).endswith("/shut"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scan(path)

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(os, "scandir", scanning)
    return root


@pytest.fixture
def opened(archive: Path, tmp_path: Path) -> Callable[[], Library]:
    def open_it() -> Library:
        cache, data = tmp_path / "cache", tmp_path / "data"
        return open_library(open_archive(archive), cache=cache, data=data)

    return open_it


@pytest.mark.parametrize(("first", "then"), [("zh", "en"), ("en", "zh")])
def test_problems_are_told_in_the_language_of_whoever_asks(
    first: str, then: str, opened: Callable[[], Library], capsys: pytest.CaptureFixture[str]
) -> None:
    texts.use(first)
    library = opened()
    library.sync()
    assert {problem.code for problem in library.problems()} == set(CODES) - FOUND_WHEN_OPENED
    print_problems(library.problems(), "text")
    lines = capsys.readouterr().out.splitlines()
    library.close()

    texts.use(then)
    library = opened()
    print_problems(library.problems(), "text")
    others = capsys.readouterr().out.splitlines()
    assert len(lines) == len(others) >= len(CODES)
    for language, told in ((first, lines), (then, others)):
        for line in told:
            assert bool(HAN.search(line)) == (language == "zh"), line
    assert not library.sync().any


def test_the_index_holds_no_sentence(opened: Callable[[], Library], tmp_path: Path) -> None:
    opened().sync()
    (index,) = (tmp_path / "cache").glob("*/index.*.db")
    with sqlite3.connect(index) as connection:
        held = "\n".join(connection.iterdump())
    assert "header-unclosed" in held
    assert "errno" in held
    assert not HAN.search(held)
    for text in (*SENTENCES.values(), *REASONS.values(), *EXPLANATIONS.values()):
        words = max(re.split(r"\{[^}]*\}", text), key=len)
        assert not words.strip() or words not in held
