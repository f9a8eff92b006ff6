"""Any bytes as a post: what the commands print is JSON Lines, and holds no control character."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.cli import kanbao

COMMANDS = ("list", "categories", "check", "show", "outline")
FORMS = {
    "show": ("text", "markdown", "html"),
    "list": ("text", "tsv"),
    "categories": ("text", "tsv"),
}
HOSTILE = st.lists(
    st.sampled_from(
        [b"---\n", b"title: ", b"tags: ", b"category: ", b"date: ", b"\x1b[31m", b"\x9b1m", b"\x07",
         b"\xc2\x9b", "\u202e\u2028\u0085".encode(), b"\n", b"\r", b"\t", b"# ", b"|a|b|\n|-|-|\n",
         b"```\n", b"<http://x.org/\x1b>\n", b"[a](<http://x/\x1b]8;;\x07>)", b"\xff\xfe", b"\0",
         "中文。".encode("gb18030"), "中文。".encode(), b"<pre>\x1b", b"\\x1b", b"&#27;", b"![", b"\"\\e[1m\""]
    ),
    max_size=25,
).map(b"".join)  # fmt: skip


def printed(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """Return what a command prints, which must be UTF-8."""
    raw = io.BytesIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8"))
        patch.setattr(sys, "stderr", io.StringIO())
        kanbao.main(arguments, standalone_mode=False)
        sys.stdout.flush()
        return raw.getvalue().decode("utf-8")


def strings(value: object) -> Iterator[str]:
    """Yield every string in what JSON made, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def assert_no_control(text: str) -> None:
    wrong = {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} - {"\n", "\t"}
    assert not wrong, wrong
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def check_post(folder: Path, monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    (folder / "a.md").write_bytes(raw)
    for command in COMMANDS:
        place = str(folder / "a.md") if command in ("show", "outline") else str(folder)
        lines = printed(monkeypatch, command, place, "--format", "json").removesuffix("\n")
        for line in lines.split("\n") if lines else []:
            record = json.loads(line)
            assert isinstance(record, dict)
            # As it stands in the line, and as its reader decodes it.
            assert_no_control(line)
            for text in strings(record):
                assert_no_control(text)
        for form in FORMS.get(command, ("text",)):
            assert_no_control(printed(monkeypatch, command, place, "--format", form))


@settings(max_examples=60)
@given(raw=HOSTILE | st.binary(max_size=200))
@example(b'---\ntitle: "\x1b]0;x\x07"\ntags: ["\\x9b", "\\u2028"]\n---\n&#x1b;[2J &#155;')
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        check_post(tmp_path_factory.mktemp("any"), monkeypatch, raw)


def test_any_name(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name in (b"\x1b[31m\n\t.md", b"\xff\xfe\xc2\x9b.md", "\u202e中.md".encode()):
            (tmp_path / name.decode("utf-8", "surrogateescape")).write_text("文", "utf-8")
        lines = printed(monkeypatch, "list", str(tmp_path), "--format", "json")
        assert_no_control(lines)
        assert len([json.loads(line) for line in lines.splitlines()]) == 3
