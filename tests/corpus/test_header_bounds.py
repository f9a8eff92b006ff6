"""Headers that would cost a parser more than they are worth: refused, and read line by line."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from reader.corpus.header.bounds import MAX_DOTS
from reader.corpus.header.splitting import read_header

DEEP = ".".join(["a"] * 2_000)
LINES = {
    "a key": f"{DEEP} = 1",
    "a table": f"[{DEEP}]",
    "tables": f"[[{DEEP}]]",
    "a key in a table": f"b = {{{DEEP} = 1}}",
    "a key below others": f"b = 1 # x\n {DEEP} = 1",
    "no value": "a." * 9_000,
    "no value, in quotes": "'甲' . " * 9_000,
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
def test_keys_of_many_parts_never_reach_tomllib(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    loads = tomllib.loads

    def noted(text: str) -> dict[str, Any]:
        given.append(text)
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", noted)
    header = read_header(f'+++\n{line}\ntitle = "雨果"\n+++\n正文')
    assert given == []
    assert header.values["title"] == "雨果"
    (fault,) = header.faults
    assert (fault.code, fault.values) == ("header-unsafe", {"why": "too-deep", "most": MAX_DOTS})


def test_keys_of_some_parts_and_dots_in_values_do() -> None:
    value = "一句话。" + "." * 100
    header = read_header(f'+++\na.b.c.d = 1\n[e."f.g".h]\ntitle = "{value}"\n+++\n')
    assert header.faults == ()
    assert header.values["a"] == {"b": {"c": {"d": 1}}}
    assert header.values["e"] == {"f.g": {"h": {"title": value}}}


def test_lines_of_a_text_in_a_header_may_hold_dots() -> None:
    text = "\n".join(("一句话。" + "." * 100, "v1.2.3.4 . . .", "one two. " * 40))
    header = read_header(f'+++\ntitle = """\n{text}"""\n+++\n')
    assert header.faults == ()
    assert header.values["title"] == text


def test_a_key_given_a_thousand_times_is_told_some_times() -> None:
    faults = read_header("---\n" + "a: b\n" * 1_000 + "---\n").faults
    assert [(fault.code, fault.line) for fault in faults] == [
        ("key-duplicate", line) for line in range(3, 23)
    ]
